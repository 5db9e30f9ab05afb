"""Speed of the single steps, for pytest-benchmark: `pytest tests/benchmarks --no-cov`."""

from __future__ import annotations

import mistune
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from minutes_parser import Minutes, parse, to_json, to_markdown
from tests.benchmarks.texts import make_text

SIZE = 260_000


@pytest.fixture(scope="module")
def text() -> str:
    return make_text(SIZE)


@pytest.fixture(scope="module")
def document(text: str) -> Minutes:
    return parse(text)


def test_mistune_reads_the_same_text(benchmark: BenchmarkFixture, text: str) -> None:
    benchmark(mistune.create_markdown(renderer="ast"), text)


def test_parse_an_assembly_record(benchmark: BenchmarkFixture, text: str) -> None:
    benchmark(parse, text)


def test_write_json(benchmark: BenchmarkFixture, document: Minutes) -> None:
    benchmark(to_json, document)


def test_write_markdown(benchmark: BenchmarkFixture, document: Minutes) -> None:
    benchmark(to_markdown, document)
