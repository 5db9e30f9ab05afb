"""Resolving speakers to attendees: by name, or by an office only one attendee holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from minutes_parser.parser.text import read_hanja
from minutes_parser.vocabulary.added import in_use
from minutes_parser.vocabulary.roles import CHAIR_ROLES


def resolve_speakers(proceedings: list[dict[str, Any]], attendees: list[dict[str, Any]]) -> None:
    """Set `attendee` on each speaker when the list tells who it is."""
    by_name = {a["name"]: n for n, a in enumerate(attendees) if a["name"]}
    offices = Counter(_office(a) for a in attendees if a["role"])
    by_office = {
        _office(a): n for n, a in enumerate(attendees) if a["role"] and offices[_office(a)] == 1
    }
    speakers = {id(n["speaker"]): n["speaker"] for n in proceedings if n["type"] == "remark"}
    for speaker in speakers.values():
        name, role = speaker["name"], speaker["role"]
        if name in by_name:
            speaker["attendee"] = by_name[name]
        elif name is None and role is not None:
            speaker["attendee"] = by_office.get(_bare(role))


def find_chairs(proceedings: list[dict[str, Any]]) -> frozenset[str]:
    """Who presides without an office that tells so: opens items again and again, or speaks first
    and last where nobody holds such an office."""
    remarks = [node for node in proceedings if node["type"] == "remark"]
    opened = Counter(
        _who(node["speaker"])
        for node in remarks
        if "상정합니다" in node["text"] or "상정하겠습니다" in node["text"]
    )
    presiding = {who for who, count in opened.items() if who and count > 1}
    speakers = [node["speaker"] for node in remarks]
    if not remarks or any(is_chair(speaker, frozenset()) for speaker in speakers):
        return frozenset(presiding)
    who = _who(speakers[0])
    return frozenset(presiding | ({who} if who and who == _who(speakers[-1]) else set()))


def _who(speaker: dict[str, Any]) -> str | None:
    who: str | None = speaker["name"] or speaker["role"]
    return who


def is_chair(speaker: dict[str, Any], chairs: frozenset[str]) -> bool:
    """Whether a speaker holds the chair, by office or by opening and closing the meeting."""
    role = speaker["role"]
    if role and read_hanja(_bare(role)).endswith(CHAIR_ROLES):
        return True
    added = in_use()
    if role and added is not None and added.chairs and _bare(role).endswith(added.chairs):
        return True
    return _who(speaker) in chairs


def _office(attendee: dict[str, Any]) -> str:
    return _bare(attendee["role"])


def _bare(role: str) -> str:
    return "".join(role.split("(")[0].split())
