"""The manifest: one line a document, and what earlier runs left behind, finished or not.

A run writes its lines to a journal of its own, `.minutes-run-N.jsonl`, and what it collects in one
file to `.minutes-run-N.part`. When it is through, the journal becomes the manifest and the part the
collection; when it is stopped, both stay for the next run to draw on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from minutes_parser.batch.entries import Entry, read_entry

MANIFEST = "minutes-manifest.jsonl"

Key = int


class Trace(NamedTuple):
    """What one run left: its lines, and the file that its collected documents lie in."""

    lines: IO[bytes]
    collection: IO[bytes] | None = None


class Manifest:
    """The entries of earlier runs, found by document; later runs count for more.

    Only their places are held, for there may be very many.
    """

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._traces = list(traces)
        self._places: dict[Key, tuple[int, int]] = {}
        for number, trace in enumerate(self._traces):
            self._index(number, trace.lines)

    def take(self, document: str, output: str) -> tuple[Entry, IO[bytes] | None] | None:
        """The entry of a document, and the file its `offset` counts in; it is given once."""
        place = self._places.pop(_make_key(document, output), None)
        if place is None:
            return None
        entry = self._read(place)
        if entry is None or (entry.document, entry.output) != (document, output):
            return None
        return entry, self._traces[place[0]].collection

    def list_rest(self) -> Iterator[Entry]:
        """The entries nobody took, in the order they were written."""
        for place in sorted(self._places.values()):
            entry = self._read(place)
            if entry is not None:
                yield entry

    def close(self) -> None:
        """Let go of the files."""
        for trace in self._traces:
            for file in trace:
                if file is not None:
                    file.close()

    def _index(self, number: int, lines: IO[bytes]) -> None:
        offset = 0
        for line in lines:
            entry = read_entry(line)
            if entry is not None:
                self._places[_make_key(entry.document, entry.output)] = (number, offset)
            offset += len(line)

    def _read(self, place: tuple[int, int]) -> Entry | None:
        number, offset = place
        lines = self._traces[number].lines
        lines.seek(offset)
        return read_entry(lines.readline())


def _make_key(document: str, output: str) -> Key:
    return hash((document, output))
