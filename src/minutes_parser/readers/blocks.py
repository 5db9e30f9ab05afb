"""The body of an office document as paragraphs and tables, and how these become lines.

A row of a table is one line, its cells apart by tabs: a cell that reaches over several columns
stands once, one that reaches down leaves its place empty in the rows below. A cell that holds a
whole record is no value of a row: its lines follow the line of its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NEW_PAGE = "\f"

# A cell with as many lines, or with as many characters on several lines, is a record.
RECORD_LINES = 4
RECORD_LENGTH = 160
# Beside more than one other cell, only what is no value by any measure leaves its row.
ROW_LINES = 8


@dataclass(slots=True)
class Paragraph:
    """Text that may hold line breaks, and a form feed where a page begins in it."""

    text: str


@dataclass(slots=True)
class Cell:
    """A cell at its place in the grid; `height` is how many rows it reaches over."""

    row: int
    column: int
    blocks: list[Block]
    height: int = 1


@dataclass(slots=True)
class Table:
    """Cells in any order; places that no cell has are covered by another or left out."""

    cells: list[Cell]


Block = Paragraph | Table
# How far below its paragraph a box stands, None for one in the line, and what is in it.
Box = tuple[int | None, list[Block]]


def write_lines(blocks: Iterable[Block]) -> list[str]:
    """The blocks as lines, an empty paragraph as an empty line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(block.text.split("\n"))
        else:
            lines.extend(_write_table(block))
    return lines


def _write_table(table: Table) -> Iterator[str]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    covered: dict[int, int] = {}
    for number in sorted(rows):
        cells = {cell.column: cell for cell in rows[number]}
        columns = sorted(cells.keys() | {c for c, end in covered.items() if end > number})
        for cell in rows[number]:
            covered[cell.column] = number + cell.height
        texts = [_cell_lines(cells[column]) if column in cells else [] for column in columns]
        yield from _write_row(texts)


def _cell_lines(cell: Cell) -> list[str]:
    """The lines of a cell without the empty ones around them; vertical text as one word."""
    lines = [line.rstrip() for line in write_lines(cell.blocks)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0].strip():
        del lines[0]
    if len(lines) > 1 and all(len(line.strip()) == 1 for line in lines):
        return ["".join(line.strip() for line in lines)]
    return lines


def _write_row(cells: list[list[str]]) -> Iterator[str]:
    filled = sum(map(bool, cells))
    if filled == 1:
        yield from next(filter(None, cells))
        return
    beside: list[str] = []
    for lines in cells:
        if filled == 2 and len(lines) > 1 and any(beside):
            yield from _write_below(beside, lines)
            beside = []
        elif len(lines) >= ROW_LINES:
            yield from _join_cells(beside)
            yield from lines
            beside = []
        else:
            beside.append(_flatten(lines))
    yield from _join_cells(beside)


def _write_below(label: list[str], lines: list[str]) -> Iterator[str]:
    """A label with several lines: a record follows it, a value begins beside it."""
    if _is_record(lines):
        yield from _join_cells(label)
        yield from lines
    else:
        yield from _join_cells([*label, _flatten(lines[:1])])
        yield from lines[1:]


def _is_record(lines: list[str]) -> bool:
    return len(lines) >= RECORD_LINES or sum(map(len, lines)) >= RECORD_LENGTH


def _flatten(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace("\t", "  ").replace(NEW_PAGE, "").split("\n")).strip()


def _join_cells(cells: list[str]) -> Iterator[str]:
    if any(cells):
        yield "\t".join(cells).rstrip("\t")


def order_boxes(boxes: list[Box]) -> list[Block]:
    """The blocks of boxes anchored in one paragraph, from top to bottom where all of them float."""
    if all(top is not None for top, _ in boxes):
        boxes = sorted(boxes, key=lambda box: box[0] or 0)
    return [block for _, blocks in boxes for block in blocks]
