"""A record kept as a table: one row a remark, in columns of who spoke, what was said, and when.

The rows become lines of a record. A row that names nobody goes on with the speech above it, or
tells a stage of the meeting; one that names an item is its heading.
"""

from typing import NamedTuple

from minutes_parser.parser.grid.grids import divided_units, is_rule, may_divide
from minutes_parser.parser.grid.tables import Cells, row_of
from minutes_parser.parser.heading.stages import read_headed_stage
from minutes_parser.parser.persons.names import is_role
from minutes_parser.parser.speech.labels import is_no_speaker
from minutes_parser.parser.speech.speaking import Found, name_speaker
from minutes_parser.parser.text import Units, close
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.columns import CLOCK_COLUMNS, SPEAKER_COLUMNS, SPEECH_COLUMNS

_CLOCK = lazy(r"[\[(]?(\d{1,2}:\d{2}(?::\d{2})?)[\])]?")
_ITEM = lazy(
    r"(?:제\s*\d{1,2}\s*호?|\d{1,2}\s*호)?\s*(?:안건|의안|보고)\s*(?:제?\s*\d{1,2}\s*호?)?"
)
_NOBODY = frozenset({"", "-", "–", "—", "·", "〃", "″", '"', "상동"})
_FEWEST = 2


class Columns(NamedTuple):
    """The places of the columns of a record; -1 where there is none."""

    speaker: int
    speech: int
    clock: int


def take_spoken_rows(units: Units, skip: dict[int, str]) -> dict[int, Found]:
    """Labels by unit. The units of such rows are put into words; column names go to `skip`."""
    labels: dict[int, Found] = {}
    stop = 0
    for i in divided_units(units):
        columns = _columns(row_of(units, i)) if i >= stop and i not in skip else None
        if columns is not None:
            stop, found = _read_rows(units, skip, i + 1, columns)
            if len(found) >= _FEWEST:
                skip[i] = "column names"
                labels |= found
    return labels


def _columns(cells: Cells) -> Columns | None:
    keys = [close(cell) for cell in cells]
    speaker, speech, clock = (
        next((n for n, key in enumerate(keys) if key in words), -1)
        for words in (SPEAKER_COLUMNS, SPEECH_COLUMNS, CLOCK_COLUMNS)
    )
    return Columns(speaker, speech, clock) if speaker >= 0 and speech >= 0 else None


def _read_rows(
    units: Units, skip: dict[int, str], start: int, columns: Columns
) -> tuple[int, dict[int, Found]]:
    rows: list[tuple[int, Cells]] = []
    i = start
    while i < len(units) and (not units.text[i] or i in skip or may_divide(units.text[i])):
        text = units.text[i]
        if text and i not in skip:
            if is_rule(text):
                skip[i] = "rule of a table"
            else:
                rows.append((i, row_of(units, i)))
        i += 1
    rows = [(i, cells) for i, cells in rows if len(cells) > max(columns.speaker, columns.speech)]
    labels: dict[int, Found] = {}
    for i, cells in rows:
        head, clock = cells[columns.speaker], None
        others = [cell for n, cell in enumerate(cells) if n not in {columns.speaker, columns.clock}]
        speech = "  ".join(cell for cell in others if cell)
        if columns.clock >= 0:
            stamp = _CLOCK.fullmatch(cells[columns.clock])
            clock = stamp[1] if stamp else None
        if close(head) in _NOBODY:
            stage = f"{clock} {speech}" if clock and read_headed_stage(speech) else speech
            units.put(i, stage or head)
        elif _ITEM.fullmatch(head) or not _may_speak(head):
            units.put(i, f"{head} {speech}")
        else:
            units.put(i, f"{head}  {speech}")
            labels[i] = Found(name_speaker(head, frozenset()), len(head) + 2, "row", clock)
    return i + 1 if rows else start, labels


def _may_speak(head: str) -> bool:
    plain = close(head)
    return len(plain) < 24 and (is_role(plain) or not is_no_speaker(plain))
