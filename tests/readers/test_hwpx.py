"""hwpx documents: sections, notes, boxes, lists and what is no text."""

from __future__ import annotations

import pytest

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers.hwpx import read
from tests.office_files import hwpx
from tests.office_files.hwpx import paragraph

LIST = (
    '<hh:numbering id="1"><hh:paraHead start="1" level="1" numFormat="DIGIT">^1.</hh:paraHead>'
    '<hh:paraHead start="1" level="2" numFormat="HANGUL_SYLLABLE">^2.</hh:paraHead></hh:numbering>'
    '<hh:bullet id="1" char="○"/>'
    '<hh:paraPr id="1"><hh:heading type="NUMBER" idRef="1" level="0"/></hh:paraPr>'
    '<hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/></hh:paraPr>'
    '<hh:paraPr id="3"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>'
    '<hh:paraPr id="4"><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr>'
)


def lines(*sections: str, header: str = "") -> list[str]:
    return read(hwpx.wrap(*sections, header=header), "a.hwpx").text.split("\n")[:-1]


def sublist(text: str) -> str:
    return f"<hp:subList>{paragraph(text)}</hp:subList>"


def test_sections_come_in_the_order_of_their_numbers() -> None:
    sections = [paragraph(str(i)) for i in range(12)]
    assert lines(*sections) == [str(i) for i in range(12)]


def test_footnotes_stand_behind_the_text_and_running_heads_nowhere() -> None:
    note = f"<hp:ctrl><hp:footNote>{sublist('각주')}</hp:footNote></hp:ctrl>"
    head = f"<hp:ctrl><hp:header>{sublist('머리말')}</hp:header></hp:ctrl>"
    assert lines(paragraph("본문", note + head)) == ["본문", "", "각주"]


def test_a_text_box_is_read_behind_its_paragraph() -> None:
    box = f"<hp:rect><hp:drawText>{sublist('상자')}</hp:drawText></hp:rect>"
    assert lines(paragraph("본문", box)) == ["본문", "상자"]


def test_boxes_that_float_come_from_top_to_bottom() -> None:
    box = (
        '<hp:rect><hp:pos treatAsChar="0" vertRelTo="PARA" vertOffset="{}"/>'
        "<hp:drawText>{}</hp:drawText></hp:rect>"
    )
    boxes = box.format(9000, sublist("아래")) + box.format(100, sublist("위"))
    assert lines(paragraph("제목", boxes)) == ["제목", "위", "아래"]


def test_tracked_deletions_and_remarks_in_the_margin_are_left_out() -> None:
    memo = f"<hp:ctrl><hp:fieldBegin type='MEMO'>{sublist('메모')}</hp:fieldBegin></hp:ctrl>"
    run = "<hp:t>의장 <hp:deleteBegin/>홍길동<hp:deleteEnd/>김철수</hp:t>"
    assert lines(f"<hp:p><hp:run>{memo}{run}</hp:run></hp:p>") == ["의장 김철수"]


def test_numbers_and_bullets_that_hangul_draws_stand_before_their_paragraphs() -> None:
    shapes = [("개회", 1), ("보고", 2), ("심의", 2), ("폐회", 1), ("붙임", 3)]
    body = "".join(paragraph(text, shape=shape) for text, shape in shapes)
    assert lines(body, header=LIST) == ["1. 개회", "가. 보고", "나. 심의", "2. 폐회", "○ 붙임"]


def test_an_outline_counts_by_the_list_of_its_section() -> None:
    section = '<hp:secPr outlineShapeIDRef="1"/>'
    body = paragraph("개요", section, shape=4) + paragraph("본론", shape=4)
    assert lines(body, header=LIST) == ["1. 개요", "2. 본론"]


def test_a_caption_stands_before_its_table() -> None:
    cell = f"<hp:tc>{sublist('칸')}</hp:tc>"
    caption = f"<hp:caption>{sublist('표 제목')}</hp:caption>"
    assert lines(paragraph("", f"<hp:tbl>{caption}<hp:tr>{cell}</hp:tr></hp:tbl>")) == [
        "표 제목",
        "칸",
    ]


def test_a_locked_document_is_named() -> None:
    data = hwpx.wrap(paragraph("가"), manifest="<encryption-data/>")
    with pytest.raises(UnreadableFileError, match="locked with a password"):
        read(data, "a.hwpx")


def test_a_document_without_sections_is_named() -> None:
    with pytest.raises(UnreadableFileError, match="its text cannot be read"):
        read(hwpx.wrap(), "a.hwpx")
