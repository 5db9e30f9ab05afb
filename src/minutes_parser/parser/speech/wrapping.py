"""Telling lines that a page broke from lines that are paragraphs.

A page breaks a line where the next word no longer fits: broken lines reach one width, and none goes
beyond it. Lines of any length, without a full stop, are paragraphs of their own.
"""

from collections.abc import Iterable
from typing import NamedTuple

from minutes_parser.parser.speech.joining import TERMINALS, ends_sentence

FEWEST = 4  # broken lines that tell a width
LEAST = 8  # lines that tell how lines are broken
NARROWEST = 36  # columns of a page
REACH = 0.9  # of the full width: what a line with the next word must come to
UNSPACED_REACH = 0.4  # where a text layer lost the blanks, and with them some of the width
CLOSED = 0.98  # of the full width: behind a full stop there a paragraph goes on
ENDING = 0.95  # the same behind a word that only may end a sentence (`…함`)
BEYOND = 1.12  # of the full width: where no line of a page goes
_PERCENTILE = 0.85
# A page breaks a sentence anywhere; lines that all end so are sentences without a full stop.
_SPOKEN_ENDS = ("요", "죠", "다", "까")
_OPEN = frozenset(",·(「“‘및")


def measure(text: str) -> int:
    """Columns a text takes: two for a Hangul or Chinese character, one for a Latin one."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def measure_lines(texts: list[str]) -> list[int]:
    """The same of every line."""
    try:
        return [(len(text.encode()) + len(text)) // 2 for text in texts]
    except UnicodeEncodeError:
        return list(map(measure, texts))


class Width(NamedTuple):
    """The width of a wrapped line, and the least that a broken line comes to, in columns."""

    full: int
    least: float

    def breaks(self, width: int, line: str, following: str) -> bool:
        """Whether the page broke a line of that width in columns.

        The next word did not fit, or the sentence cannot end there.
        """
        if width >= self.least or line[-1] in _OPEN:
            return True
        stop = following.find(" ")
        return width + 1 + measure(following[: stop if stop > 0 else 40]) >= self.least

    def goes_on(self, width: int, line: str, following: str) -> bool:
        """Whether a paragraph goes on behind a line of that width in columns."""
        if not ends_sentence(line):
            return self.breaks(width, line, following)
        return width > self.full * (CLOSED if line[-1] in TERMINALS else ENDING)


def learn_width(pairs: Iterable[tuple[int, str, str, str]], spaced: bool) -> Width | None:
    """The width at which lines are broken; None when a line is a paragraph.

    A pair is a line's columns, the line as printed, what it says, and the line after it within one
    speech.
    """
    widths: list[int] = []
    broken: list[tuple[int, str, str]] = []
    for width, line, words, following in pairs:
        widths.append(width)
        if not ends_sentence(words):
            broken.append((width, line, following))
    if len(widths) < LEAST or len(broken) < FEWEST:
        return None
    ordered = sorted(width for width, *_ in broken)
    full = ordered[int(len(ordered) * _PERCENTILE)]
    beyond = sum(1 for width in widths if width > full * BEYOND)
    told = sum(1 for _, line, _ in broken if line.endswith(_SPOKEN_ENDS))
    if full < NARROWEST or beyond * 25 > len(widths) or told * 2 > len(broken):
        return None
    found = Width(full, full * (REACH if spaced else UNSPACED_REACH))
    filled = sum(1 for row in broken if found.breaks(*row))
    return found if filled >= FEWEST and filled * 20 >= len(broken) * 9 else None
