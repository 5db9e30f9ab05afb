"""Plain text: the reader the other text formats build on."""

from __future__ import annotations

import os

from minutes_parser.readers.decoding import decode
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.signatures import refuse_binary
from minutes_parser.readers.source import SourceText

SUFFIXES = (".txt", ".text", ".log")


def recognise(head: bytes) -> bool:
    """Plain text has no sign of its own: it is what is left."""
    return False


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """Decode the bytes and end every line in a single newline.

    NULs are dropped, so that the words on either side of one stay in the same line; nothing else
    is changed. Raises `UnreadableFileError` when the bytes are no text.
    """
    refuse_binary(data, name)
    text, encoding = decode(data, name)
    text = text.removeprefix("\ufeff").replace("\0", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceText(text, _printable(name), "text", encoding)


def _printable(name: str) -> str:
    """A file name may hold bytes that are no text; a document may not."""
    return os.fsencode(name).decode("utf-8", "replace")
