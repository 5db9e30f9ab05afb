"""Documents as rows, one a remark, attendee, item, outcome or action: for pandas, DuckDB and jq."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from minutes_parser.model import AgendaItem, Minutes

Row = dict[str, Any]

_EVERY = ("document", "date", "line")

# What each kind of row holds, in the order of the columns.
COLUMNS: dict[str, tuple[str, ...]] = {
    "remarks": (
        *_EVERY,
        "end_line",
        "speaker",
        "role",
        "name",
        "organization",
        "attendee",
        "time",
        "agenda_item",
        "text",
    ),
    "attendees": (*_EVERY, "name", "role", "organization", "status"),
    "agenda": (*_EVERY, "agenda_item", "parent", "number", "title", "kind"),
    "outcomes": (
        *_EVERY,
        "agenda_item",
        "title",
        "result",
        "printed",
        "for",
        "against",
        "abstain",
    ),
    "actions": (*_EVERY, "what", "who", "due"),
}


def list_rows(doc: Minutes, document: str, kind: str) -> Iterator[Row]:
    """The rows of one kind; each begins with the document, the date of the meeting and the line."""
    date = doc.header.date
    for line, *values in _TABLES[kind](doc):
        yield dict(zip(COLUMNS[kind], (document, date, line, *values), strict=True))


def write_jsonl(rows: Iterable[Row]) -> str:
    """One object a line."""
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows
    )


def write_csv(rows: Iterable[Row]) -> str:
    """Rows without their header: see `write_csv_header`."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(row.values() for row in rows)
    return out.getvalue()


def write_csv_header(kind: str) -> str:
    """The names of the columns."""
    return ",".join(COLUMNS[kind]) + "\n"


def _remarks(doc: Minutes) -> Iterator[tuple[Any, ...]]:
    for node in doc.remarks:
        who = node.speaker
        yield (
            node.line,
            node.end_line,
            who.label,
            who.role,
            who.name,
            who.organization,
            who.attendee,
            node.time,
            node.agenda_item,
            node.text,
        )


def _attendees(doc: Minutes) -> Iterator[tuple[Any, ...]]:
    for one in doc.attendees:
        yield one.line, one.name, one.role, one.organization, one.status


def _agenda(doc: Minutes) -> Iterator[tuple[Any, ...]]:
    for index, (parent, item) in enumerate(_walk(doc.agenda)):
        yield item.line, index, parent, item.number, item.title, item.kind


def _walk(
    items: list[AgendaItem], parent: int | None = None, first: int = 0
) -> Iterator[tuple[int | None, AgendaItem]]:
    """Every item with the index of the item it belongs to."""
    index = first
    for item in items:
        yield parent, item
        children = list(_walk(item.children, index, index + 1))
        yield from children
        index += 1 + len(children)


def _outcomes(doc: Minutes) -> Iterator[tuple[Any, ...]]:
    titles = [item.title for item in doc.agenda_items]
    for one in doc.outcomes:
        item, votes = one.agenda_item, one.votes
        title = titles[item] if item is not None and item < len(titles) else None
        figures = (votes.for_, votes.against, votes.abstain) if votes else (None, None, None)
        yield one.line, item, title, one.result, one.printed, *figures


def _actions(doc: Minutes) -> Iterator[tuple[Any, ...]]:
    for one in doc.actions:
        yield one.line, one.what, one.who, one.due


_TABLES = {
    "remarks": _remarks,
    "attendees": _attendees,
    "agenda": _agenda,
    "outcomes": _outcomes,
    "actions": _actions,
}
