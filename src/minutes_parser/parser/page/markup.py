"""Markdown and wiki marks: taken off before lines are judged, kept where they mean something."""

from __future__ import annotations

import re
from itertools import pairwise

from minutes_parser.parser.heading.fields import key_of, kind_of
from minutes_parser.parser.page.tags import take_tags
from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.parser.speech.speaking import is_said
from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_ATX = lazy(r"(#{1,6})\s+(.*?)\s*(?<!#)#*$", needs="#")
_WIKI = lazy(r"(={1,5})\s*([^=\s].*?)\s*\1$")
_WIKI_SECTION = lazy(r"(={2,5})\s*[^=\s].*?\s*\1$", needs="=")
_WIKI_TABLE = lazy(r"\{\|.*|\|[-}].*")
# `{{회의록 틀|번호=5}}`, `[[분류:2024년]] [[Category:…]]`: what a wiki does with the page.
_WIKI_PAGE = lazy(
    r"\{\{[^{}]*\}\}|(?:\[\[\s*:?(?:분류|category|file|파일)\s*:[^\[\]]*\]\]\s*)+"
    r"|<references\s*/>|\[목차\]|\[\[(?:목차|toc)\]\]",
    re.I,
)
_WIKI_LEAD = lazy(r":+\s*|#+\s+")
_SETEXT = lazy(r"[-=]{3,}")
_RULE = lazy(r"(?:[-*_=~─━]\s*){3,}|\|?[\s:|-]{5,}\|?")
_STRONG = lazy(r"(\*\*|__|''')(?=\S)(.+?)(?<=\S)\1")
_LED = lazy(r"((?:[-*+•]\s+)?)(?:\*\*|__)(?=\S)([^*_:：]{1,16})(?:\*\*|__)\s+(?=[^\s:：\-–—|>])")
# `> **이나래 과장** 다음 주에 …`: what is strong at the head of a line may be who speaks.
_VOICE = lazy(
    r"(?P<lead>(?:>\s*)*(?:[-*+•]\s+)?)(?:\*\*|__)\s?(?P<who>[^*_:：]{2,20}?)\s?(?:\*\*|__)\s*(?P<colon>[:：]?)\s"
    r"\s*(?P<time>[(（]\d{1,2}:\d{2}[)）]\s*)?(?:[-–—|]\s+)?(?P<said>[^\s:：\-–—|>].*)"
)
_QUOTE = lazy(r"(?:>\s*)+")
_COMMENT = lazy(
    r"<!--(?:(?!<!--).)*?-->|</?(?:br|u|b|i|em|strong|sub|sup|span|div|p|center)\b[^<>]*>", re.I
)
_FENCE = lazy(r"([-~*>─━═])\1+\s*([^-=~*<>─━═\s][^<>]{1,48}?)\s*[-~*<─━═]{2,}")
_RUN = lazy(r"(>{2,}|#{2,}(?!\s))\s*([^-=#><\s|](?:.{0,38}[^.?!,~\s])?)")
_BEFORE_MARKS = lazy(r"(?:[*+-]|(\d+\.))\s+(?=[#*])")


_QUOTED_VALUE = lazy(r"([\w가-힣 -]{1,20}:\s*)([\"'])(.*)\2")
_FENCE_LEVELS = {">": 2, "*": 6}  # what is strong stands under every heading with `#`
_RUN_SIGNS = frozenset("-~*>#─━═")


def take_markup(units: Units, skip: dict[int, str]) -> dict[int, int]:
    """Clean marks off the units' texts; heading units with their level.

    Rules and setext underlines become furniture. Texts without marks are not touched.
    """
    _take_front_matter(units, skip)
    headings = _take_fences(units, skip)
    tagged = take_tags(units, skip)
    headings.update(tagged)
    if not tagged and not _looks_marked(units):
        return headings
    wiki = _is_wiki(units)
    _part_voices(units, skip)
    for i, text in enumerate(units.text):
        if not text:
            continue
        if wiki:
            text = _clean_wiki(units, skip, i, text)
            if i in skip:
                continue
        if i in skip:
            continue
        if _RULE.fullmatch(text):
            skip[i] = "rule"
            if _SETEXT.fullmatch(text) and i and _is_underlined(units, skip, i - 1):
                headings[i - 1] = 1 if text[0] == "=" else 2
            continue
        cleaned = _clean_line(text, i, headings)
        if cleaned == "#":
            skip[i] = "rule"
            continue
        if cleaned or not text.startswith("<!--"):
            units.put(i, cleaned)
        else:
            skip[i] = "comment"
    return headings


def _part_voices(units: Units, skip: dict[int, str]) -> None:
    """Put a colon behind strong words that name who speaks, where most of a document's do.

    A list of things to do sets off names as well; what is said is polite, or stands in quotes.
    """
    strong = sorted({*units.holding("**"), *units.holding("__")})
    led = [(i, m) for i in strong if i not in skip and (m := _VOICE.fullmatch(units.text[i]))]
    voices = [(i, m) for i, m in led if _names_voice(m["who"])]
    if len(voices) < FEWEST_VOICES or len(voices) * 3 < len(led) * 2:
        return
    said = sum(1 for _, m in voices if m["lead"][:1] == ">" or is_said(m["said"]))
    if said * 3 < len(voices) * 2:
        return
    for i, m in voices:
        if not m["colon"]:
            who = f"{m['lead'].lstrip('> ')}{m['who'].strip('[]() ')}"
            time = f" {m['time'].strip()}" if m["time"] else ""
            units.put(i, f"{who}{time}: {m['said']}")


def _names_voice(strong: str) -> bool:
    """`이나래`, `이나래 과장`, `개발팀 이나래`, `의장`: a person or an office and nothing else."""
    words = strong.strip("[]() ").split()
    if len(words) == 1:
        return is_name(words[0]) or is_role(words[0])
    return (
        len(words) in {2, 3}
        and any(len(w) == 3 and is_name(w) for w in words)
        and not _is_label(strong)
    )


FEWEST_VOICES = 3


def _take_front_matter(units: Units, skip: dict[int, str]) -> None:
    """The rules around fields that stand before a Markdown text, and the quotes of their values."""
    first = next((i for i, text in enumerate(units.text[:4]) if text), None)
    if first is None or units.text[first] != "---":
        return
    for i in range(first + 1, min(first + FRONT, len(units))):
        text = units.text[i]
        if text == "---":
            skip[first] = skip[i] = "rule"
            return
        quoted = _QUOTED_VALUE.fullmatch(text)
        if quoted:
            units.put(i, quoted[1] + quoted[3])


FRONT = 40


def _take_fences(units: Units, skip: dict[int, str]) -> dict[int, int]:
    """`----23.10.26----`, `>>>>역할<<<<`, and what several lines set off by one run: headings."""
    headings: dict[int, int] = {}
    runs: dict[str, list[tuple[int, str]]] = {}
    for i in units.opening(_RUN_SIGNS):
        text = units.text[i]
        if text[:2] != text[0] * 2 or i in skip:
            continue
        fence = _FENCE.fullmatch(text)
        if fence and "안건" in fence[2][:8]:
            continue  # `--- 안건 1. … ---` is a heading of the record that has a number
        if fence:
            headings[i] = _FENCE_LEVELS.get(fence[1], 1)
            units.put(i, fence[2])
        elif run := _RUN.fullmatch(text):
            runs.setdefault(run[1], []).append((i, run[2]))
    for found in runs.values():
        apart = sum(1 for (a, _), (b, _) in pairwise(found) if b - a > 1)
        if apart and apart * 3 >= 2 * (len(found) - 1):
            for i, inner in found:
                headings[i] = 2
                units.put(i, inner)
    return headings


def _looks_marked(units: Units) -> bool:
    sample = units.text[:400]
    headed = (units.text[i] for i in units.opening("#=") if i < len(sample))
    heads = sum(1 for text in headed if _ATX.fullmatch(text) or _WIKI_SECTION.fullmatch(text))
    strong = sum(["**" in text or "'''" in text for text in sample])
    setext = sum(
        1
        for before, text in pairwise(sample)
        if len(text) > 4
        and text[0] in "-="
        and _SETEXT.fullmatch(text)
        and _is_setext_title(before)
    )
    return heads > 0 or strong > 1 or setext > 1


def _is_wiki(units: Units) -> bool:
    """Whether sections are set off as wikis do: then `#` numbers a list and `:` indents."""
    marked = (units.text[i] for i in units.opening("="))
    sections = sum(1 for text in marked if text[:2] == "==" and _WIKI_SECTION.fullmatch(text))
    return sections > 1


def _clean_wiki(units: Units, skip: dict[int, str], i: int, text: str) -> str:
    """A line without the indents and the numbers of a wiki; table marks become furniture."""
    if text[0] in "{|[<":
        if _WIKI_TABLE.fullmatch(text) or _WIKI_PAGE.fullmatch(text):
            skip[i] = "rule"
            return text
        if "||" in text:
            text = text.replace("||", "|")
            units.put(i, text)
    lead = _WIKI_LEAD.match(text)
    if lead and lead.end() < len(text):
        rest = text[lead.end() :]
        text = f"· {rest}" if text[0] == "#" else rest
        units.put(i, text)
    return text


def _is_underlined(units: Units, skip: dict[int, str], i: int) -> bool:
    """Whether a rule underlines a title rather than closing a block of lines."""
    above = units.text[i - 1] if i and i - 1 not in skip and i - 1 not in units.page else ""
    return not above and units.indent(i) < CODE_INDENT and _is_setext_title(units.text[i])


CODE_INDENT = 4


def _is_setext_title(text: str) -> bool:
    return bool(text) and len(text) < 60 and text[-1] not in ".?!" and not _RULE.fullmatch(text)


def _is_label(strong: str) -> bool:
    """`**참석** 강나루, 고은빛`: a strong word that is a label of the head, its value behind it."""
    kind = kind_of(key_of(strong))
    return kind is not None and kind.name not in {"note", "record", "result"}


def _clean_line(text: str, i: int, headings: dict[int, int]) -> str:
    quote = _QUOTE.match(text)
    if quote:
        text = text[quote.end() :]
    before = _BEFORE_MARKS.match(text)
    atx = _ATX.fullmatch(text[before.end() :] if before else text) or _WIKI.fullmatch(text)
    if atx:
        headings[i] = len(atx[1])
        text = f"{before[1]} {atx[2]}" if before and before[1] else atx[2]
    if "<" in text:
        text = _COMMENT.sub("", text)
    led = _LED.match(text) if "**" in text[:8] or "__" in text[:8] else None
    if led and _is_label(led[2]):
        text = f"{led[1]}{led[2]}: {text[led.end() :]}"
    text = _STRONG.sub(r"\2", text)
    return text.strip().rstrip("\\").strip()
