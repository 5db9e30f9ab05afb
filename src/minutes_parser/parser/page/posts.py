"""Posts of web boards: `제목 8월 이사회 결과`, `작성일 2022-08-26` above the minutes."""

from __future__ import annotations

from minutes_parser.parser.heading.fields import Field, Kind
from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_LINE = lazy(
    r"(?P<label>제목|작성일시?|작성자|등록일시?|등록자|게시일시?|게시자|조회수?|글쓴이|담당부서|번호)"
    r"\s*[:：]?\s+(?P<value>\S.*)",
)
_BEGINNINGS = ("제목", "작성", "등록", "게시", "조회", "글쓴이", "담당부서", "번호")
_REACH = 20  # units from the top in which a post prints them


def read_post_line(units: Units, i: int) -> Field | None:
    """What the board prints of a post, where several such lines stand together."""
    begins = i < _REACH and units.text[i].startswith(_BEGINNINGS)
    match = _LINE.fullmatch(units.text[i]) if begins else None
    if match is None:
        return None
    around = [j for j in range(max(i - 3, 0), min(i + 4, len(units))) if j != i]
    others = {m["label"] for j in around if (m := _LINE.fullmatch(units.text[j]))}
    if not others - {match["label"]}:
        return None
    kind = "title" if match["label"] == "제목" else "note"
    return Field(match["label"], Kind(kind), match["value"].strip())
