"""Items of the agenda: the lists that name them, the headings that bring them up."""

from __future__ import annotations

import re

from minutes_parser.parser.business.agenda import (
    AgendaIndex,
    Item,
    heading_number,
    is_category,
    read_agenda,
    strip_heading,
)
from minutes_parser.parser.business.agenda import Row as AgendaRow
from minutes_parser.parser.business.agenda_sections import ends_items, read_section_item
from minutes_parser.parser.business.bills import (
    MARKED,
    Bill,
    ends_like_title,
    find_list,
    goes_on,
    is_category_row,
    is_marked,
    read_bill,
    read_number_alone,
    read_plain_bill,
)
from minutes_parser.parser.business.outcomes import (
    prints_result,
    result_of,
    split_result,
    states_result,
)
from minutes_parser.parser.entries import Entry
from minutes_parser.parser.grid.tables import Block, read_records
from minutes_parser.parser.heading.fields import Field, Kind, read_field
from minutes_parser.parser.notes.notes import split_topics
from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.speech.joining import ends_sentence
from minutes_parser.parser.survey import CLOCKED
from minutes_parser.parser.text import close, is_prose, squeeze
from minutes_parser.parser.walking.marks import LIST_MARKS, LIST_REACH
from minutes_parser.parser.walking.state import WalkState
from minutes_parser.vocabulary.labels import SUBJECT_LABELS

LONGEST_NAMED = 60  # letters of a line that is a person's name and office
_LONGEST_TITLE = 24  # lines: a bill names all who move it
_LONGEST_SUBJECT = 40
_QUOTES = ('"', "“", "'", "‘")
_TOLD = (".", ":", "다", "음", "함", "됨", "임", "요")


class ItemWalk(WalkState):
    """Reads agenda lists, and headings of the record that name an item."""

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
        taken = self.agenda.taken
        if taken:
            # A head that goes on inside the record: what headings named keeps its place.
            known = {item.unit for item in self.items}
            chosen = [*self.items, *(item for item in chosen if item.unit not in known)]
        else:
            self.grown = False if chosen else None
        self.items = chosen
        self.agenda = AgendaIndex(chosen)
        self.agenda.taken = taken

    def _read_items(self, entry: Entry) -> list[Item]:
        rows = [
            AgendaRow(unit, _of_cells(text) if text[0] == "|" else text, self.units.indent(unit))
            for unit, text in entry.rows
        ]
        if self.notes is not None and len(rows) == 1:
            rows = [rows[0]._replace(text=part) for part in split_topics(rows[0].text)]
        if rows and self._names_speaker(rows[0].text):
            return []  # what each of them said about the items
        if self.notes is not None and entry.unit in self.headings and _are_told(rows):
            return []  # what was said of a subject that a heading of the record names
        items = read_agenda(rows, self.joiner.glue)
        for n, item in enumerate(items):
            printed = split_result(item.title)
            if printed is not None and printed[0]:
                items[n] = item._replace(title=printed[0])
                self.decided.append((item.unit, self.units.text[item.unit]))
        return items

    def _read_subject(self, entry: Entry) -> list[Item]:
        """`의결 사항 : 축제 부스 배치`: what was dealt with; not a result, nor what was said."""
        title = entry.rows[0][1] if len(entry.rows) == 1 else ""
        if not title or close(entry.label) not in SUBJECT_LABELS or len(title) > _LONGEST_SUBJECT:
            return []
        if is_prose(title) or states_result(title) or title.endswith(_TOLD):
            return []
        return self._read_items(entry)

    def _names_speaker(self, text: str) -> bool:
        """`강 나 루 (팀장)`: a name that the head lists, with an office or alone."""
        if len(text) > LONGEST_NAMED or ends_like_title(text):
            return False
        name = close(re.sub(r"[(（].*[)）]\s*$", "", text))
        return name in self.survey.names or (is_name(name) and close(text) != name)

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
        self.sectioned = True
        self._add_heading(i, text, self._add_item(item))
        return True

    def _headed_item(self, i: int, text: str) -> int | None:
        """The item that a heading of Markdown or of a wiki names.

        Where no list names them, the headings right under `== 논의안건 ==` are the items.
        """
        item = self.agenda.match(text) if self.agenda else None
        level = self.headings[i]
        if item is not None or self.grown is False or self.notes is not None:
            return item
        if is_category_row(text) or is_category(text):
            self.category_level = level
        elif self.category_level is not None and level <= self.category_level:
            self.category_level = None
        elif self.category_level is not None and level == self.category_level + 1:
            return self._add_item(
                Item(heading_number(text), squeeze(strip_heading(text)), None, i, 0)
            )
        return None

    def _read_topic(self, i: int, text: str) -> bool:
        """`논의내용: 배포 순서` among narrative: a heading that names what is talked about.

        In a speech it is one where the label has named a topic before.
        """
        if len(text) > 60 or not (0 < text.find(":") < 13 or 0 < text.find("：") < 13):
            return False
        label = text.replace("：", ":").partition(":")[0].strip()
        if self._is_speech_open() and label != self.topic:
            return False
        field = read_field(text)
        item = self._open_topic(i, field) if field and field.kind.name == "record" else None
        if item is not None:
            self._add_heading(i, text, item)
        return item is not None

    def _open_topic(self, i: int, field: Field) -> int | None:
        """`회의내용: 역할 분담`: what is talked about, where no list of items stands."""
        value = field.value
        if not value or self.grown is False or len(value) > 40 or value.endswith(_TOLD):
            return None
        if self.survey.decided:
            return None  # a detail of an item
        item = self.agenda.match(value) if self.agenda else None
        if item is None:
            self.items.append(Item(None, squeeze(value), None, i, 0))
            self.agenda = AgendaIndex(self.items)
            self.grown = True
            self._name_topics(i, field.label.strip())
            item = len(self.items) - 1
        return item

    def _name_topics(self, i: int, label: str) -> None:
        """Below, this label names further topics, even in the middle of a speech."""
        self.topic = label
        for j in range(i + 1, len(self.units)):
            if self.units.text[j].startswith(label):
                self.told[j] = 1

    def _enter_topic(self, i: int, text: str) -> None:
        """A heading right under the one for the agenda: an item, and what was said of it below."""
        if not self.in_record:
            self._enter_record()
        item = self.agenda.match(text) if self.agenda else None
        if item is None:
            item = self._add_item(Item(heading_number(text), strip_heading(text), None, i, 0))
        self._add_heading(i, text, item)

    def _read_broken_heading(self, i: int, text: str) -> bool:
        """A heading that the page broke over lines: it goes on until it is a whole title."""
        if not self.agenda or not self.agenda.begins(text):
            return False
        whole, last = text, i
        for j in range(i + 1, min(i + _LONGEST_TITLE, len(self.units))):
            following = self.units.text[j]
            if j in self.skip or not following:
                continue
            whole, last = self.joiner.glue(whole, following), j
            if self.agenda.begins(whole):
                continue
            item = self.agenda.whole(whole)
            if item is not None:
                self._add_heading(i, whole, item, last)
            return item is not None
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

    def _read_decided(self, i: int, text: str, bill: Bill) -> None:
        """An item with its details and its result below it."""
        item = self.agenda.match(bill.title) if self.agenda else None
        if item is None and self.grown is False:
            item = self._numbered_item(bill, bill.title)
        if item is None:
            item = self._add_item(Item(bill.number, bill.title, bill.category, i, 0))
        self._add_heading(i, text, item)

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
        return text[0] in LIST_MARKS and self.units.indent(below) > self.units.indent(above)


def _are_told(rows: list[AgendaRow]) -> bool:
    """Whether rows without any mark are sentences rather than items."""
    plain = [row.text for row in rows if row.text[:1].isalpha() or row.text.startswith(_QUOTES)]
    return len(plain) == len(rows) > 1 and any(text.endswith(_TOLD[2:]) for text in plain)


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


def _of_cells(text: str) -> str:
    """`| 제1호 | 학칙 개정(안) |`: the number and the title of an item, without the bars."""
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    return " ".join(cell for cell in cells[:2] if cell)


def _sittings(lists: list[Entry]) -> list[list[Entry]]:
    """Agenda lists, one group a sitting: a list of a rank that stands already opens the next."""
    groups: list[list[Entry]] = []
    for entry in lists:
        if not groups or any(e.label == entry.label and e.rows for e in groups[-1]):
            groups.append([])
        groups[-1].append(entry)
    return groups
