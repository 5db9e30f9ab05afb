"""Why settings are none, and why `minutes validate` could not run, in English and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.added import UNFIT_LABEL, UNFIT_SPEAKER, UNFIT_WORD, UNKNOWN_KIND

BAD_TOML = "is no valid TOML ({why})"
NO_TABLE = "has no table [{table}]"
NOT_A_TABLE = "{table} is no table; write its name in brackets on a line of its own"
UNKNOWN_KEY = "unknown setting {key}"
NOT_A_LIST = "{key} takes a list of words"
NOT_GRADES = "{key} takes a table of codes and error, warning, info"
NOT_FILES = "{key} takes a table of globs and codes"
UNKNOWN_WORDS = "unknown setting {key}; there are {known}"
NO_LABELS = 'labels takes a table of kinds and labels, such as date = ["만난 날"]'
NO_RESULTS = 'results takes a list, or a table of usual and printed words: "가결" = ["모두 찬성"]'
NO_ROOM = "there is no such room of words; there are {names}"
UNKNOWN_CODE = "{key}: there is no rule {code}"
UNKNOWN_PROFILE = "there is no profile {name}"
UNKNOWN_FIELD = "required-fields: there is no field {name}"
UNKNOWN_RULE = "there is no such rule"
NO_MATCH = "matches no file"
NO_DOCUMENT = "holds no document that can be read"
NO_BASELINE = "is no baseline of this command"
MISSING_BASELINE = "there is no baseline yet; write one with --update-baseline"
NO_BASELINE_FILE = "needs --baseline FILE"

KOREAN = {
    UNKNOWN_WORDS: "모르는 설정입니다: {key}. {known} 가운데 하나를 적습니다",
    NO_LABELS: 'labels에는 갈래와 항목 이름의 표를 적습니다. 보기: date = ["만난 날"]',
    NO_RESULTS: 'results에는 낱말 목록이나 표를 적습니다. 보기: "가결" = ["모두 찬성"]',
    NO_ROOM: "그런 낱말 갈래는 없습니다. 있는 것: {names}",
    UNKNOWN_KIND: "labels: {kind}라는 갈래는 없습니다. 있는 것: {kinds}",
    UNFIT_LABEL: "labels: {word}은(는) 항목 이름이 못 됩니다. 부호 없이 2~18자로 적습니다",
    UNFIT_WORD: "{key}: {word}은(는) 낱말이 못 됩니다. 부호 없이 두 글자 이상 적습니다",
    UNFIT_SPEAKER: "{key}: {word}은(는) 발언자 표시가 못 됩니다. 쌍점이나 괄호 없이 적습니다",
    BAD_TOML: "올바른 TOML이 아닙니다 ({why})",
    NO_TABLE: "[{table}] 표가 없습니다",
    NOT_A_TABLE: "{table}은(는) 표가 아닙니다. 이름을 대괄호로 묶어 한 줄에 적습니다",
    UNKNOWN_KEY: "모르는 설정입니다: {key}",
    NOT_A_LIST: "{key}에는 낱말 목록을 적습니다",
    NOT_GRADES: "{key}에는 규칙 번호와 error, warning, info의 표를 적습니다",
    NOT_FILES: "{key}에는 파일 이름꼴과 규칙 번호의 표를 적습니다",
    UNKNOWN_FIELD: "required-fields: {name}라는 항목은 없습니다",
    UNKNOWN_CODE: "{key}: {code}라는 규칙은 없습니다",
    UNKNOWN_PROFILE: "{name}라는 갈래는 없습니다",
    UNKNOWN_RULE: "그런 규칙은 없습니다",
    NO_MATCH: "맞는 파일이 없습니다",
    NO_DOCUMENT: "읽을 수 있는 문서가 없습니다",
    NO_BASELINE: "이 명령이 적은 기준 파일이 아닙니다",
    MISSING_BASELINE: "기준 파일이 아직 없습니다. --update-baseline으로 적으십시오",
    NO_BASELINE_FILE: "--baseline FILE이 있어야 합니다",
}


@contextmanager
def translate_errors(language: str) -> Iterator[None]:
    """Let what stops the command speak the language that is asked for."""
    try:
        yield
    except MinutesError as error:
        raise MinutesError(error.subject, translate_settings(error.reason, language)) from None


def translate_settings(reason: str, language: str) -> str:
    """A reason in the language asked for; one not known here stays as it is."""
    if language != "ko":
        return reason
    for english, korean in KOREAN.items():
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(english))
        if match := re.fullmatch(pattern, reason, re.S):
            return korean.format(**match.groupdict())
    return reason
