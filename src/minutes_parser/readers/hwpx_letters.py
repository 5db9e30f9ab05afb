"""The letters of a hwpx document: which of the shapes that its runs name are bold."""

from __future__ import annotations

import re

_BOLD, _SHAPE = b"<hh:bold", b"<hh:charPr "
_NUMBER = re.compile(rb'[^<>]*?\sid="(\d{1,6})"')
# More bytes than a shape has before it says that it is bold.
_REACH = 4096


def find_bold(header: bytes) -> frozenset[str]:
    """The numbers of the bold shapes in `header.xml`, from its bytes: shapes are most of it."""
    found = set()
    at = header.find(_BOLD)
    while at >= 0:
        start = header.rfind(_SHAPE, max(at - _REACH, 0), at)
        number = _NUMBER.match(header, start + len(_SHAPE) - 1) if start >= 0 else None
        if number:
            found.add(number[1].decode())
        at = header.find(_BOLD, at + 1)
    return frozenset(found)
