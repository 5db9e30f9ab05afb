"""Questions of how to go on, which no item of the agenda is about: `정회하고자 하는데 …`."""

from __future__ import annotations

from minutes_parser.parser.text import close, read_hanja
from minutes_parser.patterns import lazy

# `증인 …을 고발하고자 하는데 이의 없으십니까?`, `질의를 종결하고자 …`
_ASKED = lazy(
    r"(?:(?P<word>고발|동행\s*명령|정회|휴회|산회|비공개)"
    r"|(?:의사\s*일정|회기|시간|질의|토론|설명|낭독|보고|자구|문구)"
    r"[^.?!]{0,24}?(?P<way>연장|종결|변경|추가|생략|위임))"
    r"(?:[을를로]|으로)?\s*(?:[가-힣]{1,3}\s*)?하(?:고자|려고|는\s*것|자는)[^.?!]{0,30}"
    r"(?:이의|어떻|의견|어떠)[^.?!]{0,20}\?",
    needs="?",
)
_ASKED_AGAIN = lazy(r"(?:하고자|하려고|하는\s*데|하는데)[^?]{0,40}\?", needs="?")


def is_of_procedure(motion: str, titles: list[str]) -> bool:
    """Whether the last question of a motion is about how to go on, and no item is about that."""
    found = list(_ASKED.finditer(motion))
    asked = found[-1] if found else None
    if asked is None or _ASKED_AGAIN.search(motion, asked.end()):
        return False
    word = close(asked["word"] or asked["way"])
    return not any(word in close(read_hanja(title)) for title in titles)
