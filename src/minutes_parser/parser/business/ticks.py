"""Rows that print every result there is and tick the one that was decided.

`【판정】 □ 승인  ■ 보완  □ 반려`, `결과 : [ ] 원안 가결  [v] 수정 가결`, `가결( ○ ) 부결(  )`.
"""

from __future__ import annotations

import re

from minutes_parser.parser.text import BRACKET_BEHIND, Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.results import RESULT_WORDS, TICKED_WORDS

_TICKS = "■☑☒✔✅▣◉⊠●"
_BOX = lazy(
    rf"(?P<tick>[{_TICKS}]\ufe0f?|[\[(（]\s*[xXvVoO○◯✓√∨●■✔]\s*[\])）])"
    r"|(?P<empty>[□☐▢○◯]|[\[(（]\s*[\])）])"
)
_LEAD = lazy(r".*[】\]〕>〉:：☞→⇒]|[■□○●◇◆▶▷※-]\s*\S{2,8}\s{2,}")
_EMPTY = ("□", "☐", "▢", "[ ", "[]", "( ", "()")  # how empty boxes begin
_LONGEST = 160
_LONGEST_WORD = 12
FEWEST = 2


class Choice:
    """The result that is ticked, and where the row of boxes begins."""

    __slots__ = ("printed", "start", "word")

    def __init__(self, word: str, printed: str, start: int) -> None:
        self.word = word
        self.printed = printed
        self.start = start


def may_tick(text: str) -> bool:
    """A cheap look: an empty box stands in the line."""
    if len(text) < _LONGEST:
        for mark in _EMPTY:
            if mark in text:
                return True
    return False


def find_ticked(units: Units) -> list[int]:
    """The lines that tick a result; most documents hold no box."""
    # Single letters are found much faster than pairs of them.
    boxed = {i for first in {mark[0] for mark in _EMPTY} for i in units.holding(first)}
    return [i for i in sorted(boxed) if read_ticked(units.text[i]) is not None]


def read_ticked(text: str) -> Choice | None:
    """The one result that a row of boxes ticks; None for any other row, and where none is told."""
    if not may_tick(text):
        return None
    boxes = list(_BOX.finditer(text))
    ticked = [n for n, box in enumerate(boxes) if box["tick"]]
    if len(boxes) < FEWEST or not ticked:
        return None
    head = text[: boxes[0].start()]
    lead = _LEAD.match(head)
    if _word_of(head[lead.end() if lead else 0 :].strip()):
        return _behind(text, boxes, ticked)
    return _before(text, boxes, ticked)


def _before(text: str, boxes: list[re.Match[str]], ticked: list[int]) -> Choice | None:
    """Boxes before their words; one that stands before a label is its mark."""
    edges = [box.start() for box in boxes[1:]] + [len(text)]
    words = [text[box.end() : edge].strip(" ,/·|") for box, edge in zip(boxes, edges, strict=True)]
    known = [_word_of(word) for word in words]
    chosen = [n for n in ticked if known[n]]
    if sum(map(bool, known)) < FEWEST or len(chosen) != 1:
        return None
    n = chosen[0]
    first = next(m for m, word in enumerate(known) if word)
    return Choice(known[n] or "", words[n], boxes[first].start())


def _behind(text: str, boxes: list[re.Match[str]], ticked: list[int]) -> Choice | None:
    """Boxes in brackets behind their words."""
    edges = [0, *(box.end() for box in boxes[:-1])]
    words = [text[edge : box.start()] for box, edge in zip(boxes, edges, strict=True)]
    lead = _LEAD.match(words[0])
    start = lead.end() if lead else 0
    words[0] = words[0][start:]
    words = [word.strip(" ,/·|") for word in words]
    known = [_word_of(word) for word in words]
    chosen = [n for n in ticked if known[n]]
    if sum(map(bool, known)) < FEWEST or len(chosen) != 1 or len(ticked) != 1:
        return None
    return Choice(known[chosen[0]] or "", words[chosen[0]], start)


def _word_of(printed: str) -> str | None:
    plain = close(BRACKET_BEHIND.sub("", printed))
    if not 1 < len(plain) <= _LONGEST_WORD:
        return None
    return RESULT_WORDS.get(plain) or TICKED_WORDS.get(plain)
