"""The command as people and scripts meet it: words, exit codes, streams, speed of the start."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest
import typer.main
from rich.cells import cell_len

import minutes_parser
from minutes_parser.cli import messages, quick
from minutes_parser.cli.app import Target, app
from minutes_parser.cli.messages import Language
from minutes_parser.cli.show import show_document
from minutes_parser.cli.speech import share_speech
from minutes_parser.model import Minutes, json_schema
from minutes_parser.readers import reasons
from minutes_parser.writers import WRITERS

PROSE = "가을이 왔다.\n바람이 분다.\n"
Environment = dict[str, str]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")


@pytest.fixture
def prose(tmp_path: Path) -> str:
    file = tmp_path / "글.txt"
    file.write_text(PROSE, encoding="utf-8")
    return str(file)


@pytest.fixture
def doc() -> Minutes:
    people = "임규건 김철수 박영희 이몽룡 성춘향 홍길동 남궁민 제갈량 선우현 독고탁".split()
    return Minutes.model_validate(
        {
            "source": {"name": "2022-3.txt", "encoding": "cp949", "lines": 231},
            "layout": {"name": "committee", "confidence": 0.97},
            "title": "2022년 제3차 「한빛시 정보화위원회」 회의록 " + "긴 제목 " * 12,
            "header": {"date": "2022-10-28", "start": "16:00", "place": "시청 회의실"},
            "attendees": [
                {"name": name, "role": "위원", "status": "present", "line": 5} for name in people
            ],
            "counts": {"present": 14},
            "agenda": [
                {
                    "number": "1",
                    "title": "정보화 시행계획(안)에 관한 건 \x1b[31m" + "긴 안건 " * 12,
                    "line": 8,
                    "children": [{"number": "가", "title": "세부 사업", "line": 9}],
                }
            ],
            "outcomes": [{"agenda_item": 0, "result": "원안가결", "line": 30}],
            "proceedings": [_remark("위원장", 0, "네 " * 60), _remark("김철수 위원", 1, "예 " * 30)]
            + [_remark(f"손님{n}", None, "음") for n in range(20)],
            "unparsed": [{"line": n, "text": "?"} for n in range(1, 14)],
        }
    )


def _remark(label: str, attendee: int | None, text: str) -> dict[str, object]:
    speaker = {"label": label, "attendee": attendee}
    return {"type": "remark", "speaker": speaker, "text": text, "line": 20, "end_line": 20}


def run_minutes(
    environment: Environment, *arguments: str, stdin: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """One run of the command."""
    return subprocess.run(
        ["minutes", *arguments],
        input=stdin,
        capture_output=True,
        env={**environment, **more},
        timeout=60,
        check=False,
    )


def show(doc: Minutes, language: Language, monkeypatch: pytest.MonkeyPatch, *, tty: bool) -> str:
    """What `show` writes at 80 columns, on a terminal or into a pipe."""
    output = Terminal() if tty else io.StringIO()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stdout", output)
    show_document(doc, language)
    return output.getvalue()


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


# parse


def test_several_meetings_are_said_and_split_gives_a_list(
    tmp_path: Path, plain_environment: Environment
) -> None:
    file = tmp_path / "모임.md"
    file.write_text("# 190729\n참석: 봄여울\n- 가\n- 나\n\n# 190805\n- 다\n- 라\n", "utf-8")
    whole = run_minutes(plain_environment, "parse", str(file), "--lang", "en")
    assert "holds 2 meetings; --split gives one document each" in whole.stderr.decode()
    split = run_minutes(plain_environment, "parse", "--split", str(file))
    dates = [document["header"]["date"] for document in json.loads(split.stdout)]
    assert (dates, split.stderr, split.returncode) == (["2019-07-29", "2019-08-05"], b"", 0)
    single = run_minutes(plain_environment, "parse", "--split", "-", stdin="# 190729\n말".encode())
    assert len(json.loads(single.stdout)) == 1


def test_json_goes_to_standard_output_and_the_warning_to_standard_error(
    prose: str, plain_environment: Environment
) -> None:
    done = run_minutes(plain_environment, "parse", prose)
    assert json.loads(done.stdout)["source"]["name"] == "글.txt"
    assert done.stderr.decode() == f"{prose}: does not look like meeting minutes\n"
    assert done.returncode == 0


def test_quiet_says_nothing(prose: str, plain_environment: Environment) -> None:
    assert run_minutes(plain_environment, "parse", prose, "--quiet").stderr == b""


def test_indent_spreads_json_over_lines(prose: str, plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", prose, "--indent", "2")
    assert done.stdout.startswith(b'{\n  "schema_version"')


def test_markdown_is_what_the_library_writes(prose: str, plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", prose, "--to", "markdown")
    assert done.stdout.decode() == minutes_parser.to_markdown(minutes_parser.parse_file(prose))


def test_every_writer_can_be_asked_for() -> None:
    assert sorted(Target) == sorted(WRITERS) == sorted(quick.VALUES["to"] or ())


def test_a_dash_reads_standard_input(plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", "-", stdin=PROSE.encode("cp949"))
    source = json.loads(done.stdout)["source"]
    assert (source["name"], source["encoding"], source["lines"]) == ("-", "cp949", 2)


def test_output_is_written_whole_with_ordinary_rights_and_nothing_beside_it(
    prose: str, tmp_path: Path, plain_environment: Environment
) -> None:
    target = tmp_path / "out.json"
    done = run_minutes(plain_environment, "parse", prose, "-o", str(target))
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(target.read_bytes())["schema_version"] == "1.0"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.json", "글.txt"]
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    assert target.stat().st_mode == ordinary.stat().st_mode


def test_output_over_a_file_keeps_its_rights_and_its_link(
    prose: str, tmp_path: Path, plain_environment: Environment
) -> None:
    target, link = tmp_path / "out.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    run_minutes(plain_environment, "parse", prose, "-o", str(link))
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert json.loads(target.read_bytes())


def test_output_into_a_missing_folder_is_one_line_and_exit_2(
    prose: str, tmp_path: Path, plain_environment: Environment
) -> None:
    target = str(tmp_path / "none" / "out.json")
    done = run_minutes(plain_environment, "parse", "-q", prose, "-o", target)
    assert done.returncode == 2
    assert done.stderr.decode() == f"{target}: cannot be written (No such file or directory)\n"


def test_the_file_that_is_read_is_never_written_over(
    prose: str, plain_environment: Environment
) -> None:
    done = run_minutes(plain_environment, "parse", "-q", prose, "-o", prose)
    assert done.stderr.decode() == f"{prose}: is the file that is read\n"
    assert Path(prose).read_text(encoding="utf-8") == PROSE


def test_a_device_can_be_written_to(prose: str, plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", "-q", prose, "-o", os.devnull)
    assert (done.returncode, done.stderr) == (0, b"")


# language


def test_messages_follow_the_locale(prose: str, plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", prose, LANG="ko_KR.UTF-8")
    assert done.stderr.decode() == f"{prose}: 회의록으로 보이지 않습니다\n"


def test_lc_all_goes_before_lang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert messages.find_language() is Language.KO


def test_an_option_goes_before_the_locale(plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "show", "없음", "--lang", "ko")
    assert done.stderr.decode() == "없음: 그런 파일이 없습니다\n"
    done = run_minutes(plain_environment, "show", "없음", "--lang", "en", LANG="ko_KR.UTF-8")
    assert done.stderr.decode() == "없음: no such file\n"


@pytest.mark.parametrize("template", [*reasons.REASONS, *messages.KOREAN_REASONS])
def test_every_reason_is_told_in_korean_with_its_particulars(template: str) -> None:
    reason = template.format_map(defaultdict(lambda: "WHY"))
    korean = messages.translate_reason(reason, Language.KO)
    assert korean != reason
    assert ("WHY" in korean) == ("WHY" in reason)


def test_every_message_takes_the_same_values_in_both_languages() -> None:
    for key, (korean, english) in messages.MESSAGES.items():
        assert messages._pattern(korean).count("?P<") == messages._pattern(english).count("?P<"), (
            key
        )


# show


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("tty", [True, False])
def test_show_stays_within_80_columns(
    doc: Minutes, language: Language, tty: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = show(doc, language, monkeypatch, tty=tty)
    assert max(map(cell_len, shown.split("\n"))) <= 80


def test_show_draws_its_panel_straight_on_a_terminal(
    doc: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    lines = show(doc, Language.KO, monkeypatch, tty=True).split("\n")
    panel = [line for line in lines if line[:1] in "╭│╰" and line]
    assert len(panel) >= 3
    assert {cell_len(line) for line in panel} == {80}


def test_show_aligns_the_shares_under_wide_names(
    doc: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = show(doc, Language.KO, monkeypatch, tty=False).split("\n")
    bars = [line for line in lines if line.endswith("#")]
    assert len(bars) == 15
    assert len({cell_len(line[: line.index("#")]) for line in bars}) == 1


def test_show_is_plain_in_a_pipe(doc: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = show(doc, Language.KO, monkeypatch, tty=False)
    assert not any(sign in shown for sign in "\x1b╭│─█")
    assert "2022-10-28 16:00" in shown


def test_show_is_coloured_on_a_terminal_only_without_no_color(
    doc: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[36m" in show(doc, Language.KO, monkeypatch, tty=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in show(doc, Language.KO, monkeypatch, tty=True)


def test_show_lets_no_escape_code_of_the_document_through(
    doc: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[31m" not in show(doc, Language.KO, monkeypatch, tty=True)


def test_show_names_what_looks_odd(doc: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = show(doc, Language.EN, monkeypatch, tty=False)
    assert "Present: 14 declared, 10 listed" in shown
    assert "13 lines not understood: 1, 2, 3" in shown
    assert "no date" not in shown


def test_a_speaker_known_as_an_attendee_goes_by_one_name(doc: Minutes) -> None:
    shares = share_speech(doc)
    assert [share.speaker for share in shares[:3]] == ["임규건 위원", "김철수 위원", "손님0"]
    assert [share.characters for share in shares[:3]] == [60, 30, 1]
    assert sum(share.portion for share in shares) == pytest.approx(1)


def test_show_of_a_file_without_minutes_says_so_and_ends_well(
    prose: str, plain_environment: Environment
) -> None:
    done = run_minutes(plain_environment, "show", prose)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "does not look like meeting minutes" in done.stdout.decode()
    quiet = run_minutes(plain_environment, "show", prose, "--quiet")
    assert "does not look like meeting minutes" not in quiet.stdout.decode()


def test_show_counts_one_line_as_one(doc: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    doc.source.lines = 1
    del doc.unparsed[1:]
    shown = show(doc, Language.EN, monkeypatch, tty=False)
    assert "cp949, 1 line\n" in shown
    assert "1 line not understood: 1\n" in shown


# text


def test_text_prints_the_text_with_plain_line_ends(
    tmp_path: Path, plain_environment: Environment
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(PROSE.replace("\n", "\r\n").encode("utf-16"))
    assert run_minutes(plain_environment, "text", str(file)).stdout.decode() == PROSE


def test_annotate_gives_every_line_its_number_in_one_column(
    tmp_path: Path, plain_environment: Environment
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PROSE * 6, encoding="utf-8")
    done = run_minutes(plain_environment, "text", "--annotate", str(file))
    lines = done.stdout.decode().splitlines()
    assert [int(line[:2]) for line in lines] == list(range(1, 13))
    assert {cell_len(line[: line.index("| ")]) for line in lines} == {lines[0].index("| ")}
    assert [line.partition("| ")[2] for line in lines] == PROSE.splitlines() * 6


def test_an_empty_text_is_told_on_standard_error(
    tmp_path: Path, plain_environment: Environment
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\n")
    done = run_minutes(plain_environment, "text", str(tmp_path / "a.txt"))
    assert done.stderr.decode() == f"{tmp_path}/a.txt: is empty\n"
    assert (done.returncode, done.stdout) == (0, b"\n")
    assert not run_minutes(plain_environment, "text", str(tmp_path / "a.txt"), "-q").stderr


# schema, version, help


def test_schema_is_the_published_one(plain_environment: Environment) -> None:
    assert json.loads(run_minutes(plain_environment, "schema").stdout) == json_schema()


def test_version_is_one_line(plain_environment: Environment) -> None:
    words = run_minutes(plain_environment, "--version").stdout.decode().split()
    assert len(words) == 2
    assert words[0] == "minutes"


def test_help_is_english_and_without_colour(plain_environment: Environment) -> None:
    done = run_minutes(plain_environment, "parse", "--help", LANG="ko_KR.UTF-8")
    assert b"Write one document" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize(
    "arguments",
    [[], ["parse"], ["parse", "a", "b"], ["parse", "a", "--to", "pdf"], ["parse", "a", "--x"]],
)
def test_a_wrong_command_line_is_exit_2_and_no_traceback(
    arguments: list[str], plain_environment: Environment
) -> None:
    done = run_minutes(plain_environment, *arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"Usage: minutes" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "choices"),
    [
        ("parse a --to xml", "'json', 'markdown'"),
        ("validate a --fail-on xml", "'error', 'warning'"),
    ],
)
def test_a_wrong_choice_is_told_with_the_choices(
    arguments: str, choices: str, plain_environment: Environment
) -> None:
    told = run_minutes(plain_environment, *arguments.split()).stderr.decode().splitlines()[-1]
    assert ": 'xml' is not one of " + choices in told
    assert "Value error" not in told


# the two ways in


def test_the_short_way_knows_only_what_the_long_way_knows() -> None:
    group = typer.main.get_command(app)
    for name in quick.COMMANDS:
        parameters = {
            option: parameter.name
            for parameter in group.commands[name].params  # type: ignore[attr-defined]
            for option in parameter.opts
        }
        short = {**quick.FLAGS[name], **quick.OPTIONS[name]}
        assert short.items() <= parameters.items()


@pytest.mark.parametrize(
    "arguments",
    ["parse F", "parse F --to markdown -q", "parse -q --lang ko F", "text F", "show --lang en F"],
)
def test_both_ways_give_the_same(
    arguments: str, prose: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    words = [prose if word == "F" else word for word in arguments.split()]
    call = quick.read_plainly(words)
    assert call is not None
    call()
    quickly = capfd.readouterr()
    app(words, prog_name="minutes", standalone_mode=False)
    assert capfd.readouterr() == quickly


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["parse"],
        ["parse", ""],
        ["parse", "a", "b"],
        ["parse", "--help"],
        ["parse", "a", "--to"],
        ["parse", "a", "--to", "pdf"],
        ["parse", "a", "--to=json"],
        ["parse", "a", "-o", "-q"],
        ["parse", "--", "a"],
        ["schema"],
    ],
)
def test_what_is_not_plain_goes_the_long_way(arguments: list[str]) -> None:
    assert quick.read_plainly(arguments) is None


# streams


@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.EUC-KR", "en_US.ISO-8859-1"])
def test_standard_output_is_utf_8_under_every_locale(
    locale: str, prose: str, plain_environment: Environment
) -> None:
    spoiled = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = run_minutes({**plain_environment, **spoiled}, "text", prose)
    assert done.stdout.decode("utf-8") == PROSE


def test_an_error_about_a_name_no_terminal_can_show_is_still_one_line(
    plain_environment: Environment,
) -> None:
    done = run_minutes(plain_environment, "parse", os.fsdecode(b"\xc8\xb8.txt"))
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.endswith(b": no such file\n")


@posix
@pytest.mark.parametrize("command", ["parse", "text", "show"])
def test_a_reader_that_leaves_early_is_met_in_silence(
    command: str, tmp_path: Path, plain_environment: Environment
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PROSE * 20_000, encoding="utf-8")
    with subprocess.Popen(
        ["minutes", command, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=plain_environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read().decode().splitlines()
    assert [line for line in complaints if "does not look like" not in line] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line_and_exit_2(prose: str, plain_environment: Environment) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            ["minutes", "text", prose],
            stdout=full,
            stderr=subprocess.PIPE,
            env=plain_environment,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written (No space left on device)\n"


@posix
@pytest.mark.parametrize("arguments", [["parse", "-"], ["parse", "-", "--indent", "1"]])
def test_an_interrupt_is_exit_130_and_no_traceback(
    arguments: list[str], plain_environment: Environment
) -> None:
    with subprocess.Popen(
        ["minutes", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=plain_environment,
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint) == (130, b"")


# start


def _list_loaded(environment: Environment, *arguments: str) -> set[str]:
    """The modules a run of the command has loaded when it ends."""
    script = (
        "import sys; sys.argv = ['minutes', *sys.argv[1:]]\n"
        "from minutes_parser.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        env=environment,
        timeout=60,
        check=True,
    )
    return set(done.stderr.decode().split())


def test_parse_to_markdown_loads_neither_rich_nor_regex(
    prose: str, plain_environment: Environment
) -> None:
    loaded = _list_loaded(plain_environment, "parse", "-q", prose, "--to", "markdown")
    assert "pydantic" in loaded
    assert not loaded & {"rich", "regex"}


def test_parse_to_json_loads_the_standard_library_alone(
    prose: str, plain_environment: Environment
) -> None:
    loaded = _list_loaded(plain_environment, "parse", "-q", prose)
    assert "minutes_parser" in loaded
    assert not loaded & {"typer", "pydantic", "rich", "regex"}


def test_a_plain_parse_loads_no_typer(prose: str, plain_environment: Environment) -> None:
    assert "typer" not in _list_loaded(plain_environment, "parse", "-q", prose)


def test_text_loads_no_pydantic(prose: str, plain_environment: Environment) -> None:
    assert "pydantic" not in _list_loaded(plain_environment, "text", prose)
