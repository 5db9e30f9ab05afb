"""What the command says to people, in Korean and English."""

from __future__ import annotations

import os
import re
from enum import StrEnum

from minutes_parser.readers import reasons

CANNOT_WRITE = "cannot be written ({why})"
SAME_FILE = "is the file that is read"


class Language(StrEnum):
    """A language the command speaks."""

    KO = "ko"
    EN = "en"


KOREAN_REASONS = {
    reasons.MISSING: "그런 파일이 없습니다",
    reasons.FOLDER: "파일이 아니라 폴더입니다",
    reasons.FORBIDDEN: "읽을 권한이 없습니다",
    reasons.BAD_NAME: "파일 이름으로 쓸 수 없습니다",
    reasons.SYSTEM: "읽을 수 없습니다 ({why})",
    reasons.TOO_LARGE: "{limit}바이트보다 큽니다",
    reasons.UNREAD_FORMAT: "{format} 파일은 읽지 못합니다. 텍스트, hwpx, docx로 저장해 주세요",
    reasons.OLD_HWP: "HWP {version} 파일입니다(HWP 5 이전). HWP 5나 hwpx로 저장해 주세요",
    reasons.NEEDS_EXTRA: "{format} 파일을 읽으려면: pip install 'minutes-parser[{extra}]'",
    reasons.LOCKED: "암호로 잠겨 있습니다. 암호 없이 저장해 주세요",
    reasons.DRM: "DRM이나 인증서로 잠겨 있습니다. 풀어서 저장해 주세요",
    reasons.NO_PAGES: "손상된 pdf 파일입니다(읽히는 쪽이 없음)",
    reasons.NO_BODY: "손상된 {format} 파일입니다(본문을 읽을 수 없음)",
    reasons.NO_TEXT_LAYER: "모든 쪽({pages}쪽)이 글 없는 그림입니다. 글자 인식(OCR)이 먼저입니다",
    reasons.XML_ENTITIES: "XML 엔터티를 선언하여 거부합니다(오피스 프로그램은 쓰지 않음)",
    reasons.TOO_EXPANDED: "풀면 {limit} MB가 넘습니다. --max-expanded로 늘릴 수 있습니다",
    reasons.TOO_MANY_PARTS: "담긴 것이 {limit}개가 넘습니다. --max-expanded로 늘릴 수 있습니다",
    reasons.TOO_MANY_TAGS: "태그가 {limit}개를 넘습니다. --max-expanded로 늘릴 수 있습니다",
    reasons.TOO_MANY_LETTERS: "글자가 {limit}자를 넘습니다. --max-expanded로 늘릴 수 있습니다",
    reasons.PART_DAMAGED: "손상됨: {part}은(는) 깨진 곳 앞까지만 읽었습니다",
    reasons.PART_LOST: "손상됨: {part}을(를) 읽을 수 없습니다",
    reasons.ONLY_PREVIEW: "손상됨: 미리보기(첫 쪽 정도)만 읽었습니다",
    reasons.PAGES_WITHOUT_TEXT: "{pages}쪽 중 {count}쪽은 글 없는 그림입니다",
    reasons.TOO_NESTED: "{limit}겹보다 깊은 표·글상자는 뺐습니다. --max-expanded로 늘립니다",
    reasons.BINARY_FORMAT: "{format} 파일이며 글이 아닙니다",
    reasons.BINARY: "이진 자료이며 글이 아닙니다",
    reasons.UNKNOWN_ENCODING: "아는 부호화(UTF-8, UTF-16, CP949, 조합형)로 읽히지 않습니다",
    CANNOT_WRITE: "쓸 수 없습니다 ({why})",
    SAME_FILE: "읽는 파일과 같은 파일입니다",
}

MESSAGES = {
    "not_minutes": ("회의록으로 보이지 않습니다", "does not look like meeting minutes"),
    "several_meetings": (
        "회의 {count}개가 들어 있습니다. --split으로 회의마다 나눌 수 있습니다",
        "holds {count} meetings; --split gives one document each",
    ),
    "no_date": ("회의 날짜가 적혀 있지 않습니다", "no date of the meeting is printed"),
    "no_remarks": ("발언자가 표시된 발언이 없습니다", "no remark with a speaker's label"),
    "unparsed_line": ("풀이하지 못한 줄 1개: {lines}", "1 line not understood: {lines}"),
    "unparsed": ("풀이하지 못한 줄 {count}개: {lines}", "{count} lines not understood: {lines}"),
    "count": (
        "{what} {declared}명으로 적혔으나 명단에는 {listed}명입니다",
        "{what}: {declared} declared, {listed} listed",
    ),
    "attendees": ("참석자", "Attendees"),
    "agenda": ("안건", "Agenda"),
    "speech": ("발언 비중", "Share of speech"),
    "warnings": ("살펴볼 점", "Worth a look"),
    "untitled": ("(제목 없음)", "(no title)"),
    "organization": ("회의체", "Body"),
    "session": ("회차", "Session"),
    "date": ("일시", "Date"),
    "place": ("장소", "Place"),
    "source": ("원문", "Source"),
    "layout": ("서식", "Layout"),
    "line": ("{count}줄", "{count} line"),
    "lines": ("{count}줄", "{count} lines"),
    "present": ("출석", "Present"),
    "absent": ("불참", "Absent"),
    "observer": ("배석", "Observers"),
    "proxy": ("위임", "By proxy"),
    "empty": ("빈 파일입니다", "is empty"),
    "others": ("그 밖의 {count}명", "{count} others"),
    "remarks": ("{count}회", "{count}×"),
}


def find_language(wanted: str | None = None) -> Language:
    """The language wanted, else that of the locale; English where none is set."""
    if wanted:
        return Language(wanted)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return Language.KO if value.lower().startswith("ko") else Language.EN
    return Language.EN


def say(key: str, language: Language, **values: object) -> str:
    """The message `key` in one language, with its values filled in."""
    korean, english = MESSAGES[key]
    return (korean if language is Language.KO else english).format(**values)


def translate_reason(reason: str, language: Language) -> str:
    """A reason from the readers in the language asked for; one not known here stays English."""
    if language is Language.EN:
        return reason
    for english, korean in KOREAN_REASONS.items():
        if match := re.fullmatch(_pattern(english), reason):
            return korean.format(**match.groupdict())
    return reason


def _pattern(template: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
