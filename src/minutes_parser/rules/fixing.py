"""Mending a text: the edits of its findings, until nothing more is to be done.

What a speaker said is never changed: edits after which the document tells another speech are
left out.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from minutes_parser.rules.finding import Edit, Finding, Fix

MOST_ROUNDS = 10


class Judgement(NamedTuple):
    """What is found in a text, and what was said in it."""

    findings: list[Finding]
    speech: list[str]


class Mended(NamedTuple):
    """A text after its fixes, how many there were, and what is still found in it."""

    text: str
    fixes: int
    findings: list[Finding]


Judge = Callable[[str], Judgement]


def mend(text: str, judge: Judge, *, unsafe: bool = False) -> Mended:
    """Apply every safe fix, and the unsafe ones when asked for, until none is left."""
    fixes = 0
    judgement = judge(text)
    for _ in range(MOST_ROUNDS):
        wanted = [f.fix for f in judgement.findings if f.fix and (f.fix.safe or unsafe)]
        kept = _keep_speech(text, wanted, judgement.speech, judge)
        changed = apply_fixes(text, kept)
        if changed == text:
            break
        text, fixes = changed, fixes + len(kept)
        judgement = judge(text)
    return Mended(text, fixes, judgement.findings)


def _keep_speech(text: str, fixes: list[Fix], speech: list[str], judge: Judge) -> list[Fix]:
    """The fixes that leave the speech as it is, found by halving."""
    if not fixes or judge(apply_fixes(text, fixes)).speech == speech:
        return fixes
    if len(fixes) == 1:
        return []
    middle = len(fixes) // 2
    kept = [
        *_keep_speech(text, fixes[:middle], speech, judge),
        *_keep_speech(text, fixes[middle:], speech, judge),
    ]
    # Two halves that are sound apart need not be sound together.
    return kept if judge(apply_fixes(text, kept)).speech == speech else []


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """The text with all edits made; of two that overlap the first is made."""
    by_line: dict[int, list[Edit]] = {}
    taken: dict[int, list[tuple[int, int]]] = {}
    for fix in fixes:
        if all(_is_free(edit, taken.get(edit.line, [])) for edit in fix.edits):
            for edit in fix.edits:
                by_line.setdefault(edit.line, []).append(edit)
                taken.setdefault(edit.line, []).append((edit.column, edit.end_column))
    lines = text.split("\n")
    for number, edits in by_line.items():
        if number <= len(lines):
            lines[number - 1] = _edit_line(lines[number - 1], edits)
    return "\n".join(lines)


def _is_free(edit: Edit, taken: list[tuple[int, int]]) -> bool:
    return all(edit.end_column <= start or stop <= edit.column for start, stop in taken)


def _edit_line(line: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda e: e.column, reverse=True):
        line = line[: edit.column - 1] + edit.text + line[edit.end_column - 1 :]
    return line
