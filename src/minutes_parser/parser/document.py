"""From units to a document: the stages in order."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

from minutes_parser.parser.business.agenda import nest
from minutes_parser.parser.business.outcomes import OutcomeReader
from minutes_parser.parser.grid.grids import take_rules
from minutes_parser.parser.grid.table_actions import is_review, is_todo, read_todo, read_todo_fields
from minutes_parser.parser.heading.head import (
    COUNT_KEYS,
    Head,
    attachment_nodes,
    field_nodes,
    signature_nodes,
)
from minutes_parser.parser.layout import is_recording, judge_layout
from minutes_parser.parser.notes.actions import read_actions
from minutes_parser.parser.page.furniture import take_furniture
from minutes_parser.parser.page.markup import take_markup
from minutes_parser.parser.page.tags import part_tags
from minutes_parser.parser.page.torn import fill_fields, mend_down, mend_head
from minutes_parser.parser.page.unfold import unfold
from minutes_parser.parser.persons.attendance import Attendance, told_before_items
from minutes_parser.parser.speech.inline_stages import inline_events
from minutes_parser.parser.speech.joining import SAMPLE, Joiner
from minutes_parser.parser.speech.labels_behind import take_labels_behind
from minutes_parser.parser.speech.remarks import RemarkBuilder
from minutes_parser.parser.speech.speakers import find_chairs, is_chair, resolve_speakers
from minutes_parser.parser.speech.spoken import spoken_events
from minutes_parser.parser.speech.spoken_rows import take_spoken_rows
from minutes_parser.parser.survey import Survey, survey_document
from minutes_parser.parser.text import Units, clean
from minutes_parser.parser.walk import Walk
from minutes_parser.version import SCHEMA_VERSION
from minutes_parser.vocabulary.stages import STAGES

_NO_SOURCE = {"name": None, "format": "text", "encoding": None, "sha256": None}


class Reading:
    """One text while it is read: units, what was learned, and the walk over them."""

    def __init__(self, text: str, first: int = 1) -> None:
        self.text = clean(text)
        self.lines = self.text.count("\n") + 1
        self.units = Units(self.text, first)
        cues = None
        if "-->" in self.text:
            from minutes_parser.parser.page.cues import take_cues

            cues = take_cues(self.units)
        self.furniture = cues.furniture if cues else {}
        self.clocks = cues.clocks if cues else {}
        headings: dict[int, int] = {}
        torn: set[int] = set()
        if cues is None:
            unfold(self.units, self.text)
            part_tags(self.units, self.text)
            if "\t" in self.text:
                from minutes_parser.parser.page.cells import part_cells

                part_cells(self.units)
            self.furniture = take_furniture(self.units)
            take_rules(self.units, self.furniture)
            order_cover(self.units, self.furniture)
            headings = take_markup(self.units, self.furniture)
            torn = mend_head(self.units, self.furniture) | mend_down(self.units, self.furniture)
        spoken = take_spoken_rows(self.units, self.furniture) if cues is None else {}
        if cues is None and not spoken:
            spoken = take_labels_behind(self.units, self.furniture, headings)
        self.survey: Survey = survey_document(self.units, self.furniture, headings, cues, spoken)
        self.joiner = Joiner(self.units.text, self.survey.spaced, keeps_trailing_blanks(self.units))
        self.walk = Walk(self.units, dict(self.furniture), self.survey, self.joiner, headings)
        self.walk.run()
        for i in torn:
            self.walk.kinds[i] = self.walk.kinds[i] or ("field", "letters of a torn label")
        fill_fields(self.walk.entries)


def read_plain(text: str, source: dict[str, Any] | None = None, first: int = 1) -> dict[str, Any]:
    """Read a text into plain values, keys and order as the model and the schema have them.

    `first` is the number of its first line, where it is a part of a file.
    """
    return build(Reading(text, first), source)


def read_counted(text: str, source: dict[str, Any] | None = None) -> tuple[dict[str, Any], int]:
    """The plain values, and how many meetings the text holds."""
    reading = Reading(text)
    return build(reading, source), max(len(reading.walk.starts()), 1)


def split_meetings(text: str) -> list[tuple[int, str]]:
    """The parts of a text that hold one meeting each, with the number of their first line.

    What stands before the first meeting belongs to it.
    """
    reading = Reading(text)
    starts = reading.walk.starts()[1:]
    if not starts:
        return [(1, text)]
    lines = reading.text.split("\n")
    edges = [1, *starts, len(lines) + 1]
    return [(a, "\n".join(lines[a - 1 : b - 1])) for a, b in pairwise(edges)]


def build(reading: Reading, source: dict[str, Any] | None) -> dict[str, Any]:
    """The document as plain values; the model validates them once."""
    units, walk = reading.units, reading.walk
    outline = reading.survey.outline
    lines = units.line
    tables = {units.line[block.start]: block for block in walk.tables}
    rosters = [(block, walk.rosters.get(block.start)) for block in walk.tables]
    head = Head(units, walk.entries)
    if outline.notes:
        from minutes_parser.parser.notes.notehead import NotesHead

        head = NotesHead(units, walk.entries, outline.meetings)
    builder = RemarkBuilder(units, walk, reading.joiner)
    outcomes = OutcomeReader(walk.items, units)
    units.release()
    proceedings = builder.build()
    attendance = Attendance(units, walk.entries, rosters)
    attendees = attendance.people(told_before_items(proceedings))
    chairs = find_chairs(proceedings)
    opening = ""
    headed = any(node.get("agenda_item") is not None for node in proceedings)
    for node in proceedings:
        if node["type"] == "heading":
            outcomes.read_heading(node)
        elif node["type"] == "remark":
            if len(opening) < 1500:
                opening += " " + node["text"][:500]
            outcomes.read_remark(node, partial(is_chair, node["speaker"], chairs))
            if not headed and outcomes.current:
                node["agenda_item"] = outcomes.current[0]
        elif node["type"] == "table":
            outcomes.read_table(node, tables.get(node["line"]))
        elif node["type"] == "paragraph":
            outcomes.read_paragraph(node)
        elif node["kind"] in {"note", "vote"}:
            outcomes.read_event(node)
    for entry in walk.entries:
        if entry.kind.name == "result":
            outcomes.read_field(entry.rows)
    outcomes.read_field(walk.decided)
    attendance.tallies.read_report(opening)
    attendance.tallies.read_stages(proceedings)
    inline_events(proceedings)
    spoken_events(proceedings, [(text, lines[unit]) for unit, text in head.dated_lines()])
    head.sent_by = {person["organization"] for person in attendees if person["name"]}
    title = head.title()
    remarks = [node for node in proceedings if node["type"] == "remark"]
    recorded = is_recording(reading.survey.grammars, remarks)
    if recorded:
        from minutes_parser.parser.speech.recording import body_of, name_recording

        title = title or name_recording(head)
    resolve_speakers(proceedings, attendees)
    decided = outcomes.outcomes()
    layout = judge_layout(reading, head, title, proceedings, attendees, len(decided))
    first, last = head.dates()
    start, end = clock_span(head.times(), proceedings)
    counts = attendance.tallies.counts
    return {
        "schema_version": SCHEMA_VERSION,
        "source": {**_NO_SOURCE, "lines": reading.lines, **(source or {})},
        "layout": layout,
        "title": title,
        "header": {
            "organization": head.organization(title, opening, body_of if recorded else None)
            if layout
            else None,
            "session": head.session(title),
            "date": first,
            "end_date": last,
            "start": start,
            "end": end,
            "place": head.place(),
            "fields": field_nodes(walk.entries, units, head.title_unit, head.columns),
        },
        "attendees": attendees,
        "counts": {key: counts[key] for key in COUNT_KEYS if key in counts},
        "agenda": nest(walk.items, lines),
        "proceedings": proceedings,
        "outcomes": decided,
        "actions": _actions(walk, units, attendees),
        "signatures": signature_nodes(walk.entries, units),
        "attachments": attachment_nodes(walk.entries, units),
        "unparsed": [],
        "furniture": _furniture_nodes(reading),
    }


def _actions(walk: Walk, units: Units, attendees: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is to be done, from lists and from tables."""
    tables = [block for block in walk.tables if is_todo(block)]
    found = read_actions(walk, units, attendees)
    taken = {units.line[unit] for block in tables for unit in block.units}
    found = [action for action in found if action["line"] not in taken]
    found += read_todo_fields(walk, units)
    new = [block for block in tables if not is_review(block, units)]
    found += [action for block in new for action in read_todo(block, units)]
    return sorted(found, key=lambda action: action["line"])


def _furniture_nodes(reading: Reading) -> list[dict[str, Any]]:
    """What pages and cues print again and again, in order."""
    units = reading.units
    texts = {i: units.text[i] for i in reading.furniture} | dict(reading.walk.repeated)
    rows = sorted([*texts.items(), *reading.clocks.items()], key=lambda row: row[0])
    nodes = []
    for i, text in rows:
        place = units.place(i)
        if text:
            nodes.append({"line": place.pop("line"), "text": text, **place})
    return nodes


def clock_span(
    printed: tuple[str | None, str | None], proceedings: list[dict[str, Any]]
) -> tuple[str | None, str | None]:
    """Start and end from the head, else from the first opening and the last closing."""
    start, end = printed
    events = [node for node in proceedings if node["type"] == "event"]
    if start is None:
        start = next((e["time"] for e in events if e["kind"] == "open" and e["time"]), None)
    if end is None:
        stages = [e for e in events if e["kind"] in STAGES]
        if stages and stages[-1]["kind"] == "close":
            end = stages[-1]["time"]
    return start, end


def keeps_trailing_blanks(units: Units) -> bool:
    """Whether only some lines keep a blank at the end: then the blank tells something.

    Where a head was cut off, the blank before it is not the line's own.
    """
    step = len(units) // SAMPLE + 1
    behind = [*units.line[1:], 0][::step]
    rows = zip(units.raw[::step], units.text[::step], units.line[::step], behind, strict=True)
    ends = [raw[-1] in " \u3000" for raw, text, line, below in rows if text and line != below]
    kept = sum(ends)
    return 0.05 * len(ends) < kept < 0.95 * len(ends)


def order_cover(units: Units, furniture: dict[int, str]) -> None:
    """Some PDF text layers print the first page's record before its cover: put the cover first."""
    from minutes_parser.parser.page.cover import cover_range

    span = cover_range(units, furniture)
    if span is None:
        return
    start, stop = span
    order = [*range(start, stop), *range(start), *range(stop, len(units))]
    units.reorder(order)
    place = {old: new for new, old in enumerate(order)}
    moved = {place[i]: why for i, why in furniture.items()}
    furniture.clear()
    furniture.update(moved)
