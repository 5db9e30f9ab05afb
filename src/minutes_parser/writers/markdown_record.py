"""The record of a document as Markdown: remarks, events, headings, paragraphs and tables."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from minutes_parser.markdown_form import (
    escape_block,
    escape_cell,
    escape_line,
    escape_speech,
    join_row,
    read_event,
    sum_text,
)
from minutes_parser.model import Event, Heading, Paragraph, Proceeding, Remark, Speaker, Table

_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))(?=#+$)")
_CODE = re.compile(r"[^`\s](?:[^`\n]*[^`\s])?")
_UNSAFE_IN_NOTE = re.compile("(?<=-)-|[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Label = tuple[str, str | None, str | None, str | None, bool, int | None]


def write_heading(marks: str, text: str) -> str:
    """A heading; hashes at its end would be taken for closing ones."""
    line = _CLOSING_HASHES.sub(r"\\", escape_line(text))
    return f"{marks} {line}"


def write_note(value: object) -> str:
    """A value as JSON that can stand in an HTML comment and on one line."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE_IN_NOTE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class RecordWriter:
    """Writes nodes in order; keeps the blocks written and the labels met on the way."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.speakers: dict[str, list[Speaker]] = {}
        self._labels: dict[Label, str] = {}
        self._agenda_item: int | None = None
        self._in_remark = False

    def write(self, nodes: Sequence[Proceeding]) -> list[str]:
        """The blocks of the record."""
        done = 0
        for index, node in enumerate(nodes):
            if index < done:
                continue
            if isinstance(node, Remark):
                inside = _find_events_inside(nodes, index + 1, len(node.paragraphs))
                self._write_remark(node, inside)
                done = index + 1 + len(inside)
            else:
                self._write_node(node)
        return self.blocks

    def _write_node(self, node: Heading | Event | Paragraph | Table) -> None:
        if isinstance(node, Event):
            self.blocks.append(_write_event(node, node.after_paragraph))
            return
        if isinstance(node, Table):
            self.blocks.append(_write_table(node.rows))
        elif isinstance(node, Heading):
            self.blocks.append(self._turn_to(node) + write_heading("###", node.text))
        else:
            note = "<!-- 본문 -->\n" if self._in_remark else ""
            self.blocks.append(self._turn_to(node) + note + escape_block(node.text))
        self._in_remark = False

    def _write_remark(self, remark: Remark, inside: list[Event]) -> None:
        paragraphs = remark.paragraphs or ([remark.text] if remark.text else [])
        head = self._turn_to(remark) + _write_text_note(remark) + self._write_label(remark.speaker)
        if remark.time is not None:
            code = _CODE.fullmatch(remark.time) and remark.time.isprintable()
            head += f" `{remark.time}`" if code else f" <!-- 시각 {write_note(remark.time)} -->"
        first = 1 if paragraphs and not (inside and inside[0].after_paragraph == 0) else 0
        self.blocks.append(f"{head}  {escape_speech(paragraphs[0])}" if first else head)
        events = iter(inside)
        event = next(events, None)
        for number, paragraph in enumerate(paragraphs[first:], first):
            while event is not None and event.after_paragraph == number:
                self.blocks.append(_write_event(event, None))
                event = next(events, None)
            self.blocks.append(escape_block(paragraph))
        self._in_remark = True

    def _turn_to(self, node: Heading | Remark | Paragraph) -> str:
        """The note that says which agenda item it is about now, if that changes."""
        item = node.agenda_item
        if item == self._agenda_item:
            return ""
        self._agenda_item = item
        return "<!-- 안건 없음 -->\n" if item is None else f"<!-- 안건 {item + 1} -->\n"

    def _write_label(self, speaker: Speaker) -> str:
        key = (
            speaker.label,
            speaker.role,
            speaker.name,
            speaker.organization,
            speaker.anonymous,
            speaker.attendee,
        )
        label = self._labels.get(key)
        if label is None:
            shown = show_speaker(speaker)
            alike = self.speakers.setdefault(shown, [])
            alike.append(speaker)
            note = f" <!-- {len(alike)} -->" if len(alike) > 1 else ""
            label = self._labels[key] = f"**{escape_line(shown)}**{note}"
        return label


def show_speaker(speaker: Speaker) -> str:
    """Office and name without the marks of the label, in the order in which it prints them."""
    parts = [part for part in (speaker.organization, speaker.role, speaker.name) if part]
    label = "".join(speaker.label.split())
    places = ["".join(part.split()) for part in parts]
    if all(place in label for place in places):
        parts = [part for _, part in sorted(zip(map(label.find, places), parts, strict=True))]
    return " ".join(parts) or speaker.label or "발언자"


def _find_events_inside(nodes: Sequence[Proceeding], start: int, paragraphs: int) -> list[Event]:
    """The events that can be written between the paragraphs of the remark before them."""
    inside: list[Event] = []
    least = 0
    for index in range(start, len(nodes)):
        node = nodes[index]
        if not isinstance(node, Event) or node.after_paragraph is None:
            break
        if not least <= node.after_paragraph < paragraphs:
            break
        least = node.after_paragraph
        inside.append(node)
    return inside


def _write_event(event: Event, after: int | None) -> str:
    told = read_event(event.text) == (event.kind, event.time)
    words = [] if told else [event.kind, *([event.time] if event.time is not None else [])]
    if after is not None:
        words = [event.kind, *([event.time] if event.time is not None else []), f"after {after}"]
    note = f" <!-- {' '.join(words)} -->" if words else ""
    return f"*{escape_line(event.text)}*{note}"


def _write_text_note(remark: Remark) -> str:
    """A note for a remark whose `text` and `paragraphs` are not the same words."""
    joined = "\n".join(remark.paragraphs)
    if joined == remark.text:
        return ""
    if not remark.paragraphs:
        return "<!-- 문단 없음 -->\n"
    return f"<!-- 전문 {sum_text(joined)} {write_note(remark.text)} -->\n"


def _write_table(rows: list[list[str]]) -> str:
    widths = [len(row) for row in rows]
    width = max(widths, default=0)
    note = f"<!-- {' '.join(['표', *map(str, widths)])} -->"
    if not width:
        return note
    cells = [[escape_cell(c) if c else "" for c in row] + [""] * (width - len(row)) for row in rows]
    lines = [join_row(row) for row in [cells[0], ["---"] * width, *cells[1:]]]
    return "\n".join(lines if min(widths) == width else [note, *lines])
