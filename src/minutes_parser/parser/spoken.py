"""Openings and closings that only the chair's words tell."""

from __future__ import annotations

import re
from typing import Any

_OPENED = re.compile(
    r"(?:회의|위원회|총회|이사회|협의회|회|심의회)[의을를]?\s*(?:개회|개의|시작)(?:를|을)?\s*(?:선언|선포)?(?:하|합|함|하겠|드)|개회(?:를|을)?\s*선(?:언|포)|개의(?:를|을)?\s*선(?:언|포)|(?:개회|개의)(?:함|하겠|합니다)"
)
_CLOSED = re.compile(
    r"(?:회의|위원회|총회|이사회|협의회|회)[을를]?\s*(?:모두\s*)?(?:마치|종료|폐회|산회)(?:겠|고|며|도록|를|을|함|합|하)|(?:폐회|산회|종료)(?:를|을)?\s*(?:선언|선포|하겠|함|합니다)"
)


def spoken_events(proceedings: list[dict[str, Any]]) -> None:
    """Add an opening or a closing that a remark declares where no stage line prints one.

    The words stay in the remark: the event has no text of its own.
    """
    kinds = {node["kind"] for node in proceedings if node["type"] == "event"}
    remarks = [n for n, node in enumerate(proceedings) if node["type"] == "remark"]
    if not remarks:
        return
    if "close" not in kinds:
        for n in reversed(remarks[-6:]):
            if _CLOSED.search(proceedings[n]["text"][-400:]):
                proceedings.insert(n + 1, _event("close", proceedings[n]["end_line"]))
                break
    if "open" not in kinds:
        for n in remarks[:6]:
            if _OPENED.search(proceedings[n]["text"][:600]):
                proceedings.insert(n + 1, _event("open", proceedings[n]["line"]))
                break


def _event(kind: str, line: int) -> dict[str, Any]:
    return {"type": "event", "kind": kind, "time": None, "text": "", "line": line}
