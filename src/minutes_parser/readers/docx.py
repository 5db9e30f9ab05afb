"""Word documents: paragraphs, tables and text boxes in the order of the document."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.archives import Archive
from minutes_parser.readers.assembly import assemble
from minutes_parser.readers.docx_body import Body
from minutes_parser.readers.docx_letters import Letters
from minutes_parser.readers.docx_lists import read_lists
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText
from minutes_parser.readers.xml_parts import parse_part, strip_formatting

# Word 365 numbers the part at times.
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_LISTED = b"<w:numPr"
_LETTERS = b"<w:rPr>"
_HEAD = re.compile(r"word/header\d*\.xml")
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of a document; its footnotes behind it, tracked deletions left out.

    Raises `UnreadableFileError` when nothing can be read, or more is asked for than `limits` allow.
    """
    package = _Package(data, name, limits)
    path = package.find_document()
    content = strip_formatting(package.read(path))
    root = package.grow(path, content) if content else None
    if root is None:
        raise UnreadableFileError(name, reasons.NO_BODY.format(format="docx"))
    styles = package.read(_STYLES)
    listed = package.grow(_STYLES, strip_formatting(styles)) if _LISTED in styles else None
    lists = read_lists(package.parse(_NUMBERING), listed)
    letters = Letters(styles) if _LETTERS in content else None
    body = Body(lists, letters, limits.nesting)
    blocks = body.read(root)
    notes = [part for path in _FOOTNOTES if (part := package.parse(path)) is not None]
    footnotes = [block for part in notes for block in body.read_notes(part)]
    parts = map(package.parse, package.list_heads())
    heads = [block for part in parts if part is not None for block in body.read(part)]
    if body.too_deep:
        package.notes.append(reasons.TOO_NESTED.format(limit=limits.nesting))
    return assemble(blocks, name, "docx", heads=heads, footnotes=footnotes, notes=package.notes)


class _Package:
    """The parts of one document, and what was found broken in them."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._archive = Archive(data, name, limits)
        self._name = name
        self._limits = limits
        self.notes: list[str] = []

    def find_document(self) -> str:
        return next(filter(_DOCUMENT.fullmatch, self._archive.parts), "")

    def list_heads(self) -> list[str]:
        return sorted(filter(_HEAD.fullmatch, self._archive.parts))

    def read(self, path: str) -> bytes:
        """The bytes of a part; none of one that is missing."""
        return self._archive.read(path) or b""

    def parse(self, path: str) -> Element | None:
        """The tree of a part; None for one that is missing or lost."""
        content = self._archive.read(path)
        return None if content is None else self.grow(path, strip_formatting(content))

    def grow(self, path: str, content: bytes) -> Element | None:
        """The tree of a part from its bytes; what is broken in it is noted."""
        root, whole = parse_part(content, self._name, self._limits)
        if not whole or path in self._archive.damaged:
            reason = reasons.PART_LOST if root is None else reasons.PART_DAMAGED
            self.notes.append(reason.format(part=path))
        return root
