"""The last step of every office reader: blocks to the text that the parser gets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from hashlib import sha256

from minutes_parser.readers.blocks import NEW_PAGE, Block, Paragraph, write_lines
from minutes_parser.readers.source import SourceText

# Controls and halves of surrogate pairs say nothing and no file can hold them; other breaks than
# the newline would break a line for some programs and not for others.
_SILENT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")


def assemble(
    blocks: Iterable[Block],
    data: bytes,
    name: str,
    format: str,
    *,
    footnotes: Iterable[Block] = (),
    encoding: str = "utf-8",
    notes: Iterable[str] = (),
) -> SourceText:
    """The text of a document: its body, and its footnotes behind an empty line."""
    lines = write_lines(blocks)
    below = [line for line in write_lines(footnotes) if line.strip()]
    if below:
        lines += ["", *below]
    return join_lines(lines, data, name, format, encoding=encoding, notes=notes)


def join_lines(
    lines: list[str],
    data: bytes,
    name: str,
    format: str,
    *,
    encoding: str = "utf-8",
    notes: Iterable[str] = (),
) -> SourceText:
    """Lines as the text of a file, without empty ones at the head and the end."""
    text = _SILENT.sub("", _BREAKS.sub("\n", "\n".join(lines)))
    text = text.lstrip("\n").rstrip(" \t\n" + NEW_PAGE)
    if text:
        text += "\n"
    shown = os.fsencode(name).decode("utf-8", "replace")
    told = tuple(dict.fromkeys(notes))
    return SourceText(text, shown, format, encoding, sha256(data).hexdigest(), told)


def begin_page(blocks: list[Block]) -> None:
    """Put a form feed before the first line of blocks that begin a page."""
    for block in blocks:
        if isinstance(block, Paragraph):
            block.text = NEW_PAGE + block.text.lstrip(NEW_PAGE)
            return
        if block.cells:
            begin_page(block.cells[0].blocks)
            return
