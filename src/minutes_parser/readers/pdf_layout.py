"""Words with their places, put into lines, and lines into the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from minutes_parser.readers.blocks import Block, Cell, Paragraph, Table, write_lines
from minutes_parser.readers.pdf_cells import Grid, find_grids
from minutes_parser.readers.pdf_page import Rule, Word

# In widths of a full letter. A blank is half of one, more in a line that is stretched to the
# margin; what is wider than the blanks around it was put there on purpose.
WIDE_BLANK = 0.85
_WIDER = 1.7
SAME_LINE = 0.45
_BLANK = 0.5
_NO_BLANK = 0.2
_ALIKE = 0.6
_FAR_BELOW = 3.5
_MOST_BLANKS = 12
_MOST_INDENT = 40
# More pieces than this are no page of text; they stay as they were written.
_MOST_PIECES = 300


@dataclass(slots=True)
class Line:
    """Words on one line from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


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
    pieces = [_make_piece(lines) for lines in _part_lines(_make_lines(free_words(words)))]
    for grid in grids:
        pieces.append(Piece([], grid.left, grid.right, grid.top, grid.bottom, grid))
    margin = _find_margin([line for piece in pieces for line in piece.lines])
    blocks: list[Block] = []
    for piece in _order(pieces):
        blocks += [_make_table(piece.grid)] if piece.grid else _write_piece(piece, margin)
    return write_lines(blocks)


def free_words(words: list[Word]) -> list[Word]:
    """The words that stand in no table."""
    return [word for word in words if word.cell < 0]


def _make_lines(words: Iterable[Word]) -> list[Line]:
    """Words in the order in which they were written, as lines; letters set downwards as words."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last is not None and _is_beside(last, word):
            lines[-1].words.append(word)
        elif last is not None and len(lines[-1].words) == 1 and _is_below(last, word):
            last.text += word.text
            last.base = word.base
        else:
            lines.append(Line([word]))
    return lines


def _is_beside(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    return abs(word.base - last.base) < SAME_LINE * size and word.left > last.right - 1.2 * size


def _is_below(last: Word, word: Word) -> bool:
    """Whether one letter stands under another, as in a narrow cell with vertical text."""
    if len(word.text) != 1 or not "가" <= word.text <= "힣" or not "가" <= last.text[-1] <= "힣":
        return False
    step = last.base - word.base
    return abs(word.left - last.left) < 0.4 * word.size and 0.6 < step / word.size < 3


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


def _write_piece(piece: Piece, margin: float) -> list[Block]:
    return [Paragraph(_write_line(line, margin)) for line in _join_levels(piece.lines)]


def _join_levels(lines: list[Line]) -> list[Line]:
    """Lines that were written apart and stand on one level, as one."""
    joined: list[Line] = []
    for line in lines:
        if joined and _is_beside(joined[-1].words[-1], line.words[0]):
            joined[-1].words += line.words
        else:
            joined.append(line)
    return joined


def _write_line(line: Line, margin: float | None) -> str:
    pieces: list[str] = []
    if margin is not None:
        indent = round((line.left - margin) / (line.size * _BLANK))
        pieces.append(" " * min(max(indent, 0), _MOST_INDENT))
    gaps = [_measure_gap(a, b) for a, b in pairwise(line.words)]
    wide = max(WIDE_BLANK, _WIDER * median(gaps)) if len(gaps) > 3 else WIDE_BLANK
    for i, word in enumerate(line.words):
        if i:
            pieces.append(_write_blank(i - 1, gaps, line.words, wide))
        pieces.append(word.text)
    if line.words[-1].trailing:
        pieces.append(" ")
    return "".join(pieces)


def _measure_gap(last: Word, word: Word) -> float:
    return (word.left - last.right) / max(last.size, word.size)


def _write_blank(i: int, gaps: list[float], words: list[Word], wide: float) -> str:
    """The blank after word `i`: a wide one wide, but in a spaced-out word always one."""
    gap = gaps[i]
    if gap < wide or _is_spaced_out(i, gaps, words):
        return " " if words[i + 1].spaced or gap > _NO_BLANK else ""
    return " " * min(max(round(gap / _BLANK), 2), _MOST_BLANKS)


def _is_spaced_out(i: int, gaps: list[float], words: list[Word]) -> bool:
    """Whether the gap is one of those between the letters of a word, which are all alike."""
    if not (_is_letter(words[i].text) and _is_letter(words[i + 1].text)):
        return False
    before = i > 0 and _is_letter(words[i - 1].text) and gaps[i - 1] < _ALIKE * gaps[i]
    after = i + 2 < len(words) and _is_letter(words[i + 2].text) and gaps[i + 1] < _ALIKE * gaps[i]
    return not (before or after)


def _is_letter(text: str) -> bool:
    """One syllable alone, or with a bracket behind it: 의 장(총재)."""
    return "가" <= text[0] <= "힣" and (len(text) == 1 or text[1] in "(（:：")


def _make_table(grid: Grid) -> Table:
    cells = []
    for place in grid.places:
        lines = _join_levels(_make_lines(place.words))
        blocks: list[Block] = [Paragraph(_write_line(line, None)) for line in lines]
        cells.append(Cell(place.row, place.column, blocks, place.height))
    return Table(cells)
