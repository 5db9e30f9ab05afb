"""Our own Markdown back to the document; `markdown_form` shows what it looks like.

A file that somebody has edited is read as far as it fits. A line that does not goes to `unparsed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from minutes_parser import markdown_form as form
from minutes_parser.markdown_form import unescape
from minutes_parser.model import Layout, Minutes, Source, Speaker, TextLine
from minutes_parser.parser.markdown_record import TEXT, Keep, Line, Record, RecordReader
from minutes_parser.patterns import lazy

DEPTH = 100  # of nested agenda items; pydantic gives up at 255

_SECTION = lazy(r"## +(.+?)(?: +#+)?")
_RECORD_LINE = lazy(r"###|\*\*")
_WHEN = lazy(
    r"(\d{4}-\d{2}-\d{2})?\s*(\d{1,2}:\d{2})?(?:\s*~\s*(\d{4}-\d{2}-\d{2})?\s*(\d{1,2}:\d{2})?)?"
)
_COUNT = lazy(rf"({'|'.join(form.COUNTS.values())})\s*([0-9]{{1,18}})\s*명?")
_VOTE = lazy(rf"({'|'.join(form.VOTES.values())})\s*([0-9]{{1,18}})\s*(?:명|표)?")
_ITEM = lazy(
    rf"(?P<indent>[ \t]*)(?:[-*+]|(?P<digits>[0-9]{{1,9}})[.)]) +"
    rf"(?:\*\*(?P<number>{TEXT}+?)\*\* )?(?P<title>.*?)(?: \*\((?P<kind>{TEXT}*)\)\*)?"
)
_LIST_LINE = lazy(r"\s*(?:[-*+]|[0-9]{1,9}[.)]) +(.*)")
_PLACE = lazy(r"(.*?) ?<!-- ([1-9][0-9]{0,17}) -->")

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
