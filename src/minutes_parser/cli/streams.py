"""Where the command's words go: data to standard output or a file, the rest to standard error."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from minutes_parser.cli.messages import (
    CANNOT_WRITE,
    SAME_FILE,
    Language,
    translate_reason,
)
from minutes_parser.errors import MinutesError
from minutes_parser.readers import LIMITS, SourceText, read_bytes, read_file

STANDARD_INPUT = "-"
COULD_NOT_RUN = 2
NOBODY_READS = 141  # as a shell reports a program that SIGPIPE ended


def prepare_streams() -> None:
    """Make data UTF-8 with plain newlines under every locale, and nothing unprintable fatal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def load_source(file: str, max_expanded: int | None = None) -> SourceText:
    """The text of a file, or of standard input for `-`.

    `max_expanded` raises what an office file may unpack to, in megabytes.
    """
    limits = LIMITS if max_expanded is None else LIMITS.raise_to(max_expanded)
    if file == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT, limits)
    return read_file(file, limits=limits)


def tell_notes(source: SourceText, file: str, language: Language) -> None:
    """Say what could not be read of a damaged file, one line each."""
    for note in source.notes:
        warn(file, translate_reason(note, language))


@contextmanager
def report_trouble(language: Language) -> Iterator[None]:
    """Turn what the user can mend into one line on standard error and exit code 2."""
    try:
        yield
    except MinutesError as error:
        warn(error.subject, translate_reason(error.reason, language))
        sys.exit(COULD_NOT_RUN)


def warn(subject: str, message: str) -> None:
    """One diagnostic line."""
    print(f"{subject}: {message}", file=sys.stderr)


def write_data(text: str) -> None:
    """Write to standard output, ending in a newline; leave silently when nobody reads on.

    Raises `MinutesError` when standard output takes no more.
    """
    write_parts(iter([text]))


def write_parts(parts: Iterator[str]) -> None:
    """Write parts of one text to standard output as `write_data` does."""
    try:
        for part in _end_line(parts):
            sys.stdout.write(part)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
        sys.exit(NOBODY_READS)
    except OSError as error:
        _abandon_output()
        raise MinutesError("standard output", _explain(error)) from None


def _abandon_output() -> None:
    """Without this, the interpreter flushes once more on its way out, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(text: str, path: str, source: str) -> None:
    """Write beside `path` and rename, so that the file is there whole or not at all.

    Raises `MinutesError` when it cannot be written, or is the source itself.
    """
    write_file_parts(iter([text]), path, source)


def write_file_parts(parts: Iterator[str], path: str, source: str) -> None:
    """Write parts of one text to a file as `write_file` does."""
    data = (part.encode("utf-8", "backslashreplace") for part in _end_line(parts))
    try:
        if source != STANDARD_INPUT and os.path.exists(path) and os.path.samefile(path, source):
            raise MinutesError(path, SAME_FILE)
        _replace_file(os.path.realpath(path), data)
    except OSError as error:
        raise MinutesError(path, _explain(error)) from None


def write_bytes(data: bytes, path: str) -> None:
    """Put bytes in the place of a file, whole or not at all."""
    try:
        _replace_file(os.path.realpath(path), iter([data]))
    except OSError as error:
        raise MinutesError(path, _explain(error)) from None


def _end_line(parts: Iterator[str]) -> Iterator[str]:
    last = ""
    for part in parts:
        yield part
        last = part or last
    if last and not last.endswith("\n"):
        yield "\n"


def _explain(error: OSError) -> str:
    return CANNOT_WRITE.format(why=error.strerror or type(error).__name__)


def _replace_file(path: str, data: Iterator[bytes]) -> None:
    mode = _find_mode(path)
    if not stat.S_ISREG(mode):
        with open(path, "wb") as device:
            device.writelines(data)
        return
    import tempfile

    handle, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".minutes-")
    try:
        with open(handle, "wb") as file:
            file.writelines(data)
        os.chmod(beside, stat.S_IMODE(mode))
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _find_mode(path: str) -> int:
    """The mode of the file that is replaced, or what a new file gets from the umask."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return stat.S_IFREG | (0o666 & ~umask)
