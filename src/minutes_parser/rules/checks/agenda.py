"""MIN30x: the agenda, and what the record makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Severity
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject, close_up, kind_of_label
from minutes_parser.vocabulary.labels import COUNTING_LETTERS

if TYPE_CHECKING:
    from minutes_parser.model import AgendaItem, Heading

_NUMBER = lazy(r"(?:제\s*)?(\d{1,3})(?:\s*(?:호|항|번))?")
_PREFIX = lazy(
    r"\s*(?P<head>[□■○◯◆◇▣▶▷●〈<【\[(]*\s*(?:[^\W\d_A-Za-z]{0,4}\s?(?:안건|의안)\s*)?제?\s*)(?P<n>\d{1,3})"
    r"\s*(?P<tail>호|항|[.)〉>】\]])"
)
_PROCEDURE = lazy(
    r"개회|개의|폐회|산회|국민의례|성원|인사|선서|보고사항|휴회|서명|5분|자유발언|정회|식순|위촉|행정사무감사$"
    r"|(?:전차|전회|지난|직전)\s*(?:회의\s*)?회의록"
)
_REACH = 7
_CALLED_BY = "(?:안건|의안|심의|자문|보고|은|는|을|를|도|으로|부터|입니다)"


@rule(
    "MIN301",
    Severity.WARNING,
    "안건 번호가 {before} 다음에 {after}입니다",
    "agenda number {after} follows {before}",
)
def numbering_gap(subject: Subject) -> Iterator[Hit]:
    for before, after in _steps(subject.doc.agenda):
        last, now = count_of(before), count_of(after)
        if last is not None and now is not None and now > last + 1:
            values: dict[str, object] = {"before": before.number, "after": after.number}
            yield Hit(subject.span_of(after.line, after.number), values)


@rule(
    "MIN302",
    Severity.WARNING,
    "안건 번호 {number}이(가) 거듭 나옵니다",
    "agenda number {number} stands twice",
)
def numbering_duplicate(subject: Subject) -> Iterator[Hit]:
    for before, after in _steps(subject.doc.agenda):
        last, now = count_of(before), count_of(after)
        # A list that starts again at one is the list of another sitting.
        if last is not None and last == now and (now != 1 or before.title == after.title):
            yield Hit(subject.span_of(after.line, after.number), {"number": after.number})


def _steps(items: list[AgendaItem]) -> Iterator[tuple[AgendaItem, AgendaItem]]:
    """Neighbours of one list that are numbered in the same way."""
    before: AgendaItem | None = None
    for item in items:
        yield from _steps(item.children)
        if item.number is None:
            continue
        if before is not None and _is_syllable(before) == _is_syllable(item):
            yield before, item
        before = item


def _is_syllable(item: AgendaItem) -> bool:
    return (item.number or "") in COUNTING_LETTERS


def count_of(item: AgendaItem) -> int | None:
    """The place a number gives an item: `3`, `제3호`, `다`."""
    number = item.number or ""
    if number and number in COUNTING_LETTERS:
        return COUNTING_LETTERS.index(number) + 1
    match = _NUMBER.fullmatch(number)
    return int(match[1]) if match else None


@rule(
    "MIN303",
    Severity.WARNING,
    "안건 ‘{title}’이(가) 회의 내용에 나오지 않습니다",
    "agenda item “{title}” is never taken up in the record",
)
def item_not_taken_up(subject: Subject) -> Iterator[Hit]:
    items = subject.agenda_items
    taken = _taken_up(subject)
    if not taken or len(taken) * 2 < sum(not item.children for item in items):
        return
    left = [
        item
        for index, item in enumerate(items)
        if not (index in taken or item.children or _PROCEDURE.search(item.title))
    ]
    if not left:
        return
    nodes = (*subject.narrative, *subject.headings)
    spoken = close_up(" ".join(node.text for node in nodes))
    for item in left:
        if not _is_mentioned(item, spoken):
            yield Hit(subject.span_of(item.line, item.title), {"title": shorten(item.title)})


def _taken_up(subject: Subject) -> set[int]:
    """The items that a heading, a remark or an outcome belongs to."""
    found = {outcome.agenda_item for outcome in subject.doc.outcomes}
    for node in subject.doc.proceedings:
        if node.type not in {"event", "table"}:
            found.add(getattr(node, "agenda_item", None))
    items = subject.agenda_items
    taken = {index for index in found if index is not None and 0 <= index < len(items)}
    for index in sorted(taken):
        under = [items[index]]
        while under:  # its parts are taken up with it
            children = under.pop(0).children
            taken.update(n for n, item in enumerate(items) if any(item is c for c in children))
            under.extend(children)
    return taken


_CHOSEN = lazy(r"(?:위원장|의장|회장)\s*(?:호선|선출|선임)", needs=("호선", "선출", "선임"))
_CHOOSING = lazy(r"(?:위원장|의장|회장)(?:을|으로|직을|님을)\S{0,12}(?:뽑|호선|선출|추천|모시)")
_ORDINALS = "첫째 둘째 셋째 넷째 다섯째 여섯째 일곱째 여덟째 아홉째 열째".split()


def _is_mentioned(item: AgendaItem, spoken: str) -> bool:
    """By the beginning of its title, or by its number (`제3항`, `3항부터`, `3번은`).

    Who is to chair is found in many words: `위원장을 먼저 뽑겠습니다`.
    """
    if _CHOSEN.search(item.title) and _CHOOSING.search(spoken):
        return True
    title = re.sub(r"[(（].*", "", close_up(item.title))
    if title[:_REACH] in spoken:
        return True
    count = count_of(item)
    if count is None:
        return False
    # `4번은` calls an item, `4번 바뀌었다` counts how often.
    if re.search(rf"제?{count}(?:항|호)|(?<!\d){count}번{_CALLED_BY}", spoken):
        return True
    if 0 < count <= len(_ORDINALS) and re.search(
        rf"{_ORDINALS[count - 1]}(?:로|는|안건|의안)", spoken
    ):
        return True
    ranges = re.findall(r"제?(\d{1,3})항?(?:부터|내지|~)\S{0,6}?제?(\d{1,3})(?:항|호)", spoken)
    return any(int(first) <= count <= int(last) for first, last in ranges)


def shorten(title: str) -> str:
    """A title short enough for a message."""
    return title if len(title) <= 40 else title[:39] + "…"


@rule(
    "MIN304",
    Severity.WARNING,
    "‘{title}’은(는) 안건 목록에 없습니다",
    "“{title}” is in the record but not on the agenda",
)
def unlisted_item(subject: Subject) -> Iterator[Hit]:
    listed = [h for h in subject.headings if h.agenda_item is not None]
    shapes = {shape for h in listed if (shape := _shape_of(h)) is not None}
    numbers = {count_of(item) for item in subject.agenda_items}
    others = [h for h in subject.headings if h.agenda_item is None and _shape_of(h) in shapes]
    # An agenda that knows less than half of the items was not understood.
    if len(others) > len(listed):
        return
    numbers |= {_number_of(h) for h in subject.headings if _stands_in_list(subject, h)}
    for heading in others:
        match = _PREFIX.match(subject.line(heading.line), (heading.column or 1) - 1)
        # A number the agenda knows is that item under another wording.
        named = match and kind_of_label(heading.text[match.end() - match.start() :])
        if not match or named or _PROCEDURE.search(heading.text):
            continue
        if int(match["n"]) not in numbers:
            span = subject.span_of(heading.line, heading.text)
            yield Hit(span, {"title": shorten(heading.text)})


def _stands_in_list(subject: Subject, heading: Heading) -> bool:
    """Whether a heading stands before anybody spoke: a line of the agenda, then."""
    return bool(subject.narrative) and heading.line < subject.narrative[0].line


def _number_of(heading: Heading) -> int | None:
    match = _PREFIX.match(heading.text)
    return int(match["n"]) if match else None


def _shape_of(heading: Heading) -> tuple[str, str] | None:
    """How a heading is numbered: `□ 제1호 안건` and `□ 제2호 안건` are of one shape."""
    match = _PREFIX.match(heading.text)
    return (close_up(match["head"]), match["tail"]) if match else None


@rule(
    "MIN305",
    Severity.INFO,
    "안건 ‘{title}’의 의결 결과가 없습니다",
    "agenda item “{title}” has no outcome",
    on=False,
)
def item_without_outcome(subject: Subject) -> Iterator[Hit]:
    decided = {outcome.agenda_item for outcome in subject.doc.outcomes}
    for index, item in enumerate(subject.agenda_items):
        if index not in decided and not item.children and not _PROCEDURE.search(item.title):
            yield Hit(subject.span_of(item.line, item.title), {"title": shorten(item.title)})


RULES = (
    numbering_gap,
    numbering_duplicate,
    item_not_taken_up,
    unlisted_item,
    item_without_outcome,
)
