"""Openings and closings that only the chair's words tell."""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.heading.times import find_time
from minutes_parser.parser.text import read_hanja, read_numerals
from minutes_parser.patterns import lazy

_SENTENCE = lazy(r"(?<=[.?!])\s+|\n+")
_OPENED = lazy(
    r"(?:회의|위원회|총회|이사회|협의회|회|심의회)[의을를]?\s*(?:개회|개의|시작)(?:를|을)?\s*(?:선언|선포)?(?:하|합|함|하겠|드)|제\s*\d+\s*[차회][^.?!\n]{0,24}[을를]\s*(?:시작|개최|개회|개의)(?:하|합|함)|(?:모임|미팅|간담회|스터디|워크숍|회의)[을를]?\s*시작(?:하겠|합니다|할게|할까|하도록|하죠|하지요|하자|해\s*보|해볼|하려고|하시죠)|개회(?:됨|함)?(?:를|을)?\s*선(?:언|포)|개의(?:를|을)?\s*선(?:언|포)|(?:개회|개의)(?:함|하겠|합니다)"
)
_CLOSED = lazy(
    r"제\s*\d+\s*[차회][^.?!\n]{0,24}[을를]\s*(?:모두\s*)?(?:마치|종료하|폐회하|산회하)|(?:회의|위원회|총회|이사회|협의회|회)[을를]?\s*(?:모두\s*)?(?:마치|종료|폐회|산회)(?:겠|고|며|도록|를|을|함|합|하)|(?:회의|위원회|총회|이사회|모임|미팅|간담회|스터디|워크숍)[을를는은]?\s*(?:이만\s*|모두\s*|이것으로\s*|여기서\s*|이상으로\s*)?(?:마칩니|마친다|마치겠|마치도록|마치죠|마치지요|마칠게|마칠까|마쳤|종료하|종료합|종료할)|(?:회의|위원회|총회|이사회|협의회|모임)[를을]?\s*(?:모두\s*)?마침(?![^\W_])|폐회하(?:니|매|였)|(?:폐회|산회|종료)(?:됨|함)?(?:를|을)?\s*(?:선언|선포|하겠|함|합니다|하다|한다고)|시\s*\d{1,2}분\s*폐회|회의\s*종료\s*시각"
)


# `□ 위원장은 14시 31분에 개회를 선언함`: a sentence under the mark of a heading.
_NOTED_ENDS = ("함", "하다", "하였음", "하였다")
_NOTED = tuple(verb + end for verb in ("선언", "선포") for end in _NOTED_ENDS)
# One of these stands in whatever the patterns find.
_OPENING_WORDS = ("개회", "개의", "시작")
_CLOSING_WORDS = ("마치", "마침", "마칩", "마친", "마칠", "마쳤", "종료", "폐회", "산회")
_BRACKETS = frozenset("(（[")
_CLOCK_BEHIND = lazy(
    r"[(（]\s*(?:오전|오후)?\s*\d{1,2}\s*(?:시(?:\s*\d{1,2}\s*분)?|:\d{2})\s*[)）]$",
    needs="(（",
)


# `1956년 3월 14일(수) 상오 10시 2분 개의`: the opening at the end of the date.
_DATED = lazy(
    r"(?:\d\s*시(?:\s*\d{1,2}\s*분)?|:\d\d)\s*(?:에\s*)?(?:개\s*의|개\s*회|개\s*식|감사\s*개시)\s*[)）]?\s*$",
    needs=":시",
)


def spoken_events(proceedings: list[dict[str, Any]], dates: list[tuple[str, int]]) -> None:
    """Add an opening or a closing that words declare where no stage line prints one.

    `dates` are the lines of the head that may tell the date, and where they stand.
    The words stay in their remark or paragraph: the event has no text of its own. A clock time
    told in the same sentence is the event's time.
    """
    kinds = {node["kind"] for node in proceedings if node["type"] == "event"}
    if "close" not in kinds:
        for n in reversed(_tellers(proceedings)[-8:]):
            clock = _declares(_CLOSED, proceedings[n]["text"][-500:])
            if clock is not None:
                proceedings.insert(n + 1, _event("close", clock, _end_of(proceedings[n])))
                break
    if "open" not in kinds:
        for text, line in dates:
            plain = read_hanja(read_numerals(text))
            opened = _DATED.search(plain) if len(plain) < 80 else None
            if opened:
                proceedings.insert(0, _event("open", find_time(plain) or "", line))
                return
    if "open" not in kinds:
        for n in _tellers(proceedings)[:6]:
            clock = _declares(_OPENED, proceedings[n]["text"][:700])
            if clock is not None:
                clock = clock or _clock_above(proceedings, n)
                proceedings.insert(n + 1, _event("open", clock, proceedings[n]["line"]))
                break


def _tellers(proceedings: list[dict[str, Any]]) -> list[int]:
    return [
        n
        for n, node in enumerate(proceedings)
        if node["type"] in {"remark", "paragraph"}
        or (node["type"] == "heading" and node["text"].endswith(_NOTED))
    ]


def _end_of(node: dict[str, Any]) -> int:
    return int(node.get("end_line", node["line"]))


def _declares(pattern: re.Pattern[str], text: str) -> str | None:
    """The clock of a sentence that declares it, empty without one; None when none declares.

    The clock may stand in brackets right behind: `이상으로 폐회합니다. (11:05, 의사봉 3타)`.
    """
    declared: str | None = None
    words = _OPENING_WORDS if pattern is _OPENED else _CLOSING_WORDS
    sentences = _SENTENCE.split(text)
    for n, sentence in enumerate(sentences):
        if any(word in sentence for word in words) and pattern.search(sentence):
            behind = sentences[n + 1] if n + 1 < len(sentences) else ""
            clock = find_time(sentence) or (find_time(behind) if behind[:1] in _BRACKETS else None)
            if clock:
                return clock
            declared = ""
    return declared


def _clock_above(proceedings: list[dict[str, Any]], n: int) -> str:
    """`2부 총회 (오후 2시 30분)`: the clock of the heading that stands right above an opening."""
    lines = proceedings[n]["text"].split("\n")
    above = lines[: next((k for k, line in enumerate(lines) if _OPENED.search(line)), 0)][-1:]
    if not above and n:
        node = proceedings[n - 1]
        if node["type"] == "event":
            return (node["time"] or "") if node["kind"] == "note" else ""
        above = node["text"].split("\n")[-1:] if node["type"] in {"heading", "paragraph"} else []
    match = _CLOCK_BEHIND.search(above[0]) if above and len(above[0]) < 40 else None
    return (find_time(match[0]) or "") if match else ""


_ORGAN = lazy(r"(?!회의|모임|미팅|간담회)(?:위원회|총회|이사회|협의회|심의회|회)")


def opening_sentence(text: str) -> str:
    """The words before those that declare the meeting open; empty where none do."""
    for sentence in _SENTENCE.split(text):
        match = _OPENED.search(sentence)
        if match:
            organ = _ORGAN.match(match[0])
            return sentence[: match.start()] + (organ[0] if organ else "").rstrip() + " "
    return ""


def _event(kind: str, clock: str, line: int) -> dict[str, Any]:
    return {"type": "event", "kind": kind, "time": clock or None, "text": "", "line": line}
