"""MIN201-204: who is listed, and how many."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Severity, Span, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject, close_up, kind_of_label

if TYPE_CHECKING:
    from minutes_parser.model import Attendee, HeaderField

_COUNTED = lazy(r"(?<![\d제])(?P<n>\d{1,4})\s*(?:인|명|名|人)(?![^\W\d])")
# Groups cannot be counted, and of `이수진(비)` the letter may have been taken for an office.
_MORE = lazy(
    r"(?:등|외)\s*(?:\d{1,4}\s*)?(?:인|명)|전원|[가-힣]\s*등\s*$|[가-힣][(（][가-힣A-Z][)）]", re.M
)
_MORE_HINTS = ("등", "외", "전원", "(", "（")
_DIGITS = lazy(r"\d+")
_LABEL_MARK = lazy(r"[|│:：→]|->")
_TITLED = (
    r"(?!\s?[(（][가-힣A-Z][)）])(?=위원|의원|이사|감사|대의원|간사|교수|팀장|과장|국장|$|[^가-힣])"
)
_CALLED: dict[str, Words] = {
    "present": Words("출석", "present"),
    "absent": Words("불참", "absent"),
    "proxy": Words("위임", "by proxy"),
}
_LISTS: tuple[Literal["present", "absent"], ...] = ("present", "absent")


class Place(NamedTuple):
    """A name where it stands in a list."""

    name: str
    span: Span


_ASSEMBLY = 20  # more than these meet as an assembly


@rule(
    "MIN201",
    Severity.ERROR,
    "{what} {declared}명으로 적혔으나 명단에는 {listed}명입니다",
    "{declared} declared {what}, {listed} listed",
)
def count_mismatch(subject: Subject) -> Iterator[Hit]:
    for status in _LISTS:
        nodes = subject.fields.get(status, [])
        for node in nodes:
            people = _people_of(subject, node, status)
            declared = find_count(subject, node)
            if declared is None and len(nodes) == 1:
                declared = _find_total(subject, status)
            if declared is None or not people or not _is_countable(node, people):
                continue
            number, span = declared
            if number > _ASSEMBLY and len(people) * 2 < number:
                continue  # a general meeting lists its officers alone
            whole = _people_with(subject, status)
            if number != len(people) and number != len(whole) and _all_named(whole):
                yield Hit(
                    span, {"what": _CALLED[status], "declared": number, "listed": len(people)}
                )


def _people_of(subject: Subject, node: "HeaderField", status: str) -> "list[Attendee]":
    """The entries a field lists; of staff lists nothing, they follow no count."""
    last = node.end_line or node.line
    people = [a for a in subject.doc.attendees if node.line <= a.line <= last]
    return [a for a in people if a.status == status]


def _people_with(subject: Subject, status: str) -> "list[Attendee]":
    return [a for a in subject.doc.attendees if a.status == status]


def _is_countable(node: "HeaderField", people: "list[Attendee]") -> bool:
    """`주무관 등 15명` cannot be counted, nor can an entry without a name."""
    if not _all_named(people):
        return False
    hinted = any(hint in node.value for hint in _MORE_HINTS)
    return not (hinted and _MORE.search(node.value))


def _all_named(people: "list[Attendee]") -> bool:
    return all(a.name for a in people)


def find_count(subject: Subject, node: "HeaderField") -> tuple[int, Span] | None:
    """The number printed with a list: in its label, alone in its first row or after its names."""
    rows = node.value.split("\n")
    first, last = rows[0].strip(), rows[-1].strip()
    for text in (node.label, first if len(first) < 12 else "", last[-8:]):
        found = _COUNTED.findall(text)
        if len(found) == 1:
            return int(found[0]), _locate(subject, node, found[0])
    return None


def _find_total(subject: Subject, status: Literal["present", "absent"]) -> tuple[int, Span] | None:
    number = getattr(subject.doc.counts, status)
    for node in subject.fields.get("count", ()):
        if number is not None and str(number) in node.value:
            return number, _locate(subject, node, str(number))
    return None


def _locate(subject: Subject, node: "HeaderField", number: str) -> Span:
    """The printed number, with the word that counts people."""
    for line in range(node.line, (node.end_line or node.line) + 1):
        for match in _COUNTED.finditer(subject.line(line)):
            if match["n"] == number:
                return Span(line, match.start() + 1, line, match.end() + 1)
    return subject.span_of(node.line)


@rule(
    "MIN202",
    Severity.WARNING,
    "재적 {total}명이 출석 {present}명과 불참 {absent}명을 더한 수와 다릅니다",
    "{total} members in all, but {present} present and {absent} absent",
)
def total_mismatch(subject: Subject) -> Iterator[Hit]:
    counts = subject.doc.counts
    total, present, absent = counts.total, counts.present, counts.absent
    if total is None or present is None or absent is None:
        return
    if total in {present + absent, present + absent + (counts.proxy or 0)}:
        return
    # `불참 9명(출장 4명, 개인 사정 5명)`: the number that was read may be a part of the whole.
    lists = subject.fields.get("absent", ())
    if any(str(total - present) in _DIGITS.findall(node.value) for node in lists):
        return
    nodes = [*subject.fields.get("count", ()), *subject.fields.get("present", ())]
    span = _locate(subject, nodes[0], str(total)) if nodes else subject.top
    yield Hit(span, {"total": total, "present": present, "absent": absent})


@rule(
    "MIN203",
    Severity.WARNING,
    "{name}이(가) 명단에 두 번 나옵니다",
    "{name} stands twice in the list",
)
def listed_twice(subject: Subject) -> Iterator[Hit]:
    for lists in _sittings(subject):
        for node in lists:
            seen: dict[str, Place] = {}
            squeezed = "".join(node.value.split())
            for place in _find_names(subject, node, _repeated(subject.names, squeezed)):
                first = seen.setdefault(place.name, place)
                if first is not place and not _is_parted(subject, first.span, place.span):
                    yield Hit(place.span, {"name": place.name})


@rule(
    "MIN204",
    Severity.ERROR,
    "{name}이(가) 출석과 불참에 모두 있습니다",
    "{name} is listed both present and absent",
)
def present_and_absent(subject: Subject) -> Iterator[Hit]:
    for lists in _sittings(subject):
        absent = [node for node in lists if kind_of_label(node.label) == "absent"]
        gone = "".join("".join(node.value.split()) for node in absent)
        names = [name for name in subject.names if name in gone]
        here = {
            place.name
            for node in lists
            if names and kind_of_label(node.label) == "present"
            for place in _find_names(subject, node, names)
        }
        for node in absent if here else ():
            for place in _find_names(subject, node, sorted(here)):
                # A list of tasks that follows the absent is none of theirs.
                if "->" in subject.line(place.span.line) or "→" in subject.line(place.span.line):
                    continue
                yield Hit(place.span, {"name": place.name})


def _is_parted(subject: Subject, first: Span, second: Span) -> bool:
    """Whether another label stands between two names: `총무 설경민 | 적은 사람 | 설경민`."""
    lines = [subject.line(n) for n in range(first.line, second.line + 1)]
    lines[-1] = lines[-1][: second.column - 1]
    lines[0] = lines[0][first.end_column - 1 :]
    return _LABEL_MARK.search("\n".join(lines)) is not None


def _repeated(names: list[str], squeezed: str) -> list[str]:
    return [name for name in names if squeezed.count(name) > 1]


def _sittings(subject: Subject) -> "Iterator[list[HeaderField]]":
    """Attendance lists, those of one sitting together: a new date begins a new sitting, and so does
    a list under a label that was there before."""
    lists: dict[str, HeaderField] = {}
    for node in subject.doc.header.fields:
        kind, label = kind_of_label(node.label), close_up(node.label)
        if lists and (kind == "date" or (kind in _LISTS and label in lists)):
            yield list(lists.values())
            lists = {}
        if kind in _LISTS:
            lists[label] = node
    yield list(lists.values())


def _find_names(subject: Subject, node: "HeaderField", names: list[str]) -> Iterator[Place]:
    """Every one of the names where the field prints it, in order."""
    squeezed = "".join(node.value.split())
    here = [name for name in names if name in squeezed]
    found: list[Place] = []
    for name in here:
        pattern = re.compile(r"(?<![가-힣])" + r"\s*".join(map(re.escape, name)) + _TITLED)
        for line in range(node.line, (node.end_line or node.line) + 1):
            for match in pattern.finditer(subject.line(line)):
                span = Span(line, match.start() + 1, line, match.end() + 1)
                found.append(Place(name, span))
    yield from sorted(found, key=lambda place: place.span)


RULES = (count_mismatch, total_mismatch, listed_twice, present_and_absent)
