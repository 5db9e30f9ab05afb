"""The end of the minutes: the date, the body and who signs, each with a place to sign.

`의장 대표이사   한   결   운   (인)`: offices and names are spaced as it pleases, several may stand
in one row, and the places to sign may stand on lines of their own.
"""

from __future__ import annotations

import re

from minutes_parser.parser.heading.fields import read_field
from minutes_parser.parser.heading.times import find_date
from minutes_parser.parser.persons.names import could_be_name, is_blotted, is_name, is_role
from minutes_parser.parser.persons.people import Person, Row, read_people
from minutes_parser.parser.speech.joining import ends_sentence
from minutes_parser.parser.text import Units, close, is_prose, squeeze
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import KEEPER_ROLES

_SIGN = (
    r"(?:[(（\[]\s*(?:서\s*명|인|印|날인|직인|생략|(?:직인|서명|날인|기명날인)\s*생략|서명\s*(?:또는|·|/|,)\s*(?:인|날인))\s*[)）\]]"
    r"|㊞|(?<=\s\s\s)인\s*$)"
)
_PLACE = lazy(_SIGN, needs="명인印략㊞")
_PLACES = lazy(rf"(?:\s*(?:{_SIGN}|[_＿]{{2,}})\s*)+")
_ATTESTED = lazy(
    r"(?:기명\s*(?:날인|서명)|서명\s*날인|서명\s*또는|날인)\s*[·,]?\s*(?:날인)?\s*(?:하|한|함|합|을|키로)"
    r"|서명(?:하다|하였다|한다|함|합니다|하고자)|(?:틀림|다름|상위)\s*없음을?\s*(?:확인|확증|증명)",
    needs=("서명", "날인", "틀림", "다름", "상위"),
)
_DATED = lazy(r"[\d\s.년월일()（）월화수목금토요日年月日-]+")
_LABEL = lazy(r"(?:성\s*명|이\s*름|간?\s*서\s*명|확\s*인)\s*[:：]\s*|^\W*(?:\d{1,2}[.)]\s*)?")
_COLON = lazy(r"\s*[:：]\s*")
_HANGUL = lazy(r"[가-힣]{1,5}")
_LONGEST = 70
_ROW = 160  # the longest row of signatures
_REACH = 150  # lines from the end in which somebody signs
_REACH = 200  # lines from the end in which signatures stand
_TALK = frozenset(".?!,다요까니는을를이가에의")
_SIGNS = frozenset("인㊞")
_PLACE_MARKS = "(（[㊞"
_OTHER = frozenset({"people", "agenda", "attachment", "date", "place", "record"})


def find_signing(units: Units, skip: dict[int, str]) -> range | None:
    """The units of the signatures; None where nobody signs.

    They are short lines behind the closing formula, or around places to sign.
    """
    texts = units.text
    filled = [i for i, text in enumerate(texts) if text and i not in skip]
    early = max(len(filled) // 3, len(filled) - _REACH)
    behind = range(min(early, len(filled) // 2), len(filled))
    told = {i for mark in _PLACE_MARKS for i in units.holding(mark)}.union(units.ending(_SIGNS))
    ends = ((n, texts[filled[n]]) for n in behind if filled[n] in told)
    places = [n for n, text in ends if text[-1] not in _TALK and _is_place(text)]
    for n in range(len(filled) - 2, early, -1):
        if not _closes(texts, filled, n):
            continue
        stop = _block_stop(texts, filled, n + 1)
        rows = [k for k in range(n + 1, stop) if _signers_of(texts[filled[k]])]
        rows += [k for k in places if n < k < stop]
        if rows:
            last = max(rows)
            while last + 1 < stop and _signers_of(texts[filled[last + 1]], True):
                last += 1
            return range(filled[n + 1], filled[last] + 1)
    return _around_places(texts, filled, places)


def _is_place(text: str) -> bool:
    """Whether a line holds a place to sign; a cheap look spares most lines the pattern."""
    if "(" not in text and "（" not in text and "[" not in text and text[-1] not in _SIGNS:
        return "㊞" in text
    return _PLACE.search(text) is not None


def _closes(texts: list[str], filled: list[int], n: int) -> bool:
    """Whether a line ends the formula that the signatures follow."""
    text = texts[filled[n]]
    if not (ends_sentence(text) or text.endswith(("다", "함"))) or _is_place(text):
        return False
    formula = f"{texts[filled[n - 1]] if n else ''} {text}"[-90:]
    if "명" not in formula and "날" not in formula and "없" not in formula:
        return False
    return _ATTESTED.search(formula) is not None


def _block_stop(texts: list[str], filled: list[int], start: int) -> int:
    n = start
    while n < len(filled) and _may_sign(texts[filled[n]]):
        field = read_field(texts[filled[n]])
        if field is not None and field.kind.name in _OTHER and not _PLACE.search(texts[filled[n]]):
            break
        n += 1
    return n


def _may_sign(text: str) -> bool:
    return len(close(text)) <= _LONGEST and not is_prose(text) and not text.endswith(("다.", "함."))


def _around_places(texts: list[str], filled: list[int], signed: list[int]) -> range | None:
    """Rows with a place to sign near the end, the date and the body right above them."""
    rows = [n for n in signed if n * 2 > len(filled) and _signers_of(texts[filled[n]])]
    if not rows:
        return None
    last = first = rows[-1]
    for n in reversed(rows[:-1]):
        if first - n > 3:
            break
        first = n
    for n in range(first - 1, max(first - 4, -1), -1):
        text = texts[filled[n]]
        if find_date(text) and _DATED.fullmatch(text):
            first = n
            break
        if not _may_sign(text) or ends_sentence(text):
            break
    return range(filled[first], filled[last] + 1)


def read_signers(rows: list[tuple[int, str]], label: str = "") -> list[Person]:
    """Who signs, in order; under a label of their own the rows are a list of people."""
    people: list[Person] = []
    bare = not any(_signers_of(text) for _, text in rows)
    for unit, text in rows:
        found = _signers_of(text, bare)
        if not found and label:
            found = [person for person in read_people([Row(unit, text)], None) if person.name]
        people += [person._replace(unit=unit) for person in found]
    return people


def _signers_of(text: str, bare: bool = False) -> list[Person]:
    """The people of one row; `bare` where a name may stand alone, far from its place to sign."""
    if bare and len(text) < 5 and is_name(text):
        return [Person(text, None, None, -1, False)]
    if len(text) > _ROW or _DATED.fullmatch(text):
        return []
    parts = [part for part in _PLACES.split(text) if part and part.strip()]
    placed = _PLACE.search(text) is not None
    if bare and not placed and "_" in text:
        return []
    if not placed:
        parts = _columns(text)
    found = [_read_signer(part, placed) for part in parts]
    return [person for person in found if person is not None]


def _columns(text: str) -> list[str]:
    """`이사장 봄여울    이사 강나루`: a row of several without places to sign."""
    parts = re.split(r"\s{3,}", text)
    return parts if len(parts) > 1 and all(_read_signer(p, False) for p in parts) else [text]


def _read_signer(text: str, placed: bool) -> Person | None:
    """`이  사   강 지 우`: an office and a name, in whichever order and spacing."""
    text = _LABEL.sub("", squeeze(text), count=2).strip(" :：-·")
    text = _COLON.sub(" ", text)
    words = text.split()
    if not words or len(words) > 12 or len(text) > 40:
        return None
    for at in range(len(words) - 1, 0, -1):
        before, after = words[:at], close(" ".join(words[at:]))
        if len(after) > 5 or not is_name(after) or (is_role(after) and len(after) > 2):
            continue
        role = _office(before)
        if role:
            return Person(after, role, None, -1, True)
    for at in range(1, len(words)):
        name, role = close(" ".join(words[:at])), _office(words[at:])
        if is_name(name) and not is_role(name) and role:
            return Person(name, role, None, -1, True)
    return _read_rare(words, placed)


def _read_rare(words: list[str], placed: bool) -> Person | None:
    """Where a place to sign proves the person: a name alone, a foreign one, a rare surname."""
    if not placed:
        return None
    whole = close(" ".join(words))
    if (is_name(whole) or is_blotted(whole)) and not is_role(whole):
        return Person(whole, None, None, -1, False)
    for at in range(1, len(words)):
        role, rest = _office(words[:at]), words[at:]
        name = close(" ".join(rest))
        rare = len(rest) < 3 and all(_HANGUL.fullmatch(word) for word in rest)
        if role and (could_be_name(name) or rare) and not is_role(name):
            return Person(name, role, None, -1, True)
    return None


def _office(words: list[str]) -> str | None:
    """An office of one or more words, letter-spacing closed; None for other words."""
    whole = close(" ".join(words))
    if whole in KEEPER_ROLES:
        return whole
    if all(len(word) == 1 for word in words):
        words = [close(" ".join(words))]
    if len(words) > 4 or not is_role(words[-1]):
        joined = _join_letters(words)
        if joined == words or not is_role(joined[-1]):
            return None
        words = joined
    offices = [word for word in _join_letters(words) if is_role(word)]
    return " ".join(offices)


def _join_letters(words: list[str]) -> list[str]:
    joined: list[str] = []
    run = ""
    for word in [*words, ""]:
        if len(word) == 1:
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        if word:
            joined.append(word)
    return joined
