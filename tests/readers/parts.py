"""The parts packed in an office file, to be damaged below their packing and packed again."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from olefile import OleFileIO

from tests.office_files import compound, hwp, packages

Parts = dict[str, bytes]
_ZIP, _OLE, _PDF = b"PK", b"\xd0\xcf\x11\xe0", b"%PDF"
_PACKED = ("DocInfo", "BodyText/", "ViewText/")
_STREAM = re.compile(rb"(\bstream\r?\n)(.*?)(?=\r?\nendstream)", re.DOTALL)


def unpack(data: bytes) -> Parts:
    """The parts of an archive, a compound file or a pdf, unpacked; none in any other file."""
    if data.startswith(_ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if data.startswith(_OLE):
        with OleFileIO(io.BytesIO(data)) as file:
            names = ["/".join(path) for path in file.listdir()]
            streams = {name: file.openstream(name).read() for name in names}
        return {name: _inflate(name, stream) for name, stream in streams.items()}
    if data.startswith(_PDF):
        return {str(match.start()): _open(match[2]) for match in _STREAM.finditer(data)}
    return {}


def pack_again(data: bytes, parts: Parts) -> bytes:
    """A file of the same kind as `data` with other parts; in a pdf, lengths stay as they were."""
    if data.startswith(_ZIP):
        return packages.pack(dict(parts))
    if data.startswith(_OLE):
        return compound.write({name: _deflate(name, part) for name, part in parts.items()})
    return _STREAM.sub(lambda match: match[1] + _close(match, parts[str(match.start())]), data)


def _inflate(name: str, stream: bytes) -> bytes:
    return zlib.decompress(stream, -zlib.MAX_WBITS) if name.startswith(_PACKED) else stream


def _deflate(name: str, part: bytes) -> bytes:
    return hwp.pack(part) if name.startswith(_PACKED) else part


def _open(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _close(match: re.Match[bytes], part: bytes) -> bytes:
    return part if _open(match[2]) == match[2] else zlib.compress(part)
