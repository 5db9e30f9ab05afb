"""Texts of any size: an invented assembly record, its speeches repeated.

Each item is taken up and decided once, as in a real sitting; what is repeated is the debate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, cycle
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "assembly-subcommittee.txt"
SPEAKER = "◯"
CLOSING = "산회)"
NUMBERED = re.compile(r"\d{1,2}\. ")
MOVED = re.compile("상정|선포|의사일정|개의|정회|산회")


def make_text(size: int, source: Path = SAMPLE) -> str:
    """About `size` bytes of UTF-8, ending with a whole speech and the closing of the meeting."""
    return "".join(_repeat(size, source.read_text("utf-8")))


def write_text(path: Path, size: int, source: Path = SAMPLE) -> None:
    """The same into a file, line by line: 50 MB never stand in memory."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_repeat(size, source.read_text("utf-8")))


def _repeat(size: int, text: str) -> Iterator[str]:
    head, record, tail = _cut(text.splitlines(keepends=True))
    yield from head
    left = size - len("".join(head + tail).encode())
    for line in chain(record, cycle(_debate(record))):
        if left <= 0 and line.startswith(SPEAKER):
            break
        yield line
        left -= len(line.encode())
    yield from tail


def _debate(record: list[str]) -> list[str]:
    """The lines of speeches that move nothing and decide nothing, without headings and stages."""
    speeches: list[list[str]] = []
    said = False
    for line in record:
        if line.startswith(SPEAKER):
            speeches.append([])
            said = True
        said = said and not line.startswith("(") and not NUMBERED.match(line)
        if said:
            speeches[-1].append(line)
    whole = ("".join(speech) for speech in speeches)
    return [line for text in whole if not MOVED.search(text) for line in text.splitlines(True)]


def _cut(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Before the first speaker, the speeches, and from the closing of the meeting on."""
    first = next(n for n, line in enumerate(lines) if line.startswith(SPEAKER))
    rest = range(first, len(lines))
    last = next((n for n in rest if lines[n].rstrip().endswith(CLOSING)), len(lines))
    return lines[:first], lines[first:last], lines[last:]
