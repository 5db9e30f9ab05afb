"""Word documents: paragraphs, tables and text boxes in the order of the document."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.archives import Archive
from minutes_parser.readers.assembly import assemble
from minutes_parser.readers.docx_body import Body
from minutes_parser.readers.docx_lists import read_lists
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText
from minutes_parser.readers.xml_parts import parse_part, strip_formatting

# Word 365 numbers the part at times.
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_LISTED = b"<w:numPr"
_HEAD = re.compile(r"word/header\d*\.xml")
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of a document; its footnotes behind it, tracked deletions left out.

    Raises `UnreadableFileError` when nothing can be read, or more is asked for than `limits` allow.
    """
    package = _Package(data, name, limits)
    root = package.parse(package.find_document())
    if root is None:
        raise UnreadableFileError(name, reasons.NO_BODY.format(format="docx"))
    lists = read_lists(package.parse(_NUMBERING), package.parse(_STYLES, _LISTED))
    body = Body(lists, limits.nesting)
    blocks = body.read(root)
    notes = [part for path in _FOOTNOTES if (part := package.parse(path)) is not None]
    footnotes = [block for part in notes for block in body.read_notes(part)]
    parts = map(package.parse, package.list_heads())
    heads = [block for part in parts if part is not None for block in body.read(part)]
    if body.too_deep:
        package.notes.append(reasons.TOO_NESTED.format(limit=limits.nesting))
    return assemble(
        blocks, data, name, "docx", heads=heads, footnotes=footnotes, notes=package.notes
    )


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

    def parse(self, path: str, needed: bytes = b"") -> Element | None:
        """The tree of a part; None for one that is missing, lost or without what is needed."""
        content = self._archive.read(path)
        if content is None or needed not in content:
            return None
        root, whole = parse_part(strip_formatting(content), self._name, self._limits)
        if not whole or path in self._archive.damaged:
            reason = reasons.PART_LOST if root is None else reasons.PART_DAMAGED
            self.notes.append(reason.format(part=path))
        return root
