"""Findings to what people and machines read: one module a format, each with one `write`."""

from __future__ import annotations

from typing import Protocol

from minutes_parser.rules.reports import github, gitlab, json, jsonl, junit, rdjson, sarif, text
from minutes_parser.rules.reports.run import Failure, Run

__all__ = ["REPORTS", "Failure", "Report", "Run"]


class Report(Protocol):
    """One format."""

    def write(self, run: Run) -> str:
        """All that a run found, in this format."""


REPORTS: dict[str, Report] = {
    "text": text,
    "json": json,
    "jsonl": jsonl,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
    "rdjson": rdjson,
}
