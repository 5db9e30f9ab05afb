"""Traps of real minutes, each in the smallest document that holds it.

A file of `constructs/` is an invented text, a line `---`, and the facts a careful reader sees:

    remark | role | name | text            paragraphs parted by ` / `; `…` at the end stops there
    event | kind | time                    attendee | status | role | name
    agenda | number | title                outcome | result | for against abstain | item
    action | what | who | due              count | which | number
    furniture | text                       title, body, date, start, end, place | value
    kind | minutes or none                 none | a kind of which nothing must be found

`-` stands for nothing. A kind that is told at all is told completely and in order. A line
`defect | reason` marks what the parser is known to get wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from minutes_parser import Minutes, parse
from minutes_parser.model import Event, Outcome, Remark, Votes

FILES = sorted((Path(__file__).parent / "constructs").glob("*.txt"))
NOTHING = "-"
MORE = "…"
Row = tuple[str, ...]


class Construct(NamedTuple):
    """A text, its facts by kind, and why the parser is known to fail."""

    name: str
    text: str
    facts: dict[str, list[Row]]
    defect: str | None


def read_construct(path: Path) -> Construct:
    """Split a file at its last `---`."""
    text, _, told = path.read_text("utf-8").rpartition("\n---\n")
    facts: dict[str, list[Row]] = {}
    for line in filter(None, told.split("\n")):
        kind, *cells = (cell.strip() for cell in line.split(" | "))
        if kind == "none":
            facts[cells[0]] = []
        else:
            facts.setdefault(kind, []).append(tuple(cells))
    ((defect,),) = facts.pop("defect", [("",)])
    return Construct(path.stem, f"{text}\n", facts, defect or None)


# -- what the document holds, in the form of the facts --------------------------------------------


def _remarks(doc: Minutes) -> Iterator[Row]:
    for remark in doc.remarks:
        yield (*_speaker(remark), " / ".join(remark.paragraphs))


def _speaker(remark: Remark) -> Row:
    speaker = remark.speaker
    office = " ".join(filter(None, (speaker.organization, speaker.role)))
    return office or NOTHING, speaker.name or NOTHING


def _events(doc: Minutes) -> Iterator[Row]:
    for node in doc.proceedings:
        if isinstance(node, Event):
            yield node.kind, node.time or NOTHING


def _attendees(doc: Minutes) -> Iterator[Row]:
    for person in doc.attendees:
        yield person.status, person.role or NOTHING, person.name or NOTHING


def _agenda(doc: Minutes) -> Iterator[Row]:
    for item in doc.agenda_items:
        yield item.number or NOTHING, item.title


def _outcomes(doc: Minutes) -> Iterator[Row]:
    for outcome in doc.outcomes:
        yield outcome.result, _votes(outcome.votes), _item(doc, outcome)


def _votes(votes: Votes | None) -> str:
    figures = (votes.for_, votes.against, votes.abstain) if votes else (None, None, None)
    return " ".join(NOTHING if figure is None else str(figure) for figure in figures)


def _item(doc: Minutes, outcome: Outcome) -> str:
    place = outcome.agenda_item
    return NOTHING if place is None else doc.agenda_items[place].title


def _actions(doc: Minutes) -> Iterator[Row]:
    for action in doc.actions:
        yield action.what, action.who or NOTHING, action.due or NOTHING


def _counts(doc: Minutes) -> Iterator[Row]:
    for which, number in sorted(doc.counts.model_dump().items()):
        yield which, str(number)


def _headings(doc: Minutes) -> Iterator[Row]:
    for node in doc.proceedings:
        if node.type == "heading":
            yield (node.text,)


def _furniture(doc: Minutes) -> Iterator[Row]:
    for line in doc.furniture:
        yield (line.text,)


def _header(key: str) -> Callable[[Minutes], Iterator[Row]]:
    return lambda doc: iter([(getattr(doc.header, key) or NOTHING,)])


def _title(doc: Minutes) -> Iterator[Row]:
    yield (doc.title or NOTHING,)


def _kind(doc: Minutes) -> Iterator[Row]:
    yield ("minutes" if doc.layout else "none",)


READINGS: dict[str, Callable[[Minutes], Iterator[Row]]] = {
    "action": _actions,
    "agenda": _agenda,
    "attendee": _attendees,
    "body": _header("organization"),
    "count": _counts,
    "date": _header("date"),
    "end": _header("end"),
    "event": _events,
    "furniture": _furniture,
    "heading": _headings,
    "kind": _kind,
    "outcome": _outcomes,
    "place": _header("place"),
    "remark": _remarks,
    "start": _header("start"),
    "title": _title,
}


def list_differences(construct: Construct) -> list[str]:
    """What was told and not found, and what was found and not told."""
    doc = parse(construct.text)
    lines: list[str] = []
    for kind, told in construct.facts.items():
        found = list(READINGS[kind](doc))
        if len(found) != len(told) or not all(map(_is_told, found, told)):
            lines += [f"told   {kind}: {' | '.join(row)}" for row in told]
            lines += [f"found  {kind}: {' | '.join(row)}" for row in found]
    return lines


def _is_told(found: Row, told: Row) -> bool:
    """Whether a row begins with the cells that were told."""
    return all(
        cell.startswith(want.removesuffix(MORE)) if want.endswith(MORE) else cell == want
        for cell, want in zip(found, told, strict=False)
    )


# -- the tests ------------------------------------------------------------------------------------


def _choose() -> Iterator[object]:
    for path in FILES:
        construct = read_construct(path)
        marks = [pytest.mark.xfail(reason=construct.defect)] if construct.defect else []
        yield pytest.param(construct, id=construct.name, marks=marks)


@pytest.mark.parametrize("construct", list(_choose()))
def test_a_construct_is_read_as_a_careful_reader_reads_it(construct: Construct) -> None:
    differences = list_differences(construct)
    assert not differences, "\n".join(["", *differences])


def test_there_are_constructs_and_each_tells_something() -> None:
    constructs = [read_construct(path) for path in FILES]
    assert len(constructs) > 40
    assert all(construct.facts for construct in constructs)
    assert set().union(*(construct.facts for construct in constructs)) <= set(READINGS)


def test_a_fact_that_is_wrong_is_seen() -> None:
    text = "○위원장 한보람  네.\n○문가온 위원  좋습니다. 더 보겠습니다.\n"
    rows: list[Row] = [("위원장", "한보람", "네."), ("위원", "문가온", "좋습니다.…")]
    assert not list_differences(Construct("", text, {"remark": rows}, None))
    others: list[list[Row]] = [[], rows[:1], rows[::-1], [*rows, rows[0]]]
    for wrong in [*others, [rows[0], ("위원", "문가온", "더…")]]:
        assert list_differences(Construct("", text, {"remark": wrong}, None))
