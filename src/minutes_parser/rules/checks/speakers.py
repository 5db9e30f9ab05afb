"""MIN205-210: who speaks, and whether they are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.checks.people import find_count
from minutes_parser.rules.finding import Fix, Severity, Span, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject, close_up
from minutes_parser.rules.vocabulary import MEMBER_ROLES, RIGHT_TITLES, TITLE_TYPOS

if TYPE_CHECKING:
    from minutes_parser.model import Attendee, Remark

_BESIDES = lazy(r"[(（].*|[A-E]$")
_TYPO = lazy(
    r"(?<![가-힣])(?:" + "|".join(sorted(TITLE_TYPOS, key=len, reverse=True)) + r")(?![가-힣]{2})"
)
# What is wrong in each: one letter is found many times faster than several.
_ODD_LETTERS = {
    typo: next((letter for letter in typo if letter not in right), typo)
    for typo, right in TITLE_TYPOS.items()
}
_MARKS = frozenset("○◯〇●◎<〈([•·-O")  # before a label
_HEAD = 30  # letters of marks and a title


@rule(
    "MIN205",
    Severity.ERROR,
    "{who}은(는) 참석자 명단에 없습니다",
    "{who} is not among the attendees",
)
def unlisted_speaker(subject: Subject) -> Iterator[Hit]:
    listed = {bare_name(a.name): a for a in subject.doc.attendees if a.name}
    unknown = _unlisted(subject, listed)
    if unknown:
        around = _text_around(subject)
        unknown = [r for r in unknown if not _is_printed(r, around)]
    members = [r for r in unknown if _is_member(r)]
    if not _is_reliable(subject, listed, len(members)):
        return
    whole = _is_whole(subject)
    for remark in unknown:
        near = _find_near(remark, listed)
        if near is None and not (whole and _is_member(remark)):
            continue
        yield _tell(subject, remark, near)


def _text_around(subject: Subject) -> str:
    """The text before the first remark and after the last, closed up: there people are listed."""
    first, last = subject.remarks[:1], subject.remarks[-1:]
    before = subject.lines[: first[0].line - 1] if first else []
    after = subject.lines[last[0].end_line :] if last else []
    return close_up(" ".join((*before, *after)))


def _is_printed(remark: Remark, around: str) -> bool:
    """Whether a name stands there after all, in a list that was not understood."""
    return close_up(bare_name(remark.speaker.name or "")) in around


def _tell(subject: Subject, remark: Remark, near: Attendee | None) -> Hit:
    name = remark.speaker.name or ""
    label = subject.label_span(remark)
    span = _span_in(subject, label, name)
    who = " ".join(part for part in (name, remark.speaker.role) if part)
    if near is None or near.name is None:
        return Hit(span, {"who": who})
    meant = Words(f"{near.name}?", f"{near.name}?")
    whole = span.end_column - span.column == len(name)
    fix = Fix((subject.edit(span, near.name),), safe=False) if whole else None
    return Hit(span, {"who": who}, meant, fix)


def _span_in(subject: Subject, label: Span, name: str) -> Span:
    """The name inside a label; the label where the name is letter-spaced."""
    at = subject.line(label.line).find(name, label.column - 1, label.end_column - 1)
    return Span(label.line, at + 1, label.line, at + len(name) + 1) if at >= 0 else label


def bare_name(name: str) -> str:
    """A name without what tells two of that name apart: `이수진(비)`."""
    return _BESIDES.sub("", name) or name


def _has_hanja(name: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" for c in name)


def _unlisted(subject: Subject, listed: dict[str, Attendee]) -> list[Remark]:
    """The first remark of everybody with a name that no list holds."""
    hanja = any(_has_hanja(name) for name in listed)
    found: dict[str, Remark] = {}
    for remark in (rows[0] for rows in subject.by_label.values()):
        speaker = remark.speaker
        if not speaker.name or not speaker.role or speaker.anonymous:
            continue
        name = bare_name(speaker.name)
        # A list in Hangul says nothing about a name in Hanja.
        if speaker.attendee is None and name not in listed and (hanja or not _has_hanja(name)):
            found.setdefault(name, remark)
    return list(found.values())


def _is_member(remark: Remark) -> bool:
    return close_up(remark.speaker.role or "") in MEMBER_ROLES


def _is_reliable(subject: Subject, listed: dict[str, Attendee], unknown: int) -> bool:
    """A list that knows less than half of the members who speak was cut or not understood."""
    firsts = (rows[0] for rows in subject.by_label.values())
    known = {
        bare_name(r.speaker.name)
        for r in firsts
        if r.speaker.name and not r.speaker.anonymous and _is_member(r)
    } & set(listed)
    return len(listed) > 1 and len(known) >= unknown


def _is_whole(subject: Subject) -> bool:
    """A list shorter than the number declared is short of names: told once, as that."""
    told = [find_count(subject, node) for node in subject.fields.get("present", ())]
    declared = [number for number, _ in filter(None, told)]
    listed = sum(a.status == "present" for a in subject.doc.attendees)
    return listed >= max([subject.doc.counts.present or 0, *declared])


def _find_near(remark: Remark, listed: dict[str, Attendee]) -> Attendee | None:
    """The one attendee whose name is a syllable off; of staff only in the same office."""
    name, role = bare_name(remark.speaker.name or ""), close_up(remark.speaker.role or "")
    near = [person for other, person in listed.items() if is_syllable_off(name, other)]
    if not _is_member(remark):
        near = [p for p in near if p.role and role.endswith(close_up(p.role))]
    return near[0] if len(near) == 1 else None


def is_syllable_off(name: str, other: str) -> bool:
    """Whether one syllable was mistyped, or dropped from a name of three and more."""
    if len(name) == len(other) and len(name) > 1:
        return sum(a != b for a, b in zip(name, other, strict=True)) == 1 and len(name) > 2
    if abs(len(name) - len(other)) != 1 or min(len(name), len(other)) < 2:
        return False
    short, long = sorted((name, other), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


@rule(
    "MIN206",
    Severity.INFO,
    "배석한 {who}은(는) 참석자 명단에 없습니다",
    "{who}, who is no member, is not among the attendees",
    on=False,
)
def unlisted_guest(subject: Subject) -> Iterator[Hit]:
    listed = {bare_name(a.name): a for a in subject.doc.attendees if a.name}
    for remark in _unlisted(subject, listed):
        if not _is_member(remark) and _find_near(remark, listed) is None:
            who = f"{remark.speaker.role} {remark.speaker.name}"
            yield Hit(subject.label_span(remark), {"who": who})


@rule(
    "MIN207",
    Severity.INFO,
    "누가 말하였는지 가려져 있습니다: {label}",
    "the speaker's name is blotted out: {label}",
    on=False,
)
def anonymous_speaker(subject: Subject) -> Iterator[Hit]:
    for label, (first, *_) in subject.by_label.items():
        if first.speaker.anonymous:
            yield Hit(subject.label_span(first), {"label": label})


@rule(
    "MIN208",
    Severity.WARNING,
    "‘{printed}’은(는) ‘{right}’의 오자로 보입니다",
    "{printed} looks like a slip for {right}",
)
def title_typo(subject: Subject) -> Iterator[Hit]:
    titles = _where_titles_stand(subject)
    if not any(odd in titles and typo in titles for typo, odd in _ODD_LETTERS.items()):
        return
    for match in _TYPO.finditer(subject.text):
        printed = match[0]
        if subject.text.startswith(RIGHT_TITLES, match.start()):
            continue
        # The appendix of a document that was written as Markdown repeats every label.
        if subject.text.startswith("speaker {", subject.text.rfind("\n", 0, match.start()) + 1):
            continue
        span = subject.span_between(*match.span())
        if subject.is_speech(span.line, span.column) and not _opens_line(subject, span):
            continue
        right = TITLE_TYPOS[printed]
        fix = Fix((subject.edit(span, right),), safe=not subject.is_speech(span.line, span.column))
        yield Hit(span, {"printed": printed, "right": right}, Words(right, right), fix)


def _where_titles_stand(subject: Subject) -> str:
    """What is no speech, and how lines behind a mark begin."""
    begins = (line.lstrip()[:_HEAD] for line in subject.lines)
    marked = [begin for begin in begins if begin[:1] in _MARKS]
    return "\n".join([*(words for _, words in subject.plain_lines), *marked])


def _opens_line(subject: Subject, span: Span) -> bool:
    """A mistyped title may have hidden a label from the parser: `○위워장 김영배 …`."""
    before = subject.line(span.line)[: span.column - 1]
    return bool(before.strip()) and _MARKS.issuperset("".join(before.split()))


@rule(
    "MIN210",
    Severity.WARNING,
    "불참으로 적힌 {who}이(가) 발언하였습니다",
    "{who} is listed absent and speaks",
)
def absent_speaker(subject: Subject) -> Iterator[Hit]:
    told: set[int] = set()
    # With several openings, who missed one sitting may speak in another.
    if sum(event.kind == "open" for event in subject.stages) > 1:
        return
    for remark in (rows[0] for rows in subject.by_label.values()):
        index = remark.speaker.attendee
        if index is None or index in told or index >= len(subject.doc.attendees):
            continue
        if subject.doc.attendees[index].status == "absent" and remark.speaker.name:
            told.add(index)
            yield Hit(subject.label_span(remark), {"who": remark.speaker.name})


RULES = (
    unlisted_speaker,
    unlisted_guest,
    anonymous_speaker,
    title_typo,
    absent_speaker,
)
