"""The words of the user: `[tool.minutes]` as a `Vocabulary`, and back as TOML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from minutes_parser.cli.settings_reasons import NO_LABELS, NO_RESULTS, NOT_A_LIST, UNKNOWN_WORDS
from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.added import Vocabulary, check_words

Listed = tuple[str, ...]


def read_words(data: dict[str, Any], path: str) -> Vocabulary:
    """A table as words; `MinutesError` says which key is wrong and what it takes."""
    values: dict[str, Any] = {}
    for key, value in data.items():
        reader = _READERS.get(key)
        if reader is None:
            raise MinutesError(path, UNKNOWN_WORDS.format(key=key, known=", ".join(_READERS)))
        values[key.replace("-", "_")] = reader(key, value, path)
    words = Vocabulary(**values)
    try:
        check_words(words)
    except MinutesError as error:
        raise MinutesError(path, error.reason) from None
    return words


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _read_list(key: str, value: Any, path: str) -> Listed:
    if not _is_list(value):
        raise MinutesError(path, NOT_A_LIST.format(key=key))
    return tuple(value)


def _read_labels(key: str, value: Any, path: str) -> dict[str, Listed]:
    if not isinstance(value, dict) or not all(map(_is_list, value.values())):
        raise MinutesError(path, NO_LABELS)
    return {kind: tuple(said) for kind, said in value.items()}


def _read_results(key: str, value: Any, path: str) -> dict[str, Listed]:
    """A list holds words that are usual themselves."""
    if _is_list(value):
        return {word: (word,) for word in value}
    if not isinstance(value, dict) or not all(map(_is_list, value.values())):
        raise MinutesError(path, NO_RESULTS)
    return {usual: tuple(said) for usual, said in value.items()}


_READERS: dict[str, Callable[[str, Any, str], Any]] = {
    "labels": _read_labels,
    "roles": _read_list,
    "chairs": _read_list,
    "speakers": _read_list,
    "not-speakers": _read_list,
    "names": _read_list,
    "organizations": _read_list,
    "results": _read_results,
}


def print_words(words: Vocabulary) -> str:
    """Words as the TOML that would give them."""
    lists = {key: getattr(words, key.replace("-", "_")) for key in _READERS}
    lines = ["[tool.minutes]"]
    lines += [f"{key} = {write_list(v)}" for key, v in lists.items() if isinstance(v, tuple) and v]
    for key in ("labels", "results"):
        if lists[key]:
            lines += ["", f"[tool.minutes.{key}]"]
            lines += [f"{quote(word)} = {write_list(v)}" for word, v in lists[key].items()]
    return "\n".join(lines) + "\n"


def write_list(words: Listed) -> str:
    """A list of TOML."""
    return "[" + ", ".join(map(quote, words)) + "]"


def quote(word: str) -> str:
    """A string of TOML."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
