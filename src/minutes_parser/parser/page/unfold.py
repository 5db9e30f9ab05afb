"""Lines that lost their newlines, cut again where fields, labels and list items begin.

A document, its head or a single row may come as one long line. What opens lines elsewhere tells
where they began: marks that stand before word after word, known labels of fields, speaker labels
that recur, clock times that run on, stage lines, and the numbers of a list. A cut only parts a
unit: it keeps its line, gets a column, and loses no letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import islice

from minutes_parser.parser.heading.fields import Kind, key_of, kind_of, read_field, split_number
from minutes_parser.parser.heading.stages import read_stages
from minutes_parser.parser.speech.labels import is_field_label, read_label
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import (
    AGENDA_RANKS,
    COUNTING_LETTERS,
    FIELD_KINDS,
    NOT_SPEAKERS,
    TITLE_WORDS,
)
from minutes_parser.vocabulary.results import RESULT_WORDS
from minutes_parser.vocabulary.stages import STAGES

_AND = (" 및", "와", "과")  # `일자 및 시간`: one label
LONG = 80  # a shorter line holds several fields at most
SHORT = 20
ENOUGH = 3  # marks, labels or clock times in one line that show newlines were lost
HEAD_REACH = 80
LONGEST = 24  # letters of a label
_MARKS = "○◯〇◎●◆◇■□△▲▷▶◈▣◦☐◉▪▸►◊★☆*＊※"
_HEAD_KINDS = frozenset(
    {"date", "place", "time", "people", "agenda", "title", "session", "organization", "count",
     "person"}
)  # fmt: skip
_SEPARATOR = lazy(r"\s{0,3}[:：∶]|\s[☞⇒]\s")
_LABEL_END = lazy(r"\s?[:：∶](?=\s|[^\d/])|\s[-–―]\s")
_HEADED = lazy(r"(?:\d{1,2}|[①-⑳])\s*[.)]?\s*\S|(?:안건|의안|의제)\s*\d|제\s*\d+\s*호")
_CLOCK_VALUE = lazy(r"\d{1,2}\s*$")
_DECORATED = lazy(
    r"(?:(?<=\s)|^)(?:[-–•·◦▪*◆◇○●□■▶▷◎ㅇ]\s*)?"
    r"(?:\d{1,2}\s?[.)]|[^\W\d_A-Za-z][.)]|[ⅠⅡⅢⅣⅤⅥⅦ]\.?)?\s*$"
)
_TIMED = lazy(r"(?:(?<=\s)|^)[\[(]?\d{1,2}:\d{2}[\])]?\s*$")
_NUMBER = lazy(r"(?:(?<=\s)|^)(\d{1,2})\s?[.)]\s?(?=[가-힣])")
_CLOCK = lazy(
    r"(?<![~∼～–\-]\s)(?:(?<=\s)|^)[\[(]?([012]?\d):([0-5]\d)[\])]?\s+(?=[^\d\s~∼～–\-])",
    needs=(":0", ":1", ":2", ":3", ":4", ":5"),
)
_DATED = lazy(r"(?:\d\s?[.일]|[월화수목금토일][)）]|요일|오[전후])\s*$")
_ENCLOSED = lazy(
    r"(?:(?<=\s)|^)([(（【\[〈<《〔])\s*([^()（）【】\[\]〈〉<>《》〔〕]{1,40}?)\s*[)）】\]〉>》〕]+",
    needs="(（【[〈<《〔",
)
_ARROW = lazy(r"(?<=\s)(?:→|⇒|➡|☞|=>|->|[▷▶](?=\s*[①-⑳㉮-㉻㈎-㈛]))\s*(?=\S)")
_RESULT = lazy("|".join(sorted(RESULT_WORDS, key=len, reverse=True)))
_SENTENCE_END = (".", "?", "!", ")", "）", "」", "”", '"', "…", "。")
_NOTE_ENDS = ("음", "함", "임", "됨")
_LISTS = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂",
    "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "㈎㈏㈐㈑㈒㈓㈔㈕㈖㈗㈘㈙㈚㈛",
)
_FIRST = lazy(
    r"(?:(?<=[\s:：∶☞/,])|^)(?:(?P<circle>[①⑴㉮㈎])|(?P<letter>가|\(가\))\s?[.)]?(?<=[.)])"
    r"|(?P<order>(?:제\s?)?1(?:호|항|안|\s?안건|호\s?안건)\s?[.):]?|(?:보고|심의|의결|논의|토의|협의)?\s?(?:안건|의안)\s?1\s?[.):]?)(?=\s)"
    r"|(?P<number>\(?1)\s?[.)](?!\d))"
)


def unfold(units: Units, text: str) -> None:
    """Part the units that hold several lines; most documents have none."""
    cuts = _find_cuts(units, text)
    if not cuts:
        return
    parted = _numbers_of_parts(cuts)
    units.split(cuts)
    units.split({i: at for i in parted if (at := _list_cuts(units.raw[i]))})


def _numbers_of_parts(cuts: dict[int, list[int]]) -> list[int]:
    """The units that parts of cut units become."""
    found: list[int] = []
    shift = 0
    for i in sorted(cuts):
        found.extend(range(i + shift, i + shift + len(cuts[i]) + 1))
        shift += len(cuts[i])
    return found


def _find_cuts(units: Units, text: str) -> dict[int, list[int]]:
    filled = list(islice((i for i, row in enumerate(units.text) if row), HEAD_REACH - 1))
    cuts: dict[int, list[int]] = {}
    for i in filled:
        raw = units.raw[i]
        if SHORT < len(raw) < LONG and (":" in raw or "：" in raw):
            cuts[i] = _cuts_of_row(units.text[i], raw)
    marks: dict[str, bool] = {}
    for i in [i for i, raw in enumerate(units.raw) if len(raw) >= LONG]:
        often = [mark for mark in _MARKS if units.raw[i].count(mark) >= ENOUGH]
        for mark in often:
            if mark not in marks:
                marks[mark] = f" {mark}" in text
        told = [mark for mark in often if marks[mark]]
        cuts[i] = _cuts_of_line(units.raw[i], told, i in filled[:3])
    return {i: found for i, found in cuts.items() if found}


# -- a row of the head that holds several fields ---------------------------------------------------


def _cuts_of_row(text: str, raw: str) -> list[int]:
    """`일시: … 장소: … 참석: …` in one row, when it begins with such a field."""
    if text.count(":") + text.count("：") < 2 or "|" in text or "\t" in text:
        return []
    field = read_field(text)
    if field is None or field.kind.name not in _HEAD_KINDS or not field.value:
        return []
    found = [at for at, kind in _field_labels(raw) if kind.name in _HEAD_KINDS]
    return [at for at in found if raw[:at].strip() and not raw[:at].rstrip().endswith(_AND)]


# -- a long line -----------------------------------------------------------------------------------


def _cuts_of_line(raw: str, marks: list[str], early: bool) -> list[int]:
    """Every place of a long line where a line of its own began."""
    if "|" in raw and raw.count("|") > 2:
        return []
    found: set[int] = set()
    for mark in marks:
        found.update(_cuts_at_mark(raw, mark))
    if ":" in raw or "：" in raw or "∶" in raw or " - " in raw or " – " in raw:
        found.update(_speaker_cuts(raw))
        found.update(_clock_cuts(raw))
    brackets = _bracket_cuts(raw)
    found.update(brackets)
    titled = _title_end(raw)
    if early or found:
        fields = [at for at, kind in _field_labels(raw) if kind.name in _HEAD_KINDS or found]
        if len(fields) > 1 or found:
            found.update(fields)
            found.update(_numbered_fields(raw, fields))
    if not found:
        return []
    found.update(_stage_cuts(raw))
    found.update(_heading_cuts(raw))
    if titled:
        found.add(titled)
    found.update(_result_cuts(raw, sorted(found)))
    return sorted(at for at in found if raw[:at].strip() and raw[at:].strip())


def _title_end(raw: str) -> int | None:
    """Behind the first word for minutes, near the beginning."""
    ends = [raw.index(word) + len(word) for word in TITLE_WORDS if 0 <= raw.find(word) < HEAD_REACH]
    at = min(ends, default=0)
    return at if at and raw[at : at + 1].isspace() and not _SEPARATOR.match(raw, at) else None


def _cuts_at_mark(raw: str, mark: str) -> list[int]:
    """Where a mark opens word after word: `*위원장 … *교감 …`."""
    found = []
    at = raw.find(mark)
    while at >= 0:
        following = raw[at + 1 : at + 3].lstrip()[:1]
        if (not at or raw[at - 1].isspace()) and following and following not in _MARKS:
            found.append(at)
        at = raw.find(mark, at + 1)
    return found if len(found) >= ENOUGH else []


def _speaker_cuts(raw: str) -> list[int]:
    """Where labels with a colon begin, when several of them stand in the line."""
    heads: list[list[tuple[int, str]]] = []
    for match in _LABEL_END.finditer(raw):
        readings = _head_readings(raw, match.start())
        if readings:
            heads.append(readings)
    if len(heads) < ENOUGH:
        return []
    seen = Counter(head for readings in heads for _, head in readings)
    if max(seen.values()) < 2:
        return []
    starts = (max(readings, key=lambda r: (seen[r[1]], len(r[1])))[0] for readings in heads)
    return [_before_decoration(raw, at, timed=True) for at in starts]


def _head_readings(raw: str, stop: int) -> list[tuple[int, str]]:
    """The one to three words before a colon that may be a label, with their offsets."""
    found: list[tuple[int, str]] = []
    start = stop
    for _ in range(3):
        start = _word_start(raw, start)
        word = raw[start:stop].split(" ", 1)[0]
        if word[:1] in _MARKS and word:
            return []  # the mark tells where the line began
        if not word or word.endswith(_SENTENCE_END) or len(raw[start:stop]) > LONGEST:
            break
        if len(word) > 2 and word.endswith(_NOTE_ENDS):
            break
        head = raw[start:stop].strip()
        plain = close(head)
        known = kind_of(key_of(head))
        if plain in NOT_SPEAKERS or is_field_label(head) or (known and known.name != "person"):
            return []
        if read_label(head) is not None:
            found.append((start, head))
    return found


def _word_start(raw: str, at: int) -> int:
    """The offset of the word that ends before an offset; of a long word, where it is too long."""
    floor = max(at - LONGEST - 2, 0)
    while at > floor and raw[at - 1].isspace():
        at -= 1
    while at > floor and not raw[at - 1].isspace():
        at -= 1
    return at


def _before_decoration(raw: str, at: int, timed: bool = False) -> int:
    """The offset of the dash, number, mark or clock time before a label."""
    match = _DECORATED.search(raw, max(at - 8, 0), at)
    if timed and not (match and match[0].strip()):
        match = _TIMED.search(raw, max(at - 10, 0), at)
    return match.start() if match and match[0].strip() else at


def _clock_cuts(raw: str) -> list[int]:
    """Where clock times run on: `19:06 의장: … 19:11 기계: …`."""
    found = [
        (60 * int(m[1]) + int(m[2]), m.start())
        for m in _CLOCK.finditer(raw)
        if not _DATED.search(raw, max(m.start() - 8, 0), m.start())
    ]
    times = [time for time, _ in found]
    return [at for _, at in found] if len(found) >= ENOUGH and times == sorted(times) else []


def _bracket_cuts(raw: str) -> list[int]:
    """Where labels or headings in brackets begin: `【위원장】 … 【간사】 …`."""
    by_kind: dict[str, list[int]] = {}
    for match in _ENCLOSED.finditer(raw):
        inner = match[2]
        if read_label(inner) is not None or (match[1] not in "(（" and kind_of(key_of(inner))):
            by_kind.setdefault(match[1], []).append(match.start())
    return [at for places in by_kind.values() if len(places) >= ENOUGH for at in places]


def _heading_cuts(raw: str) -> list[int]:
    """Around headings in brackets: `[1. 외벽 도색]`, `<의제 2 …>`."""
    found = []
    for match in _ENCLOSED.finditer(raw):
        if match[1] not in "(（" and _HEADED.match(match[2]):
            found += [match.start(), match.end()]
    return found


def _stage_cuts(raw: str) -> list[int]:
    """Around stage lines in brackets that stand in the running text."""
    found = []
    for match in _ENCLOSED.finditer(raw):
        if match[1] in "(（【[〔" and any(stage.kind in STAGES for stage in read_stages(match[0])):
            found += [match.start(), match.end()]
    return found


def _result_cuts(raw: str, cuts: list[int]) -> list[int]:
    """Before an arrow that prints a result; an arrow behind a label is its separator."""
    found = []
    for match in _ARROW.finditer(raw):
        n = bisect_right(cuts, match.start())
        before = cuts[n - 1] if n else 0
        stop = cuts[n] if n < len(cuts) else len(raw)
        if match.start() - before > SHORT and _RESULT.search(
            raw, match.end(), min(stop, match.end() + 60)
        ):
            found.append(match.start())
    return found


# -- fields and lists ------------------------------------------------------------------------------


def _field_labels(raw: str) -> list[tuple[int, Kind]]:
    """Known labels before a separator, with what they mean."""
    found: list[tuple[int, Kind]] = []
    for match in _SEPARATOR.finditer(raw):
        if _CLOCK_VALUE.search(raw, max(match.start() - 3, 0), match.start()):
            continue
        label = _label_before(raw, match.start())
        if label and (not found or label[0] > found[-1][0]):
            found.append(label)
    return found


def _label_before(raw: str, stop: int) -> tuple[int, Kind] | None:
    """The longest run of up to four words before a separator that is a known label."""
    best: tuple[int, Kind] | None = None
    start = stop
    for _ in range(4):
        start = _word_start(raw, start)
        if stop - start > LONGEST:
            break
        words = raw[start:stop]
        _, bare = split_number(words)
        key = key_of(bare)
        kind = None if any(char.isdigit() for char in key) else kind_of(key)
        if kind is not None and kind.name not in {"note", "person"} and _is_whole(words, key, kind):
            best = (start, kind)
        if not start:
            break
    return (_before_decoration(raw, best[0]), best[1]) if best else None


def _is_whole(words: str, key: str, kind: Kind) -> bool:
    """Whether several words are one label: the vocabulary lists them, and no comma parts them."""
    if len(words.split()) == 1:
        return True
    if "," in words:
        return False
    return kind.name == "people" or key in FIELD_KINDS or key in AGENDA_RANKS


def _numbered_fields(raw: str, fields: list[int]) -> list[int]:
    """`4.의사일정(안건) 가. …` among numbered fields: a known label without a separator."""
    if sum(1 for at in fields if raw[at].isdigit()) < 2:
        return []
    return [
        match.start()
        for match in _NUMBER.finditer(raw)
        if (words := raw[match.end() : match.end() + 24].split())
        and any(kind_of(key_of("".join(words[:n]))) for n in (1, 2))
    ]


def _list_cuts(raw: str) -> list[int]:
    """Where the items of an agenda or of a list of results begin, in order from the first."""
    field = read_field(raw.strip())
    if field is None or field.kind.name not in {"agenda", "result"}:
        return []
    first = _FIRST.search(raw, 1)
    if first is None:
        return []
    found = [first.start()]
    for successor in _successors(first):
        match = successor.search(raw, found[-1] + 2)
        if match is None:
            break
        found.append(match.start())
    return found if len(found) > 1 or raw[first.end() :].strip() else []


def _successors(first: re.Match[str]) -> list[re.Pattern[str]]:
    """What the second, third … item of a list begins with."""
    before = r"(?:(?<=[\s:：∶/,])|^)"
    if first["circle"]:
        chars = next(chars for chars in _LISTS if first["circle"] in chars)
        return [re.compile(re.escape(char)) for char in chars[1:]]
    if first["letter"]:
        form = re.escape(first[0]).replace("가", "{}", 1)
        return [
            re.compile(before + form.replace("{}", letter, 1)) for letter in COUNTING_LETTERS[1:]
        ]
    return [
        re.compile(before + re.escape(first[0]).replace("1", str(n), 1).replace(r"\ ", r"\s?"))
        for n in range(2, 30)
    ]
