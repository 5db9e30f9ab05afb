"""The body that met, in words: what of a title or of a cover line names it."""

from __future__ import annotations

from minutes_parser.parser.text import close, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.roles import BODY_ENDINGS

# Years, numbers of sessions, months and terms, wherever they stand in a title.
_SESSION_WORDS = lazy(
    r"(?:(?<=[\s:/\])])|^)(?:['’‘]?\d{2,4}\s*(?:년도?|학년도|회계연도)|(?:19|20)\d{2}(?=\s)|\d{1,2}\s*월|\d\s*학기"
    r"|제?\s*\d{1,4}\s*[차회기대](?=[\s:/)\]]|$)|상반기|하반기|\d/4\s*분기|제?\s*\d\s*분기"
    r"|\[?\d{2,4}[-./]\s*\d{1,2}(?:[-./]\s*\d{1,2})?\.?\]?(?=\s|$)|\d{1,2}/\d{1,2})(?:\s+|(?=[:/])|$)",
    needs=(DIGIT, "반기"),
)
# `운영위원회 임시회의`, `마을회 월례회`: the kind of meeting behind the body that meets.
_KIND_BEHIND = lazy(
    r"(?<=[회의단팀부])\s+(?:정기|임시|정례|월례|확대|긴급)\s*(?:회의|회|모임|미팅)?$"
    r"|(?<=[팀조])\s+회의$|\s+미팅$",
    needs=("회의", "정기", "임시", "정례", "월례", "확대", "긴급", "미팅"),
)
_WIKI = lazy(r"\s*[:/]\s*", needs=":/")
_BRACKETED = lazy(r"\s*[(（\[][^()（）\[\]]*[)）\]]?\s*$", needs="(（[")
_NOT_ORGANS = lazy(r"[.?!,:：]|\d{4}|회의록|의사록|속기록")


def drop_session_words(text: str) -> str:
    """`샘물교회 2017년 제4회 제직회` to `샘물교회 제직회`; wiki separators to blanks."""
    text = _SESSION_WORDS.sub("", text)
    text = _BRACKETED.sub("", text)
    text = squeeze(_WIKI.sub(" ", text)).strip(" -·/:")
    return _KIND_BEHIND.sub("", text)


def organ_line(covers: list[str], teams: bool = False) -> str | None:
    """The first short line of the cover that ends as bodies do; None where none does."""
    others = () if teams else ("단", "팀", "센터")
    for text in covers[:8]:
        name = drop_session_words(text)
        if 3 < len(close(name)) < 30 and not _NOT_ORGANS.search(name):
            plain = close(name)
            if plain.endswith(tuple(BODY_ENDINGS)) and not plain.endswith(others):
                return name
    return None
