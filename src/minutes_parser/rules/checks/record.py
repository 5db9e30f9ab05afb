"""MIN404-409: what was said, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Severity
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

if TYPE_CHECKING:
    from minutes_parser.model import Remark

_PRELIMINARY = lazy(r"성원|국민의례|개회|개의|개식|지금부터|시작|경례|묵념|애국가|참석")
_CLOSING = lazy(r"폐회|산회|폐식|마치|마칩|종료|수고|감사합")
_SENTENCE_END = lazy(r"[.?!。…」』”\")）]\s*$|[다요음함임까죠]\s*$")
RUN = 5
LIST = 3
LONG, NEIGHBOUR = 80, 24


@rule(
    "MIN404",
    Severity.WARNING,
    "개의하기 전에 {who}이(가) 발언하였습니다",
    "{who} speaks before the opening",
)
def remark_before_opening(subject: Subject) -> Iterator[Hit]:
    opening = next((event for event in subject.stages), None)
    if opening is None or opening.kind != "open" or not opening.text:
        return
    for node in subject.doc.proceedings:
        if node is opening:
            return
        if node.type == "remark" and not _PRELIMINARY.search(node.text):
            yield Hit(subject.label_span(node), {"who": who_of(node)})


def who_of(remark: Remark) -> str:
    """A speaker as people name them."""
    speaker = remark.speaker
    return " ".join(p for p in (speaker.role, speaker.name) if p) or speaker.label


@rule(
    "MIN405",
    Severity.WARNING,
    "산회한 뒤에 {who}이(가) 발언하였습니다",
    "{who} speaks after the closing",
)
def remark_after_closing(subject: Subject) -> Iterator[Hit]:
    closed = False
    for node in subject.doc.proceedings:
        if node.type == "event" and node.text:
            if node.kind == "close":
                closed = True
            elif node.kind in {"open", "resume"}:
                closed = False
        elif closed and node.type == "remark" and not _CLOSING.search(node.text):
            yield Hit(subject.label_span(node), {"who": who_of(node)})


@rule(
    "MIN406",
    Severity.WARNING,
    "{who}의 발언이 비어 있습니다",
    "{who} is named but says nothing",
)
def empty_remark(subject: Subject) -> Iterator[Hit]:
    run: list[Remark] = []
    for node in subject.doc.proceedings:
        # A gesture alone is a turn as well: its event stands inside the remark.
        if run and node.type == "event" and node.after_paragraph is not None:
            run.pop()
        elif node.type == "remark" and not node.text.strip():
            run.append(node)
        else:
            yield from _tell_empty(subject, run)
            run = []
    yield from _tell_empty(subject, run)


def _tell_empty(subject: Subject, run: list[Remark]) -> Iterator[Hit]:
    """Three and more on end are a list of names, or a form to be filled in."""
    for remark in run if len(run) < LIST else ():
        yield Hit(subject.label_span(remark), {"who": who_of(remark)})


@rule(
    "MIN407",
    Severity.WARNING,
    "{who}의 발언이 {line}줄의 것과 같습니다",
    "the remark of {who} repeats that of line {line}",
)
def duplicated_remark(subject: Subject) -> Iterator[Hit]:
    seen: dict[tuple[str, str], int] = {}
    before: tuple[str, str] | None = None
    for remark in subject.remarks:
        size = len(remark.text)
        key = (remark.speaker.label, remark.text)
        if size < NEIGHBOUR:
            before = None
            continue
        if key in seen and (size >= LONG or key == before):
            values: dict[str, object] = {"who": who_of(remark), "line": seen[key]}
            yield Hit(subject.label_span(remark), values)
        seen.setdefault(key, remark.line)
        before = key


@rule(
    "MIN408",
    Severity.WARNING,
    "{who}이(가) {count}번 잇달아 발언합니다. 발언자 표시가 빠지지 않았는지 보십시오",
    "{who} speaks {count} times running; is a label missing?",
)
def same_speaker_running(subject: Subject) -> Iterator[Hit]:
    run: list[Remark] = []
    for node in subject.doc.proceedings:
        if node.type == "event" and node.after_paragraph is not None:
            continue
        if node.type == "remark" and run and _same_person(run[-1], node):
            run.append(node)
            continue
        if len(run) >= RUN:
            yield _tell_run(subject, run)
        run = [node] if node.type == "remark" else []
    if len(run) >= RUN:
        yield _tell_run(subject, run)


def _tell_run(subject: Subject, run: list[Remark]) -> Hit:
    return Hit(subject.label_span(run[RUN - 1]), {"who": who_of(run[0]), "count": len(run)})


def _same_person(one: Remark, other: Remark) -> bool:
    """A blotted name or an office held by many may be anybody; a cue repeats its speaker."""
    before, now = one.speaker, other.speaker
    if before.name != now.name or not before.name or before.role != now.role:
        return False
    return not (before.anonymous or one.time or other.time)


@rule(
    "MIN409",
    Severity.INFO,
    "쪽이 바뀌는 자리에서 문장이 끊겼습니다",
    "a page break cuts a sentence",
    on=False,
)
def page_cuts_sentence(subject: Subject) -> Iterator[Hit]:
    page = sorted({node.line for node in subject.doc.furniture})
    for node in subject.narrative:
        for number in page[bisect_right(page, node.line) : bisect_left(page, node.end_line)]:
            before = _last_text(subject, number, node.line)
            if before is not None and not _SENTENCE_END.search(subject.line(before)):
                yield Hit(subject.span_of(number))


def _last_text(subject: Subject, number: int, first: int) -> int | None:
    """The last line with text before a page break, inside one node."""
    while number > first:
        number -= 1
        if subject.line(number).strip():
            return number
    return None


RULES = (
    remark_before_opening,
    remark_after_closing,
    empty_remark,
    duplicated_remark,
    same_speaker_running,
    page_cuts_sentence,
)
