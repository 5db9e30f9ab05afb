"""All rules by code."""

from __future__ import annotations

from minutes_parser.rules.checks import (
    agenda,
    calendar,
    clock,
    marks,
    people,
    presence,
    privacy,
    reading,
    record,
    speakers,
    votes,
)
from minutes_parser.rules.directives import unused_ignore
from minutes_parser.rules.rule import Rule

_MODULES = (
    reading, presence, calendar, clock, people, speakers, agenda, votes, record, marks, privacy,
)  # fmt: skip

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (unused_ignore, *(rule for module in _MODULES for rule in module.RULES)),
        key=lambda rule: rule.code,
    )
}
