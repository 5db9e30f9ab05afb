"""The settings that hold for a file: looked for from its folder upwards.

The nearest file that has the table counts, and it alone.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from minutes_parser.rules.settings import Settings

NAMES = (("minutes.toml", "validate"), ("pyproject.toml", "tool.minutes.validate"))


class Found(NamedTuple):
    """Settings and the file they came from."""

    settings: Settings
    path: str | None


def find_settings(folder: str, cache: dict[str, Found]) -> Found:
    """The settings that hold in a folder."""
    if folder not in cache:
        above = os.path.dirname(folder)
        found = _read_folder(folder)
        if found is None:
            last = above == folder
            found = Found(Settings(), None) if last else find_settings(above, cache)
        cache[folder] = found
    return cache[folder]


def _read_folder(folder: str) -> Found | None:
    for name, table in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            from minutes_parser.cli.configuring import load_table

            settings = load_table(path, table, required=False)
            if settings is not None:
                return Found(settings, path)
    return None
