"""Numbers and bullets that an office program draws before a paragraph and does not store."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_CIRCLED_SYLLABLES = "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻"
_DIGITS = "영일이삼사오육칠팔구"
_HANJA_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LEVELS = 10

# Signs of symbol fonts, which share their codes with nothing else, as what they look like.
_SYMBOLS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFC: "✓", 0xFE: "☑",
}  # fmt: skip


_PRIVATE = re.compile("[\uf000-\uf0ff]")


def read_symbol(code: int) -> str:
    """A sign of a symbol font, which stands in the private area, as a common one."""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "•")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def read_symbols(text: str) -> str:
    """A text with the signs of symbol fonts as common ones."""
    return _PRIVATE.sub(lambda match: read_symbol(ord(match[0])), text)


def _pick(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)]


def _write_roman(number: int) -> str:
    text = ""
    number = (number - 1) % 50 + 1
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _write_korean(digits: str, ten: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        tens, ones = divmod(number % 100, 10)
        head = (digits[tens] if tens > 1 else "") + ten if tens else ""
        return head + (digits[ones] if ones or not tens else "")

    return write


def _circle(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


# By the names of Word and of hwpx, which hwp has by number.
STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "digit": str,
    "decimalZero": lambda number: f"{number:02}",
    "ganada": _pick(_SYLLABLES),
    "hangulSyllable": _pick(_SYLLABLES),
    "chosung": _pick(_JAMO),
    "hangulJamo": _pick(_JAMO),
    "circledHangulSyllable": _pick(_CIRCLED_SYLLABLES),
    "koreanDigital": _write_korean(_DIGITS, "십"),
    "koreanCounting": _write_korean(_DIGITS, "십"),
    "koreanLegal": _write_korean(_DIGITS, "십"),
    "hangulPhonetic": _write_korean(_DIGITS, "십"),
    "ideograph": _write_korean(_HANJA_DIGITS, "十"),
    "koreanDigital2": _write_korean(_HANJA_DIGITS, "十"),
    "ideographTraditional": _pick("甲乙丙丁戊己庚辛壬癸"),
    "lowerLetter": _pick("abcdefghijklmnopqrstuvwxyz"),
    "latinSmall": _pick("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "latinCapital": _pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _write_roman,
    "romanSmall": _write_roman,
    "upperRoman": lambda number: _write_roman(number).upper(),
    "romanCapital": lambda number: _write_roman(number).upper(),
    "decimalEnclosedCircle": _circle("①", 20),
    "circledDigit": _circle("①", 20),
    "circledLatinCapital": _circle("Ⓐ", 26),
    "circledLatinSmall": _circle("ⓐ", 26),
    "none": lambda number: "",
}


@dataclass(slots=True)
class Level:
    """One level of a list: how its text is made; `%n` or `^n` is the number of level n."""

    text: str
    style: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """A list that counts: its levels, and how far each has come."""

    levels: Mapping[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def advance(self, depth: int) -> str:
        """The mark of the next paragraph at a level, counted from 0."""
        if depth not in self.levels or not 0 <= depth < LEVELS:
            return ""
        last = self.counts[depth]
        self.counts[depth] = self.levels[depth].start if last is None else last + 1
        for below in range(depth + 1, LEVELS):
            self.counts[below] = None
        return re.sub(r"[%^]([1-9])", self._write_count, self.levels[depth].text).strip()

    def _write_count(self, match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        level = self.levels.get(depth)
        if level is None:
            return ""
        count = self.counts[depth]
        return STYLES.get(level.style, str)(level.start if count is None else count)
