"""What the tests of the batch share: small minutes, runs in this process, runs of the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from minutes_parser.batch import Job, Result, Selection, run

TEXT = """제{number}차 한빛시 도서관위원회 회의록

일시: 2024. 3. {day:02}.(월) 14:00
장소: 도서관 회의실
참석자: 강나루 위원장, 류한결 위원

1. 안건: 도서 구입 계획(안)

강나루 위원장: 제{number}차 회의를 개의하겠습니다.
류한결 위원: 이의 없습니다.
강나루 위원장: 원안대로 가결되었음을 선포합니다.
"""
MINUTES = [sys.executable, "-m", "minutes_parser"]


def make_minutes(number: int) -> str:
    """The minutes of one meeting; every number gives others."""
    return TEXT.format(number=number, day=number % 28 + 1)


def write_tree(folder: Path, count: int, start: int = 0) -> list[Path]:
    """So many files in folders of ten."""
    files = []
    for number in range(start, start + count):
        file = folder / f"{number // 10:02}" / f"{number:04}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make_minutes(number), "utf-8")
        files.append(file)
    return files


def age(folder: Path) -> None:
    """Wait until nothing in a folder is so new that its time is not believed."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def convert(out: Path | str, *sources: Path | str, **wishes: Any) -> list[Result]:
    """One run in this process; all results."""
    selection = Selection(wishes.pop("include", ()), wishes.pop("exclude", ()))
    job = Job(tuple(map(str, sources)), str(out), selection=selection, **wishes)
    return [result for result in run(job, lambda totals: None) if result is not None]


def read_outputs(out: Path) -> dict[str, bytes]:
    """All that a run wrote but its books, by place."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "minutes-manifest.jsonl"
    }


def read_manifest(out: Path) -> list[dict[str, Any]]:
    """The lines of the manifest."""
    lines = (out / "minutes-manifest.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def run_command(
    environment: dict[str, str], *arguments: str | Path, stdin: bytes = b"", **more: Any
) -> subprocess.CompletedProcess[str]:
    """`minutes batch` to its end."""
    done = subprocess.run(
        [*MINUTES, "batch", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
        **more,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@contextmanager
def start_command(
    environment: dict[str, str], said: Path, *arguments: str | Path
) -> Iterator[subprocess.Popen[bytes]]:
    """`minutes batch` in the background, in a group of its own; what it says goes to a file.

    A pipe would stay open as long as any worker lives. Nothing outlives a test that fails.
    """
    with (
        said.open("wb") as file,
        subprocess.Popen(
            [*MINUTES, "batch", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=file,
            env=environment,
            start_new_session=True,
        ) as running,
    ):
        try:
            yield running
        finally:
            running.kill()


def wait_until(holds: Callable[[], Any], seconds: float = 20.0) -> Any:
    """What `holds` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


class Pipe:
    """An input that a worker cannot finish reading until it is told what stands in it."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._path = path
        # Open for reading too, so that this neither waits nor ends when a worker dies.
        self._handle = os.open(path, os.O_RDWR)

    def kill_reader(self, but: int | None = None) -> int:
        """Kill the worker that reads, as soon as there is one; its process id."""
        pid: int = wait_until(lambda: next((p for p in self._find_readers() if p != but), None))
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: pid not in self._find_readers())
        return pid

    def fill(self, text: str) -> None:
        """Let the next worker read this to its end."""
        wait_until(lambda: list(self._find_readers()))
        os.write(self._handle, text.encode())
        os.close(self._handle)

    def wait_for_reader(self) -> int:
        """The worker that reads."""
        pid: int = wait_until(lambda: next(self._find_readers(), None))
        return pid

    def _find_readers(self) -> Iterator[int]:
        for pid in filter(str.isdigit, os.listdir("/proc")):
            if int(pid) != os.getpid() and str(self._path) in _list_open_files(pid):
                yield int(pid)


def _list_open_files(pid: str) -> list[str]:
    links = []
    try:
        for name in os.listdir(f"/proc/{pid}/fd"):
            links.append(os.readlink(f"/proc/{pid}/fd/{name}"))
    except OSError:
        pass
    return links
