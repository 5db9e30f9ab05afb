"""What the walk over a document knows while it reads: entries, nodes, items, where it stands.

The rooms beside this one read from it and write to it; each knows one sort of line.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from minutes_parser.parser.business.agenda import AgendaIndex, Item, heading_time
from minutes_parser.parser.business.agenda_sections import AgendaSection
from minutes_parser.parser.business.sections import find_sections, find_sections_behind
from minutes_parser.parser.business.ticks import find_ticked
from minutes_parser.parser.business.topics import find_topics
from minutes_parser.parser.entries import Entry, Speech
from minutes_parser.parser.grid.forms import FormRow
from minutes_parser.parser.grid.tables import Block
from minutes_parser.parser.heading.fields import Field, read_field
from minutes_parser.parser.heading.stages import (
    STAGE_OPENINGS,
    Stage,
    read_headed_stage,
    read_stage,
)
from minutes_parser.parser.notes.notes import NotesGuide
from minutes_parser.parser.speech.joining import Joiner
from minutes_parser.parser.survey import ALONE, Survey
from minutes_parser.parser.text import Units, close, squeeze
from minutes_parser.parser.walking.marks import ROMAN, SQUARES
from minutes_parser.vocabulary.labels import KEEPER_ROLES

_SINGLE_KINDS = frozenset({"date", "place", "time", "title", "session", "organization"})
_NOBODY = frozenset({"없음", "없다", "해당없음", "-", "無"})


class WalkState:
    """What all ways of reading share."""

    def __init__(
        self,
        units: Units,
        skip: dict[int, str],
        survey: Survey,
        joiner: Joiner,
        headings: dict[int, int],
    ) -> None:
        self.headings = headings
        self.labels = survey.labels
        self.sections = {*find_sections(units, skip, survey.labels), *find_ticked(units)}
        if ALONE in survey.grammars:
            reports = [i for i, found in survey.labels.items() if found.grammar == ALONE]
            self.sections |= find_sections_behind(units, skip, reports)
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
        self.told = bytearray(len(units))  # units that may be more than a line of a speech
        self.topic: str | None = None  # the label that named a topic, `회의내용`
        self.sectioned = False  # sections of the record brought the items
        self.category_level: int | None = (
            None  # the level of a heading of Markdown that items stand under
        )
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
        self.tables: list[Block] = []  # those read
        self.tabled: dict[int, Block] = {}  # all there are, by their first unit
        self.rosters: dict[int, str] = {}  # tables of people by their first unit, with a status
        self.forms: dict[int, FormRow] = {}
        self.told_again: Counter[str] = Counter()  # rows of results by their label
        self.spans: list[Entry] = []  # entries whose values stand in the rows below
        self.reopened = False  # a form inside the record: the head of another meeting, or its end
        self.head_number = 0  # the last number before a label of the head
        self.head_marks: set[str] = set()
        self.repeated: list[tuple[int, str]] = []  # labels of cues that go on with a speech
        self.sittings: list[int] = []  # units that begin the head of a further sitting
        self.cover: int | None = None
        self.notes = NotesGuide(units, survey.outline) if survey.outline.notes else None
        self.topics = find_topics(units, survey.outline, headings) if self.notes else frozenset()

    def starts(self) -> list[int]:
        """The lines at which meetings begin, where there are several."""
        dated = sorted(self.survey.outline.meetings)
        units = dated if len(dated) > 1 else [0, *self.sittings]
        return sorted({self.units.line[unit] for unit in units}) if len(self.units) else []

    def _text_before(self, i: int, reach: int = 4) -> str:
        """The nearest text above a unit."""
        for j in range(i - 1, max(i - reach, -1), -1):
            if self.units.text[j] and j not in self.skip:
                return self.units.text[j]
        return ""

    def _is_speech_open(self) -> bool:
        return self.speech is not None and not self.suspended and self.speech.found is not None

    def _is_indented(self, i: int) -> bool:
        """Whether a line stands deeper than the label of the speech: a bullet of the speech."""
        return self.speech is not None and self.units.indent(i) > self.units.indent(
            self.speech.unit
        )

    def _stage(self, text: str) -> Stage | None:
        if text[0] in STAGE_OPENINGS:
            return read_stage(text)
        return read_headed_stage(text) if len(text) < 30 else None

    def _end_speech(self) -> None:
        self.speech = None

    def _leave_record(self) -> None:
        self._end_speech()
        self.in_record = False
        self.entry = None

    def _open_entry(self, i: int, field: Field) -> None:
        entry = Entry(field.label, field.kind, i, field.value, field.number)
        self.entries.append(entry)
        self.edges.add(i)
        if field.number and field.number.isdecimal():
            self.head_number = int(field.number)
        self.head_marks.add(self.units.text[i][0])
        if i in self.headings and field.kind.name == "agenda" and not field.value:
            self.category_level = self.headings[i]
        single = bool(field.value) and (
            field.kind.name in _SINGLE_KINDS or field.kind.role in KEEPER_ROLES
        )
        counted = field.value.rstrip("명인").strip().isdecimal()
        single = single or (counted and i > 0 and self.units.line[i] == self.units.line[i - 1])
        nobody = field.kind.name == "people" and close(field.value) in _NOBODY
        self.entry = None if single or nobody or field.kind.name == "overview" else entry
        self._mark(i, "field", f"label {field.label}: {field.kind.name}")

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

    def _read_stage(self, i: int, text: str, stage: Stage) -> None:
        self._add_event(i, stage, text)
        if stage.kind == "close":
            self.closed = True
        elif stage.kind == "recess":
            self.suspended = True
        elif stage.kind in {"open", "resume"}:
            self.closed = self.suspended = False

    def _add_heading(self, i: int, text: str, item: int | None, last: int | None = None) -> None:
        self._end_speech()
        self.asked = self.asked and item is not None
        self.edges.add(i)
        if item is not None:
            self.item = item
            self.agenda.taken = min(item + 1, len(self.items))
        elif (
            not self.closed
            and text[0] in SQUARES + ROMAN + "0123456789"
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

    def _read_narrative(self, i: int) -> None:
        """Text under no label."""
        if self.speech is None or self.speech.found is not None:
            self._end_speech()
            self.speech = Speech(i, None, "", self.item)
            self.proceedings.append(self.speech)
        self.speech.parts.append(i)
        self._mark(i, "paragraph", "text under no label")

    def _mark(self, i: int, kind: str, reason: str) -> None:
        self.kinds[i] = (kind, reason)
