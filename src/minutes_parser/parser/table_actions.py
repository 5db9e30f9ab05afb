"""To-do tables: what is to be done, who does it and until when, as the columns tell."""

from __future__ import annotations

from typing import Any

from minutes_parser.parser.tables import Block, read_records
from minutes_parser.parser.text import Units, close, squeeze
from minutes_parser.vocabulary.columns import VACANT

_DONE = frozenset({"완료", "종료", "done", "Done", "완료됨"})


def is_todo(block: Block) -> bool:
    """Whether a table tells what is to be done, and by whom or until when."""
    if block.has("task"):
        return block.has("who", "due") or (block.has("name") and not block.has("attendance"))
    return block.has("who") and block.has("due") and block.has("note", "title")


def read_todo(block: Block, units: Units) -> list[dict[str, Any]]:
    """The rows of a to-do table; what is done already is none."""
    subject = next(kind for kind in ("task", "note", "title") if block.has(kind))
    person = "who" if block.has("who") else "name"
    found = []
    for record in read_records(block):
        what = squeeze(record.first(subject))
        if not what or close(record.first("attendance")) in _DONE:
            continue
        who, due = (_told(record.first(kind)) for kind in (person, "due"))
        found.append({"what": what, "who": who, "due": due, "line": units.line[record.unit]})
    return found


def _told(cell: str) -> str | None:
    return None if not cell or close(cell) in VACANT else squeeze(cell)
