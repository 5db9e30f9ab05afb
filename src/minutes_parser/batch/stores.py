"""Where files lie: on this machine, or anywhere fsspec reaches. Both are spoken to alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO, Any, NamedTuple, Protocol

from minutes_parser.batch import reasons
from minutes_parser.batch.stability import (
    TooLargeError,
    UnsteadyError,
    read_stable,
    tell_change,
)
from minutes_parser.errors import MinutesError, UnreadableFileError
from minutes_parser.readers import reasons as reading


class Item(NamedTuple):
    """A file or a folder. `modified` changes whenever the file does; it need not be a time."""

    name: str
    is_folder: bool = False
    size: int = 0
    modified: int | str | None = None


class Store(Protocol):
    """A place for files. What goes wrong in it is an `OSError`."""

    def scan(self, folder: str) -> list[Item]:
        """What lies in a folder: files and folders, nothing else."""

    def look(self, path: str) -> Item:
        """One file or folder."""

    def read(self, path: str, limit: int | None = None) -> bytes:
        """All bytes of a file; more than `limit` is a `TooLargeError`."""

    def open(self, path: str) -> IO[bytes]:
        """A file to read and seek in."""

    def write(self, path: str, data: bytes, token: str) -> None:
        """A file whole or not at all. `token` names who writes, so that no two meet."""

    def remove(self, path: str) -> None:
        """The file, if it is there."""


class LocalStore:
    """Files of this machine."""

    def scan(self, folder: str) -> list[Item]:
        with os.scandir(folder) as found:
            items = [_describe(one) for one in found]
        return [item for item in items if item is not None]

    def look(self, path: str) -> Item:
        found = os.stat(path)
        is_folder = os.path.isdir(path)
        return Item(os.path.basename(path), is_folder, found.st_size, tell_change(found))

    def read(self, path: str, limit: int | None = None) -> bytes:
        return read_stable(path, limit)

    def open(self, path: str) -> IO[bytes]:
        return open(path, "rb")

    def write(self, path: str, data: bytes, token: str) -> None:
        beside = name_beside(path, token)
        try:
            with _create(beside) as file:
                file.write(data)
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise

    def remove(self, path: str) -> None:
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(path)


class RemoteStore:
    """Files behind a URL that fsspec knows: `s3://`, `gs://`, `memory://`, …"""

    # There an object appears when all of it has arrived, and renaming is copying.
    WHOLE_BY_NATURE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "az", "memory"})

    def scan(self, folder: str) -> list[Item]:
        with _translate():
            fs, path = _resolve(folder)
            found = fs.ls(path, detail=True, refresh=True)
        # A folder of an object store may hold itself as an empty object.
        return [_describe_remote(one) for one in found if one["name"].strip("/") != path.strip("/")]

    def look(self, path: str) -> Item:
        with _translate():
            fs, inside = _resolve(path)
            fs.invalidate_cache(inside)
            return _describe_remote(fs.info(inside))

    def read(self, path: str, limit: int | None = None) -> bytes:
        with _translate():
            fs, inside = _resolve(path)
            if limit is not None and fs.info(inside)["size"] > limit:
                raise TooLargeError(limit)
            data: bytes = fs.cat_file(inside)
            return data

    def open(self, path: str) -> IO[bytes]:
        with _translate():
            fs, inside = _resolve(path)
            file: IO[bytes] = fs.open(inside, "rb")
            return file

    def write(self, path: str, data: bytes, token: str) -> None:
        with _translate():
            fs, inside = _resolve(path)
            if path.partition("://")[0] in self.WHOLE_BY_NATURE:
                fs.pipe_file(inside, data)
                return
            beside = name_beside(inside, token)
            fs.makedirs(os.path.dirname(inside), exist_ok=True)
            fs.pipe_file(beside, data)
            fs.mv(beside, inside)

    def remove(self, path: str) -> None:
        with _translate(), suppress(FileNotFoundError):
            fs, inside = _resolve(path)
            fs.rm_file(inside)


LOCAL = LocalStore()
REMOTE = RemoteStore()


def read_source(path: str) -> bytes:
    """All bytes of one file, local or not; raises `UnreadableFileError`."""
    try:
        return find_store(path).read(path)
    except OSError as error:
        raise UnreadableFileError(path, explain(error)) from None


def is_remote(path: str) -> bool:
    """Whether a path is a URL."""
    return "://" in path


def find_store(path: str) -> Store:
    """The store a path leads to."""
    return REMOTE if is_remote(path) else LOCAL


def name_beside(path: str, token: str) -> str:
    """Where a file is written before it is renamed."""
    return os.path.join(os.path.dirname(path), f".minutes-{token}.part")


def explain(error: OSError, other: str = reading.SYSTEM) -> str:
    """Why a file cannot be read; `other` is what is said of a reason without words of its own."""
    if isinstance(error, TooLargeError):
        return reading.TOO_LARGE.format(limit=error.limit)
    if isinstance(error, UnsteadyError):
        return reasons.CHANGED
    if other == reading.SYSTEM:
        if isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return reading.MISSING
        if isinstance(error, IsADirectoryError):
            return reading.FOLDER
        if isinstance(error, PermissionError):
            return reading.FORBIDDEN
    why = error.strerror or str(error) or type(error).__name__
    return other.format(why=" ".join(why.split()))


def _create(path: str) -> IO[bytes]:
    try:
        return open(path, "wb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "wb")


def _describe(one: os.DirEntry[str]) -> Item | None:
    """None for pipes, devices, dangling links, and for links to folders: those may go round."""
    try:
        if one.is_dir(follow_symlinks=False):
            return Item(one.name, is_folder=True)
        if one.is_file():
            found = one.stat()
            return Item(one.name, False, found.st_size, tell_change(found))
    except OSError:
        pass
    return None


def _describe_remote(found: dict[str, Any]) -> Item:
    change = found.get("ETag") or found.get("etag") or found.get("LastModified")
    change = change or found.get("mtime") or found.get("created")
    name = str(found["name"]).rstrip("/").rpartition("/")[2]
    is_folder = found["type"] == "directory"
    return Item(name, is_folder, int(found["size"] or 0), None if change is None else str(change))


@contextmanager
def _translate() -> Iterator[None]:
    """Whatever a file system of fsspec raises leaves as an `OSError`."""
    try:
        yield
    except (OSError, MinutesError):
        raise
    except Exception as error:
        raise OSError(0, f"{type(error).__name__}: {error}") from error


def _resolve(url: str) -> tuple[Any, str]:
    protocol, _, _ = url.partition("://")
    fs = _find_system(protocol)
    return fs, fs._strip_protocol(url)


@cache
def _find_system(protocol: str) -> Any:
    try:
        import fsspec

        return fsspec.filesystem(protocol)
    except (ImportError, ValueError) as error:
        reason = reasons.NEEDS_EXTRA.format(missing=error)
        raise MinutesError(f"{protocol}://", reason) from None
