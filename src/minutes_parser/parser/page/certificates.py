"""Pages that signing services add behind the minutes: who signed when, from which device.

They are no part of the record. Everything from their heading on belongs to the page.
"""

from __future__ import annotations

from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.chrome import CERTIFICATE_HEADINGS, CERTIFICATE_WORDS

_TRACE = lazy(
    r"[\w.+*-]+@[\w*-]+(?:\.[\w*-]+)+|\d{1,3}(?:\.\d{1,3}){3}|\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M|UTC|KST|GMT)"
    r"|[0-9a-fA-F]{16,}|\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){2,}"
)
_REACH = 30
FEWEST = 3
_FIRST = frozenset(word[0] for word in CERTIFICATE_HEADINGS)


def find_certificate(units: Units) -> dict[int, str]:
    """The units of a signing service's pages at the end, with the reason."""
    half = len(units) // 5
    for i in units.opening(letter for letter in units.first if letter.lower() in _FIRST):
        text = units.text[i]
        if i < half or len(text) > 40:
            continue
        if close(text).lower() in CERTIFICATE_HEADINGS and _traces(units, i) >= FEWEST:
            return {n: "certificate" for n in range(i, len(units)) if units.text[n]}
    return {}


def _traces(units: Units, start: int) -> int:
    """Lines soon after that tell mail, address, device or moment of a signature."""
    following = [text for text in units.text[start + 1 :] if text][:_REACH]
    return sum(
        _TRACE.search(text) is not None or close(text).rstrip(":：").lower() in CERTIFICATE_WORDS
        for text in following
    )
