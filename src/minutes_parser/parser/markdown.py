"""Our own Markdown back to the document; `markdown_form` shows what it looks like.

A file that somebody has edited is read as far as it fits. A line that does not goes to `unparsed`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from minutes_parser import markdown_form as form
from minutes_parser.markdown_form import unescape
from minutes_parser.model import EventKind, Layout, Minutes, Source, Speaker, TextLine
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.roles import ROLE_SUFFIXES

DEPTH = 100  # of nested agenda items; pydantic gives up at 255

Record = dict[str, Any]

_TEXT = r"(?:\\.|[^\\])"
_SECTION = lazy(r"## +(.+?)(?: +#+)?")
_RECORD_LINE = lazy(r"###|\*\*")
_WHEN = lazy(
    r"(\d{4}-\d{2}-\d{2})?\s*(\d{1,2}:\d{2})?(?:\s*~\s*(\d{4}-\d{2}-\d{2})?\s*(\d{1,2}:\d{2})?)?"
)
_COUNT = lazy(rf"({'|'.join(form.COUNTS.values())})\s*([0-9]{{1,18}})\s*명?")
_VOTE = lazy(rf"({'|'.join(form.VOTES.values())})\s*([0-9]{{1,18}})\s*(?:명|표)?")
_ITEM = lazy(
    rf"(?P<indent>[ \t]*)(?:[-*+]|(?P<digits>[0-9]{{1,9}})[.)]) +"
    rf"(?:\*\*(?P<number>{_TEXT}+?)\*\* )?(?P<title>.*?)(?: \*\((?P<kind>{_TEXT}*)\)\*)?"
)
_LIST_LINE = lazy(r"\s*(?:[-*+]|[0-9]{1,9}[.)]) +(.*)")
_PLACE = lazy(r"(.*?) ?<!-- ([1-9][0-9]{0,17}) -->")
_HEADING = lazy(r"#{1,6} +(.*)")
_LABEL = lazy(
    rf"\*\*({_TEXT}+?)\*\*(?: <!-- ([0-9]{{1,9}}) -->)?"
    r"(?: `([^`]+)`| <!-- 시각 (.*?) -->)?(?:\s+(.*))?"
)
_EVENT = lazy(
    rf"\*(?![*\s])({_TEXT}+?)\*"
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
Rows = Iterator[tuple[Line, dict[str, str]]]


def is_own(text: str) -> bool:
    """Whether a text says in its first line that it is our Markdown."""
    return text[:200].lstrip("\ufeff \t\r\n").startswith(form.MARKER_START)


def read(text: str, source: Source | None = None) -> Minutes:
    """The document that the Markdown shows. Never raises on any text."""
    lines = [Line(n, t.rstrip()) for n, t in enumerate(text.lstrip("\ufeff").split("\n"), 1)]
    source = source or Source(format="markdown", lines=len(lines))
    left: list[Record] = []

    def keep(line: Line) -> None:
        left.append({"line": line.number, "text": line.text.strip()})

    lines, appendix = _take_appendix(lines, keep)
    sections = _split_sections(lines)
    doc: Record = {"source": source, "layout": appendix.layout, "furniture": appendix.furniture}
    doc["title"] = _read_title(sections["title"], keep)
    doc["header"] = _read_header(sections["header"], keep)
    doc["counts"], doc["attendees"] = _read_attendees(sections["attendees"], keep)
    doc["agenda"], names = _read_agenda(sections["agenda"], keep)
    record = RecordReader(appendix.speakers, doc["attendees"], keep)
    doc["proceedings"] = record.read(sections["proceedings"])
    doc["outcomes"] = _read_outcomes(sections["outcomes"], names, keep)
    doc["actions"] = _read_nodes(sections["actions"], form.ACTION_COLUMNS, keep, "what")
    doc["signatures"] = _read_nodes(sections["signatures"], form.SIGNATURE_COLUMNS, keep)
    doc["attachments"] = _read_attachments(sections["attachments"], keep)
    left += _read_unparsed(sections["unparsed"])
    doc["unparsed"] = sorted(left, key=lambda node: int(node["line"]))
    return Minutes.model_validate(doc)


class Appendix(NamedTuple):
    layout: Layout | None
    speakers: dict[str, list[Record]]
    furniture: list[TextLine]


def _take_appendix(lines: list[Line], keep: Keep) -> tuple[list[Line], Appendix]:
    """The lines without the appendix, and what it says."""
    texts = [line.text for line in lines]
    start = texts.index(form.APPENDIX_START) if form.APPENDIX_START in texts else len(lines)
    ends = [n for n in range(start, len(lines)) if texts[n] == form.APPENDIX_END]
    end = ends[0] if ends else len(lines)
    speakers: dict[str, list[Record]] = {}
    furniture: list[TextLine] = []
    layout: Layout | None = None
    for line in lines[start + 1 : end]:
        key, _, note = line.text.partition(" ")
        try:
            value = json.loads(note)
            if key == "layout":
                layout = Layout.model_validate(value)
            elif key == "speaker":
                shown, speaker = str(value.pop("as")), Speaker.model_validate(value)
                speakers.setdefault(shown, []).append(speaker.model_dump())
            elif key == "furniture":
                furniture.append(TextLine(line=line.number, text=value))
            else:
                keep(line)
        except (ValidationError, ValueError, RecursionError, AttributeError, KeyError, TypeError):
            if line.text:
                keep(line)
    return lines[:start] + lines[end + 1 :], Appendix(layout, speakers, furniture)


def _split_sections(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines by section. What can only be the record opens the record, heading or not."""
    names = {title: name for name, title in form.SECTIONS.items()}
    sections: dict[str, list[Line]] = {name: [] for name in ("title", *names.values())}
    current = "title"
    for line in lines:
        section = _SECTION.fullmatch(line.text) if line.text.startswith("## ") else None
        if section and section[1] in names:
            current = names[section[1]]
            continue
        if current != "proceedings" and _RECORD_LINE.match(line.text):
            current = "proceedings"
        sections[current].append(line)
    return sections


def _read_title(lines: Sequence[Line], keep: Keep) -> str | None:
    title = None
    for line in lines:
        if title is None and line.text.startswith("# "):
            title = unescape(line.text[2:].strip())
        elif line.text and not line.text.startswith(form.MARKER_START):
            keep(line)
    return title


def _split_tables(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """The tables among the lines, and the lines with words that stand outside."""
    tables: list[list[Line]] = []
    others: list[Line] = []
    follows = False
    for line in lines:
        is_row = line.text.lstrip().startswith("|")
        if is_row and not follows:
            tables.append([])
        if is_row:
            tables[-1].append(line)
        elif line.text:
            others.append(line)
        follows = is_row
    return tables, others


def _read_table(table: Sequence[Line], columns: Mapping[str, str], keep: Keep) -> Rows:
    """The rows as escaped cells by column; one with a word outside the columns is kept as well."""
    rows = [(line, form.split_row(line.text)) for line in table]
    rows = [row for n, row in enumerate(rows) if n > 1 or not form.is_delimiter(row[1])]
    names = {title: key for key, title in columns.items()}
    keys: list[str | None] = list(columns)
    if rows and any(cell in names for cell in rows[0][1]):
        keys = [names.get(cell) for cell in rows.pop(0)[1]]
    for line, cells in rows:
        found = dict(zip(keys, cells, strict=False))
        if any(cells[len(keys) :]) or found.pop(None, ""):
            keep(line)
        yield line, {key: cell for key, cell in found.items() if key}


def _read_tables(lines: Sequence[Line], columns: Mapping[str, str], keep: Keep) -> Rows:
    """The rows of all tables of a section that holds nothing else."""
    tables, others = _split_tables(lines)
    for line in others:
        keep(line)
    for table in tables:
        yield from _read_table(table, columns, keep)


def _read_cell(row: Mapping[str, str], key: str) -> str | None:
    cell = row.get(key)
    return unescape(cell) if cell else None


def _read_nodes(
    lines: Sequence[Line], columns: Mapping[str, str], keep: Keep, needed: str = ""
) -> list[Record]:
    nodes = []
    for line, row in _read_tables(lines, columns, keep):
        node: Record = {key: _read_cell(row, key) for key in columns}
        if needed:
            node[needed] = node[needed] or ""
        nodes.append({**node, "line": line.number})
    return nodes


def _read_header(lines: Sequence[Line], keep: Keep) -> Record:
    tables, others = _split_tables(lines)
    header: Record = {"fields": []}
    for line in others:
        keep(line)
    for table in tables:
        typed = form.HEADER_COLUMNS["key"] in form.split_row(table[0].text)
        columns = form.HEADER_COLUMNS if typed else form.FIELD_COLUMNS
        for line, row in _read_table(table, columns, keep):
            if not typed or not _read_header_row(row, header):
                header["fields"].append(_read_field(line, row))
    return header


def _read_header_row(row: Mapping[str, str], header: Record) -> bool:
    """Put one typed reading into the header, if the row is one."""
    names = {title: key for key, title in form.HEADER_ROWS.items()}
    key, value = names.get(row.get("key", "")), _read_cell(row, "text")
    if key is None:
        return False
    found = _read_when(value or "") if key == "when" else {key: value}
    header |= found
    return bool(found)


def _read_field(line: Line, row: Mapping[str, str]) -> Record:
    label, value = row.get("label", row.get("key", "")), row.get("value", row.get("text", ""))
    words = {"label": unescape(label), "value": unescape(value), "line": line.number}
    return {"number": _read_cell(row, "number"), **words}


def _read_when(text: str) -> Record:
    when = _WHEN.fullmatch(text)
    if when is None:
        return {}
    date, start, end_date, end = when.groups()
    start, end = (time and time.rjust(5, "0") for time in (start, end))
    return {"date": date, "start": start, "end_date": end_date, "end": end}


def _read_attendees(lines: Sequence[Line], keep: Keep) -> tuple[Record, list[Record]]:
    keys = {title: key for key, title in form.COUNTS.items()}
    statuses = {title: key for key, title in form.STATUSES.items()}
    tables, others = _split_tables(lines)
    counts: Record = {}
    for line in others:
        counts |= {keys[count[1]]: int(count[2]) for count in _COUNT.finditer(line.text)}
        if _COUNT.sub("", line.text).strip(" ,"):
            keep(line)
    attendees: list[Record] = []
    for line, row in (
        pair for table in tables for pair in _read_table(table, form.ATTENDEE_COLUMNS, keep)
    ):
        status = row.get("status", "")
        if status and status not in statuses:
            keep(line)
        person: Record = {key: _read_cell(row, key) for key in form.ATTENDEE_COLUMNS}
        person["status"] = statuses.get(status, "present")
        attendees.append({**person, "line": line.number})
    return counts, attendees


def _read_agenda(lines: Sequence[Line], keep: Keep) -> tuple[list[Record], list[str]]:
    """The tree of items, and their names in reading order."""
    top: list[Record] = []
    names: list[str] = []
    open_lists = [(-1, top)]
    for line in lines:
        item = _ITEM.fullmatch(line.text)
        if item is None:
            if line.text:
                keep(line)
            continue
        indent = len(item["indent"].expandtabs(4))
        while len(open_lists) > 1 and (indent <= open_lists[-1][0] or len(open_lists) > DEPTH):
            open_lists.pop()
        number, kind = (part and unescape(part) for part in (item["number"], item["kind"]))
        number = number if number is not None else item["digits"]
        title = unescape(item["title"].strip())
        children: list[Record] = []
        node = {"number": number, "title": title, "kind": kind, "line": line.number}
        open_lists[-1][1].append({**node, "children": children})
        open_lists.append((indent, children))
        names.append(form.name_item(number, title))
    return top, names


def _read_outcomes(lines: Sequence[Line], names: list[str], keep: Keep) -> list[Record]:
    nodes = []
    for line, row in _read_tables(lines, form.OUTCOME_COLUMNS, keep):
        item, votes = row.get("agenda_item", ""), row.get("votes", "")
        place = _find_item(item, names)
        if (item and place is None) or _VOTE.sub("", votes.replace(form.EMPTY, "")).strip(" ,"):
            keep(line)
        node: Record = {"agenda_item": place, "result": _read_cell(row, "result") or ""}
        node["votes"] = _read_votes(votes) if votes else None
        nodes.append({**node, "printed": _read_cell(row, "printed"), "line": line.number})
    return nodes


def _find_item(cell: str, names: list[str]) -> int | None:
    """The place of the agenda item that a cell names."""
    place = _PLACE.fullmatch(cell)
    if place:
        return int(place[2]) - 1
    name = unescape(cell)
    return names.index(name) if cell and name in names else None


def _read_votes(cell: str) -> dict[str, int]:
    keys = {title: key for key, title in form.VOTES.items()}
    return {keys[vote[1]]: int(vote[2]) for vote in _VOTE.finditer(cell)}


def _read_attachments(lines: Sequence[Line], keep: Keep) -> list[Record]:
    nodes = []
    for line in lines:
        item = _LIST_LINE.fullmatch(line.text)
        if item:
            nodes.append({"title": unescape(item[1]), "line": line.number})
        elif line.text:
            keep(line)
    return nodes


def _read_unparsed(lines: Sequence[Line]) -> list[Record]:
    nodes = []
    for line in lines:
        item = _LIST_LINE.fullmatch(line.text)
        if line.text:
            text = unescape(item[1]) if item else line.text.strip()
            nodes.append({"text": text, "line": line.number})
    return nodes


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
