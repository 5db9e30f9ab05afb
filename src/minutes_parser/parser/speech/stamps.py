"""Stamps of recordings: the time at which a voice begins, beside its name.

서지오 00:02            (00:12) 홍길동          [화자 1] 00:01:10 ~ 00:01:15
[00:12:31] 김민지 PM: …       김민지 (00:12): …
"""

import re
from typing import NamedTuple

from minutes_parser.patterns import DIGIT, lazy

_TIME = r"\d{1,3}:\d{2}(?::\d{2})?"
_POINT = rf"{_TIME}(?:[.,]\d{{1,3}})?"
_SPAN = rf"{_POINT}(?:\s*(?:[-~∼–—→]|-->)\s*{_POINT})?"
_STAMP = rf"(?P<stamp>{_SPAN}|\[{_SPAN}\]|\({_SPAN}\)|[<〈]{_SPAN}[>〉])"
_FIRST_TIME = lazy(_TIME)
_VOICE = (
    r"[\[(<]?(?P<head>[^\s:：\[\](<>)|][^:：\[\](<>|?!〈〉›»▹▸►▷▶]{0,30}?(?:\([^()]{1,14}\))?)"
    r"(?<![.요다])[\])>]?"
)
_BEHIND = lazy(rf"{_VOICE}(?:[\s|,·/]+[-–]?\s*|(?=[\[(]))(?<![\d:]){_STAMP}", needs=DIGIT)
_AHEAD = lazy(rf"{_STAMP}[\s|·/]*[-–]?\s*(?<![\d:]){_VOICE}\s*[:：]?", needs=DIGIT)
_LEADING = lazy(rf"{_STAMP}(?:(?<=[\])>〉])\s*|\s+)(?:[-–|]\s+)?(?=\S)", needs=DIGIT)
_INSIDE = lazy(
    rf"(?P<head>[^\s:：\[\]()][^:：\[\]()]{{0,30}}?)\s*[\[(]\s*(?P<time>{_TIME})\s*[\])]"
    r"\s*[:：\-–]?\s+(?=\S)",
    needs=DIGIT,
)
LONGEST = 56


class Stamp(NamedTuple):
    """A time as printed, the voice beside it, and where the text after both begins."""

    time: str
    head: str
    stop: int


def _has_time(text: str) -> bool:
    """Whether the first colon stands between digits, or in a bracket behind a name.

    A look that spares most lines the patterns.
    """
    at = text.find(":")
    timed = at > 0 and text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal()
    return timed or (at > 0 and "(" in text[:at])


def _may_begin(text: str) -> bool:
    return text[:1] in {"[", "(", "<", "〈"} or text[:1].isdecimal()


def _time_of(match: re.Match[str]) -> str:
    return _FIRST_TIME.search(match["stamp"])[0]  # type: ignore[index]


def read_alone(text: str) -> tuple[Stamp, bool] | None:
    """A line of nothing but a voice and a time, and whether the voice comes first."""
    if len(text) > LONGEST:
        return None
    if not _has_time(text):
        return None
    ends = text[-1] in "])>〉" or text[-1].isdecimal()
    for pattern, first, may in ((_BEHIND, True, ends), (_AHEAD, False, _may_begin(text))):
        match = pattern.fullmatch(text) if may else None
        if match and not any(char.isdigit() for char in match["head"][:2]):
            return Stamp(_time_of(match), match["head"].strip(), len(text)), first
    return None


def read_leading(text: str) -> Stamp | None:
    """A time before a label: `[00:12:31] 김민지 PM: …`."""
    match = _LEADING.match(text) if _may_begin(text) and _has_time(text) else None
    return Stamp(_time_of(match), "", match.end()) if match else None


def read_inside(text: str, start: int = 0) -> Stamp | None:
    """A time between a label and its speech: `김민지 (00:12): …`."""
    match = _INSIDE.match(text, start) if _has_time(text) else None
    return Stamp(match["time"], match["head"].strip(), match.end()) if match else None
