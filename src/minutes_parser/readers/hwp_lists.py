"""The lists of an HWP document, as its stream `DocInfo` tells them."""

from __future__ import annotations

import struct

from minutes_parser.readers.hwp_records import BULLET, NUMBERING, PARAGRAPH_SHAPE, Record
from minutes_parser.readers.hwpx_lists import BULLETED, NUMBERED, OUTLINED, Heading, Lists
from minutes_parser.readers.numbering import Level, Numbering, read_symbols

_KINDS = {1: OUTLINED, 2: NUMBERED, 3: BULLETED}
# The shapes of numbers in the order of the format's own table.
_STYLES = (
    "digit circledDigit romanCapital romanSmall latinCapital latinSmall circledLatinCapital"
    " circledLatinSmall hangulSyllable circledHangulSyllable hangulJamo circledHangulJamo"
    " hangulPhonetic ideograph circledIdeograph"
).split()
_LEVELS = 7


def read_lists(records: list[Record]) -> Lists:
    """Paragraph shapes are named by their place, lists by their place counted from 1."""
    headings: dict[str, Heading] = {}
    numberings: dict[str, Numbering] = {}
    bullets: dict[str, str] = {}
    shapes = 0
    for record in records:
        if record.tag == PARAGRAPH_SHAPE:
            heading = _read_heading(record.data)
            if heading:
                headings[str(shapes)] = heading
            shapes += 1
        elif record.tag == NUMBERING:
            numberings[str(len(numberings) + 1)] = Numbering(_read_levels(record.data))
        elif record.tag == BULLET:
            bullets[str(len(bullets) + 1)] = _read_bullet(record.data)
    return Lists(headings, numberings, bullets)


def _read_heading(shape: bytes) -> Heading | None:
    if len(shape) < 34:
        return None
    (attributes,) = struct.unpack_from("<I", shape)
    (number,) = struct.unpack_from("<H", shape, 30)
    kind = _KINDS.get(attributes >> 23 & 3)
    return Heading(kind, str(number), attributes >> 25 & 7) if kind else None


def _read_bullet(data: bytes) -> str:
    return read_symbols(data[12:14].decode("utf-16-le", "ignore")).strip("\0")


def _read_levels(data: bytes) -> dict[int, Level]:
    """Seven heads of 12 bytes, each with its text; the starts of all levels behind them."""
    levels: dict[int, Level] = {}
    at = 0
    for depth in range(_LEVELS):
        if at + 14 > len(data):
            return levels
        attributes, length = struct.unpack_from("<I8xH", data, at)
        text = data[at + 14 : at + 14 + 2 * length].decode("utf-16-le", "ignore")
        style = attributes >> 5 & 0xF
        levels[depth] = Level(text, _STYLES[style] if style < len(_STYLES) else "digit")
        at += 14 + 2 * length
    for depth, level in levels.items():
        if at + 6 + 4 * depth <= len(data):
            (level.start,) = struct.unpack_from("<I", data, at + 2 + 4 * depth)
    return levels
