"""The records that HWP streams are made of, in a row with the level of each."""

from __future__ import annotations

import struct
from collections.abc import Container
from typing import NamedTuple

DOCUMENT_PROPERTIES, LETTER_SHAPE, NUMBERING, BULLET, PARAGRAPH_SHAPE = 16, 21, 23, 24, 25
DISTRIBUTION = 28
PARAGRAPH, TEXT, LETTERS, CONTROL, LIST, TABLE = 66, 67, 68, 71, 72, 77
# What is read of `DocInfo` and of a section; where lines were drawn is most of the rest.
OF_INFO = frozenset({LETTER_SHAPE, NUMBERING, BULLET, PARAGRAPH_SHAPE})
OF_BODY = frozenset({PARAGRAPH, TEXT, CONTROL, LIST, TABLE})

_LONG = 0xFFF
# Bytes of a record for a paragraph whose letters are all of one shape, which tells nothing.
_ONE_SHAPE = 8
_header = struct.Struct("<I").unpack_from


class Record(NamedTuple):
    """A record: what it is, how deep it stands, and its bytes."""

    tag: int
    level: int
    data: bytes


def list_records(stream: bytes, tags: Container[int]) -> list[Record]:
    """The records with these tags up to the end, or up to where the stream makes no sense."""
    records = []
    at, length = 0, len(stream)
    while at + 4 <= length:
        (header,) = _header(stream, at)
        at += 4
        size = header >> 20
        if size == _LONG:
            if at + 4 > length:
                break
            (size,) = _header(stream, at)
            at += 4
        if header & 0x3FF in tags and (size > _ONE_SHAPE or header & 0x3FF != LETTERS):
            records.append(Record(header & 0x3FF, header >> 10 & 0x3FF, stream[at : at + size]))
        at += size
    return records
