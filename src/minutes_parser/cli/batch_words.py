"""What `minutes batch` says to people, in Korean and English."""

from __future__ import annotations

import re

from minutes_parser.batch import reasons
from minutes_parser.cli.messages import Language, translate_reason

KOREAN_REASONS = {
    reasons.NO_MEMBER: "압축 파일 안에 더는 없습니다",
    reasons.BROKEN_ARCHIVE: "손상된 압축 파일입니다 ({why})",
    reasons.LOCKED: "압축 파일 안에서 암호로 잠겨 있습니다",
    reasons.CHANGED: "읽는 동안 바뀌었습니다",
    reasons.TOO_SLOW: "{seconds}초 넘게 걸렸습니다",
    reasons.DIED: "읽던 프로세스가 죽었습니다 ({how})",
    reasons.MISTAKE: "이 프로그램의 잘못입니다 ({what})",
    reasons.TAKEN: "{other}(이)가 쓰이는 자리에 쓰이게 됩니다",
    reasons.SAME_FILE: "읽는 파일과 같은 파일입니다",
    reasons.CANNOT_WRITE: "쓸 수 없습니다 ({why})",
    reasons.NOT_A_FOLDER: "폴더가 아닙니다",
    reasons.IN_USE: "다른 실행이 거기에 쓰고 있습니다",
    reasons.READ_FROM: "읽는 폴더입니다. 다른 곳에 써 주세요",
    reasons.NOTHING: "거기에는 읽을 것이 없습니다",
    reasons.NEEDS_EXTRA: (
        "꾸러미가 더 필요합니다: pip install 'minutes-parser[cluster]' ({missing})"
    ),
    reasons.UNREACHED: "닿지 않습니다 ({why})",
    reasons.WORKERS_FAIL: "프로세스를 시작할 수 없습니다 ({how})",
}

MESSAGES = {
    "listing": ("파일을 찾는 중", "looking for files"),
    "working": ("변환", "converting"),
    "progress": (
        "{files}개 중 {done}개, 실패 {failed}개, {speed} MB/s, 남은 시간 {left}",
        "{done} of {files} files, {failed} failed, {speed} MB/s, {left} left",
    ),
    "failing": ("실패 {count}", "{count} failed"),
    "stopped": (
        "{files}개 중 {done}개에서 멈췄습니다. 같은 명령을 다시 실행하면 이어서 합니다",
        "stopped at {done} of {files} files; the same command goes on from there",
    ),
    "files": ("파일", "Files"),
    "written": ("변환 {count}", "{count} written"),
    "unchanged": ("그대로 {count}", "{count} unchanged"),
    "failed": ("실패 {count}", "{count} failed"),
    "left_out": ("다른 파일 {count}", "{count} of other kinds left out"),
    "meetings": ("회의", "Meetings"),
    "several": (
        "여러 회의가 든 파일 {count}. --split으로 회의마다 나눌 수 있습니다",
        "several in {count} of the files; --split gives one document each",
    ),
    "layouts": ("서식", "Layouts"),
    "time": ("시간", "Time"),
    "slowest": ("가장 느린 문서", "Slowest"),
    "failures": ("실패한 파일", "Failed"),
    "more": ("그 밖의 {count}개", "{count} more"),
    "rows_needed": ("--rows 로 줄의 갈래를 정해 주세요", "csv needs --rows"),
    "rows_unfit": (
        "--rows 는 --to jsonl 이나 csv 와 함께 씁니다",
        "--rows goes with --to jsonl or csv",
    ),
    "timeout_unfit": (
        "--timeout 은 --cluster 와 함께 쓸 수 없습니다. 클러스터의 작업은 도중에 멈출 수 없으므로 "
        "프로세스로 읽을 때만 씁니다",
        "--timeout does not go with --cluster: a task of a cluster cannot be stopped half-way, "
        "only a process can",
    ),
    "no_source": ("읽을 파일이나 폴더를 적어 주세요", "no file or folder to read"),
}


def tell(key: str, language: Language, **values: object) -> str:
    """The message `key` in one language, with its values filled in."""
    korean, english = MESSAGES[key]
    return (korean if language is Language.KO else english).format(**values)


def tell_reason(reason: str, language: Language) -> str:
    """A reason of a failure in the language asked for; one not known here stays English."""
    if language is Language.EN:
        return reason
    for english, korean in KOREAN_REASONS.items():
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(english))
        if match := re.fullmatch(pattern, reason):
            return korean.format(**match.groupdict())
    return translate_reason(reason, language)
