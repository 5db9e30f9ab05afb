"""SubRip transcripts, by suffix or by a cue number and a cue time at the head."""

from __future__ import annotations

import re

from minutes_parser.readers import text
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText

SUFFIXES = (".srt",)

HEAD = rb"\s*\d+[ \t]*(?:\r\n|\r|\n)\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d"


def recognise(head: bytes) -> bool:
    """`1`, and below it `00:00:01,000 --> 00:00:04,000`."""
    return b" --> " in head and re.match(HEAD, head) is not None


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """As plain text; cues are the parser's business."""
    return text.read(data, name)._replace(format="srt")
