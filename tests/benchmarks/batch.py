"""`python -m tests.benchmarks.batch`: many files in one process, in two, on Dask; and memory.

Every figure is a ratio of two runs of the same command on the same files.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.ratios import MINUTES, STOPWATCH, Ratio
from tests.benchmarks.texts import SAMPLE, make_text

# How many of a hundred files are of which size: most minutes are short, a few are very long.
SIZES = ((1_500, 35), (4_000, 30), (8_000, 20), (16_000, 10), (40_000, 5))
A_FOLDER = 500


class Timed(NamedTuple):
    """One run: the process with all it started, and what it says of itself."""

    seconds: float
    peak: int
    report: dict[str, object]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--files", type=int, default=10_000)
    cli.add_argument("--small", type=int, default=100_000, help="files of the run for memory")
    cli.add_argument("--rounds", type=int, default=1)
    cli.add_argument("--no-dask", action="store_true")
    options = cli.parse_args()
    print(f"{'':44}{'measured':>14}{'against':>14}{'ratio':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for ratio in _measure(options, Path(folder)):
            print(ratio, flush=True)


def write_mixed(folder: Path, files: int) -> int:
    """So many files of mixed size in folders of 500; the bytes written."""
    texts = [make_text(size) for size, share in SIZES for _ in range(share)]
    total = 0
    for number in range(files):
        place = folder / f"{number // A_FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        data = f"{texts[number * 37 % 100]}\n{number}\n".encode()
        (place / f"{number:06}.txt").write_bytes(data)
        total += len(data)
    return total


def write_small(folder: Path, files: int) -> None:
    """So many files of about a hundred bytes, all in one folder."""
    folder.mkdir(parents=True)
    head = "\n".join(SAMPLE.read_text("utf-8").splitlines()[:4])
    for number in range(files):
        (folder / f"{number:06}.txt").write_text(f"{head}\n{number}\n", "utf-8")


def _measure(options: argparse.Namespace, folder: Path) -> Iterator[Ratio]:
    inputs = folder / "in"
    size = write_mixed(inputs, options.files)
    what = f"{options.files} files, {size / 1e6:.0f} MB"
    one, two, dask = [], [], []
    for _ in range(options.rounds):
        one.append(_run(inputs, folder / "one", "--jobs", "1"))
        two.append(_run(inputs, folder / "two", "--jobs", "2"))
        _compare(folder / "one", folder / "two")
        if not options.no_dask:
            dask.append(_run(inputs, folder / "dask", "--jobs", "2", "--cluster", "local"))
            _compare(folder / "one", folder / "dask")
    yield _relate(f"time of 1 process / of 2, {what}", one, two)
    if dask:
        yield _relate("time of Dask with 2 processes / of 2 alone", dask, two)
    again = [_run(inputs, folder / "two", "--jobs", "2", keep=True)]
    yield _relate("time of a second run / of the first", again, two)
    if options.small:
        small = folder / "small"
        write_small(small, options.small)
        many = _run(small, folder / "out", "--jobs", "2")
        few = min(two, key=lambda timed: timed.seconds)
        yield Ratio(
            f"peak of a process, {options.small} files / {options.files}",
            f"{many.peak / 1024:.0f} MB",
            f"{few.peak / 1024:.0f} MB",
            many.peak / few.peak,
        )


def _relate(name: str, ours: list[Timed], theirs: list[Timed]) -> Ratio:
    mine, other = (min(timed.seconds for timed in runs) for runs in (ours, theirs))
    return Ratio(name, f"{mine:.1f} s", f"{other:.1f} s", mine / other)


def _run(inputs: Path, out: Path, *options: str, keep: bool = False) -> Timed:
    """Timed by the clock: the processor time of workers is not that of the command's children."""
    if not keep:
        shutil.rmtree(out, ignore_errors=True)
    report = out.with_suffix(".report.json")
    command = [MINUTES, "batch", str(inputs), "--out", str(out), "--report", str(report), *options]
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-S", STOPWATCH, *command], stdout=subprocess.PIPE, check=True
    )
    seconds = time.perf_counter() - began
    found = json.loads(report.read_text("utf-8"))
    expected = "unchanged" if keep else "written"
    assert found[expected] == found["files"] > 0, found
    return Timed(seconds, json.loads(done.stdout)["peak"], found)


def _compare(one: Path, other: Path) -> None:
    """The same files with the same bytes, the manifest with its seconds left aside."""
    names = sorted(path.relative_to(one) for path in one.rglob("*.json"))
    assert names == sorted(path.relative_to(other) for path in other.rglob("*.json"))
    _, wrong, errors = filecmp.cmpfiles(one, other, [str(name) for name in names], shallow=False)
    assert not wrong + errors, (wrong + errors)[:5]


if __name__ == "__main__":
    main()
