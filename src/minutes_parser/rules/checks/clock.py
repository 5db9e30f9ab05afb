"""MIN113-119 and MIN40x: does the clock of header and record run forward?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Severity, Span
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject, close_up

if TYPE_CHECKING:
    from minutes_parser.model import Event, Remark

_NEXT_DAY = lazy(r"익일|다음\s*날|翌日|자정|이튿날|\+1")
_TIMES = lazy(r"\d{1,2}\s*(?:[:：]\s*\d{2}|시)")
_LATE, _EARLY = 18 * 60, 9 * 60
# A header prints when the meeting was called for; a record, when it began.
LATE_START, LATE_END = 60, 30


def count_minutes(clock: str) -> int:
    """Minutes since midnight of `HH:MM`, seconds left out."""
    hour, minute = clock.split(":")[:2]
    return int(hour) * 60 + int(minute)


def count_seconds(clock: str) -> int | None:
    """Seconds of a cue time `[HH:]MM:SS`; None for anything else."""
    parts = re.fullmatch(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?", clock)
    if not parts:
        return None
    return int(parts[1] or 0) * 3600 + int(parts[2]) * 60 + int(parts[3])


def crosses_midnight(before: str, after: str) -> bool:
    """Whether a clock may have passed midnight: late in the evening, then in the small hours."""
    return count_minutes(before) >= _LATE and count_minutes(after) < _EARLY


@rule(
    "MIN113",
    Severity.ERROR,
    "끝 시각 {end}이(가) 시작 시각 {start}보다 이릅니다",
    "the end {end} is before the start {start}",
)
def end_before_start(subject: Subject) -> Iterator[Hit]:
    header = subject.doc.header
    start, end = header.start, header.end
    if not start or not end or end >= start or header.end_date:
        return
    if _NEXT_DAY.search(subject.text) or crosses_midnight(start, end):
        return
    span = _clock_span(subject)
    if span is not None:
        yield Hit(span, {"start": start, "end": end})


def _clock_span(subject: Subject) -> Span | None:
    """Where the header prints start and end; None when they come from stage lines."""
    for kind in ("date", "time", "cover"):
        for node in subject.fields.get(kind, ()):
            for line in range(node.line, (node.end_line or node.line) + 1):
                found = list(_TIMES.finditer(subject.line(line)))
                if len(found) > 1:
                    return Span(line, found[0].start() + 1, line, found[-1].end() + 1)
    return None


@rule(
    "MIN114",
    Severity.WARNING,
    "머리의 시각 {header}와 본문의 시각 {record}이(가) 다릅니다",
    "the header says {header}, the record {record}",
)
def header_time_differs(subject: Subject) -> Iterator[Hit]:
    printed = _printed_times(subject)
    stages = [event for event in subject.stages if event.time and event.text]
    if not printed or not stages:
        return
    first, last = stages[0], stages[-1]
    header = subject.doc.header
    if header.start and first.kind == "open":
        late = _difference(header.start, first.time)
        if late > LATE_START or late < 0:
            yield _differ(subject, first, header.start)
    if header.end and printed > 1 and last.kind == "close":
        late = _difference(header.end, last.time)
        if abs(late) > LATE_END:
            yield _differ(subject, last, header.end)


def _printed_times(subject: Subject) -> int:
    span = (*subject.fields.get("date", ()), *subject.fields.get("time", ()))
    return max((len(_TIMES.findall(node.value)) for node in span), default=0)


def _difference(header: str, record: str | None) -> int:
    """Minutes the record is later than the header, at most half a day either way."""
    late = count_minutes(record or header) - count_minutes(header)
    return (late + 720) % 1440 - 720


def _differ(subject: Subject, event: Event, header: str) -> Hit:
    return Hit(subject.span_of(event.line, event.text), {"header": header, "record": event.time})


@rule(
    "MIN401",
    Severity.ERROR,
    "시각이 거꾸로 갑니다: {before} 다음에 {after}",
    "the clock runs backwards: {after} after {before}",
)
def clock_backwards(subject: Subject) -> Iterator[Hit]:
    timed = [event for event in subject.stages if event.time]
    for before, after in pairwise(timed):
        if before.kind == "close" or not before.time or not after.time:
            continue
        if after.time < before.time and not _may_be_next_day(before, after):
            values = {"before": before.time, "after": after.time}
            yield Hit(subject.span_of(after.line, after.text), values)
    yield from _compare_cues(subject)


def _may_be_next_day(before: Event, after: Event) -> bool:
    if _NEXT_DAY.search(after.text):
        return True
    return crosses_midnight(before.time or "", after.time or "")


def _compare_cues(subject: Subject) -> Iterator[Hit]:
    cues = [(r, s) for r in subject.remarks if r.time and (s := count_seconds(r.time)) is not None]
    for (before, then), (after, now) in pairwise(cues):
        if now < then and not _wraps(before, after):
            values: dict[str, object] = {"before": before.time, "after": after.time}
            yield Hit(subject.span_of(after.line, after.time), values)


def _wraps(before: Remark, after: Remark) -> bool:
    times = (before.time or "", after.time or "")
    clocks = all(len(time.split(":")) == 2 for time in times)
    return clocks and crosses_midnight(*times)


@rule(
    "MIN402",
    Severity.WARNING,
    "정회한 뒤 속개가 없습니다",
    "a recess without a resumption",
)
def recess_without_resume(subject: Subject) -> Iterator[Hit]:
    for n, event in enumerate(subject.stages):
        if event.kind != "recess":
            continue
        after = subject.stages[n + 1] if n + 1 < len(subject.stages) else None
        if (
            after is None
            or after.kind == "recess"
            or (after.kind == "close" and not _closed_in_recess(event, after))
        ):
            yield Hit(subject.span_of(event.line, event.text))


def _closed_in_recess(recess: Event, close: Event) -> bool:
    """A closing that says it was declared during the recess needs no resumption."""
    return "자동" in close_up(close.text) or not recess.text


@rule(
    "MIN403",
    Severity.WARNING,
    "정회하지 않았는데 속개하였습니다",
    "a resumption without a recess",
)
def resume_without_recess(subject: Subject) -> Iterator[Hit]:
    for before, after in pairwise(subject.stages):
        if after.kind == "resume" and before.kind in {"open", "resume"} and after.text:
            yield Hit(subject.span_of(after.line, after.text))


RULES = (
    end_before_start,
    header_time_differs,
    clock_backwards,
    recess_without_resume,
    resume_without_recess,
)
