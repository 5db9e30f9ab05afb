"""The output folder: traces of earlier runs in it, this run's journal, and how a run ends."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Protocol

from minutes_parser.batch import reasons
from minutes_parser.batch.entries import show_path
from minutes_parser.batch.manifest import MANIFEST, Trace
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.stores import LOCAL, REMOTE, explain, find_store, is_remote
from minutes_parser.errors import MinutesError

_RUN = re.compile(r"\.minutes-run-(\d+)\.jsonl")
_LITTER = re.compile(r"\.minutes-(?!run-).+\.part")
CHECKPOINT = 30.0  # seconds between two copies of the journal to where nothing can be appended


class Destination(Protocol):
    """Where a run writes, and finds what earlier runs wrote."""

    journal: IO[bytes]
    part: IO[bytes] | None

    def list_traces(self) -> Iterator[Trace]:
        """What earlier runs left, oldest first."""

    def measure(self, output: str) -> int | None:
        """How long an output is; None when it is not there."""

    def checkpoint(self) -> None:
        """See to it that the journal survives this process."""

    def finish(self) -> None:
        """Put the journal and the collection in their places and clear the traces away."""

    def close(self) -> None:
        """Let go; whatever is not finished stays for the next run."""


def open_destination(recipe: Recipe) -> Destination:
    """Raises `MinutesError` where nothing can be written."""
    if not is_remote(recipe.out) and os.path.exists(recipe.out) and not os.path.isdir(recipe.out):
        raise MinutesError(show_path(recipe.out), reasons.NOT_A_FOLDER)
    with report_refusal(recipe.out):
        return (RemoteDestination if is_remote(recipe.out) else LocalDestination)(recipe)


@contextmanager
def report_refusal(subject: str) -> Iterator[None]:
    """Without a place for its own records no run can go on."""
    try:
        yield
    except OSError as error:
        reason = explain(error, reasons.CANNOT_WRITE)
        raise MinutesError(show_path(subject), reason) from None


class LocalDestination:
    """A folder of this machine."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        os.makedirs(recipe.out, exist_ok=True)
        self._lock = _lock(recipe.out)
        self._earlier = sorted(_list_runs(recipe.out))
        if self._earlier:
            _sweep(recipe.out)
        number = self._earlier[-1] + 1 if self._earlier else 1
        self.journal: IO[bytes] = open(self._name_journal(number), "xb")
        self.part: IO[bytes] | None = None
        if recipe.collects:
            self.part = open(self._name_part(number), "wb")
        self._number = number

    def list_traces(self) -> Iterator[Trace]:
        final = _open_if_there(os.path.join(self._recipe.out, self._recipe.collection))
        lines = _open_if_there(os.path.join(self._recipe.out, MANIFEST))
        if lines is not None:
            yield Trace(lines, final)
        for number in self._earlier:
            lines = _open_if_there(self._name_journal(number))
            if lines is not None:
                # A run killed between its two last renames left its part under the final name.
                yield Trace(lines, _open_if_there(self._name_part(number)) or final)

    def measure(self, output: str) -> int | None:
        try:
            return os.stat(os.path.join(self._recipe.out, output)).st_size
        except OSError:
            return None

    def checkpoint(self) -> None:
        if self.part is not None:
            self.part.flush()
        self.journal.flush()

    def finish(self) -> None:
        self.checkpoint()
        if self.part is not None:
            self.part.close()
            target = os.path.join(self._recipe.out, self._recipe.collection)
            os.replace(self._name_part(self._number), target)
        self.journal.close()
        target = os.path.join(self._recipe.out, MANIFEST)
        os.replace(self._name_journal(self._number), target)
        for number in self._earlier:
            LOCAL.remove(self._name_part(number))
            LOCAL.remove(self._name_journal(number))

    def close(self) -> None:
        for file in (self.part, self.journal):
            if file is not None:
                with suppress(OSError):
                    file.close()
        if self._lock is not None:
            os.close(self._lock)

    def _name_journal(self, number: int) -> str:
        return os.path.join(self._recipe.out, f".minutes-run-{number}.jsonl")

    def _name_part(self, number: int) -> str:
        return os.path.join(self._recipe.out, f".minutes-run-{number}.part")


class RemoteDestination:
    """A folder behind a URL. What is written there is whole, so the journal is kept here and
    copied from time to time; a collection is copied when it is complete."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._copied = time.monotonic()
        self._sizes = _measure_tree(recipe.out)
        self._journal_url = recipe.find_output(".minutes-run-1.jsonl")
        self.journal: IO[bytes] = tempfile.TemporaryFile()
        self.part: IO[bytes] | None = tempfile.TemporaryFile() if recipe.collects else None
        # A copy that could not be written is better known now than after hours of work.
        self._traces = list(self._fetch_traces())
        REMOTE.write(self._journal_url, _read_all(self._traces[-1].lines), "journal")

    def list_traces(self) -> Iterator[Trace]:
        yield from self._traces

    def measure(self, output: str) -> int | None:
        return self._sizes.get(output)

    def checkpoint(self) -> None:
        if self.part is None and time.monotonic() - self._copied > CHECKPOINT:
            REMOTE.write(self._journal_url, _read_all(self.journal), "journal")
            self._copied = time.monotonic()

    def finish(self) -> None:
        if self.part is not None:
            target = self._recipe.find_output(self._recipe.collection)
            REMOTE.write(target, _read_all(self.part), "collection")
        REMOTE.write(self._recipe.find_output(MANIFEST), _read_all(self.journal), "manifest")
        REMOTE.remove(self._journal_url)

    def close(self) -> None:
        for file in (self.part, self.journal):
            if file is not None:
                file.close()

    def _fetch_traces(self) -> Iterator[Trace]:
        final = _fetch(self._recipe.find_output(self._recipe.collection))
        yield Trace(_fetch(self._recipe.find_output(MANIFEST)), final)
        yield Trace(_fetch(self._journal_url))


def _lock(folder: str) -> int | None:
    """A hold on the folder that ends with this process, however it ends."""
    try:
        import fcntl
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise MinutesError(show_path(folder), reasons.IN_USE) from None
    return handle


def _list_runs(folder: str) -> Iterator[int]:
    for name in os.listdir(folder):
        if match := _RUN.fullmatch(name):
            yield int(match[1])


def _sweep(folder: str) -> None:
    """Take away what the workers of a run that was killed were writing."""
    for place, _, names in os.walk(folder):
        for name in names:
            if _LITTER.fullmatch(name):
                LOCAL.remove(os.path.join(place, name))


def _open_if_there(path: str) -> IO[bytes] | None:
    try:
        return open(path, "rb")
    except OSError:
        return None


def _read_all(file: IO[bytes]) -> bytes:
    place = file.tell()
    file.seek(0)
    data = file.read()
    file.seek(place)
    return data


def _fetch(url: str) -> IO[bytes]:
    """A copy of a file to seek in; empty when there is none."""
    copy = tempfile.TemporaryFile()
    with suppress(FileNotFoundError), find_store(url).open(url) as file:
        shutil.copyfileobj(file, copy)
    copy.seek(0)
    return copy


def _measure_tree(url: str) -> dict[str, int]:
    """The size of every file below a folder, in a few requests instead of one a file."""
    sizes: dict[str, int] = {}
    folders = [""]
    while folders:
        place = folders.pop()
        try:
            items = REMOTE.scan(f"{url.rstrip('/')}/{place}".rstrip("/"))
        except FileNotFoundError:
            continue
        for item in items:
            name = f"{place}/{item.name}" if place else item.name
            if item.is_folder:
                folders.append(name)
            else:
                sizes[name] = item.size
    return sizes
