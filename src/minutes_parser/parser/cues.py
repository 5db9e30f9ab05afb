"""Cues of subtitle files: WebVTT and SRT text with times and voices."""

from __future__ import annotations

from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_TIMING = lazy(
    r"((?:\d{1,2}:)?\d{1,2}:\d{2})[.,]\d{3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}.*"
)
_VOICE = lazy(r"<v(?:\.[^\s>]+)?\s+([^>]{1,40})>\s*")
_BRACKET = lazy(r"[\[【]([^\]】]{1,24})[\]】]\s*[:：]?\s*(?=\S)")
_COLON = lazy(r"([가-힣A-Za-z][^:：.?!]{0,20}?)\s*[:：]\s+(?=\S)")


class Cues:
    """Where cues start: the unit of the first text line and its time."""

    def __init__(self, units: Units, skip: dict[int, str]) -> None:
        self.starts: dict[int, str] = {}
        opened: str | None = None
        for i, text in enumerate(units.text):
            match = _TIMING.fullmatch(text) if "-->" in text else None
            if match:
                opened = match[1]
                skip[i] = "cue timing"
                self._skip_number(units, skip, i - 1)
            elif text and opened is not None:
                self.starts[i] = opened
                opened = None
            elif i < 3 and text.startswith("WEBVTT"):
                skip[i] = "cue timing"

    def _skip_number(self, units: Units, skip: dict[int, str], i: int) -> None:
        if i >= 0 and units.text[i].isdecimal():
            skip[i] = "cue timing"

    def read_voice(self, text: str) -> tuple[str, int] | None:
        """The voice at the head of a cue line, and where the speech starts."""
        for pattern in (_VOICE, _BRACKET, _COLON):
            match = pattern.match(text)
            if match:
                return match[1].strip(), match.end()
        return None


def find_cues(units: Units, skip: dict[int, str]) -> Cues | None:
    """The cues of a text; None when it is no subtitle file."""
    timings = sum(1 for text in units.text if "-->" in text and _TIMING.fullmatch(text))
    return Cues(units, skip) if timings > 1 else None
