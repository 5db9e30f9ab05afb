"""Names with nothing between them: `문가온피다온한보리` in text layers that lost their blanks."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from minutes_parser.parser.persons.names import is_name, is_organization, is_role
from minutes_parser.vocabulary.roles import ROLE_TAILS
from minutes_parser.vocabulary.surnames import COMMON_SURNAMES, COMPOUND_SURNAMES

_LONGEST = 120
_WHOLE_NAME, _SHORT_NAME = 3, 2
_FEWEST = 5  # letters of two names
_KEPT = 8  # ways to cut that are followed at once


class _Cut(NamedTuple):
    """Names so far, and how many of them have two syllables only."""

    short: int
    names: tuple[str, ...]


def part_glued(word: str, whole: Callable[[], str] | None = None) -> tuple[str, ...]:
    """The names of a word that is nothing but names of three syllables; none where it is not.

    A surname of two syllables may make a name longer. In a list of members, for which `whole` gives
    the text, some names have two syllables. Of several ways to cut, the one wins whose names the
    text tells again, then the one with common surnames, then the one in alphabetical order.
    """
    fewest = 2 * _WHOLE_NAME if whole is None else _FEWEST
    if not fewest <= len(word) <= _LONGEST or min(word) < "가" or max(word) > "힣":
        return ()
    if split_short(word) or is_organization(word):
        return ()
    ways: list[list[_Cut]] = [[_Cut(0, ())], *([] for _ in word)]
    for at, cuts in enumerate(ways[:-1]):
        cuts.sort(key=lambda cut: cut.short)
        for name in _names_at(word, at, whole is not None) if cuts else ():
            short = len(name) == _SHORT_NAME
            ways[at + len(name)] += [_Cut(n + short, (*names, name)) for n, names in cuts[:_KEPT]]
    found = [cut for cut in ways[-1] if len(cut.names) > 1 and cut.short * 2 < len(cut.names) + 1]
    if not found:
        return ()
    fewest = min(cut.short for cut in found)
    best = [cut.names for cut in found if cut.short == fewest]
    if len(best) == 1:
        return best[0]
    text = whole() if whole else ""
    return max(best, key=lambda names: _told(names, text))


def split_short(word: str) -> tuple[str, str] | None:
    """`수석전문위원허균`: an office and a name of two syllables."""
    office, name = word[:-_SHORT_NAME], word[-_SHORT_NAME:]
    return (office, name) if len(office) > 2 and office in ROLE_TAILS and is_name(name) else None


def _names_at(word: str, at: int, members: bool) -> list[str]:
    """The names that may begin there, the likeliest first."""
    sizes = [_WHOLE_NAME, _SHORT_NAME] if members else [_WHOLE_NAME]
    if word[at : at + 2] in COMPOUND_SURNAMES:
        sizes.insert(0, 4)
    names = [word[at : at + size] for size in sizes if at + size <= len(word)]
    return [name for name in names if is_name(name) and not is_role(name)]


def _told(names: tuple[str, ...], whole: str) -> tuple[int, int, int]:
    """How many names stand elsewhere too, have a common surname, and follow the alphabet."""
    again = sum(1 for name in names if whole.count(name) > 1)
    common = sum(1 for name in names if name[0] in COMMON_SURNAMES)
    return again, common, sum(1 for a, b in pairwise(names) if a < b)
