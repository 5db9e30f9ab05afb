"""The records that HWP streams are made of, in a row with the level of each."""

from __future__ import annotations

import struct
from collections.abc import Container
from typing import NamedTuple

DOCUMENT_PROPERTIES, NUMBERING, BULLET, PARAGRAPH_SHAPE, DISTRIBUTION = 16, 23, 24, 25, 28
PARAGRAPH, TEXT, CONTROL, LIST, TABLE = 66, 67, 71, 72, 77
# What is read of `DocInfo` and of a section; the looks of letters and lines are most of the rest.
OF_LISTS = frozenset({NUMBERING, BULLET, PARAGRAPH_SHAPE})
OF_BODY = frozenset({PARAGRAPH, TEXT, CONTROL, LIST, TABLE})

_LONG = 0xFFF
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
        if header & 0x3FF in tags:
            records.append(Record(header & 0x3FF, header >> 10 & 0x3FF, stream[at : at + size]))
        at += size
    return records
