"""From what the user names to the files that are read: folders walked, archives looked into."""

from __future__ import annotations

import os
import posixpath
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_parser.batch import reasons
from minutes_parser.batch.archives import Member, list_members
from minutes_parser.batch.entries import Input, show_path
from minutes_parser.batch.names import Selection, is_archive, join_document, name_outputs
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.stores import Item, explain, find_store, is_remote
from minutes_parser.errors import MinutesError, UnreadableFileError
from minutes_parser.readers import reasons as reading

COMMAND = "minutes batch"
FRESH = 2_000_000_000  # nanoseconds; the coarsest clock of a file system ticks that slowly


class Source(NamedTuple):
    """One path the user gave: what is there, or why nothing is."""

    path: str
    item: Item
    trouble: str | None = None

    @property
    def holds_files(self) -> bool:
        """Whether it is a folder or an archive."""
        return self.item.is_folder or (self.trouble is None and is_archive(self.item.name))


class Listing:
    """All inputs in order; `left_out` counts the files in folders that were not taken.

    A file's document is its place below the folder that holds all sources: with one folder or one
    archive, the place in it.
    """

    def __init__(self, paths: Iterable[str], selection: Selection, recipe: Recipe) -> None:
        self.left_out = 0
        self._selection = selection
        self._to = None if recipe.collects else recipe.to
        self._out = recipe.out
        self._taken: set[str] = set()
        self._sources = [_look(path) for path in dict.fromkeys(paths)]
        self._bases = {
            remote: _find_base([s for s in self._sources if is_remote(s.path) is remote])
            for remote in (False, True)
        }

    def __iter__(self) -> Iterator[Input]:
        files = [s for s in self._sources if not s.holds_files]
        names = iter(self._name([self._place(source) for source in files]))
        for source in self._sources:
            found: Iterable[Input]
            if source.trouble is not None:
                found = [_fail(source.path, self._place(source), source.trouble, next(names))]
            elif source.item.is_folder:
                self._refuse_output(source.path)
                found = self._walk(source.path, self._place(source))
            elif is_archive(source.item.name):
                found = self._look_into(source.path, self._place(source), source.item)
            else:
                found = [_make(source.path, self._place(source), next(names), source.item)]
            yield from map(self._claim, found)

    def refuse_nothing(self) -> None:
        """Raise `MinutesError` when nothing that was named is there at all."""
        troubles = [(source.path, source.trouble) for source in self._sources if source.trouble]
        if len(troubles) == len(self._sources):
            path, reason = troubles[0] if len(troubles) == 1 else (COMMAND, reasons.NOTHING)
            raise MinutesError(show_path(path), reason)

    def _place(self, source: Source) -> str:
        base = self._bases[is_remote(source.path)]
        place = _normalise(source.path)[len(base) :]
        return place.replace(os.sep, "/").strip("/")

    def _name(self, documents: list[str]) -> list[str]:
        return name_outputs(documents, self._to) if self._to else [""] * len(documents)

    def _claim(self, one: Input) -> Input:
        """No two inputs write to one place: the second fails."""
        key = one.output if self._to else one.document
        if key in self._taken:
            return one._replace(
                output="", trouble=reasons.TAKEN.format(other=show_path(key)), known=None
            )
        self._taken.add(key)
        return one

    def _refuse_output(self, folder: str) -> None:
        if _normalise(folder) == _normalise(self._out):
            raise MinutesError(show_path(self._out), reasons.READ_FROM)

    def _walk(self, root: str, place: str) -> Iterator[Input]:
        """Names in order, folders in their turn; a stack, for a tree may be deeper than calls."""
        stack = [self._scan(root, place)]
        while stack:
            found = next(stack[-1], None)
            if found is None:
                stack.pop()
            elif isinstance(found, Input):
                yield found
            else:
                stack.append(self._scan(*found))

    def _scan(self, folder: str, place: str) -> Iterator[Input | tuple[str, str]]:
        try:
            items = sorted(find_store(folder).scan(folder))
        except OSError as error:
            yield _fail(folder, place, explain(error))
            return
        files = [item for item in items if self._takes(item, place)]
        outputs = iter(self._name([join_document(place, item.name) for item in files]))
        taken = {item.name for item in files}
        for item in items:
            path, document = posixpath.join(folder, item.name), join_document(place, item.name)
            if item.is_folder:
                if self._selection.enters(document) and not self._is_output(path):
                    yield path, document
            elif item.name in taken:
                yield _make(path, document, next(outputs), item)
            elif self._selection.opens(document):
                yield from self._look_into(path, document, item)
            else:
                self.left_out += 1

    def _takes(self, item: Item, place: str) -> bool:
        if item.is_folder or is_archive(item.name):
            return False
        return self._selection.takes(join_document(place, item.name))

    def _is_output(self, folder: str) -> bool:
        return _normalise(folder) == _normalise(self._out)

    def _look_into(self, path: str, place: str, item: Item) -> Iterator[Input]:
        """The files of an archive; a damaged one gives what can be listed, and a failure."""
        members: list[Member] = []
        trouble = None
        try:
            members.extend(list_members(path))
        except UnreadableFileError as error:
            trouble = error.reason
        taken = [m for m in members if self._selection.takes(join_document(place, m.name))]
        self.left_out += len(members) - len(taken)
        documents = [join_document(place, member.name) for member in taken]
        modified = _settle(item.modified)
        for member, document, output in zip(taken, documents, self._name(documents), strict=True):
            name, number, size = member
            yield Input(path, document, output, size, modified, name, number)
        if trouble is not None:
            yield _fail(path, place or posixpath.basename(path), trouble)


def _look(path: str) -> Source:
    name = posixpath.basename(path.rstrip("/"))
    try:
        return Source(path, find_store(path).look(path)._replace(name=name))
    except (OSError, ValueError) as error:
        reason = explain(error) if isinstance(error, OSError) else reading.BAD_NAME
        return Source(path, Item(name), reason)


def _find_base(sources: list[Source]) -> str:
    """The folder that holds all sources; a folder or an archive holds itself."""
    folders = [
        _normalise(s.path) if s.holds_files else os.path.dirname(_normalise(s.path))
        for s in sources
    ]
    parts = [folder.split("/") for folder in folders]
    together = []
    for column in zip(*parts, strict=False):
        if len(set(column)) > 1:
            break
        together.append(column[0])
    return "/".join(together)


def _normalise(path: str) -> str:
    """The one spelling of a path that leads the same way from anywhere."""
    return path.rstrip("/") if is_remote(path) else os.path.abspath(path).replace(os.sep, "/")


def _make(path: str, document: str, output: str, item: Item) -> Input:
    return Input(path, document, output, item.size, _settle(item.modified))


def _settle(modified: int | str | None) -> int | str | None:
    """A file changed this moment may change again without its clock moving on: forget the time."""
    fresh = isinstance(modified, int) and modified > time.time_ns() - FRESH
    return None if fresh else modified


def _fail(path: str, document: str, trouble: str, output: str = "") -> Input:
    return Input(path, document, output, trouble=trouble)
