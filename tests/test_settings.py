"""Settings files as the commands meet them: the words of the user, found upwards from a file."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_parser.cli import main, words
from minutes_parser.cli.nearest import _speaks_of_us
from minutes_parser.cli.wording import read_words
from minutes_parser.vocabulary.added import LABEL_KINDS, Vocabulary, tell_apart
from minutes_parser.vocabulary.rooms import list_rooms
from tests.test_vocabulary import TEXT, WORDS

SETTINGS = """\
chairs = ["길잡이"]
speakers = ["달빛방"]
not-speakers = ["나중"]
names = ["마루", "새벽별", "하늬바람"]
organizations = ["달빛마을"]
results = {"원안가결" = ["모두 뜻으로"]}

[labels]
date = ["만난 날"]
place = ["만난 곳"]
present = ["함께한 벗"]
agenda = ["이야깃거리"]
"""
PROJECT = '[project]\nname = "minutes"\n\n[tool.minutes]\n' + SETTINGS.replace(
    "[labels]", "[tool.minutes.labels]"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "모임.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """One run of the command in the folder: exit code, output, errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["minutes", *arguments])
        code: int | str | None = 0
        try:
            main()
        except SystemExit as left:
            code = left.code
        return (int(code or 0), *capsys.readouterr())

    return call


@pytest.mark.parametrize(
    ("name", "text"), [("minutes.toml", SETTINGS), ("pyproject.toml", PROJECT)]
)
@pytest.mark.parametrize("place", [".", "a", "a/b"])
def test_words_are_found_upwards_from_the_file(
    folder: Path, run: Run, place: str, name: str, text: str
) -> None:
    (folder / place / name).write_text(text, "utf-8")
    file = "a/b/모임.txt"
    assert json.loads(run("parse", file)[1])["header"]["date"] == "2025-03-04"
    assert "# 모임 회의록" in run("parse", file, "--to", "markdown")[1]
    assert "달빛방" in run("show", file, "--quiet")[1]
    annotated = run("text", file, "--annotate")[1].splitlines()
    assert next(line for line in annotated if "만난 날" in line).split()[1] == "field"
    assert "MIN102" not in run("validate", file, "--profile", "any")[1]


def test_every_command_can_be_told_to_look_at_none_or_at_another(folder: Path, run: Run) -> None:
    (folder / "minutes.toml").write_text(SETTINGS, "utf-8")
    (folder / "other.toml").write_text('[labels]\nplace = ["만난 날"]\n', "utf-8")
    file = "a/b/모임.txt"
    for command in (["parse"], ["show"], ["text", "--annotate"], ["validate"]):
        told = {
            run(*command, file, *o)[1] for o in ([], ["--isolated"], ["--config", "other.toml"])
        }
        assert len(told) == 3, command


def test_each_table_is_looked_for_by_itself(folder: Path, run: Run) -> None:
    (folder / "minutes.toml").write_text(SETTINGS + '[validate]\nignore = ["MIN1"]\n', "utf-8")
    (folder / "a" / "minutes.toml").write_text('[validate]\nignore = ["MIN2"]\n', "utf-8")
    (folder / "a" / "b" / "pyproject.toml").write_text("[tool.minutes]\n", "utf-8")
    told = run("validate", "a/b/모임.txt", "--show-settings")[1]
    heads = [line for line in told.splitlines() if line.startswith("#")]
    assert heads == [f"# {folder}/minutes.toml", f"# {folder}/a/minutes.toml"]
    shown = tomllib.loads(told)["tool"]["minutes"]
    assert shown["validate"]["ignore"] == ["MIN2"]
    assert read_words({k: v for k, v in shown.items() if k != "validate"}, "") == read_words(
        tomllib.loads(SETTINGS), ""
    )


def test_settings_say_what_the_library_is_told() -> None:
    assert tell_apart(read_words(tomllib.loads(SETTINGS), "minutes.toml")) == tell_apart(WORDS)


def test_results_may_be_a_list_of_words_that_are_usual() -> None:
    words = read_words({"results": ["통과시킴"]}, "")
    assert words == Vocabulary(results={"통과시킴": ("통과시킴",)})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("rolls = []", "unknown setting rolls; there are labels, roles, chairs,"),
        ('roles = "길잡이"', "roles takes a list of words"),
        ("speakers = [1]", "speakers takes a list of words"),
        ('labels = ["만난 날"]', "labels takes a table of kinds and labels, such as date ="),
        ('labels = {day = ["만난 날"]}', "labels: there is no kind day; there are date,"),
        ('labels = {date = ["날"]}', "labels: '날' is no label; write 2 to 18 letters"),
        ('not-speakers = ["나중:"]', "not-speakers: '나중:' is no label; write it without"),
        ('names = ["별"]', "names: '별' is no word for it; write 2 letters or more"),
        ('results = "가결"', "results takes a list, or a table of usual and printed words"),
        ("validate = 3", "validate is no table; write its name in brackets"),
        ("roles = [", "is no valid TOML"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "show", "text --annotate", "validate", "words"])
def test_wrong_words_are_one_line_with_file_and_key(
    folder: Path, run: Run, line: str, told: str, command: str
) -> None:
    (folder / "minutes.toml").write_text(line + "\n", "utf-8")
    file = [] if command == "words" else ["a/b/모임.txt"]
    code, out, err = run(*command.split(), *file)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"{folder / 'minutes.toml'}: {told}")
    korean = run(*command.split(), *file, "--lang", "ko")[2]
    assert korean != err
    assert korean.startswith(f"{folder / 'minutes.toml'}: ")


def test_a_settings_file_that_was_named_must_be_one(folder: Path, run: Run) -> None:
    (folder / "empty.toml").write_text("", "utf-8")
    file = "a/b/모임.txt"
    assert run("parse", file, "--config", "gone.toml")[2].startswith("gone.toml: No such file")
    assert run("parse", file, "--config", "empty.toml")[2].startswith("empty.toml: has no table")


def test_a_table_that_is_none_is_told(folder: Path, run: Run) -> None:
    (folder / "pyproject.toml").write_text("[tool]\nminutes = 3\n", "utf-8")
    told = run("parse", "a/b/모임.txt")[2]
    assert told.startswith(f"{folder}/pyproject.toml: tool.minutes is no table; write its name")


def test_a_project_that_never_names_us_loads_no_toml(folder: Path, run: Run) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "x" oops\n', "utf-8")
    assert run("parse", "a/b/모임.txt", "-q")[0] == 0


def test_a_very_deep_folder_is_climbed(folder: Path) -> None:
    from minutes_parser.cli.nearest import Nearby

    assert Nearby().find_words("/" + "a/" * 3000 + "b.txt") is None


# minutes words


def test_words_are_lines_in_a_pipe_and_yours_are_marked(folder: Path, run: Run) -> None:
    (folder / "minutes.toml").write_text(SETTINGS, "utf-8")
    lines = run("words")[1].splitlines()
    assert all(line.count("\t") == 3 for line in lines)
    assert lines[0] == "labels\tdate\t만난 날\tadded"
    assert "results\t원안가결\t모두 뜻으로\tadded" in lines
    assert "surnames\tsurname\t김\tbuilt-in" in lines
    assert not [line for line in run("words", "--isolated")[1].splitlines() if "added" in line]


def test_words_of_one_room_are_json_for_programs(folder: Path, run: Run) -> None:
    (folder / "minutes.toml").write_text(SETTINGS, "utf-8")
    (room,) = json.loads(run("words", "speakers", "--to", "json")[1])
    assert room["room"] == "speakers"
    assert room["source"].startswith("heads and appendices of real minutes")
    assert room["words"][0] == {"word": "달빛방", "kind": "speaks", "added": True}
    assert run("words", "kitchen")[::2] == (
        2,
        "kitchen: there is no such room of words; there are labels, roles, speakers, "
        "organizations, names, columns, stages, results, hanja, surnames\n",
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_words_are_a_table_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "minutes.toml").write_text(SETTINGS, "utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", drawn := Terminal())
    words.words("labels")
    lines = drawn.getvalue().splitlines()
    assert lines[0].startswith("labels ")
    assert lines[2].startswith("  date          만난 날*  ")


def test_every_room_says_where_its_words_come_from() -> None:
    for room in list_rooms():
        assert room.source, room.name
        assert len(room.words) > 20, room.name
        assert all(word.word and word.kind for word in room.words)
    kinds = {word.kind for word in list_rooms()[0].words}
    assert kinds <= set(LABEL_KINDS)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[tool.minutes]\n", True),
        ('[ tool . "minutes".validate ]\n', True),
        ("[tool]\nminutes.roles = []\n", True),
        ("tool = {minutes = {roles = []}}\n", True),
        ("tool.minutes.roles = []\n", True),
        (
            '[project]\nname = "minutes-parser"\nscripts.minutes = "minutes_parser.cli:main"\n',
            False,
        ),
        ("[tool.ruff]\n# minutes\n", False),
        ("[project.scripts]\ntools = 'x'\nminutes = 'y'\n", False),
    ],
)
def test_toml_is_loaded_only_where_a_table_of_ours_may_be(
    tmp_path: Path, text: str, ours: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert _speaks_of_us(str(tmp_path / "pyproject.toml"), "tool.minutes") is ours
