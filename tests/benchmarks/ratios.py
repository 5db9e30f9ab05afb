"""Ratios that hold on any machine: each compares two things measured in turn in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.benchmarks.texts import make_text, write_text

MINUTES = str(Path(sys.executable).parent / "minutes")
STOPWATCH = str(Path(__file__).parent / "stopwatch.py")
IMPORTS = "import typer, pydantic, rich, regex"
PARSE_ALL = """
import gc, os, sys
from minutes_parser import api
from minutes_parser.readers import read_file
gc.disable()
for name in sorted(os.listdir(sys.argv[1])):
    parts = api.stream_json(read_file(os.path.join(sys.argv[1], name))).parts
    sys.stdout.writelines(parts)
    gc.collect(0)
"""
LARGE, TENTH, LETTER = 50_000_000, 5_000_000, 44_000


# Modules are compiled once, as an installer does, not in each process that is measured.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Ratio(NamedTuple):
    """What was measured, against what, and how many of the one make one of the other."""

    name: str
    measured: str
    against: str
    ratio: float

    def __str__(self) -> str:
        return f"{self.name:44}{self.measured:>14}{self.against:>14}{self.ratio:9.2f}"


class Run(NamedTuple):
    seconds: float  # of the processor: other work on the machine does not count
    peak: int  # KiB


def compare_with_mistune(text: str, rounds: int) -> Ratio:
    """Parsing in this process against mistune's syntax tree of the same text."""
    import mistune

    from minutes_parser import parse

    markdown = mistune.create_markdown(renderer="ast")
    ours, theirs = _alternate(rounds, lambda: parse(text), lambda: markdown(text))
    megabytes = len(text.encode()) / 1e6
    return Ratio(
        f"time of parse / of mistune AST, {megabytes * 1000:.0f} KB",
        f"{megabytes / ours:.2f} MB/s",
        f"{megabytes / theirs:.2f} MB/s",
        ours / theirs,
    )


def compare_with_imports(folder: Path, rounds: int) -> Ratio:
    """The whole process on a short file against importing what it stands on."""
    path = _write(folder, LETTER)
    ours, theirs = _alternate(
        rounds,
        lambda: _run(MINUTES, "parse", path),
        lambda: _run(sys.executable, "-c", IMPORTS),
    )
    return Ratio(
        f"time of minutes parse {LETTER // 1000} KB / of its imports",
        f"{ours * 1000:.0f} ms",
        f"{theirs * 1000:.0f} ms",
        ours / theirs,
    )


def compare_validate_with_parse(folder: Path, rounds: int) -> Ratio:
    """The whole process on one short file: looking at it against parsing it."""
    path = _write(folder, LETTER)
    ours, theirs = _alternate(
        rounds,
        lambda: _run(MINUTES, "validate", path, "--exit-zero"),
        lambda: _run(MINUTES, "parse", path),
    )
    return Ratio(
        f"time of minutes validate {LETTER // 1000} KB / of minutes parse",
        f"{ours * 1000:.0f} ms",
        f"{theirs * 1000:.0f} ms",
        ours / theirs,
    )


def compare_validating_many(folder: Path, files: int, rounds: int) -> Ratio:
    """Many short files in one call and one process: looking at them against parsing them."""
    place = folder / "many"
    place.mkdir()
    text = make_text(LETTER)
    for number in range(files):
        (place / f"{number:04}.txt").write_text(f"{text}\n{number}\n", "utf-8")
    ours, theirs = _alternate(
        rounds,
        lambda: _run(MINUTES, "validate", str(place), "--jobs", "1", "--exit-zero"),
        lambda: _run(sys.executable, "-c", PARSE_ALL, str(place)),
    )
    return Ratio(
        f"time of validating {files} files of {LETTER // 1000} KB / of parsing",
        f"{ours:.1f} s",
        f"{theirs:.1f} s",
        ours / theirs,
    )


def compare_sizes(folder: Path) -> list[Ratio]:
    """Ten times the text: time should be ten times, memory in proportion to the text."""
    empty = _run(MINUTES, "parse", _write(folder, 0))
    tenth = _run_thrice(MINUTES, "parse", _write(folder, TENTH))
    large = _run(MINUTES, "parse", _write(folder, LARGE))
    time_ratio = Ratio(
        "time of minutes parse 50 MB / of 5 MB",
        f"{large.seconds:.1f} s",
        f"{tenth.seconds:.1f} s",
        large.seconds / tenth.seconds,
    )
    return [
        time_ratio,
        _compare_memory(large, empty, LARGE),
        _compare_memory(tenth, empty, TENTH),
    ]


def _compare_memory(run: Run, empty: Run, size: int) -> Ratio:
    taken = (run.peak - empty.peak) * 1024
    return Ratio(
        f"peak memory above an empty text / text, {size // 1_000_000} MB",
        f"{taken / 1e6:.0f} MB",
        f"{size / 1e6:.0f} MB",
        taken / size,
    )


def _alternate(
    rounds: int, ours: Callable[[], object], theirs: Callable[[], object]
) -> tuple[float, float]:
    """The medians of both, run in turn so that a slow moment of the machine meets both."""
    pairs = [(_time(ours), _time(theirs)) for _ in range(rounds + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _time(action: Callable[[], object]) -> float:
    began = time.process_time()
    result = action()
    seconds = time.process_time() - began
    # A process tells its own time; that of starting the stopwatch is left out.
    return result.seconds if isinstance(result, Run) else seconds


def _write(folder: Path, size: int) -> str:
    path = folder / f"{size}.txt"
    if size:
        write_text(path, size)
    else:
        path.write_text("\n", "utf-8")
    return str(path)


def _run(*command: str) -> Run:
    done = subprocess.run(
        [sys.executable, "-S", STOPWATCH, *command],
        stdout=subprocess.PIPE,
        check=True,
        env=_ENVIRONMENT,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return Run(**found)


def _run_thrice(*command: str) -> Run:
    """The middle one of three: a short run is easily disturbed."""
    return sorted(_run(*command) for _ in range(3))[1]
