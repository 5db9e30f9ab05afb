"""One run over many files: list, skip what stands, have the rest converted, keep the books."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from importlib import metadata
from typing import IO, Protocol
from zlib import crc32

from minutes_parser.batch.destination import Destination, open_destination, report_refusal
from minutes_parser.batch.entries import Entry, Input, Parsed, show_path
from minutes_parser.batch.feed import Feed, Spool
from minutes_parser.batch.manifest import Manifest
from minutes_parser.batch.many import encode
from minutes_parser.batch.names import Selection
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.sources import Listing
from minutes_parser.batch.stores import is_remote
from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.added import Vocabulary, tell_apart

EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for. `cluster` is `local` or the address of a scheduler; None: processes.

    `find_words` gives for a path or URL the words of the user that hold there; it is asked in this
    process, once for every input.
    """

    sources: tuple[str, ...]
    out: str
    to: str = "json"
    rows: str | None = None
    selection: Selection = EVERYTHING
    jobs: int = 1
    cluster: str | None = None
    force: bool = False
    fail_fast: bool = False
    max_bytes: int | None = None
    max_expanded: int | None = None
    timeout: float | None = None
    find_words: Callable[[str], Vocabulary | None] | None = None
    split: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """What lies ahead."""

    files: int
    bytes: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    entry: Entry
    unchanged: bool


class Engine(Protocol):
    """Who does the work."""

    def convert(self, feed: Feed) -> Iterator[Parsed | None]:
        """The results in order, and None now and then while there is nothing to tell."""

    def close(self) -> None:
        """Stop, whatever is going on."""


def run(job: Job, announce: Callable[[Totals], None]) -> Iterator[Result | None]:
    """Convert all files of a job; give every result in the order of the inputs.

    None comes now and then while there is nothing to tell. Raises `MinutesError` when the run
    cannot go on; what is done by then stands, and the next run goes on from there.
    """
    recipe = _make_recipe(job)
    listing = Listing(_anchor(job), job.selection, recipe)
    listing.refuse_nothing()
    assigned = Assigned(job.find_words)
    with (
        closing(Spool(map(assigned.give, listing))) as spool,
        closing(open_destination(recipe)) as destination,
        closing(Manifest(destination.list_traces())) as manifest,
        closing(_start_engine(job, assigned.complete(recipe), spool.files)) as engine,
    ):
        announce(Totals(spool.files, spool.bytes, listing.left_out))
        books = Books(job, assigned.complete(recipe), destination, manifest)
        for parsed in engine.convert(Feed(spool, books.decide)):
            result = None if parsed is None else books.enter(parsed)
            yield result
            if job.fail_fast and result is not None and result.entry.error is not None:
                destination.checkpoint()
                return
        books.close()


class Assigned:
    """Gives every input the number of its words; a run knows few vocabularies and many inputs."""

    def __init__(self, find_words: Callable[[str], Vocabulary | None] | None) -> None:
        self._find = find_words
        self._numbers: dict[int, int] = {}
        self._words: list[Vocabulary] = []

    def give(self, one: Input) -> Input:
        """The input, with the words that hold for it."""
        words = self._find(one.path) if self._find else None
        if words is None or not any(words):
            return one
        # Whoever finds words gives the same value for the same file of settings.
        if id(words) not in self._numbers:
            self._numbers[id(words)] = len(self._words)
            self._words.append(words)
        return one._replace(words=self._numbers[id(words)])

    def complete(self, recipe: Recipe) -> Recipe:
        """The recipe with all words that were given."""
        return recipe._replace(words=tuple(self._words))


class Books:
    """Decides what need not be done again and enters what was done."""

    def __init__(
        self, job: Job, recipe: Recipe, destination: Destination, manifest: Manifest
    ) -> None:
        self._job = job
        self._recipe = recipe
        self._destination = destination
        self._manifest = manifest
        self._old: dict[str, tuple[Entry, IO[bytes] | None]] = {}
        self._offset = 0
        signs = [tell_apart(words) for words in recipe.words]
        self._signs: dict[int | None, str | None] = {None: None, **dict(enumerate(signs))}
        if recipe.collects:
            self._append(encode(_head(recipe)))

    def decide(self, one: Input) -> Input | Entry:
        """The entry of an input that is as it was; else the input, with what it was known as."""
        output = show_path(self._recipe.collection if self._recipe.collects else one.output)
        document = show_path(one.document)
        found = self._manifest.take(document, output)
        if (
            found is None
            or one.trouble is not None
            or self._job.force
            or not self._stands(one, *found)
        ):
            return one
        self._old[document] = found
        entry = found[0]
        same = (entry.input, entry.modified) == (one.shown, one.modified)
        if same and one.modified is not None and entry.size == one.size:
            return entry
        return one._replace(known=entry.sha256)

    def enter(self, parsed: Parsed) -> Result:
        """Write down what became of one input."""
        entry, old = parsed.entry, self._old.pop(parsed.entry.document, None)
        if parsed.full:
            raise MinutesError(entry.output, entry.error or "")
        with report_refusal(self._recipe.out):
            if parsed.unchanged and old is not None:
                entry = self._renew(entry, *old)
            elif parsed.text is not None:
                self._append_document(entry, encode(parsed.text))
            self._destination.journal.write(entry.to_line())
            self._destination.checkpoint()
        return Result(entry, parsed.unchanged)

    def close(self) -> None:
        """All is done: keep what earlier runs made of other inputs, and put the books in place."""
        with report_refusal(self._recipe.out):
            for entry in self._manifest.list_rest():
                if self._is_kept(entry):
                    self._destination.journal.write(entry.to_line())
            self._destination.finish()

    def _stands(self, one: Input, entry: Entry, file: IO[bytes] | None) -> bool:
        """Whether what was made of an input is still there, made as it would be made now."""
        if entry.error is not None or entry.version != self._recipe.version:
            return False
        if entry.words != self._signs[one.words] or entry.split != self._recipe.split:
            return False
        if not self._recipe.collects:
            return self._destination.measure(entry.output) == entry.length
        return file is not None and crc32(_read_part(file, entry)) == entry.crc32

    def _is_kept(self, entry: Entry) -> bool:
        if entry.error is not None or entry.version != self._recipe.version:
            return False
        length = self._destination.measure(entry.output)
        if entry.offset is None or length is None:
            return length == entry.length
        return not self._recipe.collects or entry.output != self._recipe.collection

    def _renew(self, entry: Entry, old: Entry, file: IO[bytes] | None) -> Entry:
        entry = replace(old, input=entry.input, size=entry.size, modified=entry.modified)
        if self._recipe.collects and file is not None:
            self._append_document(entry, _read_part(file, old))
        return entry

    def _append_document(self, entry: Entry, data: bytes) -> None:
        entry.offset, entry.length, entry.crc32 = self._offset, len(data), crc32(data)
        self._append(data)

    def _append(self, data: bytes) -> None:
        if self._destination.part is not None:
            self._destination.part.write(data)
            self._offset += len(data)


def _read_part(file: IO[bytes], entry: Entry) -> bytes:
    file.seek(entry.offset or 0)
    return file.read(entry.length)


def _make_recipe(job: Job) -> Recipe:
    version = metadata.version("minutes-parser")
    out = job.out if is_remote(job.out) else os.path.abspath(job.out)
    return Recipe(job.to, job.rows, out, job.max_bytes, version, job.max_expanded, split=job.split)


def _anchor(job: Job) -> list[str]:
    """Workers elsewhere do not stand in this folder."""
    if job.cluster is None:
        return list(job.sources)
    return [path if is_remote(path) else os.path.abspath(path) for path in job.sources]


def _head(recipe: Recipe) -> str:
    if recipe.to != "csv" or recipe.rows is None:
        return ""
    from minutes_parser.batch.rows import write_csv_header

    return write_csv_header(recipe.rows)


def _start_engine(job: Job, recipe: Recipe, files: int) -> Engine:
    if job.cluster is not None:
        from minutes_parser.batch.cluster import Cluster

        return Cluster(recipe, job.cluster, job.jobs, files)
    from minutes_parser.batch.pool import Pool

    return Pool(recipe, job.jobs, job.timeout)


def count_processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
