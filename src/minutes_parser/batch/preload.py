"""Everything a document needs, loaded and used once before worker processes part."""

from __future__ import annotations

from functools import cache

from minutes_parser import api
from minutes_parser.batch import archives, convert, rows

__all__ = ["archives", "convert", "rows", "warm_up"]


@cache
def warm_up() -> None:
    """Patterns and models are built on first use: once here instead of once a process."""
    text = "제1차 회의록\n일시: 2022. 10. 28.(금) 10:00\n○ 위원장: 개의하겠습니다.\n"
    doc = api.parse(text)
    api.validate(doc, text)
    api.to_json(doc)
    api.to_markdown(doc)


warm_up()
