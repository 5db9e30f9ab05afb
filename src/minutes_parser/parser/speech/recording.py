"""What a recording is called and who met: its first line, or the words that open the meeting.

A note of a recorder prints a name, the date below it, and no label. A body is told only where
a word that ends like one (`기자단`, `운영위원회`) leads the name or the opening words.
"""

from __future__ import annotations

from minutes_parser.parser.heading.head import BODY_HEAD, Head, print_title
from minutes_parser.parser.heading.times import find_date
from minutes_parser.parser.speech.spoken import opening_sentence
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.roles import BODY_ENDINGS

_EDGES = "「」『』｢｣〈〉《》<>[]【】\"“”'’‘(),.!·~"
_LED_IN = lazy(
    r"(?:(?:자|네|예|그럼|그러면|이제|저희|우리|지금|지금부터|오늘|오늘은|다들|모두|안녕하세요|안녕하십니까|반갑습니다|먼저"
    r"|이어서|\S+(?:부터|에는|세요|니까|니다))[\s,.!]+)+"
)
_SPEAKS = lazy(r"(?:[는를]|에서|에게|으로|하고|하여)(?:\s|$)|[.?!:]")
MOST_WORDS = 5


def name_recording(head: Head) -> str | None:
    """The first line of a head whose next lines tell the date, without any label."""
    dated = next((n for n, (_, text) in enumerate(head.covers) if find_date(text)), 0)
    bare = any(entry.kind.name == "date" and not entry.label for entry in head.entries)
    if not head.covers or not (dated or bare):
        return None
    unit, text = head.covers[0]
    if len(text) > 80 or text[-1] in ".?!":
        return None
    head.title_unit = unit
    return print_title(text)


def body_of(title: str | None, opening: str) -> str | None:
    """The body that leads the title, or the sentence that opens the meeting."""
    if title and (body := _leading_body(title)):
        return body
    body = _leading_body(_LED_IN.sub("", opening_sentence(opening)))
    return None if body is None or _SPEAKS.search(body) else body


def _leading_body(text: str) -> str | None:
    words = [word.strip(_EDGES) for word in BODY_HEAD.sub("", text).split()[:MOST_WORDS]]
    for stop in range(len(words), 0, -1):
        if len(words[stop - 1]) > 1 and words[stop - 1].endswith(BODY_ENDINGS):
            return " ".join(words[:stop])
    return None
