"""Names in the mirrored tree: which files are taken, and what their results are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import translate
from functools import cache
from posixpath import basename, splitext
from typing import NamedTuple

ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
SUFFIXES = {"json": ".json", "markdown": ".md"}

_DRIVE = re.compile(r"^[A-Za-z]:")


class Selection(NamedTuple):
    """Globs: one without a slash is matched with names, one with a slash with places in the tree.

    Without `include`, what a reader knows by its suffix is taken, and archives.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, document: str) -> bool:
        """Whether a file found in a folder or an archive is read."""
        name = basename(document)
        if name.startswith(".") or _match_any(self.exclude, document):
            return False
        if self.include:
            return _match_any(self.include, document)
        return name.lower().endswith(_list_suffixes())

    def opens(self, document: str) -> bool:
        """Whether an archive found in a folder is looked into."""
        return is_archive(document) and not _match_any(self.exclude, document)

    def enters(self, folder: str) -> bool:
        """Whether a folder found in a folder is looked into."""
        return not basename(folder).startswith(".") and not _match_any(self.exclude, folder)


def is_archive(name: str) -> bool:
    """Whether a file is read as a folder, by its suffix."""
    return name.lower().endswith(ZIPS + TARS)


def name_outputs(documents: Sequence[str], to: str) -> list[str]:
    """`a.txt` becomes `a.json`; where `a.hwp` and `a.pdf` meet, both keep their own suffix.

    Tells nothing apart but the files given: those of one folder, one archive or one list.
    """
    suffix = SUFFIXES[to]
    stems = [splitext(document)[0] for document in documents]
    times = Counter(stems)
    return [
        (stem if times[stem] == 1 else document) + suffix
        for stem, document in zip(stems, documents, strict=True)
    ]


def tidy_member(name: str) -> str:
    """The name of a file in an archive as a place in a tree that nothing leads out of."""
    parts = _DRIVE.sub("", name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def join_document(folder: str, name: str) -> str:
    """A place in the tree below another."""
    return f"{folder}/{name}" if folder else name


def _match_any(globs: Iterable[str], document: str) -> bool:
    name = basename(document)
    return any(_compile(glob).match(document if "/" in glob else name) for glob in globs)


@cache
def _compile(glob: str) -> re.Pattern[str]:
    """`**/` stands for any number of folders, none included."""
    return re.compile(translate(glob.replace("**/", "*").removeprefix("./")))


@cache
def _list_suffixes() -> tuple[str, ...]:
    from minutes_parser.readers import READERS

    return tuple(suffix for reader in READERS.values() for suffix in reader.SUFFIXES)
