"""Putting lines that the page broke back together, with a blank or without one."""

from __future__ import annotations

import re
from functools import cached_property

_INNER_WORD = re.compile(r" ([^\s]+)(?= )")
_CLOSING = ",.?!)」”’》〉…"
TERMINALS = frozenset(".?!…。」”’\"')）")
_NOTE_ENDINGS = ("음", "함", "임", "됨", "람", "림", "짐", "남", "봄", "옴", "뜻")


class Joiner:
    """Joins two broken lines as the document itself shows the words elsewhere.

    A blank kept at the end of the first line decides where the document keeps them; else a word
    that stands whole elsewhere; else two words that both stand elsewhere get a blank.
    """

    def __init__(self, text: str, spaced: bool, keeps_blanks: bool) -> None:
        self._text = text
        self.spaced = spaced
        self.keeps_blanks = keeps_blanks

    @cached_property
    def words(self) -> set[str]:
        """Words that stand inside a line, found when first asked for."""
        return set(_INNER_WORD.findall(self._text))

    def glue(self, left: str, right: str, kept_blank: bool | None = None, page: bool = False) -> str:
        """The two texts as one."""
        if not left or not right:
            return left + right
        if not self.spaced or right[0] in _CLOSING or left[-1] in "(「“‘《〈":
            return left + right
        if self.keeps_blanks and kept_blank is not None:
            return f"{left} {right}" if kept_blank else left + right
        return left + self._separator(left, right, page) + right

    def _separator(self, left: str, right: str, page: bool) -> str:
        last = left[left.rfind(" ") + 1 :]
        first = right.split(" ", 1)[0]
        words = self.words
        if last + first in words or last[-1] == "·":
            return ""
        if page or first in words or last[-1] in ".,?!":
            return " "
        return " " if last in words and len(last) > 1 else ""


def ends_sentence(text: str) -> bool:
    """Whether a line may be the end of a paragraph."""
    return text[-1] in TERMINALS or text.endswith(_NOTE_ENDINGS)
