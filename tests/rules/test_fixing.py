"""`--fix` and `--diff`: what is mended, what never is, and that a second time changes nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_parser import Settings, parse
from minutes_parser.cli.checking import Task
from minutes_parser.cli.mending import mend_source, rewrite
from minutes_parser.readers import SourceText, read_bytes
from minutes_parser.rules.directives import take_ignores
from minutes_parser.rules.finding import Edit, Fix
from minutes_parser.rules.fixing import apply_fixes
from tests.rules.cases import read_base, read_cases

Environment = dict[str, str]
ALL = Settings(extend_select=("ALL",))
SOUND = read_base("committee")


def read(text: str) -> SourceText:
    """A text as a reader gives it."""
    return read_bytes(text.encode("utf-8", "replace"), "a.txt")


def mend(text: str, *, unsafe: bool = False) -> str:
    """A text after its fixes."""
    return mend_source(read(text), Task("a.txt", ALL), "a.txt", unsafe=unsafe).text


def hear(text: str) -> list[str]:
    """What was said."""
    plain, _ = take_ignores(text)
    return [remark.text for remark in parse(plain).remarks]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2024. 3. 21.(금)", "2024. 3. 21.(목)"),
        ("2024년 3월 21일 월요일", "2024년 3월 21일 목요일"),
        ("2024年 3月 21日 (火)", "2024年 3月 21日 (木)"),
    ],
)
def test_a_weekday_is_set_right(wrong: str, right: str) -> None:
    text = SOUND.replace("2024. 3. 21.(목)", wrong)
    assert mend(text) == SOUND.replace("2024. 3. 21.(목)", right)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("장소: 가온", "장  소: 가온"),
        ("3층 회의실\n", "3층 회의실 \t\n"),
        ("참석위원(3명): 위원장", "참석위원(3명): 위윈장"),
        ("가온시 도시", "가온시\u200b 도시"),
        ("14:00 ~ 15:30\n", "14:00 ~ 15:30  <!-- minutes: ignore MIN401 -->\n"),
    ],
)
def test_safe_fixes_give_the_sound_document_back(right: str, wrong: str) -> None:
    assert right in SOUND
    assert mend(SOUND.replace(right, wrong, 1)).rstrip() == SOUND.rstrip()


def test_brackets_and_marks_follow_the_usual_ones() -> None:
    text = read_base("brackets")
    assert mend(text.replace("〈○○○ 위원〉\n- 주차", "<○○○ 위원>\n- 주차")) == text
    assert mend(SOUND.replace("○고은채", "◯고은채")) == SOUND


def test_a_glued_running_head_gets_a_line_of_its_own() -> None:
    head = "제12회-도시계획제3차(2024년3월21일)"
    top = f"{head} 1\n" + SOUND
    text = top.replace("먼저입니다.", f"먼저입니다.{head} 2")
    assert mend(text) == top.replace("먼저입니다.", f"먼저입니다.\n{head} 2")


def test_what_a_speaker_said_is_left_as_it_is() -> None:
    said = "2024. 3. 21.(금)에 위워장과 010-1234-5678로 통화하였습니다. ◯ <표>를 보십시오."
    text = SOUND.replace("주차 대책이 먼저입니다.", said)
    assert said in mend(text, unsafe=True)


def test_unsafe_fixes_are_made_only_when_asked() -> None:
    text = SOUND.replace("○고은채 위원", "○고은체 위원").replace("3층", "010-1234-5678")
    assert mend(text) == text
    mended = mend(text, unsafe=True)
    assert "○고은채 위원" in mended
    assert "010-****-56**" in mended


def test_overlapping_edits_are_not_both_made() -> None:
    first, second = Fix((Edit(1, 1, 4, "x"),)), Fix((Edit(1, 2, 3, "y"), Edit(1, 6, 7, "z")))
    assert apply_fixes("abcdefg", [first, second]) == "xdefg"


CASES = [case.text for case in read_cases()]


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_twice_changes_nothing_and_no_speech(unsafe: bool) -> None:
    for text in CASES:
        once = mend(text, unsafe=unsafe)
        assert mend(once, unsafe=unsafe) == once
        assert hear(once) == hear(text)


PIECES = st.sampled_from(
    [
        *(" ", "  ", "\u3000", "\t", "\u200b", "\n", "○", "◯", "- 3 -", "위워장", "<위원장>"),
        *("(금)", "2024. 3. 21.(금)", "일  시:", "장  소", "010-1234-5678"),
        *("# minutes: ignore", "(10시 00분 정회)"),
    ]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["committee", "council", "brackets"]),
    st.lists(st.tuples(st.integers(0, 700), PIECES), min_size=1, max_size=6),
    st.booleans(),
)
def test_fixing_any_damage_twice_changes_nothing_and_no_speech(
    base: str, damage: list[tuple[int, str]], unsafe: bool
) -> None:
    text = read_base(base)
    for place, piece in damage:
        text = text[: place % len(text)] + piece + text[place % len(text) :]
    once = mend(text, unsafe=unsafe)
    assert mend(once, unsafe=unsafe) == once
    assert hear(once) == hear(text)


# the file around the text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(encoding: str, newline: str) -> None:
    wrong, right = "(금)", "(목)"
    text = SOUND.replace(right, wrong).replace("\n", newline)
    data = text.encode(encoding)
    source = read_bytes(data, "a.txt")
    mended = mend_source(source, Task("a.txt", Settings()), "a.txt")
    assert rewrite(data, source, mended.text) == text.replace(wrong, right).encode(encoding)


MIXED = SOUND.replace("\n", "\r\n", 3).encode()


@pytest.mark.parametrize("data", [MIXED, b"\xb0\xa1\xff \r\n\n"])
def test_a_file_that_cannot_be_given_back_exactly_is_not_written(data: bytes) -> None:
    source = read_bytes(data, "a.txt")
    assert rewrite(data, source, source.text) is None


def run(
    environment: Environment, folder: Path, *arguments: str, stdin: str = ""
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    done = subprocess.run(
        ["minutes", "validate", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env={k: v for k, v in environment.items() if k != "GITHUB_ACTIONS"},
        cwd=folder,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_fix_writes_the_file_and_tells_what_is_left(
    plain_environment: Environment, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    wrong = SOUND.replace("(목)", "(금)").replace("○고은채", "○문태성")
    file.write_text(wrong, encoding="utf-8")
    code, out, err = run(plain_environment, tmp_path, "--fix", "a.txt")
    assert (code, err) == (1, "a.txt: 1 fixed\n")
    assert "MIN205" in out
    assert "MIN110" not in out
    assert file.read_text(encoding="utf-8") == SOUND.replace("○고은채", "○문태성")


def test_diff_shows_and_writes_nothing(plain_environment: Environment, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    wrong = SOUND.replace("(목)", "(금)")
    file.write_text(wrong, encoding="utf-8")
    code, out, _ = run(plain_environment, tmp_path, "--diff", "a.txt")
    assert code == 1
    assert "-일시: 2024. 3. 21.(금) 14:00 ~ 15:30\n+일시: 2024. 3. 21.(목) 14:00 ~ 15:30" in out
    assert file.read_text(encoding="utf-8") == wrong
    file.write_text(SOUND, encoding="utf-8")
    assert run(plain_environment, tmp_path, "--diff", "a.txt")[:2] == (0, "")


def test_a_pipe_gives_the_mended_text(plain_environment: Environment, tmp_path: Path) -> None:
    wrong = SOUND.replace("(목)", "(금)")
    assert run(plain_environment, tmp_path, "--fix", "-", stdin=wrong)[:2] == (0, SOUND)
    assert run(plain_environment, tmp_path, "--fix", "-", stdin=SOUND)[:2] == (0, SOUND)


def test_a_file_with_mixed_line_ends_is_told_and_left(
    plain_environment: Environment, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    data = MIXED.replace("(목)".encode(), "(금)".encode())
    file.write_bytes(data)
    code, out, err = run(plain_environment, tmp_path, "--fix", "a.txt")
    assert code == 1
    assert "cannot be fixed" in err
    assert "MIN110" in out
    assert file.read_bytes() == data
