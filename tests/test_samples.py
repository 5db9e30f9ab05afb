"""The invented documents of samples/: their JSON, their Markdown, and facts written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from minutes_parser import Minutes, parse, parse_file, to_json, to_markdown
from tests.conftest import Golden
from tests.expectations import list_differences

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
FACTS_END = ".expected.json"
FACTS = sorted((ROOT / "samples").glob(f"*{FACTS_END}"))
PLACES = {"line", "end_line", "column", "source", "layout"}

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)


def test_there_are_samples() -> None:
    assert SAMPLES


@each_sample
def test_a_sample_gives_its_json(sample: Path, golden: Golden) -> None:
    text = json.dumps(_dump(parse_file(sample)), ensure_ascii=False, indent=1)
    golden(sample.with_suffix(".json"), text + "\n")


@each_sample
def test_a_sample_gives_its_markdown(sample: Path, golden: Golden) -> None:
    golden(sample.with_suffix(".md"), to_markdown(parse_file(sample)))


@each_sample
def test_markdown_gives_the_content_back(sample: Path) -> None:
    document = parse_file(sample)
    assert _content(parse(to_markdown(document))) == _content(document)


@each_sample
def test_a_golden_does_not_tell_where_it_was_made(sample: Path) -> None:
    assert parse_file(sample).source.name == sample.name


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.stem)
def test_a_sample_holds_the_facts_written_by_hand(facts: Path) -> None:
    document = parse_file(facts.with_name(facts.name.removesuffix(FACTS_END) + ".txt"))
    differences = list_differences(json.loads(facts.read_text("utf-8")), _dump(document))
    assert not differences, "\n".join(["", *differences])


def _dump(document: Minutes) -> dict[str, Any]:
    dumped: dict[str, Any] = json.loads(to_json(document))
    return dumped


def _content(document: Minutes) -> Any:
    """The document without the places where things stood and how they were found."""
    return _drop_places(_dump(document))


def _drop_places(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _drop_places(value) for key, value in node.items() if key not in PLACES}
    if isinstance(node, list):
        return [_drop_places(item) for item in node]
    return node
