"""The laws of parsing: what holds for every text, minutes or not."""

from __future__ import annotations

import json
import multiprocessing
import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minutes_parser import Minutes, parse, to_json, to_markdown
from minutes_parser.model import Remark
from minutes_parser.parser import annotate
from tests.ledger import TAG, balance, owned_texts
from tests.minutes_lines import minutes_texts

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
DOCUMENTS = SAMPLES + sorted(
    path
    for path in (ROOT / "tests" / "benchmark_documents").iterdir()
    if path.suffix in {".txt", ".md", ".vtt", ".srt"}
)
GARBAGE = "@@@ 123 @@@"
PLACES = {"line", "end_line", "column", "source", "layout"}
BLANKS = " \t\u3000\xa0"

slow = settings(deadline=None, suppress_health_check=list(HealthCheck))
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


# -- no text is refused ---------------------------------------------------------------------------


@slow
@given(minutes_texts())
@example("{회의록")
@example(
    "○위원장 한보람  네.\n" * 3
    + "번호|안건명|결과\n1|예산안|가결\n○위원장 한보람  회의를 마치겠습니다."
)
@example("0:00:01.000 --> 0:00:02.000\n<v 위원장>\n" * 3)
def test_any_text_gives_a_document_that_can_be_written(text: str) -> None:
    doc = parse(text)
    to_json(doc).encode()
    to_markdown(doc).encode()


@slow
@given(st.text(st.characters()))
def test_any_characters_give_a_document(text: str) -> None:
    assert isinstance(parse(text), Minutes)


def test_a_number_without_end_in_our_own_markdown_gives_a_document() -> None:
    parse(f"<!-- minutes-parser 1.0 -->\n\n## 회의 내용\n\n<!-- 표 {'0' * 5000} -->\n")


# -- the ledger -----------------------------------------------------------------------------------


@slow
@given(minutes_texts())
def test_no_letter_is_lost_and_none_has_two_owners(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = balance(text, parse(text))
    assert found.holds, found


def test_the_words_of_a_comment_are_kept() -> None:
    assert "숨은 말" in "\n".join(owned_texts(parse("# 가\n<!-- 숨은 말 -->\n나\n")))


@each_document
def test_no_letter_of_a_document_is_lost_and_none_has_two_owners(path: Path) -> None:
    text = _read(path)
    found = balance(text, parse(text))
    assert found.holds, found


# -- lines ----------------------------------------------------------------------------------------


@slow
@given(minutes_texts())
def test_the_first_words_of_a_node_stand_on_its_line(text: str) -> None:
    text = text.replace("\r", "")
    wrong = list(_list_misplaced(text, parse(text)))
    assert not wrong


@each_document
def test_the_first_words_of_a_node_of_a_document_stand_on_its_line(path: Path) -> None:
    text = _read(path).replace("\r\n", "\n")
    wrong = list(_list_misplaced(text, parse(text)))
    assert not wrong


def _list_misplaced(text: str, doc: Minutes) -> Iterator[tuple[int, str]]:
    lines = [_letters(line) for line in text.split("\n")]
    for furniture in doc.furniture:
        if not _begins(furniture.text, lines[furniture.line - 1]):
            yield furniture.line, furniture.text
        if furniture.column is not None:
            before = lines[furniture.line - 1].removesuffix(_letters(furniture.text))
            lines[furniture.line - 1] = before
    for line, words in _placed(doc):
        if not _begins(words, lines[line - 1]):
            yield line, words


def _placed(doc: Minutes) -> Iterator[tuple[int, str]]:
    """The nodes of the document and the words that each begins with; furniture stands apart."""
    for field in doc.header.fields:
        yield field.line, (field.number or "") + field.label + field.value
    for node in doc.proceedings:
        if isinstance(node, Remark):
            yield node.line, node.speaker.label + node.text
        elif node.type != "table":
            yield node.line, node.text
        else:
            yield node.line, "".join(cell for row in node.rows for cell in row)
    for item in doc.agenda_items:
        if item.title[:1].isalnum():
            yield item.line, item.title
    yield from ((line.line, line.text) for line in doc.unparsed)


def _begins(words: str, line: str) -> bool:
    """Whether a line holds the first letters of a node, or breaks off among them."""
    letters = _letters(words)
    if not letters or not line or letters[:4] in line:
        return True
    return any(letters.startswith(line[at:]) for at in range(max(len(line) - 4, 0), len(line)))


def _letters(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\W_ㅇoO口ㆍ]+", "", TAG.sub("", text))


@slow
@given(minutes_texts())
def test_every_unit_has_one_annotation_and_every_line_is_covered(text: str) -> None:
    _assert_annotated(text)


@each_document
def test_every_line_of_a_document_is_annotated(path: Path) -> None:
    _assert_annotated(_read(path))


def _assert_annotated(text: str) -> None:
    notes = annotate(text)
    found: dict[int, str] = {}
    for note in notes:
        found[note.line] = found.get(note.line, "") + note.text
    lines = re.split(r"\r\n|\r|\n", text)
    assert list(found) == list(range(1, len(lines) + 1))
    assert [_letters(part) for part in found.values()] == [_letters(line) for line in lines]
    assert all(note.kind for note in notes)


# -- what says nothing changes nothing ------------------------------------------------------------


@slow
@given(minutes_texts(), st.sampled_from([" ", "  ", "\t", "\u3000", " \t"]))
def test_blanks_at_the_ends_of_all_lines_change_nothing(text: str, blanks: str) -> None:
    plain = "\n".join(line.rstrip(BLANKS) for line in re.split(r"[\r\n]", text))
    assert _content_of(plain.replace("\n", f"{blanks}\n") + blanks) == _content_of(plain)


def test_blanks_at_the_ends_of_all_lines_change_nothing_where_heads_are_glued() -> None:
    plain = "4 통일위원회\n이사○○:교통일위원회\n회"
    assert _content_of(plain.replace("\n", " \n")) == _content_of(plain)


@slow
@given(minutes_texts())
def test_line_ends_a_byte_order_mark_and_split_syllables_change_nothing(text: str) -> None:
    plain = text.replace("\r", "\n")
    content = _content_of(plain)
    assert _content_of(plain.replace("\n", "\r\n")) == content
    assert _content_of(plain.replace("\n", "\r")) == content
    assert _content_of("\ufeff" + plain) == content
    assert _content_of(unicodedata.normalize("NFD", plain)) == content


@each_document
def test_line_ends_marks_and_split_syllables_change_nothing_in_a_document(path: Path) -> None:
    plain = _read(path).replace("\r\n", "\n")
    content = _content_of(plain)
    assert _content_of(plain.replace("\n", "\r\n")) == content
    assert _content_of("\ufeff" + plain) == content
    assert _content_of(unicodedata.normalize("NFD", plain)) == content


@each_document
def test_blanks_at_the_ends_of_all_lines_change_nothing_in_a_document(path: Path) -> None:
    plain = "\n".join(line.rstrip() for line in _read(path).split("\n"))
    assert _content_of(plain.replace("\n", "  \n")) == _content_of(plain)


def _content_of(text: str) -> dict[str, Any]:
    """The whole document but for where the text came from."""
    return parse(text).model_dump(exclude={"source"})


# -- there and back -------------------------------------------------------------------------------


@slow
@given(minutes_texts())
def test_json_gives_the_document_back(text: str) -> None:
    doc = parse(text)
    assert Minutes.model_validate_json(to_json(doc)) == doc


@slow
@given(minutes_texts())
def test_markdown_gives_the_content_back(text: str) -> None:
    doc = parse(text)
    assert _drop_places(_dump(parse(to_markdown(doc)))) == _drop_places(_dump(doc))


@each_document
def test_markdown_gives_the_content_of_a_document_back(path: Path) -> None:
    doc = parse(_read(path))
    assert _drop_places(_dump(parse(to_markdown(doc)))) == _drop_places(_dump(doc))


def _dump(doc: Minutes) -> dict[str, Any]:
    dumped: dict[str, Any] = json.loads(to_json(doc))
    return dumped


def _drop_places(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _drop_places(value) for key, value in node.items() if key not in PLACES}
    if isinstance(node, list):
        return [_drop_places(item) for item in node]
    return node


# -- neighbours -----------------------------------------------------------------------------------


@each_sample
def test_a_garbage_line_leaves_its_neighbours_as_they_were(path: Path) -> None:
    lines = _read(path).split("\n")
    remarks = parse("\n".join(lines)).remarks
    first, last = (remarks[0].line, remarks[-1].end_line) if remarks else (1, len(lines))
    for at in _spread_over(first, last, 12):
        if lines[at - 1].isdigit():
            continue  # the number of a cue is told by the time below it
        found = parse("\n".join([*lines[:at], GARBAGE, *lines[at:]])).remarks
        _assert_as_before(remarks, found)


@pytest.mark.parametrize("name", ["cm2.txt", "tr1.txt"])
def test_a_garbage_line_leaves_the_breaks_of_other_remarks_as_they_were(name: str) -> None:
    (path,) = (path for path in DOCUMENTS if path.name == name)
    lines = _read(path).split("\n")
    remarks = parse("\n".join(lines)).remarks
    at = remarks[1].line + 1
    found = parse("\n".join([*lines[:at], GARBAGE, *lines[at:]])).remarks
    _assert_as_before(remarks, found)


def _spread_over(first: int, last: int, count: int) -> Iterator[int]:
    step = max((last - first) // count, 1)
    return iter(range(first, last + 1, step))


def _assert_as_before(before: list[Remark], after: list[Remark]) -> None:
    """The same speakers, and the same words but for the garbage in one remark at most."""
    assert [remark.speaker for remark in after] == [remark.speaker for remark in before]
    changed = [
        (old.text, new.text) for old, new in zip(before, after, strict=True) if old.text != new.text
    ]
    assert len(changed) < 2
    for old, new in changed:
        assert _letters(new.replace(GARBAGE, "")) == _letters(old)


# -- threads and processes ------------------------------------------------------------------------


def test_threads_and_processes_give_equal_documents() -> None:
    texts = [_read(path) for path in SAMPLES]
    plain = [parse(text) for text in texts]
    context = multiprocessing.get_context("spawn")
    with ThreadPoolExecutor(4) as threads, ProcessPoolExecutor(2, mp_context=context) as processes:
        assert list(threads.map(parse, texts)) == plain
        assert list(processes.map(parse, texts)) == plain
