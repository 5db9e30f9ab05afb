"""Reading a file that somebody may be writing at the same moment."""

from __future__ import annotations

import os
import stat
import time

PATIENCE = (0.05, 0.2)  # seconds before each further try


class TooLargeError(OSError):
    """A file of more bytes than wanted."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class UnsteadyError(OSError):
    """A file that changed every time it was read."""


def read_stable(path: str, limit: int | None = None) -> bytes:
    """The bytes of a file that was the same before and after; raises `OSError`."""
    for pause in (*PATIENCE, None):
        data = _read_once(path, limit)
        if data is not None:
            return data
        if pause is not None:
            time.sleep(pause)
    raise UnsteadyError


def tell_change(found: os.stat_result) -> int:
    """A number that a changed file does not keep, even one that was given its old time back."""
    return max(found.st_mtime_ns, found.st_ctime_ns)


def _read_once(path: str, limit: int | None) -> bytes | None:
    with open(path, "rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        if limit is not None and before.st_size > limit:
            raise TooLargeError(limit)
        data = file.read() if limit is None else _read_some(file.fileno(), limit + 1)
        after = os.fstat(file.fileno())
    if limit is not None and len(data) > limit:
        raise TooLargeError(limit)
    if not stat.S_ISREG(before.st_mode):
        return data
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) == after.st_size else None


def _read_some(handle: int, most: int) -> bytes:
    """A pipe gives what it has, so it is asked until it has no more."""
    parts = []
    while most > 0 and (part := os.read(handle, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
