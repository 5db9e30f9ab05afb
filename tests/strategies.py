"""Arbitrary documents for property tests: plain Korean words, and every text that bites."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from minutes_parser.model import (
    Action,
    AgendaItem,
    Attachment,
    Attendee,
    Counts,
    Event,
    Header,
    HeaderField,
    Heading,
    Layout,
    Minutes,
    Outcome,
    Paragraph,
    Proceeding,
    Remark,
    Signature,
    Source,
    Speaker,
    Table,
    TextLine,
    Votes,
)

T = TypeVar("T")
N = TypeVar("N", bound=BaseModel)

FIXED = {"type", "schema_version"}

WORDS = [
    "회의록", "위원장", "○○○ 위원", "김영배", "(의사봉 3타)", "(10시02분 개의)", "16:00~18:10",
    "원안가결", "제1호 의안", "자문안건(토론)", "「스마트도시위원회」", "의견이 없으십니까?",
    "10~11, 12~13", "이의 없습니다.", "박수", "2022. 10. 28.(금)", "Q&A",
    "https://example.kr/a_b?c=1&d=2",
]  # fmt: skip
BLANKS = [
    "", " ", "\n", "\t", "\r", "\r\n", "\xa0", "\u3000", "\u2028", "\x85", "\x0b", "\x00", "    ",
]  # fmt: skip
MARKS = [
    "\\", "\\\\", "|", "\\|", "*", "**", "_", "__", "~", "~~", "~~~", "`", "```", "#", "### ", "- ",
    "+ ", "* ", "1. ", "23) ", "---", "===", "> ", "<", "<br>", "</b>", "<!--", "-->", "<!-- -->",
    "--", "->", "&", "&#32;", "&nbsp;", "&amp;", "](", "[x]:", "[ ] ", ")*", "| --- |", '"', "'",
    "\ufeff", "😀", "가", "\u0301",
]  # fmt: skip
FORMS = [
    "## 안건", "**위원장** ", "*(웃음)*", "<!-- 안건 2 -->", "<!-- 본문 -->", "<!-- 덧붙임",
]  # fmt: skip
NASTY = BLANKS + MARKS + FORMS

COUNT = st.integers(0, 10**6)
PLACE = st.integers(0, 5)
LINES = st.integers(1, 10**6)
COLUMNS = st.none() | LINES
CLOCKS = st.from_regex(r"[0-9]{2}:[0-9]{2}", fullmatch=True)
DATES = st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True)
CHARACTERS = st.characters(codec="utf-8")


def texts() -> st.SearchStrategy[str]:
    """A word, or some words with marks between them, or anything."""
    words = st.sampled_from(WORDS)
    pieces = st.lists(words | st.sampled_from(NASTY) | CHARACTERS, max_size=5)
    return words | pieces.map("".join) | st.text(CHARACTERS, max_size=12)


def documents() -> st.SearchStrategy[Minutes]:
    """Any valid document."""
    return _build(
        Minutes,
        source=_sources(),
        layout=_optional(_layouts()),
        title=_optional(texts()),
        header=_headers(),
        attendees=_some(_attendees()),
        counts=_build(Counts, **dict.fromkeys(Counts.model_fields, _optional(COUNT))),
        agenda=_some(agenda_items()),
        proceedings=st.lists(proceedings(), max_size=9),
        outcomes=_some(_outcomes()),
        actions=_some(_actions()),
        signatures=_some(_signatures()),
        attachments=_some(_build(Attachment, title=texts(), line=LINES, column=COLUMNS)),
        unparsed=_some(_text_lines()),
        furniture=_some(_text_lines()),
    )


def agenda_items() -> st.SearchStrategy[AgendaItem]:
    """An item with its sub-items."""

    def build(children: st.SearchStrategy[list[AgendaItem]]) -> st.SearchStrategy[AgendaItem]:
        return _build(
            AgendaItem,
            number=_optional(st.sampled_from(["1", "2", "가", "제1호"]) | texts()),
            title=texts(),
            kind=_optional(texts()),
            line=LINES,
            column=COLUMNS,
            children=children,
        )

    def extend(items: st.SearchStrategy[AgendaItem]) -> st.SearchStrategy[AgendaItem]:
        return build(_some(items))

    return st.recursive(build(st.just([])), extend, max_leaves=6)


def proceedings() -> st.SearchStrategy[Proceeding]:
    """One node of the record."""
    return st.one_of(_remarks(), _events(), _headings(), _paragraphs(), _tables())


def speakers() -> st.SearchStrategy[Speaker]:
    """A speaker; the pool of labels is small, so that different speakers look alike."""
    return _build(
        Speaker,
        label=st.sampled_from(["〈위원장〉", "○위원장 김영배", "○○○ 위원"]) | texts(),
        role=_optional(st.sampled_from(["위원장", "위원"]) | texts()),
        name=_optional(st.sampled_from(["김영배", "○○○"]) | texts()),
        organization=_optional(texts()),
        anonymous=st.booleans(),
        attendee=_optional(PLACE),
    )


def _build(node: type[N], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[N]:
    """Nodes of a type. A field without a strategy would never be tried: it is refused."""
    assert set(parts) == set(node.model_fields) - FIXED, node.__name__
    return st.builds(node, **parts)


def _optional(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | values


def _some(values: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(values, max_size=3)


def _sources() -> st.SearchStrategy[Source]:
    return _build(
        Source,
        name=_optional(texts()),
        format=st.sampled_from(["text", "hwp", "pdf"]),
        encoding=_optional(st.just("utf-8")),
        sha256=_optional(st.just("0" * 64)),
        lines=COUNT,
    )


def _layouts() -> st.SearchStrategy[Layout]:
    return _build(
        Layout,
        name=st.sampled_from(["committee", "assembly"]) | texts(),
        confidence=st.floats(0, 1),
        evidence=_some(texts()),
    )


def _headers() -> st.SearchStrategy[Header]:
    fields = _build(
        HeaderField,
        number=_optional(st.sampled_from(["1", "가", "□"]) | texts()),
        label=texts(),
        value=texts(),
        line=LINES,
        end_line=COLUMNS,
        column=COLUMNS,
    )
    return _build(
        Header,
        organization=_optional(texts()),
        session=_optional(texts()),
        date=_optional(DATES),
        end_date=_optional(DATES),
        start=_optional(CLOCKS),
        end=_optional(CLOCKS),
        place=_optional(texts()),
        fields=_some(fields),
    )


def _attendees() -> st.SearchStrategy[Attendee]:
    return _build(
        Attendee,
        name=_optional(texts()),
        role=_optional(texts()),
        organization=_optional(texts()),
        status=st.sampled_from(["present", "absent", "observer", "proxy"]),
        line=LINES,
        column=COLUMNS,
    )


def _headings() -> st.SearchStrategy[Heading]:
    return _build(
        Heading,
        text=texts(),
        line=LINES,
        end_line=COLUMNS,
        column=COLUMNS,
        agenda_item=_optional(PLACE),
    )


def _remarks() -> st.SearchStrategy[Remark]:
    """Mostly with a text that joins its paragraphs, as parsers give it, but not always."""
    paragraphs = _some(texts())
    both = paragraphs.map(lambda parts: ("\n".join(parts), parts)) | st.tuples(texts(), paragraphs)
    places = {"line": LINES, "end_line": LINES, "column": COLUMNS}
    remark = _build(
        Remark,
        speaker=speakers(),
        text=st.just(""),
        paragraphs=st.just([]),
        time=_optional(CLOCKS | texts()),
        agenda_item=_optional(PLACE),
        **places,
    )

    def give(remark: Remark, speech: tuple[str, list[str]]) -> Remark:
        return remark.model_copy(update={"text": speech[0], "paragraphs": speech[1]})

    return st.builds(give, remark, both)


def _events() -> st.SearchStrategy[Event]:
    return _build(
        Event,
        kind=st.sampled_from("open recess resume close interjection gavel vote oath note".split()),
        time=_optional(CLOCKS),
        text=texts(),
        line=LINES,
        end_line=COLUMNS,
        column=COLUMNS,
        after_paragraph=_optional(st.integers(0, 3)),
    )


def _paragraphs() -> st.SearchStrategy[Paragraph]:
    return _build(
        Paragraph,
        text=texts(),
        line=LINES,
        end_line=LINES,
        column=COLUMNS,
        agenda_item=_optional(PLACE),
    )


def _tables() -> st.SearchStrategy[Table]:
    rows = st.lists(_some(texts()), max_size=4)
    return _build(Table, rows=rows, line=LINES, end_line=LINES, column=COLUMNS)


def _outcomes() -> st.SearchStrategy[Outcome]:
    figures = _optional(COUNT)
    votes = _build(Votes, for_=figures, against=figures, abstain=figures)
    return _build(
        Outcome,
        agenda_item=_optional(PLACE),
        result=st.sampled_from(["원안가결", "보류"]) | texts(),
        printed=_optional(texts()),
        votes=_optional(votes),
        line=LINES,
        column=COLUMNS,
    )


def _actions() -> st.SearchStrategy[Action]:
    return _build(
        Action,
        what=texts(),
        who=_optional(texts()),
        due=_optional(texts()),
        line=LINES,
        column=COLUMNS,
    )


def _signatures() -> st.SearchStrategy[Signature]:
    return _build(
        Signature, role=_optional(texts()), name=_optional(texts()), line=LINES, column=COLUMNS
    )


def _text_lines() -> st.SearchStrategy[TextLine]:
    return _build(TextLine, text=texts(), line=LINES, column=COLUMNS)
