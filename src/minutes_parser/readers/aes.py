"""AES-128 in the direction and mode that HWP needs: decryption of single blocks (FIPS 197).

Written out here, for the libraries that have it would be a dependency ten times our size.
"""

from __future__ import annotations

import struct

_ROUNDS = 10


def _multiply(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _make_box() -> bytes:
    """The substitution box: the inverse in the field, then an affine map."""
    inverses = [0] * 256
    for a in range(1, 256):
        if not inverses[a]:
            inverse = next(b for b in range(1, 256) if _multiply(a, b) == 1)
            inverses[a], inverses[inverse] = inverse, a
    box = bytearray(256)
    for i, value in enumerate(inverses):
        turned = value
        for _ in range(4):
            value = (value << 1 | value >> 7) & 0xFF
            turned ^= value
        box[i] = turned ^ 0x63
    return bytes(box)


_BOX = _make_box()
_INVERSE = bytes(_BOX.index(i) for i in range(256))


def _make_columns() -> list[list[int]]:
    """For each row, substitution and column mixing of one byte in one step."""
    factors = [(14, 9, 13, 11), (11, 14, 9, 13), (13, 11, 14, 9), (9, 13, 11, 14)]
    return [
        [int.from_bytes(bytes(_multiply(_INVERSE[i], f) for f in row)) for i in range(256)]
        for row in factors
    ]


_COLUMNS = _make_columns()


def _mix_back(word: int) -> int:
    """A word of the key as decryption in this order of steps needs it."""
    mixed = 0
    for columns, byte in zip(_COLUMNS, word.to_bytes(4), strict=True):
        mixed ^= columns[_BOX[byte]]
    return mixed


def _expand(key: bytes) -> list[int]:
    words = list(struct.unpack(">4I", key))
    constant = 1
    for i in range(4, 4 * (_ROUNDS + 1)):
        word = words[i - 1]
        if i % 4 == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
            word = int.from_bytes(word.to_bytes(4).translate(_BOX)) ^ constant << 24
            constant = _multiply(constant, 2)
        words.append(words[i - 4] ^ word)
    inner = [_mix_back(word) for word in words[4:-4]]
    return words[:4] + inner + words[-4:]


def decrypt_blocks(data: bytes, key: bytes) -> bytes:
    """Decrypt whole blocks of 16 bytes, each for itself (ECB), with a key of 16 bytes."""
    keys = _expand(key)
    c0, c1, c2, c3 = _COLUMNS
    out = bytearray()
    for a, b, c, d in struct.iter_unpack(">4I", data):
        at = 4 * _ROUNDS
        a, b, c, d = a ^ keys[at], b ^ keys[at + 1], c ^ keys[at + 2], d ^ keys[at + 3]
        for at in range(4 * _ROUNDS - 4, 0, -4):
            a, b, c, d = (
                c0[a >> 24] ^ c1[d >> 16 & 255] ^ c2[c >> 8 & 255] ^ c3[b & 255] ^ keys[at],
                c0[b >> 24] ^ c1[a >> 16 & 255] ^ c2[d >> 8 & 255] ^ c3[c & 255] ^ keys[at + 1],
                c0[c >> 24] ^ c1[b >> 16 & 255] ^ c2[a >> 8 & 255] ^ c3[d & 255] ^ keys[at + 2],
                c0[d >> 24] ^ c1[c >> 16 & 255] ^ c2[b >> 8 & 255] ^ c3[a & 255] ^ keys[at + 3],
            )
        state = (
            a & 0xFF000000 | d & 0xFF0000 | c & 0xFF00 | b & 0xFF,
            b & 0xFF000000 | a & 0xFF0000 | d & 0xFF00 | c & 0xFF,
            c & 0xFF000000 | b & 0xFF0000 | a & 0xFF00 | d & 0xFF,
            d & 0xFF000000 | c & 0xFF0000 | b & 0xFF00 | a & 0xFF,
        )
        words = struct.unpack(">4I", struct.pack(">4I", *state).translate(_INVERSE))
        out += struct.pack(">4I", *(word ^ keys[i] for i, word in enumerate(words)))
    return bytes(out)
