"""Results behind the signs of their items: `㉮ 원안가결 ㉯ 보류`, `▷① 전원 찬성으로 가결`."""

from __future__ import annotations

from minutes_parser.parser.business.agenda import heading_number
from minutes_parser.patterns import lazy

_SIGN = lazy(r"[①-⑳⑴-⒂㉮-㉻㈎-㈛]")
_LONGEST = 120


def read_signed(row: str) -> list[tuple[str, str]]:
    """Numbers or letters of items by their signs, and what stands behind each."""
    if len(row) > _LONGEST or _SIGN.search(row) is None:
        return []
    at = [match.start() for match in _SIGN.finditer(row)]
    parts = [row[a:b].strip(" ,/·;") for a, b in zip(at, [*at[1:], len(row)], strict=True)]
    return [(number, part[1:].strip()) for part in parts if (number := heading_number(part))]
