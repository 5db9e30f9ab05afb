"""PDF: the text layer, put back into lines, columns and tables by where its letters stand.

Measured on a record of 74 pages: pdfium with the positions of all letters takes 1.5 s, pypdf 7 s.
pypdf loses most blanks of a text layer that has none, pdfium sees them; what pdfium loses, wide
blanks, indents, tables and the order of reading, is found again from the positions.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.assembly import join_lines
from minutes_parser.readers.blocks import NEW_PAGE
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.pdf_streams import refuse_bomb
from minutes_parser.readers.source import SourceText

# pdfium keeps state of its own and may be used by one thread at a time.
_PDFIUM = Lock()
_PASSWORD = 4
_SECURITY = 5


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of all pages in order of reading, a form feed before each page but the first.

    Raises `UnreadableFileError` for a locked or damaged file, for one that is pictures only, when
    more is asked for than `limits` allow, and when the extra `pdf` is not installed.
    """
    refuse_bomb(data, name, limits)
    with _PDFIUM, _open(data, name) as document:
        pages = _read_pages(document, name, limits)
    silent = sum(lines is None for lines in pages)
    if pages and silent == len(pages):
        raise UnreadableFileError(name, reasons.NO_TEXT_LAYER.format(pages=len(pages)))
    notes = [reasons.PAGES_WITHOUT_TEXT.format(count=silent, pages=len(pages))] if silent else []
    text: list[str] = []
    for lines in pages:
        if lines:
            head = NEW_PAGE if text else ""
            text += [head + lines[0], *lines[1:]]
    return join_lines(text, name, "pdf", notes=notes)


def _read_pages(document: Any, name: str, limits: Limits) -> list[list[str] | None]:
    """The lines of each page; None for a page that is a picture without text."""
    from pypdfium2 import raw

    from minutes_parser.readers.pdf_layout import lay_out
    from minutes_parser.readers.pdf_page import Page

    pages: list[list[str] | None] = []
    left = limits.tags
    for number in range(raw.FPDF_GetPageCount(document)):
        page = Page(document, number)
        left -= page.size
        if left < 0 or number > limits.entries:
            page.close()
            reason = reasons.TOO_MANY_LETTERS.format(limit=limits.tags)
            raise UnreadableFileError(name, reason)
        words = page.read_words()
        pages.append(
            lay_out(words, page.read_rules()) if words or not page.has_pictures() else None
        )
        page.close()
    return pages


@contextmanager
def _open(data: bytes, name: str) -> Iterator[Any]:
    try:
        from pypdfium2 import raw
    except ImportError:
        reason = reasons.NEEDS_EXTRA.format(format="pdf", extra="pdf")
        raise UnreadableFileError(name, reason) from None
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document or raw.FPDF_GetPageCount(document) < 1:
        locked = not document and raw.FPDF_GetLastError() in (_PASSWORD, _SECURITY)
        if document:
            raw.FPDF_CloseDocument(document)
        raise UnreadableFileError(name, reasons.LOCKED if locked else reasons.NO_PAGES)
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)
