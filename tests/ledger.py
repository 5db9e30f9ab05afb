"""The ledger of letters: every letter and digit of a text, and the nodes that own them.

Text nodes own words; readings (attendees, agenda, outcomes, …) only point at lines. What the parser
says of a text is never asked here: the source is counted from its characters alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from minutes_parser.model import Event, Heading, Minutes, Paragraph, Proceeding, Remark

# At the head of a line these letters are drawn as circles and boxes.
_MARK = re.compile(r"^[^\S\n]*[ㅇoO口](?=[^\S\n]|$)", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|</?(?:br|u|b|i|em|strong|sub|sup|span|div|p|center)\b[^>]*/?>", re.I)


def count_source(text: str) -> Counter[str]:
    """Every letter and digit of a text; marks and tags are none."""
    text = unicodedata.normalize("NFC", text)
    return count(_MARK.sub("", _TAG.sub("", text)))


def count_nodes(doc: Minutes) -> Counter[str]:
    """Every letter and digit that a node owns."""
    return sum((count(_MARK.sub("", text)) for text in owned_texts(doc)), Counter())


def count(text: str) -> Counter[str]:
    """Letters and digits of a text."""
    return Counter(char for char in text if char.isalnum())


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
