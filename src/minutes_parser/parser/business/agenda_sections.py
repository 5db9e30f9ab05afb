"""A section of the record that is the agenda: `4. 안건` and its items one after another below.

Narrative minutes often print no list before the record. Then the headings under the section tell
the items: `가. … 의 건`, `5-1. …`, `(1) …`, until the section's own numbers go on.
"""

from typing import NamedTuple

from minutes_parser.parser.business.agenda import Item
from minutes_parser.parser.heading.fields import Field
from minutes_parser.parser.text import close, is_prose, squeeze
from minutes_parser.patterns import lazy

LONGEST = 60
_ITEM = lazy(
    r"(?:(?P<outer>\d{1,2})\s*[-–.]\s*(?P<inner>\d{1,2})\s*[.)]?\s+|(?P<letter>[가-하])\s*[.)]\s*"
    r"|[(（]\s*(?P<paren>\d{1,2}|[가-하])\s*[)）]\s*|(?P<circle>[①-⑳])\s*|(?P<half>\d{1,2})\s*\)\s*)"
    r"(?P<title>\S.*)"
)
_NEXT = lazy(r"(?P<number>\d{1,2})\s*[.)]\s*\S")
_SENTENCE_ENDS = (".", "?", "!", "다", "음", "함", "임", ",")


class AgendaSection(NamedTuple):
    """The number of a section that is the agenda, and how its items are set off."""

    number: str | None
    style: str | None = None


def heads_items(field: Field) -> AgendaSection | None:
    """`4. 안 건`, `5. 안건 토의`, `Ⅲ. 의안 심의` without a value open such a section."""
    plain = close(field.label)
    about = field.kind.name == "agenda" or (
        field.kind.name == "record" and ("안건" in plain or "의안" in plain or "의제" in plain)
    )
    numbered = field.number is not None and not "가" <= field.number <= "하"
    return AgendaSection(field.number) if about and numbered and not field.value else None


def ends_items(section: AgendaSection, text: str) -> bool:
    """Whether the section's own numbers go on: `5. 광고` behind `4. 안건`."""
    match = _NEXT.match(text)
    if match is None or section.number is None or not section.number.isdecimal():
        return False
    return int(match["number"]) == int(section.number) + 1


def read_section_item(
    section: AgendaSection, text: str, unit: int
) -> tuple[Item, AgendaSection] | None:
    """An item under the section; all of its items are set off alike."""
    match = _ITEM.fullmatch(text) if len(text) < LONGEST else None
    if match is None or text.endswith(_SENTENCE_ENDS) or is_prose(text):
        return None
    style = next(name for name in ("inner", "letter", "paren", "circle", "half") if match[name])
    if match["outer"] and match["outer"] != section.number:
        return None
    if section.style not in {None, style}:
        return None
    number = match[style]
    if style == "circle":
        number = str(ord(number) - ord("①") + 1)
    return Item(number, squeeze(match["title"]), None, unit, 0), section._replace(style=style)
