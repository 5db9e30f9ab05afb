"""Lines of the head that print when and where without any label.

`2018-05-30 (수) 저녁 / 동아리방 / 속기: 봄나래`, `2023년 9월 26일 화요일 제1공학관 414호`.
"""

from __future__ import annotations

from minutes_parser.parser.heading.fields import Field, Kind, key_of, kind_of, read_field
from minutes_parser.parser.heading.times import find_date, find_times
from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.text import close, squeeze
from minutes_parser.patterns import lazy

LONGEST = 100
# Lines from the head of a document among which such lines are looked for.
COVER_REACH = 24
_SEPARATORS = (lazy(r"\s+[/|·ㆍ‧∙⋅@]\s+"), lazy(r",\s+(?=\D)"))
# What a date is printed with, up to where something else begins.
_WHEN = lazy(
    r"[^가-힣\d]{0,4}['’‘]?\d{2,4}\s*[년.\-/]\s*\d{1,2}\s*[월.\-/]\s*\d{1,2}\s*(?:일|\.)?"
    r"(?:[\s,]*[(（]?[월화수목금토일](?:요일)?[)）]?(?![가-힣]))?"
    r"(?:[\s,~∼–-]*(?:오전|오후|저녁|아침|낮|밤)?\s*\d{1,2}\s*(?:시(?:\s*\d{1,2}\s*분|\s*반)?|[:：]\s*\d{2})"
    r"(?:\s*부터|\s*까지)?)*[\s,]*"
)
_PLACE = lazy(
    r"(?:호|실|관|층|(?<!담)당|장|소|방|터|홀|룸|센터|카페|학교|교실|교회|사무실|마당|쉼터|광장|식당|다방|공방|서점"
    r"|온라인|비대면|화상|줌|[Zz]oom|ZOOM|디스코드|[Dd]iscord|미트|팀즈)"
    r"(?:\s*(?:[A-Za-z]?-?\d{1,4}(?:-\d{1,3})?\s*[호층]?|[A-Z](?:동|실|홀)?))?"
    r"(?:\s*[(（][^()（）]{1,20}[)）])?$"
)
_TOLD_BEHIND = lazy(
    r"(?P<names>\S.{3,80}?)[\s,]*(?P<word>참석|출석|불참|결석)(?:함|하였음|했음|하였다)?\.?",
    needs=("참석", "출석", "불참", "결석"),
)
_ITEMS = lazy(r"[,、，·ㆍ\s]+")
_MEETING = lazy(
    r"(?:[가-힣]{1,2}\s*번째|제?\s*\d{1,3}\s*(?:차|회|주차))\s*(?:회의|미팅|모임|스터디)"
)
_MEMBERS = frozenset("위원 심의위원 이사 임원 회원 대의원 조합원 의원 평가위원 심사위원".split())
_COUNTED = lazy(r"\d{1,4}\s*(?:명|인)\s*(?:이|중\s*\d{1,4}\s*(?:명|인))?\s*(?:참석|출석|참여)")
_NO_PLACE = lazy(r"[.?!:：]$|(?:다|요|음|함)$|회의록|의사록|속기록|회의실에서")


def read_unlabelled(text: str) -> list[Field]:
    """The fields of such a line; none unless it begins with a date and tells something else."""
    if len(text) > LONGEST or find_date(text) is None:
        return []
    when = _WHEN.match(text)
    if when is None:
        return []
    for separator in _SEPARATORS:
        parts = [part.strip() for part in separator.split(text) if part.strip()]
        if len(parts) > 1:
            fields = [_read_part(part, n) for n, part in enumerate(parts)]
            behind = parts[0][when.end() :].strip()
            if behind and is_place(behind) and fields[0].kind.name == "date":
                when_told = Field("", Kind("date"), parts[0][: when.end()].strip(" ,"))
                fields[:1] = [when_told, Field("", Kind("place"), squeeze(behind))]
            told = any(field.kind.name not in {"cover", "date"} for field in fields)
            return _join_dates(fields) if told else []
    place = text[when.end() :].strip()
    if not place or not is_place(place):
        return []
    return [
        Field("", Kind("date"), text[: when.end()].strip(" ,")),
        Field("", Kind("place"), squeeze(place)),
    ]


def read_told_attendance(text: str) -> Field | None:
    """`강나루, 고은빛, 팀원 전부 출석`: names first, and behind them that they were there."""
    match = _TOLD_BEHIND.fullmatch(text) if len(text) < LONGEST else None
    if match is None:
        return None
    items = [item for item in _ITEMS.split(match["names"]) if item]
    named = sum(1 for item in items if is_name(close(item)) or is_name(item.split()[-1]))
    kind = kind_of(match["word"])
    if named < 2 or named * 3 < len(items) * 2 or kind is None:
        return None
    return Field(match["word"], kind, match["names"].strip(" ,"))


def is_dated_meeting(field: Field) -> bool:
    """`첫 번째 회의: 2024. 4. 1.`: the title of notes, and their day."""
    return _MEETING.fullmatch(field.label) is not None and find_date(field.value) is not None


def counts_members(field: Field) -> bool:
    """`위원 : 재적 15명 중 10명 참석`: the field of those who were there."""
    return (
        field.kind.name == "other"
        and key_of(field.label) in _MEMBERS
        and _COUNTED.search(field.value) is not None
    )


def _read_part(part: str, n: int) -> Field:
    field = read_field(part)
    if field is not None and field.value:
        return field
    if n == 0 or find_times(part).start or find_date(part):
        return Field("", Kind("date"), part)
    return Field("", Kind("place" if is_place(part) else "cover"), part)


def starts_with_date(text: str) -> bool:
    """Whether a line is a date and a time, and nothing before them."""
    when = _WHEN.match(text)
    return when is not None and when.end() * 2 > len(text)


def is_place(text: str) -> bool:
    """Whether a short line ends as rooms and houses do."""
    return len(text) < 40 and _PLACE.search(text) is not None and not _NO_PLACE.search(text)


def _join_dates(fields: list[Field]) -> list[Field]:
    """A date and the time behind its separator are one field."""
    joined: list[Field] = []
    for field in fields:
        before = joined[-1] if joined else None
        if before and not field.label and field.kind.name == before.kind.name == "date":
            joined[-1] = before._replace(value=f"{before.value} {field.value}")
        else:
            joined.append(field)
    return joined
