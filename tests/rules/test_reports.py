"""What is written in every format, against the schema of the format where there is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from minutes_parser import Finding, Settings, parse, validate
from minutes_parser.rules import RULES
from minutes_parser.rules.finding import Severity, Span, Words
from minutes_parser.rules.reports import REPORTS, Failure, Run, load_report
from minutes_parser.rules.reports.text import count_columns
from tests.rules.cases import read_base, read_cases

SCHEMAS = Path(__file__).parent / "schemas"
# The grammar of a workflow command: `::name key=value,key=value::message`, all in one line.
COMMAND = re.compile(
    r"::(error|warning|notice) ([a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)::.*"
)
CHANGED = read_base("committee").replace("(목)", "(금)").replace("○고은채 위원", "○고은체 위원")


def load(name: str) -> Any:
    """A schema, or anything else in JSON."""
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def find_all(file: str) -> Iterator[Finding]:
    """Findings of every rule, all under one name."""
    for case in read_cases():
        settings = Settings(extend_select=("ALL",), required_fields=case.required)
        yield from validate(parse(case.text), case.text, settings=settings, file=file)


@pytest.fixture(scope="module")
def run() -> Run:
    findings = tuple(sorted(find_all("회의록/가 나:1.txt"), key=lambda f: f.span))
    files = ("clean.txt", "회의록/가 나:1.txt", "/abs/gone.txt")
    failures = (Failure("/abs/gone.txt", "there is no such file <&>"),)
    return Run(files, findings, failures, "ko", "1.2.3")


def test_the_run_holds_findings_of_every_rule(run: Run) -> None:
    assert {finding.code for finding in run.findings} >= set(RULES) - {"MIN004"}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_sarif_is_valid(run: Run, language: str) -> None:
    log = json.loads(load_report("sarif").write(run._replace(language=language)))
    Draft4Validator(load("sarif-2.1.0.json")).validate(log)
    (told,) = log["runs"]
    assert len(told["results"]) == len(run.findings)
    rules = told["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in told["results"])
    assert told["invocations"][0]["executionSuccessful"] is False


def test_sarif_fingerprints_differ(run: Run) -> None:
    (told,) = json.loads(load_report("sarif").write(run))["runs"]
    prints = [r["partialFingerprints"]["minutesFinding/v1"] for r in told["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_names_files_as_uris(run: Run) -> None:
    (told,) = json.loads(load_report("sarif").write(run))["runs"]
    place = told["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "%ED%9A%8C%EC%9D%98%EB%A1%9D/%EA%B0%80%20%EB%82%98%3A1.txt"


def test_junit_is_valid(run: Run) -> None:
    written = load_report("junit").write(run)
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(written)
    root = ElementTree.fromstring(written)
    assert [s.get("name") for s in root] == list(run.files)
    assert len(root.findall(".//failure")) == len(run.findings)
    assert len(root.findall(".//error")) == 1
    assert root.get("tests") == str(len(root.findall(".//testcase")))


def test_gitlab_is_valid(run: Run) -> None:
    issues = json.loads(load_report("gitlab").write(run))
    Draft202012Validator(load("gitlab.json")).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(run.findings)
    assert json.loads(load_report("gitlab").write(Run(("a.txt",)))) == []


def test_rdjson_is_valid(run: Run) -> None:
    told = json.loads(load_report("rdjson").write(run))
    Draft202012Validator(load("rdjson.json")).validate(told)
    assert len(told["diagnostics"]) == len(run.findings)


def test_rdjson_counts_columns_in_bytes() -> None:
    findings = tuple(validate(parse(CHANGED), CHANGED, file="a.txt"))
    told = json.loads(load_report("rdjson").write(Run(("a.txt",), findings)))["diagnostics"][0]
    start = told["location"]["range"]["start"]
    line = CHANGED.split("\n")[start["line"] - 1].encode()
    assert line[start["column"] - 1 :].decode().startswith("금")
    assert told["suggestions"][0]["text"] == "목"


def test_github_lines_are_workflow_commands(run: Run) -> None:
    lines = load_report("github").write(run).splitlines()
    assert len(lines) == len(run.findings)
    for line in lines:
        assert COMMAND.fullmatch(line), line
    assert "file=회의록/가 나%3A1.txt" in lines[0]


@given(st.text(), st.text())
def test_github_escapes_whatever_a_document_holds(file: str, words: str) -> None:
    finding = Finding(file, "MIN110", "x", Severity.ERROR, Words(words, words), Span(1, 1, 1, 2))
    written = load_report("github").write(Run((file,), (finding,)))
    assert written.count("\n") == 1
    values = written.split("::")[1]
    assert values.count(",") == 5
    assert "\r" not in written


@given(st.text(), st.text())
def test_junit_is_xml_whatever_a_document_holds(file: str, words: str) -> None:
    finding = Finding(
        file, "MIN110", "x", Severity.INFO, Words(words, words), Span(1, 1, 1, 2), words
    )
    ElementTree.fromstring(load_report("junit").write(Run((file,), (finding,))))


def test_json_and_jsonl_hold_the_same_findings(run: Run) -> None:
    whole = json.loads(load_report("json").write(run))
    lines = [json.loads(line) for line in load_report("jsonl").write(run).splitlines()]
    assert whole["findings"] == lines
    assert sum(whole["counts"].values()) == len(lines)
    assert whole["failures"][0]["file"] == "/abs/gone.txt"
    assert {"ko", "en"} == set(lines[0]["message"])


def test_text_points_at_the_place() -> None:
    findings = tuple(validate(parse(CHANGED), CHANGED, file="a.txt"))
    assert load_report("text").write(Run(("a.txt",), findings)) == (
        "a.txt\n"
        "  2:18     error  2024-03-21 is a Thursday, not a Friday  MIN110 wrong-weekday\n"
        "    │ 일시: 2024. 3. 21.(금) 14:00 ~ 15:30\n"
        "    │                    ^^\n"
        "           → (목)\n"
        "  14:2     error  고은체 위원 is not among the attendees  MIN205 unlisted-speaker\n"
        "    │ ○고은체 위원  주차 대책이 먼저입니다.\n"
        "    │  ^^^^^^\n"
        "           → 고은채?\n"
        "\n"
        "1 file: 2 errors\n"
    )


def test_text_tells_that_nothing_was_found() -> None:
    assert load_report("text").write(Run(("a", "b"), language="ko")) == "파일 2개: 문제없음\n"
    assert load_report("text").write(Run(("a",))) == "1 file: no findings\n"


def test_what_was_not_read_is_not_called_clean() -> None:
    gone, write = (Failure("a", "no such file"),), load_report("text").write
    assert write(Run(("a",), failures=gone)) == "1 file: 1 not read\n"
    assert write(Run(("a", "b"), failures=gone)) == (
        "2 files: 1 not read, no findings in the others\n"
    )
    assert write(Run(("a", "b"), failures=gone, language="ko")) == (
        "파일 2개: 읽지 못함 1, 나머지는 문제없음\n"
    )


def test_text_is_coloured_only_when_asked(run: Run) -> None:
    assert "\x1b[" not in load_report("text").write(run)
    assert "\x1b[31m" in load_report("text").write(run._replace(colour=True))


def test_text_never_passes_on_escape_codes() -> None:
    words = Words("\x1b[31m", "\x1b[31m")
    finding = Finding("\x1ba", "MIN110", "x", Severity.INFO, words, Span(1, 1, 1, 2), "\x1b]0;x")
    assert "\x1b" not in load_report("text").write(Run(("a",), (finding,)))


def test_text_cuts_long_lines_around_the_place() -> None:
    source = "가" * 400 + "나" + "다" * 400
    words = Words("w", "w")
    finding = Finding("a", "MIN110", "x", Severity.INFO, words, Span(1, 401, 1, 402), source)
    written = load_report("text").write(Run(("a",), (finding,)))
    shown, caret = written.split("\n")[2:4]
    assert count_columns(shown) < 110
    assert count_columns(shown[: shown.index("나")]) == caret.index("^")


def test_no_report_spreads_what_is_private() -> None:
    text = read_base("committee").replace("서윤강, ", "서윤강(900101-1234567), ")
    findings = tuple(validate(parse(text), text, file="a.txt"))
    assert any(finding.code == "MIN506" for finding in findings)
    for name in REPORTS:
        assert "1234567" not in load_report(name).write(Run(("a.txt",), findings)), name
