"""Between the list of inputs and those who work on it: work out in order, results back in order."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator

from minutes_parser.batch.entries import Entry, Input, Parsed

Decide = Callable[[Input], Input | Entry]

MOST_AHEAD = 64 << 20  # bytes of results that may wait for a slow file before them
MOST_SKIPPED = 500
_WEIGHT = 1000


class Spool:
    """The inputs, kept on disk: they are counted before work begins, and memory stays flat."""

    def __init__(self, inputs: Iterable[Input]) -> None:
        self.files = 0
        self.bytes = 0
        self._file = tempfile.TemporaryFile(prefix="minutes-")
        try:
            for one in inputs:
                pickle.dump(tuple(one), self._file, pickle.HIGHEST_PROTOCOL)
                self.files += 1
                self.bytes += one.size
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[Input]:
        self._file.seek(0)
        for _ in range(self.files):
            yield Input(*pickle.load(self._file))

    def close(self) -> None:
        """Forget them."""
        self._file.close()


class Feed:
    """Hands inputs out and takes results in, both by number; gives results back in order.

    `decide` is asked about every input: it gives the entry of one that need not be read again, or
    the input as it is to be read.
    """

    def __init__(self, inputs: Iterable[Input], decide: Decide) -> None:
        self.is_exhausted = False
        self._inputs = enumerate(inputs)
        self._decide = decide
        self._due = 0
        self._waiting: dict[int, Parsed] = {}
        self._weight = 0

    def take(self, files: int, size: int) -> list[tuple[int, Input]]:
        """The next inputs, up to so many files and about so many bytes.

        None when all are handed out, when results wait for one that is slow, or for a moment after
        many that need not be read: `is_exhausted` tells the first from the rest.
        """
        chunk: list[tuple[int, Input]] = []
        skipped = taken = 0
        while len(chunk) < files and taken < size and skipped < MOST_SKIPPED:
            if self._weight > MOST_AHEAD:
                break
            number, one = next(self._inputs, (-1, None))
            if one is None:
                self.is_exhausted = True
                break
            decided = self._decide(one)
            if isinstance(decided, Entry):
                self.put(number, Parsed(decided, unchanged=True))
                skipped += 1
            else:
                chunk.append((number, decided))
                taken += one.size
        return chunk

    def put(self, number: int, parsed: Parsed) -> None:
        """The result for the input of that number."""
        self._waiting[number] = parsed
        self._weight += _weigh(parsed)

    def drain(self) -> Iterator[Parsed]:
        """The results whose turn has come."""
        while (parsed := self._waiting.pop(self._due, None)) is not None:
            self._due += 1
            self._weight -= _weigh(parsed)
            yield parsed


def _weigh(parsed: Parsed) -> int:
    return _WEIGHT + 2 * len(parsed.text or "")
