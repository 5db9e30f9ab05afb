"""`minutes batch` as people and scripts meet it: options, words, exit codes, progress."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_parser.batch import Entry, Result, Tally, Totals, reasons
from minutes_parser.cli import batch_views, batch_words
from minutes_parser.cli.batch import Form, Rows, read_size
from minutes_parser.cli.batch_views import BarView, LineView, choose_view
from minutes_parser.cli.messages import Language
from tests.batch.runs import MINUTES, make_minutes, read_outputs, run_command, write_tree

Environment = dict[str, str]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    write_tree(tmp_path / "in", 12)
    return tmp_path / "in"


def test_all_right_is_exit_0_with_a_table_on_standard_error(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    done = run_command(plain_environment, inputs, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    lines = done.stderr.splitlines()
    assert lines[0] == "Files    12 written"
    assert re.fullmatch(r"Time     \d+\.\d s, \d+\.\d MB/s", lines[1])
    assert lines[2] == "Layouts  committee 12"
    assert lines[3].startswith("Slowest  0.")


def test_some_failed_is_exit_1_with_a_line_for_each(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "00" / "a.txt").write_bytes(bytes(60))
    (inputs / "01" / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    done = run_command(plain_environment, inputs, "--out", tmp_path / "out", "--quiet")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{inputs}/00/a.txt: binary data, not text",
        f"{inputs}/01/b.txt: a PNG file, not text",
    ]
    assert len(read_outputs(tmp_path / "out")) == 12


def test_failures_speak_korean(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "a.txt").write_bytes(bytes(60))
    done = run_command(plain_environment, inputs, "--out", tmp_path / "out", "--lang", "ko")
    assert done.stderr.startswith(f"{inputs}/a.txt: 이진 자료이며 글이 아닙니다\n")
    assert "변환 12, 실패 1" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Missing option '--out'"),
        (["--out", "OUT"], "no file or folder to read"),
        (["IN", "--out", "OUT", "--to", "csv"], "csv needs --rows"),
        (["IN", "--out", "OUT", "--rows", "agenda"], "--rows goes with --to jsonl or csv"),
        (["IN", "--out", "OUT", "--max-bytes", "much"], "is not a size such as"),
        (["IN", "--out", "OUT", "--cluster", "local", "--timeout", "1"], "does not go with"),
        (["nowhere", "--out", "OUT"], "nowhere: no such file"),
        (["nowhere", "neither", "--out", "OUT"], "minutes batch: nothing to read there"),
        (["--from-file", "nowhere", "--out", "OUT"], "nowhere: no such file"),
    ],
)
def test_what_cannot_run_is_exit_2(
    arguments: list[str],
    words: str,
    inputs: Path,
    tmp_path: Path,
    plain_environment: Environment,
) -> None:
    places = {"IN": str(inputs), "OUT": str(tmp_path / "out")}
    done = run_command(plain_environment, *(places.get(word, word) for word in arguments))
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_lists_come_from_a_file_or_standard_input(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    files = sorted(inputs.glob("*/*"))[:3]
    lines = "".join(f"{file}\n" for file in files)
    nuls = "".join(f"{file}\0" for file in files)
    (tmp_path / "list").write_text(lines, "utf-8")
    for arguments, stdin in (
        (["--from-file", str(tmp_path / "list")], ""),
        (["--from-file", "-"], lines),
        (["-"], nuls),
    ):
        out = tmp_path / "out"
        done = run_command(
            plain_environment, *arguments, "--out", out, "--force", stdin=stdin.encode()
        )
        assert done.stderr.startswith("Files    3 written\n")
    assert list(read_outputs(tmp_path / "out")) == ["0000.json", "0001.json", "0002.json"]


def test_sizes_and_globs_are_obeyed(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "large.txt").write_text(make_minutes(1) * 20, "utf-8")
    options = ["--include", "*.txt", "--exclude", "01", "--max-bytes", "2K", "-j", "1"]
    done = run_command(plain_environment, inputs, "--out", tmp_path / "out", *options)
    assert done.returncode == 1
    assert "large.txt: larger than 2000 bytes" in done.stderr
    assert len(read_outputs(tmp_path / "out")) == 10


def test_sizes_are_read_with_units() -> None:
    assert [read_size(text) for text in ("7", "2k", "1.5M", "3GB")] == [
        7,
        2_000,
        1_500_000,
        3_000_000_000,
    ]


def test_a_report_tells_programs_what_happened(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "a.txt").write_bytes(bytes(60))
    (inputs / "b.png").write_bytes(bytes(60))
    report = tmp_path / "report.json"
    run_command(plain_environment, inputs, "--out", tmp_path / "out", "--report", report)
    told = json.loads(report.read_text("utf-8"))
    assert {key: told[key] for key in ("files", "written", "unchanged", "failed", "left_out")} == {
        "files": 13,
        "written": 12,
        "unchanged": 0,
        "failed": 1,
        "left_out": 1,
    }
    assert told["layouts"] == {"committee": 12}
    assert told["failures"] == [{"input": f"{inputs}/a.txt", "error": "binary data, not text"}]
    assert len(told["slowest"]) == 5


def test_a_terminal_gets_a_bar_and_keeps_no_trace_of_it(
    inputs: Path, tmp_path: Path, plain_environment: Environment
) -> None:
    (inputs / "a.txt").write_bytes(bytes(60))
    ours, theirs = pty.openpty()
    environment = {**plain_environment, "TERM": "xterm"}
    command = [*MINUTES, "batch", str(inputs), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=theirs, env=environment) as running:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 10_000):
                said += part
        except OSError:
            pass
        running.wait(30)
    os.close(ours)
    text = said.decode()
    assert "converting" in text
    assert "MB/s" in text
    assert "a.txt: binary data, not text" in text
    assert "12 written, 1 failed" in text


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def make_result(error: str | None = None) -> Result:
    return Result(Entry("a.txt", "in/a.txt", "a.json", size=1_000_000, error=error), False)


def test_a_pipe_gets_a_line_every_few_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally(Totals(4, 4_000_000, 0))
    view = choose_view(tally, Language.EN, quiet=False)
    assert isinstance(view, LineView)
    monkeypatch.setattr(batch_views, "EVERY", 0.0)
    tally.began -= 10
    with view:
        view.start()
        tally.add(make_result())
        view.show(make_result())
        view.show(None)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "1 of 4 files, 0 failed, 0.1 MB/s, 0:30 left"
    assert second == first


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not isinstance(choose_view(Tally(), Language.EN, quiet=False), BarView)
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(choose_view(Tally(), Language.EN, quiet=False), BarView)


def test_a_tally_keeps_the_slowest_and_forgets_the_rest() -> None:
    tally = Tally()
    for number in range(100):
        entry = Entry(f"{number}.txt", "", "", seconds=number / 10)
        tally.add(Result(entry, unchanged=False))
    assert [name for name, _ in tally.slowest] == [f"{n}.txt" for n in (99, 98, 97, 96, 95)]


@pytest.mark.parametrize("reason", reasons.REASONS)
def test_every_reason_is_told_in_korean_with_its_particulars(reason: str) -> None:
    names = re.findall(r"\{(\w+)\}", reason)
    told = batch_words.tell_reason(reason.format(**dict.fromkeys(names, "사정 (1)")), Language.KO)
    assert re.search("[가-힣]", told.replace("사정 (1)", ""))
    assert told.count("사정 (1)") == len(names)


@pytest.mark.parametrize("key", batch_words.MESSAGES)
def test_every_message_takes_the_same_values_in_both_languages(key: str) -> None:
    korean, english = batch_words.MESSAGES[key]
    assert set(re.findall(r"\{(\w+)\}", korean)) == set(re.findall(r"\{(\w+)\}", english))


def test_every_form_and_kind_of_row_can_be_asked_for() -> None:
    from minutes_parser.batch.names import SUFFIXES
    from minutes_parser.batch.rows import COLUMNS

    assert set(Form) == {*SUFFIXES, "jsonl", "csv"}
    assert tuple(Rows) == tuple(COLUMNS)
