"""Document to findings: every rule that is asked for, then the ignores of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from minutes_parser.rules.directives import Ignore, take_ignores, tell_unused, unused_ignore
from minutes_parser.rules.finding import Finding
from minutes_parser.rules.rule import Hit, Rule
from minutes_parser.rules.settings import Settings
from minutes_parser.rules.subject import Subject
from minutes_parser.rules.table import RULES

if TYPE_CHECKING:
    from minutes_parser.model import Minutes


def validate(
    doc: Minutes, text: str = "", *, settings: Settings | None = None, file: str | None = None
) -> list[Finding]:
    """What the rules find in a document, in the order of its lines.

    `text` is the text the document was read from: without it, rules about the text itself are
    silent and findings carry no source line. `file` is the name the findings bear.
    """
    settings = settings or Settings()
    name = file if file is not None else doc.source.name or ""
    plain, ignores = take_ignores(text)
    subject = Subject(doc, plain, settings)
    rules = list(_choose(doc, settings, name))
    findings = [
        finding for rule in rules for finding in _apply(rule, rule.check(subject), subject, name)
    ]
    findings = _silence(findings, ignores)
    if settings.wants(unused_ignore.code, unused_ignore.on, name):
        ran = frozenset(rule.code for rule in rules)
        findings += _apply(unused_ignore, tell_unused(ignores, ran), subject, name, text)
    return sorted(findings, key=lambda f: (f.span, f.code))


def _choose(doc: Minutes, settings: Settings, file: str) -> Iterator[Rule]:
    """The rules that are asked for; of those, the few that look at any text when it is no minutes.

    A field that is required switches its rule on, whatever the default.
    """
    required = settings.required_fields or ()
    for rule in RULES.values():
        on = rule.on or rule.required in required
        if (doc.layout is not None or rule.any_text) and settings.wants(rule.code, on, file):
            yield rule


def _apply(
    rule: Rule, hits: Iterable[Hit], subject: Subject, file: str, text: str | None = None
) -> list[Finding]:
    severity = subject.settings.grade(rule.code, rule.severity)
    lines = text.split("\n") if text is not None else subject.lines
    return [
        Finding(
            file,
            rule.code,
            rule.name,
            severity,
            rule.message.fill(hit.values),
            hit.span,
            _quote(lines, hit),
            hit.suggestion,
            hit.fix,
        )
        for hit in hits
    ]


def _quote(lines: list[str], hit: Hit) -> str:
    """The line a hit stands in, as reports may show it."""
    span = hit.span
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if not hit.secret:
        return line
    shown = line[span.column - 1 : span.end_column - 1]
    blotted = "".join("*" if letter.isalnum() else letter for letter in shown)
    return line.replace(shown, blotted)


def _silence(findings: list[Finding], ignores: list[Ignore]) -> list[Finding]:
    """What no directive covers; every directive that covers a finding counts as used."""
    if not ignores:
        return findings
    left = []
    for finding in findings:
        covering = [ignore for ignore in ignores if ignore.covers(finding)]
        if not covering:
            left.append(finding)
    return left
