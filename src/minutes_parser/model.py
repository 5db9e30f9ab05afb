"""The typed document: what `parse` returns and `minutes schema` publishes.

Two kinds of node stand in a document. *Text nodes* own the words of the source: the title, header
fields, headings, remarks, events, paragraphs, tables, unparsed lines and furniture. Every letter
and digit of the source belongs to exactly one of them. *Readings* say what the text means and point
at it by line: attendees, counts, agenda, outcomes, actions, signatures, attachments, and the typed
fields of the header.

`line` is 1-based in the text as read; `end_line` is the last line of a node that goes on; `column`
is 1-based in characters and stands only where a node starts in mid-line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from minutes_parser.version import SCHEMA_VERSION

# A name, not an address: the schema is published by `minutes schema`.
SCHEMA_ID = f"urn:minutes-parser:schema:{SCHEMA_VERSION}"

Status = Literal["present", "absent", "observer", "proxy"]
EventKind = Literal[
    "open", "recess", "resume", "close", "interjection", "gavel", "vote", "oath", "note"
]


def _is_none(value: object) -> bool:
    return value is None


Line = Annotated[
    int, Field(ge=1, description="원문 줄 번호(1부터). Line in the text as read, 1-based.")
]
Column = Annotated[
    int | None,
    Field(
        ge=1,
        exclude_if=_is_none,
        description=(
            "줄 중간에서 시작할 때의 글자 위치(1부터). "
            "Column, only where a node starts in mid-line."
        ),
    ),
]
AgendaIndex = Annotated[
    int | None,
    Field(
        ge=0,
        description=(
            "안건 목록을 읽는 순서로 편 번호(0부터). "
            "Index into the agenda flattened in reading order."
        ),
    ),
]


_TYPE = "갈래. Which node this is."


class Node(BaseModel):
    """What every part of a document shares: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Source(Node):
    """원문. Where the text came from and how it was read."""

    name: str | None = Field(None, description="파일 이름. File name.")
    format: str = Field("text", description="형식. Format: text, markdown, …")
    encoding: str | None = Field(None, description="문자 부호화. Character encoding found.")
    sha256: str | None = Field(
        None, description="원문 바이트의 SHA-256. SHA-256 of the bytes read."
    )
    lines: int = Field(0, ge=0, description="줄 수. Number of lines.")


class Layout(Node):
    """서식. Which family of minutes this is, and why."""

    name: str = Field(description="회의록 갈래. Family: assembly, council, committee, …")
    confidence: float = Field(ge=0, le=1, description="믿음의 정도. How sure, 0 to 1.")
    evidence: list[str] = Field(default_factory=list, description="근거. What was counted.")


class HeaderField(Node):
    """머리 항목. One printed field: label and value as printed."""

    number: str | None = Field(
        None, exclude_if=_is_none, description="번호. Number or mark printed before the label."
    )
    label: str = Field(description="항목 이름. Label as printed, letter-spacing closed.")
    value: str = Field(description="값. Value as printed; lines of a list are kept apart.")
    line: Line
    end_line: int | None = Field(None, exclude_if=_is_none, description="끝 줄. Last line.")
    column: Column = None


class Header(Node):
    """회의 개요. What the head of the minutes tells."""

    organization: str | None = Field(None, description="회의체. The body that met.")
    session: str | None = Field(None, description="회차. Session as printed, e.g. 2022년 제3차.")
    date: str | None = Field(
        None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="회의일. ISO 8601; null when not printed."
    )
    end_date: str | None = Field(
        None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="마친 날. Day it ended, when another."
    )
    start: str | None = Field(
        None, pattern=r"^\d{2}:\d{2}$", description="시작 시각. Local time, 24 h."
    )
    end: str | None = Field(
        None, pattern=r"^\d{2}:\d{2}$", description="끝 시각. Local time, 24 h."
    )
    place: str | None = Field(None, description="장소. Place as printed.")
    fields: list[HeaderField] = Field(
        default_factory=list, description="적힌 항목 전부. Every printed field, in order."
    )


class Attendee(Node):
    """참석자. One entry of an attendance list."""

    name: str | None = Field(description="이름. Null for an entry without a personal name.")
    role: str | None = Field(None, description="직위. Office as printed, without organisation.")
    organization: str | None = Field(None, description="소속. Organisation, when it can be told.")
    status: Status = Field(
        description="참석 상태. present, absent, observer (배석) or proxy (위임)."
    )
    line: Line
    column: Column = None


class Counts(Node):
    """인원수. Numbers the document itself declares; only those printed."""

    total: int | None = Field(None, ge=0, exclude_if=_is_none, description="재적. Members in all.")
    present: int | None = Field(None, ge=0, exclude_if=_is_none, description="출석. Present.")
    absent: int | None = Field(None, ge=0, exclude_if=_is_none, description="불참. Absent.")
    proxy: int | None = Field(None, ge=0, exclude_if=_is_none, description="위임. By proxy.")
    observer: int | None = Field(None, ge=0, exclude_if=_is_none, description="배석. Observers.")


class AgendaItem(Node):
    """안건. One item of the agenda list, with its sub-items."""

    number: str | None = Field(None, description="번호. Number as printed, without its dot.")
    title: str = Field(description="제목. Title without number, leaders and page number.")
    kind: str | None = Field(None, description="구분. Category printed with it, e.g. 자문안건.")
    line: Line
    column: Column = None
    children: list[AgendaItem] = Field(default_factory=list, description="세부 안건. Sub-items.")


class Speaker(Node, frozen=True):
    """발언자. Who speaks, as the label prints it: one value for all remarks under that label."""

    role: str | None = Field(None, description="직위. Office as printed.")
    name: str | None = Field(None, description="이름. Name, blanks inside it closed.")
    organization: str | None = Field(None, description="소속. Organisation, when printed apart.")
    label: str = Field(description="표지. The label as printed, with its marks.")
    anonymous: bool = Field(False, description="이름을 가렸는지. Whether the name is blotted out.")
    attendee: int | None = Field(
        None, ge=0, description="참석자 번호(0부터). Index into attendees, when it can be told."
    )


class Heading(Node):
    """제목 줄. A heading of the record."""

    type: Literal["heading"] = Field("heading", description=_TYPE)
    text: str = Field(description="제목 글. The heading, marks off.")
    line: Line
    end_line: int | None = Field(None, exclude_if=_is_none, description="끝 줄. Last line.")
    column: Column = None
    agenda_item: AgendaIndex = None


class Remark(Node):
    """발언. Speech from one speaker label to the next.

    `text` is the speech alone, paragraphs joined by newlines. Events inside the speech follow the
    remark in `proceedings`; their `after_paragraph` says where they stood.
    """

    type: Literal["remark"] = Field("remark", description=_TYPE)
    speaker: Speaker = Field(description="발언자. Who speaks.")
    text: str = Field(description="발언 전체. The speech alone, paragraphs joined by newlines.")
    paragraphs: list[str] = Field(
        default_factory=list, description="발언 문단. The same, one a bullet or paragraph."
    )
    line: Line
    end_line: int = Field(ge=1, description="끝 줄. Last line.")
    column: Column = None
    time: str | None = Field(None, description="적힌 시각. Clock or cue time printed with it.")
    agenda_item: AgendaIndex = None


class Event(Node):
    """진행. A stage line: opening, recess, gavel, interjection, …"""

    type: Literal["event"] = Field("event", description=_TYPE)
    kind: EventKind = Field(
        description=(
            "갈래: open 개의, recess 정회, resume 속개, close 산회, interjection 소란·의석 발언, "
            "gavel 의사봉, vote 표결, oath 선서, note 그 밖. What happens."
        )
    )
    time: str | None = Field(None, pattern=r"^\d{2}:\d{2}$", description="시각. Local time, 24 h.")
    text: str = Field(description="적힌 말. What stands in the document.")
    line: Line
    end_line: int | None = Field(None, exclude_if=_is_none, description="끝 줄. Last line.")
    column: Column = None
    after_paragraph: int | None = Field(
        None,
        ge=0,
        exclude_if=_is_none,
        description=(
            "앞 발언의 몇째 문단 뒤인지. How many paragraphs of the remark before it stand before "
            "the event; only for an event inside a remark."
        ),
    )


class Paragraph(Node):
    """본문 문단. Narrative without a speaker label."""

    type: Literal["paragraph"] = Field("paragraph", description=_TYPE)
    text: str = Field(description="문단 글. The paragraph.")
    line: Line
    end_line: int = Field(ge=1, description="끝 줄. Last line.")
    column: Column = None
    agenda_item: AgendaIndex = None


class Table(Node):
    """표. Rows of cells."""

    type: Literal["table"] = Field("table", description=_TYPE)
    rows: list[list[str]] = Field(description="줄마다 칸의 글. The cells, row by row.")
    line: Line
    end_line: int = Field(ge=1, description="끝 줄. Last line.")
    column: Column = None


Proceeding = Annotated[Heading | Remark | Event | Paragraph | Table, Field(discriminator="type")]


class Votes(Node):
    """표결. Only the figures printed."""

    model_config = ConfigDict(extra="forbid", defer_build=True, populate_by_name=True)

    for_: int | None = Field(
        None, ge=0, alias="for", exclude_if=_is_none, description="찬성. In favour."
    )
    against: int | None = Field(None, ge=0, exclude_if=_is_none, description="반대. Against.")
    abstain: int | None = Field(None, ge=0, exclude_if=_is_none, description="기권. Abstained.")


class Outcome(Node):
    """의결 결과. What was decided on an item."""

    agenda_item: AgendaIndex = None
    result: str = Field(description="결과. The usual word: 원안가결, 수정가결, 부결, 보류, …")
    printed: str | None = Field(None, description="적힌 말. What stands in the document.")
    votes: Votes | None = Field(None, description="표수. Figures, when printed.")
    line: Line
    column: Column = None


class Action(Node):
    """할 일. One item of a to-do list."""

    what: str = Field(description="할 일. What is to be done.")
    who: str | None = Field(None, description="담당. Who is to do it.")
    due: str | None = Field(None, description="기한. Until when, as printed.")
    line: Line
    column: Column = None


class Signature(Node):
    """서명. One line of a signature block."""

    role: str | None = Field(None, description="직위. Office as printed.")
    name: str | None = Field(None, description="이름. Name, blanks inside it closed.")
    line: Line
    column: Column = None


class Attachment(Node):
    """붙임. One attachment named by the document."""

    title: str = Field(description="붙임 이름. Title as printed, without number.")
    line: Line
    column: Column = None


class TextLine(Node):
    """원문 한 줄. A line kept as it stands."""

    line: Line
    text: str = Field(description="적힌 글. The words as they stand.")
    column: Column = None


class Minutes(Node):
    """회의록. One set of minutes as a typed document."""

    schema_version: Literal["1.0"] = Field(
        SCHEMA_VERSION, description="스키마 판. Version of the schema."
    )
    source: Source = Field(
        default_factory=lambda: Source(), description="원문. Where the text came from."
    )
    layout: Layout | None = Field(None, description="서식. Null: this is not a minutes document.")
    title: str | None = Field(None, description="제목. The document's own title line.")
    header: Header = Field(
        default_factory=lambda: Header(), description="회의 개요. What the head tells."
    )
    attendees: list[Attendee] = Field(
        default_factory=list, description="참석자. Everybody who is listed, in order."
    )
    counts: Counts = Field(
        default_factory=lambda: Counts(), description="인원수. Numbers the document declares."
    )
    agenda: list[AgendaItem] = Field(
        default_factory=list, description="안건. The agenda, as a tree."
    )
    proceedings: list[Proceeding] = Field(
        default_factory=list, description="회의 내용. The record itself, in order."
    )
    outcomes: list[Outcome] = Field(
        default_factory=list, description="의결 결과. What was decided."
    )
    actions: list[Action] = Field(default_factory=list, description="할 일. Items of to-do lists.")
    signatures: list[Signature] = Field(
        default_factory=list, description="서명. Lines of the signature block."
    )
    attachments: list[Attachment] = Field(
        default_factory=list, description="붙임. Attachments named by the document."
    )
    unparsed: list[TextLine] = Field(
        default_factory=list, description="해석하지 못한 줄. Lines kept as they stand."
    )
    furniture: list[TextLine] = Field(
        default_factory=list,
        description="쪽 머리말·쪽 번호 따위. Running heads, page numbers, page chrome.",
    )

    @property
    def remarks(self) -> list[Remark]:
        """The remarks of the record, in order."""
        return [node for node in self.proceedings if isinstance(node, Remark)]

    @property
    def agenda_items(self) -> list[AgendaItem]:
        """The agenda flattened in reading order: what `agenda_item` counts in."""
        return list(_flatten(self.agenda))


def _flatten(items: list[AgendaItem]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from _flatten(item.children)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document as `to_json` writes it."""
    schema = Minutes.model_json_schema(mode="serialization", by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **schema,
    }
