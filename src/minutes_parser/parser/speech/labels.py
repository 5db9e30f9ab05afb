"""Reading speaker labels: office and name, in whichever order and spacing they are printed.

`read_label` reads a text that is a label and nothing else. `cut_label` finds the label at the
beginning of running speech. Both answer with a `Label` or None; neither guesses.
"""

from typing import NamedTuple

from minutes_parser.parser.persons.names import (
    could_be_name,
    has_surname,
    is_blotted,
    is_counted,
    is_member_title,
    is_name,
    is_organization,
    is_role,
    is_unit,
    role_tail,
)
from minutes_parser.parser.text import WIDE_BLANK, close, has_hanja, read_hanja, squeeze
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.labels import FIELD_KINDS, NOT_SPEAKERS
from minutes_parser.vocabulary.roles import ROLE_TAILS, SINGULAR_ROLES
from minutes_parser.vocabulary.surnames import COMPOUND_SURNAMES

_OFFICE_AND_NAME = lazy(r"(.+?)\s*[(（]\s*([^()（）]{2,20})\s*[)）]", needs="(（")
_NAMED_OFFICE = lazy(
    r"([가-힣\u4e00-\u9fff ]{2,20})[(（]([가-힣\u4e00-\u9fff][가-힣\u4e00-\u9fff ]{1,5})[)）]"
    r"(?:\s+|(?=[^\s,.])(?!(?:은|는|이|가|을|를|의|에|에게|께서|와|과|도|로|으로|님)(?![^\W_])))",
    needs="(（",
)
_OF_VOICE = lazy(
    r"([^()（）]+?)\s*[(（]\s*(?:남|여)(?:성|자)?(?:\s*[,/·]?\s*\d0대)?\s*[)）]", needs=("남", "여")
)
_FUSED_MEMBER = lazy(
    r"(\S{2,4}?)("
    + "|".join(
        sorted(
            (
                "소위원장",
                "부위원장",
                "위원장(?!관[님께은이의도,])",
                "위원",
                "의원",
                "부의장",
                "의장",
                "간사",
            ),
            key=len,
            reverse=True,
        )
    )
    + ")"
)
_TWO_WORDS = lazy(r"[가-힣]{1,5} [가-힣]{1,6}")
# Offices that are printed close to a name; `하수도과장` shows why not all of them.
_CLOSE_TITLES = frozenset(
    "위원 의원 위원장 부위원장 소위원장 의장 부의장 간사 이사 감사 교수 변호사 대의원".split()
)
_SUBJECT = frozenset("은는이가")  # `총무이사가` is the subject of a sentence
MAX_LABEL = 40
_LONG_LABEL = 10  # letters of a label without blanks that may be a line of speech


class Label(NamedTuple):
    """Who a label names; at least one of role and name is there."""

    role: str | None
    name: str | None
    organization: str | None = None

    @property
    def whole(self) -> bool:
        """Whether both office and name are told."""
        return self.role is not None and self.name is not None


class Cut(NamedTuple):
    """A label found at the beginning of a text, and where the speech after it starts."""

    label: Label
    stop: int


def join_syllables(words: list[str]) -> list[str]:
    """Close names printed with inner blanks: `김 건 위원` to `김건 위원`."""
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and (word >= "\u3400") and word not in "및등외측와과":
            if not run and joined and joined[-1] in COMPOUND_SURNAMES:
                run.append(joined.pop())
            run.append(word)
            continue
        if run:
            whole = "".join(run)
            joined.extend([whole] if len(run) > 1 else run)
            run = []
        if word:
            joined.append(word)
    return joined


def read_label(text: str, names: frozenset[str] = frozenset()) -> Label | None:
    """Read a text that should be a label and nothing else."""
    text = text.strip().removesuffix("님")
    added = in_use()
    if added is not None and close(text) in added.speakers:
        return Label(text, None)
    if not 1 < len(text) <= MAX_LABEL:
        return None
    words = text.split()
    if len(words) > 1 and any(len(word) == 1 for word in words):
        words = join_syllables(words)
    if len(words) == 1:
        return _read_one(words[0], names)
    if text[-1] in ")）" and _is_unnamed(text, names):
        return Label(squeeze(text), None)
    return _read_bracketed(text, names) or _read_words(words, names)


def read_set_off(text: str, names: frozenset[str] = frozenset()) -> Label | None:
    """A label that brackets or a colon set off: there a letter may tell persons apart as well.

    `위원 가`, `위원 ②`; before a mere blank such a letter is an interjection (`위원장 자, …`).
    """
    words = text.split()
    if len(words) == 2 and is_counted(words[1]) and is_role(words[0]):
        return Label(words[0], words[1])
    return read_label(text, names)


def _is_unnamed(text: str, names: frozenset[str]) -> bool:
    """`시청 담당자(남)`: somebody of whom a recording tells no more than the voice."""
    match = _OF_VOICE.fullmatch(text)
    words = match[1].split() if match else []
    if len(words) > 1 and words[0][0].isdecimal():
        return True
    return len(words) > 1 and not any(w in names or (len(w) == 3 and is_name(w)) for w in words)


def _read_bracketed(text: str, names: frozenset[str]) -> Label | None:
    """`위원장(피은호)`, `위원장 (피은호)`, `사회자(총무부장 피은호)`."""
    match = _OFFICE_AND_NAME.fullmatch(text)
    if not match or not is_role(match[1].replace(" ", "")):
        return None
    office, inside = match[1].replace(" ", ""), match[2].split()
    if match[2] in names or is_name(match[2]):
        return Label(office, match[2])
    if len(inside) == 2 and is_role(inside[0]) and (inside[1] in names or is_name(inside[1])):
        return Label(f"{office}({inside[0]})", inside[1])
    return None


def _read_one(word: str, names: frozenset[str]) -> Label | None:
    if word in names:
        return Label(None, word)
    if "(" in word or "（" in word:
        bracketed = _read_bracketed(word, names)
        if bracketed:
            return bracketed
    fused = read_fused(word, names)
    if fused:
        return fused
    return Label(word, None) if is_role(word) else None


def read_fused(word: str, names: frozenset[str]) -> Label | None:
    """A label printed without blanks: `명시온위원`, `소위원장김영배`, `○○○위원`."""
    readings = _fused_readings(word)
    for label in readings:
        if label.name in names:
            return label
    if read_hanja(word) in ROLE_TAILS or (word[-1] in _SUBJECT and is_role(word[:-1])):
        return None
    for label in readings:
        name = label.name or ""
        if is_blotted(name) or (is_name(name) and len(name) > 2):
            return label
    return None


def _fused_readings(word: str) -> list[Label]:
    """Every split of a word into office and name, names of three syllables first."""
    readings: list[Label] = []
    titles = read_hanja(word)  # a letter for a letter
    for size in (3, 2, 4, 1):
        if len(word) < size + 2:
            continue
        head, tail = word[:size], word[size:]
        if titles[size:] in _CLOSE_TITLES and (
            is_blotted(head) or (size > 1 and could_be_name(head))
        ):
            readings.append(Label(tail, head))
        head, tail = word[:-size], word[-size:]
        if size > 1 and is_role(head) and could_be_name(tail):
            readings.append(Label(head, tail))
    return readings


def _read_words(words: list[str], names: frozenset[str]) -> Label | None:
    if not 1 < len(words) <= 6:
        return None
    if len(words) > 2 and is_blotted(words[-1]) and is_blotted(words[-2]):
        words = [*words[:-2], words[-2] + words[-1]]
        if is_role(words[-2]):
            return Label(" ".join(words[:-1]), words[-1])
    last, before = words[-1], words[:-1]
    if is_role(last):
        return _read_name_first(before, last, names)
    if (last in names or could_be_name(last)) and is_role(before[-1]):
        return _role_and_name(before, last)
    if (
        (last in names or (len(last) > 2 and is_name(last)))
        and is_unit(before[-1])
        and len(before) < 3
    ):
        return _role_and_name(before, last)
    return None


def _role_and_name(before: list[str], name: str) -> Label | None:
    if len(before) > 1 and not all(_is_office_word(word) for word in before[:-1]):
        return None
    return Label(" ".join(before), name)


def _is_office_word(word: str) -> bool:
    """Whether a word may stand before the office inside a label."""
    return (
        is_role(word)
        or is_unit(word)
        or word.startswith(("(", "㈜", "전", "현"))
        or word.endswith("㈜")
    )


def _read_name_first(before: list[str], role: str, names: frozenset[str]) -> Label | None:
    name = before[-1]
    if name in names or is_name(name) or _is_rare_name(name, role):
        if len(before) == 1:
            return Label(role, name)
        if all(_is_office_word(word) for word in before[:-1]):
            return Label(role, name, " ".join(before[:-1]))
        return None
    if all(_is_office_word(word) for word in before) or (len(before) == 1 and len(name) > 2):
        return _office_of(before, role)
    return None


def _is_rare_name(name: str, role: str) -> bool:
    """A foreign name or a rare surname before a plain title of members."""
    return len(name) < 4 and is_member_title(role) and could_be_name(name)


def _office_of(before: list[str], role: str) -> Label:
    """`서울디지털재단 이사장` tells the organisation; `정책국 과장` is one office."""
    if len(before) == 1 and is_organization(before[0]) and not is_role(before[0]):
        return Label(role, None, before[0])
    return Label(" ".join([*before, role]), None)


def cut_label(text: str, names: frozenset[str] = frozenset()) -> tuple[Cut, bool] | None:
    """The label at the beginning of a text, and whether a hard separator proves it.

    A tab, U+3000 or two blanks end a label for certain; one blank ends it where office and name
    are both told. Nothing else counts.
    """
    added = in_use()
    if added is not None and (own := _cut_added(text, added)):
        return own, True
    bracketed = _NAMED_OFFICE.match(text)
    if bracketed and is_role(close(bracketed[1])) and _is_certain(close(bracketed[2]), names):
        return Cut(Label(squeeze(bracketed[1]), close(bracketed[2])), bracketed.end()), True
    if len(text) <= MAX_LABEL:
        label = read_label(text, names)
        if label and (label.whole or label.role):
            # `위원장선우명더질의하실위원안계시`: a line of speech whose blanks were lost.
            proved = label.name in names or " " in text or len(text) < _LONG_LABEL
            fused = None if proved else _cut_proved(text, text, names)
            return (fused or Cut(label, len(text))), True
    for match in WIDE_BLANK.finditer(text, 0, MAX_LABEL + 4):
        label = read_label(text[: match.start()], names) or _read_foreign(text[: match.start()])
        if label is None:
            continue
        short = len(text[: match.start()].split()) < 3
        if label.whole or (short and not _name_follows(text, match.end(), names)):
            return Cut(label, match.end()), True
    soft = _cut_soft(text, names)
    return (soft, False) if soft else None


def _read_foreign(text: str) -> Label | None:
    """`참고인 다와 체링`, `존 매카시 진술인`: a foreign name of two words, the blank closed."""
    words = text.split()
    if len(words) != 3:
        return None
    role, *name = words if is_role(words[0]) else [words[2], *words[:2]]
    if is_role(role) and not any(map(is_role, name)) and _TWO_WORDS.fullmatch(" ".join(name)):
        return Label(role, "".join(name))
    return None


def _cut_added(text: str, added: Added) -> Cut | None:
    """A label that speaks by the word of the user, whatever stands behind its blank."""
    words = text.split(None, 3)[:3]
    for count in range(len(words), 0, -1):
        if close(read_hanja("".join(words[:count]))) in added.speakers:
            return Cut(Label(" ".join(words[:count]), None), _end_of(text, count))
    return None


def _name_follows(text: str, start: int, names: frozenset[str]) -> bool:
    """`의장  방길남 성원이…`: the office and the name themselves stand apart."""
    word = text[start : start + 6].split(None, 1)[:1]
    return bool(word) and (word[0] in names or is_name(word[0]))


def _cut_soft(text: str, names: frozenset[str]) -> Cut | None:
    """A label that one blank, or none, separates from the speech."""
    words = text[: MAX_LABEL + 20].split()
    fused = read_fused(words[0], names) if words else None
    if fused is not None:
        return Cut(fused, _end_of(text, 1))
    if len(words) > 3 and _is_certain(words[1], names) and _is_staff(words[0], words[2]):
        return Cut(Label(words[2], words[1], words[0]), _end_of(text, 3))
    if len(words) > 2:
        for role, *name in ([words[0], *words[1:3]], [words[2], *words[:2]]):
            if "".join(name) in names and is_role(role) and not is_role(name[1]):
                return Cut(Label(role, "".join(name)), _end_of(text, 3))
    for count in _soft_counts(words):
        label = _read_words(join_syllables(words[:count]), names) if count > 1 else None
        if label is not None and label.whole and _is_certain(label.name, names):
            return Cut(label, _end_of(text, count))
    if words:
        return _cut_fused(text, words[0], names)
    return None


def _is_staff(unit: str, office: str) -> bool:
    """`의사팀 표은서 주무관`: unit and office around the name; no one who is spoken to."""
    if not is_unit(unit) or is_role(unit) or not is_role(office):
        return False
    return office not in SINGULAR_ROLES and not office.endswith("위원")


def _is_certain(name: str | None, names: frozenset[str]) -> bool:
    return name is not None and (name in names or is_name(name))


def _soft_counts(words: list[str]) -> list[int]:
    """How many words the label may take, most telling first."""
    most = min(len(words), 5)
    spaced = len(words) > 2 and len(words[0]) == 1 and len(words[1]) == 1
    return [3, 2] if spaced else [2, *range(3, most + 1)]


def _end_of(text: str, count: int) -> int:
    """Offset of the speech after the first `count` words."""
    at = 0
    for _ in range(count):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _cut_fused(text: str, word: str, names: frozenset[str]) -> Cut | None:
    """`명시온위원 덧붙여서…`, and text without any blanks: `윤후덕위원의석을…`."""
    if len(word) < 7:
        return None
    return _cut_proved(text, word, names) or _cut_member(text, word, names)


def _cut_proved(text: str, word: str, names: frozenset[str]) -> Cut | None:
    """The label of a word without blanks whose name is proved elsewhere."""
    member = _cut_member(text, word, names)
    if member is not None and member.label.name in names:
        return member
    return _cut_office(text, word, names)


def _cut_member(text: str, word: str, names: frozenset[str]) -> Cut | None:
    match = _FUSED_MEMBER.match(word)
    if match and (match[1] in names or (has_surname(match[1]) and is_name(match[1]))):
        start = text.index(word)
        return Cut(Label(match[2], match[1]), start + match.end())
    return None


def _cut_office(text: str, word: str, names: frozenset[str]) -> Cut | None:
    """`외교부제1차관박윤주예,…`: only a name proved elsewhere can end the label."""
    start = text.index(word)
    for at in range(2, min(len(word) - 2, 30)):
        if role_tail(word[max(at - 7, 0) : at]) is None:
            continue
        for size in (3, 4, 2, 5):
            if word[at : at + size] in names:
                return Cut(Label(word[:at], word[at : at + size]), start + at + size)
    return None


def is_field_label(text: str) -> bool:
    """Whether a label is the name of a header field, never a person."""
    plain = read_hanja(text.replace(" ", "")) if has_hanja(text) else text.replace(" ", "")
    added = in_use()
    if added is not None and (plain in added.labels or plain in added.speakers):
        return plain in added.labels
    return plain in FIELD_KINDS


def is_no_speaker(head: str) -> bool:
    """Whether no one speaks under a closed word; what the user says of it goes first."""
    added = in_use()
    if added is not None and (head in added.speakers or head in added.not_speakers):
        return head in added.not_speakers
    return head in NOT_SPEAKERS
