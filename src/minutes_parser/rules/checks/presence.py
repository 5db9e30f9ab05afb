"""MIN10x: is everything printed that documents of this family need?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from minutes_parser.rules.checks.calendar import prints_date
from minutes_parser.rules.finding import Severity, Span
from minutes_parser.rules.rule import Hit, Rule, rule
from minutes_parser.rules.subject import Subject


@rule("MIN101", Severity.WARNING, "제목이 없습니다", "there is no title")
def missing_title(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, subject.doc.title is not None)


@rule(
    "MIN102", Severity.ERROR, "회의 날짜가 적혀 있지 않습니다", "no date of the meeting is printed"
)
def missing_date(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, subject.doc.header.date is not None or prints_date(subject))


@rule("MIN103", Severity.WARNING, "회의 장소가 적혀 있지 않습니다", "no place is printed")
def missing_place(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, subject.doc.header.place is not None)


@rule("MIN104", Severity.WARNING, "참석자가 적혀 있지 않습니다", "nobody is listed as present")
def missing_attendees(subject: Subject) -> Iterator[Hit]:
    doc = subject.doc
    return _miss(subject, bool(doc.attendees) or doc.counts.present is not None)


@rule("MIN105", Severity.WARNING, "안건이 적혀 있지 않습니다", "no agenda is printed")
def missing_agenda(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, bool(subject.doc.agenda))


@rule("MIN106", Severity.WARNING, "개의(개회)가 적혀 있지 않습니다", "no opening is recorded")
def missing_opening(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, any(event.kind == "open" for event in subject.stages))


@rule("MIN107", Severity.WARNING, "산회(폐회)가 적혀 있지 않습니다", "no closing is recorded")
def missing_closing(subject: Subject) -> Iterator[Hit]:
    stages = subject.stages
    # A sitting that was suspended to the end is a recess without a resumption, told once.
    suspended = bool(stages) and stages[-1].kind == "recess"
    at = subject.span_of(stages[-1].line) if stages else None
    return _miss(subject, suspended or any(event.kind == "close" for event in stages), at)


@rule("MIN108", Severity.WARNING, "의결 결과가 적혀 있지 않습니다", "no outcome is recorded")
def missing_outcomes(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, bool(subject.doc.outcomes))


@rule("MIN109", Severity.WARNING, "서명란이 없습니다", "there is no signature block")
def missing_signatures(subject: Subject) -> Iterator[Hit]:
    return _miss(subject, bool(subject.doc.signatures or subject.fields.get("signatures")))


def _miss(subject: Subject, there: bool, at: Span | None = None) -> Iterator[Hit]:
    if not there:
        yield Hit(at or subject.top)


def _require(found: Rule) -> Rule:
    """Let a rule speak only where its field is required."""
    name = found.name.removeprefix("missing-")
    check: Callable[[Subject], Iterator[Hit]] = found.check

    def check_required(subject: Subject) -> Iterator[Hit]:
        if name in subject.required:
            yield from check(subject)

    return found._replace(check=check_required, required=name)


RULES = tuple(
    _require(found)
    for found in (
        missing_title,
        missing_date,
        missing_place,
        missing_attendees,
        missing_agenda,
        missing_opening,
        missing_closing,
        missing_outcomes,
        missing_signatures,
    )
)
