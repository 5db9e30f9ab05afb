"""Which files are read, in which order, and where their results go."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from minutes_parser.batch import Selection
from minutes_parser.batch.entries import Input, show_path
from minutes_parser.batch.names import name_outputs, tidy_member
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.sources import Listing
from minutes_parser.errors import MinutesError
from tests.batch.runs import convert, make_minutes, read_outputs, write_tree


def list_inputs(out: Path, *sources: Path, selection: Selection | None = None) -> list[Input]:
    recipe = Recipe(out=str(out))
    return list(Listing(map(str, sources), selection or Selection(), recipe))


def list_outputs(out: Path, *sources: Path, selection: Selection | None = None) -> list[str]:
    return [one.output for one in list_inputs(out, *sources, selection=selection)]


def write_files(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make_minutes(number), "utf-8")


def write_zip(path: Path, *names: str, text: str = "회의록\n") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, text)


def write_tar(path: Path, *names: str) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for number, name in enumerate(names):
            data = make_minutes(number).encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def test_the_tree_below_a_folder_is_mirrored_in_the_order_of_names(tmp_path: Path) -> None:
    write_files(tmp_path / "in", "나.txt", "2021/나.md", "2021/가.txt", "가.txt", "2021/a/b.txt")
    assert list_outputs(tmp_path / "out", tmp_path / "in") == [
        "2021/a/b.json",
        "2021/가.json",
        "2021/나.json",
        "가.json",
        "나.json",
    ]


def test_several_sources_are_mirrored_from_the_folder_that_holds_them_all(tmp_path: Path) -> None:
    write_files(tmp_path, "2021/a.txt", "2022/a.txt", "b.txt")
    outputs = list_outputs(tmp_path / "out", tmp_path / "2022", tmp_path / "2021")
    assert outputs == ["2022/a.json", "2021/a.json"]
    assert list_outputs(tmp_path / "out", tmp_path / "2022/a.txt") == ["a.json"]
    outputs = list_outputs(tmp_path / "out", tmp_path / "b.txt", tmp_path / "2022/a.txt")
    assert outputs == ["b.json", "2022/a.json"]


def test_files_that_differ_by_suffix_alone_keep_it() -> None:
    names = ["a.hwp", "a.pdf", "b.txt", "x/b.txt"]
    assert name_outputs(names, "json") == ["a.hwp.json", "a.pdf.json", "b.json", "x/b.json"]
    assert name_outputs(names, "markdown")[2] == "b.md"


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write_files(tmp_path, "a.txt")
    assert len(list_inputs(tmp_path / "out", tmp_path / "a.txt", tmp_path / "a.txt")) == 1


def test_two_inputs_for_one_place_are_a_failure_of_the_second(tmp_path: Path) -> None:
    write_zip(tmp_path / "b.zip", "회의.txt", "./회의.txt")
    first, second = convert(tmp_path / "other", tmp_path / "b.zip")
    assert first.entry.error is None
    assert second.entry.error == "would be written where 회의.txt.json is written"


def test_folders_give_what_readers_know_and_nothing_hidden(tmp_path: Path) -> None:
    write_files(tmp_path / "in", "a.txt", "b.png", "c.json", ".d.txt", ".git/e.txt", "F.TXT")
    recipe = Recipe(out=str(tmp_path / "out"))
    listing = Listing([str(tmp_path / "in")], Selection(), recipe)
    assert [one.document for one in listing] == ["F.TXT", "a.txt"]
    assert listing.left_out == 3


@pytest.mark.parametrize(
    ("include", "exclude", "taken"),
    [
        (("*.txt",), (), ["a.txt", "x/c.txt", "x/y/d.txt"]),
        (("*.md", "a.*"), (), ["a.txt", "b.md"]),
        (("x/*",), (), ["x/c.txt", "x/y/d.txt"]),
        (("**/d.txt",), (), ["x/y/d.txt"]),
        (("**/a.txt",), (), ["a.txt"]),
        ((), ("x",), ["a.txt", "b.md"]),
        ((), ("*.md", "y"), ["a.txt", "x/c.txt"]),
        ((), ("x/y/*",), ["a.txt", "b.md", "x/c.txt"]),
    ],
)
def test_globs_take_and_leave_out(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], taken: list[str]
) -> None:
    write_files(tmp_path / "in", "a.txt", "b.md", "x/c.txt", "x/y/d.txt")
    selection = Selection(include, exclude)
    found = list_inputs(tmp_path / "out", tmp_path / "in", selection=selection)
    assert [one.document for one in found] == taken


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    write_files(tmp_path, "회의록")
    (result,) = convert(tmp_path / "out", tmp_path / "회의록")
    assert (result.entry.error, result.entry.output) == (None, "회의록.json")


def test_outputs_inside_the_source_are_not_read_again(tmp_path: Path) -> None:
    write_files(tmp_path, "a.txt")
    out = tmp_path / "out"
    convert(out, tmp_path, to="markdown")
    (result,) = convert(out, tmp_path, to="markdown")
    assert result.entry.document == "a.txt"


def test_writing_into_the_folder_that_is_read_is_refused(tmp_path: Path) -> None:
    write_files(tmp_path, "a.md")
    with pytest.raises(MinutesError, match="is a folder that is read"):
        convert(tmp_path, tmp_path, to="markdown")
    (result,) = convert(tmp_path, tmp_path / "a.md", to="markdown")
    assert result.entry.error == "is the file that is read"
    assert (tmp_path / "a.md").read_text("utf-8") == make_minutes(0)


def test_links_to_folders_are_not_followed_and_links_to_files_are(tmp_path: Path) -> None:
    write_files(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "nowhere")
    found = list_inputs(tmp_path / "out", tmp_path / "in")
    assert [one.document for one in found] == ["a.txt", "b.txt"]


# archives


def test_archives_are_read_as_folders(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    write_files(inputs, "z.txt")
    write_zip(inputs / "가.zip", "b.txt", "a/나.txt", "c.png")
    write_tar(inputs / "x.tar.gz", "2.txt", "1.txt", "d/3.md")
    outputs = list_outputs(tmp_path / "out", inputs)
    assert outputs == [
        "x.tar.gz/2.json",
        "x.tar.gz/1.json",
        "x.tar.gz/d/3.json",
        "z.json",
        "가.zip/b.json",
        "가.zip/a/나.json",
    ]
    assert list_outputs(tmp_path / "out", inputs / "가.zip") == ["b.json", "a/나.json"]


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz"])
def test_a_file_in_an_archive_gives_what_it_gives_outside(tmp_path: Path, suffix: str) -> None:
    files = write_tree(tmp_path / "in", 25)
    archive = tmp_path / f"in{suffix}"
    if suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in files:
                packed.write(file, file.relative_to(tmp_path / "in"))
    else:
        with tarfile.open(archive, "w:gz") as bundle:
            for file in files:
                bundle.add(file, file.relative_to(tmp_path / "in"))
    convert(tmp_path / "plain", tmp_path / "in")
    convert(tmp_path / "packed", archive, jobs=2)
    assert read_outputs(tmp_path / "packed") == read_outputs(tmp_path / "plain")


def test_nothing_in_an_archive_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    names = ("../../a.txt", "/etc/b.txt", "C:\\c.txt", "x/../../d.txt", "..\\e.txt")
    assert [tidy_member(name) for name in names] == [
        "a.txt",
        "etc/b.txt",
        "c.txt",
        "x/d.txt",
        "e.txt",
    ]
    write_zip(tmp_path / "bad.zip", *names)
    convert(tmp_path / "a" / "out", tmp_path / "bad.zip")
    written = {path.name for path in tmp_path.rglob("*.json")}
    assert written == {path.name for path in (tmp_path / "a" / "out").rglob("*.json")}
    assert len(written) == 5


def test_korean_names_that_windows_put_into_a_zip_are_read(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    stand_in = "x" * len("회의록.txt".encode("cp949"))
    write_zip(archive, stand_in)
    data = archive.read_bytes().replace(stand_in.encode(), "회의록.txt".encode("cp949"))
    archive.write_bytes(data)
    (result,) = convert(tmp_path / "out", archive)
    assert (result.entry.document, result.entry.error) == ("회의록.txt", None)
    assert result.entry.input == f"{archive}/회의록.txt"


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz", ".tar"])
def test_a_damaged_archive_is_a_failure_and_stops_nothing(tmp_path: Path, suffix: str) -> None:
    write_files(tmp_path / "in", "b.txt")
    (tmp_path / "in" / f"a{suffix}").write_bytes(b"no archive at all" * 100)
    broken, sound = convert(tmp_path / "out", tmp_path / "in")
    assert str(broken.entry.error).startswith("a damaged archive")
    assert (sound.entry.document, sound.entry.error) == ("b.txt", None)


def test_a_cut_archive_gives_what_is_left_of_it(tmp_path: Path) -> None:
    archive = tmp_path / "a.tar"
    write_tar(archive, *(f"{number}.txt" for number in range(9)))
    data = gzip.decompress(archive.read_bytes())
    archive.write_bytes(data[: 5 * 1_024 + 700])
    results = convert(tmp_path / "out", archive)
    assert results[0].entry.error is None
    assert "damaged" in str(results[-1].entry.error)


def test_a_locked_file_in_a_zip_is_a_failure(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    write_zip(archive, "a.txt", "b.txt")
    data = bytearray(archive.read_bytes())
    entry = data.index(b"PK\1\2")
    data[entry + 8] |= 1
    archive.write_bytes(bytes(data))
    locked, free = convert(tmp_path / "out", archive)
    assert locked.entry.error == "encrypted in the archive"
    assert free.entry.error is None


def test_what_an_archive_says_of_a_size_is_not_believed(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", "a.txt", text="가" * 10_000)
    (result,) = convert(tmp_path / "out", tmp_path / "a.zip", max_bytes=1_000)
    assert result.entry.error == "larger than 1000 bytes"


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\n.txt")
    (tmp_path / name).write_text("회의록\n", "utf-8")
    (result,) = convert(tmp_path / "out", tmp_path / name)
    assert (result.entry.error, result.entry.document) == (None, "\\udcff\\n.txt")
    assert (tmp_path / "out" / os.fsdecode(b"\xff\n.json")).exists()
    assert show_path("가\u3000나.txt") == "가\u3000나.txt"
