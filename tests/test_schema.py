"""The published JSON Schema: sound, described in two languages, and true of what is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from minutes_parser.model import SCHEMA_ID, Minutes, json_schema
from minutes_parser.writers.json import write
from tests.strategies import documents

HANGUL = re.compile("[가-힣]")
ENGLISH = re.compile("[A-Za-z]{3}")
FULL: dict[str, Any] = {
    "layout": {"name": "committee", "confidence": 1, "evidence": []},
    "header": {"fields": [{"label": "일시", "value": "10시", "line": 1}]},
    "attendees": [{"name": None, "status": "present", "line": 1}],
    "agenda": [{"title": "보고", "line": 1, "children": [{"title": "가", "line": 2}]}],
    "proceedings": [
        {"type": "heading", "text": "보고", "line": 1},
        {
            "type": "remark",
            "speaker": {"label": "위원장"},
            "text": "예.",
            "paragraphs": ["예."],
            "line": 1,
            "end_line": 1,
        },
        {"type": "event", "kind": "open", "text": "개의", "line": 1},
        {"type": "paragraph", "text": "가", "line": 1, "end_line": 1},
        {"type": "table", "rows": [["가"]], "line": 1, "end_line": 1},
    ],
    "outcomes": [{"result": "가결", "votes": {"for": 1}, "line": 1}],
    "actions": [{"what": "정리", "line": 1}],
    "signatures": [{"line": 1}],
    "attachments": [{"title": "자료", "line": 1}],
    "unparsed": [{"text": "가", "line": 1}],
    "furniture": [{"text": "- 1 -", "line": 1}],
}


@cache
def make_validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def list_properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, node in [("Minutes", schema), *schema["$defs"].items()]:
        for key, described in node["properties"].items():
            yield f"{name}.{key}", described


def list_objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from list_objects(value)
    if isinstance(node, list):
        for value in node:
            yield from list_objects(value)


def dump_full() -> dict[str, Any]:
    dumped: dict[str, Any] = json.loads(write(Minutes.model_validate(FULL)))
    return dumped


def test_the_schema_is_a_sound_schema_of_the_draft_it_names() -> None:
    schema = json_schema()
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == SCHEMA_ID
    Draft202012Validator.check_schema(schema)


def test_the_schema_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize(
    ("name", "described"), [pytest.param(*p, id=p[0]) for p in list_properties(json_schema())]
)
def test_every_property_is_described_in_korean_and_english(
    name: str, described: dict[str, Any]
) -> None:
    description = described.get("description", "")
    assert HANGUL.search(description), f"{name}: {description}"
    assert ENGLISH.search(description), f"{name}: {description}"


def test_every_type_is_described_in_korean_and_english() -> None:
    schema = json_schema()
    for node in (schema, *schema["$defs"].values()):
        assert HANGUL.search(node["description"])
        assert ENGLISH.search(node["description"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(documents())
def test_every_document_fits_the_schema(doc: Minutes) -> None:
    make_validator().validate(json.loads(write(doc)))


def test_a_document_with_a_part_of_every_type_fits_the_schema() -> None:
    dumped = dump_full()
    make_validator().validate(dumped)
    seen = {key for node in list_objects(dumped) for key in node}
    assert {"for", "children", "speaker", "rows", "kind", "evidence"} <= seen


def test_an_extra_key_fits_nowhere() -> None:
    dumped = dump_full()
    for node in list_objects(dumped):
        node["extra"] = 1
        assert not make_validator().is_valid(dumped), node
        del node["extra"]
    make_validator().validate(dumped)


@pytest.mark.parametrize(
    "wrong",
    [
        {"header": {"date": "2022. 10. 28."}},
        {"header": {"start": "9:00"}},
        {"counts": {"present": -1}},
        {"outcomes": [{"result": "가결", "votes": {"for_": 1}, "line": 1}]},
        {"attendees": [{"name": "임규건", "status": "지각", "line": 1}]},
        {"unparsed": [{"text": "가", "line": 0}]},
        {"schema_version": "2.0"},
    ],
)
def test_a_wrong_value_does_not_fit(wrong: dict[str, Any]) -> None:
    assert not make_validator().is_valid(wrong)
