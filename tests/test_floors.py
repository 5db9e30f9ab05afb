"""The floors under the score: none is lowered, and a mean below one is seen."""

from __future__ import annotations

import json
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

CHECKS = Path(__file__).resolve().parent.parent / ".ci"
pytestmark = pytest.mark.skipif(not CHECKS.exists(), reason="a source archive has no .ci")

GROUPS = {"assembly": ["na-*"], "all": ["*"]}
MARKS = {"na-1": {"turns": 1.0}, "na-2": {"turns": 0.5, "date": 1.0}, "b-1": {"turns": 0.0}}


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    loader = SourceFileLoader("check_floors", str(CHECKS / "check_floors.py"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_a_mean_is_taken_over_the_documents_that_have_the_area(floors: ModuleType) -> None:
    means = floors.average_by_group(MARKS, GROUPS)
    assert means == {"assembly": {"turns": 0.75, "date": 1.0}, "all": {"turns": 0.5, "date": 1.0}}


def test_a_mean_below_its_floor_does_not_hold(floors: ModuleType) -> None:
    rows = floors.compare({"all": {"turns": 0.5, "date": 0.9}}, {"all": {"turns": 0.501}})
    assert [(row.area, row.holds) for row in rows] == [("turns", False), ("date", True)]


def test_a_mean_that_misses_its_floor_by_rounding_alone_holds(floors: ModuleType) -> None:
    (row,) = floors.compare({"all": {"turns": 0.9 - 1e-12}}, {"all": {"turns": 0.9}})
    assert row.holds


def test_an_area_with_a_floor_and_no_mean_does_not_hold(floors: ModuleType) -> None:
    (row,) = floors.compare({"all": {}}, {"all": {"turns": 0.1}})
    assert not row.holds


def test_raising_rounds_down_and_lowers_nothing(floors: ModuleType) -> None:
    means = {"all": {"turns": 0.98765, "date": 0.5}}
    assert floors.lift(means, {"all": {"date": 0.75, "end": 0.2}}) == {
        "all": {"turns": 0.987, "date": 0.75, "end": 0.2}
    }


def test_every_floor_is_a_share_of_a_known_group(floors: ModuleType) -> None:
    book = json.loads(floors.FLOORS.read_text("utf-8"))
    assert set(book["floors"]) == set(book["groups"])
    assert all(0 <= floor <= 1 for areas in book["floors"].values() for floor in areas.values())
