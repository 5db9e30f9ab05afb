"""Tables typed in text or read from a grid: what a header row names and rows prove of each column.

A header row is two or more known column names side by side, one of them the subject: whose name,
which item, what is to be done. Cells before it may be the label that the whole table stands under.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

from minutes_parser.parser.grid.grids import (
    close_up,
    divided_units,
    is_rule,
    may_divide,
    split_row,
    split_wide,
)
from minutes_parser.parser.heading.fields import key_of, kind_of
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.text import Units, close, read_hanja
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.columns import COLUMN_KINDS, STATUS_WORDS, VACANT

Cells = list[str]
_SUBJECTS = frozenset({"name", "title", "task"})
_FIELDS = frozenset({"date", "place", "time", "agenda", "record", "title", "count", "attachment"})
_SORTS = frozenset({"구분", "항목", "조항", "조문"})
_LABELS_BEFORE = 3
_LONGEST_NAME = 20
_WIDEST = 160
_BRACKETS = lazy(r"[(（\[〔<〈].*", needs="(（[〔<〈")
_JOINTS = lazy(r"[·․・ㆍ/,]|및", needs="·․・ㆍ/,및")
_LEGEND = lazy(
    r"(?P<mark>[○◯〇●◎×✕xX△▲□■√✓☆★])\s*[:=]?\s*(?P<word>참석|출석|불참|결석|위임|대리|서면|온라인|배석)"
    r"|(?P<word2>참석|출석|불참|결석|위임|대리|서면|온라인|배석)\s*[:=(（]?\s*(?P<mark2>[○◯〇●◎×✕xX△▲□■√✓☆★])"
)
_SIGNED = lazy(r"[(（]?\s*(?:서\s*명|인|印|날\s*인|전\s*결|생\s*략)\s*[)）]?|[\d./\s월일-]*")
_APPROVERS = frozenset(
    "담당 계 결재 기안 기안자 검토 협조 전결 확인 조장 작성 검토자 승인 팀원 조원".split()
)
_APPROVAL = frozenset({"결재", "결제", "결", "재", "결재란", "결재선", "확인란"})


class Record(NamedTuple):
    """A row below the header: its unit and its cells by what their columns hold."""

    unit: int
    cells: dict[str, Cells]

    def first(self, kind: str) -> str:
        """The first cell of a kind; empty where the row has none."""
        return next((cell for cell in self.cells.get(kind, ()) if cell), "")


class Block(NamedTuple):
    """A table found: its units, its rows as printed, what its columns hold, its legend of marks.

    `label` is what stands in the cells before the column names; `kind` is `columns`, or `offices`
    where offices stand over names.
    """

    start: int
    stop: int
    rows: list[Cells]
    units: list[int]
    columns: list[str | None]
    legend: dict[str, str]
    label: str = ""
    kind: str = "columns"

    def has(self, *kinds: str) -> bool:
        """Whether a column of one of these kinds stands in the table."""
        return any(kind in self.columns for kind in kinds)


def find_tables(units: Units, skip: dict[int, str]) -> dict[int, Block]:
    """Tables by the unit they start at."""
    found: dict[int, Block] = {}
    stop = 0
    for i in sorted({*divided_units(units), *_spread_units(units)}):
        block = _read_table(units, skip, i) if i >= stop and i not in skip else None
        if block is not None:
            found[i] = block
            stop = block.stop
    return found


def _spread_units(units: Units) -> list[int]:
    """The units that wide blanks may set in columns: no sentences."""
    return [
        i
        for i in {*units.holding("  "), *units.holding("\u3000")}
        if units.text[i][-1] not in ".?!," and len(units.text[i]) < _WIDEST
    ]


def _read_table(units: Units, skip: dict[int, str], i: int) -> Block | None:
    text = units.text[i]
    if may_divide(text):
        cells = row_of(units, i)
        columns = _columns(cells)
        if columns is None and _compares(cells):
            columns = [None] * len(cells)
        if columns:
            return _read_block(units, skip, i, columns, row_of)
        return _read_offices(units, skip, i, cells)
    if "  " in text or "\u3000" in text:
        cells = _wide_row(units, i)
        columns = _columns(cells) if 1 < len(cells) < 12 else None
        if (
            columns
            and columns.count(None) * 3 < len(cells)
            and (_SUBJECTS & set(columns) if len(cells) > 2 else "name" in columns)
        ):
            return _read_block(units, skip, i, columns, _wide_row)
    return None


def row_of(units: Units, i: int) -> Cells:
    """The cells of a unit; tabs before its text are empty cells."""
    raw = units.raw[i]
    lead = raw[: len(raw) - len(raw.lstrip())]
    return split_row("\t" * lead.count("\t") + units.text[i])


def _wide_row(units: Units, i: int) -> Cells:
    """Cells that wide blanks set apart; names of columns spread letter by letter are closed."""
    joined: Cells = []
    letters = ""
    for cell in [*split_wide(units.text[i]), ""]:
        if len(cell) == 1 and "가" <= cell <= "힣":
            letters += cell
            continue
        joined.extend(_column_names(letters) if letters else ())
        letters = ""
        joined.extend([cell] if cell else ())
    return joined


def _column_names(letters: str) -> Cells:
    """`성명직책` as the names of columns that stand in it; else one cell."""
    names: Cells = []
    at = 0
    while at < len(letters):
        size = next((n for n in range(2, 6) if letters[at : at + n] in COLUMN_KINDS), 0)
        if not size:
            return [letters]
        names.append(letters[at : at + size])
        at += size
    return names


# -- the header row -------------------------------------------------------------------------------


def column_kind(cell: str) -> str | None:
    """What a column of this name holds."""
    key = read_hanja(close(_BRACKETS.sub("", cell)))
    if not 0 < len(key) <= 12:
        return None
    known = COLUMN_KINDS.get(key) or COLUMN_KINDS.get(_JOINTS.sub("", key))
    return known or ("name" if key.endswith(("성명", "이름")) else None)


def office_in(block: Block) -> str:
    """The office that the name of the column holds: `대의원 성명`."""
    for cell in block.rows[0]:
        key = close(_BRACKETS.sub("", cell))
        if key.endswith(("성명", "이름")) and is_role(key[:-2]):
            return key[:-2]
    return ""


def _columns(cells: Cells) -> list[str | None] | None:
    """What the columns hold, when the cells are column names."""
    if len(cells) < 2 or any(len(cell) > _LONGEST_NAME for cell in cells):
        return None
    kinds = [column_kind(cell) for cell in cells]
    known = [n for n, kind in enumerate(kinds) if kind]
    if len(known) < 2 or not any(b - a == 1 for a, b in pairwise(known)):
        return None
    first = known[0]
    inside = len(cells) - first
    if len(known) * 2 < inside or first > _LABELS_BEFORE:
        return None
    if _SUBJECTS & set(kinds) and (first == 0 or _is_label(cells[0])):
        return kinds
    return kinds if len(cells) > 2 and len(known) * 2 >= len(cells) else None


def _compares(cells: Cells) -> bool:
    """`구분 | 정정 전 | 정정 후`: things side by side, which are no values of labels."""
    keys = [close(cell) for cell in cells]
    return (
        len(cells) > 2
        and keys[0] in _SORTS
        and all(keys)
        and not any(map(column_kind, cells[1:]))
        and not any(kind_of(key) for key in keys[1:])
    )


def _is_label(cell: str) -> bool:
    return not cell or kind_of(key_of(cell)) is not None


# -- rows below -----------------------------------------------------------------------------------


def _read_block(
    units: Units,
    skip: dict[int, str],
    start: int,
    columns: list[str | None],
    split: Callable[[Units, int], Cells],
) -> Block | None:
    head = split(units, start)
    aligned = len(close_up(head)) < len(head)
    if aligned and "\t" in units.text[start]:
        head = close_up(head)
        columns = [column_kind(cell) for cell in head]
    rows, numbers = [head], [start]
    i = start + 1
    while i < len(units):
        text = units.text[i]
        if i in skip or is_rule(text):
            i += 1
            continue
        cells = split(units, i) if text else []
        if aligned or len(cells) > len(columns) + 1:
            cells = close_up(cells)
        if not _fits(cells, columns) and not _stands_between(units, i, cells, columns):
            break
        rows.append(cells)
        numbers.append(i)
        i += 1
    if len(rows) < 2:
        return None
    if head[0] and _is_label(head[0]) and not any(row[0] for row in rows[1:] if len(row) > 1):
        columns = [None, *columns[1:]]
    label = next((cell for cell, kind in zip(head, columns, strict=True) if not kind), "")
    before = next((n for n, kind in enumerate(columns) if kind), 0)
    columns = _prove(columns, rows[1:])
    legend = _legend(units, start, numbers[-1])
    return Block(start, numbers[-1] + 1, rows, numbers, columns, legend, label if before else "")


def _fits(cells: Cells, columns: list[str | None]) -> bool:
    """Whether cells are a row of the table under way."""
    if len(cells) < 2 or len(cells) > len(columns) + 1:
        return False
    if cells[0] and len(cells) < max(2, len(columns) - 2) and not _fills_subject(cells, columns):
        return False
    kind = kind_of(key_of(cells[0])) if 0 < len(cells[0]) < _LONGEST_NAME else None
    if not any(columns):
        return len(cells) == len(columns)
    if kind is None or kind.name not in _FIELDS:
        return True
    return len(cells) > 2 and kind.name not in {"date", "place", "time"} and len(columns) > 2


def _fills_subject(cells: Cells, columns: list[str | None]) -> bool:
    """Whether a row that ends early (tabs behind the last cell are not kept) tells its subject."""
    subject = next((n for n, kind in enumerate(columns) if kind in _SUBJECTS), len(cells))
    if subject >= len(cells) or not cells[subject]:
        return False
    return columns[subject] != "name" or could_be_name(close(cells[subject]))


def _stands_between(units: Units, i: int, cells: Cells, columns: list[str | None]) -> bool:
    """A line alone (`참석자 5명`) between rows that leave the label's place empty."""
    if len(cells) != 1 or i + 1 >= len(units) or len(units.text[i]) > _LONGEST_NAME:
        return False
    following = row_of(units, i + 1)
    return len(following) > 1 and not following[0] and _fits(following, columns)


def _legend(units: Units, first: int, last: int) -> dict[str, str]:
    """`(○ 참석, × 불참, △ 위임)` near the table: what its marks stand for."""
    near = [*range(max(first - 3, 0), first + 1), *range(last + 1, min(last + 3, len(units)))]
    marks: dict[str, str] = {}
    for i in near:
        if len(units.text[i]) < 120:
            for match in _LEGEND.finditer(units.text[i]):
                word = match["word"] or match["word2"]
                marks[match["mark"] or match["mark2"]] = STATUS_WORDS[word]
    return marks if len(marks) > 1 else {}


# -- what the rows prove --------------------------------------------------------------------------


def _prove(columns: list[str | None], rows: list[Cells]) -> list[str | None]:
    """Columns by what stands in them, where the name of the column does not settle it."""
    proved = list(columns)
    for n, kind in enumerate(columns):
        if kind not in {None, "role", "name", "note"}:
            continue
        values = [close(row[n]) for row in rows if n < len(row) and row[n]]
        values = [value for value in values if value not in VACANT]
        if not values:
            continue
        if kind in {None, "role"} and "name" not in proved and _most(values, is_name):
            proved[n] = "name"
        elif kind in {None, "role"} and _most(values, _is_status):
            proved[n] = "attendance"
        elif kind is None and _most(values, is_role):
            proved[n] = "role"
        elif kind == "name" and proved.count("name") > 1 and not any(map(is_name, values)):
            proved[n] = "role" if _most(values, is_role) else None
    return proved


def _is_status(word: str) -> bool:
    if word in STATUS_WORDS:
        return True
    kind = kind_of(word)
    return kind is not None and kind.name == "people"


def _most(values: Cells, proves: Callable[[str], bool]) -> bool:
    return sum(map(proves, values)) * 3 >= len(values) * 2


def read_records(block: Block) -> list[Record]:
    """The rows below the header; columns that repeat (`성명 서명 성명 서명`) give one row each.

    A row that only goes on with the title of the one before it belongs to that one.
    """
    records: list[Record] = []
    groups = _groups(block.columns)
    for number, row in zip(block.units[1:], block.rows[1:], strict=True):
        if row == block.rows[0]:
            continue
        for group in groups:
            cells: dict[str, Cells] = {}
            for n in group:
                kind = block.columns[n]
                if kind and n < len(row):
                    cells.setdefault(kind, []).append(row[n])
            record = Record(number, cells)
            before = records[-1].cells.get("title") if records else None
            if before and _goes_on(record, block):
                before[0] = f"{before[0]} {record.first('title')}"
            elif any(any(values) for values in cells.values()):
                records.append(record)
    return records


def _goes_on(record: Record, block: Block) -> bool:
    return (
        block.has("number")
        and block.has("title")
        and bool(record.first("title"))
        and not any(record.first(kind) for kind in ("number", "result", "name"))
    )


def _groups(columns: list[str | None]) -> list[list[int]]:
    """The columns, or the halves of a table that names the same columns twice."""
    known = [n for n, kind in enumerate(columns) if kind]
    kinds = [columns[n] for n in known]
    for count in (2, 3, 4):
        size, rest = divmod(len(kinds), count)
        if not rest and size > 1 and kinds == kinds[:size] * count:
            return [known[n * size : (n + 1) * size] for n in range(count)]
    return [known]


# -- offices over names ---------------------------------------------------------------------------


def _read_offices(units: Units, skip: dict[int, str], i: int, cells: Cells) -> Block | None:
    """Offices in one row and the names of those who hold them below: an approval box as a rule."""
    offices = [close(cell) for cell in cells]
    approval = offices[0] in _APPROVAL or (not offices[0] and len(offices) > 1)
    held = offices[1:] if approval else offices
    known = sum(map(_is_office, held))
    if len(held) < 2 or known < 2 or known * 3 < len(held) * 2:
        return None
    rows, numbers = [cells], [i]
    for j in range(i + 1, min(i + 4, len(units))):
        text = units.text[j]
        if j in skip or is_rule(text):
            continue
        below = row_of(units, j) if text else []
        if not below or not all(_is_signature(cell) for cell in below):
            break
        rows.append(below)
        numbers.append(j)
    named = any(could_be_name(close(cell)) for row in rows[1:] for cell in row)
    if not (approval or named) or (known < len(held) and not _all_named(rows[1:2])):
        return None
    columns: list[str | None] = ["role"] * len(cells)
    label = offices[0] if approval else ""
    return Block(i, numbers[-1] + 1, rows, numbers, columns, {}, label, "offices")


def _all_named(rows: list[Cells]) -> bool:
    return all(is_name(close(cell)) for row in rows for cell in row)


def _is_office(word: str) -> bool:
    return word in _APPROVERS or (is_role(word) and not is_name(word))


def _is_signature(cell: str) -> bool:
    whole = close(cell)
    return (
        not whole
        or whole in _APPROVAL
        or could_be_name(whole)
        or _SIGNED.fullmatch(cell) is not None
    )


def office_holders(block: Block) -> list[tuple[int, str, str]]:
    """Unit, office and name of everybody below an office."""
    offices = [close(cell) for cell in block.rows[0]]
    found = []
    for number, row in zip(block.units[1:], block.rows[1:], strict=True):
        shift = len(offices) - len(row) if len(row) < len(offices) and row[0] else 0
        for n, cell in enumerate(row):
            name = close(cell)
            if could_be_name(name) and 0 <= n + shift < len(offices):
                found.append((number, offices[n + shift], name))
    return found


def table_node(block: Block, units: Units) -> dict[str, Any]:
    """A table as the document holds it."""
    return {
        "type": "table",
        "rows": block.rows,
        "line": units.line[block.start],
        "end_line": units.line[block.units[-1]],
    }
