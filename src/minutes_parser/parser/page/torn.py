"""Heads whose columns a text layer tore apart: put together before anything is read.

`1. 일` and `자`; `1.`, `일` and `자`; `1. 일`, `2. 장`, then `자` and `소`. The letters go to the
unit where their label begins. Values that stand under a later label than their own go back to it
once the head is read.
"""

from itertools import islice
from typing import Any, NamedTuple

from minutes_parser.parser.heading.fields import CLOSE_KINDS, kind_of
from minutes_parser.parser.heading.times import find_date
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.notes import SECTION_KINDS

_NUMBER = r"(?:\d{1,2}\s*[.)]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨ]\s*[.)]?|[^\W\d_A-Za-z]\s*\.)"
_NUMBERED = lazy(rf"({_NUMBER})\s*((?:[가-힣]\s*){{0,4}})")
_LETTERS = lazy(r"(?:[가-힣](?:\s+|$))+|[가-힣]{2,6}$")
_PLACE = lazy(r"[실장층관당점소원터](?:\d*|\s*\S{0,6})$")
_REACH = 400
_FAR = 6


def mend_down(units: Units, skip: dict[int, str]) -> set[int]:
    """Put labels that are spelt down the page in their first unit: `향`, `후`, `계`, `획`."""
    taken: set[int] = set()
    single = [i for i, text in enumerate(units.text) if len(text) == 1 and text >= "가"]
    run: list[int] = []
    for i in [*single, -1]:
        if run and i >= 0 and not any(units.text[run[-1] + 1 : i]):
            run.append(i)
            continue
        spelt = "".join(units.text[j] for j in run)
        end = _value_below(units, run, spelt)
        if end:
            units.put(run[0], spelt + units.text[end][0])
            units.put(end, units.text[end][1:].lstrip())
        if end or (2 < len(run) <= LONGEST and _is_known(spelt)):
            if not end:
                units.put(run[0], spelt)
            for j in run[1:]:
                units.put(j, "")
                taken.add(j)
        run = [i]
    return taken


def _value_below(units: Units, run: list[int], spelt: str) -> int:
    """The unit that holds the last letter of a label, and its value: `정 납땜` below `일`."""
    if not 0 < len(run) < LONGEST:
        return 0
    reach = range(run[-1] + 1, min(run[-1] + 4, len(units)))
    end = next((j for j in reach if units.text[j]), 0)
    text = units.text[end]
    return end if end and text[1:2].isspace() and _is_known(spelt + text[0]) else 0


def _is_known(spelt: str) -> bool:
    return kind_of(spelt) is not None or spelt in SECTION_KINDS


LONGEST = 8


class _Label(NamedTuple):
    """A label of which some letters are missing."""

    unit: int
    number: str
    letters: str
    parts: tuple[int, ...] = ()


def mend_head(units: Units, skip: dict[int, str]) -> set[int]:
    """Put torn labels of a numbered head together; the units whose letters went to a label."""
    taken: set[int] = set()
    rows = list(islice((i for i, text in enumerate(units.text) if text and i not in skip), _REACH))
    waiting: list[_Label] = []
    passed = 0
    for i in rows:
        text = units.text[i]
        numbered = _NUMBERED.fullmatch(text) if len(text) < 14 and _may_count(text) else None
        if numbered:
            letters = close(numbered[2])
            if kind_of(letters) is None:
                waiting.append(_Label(i, numbered[1], letters))
                passed = 0
        elif waiting:
            waiting = _complete(units, waiting, i, taken)
            passed += 1
            if passed > _FAR:
                waiting = []
    return taken


def _may_count(text: str) -> bool:
    """A cheap look: most lines begin with no number."""
    if text[0] in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ":
        return True
    figure = text[0].isdecimal()
    behind = text[2:] if figure and text[1:2].isdecimal() else text[1:]
    return (figure or text[0].isalpha()) and behind.lstrip()[:1] in {".", ")"}


def _complete(units: Units, waiting: list[_Label], i: int, taken: set[int]) -> list[_Label]:
    """Give the letters of a unit to the label they complete, or to the last one as a part of it."""
    text = units.text[i]
    if text[1:2].strip() and len(text) > LONGEST:
        return []
    match = _LETTERS.match(text)
    letters = close(match[0]) if match else ""
    if match is None or len(letters) > 6:
        return []
    for label in waiting:
        whole = label.letters + letters
        if kind_of(whole) is not None:
            for part in (*label.parts, i):
                units.put(part, "")
                taken.add(part)
            units.put(label.unit, f"{label.number} {whole}")
            units.put(i, text[match.end() :])
            return [other for other in waiting if other is not label]
    last = waiting[-1]
    if match.end() < len(text) or len(last.letters + letters) > 4 or len(waiting) > 1:
        return waiting
    return [last._replace(letters=last.letters + letters, parts=(*last.parts, i))]


def fill_fields(entries: list[Any]) -> None:
    """Give date and place back what a text layer printed under the label behind them."""
    for n, entry in enumerate(entries):
        if entry.rows or entry.kind.name not in CLOSE_KINDS:
            continue
        holder = next((e for e in entries[n + 1 : n + 4] if e.rows), None)
        if holder is None or holder.kind.name in {"cover", "agenda"}:
            continue
        for row in holder.rows[:3]:
            if _fits(entry.kind.name, row[1]):
                entry.rows.append(row)
                holder.rows.remove(row)
                break


def _fits(name: str, text: str) -> bool:
    dated = find_date(text) is not None
    return dated if name == "date" else name == "place" and not dated and bool(_PLACE.search(text))
