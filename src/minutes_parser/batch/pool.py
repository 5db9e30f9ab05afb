"""Worker processes of this machine: whoever dies or dawdles is replaced, and is known by name.

Every worker sends each result as it has it, so that the file a worker died over is the first one it
owes. That file is tried once more; the rest of what the worker held goes to others.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from minutes_parser.batch import reasons
from minutes_parser.batch.convert import remove_output
from minutes_parser.batch.entries import Input, Parsed
from minutes_parser.batch.feed import Feed
from minutes_parser.batch.many import start_entry
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.stores import find_store, name_beside
from minutes_parser.batch.worker import PRELOADED, READY, serve
from minutes_parser.errors import MinutesError

Numbered = tuple[int, Input]

FILES, BYTES = 16, 256_000  # of a chunk at most
CHUNK_SECONDS = 0.2  # what is handed out no other worker can take, so slow files go one by one
TRIES = 2
HEARTBEAT = 0.5


class Worker:
    """One process, the connection to it, and what it owes in the order it was given."""

    def __init__(self, recipe: Recipe) -> None:
        ours, theirs = multiprocessing.Pipe()
        self.connection: Connection = ours
        self.process = _start(theirs, recipe)
        theirs.close()
        self.owed: deque[Numbered] = deque()
        self.since = time.monotonic()
        self.is_ready = False

    def give(self, chunk: list[Numbered]) -> None:
        """More work."""
        if not self.owed:
            self.since = time.monotonic()
        self.owed.extend(chunk)
        with suppress(OSError):  # A worker that died is noticed by what it no longer says.
            self.connection.send([one for _, one in chunk])

    def is_busy(self, files: int) -> bool:
        """Whether it has enough to go on with."""
        return len(self.owed) > files or sum(one.size for _, one in self.owed) > BYTES

    def kill(self) -> str:
        """Make an end of it; how it ended."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        code = self.process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit {code}"


def _start(connection: Connection, recipe: Recipe) -> BaseProcess:
    """A copy of one process that has everything loaded; where there are no copies, a new one."""
    # The process that is copied has the surroundings of the moment when it was first needed.
    arguments = (connection, recipe, dict(os.environ))
    process: BaseProcess
    if sys.platform == "win32":
        process = multiprocessing.get_context("spawn").Process(target=serve, args=arguments)
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        process = context.Process(target=serve, args=arguments, daemon=True)
    process.start()
    return process


class Pool:
    """So many workers; `convert` sees a feed through them."""

    def __init__(self, recipe: Recipe, jobs: int, timeout: float | None = None) -> None:
        self._recipe = recipe
        self._timeout = timeout
        self._returned: deque[list[Numbered]] = deque()
        self._deaths: Counter[int] = Counter()
        self._jobs = jobs
        self._pace = CHUNK_SECONDS  # seconds a file, lately
        self.workers: list[Worker] = []

    def convert(self, feed: Feed) -> Iterator[Parsed | None]:
        """The results in order, and None now and then while there is nothing to tell."""
        while True:
            self._supply(feed)
            yield from feed.drain()
            if any(worker.owed for worker in self.workers):
                if not self._listen(feed):
                    yield None
            elif feed.is_exhausted and not self._returned:
                yield from feed.drain()
                return

    def close(self) -> None:
        """End all workers at once, whatever they are doing."""
        for worker in self.workers:
            worker.kill()
            self._clear_away(worker)

    def _supply(self, feed: Feed) -> None:
        """Work for everybody; a worker is started when there is work for it."""
        files = max(1, min(FILES, int(CHUNK_SECONDS / self._pace)))
        for worker in self.workers:
            while not worker.is_busy(files) and (chunk := self._take(feed, files)):
                worker.give(chunk)
        while len(self.workers) < self._jobs and (chunk := self._take(feed, files)):
            self.workers.append(Worker(self._recipe))
            self.workers[-1].give(chunk)

    def _take(self, feed: Feed, files: int) -> list[Numbered]:
        return self._returned.popleft() if self._returned else feed.take(files, BYTES)

    def _listen(self, feed: Feed) -> bool:
        """Take in what has come; whether anything has."""
        pause = HEARTBEAT if self._timeout is None else min(HEARTBEAT, self._timeout / 4)
        heard = wait([worker.connection for worker in self.workers], pause)
        for worker in [w for w in self.workers if w.connection in heard]:
            self._receive(worker, feed)
        if self._timeout is not None:
            for worker in list(self.workers):
                self._watch(worker, feed, self._timeout)
        return bool(heard)

    def _receive(self, worker: Worker, feed: Feed) -> None:
        try:
            while worker.connection.poll():
                said = worker.connection.recv()
                worker.since = time.monotonic()
                if said == READY:
                    worker.is_ready = True
                else:
                    feed.put(worker.owed.popleft()[0], said)
                    self._pace = max(1e-4, 0.9 * self._pace + 0.1 * said.entry.seconds)
        except (EOFError, OSError):
            self._bury(worker, feed)

    def _watch(self, worker: Worker, feed: Feed, limit: float) -> None:
        late = worker.is_ready and time.monotonic() - worker.since > limit
        if late and worker.owed and not worker.connection.poll():
            worker.kill()
            self._clear_away(worker)
            reason = reasons.TOO_SLOW.format(seconds=f"{limit:g}")
            self._give_up(worker.owed.popleft(), reason, feed)
            self._replace(worker)

    def _bury(self, worker: Worker, feed: Feed) -> None:
        how = worker.kill()
        if not worker.is_ready:
            raise MinutesError("minutes batch", reasons.WORKERS_FAIL.format(how=how))
        self._clear_away(worker)
        if worker.owed:
            suspect = worker.owed.popleft()
            self._deaths[suspect[0]] += 1
            if self._deaths[suspect[0]] < TRIES:
                self._returned.append([suspect])
            else:
                self._give_up(suspect, reasons.DIED.format(how=how), feed)
        self._replace(worker)

    def _give_up(self, owed: Numbered, reason: str, feed: Feed) -> None:
        number, one = owed
        remove_output(one, self._recipe)
        feed.put(number, Parsed(start_entry(one, self._recipe, reason)))

    def _replace(self, worker: Worker) -> None:
        if worker.owed:
            self._returned.append(list(worker.owed))
        self.workers.remove(worker)

    def _clear_away(self, worker: Worker) -> None:
        """What it was writing when it was stopped."""
        if not worker.owed or self._recipe.collects:
            return
        target = self._recipe.find_output(worker.owed[0][1].output)
        with suppress(OSError):
            find_store(target).remove(name_beside(target, str(worker.process.pid)))
