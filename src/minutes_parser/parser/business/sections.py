"""Numbered headings between remarks: `4. 회의공개 여부 결정` and the next label below it."""

from __future__ import annotations

from collections.abc import Collection, Container

from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_NUMBERED = lazy(r"(\d{1,2})\s*[.)]\s*\S.{1,30}")
_ITEM = lazy(r"[^\W\d_A-Za-z]\s*[.)]\s*\S", needs=".)")
_SENTENCE_ENDS = ".?!다요음함"
LONGEST_ITEM = 100
FEWEST = 3
LONGEST = 36


def find_sections(units: Units, skip: Container[int], labels: Container[int]) -> frozenset[int]:
    """Units of a record's headings that count up, each right before a label or another one."""
    numbers = {
        i: value
        for i in units.opening(letter for letter in units.first if letter.isdecimal())
        if (value := _number_of(units.text[i])) and i not in skip and i not in labels
    }
    if len(numbers) < FEWEST:
        return frozenset()
    found: list[int] = []
    number = read = 0
    for first in numbers:
        waiting: list[int] = []
        i = max(first, read)
        while i < len(units) and (waiting or i == first):
            text, value = units.text[i], numbers.get(i, 0)
            if i in labels:
                found += waiting
                waiting = []
            elif value == 1 or (value and number < value <= number + 2):
                number = value
                waiting.append(i)
            elif text and i not in skip and not (_ITEM.match(text) and len(text) < LONGEST_ITEM):
                waiting = []
            i += 1
        read = i
    return frozenset(found) if len(found) >= FEWEST else frozenset()


def find_sections_behind(
    units: Units, skip: Container[int], reports: Collection[int]
) -> frozenset[int]:
    """`2. 특이사항` below what people report under `1. 주요안건`: it counts on, a line apart."""
    first = min(reports, default=0)
    above = next((text for text in reversed(units.text[:first]) if text), "")
    number = _number_of(above) if above else 0
    found: set[int] = set()
    for i in range(first, len(units)) if number else ():
        text = units.text[i]
        if text and not units.text[i - 1] and i not in skip and _number_of(text) == number + 1:
            found.add(i)
            number += 1
    return frozenset(found)


def _number_of(text: str) -> int:
    """The number of a heading; 0 for any other line."""
    if len(text) >= LONGEST or text[-1] in _SENTENCE_ENDS:
        return 0
    match = _NUMBERED.fullmatch(text)
    return int(match[1]) if match else 0
