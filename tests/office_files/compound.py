"""Compound files (OLE), the container of HWP 5: sectors, their chains, and a directory."""

from __future__ import annotations

import struct

SECTOR, SMALL = 512, 64
CUTOFF = 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5


class _Chains:
    """Sectors of one size, and which follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = bytearray()
        self.next: list[int] = []

    def add(self, content: bytes) -> int:
        """Lay content into a chain of its own; the number of its first sector."""
        if not content:
            return END
        first = len(self.next)
        count = -(-len(content) // self.size)
        self.data += content.ljust(count * self.size, b"\0")
        self.next += [*range(first + 1, first + count), END]
        return first


def write(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, at most one storage deep."""
    large, small = _Chains(SECTOR), _Chains(SMALL)
    places = {
        path: (small if len(content) < CUTOFF else large).add(content)
        for path, content in streams.items()
    }
    entries = _list_entries(streams, places)
    root = large.add(bytes(small.data))
    entries[0] = _entry("Root Entry", _ROOT, root, len(small.data), child=1)
    small_table = b"".join(struct.pack("<I", n) for n in small.next).ljust(SECTOR, b"\xff")
    small_first = large.add(small_table)
    directory = large.add(b"".join(entries))
    fat_count = 1
    while fat_count * SECTOR // 4 < len(large.next) + fat_count:
        fat_count += 1
    fat_first = len(large.next)
    table = large.next + [FAT] * fat_count
    fat = b"".join(struct.pack("<I", n) for n in table).ljust(fat_count * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6,
        0, fat_count, directory, 0, CUTOFF, small_first, len(small_table) // SECTOR, END, 0,
    )  # fmt: skip
    listed = [*range(fat_first, fat_first + fat_count)]
    header += b"".join(struct.pack("<I", n) for n in listed + [FREE] * (109 - len(listed)))
    return header + bytes(large.data) + fat


def _list_entries(streams: dict[str, bytes], places: dict[str, int]) -> list[bytes]:
    """The root's place, then its children and theirs, each a chain to the right."""
    tops = sorted({path.split("/")[0] for path in streams}, key=lambda name: (len(name), name))
    numbers = {name: i + 1 for i, name in enumerate(tops)}
    inner = [path for path in streams if "/" in path]
    inner_numbers = {path: len(tops) + 1 + i for i, path in enumerate(inner)}
    entries = [b""]
    for name in tops:
        right = numbers[name] + 1 if numbers[name] < len(tops) else FREE
        if name in streams:
            size = len(streams[name])
            entries.append(_entry(name, _STREAM, places[name], size, right=right))
        else:
            child = next(inner_numbers[path] for path in inner if path.startswith(name + "/"))
            entries.append(_entry(name, _STORAGE, 0, 0, right=right, child=child))
    for i, path in enumerate(inner):
        last = i + 1 == len(inner) or inner[i + 1].split("/")[0] != path.split("/")[0]
        right = FREE if last else inner_numbers[path] + 1
        size = len(streams[path])
        entries.append(_entry(path.split("/")[1], _STREAM, places[path], size, right=right))
    return entries


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", spelled, len(spelled), kind, 1, FREE, right, child, 0, start, size
    )
