"""The tags and texts of a web page in order, found in time proportional to its length.

The standard library's parser takes hours for a megabyte of unfinished tags, which damage makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# A tag ends at the first `>` outside quotes; one longer than this has lost its end.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]{0,40}+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_BROKEN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40}+)([^<>]{0,2000}+)>?")
_LONGEST_TAG = 1 << 16
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(id|class|role|colspan|rowspan|hidden)\s*+=\s*+"""
    r"""(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""",
    re.IGNORECASE,
)
# Nothing in these is a tag until their own end.
_RAW = ("script", "style", "textarea", "title", "xmp", "noembed", "noframes")
_RAW_ENDS = {tag: re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE) for tag in _RAW}

START, END, TEXT = "start", "end", "text"


def scan(page: str) -> Iterator[tuple[str, str, str]]:
    """(START, tag, its attributes), (END, tag, ""), (TEXT, "", text) in order."""
    at, length = 0, len(page)
    raw = dict(_RAW_ENDS)
    while at < length:
        tag_at = page.find("<", at)
        if tag_at < 0:
            tag_at = length
        if tag_at > at:
            yield TEXT, "", unescape(page[at:tag_at])
        if tag_at == length:
            return
        if page.startswith(("<!", "<?"), tag_at):
            at = _skip_declaration(page, tag_at)
            continue
        match = _TAG.match(page, tag_at, tag_at + _LONGEST_TAG) or _BROKEN_TAG.match(page, tag_at)
        if match is None:
            yield TEXT, "", "<"
            at = tag_at + 1
            continue
        at = match.end()
        tag = match[2].lower()
        if match[1]:
            yield END, tag, ""
            continue
        yield START, tag, match[3]
        if tag in raw:
            end = raw[tag].search(page, at)
            if end:
                at = end.start()
            elif tag in ("script", "style"):
                return
            else:
                del raw[tag]


def read_attributes(attributes: str) -> dict[str, str]:
    """The attributes that tell menus and the shape of tables."""
    found = {}
    for match in _ATTRIBUTE.finditer(attributes):
        value = match[2] or match[3] or match[4] or ""
        found[match[1].lower()] = unescape(value)
    return found


def _skip_declaration(page: str, at: int) -> int:
    closing = "-->" if page.startswith("<!--", at) else ">"
    end = page.find(closing, at + 2)
    return end + len(closing) if end >= 0 else len(page)
