"""Files inside zip and tar archives: listed, and read without unpacking anything to disk."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from minutes_parser.batch import reasons
from minutes_parser.batch.entries import Input
from minutes_parser.batch.names import ZIPS, tidy_member
from minutes_parser.batch.stability import TooLargeError
from minutes_parser.batch.stores import explain, find_store
from minutes_parser.errors import UnreadableFileError

DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class Member(NamedTuple):
    """One file of an archive: its tidy name, where it is found again, and its size."""

    name: str
    place: int
    size: int


def list_members(path: str) -> Iterator[Member]:
    """The files of an archive in its order; raises `UnreadableFileError` where it is damaged."""
    try:
        with find_store(path).open(path) as file:
            yield from _list_zip(file) if _is_zip(path) else _list_tar(file)
    except OSError as error:
        raise UnreadableFileError(path, explain(error)) from None
    except DAMAGE as error:
        raise UnreadableFileError(path, _describe(error)) from None


class Shelf:
    """Archives kept open from one file to the next: one at a time, the last that was asked for."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._file: IO[bytes] | None = None
        self._zip: zipfile.ZipFile | None = None
        self._tar: tarfile.TarFile | None = None

    def read(self, one: Input, limit: int | None) -> bytes:
        """The bytes of a file in an archive; raises `UnreadableFileError`."""
        try:
            return self._read_zip(one, limit) if _is_zip(one.path) else self._read_tar(one, limit)
        except OSError as error:
            raise UnreadableFileError(one.shown, explain(error)) from None
        except (*DAMAGE, NotImplementedError) as error:
            self.close()
            raise UnreadableFileError(one.shown, _describe(error)) from None

    def close(self) -> None:
        """Let go of the archive."""
        for held in (self._zip, self._tar, self._file):
            if held is not None:
                held.close()
        self._path = self._file = self._zip = self._tar = None

    def _read_zip(self, one: Input, limit: int | None) -> bytes:
        if self._zip is None or self._path != one.path:
            self._zip = zipfile.ZipFile(self._open(one.path))
        infos = self._zip.infolist()
        if one.place >= len(infos) or _name_zipped(infos[one.place]) != one.member:
            self.close()
            raise UnreadableFileError(one.shown, reasons.NO_MEMBER)
        info = infos[one.place]
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFileError(one.shown, reasons.LOCKED)
        with self._zip.open(info) as file:
            return _read_within(file, limit)

    def _read_tar(self, one: Input, limit: int | None) -> bytes:
        """A compressed tar has one way, forward: what was passed is found by beginning again."""
        if self._tar is None or self._path != one.path or self._tar.offset > one.place:
            self._tar = tarfile.open(fileobj=self._open(one.path), mode="r|*")
        while (info := self._tar.next()) is not None:
            _forget(self._tar)
            if info.offset >= one.place:
                break
        file = self._tar.extractfile(info) if info and info.offset == one.place else None
        if info is None or file is None or tidy_member(info.name) != one.member:
            self.close()
            raise UnreadableFileError(one.shown, reasons.NO_MEMBER)
        return _read_within(file, limit)

    def _open(self, path: str) -> IO[bytes]:
        self.close()
        self._file = find_store(path).open(path)
        self._path = path
        return self._file


def _is_zip(path: str) -> bool:
    return path.lower().endswith(ZIPS)


def _list_zip(file: IO[bytes]) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        for place, info in enumerate(archive.infolist()):
            if not info.is_dir():
                yield Member(_name_zipped(info), place, info.file_size)


def _list_tar(file: IO[bytes]) -> Iterator[Member]:
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        while (info := archive.next()) is not None:
            _forget(archive)
            if info.isreg():
                yield Member(tidy_member(info.name), info.offset, info.size)


def _forget(archive: tarfile.TarFile) -> None:
    """A tar remembers every file it passed, and there may be very many."""
    archive.members = []  # type: ignore[attr-defined]


def _name_zipped(info: zipfile.ZipInfo) -> str:
    """Windows writes Korean names in CP949 and does not say so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        raw = name.encode("cp437")
        for encoding in ("utf-8", "cp949"):
            try:
                return tidy_member(raw.decode(encoding))
            except UnicodeDecodeError:
                continue
    return tidy_member(name)


def _read_within(file: IO[bytes], limit: int | None) -> bytes:
    """What an archive says of a size may be a lie, so what comes is counted."""
    data = file.read() if limit is None else file.read(limit + 1)
    if limit is not None and len(data) > limit:
        raise TooLargeError(limit)
    return data


def _describe(error: Exception) -> str:
    return reasons.BROKEN_ARCHIVE.format(why=str(error) or type(error).__name__)
