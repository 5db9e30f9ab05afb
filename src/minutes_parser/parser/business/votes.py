"""Figures of a vote, in digits or in words."""

from __future__ import annotations

import re

from minutes_parser.patterns import DIGIT, lazy

Votes = dict[str, int]

_ONES = {w: n for n, w in enumerate("영 한 두 세 네 다섯 여섯 일곱 여덟 아홉".split())}
_ONES.update({"하나": 1, "둘": 2, "셋": 3, "넷": 4})
_TENS = {"열": 10, "스무": 20, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50}
_WORD = "(?:열|스물|서른|마흔|쉰)?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)|열|스무|서른|마흔|쉰"
_WHOLE = "(?:열|스물|서른|마흔|쉰)?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|열|스물|서른|마흔|쉰"
# Shares are counted in millions.
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
# Behind anything else `가` is a particle: `62%가 15주에 …`.
_BEFORE_LETTER = "(（[,.:：·/~-"
_BEHIND_OTHERS = rf"(?<![^\s{re.escape(_BEFORE_LETTER)}])"
_VOTERS = "분|명|인|표|집|가구|세대|점포"
_FIGURE = (
    rf"(?:표|하\S{{1,4}}\s*(?:분|위원|의원|이사)[은는]?\s*[?,.:]?"
    rf"(?:\s*손을?\s*들어\s*주\S{{1,6}}\s*[.?!]?)?)?\s*[:：,은는이가(（]?\s*"
    rf"(?:(?P<n>{_NUMBER})(?!\d|\s*(?:%|％|퍼센트|프로|[.]\d|배(?![^\W\d])|만\s?원|억|원(?![^\W\d])))"
    rf"|(?P<w>{_WORD})(?=\s*(?:{_VOTERS}))|(?P<w2>{_WHOLE})(?=\s*(?:[,.·/→⇒)）]|$))|(?P<z>없))"
)
_SIDES = {
    "for": lazy(rf"(?:찬\s*성|{_BEHIND_OTHERS}가에?)" + _FIGURE),
    "against": lazy(rf"(?:반\s*대|{_BEHIND_OTHERS}부에?)" + _FIGURE),
    "abstain": lazy(r"기\s*권(?:\s*[·ㆍ,/]?\s*(?:및\s*)?무\s*효)?" + _FIGURE, needs="권"),
}


# What each side is told by: the first letter of its word, and the letter that may stand for it.
_LETTERS = {"for": ("찬", "가"), "against": ("반", "부"), "abstain": ("기", "")}

# What may stand close behind that letter: a particle, `표`, `하시는 분`, or a number in words.
_BEHIND_LETTER = (*"에표하은는이가없", *_ONES, *_TENS)

# `5명 찬성, 3명 반대로 가결`: the figure stands before its side.
_BEFORE = (
    rf"(?:(?P<n>{_NUMBER})|(?P<w>{_WORD})|(?P<z>없))\s*(?:{_VOTERS})"
    r"\s*(?:전원|모두)?\s*(?:이|의)?\s*"
)
_LEADING = {
    "for": lazy(_BEFORE + r"찬\s*성"),
    "against": lazy(_BEFORE + r"반\s*대"),
    "abstain": lazy(_BEFORE + r"기\s*권"),
}
# `(7/0/0 찬/반/기)`, `찬성/반대/기권: 7/0/0`, `찬반기 5-1-1`, `찬7 반0 기1`: all sides at once.
_SIDES_AT_ONCE = r"찬\s*성?\s*[/·:,-]?\s*반\s*대?\s*[/·:,-]?\s*기\s*권?"
_AT_ONCE = lazy(
    rf"(?<![\d/])(?P<a>\d{{1,5}})\s*[/:·-]\s*(?P<b>\d{{1,5}})\s*[/:·-]\s*(?P<c>\d{{1,5}})\s*[(（,]?\s*{_SIDES_AT_ONCE}"
    rf"|{_SIDES_AT_ONCE}\s*[)）:：=]?\s*[(（]?\s*(?P<d>\d{{1,5}})\s*[/:·,-]\s*(?P<e>\d{{1,5}})\s*[/:·,-]\s*(?P<f>\d{{1,5}})"
    r"|(?<![^\W\d])찬\s*[:：]?\s*(?P<g>\d{1,5})\s*(?:표|명)?\s*[,/·]?\s*반\s*[:：]?\s*(?P<h>\d{1,5})\s*(?:표|명)?\s*[,/·]?\s*"
    r"기\s*[:：]?\s*(?P<i>\d{1,5})",
    needs=DIGIT,
)
_TOLD = lazy(r"찬\s*성|반\s*대", needs="찬반")
# `학교안에 찬성하시는 위원? (2명) 학생안에 찬성하시는 위원? (5명)`
_ASKS_AGAIN = lazy(r"(?:찬\s*성하\S*\s[^?]{0,12}\?[^?]*){2}", needs="?")
_FIGURE_FIRST = lazy(
    rf"^[^찬반]*?(?:\d{{1,6}}|{_WORD})\s*(?:{_VOTERS})\s*(?:전원|모두)?\s*(?:이|의)?\s*(?:찬\s*성|반\s*대)(?!\s*[:：(（]?\s*\d)"
)


def read_votes(text: str) -> Votes | None:
    """Figures printed for, against and abstaining; None unless one side of the vote is told."""
    if "찬" not in text and "반" not in text and "가" not in text:
        return None
    once = _AT_ONCE.search(text) if all(side in text for side in "찬반기") else None
    if once:
        figures = [int(figure) for figure in once.groups() if figure]
        return dict(zip(("for", "against", "abstain"), figures, strict=True))
    votes: Votes = {}
    told = _TOLD.search(text) is not None
    leading = told and _FIGURE_FIRST.search(text) is not None
    for side, find in (_LEADING if leading else _SIDES).items():
        words, letter = _LETTERS[side]
        if words not in text and (leading or not letter or not _stands(text, letter)):
            continue
        match = find.search(text)
        if match and side == "for" and _ASKS_AGAIN.search(text):
            return None  # one figure for each of several proposals
        if match:
            if match["z"]:
                votes[side] = 0
            elif match["n"] or (number := _read_word(_word_in(match))) is not None:
                votes[side] = int(match["n"].replace(",", "")) if match["n"] else number or 0
    if "for" not in votes and "against" not in votes:
        return None
    return votes


def _stands(text: str, letter: str) -> bool:
    """Whether a letter begins a word and may be a side of a vote (`가 5, 부 3`)."""
    at = text.find(letter)
    while at >= 0:
        alone = at == 0 or text[at - 1].isspace() or text[at - 1] in _BEFORE_LETTER
        behind = text.startswith(_BEHIND_LETTER, at + 1) or not text[at + 1 : at + 2].isalpha()
        if alone and behind:
            return True
        at = text.find(letter, at + 1)
    return False


def _word_in(match: re.Match[str]) -> str:
    return match["w"] or match.groupdict().get("w2") or ""


def _read_word(word: str) -> int | None:
    for tens, value in _TENS.items():
        if word.startswith(tens):
            return value + _ONES.get(word[len(tens) :], 0)
    return _ONES.get(word)
