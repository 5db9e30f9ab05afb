"""How far a batch is: a bar on a terminal, a line every few seconds elsewhere, or nothing."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from minutes_parser.cli.batch_words import tell, tell_reason
from minutes_parser.cli.messages import Language
from minutes_parser.cli.streams import warn

if TYPE_CHECKING:
    from minutes_parser.batch import Result, Tally

EVERY = 5.0  # seconds between two lines
A_FILE = 1_000  # bytes that opening a file is worth, for the time that is left


class View(Protocol):
    """What is shown while a batch runs."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def start(self) -> None:
        """The number of files is known."""

    def show(self, result: Result | None) -> None:
        """One file more, or only time has passed."""


class QuietView:
    """Failures and nothing else."""

    def __init__(self, tally: Tally, language: Language) -> None:
        self._tally = tally
        self._language = language

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def start(self) -> None:
        pass

    def show(self, result: Result | None) -> None:
        if result is not None and result.entry.error is not None:
            self._tell(result.entry.input, tell_reason(result.entry.error, self._language))

    def _tell_notes(self, result: Result | None) -> None:
        """What of a damaged file was not read, when it is read."""
        if result is not None and not result.unchanged:
            for note in result.entry.notes:
                self._tell(result.entry.input, tell_reason(note, self._language))

    def _tell(self, subject: str, message: str) -> None:
        warn(subject, message)


class LineView(QuietView):
    """A line every few seconds, for logs."""

    def start(self) -> None:
        self._told = time.monotonic()

    def show(self, result: Result | None) -> None:
        super().show(result)
        self._tell_notes(result)
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            print(self._describe(), file=sys.stderr, flush=True)

    def _describe(self) -> str:
        tally = self._tally
        return tell(
            "progress",
            self._language,
            done=f"{tally.done:,}",
            files=f"{tally.totals.files:,}",
            failed=len(tally.failures),
            speed=f"{tally.read / 1e6 / max(tally.seconds, 0.001):.1f}",
            left=_estimate_left(tally),
        )


class BarView(QuietView):
    """A bar with files, speed, failures and the time that is left."""

    def __init__(self, tally: Tally, language: Language) -> None:
        super().__init__(tally, language)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[news]}"),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task(tell("listing", language), total=None, news="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def start(self) -> None:
        working = tell("working", self._language)
        self._progress.update(self._task, description=working, total=self._tally.totals.files)

    def show(self, result: Result | None) -> None:
        super().show(result)
        self._tell_notes(result)
        tally = self._tally
        speed = f"{tally.read / 1e6 / max(tally.seconds, 0.001):.1f} MB/s"
        failing = tell("failing", self._language, count=len(tally.failures))
        news = "  ".join((speed, failing, _estimate_left(tally)))
        self._progress.update(self._task, completed=tally.done, news=news)

    def _tell(self, subject: str, message: str) -> None:
        self._console.print(f"{subject}: {message}", soft_wrap=True)


def choose_view(tally: Tally, language: Language, quiet: bool) -> View:
    """What fits standard error."""
    if quiet:
        return QuietView(tally, language)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return BarView(tally, language)
    return LineView(tally, language)


def _estimate_left(tally: Tally) -> str:
    """By bytes, for sizes differ; `-:--` until there is something to go by."""
    totals = tally.totals
    passed = tally.passed + A_FILE * tally.done
    whole = totals.bytes + A_FILE * totals.files
    if not passed or tally.seconds < 1:
        return "-:--"
    seconds = round(tally.seconds * max(whole - passed, 0) / passed)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
