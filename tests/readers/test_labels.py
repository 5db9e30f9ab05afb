"""Labels that stand apart from the speech by their bold letters alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_parser import parse
from minutes_parser.readers import read_bytes
from minutes_parser.readers.labels import LONGEST, Bold, set_off
from tests.office_files import docx, html, hwp, hwpx, pdf

# Letters that are bold or plain, in the order of a line.
Runs = tuple[tuple[str, bool], ...]
HEAD = "제3차 운영위원회 회의록\n\n일시: 2024년 5월 21일\n\n"


def _write_docx(lines: list[Runs]) -> bytes:
    inner = [
        "".join(docx.run(text, "<w:b/>" if bold else "") for text, bold in runs) for runs in lines
    ]
    return docx.wrap("".join(f"<w:p>{line}</w:p>" for line in inner))


def _write_html(lines: list[Runs]) -> bytes:
    inner = ["".join(f"<b>{text}</b>" if bold else text for text, bold in runs) for runs in lines]
    return html.wrap("".join(f"<p>{line}</p>" for line in inner))


def _write_hwp(lines: list[Runs]) -> bytes:
    shaped = [tuple((text, int(bold)) for text, bold in runs) for runs in lines]
    return hwp.wrap([hwp.paragraph("", runs=runs) for runs in shaped], info=hwp.LETTER_SHAPES)


def _write_hwpx(lines: list[Runs]) -> bytes:
    inner = ["".join(hwpx.run(text, int(bold)) for text, bold in runs) for runs in lines]
    return hwpx.wrap("".join(f"<hp:p>{line}</hp:p>" for line in inner))


def _write_pdf(lines: list[Runs]) -> bytes:
    canvas = pdf.Canvas(595)
    for n, runs in enumerate(lines):
        x = pdf.MARGIN
        for text, bold in runs:
            canvas.show(x, pdf.HEIGHT - 50 - 2 * pdf.SIZE * n, text, bold=bold)
            x += pdf.SIZE * pdf.measure(text)
    return pdf.save([canvas])


FORMATS: dict[str, Callable[[list[Runs]], bytes]] = {
    "docx": _write_docx,
    "html": _write_html,
    "hwp": _write_hwp,
    "hwpx": _write_hwpx,
    "pdf": _write_pdf,
}
each_format = pytest.mark.parametrize("kind", FORMATS)


def read(kind: str, *runs: tuple[str, bool]) -> str:
    return read_lines(kind, runs)[0]


def read_lines(kind: str, *lines: Runs) -> list[str]:
    source = read_bytes(FORMATS[kind](list(lines)), f"a.{kind}")
    assert source.format == kind
    return [line for line in source.text.split("\n") if line]


def list_remarks(text: str) -> list[tuple[str | None, str | None, str]]:
    remarks = parse(f"{HEAD}{text}\n").remarks
    return [(remark.speaker.role, remark.speaker.name, remark.text) for remark in remarks]


@each_format
@pytest.mark.parametrize(
    ("label", "speech", "role", "name"),
    [
        ("○위원장김갑수", "네 시작하겠습니다.", "위원장", "김갑수"),
        ("○의장", " 이상 헌장을 읽겠습니다.", "의장", None),
    ],
)
def test_bold_letters_tell_where_a_label_ends(
    kind: str, label: str, speech: str, role: str, name: str | None
) -> None:
    text = read(kind, (label, True), (speech, False))
    assert text == f"{label}  {speech.strip()}"
    assert list_remarks(text) == [(role, name, speech.strip())]
    assert not list_remarks(read(kind, (label, False), (speech, False)))


@each_format
def test_a_label_may_be_made_of_several_runs(kind: str) -> None:
    runs = (
        ("○위원장", True),
        (" ", False),
        ("김갑수", True),
        (" 네, 시작", False),
        ("합니다.", False),
    )
    assert read(kind, *runs) == "○위원장 김갑수  네, 시작합니다."


@each_format
@pytest.mark.parametrize(
    "runs",
    [
        pytest.param((("○ 오늘은 ", False), ("예산", True), (" 심의", False)), id="in a sentence"),
        pytest.param((("○ 위원장 김갑수 네", True),), id="all of it"),
        pytest.param(
            (("○ 예산", True), ("은 작년보다 늘었다.", False)), id="a word with a particle"
        ),
        pytest.param((("○위원장 김", True), ("갑수 네.", False)), id="not all of a name"),
        pytest.param((("○의장 네, 시", True), ("작합니다.", False)), id="more than a label"),
        pytest.param((("○ 위원장", True), (" : 네.", False)), id="with a colon"),
        pytest.param((("오늘은", True), (" 예산 심의", False)), id="without a mark"),
        pytest.param((("○위원장  ", True), ("네 시작", False)), id="set off already"),
        pytest.param((("○ " + "가나다 " * LONGEST, True), ("네 시작", False)), id="too long"),
    ],
)
def test_other_bold_letters_change_nothing(kind: str, runs: Runs) -> None:
    assert read(kind, *runs) == "".join(text for text, _ in runs)


SAID = (
    "지난번 회의록을 읽어 보았습니다.",
    "예산은 왜 줄었습니까?",
    "제가 말씀드리겠습니다.",
    "다음으로 넘어가도 되겠습니까?",
    "네, 그렇게 하시지요.",
)


@each_format
@pytest.mark.parametrize(
    "labels",
    [
        ("위원장 김갑수", "위원 이을녀"),
        ("김갑수", "이을녀"),
        ("수진", "민호"),
        ("면담자", "응답자"),
    ],
)
@pytest.mark.parametrize("blank", [" ", ""], ids=["a blank", "no blank"])
def test_bold_beginnings_that_come_again_and_again_are_labels(
    kind: str, labels: tuple[str, str], blank: str
) -> None:
    lines = [((labels[n % 2], True), (blank + said, False)) for n, said in enumerate(SAID)]
    shown = read_lines(kind, *lines)
    assert shown == [f"{labels[n % 2]}  {said}" for n, said in enumerate(SAID)]
    remarks = list_remarks("\n".join(shown))
    assert [text for *_, text in remarks] == list(SAID)
    assert [" ".join(filter(None, who)) for *who, _ in remarks[:2]] == list(labels)


@each_format
def test_bold_beginnings_that_stand_once_change_nothing(kind: str) -> None:
    topics = ("배경", "현황", "문제점", "대책", "기대효과")
    lines = [((topic, True), (f" {said}", False)) for topic, said in zip(topics, SAID, strict=True)]
    assert read_lines(kind, *lines) == [
        f"{topic} {said}" for topic, said in zip(topics, SAID, strict=True)
    ]


def test_a_run_is_bold_by_its_style_and_by_what_that_is_based_on() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Who"><w:basedOn w:val="Strong"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Thin"><w:basedOn w:val="Strong"/>'
        '<w:rPr><w:b w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>'
    )
    parts = {"styles": f'<w:styles xmlns:w="{docx.W}">{styles}</w:styles>'}
    looks = {
        '<w:rStyle w:val="Who"/>': True,
        '<w:rStyle w:val="Strong"/>': True,
        '<w:rStyle w:val="Strong"/><w:b w:val="false"/>': False,
        '<w:rStyle w:val="Thin"/>': False,
        '<w:rStyle w:val="Ring"/>': False,
        '<w:rStyle w:val="None"/>': False,
        '<w:b w:val="0"/>': False,
        '<w:b w:val="1"/>': True,
        "<w:bCs/>": False,
    }
    for look, bold in looks.items():
        body = f"<w:p>{docx.run('○위원장', look)}{docx.run('네 시작')}</w:p>"
        text = read_bytes(docx.wrap(body, **parts), "a.docx").text
        assert text == ("○위원장  네 시작\n" if bold else "○위원장네 시작\n"), look


def test_a_mark_that_word_draws_opens_a_label() -> None:
    lists = (
        f'<w:numbering xmlns:w="{docx.W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="○"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{listed}{docx.run('위원장', '<w:b/>')}{docx.run('네 시작')}</w:p>"
    text = read_bytes(docx.wrap(body, numbering=lists), "a.docx").text
    assert text == "○ 위원장  네 시작\n"


def test_controls_take_their_eight_places_before_bold_letters_are_told() -> None:
    field = "\x03" + "klh%" + "\0" * 2 + "\x03"
    for runs in (
        ((f"{field}{field}○위원장", 1), ("네 시작", 0)),
        (("○위", 1), (f"{field}원장", 1), (f"{field}네 시작", 0)),
    ):
        data = hwp.wrap([hwp.paragraph("", runs=runs)], info=hwp.LETTER_SHAPES)
        assert read_bytes(data, "a.hwp").text == "○위원장  네 시작\n"


def test_bold_letters_that_begin_inside_a_control_are_not_believed() -> None:
    runs = (("○위원장\x03klh", 1), ("%\0\0\x03네 시작", 0))
    data = hwp.wrap([hwp.paragraph("", runs=runs)], info=hwp.LETTER_SHAPES)
    assert read_bytes(data, "a.hwp").text == "○위원장네 시작\n"


def test_letters_that_are_drawn_with_an_outline_are_bold() -> None:
    canvas = pdf.Canvas(595)
    canvas.drawn.append("2 Tr")
    canvas.show(50, 800, "○위원장김갑수")
    canvas.drawn.append("0 Tr")
    canvas.show(120, 800, "네 시작하겠습니다.")
    text = read_bytes(pdf.save([canvas]), "a.pdf").text
    assert text == "○위원장김갑수  네 시작하겠습니다.\n"


def test_each_line_of_a_paragraph_has_its_own_label() -> None:
    pieces = [
        "(10시 개의)\n",
        Bold("○의장"),
        " 네.\n",
        Bold("○간사 이나래"),
        "보고합니다.",
        "\n○끝",
    ]
    text = set_off("".join(pieces), pieces)
    assert text == "(10시 개의)\n○의장  네.\n○간사 이나래  보고합니다.\n○끝"
