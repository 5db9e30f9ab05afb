"""The last step of every office reader: blocks to the text that the parser gets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import islice

from minutes_parser.readers.blocks import NEW_PAGE, Block, Paragraph, write_lines
from minutes_parser.readers.labels import HEAD_END, judge_heads
from minutes_parser.readers.source import SourceText

# Controls and halves of surrogate pairs say nothing and no file can hold them; other breaks than
# the newline would break a line for some programs and not for others.
_SILENT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TITLE_REACH = 15
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")


def assemble(
    blocks: Iterable[Block],
    name: str,
    format: str,
    *,
    heads: Iterable[Block] = (),
    footnotes: Iterable[Block] = (),
    encoding: str = "utf-8",
    notes: Iterable[str] = (),
) -> SourceText:
    """The text of a document: its body, and its footnotes behind an empty line.

    Running heads repeat what the body says and are left out, but where they alone name it.
    """
    lines = write_lines(blocks)
    lines[:0] = _find_title(write_lines(heads), lines)
    below = [line for line in write_lines(footnotes) if line.strip()]
    if below:
        lines += ["", *below]
    return join_lines(lines, name, format, encoding=encoding, notes=notes)


def _find_title(heads: list[str], lines: list[str]) -> list[str]:
    """`회 의 록` in the running head of a form: its lines, where no line of the body is a title."""
    told = list(dict.fromkeys(line for line in heads if line.strip()))
    if not told or not _is_titled(told) or _is_titled(lines):
        return []
    return told


def _is_titled(lines: list[str]) -> bool:
    from minutes_parser.vocabulary.labels import TITLE_WORDS

    first = islice(filter(None, ("".join(line.split()) for line in lines)), _TITLE_REACH)
    return any(word in line for line in first for word in TITLE_WORDS)


def join_lines(
    lines: list[str],
    name: str,
    format: str,
    *,
    encoding: str = "utf-8",
    notes: Iterable[str] = (),
) -> SourceText:
    """Lines as the text of a file, without empty ones at the head and the end."""
    text = _BREAKS.sub("\n", "\n".join(lines))
    if HEAD_END in text:
        text = judge_heads(text)
    text = _SILENT.sub("", text)
    text = text.lstrip("\n").rstrip(" \t\n" + NEW_PAGE)
    if text:
        text += "\n"
    shown = os.fsencode(name).decode("utf-8", "replace")
    told = tuple(dict.fromkeys(notes))
    return SourceText(text, shown, format, encoding, notes=told)


def begin_page(blocks: list[Block]) -> None:
    """Put a form feed before the first line of blocks that begin a page."""
    for block in blocks:
        if isinstance(block, Paragraph):
            block.text = NEW_PAGE + block.text.lstrip(NEW_PAGE)
            return
        if block.cells:
            begin_page(block.cells[0].blocks)
            return
