"""Rows of cells: lines that tabs, pipes or drawn lines divide, and the runs that they stand in.

Empty cells keep their place: a cell that reaches down leaves its place empty in the rows below.
"""

from __future__ import annotations

from minutes_parser.parser.heading.fields import split_number
from minutes_parser.parser.text import Units
from minutes_parser.patterns import lazy

RULE = lazy(r"[|\s:+\-=─━═│┃┼╋├┤┌┐└┘┬┴┏┓┗┛┣┫┳┻╔╗╚╝╠╣╦╩╬┠┨┯┷┿┝┥―—]+")
_DRAWN = lazy("[│┃║｜┆┇┊┋￨]", needs="│┃║｜┆┇┊┋￨")
_WIDE = lazy(r"[ \u3000]{3,}|\u3000+")
_DOUBLE = lazy(r"[ \u3000]{2,}")
# How far into a line a single pipe may stand that divides it.
_FIRST_PIPE = 24


def split_row(raw: str) -> list[str]:
    """The cells of a row, empty ones too; one cell for a line that is no row."""
    drawn = _DRAWN.search(raw) is not None
    text = _DRAWN.sub("|", raw) if drawn else raw
    if "|" in text and (drawn or _is_piped(text.strip())):
        return _split_pipes(text.strip())
    if "\t" in text:
        cells = [cell.strip() for cell in text.rstrip().split("\t")]
        return cells if sum(map(bool, cells)) > 1 else [text.strip()]
    return [text.strip()]


def _is_piped(text: str) -> bool:
    return text.startswith("|") or text.count("|") > 1 or " | " in text[:_FIRST_PIPE]


def _split_pipes(text: str) -> list[str]:
    number, bare = split_number(text)
    text = text if number is not None or bare.startswith("|") else bare
    if text.startswith("|"):
        text = text[1:-1] if text.endswith("|") and len(text) > 1 else text[1:]
    return [cell.strip() for cell in text.split("|")]


def may_divide(text: str) -> bool:
    """Whether a line holds what divides cells: most lines do not."""
    return "\t" in text or "|" in text or "│" in text or _DRAWN.search(text) is not None


def divided_units(units: Units) -> list[int]:
    """The units that hold what divides cells; of most texts none."""
    if not units.dividers:
        return []
    return [i for i, text in enumerate(units.text) if text and may_divide(text)]


def close_up(cells: list[str]) -> list[str]:
    """Cells without the empty ones between and behind them: several tabs that only align."""
    return cells[:1] + [cell for cell in cells[1:] if cell]


def split_wide(text: str) -> list[str]:
    """Cells that wide blanks set in columns: `연번    안건명      결과`."""
    cells = [cell for cell in _WIDE.split(text.strip()) if cell]
    return cells if len(cells) > 1 else [cell for cell in _DOUBLE.split(text.strip()) if cell]


_CORNERS = lazy(r"[┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷┿┝┥╞╡╪]")


def take_rules(units: Units, furniture: dict[int, str]) -> None:
    """The drawn lines between rows are furniture, and long ones around a table."""
    for i in units.opening(letter for letter in units.first if "─" <= letter <= "╿"):
        text = units.text[i]
        if i not in furniture and is_rule(text) and (_CORNERS.search(text) or len(text) > 20):
            furniture[i] = "rule"


def is_rule(text: str) -> bool:
    """Whether a line only draws a table."""
    return bool(text) and RULE.fullmatch(text) is not None
