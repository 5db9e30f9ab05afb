"""Bytes to text: encodings, formats, what is changed and what is refused."""

from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest

from minutes_parser import markdown_form
from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import READERS, markdown, read_bytes, read_file
from minutes_parser.readers.rating import rate
from tests.office_files import compound

MINUTES = """2022년 제3차 「한빛시 정보화위원회」 회의록

일 시 : 2022. 10. 28.(금) 16:00~18:10
장 소 : 시청 본관 3층 회의실

○위원장 홍길동  의석을 정돈해 주시기 바랍니다.
성원이 되었으므로 회의를 개의하겠습니다.
"""
ENCODINGS = ["utf-8", "cp949", "euc-kr", "johab", "utf-16-le", "utf-16-be"]
MARKED = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_korean_text_is_read_in_every_encoding(encoding: str) -> None:
    source = read_bytes(MINUTES.encode(encoding), "a.txt")
    assert source.text == MINUTES
    assert source.encoding == {"euc-kr": "cp949"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_one_word_is_enough_to_tell_the_encoding(encoding: str) -> None:
    assert read_bytes("회의록".encode(encoding), "a.txt").text == "회의록"


@pytest.mark.parametrize(("encoding", "mark"), MARKED)
def test_a_byte_order_mark_settles_the_encoding_and_is_taken_off(
    encoding: str, mark: bytes
) -> None:
    source = read_bytes(mark + MINUTES.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (MINUTES, encoding)


def test_a_utf_8_mark_before_cp949_is_not_believed() -> None:
    source = read_bytes(codecs.BOM_UTF8 + MINUTES.encode("cp949"), "a.txt")
    assert (source.text, source.encoding) == (MINUTES, "cp949")


def test_utf_16_without_mark_and_without_a_single_nul_is_told_by_its_hangul() -> None:
    data = "회의록을작성합니다위원장의개회선언이있었습니다".encode("utf-16-le")
    assert b"\0" not in data
    assert read_bytes(data, "a.txt").encoding == "utf-16-le"


def test_english_utf_16_is_told_by_its_nuls() -> None:
    source = read_bytes("Minutes of the meeting\n".encode("utf-16-le"), "a.txt")
    assert (source.text, source.encoding) == ("Minutes of the meeting\n", "utf-16-le")


def test_long_ascii_before_the_first_hangul_does_not_hide_the_encoding() -> None:
    data = b"- \n" * 30_000 + MINUTES.encode("cp949")
    assert read_bytes(data, "a.txt").encoding == "cp949"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16-le"])
def test_half_a_character_at_the_end_is_replaced(encoding: str) -> None:
    source = read_bytes(f"{MINUTES}끝".encode(encoding)[:-1], "a.txt")
    assert (source.text, source.encoding) == (f"{MINUTES}\ufffd", encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_broken_bytes_leave_the_lines_around_them_whole(encoding: str) -> None:
    broken = MINUTES.encode(encoding).replace(b"3", b"\xff\xff")
    source = read_bytes(broken, "a.txt")
    assert source.encoding == encoding
    assert source.text.split("\n")[-3:] == MINUTES.split("\n")[-3:]


def test_every_line_end_becomes_one_newline() -> None:
    source = read_bytes(b"a\r\nb\rc\n\x0bd\x0ce", "a.txt")
    assert source.text == "a\nb\nc\n\x0bd\x0ce"


def test_nuls_are_dropped_from_fine_text() -> None:
    source = read_bytes(MINUTES.replace("위원장", "위\0원장").encode(), "a.txt")
    assert (source.text, source.encoding) == (MINUTES, "utf-8")


def test_padding_of_nuls_is_dropped() -> None:
    assert read_bytes(MINUTES.encode() + bytes(4096), "a.txt").text == MINUTES


def test_nothing_but_line_ends_and_nuls_is_changed() -> None:
    text = "\u200b회\u1112\u116c의\u00a0록\u3000\u2028 \t\x0c\n\n"
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)]
)
def test_lines_are_counted_as_an_editor_counts_them(text: str, lines: int) -> None:
    assert read_bytes(text.encode(), "a.txt").lines == lines


def test_the_digest_is_that_of_the_bytes_not_of_the_text(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + "회의록\r\n".encode()
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert read_file(file).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "head", "format_"),
    [
        ("a.txt", "회의록", "text"),
        ("a", "회의록", "text"),
        ("a.md", "# 회의록", "markdown"),
        ("A.MARKDOWN", "# 회의록", "markdown"),
        ("a.vtt", "회의록", "vtt"),
        ("a.srt", "회의록", "srt"),
        ("a.txt", "WEBVTT\n\n", "vtt"),
        ("a.txt", "WEBVTT - 회의\n\n", "vtt"),
        ("a.txt", "WEBVTTING", "text"),
        ("a.txt", "1\r\n00:00:01,000 --> 00:00:04,000\r\n네.", "srt"),
        ("a.txt", "1\n2022 --> 2023", "text"),
        ("a.txt", f"{markdown_form.MARKER}\n\n# 회의록", "markdown"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_format_is_told_by_suffix_or_head(
    name: str, head: str, format_: str, encoding: str
) -> None:
    assert read_bytes(head.encode(encoding), name).format == format_


def test_our_own_markdown_begins_as_the_reader_expects() -> None:
    assert markdown.MARKER.decode() == markdown_form.MARKER_START


def test_no_two_readers_claim_one_suffix() -> None:
    suffixes = [suffix for reader in READERS.values() for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "xlsx"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b'<?xml version="1.0"?>\n<HWPML Version="2.8"><HEAD/></HWPML>', "hml"),
    ],
)
def test_an_office_file_that_is_not_read_is_called_by_its_name(data: bytes, format_: str) -> None:
    with pytest.raises(UnreadableFileError, match="save as text") as caught:
        read_bytes(data, "a.txt")
    assert caught.value.reason.startswith(f"{format_} files")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (compound.write({"EncryptedPackage": bytes(600)}), "locked with a password"),
        (compound.write({"DRMEncryptedDataSpace": b"", "EncryptedPackage": b""}), "rights manag"),
        (b"\x9b DRMONE  This Document is encrypted" + bytes(range(256)), "rights management"),
        (b"SCDSA004" + bytes(range(256)), "rights management"),
        (b"<## NASCA DRM FILE - VER1.00 ##>" + bytes(range(256)), "rights management"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.hwp", "a.txt"])
def test_what_is_under_lock_is_called_so_whatever_its_name(
    name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(data, name)


def test_the_error_carries_the_path_that_was_given(tmp_path: Path) -> None:
    file = tmp_path / "그림.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with pytest.raises(UnreadableFileError) as caught:
        read_file(file)
    assert caught.value.subject == str(file)


def test_a_file_above_the_limit_is_refused_and_one_at_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"12345")
    assert read_file(file, max_bytes=5).text == "12345"
    with pytest.raises(UnreadableFileError, match="larger than 4 bytes"):
        read_file(file, max_bytes=4)


def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xc8\xb8\xc0\xc7.txt")
    try:
        file.write_text("회의록", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    name = read_file(file).name
    assert name.encode().decode() == name


def test_korean_is_rated_above_ascii_and_ascii_above_noise() -> None:
    assert rate(MINUTES) > rate("minutes of a meeting") > rate("뀜뀜뀜뀜") > rate("\ufffd\x01\x02")
