"""From the parts of a speech to its paragraphs: broken lines rejoined, bullets taken off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from minutes_parser.parser.business.outcomes import prints_result
from minutes_parser.parser.entries import Speech
from minutes_parser.parser.heading.stages import gesture_kind
from minutes_parser.parser.persons.names import is_anonymous
from minutes_parser.parser.speech.gestures import BRACKETS, gestures_end
from minutes_parser.parser.speech.joining import Joiner, ends_sentence
from minutes_parser.parser.speech.labels import Label
from minutes_parser.parser.speech.wrapping import learn_width, measure_lines
from minutes_parser.parser.text import Units, squeeze
from minutes_parser.parser.walk import Walk
from minutes_parser.patterns import lazy

_BULLET = lazy(r"[-–•·▪◦ㆍㅇ․∙▸]\s+|[-–•▪ㆍ◦](?=[^\s\d>-])")
_MARKS = frozenset("○●◎□■▷▶◆◇")
_MARK = lazy(r"[○●◎□■▷▶◆◇]\s+(?=\S)")
_TRAILING = (" ", "\u3000")
_BULLETS = frozenset("-–•·▪◦ㆍㅇ․∙▸")
_WIDE_BLANKS = ("  ", "\t", "\u3000")
_POINTS = ("->", "=>", "→", "⇒", "➡")  # what a discussion comes to begins a paragraph
_BEGINNINGS = _BULLETS | _MARKS | frozenset(point[0] for point in _POINTS)
_ONE = [0, 1]
_NOWHERE: frozenset[int] = frozenset()
SAMPLE = 300


def _drop_bullets(text: str) -> str:
    """A speech without the bullets before it; letters that only look like one stay (`ㅇㅇ`)."""
    while text and text[0] in _BULLETS and (match := _BULLET.match(text)):
        text = text[match.end() :]
    return text


class RemarkBuilder:
    """Turns the walk's speeches into nodes, by what the document's line breaks mean."""

    def __init__(self, units: Units, walk: Walk, joiner: Joiner) -> None:
        self.units = units
        self.walk = walk
        self.joiner = joiner
        self.speakers: dict[tuple[Label, str], dict[str, Any]] = {}
        speeches = (node for node in walk.proceedings if isinstance(node, Speech))
        self.sample = list(islice(speeches, SAMPLE))
        self.spread = {i for blank in _WIDE_BLANKS for i in units.holding(blank)}
        self.columns = measure_lines(units.text)
        self.width = learn_width(self._list_broken(), joiner.spaced)
        self.indented = self.width is not None and self._has_indents()
        self.gapped = self._has_gaps()
        self.cued = walk.survey.cued

    def _list_broken(self) -> Iterator[tuple[int, str, str, str]]:
        """Lines that another follows in the same speech: columns, printed, said, the line after."""
        for speech in self.sample:
            texts = self._texts(speech)
            for n, unit in enumerate(speech.parts[:-1]):
                yield self.columns[unit], self.units.text[unit], texts[n], texts[n + 1]

    def _has_indents(self) -> bool:
        inner = [unit for speech in self.sample for unit in speech.parts[1:]]
        indented = sum(1 for unit in inner if self.units.raw[unit][:1] in " \t\u3000")
        return bool(inner) and 0.03 * len(inner) < indented < 0.7 * len(inner)

    def _has_gaps(self) -> bool:
        """Whether blank lines stand between paragraphs as a rule."""
        pairs = [b - a > 1 for speech in self.sample for a, b in pairwise(speech.parts)]
        return sum(pairs) * 2 > len(pairs)

    def build(self) -> list[dict[str, Any]]:
        """The proceedings as plain nodes, events inside a remark placed behind it.

        The walk hands its speeches over: each is let go as its node is made.
        """
        nodes: list[dict[str, Any]] = []
        waiting, self.walk.proceedings = self.walk.proceedings[::-1], []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Speech):
                nodes.extend(self._build_speech(node))
            else:
                nodes.append(node)
        return nodes

    def _build_speech(self, speech: Speech) -> list[dict[str, Any]]:
        if speech.found is not None and speech.parts:
            self._take_gesture(speech)
        paragraphs, places = self._paragraphs(speech)
        if speech.found is None and not paragraphs:
            return [event for _, event in speech.events or ()]
        line, unit = self.units.line, speech.unit
        last = speech.parts[-1] if speech.parts else unit
        node: dict[str, Any] = {"type": "remark" if speech.found else "paragraph"}
        if speech.found is not None:
            node["speaker"] = self._speaker(speech.found.label, speech.label)
        node["text"] = paragraphs[0] if len(paragraphs) == 1 else "\n".join(paragraphs)
        if speech.found is not None:
            node["paragraphs"] = paragraphs
        node["line"] = line[unit]
        node["end_line"] = max(line[last], line[unit])
        if self.units.column[unit] is not None:
            node["column"] = self.units.column[unit]
        if speech.found is not None:
            node["time"] = speech.found.clock
        node["agenda_item"] = speech.agenda_item
        if speech.events is None:
            return [node]
        return [node, *self._place_events(speech, places, len(paragraphs))]

    def _take_gesture(self, speech: Speech) -> None:
        """Gestures at the head of a speech become an event; a speech of nothing else keeps them."""
        unit = speech.parts[0]
        first = self.units.text[unit] if speech.opening is None else speech.opening
        stop = gestures_end(first) if first[0] in BRACKETS else 0
        if not stop or (stop == len(first) and len(speech.parts) == 1):
            return
        words = first[:stop].strip()
        raw, base = self.units.raw[unit], self.units.column[unit] or 1
        at = raw.rindex(first) if first in raw else 0
        node = {
            "type": "event",
            "kind": gesture_kind(words),
            "time": None,
            "text": squeeze(words),
            "line": self.units.line[unit],
        }
        if at or base > 1:
            node["column"] = base + at
        events = speech.events or []
        if stop == len(first):
            del speech.parts[0]
            speech.opening = None
            events = [(max(position - 1, 0), event) for position, event in events]
        else:
            speech.opening = first[stop:]
        speech.events = [(0, node), *events]

    def _speaker(self, label: Label, printed: str) -> dict[str, Any]:
        """A label as the document holds it: one value for all remarks under the same label."""
        known = self.speakers.get((label, printed))
        if known is None:
            known = {
                "role": label.role,
                "name": label.name,
                "organization": label.organization,
                "label": squeeze(printed),
                "anonymous": is_anonymous(label.name),
                "attendee": None,
            }
            self.speakers[label, printed] = known
        return known

    def _place_events(self, speech: Speech, places: list[int], count: int) -> list[dict[str, Any]]:
        """`places[n]` is how many paragraphs the first n parts make."""
        for position, event in speech.events or ():
            after = places[position]
            if speech.found and after < count:
                event["after_paragraph"] = after
        return [event for _, event in speech.events or ()]

    def _texts(self, speech: Speech) -> list[str]:
        """The texts of a speech's parts, the label off."""
        texts = [self.units.text[unit] for unit in speech.parts]
        if speech.opening is not None:
            texts[0] = speech.opening
        if speech.inner is not None:
            texts = [speech.inner.get(u, t) for u, t in zip(speech.parts, texts, strict=True)]
        return texts

    def _paragraphs(self, speech: Speech) -> tuple[list[str], list[int]]:
        """The paragraphs, and how many of them the first n parts make (for events only)."""
        parts = speech.parts
        if speech.opening is not None and len(parts) == 1:
            return [squeeze(_drop_bullets(speech.opening))], _ONE
        texts = self._texts(speech)
        stops = {position for position, _ in speech.events} if speech.events else _NOWHERE
        raw, spread = self.units.raw, self.spread
        separator = _blank if self.cued else self.joiner.separator
        paragraphs: list[str] = []
        places = [0]
        pieces: list[str] = []
        previous, before = -1, ""
        # Where the speech has bullets, a mark is one of them; elsewhere it may be quoted.
        bulleted = texts != [] and texts[0][:1] in _BULLETS
        for n, text in enumerate(texts):
            unit = parts[n]
            begins = n in stops
            if text[0] in _BEGINNINGS:
                bullet = _BULLET.match(text) if text[0] in _BULLETS else None
                if bulleted and bullet is None and text[0] in _MARKS and n:
                    bullet = _MARK.match(text)
                if bullet:
                    text = text[bullet.end() :]
                begins = begins or bullet is not None or text.startswith(_POINTS)
            if unit in spread:
                text = squeeze(text)
            page = unit - previous > 1 and pieces != [] and self._page_between(previous, unit)
            if pieces and not begins and self._goes_on(before, previous, unit, page):
                kept = None if page and self._is_cut(previous) else raw[previous][-1:] in _TRAILING
                pieces.append(separator(before, text, kept, page))
                pieces.append(text)
            elif text:
                if pieces:
                    paragraphs.append("".join(pieces))
                pieces = [text]
            if stops:
                places.append(len(paragraphs) + bool(pieces))
            previous, before = unit, text or before or " "
        if pieces:
            paragraphs.append("".join(pieces))
        return paragraphs, places

    def _is_cut(self, unit: int) -> bool:
        """Whether a running head was glued to the line: nobody knows which blank was the line's."""
        return self.units.line[unit + 1] == self.units.line[unit]

    def _page_between(self, before: int, after: int) -> bool:
        return any(self.walk.skip.get(i) for i in range(before + 1, after))

    def _goes_on(self, left: str, before: int, after: int, page: bool) -> bool:
        """Whether a line goes on with the paragraph before it."""
        ended = ends_sentence(left)
        if self.cued:
            return not ended
        if after - before > 1 and len(left) < 60 and prints_result(left):
            return False
        if self.width is not None:
            if self.indented and not page:
                return self.units.raw[after][:1] not in " \t\u3000"
            if page:
                return not ended
            columns, line = self.columns[before], self.units.text[before]
            if ended:
                return self.width.continues(columns, line)
            return self.width.breaks(columns, line, self.units.text[after])
        if ended:
            return False
        return page or (after - before > 1 and not self.gapped)


def _blank(*_: object) -> str:
    """The lines of a subtitle are broken between words."""
    return " "
