"""Doors to the readers of office formats, which are loaded when such a file comes."""

from importlib import import_module
from typing import NamedTuple

from minutes_parser.readers.limits import LIMITS, Limits
from minutes_parser.readers.signatures import find_document
from minutes_parser.readers.source import SourceText


class Door(NamedTuple):
    """The reader in the module that is called like its format."""

    format: str
    SUFFIXES: tuple[str, ...]

    def recognise(self, head: bytes) -> bool:
        """Whether a file with this head is of this format."""
        return find_document(head) == self.format

    def read(self, data: bytes, name: str, limits: Limits = LIMITS) -> SourceText:
        """The text of the file, as the reader behind this door gives it."""
        reader = import_module(f"minutes_parser.readers.{self.format}")
        source: SourceText = reader.read(data, name, limits)
        return source
