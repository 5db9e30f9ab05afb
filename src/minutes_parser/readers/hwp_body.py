"""The sections of an HWP document as blocks.

A paragraph is a record with its text and its controls one level below; tables, boxes and notes
are controls, with lists of paragraphs below them.
"""

from __future__ import annotations

import re
import struct
from array import array

from minutes_parser.readers.assembly import begin_page
from minutes_parser.readers.blocks import Block, Box, Cell, Paragraph, Table, order_boxes
from minutes_parser.readers.hwp_letters import list_runs
from minutes_parser.readers.hwp_records import (
    CONTROL,
    LETTERS,
    LIST,
    PARAGRAPH,
    TABLE,
    TEXT,
    Record,
)
from minutes_parser.readers.hwpx_lists import Lists
from minutes_parser.readers.labels import Bold, may_open, set_off
from minutes_parser.readers.numbering import read_symbols

# Control ids stand in the file with their letters reversed.
_TABLE, _SHAPE, _COMPOSED = b" lbt", b" osg", b"spct"
_NOTES = frozenset({b"  nf", b"  ne"})
_HEAD = b"daeh"
_PAGE_BREAK = 4
_IN_LINE, _BELOW_PARAGRAPH = 1, 2

_END = b"\r\0"
_ODD = re.compile("[\x00-\x0c\x0e-\x1f\ud800-\udfff]")
# A control takes eight characters of the text, a sign one.
_CONTROLS = re.compile("[\x01-\x09\x0b\x0c\x0e-\x17](?s:.{7})|[\x00-\x1f]")
_SIGNS = {"\t": "\t", "\n": "\n", "\x18": "-", "\x1e": "\u00a0", "\x1f": " "}


class Body:
    """Turns sections into blocks; heads and notes go apart, `too_deep` tells what is lost."""

    def __init__(self, lists: Lists, bold: frozenset[int], nesting: int) -> None:
        self._lists = lists
        self._bold = bold
        self._nesting = nesting
        self._records: list[Record] = []
        self._depth = 0
        self.heads: list[Block] = []
        self.notes: list[Block] = []
        self.too_deep = False

    def read(self, records: list[Record]) -> list[Block]:
        """The blocks of a section."""
        self._records = records
        return self._read_paragraphs(0, len(records))

    def _find_end(self, start: int, stop: int) -> int:
        """The record after the last that stands below the one at `start`."""
        records = self._records
        level = records[start].level
        for i in range(start + 1, stop):
            if records[i].level <= level:
                return i
        return stop

    def _read_paragraphs(self, start: int, stop: int) -> list[Block]:
        blocks: list[Block] = []
        if self._depth >= self._nesting:
            self.too_deep = True
            return blocks
        self._depth += 1
        while start < stop:
            end = self._find_end(start, stop)
            if self._records[start].tag == PARAGRAPH:
                blocks.extend(self._read_paragraph(start, end))
            start = end
        self._depth -= 1
        return blocks

    def _read_paragraph(self, start: int, stop: int) -> list[Block]:
        header = self._records[start].data
        text = mark = ""
        spelled = shapes = b""
        boxes: list[Box] = []
        i = start + 1
        while i < stop:
            record = self._records[i]
            end = self._find_end(i, stop)
            if record.tag == TEXT:
                text += read_text(record.data)
                spelled = spelled + record.data if spelled else record.data
            elif record.tag == CONTROL:
                if record.data[:4] == _COMPOSED:
                    text += _read_composed(record.data)
                else:
                    boxes.append((_find_top(record.data), self._read_control(i, end)))
            elif record.tag == LETTERS:
                shapes = record.data
            i = end
        text = read_symbols(text.removesuffix("\r"))
        if text.strip() and len(header) >= 10:
            mark = self._lists.mark(str(header[8] | header[9] << 8))
            text = mark + text
        if shapes and (may_open(text) or int.from_bytes(shapes[4:8], "little") in self._bold):
            text = set_off(text, [mark, *_part_text(spelled, shapes, self._bold)])
        inner = order_boxes([box for box in boxes if box[1]]) if boxes else []
        blocks: list[Block] = [Paragraph(text)] if text or not inner else []
        blocks.extend(inner)
        if len(header) >= 12 and header[11] & _PAGE_BREAK:
            begin_page(blocks)
        return blocks

    def _read_control(self, start: int, stop: int) -> list[Block]:
        """The blocks of a table or a box; those of a note go apart, other controls have none."""
        kind = self._records[start].data[:4]
        if kind == _TABLE:
            return self._read_table(start + 1, stop)
        if kind == _SHAPE:
            return [block for _, blocks in self._read_lists(start + 1, stop) for block in blocks]
        if kind in _NOTES or kind == _HEAD:
            apart = self.heads if kind == _HEAD else self.notes
            for _, blocks in self._read_lists(start + 1, stop):
                apart.extend(blocks)
        return []

    def _read_lists(self, start: int, stop: int) -> list[tuple[Record, list[Block]]]:
        """Every list of paragraphs in these records, with its own record."""
        found = []
        while start < stop:
            record = self._records[start]
            start += 1
            if record.tag == LIST:
                end = self._find_list_end(start, stop, record.level)
                found.append((record, self._read_paragraphs(start, end)))
                start = end
        return found

    def _find_list_end(self, start: int, stop: int, level: int) -> int:
        for i in range(start, stop):
            record = self._records[i]
            if record.level < level or (record.level == level and record.tag != PARAGRAPH):
                return i
        return stop

    def _read_table(self, start: int, stop: int) -> list[Block]:
        """A table; its caption, a list that stands before its own record, before it."""
        grid = next((i for i in range(start, stop) if self._records[i].tag == TABLE), stop)
        blocks = [block for _, inner in self._read_lists(start, grid) for block in inner]
        cells = [_place(record, inner) for record, inner in self._read_lists(grid, stop)]
        return [*blocks, Table(cells)] if cells else blocks


def read_text(data: bytes) -> str:
    """The text of a paragraph without its controls."""
    text = data[: len(data) & ~1].decode("utf-16-le", "surrogatepass")
    if not _ODD.search(text):
        return text
    units = array("H", data[: len(data) & ~1])
    text = _CONTROLS.sub(_read_sign, "".join(map(chr, units)))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _part_text(data: bytes, shapes: bytes, bold: frozenset[int]) -> list[str]:
    """The text of a paragraph with its bold runs told; none where runs part a control."""
    data = data.removesuffix(_END)
    pieces = []
    for start, stop, is_bold in list_runs(shapes, bold, len(data) // 2):
        text = read_text(data[2 * start : 2 * stop])
        pieces.append(Bold(text) if is_bold else text)
    return pieces if "".join(pieces) == read_text(data) else []


def _read_sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[0][0], "")


def _read_composed(data: bytes) -> str:
    """Characters drawn over each other as one."""
    length = struct.unpack_from("<H", data, 4)[0] if len(data) >= 6 else 0
    return data[6 : 6 + 2 * length].decode("utf-16-le", "ignore")


def _find_top(control: bytes) -> int | None:
    """How far below its paragraph a box stands; None when it stands in the line or on the paper."""
    if len(control) < 12:
        return None
    attributes, top = struct.unpack_from("<Ii", control, 4)
    below = (attributes >> 3 & 3) == _BELOW_PARAGRAPH and not attributes & _IN_LINE
    return int(top) if below else None


def _place(record: Record, blocks: list[Block]) -> Cell:
    if len(record.data) < 16:
        return Cell(0, 0, blocks)
    column, row, _, height = struct.unpack_from("<4H", record.data, 8)
    return Cell(row, column, blocks, max(height, 1))
