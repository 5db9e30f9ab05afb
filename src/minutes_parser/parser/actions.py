"""To-do lists: what is to be done, by whom and until when, as listed under a heading."""

from __future__ import annotations

import re
from typing import Any

from minutes_parser.parser.names import is_name, is_role
from minutes_parser.parser.text import Units, close, squeeze
from minutes_parser.parser.walk import Walk
from minutes_parser.patterns import lazy

TODO_HEADING = lazy(
    r"할\s*일|해야\s*할\s*(?:일|것)|향후\s*(?:일정|계획|과업|업무|추진)|추후\s*(?:일정|계획)|역할\s*분담|담당\s*(?:업무|자|분담)?$|"
    r"조치\s*(?:사항|계획)$|실행\s*항목|액션\s*아이템|action\s*items?|to[\s-]*do|맡은\s*일|다음\s*(?:주|회의|미팅|번)\s*(?:까지)?.*(?:일|계획|과제|것)|"
    r"이번\s*주\s*계획|\d+\s*월\s*목표|한\s*달\s*뒤\s*목표|과제$|업무\s*분담|후속\s*조치|할일",
    re.I,
)
DONE_HEADING = lazy(r"완료|지난|이번\s*(?:미팅|회의)\s*조치|진행\s*상황")
_ITEM = lazy(
    r"(?:[-–*+•·▪◦○●□■☐☑✅▶▷>]\s*)?(?:\[[ xX]?\]\s*)?"
    r"(?:\d{1,2}(?:[-.]\d{1,2})?[.)]?\s+|[①-⑳]\s*|[가-하][.)]\s+)?(?P<text>\S.*)",
    re.S,
)
DUE = lazy(
    r"(?P<due>~\s*\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}(?:\s*[~∼-]\s*\d{1,2}/\d{1,2})?|\d{4}[-.]\s*\d{1,2}[-.]\s*\d{1,2}\.?|"
    r"\d{1,2}월\s*(?:\d{1,2}일|말|초|중순)"
    r"|이번\s*주[가-힣 ]{0,4}|다음\s*주[가-힣 ]{0,4})\s*(?:까지)?"
)
_WHO_FIRST = lazy(r"(?P<who>[^:：/<>()]{1,24}?)\s*(?::|：|/|<<|->|→|=>|—|–)\s+(?P<what>\S.*)")
_WHO_LAST = lazy(r"(?P<what>[^:：]{2,40}?)\s*[:：]\s*(?P<who>[^:：]{2,40})")
_WHO_BEHIND = lazy(
    r"(?P<what>.+?)\s*(?:=>|->|→|—|–|/)\s*(?P<who>@?[\w가-힣]{2,12})(?:\s*(?:/|—|–|,)\s*(?P<due>\S.*))?"
)
_WHO_IN_BRACKETS = lazy(
    r"(?P<what>.+?)\s*[(（]\s*(?:담당\s*[:：]?\s*)?(?P<inside>[^()（）]{1,30})\s*[)）]\s*$"
)
_SENTENCE = lazy(
    r"(?P<who>\S.{1,24}?)[은는]\s+(?:(?P<due>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}월\s*\d{1,2}일|\d{1,2}/\d{1,2})까지\s+)?(?P<what>\S.+)"
)
_CHARGE = lazy(r"\s*[-–]\s*담당(?:자)?\s*[:：]\s*(?P<who>.+)$")


def read_actions(walk: Walk, units: Units) -> list[dict[str, Any]]:
    """The items of every to-do list."""
    actions: list[dict[str, Any]] = []
    for start, stop, title in _sections(walk, units):
        period = DUE.search(title)
        for i in range(start, stop):
            text = units.text[i]
            if not text or (walk.skip.get(i) and i not in walk.cells):
                continue
            if DUE.fullmatch(re.sub(r"\s*\d+주$", "", text)):
                period = DUE.search(text)
                continue
            action = read_item(text, units.line[i])
            if action is not None:
                if action["due"] is None and period is not None:
                    action["due"] = squeeze(period["due"]).lstrip("~ ")
                actions.append(action)
    return actions


def _sections(walk: Walk, units: Units) -> list[tuple[int, int, str]]:
    """Runs of units under a heading of things to do."""
    edges = sorted(walk.edges)
    found = []
    for n, unit in enumerate(edges):
        if unit in walk.forms:
            continue
        text = units.text[unit]
        stop = edges[n + 1] if n + 1 < len(edges) else len(units)
        if len(text) < 40 and TODO_HEADING.search(text) and not DONE_HEADING.search(text):
            found.append((unit + 1, stop, text))
    return found


def read_item(text: str, line: int) -> dict[str, Any] | None:
    """One item: the thing to do without its bullet, who and due where they are set off."""
    match = _ITEM.fullmatch(text)
    body = squeeze(match["text"]) if match else text
    if len(close(body)) < 2 or body.endswith((":", "：")):
        return None
    what, who, due = _split_item(body)
    return {"what": what, "who": who, "due": due, "line": line}


def _split_item(body: str) -> tuple[str, str | None, str | None]:
    charge = _CHARGE.search(body)
    if charge:
        what, due = _take_due(body[: charge.start()])
        return what, charge["who"].strip(), due
    first = _WHO_FIRST.fullmatch(body)
    if first and is_who(first["who"]):
        what, due = _take_due(first["what"])
        return what, first["who"].strip(" @"), due
    last = _WHO_LAST.fullmatch(body)
    if last and _all_named(last["who"]):
        return last["what"], last["who"].strip(" @"), None
    behind = _WHO_BEHIND.fullmatch(body)
    if behind and is_who(behind["who"]):
        return behind["what"], behind["who"].lstrip("@"), behind["due"]
    inside = _WHO_IN_BRACKETS.fullmatch(body)
    if inside:
        parts = [part.strip() for part in re.split(r",|(?<!\d)/|/(?!\d)", inside["inside"])]
        who = next((part.lstrip("@") for part in parts if is_who(part)), None)
        due = next((part.lstrip("~ ") for part in parts if DUE.search(part)), None)
        if who or due:
            return inside["what"], who, due
    told = _SENTENCE.fullmatch(body)
    if told and (is_role(told["who"].split()[-1]) or told["due"]):
        return _SENTENCES.split(told["what"])[0], told["who"], told["due"]
    return body, None, None


_SENTENCES = lazy(r"(?<=\.)\s+")


def _all_named(text: str) -> bool:
    """Whether a part holds nothing but names: `재료 구입 : 강나루, 고은빛`."""
    words = [word.strip("@ ") for word in re.split(r"[,·&/\s]+", text) if word.strip("@ ")]
    return bool(words) and all(map(is_name, words))


def is_who(text: str) -> bool:
    """Whether a part names people rather than things."""
    words = [word.strip("@ ") for word in re.split(r"[,·&\s]+", text) if word.strip("@ ")]
    if not words or len(words) > 6:
        return False
    if text.strip().startswith("@"):
        return True
    return any(is_name(word) or is_role(word) for word in words) or (
        len(words) == 1 and 1 < len(words[0]) < 4 and words[0] in {"전원", "모두", "전체"}
    )


def _take_due(what: str) -> tuple[str, str | None]:
    match = re.search(r"\s*[(（]\s*[~∼]?\s*([^()]{2,16}?)\s*(?:까지)?\s*[)）]\s*$", what)
    if match and DUE.search(match[1]):
        return what[: match.start()], match[1].lstrip("~ ")
    return what, None
