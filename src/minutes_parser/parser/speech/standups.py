"""Names that stand alone as headings: who reports in a stand-up (`**김가온 / 서버**`)."""

from __future__ import annotations

from minutes_parser.parser.persons.names import is_name, is_role
from minutes_parser.parser.speech.labels import Label
from minutes_parser.parser.speech.speaking import Found
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy

_ALONE = lazy(
    r"[^\w\s(（@-]{0,6}\s*@?(?P<name>[가-힣]{2,4}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s*님?"
    r"(?:\s*[/|·-]\s*(?P<job>[^\s/(][^/(:]{0,14})|\s*[(（](?P<inside>[^()（）:]{1,14})[)）]|\s(?P<role>[가-힣A-Z]{2,5}))?"
    r"\s*[\]>】]*\s*[:：]?"
)
_SPACED = lazy(
    r"(?P<name>[가-힣](?:\s{0,3}[가-힣]){1,3})"
    r"(?:\s*[(（](?P<job>[^()（）:]{1,14})[)）]|\s+(?P<role>[가-힣]{2,5}))?\s*[:：]?"
)
_POINTS = frozenset("-–•·▪◦∙*+ㆍ")
_SET_OFF = frozenset("[<【▶■●◆")
FEWEST = 2
LONGEST = 36


def find_standups(
    units: Units,
    skip: dict[int, str],
    headings: dict[int, int],
    names: frozenset[str],
    listed: frozenset[str],
    tasks: dict[int, int],
    parts: frozenset[int],
) -> dict[int, Label]:
    """Lines that name who reports; none where fewer than two people do."""
    found: dict[int, Label] = {}
    before: int | None = None
    for i, text in enumerate(units.text):
        if not text or (i in skip and i not in headings) or i + 1 in tasks or i in parts:
            continue
        headed = i in headings or _is_bold(units.raw[i])
        label = _read(text, headed, names | listed if headed else names)
        if label is not None and before is not None:
            found.pop(before, None)  # names line by line are a list
            before = i
        elif label is not None:
            found[i] = label
            before = i
        else:
            before = None
    if before is not None:
        found.pop(before, None)
    who = {label.name for label in found.values()}
    return found if len(who) >= FEWEST else {}


def find_reports(
    units: Units, skip: dict[int, str], names: frozenset[str], head_end: int
) -> dict[int, Label]:
    """`강 석 민 (팀장)` over points of a list: who reports, by the names that a list proves.

    Every name on a line of its own stands over points, or the lines are a list of people.
    """
    found: dict[int, Label] = {}
    texts = units.text
    for i, text in enumerate(texts[:-1]):
        if i <= head_end or i in skip or not 1 < len(text) <= LONGEST or text[0] < "가":
            continue
        match = _SPACED.fullmatch(text)
        name = close(match["name"]) if match is not None else ""
        if match is None or name not in names:
            continue
        if texts[i + 1][:1] not in _POINTS:
            return {}
        found[i] = Label(match["job"] or match["role"], name)
    return found if len({label.name for label in found.values()}) >= FEWEST else {}


def silence_parts(labels: dict[int, Found], alone: dict[int, Label]) -> None:
    """Drop what names somebody's points (`어제:`, `막힘:`) where names stand over them."""
    last = max(alone)
    named = {label.name for label in alone.values()}
    for i in [i for i in labels if min(alone) < i < last + REACH]:
        label = labels[i].label
        if label.name is None and not is_role(label.role or "") and label.role not in named:
            del labels[i]


REACH = 20


def _is_bold(raw: str) -> bool:
    raw = raw.strip()
    return raw.startswith("**") and raw.rstrip(" :\\").endswith("**")


def _read(text: str, headed: bool, names: frozenset[str]) -> Label | None:
    """Who a line alone names: proved in a list, or a name that is set off."""
    if len(text) > LONGEST or not (headed or text[0] in _SET_OFF or text[:4] > "가"):
        return None
    match = _ALONE.fullmatch(text)
    if match is None:
        return None
    name, job = match["name"], match["job"] or match["inside"] or match["role"]
    if match["role"] and not is_role(match["role"]):
        return None
    guessed = not names and is_name(name) and (headed or text[0] in _SET_OFF)
    known = name in names or guessed
    return Label(job.strip() if job else None, name) if known and not is_role(name) else None
