"""What each command does. Both ways in, `app` and `quick`, end here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from minutes_parser.cli.messages import Language, find_language, say
from minutes_parser.cli.streams import (
    load_source,
    report_trouble,
    tell_notes,
    warn,
    write_data,
    write_file_parts,
    write_parts,
)
from minutes_parser.errors import MinutesError

if TYPE_CHECKING:
    from minutes_parser.api import Stream
    from minutes_parser.model import Minutes
    from minutes_parser.vocabulary.added import Vocabulary


def parse(
    file: str,
    to: str = "json",
    output: str | None = None,
    indent: int | None = None,
    quiet: bool = False,
    lang: str | None = None,
    max_expanded: int | None = None,
    config: str | None = None,
    isolated: bool = False,
    split: bool = False,
) -> None:
    """Write one document, or one a meeting, to standard output or a file."""
    language = find_language(lang)
    with report_trouble(language), pause_collection():
        from minutes_parser import api

        words = find_words(file, language, config, isolated)
        source = load_source(file, max_expanded)
        if split:
            stream = _stream_meetings(api.parse_meetings_source(source, words), to, indent)
        elif to == "json":
            stream = api.stream_json(source, indent, words)
        else:
            doc = api.parse_source(source, words)
            stream = api.Stream(iter([api.to_markdown(doc)]), doc.layout is not None)
        if not quiet:
            tell_notes(source, file, language)
        if not stream.is_minutes and not quiet:
            warn(file, say("not_minutes", language))
        if stream.meetings > 1 and not quiet:
            warn(file, say("several_meetings", language, count=stream.meetings))
        if output is None:
            write_parts(stream.parts)
        else:
            write_file_parts(stream.parts, output, file)


def _stream_meetings(docs: list[Minutes], to: str, indent: int | None) -> Stream:
    """A JSON array with one document a meeting, or one Markdown document after the other."""
    from minutes_parser import api

    is_minutes = any(doc.layout is not None for doc in docs)
    if to != "json":
        return api.Stream(iter(["\n".join(map(api.to_markdown, docs))]), is_minutes)
    texts = [api.to_json(doc, indent) for doc in docs]
    edge = "" if indent is None else "\n"
    return api.Stream(iter(["[", edge, f",{edge}".join(texts), edge, "]"]), is_minutes)


def show(
    file: str,
    quiet: bool = False,
    lang: str | None = None,
    max_expanded: int | None = None,
    config: str | None = None,
    isolated: bool = False,
) -> None:
    """Show one document to people."""
    language = find_language(lang)
    with report_trouble(language):
        with pause_collection():
            from minutes_parser import api

            words = find_words(file, language, config, isolated)
            source = load_source(file, max_expanded)
            doc = api.parse_source(source, words)
        if not quiet:
            tell_notes(source, file, language)
        from minutes_parser.cli.show import show_document

        show_document(doc, language, warnings=not quiet)


def text(
    file: str,
    annotate: bool = False,
    quiet: bool = False,
    lang: str | None = None,
    max_expanded: int | None = None,
    config: str | None = None,
    isolated: bool = False,
) -> None:
    """Print the text as the parser sees it, with or without what each line was taken for."""
    language = find_language(lang)
    with report_trouble(language):
        source = load_source(file, max_expanded)
        if not quiet:
            tell_notes(source, file, language)
        if not source.text.strip() and not quiet:
            warn(file, say("empty", language))
        if annotate:
            from minutes_parser.cli.listing import list_lines

            write_data(list_lines(source, find_words(file, language, config, isolated)))
        else:
            write_data(source.text)


def find_words(
    file: str, language: Language, config: str | None, isolated: bool
) -> Vocabulary | None:
    """The words of the user for a file, from the settings that hold there."""
    if isolated:
        return None
    from minutes_parser.cli.nearest import Nearby

    try:
        return Nearby(config).find_words(file)
    except MinutesError as error:
        from minutes_parser.cli.settings_reasons import translate_settings

        raise MinutesError(error.subject, translate_settings(error.reason, language)) from None


def validate(file: str, **options: bool | str) -> None:
    """Look for what is wrong with one document."""
    with pause_collection():
        from minutes_parser.cli.validate import Request
        from minutes_parser.cli.validate import validate as run

    run(Request(files=(file,), **options))  # type: ignore[arg-type]


def schema() -> None:
    """Print the JSON Schema of the document."""
    import json

    from minutes_parser.model import json_schema

    write_data(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def version() -> None:
    """Print the version."""
    from importlib import metadata

    write_data(f"minutes {metadata.version('minutes-parser')}")


@contextmanager
def pause_collection() -> Iterator[None]:
    """Build a large document without garbage collection, which makes it several times slower.

    What is there afterwards, modules and patterns above all, stays: it is frozen, or it would be
    walked at once, and twice more when the process ends. A document has no cycles; freed it is
    all the same.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
