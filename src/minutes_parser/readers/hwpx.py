"""hwpx: the zip and XML form of Hangul documents."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.archives import Archive
from minutes_parser.readers.assembly import assemble
from minutes_parser.readers.blocks import Block
from minutes_parser.readers.hwpx_body import Body
from minutes_parser.readers.hwpx_letters import find_bold
from minutes_parser.readers.hwpx_lists import read_lists
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText
from minutes_parser.readers.xml_parts import parse_part, strip_layout, strip_looks

_SECTION = re.compile(r"(?:.*/)?section(\d{1,5})\.xml", re.IGNORECASE)
_MANIFEST = "META-INF/manifest.xml"
_HEADER = "Contents/header.xml"


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of all sections in order, and the notes behind it.

    Raises `UnreadableFileError` for a locked file, for one in which no section can be read, and
    when more is asked for than `limits` allow.
    """
    archive = Archive(data, name, limits)
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        raise UnreadableFileError(name, reasons.LOCKED)
    told: list[str] = []
    header = archive.read(_HEADER)
    lists = read_lists(_grow(archive, _HEADER, header, name, limits, told))
    body = Body(lists, find_bold(header or b""), limits.nesting)
    blocks: list[Block] = []
    found = False
    for path in _list_sections(archive):
        section = _grow(archive, path, archive.read(path), name, limits, told)
        if section is not None:
            blocks.extend(body.read(section))
            found = True
    if not found:
        raise UnreadableFileError(name, reasons.NO_BODY.format(format="hwpx"))
    if body.too_deep:
        told.append(reasons.TOO_NESTED.format(limit=limits.nesting))
    return assemble(blocks, name, "hwpx", heads=body.heads, footnotes=body.notes, notes=told)


def _list_sections(archive: Archive) -> list[str]:
    matches = filter(None, map(_SECTION.fullmatch, archive.parts))
    return [match[0] for match in sorted(matches, key=lambda match: int(match[1]))]


def _grow(
    archive: Archive,
    path: str,
    content: bytes | None,
    name: str,
    limits: Limits,
    told: list[str],
) -> Element | None:
    """The tree of a part; None for one that is missing or lost, what is broken in it is told."""
    if content is None:
        return None
    content = strip_looks(content) if path == _HEADER else strip_layout(content)
    root, whole = parse_part(content, name, limits)
    if not whole or path in archive.damaged:
        reason = reasons.PART_LOST if root is None else reasons.PART_DAMAGED
        told.append(reason.format(part=path))
    return root
