"""To-do lists: what is to be done, by whom and until when, as listed under a heading."""

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from minutes_parser.parser.notes.outline import read_section, read_to_do
from minutes_parser.parser.persons.names import is_name, is_role, is_unit
from minutes_parser.parser.text import Units, close, squeeze
from minutes_parser.parser.walk import Walk
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.notes import (
    BODY_ENDINGS,
    CHARGED_ENDINGS,
    EVERYBODY,
    LATIN_OFFICES,
    NOBODY,
    PERIOD_WORDS,
    TEAM_ENDINGS,
)

_ITEM = lazy(
    r"(?:[-–*+•·▪◦○●□■☐☑✅▶▷>]\s*)?(?:\[[ xX✓]?\]\s*)?"
    r"(?:(?!\d{1,2}\.\s?\d{1,2}\.?\s?[(（][월화수목금토일])"  # `11. 14.(수)` is a day
    r"\d{1,2}(?:[-.]\d{1,2})?[.)]?\s+|[①-⑳]\s*|[가-하][.)]\s+)?(?P<text>\S.*)",
    re.S,
)
_DAY = (
    r"(?:\d{4}[-./]\s*\d{1,2}[-./]\s*\d{1,2}\.?|\d{1,2}\s*[/.]\s*\d{1,2}\.?|\d{1,2}월\s*(?:\d{1,2}일|말|초|중순|하순|중|(?:첫|둘|셋|넷|마지막|\d)째?\s*주)|"
    r"(?:이번|다음|금|차)\s*주(?:\s*[월화수목금토일](?:요일)?|까지|\s*중|\s*말)?|"
    r"(?:오늘|내일|모레)(?:\s*(?:밤|저녁|오전|오후|중))?|[월화수목금토일]요일|(?:다음|이번)\s*(?:달|회의|모임|미팅)|"
    r"월말|주말|당일|즉시|상시|수시|미정)"
)
_DAY_ALONE = lazy(r"[(（]\s*(?P<due>[^()（）]{1,16}(?:까지|전|당일|이내|중|후|일))\s*[)）]")
_WEEKDAY = r"\s*(?:[(（]\s*[월화수목금토일]\s*[)）]|[월화수목금토일](?![^\W_]))?"
DUE = lazy(
    rf"(?:[~∼]|기한\s*[:：]?|마감\s*[:：]?|due\s*[:：]?)?\s*(?P<due>{_DAY}{_WEEKDAY}"
    rf"(?:\s*[~∼-]\s*{_DAY}{_WEEKDAY})?(?:\s*\d{{1,2}}시)?)\s*(?:까지|안에|전까지|내|전|한)?"
)
_DUE_BEHIND = lazy(
    rf"(?P<what>.{{2,}}?)\s*(?:[,·/-]\s*)?(?:[~∼]\s*(?P<a>{_DAY}{_WEEKDAY})|(?P<b>{_DAY}{_WEEKDAY})\s*까지)\.?"
)
# `11. 14.(수) 협약서 회람`, `5/9까지 안내문 쓰기`; `2.1 배포` is a version, `2/3 이상` a
# share.
_DUE_BEFORE = lazy(
    rf"(?P<due>(?=\d)(?!\d+\s*[./]\s*\d+\s+[^\W\d]){_DAY}{_WEEKDAY}(?:\s*[~∼-]\s*{_DAY}{_WEEKDAY})?)\s*(?:까지)?(?:\s*[:：]\s*|\s+)"
    r"(?P<what>[^\W\d].+)"
)
# `실행계획 공개 : 2월 말`, `우수사원 포상 : 3월 월례조회`: only a time stands behind the colon.
_TIMED = lazy(
    rf"(?P<what>.{{4,}}?)\s*[:：]\s*(?:[~∼]\s*)?(?P<due>{_DAY}{_WEEKDAY}"
    r"|(?:(?:\d{4}년\s*)?\d{1,2}월|상반기|하반기|\d\s*/\s*4\s*분기|연말|연초|매월|매주|내년)"
    r"(?:\s+[가-힣]{2,6}|\s*\d{1,2}일)?)\s*(?:까지|중|예정|내)?\.?",
    needs=":：",
)
# `홍보물 제작 : 4. 30.까지 (문화분과)`, `자료 제출(사무처) : 1. 16.(화)까지`
_TIMED_BY = lazy(
    rf"(?P<what>.{{3,}}?)\s*(?:[(（](?P<before>[^()（）]{{2,20}})[)）])?\s*[:：]\s*"
    rf"(?P<due>{_DAY}{_WEEKDAY}(?:\s*[~∼-]\s*{_DAY}{_WEEKDAY})?)\s*(?:까지|중|내|한)?"
    r"\s*(?:[(（](?P<behind>[^()（）]{2,20})[)）])?\.?",
    needs=":：",
)
_NEXT = lazy(
    r"(?:다음|차기|차회)\s*(?:정기\s*|주간\s*|월례\s*)?(?:회의|미팅|모임|위클리|스크럼|회차)"
    r"\s*(?:일시|일정|날짜|시간|때)?\s*(?:[:：]|[-–—]\s|\d|[은는]\s)"
)
_DONE_ENDS = ("(완료)", "(완료됨)", "(끝)", "(done)", "(Done)", "[완료]")
_TICKED = "☑"
_ARROW = r"<<|->|→|=>|⇒|➡|—|–"
_WHO_FIRST = lazy(
    rf"(?P<who>[^:：/<>()]{{1,24}}?(?:\([^()]{{1,12}}\))?)\s*(?::|：|/|{_ARROW}|\s-)\s+(?P<what>\S.*)"
)
_WHO_LAST = lazy(r"(?P<what>[^:：]{2,40}?)\s*[:：]\s*(?P<who>[^:：]{2,40})")
MOST_PARTS = 12  # of one item; more is no item
_PARTS = lazy(rf"\s*(?:{_ARROW})\s*|\s+[-/|]\s+|\s*/\s+|\s+/\s*")
_BETWEEN = lazy(r"\s*[,|]\s*|\s*(?:(?<!\d)/|/(?!\d))\s*|\s+[-–—]\s+|\s+(?=[~∼])")
_AND = lazy(r"[,·&\s]+")
_CHARGED = lazy(r"^(?:담당자?|책임|맡은\s*이)\s*[:：]?\s*")
_NOT_CHARGED = lazy(
    r"(?:담당자?|책임자?)\s*[:：]?\s*(?:미정|미지정|추후\s*(?:지정|결정))", needs="담책"
)
_CHARGE = lazy(
    rf"(?P<what>.+?)\s*(?:{_ARROW}|[-/,(])\s*(?:담당자?|책임자?|맡은\s*이|owner|assignee)\s*[:：]\s*(?P<who>[^()]+?)\s*\)?",
    re.I,
)
_IN_BRACKETS = lazy(r"(?P<what>.+?)\s*[(（\[]\s*(?P<inside>[^()（）\[\]]{1,40})\s*[)）\]]\s*\.?")
_TAGGED = lazy(r"[(（\[]\s*(?P<who>[^()（）\[\]]{1,20})\s*[)）\]]\s*[:：-]?\s*(?P<what>\S.*)")
_HANDLES = lazy(r"@[\w.-]+(?:[\s,]+@[\w.-]+)*")
_QUOTED_HANDLE = lazy(r"`(@[\w.-]+)`", needs="@")
_MENTIONED = lazy(r"(?P<who>@[\w.-]+(?:[\s,]+@[\w.-]+)*)\s*[:：-]?\s+(?P<what>\S.*)")
_MENTION = lazy(r"(?P<what>[^@]+?)\s*(?P<who>@[\w.-]+(?:[\s,]+@[\w.-]+)*)\s*(?P<more>[^@]*)")
_SENTENCE = lazy(rf"(?P<who>\S.{{1,24}}?)[은는]\s+(?:(?P<due>{_DAY})까지\s+)?(?P<what>\S.+)")
_SENTENCES = lazy(r"(?<=\.)\s+")
_PERIOD = lazy(r"(?P<period>" + "|".join(PERIOD_WORDS) + r"|\d{1,2}월)")
_ASSIGNED = lazy(r"[-•*·]?\s*(?P<who>[^\s:：<>-]{2,5})\s*(?P<mark>:|：|<<|->|→|=>)\s*\S")
_IN_CHARGE = lazy(
    r"(?<=\S)\s*[(（\[]\s*담당(?:자)?\s*[:：]?\s*(?P<who>[^()（）\[\]]{2,30})[)）\]]\s*\.?$",
    needs="담",
)
_EACH = ("각 ", "모든 ")
_GIVEN = lazy(r"[가-힣]{2,4}")
FULL_NAME = 3
MARKED = 2
LONGEST = 30
LEAST = 2
WHOLE = 300  # letters of an item that is too long to be taken apart
MOST = 6


class Task(NamedTuple):
    """What one row says."""

    what: str
    who: str | None = None
    due: str | None = None


def read_actions(walk: Walk, units: Units, attendees: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items of every to-do list, and what stands beside a label of one (`할 일: …`)."""
    tasks = walk.survey.outline.tasks
    names = frozenset(person["name"] for person in attendees if person["name"])
    reader = _Reader(names, units, tasks)
    assigned = reader.assigned_elsewhere() | reader.charged()
    talk = reader.talk()
    actions: list[dict[str, Any]] = []
    beside = {*units.holding(":"), *units.holding("：")} if walk.notes is not None else ()
    for i in sorted({*tasks, *assigned, *beside}):
        text = units.text[i]
        if not text or i in talk or (walk.skip.get(i) and i not in walk.cells):
            continue
        task: Task | None = None
        if tasks.get(i, -1) in walk.forms:
            continue
        if i in tasks and not _DAY_ALONE.fullmatch(text):
            task = reader.read_item(text)
            task = reader.lend(task, units.text[tasks[i]]) if task else None
        elif i in assigned:
            task = reader.read_item(text)
        elif i in beside:
            task = reader.read_beside(text)
        elif i in tasks and actions and (day := _DAY_ALONE.fullmatch(text)):
            actions[-1]["due"] = actions[-1]["due"] or day["due"]
        if task is not None:
            actions.append({**task._asdict(), "line": units.line[i]})
    return actions


class _Reader:
    """Reads items; knows who is named in the document, and who its lists set off."""

    def __init__(self, names: frozenset[str], units: Units, tasks: dict[int, int]) -> None:
        self.units = units
        self.tasks = tasks
        self.names = {*names, *(name[1:] for name in names if len(name) == FULL_NAME)}
        rows = [(start, _ASSIGNED.match(units.text[i])) for i, start in tasks.items()]
        whole = Counter(tasks[i] for i in tasks if units.text[i])
        led = [(start, row) for start, row in rows if row and _GIVEN.fullmatch(row["who"])]
        many = Counter(start for start, _ in led)
        for start, row in led:
            proved = many[start] == whole[start] or row["mark"] == "<<"
            if many[start] > 1 and proved and row["who"] not in NOBODY:
                self.names.add(row["who"])

    def assigned_elsewhere(self) -> frozenset[int]:
        """Rows that name who by the same mark and the same people as the lists do."""
        rows = (_ASSIGNED.match(self.units.text[i]) for i in self.tasks)
        seen = {(row["who"], row["mark"]) for row in rows if row and row["mark"] not in ":："}
        if len(seen) < MARKED:
            return frozenset()
        others = ((i, t) for i, t in enumerate(self.units.text) if t and i not in self.tasks)
        found = ((i, _ASSIGNED.match(text)) for i, text in others)
        return frozenset(i for i, row in found if row and (row["who"], row["mark"]) in seen)

    def charged(self) -> frozenset[int]:
        """`- 검색 화면 (담당: 김가온)`: rows that say who is in charge, wherever several stand."""
        found = set()
        for i in self.units.holding("담당"):
            row = _IN_CHARGE.search(self.units.text[i])
            if row is not None and self._is_proved(row["who"].strip()):
                found.add(i)
        return frozenset(found) if len(found) >= MARKED else frozenset()

    def talk(self) -> frozenset[int]:
        """Rows that are talk about a list: a block that names nobody, where another names each."""
        blocks: dict[int, list[list[int]]] = {}
        before = -1
        for i, start in self.tasks.items():
            if not self.units.text[i]:
                continue
            lists = blocks.setdefault(start, [])
            if not lists or i - before > 1:
                lists.append([])
            lists[-1].append(i)
            before = i
        talk: set[int] = set()
        for lists in blocks.values():
            named = [[self._names_who(self.units.text[i]) for i in block] for block in lists]
            if any(len(rows) > 1 and all(rows) for rows in named):
                for block, rows in zip(lists, named, strict=True):
                    talk.update(() if any(rows) else block)
        return frozenset(talk)

    def _names_who(self, text: str) -> bool:
        row = _ASSIGNED.match(text)
        return row is not None and (row["mark"] == "<<" or self.is_who(row["who"]))

    def lend(self, task: Task, heading: str) -> Task:
        """What a heading says of its items: `할 일 (~3/14)`, `이번 주 계획`, `### 김가온`."""
        who, due = task.who, task.due
        if due is None:
            day = DUE.search(heading)
            period = _PERIOD.search(close(heading))
            if day:
                due = _print(day["due"])
            elif period:
                due = period["period"]
        if who is None and read_section(heading) is None:
            name = re.sub(r"[(（/].*", "", heading).strip(" :@#*[]")
            who = name if self.is_who(name) else None
        return task._replace(who=who, due=due)

    def read_beside(self, text: str) -> Task | None:
        """`추가로 해야 할 것 : 간식 준비`: a label of things to do and one of them."""
        label, colon, value = text.partition(":" if ":" in text else "：")
        if not colon or not value.strip() or len(label) > LONGEST or value.startswith("//"):
            return None
        return self.read_item(value.strip()) if read_to_do(label) else None

    def read_item(self, text: str) -> Task | None:
        """One item: the thing to do without its bullet, who and due where they are set off."""
        match = _ITEM.match(text)
        body = _QUOTED_HANDLE.sub(r"\1", squeeze(match["text"]) if match else text)
        if len(close(body)) < 2 or body.endswith((":", "：")):
            return None
        if not any(map(str.isalnum, body)) or DUE.fullmatch(body) or _is_none(text, body):
            return None
        return self._split(body)

    def _split(self, body: str) -> Task:
        if len(body) > WHOLE:
            return Task(body)
        led = _DUE_BEFORE.fullmatch(body) if body[0].isdigit() else None
        if led:
            task = self._split(led["what"])
            return task if task.due else task._replace(due=_print(led["due"]))
        return (
            self._charged(body)
            or self._timed_by(body)
            or self._set_off(body)
            or self._timed(body)
            or self._bracketed(body)
            or self._parted(body)
            or self._told(body)
            or Task(*_take_due(body))
        )

    def _charged(self, body: str) -> Task | None:
        """`안내문 쓰기 - 담당 : 김가온`."""
        charge = _CHARGE.fullmatch(body)
        if not charge:
            return None
        what, _, due = _take_due(charge["what"])
        who, _, until = charge["who"].partition(",")
        if until and (day := DUE.fullmatch(until.strip())):
            return Task(what, who.strip(), due or _print(day["due"]))
        who, _, later = _take_due(charge["who"])
        return Task(what, who, due or later)

    def _set_off(self, body: str) -> Task | None:
        """Who stands first; or last, where only the last is known to be somebody."""
        led = self._led(body)
        if led is None or self._is_proved(led.who):
            return led
        parted = self._parted(body)
        return parted if parted and self._is_proved(parted.who) else led

    def _is_proved(self, who: str | None) -> bool:
        words = _AND.split(who or "")
        return all(word.startswith("@") or word in self.names for word in words if word)

    def _led(self, body: str) -> Task | None:
        """`김가온: 안내문 쓰기 (~5/9)`, `[김가온] 안내문 쓰기`, `@gaon 안내문 쓰기`."""
        for pattern in (_TAGGED, _WHO_FIRST, _MENTIONED):
            match = pattern.fullmatch(body)
            if match and self.is_who(match["who"]):
                what, _, due = _take_due(match["what"])
                return Task(what, match["who"].strip(" @"), due)
        last = _WHO_LAST.fullmatch(body)
        if last is None:
            return None
        who, _, due = _take_due(last["who"])
        if self._is_proved(who) or close(who) in EVERYBODY or _are_names(who):
            return Task(last["what"], who.strip(" @"), due)
        return None

    def _timed_by(self, body: str) -> Task | None:
        """A colon, until when, and in brackets on one of its sides by whom."""
        timed = _TIMED_BY.fullmatch(body)
        who = (timed["before"] or timed["behind"]) if timed else None
        if timed is None or who is None or (timed["before"] and timed["behind"]):
            return None
        if not (self.is_who(who) or is_unit(close(who)) or close(who).endswith(BODY_ENDINGS)):
            return None
        return Task(timed["what"], who, _print(timed["due"]))

    def _timed(self, body: str) -> Task | None:
        """`실행계획 공개 : 2월 말`."""
        timed = _TIMED.fullmatch(body)
        return Task(timed["what"], None, _print(timed["due"])) if timed else None

    def _bracketed(self, body: str) -> Task | None:
        """`안내문 쓰기 (김가온, ~5/9)`."""
        inside = _IN_BRACKETS.fullmatch(body)
        if not inside:
            return None
        if _NOT_CHARGED.fullmatch(inside["inside"]):
            return self._split(inside["what"])
        who, due = self._read_parts(_BETWEEN.split(inside["inside"]))
        if who is None and due is not None:
            inner = self._split(inside["what"])
            return inner if inner.due else inner._replace(due=due)
        return Task(inside["what"], who, due) if who else None

    def _parted(self, body: str) -> Task | None:
        """`안내문 쓰기 — 김가온 — 5/9`, `안내문 쓰기 => 기획국장 / 8.9`, `안내문 쓰기 @gaon`."""
        parts = _PARTS.split(body)
        for at in range(1, len(parts) if len(parts) <= MOST_PARTS else 0):
            who, due = self._read_parts(
                [word for part in parts[at:] for word in re.split(r"\s*[,，]\s*", part)]
            )
            if who or due:
                stop = body.rindex(parts[at], 0, len(body) - sum(map(len, parts[at + 1 :])))
                what = body[:stop].rstrip(" -–—/|<>=→⇒➡")
                inner = _MENTION.fullmatch(what) if who is None and "@" in what else None
                if inner and not inner["more"]:
                    return Task(inner["what"].rstrip(" -:("), inner["who"], due)
                return Task(what, who, due)
        mention = _MENTION.fullmatch(body)
        if not mention:
            return None
        day = DUE.fullmatch(mention["more"].strip(" ()[],")) if mention["more"] else None
        if mention["more"] and day is None:
            return None
        due = _print(day["due"]) if day else None
        return Task(mention["what"].rstrip(" -:("), mention["who"], due)

    def _told(self, body: str) -> Task | None:
        """`기획팀은 5월 9일까지 안내문을 쓴다.`"""
        told = _SENTENCE.fullmatch(body)
        if not told:
            return None
        who = told["who"]
        if is_role(who.split()[-1]) or told["due"] or close(who).endswith(TEAM_ENDINGS):
            return Task(_SENTENCES.split(told["what"])[0], who, told["due"])
        return None

    def _read_parts(self, parts: list[str]) -> tuple[str | None, str | None]:
        """Who and until when, where parts hold nothing else."""
        who: list[str] = []
        due: str | None = None
        for part in filter(None, map(str.strip, parts)):
            name = _CHARGED.sub("", part)
            if due is None and (day := DUE.fullmatch(part)):
                due = _print(day["due"])
            elif self.is_who(name) or (name.startswith(_EACH) and name.endswith(CHARGED_ENDINGS)):
                who.append(name)
            elif not _NOT_CHARGED.fullmatch(part):
                return None, None
        return ", ".join(who) or None, due

    def is_who(self, text: str) -> bool:
        """Whether a part names people rather than things."""
        if text.startswith("@"):
            return _HANDLES.fullmatch(text) is not None
        if text in self.names:
            return True
        words = [re.sub(r"[(（].*", "", word).strip("@ ") for word in _AND.split(text.strip())]
        words = [word for word in words if word]
        if not words or len(words) > MOST or words[0] in NOBODY:
            return False
        if words[0] in EVERYBODY and len(words) == 1:
            return True
        guessed = sum(1 for word in words if word not in self.names and is_name(word))
        apart = len(words) == 1 or "," in text or "·" in text or "&" in text
        return (apart or guessed <= 1) and all(self._is_person(word) for word in words)

    def _is_person(self, word: str) -> bool:
        if len(word) < LEAST:
            return False
        known = word in self.names or word in EVERYBODY or word in LATIN_OFFICES
        return known or is_name(word) or is_role(word) or word.endswith(TEAM_ENDINGS)


@cache
def _plain_reader() -> _Reader:
    return _Reader(frozenset(), Units(""), {})


def read_item(text: str, line: int) -> dict[str, Any] | None:
    """One item by itself, as a cell of a table or a form holds it."""
    task = _plain_reader().read_item(text)
    return {**task._asdict(), "line": line} if task else None


def is_who(text: str) -> bool:
    """Whether a cell names people rather than things."""
    return _plain_reader().is_who(text)


def _is_none(text: str, body: str) -> bool:
    """Whether a row is ticked off, done, or tells when the next meeting is."""
    if "[x]" in text[:8] or "[X]" in text[:8] or text[0] in _TICKED:
        return True
    return body.endswith(_DONE_ENDS) or _NEXT.match(body) is not None


def _are_names(who: str) -> bool:
    return all(map(is_name, filter(None, _AND.split(who.replace("@", "")))))


def _print(due: str) -> str:
    return squeeze(due).strip("~∼ ")


def _take_due(what: str) -> tuple[str, None, str | None]:
    """`안내문 쓰기 (~5/9)`, `안내문 쓰기, 5/9까지`, `안내문 쓰기 ~5/9`."""
    match = _IN_BRACKETS.fullmatch(what)
    day = DUE.fullmatch(match["inside"].strip()) if match else None
    if match and day:
        return match["what"], None, _print(day["due"])
    behind = _DUE_BEHIND.fullmatch(what)
    if behind:
        return behind["what"].rstrip(" ,-–—"), None, _print(behind["a"] or behind["b"])
    return what, None, None
