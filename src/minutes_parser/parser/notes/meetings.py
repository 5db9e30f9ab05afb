"""Lines that date a meeting: `# 190729`, `----23.10.26----`, `[5/9] / 안지혜`, `<11-17 회의록>`.

One at the head of a file dates its meeting; several of a shape, each with text under it, begin the
meetings of a file. A date in a list of plans, a version, or a stretch of days dates no meeting.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from minutes_parser.parser.heading.times import find_times
from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.notes import DATED_WORDS, MEETING_WORDS, RECORD_WORDS


class Dated(NamedTuple):
    """A line that dates a meeting: how it is set off, the date, and what stands behind it.

    `titled` when the line names the meeting as well (`3/14 회의록`, `[3/14] 1차 기획 회의`).
    """

    shape: str
    date: str
    rest: str
    titled: bool


_DIGIT = lazy("[0-9]")
_FENCE = lazy(r"[-=~*#_>]{2,}\s*(?P<inner>[^-=~*#_>\s].{0,60}?)\s*[-=~*#_<]{2,}")
_ENCLOSED = lazy(
    r"[〈<\[【《［]\s*(?P<inner>[^〈<\[【《［〉>\]】》］]{3,40}?)\s*[〉>\]】》］]\s*(?P<rest>.*)"
)
_BULLET = lazy(r"[■□●▶◆◇▣★☆▷※]\s*|[#📅🗓]+\s*", needs="■□●▶◆◇▣★☆▷※#📅🗓")
_ORDER = lazy(
    r"(?:제?\s*\d{1,3}\s*(?:차|회|주차|번째)\s*(?:정기\s*)?(?:회의|미팅|모임)?\s*[-–:(,]?\s*)",
    needs=DIGIT,
)
_DATE = lazy(
    r"(?P<date>(?:(?:['’‘]?\d{2}|(?:19|20)\d{2})\s*(?:년|[.\-/])\s*)?"
    r"\d{1,2}\s*(?:월|[.\-/])\s*\d{1,2}(?!\d)(?!차|주|회(?!의)|기|호|반|조)\s*(?:일|\.(?!\d))?"
    r"|(?:(?:19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
    r"\s*(?:[(（\[]\s*[월화수목금토일](?:요일)?\s*[)）\]]|[월화수목금토일](?:요일|(?![^\W\d])))?"
    r"\s*(?P<bracket>[)）])?\s*[.,]?\s*",
    needs=DIGIT,
)
_ONWARD = lazy(
    r"\s*(?:[~∼～]|[-–]\s*\d{1,2}\s*[./월]|까지|부터|이후|이전|에\s|은\s|는\s|(?<!\s)\d|[:：]\s*\S)"
)
_ANY_DATE = (
    r"(?:(?:['’‘]?\d{2}|(?:19|20)\d{2})\s*(?:년|[.\-/])\s*)?\d{1,2}\s*(?:월|[.\-/])\s*\d{1,2}\s*(?:일|\.(?!\d))?"
    r"(?:\s*[(（][월화수목금토일](?:요일)?[)）])?|(?<!\d)(?:\d{8}|\d{6}|(?<=_)\d{4})(?!\d)"
)
_FIRST = lazy(rf"^\s*[\[(<〈【]?\s*(?:{_ANY_DATE})\s*[\])>〉】]?\s*", needs=DIGIT)
_LAST = lazy(rf"[\s_\-–—·/(\[<]+(?:{_ANY_DATE})\s*[\])>]?\s*$", needs=DIGIT)
_TOPIC = lazy(r"[가-힣][은는]\s|[가-힣]을\s|[가-힣]를\s", needs="은는을를")
_EDGE = lazy(r"^[\W_]+|[\W_\d]+$")
_PARTS = lazy(r"[/|·\-–—]\s*\S")
_NOTHING = lazy(r"[\s\d:：~∼\-–.,시분반오전후()（）]*")
_BARE = frozenset({"date"})
# Days are printed with points, numbers of papers with dashes.
_SERIAL = lazy(r"\d{4}-\d{1,2}-\d{1,3}")
REACH = 4
MANY = 2
SHORT = 6
NUMBERED = 80
HEAD = 4
NEAR = 8
LONGEST = 50
FAR = 120  # letters from the end in which a date stands


def find_meetings(units: Units, skip: dict[int, str], headings: dict[int, int]) -> dict[int, Dated]:
    """The lines that begin a meeting, in order; at the head of a file one may stand alone."""
    shapes: dict[str, list[tuple[int, Dated]]] = defaultdict(list)
    for i, text in enumerate(units.text):
        if not text or (i in skip and i not in headings) or len(text) > 90:
            continue
        if text[0] >= "가" and text[0] <= "힣" and text[0] != "제":
            continue  # no mark, no number: what begins so dates nothing
        if _DIGIT.search(text, 0, 24) is None:
            continue
        dated = read_dated(text, headings.get(i))
        if dated is not None:
            shapes[dated.shape].append((i, dated))
    numbers = _listed_numbers(units) if shapes else frozenset()
    for shape, found in list(shapes.items()) if numbers else ():
        if sum(1 for _, dated in found if dated.date in numbers) >= MANY:
            del shapes[shape]
    if not shapes:
        return {}
    first = [i for i, text in enumerate(units.text[:60]) if text and i not in skip][:HEAD]
    best: list[tuple[int, Dated]] = []
    for found in shapes.values():
        full = [place for place in found if _has_text(units, skip, place[0], found)]
        full = _once_a_day(full)
        bare = found[0][1].shape in _BARE and not (first and full and full[0][0] <= first[-1])
        if len(full) > 1 and len(full) * 2 >= len(found) and len(full) > len(best) and not bare:
            best = full
    if best:
        return dict(best)
    near = [i for i, text in enumerate(units.text[:60]) if text and i not in skip][:NEAR]
    alone = [
        (i, dated)
        for found in shapes.values()
        for i, dated in found[:1]
        if i in first[:2] or (i in headings and i in near)
    ]
    return dict(alone[:1])


def _listed_numbers(units: Units) -> frozenset[str]:
    """What looks like a day and opens rows of a list (`2023-05-01 낙상 예측 연구`) is a number."""
    heads = (text.partition(" ") for text in units.text[:NUMBERED] if "0" <= text[:1] <= "9")
    found = [head for head, _, rest in heads if len(rest) > SHORT and _SERIAL.fullmatch(head)]
    return frozenset(found) if len(found) >= MANY else frozenset()


def _once_a_day(found: list[tuple[int, Dated]]) -> list[tuple[int, Dated]]:
    """Without lines that print a day again, as a place to sign does."""
    days: dict[tuple[int, ...], tuple[int, Dated]] = {}
    for i, dated in found:
        numbers = re.findall(r"\d+", dated.date)
        compact = len(numbers) == 1
        day = (int(numbers[0][-4:]),) if compact else tuple(int(n) for n in numbers[-2:])
        days.setdefault(day, (i, dated))
    return list(days.values())


def _has_text(units: Units, skip: dict[int, str], i: int, found: list[tuple[int, Dated]]) -> bool:
    """Whether lines follow before the next of the shape: a row of dates is a plan."""
    others = {j for j, _ in found}
    lines = 0
    for j in range(i + 1, min(i + 12, len(units))):
        if j in others:
            break
        lines += bool(units.text[j]) and j not in skip
    return lines > 1


def read_dated(text: str, level: int | None) -> Dated | None:
    """A line that dates a meeting; `level` is that of a heading."""
    shape = f"heading {level}" if level else ""
    inner, rest = text, ""
    if text[0] in "-=~*#_>" and (fence := _FENCE.fullmatch(text)):
        shape, inner = shape or "fence", fence["inner"]
    elif text[0] in "〈<[【《［" and (enclosed := _ENCLOSED.fullmatch(text)):
        shape, inner, rest = shape + "bracket" + text[0], enclosed["inner"], enclosed["rest"]
    elif bullet := _BULLET.match(text):
        shape, inner = shape or text[0], text[bullet.end() :]
    ordered = _ORDER.match(inner)
    at = ordered.end() if ordered else 0
    begins = inner[at : at + 1].isdecimal() or inner[at : at + 1] in {"'", "’", "‘"}
    match = _DATE.match(inner, at) if begins else None
    if match is None or _ONWARD.match(inner, match.end()) or not _is_day(match["date"]):
        return None
    behind = inner[match.end() :].strip()
    word = close(behind).lower().strip("()[]<>:：")
    titled = word in DATED_WORDS or names_meeting(behind) or names_meeting(rest)
    if not _is_plain(behind, shape, titled):
        return None
    if not shape:
        shape = "minutes" if titled else "date"
    behind = rest or ("" if titled else behind)
    return Dated(shape, match["date"].strip(), behind.lstrip(" /|:：-–—"), titled)


def names_meeting(text: str) -> bool:
    """Whether a line ends in a word for a meeting or notes of one (`1차 기획 회의`)."""
    text = strip_date(text).strip()
    if not text or len(text) > LONGEST or text[-1] in ".?!," or _TOPIC.search(text):
        return False
    plain = _EDGE.sub("", close(text).lower())
    return plain.endswith(MEETING_WORDS) or (
        plain.endswith(RECORD_WORDS) and any(word in plain for word in (*MEETING_WORDS, "회의록"))
    )


def strip_date(text: str) -> str:
    """A title without the date before or behind it (`[3/14] 주간 회의`, `주간 회의_0521`)."""
    text = _FIRST.sub("", text, count=1)
    last = _LAST.search(text, max(len(text) - FAR, 0))
    return (text[: last.start()] if last else text).strip(" _-–—·/,:")


def _is_plain(behind: str, shape: str, titled: bool) -> bool:
    """Whether nothing but a clock, a place, names or a word for meeting stands behind the date."""
    if titled or _NOTHING.fullmatch(behind):
        return True
    return shape != "" and (
        _PARTS.match(behind) is not None or find_times(behind).start is not None
    )


def _is_day(printed: str) -> bool:
    """Whether month and day can be such (`3.14`, not `3.2.1` or `25/3`)."""
    numbers = [int(n) for n in re.findall(r"\d+", printed)]
    if len(numbers) == 1:
        return True
    month, day = numbers[-2:]
    return 0 < month < 13 and 0 < day < 32


def are_people(text: str) -> bool:
    """Whether a part is nothing but names (`백은호 시가현`, `김가온, 이나래`)."""
    words = [re.sub(r"[(（].*?[)）]", "", word) for word in re.split(r"[\s,·]+", text.strip())]
    words = [word for word in words if word]
    return bool(words) and all(is_name(word) or word.startswith("@") for word in words)
