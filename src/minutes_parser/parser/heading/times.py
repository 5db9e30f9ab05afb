"""Dates and times in every shape minutes print them; never filled in, never guessed."""

from typing import NamedTuple

from minutes_parser.days import is_day
from minutes_parser.parser.text import has_hanja, read_hanja, read_numerals
from minutes_parser.patterns import DIGIT, lazy

_DATE = lazy(
    r"(?P<era>단기|서기)?\s*(?P<quote>['‘’`´＇])?(?P<y>\d{4}|\d{2})\s*(?P<yu>년도?|[.\-/．])\s*"
    r"(?P<m>\d{1,2})\s*(?:월|[.\-/．])\s*(?P<d>\d{1,2})\s*(?:일|\.|(?=\D|$))",
    needs=DIGIT,
)
_COMPACT = lazy(
    r"(?<!\d)(?P<y>(?:19|20)?\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    needs=DIGIT,
)
_TIME = lazy(
    r"(?P<half>오전|오후|상오|하오|낮|밤|새벽|아침|저녁|(?<![분다] )늦은|정오|자정"
    r"|AM|PM|am|pm|a\.m\.|p\.m\.)?\s*"
    r"(?:(?P<h>\d{1,2})\s*(?:시(?!간)\s*(?:(?P<m>\d{1,2})\s*분|(?P<pm>반))?|[:：∶]\s*(?P<c>\d{2})(?!\d))\s*(?P<tail>AM|PM|am|pm)?)",
    needs=":：∶시정자",
)
_NOON = lazy(r"정오|자정", needs=("정오", "자정"))
_NEXT_DAY = lazy(r"이튿날|다음\s*날|익일|翌日", needs=("이튿날", "다음", "익일", "翌日"))
_SPAN = lazy(r"~|∼|～|–|—|-|부터|에서|―")
DAN_GI = 2333


class Times(NamedTuple):
    """Clock times of a field: 24-hour `HH:MM`, None where not printed."""

    start: str | None
    end: str | None


def find_date(text: str) -> str | None:
    """The first full calendar date of a text as ISO 8601; None without year, month and day."""
    text = _plain(text)
    for match in _DATE.finditer(text):
        iso = _iso(match["y"], match["m"], match["d"], match["era"])
        if iso:
            return iso
    return None


def find_compact_date(text: str) -> str | None:
    """A date written as six or eight digits (`190729`, `20190729`)."""
    match = _COMPACT.search(text)
    return _iso(match["y"], match["m"], match["d"], None) if match else None


def find_dates(text: str) -> list[str]:
    """All full calendar dates of a text."""
    text = _plain(text)
    found = (_iso(m["y"], m["m"], m["d"], m["era"]) for m in _DATE.finditer(text))
    return [iso for iso in found if iso]


_LATER = lazy(
    r"(?:[~∼～–—―]|(?<=[일.)）\s])-|부터)\s*(?:(?P<m>\d{1,2})\s*(?:월|[./])\s*)?(?P<d>\d{1,2})\s*"
    r"(?:일(?!간)|\.(?!\s*\d)|(?=\s*[(（][월화수목금토일]))",
    needs=("~", "∼", "～", "–", "—", "―", "-", "부터"),
)


_CLOCK_END = lazy(r"(?::\d\d|[시분])\s*$")


def find_last_day(text: str, first: str) -> str | None:
    """`2017. 3. 6. ~ 3. 8.`, `3월 6일(월)부터 8일까지`: the last day, in the year of the first."""
    text = _plain(text)
    year, month, day = map(int, first.split("-"))
    start = _DATE.search(text)
    for match in _LATER.finditer(text, start.end() if start else 0):
        if match["m"] is None and match[0][-1] == "." and _CLOCK_END.search(text, 0, match.start()):
            continue
        later = int(match["m"] or month), int(match["d"])
        turned = year + (later < (month, day) and bool(match["m"]))
        last = _iso(str(turned), str(later[0]), str(later[1]), None)
        if last and last > first:
            return last
    return None


# `l5일`, `3윌`: what a scan makes of figures and of the word behind them.
_MISREAD = lazy(r"(?<![A-Za-z])[lI|](?=\d{0,3}\s*[년월일시분])|(?<=\d)[lI|](?=\d?\s*[년월일시분])")
_MISREAD_MONTH = lazy(r"(?<=\d)(\s*)윌(?=\s*\d)")


def _plain(text: str) -> str:
    if "l" in text or "I" in text or "|" in text:
        text = _MISREAD.sub("1", text)
    if "윌" in text:
        text = _MISREAD_MONTH.sub(r"\1월", text)
    return read_hanja(read_numerals(text)) if has_hanja(text) else text


def _iso(year: str, month: str, day: str, era: str | None) -> str | None:
    y = int(year)
    if era == "단기" or 4200 < y < 4400:
        y -= DAN_GI
    if len(year) == 2:
        y += 1900 if y > 60 else 2000
    m, d = int(month), int(day)
    return f"{y}-{m:02}-{d:02}" if 1800 < y < 2200 and is_day(y, m, d) else None


def find_times(text: str) -> Times:
    """Start and end of a date field. A second time counts as the end only after a span mark."""
    text = _plain(text)
    found = list(_clock(text))
    if not found:
        return Times(None, None)
    (_, first_stop, start, half), *rest = found
    for begin, _, end, own_half in rest:
        if _SPAN.search(text, first_stop, begin):
            if _NEXT_DAY.search(text, first_stop, begin):
                return Times(start, end)
            return Times(start, _after(start, end, half, own_half))
    return Times(start, None)


def find_time(text: str) -> str | None:
    """The first clock time of a text."""
    return find_times(text).start


def _clock(text: str) -> list[tuple[int, int, str, str | None]]:
    found: list[tuple[int, int, str, str | None]] = []
    for match in _TIME.finditer(text):
        half = match["half"] or match["tail"]
        hour, minute = int(match["h"]), int(match["m"] or match["c"] or (30 if match["pm"] else 0))
        if (
            half in {"오후", "하오", "저녁", "늦은", "밤", "낮", "PM", "pm", "p.m."}
            and hour < 12
            and not (half == "낮" and hour > 9)
        ):
            hour += 12
        elif half in {"오전", "상오", "AM", "am", "a.m.", "밤", "새벽"} and hour == 12:
            hour = 0
        if hour <= 24 and minute < 60:
            found.append((match.start(), match.end(), f"{hour % 24:02}:{minute:02}", half))
    for match in _NOON.finditer(text):
        if not _TIME.match(text, match.start()):
            clock = "12:00" if match[0] == "정오" else "00:00"
            found.append((match.start(), match.end(), clock, match[0]))
    return sorted(found)


def _after(start: str, end: str, half: str | None, own_half: str | None) -> str:
    """`오후 2시 ~ 4시`: an end without its own half of the day follows the start's."""
    hour = int(end[:2])
    if half and not own_half and end < start and 0 < hour < 12:
        return f"{hour + 12:02}{end[2:]}"
    return end
