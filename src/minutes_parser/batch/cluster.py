"""Many machines through Dask distributed: the same work in larger pieces."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from typing import Any

from minutes_parser.batch import reasons
from minutes_parser.batch.archives import Shelf
from minutes_parser.batch.convert import convert, remove_output
from minutes_parser.batch.entries import Input, Parsed
from minutes_parser.batch.feed import Feed
from minutes_parser.batch.many import start_entry
from minutes_parser.batch.recipe import Recipe
from minutes_parser.errors import MinutesError

Numbered = tuple[int, Input]

# A task costs the scheduler some 2 ms whatever is in it, so a file alone is too little.
FILES, BYTES = 100, 2_000_000  # of a task at most
TASKS_A_THREAD = 3
HEARTBEAT = 1.0
PATIENCE = "10s"
LOCAL = "local"


def convert_chunk(inputs: list[Input], recipe: Recipe) -> list[Parsed]:
    """One task: what a worker of the cluster is sent."""
    shelf = Shelf()
    try:
        return list(convert(inputs, recipe, uuid.uuid4().hex[:12], shelf))
    finally:
        shelf.close()


class Cluster:
    """A scheduler and its workers; `convert` sees a feed through them."""

    def __init__(self, recipe: Recipe, address: str, jobs: int, files: int) -> None:
        self._recipe = recipe
        self._address = address
        self._local: Any = None
        self._client: Any = None
        self._files = files
        self._tasks: dict[Any, list[Numbered]] = {}
        try:
            import distributed
        except ImportError as error:
            reason = reasons.NEEDS_EXTRA.format(missing=error)
            raise MinutesError(f"--cluster {address}", reason) from None
        self._dask: Any = distributed
        try:
            self._connect(jobs)
        except (OSError, ValueError) as error:
            self.close()
            why = " ".join(str(error).split()) or type(error).__name__
            raise MinutesError(address, reasons.UNREACHED.format(why=why)) from None

    def convert(self, feed: Feed) -> Iterator[Parsed | None]:
        """The results in order, and None now and then while there is nothing to tell."""
        while True:
            self._supply(feed)
            yield from feed.drain()
            if self._tasks:
                if not self._listen(feed):
                    yield None
            elif feed.is_exhausted:
                yield from feed.drain()
                return

    def close(self) -> None:
        """Take back what has not begun, and leave the cluster."""
        for held in (self._client, self._local):
            if held is not None:
                held.close()
        self._tasks.clear()

    def _connect(self, jobs: int) -> None:
        address = self._address
        if address == LOCAL:
            self._local = self._dask.LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                processes=True,
                # The usual port of the dashboard may be taken, and Dask would say so.
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.ERROR,
            )
            address = self._local.scheduler_address
        self._client = self._dask.Client(address, timeout=PATIENCE, set_as_default=False)
        self._client.wait_for_workers(1, timeout=60)

    def _supply(self, feed: Feed) -> None:
        most = TASKS_A_THREAD * max(1, sum(self._client.nthreads().values()))
        files = max(1, min(FILES, self._files // most))
        while len(self._tasks) < most:
            chunk = feed.take(files, BYTES)
            if not chunk:
                return
            self._submit(chunk)

    def _submit(self, chunk: list[Numbered]) -> None:
        inputs = [one for _, one in chunk]
        task = self._client.submit(convert_chunk, inputs, self._recipe, pure=False)
        self._tasks[task] = chunk

    def _listen(self, feed: Feed) -> bool:
        """Take in what is done; whether anything is."""
        tasks = list(self._tasks)
        try:
            with self._client.as_current():
                done = self._dask.wait(tasks, HEARTBEAT, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return False
        except self._dask.CancelledError:
            done = {task for task in self._tasks if task.done()}
        for task in done:
            self._receive(task, self._tasks.pop(task), feed)
        return bool(done)

    def _receive(self, task: Any, chunk: list[Numbered], feed: Feed) -> None:
        """A worker that is lost costs nothing, for the scheduler gives its task to another. A task
        that loses worker after worker is tried file by file, and the file that does it is named.
        """
        if task.status == "finished":
            for (number, _), parsed in zip(chunk, task.result(), strict=True):
                feed.put(number, parsed)
        elif task.status != "error":
            self._submit(chunk)
        elif not isinstance(error := task.exception(), self._dask.KilledWorker):
            why = f"{type(error).__name__}: {error}"
            raise MinutesError(self._address, reasons.UNREACHED.format(why=why)) from None
        elif len(chunk) > 1:
            for numbered in chunk:
                self._submit([numbered])
        else:
            number, one = chunk[0]
            remove_output(one, self._recipe)
            reason = reasons.DIED.format(how="several times over")
            feed.put(number, Parsed(start_entry(one, self._recipe, reason)))
