"""The sections of a hwpx document as blocks, walked in the order of the document."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from minutes_parser.readers.assembly import begin_page
from minutes_parser.readers.blocks import Block, Box, Cell, Paragraph, Table, order_boxes
from minutes_parser.readers.hwpx_lists import Lists
from minutes_parser.readers.labels import Bold, set_off
from minutes_parser.readers.numbering import read_symbols
from minutes_parser.readers.xml_parts import find_child, find_number, name_tags

_SIGNS = {"tab": "\t", "lineBreak": "\n", "hyphen": "-", "nbSpace": "\u00a0", "fwSpace": "\u3000"}
# What repeats on each page, remarks in the margin, and what is no text of the document.
_UNREAD = frozenset(
    "footer hiddenComment fieldBegin memo parameters script secPr colPr pageNum pageHiding"
    " autoNum newNum indexmark bookmark shapeComment linesegarray listItem formCharPr".split()
)
_SHAPES = frozenset("rect ellipse polygon curve arc container pic textart".split())
_NOTES = frozenset({"footNote", "endNote"})
# Deeper than runs, groups and shapes stand in each other in any real paragraph.
_RUN_NESTING = 20


def _find_top(shape: Element) -> int | None:
    """How far below its paragraph a box stands; None when it stands in the line or on the paper."""
    place = find_child(shape, "pos")
    if place is None or place.get("treatAsChar") != "0" or place.get("vertRelTo") != "PARA":
        return None
    return find_number(place, None, "vertOffset")


class Body:
    """Turns sections into blocks; heads and notes go apart, `too_deep` tells what is lost."""

    def __init__(self, lists: Lists, bold: frozenset[str], nesting: int) -> None:
        self._lists = lists
        self._bold = bold
        self._nesting = nesting
        self._names = name_tags()
        self._depth = 0
        self._deleted = False
        self.heads: list[Block] = []
        self.notes: list[Block] = []
        self.too_deep = False

    def read(self, section: Element) -> list[Block]:
        """The blocks of a section."""
        for properties in section.iter():
            if self._names[properties.tag] == "secPr":
                self._lists.outline = properties.get("outlineShapeIDRef", "1")
                break
        return self._read_paragraphs(section)

    def _read_paragraphs(self, parent: Element) -> list[Block]:
        blocks: list[Block] = []
        if self._depth >= self._nesting:
            self.too_deep = True
            return blocks
        self._depth += 1
        for child in parent:
            if self._names[child.tag] == "p":
                self._read_paragraph(child, blocks)
        self._depth -= 1
        return blocks

    def _read_paragraph(self, paragraph: Element, blocks: list[Block]) -> None:
        pieces: list[str] = []
        anchored: list[Box] = []
        self._gather(paragraph, pieces, anchored)
        boxes = order_boxes(anchored) if anchored else []
        text = read_symbols("".join(pieces))
        if text.strip():
            mark = self._lists.mark(paragraph.get("paraPrIDRef", ""))
            text = set_off(mark + text, [mark, *pieces])
        found: list[Block] = [Paragraph(text)] if text or not boxes else []
        found.extend(boxes)
        if paragraph.get("pageBreak") == "1":
            begin_page(found)
        blocks.extend(found)

    def _gather(self, parent: Element, pieces: list[str], boxes: list[Box], depth: int = 0) -> None:
        """The text of a paragraph's runs, and the blocks of what is anchored in it."""
        if depth >= _RUN_NESTING:
            self.too_deep = True
            return
        for child in parent:
            kind = self._names[child.tag]
            if kind == "t":
                self._read_text(child, pieces)
            elif kind == "run":
                start = len(pieces)
                self._gather(child, pieces, boxes, depth + 1)
                if child.get("charPrIDRef") in self._bold:
                    pieces[start:] = map(Bold, pieces[start:])
            elif kind in _UNREAD:
                continue
            elif kind == "tbl":
                boxes.append((_find_top(child), self._read_table(child)))
            elif kind in _NOTES or kind == "header":
                self._read_apart(child, self.heads if kind == "header" else self.notes)
            elif kind == "subList":
                boxes.append((None, self._read_paragraphs(child)))
            elif kind in _SHAPES:
                inner: list[Box] = []
                self._gather(child, pieces, inner, depth + 1)
                if inner:
                    boxes.append((_find_top(child), order_boxes(inner)))
            elif kind == "mainText":
                pieces.append(child.text or "")
            elif kind == "compose":
                pieces.append(child.get("composeText", ""))
            elif kind == "switch":
                self._gather(child[0] if len(child) else child, pieces, boxes, depth + 1)
            elif kind != "subText":
                self._gather(child, pieces, boxes, depth + 1)

    def _read_text(self, run: Element, pieces: list[str]) -> None:
        """The text of a run with the signs inside it; tracked deletions are left out."""
        if run.text and not self._deleted:
            pieces.append(run.text)
        for sign in run:
            kind = self._names[sign.tag]
            if kind == "deleteBegin":
                self._deleted = True
            elif kind == "deleteEnd":
                self._deleted = False
            if self._deleted:
                continue
            pieces.append(_SIGNS.get(kind, ""))
            if sign.tail:
                pieces.append(sign.tail)

    def _read_apart(self, note: Element, apart: list[Block]) -> None:
        """What stands on every page, or below one."""
        inner = find_child(note, "subList")
        if inner is not None:
            apart.extend(self._read_paragraphs(inner))

    def _read_table(self, table: Element) -> list[Block]:
        """A table, its caption before it."""
        blocks: list[Block] = []
        cells: list[Cell] = []
        number = 0
        for child in table:
            kind = self._names[child.tag]
            if kind == "caption":
                inner = find_child(child, "subList")
                blocks += self._read_paragraphs(inner) if inner is not None else []
            elif kind == "tr":
                for column, cell in enumerate(child):
                    if self._names[cell.tag] == "tc":
                        cells.append(self._read_cell(cell, number, column))
                number += 1
        return [*blocks, Table(cells)]

    def _read_cell(self, cell: Element, row: int, column: int) -> Cell:
        address, span = find_child(cell, "cellAddr"), find_child(cell, "cellSpan")
        inner = find_child(cell, "subList")
        return Cell(
            find_number(address, None, "rowAddr", row),
            find_number(address, None, "colAddr", column),
            self._read_paragraphs(inner) if inner is not None else [],
            max(find_number(span, None, "rowSpan", 1), 1),
        )
