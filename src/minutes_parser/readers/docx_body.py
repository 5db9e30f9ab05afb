"""The body of a Word document as blocks, walked in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from minutes_parser.readers.blocks import NEW_PAGE, Block, Cell, Paragraph, Table
from minutes_parser.readers.docx_letters import Letters, is_on
from minutes_parser.readers.docx_lists import Lists
from minutes_parser.readers.labels import Bold, may_open, set_off
from minutes_parser.readers.numbering import read_symbol, read_symbols
from minutes_parser.readers.xml_parts import find_child, find_number, find_value, name_tags

# Deleted or moved away, spoken above another word, or a field's code and not what it shows.
_UNREAD = frozenset(
    "del moveFrom delText instrText delInstrText rPr pPr tblPr tblGrid sectPr rt"
    " bookmarkStart bookmarkEnd proofErr commentRangeStart commentRangeEnd".split()
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Deeper than runs, links and content controls stand in each other in any real paragraph.
_RUN_NESTING = 30


class Body:
    """Turns parts of a document into blocks; `too_deep` is set when something was left out."""

    def __init__(self, lists: Lists, letters: Letters | None, nesting: int) -> None:
        self._lists = lists
        self._letters = letters
        self._telling: Letters | None = None
        self._nesting = nesting
        self._names = name_tags()
        self._depth = 0
        self._page = False
        self.too_deep = False

    def read(self, root: Element) -> list[Block]:
        """The blocks of `word/document.xml`."""
        body = find_child(root, "body")
        return self._read_blocks(root if body is None else body)

    def read_notes(self, root: Element) -> list[Block]:
        """The blocks of footnotes or endnotes, without the lines that part them from the text."""
        notes = [note for note in root if not find_value(note, None, "type")]
        return [block for note in notes for block in self._read_blocks(note)]

    def _read_blocks(self, parent: Element) -> list[Block]:
        blocks: list[Block] = []
        if self._depth >= self._nesting:
            self.too_deep = True
            return blocks
        self._depth += 1
        for child in parent:
            kind = self._names[child.tag]
            if kind == "p":
                self._read_paragraph(child, blocks)
            elif kind == "tbl":
                blocks.append(self._read_table(child))
            elif kind == "AlternateContent":
                blocks.extend(self._read_blocks(_choose(child)))
            elif kind not in _UNREAD:
                blocks.extend(self._read_blocks(child))
        self._depth -= 1
        return blocks

    def _read_paragraph(self, paragraph: Element, blocks: list[Block]) -> None:
        properties = find_child(paragraph, "pPr")
        pieces: list[str] = []
        boxes: list[Block] = []
        begins = self._page or _begins_page(properties)
        self._page = properties is not None and _ends_section(properties)
        self._gather(paragraph, pieces, boxes)
        text = read_symbols("".join(pieces))
        mark = self._lists.mark(properties) if text.strip() else ""
        text = mark + text
        if self._letters and not boxes and (may_open(text) or self._begins_bold(paragraph)):
            text = set_off(text, [mark, *self._tell_bold(paragraph)])
        if begins or text.startswith(NEW_PAGE):
            text = NEW_PAGE + text.lstrip(NEW_PAGE)
        if text.endswith("\n" + NEW_PAGE):
            text = text[:-2]
            self._page = True
        if text or not boxes:
            blocks.append(Paragraph(text))
        blocks.extend(boxes)

    def _begins_bold(self, paragraph: Element) -> bool:
        """Whether the first run of a paragraph is bold."""
        first = next((child for child in paragraph if self._names[child.tag] == "r"), None)
        return first is not None and self._letters is not None and self._letters.are_bold(first)

    def _tell_bold(self, paragraph: Element) -> list[str]:
        """The text of a paragraph's runs again, the bold ones told; few paragraphs need it."""
        pieces: list[str] = []
        self._telling = self._letters
        self._gather(paragraph, pieces, [])
        self._telling = None
        return pieces

    def _gather(
        self, parent: Element, pieces: list[str], boxes: list[Block], depth: int = 0
    ) -> None:
        """The text of a paragraph's runs, and the blocks of the boxes anchored in it."""
        if depth >= _RUN_NESTING:
            self.too_deep = True
            return
        for child in parent:
            kind = self._names[child.tag]
            if kind == "t":
                pieces.append(child.text or "")
            elif kind == "r":
                bold = self._telling is not None and self._telling.are_bold(child)
                start = len(pieces) if bold else 0
                self._gather(child, pieces, boxes, depth + 1)
                if bold:
                    pieces[start:] = map(Bold, pieces[start:])
            elif kind in _UNREAD:
                continue
            elif kind in _SIGNS:
                pieces.append(_SIGNS[kind])
            elif kind == "br":
                pieces.append("\n" + NEW_PAGE * (find_value(child, None, "type") == "page"))
            elif kind == "lastRenderedPageBreak":
                if not "".join(pieces).strip():
                    pieces.append(NEW_PAGE)
            elif kind == "sym":
                pieces.append(_read_sign(child))
            elif kind == "txbxContent":
                boxes.extend(self._read_blocks(child))
            else:
                inner = _choose(child) if kind == "AlternateContent" else child
                self._gather(inner, pieces, boxes, depth + 1)

    def _read_table(self, table: Element) -> Table:
        cells: list[Cell] = []
        above: dict[int, Cell] = {}
        for number, row in enumerate(self._find_all(table, "tr")):
            column = _skipped_columns(row)
            for cell in self._find_all(row, "tc"):
                properties = find_child(cell, "tcPr")
                width, goes_on = _read_span(properties)
                if goes_on and column in above:
                    above[column].height += 1
                elif not goes_on:
                    above[column] = Cell(number, column, self._read_blocks(cell))
                    cells.append(above[column])
                column += width
        return Table(cells)

    def _find_all(self, parent: Element, kind: str) -> Iterable[Element]:
        """Rows or cells, also those in content controls; deleted rows left out."""
        for child in parent:
            name = self._names[child.tag]
            if name == kind:
                properties = find_child(child, "trPr")
                if properties is None or find_child(properties, "del") is None:
                    yield child
            elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"}:
                yield from self._find_all(child, kind)


def _choose(alternatives: Element) -> Element:
    """The first of several forms of the same thing; Word writes each box twice."""
    for child in alternatives:
        return child
    return alternatives


def _begins_page(properties: Element | None) -> bool:
    flag = find_child(properties, "pageBreakBefore") if properties is not None else None
    return is_on(flag)


def _ends_section(properties: Element) -> bool:
    section = find_child(properties, "sectPr")
    return section is not None and find_value(section, "type") != "continuous"


def _read_sign(sign: Element) -> str:
    try:
        return read_symbol(int(find_value(sign, None, "char"), 16))
    except ValueError:
        return ""


def _read_span(properties: Element | None) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it only goes on with the cell above."""
    if properties is None:
        return 1, False
    merge = find_child(properties, "vMerge")
    goes_on = merge is not None and find_value(merge, None) != "restart"
    return find_number(properties, "gridSpan", default=1), goes_on


def _skipped_columns(row: Element) -> int:
    return find_number(find_child(row, "trPr"), "gridBefore")
