"""The packed streams of a PDF, measured before pdfium unpacks them all into memory.

Streams are found by their own words, not by the directory of the file, so that none hides. Those
of pictures are not unpacked for their text, but nothing keeps a page from naming one as its own:
each may be as large as all others together, and all of them four times that. In a file that is
encrypted nothing can be measured; pdfium itself stops at a gigabyte there.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode
from collections.abc import Iterator

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.archives import inflate
from minutes_parser.readers.limits import Limits

_STREAM = re.compile(rb"\bstream\r?\n")
_END = b"endstream"
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_TEXTUAL = re.compile(rb"/(ASCIIHexDecode|AHx|ASCII85Decode|A85)\b")
# How many bytes a deflated one can become.
_DEFLATED = 1032
_CLEAR, _DONE, _WIDEST = 256, 257, 12
_REACH = 2048
_MOST_LAYERS = 4
_PICTURES = 4
_PIECE = 1 << 16


def refuse_bomb(data: bytes, name: str, limits: Limits) -> None:
    """Raise `UnreadableFileError` when the streams unpack to more than is allowed."""
    left, pictures = limits.expanded, limits.expanded * _PICTURES
    for head, packed in _list_streams(data):
        size = _measure(head, packed, limits.expanded)
        if _PICTURE.search(head):
            pictures -= size
        else:
            left -= size
        if left < 0 or pictures < 0 or size > limits.expanded:
            reason = reasons.TOO_EXPANDED.format(limit=limits.megabytes)
            raise UnreadableFileError(name, reason)


def _list_streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The dictionary before each stream, and the stream."""
    match = _STREAM.search(data)
    while match is not None:
        head = data[max(match.start() - _REACH, 0) : match.start()]
        stop = data.find(_END, match.end())
        stop = stop if stop >= 0 else len(data)
        yield head[max(head.rfind(b"obj"), 0) :], data[match.end() : stop]
        match = _STREAM.search(data, stop + len(_END))


def _measure(head: bytes, packed: bytes, most: int) -> int:
    """The bytes a stream unpacks to; when these are more than `most`, at least one more."""
    for _ in range(len(_TEXTUAL.findall(head))):
        packed = _read_textual(packed)
    for word, measure in ((b"/LZW", _measure_codes), (b"/RunLength", _measure_runs)):
        if word in head:
            return measure(packed, most) * (_DEFLATED if b"/Flate" in head else 1)
    for _ in range(_MOST_LAYERS):
        if not _is_deflated(packed):
            break
        size, start = _inflate(packed, most)
        if size > most or not _is_deflated(start):
            return size
        packed, _ = inflate(packed, most, raw=False)
    return len(packed)


def _read_textual(packed: bytes) -> bytes:
    """A stream that is spelled in letters; as it is when it is not."""
    plain = b"".join(packed.split())
    try:
        if plain.endswith(b"~>"):
            return a85decode(plain[:-2])
        digits = plain.rstrip(b">")
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except ValueError:
        return packed


def _is_deflated(data: bytes) -> bool:
    return len(data) > 2 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0


def _inflate(packed: bytes, most: int) -> tuple[int, bytes]:
    """How many bytes a stream unpacks to, none of them kept but the first."""
    stream = zlib.decompressobj()
    size, first = 0, b""
    for at in range(0, len(packed), _PIECE):
        rest = packed[at : at + _PIECE]
        while rest and size <= most and not stream.eof:
            try:
                piece = stream.decompress(rest, _PIECE)
            except zlib.error:
                return size, first
            first = first or piece[:3]
            size += len(piece)
            rest = stream.unconsumed_tail
    return size, first


def _measure_codes(packed: bytes, most: int) -> int:
    """LZW: each code stands for the bytes of an earlier one and one more."""
    size = last = held = bits = 0
    lengths = [1] * _CLEAR + [0, 0]
    for byte in packed:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        width = min((len(lengths) + (last > 0)).bit_length(), _WIDEST)
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == _DONE or size > most:
            break
        if code == _CLEAR:
            del lengths[_CLEAR + 2 :]
            last = 0
            continue
        length = lengths[code] if code < len(lengths) else last + 1
        if last and len(lengths) < 1 << _WIDEST:
            lengths.append(last + 1)
        size, last = size + length, length
    return size


def _measure_runs(packed: bytes, most: int) -> int:
    """Runs: a byte up to 127 copies as many and one, one above 128 repeats the next."""
    size = at = 0
    while at < len(packed) and packed[at] != 128 and size <= most:
        count = packed[at]
        size += count + 1 if count < 128 else 257 - count
        at += count + 2 if count < 128 else 2
    return size
