"""JUnit XML: a suite a file, a failed case a finding; a clean file is one case that passed."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Finding
from minutes_parser.rules.reports.run import Run

# XML 1.0 knows no way to write these.
_UNWRITABLE = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(run: Run) -> str:
    """One `testsuites` with a suite for every file, in the order of the run."""
    found = {f: list(group) for f, group in groupby(run.findings, key=lambda x: x.file)}
    failures = dict(run.failures)
    suites = [_suite(run, file, found.get(file, []), failures.get(file)) for file in run.files]
    tests = sum(max(1, len(found.get(file, []))) for file in run.files)
    head = f'<testsuites name="minutes" tests="{tests}" failures="{len(run.findings)}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'{head} errors="{len(failures)}" time="0">',
            *suites,
            "</testsuites>\n",
        ]
    )


def _suite(run: Run, file: str, findings: list[Finding], failure: str | None) -> str:
    cases = [_case(run, finding) for finding in findings]
    if failure is not None:
        cases = [_open_case(file, "read") + f"<error message={_quote(failure)}/></testcase>"]
    elif not cases:
        cases = [_open_case(file, "validate") + "</testcase>"]
    counts = f'tests="{len(cases)}" failures="{len(findings)}" errors="{int(failure is not None)}"'
    return "\n".join([f'<testsuite name={_quote(file)} {counts} time="0">', *cases, "</testsuite>"])


def _case(run: Run, finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}"
    name = f"{finding.code} {finding.name} {finding.line}:{finding.column}"
    message = run.say(finding.message)
    body = escape(_clean(f"{place}\n{finding.source.strip()}"))
    return (
        _open_case(finding.file, name)
        + f'<failure type="{finding.severity.value}" message={_quote(message)}>{body}</failure>'
        + "</testcase>"
    )


def _open_case(file: str, name: str) -> str:
    return f'<testcase classname={_quote(file)} name={_quote(name)} time="0">'


def _quote(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
