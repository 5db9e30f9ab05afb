"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from __future__ import annotations

from minutes_parser.rules.finding import Finding
from minutes_parser.rules.reports.run import Run

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(run: Run) -> str:
    """A command for every finding; nothing when there are none."""
    return "".join(_annotate(run, finding) + "\n" for finding in run.findings)


def _annotate(run: Run, finding: Finding) -> str:
    span = finding.span
    places = {"file": finding.file, "line": str(span.line), "endLine": str(span.end_line)}
    # Columns are taken only where a finding stays in one line.
    if span.line == span.end_line:
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    places["title"] = f"{finding.code} {finding.name}"
    told = ",".join(f"{key}={_escape_value(value)}" for key, value in places.items())
    message = run.say(finding.message)
    if finding.suggestion:
        message += f" → {run.say(finding.suggestion)}"
    return f"::{_LEVELS[finding.severity]} {told}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_value(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
