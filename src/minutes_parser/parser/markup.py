"""Markdown and wiki marks: taken off before lines are judged, kept where they mean something."""

from __future__ import annotations

import re
from itertools import pairwise

from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_ATX = lazy(r"(#{1,6})\s+(.*?)\s*#*$")
_WIKI = lazy(r"(={2,5})\s*([^=].*?)\s*\1$")
_SETEXT = lazy(r"[-=]{3,}")
_RULE = lazy(r"(?:[-*_=~─━]\s*){3,}|\|?[\s:|-]{5,}\|?")
_STRONG = lazy(r"(\*\*|__|''')(?=\S)(.+?)(?<=\S)\1")
_QUOTE = lazy(r"(?:>\s*)+")
_COMMENT = lazy(
    r"<!--(?:(?!<!--).)*?-->|</?(?:br|u|b|i|em|strong|sub|sup|span|div|p|center)\b[^<>]*>", re.I
)
_BEFORE_MARKS = lazy(r"(?:[*+-]|(\d+\.))\s+(?=[#*])")


def take_markup(units: Units, skip: dict[int, str]) -> dict[int, int]:
    """Clean marks off the units' texts; heading units with their level.

    Rules and setext underlines become furniture. Texts without marks are not touched.
    """
    if not _looks_marked(units):
        return {}
    headings: dict[int, int] = {}
    for i, text in enumerate(units.text):
        if not text:
            continue
        if _RULE.fullmatch(text):
            skip[i] = "rule"
            if _SETEXT.fullmatch(text) and i and _is_setext_title(units.text[i - 1]):
                headings[i - 1] = 1 if text[0] == "=" else 2
            continue
        cleaned = _clean_line(text, i, headings)
        if cleaned or not text.startswith("<!--"):
            units.text[i] = cleaned
        else:
            skip[i] = "comment"
    return headings


def _looks_marked(units: Units) -> bool:
    sample = units.text[:400]
    heads = sum(1 for text in sample if _ATX.fullmatch(text) or _WIKI.fullmatch(text))
    strong = sum(1 for text in sample if "**" in text or "'''" in text)
    setext = sum(
        1
        for before, text in pairwise(sample)
        if len(text) > 4 and _SETEXT.fullmatch(text) and _is_setext_title(before)
    )
    return heads > 0 or strong > 1 or setext > 1


def _is_setext_title(text: str) -> bool:
    return bool(text) and len(text) < 60 and text[-1] not in ".?!" and not _RULE.fullmatch(text)


def _clean_line(text: str, i: int, headings: dict[int, int]) -> str:
    quote = _QUOTE.match(text)
    if quote:
        text = text[quote.end() :]
    before = _BEFORE_MARKS.match(text)
    atx = _ATX.fullmatch(text[before.end() :] if before else text) or _WIKI.fullmatch(text)
    if atx:
        headings[i] = len(atx[1])
        text = f"{before[1]} {atx[2]}" if before and before[1] else atx[2]
    if "<" in text:
        text = _COMMENT.sub("", text)
    text = _STRONG.sub(r"\2", text)
    return text.strip().rstrip("\\").strip()
