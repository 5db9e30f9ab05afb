"""Furniture: what the page or the web viewer adds to the minutes.

Page numbers, running heads (also glued to a sentence) and viewer chrome belong to no node of the
record. They are learned from the document: a running head is what recurs beside page numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from minutes_parser.parser.page.certificates import find_certificate
from minutes_parser.parser.page.contents import find_contents
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.labels import CHROME_LEADS, CHROME_LINES, TITLE_WORDS

_MAY_OPEN = frozenset("-–—―‑－Pp(（〈<＜")
_AROUND = "()（）〈〉<>＜＞ "  # what a page number may stand between
_PAGE_NUMBER = lazy(
    r"[-–—―‑－]\s*\d{1,4}\s*(?:/\s*\d{1,4}\s*)?[-–—―‑－]|\d{1,4}\s*/\s*\d{1,4}|\d{1,4}\s*(?:page|쪽|페이지)"
    r"|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    needs=("-", "–", "—", "―", "‑", "－", "/", "page", "Page", "쪽", "페이지"),
)
_NUMBERED = lazy(
    r"(?:(\d{1,4})[\s\u3000]+)?(\S.{4,80}?)(?:[\s\u3000]+(?:[-–—]\s*)?(\d{1,4}(?:\s*/\s*\d{1,4})?)|(?<=\D)(\d{1,3}/\d{1,3}))?"
    r"(?:\s*[-–—])?"
)
_BEFORE = lazy(r"(\d{1,4})[ \t\u3000]*$", needs=DIGIT)
_AFTER = lazy(r"[ \t\u3000]*(?:[-–—]\s*)?(\d{1,4}(?:\s*/\s*\d{1,4})?)?(?:\s*[-–—])?[ \t\u3000]*$")
_SENTENCE_END = (".", "?", "!", "다", "요", "음", "함", "임", ",", ":")
_GLUED = lazy(
    r"(?:(?<=[.?!)）」])[ \t]*[-–—]\s*\d{1,4}\s*[-–—]|(?<=[)）])[ \t]*\d{1,3})\s*$", needs=DIGIT
)
_GLUED_PART = lazy(r"[-–—]\s*\d{1,4}\s*[-–—]|\d{1,3}", needs=DIGIT)
_DIGITS = frozenset("0123456789")
_SHARE = "0123456789/-–—"
_DASHES = frozenset("-–—")
_EDGES = _DIGITS | _DASHES
_PAGE_ENDS = _DIGITS | frozenset("-–—―‑－e쪽지")
# `… 회의록   - 1 -`: a title beside a number in dashes is a running head, however often it stands.
_DASHED = lazy(r".*\s[-–—]\s*\d{1,4}\s*[-–—]")
# `제429회-외교통일소위제1차(2025년11월5일)`: so the pages of the 국회 are headed, even one of them.
_SESSION_HEAD = lazy(
    r"[제第]\s*\d+\s*[회回]\s*[-－–]\s*\S.{1,60}[제第]\s*\d+\s*[차次]\s*[(（][\d\s]{4,6}[년年].{3,16}[일日]\s*[)）]"
)
_SITE = lazy(
    r"(?:https?://)?(?:[a-z\d-]{2,}\.){1,3}(?:com|net|org|kr|io|ai|app|me|so)/?", needs="."
)
_CHROME_REACH = 60
_CHROME_GAP = 15
MAX_HEADS = 40


def take_furniture(units: Units) -> dict[int, str]:
    """Cut glued furniture off its sentences; the units that are furniture, with the reason."""
    edged = _find_edged(units)
    pages = _page_numbers(units, edged)
    heads = _running_heads(units, pages, edged)
    cuts = _glued_numbers(units, edged)
    cores = sorted(set(heads), key=lambda core: (len(core), core))
    if cores:
        _cut_heads(units, cores, cuts, _title_line(units))
    if cuts:
        glued = units.split(cuts)
        before = sorted(cuts)
        pages = {i + bisect_left(before, i) for i in pages}
        pages.update(i for i in glued if _GLUED_PART.fullmatch(units.text[i]))
    taken = dict.fromkeys(pages, "page number")
    taken.update(find_contents(units))
    taken.update(find_certificate(units))
    if cores:
        title = _title_line(units)
        for core in cores:
            for i in units.holding(core):
                if i != title and _is_head(units.text[i], cores):
                    taken[i] = "running head"
    taken.update(_chrome(units))
    return taken


def _find_edged(units: Units) -> list[int]:
    """Units that begin or end as one with a number does: all that is looked at for numbers."""
    return [
        i
        for i, text in enumerate(units.text)
        if text and (text[-1] in _EDGES or text[0] in _MAY_OPEN or text[0].isdigit())
    ]


def _title_line(units: Units) -> int:
    """The line near the top that calls itself minutes: a running head may repeat it."""
    for i, text in enumerate(units.text[:30]):
        if any(word in close(text) for word in TITLE_WORDS) and not any(
            c.isdigit() for c in text[-3:]
        ):
            return i
    return -1


def _page_numbers(units: Units, edged: list[int]) -> set[int]:
    """Units that are a page number alone."""
    found: set[int] = set()
    bare: list[int] = []
    for i in edged:
        text = units.text[i]
        if len(text) > 14:
            continue
        if text.strip(_AROUND).isdecimal():
            if not _is_letter_column(units, i):
                bare.append(i)
        elif text[-1] in _PAGE_ENDS and _PAGE_NUMBER.fullmatch(text):
            found.add(i)
    found.update(i for i in bare if i in units.page or i + 1 in units.page)
    if len(bare) > 1 and _count_up([(i, int(units.text[i].strip(_AROUND))) for i in bare]):
        found.update(bare)
    return found


def _glued_numbers(units: Units, edged: list[int]) -> dict[int, list[int]]:
    """Where a page number between dashes, or one behind a bracket's end, is glued to a line."""
    cuts: dict[int, list[int]] = {}
    for i in edged:
        text = units.text[i]
        if text[-1] not in _DASHES and not (text[0] in "(（" and text[-1] in _DIGITS):
            continue
        match = _GLUED.search(units.raw[i])
        if match and units.raw[i][: match.start()].strip():
            cuts[i] = [match.start()]
    return cuts


def _is_letter_column(units: Units, i: int) -> bool:
    """Whether a digit stands among lines of one letter: text printed down the page."""
    around = units.text[max(i - 1, 0) : i] + units.text[i + 1 : i + 2]
    return any(len(text) == 1 and not text.isdecimal() for text in around)


def _count_up(numbered: list[tuple[int, int]]) -> bool:
    """Whether bare numbers run on by one, a page of lines apart."""
    return all(b == a + 1 and j - i >= 15 for (i, a), (j, b) in pairwise(numbered))


def _neighbours(units: Units, pages: set[int]) -> list[int]:
    """The nearest lines with text around page numbers and form feeds."""
    around: list[int] = []
    marks = sorted(pages | units.page)
    for i in marks:
        for step in (-1, 1):
            j = (
                i
                if step == 1 and i in units.page and units.text[i] and i not in pages
                else i + step
            )
            while 0 <= j < len(units) and not units.text[j]:
                j += step
            if 0 <= j < len(units) and j not in pages:
                around.append(j)
    return around


def _running_heads(units: Units, pages: set[int], edged: list[int]) -> list[str]:
    """What recurs beside page numbers, without the numbers."""
    counts: Counter[str] = Counter()
    for text in _numbered_lines(units, edged):
        counts[text] += 1
    dashed = _dashed_titles(units, edged)
    heads = [
        core
        for core, count in counts.items()
        if count > 1 or core in dashed or _SESSION_HEAD.fullmatch(core)
    ]
    first = next((text for text in units.text if text), "")
    match = _NUMBERED.fullmatch(first) if first and len(first) < 100 else None
    if match and (match[1] or match[3] or match[4]):
        core = match[2]
        if len(units.holding(core)) > 1:
            heads.append(core)
    heads.extend(_heads_beside(units, pages))
    return heads[:MAX_HEADS]


def _dashed_titles(units: Units, edged: list[int]) -> frozenset[str]:
    """What stands before a number in dashes and calls itself minutes."""
    ended = (text for i in edged if (text := units.text[i])[-1] in _DASHES and len(text) <= 90)
    lines = (text for text in ended if _DASHED.fullmatch(text))
    found = (_NUMBERED.fullmatch(t) for t in lines if any(word in t for word in TITLE_WORDS))
    return frozenset(match[2] for match in found if match)


def _numbered_lines(units: Units, edged: list[int]) -> list[str]:
    """Cores of lines that begin or end with a number and tell a session or a title."""
    found = []
    for i in edged:
        text = units.text[i]
        if text[-1] not in _EDGES and text[0] not in _DIGITS:
            continue
        if len(text) > 90 or text[-1] in ".?!" or not _may_be_numbered(text):
            continue
        if "제" not in text and "第" not in text and not any(word in text for word in TITLE_WORDS):
            continue
        match = _NUMBERED.fullmatch(text)
        if match and (match[1] or match[3] or match[4]) and not match[2].endswith(_SENTENCE_END):
            found.append(match[2])
    return found


def _may_be_numbered(text: str) -> bool:
    """A cheap look: a number stands apart at the beginning or the end, or a share at the end."""
    words = text.split()
    return words[0].isdecimal() or "/" in words[-1] or not words[-1].strip(_SHARE)


def _heads_beside(units: Units, pages: set[int]) -> list[str]:
    """Lines beside page numbers that recur there or repeat the title."""
    beside = Counter(units.text[i] for i in dict.fromkeys(_neighbours(units, pages)))
    opening = [text for text in units.text[:40] if any(word in text for word in TITLE_WORDS)]
    heads = []
    for text, count in beside.items():
        if not 6 <= len(text) <= 80 or text.endswith(_SENTENCE_END):
            continue
        in_title = any(text in line and text != line for line in opening)
        once = text in opening  # the title itself stands there once more
        if in_title or (count > 1 and units.text.count(text) in {count, count + once}):
            heads.append(text)
    return heads


def _cut_heads(units: Units, cores: list[str], cuts: dict[int, list[int]], title: int) -> None:
    """Note where a running head is glued to the end of a sentence."""
    page = 0
    holding = {i: core for core in cores for i in units.holding(core)}
    for i in sorted(holding):
        if i == title:
            continue
        raw, core = units.raw[i], holding[i]
        at = raw.index(core)
        after = _AFTER.fullmatch(raw, at + len(core))
        if after is None:
            continue
        number = _BEFORE.search(raw, 0, at)
        if number:
            digits = number[1]
            expected = str(page + 1)
            if digits != expected and digits.endswith(expected) and page:
                at = number.end(1) - len(expected)
            elif raw[: number.start()].strip() == "" or raw[at - 1] in " \t\u3000":
                at = number.start()
            page = int(raw[at : number.end(1)] or page)
        elif after[1]:
            page = int(after[1].split("/")[0])
        if raw[:at].strip():
            cuts[i] = [at]


def _is_head(text: str, cores: list[str]) -> bool:
    """Whether a unit is nothing but a running head and its page number."""
    for core in cores:
        if core in text:
            before, _, after = text.partition(core)
            rest = (before + after).strip(" \t\u3000-–—/")
            if not rest or all(part.isdigit() for part in rest.replace("/", " ").split()):
                return True
    return False


def _chrome(units: Units) -> dict[int, str]:
    """The viewer's words before and after the minutes."""
    taken: dict[int, str] = {}
    hits: list[int] = []
    for i, text in enumerate(units.text[: min(_CHROME_REACH, len(units) // 2)]):
        if _is_chrome(text):
            hits.append(i)
        elif hits and i - hits[-1] > _CHROME_GAP:
            break
    if all(_may_be_title(units.text[i]) for i in hits):
        hits = []
    if len(hits) > 1 or (hits and hits[0] < 3):
        taken = {i: "viewer chrome" for i in range(hits[-1] + 1) if units.text[i]}
    for i in range(max(len(units) - 20, len(units) // 2), len(units)):
        if _is_chrome(units.text[i]):
            taken[i] = "viewer chrome"
    last = next((i for i in range(len(units) - 1, -1, -1) if units.text[i]), None)
    if last and _SITE.fullmatch(units.text[last]):
        taken[last] = "viewer chrome"
    return taken


def _may_be_title(text: str) -> bool:
    """`회의록`: a word of viewers, and the whole title of many forms."""
    return close(text).strip("0123456789.-") in TITLE_WORDS


def _is_chrome(text: str) -> bool:
    """A viewer's word, several of them, or a breadcrumb."""
    if not text or len(text) > 60:
        return False
    if close(text) in CHROME_LINES:
        return any(char.isalnum() for char in text)
    words = [
        word.strip("[]()")
        for word in text.replace(":", " ").split()
        if word not in {">", "|", "·", "/", "›", "»"}
    ]
    if words and (words[0] in CHROME_LEADS or words[0].lower() in CHROME_LEADS):
        return True
    known = sum(word in CHROME_LINES and word[0].isalnum() for word in words)
    figures = sum(word.isdecimal() for word in words)
    if known and known + figures == len(words):
        return True
    return text.count(" > ") > 1 or text.count("»") > 1 or ("|" in text and known > 1)
