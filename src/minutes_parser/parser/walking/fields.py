"""Lines of the head and of what follows the record: labels, and the rows under them."""

from __future__ import annotations

from minutes_parser.parser.business.agenda import heading_number, is_category
from minutes_parser.parser.business.bills import ends_like_title, is_bill, read_bill
from minutes_parser.parser.entries import Entry
from minutes_parser.parser.heading.fields import (
    Field,
    Kind,
    key_of,
    kind_of,
    read_close_field,
    read_field,
    read_other_field,
    read_plain_field,
    split_columns,
)
from minutes_parser.parser.heading.unlabelled import (
    COVER_REACH,
    counts_members,
    is_dated_meeting,
    read_told_attendance,
    read_unlabelled,
)
from minutes_parser.parser.page.posts import read_post_line
from minutes_parser.parser.persons.members import read_members
from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.parser.speech.speaking import CIRCLES
from minutes_parser.parser.text import close, is_prose
from minutes_parser.parser.walking.marks import LIST_MARKS, ROMAN
from minutes_parser.parser.walking.rows import RowWalk
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.labels import TITLE_WORDS

_ITEM_LIKE = frozenset({"note", "result", "title", "count", "other", "attachment"})
_SECTIONS = frozenset({"record", "result", "agenda", "signatures"})
_IN_BRACKETS = lazy(r"[(（][^()（）]*[)）]", needs="(（")
_ROW_BULLETS = frozenset("*+")
_PEOPLE = frozenset({"people", "person"})
_BULLETED = frozenset("-–*•·▪◦+")
_SITTING = lazy(r"제\s*\d+\s*(?:회(?!의)|차(?![관장]))|第\s*\d+\s*[回次]", needs=DIGIT)
_REFERS_UP = ("위 ", "위와 ", "이상", "이에 ", "본 회의", "상기 ", "이 의사록", "이 회의록")


_ASCII_LABEL = lazy(r"[A-Za-z_]{2,20}\s?:\s")


class FieldWalk(RowWalk):
    """Reads labels with their rows, and lines of the cover."""

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
        if field is None and self._heads_results(text):
            field = Field(text, Kind("result"), "")
        if field is None or field.kind.name == "other":
            field = read_members(text) if ":" in text[:24] or "：" in text[:24] else field
        if field is None and self._is_under_plain(i):
            field = read_plain_field(text)
        if field is None and self._lists_bills(text):
            field = Field("", Kind("agenda"), text)
        if field is None and (self._ends_entry(i, text) or self._is_past_form(i)):
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

    def _heads_results(self, text: str) -> bool:
        """`회의결과` alone: at the head it is what the document is called, below its items not."""
        listed = self.entry is not None and self.entry.kind.name == "agenda"
        return listed and len(text) < 12 and close(text) == "회의결과"

    def _is_under_plain(self, i: int) -> bool:
        """Whether the field on the line above sets its label off with one blank and no more."""
        last = self.entries[-1] if self.entries else None
        if last is None or not last.rows or last.rows[-1][0] != i - 1 or not last.label:
            return False
        return self.units.text[last.unit] == f"{last.label} {last.rows[0][1]}"

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
        if self._counts_on(text, field):
            return True
        if self.entry is None or self.entry.kind.name != "agenda" or field.value:
            return False
        if self.notes is not None and text[0] in _BULLETED:
            return True
        if text[0] in "[<〈【" and is_category(text):
            return True
        if self.entry.kind.rank == 3 and field.kind.name == "agenda" and field.kind.rank == 3:
            lettered = text[0] in "가나다라마바사아(（①②③④⑤" and self.entry.number != text[0]
            return (text[0] in LIST_MARKS or lettered) and is_category(text)
        number = heading_number(text)
        return number is not None and field.kind.name in _ITEM_LIKE and not self._follows(number)

    def _counts_on(self, text: str, field: Field) -> bool:
        """`2. 임원 선출의 건`, `3. 나들이 장소` behind `1. …`: the next item, whatever its words.

        Behind results, `2. 임원 선출의 건 : 보류` is the next one.
        """
        entry = self.entry
        if entry is None or entry.kind.name not in {"agenda", "result"} or not entry.rows:
            return False
        before, number = heading_number(entry.rows[-1][1]), heading_number(text)
        if not (before and number and before.isdecimal() and number.isdecimal()):
            return False
        section = (entry.number or "").isdecimal() and int(number) == int(entry.number or 0) + 1
        if int(number) != int(before) + 1 or section or field.kind.name in _SECTIONS:
            return False
        title, colon, _ = text.replace("：", ":").partition(":")
        if entry.kind.name == "result" or colon:
            return entry.kind.name == "result" and ends_like_title(title)
        return ends_like_title(text) or not (field.value or field.kind.name in _PEOPLE)

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

    def _lists_bills(self, text: str) -> bool:
        """`제1호 의안: 정관 변경의 건` behind a list of people: the items, under no label."""
        if self.entry is None or self.entry.kind.name not in {"people", "count", "person"}:
            return False
        if self.closed or any(entry.kind.name == "agenda" for entry in self.entries):
            return False
        bill = read_bill(text)
        return bill is not None and bill.number is not None

    def _ends_entry(self, i: int, text: str) -> bool:
        """Whether a line begins something else than the list being read."""
        if self.entry is None:
            return False
        above = i > 0 and not self.units.text[i - 1]
        name = self.entry.kind.name
        if name == "person" and heading_number(text) is not None:
            return True
        if name in {"people", "count", "person", "date", "place"} and is_prose(text):
            return "," not in text or text.endswith((".", "다"))
        if name == "people":
            if text[0].isascii() and text[0].isalpha() and _ASCII_LABEL.match(text):
                return True
            if self._is_beside(i, text):
                return True
            if text[0] in CIRCLES and (self.closed or above) and self._heads_another(text):
                return True
            number = heading_number(text)
            if number and self._follows(number) and not is_name(text.split()[-1]):
                return True
            return is_cover(text) or text[0] in "【"
        if name == "agenda":
            if self._stands_again(text, above):
                return True
            if is_prose(text) and self.entry.rows and ends_like_title(self.entry.rows[-1][1]):
                return not is_bill(text) and heading_number(text) is None
            return text[0] in ROMAN or (
                any(word in text for word in TITLE_WORDS)
                and heading_number(text) is None
                and not is_bill(text)
                and not ends_like_title(text)
                and text[0] not in CIRCLES
                and text[0] not in LIST_MARKS
                and len(text) < 40
            )
        if name in {"overview", "session"}:
            return True
        return any(word in close(text) for word in TITLE_WORDS) and len(text) < 60

    def _is_beside(self, i: int, text: str) -> bool:
        """`* 진행은 돌아가며` behind `* 못 온 사람: …`: a row of its own beside the label's."""
        entry = self.entry
        if entry is None or text[0] not in _ROW_BULLETS or not entry.rows:
            return False
        words = _IN_BRACKETS.sub(" ", text[1:]).replace(",", " ").split()
        if all(is_name(word) or is_role(word) for word in words):
            return False
        alike = self.units.text[entry.unit][:1] == text[0] and entry.rows[0][0] == entry.unit
        return alike and self.units.indent(i) == self.units.indent(entry.unit)

    def _stands_again(self, text: str, above: bool) -> bool:
        """Whether the first row of a list comes again: the list is over, the record begins.

        A short list is over behind a blank line alone.
        """
        rows = self.entry.rows if self.entry is not None else []
        return bool(rows) and (len(rows) > 2 or above) and rows[0][1] == text

    def _heads_another(self, text: str) -> bool:
        """`◯의안 회부` behind `◯출석 위원`: another heading under the mark that the list's has.

        In the head, behind a blank line, also one under a mark that no row of the list has.
        """
        entry = self.entry
        words = text[1:].split()
        if entry is None or any(is_role(word) or is_name(word) for word in words):
            return False
        if self.closed:
            return self.units.text[entry.unit][:1] == text[0]
        return len(words) > 1 and not any(row[:1] == text[0] for _, row in entry.rows)

    def _read_signing(self, i: int, text: str) -> None:
        """A row of the signatures: the date, the body, and who signs."""
        if self.entry is None or self.entry.kind.name != "signatures":
            self._leave_record()
            self.closed = True
            self._open_entry(i, Field("", Kind("signatures"), text))
        else:
            self.entry.rows.append((i, text))
            self._mark(i, "signatures", "row of the signatures")


def is_cover(text: str) -> bool:
    """A line that begins the head of a sitting."""
    if len(text) > 60 or text[-1] in ".?!" or is_prose(text) or text.startswith(_REFERS_UP):
        return False
    plain = close(text)
    return bool(_SITTING.match(text)) or any(word in plain for word in TITLE_WORDS)
