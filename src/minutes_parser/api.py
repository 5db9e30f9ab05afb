"""The library's front doors; each loads what it needs when it is first used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_parser.model import Minutes, Source
    from minutes_parser.readers import SourceText
    from minutes_parser.rules import Finding, Settings
    from minutes_parser.vocabulary.added import Vocabulary


class Stream:
    """A document being written: its parts, whether it is minutes, how many meetings it holds."""

    def __init__(self, parts: Iterator[str], is_minutes: bool, meetings: int = 1) -> None:
        self.parts = parts
        self.is_minutes = is_minutes
        self.meetings = meetings


def parse(text: str, *, words: Vocabulary | None = None) -> Minutes:
    """The document that minutes text holds, read with a user's `words` where some are given.

    Takes any text at all and never raises: text that is no minutes gives `layout` None, and its
    lines as they stand. Lone surrogates, which no file can hold, become U+FFFD.
    """
    from minutes_parser import parser

    return parser.parse(_replace_surrogates(text), words=words)


def parse_file(
    path: str | os.PathLike[str],
    *,
    max_bytes: int | None = None,
    max_expanded: int | None = None,
    words: Vocabulary | None = None,
) -> Minutes:
    """The document in a file, with `source` saying where it came from and how it was read.

    Raises `MinutesError` (an `UnreadableFileError`) for a file that is missing, forbidden, larger
    than `max_bytes` or no text, and for an office file that is locked, damaged beyond reading or
    unpacks to more than is allowed, which `max_expanded` (megabytes) raises; its `subject` is the
    path and its `reason` one line.
    """
    from minutes_parser.readers import LIMITS, read_file

    limits = LIMITS if max_expanded is None else LIMITS.raise_to(max_expanded)
    return parse_source(read_file(path, max_bytes=max_bytes, limits=limits), words)


def parse_source(source: SourceText, words: Vocabulary | None = None) -> Minutes:
    """The document in text that a reader gave, with `source` filled in."""
    from minutes_parser import parser

    return parser.parse(source.text, _origin(source), words)


def parse_source_counted(
    source: SourceText, words: Vocabulary | None = None
) -> tuple[Minutes, int]:
    """The document in text that a reader gave, and how many meetings it holds."""
    from minutes_parser import parser

    return parser.parse_and_count(source.text, _origin(source), words)


def parse_meetings(text: str, *, words: Vocabulary | None = None) -> list[Minutes]:
    """One document for each meeting that a text holds, in order; `parse` gives one for them all.

    A meeting begins where a line dates it (`# 190729`, `[5/9] / 안지혜`, `3/14 회의록`) or where
    the head of a further sitting stands behind a closing. What comes before the first belongs to
    it.
    Line numbers are those of the whole text.
    """
    from minutes_parser import parser

    return parser.parse_meetings(_replace_surrogates(text), words=words)


def parse_meetings_source(source: SourceText, words: Vocabulary | None = None) -> list[Minutes]:
    """One document for each meeting in text that a reader gave, with `source` filled in."""
    from minutes_parser import parser

    return parser.parse_meetings(source.text, _origin(source), words)


def _origin(source: SourceText) -> Source:
    from minutes_parser.model import Source

    return Source(
        name=source.name,
        format=source.format,
        encoding=source.encoding,
        sha256=source.sha256,
        lines=source.lines,
    )


def stream_json(
    source: SourceText, indent: int | None = None, words: Vocabulary | None = None
) -> Stream:
    """What `to_json(parse_source(source))` gives, in parts, and what is worth a word about it.

    No model is built on the way: for callers that only write the document out.
    """
    from minutes_parser import parser
    from minutes_parser.writers import json

    origin = {
        "name": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "lines": source.lines,
    }
    counted = parser.parse_counted(source.text, origin, words)
    if counted is not None:
        plain, meetings = counted
        return Stream(json.write_parts(plain, indent), plain["layout"] is not None, meetings)
    doc = parse_source(source, words)
    return Stream(iter([json.write(doc, indent)]), doc.layout is not None)


def validate(
    doc: Minutes,
    text: str = "",
    *,
    settings: Settings | None = None,
    file: str | None = None,
    words: Vocabulary | None = None,
) -> list[Finding]:
    """What is wrong with a document, in the order of its lines; `minutes rules` says what is
    looked for.

    Give the text it was read from as well: rules about the text itself are silent without it. Give
    the `words` it was read with.
    """
    from minutes_parser import rules
    from minutes_parser.vocabulary.added import adding

    with adding(words):
        return rules.validate(doc, text, settings=settings, file=file)


def validate_file(
    path: str | os.PathLike[str],
    *,
    settings: Settings | None = None,
    words: Vocabulary | None = None,
) -> list[Finding]:
    """What is wrong with the document in a file; raises as `parse_file` does."""
    from minutes_parser.readers import read_file

    return validate_source(read_file(path), settings=settings, file=os.fspath(path), words=words)


def validate_source(
    source: SourceText,
    *,
    settings: Settings | None = None,
    file: str | None = None,
    words: Vocabulary | None = None,
) -> list[Finding]:
    """What is wrong with the document in text that a reader gave."""
    return judge_source(source, settings=settings, file=file, words=words)[1]


def judge_source(
    source: SourceText,
    *,
    settings: Settings | None = None,
    file: str | None = None,
    words: Vocabulary | None = None,
) -> tuple[Minutes, list[Finding]]:
    """The document in text that a reader gave, and what is wrong with it.

    Ignores written into the text are no part of the minutes: the parser does not see them. The
    document can be read like a `Minutes`; the model itself is not built.
    """
    from minutes_parser import parser
    from minutes_parser.rules.directives import take_ignores
    from minutes_parser.rules.view import view_document

    plain, _ = take_ignores(source.text)
    values = parser.parse_plain(plain, {"name": source.name}, words)
    doc = parser.parse(plain, words=words) if values is None else view_document(values)
    name = file or source.name
    return doc, validate(doc, source.text, settings=settings, file=name, words=words)


def to_json(doc: Minutes, indent: int | None = None) -> str:
    """The document as JSON, as `minutes schema` describes it: one line, or indented."""
    from minutes_parser.writers import json

    return json.write(doc, indent)


def to_markdown(doc: Minutes) -> str:
    """The document as Markdown for people to read."""
    from minutes_parser.writers import markdown

    return markdown.write(doc)


def _replace_surrogates(text: str) -> str:
    try:
        text.encode("utf-16-le")  # the quickest that refuses them
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
