"""Bytes to text: the only room that opens files. One reader a file; `READERS` shows them all."""

from __future__ import annotations

import os
from typing import Protocol

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import markdown, reasons, srt, text, vtt
from minutes_parser.readers.doors import Door
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.signatures import find_document
from minutes_parser.readers.source import SourceText

__all__ = ["LIMITS", "READERS", "Limits", "Reader", "SourceText", "read_bytes", "read_file"]


class Reader(Protocol):
    """One format: its suffixes, how its first bytes look, and how it becomes text."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """Suffixes in lower case, with their dot."""

    def recognise(self, head: bytes) -> bool:
        """Whether a file with this head (no BOM, no NULs) is of this format, whatever its name."""

    def read(self, data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
        """The text of the file; `UnreadableFileError` when there is none."""


# Office formats are told by their bytes alone: many a `.hwp` is a hwpx, and many a `.doc` a page.
OFFICE_READERS: dict[str, Reader] = {
    "hwp": Door("hwp", (".hwp",)),
    "hwpx": Door("hwpx", (".hwpx",)),
    "docx": Door("docx", (".docx",)),
    "pdf": Door("pdf", (".pdf",)),
}
TEXT_READERS: dict[str, Reader] = {
    "html": Door("html", (".html", ".htm", ".xhtml")),
    "vtt": vtt,
    "srt": srt,
    "markdown": markdown,
    "text": text,
}
READERS = OFFICE_READERS | TEXT_READERS

_HEAD_BYTES = 1024


def read_file(
    path: str | os.PathLike[str],
    *,
    max_bytes: int | None = None,
    limits: Limits = LIMITS,
    digest: bool = True,
) -> SourceText:
    """Read one file into text; without `digest`, its `sha256` stays empty.

    An empty file is an empty text. Raises `UnreadableFileError` for a path that is missing, a
    folder, forbidden or larger than `max_bytes`, for bytes that are no text, and for an office
    file that is locked, damaged beyond reading or asks for more than `limits` allow.
    """
    subject = os.fspath(path)
    try:
        data = _load(subject, max_bytes)
        return read_bytes(data, os.path.basename(subject), limits, digest=digest)
    except UnreadableFileError as error:
        raise UnreadableFileError(subject, error.reason) from None


def read_bytes(
    data: bytes, name: str, limits: Limits = LIMITS, *, digest: bool = True
) -> SourceText:
    """Read bytes into text; `name` is the file name, for its suffix and for the record.

    Raises `UnreadableFileError` as `read_file` does.
    """
    source = _find_reader(data, name).read(data, name, limits)
    if not digest:
        return source
    from hashlib import sha256  # loads OpenSSL

    return source._replace(sha256=sha256(data).hexdigest())


def _find_reader(data: bytes, name: str) -> Reader:
    document = find_document(data)
    if document in READERS:
        return READERS[document]
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe\0").replace(b"\0", b"")
    suffix = os.path.splitext(name)[1].lower()
    for reader in TEXT_READERS.values():
        if suffix in reader.SUFFIXES or reader.recognise(head):
            return reader
    return text


def _load(path: str, max_bytes: int | None) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read() if max_bytes is None else file.read(max_bytes + 1)
    except ValueError:
        raise UnreadableFileError(path, reasons.BAD_NAME) from None
    except OSError as error:
        raise UnreadableFileError(path, _explain(error)) from None
    if max_bytes is not None and len(data) > max_bytes:
        raise UnreadableFileError(path, reasons.TOO_LARGE.format(limit=max_bytes))
    return data


def _explain(error: OSError) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return reasons.MISSING
    if isinstance(error, IsADirectoryError):
        return reasons.FOLDER
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.SYSTEM.format(why=error.strerror or type(error).__name__)
