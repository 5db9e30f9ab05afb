"""AES-128 encryption by the letter of FIPS 197, to make distribution documents with."""

from __future__ import annotations

from minutes_parser.readers.aes import _BOX, _multiply


def encrypt_blocks(data: bytes, key: bytes) -> bytes:
    """Each block of 16 bytes for itself."""
    keys = _round_keys(key)
    return b"".join(_encrypt(data[i : i + 16], keys) for i in range(0, len(data), 16))


def _round_keys(key: bytes) -> list[bytes]:
    """The key schedule; that of the reader is turned round for decryption."""
    words = [key[i : i + 4] for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = words[i - 1]
        if i % 4 == 0:
            word = (word[1:] + word[:1]).translate(_BOX)
            word = bytes([word[0] ^ constant]) + word[1:]
            constant = _multiply(constant, 2)
        words.append(bytes(a ^ b for a, b in zip(words[i - 4], word, strict=True)))
    return [b"".join(words[i : i + 4]) for i in range(0, 44, 4)]


def _encrypt(block: bytes, keys: list[bytes]) -> bytes:
    state = _add(block, keys[0])
    for key in keys[1:-1]:
        state = _add(_mix(_shift(state.translate(_BOX))), key)
    return _add(_shift(state.translate(_BOX)), keys[-1])


def _add(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def _shift(state: bytes) -> bytes:
    return bytes(state[(i + 4 * (i % 4)) % 16] for i in range(16))


def _mix(state: bytes) -> bytes:
    out = bytearray()
    for i in range(0, 16, 4):
        a = state[i : i + 4]
        for j in range(4):
            b, c, d = a[(j + 1) % 4], a[(j + 2) % 4], a[(j + 3) % 4]
            out.append(_multiply(a[j], 2) ^ _multiply(b, 3) ^ c ^ d)
    return bytes(out)
