"""The short way in: a plain command line is read without typer, which loads slower than we parse.

Only what is certain is taken: a known command, one file, known options each with its value apart.
Anything else, help and mistakes above all, goes to `app`, which knows the same options.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from minutes_parser.cli import commands

COMMANDS: dict[str, Callable[..., None]] = {
    "parse": commands.parse,
    "show": commands.show,
    "text": commands.text,
    "validate": commands.validate,
}
FLAGS = {
    "parse": {
        "--quiet": "quiet",
        "-q": "quiet",
        "--isolated": "isolated",
        "--split": "split",
    },
    "show": {"--quiet": "quiet", "-q": "quiet", "--isolated": "isolated"},
    "text": {"--annotate": "annotate", "--quiet": "quiet", "-q": "quiet", "--isolated": "isolated"},
    "validate": {
        "--quiet": "quiet",
        "-q": "quiet",
        "--strict": "strict",
        "--isolated": "isolated",
        "--exit-zero": "exit_zero",
    },
}
# The values an option takes; None: any text at all.
VALUES: dict[str, tuple[str, ...] | None] = {
    "to": ("json", "markdown"),
    "lang": ("ko", "en"),
    "output": None,
    "output_format": ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson"),
    "output_file": None,
    "fail_on": ("error", "warning", "info"),
    "profile": None,
    "config": None,
}
OPTIONS = {
    "parse": {
        "--to": "to",
        "--output": "output",
        "-o": "output",
        "--lang": "lang",
        "--config": "config",
    },
    "show": {"--lang": "lang", "--config": "config"},
    "text": {"--lang": "lang", "--config": "config"},
    "validate": {
        "--lang": "lang",
        "--output-format": "output_format",
        "--output-file": "output_file",
        "--fail-on": "fail_on",
        "--profile": "profile",
        "--config": "config",
    },
}


def read_plainly(arguments: list[str]) -> Callable[[], None] | None:
    """The call a plain command line asks for; None when it takes more to understand it."""
    if arguments == ["--version"]:
        return commands.version
    command, *rest = arguments or [""]
    if command not in COMMANDS:
        return None
    values = _read_arguments(rest, FLAGS[command], OPTIONS[command])
    return partial(COMMANDS[command], **values) if values and "file" in values else None


def _read_arguments(
    arguments: list[str], flags: dict[str, str], options: dict[str, str]
) -> dict[str, str | bool] | None:
    values: dict[str, str | bool] = {}
    words = iter(arguments)
    for word in words:
        if word in flags:
            values[flags[word]] = True
        elif word in options:
            value = next(words, "-")
            if value.startswith("-") or value not in (VALUES[options[word]] or (value,)):
                return None
            values[options[word]] = value
        elif "file" in values or (word.startswith("-") and word != "-") or not word:
            return None
        else:
            values["file"] = word
    return values
