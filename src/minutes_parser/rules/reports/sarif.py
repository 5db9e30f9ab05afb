"""SARIF 2.1.0: what code scanning services read."""

from __future__ import annotations

import json
from typing import Any

from minutes_parser.rules.finding import Edit, Finding, Words
from minutes_parser.rules.reports.run import TOOL, Run, as_uri, count_fingerprints
from minutes_parser.rules.rule import Rule

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def write(run: Run) -> str:
    """One log with one run; the rules that found something are described in it."""
    from minutes_parser.rules.table import RULES

    codes = sorted({finding.code for finding in run.findings})
    prints = count_fingerprints(run.findings)
    driver = {
        "name": TOOL,
        "version": run.version,
        "rules": [_describe(run, RULES[code]) for code in codes],
    }
    results = [
        _result(run, finding, codes.index(finding.code), print_)
        for finding, print_ in zip(run.findings, prints, strict=True)
    ]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [_invocation(run)],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _invocation(run: Run) -> dict[str, Any]:
    """Whether every file could be read; the ones that could not are told."""
    told = [
        {"level": "error", "message": {"text": f"{file}: {reason}"}, **_locate_file(file)}
        for file, reason in run.failures
    ]
    return {"executionSuccessful": not run.failures, "toolExecutionNotifications": told}


def _locate_file(file: str) -> dict[str, Any]:
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": as_uri(file)}}}]}


def _describe(run: Run, rule: Rule) -> dict[str, Any]:
    from minutes_parser.rules.pages import load_page

    page = load_page(rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": run.say(page.what)},
        "fullDescription": {"text": run.say(page.why)},
        "help": {
            "text": run.say(
                Words(*(f"{w}\n\n{y}" for w, y in zip(page.what, page.why, strict=True)))
            )
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.on},
    }


def _result(run: Run, finding: Finding, index: int, print_: str) -> dict[str, Any]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "snippet": {"text": finding.source},
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": run.say(finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": as_uri(finding.file)},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"minutesFinding/v1": print_},
    }
    if finding.fix and finding.fix.safe:
        result["fixes"] = [_fix(run, finding, finding.fix.edits)]
    return result


def _fix(run: Run, finding: Finding, edits: tuple[Edit, ...]) -> dict[str, Any]:
    changes = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    change = {"artifactLocation": {"uri": as_uri(finding.file)}, "replacements": changes}
    words = finding.suggestion or finding.message
    return {"description": {"text": run.say(words)}, "artifactChanges": [change]}
