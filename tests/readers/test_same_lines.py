"""The same content gives the same lines and the same document, whichever file it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_parser import parse, parse_file
from minutes_parser.readers import READERS, read_bytes
from tests.make_office_samples import NAMES, find_differences, make_samples
from tests.office_files import WRITERS
from tests.office_files.content import read_content

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TEXTS = sorted(SAMPLES.glob("*.txt"))

# What a format cannot tell as a text does, by what of the document it is in.
TOLD_OTHERWISE = {
    # The blank inside `許　鐸` is as wide as those between the names of its row.
    ("pdf", "hanja-assembly"): {"attendees"},
    # The head of the last page says again what stood on another page: a running head.
    ("pdf", "board-label"): {"header"},
}

each_kind = pytest.mark.parametrize("kind", WRITERS)


def list_lines(text: str) -> list[str]:
    """The lines with words in them, each run of blanks as one."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


@each_kind
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_has_the_same_lines_in_every_format(kind: str, path: Path) -> None:
    text = path.read_text("utf-8")
    source = read_bytes(WRITERS[kind](read_content(text)), f"a.{kind}")
    assert source.format == kind
    assert list_lines(source.text) == list_lines(text)


@each_kind
@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_what_the_script_makes(kind: str, name: str) -> None:
    made = make_samples(SAMPLES / f"{name}.txt")
    assert (SAMPLES / f"{name}.{kind}").read_bytes() == made[kind]


@each_kind
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_is_the_same_document_in_every_format(kind: str, path: Path) -> None:
    text = path.read_text("utf-8")
    source = read_bytes(WRITERS[kind](read_content(text)), f"a.{kind}")
    differing = {
        difference.split(":")[0] for difference in find_differences(parse(text), parse(source.text))
    }
    assert differing == TOLD_OTHERWISE.get((kind, path.stem), set())


@each_kind
@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_samples_is_the_document_of_its_text(kind: str, name: str) -> None:
    plain = parse_file(SAMPLES / f"{name}.txt")
    assert not find_differences(plain, parse_file(SAMPLES / f"{name}.{kind}"))


@each_kind
@pytest.mark.parametrize("suffix", [".txt", ".doc", "", ".hwp"])
def test_the_name_of_a_file_does_not_matter(kind: str, suffix: str) -> None:
    data = WRITERS[kind](["회의록", "○ 위원장 : 네."])
    assert read_bytes(data, f"회의록{suffix}").format == kind


def test_text_with_an_office_suffix_is_text() -> None:
    for kind in ("docx", "hwpx", "hwp", "pdf"):
        assert kind in READERS
        assert read_bytes("회의록\n".encode(), f"a.{kind}").format == "text"
