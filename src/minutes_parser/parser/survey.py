"""What a document teaches before its lines are judged.

One look over all units answers: where does the record begin, which lines carry a speaker label and
by which grammar, which names and labels are proved, is the text spaced, is it wrapped by a page.
The line rules read the answer; they never look at a document's neighbours themselves.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from minutes_parser.parser.fields import heading_kind, kind_of, key_of, read_field
from minutes_parser.parser.labels import Label, cut_label, is_field_label, join_syllables, read_label
from minutes_parser.parser.names import is_name, is_unit
from minutes_parser.parser.stages import read_headed_stage, read_stage
from minutes_parser.parser.text import Units, close
from minutes_parser.vocabulary.labels import (
    ABSENT_WORDS,
    NOT_SPEAKERS,
    OBSERVER_WORDS,
    PRESENT_WORDS,
    STAFF_LISTS,
)
from minutes_parser.vocabulary.roles import SINGULAR_ROLES


class Found(NamedTuple):
    """A speaker label found at a unit: the label, where the speech starts, and the grammar.

    A label that is broken over two lines stops in the next unit, `broken` tells which.
    """

    label: Label
    stop: int
    grammar: str
    clock: str | None = None
    broken: int | None = None


class Survey(NamedTuple):
    """What was learned, frozen."""

    labels: dict[int, Found]
    names: frozenset[str]
    grammars: dict[str, int]
    record: int | None
    spaced: bool
    marks: dict[str, int]


CIRCLES = "○◯〇◎●"
_WITNESSES = "증참진證參陳"
_CALLED = re.compile(r"(?:증인|참고인|진술인|證人|參考人|陳述人)\s*([○◯〇◎])\s*")
_LATIN_MARK = re.compile(r"[Oo0ㅇ]\s*[.．]\s*|[Oo]\s+(?=[가-힣])")
_OPENING = "〈<《［[【＜‹"
_ENCLOSED = re.compile(r"[〈<《［\[【＜‹]\s*([^〈<《［\[【＜‹〉>》］\]】＞›]{1,40}?)\s*[〉>》］\]】＞›]\s*")
_PARENTHESIS = re.compile(r"(?:[◎○◯●]\s*)?[(（]\s*([^()（）]{1,20}(?:[(（][^()（）]*[)）])?)\s*[)）]\s*[:：]?\s*(?=\S)")
_COLON = re.compile(r"\s*[:：∶]\s*")
_CLOCK = re.compile(r"[\[(]?(\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s+(?=\S)")
_SECTION_WORDS = re.compile(
    r"안건|개요|내용|붙임|결과|의안|제\s*\d+\s*호|별첨|첨부|사항|일정|정족수|비고|참고|목차|보고$|순서|기록|현황|회의"
)
HEADING_MARKS = frozenset("□■◆◇▣▶▷◈☐▢ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
BILL_HEADING = re.compile(
    r"[□■◆◇▣○●▶〈<\[【\s]*(?:(?:심의|의결|보고|자문|심사|토의|협의|논의|승인|처리)\s*)?"
    r"(?:(?:안건|의안)\s*제?\s*(?P<a>\d{1,3})\s*(?:호|항)?|제?\s*(?P<b>\d{1,3})\s*호\s*(?:안건|의안)|(?P<c>자문안건|보고안건|심의안건|의결안건|협의안건))"
    r"\s*[〉>\]】]?\s*[:：.]?\s*(?P<title>\S.*)"
)
# A numbered heading of a stage: `1. 개  회`, `1. 성원보고`.
_SECTION = re.compile(r"(?:\d{1,2}|[가-하])\s*[.)]\s*(?:개\s*회|개\s*의|성원\s*보고|국민의례|개회\s*선언|개회\s*및\s*\S{2,8})")
_LABEL_REACH = 46
_AFTER_MARK = " \t\u3000.·"
_PEOPLE_REACH = 80
_LIST_MARKS = re.compile(r"^[\d.)]+|[^가-힣\u4e00-\u9fff]")
_LIST_OPENINGS = (
    *PRESENT_WORDS, *ABSENT_WORDS, *OBSERVER_WORDS, *(key[:3] for key in STAFF_LISTS),
    "出席", "缺席", "欠席", "請暇", "參席", "陪席", "政府", "其他", "학교위원", "학생위원", "외부위원", "내부위원",
)  # fmt: skip
_OPENING_PAIRS = frozenset(opening[:2] for opening in _LIST_OPENINGS)
_SPEECH_LETTERS = frozenset(map(chr, range(0xAC00, 0xD7A4))) - {o[0] for o in _LIST_OPENINGS}


def survey_document(units: Units, skip: dict[int, str], text: str) -> Survey:
    """Learn a document."""
    names = _proved_names(units, skip)
    candidates = _Candidates(units, skip, names)
    labels, grammars, marks = candidates.judge()
    return Survey(
        labels=labels,
        names=names,
        grammars=grammars,
        record=_record_start(units, skip, labels),
        spaced=_is_spaced(text),
        marks=marks,
    )


def _is_spaced(text: str) -> bool:
    """Whether the text keeps blanks between words: one in three to five letters of Korean does."""
    sample = text[len(text) // 3 : len(text) // 3 + 6000]
    return len(sample) < 40 or sample.count(" ") * 12 > len(sample)


def _proved_names(units: Units, skip: dict[int, str]) -> frozenset[str]:
    """Names that attendance lists print, wherever they stand."""
    names: set[str] = set()
    reach = 0
    for i, text in enumerate(units.text):
        if not text or i in skip:
            continue
        if _may_head_people(text):
            field = read_field(text)
            if field and field.kind.name == "people":
                reach = _PEOPLE_REACH
                text = field.value
        if reach:
            reach -= 1
            if text.endswith(("다.", "요.", "까?", "음.", "함.")) or (text[:1] in ("(", "【") and read_stage(text)):
                reach = 0
            elif text and len(text) < 400:
                words = join_syllables(re.split(r"[\s\u3000,、，()（）]+", text))
                names.update(word for word in words if 1 < len(word) < 6 and is_name(word))
    return frozenset(names)


def _may_head_people(text: str) -> bool:
    """A cheap look at the first letters: most lines end here."""
    first = text[0]
    if first in _SPEECH_LETTERS or (first in CIRCLES and text[1:2] in _SPEECH_LETTERS):
        return False
    if first >= "가" and text[:2] not in _OPENING_PAIRS and not text[1:2].isspace():
        return False
    if text[-1] in ".?!" or len(text) > 400:
        return False
    return _LIST_MARKS.sub("", text[:16]).startswith(_LIST_OPENINGS)


class _Candidates:
    """Lines that may carry a label, by grammar; judged together."""

    def __init__(self, units: Units, skip: dict[int, str], names: frozenset[str]) -> None:
        self.units = units
        self.names = names
        self.found: dict[int, Found] = {}
        self.soft: dict[int, Found] = {}
        self.unread: dict[str, list[tuple[int, str, int, str | None]]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.cuts: dict[tuple[str, str], tuple[Label, bool]] = {}
        for i, text in enumerate(units.text):
            if not text or i in skip:
                continue
            first = text[0]
            if first in CIRCLES:
                self._circle(i, text, first)
            elif first in _OPENING:
                self._bracket(i, text)
            elif first in "(（":
                self._parenthesis(i, text)
            elif first in _WITNESSES and (called := _CALLED.match(text)):
                self._circle(i, text, called[1], called.end())
            elif _has_colon(text[:_LABEL_REACH]):
                self._colon(i, text, 0, "")

    def _circle(self, i: int, text: str, mark: str, stop: int = 1) -> None:
        while stop < len(text) and text[stop] in _AFTER_MARK:
            stop += 1
        rest = text[stop:]
        if not rest or self._known(i, rest, stop, mark):
            return
        if rest[0] in "(（" and self._parenthesis(i, text):
            return
        if text[1:3] and set(text[1:3]) <= set(CIRCLES):
            stop, rest, mark = 0, text, ""
        colon = _COLON.search(rest, 0, 30)
        if colon and self._colon(i, text, stop, mark):
            return
        head = heading_kind(rest) if len(rest) < 30 else None
        if head and head[0].name in {"people", "agenda", "record", "signatures", "attachment"}:
            return
        cut = cut_label(rest, self.names)
        if cut is None:
            self._broken(i, rest, mark)
            return
        (label, end), hard = cut
        self.counts[f"{mark} blank"] += 1
        found = Found(label, stop + end, f"{mark} blank")
        (self.found if hard else self.soft)[i] = found
        words = rest.split(None, 2)
        if len(words) == 3 and rest[end:] == words[2]:
            self.cuts[words[0], words[1]] = (label, hard)

    def _known(self, i: int, rest: str, stop: int, mark: str) -> bool:
        """The label of two words that was read before, at the head of another line."""
        words = rest.split(None, 2)
        if len(words) < 3:
            return False
        cut = self.cuts.get((words[0], words[1]))
        if cut is None:
            return False
        label, hard = cut
        self.counts[f"{mark} blank"] += 1
        found = Found(label, stop + len(rest) - len(words[2]), f"{mark} blank")
        (self.found if hard else self.soft)[i] = found
        return True

    def _broken(self, i: int, rest: str, mark: str) -> None:
        """A long label that the page broke: `…위원회상임` and `위원 강희업 …` on the next line."""
        following = self.units.text[i + 1] if i + 1 < len(self.units) else ""
        if len(rest) < 6 or " " in rest or rest[-1] in ".?!," or not following:
            return
        whole = rest + following
        cut = cut_label(whole, self.names)
        if cut and cut[0].label.whole and len(rest) < cut[0].stop < len(whole):
            (label, stop), _ = cut
            self.soft[i] = Found(label, stop - len(rest), f"{mark} blank", None, i + 1)

    def _bracket(self, i: int, text: str) -> None:
        match = _ENCLOSED.match(text)
        if not match:
            return
        alone = match.end() == len(text)
        grammar = "bracket" if alone else "bracket with speech"
        label = read_label(match[1], self.names)
        if label and not _SECTION_WORDS.search(match[1]):
            self.counts[grammar] += 1
            self.found[i] = Found(label, match.end(), grammar)
        elif not _SECTION_WORDS.search(match[1]) and alone:
            self.unread[grammar].append((i, match[1], match.end(), None))

    def _parenthesis(self, i: int, text: str) -> bool:
        match = _PARENTHESIS.match(text)
        if not match:
            return False
        label = read_label(match[1], self.names)
        if label and not read_stage(text):
            self.counts["parenthesis"] += 1
            self.found[i] = Found(label, match.end(), "parenthesis")
        else:
            self.unread["parenthesis"].append((i, match[1], match.end(), None))
        return label is not None

    def _colon(self, i: int, text: str, start: int, mark: str) -> bool:
        clock = None
        if not mark:
            if text[0] in "-–*":
                start, mark = 1 + (len(text[1:]) - len(text[1:].lstrip())), "-"
            else:
                latin = _LATIN_MARK.match(text)
                if latin:
                    start, mark = latin.end(), "O"
                else:
                    stamp = _CLOCK.match(text)
                    if stamp:
                        start, clock = stamp.end(), stamp[1]
        colon = _COLON.search(text, start, start + 32)
        if not colon or text.startswith("//", colon.end()):
            return False
        head = text[start : colon.start()]
        if not 0 < len(head) <= 30 or is_field_label(head) or kind_of(key_of(head)) not in {None} and not read_label(head, self.names):
            return False
        grammar = f"{mark} colon"
        kind = kind_of(key_of(head))
        if kind and kind.name in {"people", "agenda", "result", "record"}:
            return False
        label = read_label(head, self.names)
        if label and not _is_people(text[colon.end() :], self.names):
            self.counts[grammar] += 1
            self.found[i] = Found(label, colon.end(), grammar, clock)
        elif not label:
            self.unread[grammar].append((i, head, colon.end(), clock))
        return label is not None

    def judge(self) -> tuple[dict[int, Found], dict[str, int], dict[str, int]]:
        """The labels that hold, how many by grammar, and what each mark opens."""
        self._accept_soft()
        self._accept_unread()
        self._refuse_rare()
        grammars = Counter(found.grammar for found in self.found.values())
        marks = Counter(grammar.split(" ")[0] for grammar in grammars.elements())
        return self.found, dict(grammars), dict(marks)

    def _accept_soft(self) -> None:
        """One blank ends a label where the name is proved, recurs, or stands to a plain office."""
        seen = Counter((f.label.role, f.label.name) for f in (*self.found.values(), *self.soft.values()))
        chairs = {role for (role, _), n in seen.items() if n > 1 and role in SINGULAR_ROLES}
        for i, found in self.soft.items():
            role, name = found.label.role, found.label.name
            doubtful = role in chairs and name not in self.names and seen[role, name] == 1
            if not doubtful:
                self.found[i] = found

    def _accept_unread(self) -> None:
        """A grammar that is proved by offices also carries labels no list of offices knows."""
        for grammar, lines in self.unread.items():
            proved = self.counts[grammar]
            if proved < 2:
                continue
            seen = Counter(close(head) for _, head, _, _ in lines)
            for i, head, stop, clock in lines:
                if _could_speak(head, grammar, seen[close(head)]):
                    self.found[i] = Found(Label(close(head) if len(head) < 4 else head.strip(), None), stop, grammar, clock)

    def _refuse_rare(self) -> None:
        """A colon or bracket once in a document is a field or a quotation, not a way of speaking."""
        counts = Counter(found.grammar for found in self.found.values())
        for i, found in list(self.found.items()):
            if counts[found.grammar] < 2 and not found.grammar.endswith(" blank"):
                del self.found[i]


def _has_colon(head: str) -> bool:
    return ":" in head or "：" in head or "∶" in head


def _could_speak(head: str, grammar: str, seen: int) -> bool:
    if close(head) in NOT_SPEAKERS:
        return False
    if _SECTION_WORDS.search(head) or len(close(head)) > 14 or any(char.isdigit() for char in head):
        return False
    if grammar == "bracket":
        return True
    if len(head.split()) > 2:
        return False
    return seen > 1 or is_unit(close(head)) or is_name(close(head))


def _is_people(value: str, names: frozenset[str]) -> bool:
    """Whether a value is nothing but a person: the label is a field then."""
    if not value or len(value) > 40:
        return False
    label = read_label(value, names)
    return (label is not None and label.name is not None) or is_name(close(value))


def _record_start(units: Units, skip: dict[int, str], labels: dict[int, Found]) -> int | None:
    """The first unit of the record: an opening, a label, or a heading that says so."""
    first = min(labels, default=len(units))
    for i, text in enumerate(units.text[: first + 1]):
        if not text or i in skip:
            continue
        if i == first:
            return _reach_back(units, skip, i)
        if text[0] in "(（【[" and len(text) < 40:
            stage = read_stage(text)
            if stage and stage.kind in {"open", "resume"}:
                return i
        if len(text) < 40:
            stage = read_headed_stage(text)
            if stage and stage.kind == "open":
                return i
            heading = heading_kind(text)
            if heading and heading[0].name == "record":
                return i
    return None


def _reach_back(units: Units, skip: dict[int, str], first: int) -> int:
    """Headings right before the first remark belong to the record, also with text under them."""
    start = i = first
    for i in range(first - 1, max(first - 40, -1), -1):
        text = units.text[i]
        if not text or i in skip:
            continue
        if text[0] in HEADING_MARKS and len(text) < 80:
            field = read_field(text)
            if field is not None and field.kind.name != "record":
                break
            start = i
        elif BILL_HEADING.fullmatch(text) and not BILL_HEADING.fullmatch(_next_text(units, skip, i)):
            start = i
        elif _SECTION.fullmatch(text):
            start = i
        elif read_field(text) is not None:
            break
    return start


def _next_text(units: Units, skip: dict[int, str], i: int) -> str:
    """The next line with text."""
    for j in range(i + 1, len(units)):
        if units.text[j] and j not in skip:
            return units.text[j]
    return ""
