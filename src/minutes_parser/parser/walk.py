"""The walk over a document: every unit is given to exactly one node.

Two ways of reading take turns. *Fields* (the head, the lists after the closing) collect labels and
their rows. The *record* collects headings, remarks, events and paragraphs. The survey says where
the record begins and which lines carry labels; vocabulary and stage lines say where it ends.
"""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.agenda import (
    AgendaIndex,
    Item,
    heading_number,
    heading_time,
    is_category,
    read_agenda,
    strip_heading,
)
from minutes_parser.parser.agenda import Row as AgendaRow
from minutes_parser.parser.agenda_sections import (
    AgendaSection,
    ends_items,
    heads_items,
    read_section_item,
)
from minutes_parser.parser.bills import (
    MARKED,
    Bill,
    ends_like_title,
    find_list,
    goes_on,
    is_bill,
    is_category_row,
    is_marked,
    may_announce,
    read_bill,
    read_number_alone,
    read_plain_bill,
)
from minutes_parser.parser.fields import (
    PLACE_TO_SIGN,
    Field,
    Kind,
    declared_count,
    heading_kind,
    key_of,
    kind_of,
    print_label,
    read_close_field,
    read_field,
    read_other_field,
    read_plain_field,
    split_columns,
    split_number,
)
from minutes_parser.parser.forms import FormRow, find_forms
from minutes_parser.parser.gestures import gestures_end
from minutes_parser.parser.joining import Joiner, ends_sentence
from minutes_parser.parser.meetings import names_meeting
from minutes_parser.parser.members import heads_members, is_member_row, read_members
from minutes_parser.parser.names import could_be_name, is_name, is_role
from minutes_parser.parser.narrative import ends_plainly, tells_of_chair
from minutes_parser.parser.notes import HEAD_PARTS, NotesGuide, split_topics
from minutes_parser.parser.outcomes import (
    asks_result,
    decides,
    prints_result,
    result_of,
    split_result,
    states_result,
)
from minutes_parser.parser.posts import read_post_line
from minutes_parser.parser.rosters import is_roster
from minutes_parser.parser.sections import find_sections
from minutes_parser.parser.speaking import CIRCLES, Found
from minutes_parser.parser.stages import (
    STAGE_OPENINGS,
    Stage,
    gesture_kind,
    read_headed_stage,
    read_pause,
    read_stage,
    read_stages,
)
from minutes_parser.parser.survey import CLOCKED, Survey, opens_section
from minutes_parser.parser.tables import Block, find_tables, read_records, table_node
from minutes_parser.parser.text import Units, close, is_prose, squeeze
from minutes_parser.parser.times import find_date
from minutes_parser.parser.unlabelled import (
    counts_members,
    is_dated_meeting,
    read_told_attendance,
    read_unlabelled,
)
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import KEEPER_ROLES, RESOLUTIONS, TITLE_WORDS
from minutes_parser.vocabulary.roles import SINGULAR_ROLES


class Entry:
    """A label of the head or of an appendix, with the rows under it."""

    __slots__ = ("kind", "label", "number", "rows", "unit")

    def __init__(
        self, label: str, kind: Kind, unit: int, value: str = "", number: str | None = None
    ) -> None:
        self.label = label
        self.number = number
        self.kind = kind
        self.unit = unit
        self.rows: list[tuple[int, str]] = [(unit, value)] if value else []


class Speech:
    """A remark while it is read, or narrative without a speaker.

    `parts` are the units of its text; `opening` is what the first of them says after the label,
    `inner` what later ones say after a label of their own.
    """

    __slots__ = ("agenda_item", "events", "found", "inner", "label", "opening", "parts", "unit")

    def __init__(self, unit: int, found: Found | None, label: str, agenda_item: int | None) -> None:
        self.unit = unit
        self.found = found
        self.label = label
        self.opening: str | None = None
        self.inner: dict[int, str] | None = None
        self.parts: list[int] = []
        self.events: list[tuple[int, dict[str, Any]]] | None = None
        self.agenda_item = agenda_item


_LIST_MARKS = frozenset("-–·•*▶▷□ㅇ○o")
_SINGLE_KINDS = frozenset({"date", "place", "time", "title", "session", "organization"})
_ITEM_LIKE = frozenset({"note", "result", "title", "count", "other", "attachment"})
_ARROWS = "⇒→➡☞"
_BULLETED = frozenset("-–*•·▪◦+")
_SQUARES = "□■◆◇▣▶▷◈☐▢ㅁ▒"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
COVER_REACH = 24
LONGEST_NAMED = 60  # letters of a line that is a person's name and office
_SITTING = lazy(r"제\s*\d+\s*(?:회(?!의)|차(?![관장]))|第\s*\d+\s*[回次]")
_SIGNED = lazy(PLACE_TO_SIGN + r"\s*$")
_SEATED = lazy(r"(?:의석|좌석|방청석)에서\s*[―—–-]")
_WORDS = lazy(r"[가-힣]+")
_REFERS_UP = ("위 ", "위와 ", "이상", "이에 ", "본 회의", "상기 ", "이 의사록", "이 회의록")
_TOLD = (".", ":", "다", "음", "함", "됨", "임", "요")
_NOBODY = frozenset({"없음", "없다", "해당없음", "-", "無"})
_TODO = lazy(r"분담|할\s*일|향후|추후|조치|후속|담당")
_END_KINDS = frozenset({"signatures", "attachment"})
LIST_REACH = 60


class Walk:
    """Reads a surveyed document into entries and proceedings."""

    def __init__(
        self,
        units: Units,
        skip: dict[int, str],
        survey: Survey,
        joiner: Joiner,
        headings: dict[int, int],
    ) -> None:
        self.headings = frozenset(headings)
        self.labels = survey.labels
        self.sections = find_sections(units, skip, survey.labels)
        self.edges: set[int] = set()
        self.cells: set[int] = set()
        self.units = units
        self.skip = skip
        self.survey = survey
        self.joiner = joiner
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.proceedings: list[dict[str, Any] | Speech] = []
        self.speech: Speech | None = None
        self.items: list[Item] = []
        self.agenda = AgendaIndex(self.items)
        self.grown: bool | None = None  # whether the record brings the items; None: no list yet
        self.listing: AgendaSection | None = None
        self.item: int | None = None
        self.last: int | None = None
        self.decided: list[tuple[int, str]] = []  # rows of agenda lists that print results
        self.asked = False  # whether a heading asked for the result of the item under discussion
        self.closed = False
        self.suspended = False
        self.in_record = False
        self.kinds: list[tuple[str, str] | None] = [None] * len(units)
        self.label_kinds = {
            grammar: ("remark", f"speaker label ({grammar})") for grammar in survey.grammars
        }
        self.tables: list[Block] = []
        self.rosters: dict[int, str] = {}  # tables of people by their first unit, with a status
        self.forms: dict[int, FormRow] = {}
        self.spans: list[Entry] = []  # entries whose values stand in the rows below
        self.reopened = False  # a form inside the record: the head of another meeting, or its end
        self.head_number = 0  # the last number before a label of the head
        self.head_marks: set[str] = set()
        self.repeated: list[tuple[int, str]] = []  # labels of cues that go on with a speech
        self.sittings: list[int] = []  # units that begin the head of a further sitting
        self.cover: int | None = None
        self.notes = NotesGuide(units, survey.outline) if survey.outline.notes else None

    def run(self) -> None:
        """Give every unit to a node."""
        record = self.survey.record
        tables = find_tables(self.units, self.skip)
        self.forms = find_forms(self.units, self.skip, tables)
        signing = self.survey.signing or range(0)
        for i, text in enumerate(self.units.text):
            if not text or i in self.skip:
                continue
            if self.notes and i not in self.labels and self._read_opening(i, text, self.notes):
                continue
            if i in tables and (
                not self._is_speech_open() or self.closed or tables[i].has("result", "attendance")
            ):
                self._read_table(tables[i])
                continue
            if i in signing:
                self._read_signing(i, text)
                continue
            if text[0] not in _MARKED and self._goes_on(i, text):
                continue
            if not self.in_record and self._begins_record(i, text, record):
                self._enter_record()
            if self.in_record:
                self._read_record(i, text)
            else:
                self._read_head(i, text)
        self._end_speech()
        if not self.items or self.reopened:
            self._settle_agenda()

    def _goes_on(self, i: int, text: str) -> bool:
        """Dispatch on the first character: most lines of a record go on with the speech."""
        speech = self.speech
        if speech is None or speech.found is None or self.closed or self.suspended:
            return False
        first = text[0]
        if i in self.labels or i in self.survey.asides:
            return False
        if first in _STARTS and not (first in _DIGITS and not _may_begin_heading(text, first)):
            return False
        if i in self.headings or i in self.sections:
            return False
        if "안건" in text[:8] or "의안" in text[:8]:
            return False
        if not self.units.text[i - 1] and self._narrates(i, text):
            return False
        speech.parts.append(i)
        self.kinds[i] = ("remark", "goes on")
        return True

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
        caption = self._text_before(block.start)
        if is_roster(block, caption, listed, not self.in_record and not self.proceedings):
            kind = entry.kind if entry is not None and listed else None
            found = heading_kind(caption)
            kind = kind or (found[0] if found else None)
            self.rosters[block.start] = (kind.status if kind else None) or "present"

    def _text_before(self, i: int, reach: int = 4) -> str:
        """The nearest text above a unit."""
        for j in range(i - 1, max(i - reach, -1), -1):
            if self.units.text[j] and j not in self.skip:
                return self.units.text[j]
        return ""

    def _begins_record(self, i: int, text: str, record: int | None) -> bool:
        if self.notes is not None:
            if i in self.forms:
                return False
            return i in self.survey.labels or self.notes.begins_record(i, text, self.entry)
        return record is not None and i >= record and self._enters(i, text)

    def _read_opening(self, i: int, text: str, notes: NotesGuide) -> bool:
        """A line of notes that begins a meeting, a part of its head, or a section of its record."""
        opening = notes.opening(i, text, self.in_record)
        if opening is None:
            return False
        if opening.name in {"dated", "cover"}:
            self._leave_record()
            label, people = notes.named_behind(i, text)
            kind = Kind("people", "present") if people else opening
            self.entries.append(Entry(label, kind, i, people or text))
            self._mark(i, kind.name, "line that dates or names a meeting")
        elif opening.name in HEAD_PARTS:
            self._leave_record()
            field = read_field(text)
            if field is None or field.kind.name != opening.name:
                number, label = split_number(text)
                label, _, value = label.partition(":")
                field = Field(print_label(label).rstrip(":： "), opening, value.strip(), number)
            self._open_entry(i, field)
        else:
            if not self.in_record:
                self._enter_record()
            self._add_heading(i, text, self.agenda.match(text) if self.agenda else None)
        return True

    # -- the head and the appendices ---------------------------------------------------------

    def _enters(self, i: int, text: str) -> bool:
        """Whether the record begins, or goes on, at a unit."""
        if i == self.survey.record or i in self.survey.labels:
            return True
        stage = self._stage(text)
        return stage is not None and stage.kind in {"open", "resume", "recess", "close"}

    def starts(self) -> list[int]:
        """The lines at which meetings begin, where there are several."""
        dated = sorted(self.survey.outline.meetings)
        units = dated if len(dated) > 1 else [0, *self.sittings]
        return sorted({self.units.line[unit] for unit in units}) if len(self.units) else []

    def _enter_record(self) -> None:
        if self.cover is not None:
            self.sittings.append(self.cover)
            self.cover = None
        self.in_record = True
        self.closed = self.suspended = False
        self.entry = None
        self._settle_agenda()

    def _settle_agenda(self) -> None:
        """Choose the agenda list and read its items; a second sitting adds its own."""
        lists = [entry for entry in self.entries if entry.kind.name == "agenda"]
        chosen: list[Item] = []
        for group in _sittings(lists):
            filled = [(entry, self._read_items(entry)) for entry in group]
            filled = [(entry, items) for entry, items in filled if items]
            if filled:
                best = max(entry.kind.rank for entry, _ in filled)
                for entry, items in filled:
                    if entry.kind.rank == best:
                        chosen.extend(items)
                        if best == 2:
                            break
        if not chosen:
            chosen = [item for block in self.tables for item in _items_of_table(block)]
        self.grown = False if chosen else None
        self.items = chosen
        self.agenda = AgendaIndex(chosen)

    def _read_items(self, entry: Entry) -> list[Item]:
        rows = [AgendaRow(unit, text, self.units.indent(unit)) for unit, text in entry.rows]
        if self.notes is not None and len(rows) == 1:
            rows = [rows[0]._replace(text=part) for part in split_topics(rows[0].text)]
        if rows and self._names_speaker(rows[0].text):
            return []  # what each of them said about the items
        items = read_agenda(rows, self.joiner.glue)
        for n, item in enumerate(items):
            printed = split_result(item.title)
            if printed is not None and printed[0]:
                items[n] = item._replace(title=printed[0])
                self.decided.append((item.unit, self.units.text[item.unit]))
        return items

    def _names_speaker(self, text: str) -> bool:
        """`강 나 루 (팀장)`: a name that the head lists, with an office or alone."""
        if len(text) > LONGEST_NAMED or ends_like_title(text):
            return False
        name = close(re.sub(r"[(（].*[)）]\s*$", "", text))
        return name in self.survey.names or (is_name(name) and close(text) != name)

    def _read_head(self, i: int, text: str) -> None:
        if i in self.forms:
            row = self.forms[i]
            if self.reopened and row.kinds[0] is not None and row.kinds[0].name == "record":
                self._enter_record()
                self._read_record_row(i, row)
            else:
                self._read_form(i, row)
            return
        if "    " in text:
            cells = split_columns(text)
            if len(cells) > 1 and self._read_row(i, cells):
                return
        spelt = self._read_spelt(i, text)
        field = spelt or (read_field(text) if len(text) < 400 else None)
        if field is None and not self.survey.spaced:
            field = read_close_field(text)
        if field is None or field.kind.name == "note":
            field = read_post_line(self.units, i) or field
        if field and (self._is_item(text, field) or self._is_listed(field)):
            field = None
        if field is None or field.kind.name == "other":
            field = read_members(text) if ":" in text[:24] or "：" in text[:24] else field
        if field is None and self._is_under_plain(i):
            field = read_plain_field(text)
        if field is None and (self._ends_entry(text) or self._is_past_form(i)):
            self.entry = None
        titled = i < 12 and any(word in text for word in TITLE_WORDS)
        listing = self.entry is not None and self.entry.kind.name in {"agenda", "people", "result"}
        if field is None and not listing and not titled:
            field = read_told_attendance(text) or read_other_field(text)
            if field is not None and field.kind.status and field.value and i not in self.forms:
                self._open_entry(i, field)
                self.entry = None
                return
            if field is not None and self._is_todo_row(i, field):
                field = None
            if field is not None and counts_members(field):
                field = field._replace(kind=Kind("people", "present", key_of(field.label)))
            if field is not None and field.kind.name == "other" and is_dated_meeting(field):
                field = self.entry = None
        if field is not None and field.kind.name == "record" and self.reopened:
            self._enter_record()
            self._add_heading(i, text, None)
        elif field is not None:
            self._open_entry(i, field)
        elif self.entry is not None:
            self.entry.rows.append((i, text))
            self._mark(i, self.entry.kind.name, f"under {self.entry.label or 'the head'}")
        elif i < COVER_REACH and not titled and (told := read_unlabelled(text)):
            for part in told:
                self.entries.append(Entry(part.label, part.kind, i, part.value))
            self._mark(i, "field", "when and where without a label")
        else:
            self.entries.append(Entry("", Kind("cover"), i, text))
            self._mark(i, "cover", "line of the head without a label")

    def _is_under_plain(self, i: int) -> bool:
        """Whether the field on the line above sets its label off with one blank and no more."""
        last = self.entries[-1] if self.entries else None
        if last is None or not last.rows or last.rows[-1][0] != i - 1 or not last.label:
            return False
        return self.units.text[last.unit] == f"{last.label} {last.rows[0][1]}"

    def _open_entry(self, i: int, field: Field) -> None:
        entry = Entry(field.label, field.kind, i, field.value, field.number)
        self.entries.append(entry)
        self.edges.add(i)
        if field.number and field.number.isdecimal():
            self.head_number = int(field.number)
        self.head_marks.add(self.units.text[i][0])
        single = field.value and (
            field.kind.name in _SINGLE_KINDS or field.kind.role in KEEPER_ROLES
        )
        nobody = field.kind.name == "people" and close(field.value) in _NOBODY
        self.entry = None if single or nobody or field.kind.name == "overview" else entry
        self._mark(i, "field", f"label {field.label}: {field.kind.name}")

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

    def _read_spelt(self, i: int, text: str) -> Field | None:
        """A label spelt down the page: `일` on one line, `시 2025년…` or `시` on the next."""
        if len(text) > 1 or text < "\u3400":
            return None
        spelt, following = text, []
        found: tuple[Field, int] | None = None
        for j in range(i + 1, min(i + 8, len(self.units))):
            if not self.units.text[j]:
                continue
            following.append(j)
            word, _, value = self.units.text[j].partition(" ")
            spelt += word
            if len(word) != 1:
                break
            kind = kind_of(spelt)
            if kind and not self._is_listed(Field(spelt, kind, "")):
                found = Field(spelt, kind, value.strip()), len(following)
            if value:
                break
        if found is None:
            return None
        field, size = found
        for k in following[:size]:
            self.skip[k] = ""
            self._mark(k, "field", f"label {field.label} spelt down the page")
        return field

    def _is_item(self, text: str, field: Field) -> bool:
        """Whether what looks like a field is an item of the agenda being read (`5. 기타`)."""
        if self.entry is not None and self.entry.kind.name == "result" and not field.value:
            return field.kind.name == "agenda" and is_category(text)
        if self.entry is None or self.entry.kind.name != "agenda" or field.value:
            return False
        if self.notes is not None and text[0] in _BULLETED:
            return True
        if self.entry.kind.rank == 3 and field.kind.name == "agenda" and field.kind.rank == 3:
            lettered = text[0] in "가나다라마바사아(（①②③④⑤" and self.entry.number != text[0]
            return (text[0] in _LIST_MARKS or lettered) and is_category(text)
        number = heading_number(text)
        return number is not None and field.kind.name in _ITEM_LIKE and not self._follows(number)

    def _follows(self, number: str) -> bool:
        """`3. 심의결과` behind `2. 심의안건` and its lettered items: the next section."""
        entry = self.entry
        if entry is None or not entry.number or not entry.number.isdecimal():
            return False
        first = heading_number(entry.rows[0][1]) if entry.rows else None
        return number == str(int(entry.number) + 1) and first != "1"

    def _is_listed(self, field: Field) -> bool:
        """Whether an office, with or without a name, is a row of the attendance list being read."""
        return (
            self.entry is not None
            and self.entry.kind.name == "people"
            and field.kind.name == "person"
            and not (field.value and is_role(close(field.value)))
        )

    def _ends_entry(self, text: str) -> bool:
        """Whether a line begins something else than the list being read."""
        if self.entry is None:
            return False
        name = self.entry.kind.name
        if name == "person" and heading_number(text) is not None:
            return True
        if name in {"people", "count", "person", "date", "place"} and is_prose(text):
            return "," not in text or text.endswith((".", "다"))
        if name == "people":
            if self.closed and text[0] in CIRCLES and self._heads_another(text):
                return True
            number = heading_number(text)
            if number and self._follows(number) and not is_name(text.split()[-1]):
                return True
            return _is_cover(text) or text[0] in "【"
        if name == "agenda":
            if self._stands_again(text):
                return True
            if is_prose(text) and self.entry.rows and ends_like_title(self.entry.rows[-1][1]):
                return not is_bill(text) and heading_number(text) is None
            return text[0] in _ROMAN or (
                any(word in text for word in TITLE_WORDS)
                and heading_number(text) is None
                and not is_bill(text)
                and not ends_like_title(text)
                and text[0] not in CIRCLES
                and text[0] not in _LIST_MARKS
                and len(text) < 40
            )
        if name in {"overview", "session"}:
            return True
        return any(word in close(text) for word in TITLE_WORDS) and len(text) < 60

    def _stands_again(self, text: str) -> bool:
        """Whether the first row of a list comes again: the list is over, the record begins."""
        entry = self.entry
        return entry is not None and len(entry.rows) > 2 and entry.rows[0][1] == text

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

    def _is_past_form(self, i: int) -> bool:
        """Behind a blank line, what stands beside a label in a form has ended."""
        entry = self.entry
        return (
            entry is not None
            and entry.unit in self.forms
            and any(declared_count(text) is None for _, text in entry.rows)
            and not self.units.text[i - 1]
        )

    def _heads_another(self, text: str) -> bool:
        """`◯의안 회부` behind `◯출석 위원`: another heading under the mark that the list's has."""
        entry = self.entry
        words = text[1:].split()
        return (
            entry is not None
            and self.units.text[entry.unit][:1] == text[0]
            and not any(is_role(word) or is_name(word) for word in words)
        )

    # -- the record ---------------------------------------------------------------------------

    def _read_record(self, i: int, text: str) -> None:
        found = self.survey.labels.get(i)
        if found is not None:
            self._read_label(i, text, found)
            return
        if i in self.forms and self._read_form_of_record(i, text):
            return
        if i in self.survey.clocked:
            self._read_clocked(i, text)
            return
        if i in self.survey.asides and len(text) < 200 and self._read_aside(i, text):
            return
        first = text[0]
        if i in self.sections:
            self._add_heading(i, text, self.agenda.match(text) if self.agenda else None)
            return
        if len(text) < 20 and asks_result(text):
            self._add_heading(i, text, None)
            self.asked = True
            return
        if self.asked and len(text) < 60 and self._read_asked(i, text):
            return
        if first in "[【〔<〈⇒→➡☞▶=-" and decides(text):
            self._add_heading(i, text, None)
            return
        if i in self.headings:
            if (headed := read_headed_stage(text)) is not None:
                self._read_stage(i, text, headed)
                return
            self._add_heading(i, text, self.agenda.match(text) if self.agenda else None)
            return
        if first in STAGE_OPENINGS or first == "※":
            stages = read_stages(text) if first != "※" else read_pause(text)
            for n, stage in enumerate(stages):
                self._read_stage(i, "" if n else text, stage)
            if stages:
                return
        if (
            self.closed or _may_begin_heading(text, first) or may_announce(text)
        ) and self._read_heading(i, text, first):
            return
        if len(text) < 16 and text.endswith("사항") and self._read_heading(i, text, first):
            return
        if not self.survey.labels and self._read_unmarked(i, text):
            return
        if self.closed and not self._is_speech_open():
            self._read_after_close(i, text)
            return
        if self._read_topic(i, text):
            return
        self._read_speech(i)

    def _read_form_of_record(self, i: int, text: str) -> bool:
        """`회의내용 | …` goes on with the record; another label ends it."""
        row = self.forms[i]
        kind = row.kinds[0]
        if kind is None or self._is_speech_open() or _SIGNED.search(text):
            return False
        if kind.name == "record":
            self._read_record_row(i, row)
            return True
        self._leave_record()
        self.reopened = True
        self._read_form(i, row)
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

    def _read_unmarked(self, i: int, text: str) -> bool:
        """Headings and lists of people that a narrative prints without any mark."""
        if text[0] in _LIST_MARKS and "호" in text[:16] and self._read_bill(i, text):
            return True
        if opens_section(text) and self._is_paragraph_over(i):
            self._add_heading(i, text, None)
            return True
        field = read_members(text) or heads_members(text)
        if field is None:
            return False
        rows = []
        for j in range(i + 1, min(i + LIST_REACH, len(self.units))):
            row = self.units.text[j]
            if not row or j in self.skip:
                continue
            if read_members(row) is not None or not is_member_row(row):
                break
            rows.append((j, row))
        rows = rows if any(len(row) > 1 for _, row in rows) else []
        if not field.value and not rows and not self._members_follow(i):
            return False
        self._end_speech()
        entry = Entry(field.label, field.kind, i, field.value, field.number)
        entry.rows += rows
        self.entries.append(entry)
        self._mark(i, "people", f"label {field.label}: people of the record")
        for j, _ in rows:
            self.skip[j] = ""
            self._mark(j, "people", f"under {field.label}")
        return True

    def _members_follow(self, i: int) -> bool:
        following = (t for t in self.units.text[i + 1 : i + 4] if len(t) > 1)
        return any(read_members(text) is not None for text in following)

    def _is_paragraph_over(self, i: int) -> bool:
        """Whether the narrative before a line ended its sentence, or a node stands between."""
        if self.speech is None or not self.speech.parts:
            return True
        before = self.units.text[self.speech.parts[-1]]
        return before.endswith("다") or ends_sentence(before) or len(before) < 30

    def _read_asked(self, i: int, text: str) -> bool:
        """What stands alone under a heading that asks for a result: the result, its wording."""
        if close(text).strip("<>〈〉[]【】:：") not in RESOLUTIONS:
            before = self._text_before(i, 12)
            alone = self.speech is None or before[-1:] in ".음함임"
            if not alone or text[-1] in ".,다" or states_result(text) is None or read_bill(text):
                return False
        self._add_heading(i, text, None)
        self.asked = True
        return True

    def _is_speech_open(self) -> bool:
        return self.speech is not None and not self.suspended and self.speech.found is not None

    def _stage(self, text: str) -> Stage | None:
        if text[0] in STAGE_OPENINGS:
            return read_stage(text)
        return read_headed_stage(text) if len(text) < 30 else None

    def _read_signing(self, i: int, text: str) -> None:
        """A row of the signatures: the date, the body, and who signs."""
        if self.entry is None or self.entry.kind.name != "signatures":
            self._leave_record()
            self.closed = True
            self._open_entry(i, Field("", Kind("signatures"), text))
        else:
            self.entry.rows.append((i, text))
            self._mark(i, "signatures", "row of the signatures")

    def _read_label(self, i: int, text: str, found: Found) -> None:
        rest = text[found.stop :].strip() if found.broken is None else ""
        if _SEATED.match(rest):
            self._add_event(i, Stage("interjection", None), text)
            return
        if found.grammar == "cue" and self._carries_on(i, found, rest):
            return
        self._end_speech()
        self.closed = self.suspended = False
        label = text[: found.stop].strip()
        if found.broken is not None:
            following = self.units.text[found.broken]
            label, rest = text + following[: found.stop].rstrip(), following[found.stop :].strip()
            self.skip[found.broken] = ""
            self._mark(found.broken, "remark", "label goes on from the line before")
        speech = Speech(
            i, found, label.rstrip(" \t:：∶") if "colon" not in found.grammar else label, self.item
        )
        if rest:
            speech.opening = rest
            speech.parts.append(i if found.broken is None else found.broken)
        self.speech = speech
        self.proceedings.append(speech)
        self.kinds[i] = self.label_kinds[found.grammar]

    def _read_clocked(self, i: int, text: str) -> None:
        """A line of a record kept by the clock: a stage, an item, or what happened."""
        stage = read_headed_stage(text)
        if stage is None and self._read_bill(i, text):
            return
        self._end_speech()
        if stage is None:
            clock = CLOCKED.match(text)
            stage = Stage("note", f"{int(clock[1][:-3]):02}{clock[1][-3:]}" if clock else None)
        self._read_stage(i, text, stage)

    def _read_aside(self, i: int, text: str) -> bool:
        """`결과: 수정가결`, `의결문안: …` between remarks: nobody speaks."""
        field = read_field(text)
        if field is not None and field.kind.name == "result":
            self._add_heading(i, text, None)
        elif field is not None and field.kind.name == "people":
            self._leave_record()
            self._open_entry(i, field)
        else:
            self._end_speech()
            self._read_narrative(i)
        return True

    def _carries_on(self, i: int, found: Found, rest: str) -> bool:
        """Consecutive cues of one speaker are one remark."""
        speech = self.speech
        if speech is None or speech.found is None or speech.found.label != found.label:
            return False
        if rest:
            stop = gestures_end(rest)
            if stop:
                at = self.units.raw[i].find(rest) + 1
                self._add_event(i, Stage(gesture_kind(rest[:stop]), None), rest[:stop], at)
                rest = rest[stop:]
        if rest:
            speech.inner = {} if speech.inner is None else speech.inner
            speech.inner[i] = rest
            speech.parts.append(i)
        self.repeated.append((i, self.units.text[i][: found.stop].strip()))
        self.kinds[i] = ("remark", "cue of the same speaker")
        return True

    def _read_stage(self, i: int, text: str, stage: Stage) -> None:
        self._add_event(i, stage, text)
        if stage.kind == "close":
            self.closed = True
        elif stage.kind == "recess":
            self.suspended = True
        elif stage.kind in {"open", "resume"}:
            self.closed = self.suspended = False

    def _add_event(self, i: int, stage: Stage, text: str, column: int | None = None) -> None:
        node = {
            "type": "event",
            "kind": stage.kind,
            "time": stage.time,
            "text": squeeze(text),
            **self.units.place(i),
        }
        if column is not None:
            node["column"] = column
        if self.speech is not None:
            if self.speech.events is None:
                self.speech.events = []
            self.speech.events.append((len(self.speech.parts), node))
        else:
            self.proceedings.append(node)
        self._mark(i, "event", f"stage line: {stage.kind}")

    def _read_heading(self, i: int, text: str, first: str) -> bool:
        """A heading of the record, a list after it, or the head of another sitting."""
        if self.closed and _is_cover(text):
            self.cover = i
            self._leave_record()
            self._read_head(i, text)
            return True
        stage = read_headed_stage(text)
        if stage is not None:
            self._end_speech()
            self._read_stage(i, text, stage)
            return True
        if self.listing is not None and self._read_section(i, text):
            return True
        if len(text) < 200 and self._read_list_heading(i, text, first):
            return True
        item = self.agenda.match(text) if self.agenda else None
        if item is not None and self._may_head(text, first):
            self._add_heading(i, text, item)
            return True
        if self._read_broken_heading(i, text):
            return True
        if self._read_bill(i, text):
            return True
        if is_category_row(text) and not self._is_speech_open():
            lettered = first in "0123456789가나다라마바사아자차카타파하"
            if not lettered and self.grown is not False and self._read_bill_list(i):
                return True
            if lettered:
                self._add_heading(i, text, None)
                return True
        if self._is_plain_heading(i, text, first):
            self._add_heading(i, text, None)
            return True
        return False

    def _read_section(self, i: int, text: str) -> bool:
        """An item under `4. 안건`; False where the section ends or a line is no item."""
        assert self.listing is not None
        if ends_items(self.listing, text):
            self.listing = self.item = None
            return False
        read = read_section_item(self.listing, text, i)
        if read is None:
            return False
        item, self.listing = read
        self._add_heading(i, text, self._add_item(item))
        return True

    def _read_list_heading(self, i: int, text: str, first: str) -> bool:
        field = read_field(text)
        if field is None:
            return False
        name = field.kind.name
        if name in {"people", "result"} and self._returns_to_head(field, first):
            if name == "result":
                self._add_heading(i, text, None)
                self.head_number += 1
            else:
                self._leave_record()
                self._open_entry(i, field)
            return True
        section = heads_items(field) if self.grown is None and not self.closed else None
        if section is not None and not self._is_speech_open():
            self._add_heading(i, text, None)
            self.listing = section
            return True
        if name == "agenda" and not self.closed:
            return False
        if name in {"people", "person"} and not (
            self.closed or self.suspended or (first in CIRCLES and not field.value)
        ):
            return False
        if name in {"people", "agenda"} | _END_KINDS and (
            self.closed or first in CIRCLES + _SQUARES + "〈<[【"
        ):
            if name in _END_KINDS and field.value and i < self._last_of_record():
                self._end_speech()
                self._open_entry(i, field)
                self.entry = None
                return True
            self._leave_record()
            self._open_entry(i, field)
            return True
        if name == "result" and (field.value or first in CIRCLES + _SQUARES):
            self._add_heading(i, text, None)
            return True
        if name == "record":
            self._add_heading(i, text, self._open_topic(i, field.value))
            return True
        if self.closed and (name in {"date", "place", "person", "people"}):
            self._leave_record()
            self._read_head(i, text)
            return True
        return False

    def _returns_to_head(self, field: Field, first: str) -> bool:
        """Whether a field goes on with the numbers, or under the mark, of the head's fields."""
        if field.number and field.number.isdecimal():
            return self.head_number > 1 and int(field.number) == self.head_number + 1
        return (
            first in CIRCLES + _SQUARES
            and first in self.head_marks
            and first not in self.survey.marks
        )

    def _last_of_record(self) -> int:
        """The last unit that speaks or announces an item: what is attached before is no end."""
        if self.last is None:
            texts = self.units.text
            told = (i for i in range(len(texts) - 1, -1, -1) if "호" in texts[i][:24])
            bills = (i for i in told if read_bill(texts[i]) is not None)
            self.last = max(next(bills, -1), *self.labels, -1)
        return self.last

    def _read_topic(self, i: int, text: str) -> bool:
        """`논의내용: 배포 순서` among narrative: a heading that names what is talked about."""
        colon = min((at for at in (text.find(":"), text.find("：")) if at > 0), default=99)
        if colon > 12 or len(text) > 60 or self._is_speech_open():
            return False
        field = read_field(text)
        item = self._open_topic(i, field.value) if field and field.kind.name == "record" else None
        if item is not None:
            self._add_heading(i, text, item)
        return item is not None

    def _open_topic(self, i: int, value: str) -> int | None:
        """`회의내용: 역할 분담`: what is talked about, where no list of items stands."""
        if not value or self.grown is False or len(value) > 40 or value.endswith(_TOLD):
            return None
        item = self.agenda.match(value) if self.agenda else None
        if item is None:
            self.items.append(Item(None, squeeze(value), None, i, 0))
            self.agenda = AgendaIndex(self.items)
            self.grown = True
            item = len(self.items) - 1
        return item

    def _leave_record(self) -> None:
        self._end_speech()
        self.in_record = False
        self.entry = None

    def _may_head(self, text: str, first: str) -> bool:
        return len(text) < 400 and not (
            text.endswith((".", "?", "!", "다")) and first not in "0123456789"
        )

    def _read_broken_heading(self, i: int, text: str) -> bool:
        """A heading that the page broke over lines: it goes on until it is a whole title."""
        if not self.agenda or not self.agenda.begins(text):
            return False
        whole, last = text, i
        for j in range(i + 1, min(i + 8, len(self.units))):
            following = self.units.text[j]
            if j in self.skip or not following:
                continue
            whole, last = self.joiner.glue(whole, following), j
            item = self.agenda.match(whole)
            if item is not None:
                self._add_heading(i, whole, item, last)
                return True
            if not self.agenda.begins(whole):
                return False
        return False

    def _read_bill(self, i: int, text: str) -> bool:
        """`제2호 안건 : …`: the number tells the item where the words do not."""
        led = CLOCKED.match(text)
        text, end = self._close_bracket(i, text) if goes_on(text) else (text, i)
        bill = read_bill(text, led.end() if led else 0)
        if bill is not None and not (led or is_marked(text) or self._may_be_bare(i, text)):
            return False
        if bill is None and led is None:
            bill = self._read_plain_bill(i, text)
        if bill is None:
            return False
        if self.grown is not False and self._read_bill_list(i):
            return True
        whole, last = self._whole_title(i, bill.title) if end == i else (bill.title, end)
        item = self.agenda.match(whole) if self.agenda else None
        if item is None:
            item = self._numbered_item(bill, whole)
        if item is not None and len(bill.title) < 12 and result_of(bill.title):
            return False
        if item is None and self.grown is not False and bill.number:
            level = 1 if "-" in bill.number and self.items else 0
            item = self._add_item(Item(bill.number, whole, bill.category, i, level))
        printed = text if last == end else f"{squeeze(text).removesuffix(bill.title)} {whole}"
        self._add_heading(i, printed, item, last)
        return True

    def _close_bracket(self, i: int, text: str) -> tuple[str, int]:
        """A heading with the lines that its open bracket takes in."""
        whole, last = text, i
        for j in range(i + 1, min(i + 12, len(self.units))):
            following = self.units.text[j]
            if not following or j in self.skip:
                continue
            if j in self.labels or following[-1] in ".?!다" or following[0] in MARKED:
                break
            whole, last = self.joiner.glue(whole, following), j
            if not goes_on(whole):
                return whole, last
        return text, i

    def _may_be_bare(self, i: int, text: str) -> bool:
        """Whether a heading without a mark may stand here: no sentence runs on into it."""
        apart = (
            i > 0 and not self.units.text[i - 1] and self.units.line[i] != self.units.line[i - 1]
        )
        if self._is_speech_open() and text[0] not in "제안의0123456789" and not apart:
            return False
        before = next(
            (t for j in range(i - 1, max(i - 8, -1), -1) if (t := self.units.text[j])), ""
        )
        return len(before) < 30 or before[-1] in ".다음함임됨)>〉】]"

    def _read_plain_bill(self, i: int, text: str) -> Bill | None:
        """`제1호 : …`, `[제1호 의안]`: headings only where no label says who speaks."""
        if self._is_speech_open() or ("호" not in text[:24] and "안" not in text[:16]):
            return None
        number = read_number_alone(text)
        if number is not None:
            following = next((t for t in self.units.text[i + 1 : i + 3] if t), "")
            known = any(item.number == number for item in self.items)
            return Bill(None, number, "") if known or ends_like_title(following) else None
        bill = read_plain_bill(text)
        if bill is None:
            return None
        known = self.agenda.match(bill.title) is not None if self.agenda else False
        title = self._whole_title(i, bill.title)[0]
        return bill if known or ends_like_title(title) else None

    def _whole_title(self, i: int, title: str) -> tuple[str, int]:
        """A title, and the unit that it ends in: it may stand on, or go on to, the next line."""
        if title and ends_like_title(title):
            return title, i
        j = next((j for j in range(i + 1, min(i + 3, len(self.units))) if self.units.text[j]), i)
        following = self.units.text[j]
        short = len(following) < (70 if not title else 40)
        if j == i or j in self.skip or not short or not ends_like_title(following):
            return title, i
        if ends_sentence(following) or read_bill(following) or read_plain_bill(following):
            return title, i
        return squeeze(self.joiner.glue(title, following)), j

    def _numbered_item(self, bill: Bill, title: str) -> int | None:
        """The item that has a bill's number, in its category where the heading names one."""
        found = [n for n, it in enumerate(self.items) if it.number == bill.number]
        if bill.number is None or not found:
            return None
        if bill.category:
            kinds = [n for n in found if (self.items[n].kind or "").startswith(bill.category)]
            found = kinds or [n for n in found if not self.grown or self.items[n].kind is None]
        if not found:
            return None
        return next((n for n in found if self.items[n].level == 0 or len(found) == 1), found[0])

    def _add_item(self, item: Item) -> int:
        """An item that the record itself brings, where no list stands before it."""
        self.grown = True
        self.agenda.add(item)
        return len(self.items) - 1

    def _read_bill_list(self, i: int) -> bool:
        """`다음의 의안을 부의하다` and the bills one after another: the list of the agenda."""
        rows: list[tuple[int, str]] = []
        for j in range(i, min(i + LIST_REACH, len(self.units))):
            text = self.units.text[j]
            if text and j not in self.skip:
                rows.append((j, text))
        size = find_list(rows, prints_result)
        if size and size < len(rows) and self._hangs_under(rows[size][0], rows[size - 1][0]):
            size = size - 1 if size > 2 else 0
        if not size:
            return False
        self._end_speech()
        entry = Entry("", Kind("agenda", rank=3), i)
        entry.rows = rows[:size]
        self.entries.append(entry)
        for item in self._read_items(entry):
            self._add_item(item)
        for j, _ in entry.rows:
            self.skip[j] = ""
            self._mark(j, "agenda", "list of bills in the record")
        return True

    def _hangs_under(self, below: int, above: int) -> bool:
        """Whether a row under a bullet stands further in than the one above it."""
        text = self.units.text[below]
        return text[0] in _LIST_MARKS and self.units.indent(below) > self.units.indent(above)

    def _is_indented(self, i: int) -> bool:
        """Whether a line stands deeper than the label of the speech: a bullet of the speech."""
        return self.speech is not None and self.units.indent(i) > self.units.indent(
            self.speech.unit
        )

    def _is_plain_heading(self, i: int, text: str, first: str) -> bool:
        if len(text) > 60 or text[-1] in ".?!,":
            return False
        if first in _SQUARES or first in _ROMAN:
            return True
        if first in CIRCLES:
            if self._is_speech_open() and self._is_indented(i):
                return False
            return first not in self.survey.marks or self.closed
        if first in "〈<【[" and not self.closed:
            return text[-1] in "〉>】]" or "안건" in text[:12]
        return self.closed and first in "【〈<["

    def _add_heading(self, i: int, text: str, item: int | None, last: int | None = None) -> None:
        self._end_speech()
        self.asked = self.asked and item is not None
        self.edges.add(i)
        if item is not None:
            self.item = item
            self.agenda.taken = min(item + 1, len(self.items))
        elif (
            not self.closed
            and text[0] in _SQUARES + _ROMAN + "0123456789"
            and read_field(text) is None
        ):
            self.item = None
        clock = heading_time(text)
        printed = squeeze(text[: len(text) - len(clock)] if clock else text)
        for j in range(i + 1, (last or i) + 1):
            if self.units.text[j] and j not in self.skip:
                self.skip[j] = ""
                self._mark(j, "heading", "goes on from the line before")
        node = {
            "type": "heading",
            "text": printed,
            **self.units.place(i, last),
            "agenda_item": item,
        }
        self.proceedings.append(node)
        self._mark(i, "heading", "agenda item" if item is not None else "heading of the record")
        if clock:
            stage = read_stage(clock)
            if stage is not None:
                self._add_event(i, stage, clock)

    def _read_after_close(self, i: int, text: str) -> None:
        """What follows the closing is a field, a signature or narrative, never speech."""
        if _SIGNED.search(text):
            self._leave_record()
            self._open_entry(i, Field("", Kind("signatures"), text))
            return
        self._read_narrative(i)

    def _read_speech(self, i: int) -> None:
        if self.suspended or self.speech is None:
            self._read_narrative(i)
            return
        if (
            self.speech.found is not None
            and not self.units.text[i - 1]
            and self._narrates(i, self.units.text[i])
        ):
            self._end_speech()
            self._read_narrative(i)
            return
        self.speech.parts.append(i)
        self.kinds[i] = ("remark", "goes on") if self.speech.found else ("paragraph", "goes on")

    def _narrates(self, i: int, text: str) -> bool:
        """Whether the narrative takes up again behind a remark: `의장이 물은바 … 가결하다.`"""
        if not tells_of_chair(text):
            return False
        whole = [text]
        for following in self.units.text[i + 1 : i + 8]:
            if not following:
                break
            whole.append(following)
        return ends_plainly(whole[-1])

    def _read_narrative(self, i: int) -> None:
        """Text under no label."""
        if self.speech is None or self.speech.found is not None:
            self._end_speech()
            self.speech = Speech(i, None, "", self.item)
            self.proceedings.append(self.speech)
        self.speech.parts.append(i)
        self._mark(i, "paragraph", "text under no label")

    def _end_speech(self) -> None:
        self.speech = None

    def _mark(self, i: int, kind: str, reason: str) -> None:
        self.kinds[i] = (kind, reason)


_HEADING_STARTS = frozenset(
    "0123456789①②③④⑤⑥⑦⑧⑨一二三四五六七八九十第〈<【[·•oO*⇒→➡☞" + CIRCLES + _SQUARES + _ROMAN
)


_STARTS = (
    _HEADING_STARTS | frozenset("가나다라마바사아자차카타파하제|※") | STAGE_OPENINGS | _LIST_MARKS
)


_DIGITS = frozenset("0123456789")
_MARKED = _STARTS - _DIGITS
_AFTER_NUMBER = frozenset(".)：:")


def _may_begin_heading(text: str, first: str) -> bool:
    """Dispatch on the first character: most lines of a speech end here."""
    if first in _DIGITS:
        return (
            text[1:2] in _AFTER_NUMBER
            or text[2:3] in _AFTER_NUMBER
            or (text[1:2] == "-" and text[3:4] in {".", ")", " "})
            or "안건" in text[:8]
        )
    if first in _HEADING_STARTS or "안건" in text[:8]:
        return True
    if first in "(（":
        return text[2:3] in {")", "）"} or text[3:4] in {")", "）"}
    if first in "가나다라마바사아자차카타파하":
        return text[1:2] in {".", ")"}
    return first == "제" and text[1:3].strip()[:1].isdigit()


def _is_cover(text: str) -> bool:
    """A line that begins the head of a sitting."""
    if len(text) > 60 or text[-1] in ".?!" or is_prose(text) or text.startswith(_REFERS_UP):
        return False
    plain = close(text)
    return bool(_SITTING.match(text)) or any(word in plain for word in TITLE_WORDS)


def _beside(group: str, cell: str) -> str:
    """A cell of names with the office that stands before it: one office for all of several."""
    if not group:
        return cell
    alone = close(group) in SINGULAR_ROLES and could_be_name(close(cell))
    if alone:
        return f"{close(group)} {cell}"
    return f"{group} : {cell}" if is_role(close(group)) else f"({group}) {cell}"


def _items_of_table(block: Block) -> list[Item]:
    """Agenda items a table of results lists."""
    if not (block.has("title") and block.has("result", "votes", "favour")):
        return []
    items = []
    for record in read_records(block):
        title = squeeze(record.first("title"))
        if title:
            number = heading_number(title) or re.search(r"\d+", record.first("number"))
            digits = number if isinstance(number, str) else number and number[0]
            items.append(Item(digits or None, strip_heading(title), None, record.unit, 0))
    return items


def _sittings(lists: list[Entry]) -> list[list[Entry]]:
    """Agenda lists, one group a sitting: a list of a rank that stands already opens the next."""
    groups: list[list[Entry]] = []
    for entry in lists:
        if not groups or any(e.label == entry.label and e.rows for e in groups[-1]):
            groups.append([])
        groups[-1].append(entry)
    return groups
