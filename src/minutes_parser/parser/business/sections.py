"""Numbered headings between remarks: `4. 회의공개 여부 결정` and the next label below it."""

from __future__ import annotations

from collections.abc import Container

from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_NUMBERED = lazy(r"(\d{1,2})\s*[.)]\s*\S.{1,30}")
_ITEM = lazy(r"[가-하]\s*[.)]\s*\S", needs=".)")
LONGEST_ITEM = 100
FEWEST = 3
LONGEST = 36


def find_sections(units: Units, skip: Container[int], labels: Container[int]) -> frozenset[int]:
    """Units of a record's headings that count up, each right before a label or another one."""
    found: list[int] = []
    waiting: list[int] = []
    number = 0
    for i, text in enumerate(units.text):
        if not text or i in skip:
            continue
        if i in labels:
            found += waiting
            waiting = []
            continue
        match = _NUMBERED.fullmatch(text) if text[0].isdecimal() and len(text) < LONGEST else None
        value = int(match[1]) if match and text[-1] not in ".?!다요음함" else 0
        if value == 1 or (value and number < value <= number + 2):
            number = value
            waiting.append(i)
        elif not (waiting and _ITEM.match(text) and len(text) < LONGEST_ITEM):
            waiting = []
    return frozenset(found) if len(found) >= FEWEST else frozenset()
