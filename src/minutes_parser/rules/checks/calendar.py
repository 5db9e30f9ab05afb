"""MIN11x: dates, weekdays and clock times of the header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_parser.days import find_weekday, is_day
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.rules.finding import Fix, Severity, Span, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

# A day, and the weekday printed with it.
_DATE = lazy(
    r"(?P<date>(?<![\d.])(?P<quote>['’‘`])?(?P<y>\d{4}|\d{2})\s*(?:년도?|年|[.\-/．])\s*"
    r"(?P<m>\d{1,2})\s*(?:월|月|[.\-/．])\s*(?P<d>\d{1,2})(?!\d))"
    r"(?:\s*(?:일|日|\.)?\s*"
    r"(?:[(（]\s*(?P<w>[월화수목금토일月火水木金土日])\s*(?:요일|曜日)?\s*[)）]"
    r"|(?P<w2>[월화수목금토일月火水木金土日])(?:요일|曜日)))?",
    needs=DIGIT,
)
_CLOCK = lazy(
    r"(?<![\d:.])(?P<h>\d{1,2})\s*(?:[:：]\s*(?P<c>\d{2})(?![\d:])|시\s*(?:(?P<m>\d{1,2})\s*분)?(?!간))"
)
KOREAN_DAYS, HANJA_DAYS = "월화수목금토일", "月火水木金土日"
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAN_GI = 2333
_HEAD = 40
DATE_KINDS = ("date", "time", "cover")


def read_day(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day that a match prints; None when there is no such day."""
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 1900 if year > 60 else 2000
    elif 4200 < year < 4400:
        year -= DAN_GI
    day = (year, int(match["m"]), int(match["d"]))
    return day if year and is_day(*day) else None


@rule(
    "MIN110",
    Severity.ERROR,
    "{date}은(는) {printed}요일이 아니라 {right}요일입니다",
    "{date} is a {right}, not a {printed}",
)
def wrong_weekday(subject: Subject) -> Iterator[Hit]:
    for number, line in subject.plain_lines:
        if "(" in line or "（" in line or "요일" in line or "曜日" in line:
            yield from _compare_weekdays(subject, number, line)


def _compare_weekdays(subject: Subject, number: int, line: str) -> Iterator[Hit]:
    for match in _DATE.finditer(line):
        group = next((name for name in ("w", "w2") if match[name]), None)
        if group is None:
            continue
        day = read_day(match)
        days = KOREAN_DAYS if match[group] in KOREAN_DAYS else HANJA_DAYS
        printed = days.index(match[group])
        if day is None or find_weekday(*day) == printed:
            continue
        span = Span(number, match.start(group) + 1, number, match.end(group) + 1)
        right = find_weekday(*day)
        values = {
            "date": "{:04}-{:02}-{:02}".format(*day),
            "printed": Words(KOREAN_DAYS[printed], ENGLISH_DAYS[printed]),
            "right": Words(KOREAN_DAYS[right], ENGLISH_DAYS[right]),
        }
        # The weekday gives way: dates come from the calendar, weekdays from the last minutes.
        fix = Fix((subject.edit(span, days[right]),))
        yield Hit(span, values, Words(f"({KOREAN_DAYS[right]})", f"({KOREAN_DAYS[right]})"), fix)


@rule(
    "MIN111",
    Severity.ERROR,
    "달력에 없는 날짜입니다: {printed}",
    "there is no such day: {printed}",
)
def impossible_date(subject: Subject) -> Iterator[Hit]:
    for line in _header_lines(subject, ("date", "cover")):
        for match in _DATE.finditer(subject.line(line)):
            if read_day(match) is None and _looks_dated(match):
                span = subject.span_of(line, match["date"], match.start())
                yield Hit(span, {"printed": match["date"]})


def prints_date(subject: Subject) -> bool:
    """Whether a full date stands at the head, be it one that no calendar has."""
    dates = (m for _, line in subject.plain_lines[:_HEAD] for m in _DATE.finditer(line))
    return any(len(match["y"]) == 4 or match["quote"] for match in dates)


def _looks_dated(match: re.Match[str]) -> bool:
    """Two-digit years also begin version numbers and lists of figures."""
    return len(match["y"]) == 4 or match["quote"] is not None or "월" in match["date"]


@rule(
    "MIN112",
    Severity.ERROR,
    "시계에 없는 시각입니다: {printed}",
    "there is no such time: {printed}",
)
def impossible_time(subject: Subject) -> Iterator[Hit]:
    lines = [*_header_lines(subject, DATE_KINDS)]
    lines += [event.line for event in subject.stages if event.text]
    for line in dict.fromkeys(lines):
        for match in _CLOCK.finditer(subject.line(line)):
            hour, minute = int(match["h"]), int(match["c"] or match["m"] or 0)
            if (hour, minute) > (24, 0) or minute > 59:
                span = subject.span_of(line, match[0], match.start())
                if not subject.is_speech(line, span.column):
                    yield Hit(span, {"printed": match[0].strip()})
    yield from _odd_stages(subject)


def _odd_stages(subject: Subject) -> Iterator[Hit]:
    """Stage lines whose clock the parser could not take: they stand as notes of the room."""
    for node in subject.doc.proceedings:
        if node.type != "event" or node.kind != "note" or node.time:
            continue
        match = _CLOCK.search(node.text)
        if match and match.start() < 3:
            hour, minute = int(match["h"]), int(match["c"] or match["m"] or 0)
            if (hour, minute) > (24, 0) or minute > 59:
                yield Hit(subject.span_of(node.line, match[0]), {"printed": match[0].strip()})


def _header_lines(subject: Subject, kinds: tuple[str, ...]) -> Iterator[int]:
    """The lines of the fields that print when the meeting was."""
    for kind in kinds:
        for node in subject.fields.get(kind, ()):
            yield from range(node.line, (node.end_line or node.line) + 1)


RULES = (wrong_weekday, impossible_date, impossible_time)
