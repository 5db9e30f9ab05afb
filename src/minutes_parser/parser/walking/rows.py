"""Rows of cells in the head: labels and values side by side or one above the other, rosters."""

from __future__ import annotations

from minutes_parser.parser.entries import Entry, Speech
from minutes_parser.parser.grid.forms import FormRow
from minutes_parser.parser.grid.tables import Block, table_node
from minutes_parser.parser.heading.fields import (
    Field,
    Kind,
    declared_count,
    heading_kind,
    key_of,
    kind_of,
    print_label,
    split_number,
)
from minutes_parser.parser.heading.times import find_date
from minutes_parser.parser.notes.meetings import names_meeting
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.text import close, squeeze
from minutes_parser.parser.walking.items import ItemWalk
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.roles import SINGULAR_ROLES

_WORDS = lazy(r"[가-힣]+")
_TODO = lazy(r"분담|할\s*일|향후|추후|조치|후속|담당")


def _names_somebody(entry: Entry) -> bool:
    words = _WORDS.findall(" ".join(text for _, text in entry.rows))
    return any(is_name(word) and not is_role(word) for word in words)


class RowWalk(ItemWalk):
    """Reads tables, and rows of forms."""

    def _read_table(self, block: Block) -> None:
        self._end_speech()
        self._note_roster(block)
        self.entry = None
        self.tables.append(block)
        self.proceedings.append(table_node(block, self.units))
        self.cells.update(block.units[1:])
        for unit in block.units:
            self.skip[unit] = ""
            self._mark(unit, "table", "row of a table with column names")

    def _note_roster(self, block: Block) -> None:
        """A table that lists people, with the status of the heading it stands under."""
        entry = self.entry
        listed = entry is not None and entry.kind.name in {"people", "person", "count"}
        if block.kind == "offices":
            if listed and not block.label:
                self.rosters[block.start] = (entry.kind.status if entry else None) or "present"
            return
        from minutes_parser.parser.persons.rosters import is_roster

        caption = self._text_before(block.start)
        if is_roster(block, caption, listed, not self.in_record and not self.proceedings):
            kind = entry.kind if entry is not None and listed else None
            found = heading_kind(caption)
            kind = kind or (found[0] if found else None)
            status = (kind.status if kind else None) or "present"
            if status == "absent" and entry is not None and _names_somebody(entry):
                status = "present"  # who stayed away is named on the line of the label
            self.rosters[block.start] = status

    def _read_form(self, i: int, row: FormRow) -> None:
        """A row of a form: labels open entries, other cells are the values of the last one."""
        if row.under:
            for entry, cell in zip(self.spans, row.cells, strict=False):
                if cell:
                    entry.rows.append((i, cell))
        else:
            self._read_labels(i, row)
        self._mark(i, "field", "row of a form")

    def _read_labels(self, i: int, row: FormRow) -> None:
        number, group = row.number, ""
        opened: list[Entry] = []
        for n, (cell, kind) in enumerate(zip(row.cells, row.kinds, strict=True)):
            if kind is not None:
                if self._heads_group(cell, kind, row):
                    group = cell
                    continue
                if kind.name == "other" and not any(row.cells[n + 1 :]) and names_meeting(cell):
                    self.entries.append(Entry("", Kind("cover"), i, cell))
                    continue
                label = print_label(cell.rstrip(" :：∶"))
                self.entry = Entry(label, kind, i, "", number)
                number = None
                self.entries.append(self.entry)
                self.edges.add(i)
                opened.append(self.entry)
            elif cell and self.entry is not None:
                if self._is_office_of_next(n, row):
                    group = cell
                    continue
                self.entry.rows.append((i, _beside(group, cell)))
                if self.entry.kind.name == "title" and find_date(cell):
                    self.entry.kind = Kind("date")  # `건명 | 2023년 3월 28일 | 09:15 ~ 10:50`
                group = ""
            elif cell:
                self.entries.append(Entry("", Kind("cover"), i, cell))
        if len(opened) == len(row.cells):
            self.spans = opened

    def _is_office_of_next(self, n: int, row: FormRow) -> bool:
        """`출석 | 학부모위원 | …`, `참석자 | 위원장 | …`: an office and, in the next cell, who."""
        if self.entry is None or self.entry.kind.name != "people" or n + 1 == len(row.cells):
            return False
        cell, following = close(row.cells[n]), row.cells[n + 1]
        if is_role(cell):
            return bool(following) and not is_role(close(following))
        words = _WORDS.findall(following)
        return (
            1 < len(cell) < 15
            and not any(map(is_name, _WORDS.findall(row.cells[n])))
            and any(map(is_name, words))
            and (len(words) > 1 or not could_be_name(cell))
        )

    def _heads_group(self, cell: str, kind: Kind, row: FormRow) -> bool:
        """`출석위원 | 7명` and below it `학부모위원 | …`: a sort of those listed."""
        entry = self.entry
        if entry is None or entry.kind.name != "people" or len(row.cells) != 2 or not row.cells[1]:
            return False
        word = close(cell)
        if kind.name != "other" and kind != Kind("people", "present", word):
            return False
        named = [text for _, text in entry.rows if "," in text or declared_count(text) is None]
        return is_role(word) and (not named or " : " in named[0])

    def _read_row(self, i: int, cells: list[str]) -> bool:
        """Labels and values set in columns by blanks; False when no cell is a label."""
        number, cells[0] = split_number(cells[0])
        kinds = [kind_of(key_of(cell)) if cell and len(cell) < 20 else None for cell in cells]
        if kinds[0] is None or (all(kinds) and len(cells) > 2):
            return False
        entry: Entry | None = None
        for cell, kind in zip(cells, kinds, strict=True):
            if kind is not None and (entry is None or entry.rows):
                label = squeeze(cell) if kind.name != "date" else close(cell)
                entry = Entry(label, kind, i, "", number)
                number = None
                self.entries.append(entry)
            elif entry is not None:
                entry.rows.append((i, cell))
        self.entry = entry
        self._mark(i, "field", "table row with labels")
        return True

    def _read_record_row(self, i: int, row: FormRow) -> None:
        """The label of the record as its heading, what stands beside it as text."""
        self._add_heading(i, row.cells[0], None)
        value = " ".join(filter(None, row.cells[1:]))
        if value:
            self.speech = Speech(i, None, "", self.item)
            self.speech.opening = value
            self.speech.parts.append(i)
            self.proceedings.append(self.speech)

    def _is_past_form(self, i: int) -> bool:
        """Behind a blank line, what stands beside a label in a form has ended."""
        entry = self.entry
        return (
            entry is not None
            and entry.unit in self.forms
            and any(declared_count(text) is None for _, text in entry.rows)
            and not self.units.text[i - 1]
        )

    def _is_todo_row(self, i: int, field: Field) -> bool:
        """`역할 분담 | 홍보 : 강나루` and on the next line `재료 구입 : 고은빛`."""
        entry = self.entry
        return (
            entry is not None
            and field.kind.name == "other"
            and entry.unit in self.forms
            and bool(self.units.text[i - 1])
            and _TODO.search(entry.label) is not None
        )


def _beside(group: str, cell: str) -> str:
    """A cell of names with the office that stands before it: one office for all of several."""
    if not group:
        return cell
    alone = close(group) in SINGULAR_ROLES and could_be_name(close(cell))
    if alone:
        return f"{close(group)} {cell}"
    return f"{group} : {cell}" if is_role(close(group)) else f"({group}) {cell}"
