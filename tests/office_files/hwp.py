"""HWP 5 documents: compound files of packed records."""

from __future__ import annotations

import struct
import zlib

from tests.office_files import compound
from tests.office_files.content import NEW_PAGE, Content, Table, part_label

LETTER_SHAPE = 21
PARAGRAPH, TEXT, LETTERS, CONTROL, LIST, TABLE = 66, 67, 68, 71, 72, 77
PLAIN, BOLD = 0, 1
COMPRESSED, LOCKED, DISTRIBUTED = 1, 2, 4
_PAGE_BREAK = 4
_TAB = "\t" + "\u0fa0\u0000\u0100" + "\0" * 3 + "\t"


def record(tag: int, level: int, data: bytes) -> bytes:
    """One record with its header."""
    size = min(len(data), 0xFFF)
    long = struct.pack("<I", len(data)) if size == 0xFFF else b""
    return struct.pack("<I", tag | level << 10 | size << 20) + long + data


# Plain and bold letters.
LETTER_SHAPES = b"".join(
    record(LETTER_SHAPE, 0, struct.pack("<46xI24x", attributes)) for attributes in (0, 2)
)


def write(content: Content, *, flags: int = COMPRESSED, info: bytes = b"\0" * 4) -> bytes:
    """A document of one section with this content."""
    body = b"".join(_write_block(block, 0) for block in content)
    return wrap([body], flags=flags, info=info + LETTER_SHAPES)


def wrap(sections: list[bytes], *, flags: int = COMPRESSED, info: bytes = b"\0" * 4) -> bytes:
    """A document of these sections, in records."""
    packed = pack if flags & COMPRESSED else bytes
    folder = "ViewText" if flags & DISTRIBUTED else "BodyText"
    streams = {f"{folder}/Section{i}": packed(data) for i, data in enumerate(sections)}
    preview = "미리보기".encode("utf-16-le")
    return gather({"DocInfo": packed(info), **streams, "PrvText": preview}, flags)


def gather(streams: dict[str, bytes], flags: int = COMPRESSED) -> bytes:
    """A document of these streams, as they are."""
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)
    return compound.write({"FileHeader": header.ljust(256, b"\0"), **streams})


def pack(data: bytes) -> bytes:
    """Records as they lie in a stream."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def paragraph(
    text: str,
    level: int = 0,
    controls: bytes = b"",
    shape: int = 0,
    runs: tuple[tuple[str, int], ...] = (),
) -> bytes:
    """A paragraph with the controls that stand at its head, each given as its records.

    `runs` are its letters with their shapes; without any, those of a label are bold.
    """
    begins = _PAGE_BREAK * text.startswith(NEW_PAGE)
    label, rest = part_label(text.lstrip(NEW_PAGE))
    runs = runs or (((label, BOLD), (rest, PLAIN)) if label else ((rest, PLAIN),))
    place = "\x0b" + "\u6220\u626c" + "\0" * 4 + "\x0b" if controls else ""
    spelled, shapes = place, b""
    for letters, look in runs:
        shapes += struct.pack("<II", len(_encode(spelled)) // 2 if shapes else 0, look)
        spelled += letters.replace("\t", _TAB)
    coded = _encode(spelled + "\r")
    header = struct.pack("<IIHBB12x", len(coded) // 2, 0, shape, 0, begins)
    return (
        record(PARAGRAPH, level, header.ljust(22, b"\0"))
        + record(TEXT, level + 1, coded)
        + record(LETTERS, level + 1, shapes)
        + controls
    )


def _encode(text: str) -> bytes:
    return text.encode("utf-16-le")


def control(kind: str, level: int, records: bytes, *, top: int | None = None) -> bytes:
    """A control by its four letters; `top` makes it float so far below its paragraph."""
    data = kind.encode()[::-1] + struct.pack("<Ii", 1 if top is None else 2 << 3, top or 0).ljust(
        42, b"\0"
    )
    return record(CONTROL, level, data) + records


def write_list(paragraphs: tuple[str, ...], level: int, place: bytes = b"") -> bytes:
    """A list of paragraphs, as cells, boxes and notes have one."""
    head = struct.pack("<HIH", len(paragraphs), 0, 0) + place
    inner = b"".join(paragraph(text, level) for text in paragraphs)
    return record(LIST, level, head) + inner


def write_table(table: Table, level: int) -> bytes:
    """A table as a control one level below its paragraph."""
    rows = record(TABLE, level + 1, struct.pack("<IHH", 0, len(table.rows), table.columns))
    for y, x, cell in table.places():
        place = struct.pack("<4H", x, y, cell.width, cell.height).ljust(26, b"\0")
        rows += write_list(cell.paragraphs, level + 1, place)
    return control("tbl ", level, rows)


def _write_block(block: str | Table, level: int) -> bytes:
    if isinstance(block, str):
        return paragraph(block, level)
    return paragraph("", level, write_table(block, level + 1))
