"""Two columns of running text that were written across the page, line beside line."""

from __future__ import annotations

from statistics import median

from minutes_parser.readers.pdf_lines import Line
from minutes_parser.readers.pdf_page import Word

# Fewer lines, or shorter ones, are a list of names or a table without rules.
_FEWEST_LINES = 8
_FEWEST_LETTERS = 14
_GUTTER = 1.2
_MOST_ACROSS = 0.25


def part_columns(lines: list[Line]) -> list[Line]:
    """The lines with those of the left column before those of the right, as far as both reach."""
    gutter = _find_gutter(lines)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    right: list[Line] = []
    for line in lines:
        cut = _cut(line, gutter)
        if cut == 0 and right and line.left >= gutter:
            right.append(line)
        elif 0 < cut < len(line.words):
            ordered.append(Line(line.words[:cut]))
            right.append(Line(line.words[cut:]))
        else:
            if line.right > gutter:
                ordered += right
                right = []
            ordered.append(line)
    return ordered + right


def _find_gutter(lines: list[Line]) -> float | None:
    """Where the gap between the columns lies; None for a page of one column."""
    gaps = [gap for line in lines if (gap := _middle_gap(line)) is not None]
    if len(gaps) < _FEWEST_LINES:
        return None
    gutter = median(gaps)
    halves = [(line, cut) for line in lines if 0 < (cut := _cut(line, gutter)) < len(line.words)]
    across = sum(line.left < gutter < line.right for line in lines) - len(halves)
    if len(halves) < _FEWEST_LINES or across > _MOST_ACROSS * len(halves):
        return None
    left = median(_count_letters(line.words[:cut]) for line, cut in halves)
    right = median(_count_letters(line.words[cut:]) for line, cut in halves)
    if min(left, right) < _FEWEST_LETTERS:
        return None
    return gutter


def _count_letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _middle_gap(line: Line) -> float | None:
    """The middle of the widest gap of a line, when it is wide enough for a gutter."""
    gaps = [
        (b.left - a.right, (a.right + b.left) / 2)
        for a, b in zip(line.words, line.words[1:], strict=False)
    ]
    widest = max(gaps, default=(0.0, 0.0))
    return widest[1] if widest[0] > _GUTTER * line.size else None


def _cut(line: Line, gutter: float) -> int:
    """How many words of a line stand left of the gutter; all when a word lies across it."""
    left = sum(word.right <= gutter for word in line.words)
    return left if all(word.left >= gutter for word in line.words[left:]) else len(line.words)
