"""What the walk collects: labels with their rows, and speeches."""

from __future__ import annotations

from typing import Any

from minutes_parser.parser.heading.fields import Kind
from minutes_parser.parser.speech.speaking import Found


class Entry:
    """A label of the head or of an appendix, with the rows under it."""

    __slots__ = ("kind", "label", "number", "rows", "unit")

    def __init__(
        self, label: str, kind: Kind, unit: int, value: str = "", number: str | None = None
    ) -> None:
        self.label = label
        self.number = number
        self.kind = kind
        self.unit = unit
        self.rows: list[tuple[int, str]] = [(unit, value)] if value else []


class Speech:
    """A remark while it is read, or narrative without a speaker.

    `parts` are the units of its text; `opening` is what the first of them says after the label,
    `inner` what later ones say after a label of their own.
    """

    __slots__ = ("agenda_item", "events", "found", "inner", "label", "opening", "parts", "unit")

    def __init__(self, unit: int, found: Found | None, label: str, agenda_item: int | None) -> None:
        self.unit = unit
        self.found = found
        self.label = label
        self.opening: str | None = None
        self.inner: dict[int, str] | None = None
        self.parts: list[int] = []
        self.events: list[tuple[int, dict[str, Any]]] | None = None
        self.agenda_item = agenda_item
