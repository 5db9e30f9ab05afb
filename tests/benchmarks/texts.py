"""Texts of any size: an invented assembly record, its speeches repeated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "assembly-subcommittee.txt"
SPEAKER = "◯"
CLOSING = "산회)"


def make_text(size: int, source: Path = SAMPLE) -> str:
    """About `size` bytes of UTF-8, ending with a whole speech and the closing of the meeting."""
    return "".join(_repeat(size, source.read_text("utf-8")))


def write_text(path: Path, size: int, source: Path = SAMPLE) -> None:
    """The same into a file, line by line: 50 MB never stand in memory."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_repeat(size, source.read_text("utf-8")))


def _repeat(size: int, text: str) -> Iterator[str]:
    head, speeches, tail = _cut(text.splitlines(keepends=True))
    yield from head
    left = size - len("".join(head + tail).encode())
    for line in cycle(speeches):
        if left <= 0 and line.startswith(SPEAKER):
            break
        yield line
        left -= len(line.encode())
    yield from tail


def _cut(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Before the first speaker, the speeches, and from the closing of the meeting on."""
    first = next(n for n, line in enumerate(lines) if line.startswith(SPEAKER))
    rest = range(first, len(lines))
    last = next((n for n in rest if lines[n].rstrip().endswith(CLOSING)), len(lines))
    return lines[:first], lines[first:last], lines[last:]
