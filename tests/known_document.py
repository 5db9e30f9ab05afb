"""A small document and the facts of it, written by hand: what tests of comparisons start from."""

from __future__ import annotations

from typing import Any

PERSON = {"name": "한보람", "role": "위원장", "status": "present"}
FACTS: dict[str, Any] = {
    "is_minutes": True,
    "title": "제3차 도서관운영위원회 회의록",
    "body": "도서관운영위원회",
    "date": "2023-05-09",
    "start": "14:00",
    "end": "15:10",
    "place": "별빛도서관 2층",
    "counts": {"present": 2},
    "attendees": [PERSON, {"name": "문가온", "role": "관장", "status": "observer"}],
    "agenda": ["개관 시간 조정", "예산안", "주말 시간"],
    "turns": [{"role": "위원장", "name": "한보람", "starts": "회의를 시작하겠습니다"}],
    "events": [{"kind": "open", "time": "14:00"}],
    "outcomes": [{"item": "예산안", "result": "원안가결", "for": 2}],
    "actions": [{"what": "안내문 고치기"}],
}
DOCUMENT: dict[str, Any] = {
    "layout": {"name": "committee"},
    "title": "제3차  도서관운영위원회 회의록",
    "header": {
        "organization": "도서관운영위원회",
        "date": "2023-05-09",
        "start": "14:00",
        "end": "15:10",
        "place": "별빛도서관 2층",
    },
    "counts": {"present": 2},
    "attendees": [
        {**PERSON, "organization": None},
        {"name": "문가온", "role": "관장", "organization": "별빛도서관", "status": "observer"},
    ],
    "agenda": [
        {"title": "개관 시간 조정", "children": []},
        {"title": "예산안", "children": [{"title": "주말 시간", "children": []}]},
    ],
    "proceedings": [
        {"type": "event", "kind": "open", "time": "14:00", "text": "(14시 개의)"},
        {
            "type": "remark",
            "speaker": {"role": "위원장", "name": "한보람", "organization": None},
            "text": "회의를 시작하겠습니다. 앉아 주십시오.",
        },
        {"type": "event", "kind": "gavel", "time": None, "text": "(의사봉 3타)"},
    ],
    "outcomes": [{"result": "원안가결", "votes": {"for": 2}}],
    "actions": [{"what": "안내문 고치기"}],
}
