"""Zip packages that are the same bytes wherever and whenever they are made."""

from __future__ import annotations

import io
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(parts: dict[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    """The parts in order, packed but for those that are to be stored."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 0
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(entry, content, kind)
    return file.getvalue()
