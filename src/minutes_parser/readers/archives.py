"""Zip archives, read part by part from memory; nothing is unpacked to disk, no path is followed.

The standard library gives up an archive that lost its end. Here the parts are then looked for one
by one, and a part that is broken gives what comes before the break.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.limits import Limits

_END = b"PK\x05\x06"
_CENTRAL = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1
_PIECE = 1 << 16


class Part(NamedTuple):
    """Where a part lies: the offset of its header, how it is packed, its packed size or 0."""

    offset: int
    method: int
    size: int
    encrypted: bool


class Archive:
    """The parts of a zip archive by name; `damaged` lists those that could not be read whole."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._data = data
        self._name = name
        self._left = limits.expanded
        self._limits = limits
        self.damaged: list[str] = []
        self.parts = dict(self._take(_list_central(data))) or dict(self._take(_list_local(data)))

    def _take(self, listing: Iterator[tuple[str, Part]]) -> Iterator[tuple[str, Part]]:
        for count, item in enumerate(listing):
            if count >= self._limits.entries:
                raise UnreadableFileError(
                    self._name, reasons.TOO_MANY_PARTS.format(limit=self._limits.entries)
                )
            yield item

    def read(self, path: str) -> bytes | None:
        """The bytes of a part, cut where it is broken; None for a part that is not there.

        Raises `UnreadableFileError` when the parts read so far unpack to more than is allowed.
        """
        part = self.parts.get(path)
        if part is None:
            return None
        packed = self._find_packed(part)
        if part.method == _STORED:
            content, whole = bytes(packed[: self._left + 1]), bool(packed) or not part.size
        else:
            content, whole = inflate(packed, self._left, raw=True)
        self._left -= len(content)
        if self._left < 0:
            raise UnreadableFileError(
                self._name, reasons.TOO_EXPANDED.format(limit=self._limits.megabytes)
            )
        if not whole or part.method not in (_STORED, _DEFLATED) or part.encrypted:
            self.damaged.append(path)
        return content

    def _find_packed(self, part: Part) -> memoryview:
        header = self._data[part.offset : part.offset + 30]
        if len(header) < 30 or not header.startswith(_LOCAL):
            return memoryview(b"")
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        start = part.offset + 30 + name_length + extra_length
        stop = start + part.size if part.size else len(self._data)
        return memoryview(self._data)[start:stop]


def inflate(packed: bytes | memoryview, limit: int, *, raw: bool) -> tuple[bytes, bool]:
    """Unpack up to one byte more than `limit`, and whether the stream was whole.

    The library keeps what it has when it meets a break: from there on it is fed with spoons.
    """
    stream = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
    pieces: list[bytes] = []
    room, start, size = limit + 1, 0, _PIECE
    while start < len(packed) and room > 0 and not stream.eof:
        before = stream.copy()
        try:
            pieces.append(stream.decompress(packed[start : start + size], room))
        except zlib.error:
            if size == 1:
                return b"".join(pieces), False
            stream, size = before, max(size // 16, 1)
            continue
        room -= len(pieces[-1])
        start += size
    return b"".join(pieces), stream.eof or room <= 0


def _list_central(data: bytes) -> Iterator[tuple[str, Part]]:
    """The parts as the directory at the end lists them; none when it is lost."""
    end = data.rfind(_END)
    if end < 0 or end + 22 > len(data):
        return
    (at,) = struct.unpack_from("<I", data, end + 16)
    while data.startswith(_CENTRAL, at) and at + 46 <= len(data):
        flags, method = struct.unpack_from("<HH", data, at + 8)
        (size,) = struct.unpack_from("<I", data, at + 20)
        lengths = struct.unpack_from("<HHH", data, at + 28)
        (offset,) = struct.unpack_from("<I", data, at + 42)
        name = data[at + 46 : at + 46 + lengths[0]].decode("utf-8", "replace")
        known = size if size != 0xFFFFFFFF else 0
        yield name.replace("\\", "/"), Part(offset, method, known, bool(flags & _ENCRYPTED))
        at += 46 + sum(lengths)


def _list_local(data: bytes) -> Iterator[tuple[str, Part]]:
    """The parts as they lie one behind the other, for an archive without its directory."""
    at = data.find(_LOCAL)
    while at >= 0 and at + 30 <= len(data):
        flags, method = struct.unpack_from("<HH", data, at + 6)
        (size,) = struct.unpack_from("<I", data, at + 18)
        (length,) = struct.unpack_from("<H", data, at + 26)
        name = data[at + 30 : at + 30 + length].decode("utf-8", "replace")
        if 0 < length < 512:
            yield name.replace("\\", "/"), Part(at, method, size, bool(flags & _ENCRYPTED))
        at = data.find(_LOCAL, at + 4)
