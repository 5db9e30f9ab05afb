"""Topics of notes: the headings right under `## 안건` are its items."""

from __future__ import annotations

from minutes_parser.parser.notes.outline import Outline
from minutes_parser.parser.text import Units

_TALK = frozenset({"section", "record"})


def find_topics(units: Units, outline: Outline, headings: dict[int, int]) -> frozenset[int]:
    """Headings one level below a heading for the agenda that no list of items stands under."""
    found: set[int] = set()
    order = sorted(i for i in headings if i in outline.sections)
    for n, i in enumerate(order):
        if outline.sections[i].name != "agenda" or n + 1 == len(order):
            continue
        below = order[n + 1]
        if headings[below] <= headings[i] or any(units.text[i + 1 : below]):
            continue
        for j in order[n + 1 :]:
            if headings[j] <= headings[i]:
                break
            if headings[j] == headings[below] and outline.sections[j].name in _TALK:
                found.add(j)
    return frozenset(found)
