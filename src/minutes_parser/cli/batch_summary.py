"""What a batch came to, as a table at the end and as a report for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from minutes_parser.cli.batch_words import tell, tell_reason
from minutes_parser.cli.messages import Language
from minutes_parser.cli.streams import STANDARD_INPUT, write_file

if TYPE_CHECKING:
    from minutes_parser.batch import Tally

MOST_FAILURES = 10


def print_summary(tally: Tally, language: Language) -> None:
    """The table, on standard error: standard output is for data."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(overflow="fold")
    for key, values in _list_rows(tally, language).items():
        for number, value in enumerate(values):
            table.add_row(tell(key, language) if number == 0 else "", Text(value))
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with console.capture() as drawn:
        console.print(table)
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()), file=sys.stderr)


def write_report(tally: Tally, path: str) -> None:
    """The report as JSON, whole or not at all."""
    write_file(json.dumps(tally.report(), ensure_ascii=False, indent=2), path, STANDARD_INPUT)


def _list_rows(tally: Tally, language: Language) -> dict[str, list[str]]:
    speed = tally.read / 1e6 / max(tally.seconds, 0.001)
    several = f"{tally.several:,}" if tally.several else ""
    rows = {
        "files": [", ".join(_list_counts(tally, language))],
        "meetings": [several and tell("several", language, count=several)],
        "time": [f"{tally.seconds:.1f} s, {speed:.1f} MB/s"],
        "layouts": [", ".join(f"{name} {n:,}" for name, n in tally.layouts.most_common())],
        "slowest": [f"{seconds:.2f} s  {document}" for document, seconds in tally.slowest],
        "failures": _list_failures(tally, language),
    }
    return {key: values for key, values in rows.items() if any(values)}


def _list_counts(tally: Tally, language: Language) -> list[str]:
    counts = {
        "written": tally.written,
        "unchanged": tally.unchanged,
        "failed": len(tally.failures),
        "left_out": tally.totals.left_out,
    }
    return [tell(key, language, count=f"{n:,}") for key, n in counts.items() if n]


def _list_failures(tally: Tally, language: Language) -> list[str]:
    shown = tally.failures[:MOST_FAILURES]
    lines = [f"{path}: {tell_reason(why, language)}" for path, why in shown]
    more = len(tally.failures) - len(shown)
    return [*lines, tell("more", language, count=f"{more:,}")] if more else lines
