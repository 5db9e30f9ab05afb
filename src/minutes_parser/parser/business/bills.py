"""Headings of bills: `제1호 의안 : …`, `[결의사항 제2호] …`, `안건 3. …`, and lists of them."""

from collections.abc import Callable
from typing import NamedTuple

from minutes_parser.parser.speech.joining import ends_sentence
from minutes_parser.parser.text import close, is_prose, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.labels import AGENDA_CATEGORIES, TITLE_ENDS


class Bill(NamedTuple):
    """A heading of a bill: category, number and title; `plain` where only a number tells it."""

    category: str | None
    number: str | None
    title: str
    plain: bool = False


_CATEGORIES = "|".join((*AGENDA_CATEGORIES, "처리"))
_OPEN = r"[□■◆◇▣○●▶▷◎※〈<《\[【(（「『=~*\-–―—\s]*"
_CLOSE = r"\s*[〉>\]】)）」』]?\s*[:：.―—–-]?\s*"
_NUMBER = r"(?P<{}>\d{{1,3}}|[①-⑳])"
_BILL = lazy(
    _OPEN
    + r"(?:(?:\d{1,2}|[가-하])\s*[.)]\s*(?=[\[<〈【(]?\s*(?:제\s*\d|의\s*안\s|안\s*건\s)))?"
    + r"[〈<\[【(（「『]?\s*"
    + rf"(?:(?P<category>{_CATEGORIES})\s*)?"
    + r"(?:(?:안\s*건|의\s*안|의\s*제|사항)\s*제?\s*"
    + _NUMBER.format("a")
    + r"\s*(?:호|항)?"
    + r"|제?\s*"
    + _NUMBER.format("b")
    + r"\s*호\s*(?:안\s*건|의\s*안|의\s*건|안(?=[\s\]〉>】):：]))"
    + r"|제\s*"
    + _NUMBER.format("c")
    + r"\s*(?:안\s*건|의\s*안)"
    + r"|(?P<only>자문안건|보고안건|심의안건|의결안건|협의안건))"
    + r"(?!\s*(?:은|는|을|를|이|가|의|에|과|와|인|으로|로|및|부터|건|명)\s)"
    + _CLOSE
    + r"(?P<title>\S.*?)[\s〉>》】=~*\-–―—]*"
)
# `[제3호 …] 제목`, `제1호 : 제목`, `보고 제1호  제목`: the number alone tells it.
_PLAIN = lazy(
    _OPEN
    + rf"(?:(?P<category>{_CATEGORIES})\s*(?:안건|사항|의안)?\s*)?"
    + r"제?\s*(?P<number>\d{1,3}(?:\s*-\s*\d{1,2})?)\s*호(?:\s*-\s*(?P<sub>\d{1,2}))?"
    + r"(?:\s*\S{0,4}?\s*[〉>\]】)）」』]\s*[:：.―—–-]?\s*|\s*[:：.―—–-]\s*|\s+)"
    + r"(?P<title>\S.*?)\s*[〉>】]?",
    needs=DIGIT,
)
_ALONE = lazy(
    _OPEN + rf"(?:{_CATEGORIES})?\s*(?:(?:안\s*건|의\s*안|사항)?\s*제?\s*(?P<a>\d{{1,3}})\s*호"
    r"\s*(?:안\s*건|의\s*안)?|(?:안\s*건|의\s*안)\s*제?\s*(?P<b>\d{1,3})\s*(?:호|항)?"
    r"|제\s*(?P<c>\d{1,3})\s*(?:안\s*건|의\s*안))" + _CLOSE,
    needs=DIGIT,
)
_CATEGORY = lazy(
    rf"[□■◆◇▣○●▶▷◎※〈<\[【\s]*(?:[가-하]\s*[.)]\s*)?(?:{_CATEGORIES})\s*(?:안\s*건|사\s*항|의\s*안)"
    r"\s*[〉>\]】]?\s*[:：]?",
    needs=("안", "항"),
)
_KINDS = f"{_CATEGORIES}|상정"
_BEGINS = "〈<《[【［〔「(（"
_ENDS = "〉>》\\]】］〕」)）"
# Words, brackets and signs that leave no doubt: `〈보고 제7호 ― …〉`, `의안번호 제2008-9호 : …`.
_SET_OFF = lazy(
    rf"(?P<mark>[□■◆◇▣▶▷○●◎❍※ㅇ•·∙▪▸➢➤☞*\-–\s]*)(?P<open>[{_BEGINS}]?)\s*"
    r"(?:(?:\d{1,2}\s*[.)]|[가-하]\s*[.)]|[(（]\s*\d{1,2}\s*[)）])\s*(?=\D))?"
    rf"(?P<kind>{_KINDS})?\s*(?P<word>안건|의안)?\s*(?:번호\s*[:：]?)?\s*"
    r"(?P<order>제)?\s*(?P<number>\d{1,4}(?:\s?[-–]\s?\d{1,4}){0,2}|[가-하](?=\s?[〉>》\]】］〕]))"
    r"(?:\s*(?P<unit>호|항))?(?:\s*(?:의\s*)?(?P<tail>안건|의안))?"
    rf"(?:\s*[(（](?:{_KINDS})(?:안건|사항)?[)）])?(?P<close>\s*[{_ENDS}])?"
    r"(?P<sep>\s*[:：｜|―—–-]+)?(?P<blank>\s*)(?P<title>\S.*)"
)
_ONLY_COUNT = lazy(r"[(（\[]?\s*(?:총\s*)?\d{1,3}\s*건\s*[)）\]]?", needs="건")
_RULED = lazy(r"[-=~─━*]{2,}\s*([^-=~─━*].*?)\s*[-=~─━*]{2,}", needs="-=~─━*")
_QUOTES = frozenset("「『｢〈《<“‘")
_PAIRS = dict(zip(_BEGINS, "〉>》]】］〕」)）", strict=True))
_PARTICLES = frozenset("및 을 를 은 는 이 가 의 에 과 와 로 부터 까지 에서 건 명 상정".split())
_WORDS = frozenset("의보심자토협논승처부결상제안")
MARKED = frozenset("□■◆◇▣▶▷○●◎❍※" + _BEGINS) - frozenset("(（")
_LONGEST = 200


def read_bill(text: str, start: int = 0) -> Bill | None:
    """A heading that names a bill by word and number, or by its category."""
    bill = _read_bill(text, start)
    return bill if bill is not None and not _ONLY_COUNT.fullmatch(bill.title) else None


def _read_bill(text: str, start: int) -> Bill | None:
    if not text or len(text) >= _LONGEST or text[-1] in ".?!":
        return None
    text = squeeze(text[start:])
    ruled = _RULED.fullmatch(text)
    if ruled:
        text = ruled[1]
    bill = _read_set_off(text)
    match = _BILL.fullmatch(text) if bill is None else None
    if match is None:
        return bill
    number = match["a"] or match["b"] or match["c"]
    if number and not number.isascii():
        number = str(ord(number) - ord("①") + 1)
    return Bill(match["category"], number, squeeze(match["title"]))


def _read_set_off(text: str) -> Bill | None:
    """A heading that brackets and signs set off, whatever its number looks like."""
    match = _SET_OFF.fullmatch(text)
    if match is None:
        return None
    named = match["word"] or match["tail"] or (match["kind"] and (match["unit"] or match["open"]))
    apart = match["sep"] or match["close"] or match["title"][0] in _QUOTES
    if not named or not (apart or (match["word"] and match["blank"])):
        return None
    title = match["title"]
    if title.split()[0] in _PARTICLES:
        return None
    if match["open"] and not match["close"]:
        title = title.strip().removesuffix(_PAIRS[match["open"]])
    number = close(match["number"]).replace("–", "-")
    return Bill(match["kind"], number, squeeze(title)) if squeeze(title) else None


def is_marked(text: str) -> bool:
    """Whether a mark, a bracket or rules on both sides set a line off as a heading."""
    return text[0] in MARKED or _RULED.fullmatch(text) is not None


def may_announce(text: str) -> bool:
    """A cheap look at a line whose first letter opens no heading: may it be one of a bill?"""
    return (text[0] in _WORDS or text[0] in MARKED) and (
        "호" in text[:16] or "안건" in text[:8] or "의안" in text[:8]
    )


def goes_on(text: str) -> bool:
    """Whether the bracket that a heading of a bill begins with is still open at its end."""
    closing = _PAIRS.get(text[0])
    if closing is None or text.count(text[0]) <= text.count(closing):
        return False
    return "안" in text[:12] or "호" in text[:16]


def read_plain_bill(text: str) -> Bill | None:
    """`제1호 : …`: a heading by its number alone; its title tells whether it is one."""
    match = _PLAIN.fullmatch(squeeze(text)) if len(text) < _LONGEST else None
    if match is None or text[-1] in ".?!":
        return None
    title = cut_explanation(squeeze(match["title"]))
    if is_prose(title):
        return None
    number = close(match["number"]) + (f"-{match['sub']}" if match["sub"] else "")
    return Bill(match["category"], number, title, True)


def cut_explanation(title: str) -> str:
    """`임원 선임(안): 후보가 없으므로 …`: a title without what is said of it."""
    before, colon, after = title.partition(": ")
    return before if colon and len(after) > 12 and ends_like_title(before) else title


def is_bill(text: str) -> bool:
    """Whether a line is the heading of a bill, by its words or by a title behind a number."""
    if read_bill(text) is not None:
        return True
    plain = read_plain_bill(text)
    return plain is not None and ends_like_title(plain.title)


def ends_like_title(title: str) -> bool:
    """Whether words end as titles of bills do: `… 승인의 건`, `… 변경(안)`."""
    return title.rstrip(" .)]」』").endswith(TITLE_ENDS) or title.endswith("(안)")


def read_number_alone(text: str) -> str | None:
    """The number of `[제1호 의안]` alone on its line; its title stands on the next."""
    match = _ALONE.fullmatch(squeeze(text)) if len(text) < 24 else None
    return (match["a"] or match["b"] or match["c"]) if match else None


def is_category_row(text: str) -> bool:
    """Whether a line names a category of bills and nothing else (`보고사항`)."""
    return len(text) < 20 and _CATEGORY.fullmatch(squeeze(text)) is not None


def find_list(rows: list[tuple[int, str]], results: Callable[[str], bool]) -> int:
    """How many rows from the first on are a list of bills one right after another; 0 if none.

    A row without a number goes on with the title before it. The list is over where a number or a
    title stands again: that is the first heading of the record.
    """
    stop = bills = pending = 0
    section = ""
    seen: set[tuple[str, str | None]] = set()
    titles: set[str] = set()
    for n, (_, text) in enumerate(rows):
        bill = read_bill(text) or read_plain_bill(text)
        if bill is not None and (not bill.plain or ends_like_title(bill.title)):
            known = (bill.category or section, bill.number)
            if results(text):
                return 0
            if known in seen or bill.title in titles:
                break
            seen.add(known)
            titles.add(bill.title)
            bills += 1
            pending = 0
            stop = n + 1
        elif is_category_row(text):
            pending = 0
            section = close(text).strip("[]<>〈〉【】:：")[:2]
        elif pending or not bills or len(text) > 60 or ends_sentence(text) or text[-1] == "다":
            break
        else:
            pending += 1
    return stop if bills > 1 else 0
