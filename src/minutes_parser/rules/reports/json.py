"""One JSON document: findings, files that could not be read, and the count."""

from __future__ import annotations

import json
from typing import Any

from minutes_parser.rules.finding import Finding, Fix
from minutes_parser.rules.reports.run import Run, fingerprint


def write(run: Run) -> str:
    """All findings as one object."""
    whole = {
        "version": "1",
        "tool": {"name": "minutes", "version": run.version},
        "files": len(run.files),
        "counts": run.tally(),
        "findings": [as_object(finding) for finding in run.findings],
        "failures": [{"file": file, "reason": reason} for file, reason in run.failures],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_object(finding: Finding) -> dict[str, Any]:
    """One finding as plain values."""
    span = finding.span
    return {
        "file": finding.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message._asdict(),
        "source": finding.source,
        "suggestion": finding.suggestion._asdict() if finding.suggestion else None,
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": fingerprint(finding),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safe": fix.safe, "edits": [edit._asdict() for edit in fix.edits]}
