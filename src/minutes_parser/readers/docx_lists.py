"""The lists of a Word document: which number or bullet stands before a paragraph."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from minutes_parser.readers.numbering import Level, Numbering, read_symbols
from minutes_parser.readers.xml_parts import find_child, find_number, find_value, name_tags


class Lists:
    """Lists by their number, the lists that styles name, and the counts so far."""

    def __init__(
        self, numberings: dict[str, Numbering], styles: dict[str, tuple[str, int]]
    ) -> None:
        self._numberings = numberings
        self._styles = styles

    def mark(self, properties: Element | None) -> str:
        """What stands before a paragraph with these properties, a blank behind it."""
        if properties is None or not self._numberings:
            return ""
        number, depth = self._find(properties)
        numbering = self._numberings.get(number)
        text = numbering.advance(depth) if numbering else ""
        return text + " " if text else ""

    def _find(self, properties: Element) -> tuple[str, int]:
        number, depth = self._styles.get(find_value(properties, "pStyle"), ("", 0))
        own = find_child(properties, "numPr")
        if own is None:
            return number, depth
        return find_value(own, "numId") or number, find_number(own, "ilvl", default=depth)


def read_lists(numbering: Element | None, styles: Element | None) -> Lists:
    """The lists as `numbering.xml` and `styles.xml` tell them; either may be missing."""
    if numbering is None:
        return Lists({}, {})
    abstract: dict[str, Numbering] = {}
    numberings: dict[str, Numbering] = {}
    names = name_tags()
    for element in numbering:
        if names[element.tag] == "abstractNum":
            abstract[find_value(element, None, "abstractNumId")] = Numbering(_read_levels(element))
        elif names[element.tag] == "num":
            known = abstract.get(find_value(element, "abstractNumId"))
            if known:
                numberings[find_value(element, None, "numId")] = _start_anew(known, element)
    return Lists(numberings, _read_styles(styles) if styles is not None else {})


def _start_anew(known: Numbering, number: Element) -> Numbering:
    """The same counts go on in every list of one kind, unless it says where it starts."""
    names = name_tags()
    starts = any(
        names[child.tag] == "lvlOverride" and find_child(child, "startOverride") is not None
        for child in number
    )
    return Numbering(known.levels) if starts else known


def _read_levels(abstract: Element) -> dict[int, Level]:
    names = name_tags()
    levels = {}
    for element in abstract:
        if names[element.tag] != "lvl":
            continue
        style = find_value(element, "numFmt") or "decimal"
        text = find_value(element, "lvlText")
        depth = find_number(element, None, "ilvl")
        if style == "bullet":
            text = read_symbols(text).replace("%", "％")
        levels[depth] = Level(text, style, find_number(element, "start", default=1))
    return levels


def _read_styles(styles: Element) -> dict[str, tuple[str, int]]:
    names = name_tags()
    found: dict[str, tuple[str, int]] = {}
    for style in styles:
        if names[style.tag] != "style":
            continue
        properties = find_child(style, "pPr")
        own = find_child(properties, "numPr") if properties is not None else None
        if own is not None:
            list_ = find_value(own, "numId"), find_number(own, "ilvl")
            found[find_value(style, None, "styleId")] = list_
    return found
