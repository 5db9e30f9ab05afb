"""The outline of team notes: which lines head a section, what they open, where a meeting begins.

Notes have no speakers to go by: headings carry them. A Markdown heading is one whatever it says;
a plain line is one when the vocabulary knows it, in documents that elsewhere show to be notes.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from minutes_parser.parser.heading.fields import Kind, kind_of, read_field, split_number
from minutes_parser.parser.notes.meetings import Dated, find_meetings
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import in_use
from minutes_parser.vocabulary.notes import DONE_WORDS, PERIOD_WORDS, SECTION_KINDS, TO_DO_WORDS


class Outline(NamedTuple):
    """What was found: meetings, sections by their first unit, and the units of to-do lists."""

    meetings: dict[int, Dated]
    sections: dict[int, Kind]
    tasks: dict[int, int]
    notes: bool  # whether the document is laid out as notes, so that the outline guides the walk

    @property
    def known(self) -> frozenset[int]:
        """Sections whose heading the vocabulary knows."""
        return frozenset(i for i, kind in self.sections.items() if kind != SECTION)


NONE = Outline({}, {}, {}, False)
MANY = 3000
LONGEST = 40
_TO_DO = lazy("|".join(TO_DO_WORDS), re.I)
_DONE = lazy("|".join(DONE_WORDS))
_SIGNS = lazy(r"\W+|[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_PERIOD = lazy(
    r"\s*[(（\[]\s*(?:[~∼]|\d|" + "|".join(PERIOD_WORDS) + r")[^()（）]*[)）\]]\s*$", needs="(（["
)
_CLOSING = frozenset(")）]")
_SPAN = lazy(
    r"\d{1,2}\s*[./월]\s*\d{1,2}\s*일?\s*(?:\([월화수목금토일]\))?\s*[~∼-]\s*(?:\d{1,2}\s*[./월]\s*)?\d{1,2}\s*일?\s*"
    r"(?:\([월화수목금토일]\))?\s*[(（]?\s*(?:\d{1,2}\s*주\s*차?)?\s*[)）]?\s*:?",
    needs="~∼-",
)
_ASSIGNED = lazy(r"[-•*·]?\s*[^\s:：<>-]{2,5}\s*(?:[:：]|<<|->|→|=>)\s*\S")
_NAMED_BEHIND = lazy(
    r".{2,60}[(（\[]\s*(?:@\S+|[가-힣]{2,4}(?:\s*[,·/]\s*[가-힣]{2,4})*)\s*[)）\]]"
)
OPENS_HEAD = frozenset({"people", "agenda", "date", "place", "time", "count"})
_OTHERS = frozenset({"next", "result", *OPENS_HEAD})
_PLAIN = 9
_SET_OFF = "■□◆◇▣▶★●"
_MARKS = frozenset(_SET_OFF + "[【<〈>#*=0123456789")
_NO_HEAD_ENDS = ".?!,다요"
_NO_HEAD = lazy(
    r"->|=>|→|⇒|➡|[-–*•·▪◦+]\s",
    needs=("->", "=>", "→", "⇒", "➡", "-", "–", "*", "•", "·", "▪", "◦", "+"),
)
_ROW = lazy(r"[-–*•·▪◦○☐☑✅+]|\d{1,2}[.)]|[①-⑳]|\[[ xX]?\]|@")
TASKS = Kind("actions")
_BEGINS = frozenset(word[:2] for word, kind in SECTION_KINDS.items() if kind == "actions")
_ENDS = frozenset(word[-2:] for word, kind in SECTION_KINDS.items() if kind == "actions")
SECTION = Kind("section")
MANY_SPEAKERS = 200
_SPEAKER_MARKS = frozenset("◯○〇")


def survey_outline(units: Units, skip: dict[int, str], headings: dict[int, int]) -> Outline:
    """The outline; an empty one where the document is no notes."""
    if not headings and (len(units) > MANY or _is_verbatim(units)):
        return NONE
    meetings = _with_labels(units, skip, find_meetings(units, skip, headings))
    if not headings and len(meetings) < 2 and not _has_to_dos(units, skip):
        return Outline(meetings, {}, {}, True) if meetings else NONE
    sections: dict[int, Kind] = {}
    plain: dict[int, Kind] = {}
    for i, text in enumerate(units.text):
        if not text or (i in skip and i not in headings):
            continue
        if i in headings:
            sections[i] = read_section(text) or _beside(text) or SECTION
        elif len(text) < 2 * LONGEST and (kind := _read_plain(units, i, text)):
            plain[i] = kind
    if headings or len(meetings) > 1 or any(kind.name == "actions" for kind in plain.values()):
        sections = dict(sorted({**sections, **plain}.items()))
    if not sections and not meetings:
        return NONE
    return Outline(meetings, sections, _find_tasks(units, sections, meetings, headings), True)


def _is_verbatim(units: Units) -> bool:
    """Whether circles open a great many lines, as speakers of an assembly's record do."""
    return len(units.opening(_SPEAKER_MARKS)) > MANY_SPEAKERS


def _has_to_dos(units: Units, skip: dict[int, str]) -> bool:
    """Whether a line without any mark heads a list of things to do."""
    certain = in_use() is None
    texts = units.text
    for i in [i for i, t in enumerate(texts) if t and t[-1] not in _NO_HEAD_ENDS and len(t) < 80]:
        text = texts[i]
        if i in skip or (certain and _is_no_to_do(text)):
            continue
        kind = _read_plain(units, i, text)
        if kind is not None and kind.name == "actions":
            return True
    return False


def _is_no_to_do(text: str) -> bool:
    """Most lines begin or end in two letters that no heading of things to do has there."""
    begin = text[:2]
    if "가" <= text[0] <= "힣" and begin.isalpha() and begin not in _BEGINS:
        return True
    end = text[-4:].replace(" ", "")[-2:]
    return end.isalpha() and end.lower() not in _ENDS and not text[0].isdecimal()


def _beside(text: str) -> Kind | None:
    """`# 참석: 김가온, 이나래`: a field of the head, typed as a heading."""
    field = read_field(text)
    return field.kind if field and field.value and field.kind.name in OPENS_HEAD else None


def _with_labels(
    units: Units, skip: dict[int, str], meetings: dict[int, Dated]
) -> dict[int, Dated]:
    """A date under a label of its own (`날짜`) begins the meeting with the label, once or never."""
    moved: dict[int, Dated] = {}
    for i, dated in meetings.items():
        above = (j for j in range(i - 1, max(i - 4, -1), -1) if units.text[j] and j not in skip)
        before = next(above, None)
        kind = read_section(units.text[before]) if before is not None else None
        labelled = kind is not None and kind.name in {"date", "time"}
        if not labelled:
            moved[i] = dated
        elif len(meetings) > 1 and before is not None:
            moved[before] = dated._replace(shape="label")
    return moved


def _read_plain(units: Units, i: int, text: str) -> Kind | None:
    """A line without any mark that the vocabulary knows as a heading."""
    if text[-1] in _NO_HEAD_ENDS or text[0] in "(（|" or _NO_HEAD.match(text):
        return None
    label, colon, value = text.partition(":")
    if colon and value.strip() and SECTION_KINDS.get(close(label).lower()) == "agenda":
        return Kind("agenda", rank=3)
    if text[0].isdecimal() and not text[:3].isdecimal() and _SPAN.fullmatch(text):
        following = next((t for t in units.text[i + 1 : i + 3] if t), "")
        return TASKS if _ASSIGNED.match(following) else None
    kind = read_section(text, known=True)
    spelt = len(text) > 1 and len(units.raw[i].strip()) == 1  # down the page: a label of a form
    if kind == TASKS and text[0] not in _MARKS and not spelt and not _lists(units, i):
        return None
    if kind is None and is_set_off(text):
        return SECTION
    return kind


def _lists(units: Units, i: int) -> bool:
    """Whether a list stands under a line: marked or indented rows, or rows that name who."""
    j = next((j for j in range(i + 1, min(i + 10, len(units))) if units.text[j]), None)
    if j is None:
        return False
    text = units.text[j]
    indented = units.indent(j) > units.indent(i)
    return (
        indented
        or _ROW.match(text) is not None
        or _ASSIGNED.match(text) is not None
        or (text[-1] in ")）]" and _NAMED_BEHIND.fullmatch(text) is not None)
    )


def read_section(text: str, known: bool = False) -> Kind | None:
    """What a heading opens; only whole words that are `known` where no mark sets the line off."""
    _, bare = split_number(text)
    bare = bare.strip(" :：")
    if bare.rstrip()[-1:] in _CLOSING:
        bare = _PERIOD.sub("", bare).strip(" :：")
    if not bare or len(bare) > LONGEST:
        return None
    key = close(bare)
    key = (key if key.isalpha() else _SIGNS.sub("", key)).lower()
    name = SECTION_KINDS.get(key)
    if name:
        return Kind(name, rank=3) if name == "agenda" else Kind(name)
    if (":" in bare or "：" in bare) or (known and len(bare) > 14):
        return None
    kind = kind_of(key)
    if kind is not None:
        return kind
    return TASKS if not known and read_to_do(bare) else None


def read_to_do(text: str) -> bool:
    """Whether a heading or a label is one of things to do, not of things done."""
    key = _SIGNS.sub("", close(text)).lower()
    known = SECTION_KINDS.get(key)
    if known is not None:
        return known == "actions"
    return _TO_DO.search(text) is not None and _DONE.search(text) is None


class _List:
    """A to-do list while its end is looked for."""

    def __init__(self, start: int, level: int, mark: str) -> None:
        self.start = start
        self.level = level
        self.mark = mark
        self.row: str | None = None

    def ends_at(self, start: int, level: int, mark: str, kind: Kind | None) -> bool:
        """Whether a heading ends the list: one as high as its own, or of another kind."""
        if kind is None or kind.name in _OTHERS:
            return True
        if level == _PLAIN == self.level:
            return kind is not SECTION or mark == self.mark
        return level <= self.level

    def goes_on(self, text: str, gap: bool) -> bool:
        """Whether a row behind a blank line is marked as the first one is."""
        mark = _row_mark(text)
        self.row = mark if self.row is None else self.row
        return not gap or mark == self.row


def _find_tasks(
    units: Units, sections: dict[int, Kind], meetings: dict[int, Dated], headings: dict[int, int]
) -> dict[int, int]:
    """The units of to-do lists, each with the heading it stands under."""
    tasks: dict[int, int] = {}
    edges = sorted({*sections, *meetings, len(units)})
    under: _List | None = None
    for start, stop in pairwise(edges):
        kind = None if start in meetings else sections.get(start)
        level, mark = headings.get(start, _PLAIN), units.text[start][:1]
        if under is not None and under.ends_at(start, level, mark, kind):
            under = None
        if under is None and kind is not None and kind.name == "actions":
            under = _List(start, level, mark)
        if under is None:
            continue
        gap = listed = False
        for i in range(start + 1, stop):
            text = units.text[i]
            if text and (
                (listed and _BEHIND_LIST.match(text))
                or (under.level == _PLAIN and not under.goes_on(text, gap))
            ):
                under = None
                break
            gap = not text
            listed = listed or any(map(str.isalnum, text))
            tasks[i] = start
    return tasks


# What stands below a list and is none of it: attachments, who drew it up, a drawn line.
_BEHIND_LIST = lazy(
    r"(?:붙\s*임|첨\s*부|별\s*첨)\s*(?:\d*\s*[:：]|\d+\s*\.)|(?:작성|기록|확인)자\s*[:：]|[-*_]{3,}$"
)


def _row_mark(text: str) -> str:
    """What sets a row off: a bullet, a digit, nothing."""
    return "0" if text[0].isdigit() else "" if text[0].isalnum() else text[0]


def is_set_off(text: str) -> bool:
    """Whether a mark or brackets set a heading off: `■ 할 일`, `【다음까지】`."""
    return text[0] in _SET_OFF or (text[0] in "[【<〈" and text[-1] in "]】>〉")
