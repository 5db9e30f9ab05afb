"""Outcomes: what was decided on each item, as printed beside it or as the chair declares.

What a line prints (`심의결과 : 원안가결`, `→ 가결`, a table's column) beats what is spoken; of
what is spoken the last word counts. The item is the one named in the sentence (by number, letter,
order or title), else the one under discussion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from minutes_parser.parser.business.agenda import AgendaIndex, Item, heading_number, strip_heading
from minutes_parser.parser.business.decisions import (
    read_decision,
    read_labelled,
    read_titled,
    unwrap,
)
from minutes_parser.parser.business.procedure import is_of_procedure
from minutes_parser.parser.business.signs import read_signed
from minutes_parser.parser.business.ticks import may_tick, read_ticked
from minutes_parser.parser.business.votes import Votes, read_votes
from minutes_parser.parser.grid.tables import Block, Record, read_records
from minutes_parser.parser.heading.fields import read_field
from minutes_parser.parser.text import Units, close, read_hanja, read_numerals, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.results import DECISION_HEADS, RESULT_WORDS

_LONGEST_FIRST = sorted(RESULT_WORDS, key=len, reverse=True)
_WORDS = (
    r"(?:(?:원안|수정|조건부|대안|심사|심의|의결|처리|계속|본회의)\s*)?"
    r"(?:가\s*결|부\s*결|보류|의결|승인|접수|채택|통과|폐기|철회|반려|회부|유보|선출|재심의|미상정|불부의|부동의|계속\s*심사)"
)
# The letters that these words begin with: one look spares most letters of a text the choices.
_AHEAD = r"(?=[원수조대심의처계본가부보승접채통폐철반회유선재미불당])"
_DECLARED = lazy(
    rf"{_AHEAD}(?:(?P<word>{_WORDS}|당\s*선)\s*(?:이|가)?\s*(?:되었|됐|된|하였|되)?\s*(?:음|것|함|임)?(?:을|를)?\s*(?:선\s*포|선\s*언)"
    r"|(?P<later>계속\s*(?:하여\s*)?심사)하(?:기로|도록|겠|는\s*(?:것으로|걸로))"
    r"|(?P<done>보류|접수|부결|유보|가결|채택|승인|재심의|의결|통과|폐기|철회|반려)(?:하기로|하는\s*것으로|하는\s*걸로)\s*(?:하겠|하고|함|결정|합의)"
    r"|(?P<note>보류|부결|가결|승인|재심의)(?:함|하겠음|됨)(?=[.\s]|$))"
)
# Said plainly these decide only in the mouth of the chair.
_SAID = lazy(
    rf"{_AHEAD}(?:(?P<word>{_WORDS})\s*(?:되었습니다|됐습니다|되었다|되었읍니다|되었음|됐음|입니다)(?=[.\s!)]|$)"
    rf"|(?P<told>{_WORDS})\s*(?:되었음을|됐음을|되었다는\s*것을|된\s*것을)\s*(?:알려|알립|말씀)"
    rf"|(?P<held>{_WORDS})\s*된\s*(?:것으로|걸로|줄로|줄)\s*(?:하겠|보겠|알겠|간주)"
    r"|(?P<done>보류|접수|부결|유보|승인|재심의|의결|가결)(?:하도록\s*)?(?:하겠습니다|하겠음|하겠다|합니다|합시다|할게요|한다)(?=[.\s!)]|$)"
    r"|(?P<sent>회부)(?:하(?:도록|기로)\s*|하여[^.?!\n]{2,40}?하(?:도록|기로)\s*)?"
    r"(?:하겠습니다|하겠음|합니다|함)(?=[.\s!)]|$))"
)
# `결정사항` under an item, and below it `보류. 목요일에 다시`, `가결(찬성 4)`.
_DECIDED = lazy(rf"(?P<word>{_WORDS})\s*(?:함|됨|하기로\s*함)?\s*(?P<rest>[.(（].*)?")
_UNDECIDED = lazy(rf"{_WORDS}|여부")
# `등록금 3.8% 인상(수정가결)`
_INSIDE = lazy(r"[(（\[]([^()（）\[\]]{2,12})[)）\]]\s*$", needs="(（[")
_NARRATED = lazy(
    rf"(?P<word>{_WORDS})\s*(?:하다|하였다|하였음|했다|했음|함|되다|되었다|되었음|됨|키로\s*(?:하다|함)"
    r"|하기로\s*(?:하다|함|하였음))(?=[.\s,)]|$)"
)
_ORDER = lazy(
    r"(?<!조)(?<!조 )제\s*(\d{1,3})\s*항(?:\s*(?:부터|내지|에서|~|∼)\s*제?\s*(\d{1,3})\s*항)?",
    needs="항",
)
_BILL = lazy(
    r"(?:제\s*|(?<![\d-])(?=\d{1,3}\s*호\s*(?:안건|의안)))(\d{1,3})"
    r"\s*(?:호\s*(?:안건|의안|은|는|의|로)?|안(?=[\s은는을의]|$))",
    needs=DIGIT,
)
_LETTER = lazy(
    r"(?:^|[\s(])([가-하])(?:(?:\.|호|항|목)\s*(?:안건|의안)?|\s+안건)(?=[\s은는이을를의,])",
    needs=(".", "호", "항", "목", "안건"),
)
_ORDINALS = ("첫", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟")
_ORDINAL = lazy(
    r"(첫|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟)\s*(?:번)?\s*째?\s*(?:번)?(?:의)?\s*(?:심의|보고)?\s*(?:안건|의안)",
    needs=("안건", "의안"),
)
# `셋째로 회비입니다`: where the agenda itself counts so.
_ORDINAL_ALONE = lazy(
    r"\s*(?:다음은|이어서|그럼|그러면)?\s*(첫|둘|셋|넷|다섯|여섯|일곱|여덟)째(?:로|는|,)\s"
)
_ORDINAL_FORMS = {"두": "둘", "세": "셋", "네": "넷"}
_AMENDED = lazy(
    r"수정한\s*(?:부분|대로|안)|수정안\s*대로|수정(?:하여|하고|의결)|고쳐|고치고|고친\s*대로|수정안(?:은|이|으로)?\s*(?:가결|의결|통과)|수정한\s*바와|수정(?:안|동의안?|한\s*것|한\s*내용)[과와]\s*같이|수정한\s*내용대로|수정안을",
    needs=("수정", "고쳐", "고치고", "고친", "내용대로"),
)
_CONDITION = lazy(
    r"조건(?:으로(?!\s*\S{1,6}할)[^.]*(?:가결|의결|승인|통과|동의|채택)|부|을\s*붙|을\s*부여)",
    needs=("조건",),
)
_AS_MOVED = lazy(r"원안\s*(?:대로|에|과|이|을|가결|의결)", needs=("원안",))
_RECEIVED_AS_MOVED = lazy(r"원안\s*대로\s*접수")
_REFERRED = lazy(r"(?:소위원회|위원회|소위)(?:로|에)\s*회부", needs=("회부",))
_NOT_LAID = lazy(r"본회의에\s*부의하지\s*(?:않|아니)", needs=("본회의",))
_ALTERNATIVE = lazy(r"대안을|위원회\s*대안|위원회안으로")
_MOVED = lazy(r"상\s*정|의제로")
# `나. 안건은 …` is no end of a sentence.
_SENTENCE = lazy(r"(?<=[.?!])(?<!\s[^\W\d_A-Za-z]\.)(?<!\A[^\W\d_A-Za-z]\.)\s+|\n+")
_LABELLED = lazy(
    r"(?:결\s*과|의\s*결|결\s*정)\s*[\])）】]?\s*[:：]?\s*(?<=[:：\])）】\s])([^:：]+)$",
    needs="결",
)
# Printed alone these decide as well; in a sentence they do not.
_VERDICT = lazy(
    r"\W*(?:(?:원안|조건부|부분|일부)\s*)?(?:인용|기각|각하|감경|취하|적정|부적정|동의|부동의)"
    r"\s*(?:함|됨)?\s*(?:[(（,/].*)?\.?",
    needs=("인용", "기각", "각하", "감경", "취하", "적정", "동의"),
)
_TO_THE_EFFECT = lazy(r"(?:것으로|걸로)\s*(?:의결|가결)", needs=("것으로", "걸로"))
_OPINIONS = lazy(r"\s*[(（](?=[^()（）]*[\d:：])[^()（）]*[)）]\s*$", needs="(（")
_ARROW = lazy(r"(?:→|⇒|➡|=>|->|▶|☞)\s*([^→⇒]{2,40})$", needs=("→", "⇒", "➡", "=>", "->", "▶", "☞"))
# `찬성 36 / 반대 0 / 기권 2 (인준)`
_IN_BRACKETS = lazy(r"[(（]\s*([가-힣 ]{2,14})\s*[)）]$")
_CHECKED = lazy(r"[✅☑✔]\ufe0f?\s*(\S.{1,60})$", needs="✅☑✔")
_CONCLUDED = lazy(r"[:：]\s*([^:：]{2,30})$", needs=":：")
# `① 도시관리계획 결정(안)      【 원안가결 】`, the brackets there or not.
_SET_BEHIND = lazy(
    r"(?<!\s)\s+[【\[〔〈<]\s*([^【】\[\]〔〕〈〉<>]{2,16}?)\s*[】\]〕〉>]$|(?<!\s)\s{3,}(\S.{1,12})$"
)
_AT_END = lazy(
    rf"(?P<word>{_WORDS})(?!\s*[(（]\s*안)\s*(?:함|됨|하다|되다|하기로\s*함|키로\s*함|되었음|하였음|되었습니다|입니다)?\s*(?:[/,(（·].*)?[.\s]*$"
)
_AT_START = lazy(rf"\W*(?:원안\s*대로|만장일치(?:로)?|전원\s*찬성(?:으로)?)?\s*(?P<word>{_WORDS})")
_NUMBER_CELL = lazy(
    r"(?:안건|의안|제)?\s*(\d{1,4}(?:-\d{1,3}){0,2})\s*(?:호|항|번)?(?:\s*(?:안건|의안))?\.?"
)
_RESULT_TAIL = lazy(
    r"\s*(?:함|됨|하다|되다|되었음|하였음|하기로\s*(?:함|하다)|키로\s*함|되었습니다|하였습니다)?\s*(?:[(（,/:].*)?[.\s]*"
)
_RESULT_LABEL = lazy(
    r"\W*(?:심의|심사|의결|처리|표결|토의|회의|최종)?\s*(?:결\s*과|결\s*정|의\s*결|결\s*의)\s*[:：]\s*(?=\S)",
    needs=":：",
)
_ASKS = lazy(r"[\W\d]*(?:심의|심사|의결|처리|토의|안건)?\s*결\s*과\W*", needs="과")
_CLOCKED = lazy(r"[\[(]?\d{1,2}:\d{2}[\])]?\s+(\S.{1,30})", needs=":")
_CATEGORY_NAMED = lazy(
    r"(보고|자문|심의|협의|토의|승인)\s*(?:안건|사항)[은는을를]\s", needs=("안건", "사항")
)
_REFERRED_TO = lazy(
    r"(?P<kind>심의|자문|보고|의결|논의|협의|토의)?\s*(?:안건|의안|의제)\s*(?P<a>\d{1,2}|[①-⑳])(?!\d|\s*건)"
    r"|(?P<b>\d{1,2})\s*번(?:째)?[은을의]?\s*(?P<kind2>심의|자문|보고|의결|논의|협의|토의)?\s*(?:안건|의안|의제)"
    r"|(?:자문|심의|보고|의결)\s*제\s*\d+\s*호"
)
_BY_NUMBER = lazy(r"(?<![\d.])(\d{1,2})\s*번(?=[은는을의\s])", needs="번")
_STRAW = lazy(r"가\s*투표|예비\s*투표|모의\s*투표|손들어\s*보기", needs=("투표", "손들어"))
_ABSTAINED = lazy(r"기\s*권\s*[:：]?\s*(\d{1,4})\s*(?:명|표|인)?")
_ROW_END = lazy(r"\n|\s+[/|]\s+")
_PUT = lazy(
    r"(?:하고자|하는\s*데|하는데).{0,24}(?:이의|어떻|의견|어떠)",
    needs=("이의", "어떻", "의견", "어떠"),
)
# A cheap look before patterns: most remarks hold none of the words that their document holds.
_PRINTING = (  # rows that print a result or a vote
    "→", "⇒", "->", "결과", "찬성", "의결:", "의결 :", "결정:", "결정 :",
)  # fmt: skip
_LABELS = ("결정", "결의", "의결 :", "의결:")  # rows of a narrative that print one
_SAYING = (
    "의결",
    "접수",
    "승인",
    "채택",
    "안건을",
    "회부하",
)  # decides in the mouth of the chair only
_DECIDING = (
    "선포", "상정", "보류", "가결", "부결", "선언", "재심의", "유보", "째 안건", "번 안건", "의제",
    "선 포", "상 정", "계속", "다음 안건", "다음 의안", "마지막 안건", "마지막 의안", "다음으로",
)  # fmt: skip
# One of these stands in every remark that tells of a result or of an item; most hold none.
_TELLING = lazy("|".join(map(re.escape, sorted({*_PRINTING, *_DECIDING, *_SAYING}))))
_SAYING_KEYS = ("word", "done", "note", "told", "held", "sent")
_EACH = lazy(
    r"제\s*(?P<number>\d{1,3})\s*항(?:[^,.항]{0,50}?)[은는]\s*"
    r"(?P<word>(?:(?:원안|수정|수정안|수정한)\s*(?:대로)?\s*)?(?:가결|의결|부결|보류|채택|승인|접수))"
    r"\s*(?:되었고|되었으며|하고|하며|으로)?\s*,"
)
MANY_TOLD = 2
# `… 의결하겠습니다. 이의 없으십니까?`: a motion, whose result comes with the answer.
_ASKED = lazy(
    r"[습니다읍.\s]{0,4}(?:이에\s*대해?\s*)?(?:혹시\s*)?(?:다른\s*)?"
    r"(?:이의|의견|이견)[^.?!\n]{0,16}\?",
    needs="?",
)
# `다음 안건은 …`, `이어서 마지막 의안으로 넘어가겠습니다`: the chair goes on to the item behind.
_NEXT = lazy(
    r"(?:다음|그다음|마지막|끝)\s*(?:으로|의)?\s*(?:심의|심사|보고|논의|토의|자문|협의)?\s*(?:안건|의안)(?:은|으로|을|입|,|\s)",
    needs=("다음", "마지막", "끝"),
)
# Words that go on behind a result word and make it something else: `의결사항`, `의결문 작성`.
_NO_RESULTS = ("안)", "안）", "사항", "문", "주문", "안건", "서", "정족수", "권", "기관", "일")
_SECTION = lazy(r"[(（]?\s*(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨ])\s*[.)）]|[□■◆◇▣▶▷]")
_BRACKET_BEHIND = lazy(r"[.\s]*[(（]([^()（）\n]{3,60})[)）]")
AWAITED_ROWS = 12
LONGEST_ROW = 60
VOTED_ROWS = 4
MOTION_REACH = 420
MANY = 64
SHORTEST = 6


class OutcomeReader:
    """Follows the record and notes one outcome an item."""

    def __init__(self, items: list[Item], units: Units) -> None:
        self.hanja = sorted(units.line[i] for i in units.holding_hanja())
        added = in_use()
        # How a user's word is spaced is not known before it is found.
        own = () if added is None else tuple(word[0] for word in added.longest_first)
        self.deciding = (*_DECIDING, *own)
        words = "|".join(map(re.escape, own))
        self.telling = re.compile(f"{_TELLING.pattern}|{words}") if own else _TELLING
        self.items = items
        self.units = units
        self.lines = units.line
        self.line = self.end = 1
        self.letters_read: str | None = None
        self.searched = 0
        self.index = AgendaIndex(items)
        self.numbers: dict[str, list[int]] = {}
        self.letters: dict[str, list[int]] = {}
        for n, item in enumerate(items):
            if item.number and item.number[0].isdecimal() and (item.level == 0 or item.kind):
                self.numbers.setdefault(item.number, []).append(n)
            elif item.number and len(item.number) == 1:
                self.letters.setdefault(item.number, []).append(n)
        self.ordinal = any(units.text[item.unit].startswith("첫째") for item in items[:1])
        self.current: list[int] = []
        self.fresh = self.awaits = self.heads_list = self.decided = False
        self.asked = False  # a heading asked for the result, and none was told since
        self.listing = False  # under a heading of results, each item waits for its own
        self.votes: Votes | None = None
        self.motion = ""
        self.found: dict[int, dict[str, Any]] = {}
        self.printed: set[int] = set()
        self.loose: list[dict[str, Any]] = []
        self.said: list[tuple[list[int], dict[str, Any]]] = []  # declared: items told, outcome
        self.moved = False  # whether an item was moved since the last declaration
        self.loosened: set[tuple[int, int, str]] = set()  # node by count, line, result
        self.nodes = 0
        self.noted: dict[str, Any] | None = None  # the last outcome of the node under way
        self.unvoted: dict[str, Any] | None = None  # printed by the heading right above

    def _enter(self, node: dict[str, Any]) -> None:
        """Outcomes found from here on stand in the lines of this node."""
        self.nodes += 1
        self.noted = None
        self.line = node["line"]
        self.end = node.get("end_line", self.line)
        self.letters_read = None
        self.searched = 0

    def _holds_hanja(self) -> bool:
        """Whether Chinese characters stand in the lines of the node under way."""
        at = bisect_left(self.hanja, self.line)
        return at < len(self.hanja) and self.hanja[at] <= self.end

    def _line_of(self, printed: str, line: int) -> int:
        """The line of the node under way in which the words begin; `line` if it cannot be told."""
        if line != self.line or self.end == line:
            return line
        first = bisect_left(self.lines, line)
        texts = self.units.text[first : bisect_left(self.lines, self.end + 1)]
        if self.letters_read is None:
            whole = "\n".join(close(text) for text in texts)
            self.letters_read = read_hanja(read_numerals(whole)) if self.hanja else whole
        words = r"\n?".join(map(re.escape, close(printed)))
        found = re.compile(words).search(self.letters_read, self.searched)
        if found is None:
            return line
        self.searched = found.end()
        return self.lines[first + self.letters_read.count("\n", 0, found.start())]

    # -- nodes of the record ------------------------------------------------------------------

    def read_heading(self, node: dict[str, Any]) -> None:
        """A heading names the item under discussion, prints a result, or asks for one."""
        item, text = node.get("agenda_item"), node["text"]
        self._enter(node)
        asked, self.awaits, self.asked = self.asked, False, False
        self.unvoted = None
        self.heads_list = heads_results(text)
        self.decided = item is None and close(text).strip("[]:：") in DECISION_HEADS
        if asked and item is None and (word := states_result(text)):
            named = self._numbered(text) or self._lettered(text) or self.current
            self._note(named, word, text, node["line"], read_votes(text), True)
            return
        if item is not None:
            self.votes = None
            together = [n for n in self.current if not self._is_parent(n)] if self.fresh else []
            self.current = [*together, item]
            self.fresh = True
            if not self._prints_result(text):
                self.awaits = self.asked = self.listing
                return
            self.current = [item]
        elif "회의록" in text:
            self.current = []
        told = self._read_row(text, node["line"])
        if told and self.noted is not None and self.noted["votes"] is None:
            self.unvoted = self.noted
        if not told and item is None and len(text) < LONGEST_ROW:
            told = self._read_result(text, node["line"], False)
        if told and item is None:
            self.fresh = False
        if not told:
            self.awaits = self.asked = asks_result(text)
            self.listing = self.awaits or (self.listing and not _SECTION.match(text))

    def read_event(self, node: dict[str, Any]) -> None:
        """`19:08 만장일치 수정가결`: a result kept by the clock."""
        match = _CLOCKED.fullmatch(node["text"])
        word = result_of(match[1]) if match else None
        if match and word:
            items = self._referred(match[1]) or self.current[:1]
            votes = read_votes(match[1]) or self._take_votes()
            self._note(items, word, match[1], node["line"], votes, True)
        else:
            before = self.noted
            if before and before["votes"] is None and self.line <= node["line"] <= before["line"]:
                before["votes"] = read_votes(node["text"])
                return
            self._keep_votes(match[1] if match else node["text"])

    def read_table(self, node: dict[str, Any], block: Block | None) -> None:
        """A table with a column of results, and figures of the vote beside them."""
        self._enter(node)
        if block is None or block.kind != "columns":
            return
        from minutes_parser.parser.grid.table_votes import read_figures

        for record in read_records(block):
            cell = record.first("result")
            word = result_of(cell) if cell else None
            items = self._items_of(record) if word else []
            if word and items:
                votes = read_figures(record) or read_votes(cell)
                line = self.lines[record.unit]
                self._note(items[:1], word, cell, line, votes, True)

    def read_field(self, rows: list[tuple[int, str]]) -> None:
        """Rows of a field of results: `1. 흙길 조성계획(안) → 원안가결`, `나. 보류`, `원안의결`."""
        under: list[int] = []
        ticked: dict[str, Any] | None = None
        for n, (unit, text) in enumerate(rows):
            line = self.lines[unit]
            self._enter({"line": line})
            if may_tick(text) and under and (choice := read_ticked(text)) is not None:
                self._note(under, choice.word, choice.printed, line, None, True)
                ticked = self.noted
            elif self._read_result(text, line, n == 0):
                under, ticked = [], None
            elif (item := self.index.match(text)) is not None:
                under, ticked = [item], None
            elif ticked is not None and ticked["votes"] is None:
                ticked["votes"] = _votes_below(text)

    def _read_result(self, text: str, line: int, first: bool) -> bool:
        """A row of results: the item by title, number or letter, and what was decided."""
        votes = read_votes(text)
        text = _OPINIONS.sub("", text) or text
        match = _ARROW.search(text) or self._concludes(text) or _SET_BEHIND.search(text)
        named, printed = (
            (text[: match.start()], match[match.lastindex or 1]) if match else ("", text)
        )
        printed = printed.strip() if match else strip_heading(text).strip()
        known = _is_result(printed) or _is_result(close(printed))
        word = result_of(printed) if known else None
        items = self._items_in(named, text, first) if word else []
        if word and items:
            self._note(items[:1], word, printed, line, votes, True)
        return bool(items)

    def _items_in(self, named: str, text: str, first: bool) -> list[int]:
        """The item that a row of a field names; the only one there is where it names none."""
        item = self.index.match(named) if named else None
        if item is not None:
            return [item]
        number = heading_number(text)
        items = self._numbered(text) or (self._by_number(number) if number else [])
        items = items or (self.letters.get(number, [])[:1] if number else [])
        leaves = self._leaves()
        return items or (leaves if first and len(leaves) == 1 else [])

    def _items_of(self, record: Record) -> list[int]:
        """The item a row is about, by its title, its number or its letter."""
        for cell in (record.first("title"), *(v for vs in record.cells.values() for v in vs)):
            item = self.index.match(cell) if cell else None
            if item is not None:
                return [item]
        for kind in ("number", "title", "role"):
            cell = record.first(kind)
            if not cell:
                continue
            digits = _NUMBER_CELL.fullmatch(cell)
            items = self._numbered(cell) or (self._by_number(digits[1]) if digits else [])
            items = items or self.letters.get(cell.strip("().: "), [])[:1]
            if items:
                return items
        return []

    def read_remark(self, node: dict[str, Any], is_chair: Callable[[], bool]) -> None:
        """A remark may move items, print result rows, and declare results."""
        self.fresh = self.awaits = False
        text, line = node["text"], node["line"]
        if len(text) < SHORTEST:
            return
        self._enter(node)
        if self.hanja and self._holds_hanja():
            text = read_hanja(read_numerals(text))
        if self.telling.search(text) is None and not (self.ordinal and "째" in text):
            return
        if _holds(text, _PRINTING):
            self._read_rows(text, line)
        decides = _holds(text, self.deciding) or (self.ordinal and "째" in text)
        if not decides and not _holds(text, _SAYING):
            return
        chair = is_chair()
        if not (decides or chair):
            return
        last = 0
        matches = [
            *_widen(_DECLARED).finditer(text),
            *(_widen(_SAID).finditer(text) if chair else ()),
        ]
        for match in sorted(matches, key=lambda m: m.start()):
            if match.start() < last:
                continue
            self._move(text[last : match.start()], chair)
            groups = match.groupdict()
            if (groups.get("done") or groups.get("sent")) and _ASKED.match(text, match.end()):
                continue
            self._declare(match, text[max(last, match.start() - MOTION_REACH) : match.end()], line)
            last = match.end()
        self._move(text[last:], chair)
        if chair and "데" in text and _PUT.search(text[last:]):
            self.motion = text[last:][-MOTION_REACH:]

    def read_paragraph(self, node: dict[str, Any]) -> None:
        """Narrative: `의장이 가부를 물은바 … 원안대로 가결하다`; result rows under a heading."""
        text, line = node["text"], node["line"]
        if self.unvoted is not None:
            self.unvoted["votes"] = _votes_below(text)
            self.unvoted = None
        if self.heads_list:
            self.heads_list = False
            self._enter(node)
            if self._read_list(text, line):
                self.awaits = False
                return
        if self.awaits:
            self._enter(node)
            if self._read_titled_rows(text, line):
                self.awaits = False
                return
            for row in text.split("\n")[:AWAITED_ROWS]:
                word = states_result(row)
                if word:
                    self.awaits = self.asked = False
                    self._note(self.current, word, row, line, read_votes(row), True)
                    return
        found = _widen(_DECIDED).fullmatch(text) if self.decided and self.current else None
        if found and not _UNDECIDED.search(found["rest"] or ""):
            self.fresh = False
            self._enter(node)
            self._note(self.current, usual_word(found["word"]), text, line, read_votes(text), True)
            return
        text = unwrap(text, prints_result)
        if _holds(text, _LABELS) and not _holds(text, _PRINTING):
            self._read_rows(text, line)
        self.read_remark({**node, "text": text}, bool)
        for match in _widen(_NARRATED).finditer(text):
            motion = text[max(0, match.start() - MOTION_REACH) : match.end()]
            sentence = _SENTENCE.split(motion)[-1]
            items = self._numbered(sentence) or self.current[:1]
            if items and items[0] not in self.printed:
                word = usual_word(match["word"])
                if word == "선출":
                    continue
                votes = read_votes(sentence) or _votes_behind(text, match.end())
                self._note(items, refine(word, sentence), squeeze(match[0]), line, votes, False)

    def _is_parent(self, item: int) -> bool:
        """Whether an item only heads those under it."""
        return item + 1 < len(self.items) and self.items[item + 1].level > self.items[item].level

    def _read_titled_rows(self, text: str, line: int) -> bool:
        """Rows under a heading of results that name their items; False where none does."""
        read = [
            self._read_decision(row, line, read_votes(row))
            for row in text.split("\n")
            if read_titled(row) is not None
        ]
        return any(read)

    def _read_list(self, text: str, line: int) -> bool:
        """`가. 원안가결 / 나. 보류 …` under a heading of results: a result a number or a letter."""
        told: list[tuple[int, str, str]] = []
        rows = [row.strip(" /,;") for row in _ROW_END.split(text)]
        for row in filter(None, rows):
            number, bare = heading_number(row), strip_heading(row)
            word = result_of(bare)
            items = [*self.letters.get(number or "", ()), *self.numbers.get(number or "", ())]
            if word and len(items) == 1:
                told.append((items[0], word, row))
        if len(told) < max(2, len(rows) // 2):
            return False
        for item, word, row in told:
            self._note([item], word, strip_heading(row), line, read_votes(row), True)
        return True

    # -- rows ---------------------------------------------------------------------------------

    def _prints_result(self, text: str) -> bool:
        return _ARROW.search(text) is not None or self._concludes(text) is not None

    def _concludes(self, text: str) -> re.Match[str] | None:
        """`1. 청년센터 운영계획 : 원안가결`: a result and nothing else behind the colon."""
        match = _CONCLUDED.search(text)
        if match is None or result_of(match[1]) is None:
            return None
        return match if _widen(_AT_START).match(match[1]) or _is_result(match[1]) else None

    def _read_rows(self, text: str, line: int) -> None:
        for row in text.split("\n"):
            if len(row) < 120:
                self._read_row(row, line)

    def _read_row(self, row: str, line: int) -> bool:
        """A row that prints a result, or votes that wait for their result."""
        if not row.isascii() and self._read_signed(row, line):
            return True
        ticked = read_ticked(row) if may_tick(row) else None
        if ticked is not None:
            items = self._numbered(row) or self._lettered(row) or self.current[:1]
            self._note(items, ticked.word, ticked.printed, line, self._take_votes(), True)
            return True
        votes = read_votes(row)
        if self._read_decision(row, line, votes):
            return True
        bare = _OPINIONS.sub("", row) if row[-1] in ")）" else row
        match = _ARROW.search(row) or _LABELLED.search(bare) or _CHECKED.match(row)
        if match is None and votes and row[-1] in ")）":
            match = _IN_BRACKETS.search(row)
        if match is None and self.fresh:
            match = self._concludes(row)
        word = result_of(match[1]) if match else None
        if match and word:
            items = self._numbered(row) or self._lettered(row) or self.current[:1]
            self._note(items, word, match[1].strip(), line, self._take_votes(votes), True)
            return True
        if len(row) < 90 and not re.search("가결|부결|보류|의결(?!정족수|권)", row):
            self._keep_votes(row)
        return False

    def _read_decision(self, row: str, line: int, votes: Votes | None) -> bool:
        """A row that says on which item it decides, or stands under a label of decisions."""
        decision = read_decision(row) or read_labelled(row)
        titled = read_titled(row) if decision is None else None
        if titled is not None:
            item = self.index.match(titled.item)
            items = [item] if item is not None else []
            if not items:
                return False
            decision = titled
        elif decision is not None:
            items = self._numbered(decision.item) or self._referred(decision.item)
            first = _SENTENCE.split(decision.said)[0]
            items = items or self._numbered(first) or self._lettered(first) or self.current[:1]
        else:
            return False
        match = _widen(_AT_START).match(decision.said)
        first = _SENTENCE.split(decision.said)[0]
        word = _at_start(match) if match else result_of(first)
        if word is None:
            return False
        self._note(items, word, squeeze(first), line, self._take_votes(votes), True)
        return True

    def _read_signed(self, row: str, line: int) -> bool:
        """Results behind the signs of the items they are about."""
        told = []
        for number, said in read_signed(row):
            items = [*self.letters.get(number, ()), *self.numbers.get(number, ())]
            word = result_of(said) if len(said) < LONGEST_ROW else None
            if word and len(items) == 1:
                told.append((items, word, said))
        for items, word, said in told:
            self._note(items, word, said, line, read_votes(said) or self._take_votes(), True)
        return bool(told)

    def _keep_votes(self, row: str) -> None:
        """Figures that wait for their result, one side a row or all in one."""
        if _STRAW.search(row):
            return
        votes = read_votes(row)
        abstained = _ABSTAINED.fullmatch(row.strip()) if votes is None and self.votes else None
        if abstained:
            votes = {"abstain": int(abstained[1])}
        if votes:
            self.votes = {**(self.votes or {}), **votes}

    def _take_votes(self, printed: Votes | None = None) -> Votes | None:
        """The figures printed with a result, else those that wait; none wait afterwards."""
        votes, self.votes = self.votes, None
        return printed or votes

    # -- items --------------------------------------------------------------------------------

    def _move(self, text: str, chair: bool) -> None:
        """`의사일정 제2항을 상정합니다`: the items under discussion."""
        if not self.ordinal and "정" not in text and "안건" not in text and "의제" not in text:
            return
        for sentence in _SENTENCE.split(text):
            moved = _MOVED.search(sentence) is not None
            if moved:
                items = self._numbered(sentence) or self._lettered(sentence)
                items = items or self._ordered(sentence) or self._referred(sentence)
                items = items or self._mentioned(sentence)
            else:
                items = self._ordered(sentence) or self._referred(sentence)
                if not items and chair and _NEXT.search(sentence):
                    items = self._numbered(sentence) or self._mentioned(sentence) or self._next()
            if items:
                self.current = items
                self.moved = True

    def _next(self) -> list[int]:
        """The item behind those under discussion; none where nothing was discussed yet."""
        last = max(self.current, default=None)
        if last is None:
            return []
        return [n for n in self._leaves() if n > last][:1]

    def _numbered(self, text: str) -> list[int]:
        items: list[int] = []
        for match in _ORDER.finditer(text):
            first, last = int(match[1]), int(match[2] or match[1])
            for n in range(first, min(last, first + MANY) + 1):
                items.extend(self._by_number(str(n)))
        for match in _BILL.finditer(text):
            items.extend(self._by_number(match[1]))
        return list(dict.fromkeys(items))

    def _by_number(self, number: str) -> list[int]:
        """The item of that number in the list of the sitting: the last one printed before."""
        found = self.numbers.get(number, [])[-MANY:]
        before = [n for n in found if self.lines[self.items[n].unit] <= self.line]
        return (before or found)[-1:]

    def _referred(self, text: str) -> list[int]:
        """`심의안건 2는 …`, `3번 안건`: the item a sentence names by its number."""
        if "안건" not in text and "의안" not in text and "의제" not in text:
            return []
        match = _REFERRED_TO.search(text)
        number = (match["a"] or match["b"]) if match else None
        if match is None or number is None:
            return []
        if not number.isascii():
            number = str(ord(number) - ord("①") + 1)
        kind = match["kind"] or match["kind2"]
        found = self.numbers.get(number, [])[-MANY:]
        if kind:
            alike = [n for n in found if (self.items[n].kind or "").startswith(kind)]
            found = alike or [n for n in found if self.items[n].kind is None]
        return found if len(found) == 1 else self._by_number(number) if not kind else []

    def _by_number_alone(self, sentence: str) -> list[int]:
        """`5번 결산 결과는 접수하겠습니다`: a number in the sentence that decides."""
        match = _BY_NUMBER.search(sentence)
        return self._by_number(match[1]) if match else []

    def _of_category(self, sentence: str) -> list[int]:
        """`보고안건은 자료로 갈음하여 접수하겠습니다`: the only item of its category."""
        match = _CATEGORY_NAMED.search(sentence)
        if match is None:
            return []
        leaves = self._leaves()
        found = [n for n in leaves if (self.items[n].kind or "").startswith(match[1])]
        found = found or [n for n in leaves if self.items[n].title.endswith(match[1])]
        return found if len(found) == 1 else []

    def _lettered(self, text: str) -> list[int]:
        """`가. 안건은 …`, `나호 안건은 …`: items known by a letter."""
        match = _LETTER.search(text) if self.letters else None
        return self.letters.get(match[1], [])[:1] if match else []

    def _ordered(self, sentence: str) -> list[int]:
        """`둘째 안건이 …`: the order in words, counted over the items without sub-items."""
        match = _ORDINAL.search(sentence)
        if match is None and self.ordinal:
            match = _ORDINAL_ALONE.match(sentence)
        if not match:
            return []
        at = _ORDINALS.index(_ORDINAL_FORMS.get(match[1], match[1]))
        leaves = self._leaves()
        return [leaves[at]] if at < len(leaves) else []

    def _leaves(self) -> list[int]:
        following = [item.level for item in self.items[1:]] + [0]
        return [n for n, item in enumerate(self.items) if following[n] <= item.level]

    def _mentioned(self, motion: str) -> list[int]:
        """Items named by title; a category stands for the items under it."""
        named = self.index.mentioned(motion)
        found: list[int] = []
        for n in named:
            under = n + 1
            while (
                under < len(self.items)
                and self.items[under].level > self.items[n].level
                and self.items[under].kind
            ):
                found.append(under)
                under += 1
            if under == n + 1:
                found.append(n)
        titled = [n for n in found if n in named]
        return titled or found

    # -- declarations -------------------------------------------------------------------------

    def _declare(self, match: re.Match[str], motion: str, line: int) -> None:
        groups = match.groupdict()
        said = next((groups[key] for key in _SAYING_KEYS if groups.get(key)), None)
        word = usual_word(said) if said else "계속심사"
        if word in {"선출", "당선", "동의"}:
            return
        # A line may end within the words that decide: `가결되었음을 / 선포합니다`.
        sentence = _SENTENCE.split(motion[: -len(match[0])])[-1] + match[0]
        if groups.get("sent") and not _REFERRED.search(sentence):
            return
        asked = f"{self.motion} {motion}" if "항" not in sentence else ""
        if is_of_procedure(asked, [self.items[n].title for n in self.current]):
            self.votes, self.motion = None, ""
            return
        bare = groups.get("done") in {"의결", "가결"} and refine(word, motion[-80:]) == word
        # `… 것으로 의결하겠습니다` says what; a bare `의결하겠습니다` only that it comes.
        if bare and read_votes(sentence) is None and not _TO_THE_EFFECT.search(sentence):
            return
        votes = read_votes(sentence) or (self._take_votes() if self.votes else None)
        if votes and len(re.findall(r"가결|부결|보류", sentence)) > 1:
            votes = None
        self.votes = None
        if votes is None and len(motion) < MOTION_REACH:
            votes = self._votes_before(motion)
        items = (
            self._numbered(motion)
            or self._lettered(sentence)
            or self._referred(sentence)
            or self._by_number_alone(sentence)
            or self._mentioned(motion)
            or self._ordered(sentence)
            or self._of_category(sentence)
        )
        if groups.get("sent") and not (items or self.current):
            return
        told = items or (self.current if self.moved else [])
        items, self.moved = items or self.current, False
        for item, result in self._told_before(sentence):
            self._note([item], result, squeeze(sentence), line, None, False)
            items = [n for n in items if n != item] or items
        refused = self._not_laid(motion, line)
        result = refine(word, motion)
        if result == "가결":
            result = refine(word, self.motion)
        self.motion = ""
        if refused:
            items = self._alternative_after(refused) if _ALTERNATIVE.search(motion) else []
            result = word
            if not items:
                return
        if _REFERRED.search(motion):
            result = "회부"
        printed = squeeze(match[0])
        line = self._note(items, result, printed, line, votes, False)
        self.said.append((told, _outcome(None, result, printed, line, votes)))

    def _told_before(self, sentence: str) -> list[tuple[int, str]]:
        """`제2항은 원안가결, 제3항은 채택되었음을 선포`: results of items before the last one."""
        if "," not in sentence or sentence.count("항") < MANY_TOLD:
            return []
        told = []
        for match in _EACH.finditer(sentence):
            word = result_of(match["word"])
            told += [(n, word) for n in self._by_number(match["number"]) if word]
        return told

    def _votes_before(self, motion: str) -> Votes | None:
        """Figures in the sentence before: `찬성 3인, 반대 2인입니다. … 부결되었음을`."""
        before = " ".join(_SENTENCE.split(motion.strip())[-4:-1])
        return None if re.search(r"가결|부결|성립", before) else read_votes(before)

    def _not_laid(self, motion: str, line: int) -> list[int]:
        """Bills not laid before the plenary, and what replaces them."""
        match = _NOT_LAID.search(motion)
        if not match:
            return []
        items = self._numbered(_SENTENCE.split(motion[: match.start()])[-1])
        self._note(items, "본회의 불부의", match[0], line, None, False)
        return items

    def _alternative_after(self, items: list[int]) -> list[int]:
        following = max(items) + 1
        if following < len(self.items) and "대안" in self.items[following].title:
            return [following]
        return []

    def _note(
        self,
        items: list[int],
        result: str,
        printed: str,
        line: int,
        votes: Votes | None,
        beside: bool,
    ) -> int:
        """Note an outcome of the items; the line in which its words stand."""
        line = self._line_of(printed, line)
        if not items:
            loose = _outcome(None, result, printed, line, votes)
            if (self.nodes, line, result) not in self.loosened:
                self.loosened.add((self.nodes, line, result))
                self.loose.append(loose)
        for item in items:
            item = self._only_one_under(item)
            self._note_item(item, _outcome(item, result, printed, line, votes), beside)
        return line

    def _only_one_under(self, item: int) -> int:
        """`보고안건 : 접수`: the only item of a category is what was decided on."""
        if self.items[item].kind is not None or not self._is_parent(item):
            return item
        level, under = self.items[item].level, self.items[item + 1 : item + 3]
        one = under[0].kind is not None and (len(under) == 1 or under[1].level <= level)
        return item + 1 if one else item

    def _note_item(self, item: int, outcome: dict[str, Any], beside: bool) -> None:
        before = self.found.get(item)
        if before is not None and item in self.printed and not beside:
            before["votes"] = before["votes"] or outcome["votes"]
            return
        if beside:
            self.printed.add(item)
            outcome["votes"] = outcome["votes"] or (before["votes"] if before else None)
        elif before is not None and before["result"].endswith(outcome["result"]):
            before["votes"] = outcome["votes"] or before["votes"]
            return
        self.found[item] = self.noted = outcome

    def outcomes(self) -> list[dict[str, Any]]:
        """All outcomes, in the order of the agenda.

        Results that name no item belong to the items in order where there are as many of them.
        """
        if self._said_in_order():
            return [
                {**o, "agenda_item": n} for n, (_, o) in zip(self._leaves(), self.said, strict=True)
            ]
        leaves = [n for n in self._leaves() if n not in self.found]
        if self.loose and not self.found and len(self.loose) == len(leaves):
            return [{**o, "agenda_item": n} for n, o in zip(leaves, self.loose, strict=True)]
        roots = [n for n, item in enumerate(self.items) if item.level == 0]
        if len(self.loose) == len(roots) == 1 and not self.found:
            return [{**self.loose[0], "agenda_item": roots[0]}]
        listed = [self.found[item] for item in sorted(self.found)]
        if self.loose and len(self.loose) == len(leaves):
            placed = {n: {**o, "agenda_item": n} for n, o in zip(leaves, self.loose, strict=True)}
            whole = {**self.found, **placed}
            lines = [whole[item]["line"] for item in sorted(whole)]
            if lines == sorted(lines):
                return [whole[item] for item in sorted(whole)]
        return listed + self.loose if not listed or len(self.loose) <= len(leaves) else listed

    def _said_in_order(self) -> bool:
        """Whether one result was declared for each item in turn, some without naming theirs."""
        leaves = self._leaves()
        return (
            1 < len(leaves) == len(self.said)
            and not self.printed
            and len(self.found) + len(self.loose) <= len(self.said)
            and not all(told for told, _ in self.said)
            and all(not told or told == [n] for n, (told, _) in zip(leaves, self.said, strict=True))
        )


def _votes_behind(text: str, at: int) -> Votes | None:
    """`… 고쳐 가결하였다. (찬성 5, 반대 1)`: figures in a bracket behind the sentence."""
    match = _BRACKET_BEHIND.match(text, at)
    return read_votes(match[1]) if match else None


def _votes_below(text: str) -> Votes | None:
    """`- 찬성 6, 반대 2` among the first rows under the one that prints the result."""
    rows = (row for row in text.split("\n", VOTED_ROWS)[:VOTED_ROWS] if len(row) < LONGEST_ROW)
    return next(filter(None, map(read_votes, rows)), None)


def states_result(row: str) -> str | None:
    """The result of a row that says nothing else: `원안대로 가결`, `의결문 작성·가결`."""
    if may_tick(row) and (ticked := read_ticked(row)) is not None:
        return ticked.word
    if len(row) > LONGEST_ROW:
        return None
    word = result_of(row)
    match = _widen(_AT_START).match(row) if word is None else None
    if match and not _turns(row[match.end() :]):
        return _with_motion(close(match["word"]), match[0])
    return word


def split_result(text: str) -> tuple[str, str] | None:
    """A row of an agenda and the result beside it: `가. … 계획(안) : 조건부 가결`, `… → 기각`."""
    row = _OPINIONS.sub("", text) or text
    for pattern in (_ARROW, _CONCLUDED):
        match = pattern.search(row)
        if match and _is_result(match[1].strip()) and result_of(match[1]):
            return row[: match.start()].rstrip(), match[1]
    return None


def prints_result(text: str) -> bool:
    """A row of a list that prints its result: `1. … : 원안가결`, `… → 보류`."""
    if _ARROW.search(text) is not None:
        return True
    match = _CONCLUDED.search(text)
    return (
        match is not None
        and result_of(match[1]) is not None
        and _AT_START.match(match[1]) is not None
    )


def decides(text: str) -> bool:
    """A row of the record that prints a decision under an arrow or a label of its own."""
    if may_tick(text) and read_ticked(text) is not None:
        return True
    decision = read_decision(text)
    if decision is None:
        return False
    if _widen(_AT_START).match(decision.said) or result_in_brackets(decision.said):
        return True
    return result_of(_SENTENCE.split(decision.said)[0]) is not None


def result_in_brackets(text: str) -> str | None:
    """`등록금 3.8% 인상(수정가결)`: the result behind the words it is about."""
    match = _IN_BRACKETS.search(text)
    return result_of(match[1]) if match else None


def _is_result(printed: str) -> bool:
    """Whether a result and nothing else is printed: `원안대로 의결함`, `부결 (찬성 2, 반대 5)`."""
    match = _AT_START.match(printed)
    if match is not None and _RESULT_TAIL.fullmatch(printed, match.end()) is not None:
        return True
    return _VERDICT.fullmatch(printed) is not None


def asks_result(text: str) -> bool:
    """A heading whose result stands on the next line: `(3) 심의결과`."""
    return _ASKS.fullmatch(text) is not None


def heads_results(text: str) -> bool:
    """A heading with a list of results below: `5. 의결 현황 :`, `■ 정해진 것 ☞`."""
    field = read_field(text) if len(text) < 24 else None
    return field is not None and field.kind.name == "result" and not field.value


def _holds(text: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 - a generator costs more than the looks
        if word in text:
            return True
    return False


def _outcome(
    item: int | None, result: str, printed: str, line: int, votes: Votes | None
) -> dict[str, Any]:
    return {"agenda_item": item, "result": result, "printed": printed, "votes": votes, "line": line}


def refine(word: str, motion: str) -> str:
    """A bare 가결 or 의결 says more with its motion: 수정, 조건부 or 원안."""
    if word in {"가결", "의결"}:
        if _AMENDED.search(motion):
            return f"수정{word}"
        if _CONDITION.search(motion):
            return f"조건부{word}"
        if _AS_MOVED.search(motion):
            return f"원안{word}"
    if word == "접수" and _RECEIVED_AS_MOVED.search(motion):
        return "원안접수"
    return word


def result_of(printed: str) -> str | None:
    """The usual word for a printed result (`만장일치 수정가결`); None for other text."""
    if (label := _RESULT_LABEL.match(printed)) is not None:
        printed = printed[label.end() :]
    plain = close(read_hanja(printed))
    if not 1 < len(plain) < 90:
        return None
    added = in_use()
    for word in _LONGEST_FIRST if added is None else (*added.longest_first, *_LONGEST_FIRST):
        if len(plain) < 30 and plain.startswith(word) and not _turns(plain[len(word) :]):
            return _with_motion(word, printed)
    ending = _widen(_AT_END)
    inside = _INSIDE.search(printed)
    match = ending.search(printed) or (ending.search(inside[1]) if inside else None)
    return _with_motion(close(match["word"]), printed) if match else None


def _turns(rest: str) -> bool:
    """Whether what goes on behind a result word makes it something else (`의결사항`)."""
    return rest.lstrip(" (（").startswith(_NO_RESULTS)


def _widen(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern of decisions that knows the result words of the user as well."""
    added = in_use()
    return pattern if added is None or not added.results else _widened(pattern, added)


@lru_cache(maxsize=64)
def _widened(pattern: re.Pattern[str], added: Added) -> re.Pattern[str]:
    words = pattern.pattern.removeprefix(_AHEAD)
    return re.compile(words.replace(_WORDS, f"(?:{added.result_pattern}|{_WORDS})"))


def _at_start(match: re.Match[str]) -> str:
    """The usual word of a result that a row begins with, by all of its words."""
    whole = close(match[0]).lstrip(" \t-–·:：()")
    return RESULT_WORDS.get(whole) or _with_motion(close(match["word"]), match[0])


def usual_word(printed: str) -> str:
    """The usual word of a matched result; what the table does not know counts by its last part."""
    plain = close(printed)
    added = in_use()
    if added is not None and plain in added.results:
        return added.results[plain]
    if plain in RESULT_WORDS:
        return RESULT_WORDS[plain]
    return next((RESULT_WORDS[w] for w in _LONGEST_FIRST if plain.endswith(w)), plain)


def _with_motion(word: str, printed: str) -> str:
    """`원안대로 승인` is 승인, `원안대로 가결` is 원안가결."""
    usual = usual_word(word)
    return refine(usual, printed) if usual in {"가결", "의결", "접수"} else usual
