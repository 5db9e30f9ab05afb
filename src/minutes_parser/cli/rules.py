"""`minutes rules`: the table of all rules, or the page of one."""

from __future__ import annotations

from minutes_parser.cli.listing import count_columns
from minutes_parser.cli.messages import find_language
from minutes_parser.cli.settings_reasons import UNKNOWN_RULE, translate_errors
from minutes_parser.cli.streams import report_trouble, write_data
from minutes_parser.errors import MinutesError
from minutes_parser.rules.pages import load_page
from minutes_parser.rules.rule import Rule
from minutes_parser.rules.table import RULES

_GRADES = {"error": "오류", "warning": "경고", "info": "알림"}


def rules(code: str | None = None, lang: str | None = None, json: bool = False) -> None:
    """Print the rules, or the page of the one that is named by code or by name."""
    language = find_language(lang)
    with report_trouble(language), translate_errors(language):
        if json:
            write_data(list_as_json())
        elif code is None:
            write_data("".join(_list(rule, language) for rule in RULES.values()))
        else:
            write_data(print_page(find_rule(code), language))


def find_rule(word: str) -> Rule:
    """A rule by code or name."""
    for rule in RULES.values():
        if word.upper() == rule.code or word == rule.name:
            return rule
    raise MinutesError(word, UNKNOWN_RULE)


def _list(rule: Rule, language: str) -> str:
    page = load_page(rule.code)
    grade = _GRADES[rule.severity] if language == "ko" else rule.severity.value
    on = "on " if rule.on else "off"
    what = page.what.ko if language == "ko" else page.what.en
    gap = " " * (7 - count_columns(grade))
    return f"{rule.code}  {on}  {grade}{gap}  {rule.name:<22}  {what}\n"


def print_page(rule: Rule, language: str) -> str:
    """A page for people: head, what, why, the two examples."""
    page = load_page(rule.code)
    korean = language == "ko"
    what, why = (page.what.ko, page.why.ko) if korean else (page.what.en, page.why.en)
    grade = _GRADES[rule.severity] if korean else rule.severity.value
    on, off = ("기본으로 켜짐", "기본으로 꺼짐") if korean else ("on", "off")
    bad, good = ("나쁜 예", "좋은 예") if korean else ("Bad", "Good")
    parts = [
        f"{rule.code} {rule.name} ({grade}, {on if rule.on else off})",
        what,
        why,
        f"{bad}:\n\n{_indent(page.bad)}",
        f"{good}:\n\n{_indent(page.good)}",
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _indent(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))


def list_as_json() -> str:
    """All rules with both languages, for other tools."""
    import json

    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "on": rule.on,
            "message": rule.message._asdict(),
            "what": load_page(rule.code).what._asdict(),
            "why": load_page(rule.code).why._asdict(),
        }
        for rule in RULES.values()
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
