"""PDF: lines, columns, tables and the order of reading from where letters stand."""

from __future__ import annotations

import sys

import pytest

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers.pdf import read
from tests.office_files.pdf import HEIGHT, Canvas, save, write

LEFT, RIGHT, MIDDLE = 50.0, 320.0, 297.0
COLUMN = "왼쪽 단에 적힌 회의 내용이 여러 줄로"
OTHER = "오른쪽 단에 적힌 회의 내용이 여러 줄"


def lines(*pages: Canvas) -> list[str]:
    return read(save(list(pages)), "a.pdf").text.split("\n")[:-1]


def page(*texts: tuple[float, float, str]) -> Canvas:
    """A page with texts, each at so many points from the left and from the top."""
    canvas = Canvas(595)
    for x, y, text in texts:
        canvas.write(x, HEIGHT - y, text)
    return canvas


def test_a_wide_blank_stays_wide_and_a_common_one_is_one() -> None:
    text = "◯위원장 홍길동  의석을 정돈해 주시기 바랍니다."
    assert lines(page((LEFT, 50, text))) == [text]


def test_an_indent_is_kept() -> None:
    texts = ["○위원장  네.", "  다음 문단입니다.", "이어지는 줄입니다."]
    canvas = page(*((LEFT, 50 + 20 * i, text) for i, text in enumerate(texts)))
    assert lines(canvas) == texts


def test_the_place_of_a_line_left_empty_is_an_empty_line() -> None:
    texts = [(LEFT, y, f"{y}번째") for y in (50, 66, 82, 114, 130, 178)]
    assert lines(page(*texts)) == [
        "50번째",
        "66번째",
        "82번째",
        "",
        "114번째",
        "130번째",
        "",
        "178번째",
    ]


def test_a_spaced_out_word_keeps_one_blank_between_its_letters() -> None:
    canvas = page((LEFT, 50, "일      시  2024년 5월 21일"))
    assert lines(canvas) == ["일 시  2024년 5월 21일"]
    canvas = page((LEFT, 50, "5. 참 여 자      송 재 정      감 사"))
    assert lines(canvas)[0].split("  ")[0] == "5. 참 여 자"


def test_pages_begin_with_a_form_feed() -> None:
    assert lines(page((LEFT, 50, "첫 쪽")), page((LEFT, 50, "둘째 쪽"))) == ["첫 쪽", "\f둘째 쪽"]


def test_what_stands_above_is_read_first_even_when_it_was_drawn_last() -> None:
    record = [(LEFT, 300 + 20 * i, f"{i}번째 줄") for i in range(3)]
    cover = [(LEFT, 60 + 20 * i, text) for i, text in enumerate(("회의록", "제1호"))]
    written = ["회의록", "제1호", "", "0번째 줄", "1번째 줄", "2번째 줄"]
    assert lines(page(*record, *cover)) == written


@pytest.mark.parametrize("by_column", [True, False])
def test_two_columns_are_read_one_after_the_other(by_column: bool) -> None:
    left = [(LEFT, 90 + 20 * i, f"{COLUMN} {i:02}") for i in range(15)]
    right = [(RIGHT, 90 + 20 * i, f"{OTHER} {i:02}") for i in range(15)]
    both = left + right if by_column else sorted(left + right, key=lambda text: text[1])
    texts = [line.strip() for line in lines(page((LEFT, 50, "제1회 회의록"), *both))]
    assert texts == ["제1회 회의록", "", *(text for _, _, text in left + right)]


def test_names_in_columns_stay_in_one_line() -> None:
    names = [
        f"김준{letter} 부총재보        강태수 부총재보" for letter in "가나다라마바사아자차카타"
    ]
    rows = [(LEFT, 50 + 20 * i, name) for i, name in enumerate(names)]
    assert lines(page(*rows)) == names


def test_vertical_text_is_a_word() -> None:
    letters = [(LEFT, 50 + 14 * i, letter) for i, letter in enumerate("참석자")]
    canvas = Canvas(595)
    for x, y, letter in letters:
        canvas.write(x, HEIGHT - y, letter + letter)
    assert lines(canvas) == ["참참", "석석", "자자"]


def test_a_label_in_the_middle_of_its_cell_goes_before_the_record_beside_it() -> None:
    canvas = page(*((140, 60 + 16 * i, f"{i}. 기록의 줄") for i in range(6)), (60, 100, "회의내용"))
    for x in (50, 130, 500):
        canvas.draw(x, HEIGHT - 40, x, HEIGHT - 160)
    for y in (40, 160):
        canvas.draw(50, HEIGHT - y, 500, HEIGHT - y)
    assert lines(canvas) == ["회의내용", *(f"{i}. 기록의 줄" for i in range(6))]


def test_pictures_without_text_are_named() -> None:
    with pytest.raises(
        UnreadableFileError, match=r"pictures without text on every page \(1\); needs OCR"
    ):
        read(_scan(save([Canvas(595)])), "a.pdf")


def test_a_scanned_page_among_others_is_told() -> None:
    source = read(_scan(save([page((LEFT, 50, "회의록")), Canvas(595)])), "a.pdf")
    assert source.text == "회의록\n"
    assert source.notes == ("1 of 2 pages are pictures without text",)


def _scan(data: bytes) -> bytes:
    """The same file with a picture drawn on its last page."""
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
    at = data.rindex(b"stream\n", 0, data.rindex(b"endstream")) + 7
    end = data.rindex(b"\nendstream")
    head = data.rindex(b"<<", 0, at)
    new = b"<< /Length %d >>\nstream\n" % len(picture)
    return data[:head] + new + picture + data[end:]


def test_an_empty_page_is_empty_and_no_picture() -> None:
    assert read(save([Canvas(595)]), "a.pdf").text == ""


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(UnreadableFileError, match="no page can be read"):
        read(b"%PDF-1.5\nendobj", "a.pdf")


def test_without_the_library_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableFileError, match=r"pip install 'minutes-parser\[pdf\]'"):
        read(write(["회의록"]), "a.pdf")
