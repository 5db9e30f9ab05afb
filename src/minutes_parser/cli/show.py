"""One document for the eyes: title, header, people, agenda, speech, and what looks odd."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from rich.box import ROUNDED
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from minutes_parser.cli.messages import Language, say
from minutes_parser.cli.oddities import STATUSES, find_oddities
from minutes_parser.cli.speech import Share, share_speech
from minutes_parser.cli.streams import write_data
from minutes_parser.model import AgendaItem, Attendee, Minutes

WIDEST = 100
BAR = 24
MOST_SPEAKERS = 15

# A document may hold escape codes; a terminal must not obey them.
_CONTROLS = dict.fromkeys([*range(10), *range(11, 32), *range(127, 160)])


def show_document(doc: Minutes, language: Language, *, warnings: bool = True) -> None:
    """Print the document: drawn on a terminal, plain words in a pipe."""
    console = make_console()
    oddities = find_oddities(doc, language) if warnings else []
    with console.capture() as capture:
        for part in _render(doc, language, oddities, drawn=console.is_terminal):
            console.print(part)
    lines = capture.get().split("\n")
    write_data("\n".join(line.rstrip() for line in lines))


def make_console() -> Console:
    """A console on standard output; styled on a terminal only, and never with `NO_COLOR`."""
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    console = Console(
        force_terminal=terminal,
        color_system="auto" if terminal and not os.environ.get("NO_COLOR") else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.width = min(console.width, WIDEST)
    return console


def _render(
    doc: Minutes, language: Language, oddities: list[str], drawn: bool
) -> Iterator[RenderableType]:
    yield _title(doc, language, drawn)
    yield _header(doc, language)
    sections: tuple[tuple[str, RenderableType | None], ...] = (
        ("attendees", _people(doc.attendees, language)),
        ("agenda", _agenda(doc)),
        ("speech", _speech(share_speech(doc), language, drawn)),
        ("warnings", _list_oddities(oddities)),
    )
    for key, body in sections:
        if body is not None:
            yield Text()
            yield Text(say(key, language), style="bold yellow" if key == "warnings" else "bold")
            yield Padding(body, (0, 0, 0, 2))


def _title(doc: Minutes, language: Language, drawn: bool) -> RenderableType:
    title = _plain(doc.title or say("untitled", language), style="bold")
    return Panel(title, box=ROUNDED, border_style="cyan") if drawn else title


def _header(doc: Minutes, language: Language) -> Table:
    header, source = doc.header, doc.source
    days = " ~ ".join(day for day in (header.date, header.end_date) if day)
    hours = "~".join(hour for hour in (header.start, header.end) if hour)
    origin = (
        source.name,
        source.encoding,
        say("line" if source.lines == 1 else "lines", language, count=source.lines),
    )
    layout = doc.layout and f"{doc.layout.name} {doc.layout.confidence:.0%}"
    rows = (
        ("organization", header.organization),
        ("session", header.session),
        ("date", " ".join(part for part in (days, hours) if part)),
        ("place", header.place),
        ("source", ", ".join(part for part in origin if part)),
        ("layout", layout),
    )
    return _table((say(key, language), value) for key, value in rows if value)


def _people(attendees: list[Attendee], language: Language) -> Table | None:
    if not attendees:
        return None
    groups = {s: [_name_attendee(a) for a in attendees if a.status == s] for s in STATUSES}
    return _table(
        (f"{say(status, language)} {len(names)}", ", ".join(names))
        for status, names in groups.items()
        if names
    )


def _name_attendee(attendee: Attendee) -> str:
    """Name and office; the organisation only where there is no name."""
    parts = (attendee.name, attendee.role or (None if attendee.name else attendee.organization))
    return " ".join(part for part in parts if part)


def _agenda(doc: Minutes) -> Table | None:
    if not doc.agenda:
        return None
    results: dict[int | None, list[str]] = {}
    for outcome in doc.outcomes:
        results.setdefault(outcome.agenda_item, []).append(outcome.result)
    table = _grid()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True, style="green")
    for index, (depth, item) in enumerate(_walk(doc.agenda)):
        title = Padding(_plain(item.title), (0, 0, 0, 2 * depth))
        table.add_row(_plain(item.number or "·"), title, _plain(", ".join(results.get(index, []))))
    return table


def _walk(items: list[AgendaItem], depth: int = 0) -> Iterator[tuple[int, AgendaItem]]:
    for item in items:
        yield depth, item
        yield from _walk(item.children, depth + 1)


def _speech(shares: list[Share], language: Language, drawn: bool) -> Table | None:
    if not shares:
        return None
    table = _grid()
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(width=BAR, no_wrap=True, style="cyan")
    for share in _gather_rest(shares, language):
        bar = ("█" if drawn else "#") * max(1, round(share.portion / shares[0].portion * BAR))
        times = say("remarks", language, count=share.remarks)
        table.add_row(_plain(share.speaker), times, f"{share.portion:.1%}", bar)
    return table


def _gather_rest(shares: list[Share], language: Language) -> list[Share]:
    """The speakers who said least, as one row, when there are too many to take in."""
    if len(shares) <= MOST_SPEAKERS:
        return shares
    rest = shares[MOST_SPEAKERS - 1 :]
    label = say("others", language, count=len(rest))
    _, remarks, characters, portions = zip(*rest, strict=True)
    gathered = Share(label, sum(remarks), sum(characters), sum(portions))
    return [*shares[: MOST_SPEAKERS - 1], gathered]


def _list_oddities(oddities: list[str]) -> RenderableType | None:
    if not oddities:
        return None
    table = _grid()
    table.add_column()
    table.add_column(ratio=1, overflow="fold")
    for oddity in oddities:
        table.add_row("!", _plain(oddity))
    return table


def _table(rows: Iterable[tuple[str, str]]) -> Table:
    """Labels on the left as wide as the widest, values wrapped beside them."""
    table = _grid()
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(ratio=1, overflow="fold")
    for label, value in rows:
        table.add_row(label, _plain(value))
    return table


def _grid() -> Table:
    return Table.grid(padding=(0, 2, 0, 0), expand=True)


def _plain(text: str, style: str = "") -> Text:
    return Text(text.translate(_CONTROLS), style=style)
