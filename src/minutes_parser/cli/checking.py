"""Looking at files: one by one, or many in as many processes as there are cores."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from minutes_parser.errors import MinutesError
from minutes_parser.readers import LIMITS, Limits
from minutes_parser.rules.finding import Finding
from minutes_parser.rules.settings import Settings
from minutes_parser.vocabulary.added import Vocabulary

# Below this a pool takes longer to start than it saves.
FEW = 12


class Task(NamedTuple):
    """A file, how it is judged, the words it is read with, and where both stand."""

    file: str
    settings: Settings
    words: Vocabulary | None = None
    paths: tuple[str | None, str | None] = (None, None)
    max_expanded: int | None = None

    @property
    def limits(self) -> Limits:
        """What the file may ask of the machine."""
        return LIMITS if self.max_expanded is None else LIMITS.raise_to(self.max_expanded)


class Checked(NamedTuple):
    """What came of one file: findings, or why it could not be read; whether a fix changes it;
    what of a damaged file was not read."""

    file: str
    findings: tuple[Finding, ...] = ()
    failure: str | None = None
    changed: bool = False
    notes: tuple[str, ...] = ()


def check_files(tasks: list[Task], jobs: int | None = None) -> Iterator[Checked]:
    """Every file looked at, in the order given, however many work at it."""
    workers = min(jobs or os.cpu_count() or 1, max(1, len(tasks) // 4))
    if workers < 2 or (jobs is None and len(tasks) < FEW):
        yield from map(check_file, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    size = max(1, min(16, len(tasks) // (workers * 4)))
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(check_file, tasks, chunksize=size)


def check_file(task: Task) -> Checked:
    """One file; that it cannot be read is an answer as well."""
    from minutes_parser import api
    from minutes_parser.cli.commands import pause_collection
    from minutes_parser.readers import read_file

    try:
        with pause_collection():
            source = read_file(task.file, limits=task.limits, digest=False)
            found = api.validate_source(
                source, settings=task.settings, file=task.file, words=task.words
            )
    except MinutesError as error:
        return Checked(task.file, failure=error.reason)
    return Checked(task.file, tuple(found), notes=source.notes)
