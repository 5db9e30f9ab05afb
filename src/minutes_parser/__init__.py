"""Korean meeting minutes (회의록) as typed documents.

`parse(text)` and `parse_file(path)` give a `Minutes`; `to_json` and `to_markdown` write one.
Heavy parts are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_parser.api import parse, parse_file, to_json, to_markdown
    from minutes_parser.errors import MinutesError
    from minutes_parser.model import Minutes

__all__ = [
    "Minutes",
    "MinutesError",
    "parse",
    "parse_file",
    "to_json",
    "to_markdown",
]

_HOMES = {
    "Minutes": "model",
    "MinutesError": "errors",
    "parse": "api",
    "parse_file": "api",
    "to_json": "api",
    "to_markdown": "api",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
