"""Figures of a vote in a row of a table: a column a side, or one cell that tells them all."""

from __future__ import annotations

import re

from minutes_parser.parser.business.votes import Votes, read_votes
from minutes_parser.parser.grid.tables import Record

_SIDES = {"for": "favour", "against": "against", "abstain": "abstain"}


def read_figures(record: Record) -> Votes | None:
    """The figures that the row prints; None unless one side of the vote is told."""
    votes: Votes = {}
    for side, kind in _SIDES.items():
        figure = re.fullmatch(r"(\d{1,6})\s*(?:명|표|인)?", record.first(kind).strip())
        if figure:
            votes[side] = int(figure[1])
    if "for" in votes or "against" in votes:
        return votes
    cell = record.first("votes") or record.first("note")
    return read_votes(cell) if cell else None
