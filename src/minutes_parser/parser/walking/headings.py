"""Headings of the record, and the lists after its closing."""

from __future__ import annotations

from minutes_parser.parser.business.agenda import heading_number, is_category
from minutes_parser.parser.business.agenda_sections import AgendaSection, heads_items
from minutes_parser.parser.business.bills import ends_like_title, is_category_row, read_bill
from minutes_parser.parser.heading.fields import Field, read_field
from minutes_parser.parser.heading.stages import read_headed_stage
from minutes_parser.parser.persons.members import names_members
from minutes_parser.parser.speech.speaking import CIRCLES
from minutes_parser.parser.walking.fields import FieldWalk, is_cover
from minutes_parser.parser.walking.marks import DIGITS, HEADING_STARTS, ROMAN, SQUARES
from minutes_parser.vocabulary.labels import COUNTING_LETTERS

_END_KINDS = frozenset({"signatures", "attachment"})
_AFTER_NUMBER = frozenset(".)：:")


class HeadingWalk(FieldWalk):
    """Tells headings from speech."""

    def _read_heading(self, i: int, text: str, first: str) -> bool:
        """A heading of the record, a list after it, or the head of another sitting."""
        if self.closed and is_cover(text):
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
        if self._read_broken_heading(i, text):
            return True
        item = self.agenda.match(text) if self.agenda else None
        if item is not None and self._may_head(text, first):
            self._add_heading(i, text, item)
            return True
        if self._read_bill(i, text):
            return True
        if is_category_row(text) and not self._is_speech_open():
            lettered = first in DIGITS or first in COUNTING_LETTERS
            if not lettered and self.grown is not False and self._read_bill_list(i):
                return True
            if lettered:
                self._add_heading(i, text, None)
                return True
        if self._is_plain_heading(i, text, first):
            self._add_heading(i, text, None)
            return True
        return False

    def _read_list_heading(self, i: int, text: str, first: str) -> bool:
        field = read_field(text)
        if field is None:
            return is_category(text) and self._opens_section(i, text, None)
        name = field.kind.name
        if name in {"people", "result"} and self._returns_to_head(field, first):
            if name == "result":
                self._add_heading(i, text, None)
                self.head_number += 1
            else:
                self._leave_record()
                self._open_entry(i, field)
            return True
        if self._opens_section(i, text, field):
            return True
        if name == "agenda" and not self.closed:
            return False
        inside = name == "people" and not self.closed and not self._is_speech_open()
        if inside and field.value and names_members(field.value):
            return self._list_members(i, field)
        if name in {"people", "person"} and not (
            self.closed or self.suspended or (first in CIRCLES and not field.value)
        ):
            return False
        if name in {"people", "agenda"} | _END_KINDS and (
            self.closed or first in CIRCLES + SQUARES + "〈<[【"
        ):
            if name in _END_KINDS and field.value and i < self._last_of_record():
                self._end_speech()
                self._open_entry(i, field)
                self.entry = None
                return True
            self._leave_record()
            self._open_entry(i, field)
            return True
        if name == "result" and (field.value or first in CIRCLES + SQUARES):
            self._add_heading(i, text, None)
            return True
        if name == "record":
            self._add_heading(i, text, self._open_topic(i, field))
            return True
        if self.closed and name in {"date", "place", "person", "people", "count"}:
            self._leave_record()
            self._read_head(i, text)
            return True
        return False

    def _list_members(self, i: int, field: Field) -> bool:
        raise NotImplementedError

    def _opens_section(self, i: int, text: str, field: Field | None) -> bool:
        """`4. 안건`, `2. 논의안건`: the items stand below, one after another.

        `4. 의결사항` is one where a title stands right below it, also behind a remark.
        """
        if self.closed or not (self.grown is None or (self.grown and self.sectioned)):
            return False
        titled = is_category(text) and self._heads_title(i)
        section = heads_items(field) if field is not None else None
        number = heading_number(text) if titled else None
        if section is None and number is not None and number.isdecimal():
            section = AgendaSection(number)
        if section is None:
            return False
        if self._is_speech_open() and not titled and not (self.sectioned and is_category(text)):
            return False
        self._add_heading(i, text, None)
        self.listing = section
        return True

    def _heads_title(self, i: int) -> bool:
        """Whether the line below begins with a letter and ends as titles of bills do."""
        below = next((text for text in self.units.text[i + 1 : i + 3] if text), "")
        return below[1:2] in {".", ")"} and ends_like_title(below)

    def _read_section_heading(self, i: int, text: str) -> None:
        """A numbered heading between remarks: an item, a section of items, or neither."""
        if self.listing is not None and self._read_section(i, text):
            return
        if not self._opens_section(i, text, read_field(text)):
            self._add_heading(i, text, self.agenda.match(text) if self.agenda else None)

    def _returns_to_head(self, field: Field, first: str) -> bool:
        """Whether a field goes on with the numbers, or under the mark, of the head's fields."""
        if field.number and field.number.isdecimal():
            return self.head_number > 1 and int(field.number) == self.head_number + 1
        return (
            first in CIRCLES + SQUARES
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

    def _may_head(self, text: str, first: str) -> bool:
        return len(text) < 400 and not (
            text.endswith((".", "?", "!", "다")) and first not in "0123456789"
        )

    def _is_plain_heading(self, i: int, text: str, first: str) -> bool:
        if len(text) > 60 or text[-1] in ".?!,":
            return False
        if first in SQUARES or first in ROMAN:
            return True
        if first in CIRCLES:
            if self._is_speech_open() and self._is_indented(i):
                return False
            return first not in self.survey.marks or self.closed
        if first in "〈<【[" and not self.closed:
            return text[-1] in "〉>】]" or "안건" in text[:12]
        return self.closed and first in "【〈<["


def may_begin_heading(text: str, first: str) -> bool:
    """Dispatch on the first character: most lines of a speech end here."""
    if first in DIGITS:
        return (
            text[1:2] in _AFTER_NUMBER
            or text[2:3] in _AFTER_NUMBER
            or (text[1:2] == "-" and text[3:4] in {".", ")", " "})
            or "안건" in text[:8]
            or ("시" in text[1:4] and len(text) < 64)
        )
    if first in HEADING_STARTS or "안건" in text[:8]:
        return True
    if first in "(（":
        return text[2:3] in {")", "）"} or text[3:4] in {")", "）"}
    if first in COUNTING_LETTERS:
        return text[1:2] in {".", ")"}
    return first == "제" and text[1:3].strip()[:1].isdigit()
