"""WebVTT transcripts, by suffix or by the word every such file begins with."""

from __future__ import annotations

from minutes_parser.readers import text
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText

SUFFIXES = (".vtt",)


def recognise(head: bytes) -> bool:
    """`WEBVTT` alone or with a title behind it."""
    return head.startswith(b"WEBVTT") and not head[6:7].strip()


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """As plain text; cues are the parser's business."""
    return text.read(data, name)._replace(format="vtt")
