"""The ledger of letters: every letter and digit of a text, and the nodes that own them.

Text nodes own words; readings (attendees, agenda, outcomes, …) only point at lines. What the parser
says of a text is never asked here: the source is counted from its characters alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from minutes_parser.model import Event, Heading, Minutes, Paragraph, Proceeding, Remark

# Letters that minutes draw circles, boxes and dots with: standing alone they are marks.
_MARK = re.compile(r"(?<!\w)[ㅇoO口](?=\W|$)|ㆍ")
TAG = re.compile(
    r"<!--.*?-->|</?(?:br|u|b|i|em|strong|sub|sup|span|div|p|center|c|font|lang)\b[^<>\n]*>|</v>"
    r"|&(?:lt|gt|amp|nbsp|lrm|rlm|quot|apos);",
    re.I,
)


class Balance(NamedTuple):
    """What nobody owns, and what two own."""

    lost: Counter[str]
    twice: Counter[str]

    @property
    def holds(self) -> bool:
        return not self.lost and not self.twice


def balance(text: str, doc: Minutes) -> Balance:
    """Set the letters of a text against those that the nodes of its document own."""
    text = unicodedata.normalize("NFC", text)
    source, owned = _count(text), sum(map(_count, owned_texts(doc)), Counter())
    lost, twice = source - owned, owned - source
    if twice and _is_title_of_field(doc):
        # The title is a reading then: the field owns the words.
        twice -= _count(doc.title or "")
    return Balance(lost - _count_marks(text), twice)


def owned_texts(doc: Minutes) -> Iterator[str]:
    """What the text nodes own."""
    yield doc.title or ""
    for field in doc.header.fields:
        yield from (field.number or "", field.label, field.value)
    for node in doc.proceedings:
        yield from _texts_of(node)
    for line in (*doc.unparsed, *doc.furniture):
        yield line.text


def _texts_of(node: Proceeding) -> Iterator[str]:
    if isinstance(node, Remark):
        yield node.speaker.label
        yield node.text
    elif isinstance(node, Heading | Event | Paragraph):
        yield node.text
    else:
        for row in node.rows:
            yield from row


def _count(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


def _count_marks(text: str) -> Counter[str]:
    """Letters that are no words: drawn marks, and what Markdown and HTML tags are made of."""
    return sum(map(_count, TAG.findall(text)), Counter(_MARK.findall(text)))


def _is_title_of_field(doc: Minutes) -> bool:
    rows = [row for field in doc.header.fields for row in field.value.split("\n")]
    return any(doc.title == " ".join(row.split()) for row in rows)
