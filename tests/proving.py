"""What every match of a pattern must hold, read from its syntax tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from minutes_parser.patterns import DIGIT

# More spellings than this of one part are not told apart.
MOST = 4000
GAP = "\0"


def proves(pattern: str, flags: int, needs: tuple[str, ...]) -> bool:
    """Whether no text without one of `needs` can match the pattern."""
    if flags & re.IGNORECASE:
        return False
    return _holds(parser.parse(pattern, flags), needs)


def _holds(items: Any, needs: tuple[str, ...]) -> bool:
    """Whether one part of a sequence cannot do without them, or some parts side by side."""
    if any(_part_holds(item, needs) for item in items):
        return True
    return all(_has(text, needs) for text in _spell(items))


def _has(text: str, needs: tuple[str, ...]) -> bool:
    digits = DIGIT in needs and any(letter.isdecimal() for letter in text)
    return digits or any(need in text for need in needs)


def _part_holds(item: Any, needs: tuple[str, ...]) -> bool:
    kind, value = item
    if kind is sre.IN:
        return all(_has(letter, needs) for letter in _letters(value))
    if kind is sre.SUBPATTERN:
        return _holds(value[3], needs)
    if kind is sre.BRANCH:
        return all(_holds(branch, needs) for branch in value[1])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return bool(value[0]) and _holds(value[2], needs)
    if kind is sre.ASSERT:
        return _holds(value[1], needs)
    if kind is sre.ATOMIC_GROUP:
        return _holds(value, needs)
    return False


def _spell(items: Any) -> list[str]:
    """Every way a sequence can be spelled; what is not spelled out is a gap."""
    texts = [""]
    for item in items:
        ways = _ways(item)
        if len(texts) * len(ways) > MOST:
            ways = [GAP]
        texts = list(dict.fromkeys(map("".join, product(texts, ways))))
    return texts


def _ways(item: Any) -> list[str]:
    kind, value = item
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.IN:
        return list(_letters(value))
    if kind is sre.SUBPATTERN:
        return _spell(value[3])
    if kind is sre.BRANCH:
        return [text for branch in value[1] for text in _spell(branch)]
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _repeat(*value)
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return [""]
    return [GAP]


def _repeat(least: int, most: int, items: Any) -> list[str]:
    texts = _spell(items)
    if most == 1:
        return [*([] if least else [""]), *texts]
    if len(texts) == 1 and least:
        return [texts[0] * least + GAP]
    return [text + GAP for text in texts] if least else [GAP]


def _letters(items: Any) -> Iterator[str]:
    if items[0][0] is sre.NEGATE:
        yield GAP
        return
    for kind, value in items:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE and value[1] - value[0] < 64:
            yield from map(chr, range(value[0], value[1] + 1))
        elif (kind, value) == (sre.CATEGORY, sre.CATEGORY_DIGIT):
            yield DIGIT
        else:
            yield GAP
