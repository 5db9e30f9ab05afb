"""Putting lines that the page broke back together, with a blank or without one."""

from __future__ import annotations

from functools import cached_property

from minutes_parser.patterns import lazy

SAMPLE = 1000
_CLOSING = frozenset(",.?!)」”’》〉…")
_OPENING = frozenset("(「“‘《〈")
TERMINALS = frozenset(".?!…。」”’\"')）")
_NOTE_ENDS = frozenset("음함임됨람림짐남봄옴뜻")  # of a sentence that is noted down
# Endings that no word begins with.
_BOUND = ("습니", "니다", "니까", "십시", "겠습", "었습", "았습", "였습")
_BOUND_STARTS = frozenset(ending[0] for ending in _BOUND)
_ENDS = TERMINALS | _NOTE_ENDS
_SAID = frozenset("다까요죠")
# The same as words of their own: nothing follows in them.
_TORN = lazy(r"(?:[었았였겠]?습니[다까]|니[다까]|십시오)(?:[.?!,…\"'”’)]|\s|$)", needs=("니", "십"))


class Joiner:
    """Joins two broken lines as the document itself shows the words elsewhere.

    A blank kept at the end of the first line decides where the document keeps them; else a word
    that stands whole elsewhere; else two words that both stand elsewhere get a blank.
    """

    def __init__(self, lines: list[str], spaced: bool, keeps_blanks: bool) -> None:
        self._lines = lines
        self.spaced = spaced
        self.keeps_blanks = keeps_blanks

    @cached_property
    def words(self) -> set[str]:
        """Words that stand inside a line, of some 1,000 lines spread over the document."""
        lines = self._lines[:: len(self._lines) // SAMPLE + 1]
        inner = [
            line[first:last]
            for line in lines
            if (first := line.find(" ") + 1) and first < (last := line.rfind(" "))
        ]
        return set(" ".join(inner).split())

    def glue(self, left: str, right: str) -> str:
        """The two texts as one."""
        return left + self.separator(left, right) + right if left and right else left + right

    def separator(
        self, left: str, right: str, kept_blank: bool | None = None, page: bool = False
    ) -> str:
        """What stands between two texts that a line break parted: a blank or nothing."""
        if not self.spaced or right[0] in _CLOSING or left[-1] in _OPENING:
            return ""
        if self.keeps_blanks and kept_blank is not None:
            return " " if kept_blank else ""
        last = left[left.rfind(" ") + 1 :]
        stop = right.find(" ")
        first = right if stop < 0 else right[:stop]
        words = self.words
        if last + first in words or last[-1] == "·":
            return ""
        if first[0] in _BOUND_STARTS and first.startswith(_BOUND) and last[-1] >= "가":
            return ""
        if page or first in words or last[-1] in ".,?!":
            return " "
        return " " if last in words and len(last) > 1 else ""


def is_torn(left: str, right: str) -> bool:
    """Whether a line break parted an ending of speech: `… 의결되었습` from `니다.`"""
    return "가" <= left[-1] <= "힣" and left[-1] not in _SAID and _TORN.match(right) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line may be the end of a paragraph."""
    return text[-1] in _ENDS
