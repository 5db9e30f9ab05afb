"""Document to findings: what a set of minutes lacks, contradicts or should not tell."""

from __future__ import annotations

from minutes_parser.rules.checking import validate
from minutes_parser.rules.finding import Edit, Finding, Fix, Severity, Span, Words
from minutes_parser.rules.profiles import PROFILES
from minutes_parser.rules.rule import Rule
from minutes_parser.rules.settings import Settings
from minutes_parser.rules.table import RULES

__all__ = [
    "PROFILES",
    "RULES",
    "Edit",
    "Finding",
    "Fix",
    "Rule",
    "Settings",
    "Severity",
    "Span",
    "Words",
    "validate",
]
