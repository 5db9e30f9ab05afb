"""Text to document: `parse`, and `annotate` that says how each line was read."""

from __future__ import annotations

from typing import NamedTuple

from minutes_parser.model import Minutes, Source

__all__ = ["Annotation", "annotate", "parse"]


class Annotation(NamedTuple):
    """How one line was read: its number, the kind it was given, the reason, and the line itself."""

    line: int
    kind: str
    reason: str
    text: str


def parse(text: str, source: Source | None = None) -> Minutes:
    """Read minutes text into a document. Never raises on any text."""
    lines = text.split("\n")
    return Minutes.model_validate(
        {
            "source": source or Source(lines=len(lines)),
            "unparsed": [{"line": n, "text": t} for n, t in enumerate(lines, 1) if t.strip()],
        }
    )


def annotate(text: str) -> list[Annotation]:
    """One annotation a line of the text, blank lines included."""
    return [Annotation(n, "unparsed", "no rule", t) for n, t in enumerate(text.split("\n"), 1)]
