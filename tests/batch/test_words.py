"""Words of the user in a batch: those that hold in a folder; what they change is done anew."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from minutes_parser import MinutesError, Vocabulary, parse, to_json
from minutes_parser.batch import Result, parse_many
from minutes_parser.cli.nearest import Nearby
from minutes_parser.readers import read_bytes
from tests.batch.runs import convert, read_manifest, read_outputs, run_command
from tests.office_files import docx
from tests.readers.damage import CONTENT

TEXT = "한빛시 마을 회의록\n만난 날: 2024. 3. {n}.\n○길잡이 강나루  네.\n○길잡이 강나루  네.\n"
HERE = '[labels]\ndate = ["만난 날"]\n'
THERE = 'roles = ["길잡이"]\n'


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    for folder in ("here", "there", "nowhere"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        for n in range(1, 8):
            (tmp_path / "in" / folder / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
    (tmp_path / "in" / "here" / "minutes.toml").write_text(HERE, "utf-8")
    (tmp_path / "in" / "there" / "minutes.toml").write_text(THERE, "utf-8")
    return tmp_path / "in"


def convert_here(out: Path, inputs: Path, jobs: int = 1, to: str = "json") -> list[Result]:
    return convert(out, inputs, jobs=jobs, to=to, find_words=Nearby().find_words)


def count_redone(results: list[Result]) -> dict[str, int]:
    return Counter(r.entry.document.split("/")[0] for r in results if not r.unchanged)


def test_each_file_is_read_with_the_words_that_hold_in_its_folder(
    inputs: Path, tmp_path: Path
) -> None:
    convert_here(tmp_path / "out", inputs)
    docs = {n: json.loads(text) for n, text in read_outputs(tmp_path / "out").items()}
    dates = {place: docs[f"{place}/3.json"]["header"]["date"] for place in ("here", "there")}
    assert dates == {"here": "2024-03-03", "there": None}
    roles = [n["speaker"]["role"] for n in docs["there/3.json"]["proceedings"]]
    assert roles == ["길잡이", "길잡이"]
    signs = {
        line["document"].split("/")[0]: line["words"] for line in read_manifest(tmp_path / "out")
    }
    assert signs["nowhere"] is None
    assert len(set(signs.values())) == 3


@pytest.mark.parametrize("to", ["json", "jsonl"])
def test_two_processes_give_what_one_gives(inputs: Path, tmp_path: Path, to: str) -> None:
    convert_here(tmp_path / "one", inputs, 1, to)
    convert_here(tmp_path / "two", inputs, 2, to)
    assert read_outputs(tmp_path / "one") == read_outputs(tmp_path / "two")


@pytest.mark.parametrize("to", ["json", "jsonl"])
def test_only_files_whose_words_changed_are_read_again(
    inputs: Path, tmp_path: Path, to: str
) -> None:
    out = tmp_path / "out"
    convert_here(out, inputs, to=to)
    assert count_redone(convert_here(out, inputs, to=to)) == {}
    (inputs / "there" / "minutes.toml").write_text('roles = ["길잡이", "벗님"]\n', "utf-8")
    assert count_redone(convert_here(out, inputs, to=to)) == {"there": 7}
    (inputs / "here" / "minutes.toml").write_text(HERE + "# the same\n", "utf-8")
    assert count_redone(convert_here(out, inputs, to=to)) == {}
    (inputs / "here" / "minutes.toml").unlink()
    assert count_redone(convert_here(out, inputs, to=to)) == {"here": 7}


def test_many_files_can_be_given_words(inputs: Path) -> None:
    words = Vocabulary(labels={"date": ["만난 날"]})
    (done,) = parse_many([inputs / "nowhere" / "1.txt"], to="jsonl", words=words)
    assert '"date":"2024-03-01"' in (done.text or "")
    assert to_json(parse(TEXT.format(n=1), words=words)).count("2024-03-01") == 1


def test_the_command_takes_settings_from_a_file_or_from_none(
    inputs: Path, tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    out, named = tmp_path / "out", str(inputs / "here" / "minutes.toml")
    for option, dated in (((), 7), (("--isolated",), 0), (("--config", named), 21)):
        done = run_command(plain_environment, inputs, "--out", out, "-q", *option)
        assert (done.returncode, done.stderr) == (0, "")
        texts = read_outputs(out).values()
        assert sum(b'"date":"2024' in text for text in texts) == dated


def test_wrong_words_stop_the_run_in_one_line(
    inputs: Path, tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    wrong = inputs / "there" / "minutes.toml"
    wrong.write_text("rolls = []\n", "utf-8")
    done = run_command(plain_environment, inputs, "--out", tmp_path / "out", "--lang", "ko")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{wrong}: 모르는 설정입니다: rolls. labels, roles")
    assert done.stderr.count("\n") == 1
    with pytest.raises(MinutesError, match="unknown setting rolls"):
        convert_here(tmp_path / "out", inputs)


def test_what_of_a_damaged_file_was_not_read_is_told(
    tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    data = docx.write(CONTENT)
    cut = data[: data.index(b"word/document.xml") + 700]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(cut)
    (note,) = read_bytes(cut, "a.docx").notes
    out = tmp_path / "out"
    done = run_command(plain_environment, tmp_path / "in", "--out", out)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, f"{tmp_path}/in/a.docx: {note}")
    assert read_manifest(out)[0]["notes"] == [note]
    quiet = run_command(plain_environment, tmp_path / "in", "--out", out, "--force", "--quiet")
    assert quiet.stderr == ""


def test_a_file_may_unpack_to_what_is_allowed(
    tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(docx.wrap(docx.paragraph("가" * 400_000)))
    run: list[str | Path] = [tmp_path / "in", "--out", tmp_path / "out", "--quiet"]
    done = run_command(plain_environment, *run, "--max-expanded", "1")
    assert "--max-expanded" in done.stderr
    assert run_command(plain_environment, *run, "--max-expanded", "9").returncode == 0
