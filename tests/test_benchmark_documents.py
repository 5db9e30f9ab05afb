"""The benchmark documents: no area falls below its floor, and the scorer sees every difference."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests import scoring
from tests.known_document import DOCUMENT, FACTS
from tests.scoring import AREAS, DOCUMENTS, FAMILIES, average, lift, list_below, score

SOURCE = "제3차 도서관운영위원회 회의록\n회의를 시작하겠습니다.\n"
WRONG: dict[str, tuple[str, Any]] = {
    "title": ("title", None),
    "organization": ("body", "다른위원회"),
    "date": ("date", "2023-05-10"),
    "start": ("start", None),
    "end": ("end", "15:20"),
    "place": ("place", "별빛도서관 3층"),
    "attendees": ("attendees", [{"name": "한보람", "role": "위원", "status": "present"}]),
    "names": ("attendees", [{"name": "문가온", "role": "위원장", "status": "present"}]),
    "agenda": ("agenda", ["예산안", "개관 시간 조정"]),
    "turns": ("turns", [{"role": "위원장", "name": "한보람", "starts": "앉아 주십시오"}]),
    "speakers": ("turns", [{"role": "위원", "name": "한보람", "starts": "회의를 시작하겠습니다"}]),
    "events": ("events", []),
    "outcomes": ("outcomes", [{"result": "원안가결"}]),
    "actions": ("actions", []),
    "kind": ("is_minutes", False),
}


# -- the documents --------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", scoring.read_facts(), ids=lambda facts: facts["id"])
def test_a_document_is_scored_in_areas_that_are_known(facts: dict[str, Any]) -> None:
    marks = scoring.score_documents()[facts["id"]]
    assert marks
    assert set(marks) <= set(AREAS)
    assert all(0 <= mark <= 1 for mark in marks.values())


@pytest.mark.parametrize("area", AREAS)
def test_no_area_falls_below_its_floor(area: str) -> None:
    means = average(scoring.score_documents())[scoring.ALL]
    assert not list_below(means, {area: scoring.read_floors()[area]})


def test_every_document_has_facts_and_a_family() -> None:
    facts = scoring.read_facts()
    files = {path.name for path in DOCUMENTS.iterdir() if path.suffix != ".json"}
    assert {record["file"] for record in facts} == files
    assert {record["id"].rstrip("0123456789") for record in facts} == set(FAMILIES)


# -- the scorer -----------------------------------------------------------------------------------


def test_a_right_document_has_full_marks_in_every_area() -> None:
    assert score(DOCUMENT, FACTS, SOURCE) == dict.fromkeys(AREAS, 1.0)


@pytest.mark.parametrize("area", WRONG)
def test_a_wrong_fact_costs_marks_in_its_area(area: str) -> None:
    key, value = WRONG[area]
    assert score(DOCUMENT, {**FACTS, key: value}, SOURCE)[area] < 1


def test_another_reading_that_the_facts_allow_has_full_marks() -> None:
    facts = {**FACTS, "title": "회의록", "title_also": [FACTS["title"]]}
    facts |= {"agenda": ["개관 시간 조정"], "agenda_maybe": ["예산안", "주말 시간"]}
    facts |= {"turns": [], "turns_maybe": FACTS["turns"]}
    marks = score(DOCUMENT, facts, SOURCE)
    assert (marks["title"], marks["agenda"], marks["turns"]) == (1, 1, 1)


def test_a_line_that_does_not_reach_the_output_is_not_kept() -> None:
    assert score(DOCUMENT, FACTS, SOURCE + "잃어버린 줄\n난데없는 줄\n")["kept"] == 0.5


def test_an_area_that_neither_side_has_is_not_scored() -> None:
    facts = {**FACTS, "actions": [], "place": None}
    document = copy.deepcopy(DOCUMENT)
    document["actions"], document["header"]["place"] = [], None
    assert not {"actions", "place"} & set(score(document, facts, SOURCE))


def test_text_that_is_no_minutes_is_judged_by_its_kind_alone() -> None:
    assert score({**DOCUMENT, "layout": None}, {"is_minutes": False}, SOURCE) == {"kind": 1.0}


# -- floors ---------------------------------------------------------------------------------------


def test_raising_rounds_down_and_lowers_nothing() -> None:
    floors = {"date": 0.75, "end": 0.2}
    assert lift({"turns": 0.98765, "date": 0.5, "kept": 0.9 - 1e-12}, floors) == {
        "date": 0.75, "end": 0.2, "turns": 0.98, "kept": 0.9,
    }  # fmt: skip


def test_a_mean_below_its_floor_is_named_and_so_is_a_missing_one() -> None:
    below = list_below({"date": 0.9 - 1e-12, "end": 0.5}, {"date": 0.9, "end": 0.51, "turns": 0.1})
    assert below == ["end: 0.5000, floor 0.51", "turns: 0.0000, floor 0.1"]


def test_a_mean_is_taken_over_all_documents_and_by_family() -> None:
    means = average({"na1": {"turns": 1.0}, "na2": {"turns": 0.5, "date": 1.0}, "c1": {"turns": 0}})
    assert means["assembly"] == {"date": 1.0, "turns": 0.75}
    assert means[scoring.ALL] == {"date": 1.0, "turns": 0.5}


def test_the_table_has_a_row_an_area_and_a_column_a_family() -> None:
    means = average({"na1": {"turns": 1.0}, "c1": {"turns": 0.5}})
    plain, markdown = (
        scoring.draw_table(means, markdown).split("\n") for markdown in (False, True)
    )
    assert plain[0].split() == ["area", "all", "committee", "assembly"]
    assert [line.split()[0] for line in plain[1:]] == AREAS
    assert "| turns | 0.75 | 0.50 | 1.00 |" in markdown
