"""Paragraphs and tables as lines: what a cell becomes."""

from __future__ import annotations

from minutes_parser.readers.blocks import (
    Block,
    Cell,
    Paragraph,
    Table,
    order_boxes,
    write_lines,
)


def cell(row: int, column: int, *texts: str, height: int = 1) -> Cell:
    return Cell(row, column, [Paragraph(text) for text in texts], height)


def test_a_row_is_a_line_with_its_cells_apart_by_tabs() -> None:
    row = [cell(0, 0, "일시"), cell(0, 1, "5월 21일"), cell(0, 2, "장소"), cell(0, 3, "3층")]
    assert write_lines([Table(row)]) == ["일시\t5월 21일\t장소\t3층"]


def test_an_empty_cell_keeps_its_place_but_not_at_the_end() -> None:
    row = [cell(0, 0, "일시"), cell(0, 1, ""), cell(0, 2, "장소"), cell(0, 3, " ")]
    assert write_lines([Table(row)]) == ["일시\t\t장소"]


def test_a_cell_over_several_rows_stands_once_and_leaves_its_place_empty() -> None:
    cells = [
        cell(0, 0, "결재", height=2),
        cell(0, 1, "담당"),
        cell(0, 2, "팀장"),
        cell(1, 1, "홍길동"),
        cell(1, 2, "김철수"),
    ]
    assert write_lines([Table(cells)]) == ["결재\t담당\t팀장", "\t홍길동\t김철수"]


def test_a_record_beside_its_label_follows_it_line_by_line() -> None:
    cells = [cell(0, 0, "회의내용"), cell(0, 1, "1. 개회", "○ 위원장 : 네.", "", "2. 폐회")]
    lines = ["회의내용", "1. 개회", "○ 위원장 : 네.", "", "2. 폐회"]
    assert write_lines([Table(cells)]) == lines


def test_a_value_of_few_lines_begins_beside_its_label() -> None:
    cells = [cell(0, 0, "참석자"), cell(0, 1, "위원장 홍길동", "위원 김철수")]
    assert write_lines([Table(cells)]) == ["참석자\t위원장 홍길동", "위원 김철수"]


def test_several_paragraphs_among_other_cells_are_joined_with_a_blank() -> None:
    cells = [cell(0, 0, "성명"), cell(0, 1, "홍길동", "김철수"), cell(0, 2, "서명")]
    assert write_lines([Table(cells)]) == ["성명\t홍길동 김철수\t서명"]


def test_vertical_text_in_a_cell_is_a_word() -> None:
    cells = [cell(0, 0, "참", "석", "자"), cell(0, 1, "홍길동")]
    assert write_lines([Table(cells)]) == ["참석자\t홍길동"]


def test_a_table_of_one_cell_is_its_paragraphs() -> None:
    assert write_lines([Table([cell(0, 0, "회의록", "제1회")])]) == ["회의록", "제1회"]


def test_a_table_in_a_cell_keeps_its_rows() -> None:
    inner = Table([cell(0, 0, "안건"), cell(0, 1, "결과"), cell(1, 0, "예산"), cell(1, 1, "가결")])
    blocks: list[Block] = [Paragraph("1. 심의"), inner, Paragraph("2. 폐회")]
    outer = Table([cell(0, 0, "회의내용"), Cell(0, 1, blocks)])
    lines = ["회의내용", "1. 심의", "안건\t결과", "예산\t가결", "2. 폐회"]
    assert write_lines([outer]) == lines


def test_a_tab_inside_a_cell_does_not_make_two_cells() -> None:
    cells = [cell(0, 0, "장\t소"), cell(0, 1, "3층")]
    assert write_lines([Table(cells)]) == ["장  소\t3층"]


def test_boxes_that_float_come_from_top_to_bottom_and_others_as_written() -> None:
    low: list[Block] = [Paragraph("아래")]
    high: list[Block] = [Paragraph("위")]
    assert order_boxes([(900, low), (10, high)]) == high + low
    assert order_boxes([(900, low), (None, high)]) == low + high
