"""AES-128 in the direction and mode that HWP needs: decryption of single blocks (FIPS 197).

Written out here, for the libraries that have it would be a dependency ten times our size. Blocks
do not depend on each other, so that each step is done for all of them at once: the bytes that
stand at one place of their blocks are one string, looked up with `translate`, added as a number.
"""

from __future__ import annotations

from functools import cache

_ROUNDS = 10
_SIZE = 16
# What a byte counts for in the four rows of its column when columns are mixed back.
_FACTORS = (14, 9, 13, 11)


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


_BACK = {factor: bytes(_multiply(byte, factor) for byte in _INVERSE) for factor in _FACTORS}


def _mix_back(key: bytes) -> bytes:
    """A key as decryption in this order of steps needs it."""
    mixed = bytearray(_SIZE)
    for i in range(_SIZE):
        for row in range(4):
            mixed[i - i % 4 + row] ^= _BACK[_FACTORS[(row - i) % 4]][_BOX[key[i]]]
    return bytes(mixed)


def _expand(key: bytes) -> list[bytes]:
    """The keys of all rounds, the last one used first."""
    words = [key[i : i + 4] for i in range(0, _SIZE, 4)]
    constant = 1
    for i in range(4, 4 * (_ROUNDS + 1)):
        word = words[i - 1]
        if i % 4 == 0:
            word = (word[1:] + word[:1]).translate(_BOX)
            word = bytes([word[0] ^ constant]) + word[1:]
            constant = _multiply(constant, 2)
        words.append(bytes(a ^ b for a, b in zip(words[i - 4], word, strict=True)))
    keys = [b"".join(words[i : i + 4]) for i in range(0, len(words), 4)]
    return [keys[-1], *map(_mix_back, keys[-2:0:-1]), keys[0]]


def decrypt_blocks(data: bytes, key: bytes) -> bytes:
    """Decrypt whole blocks of 16 bytes, each for itself (ECB), with a key of 16 bytes."""
    keys = _expand(key)
    size = len(data) // _SIZE
    state = [data[i::_SIZE] for i in range(_SIZE)]
    for key_before in keys[:-2]:
        state = _mix_columns(state, key_before, size)
    out = bytearray(len(data))
    for i in range(_SIZE):
        at = _find_source(i)
        table = _add(keys[-2][at]).translate(_INVERSE).translate(_add(keys[-1][i]))
        out[i::_SIZE] = state[at].translate(table)
    return bytes(out)


def _mix_columns(state: list[bytes], key: bytes, size: int) -> list[bytes]:
    """One round: the key before it, rows shifted and bytes substituted back, columns mixed."""
    mixed = [0] * _SIZE
    for i in range(_SIZE):
        at = _find_source(i)
        for row in range(4):
            table = _add(key[at]).translate(_BACK[_FACTORS[(row - i) % 4]])
            mixed[i - i % 4 + row] ^= int.from_bytes(state[at].translate(table))
    return [number.to_bytes(size) for number in mixed]


def _find_source(i: int) -> int:
    """Where the byte at a place stood before its row was shifted."""
    return (i - 4 * (i % 4)) % _SIZE


@cache
def _add(byte: int) -> bytes:
    """A table that adds one byte, bit by bit."""
    return bytes(i ^ byte for i in range(256))
