"""What holds for any document and any text."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import minutes_parser
from minutes_parser import Finding, Minutes, Settings, api, parse, validate, validate_file
from minutes_parser.readers import SourceText
from minutes_parser.rules.directives import take_ignores
from minutes_parser.rules.finding import choose_particles
from tests.rules.cases import read_base, read_cases
from tests.strategies import documents, texts

ALL = Settings(extend_select=("ALL",), required_fields=("title", "date", "signatures"))
FOLDER = Path(__file__).resolve().parent.parent / "benchmark_documents"
BENCHMARK = sorted(p for p in FOLDER.iterdir() if p.suffix != ".json")
CASES = [case.text for case in read_cases()]


def check_places(text: str, findings: list[Finding]) -> None:
    """Every finding stands in the text, its end after its start."""
    lines = text.split("\n")
    for finding in findings:
        span = finding.span
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.none() | texts())
def test_no_document_makes_a_rule_raise(doc: Minutes, text: str | None) -> None:
    for finding in validate(doc, text or "", settings=ALL):
        assert finding.message.ko
        assert finding.message.en


@settings(max_examples=150, deadline=None)
@given(st.lists(texts(), max_size=12).map("\n".join))
def test_no_text_makes_a_rule_raise_and_findings_stand_in_it(text: str) -> None:
    check_places(text, validate(parse(text), text, settings=ALL))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 2000), texts())
def test_damage_anywhere_makes_no_rule_raise(text: str, place: int, piece: str) -> None:
    text = text[: place % (len(text) + 1)] + piece + text[place % (len(text) + 1) :]
    check_places(text, validate(parse(text), text, settings=ALL))


def test_findings_are_in_order_and_the_same_every_time() -> None:
    for text in CASES:
        doc = parse(text)
        found = validate(doc, text, settings=ALL)
        assert found == validate(doc, text, settings=ALL)
        assert [f.span for f in found] == sorted(f.span for f in found)


def test_findings_travel_between_processes() -> None:
    for text in CASES:
        found = validate(parse(text), text, settings=ALL)
        assert pickle.loads(pickle.dumps(found)) == found


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES) | st.lists(texts(), max_size=12).map("\n".join))
def test_plain_values_give_the_findings_of_the_model(text: str) -> None:
    source = SourceText(text, "a.txt", "text", "utf-8", "0" * 64)
    plain, _ = take_ignores(source.text)
    found = validate(parse(plain), source.text, settings=ALL, file="a.txt")
    assert api.validate_source(source, settings=ALL) == found


def test_without_the_text_the_rules_of_the_document_still_speak() -> None:
    text = read_base("committee").replace("○고은채 위원", "○고은체 위원")
    assert [f.code for f in validate(parse(text))] == ["MIN205"]


def test_a_file_is_validated_like_its_text(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "a.txt"
    file.write_text(read_base("committee").replace("(목)", "(금)"), encoding="cp949")
    (finding,) = validate_file(file)
    assert (finding.file, finding.code, finding.line) == (str(file), "MIN110", 2)
    assert "Finding" in minutes_parser.__all__


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("박도겸이(가)", "박도겸이"),
        ("고은채이(가)", "고은채가"),
        ("‘가결’은(는)", "‘가결’은"),
        ("제2호은(는)", "제2호는"),
        ("13을(를)", "13을"),
        ("12을(를)", "12를"),
        ("ABC은(는)", "ABC은(는)"),
        ("박수(손뼉)", "박수(손뼉)"),
    ],
)
def test_particles_follow_the_word_before_them(written: str, chosen: str) -> None:
    assert choose_particles(written) == chosen


@pytest.mark.parametrize("path", BENCHMARK, ids=lambda path: path.name)
def test_no_one_is_told_wrong_in_minutes_that_are_sound(path: Path) -> None:
    told = validate_file(path, settings=Settings(select=("MIN20", "MIN21", "MIN303")))
    wrong = [f for f in told if f.code not in {"MIN206", "MIN207", "MIN208"}]
    assert not [(f.line, f.message.en) for f in wrong]
