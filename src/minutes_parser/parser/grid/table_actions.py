"""To-do tables and fields: what is to be done, who does it and until when, as the cells tell."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from minutes_parser.parser.entries import Entry
from minutes_parser.parser.grid.tables import Block, read_records
from minutes_parser.parser.notes.actions import DUE, is_who, read_item
from minutes_parser.parser.notes.outline import read_to_do
from minutes_parser.parser.text import Units, close, squeeze
from minutes_parser.parser.walk import Walk
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.columns import VACANT

# `지난 모임에서 하기로 한 일`: what was done since is looked at, nothing new is taken on.
_PAST = lazy(r"지난|저번|전차|(?:이전|전|직전)\s*(?:차\s*)?(?:회의|모임)")
_AHEAD = lazy(r"앞으로|이번|다음|향후")
_DONE = frozenset({"완료", "종료", "done", "Done", "완료됨", "완료함", "100%"})


_LONGEST_CAPTION = 40
_NEXT_MEETING = lazy(r"(?:다음|차기)\s*(?:회의|미팅|모임).{0,6}(?:일정|일시|일자|날짜|장소|안건)")
_UNTIL = lazy(r"까지|당일|이전|이내|전$|후$|중$|초$|말$|상시|매주|매월|ASAP|즉시|다음|이번|차주|\d")
_ENCLOSED = lazy(r"[(（\[]\s*([^()（）]+?)\s*[)）\]]")


def read_todo_fields(walk: Walk, units: Units) -> list[dict[str, Any]]:
    """Fields of a form that list what is to be done: `향후일정 | 현장 점검 | 7월 12일`."""
    found: list[dict[str, Any]] = []
    for entry in walk.entries:
        if entry.unit in walk.forms and _asks_to_do(entry):
            for unit, cells in groupby(entry.rows, key=lambda row: row[0]):
                action = _read_cells([text for _, text in cells], units.line[unit])
                if action is not None:
                    found.append(action)
    return found


def _asks_to_do(entry: Entry) -> bool:
    label = entry.label
    return (
        entry.kind.name in {"other", "note"}
        and read_to_do(label)
        and not _NEXT_MEETING.search(label)
    )


def _read_cells(cells: list[str], line: int) -> dict[str, Any] | None:
    """One row: the thing to do first, then who does it and until when in any order."""
    if close(cells[0]) in VACANT:
        return None
    if len(cells) > 1 and is_who(cells[0]) and not is_who(cells[1]):
        cells = [cells[1], cells[0], *cells[2:]]
    action = read_item(cells[0], line)
    if action is None or DUE.fullmatch(action["what"]):
        return None
    for cell in cells[1:]:
        enclosed = _ENCLOSED.fullmatch(cell)
        told = enclosed[1] if enclosed else cell
        if action["due"] is None and _UNTIL.search(told):
            action["due"] = told
        elif action["who"] is None and is_who(told):
            action["who"] = told
    return action


def is_todo(block: Block) -> bool:
    """Whether a table tells what is to be done, and by whom or until when."""
    if block.has("task"):
        return block.has("who", "due") or (block.has("name") and not block.has("attendance"))
    return block.has("who") and block.has("due") and block.has("note", "title")


def is_review(block: Block, units: Units) -> bool:
    """Whether the line above a table says that it looks back."""
    above = (units.text[i] for i in range(block.start - 1, -1, -1))
    caption = next((text for text in above if any(map(str.isalnum, text))), "")
    if len(caption) > _LONGEST_CAPTION or _AHEAD.search(caption):
        return False
    return _PAST.search(caption) is not None


def read_todo(block: Block, units: Units) -> list[dict[str, Any]]:
    """The rows of a to-do table; what is done already is none."""
    subject = next(kind for kind in ("task", "note", "title") if block.has(kind))
    person = next((kind for kind in ("who", "name") if block.has(kind)), "organization")
    found = []
    for record in read_records(block):
        what = squeeze(record.first(subject))
        told = (close(record.first(kind)) for kind in ("attendance", "note") if kind != subject)
        if not what or any(word in _DONE for word in told):
            continue
        who, due = (_told(record.first(kind)) for kind in (person, "due"))
        found.append({"what": what, "who": who, "due": due, "line": units.line[record.unit]})
    return found


def _told(cell: str) -> str | None:
    return None if not cell or close(cell) in VACANT else squeeze(cell)
