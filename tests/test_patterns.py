"""Patterns are compiled late, and not at all for a text that cannot match."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import minutes_parser
from minutes_parser.patterns import DIGIT, _Needing, lazy
from tests.proving import proves


def _list_patterns() -> list[_Needing]:
    """Every pattern of the package that says what it needs."""
    for module in pkgutil.walk_packages(minutes_parser.__path__, "minutes_parser."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [thing for thing in gc.get_objects() if type(thing) is _Needing]
    return sorted(found, key=lambda pattern: pattern._source[0])


@pytest.mark.parametrize("pattern", _list_patterns(), ids=lambda pattern: pattern._source[0][:40])
def test_what_a_pattern_needs_stands_in_all_it_matches(pattern: _Needing) -> None:
    assert proves(*pattern._source, pattern._needs)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"찬\s*성", ("찬",)),
        (r"\s*[:：]\s*", (":", "：")),
        (r"의결서|의견서", ("의결", "의견")),
        (r"(?:가|나)+다", ("가", "나")),
        (r"(?<=표)\s+", ("표",)),
        (r"(?P<x>다?음)", ("음",)),
        (r"다?음", ("다음", "음")),
        (r"[가나]라", ("가라", "나라")),
        (r"[ ]{2,}", ("  ",)),
        (r"[^A-Z]{1,5}[^a-z][가-나]?[0-9][A-Z][a-z][(（]", ("(", "（")),
        (r"(?:가|나){2}", ("가", "나")),
        (r"제\s*\d{1,3}", (DIGIT,)),
        (r"20[0-3]년", (DIGIT,)),
        (r"\d시|정오", (DIGIT, "정오")),
    ],
)
def test_what_every_match_holds_is_proved(pattern: str, needs: tuple[str, ...]) -> None:
    assert proves(pattern, 0, needs)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"찬\s*성", ("찬성",)),
        (r"[:：]?\d", (":", "：")),
        (r"의결서|보고", ("의결",)),
        (r"가*나", ("가",)),
        (r"(?<!표)나", ("표",)),
        (r"[^가]", ("가",)),
        (r"[^가나]", ("가", "나")),
        (r"[가-힣]", ("가",)),
        (r"다?음", ("다음",)),
        (r" {2,}", ("   ",)),
        (r"(?:가|나){2}", ("가가", "나나")),
        (r"(?:가|나){0,2}", ("가", "나")),
        (r"\d?회", (DIGIT,)),
        (r"[\d회]", (DIGIT,)),
        (r"\D", (DIGIT,)),
    ],
)
def test_what_a_match_can_do_without_is_not_proved(pattern: str, needs: tuple[str, ...]) -> None:
    assert not proves(pattern, 0, needs)


def test_letters_of_either_case_are_not_proved() -> None:
    assert proves("page", 0, ("p",))
    assert not proves("page", re.IGNORECASE, ("p",))


@pytest.mark.parametrize("text", ["", "가나다", "찬성 3", "찬찬 12 찬"])
def test_a_pattern_with_needs_answers_as_the_compiled_one(text: str) -> None:
    source = r"찬\s*(\d*)"
    compiled = re.compile(source)

    def new() -> re.Pattern[str]:
        return lazy(source, needs="찬")

    assert str(new().match(text)) == str(compiled.match(text))
    assert str(new().fullmatch(text)) == str(compiled.fullmatch(text))
    assert str(new().search(text)) == str(compiled.search(text))
    assert list(map(str, new().finditer(text))) == list(map(str, compiled.finditer(text)))
    assert new().findall(text) == compiled.findall(text)
    assert new().sub("x", text, count=1) == compiled.sub("x", text, count=1)
    assert new().split(text) == compiled.split(text)


def test_a_text_without_what_is_needed_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(
        "minutes_parser.patterns.re.compile", lambda *source: compiled.append(source[0])
    )
    assert lazy("표결", needs=("표",)).search("안건") is None
    assert not compiled


@pytest.mark.parametrize("text", ["3회", "３회", "제٣회"])
def test_every_digit_is_one(text: str) -> None:
    assert lazy(r"\d회", needs=DIGIT).search(text)


def test_a_compiled_pattern_looks_for_nothing_first() -> None:
    pattern = lazy("표", needs="표")
    assert pattern.search("가표")
    assert pattern.search == re.compile("표").search
    assert pattern.search("가") is None
