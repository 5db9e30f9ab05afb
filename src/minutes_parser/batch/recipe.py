"""What is made of every file, in a value that travels to every worker."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from minutes_parser.batch.names import SUFFIXES
from minutes_parser.vocabulary.added import Vocabulary


class Recipe(NamedTuple):
    """The form, for `jsonl` and `csv` the kind of row, the output folder, the limits of size (in
    bytes, and in megabytes when unpacked), the words of the user that inputs name by number, and
    whether a file that holds several meetings gives a document each.

    `json` and `markdown` give a file each; `jsonl` and `csv` collect all documents in one.
    """

    to: str = "json"
    rows: str | None = None
    out: str = ""
    max_bytes: int | None = None
    version: str = ""
    max_expanded: int | None = None
    words: tuple[Vocabulary, ...] = ()
    split: bool = False

    def find_words(self, number: int | None) -> Vocabulary | None:
        """The words an input is read with: it knows them by number."""
        return None if number is None else self.words[number]

    @property
    def collects(self) -> bool:
        """Whether all documents go into one file."""
        return self.to not in SUFFIXES

    @property
    def collection(self) -> str:
        """The name of that file."""
        return f"{self.rows or 'minutes'}.{self.to}"

    def find_output(self, output: str) -> str:
        """The full path of a place below the output folder."""
        return posixpath.join(self.out, output)
