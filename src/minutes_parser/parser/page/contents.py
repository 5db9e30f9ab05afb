"""Tables of contents: entries with the number of their page on a line of its own.

A text layer prints `개요`, `1`, `제1호 의안 …`, `2` where the page had leaders. They repeat what
the record prints, and belong to the page.
"""

from __future__ import annotations

from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import DIGIT, lazy

_PAGE = lazy(r"[-–—]?\s*(\d{1,3})\s*(?:쪽|면|페이지|p\.?)?\s*[-–—]?", needs=DIGIT)
_HEADING = frozenset({"목차", "차례", "순서"})
_HEADS = frozenset("목차순<〈[【-")
_BRACKETS = "<>〈〉[]【】-= "
_LED = lazy(
    r"(?P<title>\S.{1,60}?)\s*[·․‥…⋯ㆍ.‧∙_-]{3,}\s*(?:\d{1,3}|[ivxIVX]{1,4})\s*(?:쪽|면|p\.?)?"
)
# `- [안건](#안건)`: an entry that leads to a heading of the same Markdown file.
_LINKED = lazy(r"(?:[-*+]|\d{1,2}[.)])\s+\[[^\]]{1,80}\]\(#[^()]{0,120}\)")
_PART = lazy(r"개요|개\s*회|폐\s*회|성원|서명|참석|출석|붙임|별첨|부록|회의\s*내용")
LONGEST_ROW = 120
_REACH = 60  # units from the top in which a table of contents begins
_LONGEST = 2  # lines that one entry takes
FEWEST = 3


def find_contents(units: Units) -> dict[int, str]:
    """The units of a table of contents near the top, with the reason."""
    filled = [i for i, text in enumerate(units.text[: 4 * _REACH]) if text]
    linked = [i for i in filled if "](#" in units.text[i] and _LINKED.fullmatch(units.text[i])]
    if len(linked) >= FEWEST:
        return dict.fromkeys(linked, "table of contents")
    for at, i in enumerate(filled[:_REACH]):
        if _page_of(units.text[i]) is not None and at:
            taken = _read_entries(units, filled, at)
            if taken:
                return dict.fromkeys(taken, "table of contents")
        elif units.text[i][0] in _HEADS and close(units.text[i]).strip(_BRACKETS) in _HEADING:
            taken = _read_leaders(units, filled, at)
            if taken:
                return dict.fromkeys(taken, "table of contents")
    return {}


def _read_leaders(units: Units, filled: list[int], at: int) -> list[int]:
    """`목 차` and rows with leaders; a list that names parts of the minutes is no agenda."""
    texts = units.text
    entries: list[str] = []
    taken, pending = [filled[at]], 0
    for n, i in enumerate(filled[at + 1 :], at + 1):
        row = _LED.fullmatch(texts[i]) if len(texts[i]) < LONGEST_ROW else None
        if row is None and (pending or not entries or n + 1 >= len(filled)):
            break
        pending = 0 if row else 1
        taken.append(i)
        if row is not None:
            entries.append(row["title"])
    if pending:
        taken.pop()
    parts = sum(1 for entry in entries if _PART.search(entry))
    if len(entries) < FEWEST or not parts:
        return []
    rest = [texts[i] for i in filled[at + len(taken) :]]
    return taken if _recur(entries, rest, units) else []


def _page_of(text: str) -> int | None:
    match = _PAGE.fullmatch(text) if len(text) < 9 and not text.isalpha() else None
    return int(match[1]) if match else None


def _read_entries(units: Units, filled: list[int], at: int) -> list[int]:
    """Entries and their pages from the first page number on; none where it is no such table."""
    texts = units.text
    taken, entries = [filled[at - 1], filled[at]], [texts[filled[at - 1]]]
    page = _page_of(texts[filled[at]]) or 0
    n = at + 1
    while n < len(filled):
        size = next(
            (k for k in range(1, _LONGEST + 1) if _page_at(texts, filled, n + k) is not None), None
        )
        after = _page_at(texts, filled, n + size) if size else None
        if size is None or after is None or not page <= after <= page + 50:
            break
        entries.append("".join(texts[i] for i in filled[n : n + size]))
        taken += filled[n : n + size + 1]
        page, n = after, n + size + 1
    if len(entries) < FEWEST or not _recur(entries, [texts[i] for i in filled[n:]], units):
        return []
    if at > 1 and close(texts[filled[at - 2]]) in _HEADING:
        taken.insert(0, filled[at - 2])
    return taken


def _page_at(texts: list[str], filled: list[int], n: int) -> int | None:
    return _page_of(texts[filled[n]]) if n < len(filled) else None


def _recur(entries: list[str], following: list[str], units: Units) -> bool:
    """Whether most entries stand as headings below."""
    rest = [close(text) for text in (*following, *units.text[4 * _REACH :]) if text]
    # A heading may be broken over lines: its first letters are enough.
    opened = {line[:8] for line in rest}
    found = sum(close(entry)[:8] in opened for entry in entries)
    return found * 2 > len(entries)
