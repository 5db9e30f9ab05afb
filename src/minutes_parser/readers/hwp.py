"""HWP 5: Hangul documents as compound files of compressed records."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.archives import inflate
from minutes_parser.readers.assembly import assemble
from minutes_parser.readers.blocks import Block, Paragraph
from minutes_parser.readers.hwp_body import Body
from minutes_parser.readers.hwp_letters import find_bold
from minutes_parser.readers.hwp_lists import read_lists
from minutes_parser.readers.hwp_records import LETTERS, OF_BODY, OF_INFO, Record, list_records
from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.source import SourceText

if TYPE_CHECKING:
    from olefile import OleFileIO

COMPRESSED, LOCKED, DISTRIBUTED, DRM = 1, 2, 4, 0x10 | 0x100 | 0x400
_SIGNATURE = b"HWP Document File"
_OLD = re.compile(rb"HWP Document File V(\d\.\d)")
_SECTION = re.compile(r"Section(\d{1,5})")


def read(data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
    """The text of all sections in order, and the notes behind it.

    Raises `UnreadableFileError` for a locked or older file, for one in which nothing can be read,
    when more is asked for than `limits` allow, and when the extra `hwp` is not installed.
    """
    if old := _OLD.match(data):
        raise UnreadableFileError(name, reasons.OLD_HWP.format(version=old[1].decode()))
    file = _File(data, name, limits)
    info = list_records(file.read("DocInfo"), OF_INFO)
    bold = find_bold(info)
    body = Body(read_lists(info), bold, limits.nesting)
    blocks: list[Block] = []
    for records in file.read_sections(OF_BODY | {LETTERS} if bold else OF_BODY):
        blocks.extend(body.read(records))
    if not file.sections_read:
        blocks.extend(file.read_preview())
    if body.too_deep:
        file.notes.append(reasons.TOO_NESTED.format(limit=limits.nesting))
    return assemble(
        blocks,
        name,
        "hwp",
        heads=body.heads,
        footnotes=body.notes,
        encoding="utf-16-le",
        notes=file.notes,
    )


class _File:
    """The streams of one file, and what was found broken in them."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._left = limits.expanded
        self._limits = limits
        self._ole = _open(data, name)
        self.notes: list[str] = []
        self.sections_read = 0
        self._streams = self._list_streams(limits)
        self._flags = self._read_flags()

    def read_sections(self, tags: frozenset[int]) -> Iterator[list[Record]]:
        """The records with these tags of each section that can be read."""
        folder = "ViewText" if self._flags & DISTRIBUTED else "BodyText"
        for path in self._list_sections(folder):
            content = self.read(path, distributed=folder == "ViewText")
            records = list_records(content, tags)
            if records:
                self.sections_read += 1
                yield records

    def read_preview(self) -> list[Block]:
        """The first page or so as the program saved it for file managers."""
        text = self._load("PrvText").decode("utf-16-le", "replace").strip()
        if not text:
            raise UnreadableFileError(self._name, reasons.NO_BODY.format(format="hwp"))
        self.notes.append(reasons.ONLY_PREVIEW)
        return [Paragraph(text.replace("\r\n", "\n"))]

    def read(self, path: str, *, distributed: bool = False) -> bytes:
        """The records of a stream, unpacked; empty when it is lost."""
        packed = self._load(path)
        if not packed:
            self.notes.append(reasons.PART_LOST.format(part=path))
            return b""
        if distributed:
            from minutes_parser.readers.hwp_distribution import decrypt

            packed = decrypt(packed)
        if not self._flags & COMPRESSED:
            return packed
        content, whole = inflate(packed, self._left, raw=True)
        self._left -= len(content)
        if self._left < 0:
            raise UnreadableFileError(
                self._name, reasons.TOO_EXPANDED.format(limit=self._limits.megabytes)
            )
        if not whole:
            reason = reasons.PART_DAMAGED if content else reasons.PART_LOST
            self.notes.append(reason.format(part=path))
        return content

    def _list_streams(self, limits: Limits) -> set[str]:
        try:
            streams = {"/".join(path) for path in self._ole.listdir()}
        except Exception:  # the library fails in many ways on a directory that points nowhere
            return set()
        if len(streams) > limits.entries:
            reason = reasons.TOO_MANY_PARTS.format(limit=limits.entries)
            raise UnreadableFileError(self._name, reason)
        return streams

    def _list_sections(self, folder: str) -> list[str]:
        found = []
        for path in self._streams:
            match = _SECTION.fullmatch(path.removeprefix(f"{folder}/"))
            if match:
                found.append((int(match[1]), path))
        return [path for _, path in sorted(found)]

    def _load(self, path: str) -> bytes:
        if path not in self._streams:
            return b""
        try:
            return bytes(self._ole.openstream(path).read())
        except Exception:  # as above: one broken stream must not hide the others
            return b""

    def _read_flags(self) -> int:
        header = self._load("FileHeader")
        if len(header) < 40 or not header.startswith(_SIGNATURE):
            if not any(self._list_sections(folder) for folder in ("BodyText", "ViewText")):
                raise UnreadableFileError(self._name, reasons.NO_BODY.format(format="hwp"))
            self.notes.append(reasons.PART_LOST.format(part="FileHeader"))
            return COMPRESSED | (0 if self._list_sections("BodyText") else DISTRIBUTED)
        (flags,) = struct.unpack_from("<I", header, 36)
        if flags & LOCKED:
            raise UnreadableFileError(self._name, reasons.LOCKED)
        if flags & DRM:
            raise UnreadableFileError(self._name, reasons.DRM)
        return int(flags)


def _open(data: bytes, name: str) -> OleFileIO:
    try:
        from olefile import OleFileIO
    except ImportError:
        reason = reasons.NEEDS_EXTRA.format(format="hwp", extra="hwp")
        raise UnreadableFileError(name, reason) from None
    try:
        return OleFileIO(io.BytesIO(data))
    except Exception:  # the library fails in many ways on a file that is cut or overwritten
        raise UnreadableFileError(name, reasons.NO_BODY.format(format="hwp")) from None
