"""Stage lines in the running text: `… 열겠습니다. (22:40 개회) 첫째 안건부터 …`."""

from __future__ import annotations

from typing import Any

from minutes_parser.parser.heading.stages import read_stages
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.stages import STAGES

_ENDS = ("회)", "의)", "개)", "지)", "료)", "회 )", "개 )")
_BRACKET = lazy(r"[(（\[][^()（）\[\]]{3,30}[)）\]]")


def inline_events(proceedings: list[dict[str, Any]]) -> None:
    """Add the stages that brackets inside a remark or a paragraph print with their time.

    The words stay where they are: such an event has no text of its own.
    """
    n = 0
    while n < len(proceedings):
        node = proceedings[n]
        n += 1
        if node["type"] not in {"remark", "paragraph"}:
            continue
        text = node["text"]
        if ")" not in text:
            continue
        for end in _ENDS:
            if end in text:
                break
        else:
            continue
        for match in _BRACKET.finditer(text):
            for stage in read_stages(match[0]):
                if stage.kind in STAGES and stage.time:
                    event = {"type": "event", "kind": stage.kind, "time": stage.time, "text": ""}
                    proceedings.insert(n, {**event, "line": node["end_line"]})
                    n += 1
