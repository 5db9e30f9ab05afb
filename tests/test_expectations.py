"""The comparison with facts written by hand sees every wrong fact."""

from __future__ import annotations

from typing import Any

import pytest

from tests.expectations import COMPARISONS, list_differences
from tests.known_document import DOCUMENT, FACTS, PERSON

WRONG: dict[str, Any] = {
    "is_minutes": False,
    "title": "제4차 도서관운영위원회 회의록",
    "body": None,
    "date": "2023-05-10",
    "start": None,
    "end": "15:20",
    "place": "별빛도서관 3층",
    "counts": {"present": 2, "absent": 0},
    "attendees": [PERSON, {"name": "문가온", "role": "관장", "status": "present"}],
    "agenda": ["예산안", "개관 시간 조정", "주말 시간"],
    "turns": [{"role": "위원", "name": "한보람", "starts": "회의를 시작하겠습니다"}],
    "events": [],
    "outcomes": [{"item": "예산안", "result": "원안가결"}],
    "actions": [{"what": "안내문 고치기"}, {"what": "견적 받기"}],
}


def test_right_facts_give_no_difference() -> None:
    assert list_differences(FACTS, DOCUMENT) == []


def test_every_kind_of_fact_is_looked_at() -> None:
    assert set(FACTS) == set(WRONG) == set(COMPARISONS)


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_fact_is_named(key: str) -> None:
    differences = list_differences({**FACTS, key: WRONG[key]}, DOCUMENT)
    assert differences
    assert all(line.startswith((key, key.removesuffix("s"))) for line in differences)


def test_facts_that_nobody_wrote_down_are_not_looked_at() -> None:
    assert list_differences({"date": "2023-05-09"}, {**DOCUMENT, "title": "other"}) == []


def test_another_reading_that_the_facts_allow_is_no_difference() -> None:
    allowed = {"title": "회의록", "title_also": [FACTS["title"]]}
    assert list_differences(allowed, DOCUMENT) == []
