"""One `minutes batch`: what the options mean together, the run, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

from minutes_parser.batch import Job, Selection, Tally, Totals, count_processors, read_source, run
from minutes_parser.batch.stores import is_remote
from minutes_parser.cli.batch_summary import print_summary, write_report
from minutes_parser.cli.batch_views import choose_view
from minutes_parser.cli.batch_words import tell, tell_reason
from minutes_parser.cli.messages import Language, find_language
from minutes_parser.cli.nearest import Nearby
from minutes_parser.cli.settings_reasons import translate_settings
from minutes_parser.cli.streams import COULD_NOT_RUN, STANDARD_INPUT, warn
from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.added import Vocabulary

COMMAND = "minutes batch"
SOME_FAILED = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Wish:
    """The options as they were given."""

    sources: tuple[str, ...]
    from_file: str | None
    out: str
    to: str
    rows: str | None
    split: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    jobs: int | None
    cluster: str | None
    force: bool
    fail_fast: bool
    max_bytes: int | None
    max_expanded: int | None
    timeout: float | None
    config: str | None
    isolated: bool
    report: str | None
    quiet: bool
    lang: Language | None


def run_batch(wish: Wish) -> None:
    """Run it and leave with its exit code."""
    language = find_language(wish.lang)
    _check(wish, language)
    try:
        code = _run(_plan(wish), wish, language)
    except MinutesError as error:
        reason = translate_settings(error.reason, language)
        warn(error.subject, tell_reason(reason, language))
        code = COULD_NOT_RUN
    sys.exit(code)


def _check(wish: Wish, language: Language) -> None:
    wrong = None
    if not wish.sources and wish.from_file is None:
        wrong = "no_source"
    elif wish.to == "csv" and wish.rows is None:
        wrong = "rows_needed"
    elif wish.rows is not None and wish.to not in ("jsonl", "csv"):
        wrong = "rows_unfit"
    elif wish.cluster is not None and wish.timeout is not None:
        wrong = "timeout_unfit"
    if wrong is not None:
        raise typer.BadParameter(tell(wrong, language))


def _plan(wish: Wish) -> Job:
    return Job(
        sources=tuple(_gather(wish)),
        out=wish.out,
        to=wish.to,
        rows=wish.rows,
        split=wish.split,
        selection=Selection(wish.include, wish.exclude),
        jobs=wish.jobs or count_processors(),
        cluster=wish.cluster,
        force=wish.force,
        fail_fast=wish.fail_fast,
        max_bytes=wish.max_bytes,
        max_expanded=wish.max_expanded,
        timeout=wish.timeout,
        find_words=_find_words(wish),
    )


def _find_words(wish: Wish) -> Callable[[str], Vocabulary | None]:
    """Above a URL there are no settings; a file that is named holds for all."""
    nearby = Nearby(wish.config, wish.isolated)

    def find(path: str) -> Vocabulary | None:
        return None if is_remote(path) and wish.config is None else nearby.find_words(path)

    return find


def _gather(wish: Wish) -> Iterator[str]:
    """The sources named, with each list in its place."""
    for source in wish.sources:
        yield from _read_list(source) if source == STANDARD_INPUT else [source]
    if wish.from_file is not None:
        yield from _read_list(wish.from_file)


def _read_list(file: str) -> list[str]:
    """`find -print0` separates by NULs, for a name may hold a newline."""
    data = sys.stdin.buffer.read() if file == STANDARD_INPUT else read_source(file)
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return [os.fsdecode(part) for part in parts if part.strip()]


def _run(job: Job, wish: Wish, language: Language) -> int:
    tally = Tally()
    is_stopped = False
    # A batch system asks a job to end by this signal.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with choose_view(tally, language, wish.quiet) as view:

        def announce(totals: Totals) -> None:
            tally.totals = totals
            view.start()

        try:
            for result in run(job, announce):
                if result is not None:
                    tally.add(result)
                view.show(result)
        except KeyboardInterrupt:
            is_stopped = True
    return _close(tally, wish, language, is_stopped)


def _close(tally: Tally, wish: Wish, language: Language, is_stopped: bool) -> int:
    if not wish.quiet:
        print_summary(tally, language)
    if wish.report is not None:
        write_report(tally, wish.report)
    if is_stopped:
        done, files = f"{tally.done:,}", f"{tally.totals.files:,}"
        warn(COMMAND, tell("stopped", language, done=done, files=files))
        return INTERRUPTED
    return SOME_FAILED if tally.failures else 0
