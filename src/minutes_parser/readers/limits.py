"""How much a file may ask of the machine before it is taken for an attack or for damage."""

from typing import NamedTuple

MEBIBYTE = 1 << 20
# Each table in a table takes several calls within each other, and these have an end.
DEEPEST = 60


class Limits(NamedTuple):
    """Bounds for files that are packed or built of parts.

    `expanded`: bytes that all parts read may unpack to; `entries`: parts of an archive;
    `tags`: tags in one XML part, for each takes more memory than it takes room in the file;
    `nesting`: tables and boxes within each other.
    """

    expanded: int = 256 * MEBIBYTE
    entries: int = 20_000
    tags: int = 1_000_000
    nesting: int = 20

    @property
    def megabytes(self) -> int:
        """What all parts may unpack to, as it is told and asked for."""
        return self.expanded // MEBIBYTE

    def raise_to(self, megabytes: int) -> "Limits":
        """The same bounds with room for so many megabytes, the others in proportion."""
        factor = max(1.0, megabytes * MEBIBYTE / self.expanded)
        return Limits(
            megabytes * MEBIBYTE,
            int(self.entries * factor),
            int(self.tags * factor),
            min(int(self.nesting * factor), DEEPEST),
        )


LIMITS = Limits()
