"""Patterns that are compiled when they are first asked: most documents ask few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

# In `needs`: any digit.
DIGIT = r"\d"
_find_digit = re.compile(DIGIT).search
_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._source), name)
        setattr(self, name, method)
        return method


def is_compiled(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern was searched for before, so that a search costs no compiling."""
    return "search" in vars(pattern)


class _Needing(_Lazy):
    """Is not even compiled before it is asked about a text that has something it needs.

    From then on it is the compiled pattern alone: looking first would no longer save anything.
    """

    def __init__(self, pattern: str, flags: int, needs: tuple[str, ...]) -> None:
        super().__init__(pattern, flags)
        self._needs = needs

    def _is_possible(self, text: str) -> bool:
        for part in self._needs:
            if part in text or (part is DIGIT and _find_digit(text)):
                compiled = re.compile(*self._source)
                for name in _METHODS:
                    setattr(self, name, getattr(compiled, name))
                return True
        return False

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        return self.match(text, *place) if self._is_possible(text) else None

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        return self.fullmatch(text, *place) if self._is_possible(text) else None

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        return self.search(text, *place) if self._is_possible(text) else None

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        return self.finditer(text, *place) if self._is_possible(text) else iter(())

    def findall(self, text: str, *place: int) -> list[Any]:
        return self.findall(text, *place) if self._is_possible(text) else []

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        return self.sub(new, text, count) if self._is_possible(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        return self.split(text, maxsplit) if self._is_possible(text) else [text]


def lazy(pattern: str, flags: int = 0, *, needs: str | tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern that costs nothing until it is used.

    `needs`, letters or words: a text that has none of them cannot match, and is not looked at.
    Compiling takes longer than most documents take to read, so name what is rare: a mark, a word,
    any `DIGIT`.
    `tests/test_patterns.py` proves each from its pattern.
    """
    if not needs:
        return cast("re.Pattern[str]", _Lazy(pattern, flags))
    parts = (DIGIT,) if needs is DIGIT else tuple(needs)
    return cast("re.Pattern[str]", _Needing(pattern, flags, parts))
