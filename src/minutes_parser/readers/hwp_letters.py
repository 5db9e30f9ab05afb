"""The letters of an HWP document: which shapes are bold, and where a paragraph takes them.

A shape is named by its place in `DocInfo`; a paragraph names the shapes of its letters by the
place in its text from where each holds, where a control counts as eight letters.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from minutes_parser.readers.hwp_records import LETTER_SHAPE, Record

# Faces of seven scripts, their widths, gaps, sizes and heights, and the size of all come first.
_ATTRIBUTES = struct.Struct("<46xI")
_IS_BOLD = 2


def find_bold(records: list[Record]) -> frozenset[int]:
    """The numbers of the bold shapes in `DocInfo`."""
    shapes = (record.data for record in records if record.tag == LETTER_SHAPE)
    return frozenset(number for number, shape in enumerate(shapes) if _is_bold(shape))


def _is_bold(shape: bytes) -> bool:
    if len(shape) < _ATTRIBUTES.size:
        return False
    (attributes,) = _ATTRIBUTES.unpack_from(shape)
    return bool(attributes & _IS_BOLD)


def list_runs(shapes: bytes, bold: frozenset[int], end: int) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is bold, of each run of a paragraph with letters of both kinds."""
    numbers = struct.unpack_from(f"<{len(shapes) // 8 * 2}I", shapes)
    if bold.isdisjoint(numbers[1::2]) or bold.issuperset(numbers[1::2]):
        return []
    if any(a > b for a, b in pairwise([*numbers[::2], end])):
        return []  # damaged: runs follow each other
    starts: list[tuple[int, bool]] = []
    for start, shape in zip(numbers[::2], numbers[1::2], strict=True):
        if not starts or starts[-1][1] != (shape in bold):
            starts.append((start, shape in bold))
    return [(start, stop, told) for (start, told), (stop, _) in pairwise([*starts, (end, False)])]
