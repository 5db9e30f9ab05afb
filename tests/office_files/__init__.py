"""Invented office documents, written from scratch for the tests and the samples."""

from __future__ import annotations

from collections.abc import Callable

from tests.office_files import docx, html, hwp, hwpx, pdf
from tests.office_files.content import Content

WRITERS: dict[str, Callable[[Content], bytes]] = {
    "docx": docx.write,
    "hwp": hwp.write,
    "hwpx": hwpx.write,
    "html": html.write,
    "pdf": pdf.write,
}
