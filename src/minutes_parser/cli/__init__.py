"""The command `minutes`. Nothing heavy is imported before it is known what to do."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line in `sys.argv` and leave with its exit code."""
    # Looking for plugins of pydantic reads the metadata of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run(arguments: list[str]) -> None:
    from minutes_parser.cli.quick import read_plainly
    from minutes_parser.cli.streams import prepare_streams

    prepare_streams()
    call = read_plainly(arguments)
    if call is not None:
        call()
        return
    from minutes_parser.cli.app import app

    app(arguments, prog_name="minutes")
