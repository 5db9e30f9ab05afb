"""Bytes to text: a ladder of encodings, with what Korean text looks like as the judge.

1. a byte order mark settles it
2. bytes that are UTF-8 from end to end, without NULs, are UTF-8
3. else every candidate is decoded and rated; the best one wins, the earlier rung on a tie

Damage is tolerated: half a character at the end, a few broken bytes in the middle. They become
U+FFFD and cost the candidate some of its rating.
"""

from __future__ import annotations

import codecs
import re

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LADDER = ("utf-8", "cp949", "utf-16-le", "utf-16-be", "johab")

PROBE_BYTES = 32_768
LEAST_RATING = 0.3
MOST_CONTROLS = 0.02

CONTROLS = "".join(map(chr, [*range(1, 9), *range(14, 27), *range(28, 32), 127]))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; the byte order mark is taken off.

    Raises `UnreadableFileError` when no encoding gives anything like text.
    """
    mark, marked = _find_mark(data)
    data = data[len(mark) :]
    encoding = marked or "utf-8"
    text = _decode_strictly(data, encoding)
    if text is None or (marked is None and "\0" in text):
        if encoding == "utf-8":
            encoding = _choose_encoding(data, name)
        text = data.decode(encoding, "replace")
    _refuse_controls(text, name)
    return text, encoding


def _find_mark(data: bytes) -> tuple[bytes, str | None]:
    for mark, encoding in MARKS:
        if data.startswith(mark) and (encoding != "utf-32-le" or len(data) % 4 == 0):
            return mark, encoding
    return b"", None


def _decode_strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _choose_encoding(data: bytes, name: str) -> str:
    """The best rated rung of the ladder, judged by a piece from the first byte beyond ASCII on."""
    from minutes_parser.readers.rating import rate

    beyond = re.search(rb"[\x80-\xff]", data)
    start = max(0, beyond.start() - 64) // 4 * 4 if beyond else 0
    probe = data[start : start + PROBE_BYTES].rstrip(b"\0")
    ratings = {encoding: rate(probe.decode(encoding, "replace")) for encoding in LADDER}
    best = max(LADDER, key=ratings.__getitem__)
    if ratings[best] < LEAST_RATING:
        reason = reasons.BINARY if b"\0" in data else reasons.UNKNOWN_ENCODING
        raise UnreadableFileError(name, reason)
    return best


def _refuse_controls(text: str, name: str) -> None:
    """NULs are left out of the count, but a text of nothing else is none."""
    probe = text[:PROBE_BYTES].replace("\0", "")
    controls = sum(map(probe.count, CONTROLS))
    if (text and not probe) or controls > MOST_CONTROLS * len(probe):
        raise UnreadableFileError(name, reasons.BINARY)
