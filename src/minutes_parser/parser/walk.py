"""The walk over a document: every unit is given to exactly one node.

Two ways of reading take turns. *Fields* (the head, the lists after the closing) collect labels and
their rows. The *record* collects headings, remarks, events and paragraphs. The survey says where
the record begins and which lines carry labels; vocabulary and stage lines say where it ends.
"""

from __future__ import annotations

from minutes_parser.parser.entries import Entry
from minutes_parser.parser.grid.forms import find_forms
from minutes_parser.parser.grid.tables import find_tables
from minutes_parser.parser.heading.fields import Field, Kind, print_label, read_field, split_number
from minutes_parser.parser.heading.stages import (
    SHORT_STAGE,
    STAGE_ENDS,
    STAGE_OPENINGS,
    read_headed_stage,
)
from minutes_parser.parser.notes.notes import HEAD_PARTS, NotesGuide
from minutes_parser.parser.walking.headings import may_begin_heading
from minutes_parser.parser.walking.marks import DIGITS, HEADING_STARTS, LIST_MARKS
from minutes_parser.parser.walking.record import RecordWalk

_STARTS = (
    HEADING_STARTS | frozenset("가나다라마바사아자차카타파하제|※") | STAGE_OPENINGS | LIST_MARKS
)
_MARKED = _STARTS - DIGITS


class Walk(RecordWalk):
    """Reads a surveyed document into entries and proceedings."""

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
        if first in _STARTS and not (first in DIGITS and not may_begin_heading(text, first)):
            return False
        if i in self.headings or i in self.sections:
            return False
        if "안건" in text[:8] or "의안" in text[:8]:
            return False
        if len(text) < SHORT_STAGE and text[-1] in STAGE_ENDS and read_headed_stage(text):
            return False
        if not self.units.text[i - 1] and self._narrates(i, text):
            return False
        speech.parts.append(i)
        self.kinds[i] = ("remark", "goes on")
        return True

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
        if i in self.topics:
            self._enter_topic(i, text)
            return True
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

    def _enters(self, i: int, text: str) -> bool:
        """Whether the record begins, or goes on, at a unit."""
        if i == self.survey.record or i in self.survey.labels:
            return True
        stage = self._stage(text)
        return stage is not None and stage.kind in {"open", "resume", "recess", "close"}
