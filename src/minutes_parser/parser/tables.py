"""Tables typed in text: rows of cells apart by tabs or pipes under a row of column names."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutes_parser.parser.fields import split_cells
from minutes_parser.parser.text import Units, close, read_hanja
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import COLUMN_KINDS

_RULE = lazy(r"[|\s:+\-=─━┼├┤┌┐└┘┬┴]+")


class Block(NamedTuple):
    """A table found: first unit, the unit after the last, rows, their units, kinds of columns."""

    start: int
    stop: int
    rows: list[list[str]]
    units: list[int]
    columns: list[str | None]

    def column(self, kind: str) -> int | None:
        """The first column of a kind."""
        return self.columns.index(kind) if kind in self.columns else None


def find_tables(units: Units, skip: dict[int, str]) -> dict[int, Block]:
    """Tables by the unit they start at: two known column names, then a row at least."""
    found: dict[int, Block] = {}
    texts = units.text
    i = 0
    while i < len(texts):
        text = texts[i]
        if ("\t" in text or "|" in text) and i not in skip:
            columns = _columns(split_cells(text))
            if columns:
                block = _read_block(units, skip, i, columns)
                if len(block.rows) > 1:
                    found[i] = block
                    i = block.stop
                    continue
        i += 1
    return found


def _columns(cells: list[str]) -> list[str | None] | None:
    """What the columns hold, when the cells are column names."""
    if len(cells) < 3 or any(len(cell) > 20 for cell in cells):
        return None
    kinds = [COLUMN_KINDS.get(re.sub(r"[(（].*", "", close(read_hanja(cell)))) for cell in cells]
    return kinds if sum(kind is not None for kind in kinds) * 2 >= len(cells) else None


def _read_block(units: Units, skip: dict[int, str], start: int, columns: list[str | None]) -> Block:
    rows = [split_cells(units.text[start])]
    numbers = [start]
    i = start + 1
    while i < len(units):
        text = units.text[i]
        if i in skip or (text and _RULE.fullmatch(text)):
            i += 1
            continue
        cells = split_cells(text)
        if not text or len(cells) < max(2, len(columns) - 2) or len(cells) > len(columns) + 1:
            break
        rows.append(cells)
        numbers.append(i)
        i += 1
    return Block(start, numbers[-1] + 1, rows, numbers, columns)


def table_node(block: Block, units: Units) -> dict[str, Any]:
    """A table as the document holds it."""
    return {
        "type": "table",
        "rows": block.rows,
        "line": units.line[block.start],
        "end_line": units.line[block.units[-1]],
    }
