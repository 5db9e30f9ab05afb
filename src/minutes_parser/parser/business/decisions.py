"""Rows that print a decision: `⇒ 안건1 : … 승인함`, `[결의] … 가결`, `- 정관 변경의 건 : 보류`."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from minutes_parser.parser.speech.joining import ends_sentence
from minutes_parser.parser.text import squeeze
from minutes_parser.patterns import lazy

_DECIDED = lazy(
    r"\s*(?:[-–·•]\s*)?(?:[⇒→➡☞▶▷](?=\s*[①-⑳㉮-㉻㈎-㈛])|[⇒→➡☞▶]|=>|->"
    r"|※(?=\s*(?:심의|심사|의결|결의|결정|처리|표결)\s*(?:사항|결과|내용)?\s*[:：])"
    r"|[\[【〔<〈]\s*(?:결\s*의|의\s*결|결\s*정|결\s*과|(?:의결|결의|결정|심의|심사)\s*(?:사항|결과|내용))\s*[\]】〕>〉])"
    r"\s*[:：]?\s*(?:(?:심의|심사|의결|결의|결정|처리|표결|토의|회의|최종)?\s*"
    r"(?:결\s*의|의\s*결|결\s*정|결\s*과|사\s*항)\s*[:：]\s*)?(?P<said>\S.*)",
)
# `- 의결: 원안가결`, `· 심의결과 : 보류`: the label of a bullet.
_LABELLED = lazy(
    r"\s*[-–·•]\s*(?:(?:심의|심사|의결|처리|표결|회의)\s*)?(?:결\s*과|의\s*결|결\s*정|결\s*의)\s*[:：]\s*(?P<said>\S.*)",
    needs=":：",
)
# `☞ (의결) 수정의결`: of which kind the item is.
_KIND = lazy(r"^[(（\[〈<]\s*(?:의결|보고|심의|심사|자문|협의)\s*[)）\]〉>]\s*(?=\S)")
_LEADS = frozenset("⇒→➡☞▶=>※[【〔<〈")
OPENINGS = _LEADS | frozenset("▷-")  # of a row of the record that may decide
_NAMED = lazy(
    r"(?P<item>(?:안건|의안|제)\s*제?\s*\d{1,3}\s*(?:호|항)?\s*(?:안건|의안)?)\s*[:：.]\s*",
    needs=":：.",
)
_TITLED = lazy(
    r"\s*(?:[-–·•○●▪*]\s*|\d{1,2}[.)]\s*|[가-하][.)]\s*)?"
    r"(?P<title>\S.{3,80}?)\s*[:：]\s*(?P<said>\S.*)"
)
_TOLD_END = ("다", "다.")
_BULLETS = ("* ", "- ", "• ", "· ", "▪ ", "○ ", "→ ", "⇒ ")


class Decision(NamedTuple):
    """What a row says: the item it names, by number or by title, and the words that decide."""

    item: str
    said: str


def read_decision(row: str) -> Decision | None:
    """A row under an arrow or a label of decisions; None for any other."""
    row = squeeze(row) if len(row) < 160 else ""
    led = row.lstrip(" -–·•")[:1] in _LEADS
    match = _DECIDED.fullmatch(row) if led else None
    if match is None:
        return None
    said = _KIND.sub("", match["said"])
    named = _NAMED.match(said)
    return Decision(named["item"], said[named.end() :]) if named else Decision("", said)


def read_labelled(row: str) -> Decision | None:
    """`- 의결: 원안가결` among what was said; None for any other row."""
    match = _LABELLED.fullmatch(squeeze(row)) if len(row) < 160 else None
    return Decision("", match["said"]) if match else None


def read_titled(row: str) -> Decision | None:
    """`- 회원 제명의 건 : 보류`: a title and what was decided on it."""
    known = len(row) < 160 and (":" in row or "：" in row)
    match = _TITLED.fullmatch(squeeze(row)) if known else None
    return Decision(match["title"], match["said"]) if match else None


def unwrap(text: str, is_row: Callable[[str], bool]) -> str:
    """Narrative with the lines of a sentence on one line; rows that stand alone stay so."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    whole = lines[0]
    for before, line in pairwise(lines):
        over = not before or ends_sentence(before) or before.endswith(_TOLD_END)
        over = over or is_row(before) or line.startswith(_BULLETS)
        whole += ("\n" if over else " ") + line
    return whole
