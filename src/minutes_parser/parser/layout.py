"""Which family a document belongs to, as evidence that was counted.

Every count that speaks for a record of a meeting, or against it, adds its points. Each family has
points of its own: for how speech is set off, for who meets, for the sections of notes; the family
with most of them gives the layout its name. What was counted is kept as evidence.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from minutes_parser.parser.heading.times import find_compact_date, find_date
from minutes_parser.parser.speech.speaking import INSIDE, RECORDED
from minutes_parser.parser.text import close, has_hanja
from minutes_parser.vocabulary.families import (
    ARTICLE,
    ASKING,
    ASSEMBLY,
    BLANK,
    BLANK_AT_END,
    BODIES,
    CODE,
    COMMITTEE,
    COUNCIL,
    EMPTY_LABEL,
    INVITING,
    MEETING,
    NEWS,
    NOTICE,
    RELEASED,
    REPORT,
    TO_FILL_IN,
)
from minutes_parser.vocabulary.labels import TITLE_WORDS
from minutes_parser.vocabulary.stages import STAGES

if TYPE_CHECKING:
    from minutes_parser.parser.document import Reading
    from minutes_parser.parser.heading.head import Head

NEEDED = 4
SURE = 14


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
    _count_notes(evidence, reading)
    _count_against(evidence, reading, title, len(remarks), decided)
    named = sum(1 for person in attendees if person["name"])
    kinds = {kind.name for kind in reading.survey.outline.sections.values()}
    if decided < 2 and named <= FEW_NAMED and not kinds & {"actions", "result"}:
        _count_invitation(evidence, reading, title or "", len(remarks))
    if evidence.points < NEEDED:
        return None
    return {
        "name": _family(evidence, reading, remarks, title or ""),
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
    voices = {(n["speaker"]["role"], n["speaker"]["name"]) for n in remarks}
    if len(voices) > 2 and len(remarks) > 9 and is_recording(reading.survey.grammars, remarks):
        evidence.count(len(voices), 1, "{n} voices of a recording")
    stages = [n for n in proceedings if n["type"] == "event" and n["kind"] in STAGES]
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
    evidence.count(int(not titled and bool(MEETING.search(plain))), 1, f"title line {title}")
    kinds = {
        entry.kind.name
        for entry in reading.walk.entries
        if entry.rows or entry.kind.name == "record"
    }
    for kind, note in _HEAD_NOTES.items():
        evidence.count(int(kind in kinds), 1, note)
    evidence.count(int(head.dates()[0] is not None), 1, "a date")
    evidence.count(sum(1 for a in attendees if a["name"]), 2, "{n} attendees listed by name")
    evidence.count(len(reading.walk.headings.keys() & reading.walk.edges), 0, "{n} headings")


_HEAD_NOTES = {
    "date": "a field for the date",
    "place": "a field for the place",
    "people": "a field for those present",
    "agenda": "an agenda",
    "count": "declared numbers",
}


def _count_notes(evidence: Evidence, reading: Reading) -> None:
    """Sections and dated lines of team notes, which may lack title and labels alike."""
    outline = reading.survey.outline
    if not outline.notes:
        return
    kinds = {kind.name for kind in outline.sections.values()} & _NOTE_KINDS
    evidence.count(len(outline.meetings), 2, "{n} lines that date a meeting")
    evidence.count(len(kinds), min(len(kinds), 3), "{n} kinds of sections that notes have")


_NOTE_KINDS = frozenset({"agenda", "record", "result", "actions", "next", "people"})


def _count_against(
    evidence: Evidence, reading: Reading, title: str | None, remarks: int, decided: int
) -> None:
    """Forms, regulations, news and specifications look like minutes in parts."""
    if remarks > MANY:
        return
    sample = [text for text in reading.units.text[:800] if text][:400]
    if not sample:
        return
    whole = len(sample)
    blanks = sum(1 for text in sample if len(text) < 60 and BLANK.search(text))
    empty = sum(1 for text in sample if len(text) < 120 and EMPTY_LABEL.fullmatch(text))
    fill = sum(1 for text in sample if len(text) < 120 and TO_FILL_IN.search(text))
    asking = sum(1 for text in sample if len(text) < 50 and ASKING.search(text))
    # Decisions ask as well (`보행로를 확보할 것`), but of those they are about.
    asks = asking > 2 and asking * 12 > whole and decided < 2
    evidence.count(int(asks), -9, "asks to be filled in: a form")
    articles = sum(1 for text in sample if ARTICLE.match(text.lstrip("#* ")))
    ended = sum(1 for text in sample if len(text) < 60 and BLANK_AT_END.search(text))
    evidence.count(int(blanks * 3 > whole), -9, "blotted blanks on most lines: a form")
    evidence.count(int(ended > 4 and ended * 4 > whole), -9, "lines that end in a blank: a form")
    form = empty > 3 and (empty * 4 > whole or (fill > 0 and empty * 6 > whole))
    evidence.count(int(form), -9, "labels without values: a form")
    evidence.count(int(articles > 2 and articles > remarks), -9, "articles of a regulation")
    news = sum(1 for text in (*sample[:12], *sample[-12:]) if NEWS.search(text))
    evidence.count(int(news > 0 and remarks < 3 * news), -6, "a by-line: news")
    named = title is not None and any(word in title for word in TITLE_WORDS)
    released = not named and any("보도자료" in close(text) for text in sample[:6])
    released = released and any(map(RELEASED.search, sample[:12]))
    evidence.count(int(released and remarks < 10), -9, "a press release")
    code = sum(1 for text in sample if CODE.search(text))
    evidence.count(int(code > 0 and remarks < 10), -6, "code or badges: a manual")
    evidence.count(
        int(bool(title and REPORT.search(title)) and remarks < 3), -4, "titled as a report or rule"
    )


def _count_invitation(evidence: Evidence, reading: Reading, title: str, remarks: int) -> None:
    """A notice of a meeting to come has date, place and agenda, but nobody has met yet."""
    if any(word in title for word in TITLE_WORDS) or remarks > FEW:
        return
    sample = [text for text in reading.units.text[:400] if text]
    called = any(map(NOTICE.search, (title, *sample[:4])))
    evidence.count(int(called), -6, "titled as a notice of a meeting")
    inviting = sum(1 for text in (sample if called else sample[:NEAR]) if INVITING.search(text))
    evidence.count(inviting, -9, "{n} lines that ask people to come")


def is_recording(grammars: dict[str, int], remarks: list[dict[str, Any]]) -> bool:
    """Whether the record was written down from a recording: labels carry its time."""
    stamped = sum(1 for node in remarks if len(node["time"] or "") > 5)
    if RECORDED & grammars.keys() == {INSIDE} and _by_the_clock(remarks):
        return False
    return bool(RECORDED & grammars.keys() or "cue" in grammars or stamped * 2 > len(remarks) > 0)


def _by_the_clock(remarks: list[dict[str, Any]]) -> bool:
    """Whether the times beside labels are the time of day: no recording begins at `18:52`."""
    first = next((node["time"] for node in remarks if node["time"]), "")
    return len(first) == len("18:52") and first >= "06"


MANY = 20
FEW = 9
FEW_NAMED = 2
NEAR = 12  # lines in which a letter says why it is sent


def _family(evidence: Evidence, reading: Reading, remarks: list[dict[str, Any]], title: str) -> str:
    """The family with most points; what was counted for it is kept."""
    scores = [*_by_speech(reading, remarks, title), *_by_name(reading, title)]
    outline = reading.survey.outline
    if outline.notes:
        scores.append((2, "notes", f"{len(outline.sections)} sections of notes"))
    _, name, note = max(scores, key=lambda score: score[0], default=(0, "notes", ""))
    if note:
        evidence.notes.append(f"{name}: {note}")
    return name


def _by_speech(
    reading: Reading, remarks: list[dict[str, Any]], title: str
) -> list[tuple[int, str, str]]:
    """Families that are told by how speech is set off."""
    grammars = reading.survey.grammars
    if is_recording(grammars, remarks):
        return [(9, "transcript", "voices and times")]
    circles = sum(n for grammar, n in grammars.items() if grammar.endswith(" blank"))
    if not circles or circles * 2 <= len(remarks):
        return []
    cover = title + " " + " ".join(reading.units.text[:60])
    hanja = "-hanja" if _in_hanja(remarks) else ""
    if match := ASSEMBLY.search(cover):
        return [(8, f"assembly{hanja}", f"marks before speakers, {match[0]} on the cover")]
    if match := COUNCIL.search(cover):
        return [(8, f"council{hanja}", f"marks before speakers, {match[0]} on the cover")]
    if any("의원" in (remark["speaker"]["role"] or "") for remark in remarks):
        return [(8, f"council{hanja}", "marks before speakers, members of a council speak")]
    return []


def _by_name(reading: Reading, title: str) -> list[tuple[int, str, str]]:
    """Families that are told by who meets."""
    head = title + " " + " ".join(reading.units.text[:14])
    for name, pattern in BODIES:
        if match := pattern.search(head):
            return [(4, name, f"{match[0]} in title or first lines")]
    match = COMMITTEE.search(head)
    return [(1, "committee", f"{match[0]} in title or first lines")] if match else []


def _in_hanja(remarks: list[dict[str, Any]]) -> bool:
    roles = [r["speaker"]["role"] or "" for r in remarks]
    return sum(n for role, n in Counter(roles).items() if has_hanja(role)) * 2 > len(roles)
