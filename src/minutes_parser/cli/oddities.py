"""What a reader of the minutes had better look at, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from minutes_parser.cli.messages import Language, say
from minutes_parser.model import Minutes

MOST_LINES = 8
STATUSES: tuple[Literal["present", "absent", "observer", "proxy"], ...] = (
    "present",
    "absent",
    "observer",
    "proxy",
)


def find_oddities(doc: Minutes, language: Language) -> list[str]:
    """No minutes at all; no date, no remarks, counts unlike the list, lines not understood."""
    if doc.layout is None:
        return [say("not_minutes", language)]
    found = []
    if doc.header.date is None:
        found.append(say("no_date", language))
    if not doc.remarks:
        found.append(say("no_remarks", language))
    found.extend(_compare_counts(doc, language))
    if doc.unparsed:
        lines = _list_lines([node.line for node in doc.unparsed])
        if len(doc.unparsed) == 1:
            found.append(say("unparsed_line", language, lines=lines))
        else:
            found.append(say("unparsed", language, count=len(doc.unparsed), lines=lines))
    return found


def _compare_counts(doc: Minutes, language: Language) -> Iterator[str]:
    """Only where every entry is one named person: "주무관 등 15명" cannot be counted."""
    for status in STATUSES:
        declared = getattr(doc.counts, status)
        people = [a for a in doc.attendees if a.status == status]
        if declared is None or not people or any(a.name is None for a in people):
            continue
        if declared != len(people):
            what = say(status, language)
            yield say("count", language, what=what, declared=declared, listed=len(people))


def _list_lines(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:MOST_LINES]))
    return shown + (", …" if len(lines) > MOST_LINES else "")
