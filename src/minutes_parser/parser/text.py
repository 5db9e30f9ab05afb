"""Text as the parser sees it: cleaned characters, and the units that lines are judged as.

A unit is a line, or a part of one where something is glued into it (a running head at the end of a
sentence). Units keep the number of the line they stand in, so nothing that is cut or taken off
shifts a line number.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import AnyStr

from minutes_parser.patterns import is_compiled, lazy

# Zero-width and direction characters say nothing; a no-break blank is a wide blank like U+3000.
_SILENT = dict.fromkeys(
    [0, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_CLEAN: dict[int, str | None] = {**_SILENT, 0xA0: "\u3000", 0x2007: "\u3000", 0x202F: "\u3000"}
_ODD = [*map(chr, _CLEAN), "\r"]
_RETURN = lazy(r"\r\n?")

# As typists and fonts print a colon.
COLONS = ":：∶∷﹕︓"

# What divides the cells of a row: a tab, a pipe, drawn lines.
CELL_DIVIDERS = "\t|│┃║｜┆┇┊┋￨"

# What sets columns, and a label from its speech, apart for certain.
WIDE_BLANK = lazy(r"[ \t]*[\t\u3000][ \t\u3000]*|[ ]{2,}", needs=("\t", "\u3000", "  "))

# What brackets add at the end of a cell, a title or a result.
BRACKET_BEHIND = lazy(r"\s*[(（][^()（）]*[)）]\s*$", needs="(（")

# A run of blanks or dots says no more beyond this length, and patterns take their time over it.
LONG_LINE = 200
LONG_RUN = 100
_RUN = lazy(rf"[ \t\u3000.…·‥․⋯ㆍ‧∙]{{{LONG_RUN},}}")


def clean(text: str) -> str:
    """Unify characters without moving a line: NFC, silent characters out, returns to newlines."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if any(char in text for char in _ODD):
        text = _RETURN.sub("\n", text).translate(_CLEAN)
    return text


def squeeze(text: str) -> str:
    """Runs of blanks to one, none at the ends."""
    return " ".join(text.split())


def close(text: str) -> str:
    """All blanks out."""
    return "".join(text.split())


_HANJA_BYTES = bytes([*range(0x34, 0xA0), 0xF9, 0xFA])
_HANJA_TABLE = bytes(byte in _HANJA_BYTES for byte in range(256))


LONG = 50_000  # letters
_HANJA = lazy("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@cache
def _hanja_readings() -> dict[int, str]:
    from minutes_parser.vocabulary.hanja import HANJA_READINGS

    return HANJA_READINGS


def has_hanja(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    if text.isascii():
        return False
    if len(text) < LONG and is_compiled(_HANJA):
        return _HANJA.search(text) is not None
    # To compile takes longer than a look at the upper bytes of all that most documents ask about.
    upper = text.encode("utf-16-le", "surrogatepass")[1::2]
    if len(upper.translate(None, _HANJA_BYTES)) == len(upper):
        if len(text) >= LONG:
            _HANJA.search("")  # its lines will be asked about: they pay for compiling
        return False
    return _HANJA.search(text) is not None


def read_hanja(text: str) -> str:
    """Hanja of offices, labels and results as Hangul; other text unchanged."""
    return text.translate(_hanja_readings()) if has_hanja(text) else text


_NUMERAL = lazy("[一二三四五六七八九十百〇零]+")
_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0}


def read_numerals(text: str) -> str:
    """Hanja numerals as digits: `一九九一年 七月 十八日` to `1991年 7月 18日`."""
    return _NUMERAL.sub(lambda match: str(_number(match[0])), text) if has_hanja(text) else text


def _number(word: str) -> int:
    if "十" not in word and "百" not in word:
        return int("".join(str(_DIGITS[char]) for char in word))
    hundreds, _, rest = word.rpartition("百") if "百" in word else ("", "", word)
    total = 100 * (_number(hundreds) if hundreds else 1) if "百" in word else 0
    tens, ten, ones = rest.partition("十")
    total += 10 * (_DIGITS.get(tens, 1) if tens else 1) if ten else 0
    return total + (_DIGITS.get(ones, 0) if len(ones) == 1 else 0)


_JOSA = frozenset("은는이가을를에의로와과도")


def is_prose(text: str) -> bool:
    """Whether a line is running text: long, with particles after several words or a full stop."""
    if len(text) < 25 or text.find("다. ", 1) > 0:  # `다. …` at the beginning counts
        return len(text) > 24
    words = text.split() if text[-1].isspace() else text.split()[:-1]
    return sum(1 for w in words if w[-1] in _JOSA and "가" <= w[-2:-1] <= "힣") > 2


def _shorten_runs(line: str) -> str:
    return _RUN.sub(lambda match: match[0][:LONG_RUN], line)


def width_of(text: str) -> int:
    """Columns a text takes on a terminal or a fixed-width page."""
    return len(text) + sum(1 for char in text if char >= "\u1100")


class Joined:
    """Many texts, searched together: a word is found in all of them at the cost of one search."""

    __slots__ = ("_found", "starts", "whole")

    def __init__(self, texts: list[str]) -> None:
        self.whole = "\n".join(texts)
        self.starts = list(accumulate([len(text) + 1 for text in texts], initial=0))
        self._found: dict[str, list[int]] = {}

    def holding(self, part: str) -> list[int]:
        """The texts in which these words stand, in order."""
        found = self._found.get(part)
        if found is None:
            found = self._found[part] = self._numbers(self.whole, part)
        return found

    def may_hold_hanja(self) -> list[int]:
        """The texts in which a Chinese character may stand, in order."""
        if not has_hanja(self.whole):
            return []
        # The second byte of each character tells.
        second = self.whole.encode("utf-32-le", "surrogatepass")[1::4]
        return self._numbers(second.translate(_HANJA_TABLE), b"\1")

    def _numbers(self, whole: AnyStr, part: AnyStr) -> list[int]:
        found = []
        at = whole.find(part)
        while at >= 0:
            n = bisect_right(self.starts, at) - 1
            found.append(n)
            at = whole.find(part, self.starts[n + 1])
        return found


class Units:
    """The units of a text, as parallel lists.

    `text` is stripped, `raw` is not; `line` is the 1-based line, `column` the 1-based character
    where a unit starts in mid-line, else None; `page` marks units that begin a page;
    `dividers` are the marks of cells that stand anywhere in the text.

    Most looks over a document want few of its lines: `opening`, `ending` and `holding` find those
    without a walk over the others. They know of every change, so texts change by `put` alone.
    """

    __slots__ = (
        "_first", "_joined", "_last", "_released",
        "column", "dividers", "line", "page", "raw", "text",
    )  # fmt: skip

    def __init__(self, text: str, first: int = 1) -> None:
        raw = text.split("\n")
        if max(map(len, raw)) >= LONG_LINE:
            raw = [line if len(line) < LONG_LINE else _shorten_runs(line) for line in raw]
        self.raw: list[str] = raw
        self.text: list[str] = list(map(str.strip, raw))
        self.line: list[int] = list(range(first, first + len(raw)))
        self.column: list[int | None] = [None] * len(raw)
        self.dividers: list[str] = [mark for mark in CELL_DIVIDERS if mark in text]
        self._released = False
        self.page: set[int] = set()
        if "\f" in text:
            self.page = {i for i, line in enumerate(raw) if "\f" in line}
        self._forget()

    def __len__(self) -> int:
        return len(self.text)

    def _forget(self) -> None:
        self._first: dict[str, list[int]] | None = None
        self._last: dict[str, list[int]] | None = None
        self._joined: Joined | None = None

    def release(self) -> None:
        """Let go of what makes many searches quick: it takes twice the room of the text, and few
        searches follow."""
        self._forget()
        self._released = True

    def put(self, i: int, text: str) -> None:
        """Give a unit another text."""
        before = self.text[i]
        if text != before:
            self.text[i] = text
            self._joined = None
            _move(self._first, i, before[:1], text[:1])
            _move(self._last, i, before[-1:], text[-1:])

    @property
    def joined(self) -> Joined:
        """All texts together."""
        if self._joined is None:
            self._joined = Joined(self.text)
        return self._joined

    @property
    def whole(self) -> str:
        """All texts, a line each."""
        return "\n".join(self.text) if self._released else self.joined.whole

    @property
    def first(self) -> dict[str, list[int]]:
        """Units by the first letter of their text, in order."""
        if self._first is None:
            self._first = _by_letter(self.text, 0)
        return self._first

    @property
    def last(self) -> dict[str, list[int]]:
        """Units by the last letter of their text, in order."""
        if self._last is None:
            self._last = _by_letter(self.text, -1)
        return self._last

    def opening(self, letters: Iterable[str]) -> list[int]:
        """Units whose text begins with one of these letters, in order."""
        return _pick(self.first, letters)

    def ending(self, letters: Iterable[str]) -> list[int]:
        """Units whose text ends with one of these letters, in order."""
        return _pick(self.last, letters)

    def holding(self, part: str) -> list[int]:
        """Units in whose text these words stand, in order."""
        if self._released:
            return [i for i, text in enumerate(self.text) if part in text]
        return self.joined.holding(part)

    def holding_hanja(self) -> list[int]:
        """Units in whose text a Chinese character stands, in order."""
        return [i for i in self.joined.may_hold_hanja() if has_hanja(self.text[i])]

    def place(self, first: int, last: int | None = None) -> dict[str, int]:
        """Where a node stands: its line, its last line when another, its column in mid-line."""
        at = {"line": self.line[first]}
        if last is not None and self.line[last] != self.line[first]:
            at["end_line"] = self.line[last]
        column = self.column[first]
        if column is not None:
            at["column"] = column
        return at

    def indent(self, i: int) -> int:
        """Columns before the text of a unit."""
        raw = self.raw[i]
        return width_of(raw[: len(raw) - len(raw.lstrip())].replace("\t", "    "))

    def split(self, cuts: dict[int, list[int]]) -> list[int]:
        """Cut units at the given offsets into `raw`; later parts get a column, and are given."""
        later: list[int] = []
        if not cuts:
            return later
        raw: list[str] = []
        line: list[int] = []
        column: list[int | None] = []
        done = 0
        for i in sorted(cuts):
            raw += self.raw[done:i]
            line += self.line[done:i]
            column += self.column[done:i]
            done = i + 1
            whole, base = self.raw[i], self.column[i] or 1
            edges = [0, *cuts[i], len(whole)]
            for start, stop in pairwise(edges):
                part = whole[start:stop]
                # The blank before what was glued on is the glue's, not the line's.
                raw.append(part if stop == len(whole) else part.rstrip())
                line.append(self.line[i])
                at = base + start + len(part) - len(part.lstrip())
                column.append(at if start else self.column[i])
                if start:
                    later.append(len(raw) - 1)
        if self.page:
            before = sorted(cuts)
            parts = [0, *accumulate(len(cuts[i]) for i in before)]
            self.page = {i + parts[bisect_left(before, i)] for i in self.page}
        self.raw = raw + self.raw[done:]
        self.line = line + self.line[done:]
        self.column = column + self.column[done:]
        self.text = list(map(str.strip, self.raw))
        self._forget()
        return later

    def reorder(self, order: list[int]) -> None:
        """Put the units in another order of reading."""
        self.raw = [self.raw[i] for i in order]
        self.text = [self.text[i] for i in order]
        self.line = [self.line[i] for i in order]
        self.column = [self.column[i] for i in order]
        place = {old: new for new, old in enumerate(order)}
        self.page = {place[i] for i in self.page}
        self._forget()


def _by_letter(texts: list[str], at: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        if text:
            found[text[at]].append(i)
    return found


def _move(units: dict[str, list[int]] | None, i: int, old: str, new: str) -> None:
    if units is None or old == new:
        return
    if old:
        units[old].remove(i)
    if new:
        insort(units.setdefault(new, []), i)


def _pick(units: dict[str, list[int]], letters: Iterable[str]) -> list[int]:
    found = [rows for letter in letters if (rows := units.get(letter))]
    return list(found[0]) if len(found) == 1 else sorted(chain.from_iterable(found))
