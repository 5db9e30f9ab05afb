"""Files that ask for more than they are worth: bombs, floods, entities, paths."""

from __future__ import annotations

import struct
import sys
import tracemalloc
import zlib
from base64 import a85encode
from pathlib import Path

import pytest

from minutes_parser import parse_file
from minutes_parser.cli import main
from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import LIMITS, Limits, read_bytes
from minutes_parser.readers.limits import DEEPEST
from minutes_parser.readers.pdf_streams import refuse_bomb
from tests.office_files import docx, html, hwp, hwpx
from tests.office_files.docx import W
from tests.office_files.hwp import LIST, TABLE, record
from tests.office_files.packages import pack
from tests.office_files.pdf import pack_codes

SMALL = Limits(expanded=1 << 20, entries=50, tags=10_000)
MEMORY = 20 << 20


@pytest.mark.parametrize(
    "data",
    [
        pack({"word/document.xml": b" " * (40 << 20)}),
        pack({"Contents/section0.xml": b" " * (40 << 20)}),
        hwp.wrap([bytes(40 << 20)]),
    ],
    ids=["docx", "hwpx", "hwp"],
)
def test_a_bomb_is_refused_before_it_fills_the_memory(data: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(UnreadableFileError, match=r"unpacks to more than .*--max-expanded"):
        read_bytes(data, "a", SMALL)
    assert tracemalloc.get_traced_memory()[1] < MEMORY
    tracemalloc.stop()


BLANKS = b" " * (40 << 20)
TWICE = zlib.compress(zlib.compress(BLANKS))


@pytest.mark.parametrize(
    ("filters", "packed"),
    [
        ("/FlateDecode", zlib.compress(BLANKS)),
        ("[/FlateDecode /FlateDecode]", TWICE),
        ("[/ASCIIHexDecode /FlateDecode]", zlib.compress(BLANKS).hex().encode() + b">"),
        ("[/A85 /Fl]", a85encode(zlib.compress(BLANKS)) + b"~>"),
        ("12 0 R", TWICE),
        ("/RunLengthDecode", b"\x81 " * (20 << 10)),
        ("/LZWDecode", pack_codes(b"a" * (2 << 20))),
    ],
    ids=["once", "twice", "hex", "a85", "unnamed", "runs", "codes"],
)
@pytest.mark.parametrize("kind", ["", "/Subtype /Image "])
def test_a_stream_of_a_pdf_is_measured_before_it_is_unpacked(
    filters: str, packed: bytes, kind: str
) -> None:
    head = b"%%PDF-1.5\n4 0 obj\n<< %s/Filter %s >>\nstream\n" % (kind.encode(), filters.encode())
    data = head + packed + b"\nendstream\nendobj\n"
    tracemalloc.start()
    with pytest.raises(UnreadableFileError, match=r"unpacks to more than .*--max-expanded"):
        read_bytes(data, "a", SMALL)
    assert tracemalloc.get_traced_memory()[1] < MEMORY
    tracemalloc.stop()


def test_a_stream_of_codes_is_measured_to_the_byte() -> None:
    for text in (b"a" * 100_000, "회의록을 낭독하다 ".encode() * 3000):
        packed = pack_codes(text)
        refuse_bomb(
            b"%PDF-1.5\nobj /LZW\nstream\n" + packed + b"endstream", "a", exactly(len(text))
        )
        with pytest.raises(UnreadableFileError):
            refuse_bomb(b"obj /LZW\nstream\n" + packed + b"endstream", "a", exactly(len(text) - 1))


def exactly(size: int) -> Limits:
    return Limits(expanded=size)


def test_parts_count_together() -> None:
    section = hwpx.paragraph("가" * 120_000)
    with pytest.raises(UnreadableFileError, match="unpacks to more"):
        read_bytes(hwpx.wrap(*[section] * 9), "a", SMALL)


def test_an_archive_of_very_many_parts_is_refused() -> None:
    parts = {f"{i}.xml": b"" for i in range(100)}
    with pytest.raises(UnreadableFileError, match="more than 50 parts"):
        read_bytes(pack({"word/document.xml": b"<a/>", **parts}), "a", SMALL)


def test_a_flood_of_tags_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="more than 10000 tags"):
        read_bytes(docx.wrap("<a/>" * 20_000), "a", SMALL)


def test_a_limit_can_be_raised() -> None:
    data = docx.wrap("<a/>" * 20_000 + docx.paragraph("회의록"))
    assert read_bytes(data, "a", SMALL.raise_to(4)).text == "회의록\n"
    assert LIMITS.raise_to(1).entries == LIMITS.entries


def test_the_library_can_raise_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx.write(["회의록"]))
    assert parse_file(file, max_expanded=512).source.lines == 1


def test_the_command_can_raise_the_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.hwpx"
    file.write_bytes(hwpx.write(["회의록"]))
    monkeypatch.setattr(sys, "argv", ["minutes", "text", str(file), "--max-expanded", "512"])
    with pytest.raises(SystemExit) as left:
        main()
    assert (left.value.code or 0, capsys.readouterr().out) == (0, "회의록\n")


@pytest.mark.parametrize("kind", ["docx", "hwpx"])
def test_entities_are_refused_unread(kind: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>'
    part = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}[kind]
    with pytest.raises(UnreadableFileError, match="entities"):
        read_bytes(pack({part: bomb}), "a")


def test_entities_in_another_encoding_are_refused_too() -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "x">]><a>&x;</a>'
    with pytest.raises(UnreadableFileError, match="entities"):
        read_bytes(pack({"word/document.xml": bomb.encode("utf-16")}), "a")


def test_tables_in_tables_stop_somewhere_and_the_rest_is_read() -> None:
    inner = "<w:tbl><w:tr><w:tc>" * 500 + docx.paragraph("가") + "</w:tc></w:tr></w:tbl>" * 500
    source = read_bytes(docx.wrap(inner + docx.paragraph("나")), "a")
    assert source.text == "나\n"
    (note,) = source.notes
    assert note.startswith(f"tables or boxes more than {LIMITS.nesting} deep are left out; --max-")


@pytest.mark.parametrize("kind", ["docx", "hwpx", "hwp", "html"])
def test_the_deepest_tables_that_can_be_asked_for_are_read(kind: str) -> None:
    deepest = LIMITS.raise_to(1 << 20)
    assert deepest.nesting == DEEPEST
    depth = DEEPEST - 2
    tables = {
        "docx": lambda: docx.wrap(
            "<w:tbl><w:tr><w:tc>" * depth + docx.paragraph("가") + "</w:tc></w:tr></w:tbl>" * depth
        ),
        "hwpx": lambda: hwpx.wrap(
            "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList>" * depth
            + hwpx.paragraph("가")
            + "</hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p>" * depth
        ),
        "hwp": lambda: hwp.wrap([_nest(depth)]),
        "html": lambda: html.wrap("<table><tr><td>" * depth + "가"),
    }
    assert read_bytes(tables[kind](), "a", deepest).text.strip() == "가"


def _nest(depth: int, level: int = 0) -> bytes:
    """A table in a table in a table, in the records of HWP, and a letter in the last."""
    if not depth:
        return hwp.paragraph("가", level)
    place = record(
        LIST, level + 2, struct.pack("<HIH", 1, 0, 0) + struct.pack("<4H18x", 0, 0, 1, 1)
    )
    rows = record(TABLE, level + 2, bytes(8)) + place + _nest(depth - 1, level + 2)
    return hwp.paragraph("", level, hwp.control("tbl ", level + 1, rows))


@pytest.mark.parametrize("tag", ["w:r", "w:ins", "w:sdt", "w:x", "w:txbxContent"])
def test_tags_in_tags_by_the_hundred_thousand_are_no_overflow(tag: str) -> None:
    inner = f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000
    source = read_bytes(docx.wrap(f"<w:p>{inner}</w:p>{inner}" + docx.paragraph("나")), "a")
    assert source.text.strip() == "나"


def test_tables_in_a_page_may_stand_in_each_other_without_end() -> None:
    source = read_bytes(html.wrap("<table><tr><td>" * 5000 + "가"), "a")
    assert source.text == "가\n"


def test_paths_in_an_archive_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'
    data = pack({"../out.xml": b"x", "/etc/x": b"x", "word/document.xml": body})
    assert read_bytes(data, "a").text == ""
    assert list(tmp_path.iterdir()) == []


def test_hwp_tables_in_tables_stop_somewhere() -> None:
    records = b""
    for level in range(0, 900, 3):
        records += hwp.paragraph("", level, hwp.control("tbl ", level + 1, b""))
        records += hwp.record(hwp.TABLE, level + 2, bytes(8))
        records += hwp.record(hwp.LIST, level + 2, bytes(34))
    source = read_bytes(hwp.wrap([records + hwp.paragraph("나")]), "a")
    assert source.text.strip() == "나"
