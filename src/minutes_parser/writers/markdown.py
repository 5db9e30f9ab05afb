"""A document as Markdown that people read and `parser.markdown` reads back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from minutes_parser import markdown_form as form
from minutes_parser.markdown_form import escape_cell, escape_item, escape_line
from minutes_parser.model import AgendaItem, Counts, Header, Minutes, Outcome, Speaker, Votes
from minutes_parser.writers.markdown_record import RecordWriter, write_heading, write_note


def write(doc: Minutes) -> str:
    """The whole document, with a newline at the end."""
    record = RecordWriter()
    blocks = [form.MARKER]
    if doc.title is not None:
        blocks.append(write_heading("#", doc.title))
    sections = {
        "header": _write_header(doc.header),
        "attendees": [_write_counts(doc.counts), _write_attendees(doc)],
        "agenda": ["\n".join(_write_items(doc.agenda, ""))],
        "proceedings": record.write(doc.proceedings),
        "outcomes": [_write_outcomes(doc)],
        "actions": [_write_actions(doc)],
        "signatures": [_write_signatures(doc)],
        "attachments": [_write_list(node.title for node in doc.attachments)],
        "unparsed": [_write_list(node.text for node in doc.unparsed)],
    }
    for name, title in form.SECTIONS.items():
        written = [block for block in sections[name] if block]
        blocks += [f"## {title}", *written] if written else []
    appendix = list(_write_appendix(doc, record.speakers))
    if appendix:
        blocks.append("\n".join([form.APPENDIX_START, *appendix, form.APPENDIX_END]))
    return "\n\n".join(blocks) + "\n"


def _write_columns(
    columns: Mapping[str, str], rows: list[list[str]], kept: Iterable[str] = ()
) -> str:
    """A table; a column without a word in it is left out unless it is one of the kept."""
    if not rows:
        return ""
    shown = [n for n, key in enumerate(columns) if key in kept or any(row[n] for row in rows)]
    titles = list(columns.values())
    lines = [[titles[n] for n in shown], ["---"] * len(shown)]
    lines += [[row[n] for n in shown] for row in rows]
    return "\n".join(map(form.join_row, lines))


def _write_cell(text: str | None) -> str:
    return "" if text is None else escape_cell(text)


def _write_words(text: str) -> str:
    """A text that is always there: an empty cell can only mean an empty one."""
    return escape_cell(text) if text else ""


def _write_list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {escape_item(text)}" for text in texts)


def _write_header(header: Header) -> Iterator[str]:
    texts = {**dict(header), "when": _write_when(header)}
    rows = [
        [title, _write_cell(texts[key])]
        for key, title in form.HEADER_ROWS.items()
        if texts[key] is not None
    ]
    yield _write_columns(form.HEADER_COLUMNS, rows)
    fields = [
        [_write_cell(field.number), _write_words(field.label), _write_words(field.value)]
        for field in header.fields
    ]
    yield _write_columns(form.FIELD_COLUMNS, fields, {"label", "value"})


def _write_when(header: Header) -> str | None:
    """`2022-10-28 16:00 ~ 18:10`, as much of it as there is."""
    start = " ".join(filter(None, (header.date, header.start)))
    end = " ".join(filter(None, (header.end_date, header.end)))
    return (f"{start} ~ {end}".lstrip() if end else start) or None


def _write_counts(counts: Counts) -> str:
    found = {title: getattr(counts, key) for key, title in form.COUNTS.items()}
    return ", ".join(f"{title} {n}명" for title, n in found.items() if n is not None)


def _write_attendees(doc: Minutes) -> str:
    rows = [
        [
            _write_cell(person.name),
            _write_cell(person.role),
            _write_cell(person.organization),
            form.STATUSES[person.status],
        ]
        for person in doc.attendees
    ]
    return _write_columns(form.ATTENDEE_COLUMNS, rows, {"name", "status"})


def _write_items(items: list[AgendaItem], indent: str) -> Iterator[str]:
    for item in items:
        title = escape_item(item.title)
        if item.number is not None:
            title = f"**{escape_line(item.number)}** {escape_line(item.title)}"
        kind = "" if item.kind is None else f" *({escape_line(item.kind)})*"
        yield f"{indent}- {title}{kind}"
        yield from _write_items(item.children, indent + "  ")


def _write_outcomes(doc: Minutes) -> str:
    names = [form.name_item(item.number, item.title) for item in doc.agenda_items]
    rows = [
        [
            _write_link(outcome, names),
            _write_words(outcome.result),
            _write_votes(outcome.votes),
            _write_cell(outcome.printed),
        ]
        for outcome in doc.outcomes
    ]
    return _write_columns(form.OUTCOME_COLUMNS, rows, {"result"})


def _write_link(outcome: Outcome, names: list[str]) -> str:
    """The agenda item by its name; with its place too when the name does not tell it."""
    place = outcome.agenda_item
    if place is None:
        return ""
    name = names[place] if place < len(names) else ""
    if name and names.index(name) == place:
        return escape_cell(name)
    return f"{escape_cell(name)} <!-- {place + 1} -->" if name else f"<!-- {place + 1} -->"


def _write_votes(votes: Votes | None) -> str:
    if votes is None:
        return ""
    found = {title: getattr(votes, key) for key, title in form.VOTES.items()}
    texts = [f"{title} {n}" for title, n in found.items() if n is not None]
    return ", ".join(texts) or form.EMPTY


def _write_actions(doc: Minutes) -> str:
    rows = [[_write_words(a.what), _write_cell(a.who), _write_cell(a.due)] for a in doc.actions]
    return _write_columns(form.ACTION_COLUMNS, rows, {"what"})


def _write_signatures(doc: Minutes) -> str:
    rows = [[_write_cell(node.role), _write_cell(node.name)] for node in doc.signatures]
    return _write_columns(form.SIGNATURE_COLUMNS, rows, form.SIGNATURE_COLUMNS)


def _write_appendix(doc: Minutes, speakers: Mapping[str, list[Speaker]]) -> Iterator[str]:
    """What a person does not look for: layout, speaker labels as printed, furniture."""
    if doc.layout is not None:
        yield f"layout {write_note(doc.layout.model_dump())}"
    for shown, alike in speakers.items():
        for speaker in alike:
            printed = {"as": shown, **speaker.model_dump(exclude_none=True)}
            if not speaker.anonymous:
                del printed["anonymous"]
            yield f"speaker {write_note(printed)}"
    for line in doc.furniture:
        yield f"furniture {write_note(line.text)}"
