"""What a check looks at: the document, the lines it was read from, and what both give together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Edit, Span
from minutes_parser.rules.settings import Settings
from minutes_parser.vocabulary.added import in_use
from minutes_parser.vocabulary.hanja import HANJA_READINGS
from minutes_parser.vocabulary.labels import ABSENT_WORDS, FIELD_KINDS, PRESENT_WORDS
from minutes_parser.vocabulary.stages import STAGES

if TYPE_CHECKING:
    from minutes_parser.model import (
        AgendaItem,
        Event,
        HeaderField,
        Heading,
        Minutes,
        Paragraph,
        Remark,
    )

_BLOTTED = lazy(r"[○◯〇●*×☆△□]|OO|00")
_BESIDES = lazy(r"[(（\[].*|[\d\s:：.·]+(?:인|명)?$")


def close_up(text: str) -> str:
    """All blanks out, Hanja of offices and labels as Hangul."""
    plain = "".join(text.split())
    return plain if plain.isascii() else plain.translate(HANJA_READINGS)


class Subject:
    """A document with its lines. Line numbers are those of the document; the lines may be missing,
    then rules about the text itself see nothing."""

    def __init__(self, doc: Minutes, text: str, settings: Settings) -> None:
        self.doc = doc
        self.text = text
        self.settings = settings
        self.lines = text.split("\n") if text else []

    def line(self, number: int) -> str:
        """The words of a line; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def span_of(self, line: int, words: str | None = None, start: int = 0) -> Span:
        """Where words stand in a line; the whole of its text when they are not there."""
        whole = self.line(line)
        at = whole.find(words, start) if words else -1
        if words and at >= 0:
            return Span(line, at + 1, line, at + len(words) + 1)
        indent = len(whole) - len(whole.lstrip())
        return Span(line, indent + 1, line, max(len(whole.rstrip()), indent) + 1)

    def span_between(self, start: int, stop: int) -> Span:
        """The span of an offset range of the text."""
        line = self.text.count("\n", 0, start) + 1
        column = start - (self.text.rfind("\n", 0, start) + 1) + 1
        breaks = self.text.count("\n", start, stop)
        end = stop - (self.text.rfind("\n", 0, stop) + 1) + 1
        return Span(line, column, line + breaks, end)

    def edit(self, span: Span, text: str) -> Edit:
        """Put a text in the place of a span inside one line."""
        return Edit(span.line, span.column, span.end_column, text)

    @cached_property
    def required(self) -> frozenset[str]:
        """What must be printed in this document."""
        layout = self.doc.layout
        return self.settings.require(layout.name if layout else None)

    @cached_property
    def top(self) -> Span:
        """Where a finding about the whole document stands: its first line with text."""
        for number, line in enumerate(self.lines, 1):
            if line.strip():
                return self.span_of(number)
        return Span(1, 1, 1, 1)

    @cached_property
    def remarks(self) -> list[Remark]:
        """The remarks in order."""
        return [node for node in self.doc.proceedings if node.type == "remark"]

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings in order."""
        return [node for node in self.doc.proceedings if node.type == "heading"]

    @cached_property
    def narrative(self) -> list[Remark | Paragraph]:
        """All running text: remarks and paragraphs."""
        return [n for n in self.doc.proceedings if n.type == "remark" or n.type == "paragraph"]

    @cached_property
    def agenda_items(self) -> list[AgendaItem]:
        """The agenda flattened in reading order: what `agenda_item` counts in."""
        return list(_flatten(self.doc.agenda))

    @cached_property
    def stages(self) -> list[Event]:
        """Openings, recesses, resumptions and closings in order."""
        return [
            node for node in self.doc.proceedings if node.type == "event" and node.kind in STAGES
        ]

    @cached_property
    def by_label(self) -> dict[str, list[Remark]]:
        """The remarks under each label, in order: labels are few, and each is one speaker's."""
        found: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(remark.speaker.label, []).append(remark)
        return found

    @cached_property
    def speech(self) -> list[int]:
        """By line: the column (from 1) from which it is speech; 0 where nobody speaks."""
        size = max(len(self.lines), *(max(r.line, r.end_line) for r in self.remarks), 0)
        begins = [0] * (size + 1)
        for remark in self.remarks:
            first, last = remark.line, remark.end_line
            if last > first:
                begins[first + 1 : last + 1] = [1] * (last - first)
            if not begins[first]:
                words = remark.speaker.label
                at = self.line(first).find(words, (remark.column or 1) - 1) if words else -1
                begins[first] = (
                    at + len(words) + 1 if at >= 0 else self.label_span(remark).end_column
                )
        return begins

    @cached_property
    def odd_lines(self) -> str:
        """All lines in which a character stands that cannot be printed, and some wide blanks."""
        return "\n".join([line for line in self.lines if not line.isprintable()])

    @cached_property
    def plain_lines(self) -> list[tuple[int, str]]:
        """Number and words of every line outside speech; of a labelled one, the label."""
        begins = self.speech
        return [
            (number, line[: at - 1] if (at := begins[number]) else line)
            for number, line in enumerate(self.lines, 1)
            if line and begins[number] != 1
        ]

    def is_speech(self, line: int, column: int) -> bool:
        """Whether a place belongs to what a speaker said."""
        begin = self.speech[line] if line < len(self.speech) else 0
        return 0 < begin <= column

    def label_span(self, remark: Remark) -> Span:
        """Where a speaker's label stands."""
        return self.span_of(remark.line, remark.speaker.label, (remark.column or 1) - 1)

    @cached_property
    def names(self) -> list[str]:
        """The names of the attendance, blotted ones left out."""
        names = (a.name for a in self.doc.attendees)
        return [name for name in names if name and len(name) > 1 and not _BLOTTED.search(name)]

    @cached_property
    def fields(self) -> dict[str, list[HeaderField]]:
        """Header fields by what their label says: date, time, present, absent, …"""
        found: dict[str, list[HeaderField]] = {}
        for node in self.doc.header.fields:
            found.setdefault(kind_of_label(node.label), []).append(node)
        return found


def _flatten(items: list[AgendaItem]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from _flatten(item.children)


def kind_of_label(label: str) -> str:
    """What a printed label says: a kind of field, `present`, `absent`, or nothing known."""
    plain = close_up(label)
    if not plain:
        return "cover"
    added = in_use()
    if added is not None and plain in added.labels:
        return added.labels[plain]
    plain = _BESIDES.sub("", plain) or plain
    if plain in FIELD_KINDS:
        return FIELD_KINDS[plain]
    if plain.startswith(ABSENT_WORDS):
        return "absent"
    return "present" if plain.startswith(PRESENT_WORDS) else ""
