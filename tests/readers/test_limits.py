"""Files that ask for more than they are worth: bombs, floods, entities, paths."""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

import pytest

from minutes_parser import parse_file
from minutes_parser.cli import main
from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import LIMITS, Limits, read_bytes
from tests.office_files import docx, html, hwp, hwpx
from tests.office_files.docx import W
from tests.office_files.packages import pack

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
    assert source.notes == (f"tables or boxes more than {LIMITS.nesting} deep are left out",)


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
