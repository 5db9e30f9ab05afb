"""Openings and closings that only the chair's words tell."""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.times import find_time
from minutes_parser.patterns import lazy

_SENTENCE = lazy(r"(?<=[.?!])\s+|\n+")
_OPENED = lazy(
    r"(?:회의|위원회|총회|이사회|협의회|회|심의회)[의을를]?\s*(?:개회|개의|시작)(?:를|을)?\s*(?:선언|선포)?(?:하|합|함|하겠|드)|(?:모임|미팅|간담회|스터디|워크숍|회의)[을를]?\s*시작(?:하겠|합니다|할게|할까|하도록|하죠|하지요|하자|해\s*보|해볼|하려고|하시죠)|개회(?:를|을)?\s*선(?:언|포)|개의(?:를|을)?\s*선(?:언|포)|(?:개회|개의)(?:함|하겠|합니다)"
)
_CLOSED = lazy(
    r"(?:회의|위원회|총회|이사회|협의회|회)[을를]?\s*(?:모두\s*)?(?:마치|종료|폐회|산회)(?:겠|고|며|도록|를|을|함|합|하)|(?:회의|위원회|총회|이사회|모임|미팅|간담회|스터디|워크숍)[을를는은]?\s*(?:이만\s*|모두\s*|이것으로\s*)?(?:마칩니|마치겠|마치도록|마치죠|마치지요|마칠게|마칠까|마쳤|종료하|종료합|종료할)|(?:폐회|산회|종료)(?:를|을)?\s*(?:선언|선포|하겠|함|합니다|하다|한다고)|시\s*\d{1,2}분\s*폐회|회의\s*종료\s*시각"
)


def spoken_events(proceedings: list[dict[str, Any]]) -> None:
    """Add an opening or a closing that words declare where no stage line prints one.

    The words stay in their remark or paragraph: the event has no text of its own. A clock time
    told in the same sentence is the event's time.
    """
    kinds = {node["kind"] for node in proceedings if node["type"] == "event"}
    if "close" not in kinds:
        for n in reversed(_tellers(proceedings)[-8:]):
            clock = _declares(_CLOSED, proceedings[n]["text"][-500:])
            if clock is not None:
                proceedings.insert(n + 1, _event("close", clock, proceedings[n]["end_line"]))
                break
    if "open" not in kinds:
        for n in _tellers(proceedings)[:6]:
            clock = _declares(_OPENED, proceedings[n]["text"][:700])
            if clock is not None:
                proceedings.insert(n + 1, _event("open", clock, proceedings[n]["line"]))
                break


def _tellers(proceedings: list[dict[str, Any]]) -> list[int]:
    return [n for n, node in enumerate(proceedings) if node["type"] in {"remark", "paragraph"}]


def _declares(pattern: re.Pattern[str], text: str) -> str | None:
    """The clock of the sentence that declares it, empty without one; None when none declares."""
    for sentence in _SENTENCE.split(text):
        if pattern.search(sentence):
            return find_time(sentence) or ""
    return None


def opening_sentence(text: str) -> str:
    """The words before those that declare the meeting open; empty where none do."""
    for sentence in _SENTENCE.split(text):
        match = _OPENED.search(sentence)
        if match:
            return sentence[: match.start()].strip() + " "
    return ""


def _event(kind: str, clock: str, line: int) -> dict[str, Any]:
    return {"type": "event", "kind": kind, "time": clock or None, "text": "", "line": line}
