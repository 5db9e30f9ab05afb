"""Which family a document belongs to, as evidence that was counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from minutes_parser.parser.text import close, has_hanja
from minutes_parser.vocabulary.labels import TITLE_WORDS

if TYPE_CHECKING:
    from minutes_parser.parser.document import Reading
    from minutes_parser.parser.head import Head

_ASSEMBLY = re.compile(r"(?:제|第)\s*\d+\s*(?:회|回)\s*(?:국회|國會)|국회사무처|국회\s*사무처|國會事務處")
_COUNCIL = re.compile(r"[가-힣]의회(?![가-힣]*위원장)|議會")


def judge_layout(
    reading: Reading,
    head: Head,
    title: str | None,
    proceedings: list[dict[str, Any]],
    attendees: list[dict[str, Any]],
) -> dict[str, Any] | None:
    """The family, how sure, and why; None when this is not a record of a meeting."""
    evidence: list[str] = []
    remarks = [node for node in proceedings if node["type"] == "remark"]
    stages = [
        node
        for node in proceedings
        if node["type"] == "event" and node["kind"] in {"open", "recess", "resume", "close"} and node["text"]
    ]
    for grammar, count in sorted(reading.survey.grammars.items(), key=lambda item: -item[1]):
        evidence.append(f"{count} speaker labels: {grammar}")
    if stages:
        evidence.append(f"{len(stages)} stage lines")
    titled = bool(title) and any(close(word) in close(title or "") for word in TITLE_WORDS)
    if titled:
        evidence.append(f"title line {title}")
    if attendees:
        evidence.append(f"{len(attendees)} attendees listed")
    dated = head.dates()[0] is not None
    score = 2 * min(len(remarks), 3) + 2 * min(len(stages), 2) + 2 * titled + bool(attendees) + dated
    if score < 4 or not (remarks or stages or (titled and dated and attendees)):
        return None
    name = _family(reading, remarks)
    return {"name": name, "confidence": round(min(0.5 + score / 24, 0.99), 2), "evidence": evidence}


def _family(reading: Reading, remarks: list[dict[str, Any]]) -> str:
    grammars = reading.survey.grammars
    cover = " ".join(reading.units.text[:60])
    circles = sum(n for grammar, n in grammars.items() if grammar.endswith(" blank"))
    if circles and circles * 2 > len(remarks):
        if _ASSEMBLY.search(cover):
            return "assembly-hanja" if _in_hanja(remarks) else "assembly"
        if _COUNCIL.search(cover) or any("의원" in (r["speaker"]["role"] or "") for r in remarks):
            return "council-hanja" if _in_hanja(remarks) else "council"
    return "committee"


def _in_hanja(remarks: list[dict[str, Any]]) -> bool:
    roles = [r["speaker"]["role"] or "" for r in remarks]
    return sum(map(has_hanja, roles)) * 2 > len(roles)
