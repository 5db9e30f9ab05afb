"""The record in a cell beside its label: `회의내용⇥위원장: 개회하겠습니다.` is two lines."""

from __future__ import annotations

from minutes_parser.parser.heading.fields import SEPARATOR, key_of, kind_of
from minutes_parser.parser.speech.labels import is_field_label, read_label
from minutes_parser.parser.text import Units

_CIRCLES = frozenset("○◯〇◎")
_REACH = 30


def part_cells(units: Units) -> None:
    """Cut the first line of a record off its label."""
    cuts: dict[int, list[int]] = {}
    for i, raw in enumerate(units.raw):
        label, tab, value = raw.strip("\t").partition("\t")
        if not tab or "\t" in value or not _speaks(value.lstrip()):
            continue
        kind = kind_of(key_of(label))
        if kind is not None and kind.name == "record":
            cuts[i] = [raw.index(value)]
    units.split(cuts)


def _speaks(value: str) -> bool:
    """Whether a cell begins with who speaks."""
    if value[:1] in _CIRCLES:
        return True
    colon = SEPARATOR.search(value, 0, _REACH)
    head = value[: colon.start()] if colon else ""
    return bool(head) and not is_field_label(head) and read_label(head) is not None
