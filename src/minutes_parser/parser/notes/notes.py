"""Guides the walk through team notes: what a line begins, and where a head ends.

In notes a head has no closing line. It goes on while lines are fields or stand under a heading of
the head (`온 사람`, `다룰 것`); the first line that is neither begins the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_parser.parser.heading.fields import Kind, read_field, read_other_field
from minutes_parser.parser.notes.meetings import are_people, names_meeting
from minutes_parser.parser.notes.outline import OPENS_HEAD, Outline
from minutes_parser.parser.persons.people import Row, read_people
from minutes_parser.parser.text import Units, is_prose
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import TITLE_WORDS

if TYPE_CHECKING:
    from minutes_parser.parser.entries import Entry

HEAD_PARTS = frozenset(
    {"people", "agenda", "date", "place", "time", "count", "title", "organization", "overview"}
)
_HELD = OPENS_HEAD | {"organization", "title"}  # a value may stand under the label
_PARTS = lazy(r"\s*[/|]\s*|\s+[-–—]\s+")
_BY_SLASH = lazy(r"\s+/\s+")
_BY_COMMA = lazy(r"\s*,\s+")
_BULLETS = "-–*•·▪+◦"
COVER_LINES = 4
LONGEST = 200


class NotesGuide:
    """Answers for one document; remembers whether the head under way has shown a field."""

    def __init__(self, units: Units, outline: Outline) -> None:
        self.units = units
        self.outline = outline
        self.fields = 0
        self.covers = 0
        self.section: int | None = None  # the heading of the head that is under way
        first = min(outline.sections, default=0)
        called = any(word in units.text[first] for word in TITLE_WORDS)
        self.title = first if called else None  # the first heading, where it says minutes

    def opening(self, i: int, text: str, in_record: bool) -> Kind | None:
        """What a unit begins: a meeting, a part of a head, or a section; None for other lines."""
        dated = self.outline.meetings.get(i)
        kind = self.outline.sections.get(i)
        if dated is not None and not (kind is not None and kind.name in HEAD_PARTS):
            self.fields, self.covers, self.section = (0 if dated.titled else 1), 1, None
            return Kind("cover" if dated.titled else "dated")
        if kind is None:
            return None
        if dated is not None:
            self.fields, self.covers = 0, 0
        if kind.name in HEAD_PARTS:
            self.fields += 1
            field = read_field(text)
            valued = field is not None and field.value != ""
            self.section = i if kind.name in _HELD and not valued else None
            return kind
        if i == self.title:
            self.fields = 0  # what stands above describes the page
        if kind.name in {"section", "record"} and not in_record and self._names(i, text):
            self.covers += 1
            return Kind("cover")
        self.section = None
        return kind

    def named_behind(self, i: int, text: str) -> tuple[str, str]:
        """What a dated line says before the people it ends in, and them; `` where it has none."""
        dated = self.outline.meetings.get(i)
        parts = _PARTS.split(dated.rest) if dated is not None and not dated.titled else [""]
        if not are_people(parts[-1]):
            return "", ""
        return text[: -len(parts[-1])].rstrip(" /|:：-–—"), parts[-1]

    def _names(self, i: int, text: str) -> bool:
        """Whether the first heading names the meeting (`제품팀 주간 회의`, `회의록`)."""
        if self.fields:
            return False
        return names_meeting(text) or i in {self.title, self._first()}

    def _first(self) -> int:
        return next((j for j, text in enumerate(self.units.text) if text), 0)

    def begins_record(self, i: int, text: str, entry: Entry | None) -> bool:
        """Whether a line under no heading of its own is neither field nor row of the head."""
        if self.section is not None:
            return False
        field = read_field(text) if len(text) < 400 else None
        if field is not None and (field.value or field.kind.name in HEAD_PARTS):
            self.fields += 1
            return False
        gap = self._gap(i)
        if entry is not None and not gap and self._goes_on(i, text, entry):
            return False
        if (not gap or not self.fields) and read_other_field(text) is not None:
            return False
        if not self.fields and self.covers < COVER_LINES and not is_prose(text):
            self.covers += 1
            return text[0] in _BULLETS
        return True

    def _goes_on(self, i: int, text: str, entry: Entry) -> bool:
        """Whether a line is a row of the field above it."""
        name = entry.kind.name
        if name == "agenda" and entry.rows and entry.rows[0][0] == entry.unit:
            return text[0] in _BULLETS or text[0].isdigit()
        return name in OPENS_HEAD and (name != "people" or self._names_people(i, text))

    def _gap(self, i: int) -> bool:
        return i > 0 and not self.units.text[i - 1]

    def _names_people(self, i: int, text: str) -> bool:
        if len(text) > LONGEST:
            return False
        people = read_people([Row(i, text)], None)
        return bool(people) and all(person.name for person in people)


def split_topics(text: str) -> list[str]:
    """The topics of a row that holds them all: `일정 / 예산`, `시안, 예산, 일정`."""
    parts = _BY_SLASH.split(text)
    if len(parts) == 1:
        parts = _BY_COMMA.split(text)
        if len(parts) < FEWEST or max(map(len, parts)) > LONGEST_TOPIC:
            return [text]
    return [part for part in parts if part]


FEWEST = 3
LONGEST_TOPIC = 24
