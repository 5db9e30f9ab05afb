"""The body that met, in words: what of a title or of a cover line names it."""

from __future__ import annotations

from minutes_parser.parser.text import close, read_hanja, read_numerals, squeeze
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
# Beside a title, in columns of their own: `제412회국회`, `(정기회)`, `제5호`.
_SESSION_COLUMN = lazy(
    r"(?:제\d+회)?(?:국회|[가-힣]{2,12}의회)?(?:[(]?(?:제\d+차)?(?:정기회|임시회|정례회|폐회중|개회중)[)]?)?"
    r"(?:제\d+[호차])?"
)
_COLUMN = lazy(r"[ ]{4,}|[ ]*\t\s*|[ ]*\u3000{2,}[ ]*")
_MINUTES = lazy(r"(?:회의|속기|의사)록|(?:會議|速記|議事)錄", needs="록錄")
_SESSION_LED = lazy(r"[(（]\s*(?:정기회|임시회|정례회|폐회\s*중)\s*[)）]\s*(?=\S)", needs="(（")
# `제385회 국회(임시회) 수산식품위원회 제1차 회의를 개의하겠습니다`
_SPOKEN_COMMITTEE = lazy(
    r"제\s*\d+\s*회\s*국회\s*(?:[(（][^()（）]*[)）])?\s*(?:폐회\s*중\s*)?(?:제\s*\d+\s*차\s*)?"
    r"([가-힣·ㆍ․]{2,40}?위원회)",
    needs="위원회",
)
_ROOM = lazy(r"([가-힣·ㆍ․]{2,40}?위원회)\s*(?:소?회의실|회의장)", needs="위원회")
_NOT_ORGANS = lazy(r"[.?!,:：]|\d{4}|회의록|의사록|속기록")


def drop_session_words(text: str) -> str:
    """`샘물교회 2017년 제4회 제직회` to `샘물교회 제직회`; wiki separators to blanks."""
    text = _SESSION_WORDS.sub("", text)
    text = _BRACKETED.sub("", text)
    text = squeeze(_WIKI.sub(" ", text)).strip(" -·/:")
    return _KIND_BEHIND.sub("", text)


def drop_session_columns(text: str) -> str:
    """`(정기회)     …위원회회의록     제5호`: the title without session and number at its sides."""
    if text[:1] not in "(（" and not _COLUMN.search(text):
        return text
    led = _SESSION_LED.match(text)
    cells = _COLUMN.split(text[led.end() :] if led else text)
    while len(cells) > 1 and _is_session(cells[0]):
        del cells[0]
    while len(cells) > 1 and _is_session(cells[-1]):
        del cells[-1]
    return cells[0] if len(cells) == 1 and _MINUTES.search(close(cells[0])) else text


def _is_session(cell: str) -> bool:
    return _SESSION_COLUMN.fullmatch(read_hanja(read_numerals(close(cell)))) is not None


def spoken_committee(opening: str) -> str | None:
    """The committee of the National Assembly that the chair opens."""
    spoken = _SPOKEN_COMMITTEE.search(opening)
    return spoken[1] if spoken else None


def committee_of_room(place: str | None) -> str | None:
    """The committee whose room is the place."""
    room = _ROOM.search(place or "")
    return room[1] if room else None


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
