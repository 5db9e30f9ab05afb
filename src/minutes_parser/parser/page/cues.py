"""Cues of subtitle files: WebVTT and SRT text with times and voices.

A file sets off its voices in one way: by tags, by brackets or by colons. The way is learned from
all cues. Timings, cue names and blocks of style are furniture; a title behind `WEBVTT` and notes
before the first cue are the head.
"""

from __future__ import annotations

import re
from collections import Counter

from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.speech.gestures import is_gesture
from minutes_parser.parser.speech.labels import is_field_label, is_no_speaker, read_label
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"
_TIMING = lazy(rf"({_CLOCK})[.,]\d{{1,3}}\s*-->\s*{_CLOCK}[.,]\d{{1,3}}.*")
_STYLES = ("STYLE", "REGION")
_METADATA = lazy(r"[A-Za-z][\w-]{1,24}\s*[:=]\s*\S.*")
_GLUED = lazy(r"\s*(?:WEBVTT|NOTE)[\s:–-]+(?=\S)")
_TAG = lazy(
    r"</?(?:v|c|i|b|u|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}>"
    r"|\{\\an?\d\}",
    re.I,
)
# How words look, told around a voice as well: `<font color="#fff">길가람:</font> …`.
_LOOK = lazy(r"</?(?:c|i|b|u|font)(?:[.\s][^<>]*)?>|\{\\an?\d\}", re.I)
_INNER_CLOCK = lazy(r"<((?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3})>")
_ENTITY = lazy(r"&(lt|gt|amp|nbsp|lrm|rlm|quot|apos);")
_CHARACTERS = {
    "lt": "<", "gt": ">", "amp": "&", "nbsp": " ", "lrm": "", "rlm": "", "quot": '"', "apos": "'",
}  # fmt: skip
_TURN = r"(?:(?:>>|[-–—])\s*)?"
_VOICES = {
    "tag": lazy(r"<v(?:\.[^\s>]+)?\s+([^>]{1,60})>\s*"),
    "bracket": lazy(
        _TURN + r"(?:[\[【〈<(]\s*([^\]】〉>()]{1,30}?)\s*[\]】〉>)])\s*[:：]?\s*(?=\S)"
    ),
    "colon": lazy(_TURN + r"([가-힣A-Za-z][^:：.?!]{0,40}?)\s*[:：]\s+(?=\S)"),
}


class Cues:
    """Where cues start, their times, and the voices at the heads of their lines."""

    def __init__(self, units: Units) -> None:
        self.furniture: dict[int, str] = {}
        self.starts: dict[int, str] = {}
        self.voices: dict[int, tuple[str, int]] = {}
        self.clocks: dict[int, str] = {}  # times inside the words of a cue
        self._read_blocks(units)
        for i in self.starts:
            if "<" in units.text[i] or "{" in units.text[i]:
                units.put(i, _LOOK.sub("", units.text[i]))
        way, heads = _learn_voices([units.text[i] for i in self.starts])
        for i in self.starts:
            match = _VOICES[way].match(units.text[i]) if way else None
            stop = match.end() if match and close(match[1]) in heads else 0
            said = units.text[i][stop:]
            if "<" in said and (clocks := _INNER_CLOCK.findall(said)):
                self.clocks[i] = " ".join(clocks)
            units.put(i, units.text[i][:stop] + _clean(said))
            if match and stop:
                self.voices[i] = (match[1].strip(), stop)

    def _read_blocks(self, units: Units) -> None:
        """Note the lines of cues with their times; the rest of the form is furniture."""
        inside = ""
        for i, text in enumerate(units.text):
            match = _TIMING.fullmatch(text) if "-->" in text else None
            if match:
                inside = match[1]
                self.furniture[i] = "cue timing"
                self._take_name(units, i - 1)
            elif not text:
                inside = ""
            elif inside[:1].isdigit():
                self.starts[i] = inside
            else:
                inside = inside or text
                if self._is_form(inside, text):
                    self.furniture[i] = "cue block"

    def _is_form(self, block: str, text: str) -> bool:
        """Whether a line before or between cues is form: style, a note in the record, a word."""
        if block.startswith("NOTE") and self.starts:
            return True
        if block.startswith("WEBVTT") and _METADATA.fullmatch(text):
            return True
        return block.startswith(_STYLES) or text.rstrip(" :–-") in {"WEBVTT", "NOTE"}

    def _take_name(self, units: Units, i: int) -> None:
        """The number or name of a cue, right above its timing."""
        above = units.text[i - 1] if i > 0 else ""
        if i >= 0 and units.text[i] and (not above or units.text[i].isdecimal()):
            self.furniture[i] = "cue timing"
            self.starts.pop(i, None)


def _learn_voices(texts: list[str]) -> tuple[str | None, frozenset[str]]:
    """How the file sets off voices, and all that it sets off so, closed."""
    found: dict[str, Counter[str]] = {}
    for way, pattern in _VOICES.items():
        heads = [match[1] for text in texts if (match := pattern.match(text))]
        if way == "tag" and heads:
            return way, frozenset(map(close, heads)) - {""}
        found[way] = Counter(close(head) for head in heads if not _is_no_voice(head))
    way = max(found, key=lambda way: found[way].total())
    counts = found[way]
    if way == "colon":
        counts = Counter({h: n for h, n in counts.items() if n > 1 or is_name(h) or read_label(h)})
    return (way, frozenset(counts)) if counts else (None, frozenset())


def _is_no_voice(head: str) -> bool:
    if not close(head):
        return True  # `[ ]`
    return is_gesture(head) or is_field_label(head) or is_no_speaker(close(head))


def _clean(text: str) -> str:
    """The words of a cue, without tags and with characters for entities."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], text) if "&" in text else text


def take_cues(units: Units) -> Cues | None:
    """The cues of a text; None when it is no subtitle file."""
    timings = sum(1 for text in units.text if "-->" in text and _TIMING.fullmatch(text))
    if timings < 2:
        return None
    first = next(i for i, text in enumerate(units.text) if "-->" in text)
    glued = ((i, _GLUED.match(units.raw[i])) for i in range(first))
    units.split({i: [match.end()] for i, match in glued if match})
    return Cues(units)
