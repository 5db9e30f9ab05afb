"""MIN0xx: can the document be read at all?"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Fix, Severity
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

_BROKEN = lazy("[\x01-\x08\x0e-\x1f\x7f\ufffd]+")
# A middle dot or a dash that the target encoding did not know became a question mark or a
# character of private use.
# Letters of no Latin word: the range of all Hangul takes long to compile.
_LOST = lazy(r"\?(?=[^\W\d_A-Za-z])(?<=[^\W\d_A-Za-z]\?)")
_PRIVATE = lazy("[\ue000-\uf8ff]+")
_UNSEEN = lazy("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_SHOWN = 40


@rule(
    "MIN001",
    Severity.ERROR,
    "회의록으로 보이지 않습니다",
    "this does not look like meeting minutes",
    any_text=True,
)
def not_minutes(subject: Subject) -> Iterator[Hit]:
    if subject.doc.layout is None:
        yield Hit(subject.top)


@rule(
    "MIN002",
    Severity.ERROR,
    "읽을 수 없는 글자가 {count}개 있습니다",
    "{count} characters cannot be read",
    any_text=True,
)
def unreadable_part(subject: Subject) -> Iterator[Hit]:
    if "\ufffd" not in subject.text and not _BROKEN.search(subject.odd_lines):
        return
    for match in _BROKEN.finditer(subject.text):
        yield Hit(subject.span_between(*match.span()), {"count": len(match[0])})


@rule(
    "MIN003",
    Severity.WARNING,
    "변환하면서 글자가 사라진 듯합니다: {near}",
    "a character seems lost in conversion: {near}",
)
def lost_character(subject: Subject) -> Iterator[Hit]:
    found = list(_LOST.finditer(subject.text)) if "?" in subject.text else []
    if _PRIVATE.search(subject.odd_lines):
        found += _PRIVATE.finditer(subject.text)
    for match in found:
        span = subject.span_between(*match.span())
        near = subject.line(span.line)[max(0, span.column - 5) : span.column + 4].strip()
        yield Hit(span, {"near": near})


@rule(
    "MIN004",
    Severity.WARNING,
    "이 줄을 어디에 둘지 알 수 없습니다: {text}",
    "this line could not be placed: {text}",
)
def unplaced_line(subject: Subject) -> Iterator[Hit]:
    for node in subject.doc.unparsed:
        text = node.text if len(node.text) <= _SHOWN else node.text[:_SHOWN] + "…"
        yield Hit(subject.span_of(node.line, node.text), {"text": text})


@rule(
    "MIN005",
    Severity.INFO,
    "보이지 않는 글자가 {count}개 있습니다",
    "{count} invisible characters",
    on=False,
    any_text=True,
)
def invisible_character(subject: Subject) -> Iterator[Hit]:
    for match in _UNSEEN.finditer(subject.text):
        span = subject.span_between(*match.span())
        edit = subject.edit(span, "")
        yield Hit(span, {"count": len(match[0])}, fix=Fix((edit,)))


RULES = (not_minutes, unreadable_part, lost_character, unplaced_line, invisible_character)
