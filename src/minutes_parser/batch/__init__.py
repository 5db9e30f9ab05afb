"""Many files in parallel: on this machine in processes, past it on Dask; a failure is a value."""

from __future__ import annotations

from minutes_parser.batch.entries import Entry, Input, Parsed
from minutes_parser.batch.many import parse_many
from minutes_parser.batch.names import Selection
from minutes_parser.batch.run import Job, Result, Totals, count_processors, run
from minutes_parser.batch.stores import read_source
from minutes_parser.batch.tally import Tally

__all__ = [
    "Entry",
    "Input",
    "Job",
    "Parsed",
    "Result",
    "Selection",
    "Tally",
    "Totals",
    "count_processors",
    "parse_many",
    "read_source",
    "run",
]
