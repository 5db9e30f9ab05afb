"""Many files in parallel: on this machine in processes, past it on Dask; a failure is a value."""

from __future__ import annotations

from minutes_parser.batch.entries import Entry, Input, Parsed
from minutes_parser.batch.many import parse_many
from minutes_parser.batch.names import Selection
from minutes_parser.batch.run import Job, Result, Totals, run

__all__ = ["Entry", "Input", "Job", "Parsed", "Result", "Selection", "Totals", "parse_many", "run"]
