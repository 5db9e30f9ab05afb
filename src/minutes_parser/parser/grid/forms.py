"""Forms: grids whose cells are labels and values, side by side or one above the other.

Which cells are labels is learned from the grid: where the first cells of most rows are labels that
the vocabulary knows, the other first cells are labels too.
"""

from typing import NamedTuple

from minutes_parser.parser.grid.grids import divided_units, is_rule
from minutes_parser.parser.grid.tables import Block, row_of
from minutes_parser.parser.heading.fields import Kind, key_of, kind_of, split_number
from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.text import Units, close, is_prose
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.columns import STATUS_WORDS

OTHER = Kind("other")
_LABEL = lazy(r"[가-힣A-Za-z][가-힣A-Za-z·/및()（）\s]*")
_LONGEST = 20
# Labels whose value is one cell: what stands behind it in the row is another label.
_SINGLE = frozenset({"date", "time", "place", "organization", "title", "session", "count", "other"})


class FormRow(NamedTuple):
    """A row of a form: its cells, a kind for each that is a label; `under` for values below."""

    cells: list[str]
    kinds: list[Kind | None]
    number: str | None = None
    under: bool = False

    @property
    def opens(self) -> bool:
        """Whether the row begins with a label rather than going on with the one above."""
        return not self.under and any(self.kinds)


def find_forms(units: Units, skip: dict[int, str], tables: dict[int, Block]) -> dict[int, FormRow]:
    """Rows of labels and values by their unit; rows that hold neither are not among them."""
    taken = {unit for block in tables.values() for unit in block.units}
    rows = {
        i: cells
        for i in divided_units(units)
        if i not in skip and i not in taken and len(cells := row_of(units, i)) > 1
    }
    if not rows:
        return {}
    learned = _labels_come_first(list(rows.values()))
    found: dict[int, FormRow] = {}
    before: int | None = None
    order = [*rows, -1]
    for i, following in zip(rows, order[1:], strict=True):
        adjoins = before is not None and _adjoin(units, skip, before, i)
        above = found.get(before) if before is not None and adjoins else None
        row = _read_row(rows[i], above, rows.get(following, []), learned)
        if row is not None:
            found[i] = row
        before = i
    _drop_headings(found, units, skip)
    return found


def _adjoin(units: Units, skip: dict[int, str], before: int, i: int) -> bool:
    return all(j in skip or is_rule(units.text[j]) for j in range(before + 1, i))


def _labels_come_first(rows: list[list[str]]) -> bool:
    led = [cells[0] for cells in rows if cells[0]]
    known = sum(1 for cell in led if _kind(cell) is not None)
    return known > 1 and known * 2 >= len(led)


def _kind(cell: str) -> Kind | None:
    return kind_of(key_of(split_number(cell)[1])) if 0 < len(cell) < _LONGEST else None


def _read_row(
    cells: list[str], above: FormRow | None, below: list[str], learned: bool
) -> FormRow | None:
    number, first = split_number(cells[0])
    cells = [first, *cells[1:]]
    kinds = [_kind(cell) for cell in cells]
    if above is not None and _lies_under(cells, kinds, above):
        return FormRow(cells, [None] * len(cells), under=True)
    if not first:
        if any(kinds):
            return FormRow(cells, _alternate(cells, kinds))
        return FormRow(cells, kinds) if above is not None else None
    if kinds[0] is None:
        if not (learned and _looks_like_label(first)):
            return None
        kinds[0] = OTHER
    if all(kinds) and (len(cells) > 2 or _holds_values(below)):
        return FormRow(cells, kinds, number)
    return FormRow(cells, _alternate(cells, kinds), number)


def _holds_values(cells: list[str]) -> bool:
    return len(cells) == 2 and all(cells) and not any(map(_looks_like_label, cells[:1]))


def _lies_under(cells: list[str], kinds: list[Kind | None], above: FormRow) -> bool:
    """Whether a row holds the values of a row of nothing but labels."""
    heads = above.under or (len(above.cells) > 1 and all(above.kinds))
    return heads and len(cells) == len(above.cells) and not any(kinds) and any(cells)


def _alternate(cells: list[str], kinds: list[Kind | None]) -> list[Kind | None]:
    """Right behind a label stands its value, whatever it looks like."""
    read: list[Kind | None] = []
    open_label = False
    for n, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        if kind is not None and not open_label:
            read.append(kind)
            open_label = True
            continue
        label = read[-2] if len(read) > 1 else None
        if (
            kind is None
            and not open_label
            and label is not None
            and label.name in _SINGLE
            and n + 1 < len(cells)
            and len(cells) % 2 == 0
            and _looks_like_label(cell)
        ):
            read.append(OTHER)
            open_label = True
            continue
        read.append(None)
        open_label = open_label and not cell
    return read


def _looks_like_label(cell: str) -> bool:
    key = close(cell)
    return (
        1 < len(key) <= 14
        and _LABEL.fullmatch(cell) is not None
        and not is_name(key)
        and not is_prose(cell)
        and key not in STATUS_WORDS
    )


def _drop_headings(found: dict[int, FormRow], units: Units, skip: dict[int, str]) -> None:
    """A row of nothing but labels that no row of values follows is a header of something else."""
    for i in [i for i, row in found.items() if len(row.cells) > 2 and all(row.kinds)]:
        following = next((j for j in found if j > i), None)
        if following is None or not found[following].under:
            del found[i]
