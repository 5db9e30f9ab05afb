"""The law of damaged files: read what can be read or say one line; no traceback, no hang."""

from __future__ import annotations

import subprocess
import sys

import pytest

from minutes_parser.readers import read_bytes
from tests.office_files import WRITERS, hwp
from tests.readers.damage import CONTENT, make_variant

QUICK, EXHAUSTIVE = 300, 3000


def run_variants(kind: str, count: int) -> tuple[int, int]:
    """In a process of its own: a crash or a hang of a library must not take the tests with it."""
    command = [sys.executable, "-m", "tests.readers.damage", kind, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=count, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    read, refused = map(int, done.stdout.split())
    return read, refused


@pytest.mark.parametrize("kind", WRITERS)
def test_a_damaged_file_is_read_or_refused_in_one_line(kind: str) -> None:
    read, refused = run_variants(kind, QUICK)
    assert read + refused == QUICK
    assert read > QUICK / 3


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", WRITERS)
def test_thousands_of_damaged_files_are_read_or_refused(kind: str) -> None:
    assert sum(run_variants(kind, EXHAUSTIVE)) == EXHAUSTIVE


@pytest.mark.parametrize("kind", ["docx", "hwpx", "hwp", "html"])
def test_the_same_damage_gives_the_same_text(kind: str) -> None:
    data = WRITERS[kind](CONTENT)
    assert make_variant(data, 6) == make_variant(data, 6)
    assert make_variant(data, 6) != data


@pytest.mark.parametrize("kind", ["docx", "hwpx"])
def test_a_package_cut_off_gives_what_stands_before_the_cut_and_says_so(kind: str) -> None:
    data = WRITERS[kind](CONTENT)
    part = {"docx": b"word/document.xml", "hwpx": b"Contents/section0.xml"}[kind]
    cut = data.index(part) + 700
    source = read_bytes(data[:cut], "a")
    assert source.text.startswith("2024년 제2회 샘여울군 지방보조금심의위원회 회의록\n")
    assert source.notes == (f"damaged: {part.decode()} is read only up to the break",)


def test_an_hwp_section_that_breaks_gives_what_stands_before_the_break() -> None:
    section = b"".join(hwp.paragraph(f"{i}번째 줄입니다.") for i in range(200))
    packed = hwp.pack(section)
    data = hwp.gather({"BodyText/Section0": packed[: len(packed) // 2]})
    source = read_bytes(data, "a")
    assert source.text.startswith("0번째 줄입니다.\n1번째 줄입니다.\n")
    assert 10 < source.lines < 200
    assert "damaged: BodyText/Section0 is read only up to the break" in source.notes


def test_an_hwp_file_without_its_sections_gives_its_preview() -> None:
    data = hwp.gather({"PrvText": "회의록\r\n제1회".encode("utf-16-le")})
    source = read_bytes(data, "a")
    assert source.text == "회의록\n제1회\n"
    assert "damaged: only the preview, the first page or so, can be read" in source.notes
