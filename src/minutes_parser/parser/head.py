"""The head of the document: title, body, session, date, times, place, attendance and counts."""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.fields import PLACE_TO_SIGN, declared_count
from minutes_parser.parser.people import Person, Row, as_attendee, read_people
from minutes_parser.parser.rosters import lend_offices, read_roster
from minutes_parser.parser.tables import Block
from minutes_parser.parser.text import Units, close, has_hanja, read_hanja, read_numerals, squeeze
from minutes_parser.parser.times import find_compact_date, find_date, find_dates, find_times
from minutes_parser.parser.walk import Entry
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.labels import TITLE_WORDS

_SPREAD = lazy(
    r"(?<!\S)(?:[가-힣\u4e00-\u9fff\d] ){2,}[가-힣\u4e00-\u9fff\d](?!\S)"
    r"|(?<!\S)(?:[가-힣\u4e00-\u9fff][ \u3000]+){2,}[가-힣\u4e00-\u9fff](?!\S)"
)
_QUOTES = str.maketrans("", "", "「」『』｢｣〈〉《》<>[]【】\"“”'’‘")
_BODY_TAIL = lazy(
    r"(?:정기|임시)?\s*(?:회의록|의사록|속기록|논의록|회의\s*결과|會議錄|議事錄|速記錄).*$"
)
_BODY_HEAD = lazy(
    r"^(?:\s*(?:(?:['’‘]?\d{2,4}\s*(?:년도?|학년도|회계연도)?[.\s]*)|(?:\d{1,2}\s*월)|(?:제\s*\d+\s*[회차기대]\s*)|(?:제?\s*\d+\s*[회차])|"
    r"(?:第\s*\d+\s*[回次]\s*)|(?:정기|임시|정례)(?=\s|$)|(?:[(（][^()（）]*[)）])|(?:상반기|하반기)|(?:\d/4분기))\s*)+"
)
_ASSEMBLY = lazy(r"(?:제|第)\s*\d+\s*(?:회|回)\s*(국회|國會)")
_COUNCIL = lazy(
    r"([가-힣]{2,20}(?:특별시|광역시|직할시|특별자치시|특별자치도|[시군구도])?\s?[가-힣]{0,6}의회|[\u4e00-\u9fff]{2,12}議會)"
)
_SUBCOMMITTEE = lazy(r"[(（]\s*([^()（）]*소위원회|[^()（）]*小委員會)\s*[)）]")
_SESSION = lazy(
    r"['’‘]?\d{2,4}년도?\s*(?:제\s*)?\d+\s*[차회]|제\s*\d+\s*[회차](?:\s*(?:국회|[가-힣]{2,10}의회)?\s*[(（]?(?:정기회|임시회|정례회)?[)）]?)?|第\s*\d+\s*[回次]"
)
_WHOLE_COUNT = lazy(r"(?:등|총|[,(（])\s*\d{1,4}\s*(?:명|인|名|人)\s*[)）]?$")
_LEADING_COUNT = lazy(r"\s*(?:총\s*)?(\d{1,4})\s*(?:명|인)\s*[(（]")
_SPOKEN_BODY = lazy(
    r"제\s*\d+\s*회\s*([가-힣]{2,16}의회).{0,30}?(?:제\s*\d+\s*차\s*)?([가-힣·]{2,24}위원회)(?:를|회의를)?\s*(?:개의|개회|시작)"
)
_PLACE_TO_SIGN = lazy(PLACE_TO_SIGN)
_TALLY = lazy(
    r"(재적|총원|위원수|이사총수|감사총수|출석이사|출석감사|참석|출석|재석|불참|결석|궐석|청가|출장|위임장?|배석)"
    r"\s*(?:위원|의원|이사|회원|인원|자|수|제출|정회원|조합원|대의원)*\s*[:：은는이가]?\s*(?:총\s*)?(\d{1,5})\s*(?:명|인|名|人|분)?"
)
_QUORUM = lazy(
    r"(?:재적|재적의|총)\s*(?:위원|의원|이사|회원|대의원)?\s*(?P<total>\d{1,4}|[가-힣]{1,4})\s*(?:명|인|분)\s*(?:중|가운데)(?:에)?\s*(?:[가-힣]{0,4}\s*)?(?P<present>\d{1,4}|[가-힣]{1,4})\s*(?:명|인|분)[이께]?\s*(?:서)?\s*(?:출석|참석|나오|참여)"
)
_AMONG = lazy(r"(\d{1,4})\s*[인명]\s*(?:의원|위원|이사|회원)?\s*(?:중|가운데)\s*(\d{1,4})\s*[인명]")
_NATIVE = {w: n for n, w in enumerate("영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split())}
_AFTER_CLOCK = lazy(
    r"^.*(?:\d\s*분|\d\s*시|\d{1,2}:\d{2}|요일\s*[)）]?|[)）]|\d일)(?:\s*반)?\s*(?=[,/·\s])"
)
_COMMON_ORGANS = lazy(
    r"(?:정기|임시|정례)?(?:이사회|총회|대의원총회|정기총회|임시총회|주주총회|운영위원회|위원회|평의원회|대표회의)"
)
_OWNER = lazy(
    r"(?:재단|사단|학교|의료|복지)법인|주식회사|㈜|협동조합|협회|연합회|재단|조합|연대|학원|대학교|학교|공사|공단|회사|보존회|모임|아파트"
)
_ORGAN_ENDINGS = ("위원회", "협의회", "심의회", "협의체", "총회", "이사회", "평의회")
_TALLY_KEYS = {
    "재적": "total", "총원": "total", "위원수": "total", "참석": "present", "출석": "present",
    "재석": "present", "불참": "absent", "결석": "absent", "궐석": "absent", "청가": "absent",
    "출장": "absent",
    "위임": "proxy", "위임장": "proxy", "배석": "observer",
}  # fmt: skip


COUNT_KEYS = ("total", "present", "absent", "proxy", "observer")


class Head:
    """Readings of the fields, gathered."""

    def __init__(
        self, units: Units, entries: list[Entry], rosters: list[tuple[Block, str | None]]
    ) -> None:
        self.units = units
        self.entries = entries
        self.rosters = rosters
        self.covers = [
            (unit, text)
            for entry in entries
            if entry.kind.name == "cover"
            for unit, text in entry.rows
        ]
        self.counts: dict[str, int] = {}
        self.counted: set[str] = set()
        self.title_unit: int | None = None

    # -- title and body -----------------------------------------------------------------------

    def title(self) -> str | None:
        """The line that calls itself minutes, the fullest of several; else the cover's first."""
        named = self._value("title")
        lines = [(unit, text) for unit, text in self.covers if len(text) < 90]
        titled = [(unit, text) for unit, text in lines if _calls_itself(text)]
        if titled:
            self.title_unit, text = max(titled, key=lambda row: (len(close(row[1])), -row[0]))
            return print_title(text)
        if named:
            return named
        for unit, text in lines:
            if (
                re.search(r"제\s*\d+\s*[회차]|[가-힣]회$|회의$|총회|위원회", text)
                and text[-1] not in ".?!"
            ):
                self.title_unit = unit
                return print_title(text)
        return None

    def organization(self, title: str | None, opening: str) -> str | None:
        """The body that met, with the council or committee one level above it."""
        name = self._name_body(title, opening)
        added = in_use()
        return name if added is None else self._name_owner(name, title, added)

    def _name_owner(self, name: str | None, title: str | None, added: Added) -> str | None:
        """Where one word or none names the body: an organisation of the user at the head too."""
        lines = close(" ".join((title or "", *(text for _, text in self.covers[:12]))))
        owner = next((body for body in added.bodies if close(body) in lines), None)
        if owner is None or (name and (" " in name or close(owner) in close(name))):
            return name
        return f"{owner} {name or ''}".strip()

    def _name_body(self, title: str | None, opening: str) -> str | None:
        printed = self._value("organization")
        if printed:
            return printed
        met = body_from_title(self._value("title"))
        if met and close(met).endswith(_ORGAN_ENDINGS):
            return met
        cover = " ".join(text for _, text in self.covers[:12])
        name = self._with_owner(body_from_title(title))
        sub = _SUBCOMMITTEE.search(cover)
        if sub:
            return f"{name or ''} {sub[1]}".strip()
        if _ASSEMBLY.search(cover + (title or "")):
            return name
        council = self._council(cover, title)
        if council:
            return _under(council, name, opening)
        return name

    def _with_owner(self, name: str | None) -> str | None:
        """`이사회` under the body it belongs to, when a line above the title names one."""
        if name is None or not _COMMON_ORGANS.fullmatch(close(name)):
            return name
        owner = next(
            (
                print_title(text)
                for unit, text in self.covers
                if unit != self.title_unit
                and _OWNER.search(close(text))
                and not any(c.isdigit() for c in text)
            ),
            None,
        )
        if owner is None:
            return name
        if close(name).endswith("총회"):
            return owner.removesuffix("이사회").strip()
        return owner if owner.endswith(close(name)) else f"{owner} {close(name)}"

    def _council(self, cover: str, title: str | None) -> str | None:
        for text in (cover, title or ""):
            for match in _COUNCIL.finditer(_BODY_HEAD.sub("", text)):
                council = re.sub(r"^(?:제|第)\s*\d+\s*(?:회|回)\s*", "", match[1]).strip()
                council = re.sub(r"^.*(?:회|回)\s*(?=\S{3,}(?:의회|議會)$)", "", council)
                council = re.sub(r"^(?:제|第)?[\d一二三四五六七八九十]+(?:대|代)\s*", "", council)
                if len(close(council)) > 3:
                    return council
        return None

    def session(self, title: str | None) -> str | None:
        """The session as printed: `2022년 제3차`, `제429회국회`."""
        value = self._value("session")
        if value:
            return value
        for text in (title or "", *(text for _, text in self.covers)):
            match = _SESSION.search(text)
            if match:
                found = squeeze(match[0])
                return (
                    found if found.count("(") == found.count(")") else found.split("(")[0].strip()
                )
        return None

    # -- date, times, place -------------------------------------------------------------------

    def date_text(self) -> str:
        """Everything the head prints about when the meeting was held."""
        values = [
            squeeze(" ".join(text for _, text in entry.rows))
            for entry in self.entries
            if entry.rows
            and (
                entry.kind.name in {"date", "time"}
                or (entry.kind.name == "place" and find_date(entry.rows[0][1]))
            )
        ]
        if values:
            return values[0] + " " + " ".join(v for v in values[1:2] if not find_date(v))
        dated = [text for _, text in self.covers if len(text) < 60 and find_date(text)]
        return dated[0] if dated else ""

    def dates(self) -> tuple[str | None, str | None]:
        """First and last day; the last only when another is printed."""
        text = self.date_text()
        found = find_dates(text)
        if not found:
            found = [d for _, t in self.covers[:6] if (d := find_compact_date(t) or find_date(t))][
                :1
            ]
        if not found:
            return None, None
        last = found[-1] if found[-1] > found[0] else None
        return found[0], last

    def times(self) -> tuple[str | None, str | None]:
        """Start and end as the head prints them."""
        text = self.date_text()
        return tuple(find_times(text)) if text else (None, None)  # type: ignore[return-value]

    def place(self) -> str | None:
        """The place as printed, blanks squeezed, without what its field says of the time."""
        value = self._value("place")
        if value is None:
            return None
        if not find_date(value):
            return value
        rest = _AFTER_CLOCK.sub("", value).strip(" ,/·")
        return rest if rest and rest != value else None

    def _value(self, kind: str) -> str | None:
        for entry in self.entries:
            if entry.kind.name == kind and entry.rows:
                return squeeze(" ".join(text for _, text in entry.rows[:1]))
        return None

    # -- people -------------------------------------------------------------------------------

    def attendees(self) -> list[dict[str, Any]]:
        """Everybody listed, once each; counts declared on the way are kept."""
        found: list[tuple[Person, str]] = []
        listed = any(e.kind.status == "present" and e.rows for e in self.entries)
        waiting = [(block, status) for block, status in self.rosters if status is not None]
        for entry in self.entries:
            while waiting and waiting[0][0].start < entry.unit:
                found.extend(read_roster(*waiting.pop(0)))
            if entry.kind.name == "people":
                self._count_heading(entry)
                rows = [Row(unit, text, self.units.indent(unit)) for unit, text in entry.rows]
                status = entry.kind.status or "present"
                if not listed and close(entry.label).startswith("참여자"):
                    status = "present"
                found.extend((person, status) for person in read_people(rows, entry.kind.role))
            elif entry.kind.name == "person":
                found.extend(self._read_person_field(entry))
            elif entry.kind.name == "count":
                self._count_text(entry.label + " " + " ".join(text for _, text in entry.rows))
                found.extend(self._read_counted(entry))
        for block, status in waiting:
            found.extend(read_roster(block, status))
        self._count_declared()
        people = merge_people(found, self.units.line)
        self._lend_offices(people)
        return people

    def _lend_offices(self, people: list[dict[str, Any]]) -> None:
        """An approval box prints offices over names: they are those of the people listed."""
        for block, _ in self.rosters:
            if block.kind == "offices":
                offices = lend_offices(block)
                for person in people:
                    person["role"] = person["role"] or offices.get(person["name"])

    def _count_declared(self) -> None:
        """`재적 11명, 출석 8명, 궐석 3명` and `총 10명 중 9명 출석` in any row of the head."""
        for entry in self.entries:
            if entry.kind.name not in {"agenda", "count", "attachment", "signatures"}:
                for _, text in entry.rows[:2]:
                    if "출석" not in text and "참석" not in text:
                        continue
                    if "재적" in text:
                        self._count_text(text)
                    elif "총" in text:
                        self.count_spoken(text)

    def _read_person_field(self, entry: Entry) -> list[tuple[Person, str]]:
        rows = [Row(unit, text) for unit, text in entry.rows]
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

    def _count_heading(self, entry: Entry) -> None:
        text = self.units.text[entry.unit]
        first = entry.rows[0][1] if entry.rows else ""
        leading = _LEADING_COUNT.match(first)
        number = declared_count(text) or declared_count(text.split(",")[0])
        if leading:
            number = int(leading[1])
        if number is None and first:
            whole = "," not in first or _WHOLE_COUNT.search(first)
            number = (
                declared_count(first)
                if whole and (len(first) < 30 or first.endswith((")", "）")))
                else None
            )
        status = entry.kind.status
        among = _AMONG.search(first)
        if among and status == "present":
            self.counts.setdefault("total", int(among[1]))
            self.counts.setdefault("present", int(among[2]))
            return
        if number is None or status is None or (status == "observer"):
            return
        if entry.kind.role in {"위원장", "전문위원"} or "등" in text[-8:]:
            return
        if entry.label in self.counted:
            return
        self.counted.add(entry.label)
        if status == "absent":
            self.counts["absent"] = self.counts.get("absent", 0) + number
        else:
            self.counts.setdefault(status, number)

    def _count_text(self, text: str) -> None:
        absent = 0
        for match in _TALLY.finditer(squeeze(text)):
            key = _TALLY_KEYS.get(match[1])
            if key == "absent":
                absent += int(match[2])
            elif key:
                self.counts.setdefault(key, int(match[2]))
        if absent:
            self.counts.setdefault("absent", absent)

    def count_spoken(self, text: str) -> None:
        """The attendance report: `재적위원 7인 중 6인이 출석하여 …`."""
        match = _QUORUM.search(read_hanja(read_numerals(text)))
        if match:
            total, present = _number(match["total"]), _number(match["present"])
            if total and present and total >= present:
                self.counts.setdefault("total", total)
                self.counts.setdefault("present", present)


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in _NATIVE:
        return _NATIVE[word]
    if word.startswith("열") and word[1:] in _NATIVE:
        return 10 + _NATIVE[word[1:]]
    return None


def _calls_itself(text: str) -> bool:
    plain = close(text)
    if any(close(word) in plain for word in TITLE_WORDS):
        return not text.endswith((".", "다", "요", "음")) and "서명" not in plain
    return False


def print_title(text: str) -> str:
    """A title line without Markdown marks, letter-spacing undone."""
    text = re.sub(r"^[#>*\s]+|[*\s]+$", "", text)
    text = _SPREAD.sub(lambda match: close(match[0]), text)
    return squeeze(text)


def body_from_title(title: str | None) -> str | None:
    """`2022년 제3차 「스마트도시위원회」 회의록` to 스마트도시위원회."""
    if not title:
        return None
    text = _SUBCOMMITTEE.sub("", title)
    text = re.sub(
        r"[(（]\s*(?:정기|임시|정례|제?\s*\d+\s*[차회]|유회|서면|공개용)\s*[)）]", "", text
    )
    text = _BODY_TAIL.sub("", text).strip()
    quoted = re.search(r"[「『｢]([^」』｣]{2,30})[」』｣]", text)
    if quoted:
        return squeeze(quoted[1])
    text = _BODY_HEAD.sub("", text).translate(_QUOTES).strip()
    text = (
        re.sub(r"^(.*?)(?:제?\s*\d+\s*[차회기])\s+", r"\1 ", text).strip()
        if re.search(r"\d+\s*[차회]", text)
        else text
    )
    text = re.sub(r"^[\s\d.년월일차회제]+", "", text).strip(" -·:.")
    return squeeze(text) if len(text) > 1 else None


def _under(council: str, name: str | None, opening: str) -> str:
    """A council's committee under the council's name; a plenary is the council itself."""
    council = squeeze(council)
    if name:
        bare = name.replace(council, "").strip()
        plain = read_hanja(close(bare)) if has_hanja(bare) else close(bare)
        if plain.endswith("위원회"):
            bare = re.sub(r"^\S*(?:의회|議會)\s+", "", bare) or bare
            return f"{council} {bare}"
        if "본회의" in plain or not plain or plain.endswith(("의회", "정례", "임시")):
            return council
    spoken = _SPOKEN_BODY.search(opening)
    if spoken and (not name or not name.endswith("회의")):
        return f"{spoken[1]} {spoken[2]}"
    spoken_committee = re.search(
        r"제\s*\d+\s*차\s*([가-힣·]{2,24}위원회)(?:를|회의를|을)?\s*(?:개의|개회|시작)", opening
    )
    if spoken_committee:
        return f"{council} {spoken_committee[1]}"
    return council


def merge_people(found: list[tuple[Person, str]], lines: list[int]) -> list[dict[str, Any]]:
    """Each person once: an office printed with the name beats the one a heading lends."""
    people: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    printed: dict[str, bool] = {}
    offices: set[str | None] = set()
    for person, status in found:
        entry = as_attendee(person, status, lines)
        name = person.name
        if name is None:
            if person.role not in offices:
                offices.add(person.role)
                people.append(entry)
            continue
        if name not in seen:
            seen[name] = len(people)
            printed[name] = person.printed
            people.append(entry)
        elif (person.printed and not printed[name]) or people[seen[name]]["role"] is None:
            people[seen[name]]["role"] = entry["role"] or people[seen[name]]["role"]
            printed[name] = True
    return people


def field_nodes(entries: list[Entry], units: Units, title_unit: int | None) -> list[dict[str, Any]]:
    """Every printed field, in order; lines of the head without a label have an empty one."""
    nodes: list[dict[str, Any]] = []
    for entry in entries:
        cover = entry.kind.name == "cover"
        rows = [(unit, text) for unit, text in entry.rows if not (cover and unit == title_unit)]
        if cover and not rows:
            continue
        last = max([entry.unit, *(unit for unit, _ in rows)])
        node: dict[str, Any] = {} if entry.number is None else {"number": entry.number}
        node["label"] = entry.label
        node["value"] = "\n".join(squeeze_leaders(text) for _, text in rows)
        node.update(units.place(rows[0][0] if cover else entry.unit, last))
        nodes.append(node)
    return nodes


_LEADER_RUN = lazy(r"\s*[·․‥…⋯ㆍ.‧∙]{4,}\s*")


def squeeze_leaders(text: str) -> str:
    """A row with its run of dot leaders as one ellipsis."""
    return squeeze(_LEADER_RUN.sub(" … ", text))


def attachment_nodes(entries: list[Entry], units: Units) -> list[dict[str, Any]]:
    """What the document names as attached: one node a row."""
    return [
        {"title": title, **units.place(unit)}
        for entry in entries
        if entry.kind.name == "attachment"
        for unit, text in entry.rows
        if (
            title := re.sub(r"\s*\d+\s*부\.?(?:\s*끝\.?)?$|\s*끝\.?$", "", squeeze(text)).strip(
                " .-"
            )
        )
    ]


def signature_nodes(entries: list[Entry], units: Units) -> list[dict[str, Any]]:
    """Who signs: one node a name of a signature block."""
    nodes = []
    for entry in entries:
        if entry.kind.name != "signatures":
            continue
        rows = [Row(unit, _PLACE_TO_SIGN.sub("", text).strip()) for unit, text in entry.rows]
        rows = [
            row._replace(text=re.sub(r"^\S{1,2}\s*\S{1,2}\s*[:：]\s*", "", row.text))
            for row in rows
        ]
        for person in read_people(rows, None):
            if person.name:
                nodes.append(
                    {"role": person.role, "name": person.name, "line": units.line[person.unit]}
                )
    return nodes
