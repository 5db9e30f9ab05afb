"""For people: by file, with the line and a caret under it, and the count at the end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from unicodedata import combining, east_asian_width

from minutes_parser.rules.finding import Finding
from minutes_parser.rules.reports.run import Run

WIDEST = 96
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_NAMES = {
    "ko": {"error": "오류", "warning": "경고", "info": "알림"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
# A document may hold escape codes; a terminal must not obey them.
_CONTROLS = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160)), "�")


def write(run: Run) -> str:
    """Findings grouped by file; a single line when there are none."""
    lines: list[str] = []
    for file, findings in groupby(run.findings, key=lambda finding: finding.file):
        lines.append(_paint(run, "1", _plain(file)))
        for finding in findings:
            lines.extend(_show(run, finding))
        lines.append("")
    lines.append(_sum_up(run))
    return "\n".join(lines) + "\n"


def _show(run: Run, finding: Finding) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    grade = _paint(run, _COLOURS[finding.severity], _NAMES[run.language][finding.severity])
    code = _paint(run, "2", f"{finding.code} {finding.name}")
    yield f"  {place:<8} {grade}  {_plain(run.say(finding.message))}  {code}"
    if finding.source.strip():
        yield from _point(run, finding)
    if finding.suggestion:
        yield f"           {_paint(run, '32', '→ ' + _plain(run.say(finding.suggestion)))}"


def _point(run: Run, finding: Finding) -> Iterator[str]:
    """The source line, cut to a window around the place, and a caret under it."""
    line = finding.source.replace("\t", " ").translate(_CONTROLS)
    span = finding.span
    stop = span.end_column if span.end_line == span.line else len(line) + 1
    start = max(0, span.column - 1 - WIDEST // 4) if count_columns(line) > WIDEST else 0
    shown = _cut(line[start:], WIDEST)
    left = "…" if start else ""
    head = line[start : span.column - 1]
    marked = line[span.column - 1 : max(stop - 1, span.column)]
    gap = count_columns(left + head)
    width = max(1, min(count_columns(marked), count_columns(left + shown) - gap))
    yield f"    {_paint(run, '2', '│')} {left}{shown}"
    caret = _paint(run, _COLOURS[finding.severity], "^" * width)
    yield f"    {_paint(run, '2', '│')} {' ' * gap}{caret}"


def _cut(line: str, columns: int) -> str:
    """As much of a line as fits."""
    width = 0
    for n, letter in enumerate(line):
        width += _width(letter)
        if width > columns:
            return line[:n] + "…"
    return line.rstrip()


def count_columns(text: str) -> int:
    """How many columns of a terminal a text fills; Korean letters fill two."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1


def _sum_up(run: Run) -> str:
    files, unread = len(run.files), len(run.failures)
    counts = [(k, n) for k, n in run.tally().items() if n]
    if run.language == "ko":
        told = [f"{_NAMES['ko'][k]} {n}" for k, n in counts]
        told += [f"읽지 못함 {unread}"] if unread else []
        clean = "나머지는 문제없음" if unread else "문제없음"
        head = f"파일 {files}개"
    else:
        told = [f"{n} {k}{'' if k == 'info' or n == 1 else 's'}" for k, n in counts]
        told += [f"{unread} not read"] if unread else []
        clean = "no findings in the others" if unread else "no findings"
        head = f"{files} {'file' if files == 1 else 'files'}"
    if not counts and unread < files:
        told.append(clean)
    return f"{head}: {', '.join(told)}"


def _plain(text: str) -> str:
    return text.translate(_CONTROLS)


def _paint(run: Run, code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if run.colour else text
