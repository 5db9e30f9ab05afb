"""The law of damaged files: read what can be read or say one line; no traceback, no hang."""

from __future__ import annotations

import pytest

from minutes_parser.readers import read_bytes
from tests.office_files import WRITERS, hwp
from tests.readers.damage import CONTENT, FORMATS, WAYS, make_document, make_variant, run_apart
from tests.readers.parts import pack_again, unpack

QUICK, EXHAUSTIVE = 300, 3000


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_read_or_refused_in_one_line(kind: str) -> None:
    outcome = run_apart(kind, QUICK)
    assert outcome.read + outcome.refused == QUICK
    assert outcome.read > QUICK / 3


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", FORMATS)
def test_thousands_of_damaged_files_are_read_or_refused(kind: str) -> None:
    outcome = run_apart(kind, EXHAUSTIVE)
    assert outcome.read + outcome.refused == EXHAUSTIVE


@pytest.mark.parametrize("kind", FORMATS)
def test_a_variant_is_the_same_whenever_it_is_made(kind: str) -> None:
    data = make_document(kind)
    for number in (0, WAYS):
        variant = make_variant(data, number, unpack(data))
        assert variant == make_variant(data, number, unpack(data))
        assert variant != data


@pytest.mark.parametrize("kind", ["docx", "hwpx", "hwp", "pdf"])
def test_a_file_packed_again_without_damage_says_the_same(kind: str) -> None:
    data = make_document(kind)
    again = pack_again(data, unpack(data))
    assert read_bytes(again, "a").text == read_bytes(data, "a").text


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
