"""From the parts of a speech to its paragraphs: broken lines rejoined, bullets taken off."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Any

from minutes_parser.parser.joining import Joiner, ends_sentence
from minutes_parser.parser.labels import Label
from minutes_parser.parser.names import is_anonymous
from minutes_parser.parser.text import Units, squeeze
from minutes_parser.parser.walk import Speech, Walk
from minutes_parser.patterns import lazy

_BULLET = lazy(r"[-–•·▪◦ㆍㅇ․∙▸]\s+|[-–•▪ㆍ◦](?=[^\s\d-])")
_TRAILING = (" ", "\u3000")
_BULLET_MARKS = "-–•·▪◦ㆍㅇ․∙▸ "
_BULLETS = frozenset("-–•·▪◦ㆍㅇ․∙▸")
_WIDE_BLANKS = ("  ", "\t", "\u3000")
_ONE = [0, 1]
FULL_SHARE = 0.82
MIN_WIDTH = 25  # characters of a line that a page breaks
FEWEST = 4  # lines broken at one width that tell it
SAMPLE = 300


class RemarkBuilder:
    """Turns the walk's speeches into nodes, by what the document's line breaks mean."""

    def __init__(self, units: Units, walk: Walk, joiner: Joiner, text: str) -> None:
        self.units = units
        self.walk = walk
        self.joiner = joiner
        self.speakers: dict[tuple[Label, str], dict[str, Any]] = {}
        speeches = (node for node in walk.proceedings if isinstance(node, Speech))
        self.sample = list(islice(speeches, SAMPLE))
        self.wide_blanks = [blank for blank in _WIDE_BLANKS if blank in text]
        self.full = self._full_width()
        self.indented = self.full is not None and self._has_indents()
        self.gapped = self._has_gaps()

    def _full_width(self) -> int | None:
        """The width of a wrapped line in characters; None when a line is a paragraph."""
        lengths: list[int] = []
        broken: list[int] = []
        for speech in self.sample:
            for text in self._texts(speech)[:-1]:
                lengths.append(len(text))
                if not ends_sentence(text):
                    broken.append(len(text))
        if len(lengths) < 8:
            return None
        if len(broken) * 3 >= len(lengths):
            lengths.sort()
            widest = lengths[int(len(lengths) * 0.9)]
            near = sum(1 for length in lengths if length > widest * FULL_SHARE)
            if near * 3 > len(lengths):
                return widest
        return _even_width(broken)

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
        if speech.opening is not None and len(speech.parts) == 1:
            return [squeeze(speech.opening.lstrip(_BULLET_MARKS))], _ONE
        texts = self._texts(speech)
        stops = {position for position, _ in speech.events or ()}
        raw, separator, wide = self.units.raw, self.joiner.separator, self.wide_blanks
        paragraphs: list[str] = []
        places = [0]
        pieces: list[str] = []
        previous, before = -1, ""
        for n, text in enumerate(texts):
            unit = speech.parts[n]
            bullet = _BULLET.match(text) if text[0] in _BULLETS else None
            if bullet:
                text = text[bullet.end() :]
            for blank in wide:
                if blank in text:
                    text = squeeze(text)
                    break
            page = unit - previous > 1 and pieces != [] and self._page_between(previous, unit)
            if (
                pieces
                and not bullet
                and n not in stops
                and self._goes_on(before, previous, unit, page)
            ):
                pieces.append(separator(before, text, raw[previous][-1:] in _TRAILING, page))
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

    def _page_between(self, before: int, after: int) -> bool:
        return any(self.walk.skip.get(i) for i in range(before + 1, after))

    def _goes_on(self, left: str, before: int, after: int, page: bool) -> bool:
        """Whether a line goes on with the paragraph before it."""
        ended = ends_sentence(left)
        if self.full is not None:
            if self.indented and not page:
                return self.units.raw[after][:1] not in " \t\u3000"
            return not ended or (not page and len(self.units.text[before]) > self.full * 0.95)
        if ended:
            return False
        return page or (after - before > 1 and not self.gapped)


def _even_width(broken: list[int]) -> int | None:
    """The width at which a few lines break off, most of them there: `…하는데 이` / `의 없…`."""
    if len(broken) < FEWEST:
        return None
    width = sorted(broken)[int(len(broken) * 0.85)]
    near = sum(1 for length in broken if length > width * 0.9)
    return width if width > MIN_WIDTH and near >= FEWEST and near * 2 > len(broken) else None
