"""Rows that name members under what they are: `운영위원: 봄여울(대표), 강나루`."""

from __future__ import annotations

import re

from minutes_parser.parser.heading.fields import Field, Kind, print_label, read_field, split_number
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.persons.people import Row, read_people
from minutes_parser.parser.text import close, squeeze
from minutes_parser.patterns import lazy

_COLON = lazy(r"\s*[:：∶]\s*")
_ITEM = lazy(r"([가-힣]{2,5})(?:\s*[(（]([^()（）]{1,14})[)）])?")
_SPLIT = lazy(r"\s*[,、，]\s*(?![^()（）]*[)）])")
_LEAD = lazy(r"[-–·•▪*○●]\s*")
_TASKS = lazy(r"분담|할\s*일|담당|역할|조치|추진|작성|발표|소집|요구")
_LONGEST_HEADING = 40
_TOLD = ("다.", "음.", "함.", "니다")
_BARE_MARK = lazy(r"[-–·•▪*○●◦]")


def names_members(value: str, fewest: int = 2) -> bool:
    """Whether a value is a list of people and nothing else: `봄여울(대표), 강나루`."""
    items = [item for item in _SPLIT.split(squeeze(value).rstrip(" .,")) if item]
    if len(items) < fewest:
        return False
    named = 0
    for item in items:
        match = _ITEM.fullmatch(item)
        if match is None:
            if not _is_office_and_name(item):
                return False
            named += 1
        elif is_name(match[1]) and not is_role(match[1]):
            named += 1
        elif not could_be_name(match[1]):
            return False
    return named * 2 > len(items)


def _is_office_and_name(item: str) -> bool:
    words = item.split()
    return len(words) == 2 and any(is_role(a) and is_name(b) for a, b in (words, words[::-1]))


def holds_offices(value: str) -> bool:
    """`회장 봄여울, 부회장 강나루`: nothing but offices, each with who holds it."""
    items = [item.strip() for item in _SPLIT.split(squeeze(value).rstrip(" .,")) if item.strip()]
    return len(items) > 1 and all(map(_is_office_and_name, items))


def read_members(text: str) -> Field | None:
    """A row of members: a known list of people, or an office before a colon and its holders."""
    return _members_in(text, read_field(text)) if _may_list(text) else None


def find_members(text: str) -> Field | None:
    """A row of members, or the heading of a list of them, alone on its line."""
    field = read_field(text) if _may_list(text) or len(text) < _LONGEST_HEADING else None
    if field is not None and field.kind.name == "people" and not field.value:
        return field if len(text) < _LONGEST_HEADING else None
    return _members_in(text, field) if _may_list(text) else None


def _may_list(text: str) -> bool:
    return len(text) <= 400 and text[-1] not in "?!" and not text.endswith(_TOLD)


def _members_in(text: str, field: Field | None) -> Field | None:
    if field is not None:
        named = field.kind.name == "people" and names_members(field.value, 1)
        return field if named else None
    bare = split_number(text)[1]
    colon = _COLON.search(bare, 0, 20)
    if colon is None:
        return None
    label = bare[: colon.start()]
    value = bare[colon.end() :]
    if not is_role(close(label)):
        plain = 1 < len(close(label)) < 10 and not _TASKS.search(label)
        told = plain and holds_offices(value)
        return Field(print_label(label), Kind("people", "present"), value) if told else None
    if not names_members(value):
        return None
    return Field(label, Kind("people", "present", close(label)), bare[colon.end() :])


def is_member_row(text: str) -> bool:
    """Whether a row under such a heading names people, or is a mark whose row stands below."""
    if _BARE_MARK.fullmatch(text):
        return True
    if len(text) > 400 or text.endswith(("다.", "다", "함", "음")):
        return False
    bare = re.sub(r"^\s*", "", _LEAD.sub("", text, count=1))
    if names_members(bare, 1) or read_members(text) is not None:
        return True
    people = read_people([Row(0, bare)], None)
    return len(people) > 1 and all(person.name for person in people)
