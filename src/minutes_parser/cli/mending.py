"""`--fix` and `--diff`: files mended in place, or shown as they would be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from minutes_parser.cli.checking import Checked, Task
from minutes_parser.cli.streams import STANDARD_INPUT, warn, write_bytes, write_data
from minutes_parser.errors import MinutesError
from minutes_parser.readers import SourceText, read_bytes
from minutes_parser.rules.fixing import Judgement, Mended, mend

if TYPE_CHECKING:
    from minutes_parser.cli.messages import Language
    from minutes_parser.cli.validate import Request

NOT_REWRITTEN = "cannot be fixed: only plain text files with one kind of line end can"
_KOREAN = "고칠 수 없습니다. 줄바꿈이 한 가지인 텍스트 파일만 고칩니다"
_FIXED = {"ko": "{count}곳을 고쳤습니다", "en": "{count} fixed"}


def mend_files(tasks: list[Task], request: Request, language: Language) -> list[Checked]:
    """Every file mended, in order; what is left to be found in each."""
    return [_mend_file(task, request, language) for task in tasks]


def _mend_file(task: Task, request: Request, language: Language) -> Checked:
    name = (request.stdin_filename or task.file) if task.file == STANDARD_INPUT else task.file
    try:
        data = _read(task.file)
        source = read_bytes(data, name.rsplit("/", 1)[-1], task.limits, digest=False)
    except MinutesError as error:
        return Checked(name, failure=error.reason)
    mended = mend_source(source, task, name, unsafe=request.unsafe_fixes)
    if mended.text == source.text:
        if task.file == STANDARD_INPUT and not request.diff:
            _pass_on(data)
        return Checked(name, tuple(mended.findings))
    written = rewrite(data, source, mended.text)
    if written is None:
        warn(name, _KOREAN if language == "ko" else NOT_REWRITTEN)
        return Checked(name, tuple(mend_source(source, task, name, dry=True).findings))
    if request.diff:
        write_data(make_diff(source.text, mended.text, name))
        return Checked(name, tuple(mended.findings), changed=True)
    if task.file == STANDARD_INPUT:
        _pass_on(written)
    else:
        write_bytes(written, task.file)
    if not request.quiet:
        warn(name, _FIXED[language].format(count=mended.fixes))
    return Checked(name, tuple(mended.findings), changed=True)


def _pass_on(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def mend_source(
    source: SourceText, task: Task, name: str, *, unsafe: bool = False, dry: bool = False
) -> Mended:
    """A text mended, with what is still found in it; `dry` only looks."""
    from minutes_parser import api

    def judge(text: str) -> Judgement:
        whole = source._replace(text=text)
        doc, findings = api.judge_source(whole, settings=task.settings, file=name, words=task.words)
        return Judgement(findings, [node.text for node in doc.proceedings if node.type == "remark"])

    if dry:
        return Mended(source.text, 0, judge(source.text).findings)
    return mend(source.text, judge, unsafe=unsafe)


def rewrite(data: bytes, source: SourceText, text: str) -> bytes | None:
    """The bytes of a file with another text, in its encoding and with its line ends.

    None when they cannot be given back exactly: then nothing is written at all.
    """
    for mark, newline in ((m, n) for m in ("", "\ufeff") for n in ("\n", "\r\n", "\r")):
        if _encode(source.text, source.encoding, mark, newline) == data:
            return _encode(text, source.encoding, mark, newline)
    return None


def _encode(text: str, encoding: str, mark: str, newline: str) -> bytes | None:
    try:
        return (mark + text.replace("\n", newline)).encode(encoding)
    except UnicodeEncodeError:
        return None


def make_diff(before: str, after: str, name: str) -> str:
    """What would change, as a unified diff."""
    from difflib import unified_diff

    lines = unified_diff(before.split("\n"), after.split("\n"), name, name, lineterm="", n=2)
    return "\n".join(lines) + "\n"


def _read(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise MinutesError(file, error.strerror or "cannot be read") from None
