"""Gestures: what people, the room and the recording do, in brackets beside the words.

`(웃음)`, `[화면 공유]`, `(자료를 들어 보이며)` are no speech and no speaker. A note on the manner
or the topic (`(서면)`, `(안건 2)`, `(잘 들리지 않음)`) belongs to the words after it.
"""

from __future__ import annotations

from minutes_parser.parser.text import close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.stages import GAVEL_WORDS, GESTURE_ENDINGS, GESTURE_WORDS

_BRACKETED = lazy(
    r"(?:\(([^()]{1,30})\)|（([^（）]{1,30})）|\[([^\[\]]{1,30})\]|【([^【】]{1,30})】"
    r"|<([^<>]{1,30})>|〈([^〈〉]{1,30})〉|\*([^*\s][^*]{0,29})\*)[\s\u3000.]*"
)
BRACKETS = frozenset("(（[【<〈*")


def is_gesture(words: str) -> bool:
    """Whether the words of a bracket tell what is done rather than said."""
    plain = close(words).strip(".…·-~!").lower()
    if plain in GESTURE_WORDS or plain.startswith(GAVEL_WORDS):
        return True
    return len(plain) < 20 and plain.endswith(GESTURE_ENDINGS)


def gestures_end(text: str) -> int:
    """Where the gestures at the head of a text end; 0 where none stands there."""
    stop = 0
    while text[stop : stop + 1] in BRACKETS:
        match = _BRACKETED.match(text, stop)
        if match is None or not is_gesture(match[match.lastindex or 0]):
            break
        stop = match.end()
    return stop
