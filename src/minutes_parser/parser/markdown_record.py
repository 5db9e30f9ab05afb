"""The record in our own Markdown back to its nodes; `markdown_form` shows what it looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, get_args

from minutes_parser import markdown_form as form
from minutes_parser.markdown_form import unescape
from minutes_parser.model import EventKind
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.roles import ROLE_SUFFIXES

Record = dict[str, Any]

# One letter of a text, escaped or not.
TEXT = r"(?:\\.|[^\\])"
_HEADING = lazy(r"#{1,6} +(.*)")
_LABEL = lazy(
    rf"\*\*({TEXT}+?)\*\*(?: <!-- ([0-9]{{1,9}}) -->)?"
    r"(?: `([^`]+)`| <!-- 시각 (.*?) -->)?(?:\s+(.*))?"
)
_EVENT = lazy(
    rf"\*(?![*\s])({TEXT}+?)\*"
    r"(?: <!-- ([a-z]+)(?: (\d{2}:\d{2}))?(?: after ([0-9]{1,18}))? -->)?"
)
_ORDINAL = lazy("[1-9][0-9]{0,17}")
_TEXT_NOTE = lazy("문단 없음|전문 [0-9a-f]{8} .*")
_WIDTHS = lazy(r"(?:[0-9]{1,6}(?: [0-9]{1,6})*)? ?")
_NOTE = lazy(r"<!-- (?:(.*) )?-->")


class Line(NamedTuple):
    """One line of the Markdown text and its number."""

    number: int
    text: str


Keep = Callable[[Line], None]


class RecordReader:
    """Reads the lines of the record one by one; knows the open paragraph and the open remark."""

    def __init__(
        self, speakers: dict[str, list[Record]], attendees: Sequence[Record], keep: Keep
    ) -> None:
        self._speakers = speakers
        self._attendees = attendees
        self._keep = keep
        self._nodes: list[Record] = []
        self._agenda_item: int | None = None
        self._block: list[str] = []
        self._block_line = 0
        self._last_line = 0
        self._table: list[Line] = []
        self._remark: Record | None = None
        self._waiting: list[Record] = []  # events since the last paragraph of the remark
        self._notes: dict[str, str] = {}
        self._openings = {
            "#": self._read_heading,
            "<": self._read_note,
            "*": self._read_starred,
        }

    def read(self, lines: Sequence[Line]) -> list[Record]:
        """The nodes of the record."""
        for line in lines:
            self._read_line(line)
        self._end_remark()
        return self._nodes

    def _read_line(self, line: Line) -> None:
        text = line.text
        if self._block and _goes_on(self._block[-1]) and text:
            self._block.append("\n" + text)
        elif text.lstrip().startswith("|"):
            self._end_block()
            self._table.append(line)
        elif not text:
            self._end_block()
            self._end_table()
        else:
            self._end_table()
            opening = self._openings.get(text[0])
            if opening is None or not opening(line):
                self._add_text(line, text)
        self._last_line = line.number if text else self._last_line

    def _add_text(self, line: Line, text: str) -> None:
        if self._block:
            self._block.append(" " + text.strip())
        else:
            self._block, self._block_line = [text.strip()], line.number

    def _end_block(self) -> None:
        """What stood in the open paragraph goes to the remark, or is a paragraph of its own."""
        if not self._block:
            return
        text = unescape("".join(self._block))
        self._block = []
        if self._remark is None:
            place = {"line": self._block_line, "end_line": self._last_line}
            self._add("paragraph", text=text, agenda_item=self._agenda_item, **place)
            return
        paragraphs = self._remark["paragraphs"]
        for event in self._waiting:
            event.setdefault("after_paragraph", len(paragraphs))
        self._waiting = []
        paragraphs.append(text)
        self._remark["end_line"] = self._last_line

    def _end_table(self) -> None:
        if not self._table:
            return
        lines, self._table = self._table, []
        rows = [[unescape(cell) for cell in form.split_row(line.text)] for line in lines]
        if len(rows) > 1 and form.is_delimiter(form.split_row(lines[1].text)):
            del rows[1]
        widths = [int(width) for width in self._notes.pop("표", "").split()]
        if len(widths) == len(rows):
            rows = [row[:width] for row, width in zip(rows, widths, strict=True)]
        self._end_remark()
        self._add("table", rows=rows, line=lines[0].number, end_line=lines[-1].number)

    def _end_remark(self) -> None:
        """Settle `text` and `paragraphs` of the open remark."""
        self._end_block()
        self._end_table()
        remark, self._remark, self._waiting = self._remark, None, []
        if remark is None:
            return
        remark["text"] = "\n".join(remark["paragraphs"])
        check, _, note = remark.pop("전문", "").partition(" ")
        if remark.pop("문단", None) is not None:
            remark["paragraphs"] = []
        elif check and check == form.sum_text(remark["text"]):
            remark["text"] = _load_text(note)

    def _add(self, kind: str, /, **node: Any) -> Record:
        self._nodes.append({"type": kind, **node})
        return self._nodes[-1]

    def _read_heading(self, line: Line) -> bool:
        heading = _HEADING.fullmatch(line.text)
        if heading is None:
            return False
        self._end_remark()
        text = unescape(heading[1].strip())
        self._add("heading", text=text, line=line.number, agenda_item=self._agenda_item)
        return True

    def _read_note(self, line: Line) -> bool:
        note = _NOTE.fullmatch(line.text)
        if note is None or note[1] is None:
            return False
        self._end_block()
        key, _, value = note[1].partition(" ")
        if key == "본문" and not value:
            self._end_remark()
        elif key == "안건" and value == "없음":
            self._agenda_item = None
        elif key == "안건" and _ORDINAL.fullmatch(value):
            self._agenda_item = int(value) - 1
        elif key == "표" and _WIDTHS.fullmatch(value):
            self._read_widths(line, value)
        elif _TEXT_NOTE.fullmatch(note[1]) and (key == "문단" or _load_text(value[9:]) is not None):
            self._notes[key] = value
        else:
            self._keep(line)
        return True

    def _read_widths(self, line: Line, value: str) -> None:
        widths = value.split()
        if any(int(width) for width in widths):
            self._notes["표"] = value
            return
        self._end_remark()
        self._add("table", rows=[[] for _ in widths], line=line.number, end_line=line.number)

    def _read_starred(self, line: Line) -> bool:
        label = _LABEL.fullmatch(line.text)
        if label:
            self._end_remark()
            self._start_remark(line, label)
            return True
        event = _EVENT.fullmatch(line.text)
        if event is None:
            return False
        self._end_block()
        self._add_event(line, event)
        return True

    def _start_remark(self, line: Line, label: re.Match[str]) -> None:
        shown, number, clock, note, speech = label.groups()
        self._remark = self._add(
            "remark",
            speaker=self._find_speaker(unescape(shown), int(number or 1) - 1),
            paragraphs=[],
            line=line.number,
            end_line=line.number,
            time=_load_text(note) if note else clock,
            agenda_item=self._agenda_item,
            **{key: self._notes.pop(key) for key in ("문단", "전문") if key in self._notes},
        )
        if note and self._remark["time"] is None:
            self._keep(line)
        if speech:
            self._add_text(line, speech)

    def _find_speaker(self, shown: str, place: int) -> Record:
        alike = self._speakers.get(shown)
        if alike:
            return alike[place] if place < len(alike) else alike[0]
        speaker = _guess_speaker(shown, self._attendees)
        self._speakers[shown] = [speaker]
        return speaker

    def _add_event(self, line: Line, event: re.Match[str]) -> None:
        written, kind, time, after = event.groups()
        text = unescape(written)
        if kind not in get_args(EventKind):
            kind, time = form.read_event(text)
        node = self._add("event", kind=kind, time=time, text=text, line=line.number)
        if after is not None:
            node["after_paragraph"] = int(after)
        if self._remark is not None:
            self._waiting.append(node)


def _goes_on(text: str) -> bool:
    """Whether a line ends in a backslash that is not itself escaped."""
    return text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _load_text(note: str) -> str | None:
    try:
        text = json.loads(note)
    except (ValueError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _guess_speaker(shown: str, attendees: Sequence[Record]) -> Record:
    """A speaker who came in by hand: a name from the attendance list, or beside an office."""
    places = {person["name"]: n for n, person in reversed([*enumerate(attendees)])}
    words = shown.split()
    persons = [word for word in words if not word.endswith(ROLE_SUFFIXES)]
    name = next((word for word in words if word in places), persons[-1] if persons else None)
    return {
        "label": shown,
        "role": " ".join(word for word in words if word != name) or None,
        "name": name,
        "anonymous": "○" in (name or ""),
        "attendee": places.get(name) if name else None,
    }
