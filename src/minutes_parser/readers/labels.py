"""Who speaks, where the eye alone tells it: labels in bold letters, the speech in plain ones.

`○위원장 홍길동` and what is said behind it may stand apart by one blank or by none. In the text
two blanks part them, as they do in minutes that are printed without bold letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS = frozenset("○◯〇◎●◇◆□■▷▶")
_MARK = re.compile(f"^[^\\S\n]*[{''.join(sorted(MARKS))}][^\\S\n]*", re.MULTILINE)
_BOLD, _PLAIN = "b", "-"
_APART = "  "
_WIDE = frozenset("\t\u3000")
_STOPS = frozenset(",.?!:：")
# Letters of the longest label.
LONGEST = 30
# `○예산은 늘었다`: what is bold is a word of the sentence, its particle is plain.
_PARTICLE = re.compile(r"(?:[은는이가을를의에도과와만로]|으로|에서|에게|께서|까지|부터)\b")


class Bold(str):
    """A piece of a paragraph that is set in bold letters."""

    __slots__ = ()


def may_open(text: str) -> bool:
    """Whether a line of a paragraph may begin with a mark."""
    return text.lstrip()[:1] in MARKS or "\n" in text


def set_off(text: str, pieces: Sequence[str]) -> str:
    """A paragraph with two blanks behind each label; nothing else of it changes.

    `text` is what the pieces make, letter for letter, and plain text behind them. A label stands at
    the head of a line, is bold from its mark on, short and no sentence; a letter or digit follows.
    """
    if Bold not in map(type, pieces):
        return text
    bold = ""
    written: list[str] = []
    done = 0
    for mark in _MARK.finditer(text):
        bold = bold or "".join(map(_show_bold, pieces)).ljust(len(text), _PLAIN)
        start = mark.end()
        stop = _find_plain(text, bold, start)
        label = text[start:stop].rstrip()
        end = start + len(label)
        if label and _STOPS.isdisjoint(label) and _is_speech(text, end, stop):
            written += [text[done:end], _APART]
            done = stop
    return "".join(written) + text[done:]


def _show_bold(piece: str) -> str:
    """A sign for each letter of a piece: bold or plain."""
    return (_BOLD if type(piece) is Bold else _PLAIN) * len(piece)


def _find_plain(text: str, bold: str, start: int) -> int:
    """The first plain letter on the line from `start` on; `start` itself when none is near."""
    for at in range(start, min(start + LONGEST, len(text))):
        if text[at] == "\n":
            break
        if bold[at] == _PLAIN and not text[at].isspace():
            return at
    return start


def _is_speech(text: str, end: int, start: int) -> bool:
    """Whether speech starts there and is not yet set off from the label that ends before it."""
    blank = text[end:start]
    if not text[start].isalnum():
        return False
    if blank:
        return len(blank) == 1 and blank not in _WIDE
    # `○위원장 김` in bold before a plain `갑수`: the bold letters end too early.
    in_word = text[end - 2].isspace() or text[end - 2] in MARKS
    return not in_word and _PARTICLE.match(text, start) is None
