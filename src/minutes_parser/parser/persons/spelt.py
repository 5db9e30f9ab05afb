"""Attendance lists that are spelt letter by letter, whatever lines and columns made of them.

`이   성  태`, `의  장  (총재)`; `심` and `훈` on lines of their own; two people in one row; a list
down the page. Such a list is read as one run of words: it is whole only if every word of it belongs
to a name or an office, and names and offices take turns in one order.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.text import close, read_hanja
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.roles import CARRIED_ROLES, ROLE_TAILS
from minutes_parser.vocabulary.surnames import COMPOUND_SURNAMES

_BRACKET = lazy(r"\s*[(（]\s*([^()（）]{1,16}?)\s*[)）]")
_WORD = lazy(r"[가-힣\u4e00-\u9fff][가-힣\u4e00-\u9fff\d·]*")
_PART = lazy(r"(\s*)(\S+)")
_STRAY = lazy(r"[()（）.,·\d]+")
_GAP = lazy(r"제(?=차관|부시장|부지사|부위원장|부단장|사무)")
MANY_WORDS = 1500
FEWEST_LETTERS = 4
LONGEST_ROLE = 8


class Line(Protocol):
    """A line of the list: the unit it stands in and its text."""

    @property
    def unit(self) -> int: ...
    @property
    def text(self) -> str: ...


class Word(NamedTuple):
    """A word of the run: the bracket that closes it, the blanks before it (0: a new line)."""

    text: str
    bracket: str
    unit: int
    gap: int


class Spelt(NamedTuple):
    """Somebody of the list: the office as the words of it stand, None where none does."""

    name: str
    role: str | None
    unit: int


class _Strays(NamedTuple):
    """Brackets and digits that a text layer printed behind the line they belong to."""

    brackets: bool
    digits: list[str]


def read_spelt(rows: Sequence[Line]) -> list[Spelt] | None:
    """Everybody of a list spelt letter by letter; None where it is not, or is not whole."""
    single = sum(1 for row in rows for word in row.text.split() if len(word) == 1)
    if single < FEWEST_LETTERS or any(char in row.text for row in rows for char in ",、，/:："):
        return None
    run = _read_words(rows)
    if run is None:
        return None
    words, strays = run
    if len(words) > MANY_WORDS or sum(len(w.text) == 1 for w in words) * 3 < len(words):
        return None
    readings = [r for name_first in (True, False) if (r := _read_run(words, name_first, strays))]
    return min(readings, key=lambda reading: reading[0])[1] if readings else None


def _read_words(rows: Sequence[Line]) -> tuple[list[Word], _Strays] | None:
    """The words of all rows; None where one of them can be no part of a name or an office."""
    words: list[Word] = []
    strays = _Strays(any(row.text in {"(", ")"} for row in rows), [])
    for row in rows:
        text = _BRACKET.sub(lambda match: f"({close(match[1])})", row.text)
        for match in _PART.finditer(text):
            part = match[2]
            word, _, rest = part.partition("(")
            bracket = rest.rstrip(")")
            if not word and bracket and words and not words[-1].bracket:
                words[-1] = words[-1]._replace(bracket=bracket)
            elif _WORD.fullmatch(word):
                words.append(Word(word, bracket, row.unit, len(match[1])))
            elif _STRAY.fullmatch(part):
                strays.digits.extend(re.findall(r"\d+", part))
            else:
                return None
    return words, strays


def _read_run(
    words: list[Word], name_first: bool, strays: _Strays
) -> tuple[int, list[Spelt]] | None:
    """The cheapest reading of all words as people, names before offices or behind them."""
    start: tuple[int, bool] = (0, name_first)
    best: dict[tuple[int, bool], tuple[int, tuple[int, bool], Spelt | None]] = {
        start: (0, start, None)
    }
    for at in range(len(words)):
        for bare in (True, False):
            if (at, bare) not in best:
                continue
            spent = best[at, bare][0]
            for cost, stop, person in _people_at(words, at, name_first, bare, strays.brackets):
                after = (stop, name_first or person.role is None or _carries(person.role))
                if after not in best or spent + cost < best[after][0]:
                    best[after] = (spent + cost, (at, bare), person)
    ends = [end for bare in (True, False) if (end := (len(words), bare)) in best]
    if not ends:
        return None
    end = min(ends, key=lambda state: best[state][0])
    cost = best[end][0]
    people: list[Spelt] = []
    while (step := best[end])[2] is not None:
        people.append(step[2])
        end = step[1]
    return cost, _settle(people[::-1], name_first, list(strays.digits))


def _carries(role: str) -> bool:
    """Whether an office holds for the names behind the next one as well."""
    return read_hanja(role) in CARRIED_ROLES


def _people_at(
    words: list[Word], at: int, name_first: bool, bare: bool, loose: bool
) -> list[tuple[int, int, Spelt]]:
    """Every person that may stand at a word: what it costs, where it stops."""
    found: list[tuple[int, int, Spelt]] = []
    unit = words[at].unit
    for cost, stop, name in _names_at(words, at) if bare else ():
        bracket = words[stop - 1].bracket
        role = bracket if bracket and is_role(bracket) else None
        found.append((cost + (1 if role else 3), stop, Spelt(name, role, unit)))
        if name_first and not bracket:
            for more, end, role in _roles_at(words, stop, loose):
                found.append((cost + more, end, Spelt(name, role, unit)))
    if not name_first:
        for cost, stop, role in _roles_at(words, at, loose):
            for more, end, name in _names_at(words, stop):
                found.append((cost + more, end, Spelt(name, role, unit)))
    return found


def _names_at(words: list[Word], at: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    spelt = ""
    torn = widest = 0
    office = _office_length(words, at)
    for stop in range(at + 1, min(at + 4, len(words)) + 1):
        word = words[stop - 1]
        if stop > at + 1 and (words[stop - 2].bracket or (len(word.text) > 1 and len(spelt) > 1)):
            break
        if stop > at + 1:
            torn += 2 if word.gap == 0 else 0
            widest = max(widest, word.gap)
        spelt += word.text
        if len(spelt) > 4:
            break
        cost = _cost_of_name(spelt, stop == at + 1, in_use())
        if cost is not None:
            following = words[stop].gap if stop < len(words) else 0
            apart = 2 if 0 < following < widest else 0
            found.append((cost + torn + apart + (4 if stop < office else 0), stop, spelt))
    return found


def _office_length(words: list[Word], at: int) -> int:
    """Where an office that the letters from here on spell stops; the start where none does."""
    spelt = ""
    stop = at
    for n in range(at, min(at + 6, len(words))):
        spelt += words[n].text
        if len(spelt) > 2 and spelt in ROLE_TAILS:
            stop = n + 1
    return stop


@lru_cache(maxsize=4096)
def _cost_of_name(spelt: str, whole: bool, added: Added | None) -> int | None:
    """`added` keeps what holds for one user's words apart from what holds for another's."""
    if len(spelt) < 2:
        return None
    if is_name(spelt):
        if len(spelt) == 3 or (len(spelt) == 4 and spelt[:2] in COMPOUND_SURNAMES):
            return 0
        return 1 if len(spelt) == 2 else 3
    return 4 if not whole and len(spelt) < 4 and could_be_name(spelt) else None


def _roles_at(words: list[Word], at: int, loose: bool) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    spelt = printed = ""
    cost = 0
    for stop in range(at + 1, min(at + LONGEST_ROLE, len(words)) + 1):
        word = words[stop - 1]
        if stop > at + 1:
            if words[stop - 2].bracket:
                break
            wide = len(word.text) > 1 and len(words[stop - 2].text) > 1
            cost += 2 if wide else 0
            printed += " " if wide else ""
        spelt += word.text
        printed += word.text
        if len(spelt) > 1 and is_role(spelt):
            exact = stop == at + 1 or read_hanja(spelt) in ROLE_TAILS
            role = f"{printed}({word.bracket})" if word.bracket else printed
            found.append((cost + (0 if exact else 2 + stop - at), stop, role))
            if loose and exact and not word.bracket:
                found.extend(
                    (cost + 1, end, f"{printed}({inner})")
                    for end, inner in _exact_roles(words, stop)
                )
    return found


def _exact_roles(words: list[Word], at: int) -> list[tuple[int, str]]:
    """`의 장 총 재` before stray brackets: the second office stood in them."""
    found = []
    spelt = ""
    for stop in range(at + 1, min(at + 4, len(words)) + 1):
        spelt += words[stop - 1].text
        if spelt in ROLE_TAILS:
            found.append((stop, spelt))
    return found


def _settle(people: list[Spelt], name_first: bool, digits: list[str]) -> list[Spelt]:
    """Offices that carry on, and the digits of offices that lost them: `제 차관`."""
    settled: list[Spelt] = []
    carried: str | None = None
    for person in people:
        role = person.role
        if role is None and not name_first:
            role = carried
        elif role is not None:
            carried = role if _carries(role) else None
            if digits and (gap := _GAP.search(role)):
                role = f"{role[: gap.end()]}{digits.pop(0)}{role[gap.end() :]}"
        settled.append(person._replace(role=role))
    return settled
