"""What is asked of a document: which rules, how grave, what must be there."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from minutes_parser.rules.finding import Severity
from minutes_parser.rules.profiles import PROFILES, find_profile

ALL = "ALL"


_NO_GRADES: Mapping[str, Severity] = {}
_NO_FILES: Mapping[str, tuple[str, ...]] = {}


class Settings(NamedTuple):
    """How documents are judged. Codes may be prefixes: `MIN2` is all about people."""

    profile: str = "auto"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = _NO_GRADES
    required_fields: tuple[str, ...] | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NO_FILES

    def require(self, layout: str | None) -> frozenset[str]:
        """What must be printed in a document of this family."""
        if self.required_fields is not None:
            return frozenset(self.required_fields)
        name = find_profile(layout) if self.profile == "auto" else self.profile
        return PROFILES[name]

    def wants(self, code: str, on: bool, file: str = "") -> bool:
        """Whether a rule is asked for; the longest prefix decides, an ignore wins a tie."""
        chosen = _longest(code, self.select) if self.select else (0 if on else -1)
        chosen = max(chosen, _longest(code, self.extend_select))
        refused = max(_longest(code, self.ignore), _longest(code, self._ignored_in(file)))
        return chosen >= 0 and chosen > refused

    def grade(self, code: str, severity: Severity) -> Severity:
        """The severity a rule has here."""
        if not self.severity:
            return severity
        best = max(self.severity, key=lambda prefix: _longest(code, (prefix,)))
        return self.severity[best] if _longest(code, (best,)) >= 0 else severity

    def _ignored_in(self, file: str) -> tuple[str, ...]:
        if not file or not self.per_file_ignores:
            return ()
        codes: list[str] = []
        for pattern, ignored in self.per_file_ignores.items():
            if matches_path(file, pattern):
                codes.extend(ignored)
        return tuple(codes)


def matches_path(file: str, pattern: str) -> bool:
    """Whether a glob names the file: by its name alone, or by the tail of its path."""
    from fnmatch import fnmatch

    path = file.replace(os.sep, "/").removeprefix("./")
    if "/" not in pattern:
        return fnmatch(path.rsplit("/", 1)[-1], pattern)
    return fnmatch(path, pattern) or fnmatch(path, f"*/{pattern}")


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    """The length of the longest prefix of the code; 0 for ALL, -1 for none."""
    lengths = [0 if p == ALL else len(p) for p in prefixes if p == ALL or code.startswith(p)]
    return max(lengths, default=-1)
