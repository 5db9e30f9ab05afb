"""`minutes words`: the vocabulary by room, with the words that a user added."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from minutes_parser.cli.commands import find_words
from minutes_parser.cli.messages import find_language
from minutes_parser.cli.settings_reasons import NO_ROOM, translate_errors
from minutes_parser.cli.streams import STANDARD_INPUT, report_trouble, write_data
from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.rooms import Room, list_rooms

if TYPE_CHECKING:
    from rich.text import Text

OURS, ADDED = "built-in", "added"


def words(
    room: str | None = None,
    to: str = "text",
    lang: str | None = None,
    config: str | None = None,
    isolated: bool = False,
) -> None:
    """Print all words that hold in the current folder, or those of one room."""
    language = find_language(lang)
    with report_trouble(language), translate_errors(language):
        rooms = list_rooms(find_words(STANDARD_INPUT, language, config, isolated))
        if room is not None:
            names = ", ".join(one.name for one in rooms)
            rooms = [one for one in rooms if one.name == room]
            if not rooms:
                raise MinutesError(room, NO_ROOM.format(names=names))
        if to == "json":
            write_data(list_as_json(rooms))
        elif sys.stdout.isatty():
            _draw(rooms)
        else:
            write_data("".join(list_lines(rooms)))


def list_as_json(rooms: list[Room]) -> str:
    """All words for programs."""
    listed = [
        {
            "room": room.name,
            "source": room.source,
            "words": [word._asdict() for word in room.words],
        }
        for room in rooms
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def list_lines(rooms: list[Room]) -> Iterable[str]:
    """A line a word: room, kind, word, and whose it is, with tabs between."""
    for room in rooms:
        for word, kind, added in room.words:
            yield f"{room.name}\t{kind}\t{word}\t{ADDED if added else OURS}\n"


def _draw(rooms: list[Room]) -> None:
    """A table a room, the words of one kind in one row; added ones bear a star."""
    from rich.table import Table
    from rich.text import Text

    from minutes_parser.cli.show import make_console

    console = make_console()
    with console.capture() as drawn:
        for room in rooms:
            console.print(Text.assemble((room.name, "bold"), f" {len(room.words)}"))
            console.print(Text(room.source, style="dim"))
            table = Table.grid(padding=(0, 2, 0, 0), expand=True)
            table.add_column(no_wrap=True, style="cyan")
            table.add_column(ratio=1)
            for kind, said in _group(room).items():
                table.add_row(f"  {kind}", said)
            console.print(table)
            console.print()
    write_data("\n".join(line.rstrip() for line in drawn.get().split("\n")))


def _group(room: Room) -> dict[str, Text]:
    from rich.text import Text

    rows: dict[str, Text] = {}
    for kind in dict.fromkeys(word.kind for word in room.words):
        row = Text()
        for word in (word for word in room.words if word.kind == kind):
            row.append(f"{word.word}*" if word.added else word.word, "green" if word.added else "")
            row.append("  ")
        rows[kind] = row
    return rows
