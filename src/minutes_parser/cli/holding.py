"""`--baseline`: known findings are held, new ones count."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from minutes_parser.cli.checking import Checked
from minutes_parser.cli.settings_reasons import MISSING_BASELINE
from minutes_parser.cli.streams import STANDARD_INPUT, warn, write_file
from minutes_parser.errors import MinutesError
from minutes_parser.rules.baseline import Key, hold, read_baseline, write_baseline
from minutes_parser.rules.finding import Finding

if TYPE_CHECKING:
    from minutes_parser.cli.validate import Request

_WORDS = {
    "written": ("알려진 것 {count}개를 적었습니다", "{count} known findings written"),
    "stale": (
        "{file}의 {code} {count}개는 이제 없습니다. --update-baseline으로 지우십시오",
        "{count} {code} in {file} no longer there; drop with --update-baseline",
    ),
}


def hold_baseline(
    path: str, findings: list[Finding], checked: list[Checked], request: Request, language: str
) -> list[Finding]:
    """The findings the baseline does not know; stale entries are told on standard error."""
    folder = os.path.dirname(os.path.abspath(path))
    shown = {one.file: _shorten(one.file, folder) for one in checked}
    keyed = [f._replace(file=shown.get(f.file, f.file)) for f in findings]
    if request.update_baseline:
        write_file(write_baseline(keyed), path, STANDARD_INPUT)
        warn(path, _say("written", language, count=len(keyed)))
        return []
    held = hold(keyed, read_baseline(_read(path), path), shown.values())
    for file, code, count in _count_stale(held.stale):
        warn(path, _say("stale", language, file=file, code=code, count=count))
    fresh = set(map(id, held.fresh))
    return [f for f, k in zip(findings, keyed, strict=True) if id(k) in fresh]


def _shorten(file: str, folder: str) -> str:
    """A path from the baseline's folder, so that it holds wherever the command is run."""
    if file == STANDARD_INPUT:
        return file
    try:
        return os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
    except ValueError:
        return file


def _count_stale(stale: list[Key]) -> list[tuple[str, str, int]]:
    counts: dict[tuple[str, str], int] = {}
    for key in stale:
        counts[key.file, key.code] = counts.get((key.file, key.code), 0) + 1
    return [(file, code, count) for (file, code), count in counts.items()]


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        raise MinutesError(path, MISSING_BASELINE) from None
    except (OSError, UnicodeDecodeError) as error:
        raise MinutesError(path, getattr(error, "strerror", None) or str(error)) from None


def _say(key: str, language: str, **values: object) -> str:
    korean, english = _WORDS[key]
    return (korean if language == "ko" else english).format(**values)
