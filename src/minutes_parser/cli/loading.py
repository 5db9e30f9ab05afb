"""Settings files: TOML to the two tables that are ours."""

from __future__ import annotations

import tomllib
from typing import Any

from minutes_parser.cli.nearest import VALIDATE, WORDS, Table
from minutes_parser.cli.settings_reasons import BAD_TOML, NO_TABLE, NOT_A_TABLE
from minutes_parser.errors import MinutesError


def load_tables(path: str, table: str, *, required: bool) -> dict[str, Table]:
    """The tables a file has; `MinutesError` where it has none and must, or is no TOML."""
    own: Any = _load(path)
    for key in table.split(".") if table else ():
        own = own.get(key, {}) if isinstance(own, dict) else None
    whole = f"{table}.{VALIDATE}".strip(".")
    if not isinstance(own, dict) or not isinstance(own.get(VALIDATE, {}), dict):
        raise MinutesError(
            path, NOT_A_TABLE.format(table=whole if isinstance(own, dict) else table)
        )
    words = {key: value for key, value in own.items() if key != VALIDATE}
    found = {WORDS: Table(words, path)} if words else {}
    if VALIDATE in own:
        found[VALIDATE] = Table(own[VALIDATE], path)
    if required and not found:
        raise MinutesError(path, NO_TABLE.format(table=table or VALIDATE))
    return found


def _load(path: str) -> Any:
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise MinutesError(path, error.strerror or "cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MinutesError(path, BAD_TOML.format(why=error)) from None
