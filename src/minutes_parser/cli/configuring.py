"""How documents are judged: `[tool.minutes.validate]` as `Settings`, and back as TOML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from minutes_parser.cli.settings_reasons import (
    NOT_A_LIST,
    NOT_FILES,
    NOT_GRADES,
    UNKNOWN_CODE,
    UNKNOWN_FIELD,
    UNKNOWN_KEY,
    UNKNOWN_PROFILE,
)
from minutes_parser.cli.wording import quote, write_list
from minutes_parser.errors import MinutesError
from minutes_parser.rules.finding import Severity
from minutes_parser.rules.profiles import FIELDS, PROFILES
from minutes_parser.rules.settings import ALL, Settings
from minutes_parser.rules.table import RULES


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


def print_settings(settings: Settings) -> str:
    """Settings as the TOML that would give them."""
    required = settings.required_fields
    lines = [
        "[tool.minutes.validate]",
        f'profile = "{settings.profile}"',
        f"select = {write_list(settings.select)}",
        f"extend-select = {write_list(settings.extend_select)}",
        f"ignore = {write_list(settings.ignore)}",
        *([f"required-fields = {write_list(required)}"] if required is not None else []),
    ]
    if settings.severity:
        lines += ["", "[tool.minutes.validate.severity]"]
        lines += [f'{code} = "{grade}"' for code, grade in settings.severity.items()]
    if settings.per_file_ignores:
        lines += ["", "[tool.minutes.validate.per-file-ignores]"]
        lines += [f"{quote(p)} = {write_list(c)}" for p, c in settings.per_file_ignores.items()]
    return "\n".join(lines) + "\n"
