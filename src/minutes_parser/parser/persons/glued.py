"""Names with nothing between them: `문가온피다온한보리` in text layers that lost their blanks."""

from __future__ import annotations

from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.vocabulary.surnames import COMPOUND_SURNAMES

_LONGEST = 120


def part_glued(word: str) -> tuple[str, ...]:
    """The names of a word that is nothing but names of three syllables; none where it is not.

    A surname of two syllables may make a name longer.
    """
    if not 6 <= len(word) <= _LONGEST or min(word) < "가" or max(word) > "힣":
        return ()
    names: list[str] = []
    at = 0
    while at < len(word):
        size = 4 if word[at : at + 2] in COMPOUND_SURNAMES and _whole(word[at : at + 4]) else 3
        name = word[at : at + size]
        if not _whole(name):
            return ()
        names.append(name)
        at += size
    return tuple(names) if len(names) > 1 else ()


def _whole(name: str) -> bool:
    return len(name) > 2 and is_name(name) and not is_role(name)
