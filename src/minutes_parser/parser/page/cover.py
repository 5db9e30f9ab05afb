"""Finding a cover that a PDF text layer prints after the first lines of the record."""

from __future__ import annotations

from minutes_parser.parser.heading.stages import read_stage
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import TITLE_WORDS

_SITTING = lazy(r"(?:제|第)\d+(?:회|回)")
_REACH = 80


def cover_range(units: Units, furniture: dict[int, str]) -> tuple[int, int] | None:
    """The units of a cover between an opening stage line and the next page; None where none is."""
    opening = next(
        (
            i
            for i in range(min(12, len(units)))
            if units.text[i][:1] in {"(", "（"} and _is_opening(units.text[i])
        ),
        None,
    )
    if opening is None or any(_names_minutes(text) for text in units.text[:opening]):
        return None
    limit = min(opening + _REACH * 2, len(units))
    start = next(
        (
            i
            for i in range(opening + 1, limit)
            if _SITTING.match(close(units.text[i])) and len(units.text[i]) < 30
        ),
        None,
    )
    if start is None or not any(map(_names_minutes, units.text[start : min(start + 8, limit)])):
        return None
    stop = next(
        (i for i in range(start, min(start + _REACH * 3, len(units))) if i in furniture), None
    )
    return (start, stop) if stop is not None else None


def _names_minutes(text: str) -> bool:
    """Whether a line calls itself minutes: where one stands on top, so does the cover."""
    return any(word in close(text) for word in TITLE_WORDS)


def _is_opening(text: str) -> bool:
    stage = read_stage(text)
    return stage is not None and stage.kind == "open"
