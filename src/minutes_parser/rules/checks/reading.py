"""MIN0xx: can the document be read at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_parser.rules.finding import Fix, Severity
from minutes_parser.rules.patterns import lazy
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

_CONTROLS = frozenset(map(chr, [*range(1, 9), *range(14, 32), 127, 0xFFFD]))
_BROKEN = lazy("[" + "".join(map(re.escape, sorted(_CONTROLS))) + "]+")
_INVISIBLE = frozenset(
    map(
        chr,
        [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF],
    )
)
_UNSEEN = lazy("[" + "".join(sorted(_INVISIBLE)) + "]+")
# A middle dot or a dash that the target encoding did not know became a question mark or a
# character of private use.
_LOST = lazy(r"\?(?=[가-힣])(?<=[가-힣]\?)")
_PRIVATE = lazy("[\ue000-\uf8ff]+")
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
    if subject.letters.isdisjoint(_CONTROLS):
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
    found = list(_LOST.finditer(subject.text))
    if any("\ue000" <= letter <= "\uf8ff" for letter in subject.letters):
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
    if subject.letters.isdisjoint(_INVISIBLE):
        return
    for match in _UNSEEN.finditer(subject.text):
        span = subject.span_between(*match.span())
        edit = subject.edit(span, "")
        yield Hit(span, {"count": len(match[0])}, fix=Fix((edit,)))


RULES = (not_minutes, unreadable_part, lost_character, unplaced_line, invisible_character)
