"""People in tables: one a row or several in a cell, with the office, the organisation and whether
they were there as the columns tell."""

from __future__ import annotations

import re

from minutes_parser.parser.grid.tables import Block, Record, office_holders, office_in, read_records
from minutes_parser.parser.heading.fields import kind_of
from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.parser.persons.people import Person, Row, drop_organization, read_people
from minutes_parser.parser.text import BRACKET_BEHIND, close, squeeze
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.columns import (
    ABSENT_MARKS,
    PRESENT_MARKS,
    STATUS_WORDS,
    VACANT,
)
from minutes_parser.vocabulary.labels import MEMBER_LABELS
from minutes_parser.vocabulary.roles import CARRIED_ROLES, SINGULAR_ROLES

_OTHER_SUBJECTS = ("title", "result", "task", "due", "votes", "favour", "against")
_LISTING = lazy(r"참석|출석|참여|명단|위원|임원|구성|회원|배석|불참|성원|현황")
_PLACE_TO_SIGN = lazy(r"[(（\[]\s*(?:서\s*명|인|印|날인|생략)\s*[)）\]]", needs=")）]")
_BETWEEN = lazy(r"\s*(?:[·․・ㆍ/,、，]|및)\s*")
_LETTERS = lazy(r"(?:\S\s+)+\S")


def is_roster(block: Block, caption: str, listed: bool, in_head: bool) -> bool:
    """Whether a table lists who was there rather than whom the meeting was about."""
    if not block.has("name") or block.has(*_OTHER_SUBJECTS):
        return False
    if listed or block.has("attendance", "absent", "proxy", "reason"):
        return True
    told = block.label or caption
    if told and len(told) < 30 and _LISTING.search(close(told)):
        return True
    return block.has("signature") or in_head


def read_roster(block: Block, status: str) -> list[tuple[Person, str]]:
    """Everybody a table lists, with the status that the row tells or that all have."""
    if block.kind == "offices":
        return [
            (Person(name, role, None, unit, True), status)
            for unit, role, name in office_holders(block)
        ]
    label = kind_of(close(block.label)) if block.label else None
    if label is not None and label.status:
        status = label.status
    found: list[tuple[Person, str]] = []
    records = read_records(block)
    marked = [record.first("attendance") for record in records]
    some_marked = any(_mark_status(mark, block) == "present" for mark in marked if mark)
    above: Record | None = None
    shared = office_in(block)
    organization = group = ""
    for record in records:
        spanned = not _leads(block, record)
        _span(record, above if spanned else None)
        above = record
        office = _office_of(record) or shared
        organization = _organization_of(record) or (organization if spanned else "")
        group = _group_of(record) or (group if spanned else "")
        told = _status_of(record, block, some_marked) or STATUS_WORDS.get(group) or _kind(group)
        name = _PLACE_TO_SIGN.sub("", record.first("name")).strip()
        for person in _named(name, office, organization, record.unit):
            found.append((person, told or status))
    return found


def _span(record: Record, above: Record | None) -> None:
    """Fill the first office from the row above that reaches down to this one."""
    offices = record.cells.get("role", [])
    if above is None or not offices or offices[0]:
        return
    reaching = above.cells.get("role", [""])[0]
    if _is_carried(close(reaching)):
        offices[0] = reaching


def lend_offices(block: Block) -> dict[str, str]:
    """The offices that an approval box prints over names."""
    return {name: role for _, role, name in office_holders(block)}


def _leads(block: Block, record: Record) -> bool:
    """Whether the row fills its first place; one that does not goes on under the row before."""
    first = next(kind for kind in block.columns if kind)
    return bool(record.cells.get(first, [""])[0]) or first == "name"


def _is_carried(office: str) -> bool:
    return (
        bool(office)
        and office not in SINGULAR_ROLES
        and (office in CARRIED_ROLES or office.endswith(("위원", "이사", "의원", "대표", "회원")))
    )


# -- whether they were there ----------------------------------------------------------------------


def _status_of(record: Record, block: Block, some_marked: bool) -> str | None:
    for kind in ("absent", "proxy"):
        if _is_marked(record.first(kind)):
            return kind
    if block.has("attendance"):
        cell = close(record.first("attendance"))
        told = _mark_status(cell, block)
        if told:
            return told
        if not cell and some_marked and not block.has("absent"):
            return _word_status(record.first("note")) or "absent"
    if block.has("absent", "proxy") and block.has("attendance") and not some_marked:
        return None
    if record.first("reason") and close(record.first("reason")) not in VACANT:
        return "absent"
    return _word_status(record.first("signature")) or _word_status(record.first("note"))


def _is_marked(cell: str) -> bool:
    word = close(cell)
    return bool(word) and word not in VACANT and word not in ABSENT_MARKS - {"×", "x", "X", "/"}


def _mark_status(cell: str, block: Block) -> str | None:
    """What a cell tells, `× (출장)` with the reason behind its mark as well."""
    word = close(cell)
    if word not in block.legend:
        word = close(BRACKET_BEHIND.sub("", cell)) or word
    if word in block.legend:
        return block.legend[word]
    if word in PRESENT_MARKS:
        return "present"
    if word in ABSENT_MARKS:
        return "absent"
    return _word_status(cell)


def _word_status(cell: str) -> str | None:
    """`불참`, `불참(출장)`, `위임(홍길동)`: the word that begins a cell."""
    if not cell:
        return None
    word = close(re.split(r"[(（:：,]", cell)[0])
    return STATUS_WORDS.get(word)


def _kind(group: str) -> str | None:
    kind = kind_of(group) if group else None
    return kind.status if kind is not None and kind.name == "people" else None


# -- who they are ---------------------------------------------------------------------------------


def _group_of(record: Record) -> str:
    """A cell that says whether those in its rows were there: `참석위원`, `배석`."""
    for kind in ("role", "post"):
        for cell in record.cells.get(kind, ()):
            word = close(cell)
            if word in STATUS_WORDS or _kind(word):
                return word
    return ""


def _office_of(record: Record) -> str:
    offices = []
    cells = [cell for cell in record.cells.get("role", ()) if cell and close(cell) not in VACANT]
    if len(cells) > 1 and close(cells[-1]) in MEMBER_LABELS:
        # `조교 | 평의원`: whom a member stands for, and that he is one.
        cells = [cell for cell in cells if close(cell) in MEMBER_LABELS]
    for cell in cells:
        word = close(cell)
        if word in STATUS_WORDS or _kind(word):
            continue
        if is_role(word) or len(cells) == 1:
            offices.append(_print(cell))
    post = record.first("post")
    if post:
        offices.append(_split_post(post)[1])
    return " ".join(dict.fromkeys(filter(None, offices)))


def _organization_of(record: Record) -> str:
    printed = _print(record.first("organization"))
    return printed or _split_post(record.first("post"))[0]


def _split_post(post: str) -> tuple[str, str]:
    """`달빛구청 도시국장`, `달빛구청/도시국장` to where somebody works and as what."""
    words = re.split(r"\s*[/·,(（]\s*|\s+", post.strip(" )）"))
    if len(words) > 1 and is_role(words[-1]):
        return " ".join(words[:-1]), words[-1]
    if len(words) > 1 and is_role(words[0]):
        return " ".join(words[1:]), words[0]
    organization, role = drop_organization(post)
    return (organization or "", role) if is_role(role) else (post, "")


def _print(cell: str) -> str:
    return close(cell) if _LETTERS.fullmatch(cell) else squeeze(cell)


def _named(cell: str, office: str, organization: str, unit: int) -> list[Person]:
    """The people of a cell: one, or several apart by dots, commas or blanks."""
    whole = close(cell)
    if not whole or whole in VACANT:
        return []
    parts = _BETWEEN.split(cell)
    if len(parts) > 1 and all(is_name(close(part)) for part in parts):
        cell = ", ".join(parts)
    if is_name(whole) or _LETTERS.fullmatch(cell):
        people = [Person(whole, None, None, unit, False)]
    else:
        people = [p for p in read_people([Row(unit, cell)], None) if p.name]
    offices = _share(office, len(people))
    return [
        _place(person, role, organization) for person, role in zip(people, offices, strict=True)
    ]


def _share(office: str, count: int) -> list[str]:
    """`팀장 및 대리` over several names: one office each, the last for all that are left."""
    parts = [part for part in _BETWEEN.split(office) if part]
    if count < 2 or len(parts) < 2 or len(parts) > count:
        return [office] * count
    return parts + [parts[-1]] * (count - len(parts))


def _place(person: Person, office: str, organization: str) -> Person:
    own, role = drop_organization(office) if office else (None, person.role)
    return person._replace(
        role=role or person.role,
        organization=own or organization or person.organization,
        printed=bool(role or person.role),
    )
