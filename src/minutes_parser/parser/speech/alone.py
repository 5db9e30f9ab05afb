"""Labels on lines of their own, without any mark: `우해솔 간사`, and what was said below.

Nothing but the place tells such a label. So the whole record must be kept this way: offices and
names alone on short lines, each over sentences that somebody says, some of them again and again.
"""

from __future__ import annotations

from collections import Counter

from minutes_parser.parser.heading.fields import read_field
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.speech.labels import Label, is_field_label, is_no_speaker, read_label
from minutes_parser.parser.speech.speaking import SPOKEN_ENDS, is_group, is_said
from minutes_parser.parser.text import Units

_NO_LABEL = frozenset(".?!,;)]】〉>")
_PLURALS = frozenset({"위원", "의원", "이사", "회원", "대의원"})
FEWEST = 4
LONGEST = 20
LONGEST_NAME = 5


def find_alone(
    units: Units, skip: dict[int, str], names: frozenset[str], head_end: int
) -> dict[int, Label]:
    """Labels by unit; none where the record is kept in another way."""
    texts = units.text
    filled = [i for i, text in enumerate(texts) if text and i > head_end and i not in skip]
    words = Counter(texts[i] for i in filled if len(texts[i]) <= LONGEST_NAME)
    repeated = (word for word, count in words.items() if count > 1 and not is_no_speaker(word))
    voices = set(filter(could_be_name, repeated))
    names |= set(filter(is_name, voices))
    found: dict[int, Label] = {}
    told = listed = 0
    before: int | None = None
    for i in filled:
        label = _read(texts[i], names) if len(texts[i]) <= LONGEST else None
        if label is None and texts[i] in voices:
            label = Label(texts[i], None)
        if label is not None and before is not None:
            found.pop(before, None)  # people line by line are a list
            listed += 1
        elif label is not None:
            found[i] = label
        elif before is not None:
            told += is_said(texts[i]) or texts[i].endswith(SPOKEN_ENDS)
        before = i if label is not None else None
    if before is not None:
        found.pop(before, None)
    seen = {(label.role, label.name) for label in found.values()}
    again = len(found) - len(seen)
    if len(found) < FEWEST or len(seen) < 2 or not again or listed > len(found):
        return {}
    return found if told * 4 >= len(found) * 3 else {}


def _read(text: str, names: frozenset[str]) -> Label | None:
    """A short line that is an office, with a name or without, and nothing else."""
    text = text.rstrip(" :：")
    if not text or text[-1] in _NO_LABEL or not text[0].isalnum() or is_field_label(text):
        return None
    words = text.split()
    if len(words) > 4 or not (any(map(is_role, words)) or text in names):
        return None
    if len(words) == 2 and words[0] in {"전", "전체"} and words[1] in _PLURALS:
        return Label(text, None)
    if is_group(text):
        return Label(text, None)
    field = read_field(text) if len(words) < 2 else None
    if field is not None and not (is_role(text) and field.kind.name in {"person", "people"}):
        return None
    return read_label(text, names)
