"""Numbers of people that a document declares: `재적 11명, 출석 8명`, `이사총수 6명`.

Members are counted; where directors and auditors are told apart, the directors are. Numbers of
shares, votes and sums are none.
"""

from typing import Any, NamedTuple

from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.parser.text import read_hanja, read_numerals, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.counts import TALLY_KEYS

_KEY = "|".join(sorted(TALLY_KEYS, key=len, reverse=True))
_UNIT = r"(?:명|인|名|人|분)"
# What is counted in shares, votes, money or time is no number of people.
_NO_UNIT = (
    r"(?![\d,.]*\s*(?:주|표|좌|개|%|％|원|억|만|천|건|차|회|기|호|년|월|일|시|퍼센트|분의|번|쪽))"
)
_PAIR = lazy(
    rf"(?:(?P<before>[^\W\d_A-Za-z]{{2,4}})\s*)?(?P<key>{_KEY})\s*(?P<who>[^\W\d_A-Za-z]{{0,6}}?)\s*(?:총수|수|자|제출)?"
    rf"\s*(?:[:：]|은|는|이|가|\|)?\s*(?:총\s*)?(?P<n>\d{{1,5}})(?!\d){_NO_UNIT}\s*{_UNIT}?",
    needs=tuple(TALLY_KEYS),
)
_ALL = lazy(
    r"(?:^|[\s(（])총\s*(?P<who>[^\W\d]{2,6})\s*(?:수\s*)?[:：]?\s*"
    rf"(?P<n>\d{{1,5}})\s*{_UNIT}",
    needs="총",
)
_LATER = lazy(
    rf"(?<!총 )(?P<n>\d{{1,5}})\s*{_UNIT}\s*(?:이|의|은)?\s*"
    r"(?P<key>출석|참석|재석|참여|불참|결석|미참여|미제출|미회신|위임장|위임)",
    needs=("출석", "참석", "재석", "참여", "불참", "결석", "미제출", "미회신", "위임"),
)
_QUORUM = lazy(
    r"(?:(?:재적|재적의|총|총원)\s*(?:위원|의원|이사|회원|대의원|정회원|조합원|임원|주주|사원|구성원|평의원)?"
    r"|(?<![^\W\d])(?:위원|의원|이사|회원|대의원|조합원|구성원|평의원))\s*"
    r"(?P<total>\d{1,4}|[^\W\d]{1,4})\s*(?:명|인|분)\s*(?:중|가운데)(?:에)?,?\s*(?:[^\W\d]{0,4}\s*)?"
    r"(?P<present>\d{1,4}|[^\W\d]{1,4})\s*(?:명|인|분)(?:\s*[(（](?P<inside>[^()（）]{0,30})[)）])?\s*[이께의]?\s*(?:서)?\s*(?:출석|참석|나오|참여|재석)",
    needs=("중", "가운데"),
)
_UNITS = r"(?:[인명]|개\s*(?:단위|과|동아리|학과)?|단위|곳|학과|과)"
_AMONG = lazy(
    rf"(\d{{1,4}})\s*{_UNITS}\s*(?:의원|위원|이사|회원)?\s*(?:중|가운데)\s*(\d{{1,4}})\s*{_UNITS}",
    needs=("중", "가운데"),
)
# `중앙동아리 41개 중 33개 (위임 3)`: units rather than people are counted, and nobody is named.
_UNITS_COUNTED = lazy(
    rf"(?:[가-힣]{{1,10}}\s*)?(?:총\s*)?\d{{1,4}}\s*{_UNITS}\s*(?:중|가운데)\s*\d{{1,4}}\s*{_UNITS}"
    r"\s*(?:출석|참석|참여)?\s*(?:[(（][^()（）]*[)）])?\.?",
    needs=("중", "가운데"),
)
# Members that are no persons: `64개 점포 중 출석 39`, `58가구 중 41가구`.
_HOUSES = lazy(
    r"(\d)\s*(?:개\s*)?(?:점포|업체|회원사|회사|단체|기관|가구|세대|조합|학교)", needs=DIGIT
)
_REST = lazy(
    r"(?:위원|의|회|이사|조합|부위원)장\s*(?:을|를)?\s*포함|[\s\d(){}\[\]（）.,·/:：|ㆍ~-]|명|인|분|총|중|및|포함|현재|제출|이상|과반수?|성원|충족"
)
_NATIVE = {w: n for n, w in enumerate("영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split())}
_AUDITORS = "감사"
_WORD = lazy(r"[\s,、·()（）/:：]+")
_SAID = frozenset({"위임장", "서면결", "정회원", "준회원", "조합원", "대의원", "구성원", "성원이"})


FIRST = 8  # nodes of the record in which its opening is told


class Pair(NamedTuple):
    """A number as declared: of what (`total`, `present`, …), by which word, of whom, how many."""

    key: str
    word: str
    who: str
    number: int


# `참석인원: 총 19명 중 참석 13`: all of whom some came.
_OF_ALL = lazy(r"\s*(?:중|가운데)\s*(?:참석|출석|참여|재석)")
_THOUSANDS = lazy(r"(?<=\d),(?=\d{3}(?!\d))", needs=",")


def read_pairs(text: str) -> list[Pair]:
    """All numbers of people that a text declares."""
    text = _HOUSES.sub(r"\1명", squeeze(read_hanja(read_numerals(_close_thousands(text)))))
    pairs = []
    rest = text
    for match in _PAIR.finditer(text) if any(key in text for key in TALLY_KEYS) else ():
        who = (match["before"] or "") + match["who"]
        if TALLY_KEYS[match["key"]] == "present" and _OF_ALL.match(text, match.end()):
            pairs.append(Pair("total", "총", "", int(match["n"])))
            continue
        pairs.append(Pair(TALLY_KEYS[match["key"]], match["key"], who, int(match["n"])))
        rest = rest.replace(match[0], " " * len(match[0]), 1)
    known = {pair.key for pair in pairs}
    whole = _ALL.search(rest) if "총" in rest and "total" not in known else None
    if whole:
        pairs.append(Pair("total", "총", whole["who"], int(whole["n"])))
    for match in _LATER.finditer(rest):
        key = TALLY_KEYS[match["key"]]
        if key not in known:
            known.add(key)
            pairs.append(Pair(key, match["key"], "", int(match["n"])))
    return pairs


def _close_thousands(text: str) -> str:
    """`1,284명` as `1284명`."""
    return _THOUSANDS.sub("", text)


def is_tally(text: str) -> bool:
    """Whether a line declares numbers of people and says nothing else."""
    if len(text) > 120 or not any(char.isdigit() for char in text):
        return False
    if len(read_pairs(text)) > 1 and not _names_people(text):
        return True
    rest = _PAIR.sub(" ", squeeze(text))
    if len(rest) == len(squeeze(text)):
        return False
    rest = _ALL.sub(" ", rest) if "총" in rest else rest
    return not _REST.sub("", _LATER.sub(" ", rest))


def _names_people(text: str) -> bool:
    """Whether names stand among the numbers: then it is a list with numbers in it."""
    words = [word for word in _WORD.split(text) if len(word) == 3]
    return any(is_name(word) and not is_role(word) for word in words if word not in _SAID)


class Tallies:
    """The numbers declared so far; the first word on each counts."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.words: dict[str, str] = {}

    def declare(self, key: str, number: int, word: str = "") -> None:
        """A number; 재적 says more than the 정수 before it."""
        if key not in self.counts or (self.words.get(key) == "정수" and word == "재적"):
            self.counts[key] = number
            self.words[key] = word

    def add_absent(self, number: int) -> None:
        """청가, 결석 and 출장 under headings of their own are absent together."""
        self.counts["absent"] = self.counts.get("absent", 0) + number

    def read(self, text: str) -> None:
        """Everything a text of the head declares."""
        absent = 0
        known = bool(self.counts)
        for pair in read_pairs(text):
            if pair.who.startswith(_AUDITORS) and (known or self.counts):
                continue
            if pair.key == "absent":
                absent += pair.number
            else:
                self.declare(pair.key, pair.number, pair.word)
        if absent:
            self.declare("absent", absent)
        among = _AMONG.search(_close_thousands(text)) if "total" not in self.counts else None
        if among and self.counts.get("present") == int(among[2]):
            self.declare("total", int(among[1]))

    def read_among(self, text: str) -> bool:
        """`12명 중 9명` under a heading of those present."""
        text = _HOUSES.sub(r"\1명", _close_thousands(text))
        among = _AMONG.search(text)
        if among:
            self.declare("total", int(among[1]))
            self.declare("present", int(among[2]))
            for pair in read_pairs(text[among.end() :]):
                if pair.key in {"proxy", "absent"}:
                    self.declare(pair.key, pair.number)
        return among is not None

    def read_units(self, text: str) -> bool:
        """`41개 중 33개 (위임 3)`: all of them, those present, and what the bracket adds."""
        if _UNITS_COUNTED.fullmatch(text) is None or not self.read_among(text):
            return False
        for pair in read_pairs(text):
            if pair.key not in {"total", "present"}:
                self.declare(pair.key, pair.number, pair.word)
        return True

    def read_stages(self, proceedings: list[dict[str, Any]]) -> None:
        """`19:04 성원 점검 (재적 26, 재석 18)`: what the first stage line tells, and no head."""
        if self.counts:
            return
        for node in proceedings[:FIRST]:
            if node["type"] == "event" and "재적" in node["text"]:
                self.read(node["text"])
                return

    def read_report(self, text: str) -> None:
        """The attendance report: `재적위원 7인 중 6인이 출석하여 …`."""
        text = read_hanja(read_numerals(text))
        counted = "재적" in text or "총" in text or " 가운데 " in text or "명 중 " in text
        match = _QUORUM.search(text) if counted else None
        if match:
            total, present = _number(match["total"]), _number(match["present"])
            if total and present and total >= present:
                self.declare("total", total)
                self.declare("present", present)
                for pair in read_pairs(match["inside"] or ""):
                    if pair.key == "proxy":
                        self.declare("proxy", pair.number)


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in _NATIVE:
        return _NATIVE[word]
    if word.startswith("열") and word[1:] in _NATIVE:
        return 10 + _NATIVE[word[1:]]
    return None
