"""Korean meeting minutes (회의록) as typed documents.

`parse(text)` and `parse_file(path)` give a `Minutes`; `to_json` and `to_markdown` write one;
`validate` says what is wrong with it.
Heavy parts are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_parser.api import (
        parse,
        parse_file,
        parse_meetings,
        to_json,
        to_markdown,
        validate,
        validate_file,
    )
    from minutes_parser.errors import MinutesError
    from minutes_parser.model import Minutes
    from minutes_parser.rules import Finding, Settings
    from minutes_parser.vocabulary.added import Vocabulary

__all__ = [
    "Finding",
    "Minutes",
    "MinutesError",
    "Settings",
    "Vocabulary",
    "parse",
    "parse_file",
    "parse_meetings",
    "to_json",
    "to_markdown",
    "validate",
    "validate_file",
]

_HOMES = {
    "Finding": "rules",
    "Minutes": "model",
    "MinutesError": "errors",
    "Settings": "rules",
    "Vocabulary": "vocabulary.added",
    "parse": "api",
    "parse_file": "api",
    "parse_meetings": "api",
    "to_json": "api",
    "to_markdown": "api",
    "validate": "api",
    "validate_file": "api",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
