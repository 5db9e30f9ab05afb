"""Outcomes: what was decided on each item, as printed beside it or as the chair declares."""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.agenda import AgendaIndex, Item
from minutes_parser.parser.text import close, has_hanja, read_hanja, read_numerals
from minutes_parser.vocabulary.results import RESULT_WORDS

_WORDS = "|".join(
    r"\s*".join(word) for word in sorted(RESULT_WORDS, key=len, reverse=True) if word != "동의"
)
_LONGEST_FIRST = sorted(RESULT_WORDS, key=len, reverse=True)
_DECLARED = re.compile(
    rf"(?P<word>{_WORDS})\s*(?:이|가)?\s*(?:되었|됐|된|하였|되)?(?:음|것|함|임)?(?:을|를)?\s*(?:선\s*포|선\s*언)"
    rf"|(?P<done>보류|접수|부결|유보|가결|채택|승인|재심의)(?:하기로|하는\s*것으로|하는\s*걸로)\s*(?:하겠|하고|함|결정|합의)"
    rf"|(?P<later>계속\s*(?:하여\s*)?심사)하(?:기로|도록|겠)"
    rf"|(?P<note>보류|부결|가결|승인|재심의)(?:함|하겠음|됨)(?=[.\s]|$)"
)
_ORDER = re.compile(r"(?<!조)(?<!조 )제\s*(\d{1,3})\s*항(?:\s*(?:부터|내지|에서|~|∼)\s*제?\s*(\d{1,3})\s*항)?")
_BILL = re.compile(r"제\s*(\d{1,3})\s*호\s*(?:안건|의안|은|는|의|로)?")
_VOTES = {
    "for": re.compile(r"(?:찬\s*성|가)\s*[:：]?\s*(\d{1,4})\s*(?:인|명|표|주)?"),
    "against": re.compile(r"(?:반\s*대)\s*[:：]?\s*(\d{1,4})\s*(?:인|명|표|주)?"),
    "abstain": re.compile(r"(?:기\s*권)\s*[:：]?\s*(\d{1,4})\s*(?:인|명|표|주)?"),
}
_AMENDED = re.compile(r"수정한\s*(?:부분|대로|안)|수정안\s*대로|수정(?:하여|하고|의결)|고쳐|수정안은\s*가결|수정한\s*바와|수정안을")
_CONDITION = re.compile(r"조건(?:으로|부|을\s*붙|을\s*부여)")
_AS_MOVED = re.compile(r"원안\s*(?:대로|에|과|이|을|가결|의결)")
_REFERRED = re.compile(r"(?:소위원회|위원회|소위)(?:로|에)\s*회부")
_NOT_LAID = re.compile(r"본회의에\s*부의하지\s*(?:않|아니)")
_ALTERNATIVE = re.compile(r"대안을|위원회\s*대안|위원회안으로")
_MOVED = re.compile(r"상\s*정")
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")
MOTION_REACH = 420


class OutcomeReader:
    """Follows the record and notes one outcome an item; what is printed beats what is spoken."""

    def __init__(self, items: list[Item], lines: list[int]) -> None:
        self.items = items
        self.lines = lines
        self.line = 1
        self.numbers: dict[str, list[int]] = {}
        self.letters: dict[str, list[int]] = {}
        for n, item in enumerate(items):
            if item.number and item.number.isdecimal() and item.level == 0:
                self.numbers.setdefault(item.number, []).append(n)
            elif item.number and len(item.number) == 1:
                self.letters.setdefault(item.number, []).append(n)
        self.index = AgendaIndex(items)
        self.current: list[int] = []
        self.fresh = False
        self.found: dict[int | None, dict[str, Any]] = {}
        self.printed: set[int | None] = set()
        self.loose: list[dict[str, Any]] = []
        self.votes: dict[str, int] | None = None
        self.awaits = False

    def read_heading(self, node: dict[str, Any]) -> None:
        """A heading names the item under discussion, or prints a result."""
        item = node.get("agenda_item")
        self.awaits = False
        if item is not None:
            self.votes = None
            self.current = [*self.current, item] if self.fresh else [item]
            self.fresh = True
            return
        printed = read_result(node["text"])
        if printed and self.current:
            self._note(self.current[0], *printed, node["line"], self._take_votes(), True)
        elif printed and not self.items:
            self.loose.append(_outcome(None, *printed, node["line"], self._take_votes()))
        else:
            self.awaits = _ASKS.fullmatch(node["text"]) is not None

    def read_event(self, node: dict[str, Any]) -> None:
        """`19:08 만장일치 수정가결`: a result kept by the clock."""
        match = _CLOCKED_RESULT.fullmatch(node["text"])
        word = result_of(match[1]) if match else None
        if match and word:
            items = self._numbered(match[1]) or self._by_category(match[1]) or self.current[:1]
            for item in items:
                self._note(item, word, match[1], node["line"], self._take_votes(), True)

    def _by_category(self, text: str) -> list[int]:
        """`심의안건2 보류`."""
        match = re.search(r"안건\s*(\d{1,2})", text)
        return self._by_number(match[1]) if match else []

    def _take_votes(self) -> dict[str, int] | None:
        votes, self.votes = self.votes, None
        return votes

    def read_narrative(self, text: str, line: int) -> None:
        """Narrative minutes: `의장이 가부를 물은바 … 원안대로 가결하다`; result lines under a heading."""
        if self.awaits:
            self.awaits = False
            first = text.split("\n", 1)[0]
            word = result_of(_AFTER_VOTES.sub("", first))
            if word and self.current:
                self._note(self.current[0], word, first, line, read_votes(first), True)
                return
        self._read_arrows(text, line)
        for match in _NARRATED.finditer(text):
            if not self.current and self.items:
                break
            motion = text[max(0, match.start() - MOTION_REACH) : match.end()]
            sentence = _SENTENCE.split(motion)[-1]
            word = RESULT_WORDS[close(match["word"])]
            votes = read_votes(sentence)
            item = self.current[0] if self.current else None
            if item in self.printed:
                continue
            self._note(item, refine(word, sentence), close(match[0]), line, votes, False)

    def _read_arrows(self, text: str, line: int) -> None:
        """`찬성 8, 반대 0 → 가결`, and votes that wait for their result."""
        for row in text.split("\n"):
            votes = read_votes(row)
            match = _ARROW.search(row)
            word = result_of(match[1]) if match else None
            if match and word and self.current:
                items = self._lettered(row) or self.current[:1]
                for item in items:
                    self._note(item, word, match[1].strip(), line, votes or self._take_votes(), True)
            elif votes and len(row) < 60:
                self.votes = {**(self.votes or {}), **votes}

    def _lettered(self, text: str) -> list[int]:
        """`가. 안건은 …`, `나호 안건은 …`: items known by a letter."""
        match = _LETTER.search(text)
        return self.letters.get(match[1], [])[:1] if match else []

    def read_remark(self, text: str, line: int) -> None:
        """A remark may move items and declare results."""
        self.fresh = self.awaits = False
        self.line = line
        if "→" in text or "⇒" in text or "찬성" in text:
            self._read_arrows(text, line)
        if has_hanja(text):
            text = read_hanja(read_numerals(text))
        if not _may_tell(text):
            return
        last = 0
        for match in _DECLARED.finditer(text):
            motion = text[max(last, match.start() - MOTION_REACH) : match.end()]
            self._move(text[last : match.start()])
            self._declare(match, motion, line)
            last = match.end()
        self._move(text[last:])

    def read_table(self, node: dict[str, Any]) -> None:
        """A table with a column of results."""
        for row in node["rows"][1:]:
            items = [item for cell in row if (item := self.index.match(cell)) is not None]
            for cell in reversed(row):
                printed = result_of(cell)
                if printed and items:
                    self._note(items[0], printed, cell, node["line"], None, True)
                    break

    def _move(self, text: str) -> None:
        """`의사일정 제2항을 상정합니다`: the items under discussion."""
        for sentence in _SENTENCE.split(text):
            if _MOVED.search(sentence):
                items = self._numbered(sentence) or self._lettered(sentence)
                if items:
                    self.current = items

    def _numbered(self, text: str) -> list[int]:
        items: list[int] = []
        for match in _ORDER.finditer(text):
            first, last = int(match[1]), int(match[2] or match[1])
            items.extend(item for n in range(first, min(last, first + 200) + 1) for item in self._by_number(str(n)))
        for match in _BILL.finditer(text):
            items.extend(self._by_number(match[1]))
        return list(dict.fromkeys(items))

    def _by_number(self, number: str) -> list[int]:
        """The item of that number in the list of the sitting: the last one printed before."""
        found = self.numbers.get(number, [])[-64:]
        before = [n for n in found if self.lines[self.items[n].unit] <= self.line]
        return (before or found)[-1:]

    def _declare(self, match: re.Match[str], motion: str, line: int) -> None:
        sentence = _SENTENCE.split(motion.strip())[-1]
        said = match["word"] or match["done"] or match["note"]
        word = RESULT_WORDS[close(said)] if said else "계속심사"
        if word in {"선출", "의결", "동의"} and match["word"] is None:
            return
        if word == "선출":
            return
        votes = read_votes(sentence)
        if votes and len(re.findall(r"가결|부결|보류", sentence)) > 1:
            votes = None
        items = (
            self._numbered(motion)
            or self._lettered(sentence)
            or self._mentioned(motion)
            or self._ordered(sentence)
            or self.current
        )
        refused = self._not_laid(motion, line)
        result = refine(word, motion)
        if refused:
            items = self._alternative_after(refused) if _ALTERNATIVE.search(motion) else []
            result = word
        if _REFERRED.search(motion):
            result = "회부"
        for item in items:
            self._note(item, result, close(match[0]), line, votes, False)
        if not items and not self.items:
            self.loose.append(_outcome(None, result, close(match["word"] or match[0]), line, votes))

    def _ordered(self, sentence: str) -> list[int]:
        """`둘째 안건이 …`: the order in words."""
        match = _ORDINAL.search(sentence)
        if not match:
            return []
        at = _ORDINALS.index(match[1])
        return [at] if at < len(self.items) else []

    def _mentioned(self, motion: str) -> list[int]:
        """Items named by title; a category stands for the items under it."""
        named = self.index.mentioned(motion)
        found: list[int] = []
        for n in named:
            under = n + 1
            while under < len(self.items) and self.items[under].level > self.items[n].level and self.items[under].kind:
                found.append(under)
                under += 1
            if under == n + 1:
                found.append(n)
        titled = [n for n in found if n in named]
        return titled or found

    def _not_laid(self, motion: str, line: int) -> list[int]:
        """Bills not laid before the plenary, and what replaces them."""
        match = _NOT_LAID.search(motion)
        if not match:
            return []
        items = self._numbered(_SENTENCE.split(motion[: match.start()])[-1])
        for item in items:
            self._note(item, "본회의 불부의", match[0], line, None, False)
        return items

    def _alternative_after(self, items: list[int]) -> list[int]:
        following = max(items) + 1
        if following < len(self.items) and "대안" in self.items[following].title:
            return [following]
        return []

    def _note(
        self,
        item: int | None,
        result: str,
        printed: str,
        line: int,
        votes: dict[str, int] | None,
        beside: bool,
    ) -> None:
        before = self.found.get(item)
        if before is not None and item in self.printed and not beside:
            if votes and not before["votes"]:
                before["votes"] = votes
            return
        if beside:
            self.printed.add(item)
            votes = votes or (before["votes"] if before else None)
        self.found[item] = _outcome(item, result, printed, line, votes)

    def outcomes(self) -> list[dict[str, Any]]:
        """All outcomes, in the order of the agenda."""
        listed = [self.found[item] for item in sorted(k for k in self.found if k is not None)]
        return [*listed, *self.loose]


_ORDINALS = ("첫", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟")
_ORDINAL = re.compile(r"(첫|둘|셋|넷|다섯|여섯|일곱|여덟)(?:\s*번)?째?\s*(?:의\s*)?(?:안건|의안)")
_LETTER = re.compile(r"(?:^|[\s(])([가-하])(?:\.|호|항|목)\s*(?:안건|의안)?(?=[\s은는이을를의,])")
_ARROW = re.compile(r"(?:→|⇒|➡|=>|▶)\s*([^→⇒]{2,24})$")
_ASKS = re.compile(r"[\W\d]*(?:심의|심사|의결|처리|토의|안건\s*)?\s*결\s*과\W*")
_CLOCKED_RESULT = re.compile(r"[\[(]?\d{1,2}:\d{2}[\])]?\s+(\S.{1,30})")
_AFTER_VOTES = re.compile(r"^.*(?:로|으로)\s+|[(（].*$")
_NARRATED = re.compile(
    rf"(?P<word>{_WORDS})\s*(?:하다|하였다|하였음|했다|했음|함|되다|되었다|되었음|됨|키로\s*(?:하다|함)|하기로\s*(?:하다|함|하였음))(?=[.\s,)]|$)"
)


def _may_tell(text: str) -> bool:
    """A cheap look for words of moving and deciding: most remarks end here."""
    return (
        "선포" in text or "선언" in text or "상정" in text or "보류" in text or "가결" in text
        or "부결" in text or "접수" in text or "승인" in text or "계속" in text or "재심의" in text
        or "유보" in text or "선 포" in text or "상 정" in text
    )  # fmt: skip


def _outcome(
    item: int | None, result: str, printed: str, line: int, votes: dict[str, int] | None
) -> dict[str, Any]:
    return {"agenda_item": item, "result": result, "printed": printed, "votes": votes, "line": line}


def refine(word: str, motion: str) -> str:
    """A bare 가결 says more with its motion: 수정, 조건부 or 원안."""
    if word == "가결":
        if _AMENDED.search(motion):
            return "수정가결"
        if _CONDITION.search(motion):
            return "조건부가결"
        if _AS_MOVED.search(motion):
            return "원안가결"
    return word


def read_votes(text: str) -> dict[str, int] | None:
    """Figures printed for, against and abstaining."""
    votes = {side: int(match[1]) for side, find in _VOTES.items() if (match := find.search(text))}
    return votes if "for" in votes or "against" in votes else None


def read_result(text: str) -> tuple[str, str] | None:
    """The result a line prints (`심의결과 : 조건부 가결`): usual word and printed words."""
    match = re.search(r"(?:결\s*과|의\s*결|결\s*정)\s*[\])）】]?\s*[:：]?\s*(?<=[:：\])）】\s])([^:：]+)$", text)
    if not match:
        return None
    printed = match[1].strip(" .")
    word = result_of(printed)
    return (word, printed) if word else None


def result_of(printed: str) -> str | None:
    """The usual word for a printed result."""
    plain = close(read_hanja(printed))
    if not 1 < len(plain) < 30:
        return None
    for word in _LONGEST_FIRST:
        if plain.startswith(word) or plain.endswith(word):
            return RESULT_WORDS[word]
    return None
