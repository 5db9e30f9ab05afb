"""Attendance: lists of people in every shape, and the numbers declared with them."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from minutes_parser.parser.heading.fields import PARENTHESIS, kind_of
from minutes_parser.parser.persons.glued import part_glued, split_short
from minutes_parser.parser.persons.names import (
    could_be_name,
    is_blotted,
    is_name,
    is_numbered_unit,
    is_organization,
    is_role,
    is_unit,
    role_tail,
)
from minutes_parser.parser.persons.spelt import Spelt, read_spelt
from minutes_parser.parser.speech.labels import Label, join_syllables, read_label
from minutes_parser.parser.text import (
    WIDE_BLANK,
    close,
    has_hanja,
    read_hanja,
    read_numerals,
    squeeze,
)
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.columns import STATUS_WORDS
from minutes_parser.vocabulary.departments import is_department
from minutes_parser.vocabulary.labels import ABSENCE_REASONS, STAFF_LABELS
from minutes_parser.vocabulary.notes import LATIN_OFFICES
from minutes_parser.vocabulary.roles import (
    CARRIED_ROLES,
    FUSED_ORGANIZATIONS,
    SIDES,
    SINGULAR_ROLES,
    TEAM_FUNCTIONS,
    WRITERS,
)


class Row(NamedTuple):
    """A line of an attendance list."""

    unit: int
    text: str
    indent: int = 0


class Person(NamedTuple):
    """One entry of a list as it was read; `printed` tells that the office stands with the name."""

    name: str | None
    role: str | None
    organization: str | None
    unit: int
    printed: bool
    status: str | None = None


_BULLET = lazy(
    r"(?:[-–•*·▪◦]\s*|[○◯〇●□■▶▷ㅇ]\s+|\d{1,2}[.)]\s+)", needs=(DIGIT, *"-–•*·▪◦○◯〇●□■▶▷ㅇ")
)
_COMMA = lazy(r"\s*[,、，;；]\s*", needs=",、，;；")
_BRACKET_MARK = lazy(r"[()（）]")
_SET_APART = frozenset(":：-–|│")
_DOT_MARKS = frozenset("·ㆍ・･․‧∙/")
_DOTS = lazy(r"(?<=[가-힣)])\s*[·ㆍ・･․‧∙/]\s*(?=[가-힣])")
_STUDENT = lazy(r"([가-힣]{2,4})(학부생|대학원생|연구생|석사과정|박사과정)")
_COUNT_FIRST = lazy(
    r"(?:총\s*)?\d{1,4}\s*(?:인|명|名|人)\s*[(（]\s*([^()（）]*[가-힣]{2}[^()（）]*)[)）]\.?",
    needs="(（",
)
# `정원 10명, 결원 1명`: how the number in front of a bracket is made up.
_COUNTS = lazy(r"(?:[가-힣]{2,6}\s*\d{1,4}\s*[명인]?[\s,·/]*){1,6}", needs=DIGIT)
_COUNT_BEFORE = lazy(
    r"^(?:총\s*)?\d{1,4}\s*(?:인|명|名|人)\s*(?:[:：]|[-–―]\s)\s*(?=[가-힣])", needs=DIGIT
)
_TRAILING_COUNT = lazy(r"\s*[(（]\s*(?:총\s*)?\d{1,4}\s*(?:인|명|名|人)\s*[)）]\.?$", needs="(（")
_HOLDERS = lazy(r"\s*[(（]\s*\d{1,3}\s*(?:인|명)?\s*[)）]$")
_ONLY_COUNT = lazy(
    r"(?:(?:재적|전체)\s*)?(?:(?:위원|의원|이사|회원|조합원|대의원|평의원|주민|세대|교인)\s*)?(?:총\s*)?\d{1,4}\s*(?:인|명|名|人|가구|세대)(?:\s*(?:의원|위원|이사|회원))?(?:\s*중\s*\d+\s*(?:[인명]|가구|세대)(?:\s*(?:참석|출석))?)?(?:\s*[(（].*[)）])?(?:\s*(?:중|가운데).*)?",
    needs=DIGIT,
)
# `의결권 있는 주식의 총수 198,500주` counts shares and names nobody.
_IN_SHARES = lazy(r"\d\s*주(?=$|[\s,(（.])|(?:주식|주주)\s*의?\s*총?\s*수", needs=(DIGIT, "수"))
_GROUP = lazy(r"(?:등|외)?\s*\d{1,4}\s*(?:인|명)$|등$", needs="인명등")
# `입주민 3명 (202동 1, 207동 2)`: how many of them from where.
_TALLY_BEHIND = lazy(r"(?<=\d[명인])\s*[(（][^()（）]*\d[^()（）]*[)）]$", needs="(（")
_AND_OTHERS = lazy(r"\s+등\s*(?:총\s*)?\d{1,4}\s*(?:인|명)$")
_BESIDES = lazy(
    r"(.*?)\s*(?:외|外)\s*(?:\d{1,4}|[^\W\d]{0,6}\s*(?:여러|다수|수))\s*(?:인|명|人|名)$",
    needs="외外",
)
_BRACKET = lazy(r"(.+?)\s*[(（]\s*([^()（）]+)\s*[)）]$", needs="(（")
_SPACED_ROLE = lazy(
    r"(?<![가-힣\u4e00-\u9fff])(?:위\s+원(?:\s+장)?|부\s+위\s+원\s+장|의\s+원|의\s+장|부\s+의\s+장|이\s+사(?:\s+장)?|감\s+사|"
    r"간\s+사|회\s+장|부\s+회\s+장|총\s+무|서\s+기|委\s+員(?:\s+長)?|議\s+員|議\s+長)(?=[\s\u3000:：]|$)"
)
_ROLE_ENDS = frozenset("원장사무기員長")
_GROUP_LABEL = lazy(
    r"(?:[가-하]\s*[.)]\s*)?((?:㈜\s*|\(주\)\s*|주식회사\s+)?[가-힣]{2,8}(?:\s?[가-힣]{2,4})?(?:㈜|\(주\))?)\s*(?:[(（]\s*(?:\d+\s*[인명]?\s*중\s*)?\d+\s*[인명]?\s*[)）])?\s*(?:[:：]|[-–|│]\s)\s*"
)
_OTHER_COMMAS = (lazy(r"\s*/\s*", needs="/"), lazy(r"\.\s+", needs="."))
_CUTS = frozenset("/|;·")
_STATUS_CUT = lazy(
    r"\s*[/|;·]\s*(?=(?:불참|결석|위임|배석|참관|출석|참석|불출석|방청)[가-힣]{0,3}\s*[-–:：])"
)
_GROUP_ALONE = lazy(r"[가-하]\s*[.)]\s*([가-힣](?:\s*[가-힣]){1,5})")
_GROUP_BRACKET = lazy(r"[(（\[〔<〈]\s*([가-힣A-Za-z0-9&·\s]{2,14}?)\s*[)）\]〕>〉]\s*(?=\S)")
_HANGUL_WORD = lazy(r"[가-힣]{2,4}")
_COUNTED = lazy(r"(?:총\s*)?\d{1,4}\s*(?:명|인|매|건)(?=$|[\s,])", needs=DIGIT)
_CALLINGS = ("가", "사", "원", "자", "장", "관", "수")  # what an office or a calling ends in
_TEAM_ENDINGS = ("학과", "학부", "대학", "전공", "과", "부", "반", "회", "동아리", "단", "팀")
_NOBODY = frozenset(
    {
        "아래",
        "별첨",
        "별지",
        "붙임",
        "팀원전부",
        "팀원전원",
        "조원전원",
        "조원전부",
        "전원참석",
        "전원출석",
        "전부",
        "모두",
        "불참내역",
        "불참사유",
        "참석내역",
        "내역",
        "사유",
        "명단",
        "미공개",
        "비공개",
        "없음",
        "없",
        "음",
        "해당없음",
        "-",
        "無",
    }
)
_CALLED = lazy(r"[가-힣A-Z]{1,8}(?:장|자|원|사|너|니어|저|님|터|관|수|보|임|리|장님|생|리드|리더)")
FULL_NAME = 3
_TEAMS = "조팀반과부실국처단"  # `야간조 강나루 반장`
_OUTSIDE = lazy(r"\s+(?![^()（）]*[)）])")
GIVEN_NAME = lazy(r"@[\w.-]+|[A-Z][a-z]{1,14}")
_DATED = lazy(
    r"[가-힣]{2,6}(?:\s{2,}|\s*[:：]\s*)(?:19|20)\d{2}\s*[.년/-]",
    needs=("19", "20"),
)  # a row of another field
_LATIN_BEHIND = lazy(r"([가-힣]{2,}(?:\s[가-힣]+)?)\s([A-Z][a-z]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z]+)+)")
# `…, 은종` at a line's end and `혁 위원, …` on the next: a name that the line broke.
_BROKEN_NAME = lazy(r"[,、]\s*[가-힣]{1,2}$", needs=",、")
_NAME_GOES_ON = lazy(r"[가-힣]\s+[가-힣]{2,}")
_STATUS_BRACKET = lazy(
    r"[(（]\s*(?P<status>결석|불참|청가|위임|궐석)(?:자|위원)?\s*(?:[-–:：]\s*|\s)(?P<who>[가-힣][^()（）]{2,60})[)）]\s*$",
    needs="(（",
)
_REASON = lazy(r"(?:(?<=[가-힣)）])\s+[-–]\s+|(?<=[)）])\s*[:：]\s*)\S.*$")
# `유라온(코로나 검사)`: 검사 is an office as well.
_EXAMINED = lazy(r"(?:코로나|건강|신체|정밀|피|병원)\s*검[사진]", needs="검")
# `(줌)`, `(온라인 참석)`, `(7시 반 도착)`, `(중간에 나감)`.
_HOW = lazy(
    r"(?:줌|[Zz]oom|온라인|화상|비대면|대면|원격|전화|유선|영상|현장)(?:으?로)?(?:\s*(?:참석|참여|출석|접속|연결))?"
    r"|.*(?:도착|접속|입장|퇴장|합류|나감|나옴|들어옴|[후뒤]\s*참[석여]|늦게\s*참[석여]|검진|진료|귀가)"
    r"|.*\d\s*(?:시|분|:\d\d).*"
)
# `인문대 회장(이하 의장) 석지우`: how the minutes call somebody.
_HEREAFTER = lazy(r"[(（]\s*이하\s[^()（）]*[)）]")
# `인문대(대리 손다온)`, `국문(대: 봄여울)`: who came instead.
_STAND_IN = lazy(r"(?:대리|대참|대)\s*(?:출석|참석)?\s*[:：]?\s+([가-힣]{2,4})", needs="대")
_HANDLE = lazy(
    r"\s*[<(（]\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)）]|(?<=[(（])\s*@[\w.-]+\s*[,/]?\s*|\s*[,/]?\s*@[\w.-]+\s*(?=[)）])"
    r"|(?<=\S)\s+@[\w.-]+$"
)
_LATIN_NAME = lazy(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3}|@[\w.-]+", needs=" -@")


def read_people(
    rows: list[Row], heading_role: str | None, whole: Callable[[], str] | None = None
) -> list[Person]:
    """Everybody a list names, in order; `whole` gives the text around a list of members."""
    rows = [
        Row(row.unit, _close_roles(_drop_count(part)), row.indent)
        for row in rows
        for part in ((row.text,) if _CUTS.isdisjoint(row.text) else _STATUS_CUT.split(row.text))
    ]
    rows = [part for row in rows for part in _part_bracketed(row)]
    rows = [row for row in rows if row.text and close(row.text) not in _NOBODY]
    spelt = read_spelt([row._replace(text=_BULLET.sub("", row.text, count=1)) for row in rows])
    if spelt is not None:
        return [_of_spelt(person, heading_role) for person in spelt]
    if _is_vertical(rows):
        return _read_vertical(rows)
    rows = _mend_rows(rows)
    reader = _ListReader(heading_role, whole)
    for row in rows:
        reader.read_row(row)
    reader.finish()
    return reader.people


def _of_spelt(person: Spelt, heading_role: str | None) -> Person:
    """An entry of a list that was spelt letter by letter."""
    if person.role is None:
        return Person(person.name, heading_role, None, person.unit, False)
    return _with_office(person.name, person.role, None, person.unit)


def _part_bracketed(row: Row) -> list[Row]:
    """`… (결석 - 탁용운 장로)`: who is named in brackets with a status is a row of his own."""
    closed = row.text.rstrip()[-1:] in {")", "）"}
    match = _STATUS_BRACKET.search(row.text) if closed else None
    if match is None:
        return [row]
    inside = f"{match['status']} : {match['who']}"
    return [row._replace(text=row.text[: match.start()].strip()), row._replace(text=inside)]


def _mend_rows(rows: list[Row]) -> list[Row]:
    """Rows that columns tore apart: a letter alone belongs to the row before or behind it.

    Where names and offices take turns line by line, each pair becomes one row.
    """
    mended: list[Row] = []
    for row in rows:
        alone = len(row.text) == 1 and row.text >= "가"
        before = mended[-1].text if mended else ""
        if _BROKEN_NAME.search(before) and _NAME_GOES_ON.match(row.text):
            mended[-1] = mended[-1]._replace(text=f"{before}{row.text}")
            continue
        if alone and before and _all_single(before) and not is_role(close(before)):
            mended[-1] = mended[-1]._replace(text=f"{before} {row.text}")
        elif mended and len(before) == 1 and before >= "가" and len(row.text.split()[0]) == 1:
            mended[-1] = row._replace(text=f"{before} {row.text}")
        else:
            mended.append(row)
    return _pair_rows(mended) if len(mended) != len(rows) or len(mended) > 3 else mended


def _pair_rows(rows: list[Row]) -> list[Row]:
    """`김중수` and `의장(총재)` on lines of their own: a name and its office."""
    words = [close(row.text) for row in rows]
    if len(rows) < 4 or not (
        is_name(words[0]) and is_role(words[1]) and is_name(words[2]) and is_role(words[3])
    ):
        return rows
    paired: list[Row] = []
    for n, row in enumerate(rows):
        if (
            n
            and is_role(words[n])
            and not is_name(words[n])
            and paired
            and is_name(close(paired[-1].text))
        ):
            paired[-1] = paired[-1]._replace(text=f"{close(paired[-1].text)} {words[n]}")
        else:
            paired.append(row)
    return paired


def _drop_count(text: str) -> str:
    """`가온, 나래 (2명)`, `2명 - 가온` and `2명(위원 가온, 위원 나래)` without the number."""
    if "0" <= text[:1] <= "9" or text[:1] == "총":
        text = _COUNT_BEFORE.sub("", text, count=1)
    if text[-1:] not in {")", "）", "."}:
        return text
    counted = _COUNT_FIRST.fullmatch(text)
    if counted is None:
        return _TRAILING_COUNT.sub("", text)
    return "" if _COUNTS.fullmatch(counted[1]) else counted[1]


def _read_letters(text: str, unit: int) -> Person | None:
    """`이 주 열 의 장 (총재)`: name and office letter by letter."""
    head, bracket = text, ""
    match = _BRACKET.fullmatch(text)
    if match:
        head, bracket = match[1], f"({close(match[2])})"
    words = head.split()
    run = 0
    while run < len(words) and len(words[run]) == 1:
        run += 1
    rest = close(" ".join(words[run:]))
    letters = "".join(words[:run])
    last = words[-1]
    if len(words) - run == 2 and is_name(letters) and is_role(last) and is_unit(words[run]):
        return Person(letters, last + bracket, words[run], unit, True)
    if rest and 2 <= run <= 4 and is_name(letters) and is_role(rest):
        return Person(letters, rest + bracket, None, unit, True)
    for size in (3, 2, 4):
        if is_name(letters[:size]) and is_role(letters[size:] + rest):
            return Person(letters[:size], letters[size:] + rest + bracket, None, unit, True)
    return None


def _close_roles(text: str) -> str:
    """Offices printed letter by letter, closed: `위  원 고운별`."""
    if not any(word[0] in _ROLE_ENDS for word in text.split()[1:]):
        return text.strip()
    return _SPACED_ROLE.sub(lambda match: close(match[0]), text).strip()


class _ListReader:
    """Reads rows in order: an office or organisation on its own row holds for those below."""

    def __init__(self, heading_role: str | None, whole: Callable[[], str] | None) -> None:
        self.people: list[Person] = []
        self.whole = whole
        self.heading_role = heading_role
        self.carried: str | None = None
        self.group_role: str | None = None
        self.group_status: str | None = None
        self.organization: str | None = None
        self.pending: tuple[str, int] | None = None

    def read_row(self, row: Row) -> None:
        bullet = _BULLET.match(row.text)
        text = (row.text[bullet.end() :] if bullet else row.text).rstrip(" /|·,")
        if not text or _ONLY_COUNT.fullmatch(text) or _DATED.match(text):
            return
        if "주" in text and _IN_SHARES.search(text):
            return
        text = part_names(self._open_group(text))
        if not text or _ONLY_COUNT.fullmatch(text):
            return
        for part in _parts_by_office(text):
            part = _commas_for_marks(part)
            items = _split_commas(part)
            if len(items) > 1:
                self._read_commas(items, row.unit)
            else:
                self._read_blanks(part, row.unit)

    def _open_group(self, text: str) -> str:
        """`당연직 : 견미라 위원장, …`, `(학생위원) 김새롬 …`: a group and those in it."""
        lettered = text[1:].lstrip()[:1] in {".", ")"}
        alone = _GROUP_ALONE.fullmatch(text) if lettered else None
        if alone and (is_role(close(alone[1])) or kind_of(close(alone[1]))):
            self.group_role = close(alone[1]) if is_role(close(alone[1])) else None
            return ""
        enclosed = _GROUP_BRACKET.match(text) if text[0] in "(（[〔<〈" else None
        if enclosed and not is_name(enclosed[1]):
            text = text[enclosed.end() :]
            group = close(enclosed[1])
            self.group_role = group if is_role(group) else None
        match = None if _SET_APART.isdisjoint(text) else _GROUP_LABEL.match(text)
        if not match or (is_name(match[1]) and "(" not in match[0] and "（" not in match[0]):
            return text
        word = close(match[1])
        kind = kind_of(word)
        self.group_status = kind.status if kind and kind.name in {"people", "person"} else None
        if word in STAFF_LABELS:
            self.group_status = "observer"
        if (is_role(word) and len(word) < 6) or word in TEAM_FUNCTIONS:
            self.group_role = word
        elif word in SIDES:
            self.group_role = None
        elif (
            STATUS_WORDS.get(word) is None
            and len(word) < 3
            and not kind
            and "인" not in match[0]
            and "명" not in match[0]
        ):
            return text
        else:
            self.group_role = None
        return text[match.end() :]

    def finish(self) -> None:
        """An office that no name followed is an entry without a name."""
        if self.pending:
            role, unit = self.pending
            self.people.append(Person(None, role, self.organization, unit, True))
            self.pending = None

    def _read_commas(self, items: list[str], unit: int) -> None:
        self.finish()
        for item in items:
            item = item.strip(" .")
            if item and not _ONLY_COUNT.fullmatch(item) and close(item) not in _NOBODY:
                self._add(item, unit)

    def _add(self, item: str, unit: int, named: bool = False) -> None:
        if item.endswith((")", "）")):
            item = _TALLY_BEHIND.sub("", item)
        if "@" in item:
            item = _HANDLE.sub("", item).replace("()", "").strip() or item
        person = Person(item, None, None, unit, False) if named else read_person(item, unit)
        if person is None:
            return
        if person.name is None and self._is_foreign(item):
            person = Person(close(item), None, None, unit, False)
        elif person.name is None:
            person = _named_behind(item, unit) or person
        if person.name and not person.role:
            role = self.carried or self.group_role or self.heading_role
            person = person._replace(
                role=role, printed=(self.carried or self.group_role) is not None
            )
        elif (
            person.name
            and self.heading_role
            and person.role
            and person.organization is None
            and not is_role(person.role)
            and (self.heading_role not in WRITERS or is_unit(person.role))
        ):
            person = person._replace(role=self.heading_role, organization=person.role)
        elif person.name and person.role and item.startswith(person.role.split()[0]):
            self.carried = person.role if read_hanja(person.role) in CARRIED_ROLES else None
        if not person.organization and self.organization:
            person = person._replace(organization=self.organization)
        if self.group_status and not person.status:
            person = person._replace(status=self.group_status)
        self.people.append(person)

    def _is_foreign(self, item: str) -> bool:
        """`마리아 산체스` among the names of a list of members."""
        words = item.split()
        return (
            (self.heading_role or self.carried) is not None
            and len(words) == 2
            and all(
                _HANGUL_WORD.fullmatch(word) and not is_role(word) and not is_unit(word)
                for word in words
            )
            and not any(word.endswith(("직원", "공무원", "관계자")) for word in words)
        )

    def _read_blanks(self, text: str, unit: int) -> None:
        if text[1:2].isspace() and (spread := _read_letters(squeeze(text), unit)):
            self.finish()
            self.people.append(spread)
            return
        cells = [cell for cell in WIDE_BLANK.split(text) if cell]
        if len(cells) > 1:
            cells = _join_cells(cells)
        if len(cells) == 1:
            self._read_cell(cells[0], unit)
        else:
            self._read_columns(cells, unit)

    def _read_cell(self, cell: str, unit: int) -> None:
        plain = _split_plain(cell)
        if plain:
            self.finish()
            for word in plain:
                self._add(word, unit)
            return
        if cell[1:2] == " " and (spread := _read_letters(cell, unit)):
            self.finish()
            self.people.append(spread)
            return
        words = join_syllables(cell.split())
        if len(words) == 1:
            self._read_word(words[0], unit)
        elif (
            len(words) > 2
            and is_role(words[0])
            and all(is_name(word) and not is_role(word) for word in words[1:])
        ):
            self.finish()
            self.carried = words[0]
            for word in words[1:]:
                self._add(word, unit)
            if read_hanja(words[0]) not in CARRIED_ROLES:
                self.carried = None
        elif (spelt := _among_names(words, cell)) is not None or (
            len(words) == 2 and _are_two(words)
        ):
            self.finish()
            for word in words:
                self._add(word, unit, bool(spelt and word in spelt))
        else:
            self.finish()
            self._add(" ".join(words), unit)

    def _read_word(self, word: str, unit: int) -> None:
        if self.pending and (is_name(word) or could_be_name(word)):
            role, _ = self.pending
            self.pending = None
            self.people.append(_with_office(word, role, self.organization, unit))
        elif names := part_glued(word, self.whole):
            self.finish()
            for name in names:
                self._add(name, unit)
        elif is_role(word):
            self.finish()
            self.pending = (word, unit)
        elif (
            len(word) > 2
            and is_organization(word)
            and not _is_plain_name(word, self)
            and not _ends_in_fused_name(word)
        ):
            self.finish()
            self.organization = word
        else:
            self.finish()
            self._add(word, unit)

    def _read_columns(self, cells: list[str], unit: int) -> None:
        self.finish()
        if cells[0].strip(" .)").isdecimal():
            cells = cells[1:]
        if len(cells) > 2 and (person := _of_columns(cells, unit)):
            self.people.append(person)
            return
        if len(cells) == 2 and is_name(close(cells[0])) and is_role(close(cells[1])):
            self.people.append(
                _with_office(close(cells[0]), close(cells[1]), self.organization, unit)
            )
            return
        role: str | None = None
        for cell in cells:
            whole = close(cell)
            words = cell.split()
            if len(words) > 2 and is_role(words[0]) and all(map(is_name, words[1:])):
                self._read_cell(cell, unit)
                role = None
            elif is_role(whole) and not is_name(whole):
                if role:
                    self.people.append(Person(None, role, self.organization, unit, True))
                role = whole
                self.carried = whole if read_hanja(whole) in CARRIED_ROLES else None
            elif role is None and is_unit(whole) and not is_name(whole) and cell is cells[0]:
                role = whole
            elif role:
                person = read_person(cell, unit)
                if person and person.name and not person.role:
                    self.people.append(_with_office(person.name, role, self.organization, unit))
                    role = role if read_hanja(role) in CARRIED_ROLES else None
                elif person:
                    self.people.append(person)
            else:
                self._add(cell, unit)
        if role and self.carried is None and not any(p.unit == unit for p in self.people):
            self.pending = (role, unit)


def _split_plain(cell: str) -> list[str]:
    """`강나루(팀장) 고은빛 두리`, `@narae 두리 Lena`, `두리 나래 (해솔은 결석)`: parted by blanks.

    Only what brackets or handles hide from plain reading; a remark in brackets names nobody.
    """
    if " " not in cell or not ("(" in cell or "（" in cell or "@" in cell):
        return []
    words = [word for word in _OUTSIDE.split(cell) if word]
    told = [word for word in words if word[0] not in "(（"]
    bare = [PARENTHESIS.sub("", word) for word in told]
    if len(told) < GIVEN or not all(map(_may_be_given, bare)):
        return []
    marked = sum(1 for word in bare if word[0] == "@" or is_name(word))
    remarked = len(told) < len(words) and " " in words[-1]
    enclosed = any(word != part for word, part in zip(told, bare, strict=True))
    handled = any(word[0] == "@" for word in told)
    enough = marked * 3 >= len(told) if len(told) > GIVEN or remarked else marked == len(told)
    return told if enough and (remarked or enclosed or handled) else []


def _may_be_given(word: str) -> bool:
    if not word or is_role(word) or is_unit(word):
        return False
    return could_be_name(word) or GIVEN_NAME.fullmatch(word) is not None


def _are_two(words: list[str]) -> bool:
    """`강나루 고은빛`, `새롬 하준`: two people; given names alone where they are alike."""
    if any(map(is_role, words)):
        return False
    if all(map(is_name, words)):
        return True
    alike = len(words[0]) == len(words[1]) == GIVEN
    return alike and all(map(could_be_name, words)) and any(map(is_name, words))


_GIVEN_ENDS = frozenset("국원관단구도시")
GIVEN = 2  # letters of a name without a surname


def _parts_by_office(text: str) -> list[str]:
    """`조합장 봄여울   이사 강나루, 길솔   감사 …`: columns that each begin with an office."""
    if "," not in text:
        return [text]
    cells = [cell for cell in WIDE_BLANK.split(text) if cell]
    heads = [cell.split()[0] for cell in cells]
    whole = len(cells) > 1 and all(" " in cell.strip() for cell in cells)
    return cells if whole and all(map(is_role, heads)) else [text]


def _split_commas(text: str) -> list[str]:
    """The items between commas; a comma before the end of a bracket stands inside it."""
    if ")" not in text and "）" not in text:
        return _COMMA.split(text)
    parts: list[str] = []
    start = at = 0
    for match in _COMMA.finditer(text):
        if at < match.end():
            bracket = _BRACKET_MARK.search(text, match.end())
            at = bracket.start() if bracket else len(text)
        if text[at : at + 1] not in {")", "）"}:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _commas_for_marks(text: str) -> str:
    """`봄 여 울 / 강 나 루`, `표은별. 서하늘.`: names that other marks than commas part."""
    if "," in text:
        return text
    for mark in _OTHER_COMMAS:
        parts = [part.strip(" .※*") for part in mark.split(text) if part.strip(" .※*")]
        if len(parts) > 1 and all(_ends_in_name(part) for part in parts):
            return ", ".join(parts)
    return text


def _ends_in_name(part: str) -> bool:
    words = join_syllables(part.split())
    if len(words) == 1:
        return is_name(words[0]) and not is_role(words[0])
    return len(words) < 4 and is_name(words[-1]) and is_role(close(" ".join(words[:-1])))


def _of_columns(cells: list[str], unit: int) -> Person | None:
    """One name among the cells of a row, its office, and where it belongs, in any order."""
    words = [close(cell) for cell in cells]
    named = [n for n, word in enumerate(words) if is_name(word) and not is_role(word)]
    offices = [n for n, word in enumerate(words) if is_role(word) and not is_name(word)]
    if len(named) != 1 or not offices:
        return None
    rest = [n for n in range(len(cells)) if n not in named and n not in offices]
    status = next((STATUS_WORDS[words[n]] for n in rest if words[n] in STATUS_WORDS), None)
    homes = [n for n in rest if words[n] not in STATUS_WORDS and is_unit(words[n])]
    organization, role = drop_organization(" ".join(words[n] for n in offices))
    home = organization or " ".join(cells[n] for n in homes) or None
    return Person(words[named[0]], role, home, unit, True, status)


def _ends_in_fused_name(word: str) -> bool:
    """`시장남주원`, `후보자석진국`: an office and a name that ends as organisations do."""
    label = read_label(word) if word[-1] in _GIVEN_ENDS else None
    return label is not None and label.whole and label.name is not None and len(label.name) > 2


def _is_plain_name(word: str, reader: _ListReader) -> bool:
    """Whether a word that ends like an organisation is still a name (`김예원`)."""
    if not is_name(word):
        return False
    named = [p for p in reader.people if p.name and not p.printed]
    return bool(named) or not reader.people


def _join_cells(cells: list[str]) -> list[str]:
    """Letter-spaced columns: `부    시    장    기 세 웅` is an office and a name."""
    joined: list[str] = []
    run: list[str] = []
    for cell in [*cells, "  "]:
        if len(cell) == 1 and cell >= "\u3400":
            run.append(cell)
            continue
        if run:
            joined.extend(_join_run(run))
            run = []
        if cell.strip():
            joined.append(cell if len(cell.split()) < 2 or not _all_single(cell) else close(cell))
    return joined


def _all_single(cell: str) -> bool:
    return all(len(word) == 1 for word in cell.split())


def _join_run(run: list[str]) -> list[str]:
    whole = "".join(run)
    for at in range(len(run), 1, -1):
        if is_role(whole[:at]):
            rest = whole[at:]
            return [whole[:at], rest] if rest else [whole]
    return [whole]


def part_names(text: str) -> str:
    """`위원 강나루·고은빛·표은별`: names that dots join, apart by commas, each with the office."""
    if _DOT_MARKS.isdisjoint(text) or not _DOTS.search(text):
        return text
    return ", ".join(map(_part_item, _split_commas(text)))


def _part_item(item: str) -> str:
    first, *rest = _DOTS.split(item)
    if not rest or not is_name(first.split()[-1]) or not all(is_name(close(part)) for part in rest):
        return item
    office = " ".join(first.split()[:-1])
    lent = f"{office} " if office and is_role(close(office)) else ""
    return ", ".join([first, *(lent + part for part in rest)])


def read_person(item: str, unit: int) -> Person | None:
    """One entry: a name with its office, a name, or an office or group without a name."""
    text = squeeze(item)
    if not _SET_APART.isdisjoint(text):
        text = _REASON.sub("", text)
    if "이하" in text:
        text = squeeze(_HEREAFTER.sub(" ", text))
    if "@" in text:
        text = _HANDLE.sub("", text).replace("()", "").strip() or text
    if _LATIN_NAME.fullmatch(text) or GIVEN_NAME.fullmatch(text):
        return Person(text, None, None, unit, False)
    if len(text) > 5 and text[1:2] == " " and text[3:4] in {" ", ""}:
        spread = _read_letters(text, unit)
        if spread:
            return spread
    besides = _BESIDES.fullmatch(read_numerals(text) if has_hanja(text) else text)
    if besides:
        return read_person(besides[1], unit) if besides[1] else None
    status = None
    bracket = _BRACKET.fullmatch(text)
    if bracket and _COUNTED.match(bracket[2]):
        return read_person(bracket[1], unit)
    if bracket:
        status = STATUS_WORDS.get(close(bracket[2]))
        if status:
            person = read_person(bracket[1], unit)
            return person._replace(status=status) if person else None
        head = close(bracket[1])
        reason = tells_presence(bracket[2])
        if reason and is_name(head):
            return Person(head, None, None, unit, False)
        stand_in = _STAND_IN.fullmatch(bracket[2])
        if stand_in and not is_name(head) and is_name(stand_in[1]):
            return Person(stand_in[1], None, head, unit, True, "proxy")
        if is_department(head) and (reason or not is_name(close(bracket[2]))):
            return Person(None, head, None, unit, True)
        if is_name(close(bracket[2])) and (is_department(head) or _is_team(head)):
            return Person(close(bracket[2]), None, head, unit, True)
        named = _read_bracketed(bracket[1], bracket[2], unit)
        if named:
            return named
    if _GROUP.search(text) and not is_name(close(text)):
        first = _read_plain(_AND_OTHERS.sub("", text), unit)
        if first and first.name and first.role:
            return first
        return Person(None, text, None, unit, True)
    return _read_plain(text, unit)


def tells_presence(inside: str) -> bool:
    """Whether a bracket behind a name tells how or until when somebody was there, or why not."""
    if _EXAMINED.search(inside):
        return True
    if is_role(close(inside)):
        return False
    return any(word in inside for word in ABSENCE_REASONS) or _HOW.fullmatch(inside) is not None


def _is_team(word: str) -> bool:
    """`경영학과(박도겸)`, `밴드부(김하늘)`: who stands in the bracket was there for it."""
    return len(word) > 2 and word.endswith(_TEAM_ENDINGS) and not is_role(word)


def _read_bracketed(head: str, inside: str, unit: int) -> Person | None:
    """`박도겸(부시장)`, `독고진(위원장, 기획처장)`, `위원장 박도겸(부시장)`."""
    words = head.split()
    name = "" if len(words) > 1 and is_role(words[0]) else close(head)
    if len(inside) == 1 and is_name(name):
        return Person(f"{name}({inside})", None, None, unit, False)
    if is_name(name) or (could_be_name(name) and is_role(close(inside))):
        if is_role(close(inside)) or "," in inside or close(inside) in TEAM_FUNCTIONS:
            organization, role = drop_organization(re.split(r"[,，/]", inside)[0].strip())
            return Person(name, role, organization, unit, True)
        return Person(name, None, inside, unit, False)
    person = _read_plain(squeeze(head), unit)
    if person is None or not person.name:
        return _read_foreign(words, inside, unit)
    if person.role and is_role(close(inside)) and is_numbered_unit(person.role):
        return person._replace(role=close(inside), organization=person.role)
    behind = person.role and head.rstrip().endswith(person.role) and is_role(close(inside))
    if behind or (person.role and close(inside) in SINGULAR_ROLES):
        return person._replace(role=f"{person.role}({close(inside)})")
    return person


def _read_foreign(words: list[str], inside: str, unit: int) -> Person | None:
    """`존 매카시(前 해외감사기구 조사관)`: a foreign name in two words, office or house behind."""
    if len(words) != 2 or any(is_role(w) or not "가" <= w[0] <= "힣" for w in words):
        return None
    *house, office = inside.split()
    if not house or not (is_role(office) or office.endswith(_CALLINGS)):
        return None
    return Person("".join(words), office, " ".join(house), unit, True)


def _read_plain(text: str, unit: int) -> Person | None:
    words = join_syllables(text.split())
    fused = _STUDENT.fullmatch(words[-1]) if words[-1].endswith(("생", "과정")) else None
    if fused and is_name(fused[1]):
        return Person(fused[1], fused[2], " ".join(words[:-1]) or None, unit, True)
    if len(words) == 1:
        word = words[0]
        label = read_label(word) if len(word) > 4 else None
        if label and label.name and label.role:
            return _with_office(label.name, label.role, label.organization, unit)
        if is_name(word) or is_blotted(word):
            return Person(word, None, None, unit, False)
        if is_role(word):
            return Person(None, word, None, unit, True)
        if short := split_short(word):
            return Person(short[1], short[0], None, unit, True)
        return (
            Person(word, None, None, unit, False)
            if could_be_name(word)
            else Person(None, word, None, unit, True)
        )
    if (
        len(words) == 3
        and (words[0][-1] in _TEAMS or _is_house(words[0], words[2]))
        and len(words[1]) == FULL_NAME
        and is_name(words[1])
    ):
        return _with_office(words[1], words[2], words[0], unit)
    if (is_name(words[0]) or (could_be_name(words[0]) and is_role(words[-1]))) and role_tail(
        read_hanja(words[-1])
    ):
        organization = " ".join(words[1:-1]) or None
        if organization and is_role(words[-2]) and not is_organization(words[-2]):
            return Person(words[0], " ".join(words[1:]), None, unit, True)
        return _with_office(words[0], words[-1], organization, unit)
    if len(words) == 2 and is_department(words[0]) and is_name(words[1]):
        return Person(words[1], None, words[0], unit, True)
    label = read_label(" ".join(words))
    if isinstance(label, Label) and label.name and label.role:
        return _with_office(label.name, label.role, label.organization, unit)
    if len(words) > 2 and is_role(words[-2]) and could_be_name(words[-1]):
        return _with_office(words[-1], words[-2], " ".join(words[:-2]), unit)
    return Person(None, " ".join(words), None, unit, True)


def _among_names(words: list[str], cell: str) -> frozenset[str] | None:
    """The words of a row of names that were printed letter by letter (`성 원` is a name there);
    None where the row holds anything else."""
    if len(words) < 3:
        return None
    spelt = frozenset(words).difference(cell.split())
    names = [word for word in words if is_name(word) or could_be_name(word)]
    rest = set(words).difference(names)
    return spelt if rest <= spelt and len(names) > len(rest) else None


def _is_house(word: str, behind: str) -> bool:
    """`포구로지스 장석빈 과장`: a house that no list knows, before a name and an office."""
    return len(word) > FULL_NAME and not is_role(word) and not is_name(word) and is_role(behind)


def _named_behind(item: str, unit: int) -> Person | None:
    """`새마을지도자 마길남`, `물리 나해솔`: a name behind a word that no list of offices knows."""
    latin = _LATIN_BEHIND.fullmatch(item) if item != item.lower() else None
    if latin:
        return Person(latin[2], latin[1], None, unit, True)
    words = item.split()
    if len(words) != 2 or len(words[0]) < 2:
        return None
    if len(words[0]) == 3 and is_name(words[0]) and _may_be_office(words[1]):
        return Person(words[0], words[1], None, unit, True)
    if len(words[1]) != 3 or not is_name(words[1]):
        return None
    if is_department(words[0]):
        return Person(words[1], None, words[0], unit, True)
    return Person(words[1], words[0], None, unit, True)


def _may_be_office(word: str) -> bool:
    """Whether a word behind a name may be an office that no list knows: `PM`, `상담파트장`."""
    return word in LATIN_OFFICES or _CALLED.fullmatch(word) is not None


def _with_office(name: str, role: str, organization: str | None, unit: int) -> Person:
    own, office = drop_organization(role)
    return Person(name, office, own or organization, unit, True)


def drop_organization(role: str) -> tuple[str | None, str]:
    """`한국가스공사사장` to 한국가스공사 and 사장; an office alone stays whole."""
    words = role.split()
    if len(words) > 1 and is_role(words[-1]) and not any(is_role(word) for word in words[:-1]):
        return " ".join(words[:-1]), words[-1]
    match = FUSED_ORGANIZATIONS.fullmatch(role)
    if match and is_role(match[2]):
        return match[1], match[2]
    return None, role


def _is_vertical(rows: list[Row]) -> bool:
    """Text layers that print one letter a line."""
    single = sum(1 for row in rows if len(row.text) == 1)
    return single > 8 and single * 2 > len(rows)


def _read_vertical(rows: list[Row]) -> list[Person]:
    """Offices first, then their names, one letter a line: paired in order, block by block."""
    people: list[Person] = []
    offices: list[tuple[str, int]] = []
    letters: list[tuple[str, int]] = []
    organization: str | None = None

    def flush() -> None:
        nonlocal offices, letters
        people.extend(_pair_vertical(offices, letters, organization))
        offices, letters = [], []

    for row in rows:
        if len(row.text) == 1:
            letters.append((row.text, row.unit))
            office = _vertical_office(letters)
            if office:
                letters = letters[: -len(office)]
                offices.append((office, row.unit))
        elif is_role(row.text):
            if letters:
                flush()
            offices.append((row.text, row.unit))
        elif is_organization(row.text):
            flush()
            organization = row.text
    flush()
    return people


def _vertical_office(letters: list[tuple[str, int]]) -> str | None:
    """The office that the last letters spell: `전 문 위 원`, `제 1 차 관`."""
    spelt = "".join(letter for letter, _ in letters[-6:])
    return spelt if 2 <= len(spelt) <= 5 and is_role(spelt) and spelt != "위원" else None


def _pair_vertical(
    offices: list[tuple[str, int]], letters: list[tuple[str, int]], organization: str | None
) -> list[Person]:
    if not offices or len(letters) % len(offices):
        return [Person(None, office, organization, unit, True) for office, unit in offices]
    size = len(letters) // len(offices)
    people = []
    for n, (office, unit) in enumerate(offices):
        name = "".join(letter for letter, _ in letters[n * size : (n + 1) * size])
        people.append(
            _with_office(name, office, organization, unit)
            if 2 <= size <= 4
            else Person(None, office, organization, unit, True)
        )
    return people


def _uncounted(role: str | None) -> str | None:
    """An office without the number of those who hold it: `비상임이사(6)`."""
    if role is None or role[-1] not in ")）":
        return role
    return _HOLDERS.sub("", role) or role


def as_attendee(person: Person, status: str, lines: list[int]) -> dict[str, Any]:
    """A list entry as the document holds it."""
    return {
        "name": person.name,
        "role": _uncounted(person.role),
        "organization": person.organization,
        "status": person.status or status,
        "line": lines[person.unit],
    }
