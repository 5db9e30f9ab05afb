"""The settings that hold for a file: tables of TOML files, looked for from its folder upwards.

There are two: `[tool.minutes]`, the words of the user, and `[tool.minutes.validate]`, how
documents are judged; in a `minutes.toml` the words stand at the top and the rest in `[validate]`.
For each the nearest file that has the table counts, and it alone.
"""

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from minutes_parser.patterns import lazy

if TYPE_CHECKING:
    from minutes_parser.vocabulary.added import Vocabulary

WORDS, VALIDATE = "words", "validate"
NAMES = (("minutes.toml", ""), ("pyproject.toml", "tool.minutes"))

# `[tool.minutes]` however it is spaced and quoted, or a table of tools that may hold it.
_OURS = lazy(r"""\btool["']?\s*\.\s*["']?minutes\b|(?m:^)\s*\[?\s*["']?tool["']?\s*[\]=]""")


class Table(NamedTuple):
    """One table and the file it came from."""

    values: dict[str, Any]
    path: str


class Nearby:
    """Settings files above any file, each looked at once; or the one that was named, or none."""

    def __init__(self, config: str | None = None, isolated: bool = False) -> None:
        self._config = config
        self._isolated = isolated
        self._folders: dict[str, dict[str, Table]] = {}
        self._words: dict[str, Vocabulary] = {}

    def find(self, name: str, file: str) -> Table | None:
        """The table that holds for a file; standard input stands in the current folder."""
        if self._isolated:
            return None
        if self._config is not None:
            return self._load_named(self._config).get(name)
        return self._look_up(os.path.dirname(os.path.abspath(file))).get(name)

    def find_words(self, file: str) -> "Vocabulary | None":
        """The words of the user for a file; `MinutesError` where they are none."""
        table = self.find(WORDS, file)
        if table is None:
            return None
        if table.path not in self._words:
            from minutes_parser.cli.wording import read_words

            self._words[table.path] = read_words(table.values, table.path)
        return self._words[table.path]

    def _look_up(self, folder: str) -> dict[str, Table]:
        unknown = []
        while folder not in self._folders:
            unknown.append(folder)
            if os.path.dirname(folder) == folder:
                break
            folder = os.path.dirname(folder)
        found = self._folders.get(folder, {})
        for place in reversed(unknown):
            found = self._folders[place] = {**found, **_read_folder(place)}
        return found

    def _load_named(self, path: str) -> dict[str, Table]:
        if path not in self._folders:
            from minutes_parser.cli.loading import load_tables

            table = dict(NAMES).get(os.path.basename(path), "")
            self._folders[path] = load_tables(path, table, required=True)
        return self._folders[path]


def _read_folder(folder: str) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for name, table in reversed(NAMES):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and _speaks_of_us(path, table):
            from minutes_parser.cli.loading import load_tables

            found |= load_tables(path, table, required=False)
    return found


def _speaks_of_us(path: str, table: str) -> bool:
    """Every project has a pyproject.toml, few a table of ours in it, and TOML loads slowly."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return not table or _OURS.search(file.read()) is not None
    except OSError:
        return not table
