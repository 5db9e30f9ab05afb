"""Every rule against its cases and the examples of its page."""

from __future__ import annotations

from collections import Counter

import pytest

from minutes_parser import Finding, Settings, parse, validate
from minutes_parser.model import TextLine
from minutes_parser.rules import RULES
from minutes_parser.rules.directives import take_ignores
from minutes_parser.rules.pages import load_page
from tests.rules.cases import Case, read_base, read_cases

CASES = list(read_cases())
ON_REQUEST = {"MIN108": "outcomes", "MIN109": "signatures"}


def find(text: str, code: str, required: tuple[str, ...] | None = None) -> list[Finding]:
    """What one rule finds in a text, the off ones switched on."""
    plain, _ = take_ignores(text)
    settings = Settings(extend_select=("ALL",), required_fields=required)
    return [f for f in validate(parse(plain), text, settings=settings) if f.code == code]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.name}")
def test_a_case_gives_findings_where_it_says(case: Case) -> None:
    found = find(case.text, case.code, case.required)
    if case.bad:
        assert case.places, "a bad case says where"
        assert [f"{f.line}:{f.column}" for f in found] == list(case.places), found
    else:
        assert found == []


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_of_a_page_is_found_and_the_good_one_is_not(code: str) -> None:
    page = load_page(code)
    required = (ON_REQUEST[code],) if code in ON_REQUEST else None
    assert find(page.bad, code, required)
    assert find(page.good, code, required) == []


@pytest.mark.parametrize("code", RULES)
def test_a_page_tells_what_and_why_in_two_languages(code: str) -> None:
    page = load_page(code)
    assert page.text.startswith(f"# {code} {RULES[code].name}\n")
    for words in (page.what, page.why):
        assert words.ko
        assert words.en
        assert words.ko != words.en


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_two_bad_and_two_good_documents(code: str) -> None:
    kinds = Counter(case.bad for case in CASES if case.code == code)
    # Lines that no rule of the parser places come only from documents written by hand.
    if code != "MIN004":
        assert kinds[True] >= 1
        assert kinds[False] >= 1


@pytest.mark.parametrize("name", ["committee", "council"])
def test_lines_the_parser_could_not_place_are_told(name: str) -> None:
    text = read_base(name)
    doc = parse(text)
    line = TextLine(line=3, text=text.split("\n")[2][2:])
    (finding,) = validate(doc.model_copy(update={"unparsed": [line]}), text)
    assert (finding.code, finding.line, finding.column) == ("MIN004", 3, 3)


@pytest.mark.parametrize("name", ["committee", "council", "brackets"])
def test_a_sound_document_has_no_findings(name: str) -> None:
    text = read_base(name)
    assert validate(parse(text), text) == []


def test_a_rule_is_named_after_its_check_and_stands_in_its_room() -> None:
    rooms = {
        "reading": "0", "presence": "1", "calendar": "1", "directives": "0", "people": "2",
        "speakers": "2", "agenda": "3", "votes": "3", "record": "4", "marks": "5", "privacy": "5",
    }  # fmt: skip
    for code, rule in RULES.items():
        room = rule.check.__module__.rsplit(".", 1)[-1]
        assert room == "clock" or code[3] == rooms[room]
        assert rule.code == code


def test_messages_are_filled_in_both_languages() -> None:
    for case in CASES:
        for finding in find(case.text, case.code, case.required):
            assert "{" not in finding.message.ko + finding.message.en
