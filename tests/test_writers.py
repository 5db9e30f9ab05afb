"""What the writers write, and that the reader of our Markdown gets it back."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_parser.markdown_form import (
    EVENT_WORDS,
    MARKER,
    escape_block,
    escape_cell,
    escape_item,
    escape_line,
    escape_speech,
    read_event,
    unescape,
)
from minutes_parser.model import Minutes, Paragraph, Remark, Speaker
from minutes_parser.parser.markdown import is_own, read
from minutes_parser.writers import WRITERS
from minutes_parser.writers.json import write as write_json
from minutes_parser.writers.markdown import write as write_markdown
from tests.strategies import WORDS, documents, texts

PLACES = {"line", "end_line", "column", "source"}
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def drop_places(node: Any) -> Any:
    """What is left of a document when the places of its parts are put aside."""
    if isinstance(node, dict):
        return {key: drop_places(value) for key, value in node.items() if key not in PLACES}
    if isinstance(node, list):
        return [drop_places(item) for item in node]
    return node


def content(doc: Minutes) -> Any:
    return drop_places(doc.model_dump())


def make(**parts: Any) -> Minutes:
    return Minutes.model_validate(parts)


def make_remark(text: str, **rest: Any) -> dict[str, Any]:
    speaker = {"label": "○위원장 김영배", "role": "위원장", "name": "김영배"}
    paragraphs = text.split("\n") if text else []
    places = {"line": 1, "end_line": 1}
    return {"type": "remark", "speaker": speaker, "text": text, "paragraphs": paragraphs} | (
        places | rest
    )


def make_event(text: str, **rest: Any) -> dict[str, Any]:
    return {"type": "event", "kind": "note", "text": text, "line": 1} | rest


def make_paragraph(text: str, **rest: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": text, "line": 1, "end_line": 1} | rest


@slow
@given(documents())
def test_json_round_trips(doc: Minutes) -> None:
    assert Minutes.model_validate_json(write_json(doc)) == doc


@slow
@given(documents())
def test_indented_json_holds_the_same(doc: Minutes) -> None:
    assert json.loads(write_json(doc, indent=2)) == json.loads(write_json(doc))


def test_json_is_compact_and_leaves_korean_as_it_is() -> None:
    text = write_json(make(title="회의록"))
    assert text.startswith('{"schema_version":"1.0"')
    assert '"title":"회의록"' in text
    assert not text.endswith("\n")


@pytest.mark.parametrize("indent", [None, 2])
def test_json_of_a_lone_surrogate_can_still_be_read(indent: int | None) -> None:
    doc = make(title="회의\ud800록", outcomes=[{"result": "가결", "votes": {"for": 3}, "line": 1}])
    text = write_json(doc, indent)
    assert Minutes.model_validate_json(text).title == "회의\ufffd록"
    assert json.loads(text)["outcomes"][0]["votes"] == {"for": 3}


@slow
@given(documents())
def test_markdown_out_and_in_again_gives_the_same_content(doc: Minutes) -> None:
    assert content(read(write_markdown(doc))) == content(doc)


@slow
@given(documents())
def test_the_second_pass_of_markdown_is_byte_identical(doc: Minutes) -> None:
    first = write_markdown(doc)
    assert write_markdown(read(first)).encode() == first.encode()


@slow
@given(documents())
def test_markdown_survives_other_line_ends_and_a_mark_at_the_start(doc: Minutes) -> None:
    changed = "\ufeff" + write_markdown(doc).replace("\n", " \t\r\n")
    assert is_own(changed)
    assert content(read(changed)) == content(doc)


@slow
@given(documents(), st.data())
def test_markdown_that_was_torn_and_patched_is_still_read(
    doc: Minutes, data: st.DataObject
) -> None:
    lines = write_markdown(doc).split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(lines)))
        if data.draw(st.booleans()):
            del lines[place : place + data.draw(st.integers(1, 3))]
        else:
            lines.insert(place, data.draw(texts() | st.sampled_from(lines or [""])))
    torn = read("\n".join(lines))
    assert content(read(write_markdown(torn))) == content(torn)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read(f"{MARKER}\n{text}")


@slow
@given(documents(), st.data())
def test_a_word_put_in_on_a_line_of_its_own_is_not_lost(doc: Minutes, data: st.DataObject) -> None:
    lines = write_markdown(doc).split("\n")
    place = data.draw(st.integers(0, len(lines)))
    mark = data.draw(st.sampled_from(["", "# ", "## ", "- ", "| ", "<!-- "]))
    lines.insert(place, f"{mark}덧말씀")
    assert "덧말씀" in write_json(read("\n".join(lines)))


@given(st.text(st.characters()))
def test_an_escaped_text_comes_back(text: str) -> None:
    for escape in (escape_block, escape_speech, escape_line, escape_item, escape_cell):
        escaped = escape(text)
        assert unescape(escaped) == text
        assert escaped == escaped.strip()
    assert "\n" not in escape_line(text)


@pytest.mark.parametrize("word", [w for w in WORDS if not re.search(r"^[0-9]+\. |,", w)])
def test_ordinary_words_are_not_escaped(word: str) -> None:
    assert escape_block(word) == word


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("10~11, 12~13", "10\\~11, 12\\~13"),
        ("16:00 ~ 18:10, 19:00 ~ 20:00", "16:00 ~ 18:10, 19:00 ~ 20:00"),
        ("1. 안건", "1\\. 안건"),
        ("1.안건", "1.안건"),
        ("- 3 -", "\\- 3 -"),
        ("-3도", "-3도"),
        ("# 제목", "\\# 제목"),
        ("#해시", "#해시"),
        ("[별첨](생략)", "[별첨]\\(생략)"),
        ("[별첨] 생략", "[별첨] 생략"),
        ("<위원장>", "<위원장>"),
        ("<b>", "\\<b>"),
        ("a_b_c, _d_", "a_b_c, \\_d\\_"),
        ("3 * 4", "3 * 4"),
        ("* 참고", "\\* 참고"),
        ("가|나", "가|나"),
        (" 가", "&#32;가"),
        ("가\n나", "가\\\n나"),
        ("", "<!-- -->"),
    ],
)
def test_only_what_markdown_would_read_as_a_mark_is_escaped(text: str, escaped: str) -> None:
    assert escape_block(text) == escaped
    assert unescape(escaped) == text


def test_a_remark_reads_as_a_person_wants_it() -> None:
    written = write_markdown(make(proceedings=[make_remark("회의를 시작합니다.", time="10:02")]))
    assert "**위원장 김영배** `10:02`  회의를 시작합니다.\n" in written


def test_an_event_stands_where_it_stood_in_the_remark() -> None:
    gavel = make_event("(의사봉 3타)", kind="gavel", after_paragraph=1)
    doc = make(proceedings=[make_remark("개회합니다.\n앉으십시오."), gavel])
    written = write_markdown(doc)
    assert "개회합니다.\n\n*(의사봉 3타)*\n\n앉으십시오." in written
    assert content(read(written)) == content(doc)


def test_what_an_event_is_need_not_be_said_when_its_words_say_it() -> None:
    doc = make(proceedings=[make_event("(10시02분 개의)", kind="open", time="10:02")])
    assert "*(10시02분 개의)*\n" in write_markdown(doc)


@pytest.mark.parametrize(
    ("text", "kind", "clock"),
    [
        ("(10시02분 개의)", "open", "10:02"),
        ("(14시 속개)", "resume", "14:00"),
        ("(10시17분 계속개의)", "resume", "10:17"),
        ("(10시01분 회의중지)", "recess", "10:01"),
        ("산회 12:00", "close", "12:00"),
        ("(의사봉 3타)", "gavel", None),
        ("(「없습니다」 하는 위원 있음)", "interjection", None),
        ("(증인 선서)", "oath", None),
        ("(거수 표결)", "vote", None),
        ("(자료 배부)", "note", None),
    ],
)
def test_the_words_of_an_event_tell_its_kind_and_time(
    text: str, kind: str, clock: str | None
) -> None:
    assert read_event(text) == (kind, clock)


def test_every_kind_of_event_but_a_note_has_its_words() -> None:
    assert {kind for kind, _ in EVENT_WORDS} == set(
        "open recess resume close interjection gavel vote oath".split()
    )


def test_labels_that_look_alike_are_told_apart() -> None:
    labels = ["〈위원장〉", "<위원장>", "〈위원장〉"]
    speakers = [{"label": label, "role": "위원장"} for label in labels]
    doc = make(proceedings=[make_remark("예.", speaker=speaker) for speaker in speakers])
    written = write_markdown(doc)
    assert written.count("**위원장**  예.") == 2
    assert written.count("**위원장** <!-- 2 -->  예.") == 1
    assert content(read(written)) == content(doc)


def test_the_appendix_stands_at_the_end_in_one_comment() -> None:
    doc = make(title="회의록", furniture=[{"line": 1, "text": "--> - 3 -"}])
    written = write_markdown(doc)
    assert written.endswith('<!-- 덧붙임\nfurniture "-\\u002d> - 3 -"\n-->\n')
    assert written.count("-->") == 2


def test_markdown_of_an_empty_document_is_its_first_line() -> None:
    assert write_markdown(make()) == f"{MARKER}\n"


def test_an_edited_remark_is_read_as_edited() -> None:
    doc = make(proceedings=[make_remark("말씀드리겠습니다."), make_remark("이상입니다.")])
    edited = read(write_markdown(doc).replace("말씀드리겠습니다.", "한 말씀 드립니다."))
    assert [remark.text for remark in edited.remarks] == ["한 말씀 드립니다.", "이상입니다."]


def test_an_edited_remark_whose_text_is_not_its_paragraphs_is_read_as_edited() -> None:
    doc = make(proceedings=[make_remark("가나다", paragraphs=["가", "나다"])])
    written = write_markdown(doc)
    assert read(written).remarks[0].text == "가나다"
    assert read(written.replace("나다\n", "라\n")).remarks[0].text == "가\n라"


def test_a_remark_written_by_hand_gets_a_speaker() -> None:
    attendees = [{"name": "임규건", "role": "위원장", "status": "present", "line": 1}]
    written = write_markdown(make(attendees=attendees, proceedings=[make_remark("예.")]))
    written += (
        "\n**위원장 임규건** 좋습니다.\n\n계속하십시오.\n\n**○○○ 위원** 예.\n\n**참석자**\n네.\n"
    )
    speakers = [remark.speaker for remark in read(written).remarks]
    assert [(s.role, s.name, s.attendee, s.anonymous) for s in speakers] == [
        ("위원장", "김영배", None, False),
        ("위원장", "임규건", 0, False),
        ("위원", "○○○", None, True),
        (None, "참석자", None, False),
    ]
    assert read(written).remarks[1].paragraphs == ["좋습니다.", "계속하십시오."]


def test_a_line_wrapped_by_hand_stays_one_paragraph() -> None:
    written = write_markdown(make(proceedings=[make_remark("회의를 시작합니다.")]))
    wrapped = read(written.replace("회의를 ", "회의를\n"))
    assert wrapped.remarks[0].paragraphs == ["회의를 시작합니다."]


def test_rows_and_items_added_by_hand_are_read() -> None:
    written = write_markdown(
        make(
            title="회의록",
            header={"place": "회의실"},
            attendees=[{"name": "임규건", "status": "present", "line": 1}],
            agenda=[{"number": "1", "title": "보고", "line": 1}],
        )
    )
    written = written.replace("| 장소 | 회의실 |", "| 장소 | 대강당 |\n| 서기 | 문가온 |")
    written = written.replace("| 임규건 | 참석 |", "| 임규건 | 참석 |\n| 한보람 | 지각 |")
    doc = read(written.replace("보고\n", "보고\n2. 기타 *(자문)*\n"))
    assert doc.header.place == "대강당"
    assert [(field.label, field.value) for field in doc.header.fields] == [("서기", "문가온")]
    assert [(person.name, person.status) for person in doc.attendees] == [
        ("임규건", "present"),
        ("한보람", "present"),
    ]
    assert [(i.number, i.title, i.kind) for i in doc.agenda] == [
        ("1", "보고", None),
        ("2", "기타", "자문"),
    ]
    assert [line.text for line in doc.unparsed] == ["| 한보람 | 지각 |"]


def test_lines_are_those_of_the_markdown() -> None:
    doc = read(write_markdown(make(title="회의록", proceedings=[make_remark("가.\n나.")])))
    lines = write_markdown(doc).split("\n")
    remark = doc.remarks[0]
    assert lines[remark.line - 1].endswith("가.")
    assert lines[remark.end_line - 1] == "나."
    assert doc.source.format == "markdown"
    assert doc.source.lines == len(lines)


def test_the_agenda_may_be_deep() -> None:
    item: dict[str, Any] = {"title": "끝", "line": 1}
    for depth in range(90):
        item = {"title": str(depth), "line": 1, "children": [item]}
    doc = make(agenda=[item])
    assert content(read(write_markdown(doc))) == content(doc)
    steps = "\n".join(f"{' ' * n}- 안건" for n in range(2000))
    assert len(read(f"{MARKER}\n\n## 안건\n\n{steps}\n").agenda_items) == 2000


def test_lone_surrogates_come_through_markdown() -> None:
    doc = make(title="회의\ud800록", furniture=[{"text": "\udfff", "line": 1}])
    written = write_markdown(doc)
    assert written.encode("utf-8")
    assert content(read(written)) == content(doc)


@pytest.mark.parametrize("text", ["", "# 회의록\n", " <!-- other -->", f"회의록\n{MARKER}"])
def test_a_text_without_the_mark_is_not_ours(text: str) -> None:
    assert not is_own(text)


def test_the_table_of_writers_holds_every_format() -> None:
    doc = make(title="회의록")
    assert {name: write(doc) for name, write in WRITERS.items()} == {
        "json": write_json(doc),
        "markdown": write_markdown(doc),
    }


def test_time_grows_linearly_with_hostile_text() -> None:
    units = ("\\", "*", "~", "_", "`", " ", "-", "a_", "[", "~ ", "**a", "- ")
    hostile = [unit * 20_000 for unit in units]
    doc = make(proceedings=[make_paragraph(text) for text in hostile], title="(" * 20_000)
    start = time.perf_counter()
    assert content(read(write_markdown(doc))) == content(doc)
    hostile += [text + "x" for text in hostile] + ["**" + "\\*" * 10_000, "*" + "a *" * 10_000]
    read("\n".join([MARKER, *(f"{mark}{t}" for t in hostile for mark in ("", "- ", "| ", "**"))]))
    assert time.perf_counter() - start < 5


def test_many_remarks_are_written_in_no_time() -> None:
    speech = "존경하는 위원 여러분, 10~11월 사업의 추진 경과를 말씀드리겠습니다. " * 8
    remark = Remark(
        speaker=Speaker(label="○위원장 김영배", role="위원장", name="김영배"),
        text=speech,
        paragraphs=[speech],
        line=1,
        end_line=1,
    )
    doc = Minutes(proceedings=[remark] * 800 + [Paragraph(text=speech, line=1, end_line=1)])
    assert _measure(lambda: write_json(doc)) < 0.05
    assert _measure(lambda: write_markdown(doc)) < 0.2


def _measure(call: Any) -> float:
    """Seconds of the best of three calls."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def test_no_comment_can_be_ended_by_a_text() -> None:
    nasty = "-->--!>"
    doc = make(
        layout={"name": nasty, "confidence": 1, "evidence": [nasty]},
        proceedings=[make_remark(nasty, time=nasty, speaker={"label": nasty, "name": nasty})],
    )
    comments = re.findall(r"<!--(.*?)-->", write_markdown(doc), re.DOTALL)
    assert all("--" not in comment for comment in comments)
    assert content(read(write_markdown(doc))) == content(doc)
