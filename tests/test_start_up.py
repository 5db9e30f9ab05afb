"""What a start costs and what the library keeps its hands off: heavy imports, printing, files."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "minutes_parser"
SAMPLE = ROOT / "samples" / "committee-brackets.txt"
HEAVY = ["rich", "regex", "typer", "click", "asyncio", "unittest", "http", "concurrent"]
# Names that reach a file or the terminal when they are called.
OPENERS = {
    "open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob",
    "rglob", "scandir", "listdir", "mmap",
}  # fmt: skip
PRINTERS = {"print", "pprint", "input", "breakpoint"}
# Readers open what is read, the batch what it gathers and leaves, the command what it is told;
# the pages of the rules are part of the package.
OPENING_ROOMS = {"readers", "batch", "cli"}
OPENING_MODULES = {"rules/pages.py"}
PRINTING_ROOMS = {"cli"}
MODULES = sorted(SOURCES.rglob("*.py"))


@pytest.mark.parametrize("to", ["json", "markdown"])
@pytest.mark.parametrize("heavy", HEAVY)
def test_parsing_a_file_loads_nothing_heavy(
    heavy: str, to: str, plain_environment: dict[str, str]
) -> None:
    code = f"""
import sys
sys.argv = ["minutes", "parse", {str(SAMPLE)!r}, "--to", {to!r}]
from minutes_parser.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.exit(f"{{{heavy!r}}} is loaded" if {heavy!r} in sys.modules else 0)
"""
    done = _run(code, plain_environment)
    assert done.returncode == 0, done.stderr


def test_the_library_parses_with_nothing_heavy_loaded(plain_environment: dict[str, str]) -> None:
    code = f"""
import sys
from minutes_parser import parse
parse("제3차 도서관운영위원회 회의록\\n○위원장 한보람  네.\\n")
sys.exit(", ".join(set({HEAVY!r}) & set(sys.modules)) or 0)
"""
    done = _run(code, plain_environment)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_no_annotation_is_compiled_to_start(
    command: str, plain_environment: dict[str, str]
) -> None:
    """A named tuple compiles each annotation that is a string: its module must do without
    `from __future__ import annotations`."""
    code = f"""
import builtins, sys
seen = []
compile = builtins.compile
def watch(source, *rest, **more):
    if isinstance(source, str):  # no file of a module
        seen.append(source)
    return compile(source, *rest, **more)
builtins.compile = watch
sys.argv = ["minutes", {command!r}, {str(SAMPLE)!r}]
from minutes_parser.cli import main
try:
    main()
except SystemExit:
    pass
sys.exit(", ".join(map(str, seen)) or 0)
"""
    done = _run(code, plain_environment)
    assert done.returncode == 0, done.stderr


def _run(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_only_the_command_prints_and_only_readers_batch_and_command_touch_files(
    module: Path,
) -> None:
    place = module.relative_to(SOURCES)
    called = set(_list_calls(module))
    if place.parts[0] not in OPENING_ROOMS and place.as_posix() not in OPENING_MODULES:
        assert not called & OPENERS
    if place.parts[0] not in PRINTING_ROOMS:
        assert not called & PRINTERS


def _list_calls(module: Path) -> Iterator[str]:
    """The last name of everything a module calls."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def test_parsing_and_writing_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    from minutes_parser import parse, to_json, to_markdown, validate

    text = SAMPLE.read_text("utf-8")
    doc = parse(text)
    to_json(doc)
    to_markdown(doc)
    validate(doc, text)
    assert capfd.readouterr() == ("", "")
