"""What the READMEs show is run: commands in a terminal block, Python in a Python block.

A `$ ` line is a command; the lines under it are its output, compared when there are any (`…` alone
on a line stands for any lines), else the command must succeed. The commands of a block run in one
shell, in a folder that holds a copy of samples/.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = [ROOT / "README.md", ROOT / "README.ko.md"]
TERMINALS = {"console", "bash", "sh"}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Making an environment is the runner's work: here these would run the tests inside the tests.
SET_UP = re.compile(r"python3? -m venv|\. \S*activate|(python -m )?pip install|pytest")
MARK = "-- end of command --"


class Block(NamedTuple):
    readme: str
    line: int
    language: str
    text: str


class Step(NamedTuple):
    command: str
    output: list[str]


def _read_blocks(readme: Path) -> Iterator[Block]:
    text = readme.read_text("utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(readme.name, line, match[1], match[2])


def _read_steps(block: Block) -> list[Step]:
    if block.language != "console":
        return [Step(line, []) for line in block.text.splitlines() if line.strip()]
    steps: list[Step] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            parts = line[2:].split(" && ")
            steps += [Step(part.removeprefix(".venv/bin/"), []) for part in parts]
        elif steps:
            steps[-1].output.append(line)
    return steps


BLOCKS = [block for readme in READMES for block in _read_blocks(readme)]
STEPS = [step for block in BLOCKS if block.language in TERMINALS for step in _read_steps(block)]


def _choose(*languages: str) -> list[object]:
    return [
        pytest.param(block, id=f"{block.readme}:{block.line}")
        for block in BLOCKS
        if block.language in languages
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("block", _choose(*TERMINALS))
def test_a_terminal_block_runs_as_shown(
    block: Block, folder: Path, plain_environment: dict[str, str]
) -> None:
    steps = [step for step in _read_steps(block) if not SET_UP.match(step.command)]
    for step, (code, output) in zip(steps, _run(steps, folder, plain_environment), strict=True):
        assert "Traceback" not in output, f"$ {step.command}\n{output}"
        if step.output:
            assert _matches(step.output, output), f"$ {step.command}\n{output}"
        else:
            assert code == 0, f"$ {step.command}\n{output}"


def _run(steps: list[Step], folder: Path, environment: dict[str, str]) -> list[tuple[int, str]]:
    """Exit code and output of each command, all in one shell."""
    script = "\n".join(
        f"{step.command}\ncode=$?; printf '\\n{MARK} %s\\n' $code; (exit $code)" for step in steps
    )
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    parts = re.split(rf"\n{MARK} (\d+)\n", done.stdout)
    return [(int(code), output) for output, code in zip(parts[0::2], parts[1::2], strict=False)]


def _matches(shown: list[str], output: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() in ("…", "...") else re.escape(line.rstrip()) + r"\n"
        for line in _strip_blank_lines(shown)
    )
    lines = _strip_blank_lines(output.splitlines())
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in lines)) is not None


def _strip_blank_lines(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


@pytest.mark.parametrize("block", _choose("python"))
def test_a_python_block_runs(block: Block, folder: Path, plain_environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block.text],
        cwd=folder,
        env=plain_environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", sorted({block.language for block in BLOCKS}))
def test_a_block_is_of_a_kind_that_is_run_or_is_no_program(language: str) -> None:
    assert language in TERMINALS | {"python", "json", "jsonc", "toml", "yaml", "text"}


def test_the_run_of_all_checks_sets_up_as_the_readme_says() -> None:
    checks = ROOT / ".ci" / "run"
    if not checks.exists():
        pytest.skip("a source archive has no .ci/run")
    wanted = {step.command for step in STEPS if re.match(r"pip install '\.|pytest", step.command)}
    assert "pytest" in wanted
    assert wanted <= set(checks.read_text("utf-8").splitlines())


def test_both_readmes_show_the_same_commands() -> None:
    english, korean = (
        [
            step.command
            for block in _read_blocks(readme)
            if block.language in TERMINALS
            for step in _read_steps(block)
        ]
        for readme in READMES
    )
    assert english == korean


def test_a_shown_output_is_told_from_another() -> None:
    assert _matches(["one", "…", "three"], "one\ntwo\nthree\n")
    assert not _matches(["one", "three"], "one\ntwo\nthree\n")
