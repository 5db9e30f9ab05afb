"""Words with their places, put into lines, and lines into the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from minutes_parser.readers.blocks import Block, Cell, Paragraph, Table, write_lines
from minutes_parser.readers.pdf_cells import Grid, find_grids
from minutes_parser.readers.pdf_columns import part_columns
from minutes_parser.readers.pdf_lines import SAME_LINE, Line, join_levels, make_lines, write_line
from minutes_parser.readers.pdf_page import Rule, Word

# In widths of a full letter: as far below, a line begins another piece of text.
_FAR_BELOW = 3.5
# In steps from line to line: so far below, a line was left empty between two.
_EMPTY = 1.7
_NEVER = 1e6
# More pieces than this are no page of text; they stay as they were written.
_MOST_PIECES = 300


@dataclass(slots=True)
class Piece:
    """Lines that follow each other downwards, or a table, with the room they take."""

    lines: list[Line]
    left: float
    right: float
    top: float
    bottom: float
    grid: Grid | None = None


def lay_out(words: list[Word], rules: list[Rule]) -> list[str]:
    """The lines of a page as they are read."""
    grids = find_grids(words, rules)
    free = [word for word in words if word.cell < 0]
    runs = list(_part_lines(part_columns(make_lines(free))))
    pieces = [_make_piece(lines) for lines in runs]
    for grid in grids:
        pieces.append(Piece([], grid.left, grid.right, grid.top, grid.bottom, grid))
    margin = _find_margin([line for piece in pieces for line in piece.lines])
    step, size = _find_step(runs)
    blocks: list[Block] = []
    above: Piece | None = None
    for piece in _order(pieces):
        if above is not None and above.bottom - piece.top > _EMPTY * step - size:
            blocks.append(Paragraph(""))
        blocks += [_make_table(piece.grid)] if piece.grid else _write_piece(piece, margin, step)
        above = piece
    return write_lines(blocks)


def _part_lines(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down the page."""
    run: list[Line] = []
    for line in lines:
        if run and not _follows(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _follows(above: Line, line: Line) -> bool:
    size = max(above.size, line.size)
    if not -SAME_LINE * size < above.base - line.base < _FAR_BELOW * size:
        return False
    return line.left < above.right + 2 * size and above.left < line.right + 2 * size


def _make_piece(lines: list[Line]) -> Piece:
    top = max(line.base + line.size for line in lines)
    return Piece(
        lines,
        min(line.left for line in lines),
        max(line.right for line in lines),
        top,
        min(line.base for line in lines),
    )


def _order(pieces: list[Piece]) -> list[Piece]:
    """As written, but for what stands wholly above another piece and over it."""
    if len(pieces) > _MOST_PIECES:
        return pieces
    left = list(pieces)
    ordered = []
    while left:
        first = next((p for p in left if not any(_is_above(q, p) for q in left)), left[0])
        left.remove(first)
        ordered.append(first)
    return ordered


def _is_above(upper: Piece, lower: Piece) -> bool:
    if upper is lower or upper.bottom < lower.top - 0.3 * (lower.top - lower.bottom):
        return False
    if upper.bottom <= lower.bottom:
        return False
    overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
    return overlap > 0.1 * min(upper.right - upper.left, lower.right - lower.left)


def _find_margin(lines: list[Line]) -> float:
    """Where most lines of the page begin, so that indents can be told."""
    if not lines:
        return 0.0
    size = median(line.size for line in lines)
    starts: dict[int, list[float]] = {}
    for line in lines:
        starts.setdefault(round(line.left / size), []).append(line.left)
    common = [key for key, lefts in starts.items() if len(lefts) * 5 >= len(lines)]
    return min(starts[min(common or starts)])


def _find_step(runs: list[list[Line]]) -> tuple[float, float]:
    """How far most lines of the page stand below the line above, and how high they are."""
    steps = [
        (above.base - line.base, line.size)
        for run in runs
        for above, line in pairwise(run)
        if above.base - line.base > SAME_LINE * line.size
    ]
    return median_low(steps) if steps else (_NEVER, 0.0)


def _write_piece(piece: Piece, margin: float, step: float) -> list[Block]:
    """The lines of a piece, an empty one where the place of a line was left empty."""
    blocks: list[Block] = []
    above: Line | None = None
    for line in join_levels(piece.lines):
        if above is not None and above.base - line.base > _EMPTY * step:
            blocks.append(Paragraph(""))
        blocks.append(Paragraph(write_line(line, margin)))
        above = line
    return blocks


def _make_table(grid: Grid) -> Table:
    cells = []
    for place in grid.places:
        lines = join_levels(make_lines(place.words))
        blocks: list[Block] = [Paragraph(write_line(line, None)) for line in lines]
        cells.append(Cell(place.row, place.column, blocks, place.height))
    return Table(cells)
