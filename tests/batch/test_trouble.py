"""Workers that die or dawdle, a run that is killed, a disk that is full: nothing is half."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minutes_parser.batch import Result
from minutes_parser.batch.stability import UnsteadyError, read_stable
from tests.batch.runs import (
    Pipe,
    convert,
    make_minutes,
    read_manifest,
    read_outputs,
    run_command,
    start_command,
    wait_until,
    write_tree,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches processes in /proc")

Environment = dict[str, str]
FORMS = [("json", None), ("jsonl", None), ("csv", "remarks")]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What runs over the same forty files write that nothing disturbs."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write_tree(folder / "in", 40)
    outputs = {}
    for to, rows in FORMS:
        convert(folder / to, folder / "in", to=to, rows=rows)
        outputs[to] = read_outputs(folder / to)
    return outputs


class Running:
    """A run in a thread of this process."""

    def __init__(self, out: Path, *sources: Path, **wishes: Any) -> None:
        self._results: list[Result] = []

        def work() -> None:
            self._results = convert(out, *sources, **wishes)

        self._thread = threading.Thread(target=work, daemon=True)
        self._thread.start()

    def wait(self) -> list[Result]:
        self._thread.join(20)
        assert not self._thread.is_alive()
        return self._results


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder of forty files."""
    write_tree(tmp_path / "in", 40)
    return tmp_path / "in"


# a worker


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_is_killed_once_costs_nothing(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, dict[str, bytes]], jobs: int
) -> None:
    text = (inputs / "01" / "0013.txt").read_text("utf-8")
    (inputs / "01" / "0013.txt").unlink()
    pipe = Pipe(inputs / "01" / "0013.txt")
    sources = [inputs / "01" / f"00{n}.txt" for n in range(10, 20)]
    running = Running(tmp_path / "out", *sources, jobs=jobs)
    pipe.kill_reader()
    pipe.fill(text)
    assert [result.entry.error for result in running.wait()] == [None] * 10
    expected = {k: v for k, v in undisturbed["json"].items() if k.startswith("01/")}
    assert read_outputs(tmp_path / "out") == {k.removeprefix("01/"): v for k, v in expected.items()}


def test_a_file_that_kills_every_worker_is_named_and_costs_no_other(
    inputs: Path, tmp_path: Path
) -> None:
    (inputs / "00" / "0003.txt").unlink()
    pipe = Pipe(inputs / "00" / "0003.txt")
    running = Running(tmp_path / "out", *sorted(inputs.glob("*/*")), jobs=2)
    first = pipe.kill_reader()
    pipe.kill_reader(but=first)
    results = running.wait()
    failed = [result.entry for result in results if result.entry.error]
    assert [entry.document for entry in failed] == ["00/0003.txt"]
    assert failed[0].error == "the process that read it died (signal 9)"
    assert len(results) == 40
    assert len(read_outputs(tmp_path / "out")) == 39


def test_a_file_that_takes_too_long_is_given_up(inputs: Path, tmp_path: Path) -> None:
    (inputs / "00" / "0003.txt").unlink()
    Pipe(inputs / "00" / "0003.txt")
    results = convert(tmp_path / "out", *sorted(inputs.glob("*/*")), jobs=2, timeout=1.0)
    failed = [result.entry for result in results if result.entry.error]
    assert [(e.document, e.error) for e in failed] == [("00/0003.txt", "took longer than 1 s")]
    assert len(read_outputs(tmp_path / "out")) == 39


def test_what_a_worker_was_writing_when_it_died_is_cleared_away(
    inputs: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "0003.json"
    (inputs / "00" / "0003.txt").unlink()
    pipe = Pipe(inputs / "00" / "0003.txt")
    running = Running(tmp_path / "out", *sorted(inputs.glob("00/*")))
    worker = pipe.wait_for_reader()
    wait_until((tmp_path / "out").exists)
    (tmp_path / "out" / f".minutes-{worker}.part").write_bytes(b"half")
    pipe.kill_reader()
    pipe.fill(make_minutes(3))
    running.wait()
    assert target.exists()
    assert not list((tmp_path / "out").glob(".minutes-*"))


# the run itself


@pytest.mark.parametrize(
    ("how", "to", "rows"),
    [
        (signal.SIGKILL, "json", None),
        (signal.SIGKILL, "csv", "remarks"),
        (signal.SIGINT, "json", None),
        (signal.SIGINT, "jsonl", None),
        (signal.SIGTERM, "json", None),
    ],
)
def test_a_run_that_is_stopped_is_completed_by_the_next(
    inputs: Path,
    tmp_path: Path,
    plain_environment: Environment,
    undisturbed: dict[str, dict[str, bytes]],
    how: signal.Signals,
    to: str,
    rows: str | None,
) -> None:
    victim = inputs / "02" / "0025.txt"
    text = victim.read_text("utf-8")
    victim.unlink()
    pipe = Pipe(victim)
    names = tmp_path / "names"
    names.write_text("".join(f"{path}\n" for path in sorted(inputs.glob("*/*"))), "utf-8")
    out = tmp_path / "out"
    arguments: list[str | Path] = ["--from-file", names, "--out", out, "--to", to, "--jobs", "2"]
    arguments += ["--rows", rows] if rows else []
    said = tmp_path / "said"
    with start_command(plain_environment, said, *arguments) as running:
        journal = out / ".minutes-run-1.jsonl"
        wait_until(lambda: journal.exists() and journal.read_bytes().count(b"\n") == 25)
        pipe.wait_for_reader()
        running.send_signal(how)
        assert running.wait(20) == (-9 if how == signal.SIGKILL else 130)
        assert "Traceback" not in said.read_text("utf-8")
    if how == signal.SIGKILL:
        pipe.fill(text)
    wait_until(lambda: not _list_groups(running.pid))
    assert not (out / "minutes-manifest.jsonl").exists()
    victim.unlink()
    victim.write_text(text, "utf-8")
    done = run_command(plain_environment, *arguments)
    assert done.returncode == 0
    unchanged = int(done.stderr.partition(" unchanged")[0].rpartition(" ")[2])
    assert unchanged >= 25
    assert read_outputs(out) == undisturbed[to]
    assert len(read_manifest(out)) == 40


def _list_groups(leader: int) -> list[str]:
    """The processes that a command started and that are still there."""
    done = subprocess.run(
        ["ps", "-o", "pid=", "-g", str(leader)], capture_output=True, text=True, check=False
    )
    return done.stdout.split()


def test_workers_end_with_the_run_that_is_killed(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "00" / "0003.txt").unlink()
    pipe = Pipe(inputs / "00" / "0003.txt")
    sources = sorted(inputs.glob("*/*"))
    said, out = tmp_path / "said", tmp_path / "out"
    with start_command(plain_environment, said, *sources, "--out", out) as running:
        pipe.wait_for_reader()
        running.kill()
    pipe.fill(make_minutes(3))
    wait_until(lambda: not _list_groups(running.pid))


def test_fail_fast_stops_at_the_first_failure_in_order(inputs: Path, tmp_path: Path) -> None:
    (inputs / "01" / "0013.txt").write_bytes(bytes(100))
    results = convert(tmp_path / "out", inputs, jobs=2, fail_fast=True)
    assert [result.entry.document for result in results][-1] == "01/0013.txt"
    assert len(results) == 14
    (inputs / "01" / "0013.txt").write_text(make_minutes(13), "utf-8")
    results = convert(tmp_path / "out", inputs, jobs=2, fail_fast=True)
    assert sum(result.unchanged for result in results) == 13


# places that cannot be written


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for a few outputs."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(("to", "rows"), FORMS)
def test_a_full_disk_ends_the_run_and_room_completes_it(
    inputs: Path,
    small_disk: Path,
    plain_environment: Environment,
    undisturbed: dict[str, dict[str, bytes]],
    to: str,
    rows: str | None,
) -> None:
    out = small_disk / "out"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(48_000))
    arguments: list[str | Path] = [inputs, "--out", out, "--to", to]
    arguments += ["--rows", rows] if rows else []
    done = run_command(plain_environment, *arguments)
    assert done.returncode == 2
    assert "cannot be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr
    for name, data in read_outputs(out).items():
        if not name.startswith(".minutes-run-"):
            assert data == undisturbed[to][name]
    ballast.unlink()
    remount = ["mount", "-o", "remount,size=8m", str(small_disk)]
    subprocess.run(remount, check=True)
    assert run_command(plain_environment, *arguments).returncode == 0
    assert read_outputs(out) == undisturbed[to]


def test_an_output_over_the_limit_of_file_sizes_is_a_failure(
    tmp_path: Path, plain_environment: Environment
) -> None:
    write_tree(tmp_path / "in", 3)
    large = make_minutes(7) + "류한결 위원: 이의 없습니다. 그대로 하시지요.\n" * 2_000
    (tmp_path / "in" / "large.txt").write_text(large, "utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = run_command(
        plain_environment, tmp_path / "in", "--out", tmp_path / "out", preexec_fn=limit
    )
    assert done.returncode == 1
    assert "large.txt: cannot be written (File too large)\n" in done.stderr
    assert len(read_outputs(tmp_path / "out")) == 3


def test_an_output_that_cannot_be_written_is_one_failure(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "00" / "0003.json").mkdir(parents=True)
    (tmp_path / "out" / "01").write_text("in the way")
    failed = [r.entry for r in convert(tmp_path / "out", inputs, jobs=2) if r.entry.error]
    assert len(failed) == 11
    assert failed[0].error == "cannot be written (Is a directory)"
    assert failed[1].error == "cannot be written (Not a directory)"


def test_an_output_folder_that_cannot_be_made_ends_the_run(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        done = run_command(plain_environment, inputs, "--out", place)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{place}: ")
        assert done.stderr.count("\n") == 1


# inputs that change


def test_an_input_that_changes_while_it_is_read_is_not_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one", "utf-8")
    written = iter(["two and more", "three"])
    plain = os.fstat

    def change(handle: int) -> os.stat_result:
        found = plain(handle)
        if text := next(written, None):
            file.write_text(text, "utf-8")
        return found

    monkeypatch.setattr(os, "fstat", change)
    assert read_stable(str(file)) == b"three"


def test_an_input_that_never_rests_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("", "utf-8")
    plain = os.fstat

    def change(handle: int) -> os.stat_result:
        found = plain(handle)
        with file.open("a") as more:
            more.write("x")
        return found

    monkeypatch.setattr(os, "fstat", change)
    with pytest.raises(UnsteadyError):
        read_stable(str(file))


def test_an_input_that_changed_during_the_run_is_read_by_the_next(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, dict[str, bytes]]
) -> None:
    held, changed = inputs / "00" / "0000.txt", inputs / "03" / "0031.txt"
    held.unlink()
    pipe = Pipe(held)
    sources = sorted(inputs.glob("*/*"))
    running = Running(tmp_path / "out", *sources)
    pipe.wait_for_reader()
    changed.write_text(make_minutes(99), "utf-8")
    sources[-1].unlink()
    pipe.fill(make_minutes(0))
    results = running.wait()
    assert results[-1].entry.error == "no such file"
    convert(tmp_path / "other", *sources[1:-1])
    outputs = read_outputs(tmp_path / "out")
    assert outputs.pop("00/0000.json") == undisturbed["json"]["00/0000.json"]
    assert outputs == read_outputs(tmp_path / "other")
    changed.write_text(make_minutes(31), "utf-8")
    held.unlink()
    held.write_text(make_minutes(0), "utf-8")
    sources[-1].write_text(make_minutes(39), "utf-8")
    convert(tmp_path / "out", *sources)
    assert read_outputs(tmp_path / "out") == undisturbed["json"]
