"""Files, folders and globs to the files to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator

from minutes_parser.cli.settings_reasons import NO_DOCUMENT, NO_MATCH
from minutes_parser.cli.streams import STANDARD_INPUT
from minutes_parser.errors import MinutesError
from minutes_parser.readers import READERS, reasons

# Logs are read when they are named, never picked up.
_LEFT_OUT = {".log"}


def find_files(sources: list[str]) -> list[str]:
    """Every file once, in the order of the sources and, in a folder, of the names."""
    return list(dict.fromkeys(file for source in sources for file in _expand(source)))


def _expand(source: str) -> Iterator[str]:
    if source == STANDARD_INPUT or os.path.isfile(source):
        yield source
    elif os.path.isdir(source):
        yield from _need(source, list(_walk(source)), NO_DOCUMENT)
    elif any(sign in source for sign in "*?["):
        from glob import glob

        found = [file for file in sorted(glob(source, recursive=True)) if os.path.isfile(file)]
        yield from _need(source, found, NO_MATCH)
    elif os.path.lexists(source):
        yield source
    else:
        raise MinutesError(source, reasons.MISSING)


def _need(source: str, found: list[str], reason: str) -> list[str]:
    if not found:
        raise MinutesError(source, reason)
    return found


def _walk(folder: str) -> Iterator[str]:
    """The documents below a folder, hidden ones left out."""
    suffixes = tuple({s for reader in READERS.values() for s in reader.SUFFIXES} - _LEFT_OUT)
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield os.path.join(path, name)
