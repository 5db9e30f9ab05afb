"""Who was there: lists of the head first, then its other fields, the narrative, the signatures."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from minutes_parser.parser.entries import Entry
from minutes_parser.parser.grid.tables import Block
from minutes_parser.parser.heading.fields import declared_count
from minutes_parser.parser.persons.names import is_member_title, is_name, is_role
from minutes_parser.parser.persons.people import Person, Row, as_attendee, read_people
from minutes_parser.parser.persons.signing import read_signers
from minutes_parser.parser.persons.tallies import Tallies, is_tally
from minutes_parser.parser.speech.speaking import is_said
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import KEEPER_ROLES

_WHOLE_COUNT = lazy(r"(?:등|총|[,(（])\s*\d{1,4}\s*(?:명|인|名|人)\s*[)）]?$", needs="명인名人")
_LEADING_COUNT = lazy(
    r"\s*(?:총\s*)?(\d{1,4})\s*(?:명|인)\s*(?:[(（]|[-–―:：]\s*[가-힣])", needs="(（-–―:："
)
_ABSENCE = r"(?:불참|결석|(?:참석|출석|참가)하지\s*(?:못|않|아니)|(?:참석|출석)할\s*수\s*없)"
# `사외이사 명도훈은 해외 출장으로 불참하다`: office and name are the subject of its clause.
_TOLD_ABSENT = lazy(
    r"(?:^|[\s,(])(?P<role>[가-힣]{2,8})\s+(?P<name>[가-힣]{2,4})(?:은|는|이|가)\s[^:,.]{0,60}?"
    + _ABSENCE,
    needs=("불참", "결석", "지", "수"),
)
# Who wrote the minutes down holds no office by that.
WRITERS = frozenset({"작성", "작성자", "기록", "기록자"})
_TOLD_BRACKET = lazy(
    r"\s*[(（][^()（）]*(?:은|는|이|가)\s[^()（）]*" + _ABSENCE + r"[^()（）]*[)）]",
    needs="(（",
)
_MEMBERS_COUNTED = lazy(
    r"(이사|위원|의원|회원|정회원|조합원|대의원|평의원|운영위원|임원)\s*(?:총\s*)?\d{1,4}\s*(?:명|인)",
    needs="명인",
)
ALL_WORDS = ("구성원", "전체구성원", "전체위원", "현원")  # present or not
TOLD = 12  # nodes of a narrative beginning
_ALL_MEMBERS = frozenset({"구성원", "전체구성원", "재적구성원", "위원구성"})
_NO_TALLY = frozenset({"agenda", "count", "attachment", "signatures"})


# `위원 17명 (전체 25명)`, `12명(재적 15명)`: those present, and all in the bracket.
_OF_ALL = lazy(
    r"(\d{1,4})\s*[명인]\s*[(（]\s*(?:전체|재적|총원|정원|총)\s*(?:위원)?\s*(\d{1,4})\s*[명인]\s*(?:중)?\s*[)）]",
    needs="(（",
)


# `위원 8명(당연직 2, 위촉직 6)`: all of them, and of what sorts they are.
_PARTED_COUNT = lazy(
    r"(?:총\s*)?(?:[가-힣]{2,5}\s*)?(\d{1,4})\s*[명인]\s*[(（](?:[가-힣]{2,6}\s*\d{1,4}\s*[명인]?[\s,·]*){1,6}[)）]",
    needs="(（",
)


def _heads_members(entry: Entry) -> bool:
    """Whether an entry lists those of one office who came: `출석위원`, `출석이사`."""
    came = entry.kind.status == "present" and close(entry.label).startswith("출석")
    return came and entry.kind.role is not None and bool(entry.rows)


class Attendance:
    """Reads people and declared numbers from the entries of the head."""

    def __init__(
        self, units: Units, entries: list[Entry], rosters: list[tuple[Block, str | None]]
    ) -> None:
        self.units = units
        self.entries = entries
        self.rosters = rosters
        self.tallies = Tallies()
        self.counted: set[str] = set()
        self.above: tuple[int, str] | None = None

    @cached_property
    def _whole(self) -> str:
        return self.units.whole

    def people(self, told: list[tuple[str, int]]) -> list[dict[str, Any]]:
        """Everybody once, in the order of the lines; counts declared on the way are kept.

        `told` is the narrative's beginning, which may say who stayed away.
        """
        lists: list[tuple[Person, str]] = []
        fields: list[tuple[Person, str]] = []
        keepers: list[tuple[Person, str]] = []
        listed = any(e.kind.status == "present" and e.rows for e in self.entries)
        members = False  # `출석위원` stands above: whoever else is there is no member
        for entry in self.entries:
            name = entry.kind.name
            if name == "people":
                self._count_heading(entry)
                found = self._read_list(entry, listed)
                if members and close(entry.label) == "참석자":
                    found = [(person, "observer") for person, _ in found]
                named = any(person.name for person, _ in found)
                members = members or (named and _heads_members(entry))
                found = self._lend_group(entry, found)
                if entry.kind.role in KEEPER_ROLES:
                    found = [(p, status) for p, status in found if _keeps(p)]
                (keepers if entry.kind.role in KEEPER_ROLES else lists).extend(found)
            elif name == "person":
                fields.extend(self._read_person_field(entry))
            elif name == "count":
                self.tallies.read(f"{entry.label} {' '.join(text for _, text in entry.rows)}")
                lists.extend(self._read_counted(entry))
        for block, status in self.rosters:
            if status is not None:
                from minutes_parser.parser.persons.rosters import read_roster

                lists.extend(read_roster(block, status))
        self._count_declared()
        for text, _ in told:
            self.tallies.read_report(text)
        people = _People(self.units.line)
        people.add(lists)
        people.add(fields)
        people.add(keepers)
        people.add_offices(self._offices())
        for block, _ in self.rosters:
            if block.kind == "offices":
                from minutes_parser.parser.persons.rosters import lend_offices

                people.lend_offices(lend_offices(block))
        people.add_signers(self._signers())
        if not any(entry.kind.status == "absent" and entry.rows for entry in self.entries):
            people.add_told(told)
        return people.sorted()

    def _read_list(self, entry: Entry, listed: bool) -> list[tuple[Person, str]]:
        status = entry.kind.status or "present"
        if not listed and close(entry.label).startswith("참여자"):
            status = "present"
        rows = []
        for unit, text in entry.rows:
            told = f"{entry.label} {text}"
            group = status == "observer" and declared_count(text) and not text[:1].isdigit()
            # A number further down may be a digit that a text layer tore out of an office.
            if not group and (is_tally(text) or (unit == entry.rows[0][0] and is_tally(told))):
                self.tallies.read(told if unit == entry.unit else text)
            elif "중" in text and self.tallies.read_units(text):
                continue
            else:
                rows.append(Row(unit, text, self.units.indent(unit)))
        office = entry.kind.role
        noun = _MEMBERS_COUNTED.fullmatch(rows[0].text) if rows else None
        if noun and office is None and len(rows) > 1:
            office = noun[1]
        away: list[Person] = []
        if status == "absent":
            away = [p for row in rows for p in read_told(row.text, row.unit)]
            rows = [row._replace(text=_TOLD_BRACKET.sub("", row.text)) for row in rows]
        whole = (lambda: self._whole) if is_member_title(entry.kind.role or "") else None
        return [(person, status) for person in (*read_people(rows, office, whole), *away)]

    def _lend_group(
        self, entry: Entry, found: list[tuple[Person, str]]
    ) -> list[tuple[Person, str]]:
        """A list further in than the one above belongs to it: `정회원: …` and its proxies."""
        above = self.above
        indent = self.units.indent(entry.unit)
        if entry.kind.role is None and above is not None and indent > above[0]:
            return [(p if p.role or not p.name else p._replace(role=above[1]), s) for p, s in found]
        self.above = (indent, entry.kind.role) if entry.kind.role else None
        return found

    def _read_person_field(self, entry: Entry) -> list[tuple[Person, str]]:
        rows = [Row(unit, text) for unit, text in entry.rows if not is_said(text)]
        people = [p for p in read_people(rows, None) if p.name]
        status = entry.kind.status or "present"
        return [
            (p if p.role else p._replace(role=entry.kind.role, printed=True), status)
            for p in people
        ]

    def _read_counted(self, entry: Entry) -> list[tuple[Person, str]]:
        """`참석인원 : 홍길동, 김철수`: a field for numbers that names people."""
        people = read_people([Row(unit, text) for unit, text in entry.rows], None)
        named = [person for person in people if person.name]
        return [(person, "present") for person in named] if len(named) > 1 else []

    def _offices(self) -> list[Person]:
        """Offices that other fields print with a name: `소집 및 발의자: 봄여울(대표)`."""
        found: list[Person] = []
        for entry in self.entries:
            if entry.kind.name == "other" and entry.rows and len(entry.rows[0][1]) < 40:
                people = read_people([Row(*row) for row in entry.rows[:1]], None)
                found += [p for p in people if p.name and p.role and p.printed and is_role(p.role)]
        return found

    def _signers(self) -> list[Person]:
        return [
            person
            for entry in self.entries
            if entry.kind.name == "signatures"
            for person in read_signers(entry.rows, entry.label)
        ]

    # -- numbers ------------------------------------------------------------------------------

    def _count_declared(self) -> None:
        """`재적 11명, 출석 8명, 궐석 3명` and `총 10명 중 9명 출석` in any row of the head."""
        for entry in self.entries:
            if entry.kind.name not in _NO_TALLY:
                for _, text in entry.rows[:2]:
                    if "주주" in text and entry.kind.name == "other":
                        self.tallies.read(f"{entry.label} {text}")
                    elif is_tally(text):
                        self.tallies.read(text)
                    elif "출석" not in text and "참석" not in text:
                        continue
                    elif "재적" in text or "총원" in text:
                        self.tallies.read(text)
                    elif "총" in text:
                        self.tallies.read_report(text)
                    elif " 가운데 " in text or "중 " in text:
                        self.tallies.read_among(text)

    def _count_heading(self, entry: Entry) -> None:
        text = self.units.text[entry.unit]
        text = entry.label if "\t" in text or "|" in text else text
        first = entry.rows[0][1] if entry.rows else ""
        leading = _LEADING_COUNT.match(first)
        number = declared_count(text) or declared_count(text.split(",")[0])
        number = number or declared_count(entry.label)
        if leading:
            number = int(leading[1])
        if number is None and first:
            whole = "," not in first or _WHOLE_COUNT.search(first)
            number = (
                declared_count(first)
                if whole and (len(first) < 30 or first.endswith((")", "）")))
                else None
            )
        if number is None and (parted := _PARTED_COUNT.fullmatch(first)):
            number = int(parted[1])
        status = entry.kind.status
        of_all = _OF_ALL.search(first) if status == "present" else None
        if of_all and not leading:
            self.tallies.declare("present", int(of_all[1]))
            self.tallies.declare("total", int(of_all[2]))
            return
        if status == "present" and not leading and self.tallies.read_among(first):
            return
        if is_tally(f"{entry.label} {first}") and not leading:
            if not entry.rows:
                self.tallies.read(entry.label)
            return  # read with the rows
        if number is None or status is None or status == "observer":
            return
        if close(entry.label) in _ALL_MEMBERS:
            self.tallies.declare("total", number)
            return
        if entry.kind.role in {"위원장", "전문위원"} or "등" in text[-8:]:
            return
        if entry.label in self.counted:
            return
        if close(entry.label).startswith(ALL_WORDS) and _names_nobody(entry.rows):
            status = "total"
        self.counted.add(entry.label)
        if status == "absent":
            self.tallies.add_absent(number)
        else:
            self.tallies.declare(status, number)


def _names_nobody(rows: list[tuple[int, str]]) -> bool:
    """Whether a list holds numbers alone: `총 9명 (정원 10명, 결원 1명)`."""
    return not any(p.name for p in read_people([Row(unit, text) for unit, text in rows], None))


def told_before_items(proceedings: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """The narrative that stands before the first item of the agenda, with its lines."""
    told: list[tuple[str, int]] = []
    for node in proceedings[:TOLD]:
        if node.get("agenda_item") is not None or node["type"] == "remark":
            break
        if node["type"] == "paragraph":
            told.append((node["text"][:3000], node["line"]))
    return told


def read_told(text: str, unit: int) -> list[Person]:
    """People who are the subject of words for staying away."""
    found = []
    for match in _TOLD_ABSENT.finditer(text):
        role, name = match["role"], match["name"]
        if is_role(role) and is_name(name):
            found.append(Person(name, role, None, unit, True))
    return found


class _People:
    """Each person once: an office printed with the name beats the one a heading lends."""

    def __init__(self, lines: list[int]) -> None:
        self.lines = lines
        self.entries: list[dict[str, Any]] = []
        self.seen: dict[str, int] = {}
        self.printed: dict[str, bool] = {}
        self.offices: set[str | None] = set()

    def add(self, found: list[tuple[Person, str]]) -> None:
        """The people of lists and fields."""
        for person, status in found:
            name = person.name
            if name is None:
                if person.role not in self.offices:
                    self.offices.add(person.role)
                    self.entries.append(as_attendee(person, status, self.lines))
            elif name not in self.seen:
                self._enter(person, status)
            else:
                entry = self.entries[self.seen[name]]
                entry["line"] = min(entry["line"], self.lines[person.unit])
                if not person.printed and person.role in WRITERS:
                    continue
                if (person.printed and not self.printed[name]) or entry["role"] is None:
                    self._fill(name, person)

    def add_offices(self, people: list[Person]) -> None:
        """Offices of people who are listed without one."""
        for person in people:
            if person.name in self.seen and self._role(person.name) is None:
                self._fill(person.name, person)

    def lend_offices(self, offices: dict[str, str]) -> None:
        """An approval box prints offices over names: they are those of the people listed."""
        for entry in self.entries:
            entry["role"] = entry["role"] or offices.get(entry["name"])

    def add_signers(self, people: list[Person]) -> None:
        """Who only signs was there; a list says more of the others."""
        for person in people:
            if person.name is None:
                continue
            if person.name not in self.seen:
                keeps = person.role is not None and close(person.role) in KEEPER_ROLES
                self._enter(person, "observer" if keeps else "present")
            elif self._role(person.name) is None:
                self._fill(person.name, person)

    def add_told(self, told: list[tuple[str, int]]) -> None:
        """Members of whom the narrative says that they were not there."""
        for text, line in told:
            for person in read_told(text, 0):
                if person.name is not None and person.name not in self.seen:
                    self._enter(person, "absent")
                    self.entries[-1]["line"] = line

    def sorted(self) -> list[dict[str, Any]]:
        """All of them as the document prints them."""
        return sorted(self.entries, key=lambda entry: entry["line"])

    def _enter(self, person: Person, status: str) -> None:
        assert person.name is not None
        self.seen[person.name] = len(self.entries)
        self.printed[person.name] = person.printed
        self.entries.append(as_attendee(person, status, self.lines))

    def _role(self, name: str) -> str | None:
        role: str | None = self.entries[self.seen[name]]["role"]
        return role

    def _fill(self, name: str, person: Person) -> None:
        if person.role:
            self.entries[self.seen[name]]["role"] = person.role
        self.printed[name] = True


def _keeps(person: Person) -> bool:
    """A person or an office keeps the minutes; `속기팀 / 검토: …` names nobody."""
    if person.name or person.role is None:
        return True
    return is_role(close(person.role)) and "/" not in person.role
