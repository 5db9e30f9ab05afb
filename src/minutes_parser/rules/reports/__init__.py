"""Findings to what people and machines read: one module a format, each with one `write`."""

from __future__ import annotations

from typing import Protocol, cast

from minutes_parser.rules.reports.run import Failure, Run

__all__ = ["REPORTS", "Failure", "Report", "Run", "load_report"]

REPORTS: tuple[str, ...] = (
    "text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson",
)  # fmt: skip


class Report(Protocol):
    """One format."""

    def write(self, run: Run) -> str:
        """All that a run found, in this format."""


def load_report(name: str) -> Report:
    """A format by name: only the one that is asked for is loaded."""
    from importlib import import_module

    return cast("Report", import_module(f"minutes_parser.rules.reports.{name}"))
