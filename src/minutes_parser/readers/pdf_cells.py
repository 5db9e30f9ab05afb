"""Tables on a page: cells are what rules enclose on all four sides."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from minutes_parser.readers.pdf_page import Rule, Word

# Strokes as near as this are one rule: the two edges of a drawn line, or two cells' borders.
_SAME = 3.0


@dataclass(slots=True)
class Place:
    """A cell: its edges, its words, and where it stands in the grid of its table."""

    left: float
    right: float
    bottom: float
    top: float
    words: list[Word]
    row: int = 0
    column: int = 0
    height: int = 1


@dataclass(slots=True)
class Grid:
    """The cells of one table."""

    places: list[Place]

    @property
    def left(self) -> float:
        return min(place.left for place in self.places)

    @property
    def right(self) -> float:
        return max(place.right for place in self.places)

    @property
    def top(self) -> float:
        return max(place.top for place in self.places)

    @property
    def bottom(self) -> float:
        return min(place.bottom for place in self.places)


def find_grids(words: list[Word], rules: list[Rule]) -> list[Grid]:
    """The tables of a page; each of their words is marked with its cell."""
    upright = sorted((rule for rule in rules if rule.upright), key=lambda rule: rule.at)
    across = sorted((rule for rule in rules if not rule.upright), key=lambda rule: rule.at)
    if len(upright) < 2 or len(across) < 2:
        return []
    places: dict[tuple[int, int, int, int], Place] = {}
    place: Place | None = None
    for word in words:
        middle, height = (word.left + word.right) / 2, word.base + word.size / 3
        sides = _enclose(upright, middle, height)
        ends = _enclose(across, height, middle)
        if sides is None or ends is None:
            if place is not None and _runs_on(place.words[-1], word):
                place.words.append(word)
            else:
                place = None
            continue
        key = tuple(round(edge / _SAME) for edge in (*sides, *ends))
        place = places.setdefault(_settle(key, places), Place(*sides, *ends, []))
        place.words.append(word)
    return _number_grids(list(places.values()))


def _runs_on(last: Word, word: Word) -> bool:
    """Whether a word outside all cells is the end of a line that is too long for its own."""
    return last.base == word.base and 0 <= word.left - last.right < word.size


def _settle(
    key: tuple[int, ...], places: dict[tuple[int, int, int, int], Place]
) -> tuple[int, int, int, int]:
    """The cell already known whose edges are the same but for a hair."""
    a, b, c, d = key
    if (a, b, c, d) not in places:
        for known in places:
            if all(abs(x - y) <= 1 for x, y in zip(known, key, strict=True)):
                return known
    return a, b, c, d


def _enclose(rules: list[Rule], at: float, across: float) -> tuple[float, float] | None:
    """The nearest rules on both sides of a point that reach past it."""
    split = bisect_left(rules, at, key=lambda rule: rule.at)
    before = next((r.at for r in reversed(rules[:split]) if _reaches(r, across)), None)
    after = next((r.at for r in rules[split:] if _reaches(r, across)), None)
    return None if before is None or after is None else (before, after)


def _reaches(rule: Rule, across: float) -> bool:
    return rule.start - 1 <= across <= rule.stop + 1


def _number_grids(places: list[Place]) -> list[Grid]:
    """Cells that touch from top to bottom are one table; a frame around a page is none."""
    grids: list[Grid] = []
    for place in sorted(places, key=lambda place: -place.top):
        if grids and place.top > grids[-1].bottom - 2 * _SAME:
            grids[-1].places.append(place)
        else:
            grids.append(Grid([place]))
    kept = [grid for grid in grids if len(grid.places) > 1]
    for grid in kept:
        _number(grid)
    return kept


def _number(grid: Grid) -> None:
    tops = _levels([-place.top for place in grid.places])
    lefts = _levels([place.left for place in grid.places])
    for number, place in enumerate(grid.places):
        place.row = _find_level(tops, -place.top)
        place.column = _find_level(lefts, place.left)
        below = [top for top in tops if -place.top + _SAME < top < -place.bottom - _SAME]
        place.height = 1 + len(below)
        for word in place.words:
            word.cell = number


def _levels(values: list[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _SAME:
            levels.append(value)
    return levels


def _find_level(levels: list[float], value: float) -> int:
    return min(range(len(levels)), key=lambda i: abs(levels[i] - value))
