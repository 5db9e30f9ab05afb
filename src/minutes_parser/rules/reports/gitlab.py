"""A Code Quality report of GitLab: findings in the merge request's widget."""

from __future__ import annotations

import json

from minutes_parser.rules.reports.run import Run, count_fingerprints

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def write(run: Run) -> str:
    """The list of issues, which GitLab wants even when it is empty."""
    prints = count_fingerprints(run.findings)
    issues = [
        {
            "description": f"{finding.code}: {run.say(finding.message)}",
            "check_name": finding.name,
            "fingerprint": print_,
            "severity": _LEVELS[finding.severity],
            "location": {
                "path": finding.file.removeprefix("./"),
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding, print_ in zip(run.findings, prints, strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
