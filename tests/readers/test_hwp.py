"""HWP 5 documents: controls, lists, locks, and what is no text."""

from __future__ import annotations

import struct
import sys

import pytest

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers.aes import decrypt_blocks
from minutes_parser.readers.hwp import read
from minutes_parser.readers.hwp_body import read_text
from tests.office_files import hwp
from tests.office_files.content import Cell, Table, table
from tests.office_files.hwp import control, paragraph, record, write_list, write_table
from tests.readers.encryption import encrypt_blocks

NUMBERING, BULLET, SHAPE, DISTRIBUTION = 23, 24, 25, 28


def lines(*blocks: bytes, info: bytes = b"\0" * 4) -> list[str]:
    data = hwp.wrap([b"".join(blocks)], info=info)
    return read(data, "a.hwp").text.split("\n")[:-1]


def box(text: str, level: int, *, top: int | None = None) -> bytes:
    """A rectangle with text in it."""
    shape = record(76, level + 1, bytes(20))
    return control("gso ", level, shape + write_list((text,), level + 2), top=top)


def test_sections_come_in_the_order_of_their_numbers() -> None:
    data = hwp.wrap([paragraph(str(i)) for i in range(12)])
    assert read(data, "a.hwp").text.split() == [str(i) for i in range(12)]


def test_records_that_are_not_packed_are_read() -> None:
    assert read(hwp.wrap([paragraph("회의록")], flags=0), "a.hwp").text == "회의록\n"


def test_a_paragraph_of_more_than_a_record_holds_is_read_whole() -> None:
    text = "가" * 5000
    assert lines(paragraph(text)) == [text]


def test_merged_cells_stand_once() -> None:
    grid = Table(
        (
            (Cell(("회의록",), width=3),),
            (Cell(("결재",), height=2), Cell(("담당",)), Cell(("팀장",))),
            (Cell(("홍길동",)), Cell(("김철수",))),
        )
    )
    assert lines(paragraph("", 0, write_table(grid, 1))) == [
        "회의록",
        "결재\t담당\t팀장",
        "\t홍길동\t김철수",
    ]


def test_text_goes_before_the_table_that_is_anchored_in_it() -> None:
    grid = write_table(table("일시 | 5월 21일"), 1)
    assert lines(paragraph("회의록", 0, grid)) == ["회의록", "일시\t5월 21일"]


def test_boxes_that_float_come_from_top_to_bottom() -> None:
    boxes = box("아래", 1, top=9000) + box("위", 1, top=100)
    assert lines(paragraph("", 0, boxes)) == ["위", "아래"]


def test_footnotes_stand_behind_the_text_and_running_heads_nowhere() -> None:
    note = control("fn  ", 1, write_list(("각주",), 2))
    head = control("head", 1, write_list(("머리말",), 2))
    memo = control("tcmt", 1, write_list(("숨은 설명",), 2))
    assert lines(paragraph("본문", 0, note + head + memo)) == ["본문", "", "각주"]


def test_composed_characters_are_read() -> None:
    signs = "(인)".encode("utf-16-le")
    composed = record(71, 1, b"tcps"[::-1] + struct.pack("<H", 3) + signs)
    assert lines(paragraph("의장", 0, composed)) == ["의장(인)"]


def test_controls_in_the_text_leave_only_what_people_see() -> None:
    field = "\x03klh%" + "\0" * 4
    text = f"가{field[0]}{'x' * 6}\x03나\x18다\x1e라\x1f마\n바\r"
    assert read_text(text.encode("utf-16-le")) == "가나-다\u00a0라 마\n바"


def test_letters_beyond_the_first_plane_survive_controls() -> None:
    assert read_text("\U0001f600\n끝".encode("utf-16-le")) == "\U0001f600\n끝"


def test_numbers_and_bullets_that_hangul_draws_stand_before_their_paragraphs() -> None:
    heads = b""
    for text, style in (("^1.", 0), ("^2)", 8), *[("", 0)] * 5):
        heads += struct.pack("<I8xH", style << 5, len(text)) + text.encode("utf-16-le")
    starts = struct.pack("<H7I", 0, *[1] * 7)
    bullet = struct.pack("<I8x", 0) + "○".encode("utf-16-le")
    shapes = [0, 2 << 23, 2 << 23 | 1 << 25, 3 << 23]
    info = record(NUMBERING, 0, heads + starts) + record(BULLET, 0, bullet)
    info += b"".join(record(SHAPE, 0, struct.pack("<I26xH22x", s, 1)) for s in shapes)
    items = [("개회", 1), ("보고", 2), ("심의", 2), ("폐회", 1), ("붙임", 3), ("끝", 0)]
    body = [paragraph(text, shape=shape) for text, shape in items]
    marked = ["1. 개회", "가) 보고", "나) 심의", "2. 폐회", "○ 붙임", "끝"]
    assert lines(*body, info=info) == marked


def test_a_distribution_document_is_decrypted_with_the_key_in_it() -> None:
    key, seed = bytes(range(16)), 0x1234_5677
    plain = bytearray(256)
    start = 4 + (seed & 0xF)
    plain[start : start + 16] = key
    noise = _noise(seed)
    record_data = struct.pack("<I", seed) + bytes(
        a ^ b for a, b in zip(plain[4:], noise[4:], strict=True)
    )
    packed = hwp.pack(paragraph("배포용 회의록"))
    packed += bytes(-len(packed) % 16)
    section = record(DISTRIBUTION, 0, record_data) + encrypt_blocks(packed, key)
    streams = {"DocInfo": hwp.pack(bytes(4)), "ViewText/Section0": section}
    data = hwp.gather(streams, hwp.COMPRESSED | hwp.DISTRIBUTED)
    assert read(data, "a.hwp").text == "배포용 회의록\n"


def _noise(seed: int) -> bytes:
    """256 bytes in runs, each of one random byte and of random length."""
    noise = b""
    while len(noise) < 256:
        seed = (seed * 214013 + 2531011) & 0xFFFFFFFF
        byte = seed >> 16 & 0xFF
        seed = (seed * 214013 + 2531011) & 0xFFFFFFFF
        noise += bytes([byte]) * ((seed >> 16 & 0xF) + 1)
    return noise[:256]


def test_decryption_agrees_with_the_example_of_the_standard() -> None:
    cipher = bytes.fromhex("69c4e0d86a7b0430d8cdb78070b4c55a")
    plain = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert decrypt_blocks(cipher, bytes(range(16))) == plain
    assert encrypt_blocks(plain, bytes(range(16))) == cipher


@pytest.mark.parametrize(
    ("flags", "reason"),
    [(hwp.LOCKED, "locked with a password"), (0x10, "rights management"), (0x100, "certificate")],
)
def test_a_locked_document_is_named(flags: int, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read(hwp.wrap([paragraph("가")], flags=flags | hwp.COMPRESSED), "a.hwp")


def test_a_document_from_before_hwp_5_is_named_with_its_version() -> None:
    with pytest.raises(UnreadableFileError, match=r"an HWP 3\.0 file"):
        read(b"HWP Document File V3.00 \x1a\1\2", "a.hwp")


def test_without_the_library_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(UnreadableFileError, match=r"pip install 'minutes-parser\[hwp\]'"):
        read(hwp.wrap([paragraph("가")]), "a.hwp")
