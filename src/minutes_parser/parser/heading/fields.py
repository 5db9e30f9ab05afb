"""Fields of the head and headings of lists: telling a label from its value.

A field is `label separator value` (`일  시 : …`, `장소 - …`, a table row, a label alone on a line).
What a label means stands in the vocabulary; decoration, letter-spacing and Hanja are taken off.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from minutes_parser.parser.persons.glued import part_glued
from minutes_parser.parser.persons.names import is_name
from minutes_parser.parser.speech.labels import read_label
from minutes_parser.parser.text import COLONS, close, has_hanja, read_hanja, read_numerals, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.added import PEOPLE, Added, in_use
from minutes_parser.vocabulary.labels import (
    ABSENT_WORDS,
    AGENDA_RANKS,
    ATTENDANCE_MODES,
    BALLOT_ENDINGS,
    BALLOT_WORDS,
    ENGLISH_LABELS,
    FIELD_KINDS,
    MEMBER_LABELS,
    MEMBER_LIST_ROLES,
    OBSERVER_WORDS,
    OTHER_DATES,
    PERSON_LABELS,
    PRESENT_WORDS,
    PROXY_WORDS,
    STAFF_LABELS,
    STAFF_LIST_ROLES,
    STAFF_LISTS,
    WRITTEN_LISTS,
)


class Kind(NamedTuple):
    """What a label stands for: `people` has a status and maybe a role, `agenda` a rank."""

    name: str
    status: str | None = None
    role: str | None = None
    rank: int = 0


class Field(NamedTuple):
    """A label found in a line: as printed, what it means, the value beside it, its number."""

    label: str
    kind: Kind
    value: str
    number: str | None = None


PLACE_TO_SIGN = r"[(（\[]\s*(?:서\s*명|인|印|날인|생략)\s*[)）\]]"
_DECORATION = lazy(
    r"(?:[-–•*]\s+|[-–]\s?\.\s*)?(?:[◆◇○◯〇●◎□■口▶▷※❍❏◈ㅇ☐▣◦▒░▓·ㆍ․∙•▪△▲▸⇒→➡☞▢◉★☆◊#>]+\s*|[Oo]\.?\s+"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\u2600-\u27bf\U0001f300-\U0001faff]*\s*)?"
    r"(?:\d{1,2}\s*[.)]\s*|[^\W\d_A-Za-z][.)]\s+|[ⅠⅡⅢⅣⅤⅥ]+[.\s]\s*|[IVX]{1,4}\.\s+)?"
)
_BRACKETED = lazy(
    r"[〈<《【\[［＜‹「]\s*([^〉>》】\]］＞›」]{1,24}?)\s*[〉>》】\]］＞›」]\s*[:：]?"
)
_BRACKETS = frozenset("〈<《【[［＜‹「")
_COLON = lazy(rf"\s*[{COLONS}]\s*", needs=":：∶∷﹕︓")
_LEADERS = lazy(r"\s*(?:\.{3,}|…+|·{3,}|(?:\.\s){3,})\s*(?=[^\s.…·])")
SEPARATOR = lazy(rf"\s*[{COLONS};；]\s*")
_COUNT = lazy(r"[(（]?\s*(?:총\s*)?(\d{1,4})\s*(?:인|명|건|名|人)\s*[)）]?$", needs=DIGIT)
_COUNTED = "인명건名人)）"
PARENTHESIS = lazy(r"[(（][^()（）]*[)）]")
_DASH = lazy(r"\s+[-–—☞⇒]\s+", needs="-–—☞⇒")
_LISTED = lazy(r"(?:1|가)\s?[.)]\s|[①⑴㉮㈎]")
_WIDE = lazy(r"\t+|\u3000+|[ ]{2,}")
_SPACED = lazy(r"(?:\S[\s\u3000]+){1,9}\S")
_AGENDA_KEY = lazy(
    r"(?!제안|결정)[^\W\d_A-Za-z]{1,6}(?:안건|의안|된사건|한사건)|(?:심의|심사|상정|보고|평가|논의)(?:대상)?과제"
)
_AGENDA_ENDS = ("안건", "의안", "된사건", "한사건", "과제")
_RECORD_ENDINGS = (
    "논의내용", "토의내용", "발언내용", "회의내용", "심의내용", "회의진행", "토론내용", "의견내용",
    "회의경과", "심의경과", "의사경과", "심사경과", "토의경과", "논의경과", "진행경과", "의결경과",
    "의사진행",
    "발언요지", "토의사항", "논의사항",
)  # fmt: skip
_JOINED_GROUPS = lazy(r"및|[·․・ㆍ,，/]|와", needs="및·․・ㆍ,，/와")
_ATTENDED = frozenset({"출석", "참석", "불출석", "불참", "배석"})
SHORTEST_PAIR = 4
# What headings of attendance begin with, where no blank parts them from their list.
ATTENDING = ("출석", "참석", "청가", "결석", "출장", "불출석", "불참", "배석")
_COUNT_BEHIND = lazy(r"수?[(（]?\d{1,3}[인명][)）]?", needs=DIGIT)
_LONGEST_CLOSE = 60
MAX_KEY = 14
PLAIN_KINDS = frozenset({"people", "person", "agenda", "title", "organization", "session"})
_HEADCOUNTS = (
    "의원수", "주주수", "주주총수", "조합원수", "회원수", "이사수", "감사수", "위원수", "대의원수",
    "조합원총수", "회원총수", "출석자수", "주주의총수", "주주의수", "조합원의수", "회원의수",
)  # fmt: skip
# `일자 및 시간`, `일시와 장소`: the date comes first.
_AND_TIME = lazy(r"(?:및|와|과|[·,/])(?:시간|시각|장소)$", needs=("시간", "시각", "장소"))
_DAYS = ("일시", "일자", "날짜", "개최일")
CLOSE_KINDS = frozenset({"date", "place", "time"})
_ASKED_AGAIN = 100  # the longest line that several stages ask about


def kind_of(key: str) -> Kind | None:
    """What a closed label means; None when the vocabulary does not know it."""
    added = in_use()
    return _known_kind(key) if added is None else _kind_with(key, added)


def _kind_with(key: str, added: Added) -> Kind | None:
    """What a label means to a user, else what it means to all."""
    if key in added.labels:
        return _added_kind(key, added.labels[key])
    return None if key in added.speakers else _known_kind(key)


@lru_cache(maxsize=4096)
def _known_kind(key: str) -> Kind | None:
    if not 0 < len(key) <= MAX_KEY + 4:
        return None
    if key.isascii():
        key = ENGLISH_LABELS.get(key.lower(), key)
    if key in AGENDA_RANKS:
        return Kind("agenda", rank=AGENDA_RANKS[key])
    if key in STAFF_LISTS:
        return Kind("people", "observer", STAFF_LISTS[key])
    people = _people_kind(key)
    if people:
        return people
    if key in WRITTEN_LISTS:
        return Kind("people", WRITTEN_LISTS[key], "위원" if key.endswith("위원") else None)
    if len(key) < 11 and key.startswith(_DAYS) and _AND_TIME.search(key):
        return Kind("date")
    if key in FIELD_KINDS:
        return Kind(FIELD_KINDS[key])
    if len(key) < 7 and key.endswith(("일시", "일자")) and key[:2] not in OTHER_DATES:
        return Kind("date")
    if len(key) < 9 and key.endswith(("서명인", "서명자")):
        return Kind("people", "present")
    if len(key) < 12 and (key.endswith(_HEADCOUNTS) or (len(key) < 7 and key.startswith("재적"))):
        return Kind("count")
    if (
        len(key) < 16
        and key.endswith(("현황", "상황"))
        and any(word in key for word in ("정수", "출석", "참석", "성원", "재적"))
    ):
        return Kind("count")
    if (
        len(key) < 8
        and key.endswith("현황")
        and key[:2] in {"이사", "회원", "조합", "성원", "임원", "위원", "참석", "출석"}
    ):
        return Kind("count")
    if len(key) < 7 and key.endswith("장소"):
        return Kind("place")
    if key.endswith(_AGENDA_ENDS) and _AGENDA_KEY.fullmatch(key):
        return Kind("agenda", rank=3)
    listed = key[:2] in {"심의", "심사", "상정", "부의"}
    if len(key) < 14 and listed and key.endswith("결과") and ("안건및" in key or "의안및" in key):
        return Kind("agenda", rank=3)
    if len(key) < 12 and key.endswith(("심의결과", "심사결과", "의결결과")):
        return Kind("result")
    if len(key) < 11 and key.endswith(_RECORD_ENDINGS):
        return Kind("record")
    if key in PERSON_LABELS:
        return Kind("person", "observer" if key.endswith("간사") else "present", key)
    if key.startswith(BALLOT_WORDS) and key.endswith(BALLOT_ENDINGS):
        return Kind("note")
    return None


def _added_kind(key: str, name: str) -> Kind:
    """What a label of the user means."""
    if name in PEOPLE:
        return Kind("people", name)
    if name == "person":
        return Kind("person", "present", key)
    return Kind(name, rank=3 if name == "agenda" else 0)


def _first_of(key: str, words: tuple[str, ...]) -> str | None:
    """The word that a label begins with; most begin with none, which one look tells."""
    return next(filter(key.startswith, words)) if key.startswith(words) else None


def _people_kind(key: str) -> Kind | None:
    key = key.removeprefix("개의시").removeprefix("산회시")
    mode = _first_of(key, ATTENDANCE_MODES)
    if mode is not None:
        # `현장 참석`, `서면 출석`: how they were there; a proxy stays one.
        kind = _people_kind(key[len(mode) :])
        if kind is not None and mode in PROXY_WORDS and kind.status == "present":
            kind = kind._replace(status="proxy")
        if kind is not None:
            return kind
    for words, status in (
        (ABSENT_WORDS, "absent"),
        (PRESENT_WORDS, "present"),
        (OBSERVER_WORDS, "observer"),
        (PROXY_WORDS, "proxy"),
    ):
        word = _first_of(key, words)
        if word is None:
            continue
        rest = key[len(word) :]
        if word in _ATTENDED and rest[:1] == "한" and rest not in MEMBER_LIST_ROLES:
            rest = rest[1:]  # `출석한 증인`
        if rest in STAFF_LIST_ROLES:
            return Kind("people", "observer", STAFF_LIST_ROLES[rest])
        if rest in MEMBER_LIST_ROLES:
            role = MEMBER_LIST_ROLES[rest]
            return Kind("people", status, None if status == "observer" else role)
        groups = _JOINED_GROUPS.split(rest) if len(rest) > SHORTEST_PAIR else ()
        if len(groups) > 1:
            return _kind_of_groups(groups, status)
        doubled = rest.count(rest[-2:]) > 1
        if len(rest) < 6 and rest.endswith(("위원", "의원", "이사", "임원")) and not doubled:
            return Kind("people", status, rest)
        return None
    if key.endswith(("위원", "의원", "이사")) and key[:2] in {
        "학교",
        "학생",
        "전문",
        "외부",
        "내부",
    }:
        return (
            Kind("people", "present", key)
            if key[2:-2] in {"", "가"} and key != "전문위원"
            else None
        )
    return None


def _kind_of_groups(groups: list[str], status: str) -> Kind | None:
    """`증인및참고인`, `공무원및관계직원`: lists of two kinds of people under one heading."""
    if all(map(MEMBER_LIST_ROLES.get, groups)):
        return Kind("people", status)
    if all(group in STAFF_LIST_ROLES or group in STAFF_LISTS for group in groups):
        return Kind("people", "observer")
    return None


def key_of(text: str) -> str:
    """A label without decoration, blanks, brackets and counts, Hanja read as Hangul."""
    key = close(text)
    return _key_of_letters(read_hanja(read_numerals(key)) if has_hanja(key) else key)


def _key_of_letters(key: str) -> str:
    """The same of letters without blanks, in Hangul."""
    if key[-1:] in _COUNTED:
        key = _COUNT.sub("", key)
    if "(" in key or "（" in key:
        key = PARENTHESIS.sub("", key)
    return key.strip(":：∶-–─=·.*※☞⇒→")


def heading_kind(text: str) -> tuple[Kind, str] | None:
    """The kind of a line that is a heading and nothing else, with its printed words."""
    if len(text) > 40:
        return None
    bare = text[_decoration_end(text) :]
    bracketed = _BRACKETED.fullmatch(bare) if bare[:1] in _BRACKETS else None
    if bracketed:
        bare = bracketed[1]
    kind = kind_of(key_of(bare))
    return (kind, print_label(bare.rstrip(" :：∶"))) if kind else None


def _decoration_end(text: str) -> int:
    if "가" <= text[:1] <= "힣" and text[1:2] not in ".)":
        return 0
    match = _DECORATION.match(text)
    return match.end() if match else 0


def split_number(text: str) -> tuple[str | None, str]:
    """The number before a label, and the label without its decoration."""
    at = _decoration_end(text)
    return _number_of(text[:at]), text[at:]


def _number_of(decoration: str) -> str | None:
    return "".join(char for char in decoration if char.isalnum()) or None


def print_label(text: str) -> str:
    """A label as printed, letter-spacing closed."""
    text = text.strip()
    return close(text) if _SPACED.fullmatch(text) else squeeze(text)


def read_field(text: str) -> Field | None:
    """A known field of the head, or None."""
    return _read_field(text) if len(text) > _ASKED_AGAIN else _read_short_field(text, in_use())


@lru_cache(maxsize=512)
def _read_short_field(text: str, added: Added | None) -> Field | None:
    """The same of a line that stage after stage asks about; `added` are the words in use."""
    return _read_field(text)


def _read_field(text: str) -> Field | None:
    bare = text[_decoration_end(text) :]
    if not bare:
        return None
    bracketed = _BRACKETED.match(bare) if bare[0] in _BRACKETS else None
    if bracketed and bracketed.end() < len(bare):
        kind = kind_of(key_of(bracketed[1]))
        if kind:
            return Field(print_label(bracketed[1]), kind, bare[bracketed.end() :].strip())
    field = (
        _split_colon(bare)
        or _split_leaders(bare)
        or _whole(text)
        or _split_dash(bare)
        or (_split_bar(bare) if "|" in bare else None)
        or _split_blank(bare, bare != text)
        or (split_close_list(bare) if bare != text and bare.startswith(ATTENDING) else None)
    )
    return _complete(field, text[: len(text) - len(bare)]) if field else None


def _complete(field: Field, decoration: str) -> Field:
    """Keep the number before a label, and the office a Hanja heading prints."""
    number = _number_of(decoration)
    kind = field.kind
    if kind.name == "people" and kind.role and has_hanja(field.label):
        printed = _COUNT.sub("", read_numerals(close(field.label)))[-len(kind.role) :]
        kind = kind._replace(role=printed) if read_hanja(printed) == kind.role else kind
    return field._replace(number=number, kind=kind)


def read_other_field(text: str) -> Field | None:
    """A field with a label the vocabulary does not know: a short label and a colon."""
    bare = text[_decoration_end(text) :]
    match = _COLON.search(bare)
    if not match or not 1 < len(close(bare[: match.start()])) <= 10:
        return None
    head = bare[: match.start()]
    if any(char in head for char in ".?!,()[]") or bare[match.end() :].startswith("//"):
        return None
    found = Field(print_label(head), Kind("other"), bare[match.end() :].strip())
    return _complete(found, text[: len(text) - len(bare)])


def _split_colon(bare: str) -> Field | None:
    match = SEPARATOR.search(bare, 0, 60)
    if not match:
        return None
    head = bare[: match.start()]
    key = key_of(head)
    kind = kind_of(key) or (Kind("person", "present", key) if key in MEMBER_LABELS else None)
    if kind is None and key in STAFF_LABELS:
        kind = Kind("person", "observer", key)
    return Field(print_label(head), kind, bare[match.end() :].strip()) if kind else None


def _split_leaders(bare: str) -> Field | None:
    """`일시 ..... 2019. 8. 21.`, `장소 …… 회의실`: dots that lead to the value."""
    if ".." not in bare and "…" not in bare and "···" not in bare:
        return None
    match = _LEADERS.search(bare, 0, 40)
    if match is None or bare[match.end() :].strip(" .쪽면").isdigit():
        return None
    kind = kind_of(key_of(bare[: match.start()]))
    if kind is None or kind.name == "note":
        return None
    return Field(print_label(bare[: match.start()]), kind, bare[match.end() :].strip())


# What stands behind `참석자` where it names no people.
_JOINING = frozenset(
    {"및", "와", "과", "또는", "등", "서명부", "명단", "명부", "방명록", "등록부", "사진"}
)


def _split_blank(bare: str, marked: bool = False) -> Field | None:
    """`일 시 2024년…`: a label that blanks separate from its value."""
    words = bare.split(None, 7)
    look = _known_kind if in_use() is None else kind_of
    key_of_letters = key_of if has_hanja(bare) else _key_of_letters
    for count in range(min(len(words) - 1, 6), 0, -1):
        key = "".join(words[:count])
        if len(key) > MAX_KEY:
            continue
        kind = look(key_of_letters(key))
        if kind is None:
            continue
        at = _offset(bare, count)
        separator = bare[len(bare[:at].rstrip()) : at]
        if (
            _WIDE.search(separator)
            or kind.name in CLOSE_KINDS
            or (marked and kind.name == "people" and words[count] not in _JOINING)
            or (marked and kind.name == "count" and words[count][0].isdigit())
            or (kind.name == "people" and _are_names(bare[at:].split(), kind.status == "observer"))
            or (marked and kind.name == "agenda" and _LISTED.match(bare, at))
        ):
            return Field(print_label(bare[:at]), kind, bare[at:].strip())
    return None


def _are_names(words: list[str], one: bool) -> bool:
    """`속기자 금나래 맹지후`: nothing but names, one of three syllables at least."""
    words = [word.strip(",，、;") for word in words]
    if len(words) == 1 and not one:
        return False
    if words[0][-1] == ",":
        parts = [close(part) for part in " ".join(words).split(",")]
        named = sum(map(is_name, parts))
        return named > 1 and named * 2 >= len(parts) and max(map(len, parts)) < 10
    return all(map(is_name, words)) and any(len(word) == 3 for word in words)


def read_plain_field(text: str) -> Field | None:
    """`참석 하은재 길소연`, `안건 1. …`: one blank, under a field that is set off so too."""
    label, _, value = text.partition(" ")
    kind = kind_of(key_of(label)) if value.strip() else None
    if kind is None or kind.name not in PLAIN_KINDS:
        return None
    return Field(print_label(label), kind, value.strip())


def read_close_field(text: str) -> Field | None:
    """`장소외교통일위원회회의실`: label and value of a text layer without blanks."""
    kind = kind_of(text[:2])
    if kind and kind.name in {"date", "place"} and len(text) > 4 and text[:2] in {"일시", "장소"}:
        return Field(text[:2], kind, text[2:].strip())
    return None


def split_columns(text: str) -> list[str]:
    """Labels and values set in columns by blanks: `일    시   2022. 12. 6.      장    소   …`.

    One cell unless a second label stands behind the first one's value.
    """
    cells = _join_letters([cell for cell in re.split(r"[ \u3000]{2,}", text) if cell])
    known = [kind_of(key_of(cell)) is not None for cell in cells]
    return cells if known[:1] == [True] and any(known[2:]) else [text]


def _join_letters(cells: list[str]) -> list[str]:
    """`일`, `시` to 일시: labels spread letter by letter."""
    joined: list[str] = []
    run = ""
    for cell in [*cells, ""]:
        if len(cell) == 1 and cell >= "가":
            run += cell
            continue
        if run:
            joined.append(run)
            run = ""
        if cell:
            joined.append(cell)
    return joined


def _offset(text: str, count: int) -> int:
    at = 0
    for _ in range(count):
        while text[at].isspace():
            at += 1
        while not text[at].isspace():
            at += 1
    while text[at].isspace():
        at += 1
    return at


def split_close_list(bare: str) -> Field | None:
    """`출석공무원자치행정과장임태솔`, `출석위원(2인)강나루고은빛`: a list close to its heading."""
    if " " in bare or len(bare) > _LONGEST_CLOSE:
        return None
    for size in range(min(MAX_KEY, len(bare) - 2), 3, -1):
        kind = _known_kind(_key_of_letters(bare[:size]))
        if kind is None or kind.name != "people":
            continue
        counted = _COUNT_BEHIND.match(bare, size)
        at = counted.end() if counted else size
        label = read_label(bare[at:]) if len(bare) > at + 1 else None
        if (label and label.whole) or is_name(bare[at:]) or part_glued(bare[at:], str):
            return Field(bare[:at], kind, bare[at:])
    return None


def _split_dash(bare: str) -> Field | None:
    match = _DASH.search(bare, 0, 30)
    if not match:
        return None
    kind = kind_of(key_of(bare[: match.start()]))
    if kind is None or kind.name == "note":
        return None
    return Field(print_label(bare[: match.start()]), kind, bare[match.end() :].strip())


def _split_bar(bare: str) -> Field | None:
    """`심의일시 | 2023. 5. 30.`: one bar behind a label, under a mark of its own."""
    label, _, value = bare.partition(" | ")
    kind = kind_of(key_of(label)) if value and "|" not in value and len(label) < 24 else None
    return Field(print_label(label), kind, value.strip()) if kind else None


def _whole(text: str) -> Field | None:
    found = heading_kind(text)
    if found and PARENTHESIS.sub("", close(text)) in {"회의록", "회의결과"}:
        return None  # a title
    return Field(found[1], found[0], "") if found else None


def declared_count(text: str) -> int | None:
    """The number a heading declares: `출석 위원(11인)`."""
    match = _COUNT.search(read_numerals(text.strip(" :：∶")))
    return int(match[1]) if match else None
