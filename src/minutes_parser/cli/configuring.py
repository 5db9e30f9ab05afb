"""Settings from files: `[tool.minutes.validate]` or, in a minutes.toml, `[validate]`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from minutes_parser.cli.nearest import NAMES, Found
from minutes_parser.cli.validate_reasons import (
    BAD_TOML,
    NO_TABLE,
    NOT_A_LIST,
    NOT_FILES,
    NOT_GRADES,
    UNKNOWN_CODE,
    UNKNOWN_FIELD,
    UNKNOWN_KEY,
    UNKNOWN_PROFILE,
)
from minutes_parser.errors import MinutesError
from minutes_parser.rules.finding import Severity
from minutes_parser.rules.profiles import FIELDS, PROFILES
from minutes_parser.rules.settings import ALL, Settings
from minutes_parser.rules.table import RULES


def load_settings(path: str) -> Found:
    """The settings of a file that was named; its table must be there."""
    table = dict(NAMES).get(os.path.basename(path), "validate")
    settings = load_table(path, table, required=True)
    assert settings is not None
    return Found(settings, path)


def load_table(path: str, table: str, *, required: bool) -> Settings | None:
    """The settings in a table of a file; None when the table is missing and may be."""
    import tomllib

    try:
        with open(path, "rb") as file:
            data: Any = tomllib.load(file)
    except OSError as error:
        raise MinutesError(path, error.strerror or "cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MinutesError(path, BAD_TOML.format(why=error)) from None
    for key in table.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        if required:
            raise MinutesError(path, NO_TABLE.format(table=table))
        return None
    return read_settings(data, path)


def read_settings(data: dict[str, Any], path: str) -> Settings:
    """A table as settings; `MinutesError` for what is not known."""
    values: dict[str, Any] = {}
    for key, value in data.items():
        reader = _READERS.get(key)
        if reader is None:
            raise MinutesError(path, UNKNOWN_KEY.format(key=key))
        values[key.replace("-", "_")] = reader(key, value, path)
    return Settings(**values)


def read_codes(key: str, value: Any, path: str) -> tuple[str, ...]:
    """Codes or beginnings of codes, each of which some rule has."""
    codes = _read_words(key, value, path)
    for code in codes:
        if code != ALL and not any(known.startswith(code) for known in RULES):
            raise MinutesError(path, UNKNOWN_CODE.format(key=key, code=code))
    return codes


def _read_words(key: str, value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise MinutesError(path, NOT_A_LIST.format(key=key))
    return tuple(value)


def _read_fields(key: str, value: Any, path: str) -> tuple[str, ...]:
    names = _read_words(key, value, path)
    for name in names:
        if name not in FIELDS:
            raise MinutesError(path, UNKNOWN_FIELD.format(name=name))
    return names


def read_profile(key: str, value: Any, path: str) -> str:
    """The name of a profile, or `auto`."""
    if value != "auto" and value not in PROFILES:
        raise MinutesError(path, UNKNOWN_PROFILE.format(name=value))
    return str(value)


def _read_severities(key: str, value: Any, path: str) -> dict[str, Severity]:
    grades = [grade.value for grade in Severity]
    if not isinstance(value, dict) or not all(grade in grades for grade in value.values()):
        raise MinutesError(path, NOT_GRADES.format(key=key))
    read_codes(key, list(value), path)
    return {code: Severity(grade) for code, grade in value.items()}


def _read_files(key: str, value: Any, path: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise MinutesError(path, NOT_FILES.format(key=key))
    return {pattern: read_codes(key, codes, path) for pattern, codes in value.items()}


_READERS: dict[str, Callable[[str, Any, str], Any]] = {
    "profile": read_profile,
    "select": read_codes,
    "extend-select": read_codes,
    "ignore": read_codes,
    "severity": _read_severities,
    "required-fields": _read_fields,
    "per-file-ignores": _read_files,
}


def print_settings(found: Found) -> str:
    """Settings as the TOML that would give them."""
    settings = found.settings
    required = settings.required_fields
    lines = [
        f"# {found.path or 'defaults'}",
        "[tool.minutes.validate]",
        f'profile = "{settings.profile}"',
        f"select = {_list(settings.select)}",
        f"extend-select = {_list(settings.extend_select)}",
        f"ignore = {_list(settings.ignore)}",
        *([f"required-fields = {_list(required)}"] if required is not None else []),
    ]
    if settings.severity:
        lines += ["", "[tool.minutes.validate.severity]"]
        lines += [f'{code} = "{grade}"' for code, grade in settings.severity.items()]
    if settings.per_file_ignores:
        lines += ["", "[tool.minutes.validate.per-file-ignores]"]
        lines += [f"{_quote(p)} = {_list(codes)}" for p, codes in settings.per_file_ignores.items()]
    return "\n".join(lines) + "\n"


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_quote, words)) + "]"


def _quote(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
