"""The letters of a Word document: which runs are bold, by themselves or by their style."""

from __future__ import annotations

import re
from functools import cached_property
from xml.etree.ElementTree import Element

from minutes_parser.readers.xml_parts import find_child, find_value

_OFF = frozenset({"0", "false", "off", "none"})
_OFF_BYTES = frozenset(word.encode() for word in _OFF)
_BOLD = re.compile(rb'<w:b(?:\s[^<>]*?w:val="([^"]*)")?[^<>\w]*>')
_BASE = re.compile(rb'<w:basedOn\s[^<>]*?w:val="([^"]*)"')
_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"
_ID = re.compile(rb'w:styleId="([^"]*)"')
# Styles that rest on each other: more than this go in a circle.
_MOST_BASES = 10


class Letters:
    """Knows the bold runs; `styles.xml` is looked at where a run names a style."""

    def __init__(self, styles: bytes) -> None:
        self._styles = styles
        self._known: dict[str, bool] = {}

    def are_bold(self, run: Element) -> bool:
        """Whether the letters of a run are bold; its looks stand first in it."""
        looks = run[0] if len(run) else None
        if looks is None or not looks.tag.endswith("}rPr"):
            return False
        own = find_child(looks, "b")
        return is_on(own) if own is not None else self._is_bold(find_value(looks, "rStyle"))

    def _is_bold(self, style: str) -> bool:
        """Whether a style is bold, by itself or by those it is based on."""
        if style and style not in self._known:
            self._known[style] = self._read_bold(style.encode("utf-8", "replace"))
        return self._known.get(style, False)

    @cached_property
    def _contents(self) -> dict[bytes, bytes]:
        """What each style says, by its name."""
        parts = (part.partition(_STYLE_END)[0] for part in self._styles.split(_STYLE)[1:])
        return {named[1]: part for part in parts if (named := _ID.search(part))}

    def _read_bold(self, style: bytes) -> bool:
        for _ in range(_MOST_BASES):
            content = self._contents.get(style, b"")
            if bold := _BOLD.search(content):
                return bold[1] not in _OFF_BYTES
            base = _BASE.search(content)
            style = base[1] if base else b""
        return False


def is_on(flag: Element | None) -> bool:
    """Whether a switch of Word's is there and not turned off."""
    return flag is not None and find_value(flag, None) not in _OFF
