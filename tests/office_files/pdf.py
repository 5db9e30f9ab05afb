"""PDFs with Korean text and ruled tables, without a font in them: only places and letters."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from itertools import accumulate

from tests.office_files.content import NEW_PAGE, Content, Table, part_label

SIZE = 10.0
LEADING = 16.0
MARGIN = 50.0
_LETTERS = 9  # the object that tells which letters the codes of all fonts are
HEIGHT = 842.0
_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CMapName /Plain def 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    " {count} beginbfrange {ranges} endbfrange endcmap end end"
)


@dataclass
class Canvas:
    """One page: text at places, and rules."""

    width: float
    height: float = HEIGHT
    drawn: list[str] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """Letters from a place on, those of a label bold; a blank is half a letter of nothing."""
        label, rest = part_label(text)
        if label:
            self.show(x, y, label, size, bold=True)
        self.show(x + size * measure(label), y, rest, size)

    def show(
        self, x: float, y: float, text: str, size: float = SIZE, *, bold: bool = False
    ) -> None:
        """Letters of one font from a place on."""
        parts = []
        end = 0.0
        for word, start in _place_words(text):
            parts.append(f"{-1000 * (start - end):.0f} <{word.encode('utf-16-be').hex()}>")
            end = start + measure(word)
        font = "F2" if bold else "F1"
        self.drawn.append(f"BT /{font} {size} Tf {x:.2f} {y:.2f} Td [{' '.join(parts)}] TJ ET")

    def draw(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rule."""
        self.drawn.append(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")


def measure(text: str) -> float:
    """The width of a text in letters."""
    return sum(0.5 if char < "\u0100" else 1.0 for char in text)


def _place_words(text: str) -> list[tuple[str, float]]:
    found = []
    at = 0.0
    for word in text.replace("\u3000", "  ").split(" "):
        if word:
            found.append((word, at))
        at += measure(word) + 0.5
    return found


def write(content: Content) -> bytes:
    """A document with this content on pages as wide as its longest line."""
    width = max(measure(line) for line in _list_texts(content)) * SIZE + 2 * MARGIN
    pages = [Canvas(max(width, 595))]
    y = HEIGHT - MARGIN
    for block in content:
        lines = 1 if isinstance(block, str) else len(block.rows) + 1
        turned = isinstance(block, str) and block.startswith(NEW_PAGE)
        if turned or y - lines * LEADING < MARGIN:
            pages.append(Canvas(pages[0].width))
            y = HEIGHT - MARGIN
        if isinstance(block, str):
            pages[-1].write(MARGIN, y, block.lstrip(NEW_PAGE))
            y -= LEADING
        else:
            y = _draw_table(pages[-1], block, y)
    return save(pages)


def _list_texts(content: Content) -> list[str]:
    rows = [row for block in content if isinstance(block, Table) for row in block.rows]
    flat = ["      ".join(text for cell in row for text in cell.paragraphs) for row in rows]
    return flat + [block for block in content if isinstance(block, str)]


def _draw_table(page: Canvas, table: Table, y: float) -> float:
    """Rows of one line each; the y below the table."""
    top, edges = y + LEADING - 4, _find_edges(table, page.width - 2 * MARGIN)
    for row, column, cell in table.places():
        x, line = MARGIN + edges[column], top - row * LEADING
        right, bottom = MARGIN + edges[column + cell.width], line - cell.height * LEADING
        for edge in (x, right):
            page.draw(edge, bottom, edge, line)
        for level in (line, bottom):
            page.draw(x, level, right, level)
        page.write(x + 4, line - LEADING + 4, " ".join(cell.paragraphs))
    return top - len(table.rows) * LEADING - 4


def _find_edges(table: Table, room: float) -> list[float]:
    """Where columns begin and the last one ends: as wide as their texts, and in full."""
    widths = [1.0] * table.columns
    for _, column, cell in table.places():
        if cell.width == 1:
            widths[column] = max(widths[column], measure(" ".join(cell.paragraphs)) + 1)
    unit = room / sum(widths)
    return [0.0, *(unit * width for width in accumulate(widths))]


def save(pages: list[Canvas]) -> bytes:
    """The file with these pages."""
    ranges = " ".join(f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>" for i in range(256) if i)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        **_make_font(3, stem=80),
        **_make_font(6, stem=160),
        _LETTERS: _stream(_MAP.format(count=255, ranges=f"{ranges}").encode()),
    }
    kids: list[str] = []
    for page in pages:
        number = _LETTERS + 1 + 2 * len(kids)
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:.2f} {page.height:.2f}]"
            f" /Contents {number + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> >>"
        ).encode()
        objects[number + 1] = _stream("\n".join(page.drawn).encode())
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _write_file(objects)


def _make_font(number: int, stem: int) -> dict[int, bytes]:
    """A font in three objects from a number on; the stems of a bold one are thick."""
    font = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        f" /DescendantFonts [{number + 1} 0 R] /ToUnicode {_LETTERS} 0 R >>"
    )
    letters = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /W [0 255 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {number + 2} 0 R >>"
    )
    looks = (
        "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800]"
        f" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV {stem} >>"
    )
    return {number + i: text.encode() for i, text in enumerate((font, letters, looks))}


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def _write_file(objects: dict[int, bytes]) -> bytes:
    file = bytearray(b"%PDF-1.5\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(file)
    count = max(objects) + 1
    file += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        file += b"%010d 00000 n \n" % places[number]
    file += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(file)


def pack_codes(data: bytes) -> bytes:
    """A stream as LZW packs it: codes of nine to twelve bits for texts seen before."""
    codes: list[tuple[int, int]] = []
    known: dict[bytes, int] = {}
    width, text = 9, b""
    for byte in data:
        if not known:
            codes.append((256, width))
            known, width = {bytes([i]): i for i in range(256)}, 9
        longer = text + bytes([byte])
        if longer in known:
            text = longer
            continue
        codes.append((known[text], width))
        number = len(known) + 2
        known[longer] = number
        width = max((number + 1).bit_length(), 9)
        text = bytes([byte])
        if number == 4093:
            codes.append((known[text], width))
            known, width, text = {}, 12, b""
    codes += [(known[text], width)] if text else []
    codes.append((257, width))
    bits = "".join(f"{code:0{size}b}" for code, size in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
