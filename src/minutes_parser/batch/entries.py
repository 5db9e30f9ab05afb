"""What goes in and what comes back, one value a file. All of it travels between processes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class Input(NamedTuple):
    """One file to read: where it lies, and what is made of it.

    `document` is its place in the mirrored tree, `output` where the result goes below the output
    folder. `member` and `place` name a file inside an archive. `known` is the SHA-256 it had last
    time, when what was made of it then still stands. `trouble` says why it cannot be read. `words`
    is the number of the words of the user that hold for it.
    """

    path: str
    document: str
    output: str
    size: int = 0
    modified: int | str | None = None
    member: str | None = None
    place: int = 0
    known: str | None = None
    trouble: str | None = None
    words: int | None = None

    @property
    def shown(self) -> str:
        """The path for people, a file in an archive as if the archive were a folder."""
        return show_path(self.path if self.member is None else f"{self.path}/{self.member}")


@dataclass(slots=True)
class Entry:
    """One line of the manifest. `error` is null when the document was written.

    `output` lies below the output folder; `length` is how many bytes the document has in it. When
    many share one file, `offset` is where it starts and `crc32` what its bytes add up to. `words`
    is a sign of the words of the user it was read with; `notes` say what of a damaged file was not
    read. `meetings` is how many the file holds; they are documents of their own if it was `split`.
    """

    document: str
    input: str
    output: str
    sha256: str | None = None
    size: int = 0
    modified: int | str | None = None
    layout: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    findings: int | None = None
    seconds: float = 0.0
    length: int = 0
    offset: int | None = None
    crc32: int | None = None
    version: str | None = None
    words: str | None = None
    error: str | None = None
    notes: list[str] = field(default_factory=list)
    meetings: int = 1
    split: bool = False

    def to_line(self) -> bytes:
        """The entry as one line of JSON."""
        values = {key: getattr(self, key) for key in _KEYS}
        return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


class Parsed(NamedTuple):
    """What became of one file: its entry, and the text made of it.

    `text` is None for a failure, for an input that is as it was, and once it has been written.
    `unchanged` tells an input that is as it was; `full` that nothing more can be written at all.
    """

    entry: Entry
    text: str | None = None
    unchanged: bool = False
    full: bool = False


_CONTROLS = {n: repr(chr(n))[1:-1] for n in (*range(32), *range(127, 160), 0x2028, 0x2029)}
_KEYS = tuple(f.name for f in fields(Entry))


def read_entry(line: bytes) -> Entry | None:
    """The entry in a line of a manifest; None for a torn line or one of another make."""
    try:
        values: dict[str, Any] = json.loads(line)
        return Entry(**{key: values[key] for key in _KEYS if key in values})
    except (ValueError, TypeError, AttributeError):
        return None


def show_path(path: str) -> str:
    """A path as text for any file: bytes that are no UTF-8 and controls are spelled out."""
    return path.encode("utf-8", "backslashreplace").decode().translate(_CONTROLS)
