"""Abbreviations that a document declares: `약어: 의=의장, 국=국어국문`, `회장(이하 의)`.

What is declared speaks, whatever mark closes it: `의> …`, `국) …`, `[부] …`. Others are told by the
attendance list: `생자` is its `생활관자치회장`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy

_REACH = 60
_LIST = 24
_SHORTEST_LISTED = 4
_INTRO = lazy(
    r"^\W{0,3}(?:발언자|속기|기록|표기|위원|단위|발언\s*단위)?\s*"
    r"(?:약어|약칭|약호|줄임말|줄임|호칭|범례|표기)\s*(?:표기|안내|표|설명|일람)?\s*[:：\])】>|-]?"
)
_PAIR = lazy(r"([가-힣]{1,8})\s*(?:[=＝→:：(（]|\s[-–]\s)\s*([가-힣]{1,12})")
_HEREAFTER = lazy(
    r"[(（]\s*이하\s*[\"'“‘「『]?([가-힣]{1,6})[\"'”’」』]?\s*(?:라\s*한다|라\s*함)?\s*[)）]"
)
_OPENING = r"[\[(（<〈【]?\s*"
_CLOSING = r"\s*(?:[\])）>〉】▹▸►▷▶»›│|:：∶]{1,2}|\s[-–―]\s)\s*(?=\S)"


def find_abbreviations(units: Units, skip: dict[int, str]) -> tuple[frozenset[str], frozenset[int]]:
    """The abbreviations that the head declares, and the units that declare them."""
    found: set[str] = set()
    lines: set[int] = set()
    under = 0
    for i, text in enumerate(units.text[:_REACH]):
        if not text or i in skip:
            continue
        intro = _INTRO.match(text) if under or _hints(text) else None
        told = text[intro.end() :] if intro else text
        if intro is None and not under and text.count("=") + text.count("＝") < 2:
            if "이하" in text:
                called = (match[1] for match in _HEREAFTER.finditer(text))
                found.update(word for word in called if len(word) == 1)
            continue
        short = [x for x in map(_short_of, _PAIR.findall(told)) if x]
        if not intro and not under and len(short) < 2:
            continue
        under = _LIST if intro and not told.strip() else (under - 1 if short else 0)
        if short:
            found.update(short)
            lines.add(i)
    return frozenset(found), frozenset(lines)


def _hints(text: str) -> bool:
    return any(word in text[:16] for word in ("약", "줄임", "호칭", "범례", "표기"))


def _short_of(pair: tuple[str, str]) -> str | None:
    """The abbreviation of a pair, whichever side it stands on: its letters come again in order."""
    short, long = sorted(map(close, pair), key=len)
    return short if _is_short_for(short, long) else None


def find_shortened(heads: Iterable[str], listed: frozenset[str]) -> frozenset[str]:
    """The heads whose letters come again, in order, in a longer word of the attendance list."""
    long = [word for word in listed if len(word) >= _SHORTEST_LISTED or word.endswith("회장")]
    return frozenset(
        head
        for head in heads
        if 1 < len(head) < _SHORTEST_LISTED and any(_is_short_for(head, word) for word in long)
    )


def _is_short_for(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) < len(long) and all(char in letters for char in short)


def label_pattern(short: frozenset[str]) -> re.Pattern[str]:
    """What a label made of a declared abbreviation looks like."""
    words = "|".join(sorted(short, key=len, reverse=True))
    return re.compile(f"{_OPENING}(?P<head>{words}){_CLOSING}")
