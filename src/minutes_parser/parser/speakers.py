"""Resolving speakers to attendees: by name, or by an office only one attendee holds."""

from __future__ import annotations

from collections import Counter
from typing import Any


def resolve_speakers(proceedings: list[dict[str, Any]], attendees: list[dict[str, Any]]) -> None:
    """Set `attendee` on each remark's speaker when the list tells who it is."""
    by_name = {a["name"]: n for n, a in enumerate(attendees) if a["name"]}
    offices = Counter(_office(a) for a in attendees if a["role"])
    by_office = {_office(a): n for n, a in enumerate(attendees) if a["role"] and offices[_office(a)] == 1}
    for node in proceedings:
        if node["type"] != "remark":
            continue
        speaker = node["speaker"]
        name, role = speaker["name"], speaker["role"]
        if name in by_name:
            speaker["attendee"] = by_name[name]
        elif name is None and role is not None:
            speaker["attendee"] = by_office.get(_bare(role))


def _office(attendee: dict[str, Any]) -> str:
    return _bare(attendee["role"])


def _bare(role: str) -> str:
    return "".join(role.split("(")[0].split())
