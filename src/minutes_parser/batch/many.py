"""Many files, one after the other: the pure function that pool, Dask, Ray and Spark all call."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from minutes_parser import api
from minutes_parser.batch import reasons
from minutes_parser.batch.archives import Shelf
from minutes_parser.batch.entries import Entry, Input, Parsed, show_path
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.stores import explain, find_store
from minutes_parser.errors import MinutesError, UnreadableFileError
from minutes_parser.readers import LIMITS, read_bytes
from minutes_parser.vocabulary.added import Vocabulary, tell_apart

if TYPE_CHECKING:
    from minutes_parser.model import Minutes


def parse_many(
    paths: Iterable[str | os.PathLike[str] | Input],
    *,
    to: str = "json",
    rows: str | None = None,
    max_bytes: int | None = None,
    max_expanded: int | None = None,
    words: Vocabulary | None = None,
    split: bool = False,
) -> Iterator[Parsed]:
    """Parse files in order and give each as text; writes nothing and keeps nothing.

    A path is that of a file or a URL that fsspec knows. `to` is `json`, `jsonl`, `markdown` or
    `csv`; `rows`, for the lines of `jsonl` and `csv`, is `remarks`, `attendees`, `agenda`,
    `outcomes` or `actions`. A file that cannot be read has `text` None and says why in
    `entry.error`. `max_expanded` raises what an office file may unpack to, in megabytes; `words`
    are those of the user, for all files; with `split`, each meeting of a file is a document.
    """
    given = () if words is None else (words,)
    recipe = Recipe(
        to, rows, max_bytes=max_bytes, max_expanded=max_expanded, words=given, split=split
    )
    shelf = Shelf()
    try:
        for path in paths:
            yield parse_input(_take(path, 0 if given else None), recipe, shelf)
    finally:
        shelf.close()


def parse_input(one: Input, recipe: Recipe, shelf: Shelf) -> Parsed:
    """One file as text."""
    began = time.perf_counter()
    entry = start_entry(one, recipe)
    try:
        data = _read(one, recipe.max_bytes, shelf)
        entry.sha256 = sha256(data).hexdigest()
        if entry.sha256 == one.known:
            return Parsed(entry, unchanged=True)
        entry.size = len(data)
        limits = LIMITS
        if recipe.max_expanded is not None:
            limits = LIMITS.raise_to(recipe.max_expanded)
        source = read_bytes(data, os.path.basename(one.document), limits, digest=False)
        source = source._replace(sha256=entry.sha256)
        entry.notes = list(source.notes)
        words = recipe.find_words(one.words)
        whole, entry.meetings = api.parse_source_counted(source, words)
        entry.findings = len(api.validate(whole, source.text, file=entry.document, words=words))
        docs = [whole]
        if recipe.split and entry.meetings > 1:
            docs = api.parse_meetings_source(source, words)
        text = _write(docs, one.document, recipe)
    except MinutesError as error:
        entry.error = error.reason
        return Parsed(entry)
    except Exception as error:
        # One document that meets a mistake of ours must not cost the other ten thousand.
        entry.error = reasons.MISTAKE.format(what=_locate(error))
        return Parsed(entry)
    _describe(entry, whole)
    entry.seconds = round(time.perf_counter() - began, 6)
    return Parsed(entry, text)


def start_entry(one: Input, recipe: Recipe, error: str | None = None) -> Entry:
    """What is known of a file before it is read."""
    output = recipe.collection if recipe.collects else one.output
    names = (show_path(one.document), one.shown, show_path(output))
    version = recipe.version or None
    return Entry(
        *names,
        size=one.size,
        modified=one.modified,
        version=version,
        words=tell_apart(recipe.find_words(one.words)),
        error=error,
        split=recipe.split,
    )


def encode(text: str) -> bytes:
    """The text as it is written to a file."""
    return text.encode("utf-8", "backslashreplace")


def _take(path: str | os.PathLike[str] | Input, words: int | None) -> Input:
    if isinstance(path, Input):
        return path._replace(words=words)
    name = os.fspath(path)
    return Input(name, show_path(name), "", words=words)


def _read(one: Input, limit: int | None, shelf: Shelf) -> bytes:
    if one.trouble is not None:
        raise UnreadableFileError(one.shown, one.trouble)
    if one.member is not None:
        return shelf.read(one, limit)
    try:
        return find_store(one.path).read(one.path, limit)
    except OSError as error:
        raise UnreadableFileError(one.shown, explain(error)) from None


def _write(docs: list[Minutes], document: str, recipe: Recipe) -> str:
    if recipe.to == "markdown":
        return "\n".join(map(api.to_markdown, docs))
    if recipe.to == "json":
        texts = ",".join(map(api.to_json, docs))
        return f"[{texts}]\n" if recipe.split else f"{texts}\n"
    name = show_path(document)
    if recipe.rows is None:
        for doc in docs:
            # Among many in one file, a document is told by its place in the tree.
            doc.source.name = name
        return "".join(f"{api.to_json(doc)}\n" for doc in docs)
    from minutes_parser.batch.rows import list_rows, write_csv, write_jsonl

    rows = (row for doc in docs for row in list_rows(doc, name, recipe.rows or ""))
    return write_csv(rows) if recipe.to == "csv" else write_jsonl(rows)


def _describe(entry: Entry, doc: Minutes) -> None:
    entry.layout = doc.layout.name if doc.layout else None
    entry.counts = {
        "remarks": len(doc.remarks),
        "attendees": len(doc.attendees),
        "agenda": len(doc.agenda_items),
        "outcomes": len(doc.outcomes),
        "unparsed": len(doc.unparsed),
    }


def _locate(error: Exception) -> str:
    """What happened and in which line of ours, in a few words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"{type(error).__name__}: {error} at {place}" if str(error) else place
