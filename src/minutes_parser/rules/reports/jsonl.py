"""One JSON object a line, one line a finding: for pipes."""

from __future__ import annotations

import json

from minutes_parser.rules.reports.json import as_object
from minutes_parser.rules.reports.run import Run


def write(run: Run) -> str:
    """A line for every finding; nothing when there are none."""
    lines = [json.dumps(as_object(finding), ensure_ascii=False) for finding in run.findings]
    return "".join(line + "\n" for line in lines)
