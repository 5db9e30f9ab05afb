"""`minutes validate` and `minutes rules` as people and pipelines meet them."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

from minutes_parser.rules import PROFILES, RULES
from minutes_parser.rules.reports import REPORTS
from tests.office_files import docx
from tests.readers.damage import CONTENT
from tests.rules.cases import read_base

Environment = dict[str, str]
SOUND = read_base("committee")
WRONG = SOUND.replace("(목)", "(금)")
SPACED = SOUND.replace("장소: 가온시청 3층 회의실\n", "")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, outside any project."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def environment(plain_environment: Environment) -> Environment:
    """Outside GitHub Actions, wherever the tests run."""
    return {k: v for k, v in plain_environment.items() if k != "GITHUB_ACTIONS"}


def validate(
    environment: Environment, *arguments: str, stdin: str = "", **more: str
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    done = subprocess.run(
        ["minutes", "validate", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env={**environment, **more},
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# exit codes


def test_a_sound_document_exits_with_0(environment: Environment) -> None:
    assert validate(environment, "sound.txt") == (0, "1 file: no findings\n", "")


def test_an_error_exits_with_1(environment: Environment) -> None:
    code, out, err = validate(environment, "sound.txt", "wrong.txt")
    assert (code, err) == (1, "")
    assert "wrong.txt\n  2:18     error  2024-03-21 is a Thursday, not a Friday" in out
    assert out.endswith("2 files: 1 error\n")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--strict"], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "error"], 0),
        (["--strict", "--exit-zero"], 0),
        (["--strict", "--quiet"], 1),
    ],
)
def test_a_warning_exits_as_asked(
    environment: Environment, folder: Path, options: list[str], code: int
) -> None:
    (folder / "warned.txt").write_text(SPACED, encoding="utf-8")
    assert validate(environment, "warned.txt", *options)[0] == code


def test_exit_zero_holds_for_errors(environment: Environment) -> None:
    assert validate(environment, "wrong.txt", "--exit-zero")[0] == 0


def test_a_missing_file_exits_with_2_and_one_line(environment: Environment) -> None:
    assert validate(environment, "gone.txt") == (2, "", "gone.txt: no such file\n")


def test_an_unreadable_file_exits_with_2_and_the_others_are_looked_at(
    environment: Environment, folder: Path
) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    code, out, err = validate(environment, "picture.txt", "wrong.txt", "--exit-zero")
    assert code == 2
    assert err.startswith("picture.txt: ")
    assert "MIN110" in out


def test_what_of_a_damaged_file_was_not_read_is_told(
    environment: Environment, folder: Path
) -> None:
    data = docx.write(CONTENT)
    (folder / "cut.docx").write_bytes(data[: data.index(b"word/document.xml") + 700])
    told = "cut.docx: damaged: word/document.xml is read only up to the break\n"
    assert validate(environment, "cut.docx")[2] == told
    assert validate(environment, "cut.docx", "--quiet")[2] == ""


def test_a_file_may_unpack_to_what_is_allowed(environment: Environment, folder: Path) -> None:
    (folder / "large.docx").write_bytes(docx.wrap(docx.paragraph("가" * 400_000)))
    assert "--max-expanded" in validate(environment, "large.docx", "--max-expanded", "1")[2]
    assert validate(environment, "large.docx", "--max-expanded", "9")[2] == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--select", "MIN9"], "there is no rule MIN9"),
        (["--ignore", "X"], "there is no rule X"),
        (["--profile", "choir"], "there is no profile choir"),
        (["--config", "gone.toml"], "gone.toml: No such file or directory"),
        (["--baseline", "gone.json"], "there is no baseline yet"),
        (["--update-baseline"], "needs --baseline FILE"),
        (["--output-file", "no/such/folder/x"], "cannot be written"),
        (["--output-format", "html"], "html"),
        (["--jobs", "0"], "--jobs"),
    ],
)
def test_what_cannot_be_done_exits_with_2(
    environment: Environment, options: list[str], told: str
) -> None:
    code, _, err = validate(environment, "sound.txt", *options)
    assert code == 2
    assert told in err
    assert "Traceback" not in err


def test_what_stops_the_command_speaks_korean(environment: Environment) -> None:
    told = {
        ("--select", "MIN9"): "--select: MIN9라는 규칙은 없습니다",
        ("--baseline", "b.json"): "기준 파일이 아직 없습니다",
        ("--profile", "choir"): "choir라는 갈래는 없습니다",
    }
    for options, reason in told.items():
        assert reason in validate(environment, "sound.txt", "--lang", "ko", *options)[2]


# what is looked at


def test_a_folder_gives_its_documents_in_order(environment: Environment, folder: Path) -> None:
    (folder / "b" / "a").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("b/2.md", "b/a/1.txt", "b/x.png", ".hidden/3.txt", "b/.4.txt", "b/5.log"):
        (folder / name).write_text(WRONG, encoding="utf-8")
    _, out, _ = validate(environment, "b", "--output-format", "jsonl")
    files = [json.loads(line)["file"] for line in out.splitlines()]
    assert files == ["b/2.md", "b/a/1.txt"]


def test_an_empty_folder_could_not_be_looked_at(environment: Environment, folder: Path) -> None:
    (folder / "empty").mkdir()
    code, _, err = validate(environment, "empty")
    assert (code, err) == (2, "empty: holds no document that can be read\n")


def test_globs_are_for_shells_that_have_none(environment: Environment) -> None:
    assert validate(environment, "*.txt")[1].endswith("2 files: 1 error\n")
    assert validate(environment, "*.hwpx")[0] == 2


def test_a_file_named_twice_is_looked_at_once(environment: Environment) -> None:
    assert validate(environment, "wrong.txt", "*.txt")[1].endswith("2 files: 1 error\n")


def test_standard_input_bears_the_name_it_is_given(environment: Environment) -> None:
    code, out, _ = validate(environment, "-", "--stdin-filename", "회의.txt", stdin=WRONG)
    assert code == 1
    assert out.startswith("회의.txt\n")
    assert validate(environment, "-", stdin=WRONG)[1].startswith("-\n")


def test_many_workers_tell_the_same_as_one(environment: Environment, folder: Path) -> None:
    for n in range(30):
        (folder / f"{n:02}.txt").write_text(WRONG if n % 3 else SOUND, encoding="utf-8")
    one = validate(environment, ".", "--jobs", "1")
    assert validate(environment, ".", "--jobs", "3") == one
    assert one[0] == 1


# what is written


@pytest.mark.parametrize("form", REPORTS)
def test_every_format_can_be_written_to_a_file(
    environment: Environment, folder: Path, form: str
) -> None:
    code, out, err = validate(
        environment, "wrong.txt", "--output-format", form, "--output-file", "report"
    )
    assert (code, out, err) == (1, "", "")
    assert "MIN110" in (folder / "report").read_text(encoding="utf-8")


def test_github_actions_get_annotations_unasked(environment: Environment) -> None:
    _, out, _ = validate(environment, "wrong.txt", GITHUB_ACTIONS="true")
    assert out.startswith(
        "::error file=wrong.txt,line=2,endLine=2,col=18,endColumn=19,title=MIN110"
    )
    _, out, _ = validate(environment, "wrong.txt", "--output-format", "text", GITHUB_ACTIONS="true")
    assert out.startswith("wrong.txt\n")


def test_findings_speak_korean_when_asked(environment: Environment) -> None:
    _, out, _ = validate(environment, "wrong.txt", "--lang", "ko")
    assert "2024-03-21은 금요일이 아니라 목요일입니다" in out
    _, out, _ = validate(environment, "wrong.txt", LANG="ko_KR.UTF-8")
    assert "파일 1개: 오류 1" in out


def test_quiet_says_nothing_when_all_is_well(environment: Environment) -> None:
    assert validate(environment, "sound.txt", "--quiet") == (0, "", "")


# settings


def test_settings_are_found_upwards_from_the_file(environment: Environment, folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.minutes.validate]\nignore = ["MIN110"]\n')
    assert validate(environment, "a/b/wrong.txt")[0] == 0
    assert validate(environment, "a/b/wrong.txt", "--isolated")[0] == 1
    (folder / "a" / "minutes.toml").write_text("[validate]\n")
    assert validate(environment, "a/b/wrong.txt")[0] == 1
    assert validate(environment, "a/b/wrong.txt", "--config", "pyproject.toml")[0] == 0


def test_a_project_without_our_table_is_passed_by(environment: Environment, folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n')
    (folder / "minutes.toml").write_text('[validate]\nignore = ["MIN1"]\n')
    assert validate(environment, "a/wrong.txt")[0] == 0


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("ignored = []", "unknown setting ignored"),
        ("ignore = 'MIN1'", "ignore takes a list of words"),
        ("select = ['MIN777']", "select: there is no rule MIN777"),
        ("severity = {MIN110 = 'fatal'}", "severity takes a table of codes"),
        ("profile = 'choir'", "there is no profile choir"),
        ("required-fields = ['weather']", "there is no field weather"),
        ("per-file-ignores = ['MIN1']", "per-file-ignores takes a table"),
        ("ignore = [", "is no valid TOML"),
    ],
)
def test_wrong_settings_are_told_in_one_line(
    environment: Environment, folder: Path, table: str, told: str
) -> None:
    (folder / "minutes.toml").write_text(f"[validate]\n{table}\n")
    code, out, err = validate(environment, "sound.txt")
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_severity_required_fields_and_files_can_be_set(
    environment: Environment, folder: Path
) -> None:
    (folder / "minutes.toml").write_text(
        '[validate]\nrequired-fields = ["signatures"]\n'
        '[validate.severity]\nMIN110 = "warning"\nMIN109 = "error"\n'
        '[validate.per-file-ignores]\n"sou*.txt" = ["MIN109"]\n'
    )
    _, out, _ = validate(environment, ".", "--output-format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(f["file"], f["code"], f["severity"]) for f in found] == [
        ("./wrong.txt", "MIN109", "error"),
        ("./wrong.txt", "MIN110", "warning"),
    ]


def test_the_longest_code_decides(environment: Environment) -> None:
    assert validate(environment, "wrong.txt", "--select", "MIN11", "--ignore", "MIN1")[0] == 1
    assert validate(environment, "wrong.txt", "--select", "MIN1", "--ignore", "MIN11")[0] == 0
    assert validate(environment, "wrong.txt", "--select", "MIN2,MIN3")[0] == 0
    assert validate(environment, "wrong.txt", "--ignore", "MIN110")[0] == 0


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_says_what_must_be_there(environment: Environment, profile: str) -> None:
    code, out, _ = validate(
        environment, "-", "--profile", profile, "--select", "MIN103", "--strict", stdin=SPACED
    )
    assert code == ("place" in PROFILES[profile]), out


def test_shown_settings_are_settings(environment: Environment, folder: Path) -> None:
    (folder / "minutes.toml").write_text(
        '[validate]\nprofile = "council"\nrequired-fields = ["date"]\n'
        'severity = {MIN1 = "info"}\nper-file-ignores = {"a\\"*.txt" = ["MIN2"]}\n'
    )
    code, out, _ = validate(environment, "sound.txt", "--show-settings", "--ignore", "MIN5")
    table = tomllib.loads(out)["tool"]["minutes"]["validate"]
    assert code == 0
    assert table["profile"] == "council"
    assert table["ignore"] == ["MIN5"]
    assert table["required-fields"] == ["date"]
    assert table["severity"] == {"MIN1": "info"}
    assert table["per-file-ignores"] == {'a"*.txt': ["MIN2"]}


# baseline


def test_a_baseline_holds_what_is_known(environment: Environment, folder: Path) -> None:
    code, _, err = validate(environment, ".", "--baseline", "b.json", "--update-baseline")
    assert (code, err) == (0, "b.json: 1 known findings written\n")
    assert validate(environment, ".", "--baseline", "b.json")[0] == 0
    moved = "\n" + WRONG.replace("○고은채 위원", "○고은체 위원")
    (folder / "wrong.txt").write_text(moved, encoding="utf-8")
    code, out, err = validate(environment, ".", "--baseline", "b.json")
    assert (code, err) == (1, "")
    assert "MIN205" in out
    assert "MIN110" not in out


def test_stale_entries_of_a_baseline_are_told(environment: Environment, folder: Path) -> None:
    validate(environment, ".", "--baseline", "b.json", "--update-baseline")
    (folder / "wrong.txt").write_text(SOUND, encoding="utf-8")
    code, _, err = validate(environment, ".", "--baseline", "b.json")
    assert code == 0
    assert err.startswith("b.json: 1 MIN110 in wrong.txt no longer there")
    assert validate(environment, "sound.txt", "--baseline", "b.json")[2] == ""


def test_a_baseline_holds_from_any_folder(environment: Environment, folder: Path) -> None:
    validate(environment, ".", "--baseline", "b.json", "--update-baseline")
    (folder / "sub").mkdir()
    path = str(folder / "wrong.txt")
    assert validate(environment, path, "--baseline", str(folder / "b.json"))[0] == 0


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9}', '{"version": 1, "findings": [1]}'])
def test_a_file_that_is_no_baseline_is_told(
    environment: Environment, folder: Path, text: str
) -> None:
    (folder / "b.json").write_text(text)
    code, _, err = validate(environment, ".", "--baseline", "b.json")
    assert (code, err) == (2, "b.json: is no baseline of this command\n")


# rules


def show_rules(environment: Environment, *arguments: str) -> tuple[int, str, str]:
    """One run of `minutes rules`."""
    done = subprocess.run(
        ["minutes", "rules", *arguments],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_rules_are_listed_with_code_and_name(environment: Environment) -> None:
    code, out, _ = show_rules(environment)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(RULES)


@pytest.mark.parametrize("word", ["MIN110", "min110", "wrong-weekday"])
def test_a_rule_has_a_page(environment: Environment, word: str) -> None:
    code, out, _ = show_rules(environment, word)
    assert code == 0
    assert out.startswith("MIN110 wrong-weekday (error, on)\n")
    assert "    일시: 2024. 3. 21.(금) 14:00 ~ 15:30\n" in out
    assert "나쁜 예" in show_rules(environment, word, "--lang", "ko")[1]


def test_an_unknown_rule_exits_with_2(environment: Environment) -> None:
    assert show_rules(environment, "MIN777") == (2, "", "MIN777: there is no such rule\n")


def test_rules_can_be_read_by_programs(environment: Environment) -> None:
    listed = json.loads(show_rules(environment, "--json")[1])
    assert [rule["code"] for rule in listed] == list(RULES)
