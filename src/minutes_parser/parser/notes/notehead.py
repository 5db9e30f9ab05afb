"""The head of team notes: what a dated line holds, and what a free title says.

Notes seldom label anything. A title names a meeting in its own words, a group is told by the ending
of a word (`개발2팀`), a dated line may go on with the place and those who came. Of several meetings
the first gives title, date and place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_parser.parser.heading.head import BODY_HEAD, REPORTED, Head, print_title
from minutes_parser.parser.heading.times import find_compact_date, find_date, find_times
from minutes_parser.parser.notes.meetings import Dated, are_people, names_meeting, strip_date
from minutes_parser.parser.text import LONG_LINE, Units, close, squeeze
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.notes import (
    GROUP_ENDINGS,
    GROUP_NOUNS,
    GROUP_WORDS,
    MEETING_ADJECTIVES,
)

if TYPE_CHECKING:
    from minutes_parser.parser.entries import Entry

_ORDER = lazy(r"^(?:제?\s*\d+\s*(?:차|회|주차|번째)|[(（\[<][^()（）\[\]<>]*[)）\]>])\s*")
_BRACKETS = lazy(r"(?<=\S)\s*[(（].*[)）]\s*$|(?<=\S)\s*\[[^\[\]]*\]\s*$")
_FORMAL = lazy(r"총회|이사회|위원회|대의원|의회|협의회|평의회|학생회|연합회|대표자?\s*회의")
# `제6회 군계획위원회 심의 결과`
_OF_BODY = lazy(
    r"[가-힣](?:위원회|협의회|이사회|총회)\s*(?:심의|의결|개최|회의)?\s*결과", needs="회"
)
_PARTS = lazy(r"\s*[/|·]\s*|\s+[-–—]\s+")
_LABEL = lazy(r"^\s*[【\[〈<]\s*(?:모임|팀|그룹|동아리)\s*[】\]〉>]\s*")
_TWO_PLACES = ("곳", "장소", "어디서")
_FIELD = lazy(r"[-*•·]\s*")
_CLOCK = lazy(r"[\d:시분\s~∼–-]*(?:오전|오후|밤|낮|AM|PM)?[\d:시분반\s~∼–-]*")
_DAY = lazy(r"\d\s*(?:월|[./-])\s*\d|\d\s*일|[월화수목금토일]요일")
_NOUN = lazy(r"[_\W\d]+")


COVER = 4  # lines under a title that may say who met and when
SHORT = 60
FEW_WORDS = 5


def _cut_brackets(text: str) -> str:
    """A title without what stands in brackets behind it; longer lines are none."""
    if len(text) > LONG_LINE or text.rstrip()[-1:] not in {")", "）", "]"}:
        return text
    return _BRACKETS.sub("", text)


class NotesHead(Head):
    """Readings of the head of notes."""

    def __init__(self, units: Units, entries: list[Entry], meetings: dict[int, Dated]) -> None:
        super().__init__(units, entries)
        self.meetings = meetings
        stop = sorted(meetings)[1] if len(meetings) > 1 else len(units)
        self.first = [entry for entry in entries if entry.unit < stop]
        self.covers = [(unit, text) for unit, text in self.covers if unit < stop]

    def title(self) -> str | None:
        """The line that calls itself minutes or names a meeting, or the field for it."""
        whole, self.entries = self.entries, self.first
        title = super().title()
        self.entries = whole
        if title is not None and self.title_unit is None:
            return title
        if title is not None and (_is_minutes(title) or names_meeting(title)):
            return title
        self.title_unit = None
        for unit, text in self.covers[:6]:
            if names_meeting(_cut_brackets(text)):
                self.title_unit = unit
                return print_title(text)
        return None

    def _name_body(self, title: str | None, opening: str) -> str | None:
        """The group that the title or the first line names."""
        if title is not None:
            formal = super()._name_body(title, opening)
            if formal and _FORMAL.search(formal):
                return formal
            return group_of(title) or self._group_beside()
        first = self.covers[0][1] if self.covers else ""
        return _group_word(first) if first and len(first) < 60 else None

    def date_text(self) -> str:
        """The dated line, else the fields for date and time, of the first meeting."""
        whole, self.entries = self.entries, self.first
        dated = next((self.units.text[e.unit] for e in self.first if e.unit in self.meetings), "")
        text = super().date_text()
        self.entries = whole
        day = _day(dated)
        if not any(map(str.isdigit, dated)) or (day and day == _day(text)):
            return text
        return dated if _day(text) else f"{dated} {text}".strip()

    def times(self) -> tuple[str | None, str | None]:
        """Start and end; under `시작 / 끝` a slash stands between them."""
        for entry in self.first:
            label = close(entry.label)
            if entry.kind.name == "time" and "시작" in label and len(label) > len("시작"):
                found = find_times(" ".join(text for _, text in entry.rows).replace("/", "~"))
                if found.start is not None:
                    return found.start, found.end
        start, end = super().times()
        return (start, end) if start is not None else self._times_beside()

    def _times_beside(self) -> tuple[str | None, str | None]:
        """`결제 스쿼드 · 09:45–10:02` under the title: a part that holds nothing but a clock."""
        for _, text in self.covers[1:COVER]:
            for part in _PARTS.split(text) if len(text) < SHORT else ():
                found = find_times(part)
                if found.start is not None and _CLOCK.fullmatch(part.strip(" `()")):
                    return found.start, found.end
        return None, None

    def _group_beside(self) -> str | None:
        """The group that stands under the title, alone or beside when they met."""
        for unit, text in self.covers[:COVER]:
            if unit == self.title_unit:
                continue
            text = _LABEL.sub("", text)
            for part in _PARTS.split(text) if len(text) < SHORT else ():
                name = squeeze(part).strip("`*_ ")
                words = name.split()
                if 0 < len(words) < FEW_WORDS and _ends_group(words[-1]) and len(name) > 2:
                    return name
                if 1 < len(words) < FEW_WORDS and any(
                    word.endswith(tuple(GROUP_NOUNS)) for word in words[:-1]
                ):
                    return name
        return None

    def dates(self) -> tuple[str | None, str | None]:
        """First and last day; a compact date too (`190729`)."""
        first, last = super().dates()
        text = self.date_text()
        if find_date(text) is None and (compact := find_compact_date(text)):
            return compact, None
        if find_date(text) is None and _DAY.search(text):
            return None, None  # a day without its year
        return first, last

    def place(self) -> str | None:
        """The field, the row that is no date under `때와 곳`, or a part of the dated line."""
        whole, self.entries = self.entries, self.first
        printed = super().place()
        self.entries = whole
        if printed is not None:
            return printed
        for entry in self.first:
            if entry.kind.name == "date" and close(entry.label).endswith(_TWO_PLACES):
                rows = [_FIELD.sub("", text, count=1) for _, text in entry.rows]
                others = [row for row in rows if not _is_time(row)]
                if others and len(rows) > 1:
                    return squeeze(others[0])
            if entry.unit in self.meetings:
                parts = self._parts(entry)
                if parts:
                    return parts[0]
        return None

    def _parts(self, entry: Entry) -> list[str]:
        """What a dated line says beside date, clock and people."""
        dated = self.meetings[entry.unit]
        rest = "" if dated.titled else dated.rest
        parts = [part.strip() for part in _PARTS.split(rest) if part.strip()]
        return [part for part in parts if not _is_time(part) and not are_people(part)][:1]


def _day(text: str) -> str | None:
    return find_date(text) or find_compact_date(text)


def _is_minutes(title: str) -> bool:
    plain = close(title)
    return (
        "회의록" in plain
        or "의사록" in plain
        or any(pattern.search(title) for pattern in (REPORTED, _OF_BODY))
    )


def _is_time(text: str) -> bool:
    return (
        find_date(text) is not None
        or find_times(text).start is not None
        or _CLOCK.fullmatch(text.strip()) is not None
    )


def group_of(title: str) -> str | None:
    """The group a free title names: `씨앗로봇 개발2팀 데일리 모음` to 씨앗로봇 개발2팀."""
    text = BODY_HEAD.sub("", strip_date(_cut_brackets(title)))
    while (rest := _ORDER.sub("", text)) != text:
        text = rest
    words = [word for word in text.split() if not re.fullmatch(r"제?\d+(?:차|회|주차|번째)", word)]
    while words and _says_meeting(words[-1]):
        words.pop()
    while words and _says_meeting(words[0]):
        words.pop(0)
    if not words:
        return None
    last = max((n for n, word in enumerate(words) if _ends_group(word)), default=None)
    if last is None:
        return " ".join(words) if words[0] in GROUP_NOUNS and len(words) > 1 else None
    if words[last] in GROUP_NOUNS and last == 0:
        return " ".join(words) if len(words) > 1 else None
    return " ".join(words[: last + 1])


def _ends_group(word: str) -> bool:
    return word.endswith(GROUP_ENDINGS) and (len(word) > 1 or word in GROUP_NOUNS)


def _says_meeting(word: str) -> bool:
    plain = _NOUN.sub("", word).lower()
    return not plain or plain in MEETING_ADJECTIVES


def _group_word(line: str) -> str | None:
    """`오늘은 사진부 전시 준비로 모임`: the group in a first line that says who met."""
    if not names_meeting(line.split("(")[0][-8:]):
        return None
    return next((w for w in line.split() if len(w) > 2 and w.endswith(GROUP_WORDS)), None)
