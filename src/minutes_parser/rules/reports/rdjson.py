"""The diagnostic format of reviewdog: comments, and suggestions one click away."""

from __future__ import annotations

import json
from typing import Any

from minutes_parser.rules.finding import Edit, Finding
from minutes_parser.rules.reports.run import TOOL, Run

_LEVELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(run: Run) -> str:
    """All findings as one DiagnosticResult."""
    whole = {
        "source": {"name": TOOL},
        "diagnostics": [_diagnose(run, finding) for finding in run.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _diagnose(run: Run, finding: Finding) -> dict[str, Any]:
    span = finding.span
    found: dict[str, Any] = {
        "message": run.say(finding.message),
        "location": {
            "path": finding.file,
            "range": {
                "start": {"line": span.line, "column": _bytes(finding.source, span.column)},
                "end": {"line": span.end_line, "column": _bytes(finding.source, span.end_column)},
            },
        },
        "severity": _LEVELS[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.fix and finding.fix.safe:
        found["suggestions"] = [_suggest(finding.source, edit) for edit in finding.fix.edits]
    return found


def _suggest(source: str, edit: Edit) -> dict[str, Any]:
    start = {"line": edit.line, "column": _bytes(source, edit.column)}
    end = {"line": edit.line, "column": _bytes(source, edit.end_column)}
    return {"range": {"start": start, "end": end}, "text": edit.text}


def _bytes(source: str, column: int) -> int:
    """Reviewdog counts columns in bytes of UTF-8."""
    return len(source[: column - 1].encode("utf-8", "replace")) + 1
