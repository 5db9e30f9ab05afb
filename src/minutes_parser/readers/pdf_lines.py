"""Lines of words: which words stand on one line, and how wide the blanks between them are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from minutes_parser.readers.labels import Bold, set_off
from minutes_parser.readers.pdf_page import Word

# In widths of a full letter. A blank is half of one, more in a line that is stretched to the
# margin; what is wider than the blanks around it was put there on purpose.
WIDE_BLANK = 0.85
_WIDER = 1.7
SAME_LINE = 0.45
_BLANK = 0.5
_NO_BLANK = 0.2
_ALIKE = 0.6
_MOST_BLANKS = 12
_MOST_INDENT = 40


@dataclass(slots=True)
class Line:
    """Words on one line from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


def make_lines(words: Iterable[Word]) -> list[Line]:
    """Words in the order in which they were written, as lines; letters set downwards as words."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last is not None and _is_beside(last, word):
            lines[-1].words.append(word)
        elif last is not None and len(lines[-1].words) == 1 and _is_below(last, word):
            last.text += word.text
            last.base = word.base
        else:
            lines.append(Line([word]))
    return lines


def _is_beside(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    return abs(word.base - last.base) < SAME_LINE * size and word.left > last.right - 1.2 * size


def _is_below(last: Word, word: Word) -> bool:
    """Whether one letter stands under another, as in a narrow cell with vertical text."""
    if len(word.text) != 1 or not "가" <= word.text <= "힣" or not "가" <= last.text[-1] <= "힣":
        return False
    step = last.base - word.base
    return abs(word.left - last.left) < 0.4 * word.size and 0.6 < step / word.size < 3


def join_levels(lines: list[Line]) -> list[Line]:
    """Lines that were written apart and stand on one level, as one."""
    joined: list[Line] = []
    for line in lines:
        if joined and _is_beside(joined[-1].words[-1], line.words[0]):
            joined[-1].words += line.words
        else:
            joined.append(line)
    return joined


def write_line(line: Line, margin: float | None) -> str:
    """The text of a line, indented from the margin if there is one."""
    pieces: list[str] = []
    if margin is not None:
        indent = round((line.left - margin) / (line.size * _BLANK))
        pieces.append(" " * min(max(indent, 0), _MOST_INDENT))
    gaps = [_measure_gap(a, b) for a, b in pairwise(line.words)]
    wide = max(WIDE_BLANK, _WIDER * median_low(gaps)) if len(gaps) > 2 else WIDE_BLANK
    for i, word in enumerate(line.words):
        if i:
            pieces.append(_write_blank(i - 1, gaps, line.words, wide))
        if word.bold:
            pieces.append(Bold(word.text[: word.bold]))
        pieces.append(word.text[word.bold :])
    if line.words[-1].trailing:
        pieces.append(" ")
    return set_off("".join(pieces), pieces)


def _measure_gap(last: Word, word: Word) -> float:
    return (word.left - last.right) / max(last.size, word.size)


def _write_blank(i: int, gaps: list[float], words: list[Word], wide: float) -> str:
    """The blank after word `i`: a wide one wide, but in a spaced-out word always one."""
    gap = gaps[i]
    if gap < wide or _is_spaced_out(i, gaps, words):
        return " " if words[i + 1].spaced or gap > _NO_BLANK else ""
    return " " * min(max(round(gap / _BLANK), 2), _MOST_BLANKS)


def _is_spaced_out(i: int, gaps: list[float], words: list[Word]) -> bool:
    """Whether the gap is one of those between the letters of a word, which are all alike."""
    if not (_is_letter(words[i].text) and _is_letter(words[i + 1].text)):
        return False
    before = i > 0 and _is_letter(words[i - 1].text) and gaps[i - 1] < _ALIKE * gaps[i]
    after = i + 2 < len(words) and _is_letter(words[i + 2].text) and gaps[i + 1] < _ALIKE * gaps[i]
    return not (before or after)


def _is_letter(text: str) -> bool:
    """One syllable alone, or with a bracket behind it: 의 장(총재)."""
    return "가" <= text[0] <= "힣" and (len(text) == 1 or text[1] in "(（:：")
