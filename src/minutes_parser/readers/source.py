"""What every reader gives: text, and where it came from."""

from typing import NamedTuple


class SourceText(NamedTuple):
    """The text of one file as the parser gets it.

    `text` has no leading BOM and no NUL, and its lines end in a single newline. `sha256` is that
    of the bytes read, before any of this; empty where nobody asked. `notes` say what could not be
    read of a damaged file.
    """

    text: str
    name: str
    format: str
    encoding: str
    sha256: str = ""
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines the text has; an empty text has none."""
        return len(self.text.split("\n")) - (self.text.endswith("\n") or not self.text)
