"""배포용 문서: HWP documents locked against copying, whose key lies in the file itself."""

from __future__ import annotations

import struct

from minutes_parser.readers.aes import decrypt_blocks
from minutes_parser.readers.hwp_records import DISTRIBUTION

_SEED_SIZE = 256
_KEY_SIZE = 16


def decrypt(stream: bytes) -> bytes:
    """The packed records of a section; empty when the record with the key is missing."""
    if len(stream) < 4 + _SEED_SIZE:
        return b""
    (header,) = struct.unpack_from("<I", stream)
    if header & 0x3FF != DISTRIBUTION or header >> 20 != _SEED_SIZE:
        return b""
    body = stream[4 + _SEED_SIZE :]
    return decrypt_blocks(body[: len(body) & ~15], _find_key(stream[4 : 4 + _SEED_SIZE]))


def _find_key(record: bytes) -> bytes:
    """Undo the noise laid over the record: runs of one random byte, from a seed in its head."""
    (seed,) = struct.unpack_from("<I", record)
    start = 4 + (seed & 0xF)
    plain = bytearray(record)
    at = 0
    while at < _SEED_SIZE:
        seed, noise = _draw(seed)
        seed, run = _draw(seed)
        for i in range(at, min(at + (run & 0xF) + 1, _SEED_SIZE)):
            plain[i] ^= noise & 0xFF
        at += (run & 0xF) + 1
    return bytes(plain[start : start + _KEY_SIZE])


def _draw(seed: int) -> tuple[int, int]:
    """The next seed and number of the C library that the format was written with."""
    seed = (seed * 214013 + 2531011) & 0xFFFFFFFF
    return seed, seed >> 16 & 0x7FFF
