"""Facts about a document, written by hand, against what the parser read.

An `.expected.json` holds the keys that someone cared to write down, in the form of the gold files:
title, body, date, start, end, place, is_minutes, counts, attendees, agenda, turns, events,
outcomes, actions. Keys that are missing are not looked at. Values are compared without blanks and
marks, and must be equal: there is no partial credit.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Facts = dict[str, Any]

STARTS = 8  # letters of a speech that a turn is known by
_NO_LETTER = re.compile(r"[\W_]+")


def list_differences(expected: Facts, document: Facts) -> list[str]:
    """One line for each fact that the document does not hold; empty when all stand."""
    return [
        line
        for key, compare in COMPARISONS.items()
        if key in expected
        for line in compare(key, expected, document)
    ]


def _letters(value: object) -> str:
    """Letters and digits alone, compatibility forms unified."""
    text = unicodedata.normalize("NFKC", "" if value is None else str(value))
    return _NO_LETTER.sub("", text).lower()


def _compare_value(key: str, expected: Facts, found: object) -> Iterator[str]:
    allowed = [expected[key], *expected.get(f"{key}_also", [])]
    if _letters(found) not in {_letters(value) for value in allowed}:
        yield f"{key}: expected {expected[key]!r}, found {found!r}"


def _compare_title(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    return _compare_value(key, expected, document["title"])


def _compare_body(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    return _compare_value(key, expected, document["header"]["organization"])


def _compare_header(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    return _compare_value(key, expected, document["header"][key])


def _compare_kind(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    found = document["layout"] is not None
    if found is not expected[key]:
        yield f"{key}: expected {expected[key]}, found {found}"


def _compare_counts(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    if expected[key] != document["counts"]:
        yield f"{key}: expected {expected[key]}, found {document['counts']}"


def _compare_attendees(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    left = list(document["attendees"])
    for person in expected[key]:
        match = next((other for other in left if _is_same_person(person, other)), None)
        if match is None:
            yield f"attendee missing: {_show(person, 'status', 'role', 'name')}"
        else:
            left.remove(match)
    for other in left:
        yield f"attendee too many: {_show(other, 'status', 'organization', 'role', 'name')}"


def _is_same_person(person: Facts, other: Facts) -> bool:
    """Name and status are equal; the role may or may not hold the organisation."""
    role = _letters(person["role"])
    return (
        _letters(person["name"]) == _letters(other["name"])
        and person["status"] == other["status"]
        and role
        in {_letters(other["role"]), _letters(other["organization"]) + _letters(other["role"])}
    )


def _compare_agenda(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    found = list(_flatten_titles(document["agenda"]))
    return _compare_order(key, map(_letters, expected[key]), map(_letters, found))


def _flatten_titles(items: list[Facts]) -> Iterator[str]:
    for item in items:
        yield item["title"]
        yield from _flatten_titles(item["children"])


def _compare_turns(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    wanted = [_name_turn(t["role"], t["name"], t["starts"]) for t in expected[key]]
    remarks = [node for node in document["proceedings"] if node["type"] == "remark"]
    found = (_shorten(_name_remark(remark), wanted) for remark in remarks)
    return _compare_order(key, wanted, found)


def _name_turn(role: object, name: object, speech: object) -> str:
    return f"{_letters(role)} / {_letters(name)}: {_letters(speech)[:STARTS]}"


def _shorten(name: str, wanted: list[str]) -> str:
    """A turn by the fewer letters it is wanted by, where it is wanted by fewer than `STARTS`."""
    if name in wanted:
        return name
    return max((start for start in wanted if name.startswith(start)), key=len, default=name)


def _name_remark(remark: Facts) -> str:
    speaker = remark["speaker"]
    role = _letters(speaker["organization"]) + _letters(speaker["role"])
    return _name_turn(role, speaker["name"], remark["text"])


def _compare_events(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    """Opening, recess, resumption and close; other events are no facts of the gold form."""
    stages = {"open", "recess", "resume", "close"}
    found = [
        _show(node, "kind", "time")
        for node in document["proceedings"]
        if node["type"] == "event" and node["kind"] in stages
    ]
    return _compare_order(key, (_show(e, "kind", "time") for e in expected[key]), found)


def _compare_outcomes(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    wanted = [_name_outcome(outcome, outcome) for outcome in expected[key]]
    found = [_name_outcome(outcome, outcome["votes"] or {}) for outcome in document["outcomes"]]
    return _compare_order(key, wanted, found)


def _name_outcome(outcome: Facts, votes: Facts) -> str:
    return f"{_letters(outcome['result'])} {_show(votes, 'for', 'against', 'abstain')}"


def _compare_actions(key: str, expected: Facts, document: Facts) -> Iterator[str]:
    wanted = (_letters(action["what"]) for action in expected[key])
    return _compare_order(key, wanted, (_letters(a["what"]) for a in document["actions"]))


def _compare_order(key: str, expected: Iterable[str], found: Iterable[str]) -> Iterator[str]:
    for line in difflib.ndiff(list(expected), list(found)):
        if line.startswith("- "):
            yield f"{key} missing: {line[2:]}"
        elif line.startswith("+ "):
            yield f"{key} too many: {line[2:]}"


def _show(node: Facts, *keys: str) -> str:
    return " ".join("–" if node.get(key) is None else str(node[key]) for key in keys)


COMPARISONS: dict[str, Callable[[str, Facts, Facts], Iterator[str]]] = {
    "is_minutes": _compare_kind,
    "title": _compare_title,
    "body": _compare_body,
    "date": _compare_header,
    "start": _compare_header,
    "end": _compare_header,
    "place": _compare_header,
    "counts": _compare_counts,
    "attendees": _compare_attendees,
    "agenda": _compare_agenda,
    "turns": _compare_turns,
    "events": _compare_events,
    "outcomes": _compare_outcomes,
    "actions": _compare_actions,
}
