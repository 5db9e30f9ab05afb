"""Every line of a text with its number, what it is and why: the answer to "why was it read so?"."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from minutes_parser import parser
from minutes_parser.parser import Annotation
from minutes_parser.readers import SourceText
from minutes_parser.vocabulary.added import Vocabulary

WIDEST_REASON = 40


def list_lines(source: SourceText, words: Vocabulary | None = None) -> str:
    """The lines of the text, each after its number, kind and reason in aligned columns.

    A line that holds more than one thing is listed part by part, under one number.
    """
    annotations = [a for a in parser.annotate(source.text, words) if a.line <= source.lines]
    digits = len(str(source.lines))
    kinds = max((count_columns(a.kind) for a in annotations), default=0)
    reasons = max((count_columns(a.reason) for a in annotations), default=0)
    return "".join(_list_line(a, digits, kinds, min(reasons, WIDEST_REASON)) for a in annotations)


def _list_line(annotation: Annotation, digits: int, kinds: int, reasons: int) -> str:
    number = str(annotation.line).rjust(digits)
    kind = _pad(annotation.kind, kinds)
    reason = _pad(annotation.reason, reasons)
    return f"{number}  {kind}  {reason} | {annotation.text}".rstrip() + "\n"


def count_columns(text: str) -> int:
    """How many columns of a terminal the text fills; Korean letters fill two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - count_columns(text))
