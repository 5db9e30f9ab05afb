"""What a rule finds: where, what, how grave, and how it may be mended."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from minutes_parser.patterns import lazy


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Higher is graver."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Words(NamedTuple):
    """The same words in Korean and English."""

    ko: str
    en: str

    def fill(self, values: Mapping[str, object]) -> "Words":
        """Both with their values; a value that is `Words` itself gives each language its own."""
        korean = {k: v.ko if isinstance(v, Words) else v for k, v in values.items()}
        english = {k: v.en if isinstance(v, Words) else v for k, v in values.items()}
        return Words(choose_particles(self.ko.format(**korean)), self.en.format(**english))


_PARTICLES = lazy(r"(\w)([’”)」】\]]*)(이|은|을)\((가|는|를)\)", needs=("이(", "은(", "을("))
# Of the digits as they are read, these end in a vowel: 이 사 오 구.
_OPEN_DIGITS = "2459"


def choose_particles(text: str) -> str:
    """`박도겸이(가)` to 박도겸이, `고은채이(가)` to 고은채가: by how the word before it ends."""
    return _PARTICLES.sub(_choose_particle, text) if "(" in text else text


def _choose_particle(match: re.Match[str]) -> str:
    last, closing, after_consonant, after_vowel = match.groups()
    if "가" <= last <= "힣":
        closed = (ord(last) - ord("가")) % 28 > 0
    elif last.isdecimal():
        closed = last not in _OPEN_DIGITS
    else:
        return match[0]
    return last + closing + (after_consonant if closed else after_vowel)


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1, the end column one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """One replacement inside one line, columns as in `Span`; `text` may hold newlines."""

    line: int
    column: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """How a finding is mended. A safe fix changes the form alone, never what is told."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Finding(NamedTuple):
    """One finding in one file; `message` and `suggestion` in Korean and English."""

    file: str
    code: str
    name: str
    severity: Severity
    message: Words
    span: Span
    source: str = ""
    suggestion: Words | None = None
    fix: Fix | None = None

    @property
    def line(self) -> int:
        """The line it starts in, from 1."""
        return self.span.line

    @property
    def column(self) -> int:
        """The character it starts at, from 1."""
        return self.span.column
