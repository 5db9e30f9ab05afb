"""Web pages: what people read of them. Menus, scripts and styles are left out, tables are rows."""

from __future__ import annotations

import re

from minutes_parser.readers.assembly import assemble
from minutes_parser.readers.blocks import Block, Cell, Paragraph, Table
from minutes_parser.readers.decoding import decode
from minutes_parser.readers.html_parts import BLOCKS_OF_A_FOOT, FOOT, is_unread, name_part
from minutes_parser.readers.html_tags import END, START, read_attributes, scan
from minutes_parser.readers.labels import Bold, set_off
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText

CHARSETS = {
    "utf-8": "utf-8",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "cp949": "cp949",
    "ms949": "cp949",
    "x-windows-949": "cp949",
    "johab": "johab",
    "iso-2022-kr": "iso2022_kr",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_META_REACH = 4096

# What stands in these is no text of the page.
UNREAD = frozenset(
    "script style noscript template svg head select textarea button iframe object canvas audio"
    " video map datalist rp rt".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu"
    " nav ol p pre section summary ul".split()
)
GRID = frozenset({"table", "tr", "td", "th"})
VOID = frozenset(
    "area base basefont br col embed frame hr img input link meta param source track wbr".split()
)
BOLD = frozenset({"b", "strong"})
_SPACE = re.compile("[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(" *\n *")
_MOST_SPAN = 100
_EMPTY_LINE = Paragraph("")


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of a page, block by block.

    Raises `UnreadableFileError` when the bytes are no text.
    """
    text, encoding = _decode(data, name)
    page = _Page(limits.nesting)
    for kind, tag, content in scan(text.replace("\0", "")):
        if kind == START:
            page.open_tag(tag, content)
        elif kind == END:
            page.close_tag(tag)
        else:
            page.take_text(content)
    return assemble(page.finish(), name, "html", encoding=encoding)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """By the charset that the page names where its bytes agree, else as any text."""
    named = _CHARSET.search(data, 0, _META_REACH)
    encoding = CHARSETS.get(named[1].decode().lower()) if named else None
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff"), encoding
        except UnicodeDecodeError:
            pass
    return decode(data, name)


class _Element:
    """An open element, and where its text began if it may turn out to be a menu."""

    __slots__ = ("blocks", "grid", "line", "links", "part", "start", "tag", "text")

    def __init__(self, tag: str, page: _Page, part: str, grid: bool) -> None:
        self.tag = tag
        self.grid = grid
        self.part = part
        self.blocks = page.blocks if part else None
        self.start = len(page.blocks)
        self.line = page.pieces
        self.text = page.text
        self.links = page.links


class _OpenTable:
    """A table that is being read: the row, the next column, and what reaches down into rows."""

    __slots__ = ("column", "outer", "reach", "row", "table")

    def __init__(self, outer: list[Block]) -> None:
        self.table = Table([])
        self.outer = outer
        self.row = -1
        self.column = 0
        self.reach: dict[int, int] = {}

    def open_row(self) -> None:
        self.row += 1
        self.column = 0

    def open_cell(self, width: int, height: int) -> list[Block]:
        if self.row < 0:
            self.open_row()
        while self.reach.get(self.column, 0) > self.row:
            self.column += 1
        cell = Cell(self.row, self.column, [], height)
        for column in range(self.column, self.column + width):
            self.reach[column] = self.row + height
        self.column += width
        self.table.cells.append(cell)
        return cell.blocks


class _Page:
    """Gathers the blocks of a page while its tags go by."""

    def __init__(self, nesting: int) -> None:
        self.blocks: list[Block] = []
        self.text = self.links = 0
        self._nesting = nesting
        self._open: list[_Element] = []
        self._tables: list[_OpenTable] = []
        self._line: list[str] = []
        self._unread = self._pre = self._link = self._bold = 0
        self._lists: list[int] = []
        self._mark = ""

    @property
    def pieces(self) -> int:
        """How many pieces the line that is being read has."""
        return len(self._line)

    def finish(self) -> list[Block]:
        """The blocks of the whole page, whatever was left open."""
        while self._open:
            self._close_element(self._open.pop())
        self._end_line()
        return self.blocks

    def open_tag(self, tag: str, content: str) -> None:
        if tag in VOID:
            self._take_void(tag)
            return
        attributes = read_attributes(content) if "=" in content else {}
        if tag in UNREAD:
            self._unread += 1
        elif tag == "a":
            self._link += 1
        elif tag in BOLD:
            self._bold += 1
        elif tag in BLOCKS:
            self._open_block(tag)
        grid = tag in GRID and self._open_grid(tag, attributes)
        self._open.append(_Element(tag, self, name_part(tag, attributes, content), grid))

    def close_tag(self, tag: str) -> None:
        if tag == "p":
            self._end_line()
        if tag in VOID or not any(element.tag == tag for element in reversed(self._open[-200:])):
            return
        while self._open:
            element = self._open.pop()
            self._close_element(element)
            if element.tag == tag:
                return

    def take_text(self, data: str) -> None:
        if self._unread:
            return
        if not self._pre:
            data = _SPACE.sub(" ", data)
        size = len(data) - data.count(" ")
        self.text += size
        if self._link:
            self.links += size
        if size and self._mark:
            if not data.lstrip()[:1].isdigit():
                self._line.append(self._mark)
            self._mark = ""
        self._line.append(Bold(data) if self._bold else data)

    def _take_void(self, tag: str) -> None:
        if tag == "br" and not self._unread:
            self._line.append("\n")
        elif tag == "hr":
            self._end_line()

    def _open_block(self, tag: str) -> None:
        self._end_line()
        if tag == "pre":
            self._pre += 1
        elif tag in {"ol", "ul"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "body" and any(element.tag == "head" for element in self._open):
            self.close_tag("head")
        elif tag == "li" and self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            self._mark = f"{self._lists[-1]}. "

    def _open_grid(self, tag: str, attributes: dict[str, str]) -> bool:
        """Take a tag of a table; False where tables stand too deep in each other, or none does."""
        self._end_line()
        if tag == "table":
            if len(self._tables) >= self._nesting:
                return False
            self._tables.append(_OpenTable(self.blocks))
            return True
        self._close_until({"td", "th"} if tag != "tr" else {"td", "th", "tr"})
        if not self._tables:
            return False
        if tag == "tr":
            self._tables[-1].open_row()
        else:
            width, height = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
            self.blocks = self._tables[-1].open_cell(width, height)
        return True

    def _close_until(self, tags: set[str]) -> None:
        """Close the elements that a new cell or row of the same table ends."""
        last = None
        for i in range(len(self._open) - 1, max(-1, len(self._open) - 200), -1):
            if self._open[i].tag == "table":
                break
            if self._open[i].tag in tags:
                last = i
        while last is not None and len(self._open) > last:
            self._close_element(self._open.pop())

    def _close_element(self, element: _Element) -> None:
        tag = element.tag
        if tag in UNREAD:
            self._unread -= 1
        elif tag in BOLD:
            self._bold -= 1
        elif tag == "a":
            self._link -= 1
        elif tag in BLOCKS:
            self._end_line()
            self._pre -= tag == "pre"
            if tag in {"ol", "ul"}:
                self._lists.pop()
        elif element.grid and tag == "table":
            self._close_table()
        elif element.grid and tag != "tr":
            self._end_line()
            self.blocks = self._tables[-1].outer
        if element.blocks is self.blocks:
            self._drop_part(element)

    def _close_table(self) -> None:
        self._end_line()
        table = self._tables.pop()
        self.blocks = table.outer
        if table.table.cells:
            self.blocks.append(table.table)

    def _drop_part(self, element: _Element) -> None:
        """Drop what is read by nobody; what stands before it on its line stays."""
        if element.part == FOOT:
            self._end_line()
        text, links = self.text - element.text, self.links - element.links
        inner = self.blocks[element.start : element.start + BLOCKS_OF_A_FOOT]
        if not is_unread(element.part, text, links, inner):
            return
        if len(self.blocks) == element.start:
            del self._line[element.line :]
        else:
            self._end_line()
            del self.blocks[element.start :]

    def _end_line(self) -> None:
        if not self._line:
            return
        text = set_off("".join(self._line), self._line)
        self._line.clear()
        if not self._pre:
            text = _AROUND_BREAK.sub("\n", text).strip(" ")
        if text.strip(" \n"):
            self.blocks.append(Paragraph(text.strip("\n").rstrip()))
        elif "\n" in text and self.blocks and self.blocks[-1] != _EMPTY_LINE:
            self.blocks.append(Paragraph(""))


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_SPAN) if value and re.fullmatch("[0-9]{1,4}", value) else 1
