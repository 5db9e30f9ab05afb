"""Agenda lists: items with numbers and nesting, and finding them again in the record."""

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from minutes_parser.parser.business.bills import cut_explanation, read_bill
from minutes_parser.parser.text import close, read_numerals, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.labels import AGENDA_CATEGORIES, COUNTING_LETTERS


class Row(NamedTuple):
    """A line of an agenda list."""

    unit: int
    text: str
    indent: int = 0


class Item(NamedTuple):
    """An agenda item while it is read; `level` 0 is the top."""

    number: str | None
    title: str
    kind: str | None
    unit: int
    level: int


_NATIVE = ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
_ORDER_WORDS = ("첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째", "아홉째")
# `의결1. …`, `논의안건 2) …`, `보고 3: …`: the number stands behind the sort of item.
_TAGS = rf"(?:{'|'.join(AGENDA_CATEGORIES)})\s*(?:안건|사항)?|안건|의안|의제"
# Behind a number without a blank: `1.2017년도예산안`, `2.5분자유발언`; `2.5단계` is a number.
_COUNTED = r"(?:19|20)\d{2}(?:년|학년도|회계)|\d{1,2}(?:분\s*자유|차|개년|주년|구역)"
_MARKER = lazy(
    r"(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.)]?\s*"
    r"|(?:[【\[〔〈<]\s*(?:안건|의안)\s*)?(?:제\s*(?=\d{4}-\d{1,3}\s*호))?(?P<serial>\d{2,4}(?:-\d{1,3}){1,2})(?:\s*호)?(?:\s*[】\]〕〉>]\s*|\s+)(?!\d{1,2}\s*[:시])(?=\S)"
    r"|(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.)](?:(?!\d)|(?="
    + _COUNTED
    + r"))\s*|제\s*(?P<order>\d{1,3})\s*항(?:\s*[:：.]\s*|\s+(?=[^\s,및·~∼]))"
    r"|(?:\[|〔)?\s*(?:(?:의안|안건|심의|자문|보고|의결|결의|협의|토의|논의|부의)(?:안건|사항)?\s*)?"
    r"제?\s*(?P<bill>\d{1,3})\s*호\s*(?:의\s*안|안\s*건)?\s*(?:\]|〕)?\s*[:：.)]?\s*"
    r"|(?:\[|〔)?\s*(?:"
    + _TAGS
    + r")\s*(?P<tagged>\d{1,2}|[가나다라마바사아자차카타파하](?=\s*[.)]))"
    r"\s*(?:\]|〕)?\s*[.):：]\s*"
    r"|[(（]\s*(?P<paren>\d{1,2})\s*[)）]\s*|(?P<letter>[가-하])(?:\s*-\s*\d{1,2})?\s*[.)]\s*|(?P<circle>[①-⑳⑴-⒇㉮-㉻㈎-㈛])\s*|(?P<native>"
    + "|".join(_NATIVE)
    + r")\s*[.):]\s*|(?P<ordinal>"
    + "|".join(_ORDER_WORDS)
    + r")\s*(?:[.):,]|[-–―]\s)\s*|(?P<dash>[-–])\s*|(?P<arrow>[▶▷➤►→])\s*"
    r"|(?P<mark>[·•▪◦○◯〇●◇◆□■※*ㅇ▸▹➢➣☞▣◈∙❍▒]|[Oo](?=\s))\s*)(?P<rest>.*)",
    re.S,
)
_TAG = lazy(
    r"[\[〔<(]\s*(?:" + "|".join(AGENDA_CATEGORIES) + r")\s*(?:안건|사항)?\s*[\]〕>)]\s*(?=\S)",
    needs=AGENDA_CATEGORIES,
)
_TAG_OPENINGS = ("[", "〔", "<", "(")
# `보고사항   내부회계 …`: the category stands on the line of its item.
_LED = lazy(
    r"(?:" + "|".join(AGENDA_CATEGORIES) + r")\s*(?:안건|사항|의안)(?:\s{2,}|\s*[:：]\s*)(?=\S.{3})"
)
# `(의안번호 제2022-31호) …`: the number of the paper, before its title.
_PAPER = lazy(
    r"[(（\[〔]\s*(?:의안|안건|보고|심의|자문)\s*번호\s*[:：]?\s*(?:제\s*)?[\d-]+\s*호?\s*[)）\]〕]\s*(?=\S)",
    needs="번호",
)
_RULE = lazy(r"[-=─━═_~*·.\s]{4,}")
_DOUBLE = lazy(r"\d{1,3}\.\s*(?=(?:\d{1,3}\.|[O○·])\s*\S)", needs=".")
_SPACED_DOUBLE = lazy(r"\d{1,3}\.\s+(?:\d{1,3}\.|[O○·])\s*\S", needs=".")
_CLOSE_DOUBLE = lazy(r"(\d{1,3})\.\s*(?:\d{1,3}\.|[O○·])\s*[^\s\d]", needs=".")
_LEADERS = lazy(
    r"\s*[·․‥…⋯ㆍ.‧∙]{3,}[\s\d]*(?:면|쪽|페이지|p)?$|\s*…{2,}\s*[(（]?\s*\d+\s*(?:면|面|쪽|p)?\s*[)）]?$"
    r"|\s+[(（]?\d{1,3}\s*(?:면|面|쪽|페이지)\s*[)）]?$|(?<=\S)(?:\t|\u3000{2}|[ ]{3,})\s*\d{1,3}$"
)
_CATEGORY = lazy(
    r"[〈<\[(【]?\s*(?:"
    + "|".join(AGENDA_CATEGORIES)
    + r")\s*(?:안건|사항|의안)?(?:\s*[(（][^()（）]*[)）])?\s*[〉>\])】]?\s*[:：]?",
    needs=AGENDA_CATEGORIES,
)
_AROUND_CATEGORY = " :：〈〉<>[]【】"
_ONLY_COUNT = lazy(r"[(（]?\s*(?:총\s*)?\d{1,3}\s*건\s*[)）]?(?:\s*[(（].*[)）])?", needs="건")
_SESSION_ROW = lazy(
    r"제\s*\d+\s*[회차].*(?:본회의|위원회|회의|차)$|第\s*\d+\s*[回次].*", needs=DIGIT
)
_TIME_TAIL = lazy(
    r"\s*[(（]\s*(?:오전|오후)?\s*\d{1,2}\s*[시時]\s*(?:\d{1,2}\s*[분分])?\s*[)）]$", needs="시時"
)
# A part that ends so goes on behind its comma.
_OPEN = ("및", "의", "와", "과", "에", "을", "를", "은", "는", "하고", "하여", "며", "고")
MAX_WRAPPED = 12
_NEAR = 40
_MANY = 300
_LONGEST_SERIAL = 30
# `□ 2023-05-01`, `o 제2022-009-051호`: the number of a paper alone.
_SERIAL = lazy(
    r"\W*(?:[Ooㅇ]\s+)?(?:(?:의안|안건|과제|접수|심의)\s*(?:번호)?\s*[:：]?\s*)?(?:제\s*)?(?P<serial>\d{1,4}(?:-\d{1,4}){1,2})(?:\s*호)?\W*",
    needs=DIGIT,
)
# `□ 제1호 안건`, `<안건 2>`: a heading that names its item by the number alone.
_NUMBER_ALONE = lazy(
    r"\W*제?\s*(\d{1,2})\s*호\s*(?:안\s*건|의\s*안)\W*|\W*(?:안\s*건|의\s*안)\s*제?\s*(\d{1,2})\s*호?\W*",
    needs="안",
)
_LONGEST_NUMBER = 16
_PAIRS = dict(zip("<〈[【〔《", ">〉]】〕》", strict=True))
_NOISE = lazy(r"[\W_]+")


def normal(title: str) -> str:
    """Letters and digits of a title: what two printings of it share."""
    return _NOISE.sub("", title)


def strip_leaders(text: str) -> str:
    """A row without dot leaders and page number."""
    return _LEADERS.sub("", text)


def read_agenda(rows: list[Row], glue: Any) -> list[Item]:
    """The items of a list in reading order."""
    rows = _strip_common(_part_commas(rows))
    numbered = any(
        (match := _MARKER.match(row.text)) is not None
        and (match["number"] or match["order"] or match["tagged"])
        for row in rows
    )
    marked = numbered or any(_MARKER.match(row.text) for row in rows)
    reader = _AgendaReader(numbered, marked, glue)
    for row in rows:
        reader.read(row)
    return reader.items


def _part_commas(rows: list[Row]) -> list[Row]:
    """`주제 선정, 역할 분담, 일정`: short items in one row without marks."""
    if len(rows) != 1 or _MARKER.match(rows[0].text):
        return rows
    parts = [part.strip() for part in rows[0].text.split(",")]
    if len(parts) < 3 or any(not 1 < len(part) < 22 or part.endswith(_OPEN) for part in parts):
        return rows
    return [rows[0]._replace(text=part) for part in parts]


def _strip_common(rows: list[Row]) -> list[Row]:
    """Take off a bullet or a number that every row carries before its own marker."""
    rows = [Row(row.unit, row.text.strip(), row.indent) for row in rows if row.text.strip()]
    tags = [_match_tag(row.text) for row in rows]
    if rows and all(tags):
        rows = [
            row._replace(text=row.text[tag.end() :])
            for row, tag in zip(rows, tags, strict=True)
            if tag
        ]
    if rows and all(row.text.startswith("- ") for row in rows):
        rows = [row._replace(text=row.text[2:].lstrip()) for row in rows]
    if rows and (all(_SPACED_DOUBLE.match(row.text) for row in rows) or _count_twice(rows)):
        rows = [row._replace(text=_DOUBLE.sub("", row.text, count=1)) for row in rows]
    return rows


def _count_twice(rows: list[Row]) -> bool:
    """`1.1.위원장선임의건`, `2.2.…`, `3.O보고사항`: rows counted before their own mark."""
    counted = [_CLOSE_DOUBLE.match(row.text) for row in rows]
    return len(rows) > 1 and all(
        match is not None and int(match[1]) == n for n, match in enumerate(counted, 1)
    )


def _match_tag(text: str) -> re.Match[str] | None:
    return _TAG.match(text) if text.startswith(_TAG_OPENINGS) else None


def is_category(text: str) -> bool:
    """Whether a row names a category of items (`자문안건(토론)`) rather than an item."""
    match = _MARKER.match(text)
    return _CATEGORY.fullmatch(match["rest"] if match else text) is not None


class _AgendaReader:
    """Reads rows in order; a category holds the items after it, a wrapped row goes on."""

    def __init__(self, numbered: bool, marked: bool, glue: Any) -> None:
        self.items: list[Item] = []
        self.numbered = numbered
        self.marked = marked
        self.glue = glue
        self.category: str | None = None
        self.tag: str | None = None
        self.complete = False
        self.run = 0
        self.bill_indent: int | None = None

    def read(self, row: Row) -> None:
        text = row.text
        if _ONLY_COUNT.fullmatch(text) or _RULE.fullmatch(text):
            return
        tag = _match_tag(text)
        if tag:
            self.tag = close(tag[0]).strip("[]〔〕<>()")
            text = text[tag.end() :]
        if not strip_leaders(text):
            self.complete = True
            return
        match = _MARKER.match(text)
        bare = match["rest"] if match else text
        if _CATEGORY.fullmatch(bare) and not (
            match and match["number"] and self.numbered and not self.category
        ):
            self._add(_marker_number(match), bare.strip(_AROUND_CATEGORY), row, 0, None)
            self.category = close(re.sub(r"[(（].*", "", bare)).strip(_AROUND_CATEGORY)
            return
        if match is None:
            bill = read_bill(text)
            led = _LED.match(text)
            if led and bill is None:
                self._add(None, text[led.end() :], row, 0, close(led[0]).strip(":："))
            elif bill is None or bill.number is None:
                self._read_plain(row)
            else:
                self._add(bill.number, bill.title, row, self._base(), bill.category)
            return
        inner = _MARKER.match(match["rest"]) if match["mark"] or match["dash"] else None
        numbered = inner is not None and (inner["number"] or inner["tagged"])
        if inner and (inner["bill"] or (numbered and match["mark"])):
            match = inner
        title, kind = match["rest"], self.category or self.tag
        led = _LED.match(title) if match["mark"] else None
        if led:
            title, kind = title[led.end() :], close(led[0]).strip(":：")
        if not title.strip():
            return
        self._add(_marker_number(match), title, row, self._level(match, row), kind)

    def _read_plain(self, row: Row) -> None:
        if not self.marked:
            self._add(None, row.text, row, 1 if self.category else 0, self.category)
        elif self.items and not self.complete and self.run < MAX_WRAPPED:
            self.run += 1
            last = self.items[-1]
            joined = self.glue(last.title, row.text)
            self.complete = _LEADERS.search(joined) is not None
            self.items[-1] = last._replace(title=squeeze(strip_leaders(joined)))

    def _base(self) -> int:
        return 1 if self.category else 0

    def _level(self, match: re.Match[str], row: Row) -> int:
        base = self._base()
        if match["bill"]:
            self.bill_indent = row.indent
        elif match["number"] and self.bill_indent is not None and row.indent > self.bill_indent:
            return base + 1  # `1) 개방이사 선임` further in than `제3호 의안 …`
        if any(match[name] for name in ("number", "bill", "order", "serial", "tagged")):
            return base
        if match["circle"]:
            return base
        if match["letter"] or match["paren"]:
            return base + (1 if self.numbered else 0)
        if match["dash"]:
            return base + (1 if self.numbered and self.items else 0)
        return base

    def _add(self, number: str | None, title: str, row: Row, level: int, kind: str | None) -> None:
        bare = strip_leaders(title)
        paper = _PAPER.match(bare)
        if paper:
            bare = bare[paper.end() :]
        self.complete = bare != title
        self.run = 0
        if _SESSION_ROW.fullmatch(bare) and not number:
            return
        self.items.append(Item(number, cut_explanation(squeeze(bare)), kind, row.unit, level))


def _marker_number(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    number = (
        match["number"]
        or match["serial"]
        or match["tagged"]
        or match["order"]
        or match["bill"]
        or match["paren"]
        or match["letter"]
    )
    if match["ordinal"]:
        return str(_ORDER_WORDS.index(match["ordinal"]) + 1)
    if match["native"]:
        return str(_NATIVE.index(match["native"]) + 1)
    if match["circle"]:
        return _encircled(match["circle"])
    return read_numerals(number) if number else None


def _encircled(char: str) -> str:
    """The number or letter in a circle or in brackets of one character."""
    for first in "㉮㈎":
        if first <= char < chr(ord(first) + len(COUNTING_LETTERS)):
            return COUNTING_LETTERS[ord(char) - ord(first)]
    return str((ord(char) - ord("①")) % 20 + 1)


def nest(items: list[Item], lines: list[int]) -> list[dict[str, Any]]:
    """Items as the tree the document holds, flattened order kept."""
    roots: list[dict[str, Any]] = []
    stack: list[tuple[int, dict[str, Any]]] = []
    for item in items:
        node: dict[str, Any] = {
            "number": item.number,
            "title": item.title,
            "kind": item.kind,
            "line": lines[item.unit],
            "children": [],
        }
        while stack and stack[-1][0] >= item.level:
            stack.pop()
        (stack[-1][1]["children"] if stack else roots).append(node)
        stack.append((item.level, node))
    return roots


class AgendaIndex:
    """Finds agenda items by the words of their titles."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.titles = [normal(item.title) for item in items]
        self.cores = [_core(item.title) for item in items]
        self.openings: dict[str, list[int]] = {}
        self.numbers = {
            item.number: n for n, item in enumerate(items) if item.number and "-" in item.number
        }
        for n, title in enumerate(self.titles):
            self.openings.setdefault(title[:4], []).append(n)
        self.tails = self._telling_tails()
        self.taken = 0

    def __bool__(self) -> bool:
        return bool(self.items)

    def add(self, item: Item) -> None:
        """One more item, behind the others."""
        title = normal(item.title)
        self.openings.setdefault(title[:4], []).append(len(self.items))
        self.items.append(item)
        self.titles.append(title)
        self.cores.append(_core(item.title))
        self.tails.append("")

    def match(self, text: str) -> int | None:
        """The item a heading of the record names, the next one first; None when it names none."""
        if "-" in text and len(text) < _LONGEST_SERIAL and (alone := _SERIAL.fullmatch(text)):
            return self.numbers.get(alone["serial"])
        if len(text) < _LONGEST_NUMBER and (named := _NUMBER_ALONE.fullmatch(text)):
            return self._numbered(named[1] or named[2])
        if len(text) > 2 and text[-1] == _PAIRS.get(text[0]):
            text = text[1:-1].strip()
        text = strip_heading(text)
        words = normal(text)
        places = self.openings.get(words[:4]) if len(words) > 1 else None
        if places is None:
            return None
        at = bisect_left(places, self.taken)
        for i in [*places[at : at + _NEAR], *places[max(at - _NEAR, 0) : at]]:
            title, core = self.titles[i], self.cores[i]
            if words == title or (
                len(core) > 3 and words.startswith(core) and len(words) < len(core) + 60
            ):
                return i
            if title.startswith(words) and len(words) * 3 > len(title) and len(words) > 5:
                return i
        return None

    def _numbered(self, number: str) -> int | None:
        """The only item of that number."""
        found = [n for n, item in enumerate(self.items) if item.number == number]
        return found[0] if len(found) == 1 else None

    def begins(self, text: str) -> bool:
        """Whether a text is the beginning of some title, broken over two lines."""
        words = normal(strip_heading(text))
        places = self.openings.get(words[:4], ()) if len(words) > 11 else ()
        return any(
            self.titles[n].startswith(words) and self.titles[n] != words for n in places[:_NEAR]
        )

    def whole(self, text: str) -> int | None:
        """The item whose title a text is, from its first letter to its last."""
        words = normal(strip_heading(text))
        places = [n for n in self.openings.get(words[:4], ()) if self.titles[n] == words]
        return min(places, key=lambda n: (n < self.taken, n), default=None)

    def mentioned(self, text: str) -> list[int]:
        """Items whose titles are spoken in a text."""
        words = normal(text)
        return [
            i
            for i, (core, tail) in enumerate(zip(self.cores[:_MANY], self.tails, strict=False))
            if len(core) > 3 and (core in words or (tail and tail in words))
        ]

    def _telling_tails(self) -> list[str]:
        """Titles without their year, where no other title ends so."""
        tails = [re.sub(r"^\d+(?:년도?)?", "", core) for core in self.cores[:_MANY]]
        return [
            tail
            if len(tail) > 5 and sum(core.endswith(tail) for core in self.cores[:_MANY]) == 1
            else ""
            for tail in tails
        ]


def _core(title: str) -> str:
    return normal(re.sub(r"[(（][^()（）]*[)）]\s*$", "", title))


def strip_heading(text: str) -> str:
    """A heading without its marker and its clock time."""
    text = _TIME_TAIL.sub("", text)
    match = _MARKER.match(text)
    if match and (match["mark"] or match["dash"]):
        inner = _MARKER.match(match["rest"])
        match = inner or match
    return match["rest"] if match else text


def heading_time(text: str) -> str | None:
    """The clock time printed at the end of a heading, as printed."""
    match = _TIME_TAIL.search(text)
    return match[0].strip() if match else None


def heading_number(text: str) -> str | None:
    """The number a heading prints."""
    return _marker_number(_MARKER.match(text))
