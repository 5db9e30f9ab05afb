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
from minutes_parser.parser.speech.joining import Joiner, ends_sentence, is_torn
from minutes_parser.parser.speech.labels import Label
from minutes_parser.parser.speech.wrapping import learn_width, measure_lines
from minutes_parser.parser.text import Units, squeeze
from minutes_parser.parser.walk import Walk
from minutes_parser.patterns import DIGIT, lazy

_BULLET = lazy(r"[-–•·▪◦ㆍㅇ․∙▸]\s+|[-–•▪ㆍ◦](?=[^\s\d>-])")
_MARKS = frozenset("○●◎□■▷▶◆◇")
_MARK = lazy(r"[○●◎□■▷▶◆◇]\s+(?=\S)")
_COUNTED = lazy(r"\d{1,2}[.)]\s+\S", needs=DIGIT)
_TRAILING = (" ", "\u3000")
_BULLETS = frozenset("-–•·▪◦ㆍㅇ․∙▸")
_WIDE_BLANKS = ("  ", "\t", "\u3000")
_POINTS = ("->", "=>", "→", "⇒", "➡")  # what a discussion comes to begins a paragraph
_BEGINNINGS = _BULLETS | _MARKS | frozenset(point[0] for point in _POINTS)
_ONE = [0, 1]
_NOWHERE: frozenset[int] = frozenset()
SAMPLE = 150


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
        self.told_apart = self.spread.union(units.opening(_BEGINNINGS))
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
        unit = speech.unit
        line = self.units.line[unit]
        last = self.units.line[speech.parts[-1]] if speech.parts else line
        text = paragraphs[0] if len(paragraphs) == 1 else "\n".join(paragraphs)
        node: dict[str, Any] = {"type": "paragraph", "text": text}
        if speech.found is not None:
            speaker = self._speaker(speech.found.label, speech.label)
            node = {"type": "remark", "speaker": speaker, "text": text, "paragraphs": paragraphs}
        node["line"] = line
        node["end_line"] = max(last, line)
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
        if first[0] not in BRACKETS:
            return
        stop = gestures_end(first)
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
        begins = {position for position, _ in speech.events} if speech.events else _NOWHERE
        if texts and (texts[0][0] in _BEGINNINGS or not self.told_apart.isdisjoint(parts)):
            begins = begins | self._take_bullets(parts, texts)
        raw, columns = self.units.raw, self.columns
        separator = _blank if self.cued else self.joiner.separator
        wrapped = self.width if not (self.cued or self.indented) else None
        paragraphs: list[str] = []
        places = [0]
        pieces: list[str] = []
        previous, before = -1, ""
        for n, text in enumerate(texts):
            unit = parts[n]
            page = False
            if not pieces or n in begins:
                goes_on = False
            elif wrapped is not None and unit - previous == 1:
                goes_on = wrapped.goes_on(columns[previous], before, text)
            else:
                page = unit - previous > 1 and self._page_between(previous, unit)
                goes_on = self._goes_on(before, previous, unit, page)
            if goes_on:
                kept = None if page and self._is_cut(previous) else raw[previous][-1:] in _TRAILING
                pieces += (separator(before, text, kept, page), text)
            elif text:
                if pieces:
                    paragraphs.append("".join(pieces))
                pieces = [text]
            if speech.events:
                places.append(len(paragraphs) + bool(pieces))
            previous, before = unit, text or before or " "
        if pieces:
            paragraphs.append("".join(pieces))
        return paragraphs, places

    def _take_bullets(self, parts: list[int], texts: list[str]) -> set[int]:
        """Take bullets off and close wide blanks; the parts whose mark begins a paragraph."""
        begins: set[int] = set()
        # Where the speech has bullets, a mark is one of them; elsewhere it may be quoted.
        bulleted = texts[0][0] in _BULLETS
        for n, text in enumerate(texts):
            if text[0] in _BEGINNINGS:
                bullet = _BULLET.match(text) if text[0] in _BULLETS else None
                if bulleted and bullet is None and text[0] in _MARKS and n:
                    bullet = _MARK.match(text)
                if bullet:
                    text = text[bullet.end() :]
                if bullet or text.startswith(_POINTS):
                    begins.add(n)
            texts[n] = squeeze(text) if parts[n] in self.spread else text
        return begins

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
        if not ended and is_torn(left, self.units.text[after]):
            return True
        if after - before > 1 and len(left) < 60 and prints_result(left):
            return False
        if self.width is None:
            if ended or _COUNTED.match(self.units.text[after]):
                return False
            return page or (after - before > 1 and not self.gapped)
        if self.indented and not page:
            return self.units.raw[after][:1] not in " \t\u3000"
        if page:
            return not ended
        return self.width.goes_on(self.columns[before], left, self.units.text[after])


def _blank(*_: object) -> str:
    """The lines of a subtitle are broken between words."""
    return " "
