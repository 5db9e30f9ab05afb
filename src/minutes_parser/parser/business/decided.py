"""Items one below the other, each with its details and what was decided, where nobody speaks.

`1. 고개 전망대 조성` / ` - 위치 : …` / ` - 심의결과 : 조건부 의결`; `○ 안건 2. …` / ` - 결과 : …`.
"""

from collections.abc import Container
from typing import NamedTuple

from minutes_parser.parser.business.agenda import heading_number, is_category, strip_heading
from minutes_parser.parser.business.bills import Bill, read_bill
from minutes_parser.parser.business.outcomes import states_result
from minutes_parser.parser.heading.fields import read_field
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy

_NUMBER = lazy(r"[①-⑳]|\d{1,3}\s*\S")
_DIGITS = lazy(r"\d+|[①-⑳]")
_WORDS = ("결과", "의결", "결정")  # one of them stands in every label of a result
_SAID = (".", "?", "!", "다", "요", "함", "됨", "것")  # no title ends so
_LONGEST_RESULT = 80
_LONGEST_CATEGORY = 30
_LONGEST = 120
_REACH = 40  # lines of an item
FEWEST = 2


class Decided(NamedTuple):
    """The headings of such items by unit, and the units of their results."""

    items: dict[int, Bill]
    results: frozenset[int]


NOTHING_DECIDED = Decided({}, frozenset())


def find_decided(units: Units, skip: Container[int], labels: Container[int]) -> Decided:
    """Items that count up from one, each with a result before the next; several lists of them."""
    holding = {i for word in _WORDS for i in units.holding(word)}
    results = {
        i: value
        for i in holding
        if i not in skip and (value := _read_result(units.text[i])) is not None
    }
    items: dict[int, Bill] = {}
    told: set[int] = set()
    tried: set[int] = set()
    for first in sorted(results) if len(results) >= FEWEST else ():
        starts = range(first - 1, max(first - _REACH, -1), -1) if first not in told else ()
        for start in starts:
            if start in tried:
                break
            tried.add(start)
            counted = _read_counted(units.text[start])
            if counted is None or counted.number != "1":
                continue
            found, decided = _follow(units, start, results, labels)
            if len(found) >= FEWEST and any(states_result(results[i]) for i in decided):
                items |= found
                told.update(decided)
                break
    if items:
        items |= _list_beside(units, items, skip, labels)
    return Decided(items, frozenset(told))


def _list_beside(
    units: Units, items: dict[int, Bill], skip: Container[int], labels: Container[int]
) -> dict[int, Bill]:
    """Items printed alike under a category of their own, of which no result is told."""
    prints = {_print_of(units, i) for i in items}
    found: dict[int, Bill] = {}
    for i in range(max(min(items) - _REACH, 0), len(units)):
        text = units.text[i]
        if not text or i in skip or len(text) > _LONGEST_CATEGORY or not is_category(text):
            continue
        if "기타" in text:
            continue
        under: dict[int, Bill] = {}
        for j in range(i + 1, min(i + _REACH, len(units))):
            counted = _read_counted(units.text[j])
            if j in items or j in labels or (units.text[j] and is_category(units.text[j])):
                break
            expected = str(len(under) + 1)
            if counted and counted.number == expected and _print_of(units, j) in prints:
                under[j] = counted
        found |= under
    return found


def _follow(
    units: Units, start: int, results: Container[int], labels: Container[int]
) -> tuple[dict[int, Bill], list[int]]:
    """The items from their first heading on, and their results.

    All are printed alike. The last may have no result: of what was only reported, none is told.
    """
    items: dict[int, Bill] = {}
    told: list[int] = []
    print_of_all = _print_of(units, start)
    head, decided = start, True
    for i in range(start, len(units)):
        if i in labels or i - head > _REACH:
            break
        if i in results:
            told.append(i)
            decided = True
            continue
        counted = _read_counted(units.text[i]) if decided else None
        if counted is None or _print_of(units, i) != print_of_all:
            continue
        if items and counted.number == "1":
            break
        if counted.number == str(len(items) + 1):
            items[i] = counted
            head, decided = i, False
    if not decided and len(items) <= FEWEST:
        items.pop(head)
    return items, told


def _print_of(units: Units, i: int) -> tuple[int, str]:
    """How a heading is counted: its indent, what stands before its number and right behind."""
    match = _NUMBER.search(units.text[i])
    return units.indent(i), _DIGITS.sub("0", close(units.text[i][: match.end()])) if match else ""


def _read_result(text: str) -> str | None:
    """What a row says under a label of results, be it a result or not."""
    field = read_field(text) if len(text) < _LONGEST_RESULT else None
    return field.value if field is not None and field.kind.name == "result" else None


def _read_counted(text: str) -> Bill | None:
    """`1. 고개 전망대 조성사업`, `제1호 안건 : …`; None for a field and for a sentence."""
    if not text or len(text) >= _LONGEST:
        return None
    bill = read_bill(text)
    if bill is not None:
        return bill
    number = heading_number(text)
    title = strip_heading(text)
    if number is None or not title or title.endswith(_SAID) or read_field(text) is not None:
        return None
    return Bill(None, number, title, plain=True)
