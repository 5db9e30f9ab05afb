"""The lists of a Hangul document: which number or bullet stands before a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from minutes_parser.readers.numbering import Level, Numbering, read_symbols
from minutes_parser.readers.xml_parts import find_child, find_number, find_value

NUMBERED, BULLETED, OUTLINED = "NUMBER", "BULLET", "OUTLINE"


class Heading(NamedTuple):
    """What stands before paragraphs of one shape: a kind, the list it takes from, the level."""

    kind: str
    list: str
    depth: int


class Lists:
    """The shapes of paragraphs by number, and the lists and bullets they name."""

    def __init__(
        self,
        headings: Mapping[str, Heading],
        numberings: Mapping[str, Numbering],
        bullets: Mapping[str, str],
    ) -> None:
        self._headings = headings
        self._numberings = numberings
        self._bullets = bullets
        self.outline = "1"

    def mark(self, shape: str) -> str:
        """What stands before a paragraph of this shape, a blank behind it."""
        heading = self._headings.get(shape)
        if heading is None:
            return ""
        if heading.kind == BULLETED:
            text = self._bullets.get(heading.list, "")
        else:
            known = heading.list if heading.kind == NUMBERED else self.outline
            numbering = self._numberings.get(known)
            text = numbering.advance(heading.depth) if numbering else ""
        return text + " " if text else ""


def read_lists(header: Element | None) -> Lists:
    """The lists as `header.xml` tells them; it may be missing."""
    headings: dict[str, Heading] = {}
    numberings: dict[str, Numbering] = {}
    bullets: dict[str, str] = {}
    for element in header.iter() if header is not None else ():
        kind = element.tag.rpartition("}")[2]
        own = element.get("id", "")
        if kind == "paraPr":
            heading = _read_heading(element)
            if heading.kind in (NUMBERED, BULLETED, OUTLINED):
                headings[own] = heading
        elif kind == "numbering":
            numberings[own] = Numbering(_read_levels(element))
        elif kind == "bullet":
            bullets[own] = read_symbols(element.get("char", ""))
    return Lists(headings, numberings, bullets)


def _read_heading(shape: Element) -> Heading:
    element = find_child(shape, "heading")
    if element is None:
        return Heading("", "", 0)
    depth = find_number(element, None, "level")
    return Heading(element.get("type", ""), find_value(element, None, "idRef"), depth)


def _read_levels(numbering: Element) -> dict[int, Level]:
    levels = {}
    for head in numbering:
        if head.tag.rpartition("}")[2] != "paraHead":
            continue
        depth = find_number(head, None, "level", default=1) - 1
        start = find_number(head, None, "start", default=1)
        levels[depth] = Level(head.text or "", name_style(head.get("numFormat", "")), start)
    return levels


def name_style(name: str) -> str:
    """HANGUL_SYLLABLE as hangulSyllable."""
    first, *rest = name.lower().split("_")
    return first + "".join(map(str.capitalize, rest))
