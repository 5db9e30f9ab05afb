"""Tags of HTML between the lines of Markdown: `<h2 align="center">주간 회의</h2>` is a heading."""

from __future__ import annotations

import re

from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_BLOCK = r"(?:h[1-6]|p|div|center|details|summary|table|tr|td|th|ul|ol|li|hr|img)"
_OPENING = lazy(rf"(?:\s*<{_BLOCK}(?:\s[^<>]*)?>)+", re.I)
_CLOSING = lazy(rf"(?:</{_BLOCK}\s*>\s*)+$", re.I)
_LEVEL = lazy(r"<h([1-6])", re.I)
_ONLY = lazy(rf"(?:</?(?:{_BLOCK}|br|b|u|i|a|em|strong|span|font)(?:\s[^<>]*)?/?>\s*)+", re.I)
_HEADING = ("<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<H1", "<H2", "<H3", "<H4", "<H5", "<H6")


def part_tags(units: Units, text: str) -> None:
    """Cut tags off the words between them; a text without headings of HTML is not touched."""
    if "<" not in text or not any(tag in text for tag in _HEADING):
        return
    cuts: dict[int, list[int]] = {}
    for i, raw in enumerate(units.raw):
        if "<" not in raw:
            continue
        opening, closing = _OPENING.match(raw), _CLOSING.search(raw, max(len(raw) - FAR, 0))
        edges = [opening.end()] if opening else []
        edges += [closing.start()] if closing else []
        if found := [at for at in edges if 0 < at < len(raw)]:
            cuts[i] = sorted(set(found))
    units.split(cuts)


def take_tags(units: Units, skip: dict[int, str]) -> dict[int, int]:
    """Units of nothing but tags become furniture; what a tag of a heading opens is one."""
    headings: dict[int, int] = {}
    if not any(units.text[i].startswith(_HEADING) for i in units.opening("<")):
        return headings
    level = 0
    for i, text in enumerate(units.text):
        if not text or i in skip:
            continue
        if text[0] == "<" and _ONLY.fullmatch(text):
            skip[i] = "tag"
            opened = _LEVEL.match(text)
            level = int(opened[1]) if opened and "</h" not in text.lower() else 0
        elif level:
            headings[i] = level
            level = 0
    return headings


FAR = 80
