"""Markdown, by its suffix or by the mark our own writer leaves in the first line."""

from __future__ import annotations

from minutes_parser.readers import text
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText

SUFFIXES = (".md", ".markdown")
MARKER = b"<!-- minutes-parser "


def recognise(head: bytes) -> bool:
    """A file that `minutes parse --to markdown` wrote, whatever its name."""
    return head.startswith(MARKER)


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """As plain text; the marks are the parser's business."""
    return text.read(data, name)._replace(format="markdown")
