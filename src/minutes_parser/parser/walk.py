"""The walk over a document: every unit is given to exactly one node.

Two ways of reading take turns. *Fields* (the head, the lists after the closing) collect labels and
their rows. The *record* collects headings, remarks, events and paragraphs. The survey says where
the record begins and which lines carry labels; vocabulary and stage lines say where it ends.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from minutes_parser.parser.business.bills import may_announce
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
from minutes_parser.vocabulary.labels import COUNTING_LETTERS

_LETTERS = frozenset(COUNTING_LETTERS + "제")  # words begin with these as well
_STARTS = HEADING_STARTS | _LETTERS | frozenset("|※") | STAGE_OPENINGS | LIST_MARKS
_SHORT = 20
_MARKED = _STARTS - DIGITS
GOES_ON = ("remark", "goes on")


class Walk(RecordWalk):
    """Reads a surveyed document into entries and proceedings."""

    def run(self) -> None:
        """Give every unit to a node."""
        self.tabled = find_tables(self.units, self.skip)
        self.forms = find_forms(self.units, self.skip, self.tabled)
        rows = [
            row for row in self.forms.values() if row.kinds[0] and row.kinds[0].name == "result"
        ]
        self.told_again = Counter(row.cells[0] for row in rows)
        told = self.told = self._told_apart()
        others = {*self.tabled, *(self.survey.signing or ())}
        labels = {i: found for i, found in self.labels.items() if i not in others}
        i, size = 0, len(self.units)
        while i < size:
            if told[i]:
                found = labels.get(i) if self.in_record and i not in self.skip else None
                if found is not None:
                    self._read_label(i, self.units.text[i], found)
                else:
                    self._read(i, self.units.text[i])
                i += 1
                continue
            stop = told.find(1, i)
            stop = size if stop < 0 else stop
            self._read_plain(i, stop)
            i = stop
        self._end_speech()
        if not self.items or self.reopened:
            self._settle_agenda()
        if not self.items:
            self.items = [item for entry in self.entries for item in self._read_subject(entry)]

    def _told_apart(self) -> bytearray:
        """Units that may be more than a line in the middle of a speech; most units are not."""
        units, survey = self.units, self.survey
        if self.notes is not None:
            return bytearray(b"\1") * len(units)
        told = bytearray(len(units))
        empty = [i for i, text in enumerate(units.text) if not text]
        short = (i for i in units.ending(STAGE_ENDS) if len(units.text[i]) < SHORT_STAGE)
        announced = (
            i for word in ("안건", "의안") for i in units.holding(word) if word in units.text[i][:8]
        )
        behind = (i + 1 for i in empty if i + 1 < len(units))
        lettered = (i for i in units.opening(_LETTERS) if _may_count(units.text[i]))
        parts = (units.opening(_STARTS - _LETTERS), lettered, short, announced, empty, behind)
        learned = (self.labels, survey.asides, survey.decided, survey.signing or ())
        maps = (*learned, self.headings, self.sections, self.tabled, self.forms)
        for i in chain(*parts, *maps):
            told[i] = 1
        return told

    def _read_plain(self, start: int, stop: int) -> None:
        """Lines that go on with a speech, if one is open."""
        speech = self.speech
        if speech is None or speech.found is None or self.closed or self.suspended:
            for i in range(start, stop):
                self._read(i, self.units.text[i])
            return
        if self.skip.keys().isdisjoint(range(start, stop)):
            speech.parts += range(start, stop)
            self.kinds[start:stop] = [GOES_ON] * (stop - start)
            return
        for i in range(start, stop):
            if i not in self.skip:
                speech.parts.append(i)
                self.kinds[i] = GOES_ON

    def _read(self, i: int, text: str) -> None:
        if not text or i in self.skip:
            return
        if self.notes and i not in self.labels and self._read_opening(i, text, self.notes):
            return
        table = self.tabled.get(i)
        if table is not None and (
            not self._is_speech_open() or self.closed or table.has("result", "attendance")
        ):
            self._read_table(table)
        elif i in (self.survey.signing or ()):
            self._read_signing(i, text)
        elif text[0] in _MARKED or not self._goes_on(i, text):
            if not self.in_record and self._begins_record(i, text, self.survey.record):
                self._enter_record()
            if self.in_record:
                self._read_record(i, text)
            else:
                self._read_head(i, text)

    def _breaks_in(self, i: int) -> bool:
        """Whether a row of a form ends the speech above it."""
        row = self.forms.get(i)
        return row is not None and (self._is_past(i) or self._tells_result(row))

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
        if i in self.headings or i in self.sections or self._breaks_in(i):
            return False
        if "안건" in text[:8] or "의안" in text[:8]:
            return False
        if self.topic is not None and text.startswith(self.topic):
            return False
        if len(text) < SHORT_STAGE and text[-1] in STAGE_ENDS and read_headed_stage(text):
            return False
        if not self.units.text[i - 1] and self._narrates(i, text):
            return False
        speech.parts.append(i)
        self.kinds[i] = GOES_ON
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


def _may_count(text: str) -> bool:
    """Whether a line that begins with a letter for counting may be a heading, or asks something."""
    return len(text) < _SHORT or may_begin_heading(text, text[0]) or may_announce(text)
