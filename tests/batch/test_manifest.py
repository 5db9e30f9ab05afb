"""What a second run skips, and what it finds of a run that did not end."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from minutes_parser.api import validate_file
from minutes_parser.batch import Result
from minutes_parser.batch.entries import Entry, read_entry
from minutes_parser.errors import MinutesError
from tests.batch.runs import age, convert, make_minutes, read_manifest, read_outputs, write_tree

FORMS = [("json", None), ("markdown", None), ("jsonl", None), ("jsonl", "remarks")]
COLLECTED = [("jsonl", None), ("csv", "attendees")]


def count_unchanged(results: list[Result]) -> int:
    return sum(result.unchanged for result in results)


def test_a_line_of_the_manifest_says_what_was_read_and_written(tmp_path: Path) -> None:
    (file,) = write_tree(tmp_path / "in", 1)
    convert(tmp_path / "out", tmp_path / "in")
    (line,) = read_manifest(tmp_path / "out")
    assert line["input"] == str(file)
    assert line["document"] == "00/0000.txt"
    assert line["output"] == "00/0000.json"
    assert line["layout"]
    assert line["counts"]["remarks"] == 3
    assert line["findings"] == len(validate_file(file))
    assert line["error"] is None
    assert line["seconds"] > 0
    assert line["length"] == (tmp_path / "out" / line["output"]).stat().st_size
    assert len(line["sha256"]) == 64


@pytest.mark.parametrize(("to", "rows"), FORMS)
def test_a_second_run_reads_nothing_again(tmp_path: Path, to: str, rows: str | None) -> None:
    write_tree(tmp_path / "in", 12)
    first = convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    before, stamps = read_outputs(tmp_path / "out"), read_manifest(tmp_path / "out")
    again = convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    assert (count_unchanged(first), count_unchanged(again)) == (0, 12)
    assert read_outputs(tmp_path / "out") == before
    assert [s["seconds"] for s in read_manifest(tmp_path / "out")] == [s["seconds"] for s in stamps]


@pytest.mark.parametrize(("to", "rows"), FORMS)
def test_only_what_changed_is_read_again(tmp_path: Path, to: str, rows: str | None) -> None:
    files = write_tree(tmp_path / "in", 12)
    convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    files[3].write_text(make_minutes(99), "utf-8")
    files[4].unlink()
    write_tree(tmp_path / "in", 2, start=20)
    again = convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    redone = [result.entry.document for result in again if not result.unchanged]
    assert redone == ["00/0003.txt", "02/0020.txt", "02/0021.txt"]
    convert(tmp_path / "fresh", tmp_path / "in", to=to, rows=rows)
    outputs = read_outputs(tmp_path / "out")
    outputs.pop("00/0004.json", None)
    outputs.pop("00/0004.md", None)
    assert outputs == read_outputs(tmp_path / "fresh")


def test_old_files_are_known_by_their_times_and_new_ones_by_what_is_in_them(tmp_path: Path) -> None:
    (file,) = write_tree(tmp_path / "in", 1)
    convert(tmp_path / "out", tmp_path / "in")
    assert read_manifest(tmp_path / "out")[0]["modified"] is None
    age(tmp_path / "in")
    convert(tmp_path / "out", tmp_path / "in")
    assert read_manifest(tmp_path / "out")[0]["modified"] == file.stat().st_ctime_ns
    file.touch()
    assert count_unchanged(convert(tmp_path / "out", tmp_path / "in")) == 1


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    (file,) = write_tree(tmp_path / "in", 1)
    age(tmp_path / "in")
    convert(tmp_path / "out", tmp_path / "in")
    times = file.stat()
    file.write_text(make_minutes(0).replace("류한결", "한가람"), "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert count_unchanged(convert(tmp_path / "out", tmp_path / "in")) == 0
    assert "한가람" in (tmp_path / "out" / "00" / "0000.json").read_text("utf-8")


def test_force_reads_everything_again(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", 3)
    convert(tmp_path / "out", tmp_path / "in")
    assert count_unchanged(convert(tmp_path / "out", tmp_path / "in", force=True)) == 0


@pytest.mark.parametrize("cut", [None, 5])
def test_an_output_that_is_gone_or_cut_is_made_again(tmp_path: Path, cut: int | None) -> None:
    write_tree(tmp_path / "in", 3)
    convert(tmp_path / "out", tmp_path / "in")
    before = read_outputs(tmp_path / "out")
    victim = tmp_path / "out" / "00" / "0001.json"
    if cut is None:
        victim.unlink()
    else:
        victim.write_bytes(victim.read_bytes()[:cut])
    assert count_unchanged(convert(tmp_path / "out", tmp_path / "in")) == 2
    assert read_outputs(tmp_path / "out") == before


@pytest.mark.parametrize(("to", "rows"), COLLECTED)
def test_a_collection_that_was_tampered_with_is_made_again(
    tmp_path: Path, to: str, rows: str | None
) -> None:
    write_tree(tmp_path / "in", 6)
    convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    ((name, data),) = read_outputs(tmp_path / "out").items()
    (tmp_path / "out" / name).write_bytes(data[:50] + b"x" + data[50:])
    again = convert(tmp_path / "out", tmp_path / "in", to=to, rows=rows)
    assert count_unchanged(again) == 0
    assert read_outputs(tmp_path / "out") == {name: data}


def test_forms_and_sources_share_a_folder_and_forget_nothing(tmp_path: Path) -> None:
    write_tree(tmp_path / "a", 3)
    write_tree(tmp_path / "b", 3, start=50)
    out = tmp_path / "out"
    wishes: list[tuple[Path, str, str | None]] = [
        (tmp_path / source, to, rows)
        for source in ("a", "b")
        for to, rows in (("json", None), ("markdown", None))
    ]
    wishes += [(tmp_path / "a", "jsonl", None), (tmp_path / "b", "csv", "remarks")]
    for source, to, rows in wishes:
        assert count_unchanged(convert(out, source, to=to, rows=rows)) == 0
    for source, to, rows in wishes:
        assert count_unchanged(convert(out, source, to=to, rows=rows)) == 3
    assert len(read_manifest(out)) == 18


def test_an_archive_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for number in range(5):
            packed.writestr(f"{number}.txt", make_minutes(number))
    assert count_unchanged(convert(tmp_path / "out", archive)) == 0
    assert count_unchanged(convert(tmp_path / "out", archive)) == 5


def test_what_failed_is_tried_again_and_leaves_no_old_output(tmp_path: Path) -> None:
    files = write_tree(tmp_path / "in", 2)
    convert(tmp_path / "out", tmp_path / "in")
    files[0].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (failed, kept) = convert(tmp_path / "out", tmp_path / "in")
    assert (failed.entry.error, kept.unchanged) == ("a PNG file, not text", True)
    assert list(read_outputs(tmp_path / "out")) == ["00/0001.json"]
    files[0].write_text(make_minutes(0), "utf-8")
    (mended, _) = convert(tmp_path / "out", tmp_path / "in")
    assert mended.entry.error is None


def test_another_version_does_everything_again(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", 2)
    convert(tmp_path / "out", tmp_path / "in")
    manifest = tmp_path / "out" / "minutes-manifest.jsonl"
    manifest.write_text(manifest.read_text().replace('"version": "', '"version": "0.0.'))
    assert count_unchanged(convert(tmp_path / "out", tmp_path / "in")) == 0


def test_two_runs_do_not_write_to_one_folder_at_a_time(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", 1)
    from minutes_parser.batch.destination import LocalDestination
    from minutes_parser.batch.recipe import Recipe

    held = LocalDestination(Recipe(out=str(tmp_path / "out")))
    with pytest.raises(MinutesError, match="another run writes there"):
        convert(tmp_path / "out", tmp_path / "in")
    held.close()
    assert len(convert(tmp_path / "out", tmp_path / "in")) == 1


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"null", b'{"document": "a"}', b'{"document": 1, "x": 2}']
)
def test_a_line_that_is_no_entry_is_passed_over(line: bytes) -> None:
    assert read_entry(line) is None


def test_an_entry_reads_back_as_it_was_written() -> None:
    entry = Entry("가.txt", "/in/가.txt", "가.json", sha256="0" * 64, counts={"remarks": 3})
    assert read_entry(entry.to_line()) == entry
