"""MIN501-505: marks, brackets and blanks of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Edit, Fix, Severity, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject, kind_of_label

if TYPE_CHECKING:
    from minutes_parser.model import Remark

_PAIRS = ("〈〉", "<>", "‹›", "＜＞", "《》", "()", "（）", "[]", "【】")
_PAIR_OF = {pair[0]: pair for pair in _PAIRS}
_CIRCLES = "○◯〇OoＯ●◎"
_SPACED = lazy(r"(?:[가-힣][ \u3000]+){1,5}[가-힣](?=\s*[:：]|\s*$|\s{2,}|\s*\t)")
_HEAD = 14


@rule(
    "MIN501",
    Severity.INFO,
    "다른 발언자는 {usual}로 묶였는데 여기는 {odd}입니다",
    "other speakers stand in {usual}, this one in {odd}",
)
def mixed_brackets(subject: Subject) -> Iterator[Hit]:
    pairs = {label: pair for label in subject.by_label if (pair := _bracket_of(label))}
    for remark, usual in _list_odd(subject, pairs):
        label = remark.speaker.label
        span = subject.label_span(remark)
        right = _exchange(label, pairs[label], usual)
        fix = None
        if span.end_column - span.column == len(label):
            fix = Fix((subject.edit(span, right),))
        yield Hit(span, {"usual": usual, "odd": pairs[label]}, Words(right, right), fix)


def _bracket_of(label: str) -> str | None:
    pair = _PAIR_OF.get(label[:1])
    return pair if pair and label.endswith(pair[1]) else None


def _exchange(label: str, odd: str, usual: str) -> str:
    return usual[0] + label[1 : label.rindex(odd[1])] + usual[1]


def _list_odd(subject: Subject, kinds: dict[str, str]) -> Iterator[tuple[Remark, str]]:
    """The remarks whose label is of another kind than those of two thirds, and the usual kind."""
    counts: Counter[str] = Counter()
    for label, kind in kinds.items():
        counts[kind] += len(subject.by_label[label])
    usual = max(counts, key=counts.__getitem__, default="")
    if counts[usual] * 3 < counts.total() * 2:
        return
    for label, kind in kinds.items():
        if kind != usual:
            yield from ((remark, usual) for remark in subject.by_label[label])


@rule(
    "MIN502",
    Severity.INFO,
    "다른 발언자 앞에는 {usual}인데 여기는 {odd}입니다",
    "other speakers are marked {usual}, this one {odd}",
)
def mixed_marks(subject: Subject) -> Iterator[Hit]:
    marks = {label: label[0] for label in subject.by_label if _is_marked(label)}
    for remark, usual in _list_odd(subject, marks):
        odd = remark.speaker.label[0]
        span = subject.label_span(remark)
        mark = span._replace(end_line=span.line, end_column=span.column + 1)
        there = subject.line(span.line)[span.column - 1 : span.column] == odd
        fix = Fix((subject.edit(mark, usual),)) if there else None
        yield Hit(mark, {"usual": usual, "odd": odd}, Words(usual, usual), fix)


def _is_marked(label: str) -> bool:
    """A Latin O is a mark only where no other Latin letter follows it (`OOO 위원`)."""
    if not label or label[0] not in _CIRCLES:
        return False
    return not (label[0] in "OoＯ" and label[1:2].isascii() and label[1:2].isalnum())


@rule(
    "MIN503",
    Severity.INFO,
    "항목 이름의 자간이 벌어져 있습니다: {printed}",
    "the label is letter-spaced: {printed}",
    on=False,
)
def letter_spaced_label(subject: Subject) -> Iterator[Hit]:
    for node in subject.doc.header.fields:
        if kind_of_label(node.label) in {"cover", ""} or node.column:
            continue
        match = _SPACED.search(subject.line(node.line)[:_HEAD])
        if match is None or match.start() > 4:
            continue
        closed = "".join(match[0].split())
        if closed not in "".join(node.label.split()):
            continue
        span = subject.span_of(node.line, match[0])
        fix = Fix((subject.edit(span, closed),))
        yield Hit(span, {"printed": match[0]}, Words(closed, closed), fix)


@rule(
    "MIN504",
    Severity.INFO,
    "줄 끝에 빈칸이 있습니다",
    "blanks at the end of the line",
    on=False,
    any_text=True,
)
def trailing_blank(subject: Subject) -> Iterator[Hit]:
    for number, line in enumerate(subject.lines, 1):
        if line[-1:] in " \t\u3000\xa0" and line:
            kept = len(line.rstrip(" \t\u3000\xa0"))
            edit = Edit(number, kept + 1, len(line) + 1, "")
            yield Hit(
                subject.span_of(number)._replace(column=kept + 1, end_column=len(line) + 1),
                fix=Fix((edit,)),
            )


@rule(
    "MIN505",
    Severity.INFO,
    "쪽 번호나 머리글이 본문 줄에 붙어 있습니다: {text}",
    "a page number or running head is glued to the line: {text}",
    on=False,
)
def glued_furniture(subject: Subject) -> Iterator[Hit]:
    for node in subject.doc.furniture:
        if node.column is None or node.column == 1:
            continue
        span = subject.span_of(node.line, node.text, node.column - 1)
        before = subject.line(node.line)[: span.column - 1]
        start = len(before.rstrip()) + 1
        after = subject.line(node.line)[span.end_column - 1 :]
        text = f"\n{node.text}" + ("\n" if after.strip() else "")
        stop = span.end_column + len(after) - len(after.lstrip())
        fix = Fix((Edit(node.line, start, stop, text),))
        yield Hit(span, {"text": node.text}, fix=fix)


RULES = (mixed_brackets, mixed_marks, letter_spaced_label, trailing_blank, glued_furniture)
