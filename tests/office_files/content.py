"""What the invented office documents hold: paragraphs, tables, and where a page begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Who speaks, up to the colon or the wide blank behind it: set in bold letters where a format can.
_LABEL = re.compile(r"\s*[○◯◎●] ?\S.{0,28}?(?=\s*[：:]|  |\u3000)")


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell, and how many columns and rows it takes."""

    paragraphs: tuple[str, ...]
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a place that a cell above takes has no cell of its own."""

    rows: tuple[tuple[Cell, ...], ...]

    def places(self) -> list[tuple[int, int, Cell]]:
        """Row, column and cell of each cell."""
        taken: set[tuple[int, int]] = set()
        found = []
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                found.append((y, x, cell))
                taken |= {(y + j, x + i) for j in range(cell.height) for i in range(cell.width)}
                x += cell.width
        return found

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return max(x + cell.width for _, x, cell in self.places())


Content = list[str | Table]
NEW_PAGE = "\f"


def part_label(text: str) -> tuple[str, str]:
    """The label that a line begins with, or nothing, and the rest of the line."""
    label = _LABEL.match(text)
    end = label.end() if label else 0
    return text[:end], text[end:]


def table(*rows: str) -> Table:
    """A table from rows with cells apart by bars, `일시 | 5월 21일`; the last fills its row."""
    cells = [[text.strip() for text in row.split("|")] for row in rows]
    columns = max(map(len, cells))
    return Table(
        tuple(
            (*(Cell((text,)) for text in row[:-1]), Cell((row[-1],), columns - len(row) + 1))
            for row in cells
        )
    )


def read_content(text: str) -> Content:
    """A text sample as paragraphs, its lines with tabs as the rows of tables."""
    content: Content = []
    rows: list[str] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.replace("\t", "|"))
            continue
        if rows:
            content.append(table(*rows))
            rows = []
        content.append(line)
    return content[:-1]
