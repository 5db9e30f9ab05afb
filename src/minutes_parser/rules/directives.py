"""Ignores written into the text: `<!-- minutes: ignore MIN203 -->` and `# minutes: ignore`.

At the end of a line one holds for that line; alone on a line, for the next line with text;
`ignore-file` holds for the whole file. Without codes it holds for every rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Edit, Finding, Fix, Severity, Span, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

_DIRECTIVE = lazy(
    r"[ \t]*(?:<!--\s*minutes:\s*(?P<a>ignore(?:-file)?)\b(?P<codes>[^>\n]*?)\s*-->"
    r"|(?<!\S)#\s*minutes:\s*(?P<b>ignore(?:-file)?)\b(?P<rest>[^\n]*))"
)
_CODE = lazy(r"MIN\d{0,3}")


class Ignore:
    """One directive: where it stands, which line it speaks of (None: all), and which codes."""

    __slots__ = ("codes", "span", "target", "used")

    def __init__(self, span: Span, target: int | None, codes: tuple[str, ...]) -> None:
        self.span = span
        self.target = target
        self.codes = codes
        self.used: set[str] = set()

    def covers(self, finding: Finding) -> bool:
        """Whether it silences a finding; remembers that it did."""
        if self.target is not None and self.target != finding.line:
            return False
        code = next((c for c in self.codes if finding.code.startswith(c)), None)
        if self.codes and code is None:
            return False
        self.used.add(code or "")
        return True

    @property
    def unused(self) -> tuple[str, ...]:
        """The codes that silenced nothing; an empty one for a directive without codes."""
        return tuple(code for code in self.codes or ("",) if code not in self.used)


def take_ignores(text: str) -> tuple[str, list[Ignore]]:
    """The text without its directives, no line or column moved, and the directives."""
    if "minutes:" not in text:
        return text, []
    lines = text.split("\n")
    ignores: list[Ignore] = []
    for index, line in enumerate(lines):
        matches = list(_DIRECTIVE.finditer(line)) if "minutes:" in line else []
        if not matches:
            continue
        rest = _DIRECTIVE.sub(lambda match: " " * len(match[0]), line)
        alone = not rest.strip()
        for match in matches:
            ignores.append(_read(match, index, lines, alone))
        lines[index] = rest.rstrip()
    return "\n".join(lines), ignores


def _read(match: re.Match[str], index: int, lines: list[str], alone: bool) -> Ignore:
    codes = tuple(_CODE.findall(match["codes"] or match["rest"] or ""))
    whole = match[0].lstrip()
    column = match.end() - len(whole) + 1
    span = Span(index + 1, column, index + 1, match.end() + 1)
    target: int | None = index + 1
    if (match["a"] or match["b"]) == "ignore-file":
        target = None
    elif alone:
        target = next((n + 1 for n in range(index + 1, len(lines)) if lines[n].strip()), index + 1)
    return Ignore(span, target, codes)


@rule(
    "MIN009",
    Severity.WARNING,
    "이 무시 표시는 쓰이지 않습니다{codes}",
    "this ignore silences nothing{codes}",
    any_text=True,
)
def unused_ignore(subject: Subject) -> Iterator[Hit]:
    """Told by `tell_unused`: only after all other rules is it known."""
    return iter(())


def tell_unused(ignores: list[Ignore], ran: frozenset[str]) -> Iterator[Hit]:
    """A hit for each directive with codes that silenced nothing though their rules ran."""
    for ignore in ignores:
        idle = [code for code in ignore.unused if not code or any(r.startswith(code) for r in ran)]
        if not idle:
            continue
        named = ", ".join(code for code in idle if code)
        whole = len(idle) == len(ignore.codes or ("",))
        fix = Fix((_remove(ignore.span),)) if whole else None
        yield Hit(ignore.span, {"codes": f": {named}" if named else ""}, _suggest(whole), fix)


def _remove(span: Span) -> Edit:
    return Edit(span.line, span.column, span.end_column, "")


def _suggest(whole: bool) -> Words | None:
    return Words("지우십시오", "remove it") if whole else None
