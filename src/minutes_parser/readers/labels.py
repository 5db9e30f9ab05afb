"""Who speaks, where the eye alone tells it: labels in bold letters, the speech in plain ones.

`○위원장 홍길동` and what is said behind it may stand apart by one blank or by none. In the text
two blanks part them, as they do in minutes that are printed without bold letters. Without a mark a
bold beginning is a label where the document as a whole begins its paragraphs so, with the same few
words again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# Behind a bold beginning without a mark, until the whole document is read; no text holds it.
HEAD_END = "\ufffe"
MARKS = frozenset("○◯〇◎●◇◆□■▷▶")
_MARK = re.compile(f"^[^\\S\n]*(?:([{''.join(sorted(MARKS))}])[^\\S\n]*)?", re.MULTILINE)
_HEAD = re.compile(f"^([^\n\t{HEAD_END}]+){HEAD_END} ?", re.MULTILINE)
_BOLD, _PLAIN = "b", "-"
_APART = "  "
_WIDE = frozenset("\t\u3000")
_STOPS = frozenset(",.?!:：")
# Letters of the longest label.
LONGEST = 30
# Paragraphs that begin in bold letters, and how many of them with words that begin another.
FEWEST_HEADS = 4
# `○예산은 늘었다`: what is bold is a word of the sentence, its particle is plain.
_PARTICLE = re.compile(r"(?:[은는이가을를의에도과와만로]|으로|에서|에게|께서|까지|부터)\b")


class Bold(str):
    """A piece of a paragraph that is set in bold letters."""

    __slots__ = ()


def may_open(text: str) -> bool:
    """Whether a line of a paragraph may begin with a mark, or an inner one in bold letters."""
    return text.lstrip()[:1] in MARKS or "\n" in text


def set_off(text: str, pieces: Sequence[str]) -> str:
    """A paragraph with two blanks behind each label; nothing else of it changes.

    `text` is what the pieces make, letter for letter, and plain text behind them. A label stands at
    the head of a line, is bold from its mark on, short and no sentence; a letter or digit follows.
    Behind one without a mark stands `HEAD_END`.
    """
    if Bold not in map(type, pieces):
        return text
    bold = "".join(map(_show_bold, pieces)).ljust(len(text), _PLAIN)
    written: list[str] = []
    done = 0
    for mark in _MARK.finditer(text):
        start = mark.end()
        stop = _find_plain(text, bold, start)
        label = text[start:stop].rstrip()
        end = start + len(label)
        if label and _STOPS.isdisjoint(label) and _is_speech(text, end, stop):
            written += [text[done:end], _APART if mark[1] else HEAD_END]
            done = stop if mark[1] else end
    return "".join(written) + text[done:]


def judge_heads(text: str) -> str:
    """A whole document, its bold beginnings set off where they are labels."""
    heads = Counter("".join(head.split()) for head in _HEAD.findall(text))
    again = sum(count for count in heads.values() if count > 1)
    if heads.total() >= FEWEST_HEADS and len(heads) > 1 and again * 2 >= heads.total():
        text = _HEAD.sub(rf"\1{_APART}", text)
    return text.replace(HEAD_END, "")


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
