"""Files known by their bytes: office formats, and formats that are no text."""

from __future__ import annotations

import re

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 1024
_PAGE = rb"(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# What is under lock instead of being of a format, and why it cannot be read.
LOCKS = {"locked": reasons.LOCKED, "protected": reasons.DRM}


def _widen(name: bytes) -> bytes:
    """A name as OLE files write it, two bytes a letter."""
    return b"".join(bytes((letter, 0)) for letter in name)


# A name inside an OLE file or a zip archive, and the format it proves. Names stand uncompressed.
OLE_PARTS = (
    (_widen(b"DRMEncryptedDataSpace"), "protected"),
    (_widen(b"EncryptedPackage"), "locked"),
    (b"HWP Document File", "hwp"),
    (_widen(b"FileHeader"), "hwp"),
    (_widen(b"WordDocument"), "doc"),
    (_widen(b"Workbook"), "xls"),
    (_widen(b"PowerPoint Document"), "ppt"),
)
ZIP_PARTS = (
    (b"application/hwp+zip", "hwpx"),
    (b"Contents/section0.xml", "hwpx"),
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "xlsx"),
    (b"ppt/presentation.xml", "pptx"),
    (b"opendocument.text", "odt"),
)
DOCUMENTS = (
    (b"HWP Document File V", "hwp"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    # Wrappers of rights management, as offices lay them over every file that leaves a desk.
    (b"\x9b DRMONE", "protected"),
    (b"SCDSA0", "protected"),
    (b"<## NASCA DRM FILE", "protected"),
)
BINARIES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise `UnreadableFileError` when the first bytes say that this is no text file."""
    document = find_document(data)
    if document in LOCKS:
        reason = LOCKS[document]
    elif document and document != "html":
        reason = reasons.UNREAD_FORMAT.format(format=document)
    elif binary := _binary_format(data):
        reason = reasons.BINARY_FORMAT.format(format=binary)
    else:
        return
    raise UnreadableFileError(name, reason)


def find_document(data: bytes) -> str | None:
    """The office format or the lock that a file is of, whatever its name; None for the rest."""
    if data.startswith(_OLE):
        return _first_part(data, OLE_PARTS)
    if data.startswith(_ZIP):
        return _first_part(data, ZIP_PARTS)
    for magic, kind in DOCUMENTS:
        if data.startswith(magic):
            return kind
    head = data[:_HEAD_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    if head.startswith(b"<") and re.match(_PAGE, head, re.IGNORECASE | re.DOTALL):
        return "html"
    if head.startswith(b"<?xml") and b"<HWPML" in head:
        return "hml"
    return "pdf" if b"%PDF-" in head and b"endobj" in data else None


def _binary_format(data: bytes) -> str | None:
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return "OLE"
    return next((kind for magic, kind in BINARIES if data.startswith(magic)), None)


def _first_part(data: bytes, parts: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((kind for part, kind in parts if part in data), None)
