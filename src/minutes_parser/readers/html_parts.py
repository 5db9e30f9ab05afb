"""Parts of a web page that nobody reads for its text: menus, feet, and what waits unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_parser.readers.blocks import Block, write_lines

NAVIGATION, MENU, FOOT, HIDDEN = "navigation", "menu", "foot", "hidden"

# A part of the page that is called so, and is mostly links, is there to lead elsewhere.
_MENU_TAGS = frozenset({"aside", "header"})
_MENU_WORDS = frozenset(
    "gnb lnb snb tnb fnb nav navi navigation menu submenu topmenu leftmenu sidemenu sitemap skip"
    " skipnavi skipnav breadcrumb location path footer foot header util quick quickmenu sns banner"
    " sidebar aside tab tabs paging pagination family".split()
)
_LINKS_OF_A_MENU = 0.5
_FEET = frozenset({"footer", "foot"})
_FOOT = re.compile(r"copyright|all rights|[©ⓒ]|대표전화|개인정보", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=\s*(?:$|/|[\w-]+\s*=)|=)|display\s*:\s*none", re.IGNORECASE)
# Popups wait unseen; so do whole minutes that a script shows, but these are long.
_LONGEST_ASIDE = 1000
BLOCKS_OF_A_FOOT = 50
_WORD = re.compile("[a-z]+")


def name_part(tag: str, attributes: dict[str, str], content: str) -> str:
    """What an element may be, by its tag and what it is called; empty for the text of the page."""
    if _HIDDEN.search(content):
        return HIDDEN
    if tag == "nav":
        return NAVIGATION
    called = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    words = _WORD.findall(called.lower()) if len(called) > 1 else ()
    if tag == "footer" or not _FEET.isdisjoint(words):
        return FOOT
    menu = tag in _MENU_TAGS or attributes.get("role") == "navigation"
    return MENU if menu or not _MENU_WORDS.isdisjoint(words) else ""


def is_unread(part: str, letters: int, linked: int, blocks: Sequence[Block]) -> bool:
    """Whether a part with these letters, so many of them links, is what it is called."""
    if part == NAVIGATION or linked > letters * _LINKS_OF_A_MENU:
        return True
    if not 0 < letters < _LONGEST_ASIDE:
        return part == HIDDEN and letters == 0
    return part == HIDDEN or (part == FOOT and any(map(_FOOT.search, write_lines(blocks))))
