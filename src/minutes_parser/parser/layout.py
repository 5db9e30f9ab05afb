"""Which family a document belongs to, as evidence that was counted.

Every count that speaks for a record of a meeting, or against it, adds its points; the family is
told by who meets and how speech is set off. What was counted is kept as evidence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from minutes_parser.parser.speaking import RECORDED
from minutes_parser.parser.text import close, has_hanja
from minutes_parser.parser.times import find_compact_date, find_date
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import TITLE_WORDS

if TYPE_CHECKING:
    from minutes_parser.parser.document import Reading
    from minutes_parser.parser.head import Head

NEEDED = 4
SURE = 14
_ASSEMBLY = lazy(r"(?:제|第)\s*\d+\s*(?:회|回)\s*(?:국회|國會)|국회\s*사무처|國會事務處")
_COUNCIL = lazy(r"[가-힣]의회(?![가-힣]*위원장)|[\u4e00-\u9fff]議會")
_BOARD = lazy(r"이사회|총회|주주|조합원|대의원회|의사록|평의회")
_UNIVERSITY = lazy(r"대학교|대학원|총학생회|학생회|등록금|평의원회|단과대|학과")
_COMMUNITY = lazy(
    r"입주자|아파트|학교운영위원회|주민자치|교회|당회|제직회|(?:마을|동네)\s*(?:총회|회의|모임|잔치)"
)
_ARTICLE = lazy(r"제\s*\d+\s*조(?:의\d+)?\s*[(（]")
_PLACEHOLDER = lazy(r"○{2,}|□{3,}|_{3,}|\.{6,}|OO{2,}|☐")
_NEWS = lazy(r"\S{2,4}\s*기자(?:\s|$|\])|무단\s*전재|입력\s*\d{4}[.\-]|ⓒ")
_CODE = lazy(r"```|pip install|npm |https?://img\.shields|\[!\[")
_REPORT = lazy(r"보고서|명세서|요구사항|계획서|안내문|공고$|규정$|규칙$|정관$|조례$|README", re.I)
# What a page asks of those who fill it in.
_ASKING = lazy(
    r"(?:입력|선택|작성|첨부|기재)\s*(?:해\s*주세요|하세요|해\s*주십시오|바랍니다)|업로드|드래그|접수\s*번호|^\S.{0,20}\s\*$"
)
_EMPTY_LABEL = lazy(
    r"[가-힣](?:\s?[가-힣]){1,6}\s*[:：][\s\d명년월일시분()~\-:·,☐재적정기임시사유]*"
)
_STAGE_KINDS = frozenset({"open", "recess", "resume", "close"})


class Evidence:
    """Points and the counts behind them."""

    def __init__(self) -> None:
        self.points = 0
        self.notes: list[str] = []

    def count(self, number: int, points: int, note: str) -> None:
        """Add points where something was counted; the note says what."""
        if number:
            self.points += points
            self.notes.append(note.replace("{n}", str(number)))


def judge_layout(
    reading: Reading,
    head: Head,
    title: str | None,
    proceedings: list[dict[str, Any]],
    attendees: list[dict[str, Any]],
    decided: int,
) -> dict[str, Any] | None:
    """The family, how sure, and why; None when this is not a record of a meeting."""
    evidence = Evidence()
    remarks = [node for node in proceedings if node["type"] == "remark"]
    _count_record(evidence, reading, proceedings, remarks, decided)
    _count_head(evidence, reading, head, title, attendees)
    _count_against(evidence, reading, title, len(remarks))
    if evidence.points < NEEDED:
        return None
    return {
        "name": _family(reading, remarks, title or ""),
        "confidence": round(min(0.5 + evidence.points / (2 * SURE), 0.99), 2),
        "evidence": evidence.notes,
    }


def _count_record(
    evidence: Evidence,
    reading: Reading,
    proceedings: list[dict[str, Any]],
    remarks: list[dict[str, Any]],
    decided: int,
) -> None:
    for grammar, count in sorted(reading.survey.grammars.items(), key=lambda item: -item[1]):
        evidence.notes.append(f"{count} speaker labels: {grammar}")
    evidence.points += 3 if len(remarks) > 2 else len(remarks)
    stages = [n for n in proceedings if n["type"] == "event" and n["kind"] in _STAGE_KINDS]
    printed = sum(1 for node in stages if node["text"])
    evidence.count(printed, 3, "{n} stage lines")
    evidence.count(len(stages) - printed, 1, "{n} openings or closings told in words")
    evidence.count(decided, 1, "{n} outcomes")


def _count_head(
    evidence: Evidence,
    reading: Reading,
    head: Head,
    title: str | None,
    attendees: list[dict[str, Any]],
) -> None:
    plain = close(title or "")
    titled = any(close(word) in plain for word in TITLE_WORDS)
    evidence.count(int(titled), 2, f"title line {title}")
    dated = titled and (find_compact_date(title or "") or find_date(title or ""))
    evidence.count(int(bool(dated)), 1, "a title that tells the day")
    evidence.count(int(not titled and bool(_MEETING.search(plain))), 1, f"title line {title}")
    kinds = {
        entry.kind.name
        for entry in reading.walk.entries
        if entry.rows or entry.kind.name == "record"
    }
    for kind, note in _HEAD_NOTES.items():
        evidence.count(int(kind in kinds), 1, note)
    evidence.count(int(head.dates()[0] is not None), 1, "a date")
    evidence.count(sum(1 for a in attendees if a["name"]), 2, "{n} attendees listed by name")
    evidence.count(len(reading.walk.headings & reading.walk.edges), 0, "{n} headings")


_MEETING = lazy(r"회의|미팅|총회|이사회|모임|스터디|워크숍|간담회|협의회|meeting", re.I)
_HEAD_NOTES = {
    "date": "a field for the date",
    "place": "a field for the place",
    "people": "a field for those present",
    "agenda": "an agenda",
    "count": "declared numbers",
}


def _count_against(evidence: Evidence, reading: Reading, title: str | None, remarks: int) -> None:
    """Forms, regulations, news and specifications look like minutes in parts."""
    if remarks > 20:
        return
    sample = [text for text in reading.units.text[:800] if text][:400]
    if not sample:
        return
    blanks = sum(1 for text in sample if _PLACEHOLDER.search(text) and len(text) < 60)
    empty = sum(1 for text in sample if _EMPTY_LABEL.fullmatch(text))
    asking = sum(1 for text in sample if len(text) < 50 and _ASKING.search(text))
    evidence.count(
        int(asking > 2 and asking * 12 > len(sample)), -9, "asks to be filled in: a form"
    )
    articles = sum(1 for text in sample if _ARTICLE.match(text.lstrip("#* ")))
    evidence.count(int(blanks * 3 > len(sample)), -9, "blotted blanks on most lines: a form")
    evidence.count(int(empty > 3 and empty * 4 > len(sample)), -9, "labels without values: a form")
    evidence.count(int(articles > 2 and articles > remarks), -9, "articles of a regulation")
    news = sum(1 for text in sample[:12] if _NEWS.search(text))
    evidence.count(int(news > 0 and remarks < 3), -6, "a by-line: news")
    code = sum(1 for text in sample if _CODE.search(text))
    evidence.count(int(code > 0 and remarks < 10), -6, "code or badges: a manual")
    evidence.count(
        int(bool(title and _REPORT.search(title)) and remarks < 3), -4, "titled as a report or rule"
    )


def is_recording(grammars: dict[str, int], remarks: list[dict[str, Any]]) -> bool:
    """Whether the record was written down from a recording: labels carry its time."""
    stamped = sum(1 for node in remarks if len(node["time"] or "") > 5)
    return bool(RECORDED & grammars.keys() or "cue" in grammars or stamped * 2 > len(remarks) > 0)


def _family(reading: Reading, remarks: list[dict[str, Any]], title: str) -> str:
    grammars = reading.survey.grammars
    cover = title + " " + " ".join(reading.units.text[:60])
    circles = sum(n for grammar, n in grammars.items() if grammar.endswith(" blank"))
    if is_recording(grammars, remarks):
        return "transcript"
    if circles and circles * 2 > len(remarks):
        hanja = "-hanja" if _in_hanja(remarks) else ""
        if _ASSEMBLY.search(cover):
            return f"assembly{hanja}"
        if _COUNCIL.search(cover) or any("의원" in (r["speaker"]["role"] or "") for r in remarks):
            return f"council{hanja}"
    head = title + " " + " ".join(reading.units.text[:14])
    for pattern, name in _FAMILIES:
        if pattern.search(head):
            return name
    return "committee" if re.search(r"위원회|협의회|심의회|협의체", head) else "notes"


_FAMILIES = (
    (_COMMUNITY, "community"),
    (_UNIVERSITY, "university"),
    (lazy(r"위원회|심의회|협의체"), "committee"),
    (_BOARD, "board"),
)


def _in_hanja(remarks: list[dict[str, Any]]) -> bool:
    roles = [r["speaker"]["role"] or "" for r in remarks]
    return sum(map(has_hanja, roles)) * 2 > len(roles)
