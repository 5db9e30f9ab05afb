"""Stage lines: opening, recess, resumption, closing, and what happens in the room."""

import re
from typing import NamedTuple

from minutes_parser.parser.speech.gestures import gestures_end
from minutes_parser.parser.text import close, has_hanja, read_hanja, read_numerals
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.stages import (
    GAVEL_WORDS,
    INTERJECTION_WORDS,
    OATH_WORDS,
    STAGE_KINDS,
    VOTE_WORDS,
)

RULES = "―─—–-=~*"
# `15시 50분 정회`, `정회 16:30`: how a stage line without brackets ends, and its most letters.
STAGE_ENDS = frozenset("회의개작료0123456789분시)")
SHORT_STAGE = 18
STAGE_OPENINGS = frozenset("(（【[〔<〈《" + RULES)


class Stage(NamedTuple):
    """A stage line: its kind and the clock time it prints, 24-hour."""

    kind: str
    time: str | None


_ENCLOSED = lazy(
    r"[(（【\[〔]\s*(.+?)\s*[)）】\]〕]\s*"
    r"|[<〈《]{1,2}\s*([^\W_A-Za-z][^<>]{1,30}?)\s*[>〉》]{1,2}\s*|[―─—–=~*-]+\s+(.+?)\s+[―─—–=~*-]+\s*",
    re.S,
)
_CLOCK = lazy(
    r"(?:익일|다음날|翌日)?(오전|오후|상오|하오)?(\d{1,2})(?:시(?:(\d{1,2})분?|정각)?|:(\d{2}))(?:경|현재)?",
    needs=DIGIT,
)
_HEADED = lazy(
    r"(?:[-–*]\s*)?(?:[□■○◯◆◇▣●]\s*|[ⅠⅡⅢⅣⅤ]+\.\s*|\d{1,2}\s*[.)]\s*)?"
    r"[<〈‹【]?\s*(?P<word>[^\W\d](?:\s*[^\W\d]){1,6})\s*[>〉›】]?\s*"
    r"(?:[:：]\s*[^\d:：()（）]{1,16}(?=[(（]))?[(（:：–-]?\s*"  # `개회선언 : 회장 (19:34)`
    r"(?P<clock>(?:오전|오후)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}|시(?:\s*\d{1,2}\s*분)?))\s*[)）]?",
    needs=DIGIT,
)


_STAMP = lazy(r"[\[(（](?:\d{1,2}:)?\d{1,2}:\d{2}[\])）]\s*(?=[\[(（])")
# `(다) 심의결과 : …`: a letter or a number in brackets, and text behind it.
_ENUMERATED = lazy(r"[(（]\s*(?:\d{1,2}|[^\W\d])\s*[)）]\s*\S")
# `19:46 속개 (재석 17)`, `20:12 폐회. 다음 회의는 …`, `오후 7시 8분 - 개회 선언`
_LED = lazy(
    r"[\[(]?(?P<clock>(?:오전|오후)?\s*\d{1,2}\s*(?::\d{2}|시(?:\s*\d{1,2}\s*분)?))[\])]?(?:\s*[-–:：·]\s*|\s+)"
    r"(?:성원\s*(?:확인|보고|점검)\s*(?:[,·-]|및|후)\s*)?"
    r"(?P<word>[^\W\d](?:\s*[^\W\d]){1,6})(?:\s*[(（][^()（）]*[)）]|[.,]\s.*)?",
    needs=DIGIT,
)
_LED_STARTS = frozenset("0123456789[(오")
_LONGEST_HEADED = 30
_AROUND = "-–—=*• "
_LONGEST_LED = 64


def read_stage(text: str) -> Stage | None:
    """Read a line in brackets as a stage line, an interjection or another event."""
    if len(text) > 300 or (text[0] in RULES and text[-1] != text[0]):
        return None
    if text[0] in "(（" and _ENUMERATED.match(text):
        return None
    match = _ENCLOSED.fullmatch(text)
    if not match:
        return None
    inner = close(match[match.lastindex or 1])
    plain = read_hanja(read_numerals(inner)) if has_hanja(inner) else inner
    if plain[-1:] in _CLOSING and text[0] not in "(（":
        plain = plain.translate(_NO_BRACKETS)  # `- 정회(16:11) -`
    stage = _clocked(plain) or _worded(plain) or _explained(plain)
    if stage or text[0] not in "(（":
        return stage or _stamped(text)
    return Stage(_room_kind(plain, inner), None)


_CLOSING = frozenset(")）】]〕")
_NO_BRACKETS = dict.fromkeys(map(ord, "()（）[]【】"))
_CLOSING_OR_RULE = _CLOSING | frozenset(RULES)
_BETWEEN = frozenset(",，/")
_BOTH = lazy(r"([(（【\[〔―─—–~*-][^,，/]{3,24})[,，/]\s*([^,，/]{3,24}[)）】\]〕―─—–~*-])\s*")


def read_stages(text: str) -> list[Stage]:
    """The stages a line in brackets prints; two in `(15:52 정회, 16:00 속개)`."""
    pause = read_pause(text)
    if pause:
        return pause
    both = text.rstrip()[-1:] in _CLOSING_OR_RULE and not _BETWEEN.isdisjoint(text)
    match = _BOTH.fullmatch(text) if both else None
    if match:
        parts = [_clocked_part(part) for part in (match[1][1:], match[2].rstrip()[:-1])]
        if parts[0] is not None and parts[1] is not None:
            return [parts[0], parts[1]]
    stage = read_stage(text)
    return [stage] if stage else []


def _explained(plain: str) -> Stage | None:
    """`15시20분정회-개표`: a clock time, the stage, and why behind a dash or a comma."""
    match = _WHY.fullmatch(plain)
    return _clocked(match[1]) if match else None


_WHY = lazy(r"(\d.{2,9}[회개지식])[-–—,:](?:[^\W\d]){2,12}")


def _clocked_part(text: str) -> Stage | None:
    plain = close(text)
    stage = _clocked(plain) or _worded(plain)
    return stage if stage and stage.kind != "note" else None


def _stamped(text: str) -> Stage | None:
    """`[박수]`, `[00:02:24] [화면 공유 시작]`: what a recording notes between remarks."""
    stamp = _STAMP.match(text) if ":" in text else None
    rest = text[stamp.end() :] if stamp else text
    return Stage(gesture_kind(rest), None) if gestures_end(rest) == len(rest) > 0 else None


def gesture_kind(text: str) -> str:
    """The kind of event that a gesture in brackets is."""
    plain = close(text).strip("[]()（）【】<>〈〉*.")
    return _room_kind(plain, plain)


# `제1차 회의 개의`, `자동산회`, `유회선포`
_TOLD = lazy(
    r"(?:제\d+[차회])?(?:본회의|회의|위원회|총회|이사회|자동|점심|저녁|중식|잠시|일시)?([가-힣]{2,4}?)(?:선포|선언)?"
)


# `회의 종료 시각 : 오전 11시 25분`
_MOMENT = lazy(
    r"(?:제\d+[차회])?(?:본회의|회의|위원회|총회|이사회)?(개의|개회|시작|폐회|산회|종료|정회|속개)"
    r"(?:선언)?(?:시각|시간|일시)?[:：]?(?=\D{0,2}\d)",
    needs=DIGIT,
)
_PAUSE = (
    r"(?:잠시|잠깐|점심|저녁|중간)?"
    r"(?:쉼|쉬는시간|휴식|정회|휴회|휴게|회의중지|중지|식사|중식|점심)(?:시간)?"
)
_FROM_TO = r"([\d시분:오전후]{3,10}?)(?:~|∼|～|-|–|부터)([\d시분:오전후]{3,10}?)(?:까지)?"
_PAUSED = lazy(
    rf"{_PAUSE}[:：]?{_FROM_TO}|{_FROM_TO}{_PAUSE}", needs=("~", "∼", "～", "-", "–", "부터")
)


def read_pause(text: str) -> list[Stage]:
    """`(잠시 쉼 19:58~20:06)`, `※ 10:58~11:10 회의 중지`: a recess, and when it was over."""
    if len(text) > 40 or not (text[0] == "※" or (text[0] in "(（[【" and text[-1] in ")）]】")):
        return []
    match = _PAUSED.fullmatch(close(text).translate(_NO_BRACKETS).lstrip("※"))
    if match is None:
        return []
    clocks = [_CLOCK.fullmatch(part) for part in match.groups() if part]
    if len(clocks) != 2 or clocks[0] is None or clocks[1] is None:
        return []
    return [Stage("recess", clock(clocks[0])), Stage("resume", clock(clocks[1]))]


def _clocked(plain: str) -> Stage | None:
    match = _CLOCK.match(plain)
    if not match:
        return None
    word = plain[match.end() :].strip(",.·-―─")
    kind = "close" if word in {"끝", "마침"} else STAGE_KINDS.get(word)
    if kind is None and word and (told := _TOLD.fullmatch(word)):
        kind = STAGE_KINDS.get(told[1])
    if kind is None and word.startswith(VOTE_WORDS) and len(word) < 12:
        kind = "vote"
    if kind is None and word:
        return None
    return Stage(kind or "note", clock(match))


def clock(match: re.Match[str]) -> str | None:
    """The 24-hour time of a matched clock."""
    hour, minute = int(match[2]), int(match[3] or match[4] or 0)
    if match[1] in {"오후", "하오"} and hour < 12:
        hour += 12
    return f"{hour % 24:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _worded(plain: str) -> Stage | None:
    """`(개의)`, `(산회)`, and the word before the clock: `(개회 10:00)`."""
    kind = STAGE_KINDS.get(plain)
    if kind:
        return Stage(kind, None)
    for size in (4, 2):
        kind = STAGE_KINDS.get(plain[:size])
        match = _CLOCK.fullmatch(plain, size) if kind else None
        if match and kind:
            return Stage(kind, clock(match))
    moment = _MOMENT.match(plain)
    match = _CLOCK.fullmatch(plain, moment.end()) if moment else None
    if moment and match:
        return Stage(STAGE_KINDS[moment[1]], clock(match))
    return None


def _room_kind(plain: str, inner: str) -> str:
    if plain.startswith(GAVEL_WORDS):
        return "gavel"
    if plain.endswith(("있음", "있었음", "많음", "없음")) or any(
        word in plain for word in INTERJECTION_WORDS
    ):
        return "interjection"
    if plain.startswith(VOTE_WORDS) and len(plain) < 12:
        return "vote"
    if plain.startswith(OATH_WORDS) or (plain.endswith(OATH_WORDS) and len(plain) < 12):
        return "oath"
    return "interjection" if inner.startswith(("「", "“", '"', "○", "◯")) else "note"


def _holds_clock(text: str) -> bool:
    """Whether a figure stands before a colon or an hour: a look that spares the pattern."""
    for mark in (":", "：", "시"):
        before, found, behind = text.partition(mark)
        while found:
            if before.rstrip()[-1:].isdecimal():
                return True
            before, found, behind = behind.partition(mark)
    return False


def _kind_of(word: str) -> str | None:
    """The kind of a stage; `폐회시각` is one, `개회시각` a field of the head."""
    kind = STAGE_KINDS.get(word)
    if kind is None and word.endswith(("시각", "시간")):
        kind = STAGE_KINDS.get(word[:-2])
        return kind if kind == "close" else None
    return kind


def read_headed_stage(text: str) -> Stage | None:
    """A heading with a clock time: `□ 개 회 (14:00)`, `산회 11:30`."""
    if not 0 < len(text) <= _LONGEST_LED:
        return None
    if text[0] in _AROUND and not (text := text.strip(_AROUND)):
        return None
    timed = text[0] in _LED_STARTS and (":" in text[:8] or "시" in text[:8])
    bracketed = text[0] in "[(" and len(text) - 1 in (text.find("]"), text.find(")"))
    led = _LED.fullmatch(text) if timed and not bracketed else None
    if led:
        kind = STAGE_KINDS.get(close(led["word"]))
        found = _CLOCK.fullmatch(close(led["clock"])) if kind else None
        return Stage(kind, clock(found)) if kind and found else None
    if len(text) > _LONGEST_HEADED or text[0] in "[(":
        return None
    ends = text[-1] in "시분)）" or text[-1].isdecimal()
    match = _HEADED.fullmatch(text) if ends and _holds_clock(text) else None
    kind = _kind_of(close(match["word"])) if match else None
    if not match or not kind:
        return None
    found = _CLOCK.fullmatch(close(match["clock"]).replace("：", ":"))
    return Stage(kind, clock(found)) if found else None
