"""Speakers behind what they said: `- 라벨을 새로 붙이자 (오 팀장)`.

A record may be written so as a whole: bullets that end in who said them, block by block. The rows
then become lines with the label in front. A list of things to do ends so as well, but holds no
sentences.
"""

from collections import Counter
from typing import NamedTuple

from minutes_parser.parser.heading.stages import read_stage
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role
from minutes_parser.parser.speech.labels import Label
from minutes_parser.parser.speech.speaking import Found, name_speaker
from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

_BULLETS = "-–•·*▪◦○●ㅇ∙"
_BULLET = lazy(r"[-–•·*▪◦○●ㅇ∙]\s*")
_CLOSERS = frozenset(")）]】>〉")
_ENDS_IN_LABEL = lazy(
    r"(?P<said>\S.{3,}?)\s*[(（\[【<〈]\s*"
    r"(?P<who>@?[가-힣A-Za-z][가-힣A-Za-z0-9_. -]{0,14})\s*[)）\]】>〉]\s*\.?"
)
_SAID = frozenset("다요까죠자네지라며군듯.?!~")
GRAMMAR = "behind the speech"
_FIRST_SYLLABLE, _FINALS, _M = 0xAC00, 28, 16
FEWEST = 4
LONGEST = 600
NEAR = 4
SHORT = 60
LOWEST = 9  # as a heading without any mark


class _Row(NamedTuple):
    """A bullet with the lines that go on with it: who it ends in, and where what is said ends."""

    first: int
    last: int
    who: str
    stop: int
    told: bool


def take_labels_behind(
    units: Units, skip: dict[int, str], headings: dict[int, int]
) -> dict[int, Found]:
    """Labels by unit; the units of such rows are put into words with the label in front.

    The line below a block of them is a heading.
    """
    closed = sum(1 for i in units.ending(_CLOSERS) if len(units.text[i]) < LONGEST)
    stopped = sum(1 for i in units.ending(".") if units.text[i][-2:-1] in _CLOSERS)
    bullets = sum(1 for i in units.opening(_BULLETS) if i not in skip)
    if closed < FEWEST or (closed + stopped) * 4 < bullets:
        return {}
    blocks = _blocks(units, skip)
    spoken = [block for block in blocks if _is_talk(block)]
    rows = [row for block in spoken for row in block if row.who]
    whole = sum(map(len, blocks))
    seen = Counter(row.who for row in rows)
    told = sum(row.told for row in rows)
    again = sum(n for n in seen.values() if n > 1)
    if len(rows) < FEWEST or len(seen) < 2 or told * 5 < len(rows) * 3:
        return {}
    # Sentences behind which offices stand are no list of things to do, however few there are.
    certain = told * 5 >= len(rows) * 4 and all(map(_holds_office, seen))
    enough = len(rows) * 4 >= whole if certain else len(rows) * 5 >= whole * 2
    if not enough or (again * 2 < len(rows) and not certain):
        return {}
    for block in spoken:
        below = block[-1].last + 1
        i = next((i for i in range(below, min(below + NEAR, len(units))) if units.text[i]), 0)
        if i and i not in skip and len(units.text[i]) < SHORT:
            headings.setdefault(i, LOWEST)
    return {row.first: _put_in_front(units, row) for row in rows}


def _blocks(units: Units, skip: dict[int, str]) -> list[list[_Row]]:
    """Runs of bullets, each row with the deeper lines below it."""
    bullets = [i for i in units.opening(_BULLETS) if i not in skip]
    bulleted = frozenset(bullets)
    blocks: list[list[_Row]] = []
    below = -1
    for i in bullets:
        last = i
        while (
            last + 1 < len(units)
            and units.text[last + 1]
            and last + 1 not in bulleted
            and units.indent(last + 1) > units.indent(i)
        ):
            last += 1
        if i != below:
            blocks.append([])
        blocks[-1].append(_read(units, i, last))
        below = last + 1
    return blocks


def _is_talk(block: list[_Row]) -> bool:
    """Whether most rows end in a label, and one in a sentence before it, as no list of people."""
    labelled = sum(1 for row in block if row.who)
    return labelled * 5 >= len(block) * 4 and any(row.told for row in block)


def _read(units: Units, first: int, last: int) -> _Row:
    text = units.text[last]
    match = (
        _ENDS_IN_LABEL.fullmatch(text) if len(text) < LONGEST and text[-1] in ")）]】>〉." else None
    )
    if match is None or not _may_speak(match["who"]) or read_stage(text):
        return _Row(first, last, "", 0, False)
    return _Row(first, last, match["who"], match.end("said"), _tells(match["said"]))


def _tells(said: str) -> bool:
    """Whether a sentence may end so; `바람`, `어려움`: a verb made a noun ends in ㅁ.

    A list of people holds more brackets than the last.
    """
    if said.count("),") > 1:
        return False
    last = said[-1]
    return last in _SAID or ("가" <= last <= "힣" and (ord(last) - _FIRST_SYLLABLE) % _FINALS == _M)


def _holds_office(who: str) -> bool:
    """`류 위원`, `기획감사실장`: an office, and not a name alone as in a list of things to do."""
    return any(map(is_role, who.split()))


def _may_speak(who: str) -> bool:
    words = who.split()
    if who[0] == "@":
        return len(words) == 1
    if len(words) == 1:
        return is_name(who) or is_role(who) or (could_be_name(who) and len(who) < 4)
    return len(words) < 4 and (is_role(words[-1]) or is_role(words[0]))


def _put_in_front(units: Units, row: _Row) -> Found:
    """Move the label before the row's first words."""
    ended = units.text[row.last]
    units.put(row.last, ended[: row.stop])
    opening = units.text[row.first]
    bullet = _BULLET.match(opening)
    said = opening[bullet.end() :] if bullet else opening
    units.put(row.first, f"{row.who}  {said}")
    return Found(_label(row.who), len(row.who) + 2, GRAMMAR)


def _label(who: str) -> Label:
    words = who.split()
    if who[0] == "@":
        return Label(None, who)
    if len(words) == 2 and is_role(words[1]) and len(words[0]) < 5:
        return Label(words[1], words[0])
    if len(words) == 1 and is_name(who):
        return Label(None, who)
    label = name_speaker(who, frozenset())
    given = label.name is None and len(words) == 1 and not is_role(who)
    return Label(None, who) if given else label
