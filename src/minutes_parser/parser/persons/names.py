"""Telling names from offices: the judgements that speaker labels and attendance lists share."""

from __future__ import annotations

from functools import lru_cache

from minutes_parser.parser.text import close, read_hanja
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.departments import NO_NAMES
from minutes_parser.vocabulary.labels import COUNTING_LETTERS
from minutes_parser.vocabulary.roles import (
    MEMBER_TITLES,
    NOT_ROLES,
    NOT_UNITS,
    ORGANIZATION_SUFFIXES,
    ROLE_TAILS,
    ROLE_WORDS,
    UNIT_SUFFIXES,
)
from minutes_parser.vocabulary.surnames import COMPOUND_SURNAMES, SURNAMES
from minutes_parser.vocabulary.words import NOT_NAMES

_HANGUL_NAME = lazy(r"[가-힣]{2,5}(?:\((?!안|대)[^\W\d_a-z]\)|[A-Z])?")
_HANJA_NAME = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,4}(?:\([가-힣A-Z\u4e00-\u9fff]\))?")
# The shape of a word, in which 가 stands for any Hangul, 漢 for any Hanja, A for any capital.
_BLOTTED = lazy(
    r"(?:가{0,2}|[AOX漢])[○◯〇●OＯ*×xX□☆△]{2,3}가?|(?:가{1,2}|漢)[○◯〇●*×]가?|가0{2,3}|가{1,2}\*{1,2}"
)
_LONGEST_BLOTTED = 6
_BLOTS = frozenset("○◯〇●OＯ*×xX□☆△")
_COUNTED = frozenset(COUNTING_LETTERS) | frozenset(map(chr, range(ord("①"), ord("⑳") + 1)))
_MASK_MARKS = lazy(r"[○◯〇●*×☆△]|OO|ＯＯ|00|^[A-ZＡ-Ｚ]$")
# No given name ends so; a unit of an organisation does.
# Nor so: `동의함`, `공감함`, `보류됨`.
_NO_GIVEN_NAME = ("함", "됨")
# `위원은`, `의장이`: an office with the particle of a sentence.
_PARTICLES = frozenset("은는이가을를의도과와만")
_MEMBERS = frozenset({"위원", "의원", "의장", "이사", "간사", "감사", "위원들"})
_UNIT_ENDINGS = ("과", "팀", "측", "계", "청")
_HANJA_UNITS = ("課", "係", "局", "廳", "室", "委員會", "議會", "處", "院", "部")
_MEMBER_TAILS = frozenset(MEMBER_TITLES)
# Parts of a housing estate, a school or a village: `101동`, `3학년`, `2구역`.
_NUMBERED_UNIT = lazy(r"\d{1,4}(?:동|호|동\d{1,4}호|반|학년|학년\d{1,2}반|구역|단지|통|라인|층)")
_LAST_LETTERS = frozenset(tail[-1] for tail in ROLE_TAILS)
_BRACKET_TAIL = lazy(r"[(（][^()（）]*[)）]$", needs="(（")


def is_role(word: str) -> bool:
    """Whether a word ends in an office (`외교부제1차관`, `의사계장`, `委員長`)."""
    added = in_use()
    if added is not None:
        return _is_known_role(word) or _is_added_role(word, added)
    last = word[-1:]  # most words end as no office does
    return not ("가" <= last <= "힣" and last not in _LAST_LETTERS) and _is_known_role(word)


def _is_added_role(word: str, added: Added) -> bool:
    return added.role_tail(close(read_hanja(_BRACKET_TAIL.sub("", word)))) is not None


@lru_cache(maxsize=4096)
def _is_known_role(word: str) -> bool:
    plain = read_hanja(_BRACKET_TAIL.sub("", word)).strip()
    if len(plain) < 2 or plain.endswith(("에서", "으로", "에게", "까지", "부터")):
        return False
    if plain in ROLE_TAILS:
        return plain not in NOT_ROLES or plain in ROLE_WORDS
    if plain in NOT_ROLES:
        return False
    return _known_tail(plain) is not None


def role_tail(word: str) -> str | None:
    """The longest office a word ends in."""
    added = in_use()
    own = added.role_tail(word) if added is not None else None
    return own or _known_tail(word)


def _known_tail(word: str) -> str | None:
    for size in range(min(len(word), 7), 1, -1):
        tail = word[-size:]
        if tail in ROLE_TAILS:
            if tail in NOT_ROLES and tail not in ROLE_WORDS and word != tail:
                return None
            return tail
    return None


def is_member_title(word: str) -> bool:
    """Whether a word is an office that simply follows a name (`위원`, `委員`, `의원`)."""
    return read_hanja(word) in _MEMBER_TAILS


def is_unit(word: str) -> bool:
    """Whether a word names a part of an organisation (`의사계`, `비서실`)."""
    if len(word) < 2:
        return False
    if word in NOT_UNITS:
        return False
    if word[0] <= "9":
        return is_numbered_unit(word) or word.endswith(UNIT_SUFFIXES)
    return read_hanja(word).endswith(UNIT_SUFFIXES) or _is_added(word)


def is_numbered_unit(word: str) -> bool:
    """Whether a word is a part of an estate, a school or a village: `101동`, `3학년`."""
    return _NUMBERED_UNIT.fullmatch(word) is not None


def is_organization(word: str) -> bool:
    """Whether a word ends as the names of organisations do (`시설관리공단`)."""
    return read_hanja(word).endswith(ORGANIZATION_SUFFIXES) or _is_added(word)


def _is_added(word: str) -> bool:
    """Whether a word is an organisation of the user."""
    added = in_use()
    return added is not None and added.is_organization(word)


def is_blotted(word: str) -> bool:
    """Whether a name is blotted out (`○○○`, `김○○`, `박00`, `A`)."""
    if len(word) < 2:
        return "A" <= word <= "Z" or "Ａ" <= word <= "Ｚ"
    if len(word) > _LONGEST_BLOTTED or (_BLOTS.isdisjoint(word) and "00" not in word):
        return False
    if len(word) < _LONGEST_BLOTTED - 2 and _BLOTS.issuperset(word):
        return True
    return _BLOTTED.fullmatch("".join(map(_shape, word))) is not None


def _shape(letter: str) -> str:
    if "가" <= letter <= "힣":
        return "가"
    if "\u4e00" <= letter <= "\u9fff":
        return "漢"
    return "A" if "A" <= letter <= "Z" and letter not in _BLOTS else letter


def is_counted(word: str) -> bool:
    """Whether persons are told apart by such a sign instead of a name: `위원 가`, `위원 ②`."""
    return word in _COUNTED


def is_anonymous(name: str | None) -> bool:
    """Whether a printed name hides the person."""
    return name is not None and (is_counted(name) or _MASK_MARKS.search(name) is not None)


def has_surname(word: str) -> bool:
    """Whether a Hangul word begins with a surname and goes on with a given name."""
    return word[0] in SURNAMES or word[:2] in COMPOUND_SURNAMES


def is_name(word: str) -> bool:
    """Whether a word by itself is likely a person's name."""
    added = in_use()
    return is_known_name(word) if added is None else _is_name_with(word, added)


def _is_name_with(word: str, added: Added) -> bool:
    """Whether a word is a person to a user, else whether it is one to all."""
    if word in added.names:
        return True
    if word in added.roles or word in added.speakers or added.is_organization(word):
        return False
    return is_known_name(word)


@lru_cache(maxsize=8192)
def is_known_name(word: str) -> bool:
    """Whether a word is likely a name by the tables alone."""
    if is_blotted(word):
        return True
    if _HANGUL_NAME.fullmatch(word):
        bare = word.split("(")[0].rstrip("ABCDE")
        if bare in NOT_NAMES or bare.removesuffix("대") in NO_NAMES:
            return False
        if bare[-1] in _NO_GIVEN_NAME or not has_surname(bare):
            return False
        longest = 4 if bare[:2] in COMPOUND_SURNAMES else 3
        if bare in ROLE_TAILS or (len(bare) > 2 and bare.endswith(_UNIT_ENDINGS)):
            return False
        if bare[-1] in _PARTICLES and bare[:-1] in _MEMBERS:
            return False
        return len(bare) <= longest
    if "\u3400" <= word[:1] <= "\u9fff" and _HANJA_NAME.fullmatch(word):
        return not _is_known_role(word) and not word.endswith(_HANJA_UNITS)
    return False


def could_be_name(word: str) -> bool:
    """Whether a word may be a name beside a proved office: foreign names and rare surnames too."""
    if is_name(word):
        return True
    if _HANGUL_NAME.fullmatch(word) and word not in NOT_NAMES:
        if word.removesuffix("대") in NO_NAMES:
            return False
        return len(word) <= 5 and not is_role(word) and not is_unit(word)
    return False
