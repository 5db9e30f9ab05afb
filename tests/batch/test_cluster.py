"""The same bytes on Dask, with files behind URLs, and when a worker of the cluster is lost."""

from __future__ import annotations

import os
import socket
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

distributed = pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")

from minutes_parser.batch import parse_many  # noqa: E402
from minutes_parser.batch.cluster import convert_chunk  # noqa: E402
from minutes_parser.batch.entries import Input  # noqa: E402
from minutes_parser.batch.recipe import Recipe  # noqa: E402
from minutes_parser.cli.nearest import Nearby  # noqa: E402
from minutes_parser.errors import MinutesError  # noqa: E402
from tests.batch.runs import (  # noqa: E402
    Pipe,
    convert,
    make_minutes,
    read_manifest,
    read_outputs,
    run_command,
    write_tree,
)

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(sys.platform != "linux", reason="watches processes in /proc"),
]

FORMS = [("json", None), ("markdown", None), ("jsonl", None), ("csv", "remarks")]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two processes that stands for a remote one."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A folder in a bucket of an S3 server on the loopback; every process finds it."""
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    running.start()
    wanted = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in wanted.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("회의록".encode().hex())
        yield f"s3://{'회의록'.encode().hex()}"
    running.stop()


def upload(url: str, folder: Path) -> None:
    fs, place = fsspec.core.url_to_fs(url)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            fs.pipe_file(f"{place}/{path.relative_to(folder).as_posix()}", path.read_bytes())


def download(url: str) -> dict[str, bytes]:
    fs, place = fsspec.core.url_to_fs(url)
    fs.invalidate_cache()
    found: dict[str, bytes] = {
        path.removeprefix(f"{place}/"): fs.cat_file(path) for path in fs.find(place)
    }
    found.pop("minutes-manifest.jsonl", None)
    return found


@pytest.mark.parametrize(("to", "rows"), FORMS)
def test_one_process_and_two_and_dask_write_the_same_bytes(
    tmp_path: Path, scheduler: str, to: str, rows: str | None
) -> None:
    write_tree(tmp_path / "in", 230)
    (tmp_path / "in" / "00" / "bad.txt").write_bytes(bytes(60))
    with zipfile.ZipFile(tmp_path / "in" / "a.zip", "w") as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", make_minutes(number))
    ways: dict[str, dict[str, Any]] = {
        "one": {"jobs": 1},
        "two": {"jobs": 2},
        "dask": {"cluster": scheduler},
    }
    for way, wishes in ways.items():
        results = convert(tmp_path / way, tmp_path / "in", to=to, rows=rows, **wishes)
        assert [r.entry.document for r in results if r.entry.error] == ["00/bad.txt"]
    assert read_outputs(tmp_path / "one") == read_outputs(tmp_path / "two")
    assert read_outputs(tmp_path / "one") == read_outputs(tmp_path / "dask")
    books = [
        [line | {"seconds": 0, "modified": 0} for line in read_manifest(tmp_path / way)]
        for way in ways
    ]
    assert books[0] == books[1] == books[2]


def test_a_cluster_reads_each_file_with_the_words_that_hold_for_it(
    tmp_path: Path, scheduler: str
) -> None:
    write_tree(tmp_path / "in", 20)
    (tmp_path / "in" / "01" / "minutes.toml").write_text(
        'not-speakers = ["류한결 위원"]\n', "utf-8"
    )
    ways: dict[str, dict[str, Any]] = {"one": {"jobs": 1}, "dask": {"cluster": scheduler}}
    for way, wishes in ways.items():
        finder = Nearby().find_words
        convert(tmp_path / way, tmp_path / "in", find_words=finder, to="jsonl", **wishes)
    assert read_outputs(tmp_path / "one") == read_outputs(tmp_path / "dask")
    remarks = [line["counts"]["remarks"] for line in read_manifest(tmp_path / "dask")]
    assert remarks == [3] * 10 + [2] * 10


def test_the_command_makes_a_cluster_of_its_own(
    tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    write_tree(tmp_path / "in", 12)
    out = tmp_path / "out"
    done = run_command(plain_environment, tmp_path / "in", "--out", out, "--cluster", "local")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Files    12 written\n")


def test_a_worker_lost_in_the_middle_costs_nothing(tmp_path: Path, scheduler: str) -> None:
    files = write_tree(tmp_path / "in", 120)
    text = files[40].read_text("utf-8")
    files[40].unlink()
    pipe = Pipe(files[40])
    results: list[Any] = []

    def work() -> None:
        results.extend(convert(tmp_path / "out", *files, cluster=scheduler))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    pipe.kill_reader()
    pipe.fill(text)
    thread.join(30)
    assert [result.entry.error for result in results] == [None] * 120
    files[40].unlink()
    files[40].write_text(text, "utf-8")
    convert(tmp_path / "plain", tmp_path / "in")
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "plain")


def test_a_file_that_kills_every_worker_is_named(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_tree(tmp_path / "in", 3)
    client = distributed.Client
    monkeypatch.setattr(distributed, "Client", lambda *a, **k: Refusing(client(*a, **k), files[1]))
    results = convert(tmp_path / "out", tmp_path / "in", cluster=scheduler)
    errors = [result.entry.error for result in results]
    assert errors == [None, "the process that read it died (several times over)", None]


class Refusing:
    """A client whose tasks come back as lost whenever a certain file is among their inputs."""

    def __init__(self, client: Any, fatal: Path) -> None:
        self._client = client
        self._fatal = str(fatal)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def submit(self, function: Any, inputs: list[Input], *values: Any, **options: Any) -> Any:
        if any(one.path == self._fatal for one in inputs):
            return self._client.submit(_lose, inputs[0].path, pure=False)
        return self._client.submit(function, inputs, *values, **options)


def _lose(task: str) -> None:
    raise distributed.KilledWorker(task, SimpleNamespace(address="tcp://lost"), 3)


def test_a_scheduler_that_is_not_there_is_one_line(
    tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    write_tree(tmp_path / "in", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    arguments = (tmp_path / "in", "--out", tmp_path / "out", "--cluster", address)
    done = run_command(plain_environment, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{address}: cannot be reached")
    assert done.stderr.count("\n") == 1


def test_a_task_gives_the_entries_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(make_minutes(1), "utf-8")
    inputs = [Input(str(tmp_path / "a.txt"), "a.txt", "a.json"), Input("nowhere", "b", "b.json")]
    good, bad = convert_chunk(inputs, Recipe(out=str(tmp_path / "out")))
    assert (good.entry.error, good.text) == (None, None)
    assert bad.entry.error == "no such file"
    assert list(read_outputs(tmp_path / "out")) == ["a.json"]


# S3


@pytest.mark.parametrize(("to", "rows"), [("json", None), ("jsonl", None)])
def test_buckets_are_read_and_written(
    tmp_path: Path, bucket: str, to: str, rows: str | None
) -> None:
    write_tree(tmp_path / "in", 12)
    with zipfile.ZipFile(tmp_path / "in" / "a.zip", "w") as archive:
        archive.writestr("가.txt", make_minutes(77))
    upload(f"{bucket}/in-{to}", tmp_path / "in")
    convert(tmp_path / "plain", tmp_path / "in", to=to, rows=rows)
    out = f"{bucket}/out-{to}"
    first = convert(out, f"{bucket}/in-{to}", to=to, rows=rows)
    assert [result.entry.error for result in first] == [None] * 13
    assert download(out) == read_outputs(tmp_path / "plain")
    again = convert(out, f"{bucket}/in-{to}", to=to, rows=rows)
    assert all(result.unchanged for result in again)
    assert download(out) == read_outputs(tmp_path / "plain")


def test_a_bucket_is_worked_through_by_a_cluster(
    tmp_path: Path, bucket: str, plain_environment: dict[str, str]
) -> None:
    write_tree(tmp_path / "in", 30)
    upload(f"{bucket}/many", tmp_path / "in")
    convert(tmp_path / "plain", tmp_path / "in")
    environment = {**plain_environment, **{k: v for k, v in os.environ.items() if "AWS" in k}}
    arguments = [f"{bucket}/many", "--out", f"{bucket}/made", "--cluster", "local", "--jobs", "2"]
    done = run_command(environment, *arguments)
    assert done.returncode == 0, done.stderr
    assert download(f"{bucket}/made") == read_outputs(tmp_path / "plain")
    done = run_command(environment, *arguments)
    assert done.stderr.startswith("Files    30 unchanged\n")


def test_a_run_to_a_bucket_that_stops_is_completed_by_the_next(
    tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minutes_parser.batch import Job, destination, run

    monkeypatch.setattr(destination, "CHECKPOINT", 0.0)
    write_tree(tmp_path / "in", 20)
    out = f"{bucket}/stopped"
    stopped = run(Job((str(tmp_path / "in"),), out), lambda totals: None)
    done = 0
    while done < 7:
        done += next(stopped) is not None
    stopped.close()  # type: ignore[attr-defined]
    again = convert(out, tmp_path / "in")
    assert sum(result.unchanged for result in again) >= 7
    convert(tmp_path / "plain", tmp_path / "in")
    assert download(out) == read_outputs(tmp_path / "plain")


def test_a_bucket_that_is_not_there_is_one_line(
    tmp_path: Path, bucket: str, plain_environment: dict[str, str]
) -> None:
    environment = {**plain_environment, **{k: v for k, v in os.environ.items() if "AWS" in k}}
    write_tree(tmp_path / "in", 1)
    for source, out in (("s3://nowhere/in", tmp_path / "out"), (tmp_path / "in", "s3://nowhere/a")):
        done = run_command(environment, source, "--out", out)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr


def test_a_url_that_nothing_opens_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(MinutesError, match=r"minutes-parser\[cluster\]"):
        convert(tmp_path / "out", "nonsense://a/b")
    parsed = list(parse_many(["memory://nowhere.txt"]))
    assert parsed[0].entry.error == "no such file"
