"""Units of a text: what finds a few lines of many agrees with a walk over all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.parser.text import Joined, Units, has_hanja

LETTERS = "가나다○◯-. ()[]1234안건議長\t"
lines = st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=12)
changes = st.lists(st.tuples(st.integers(0, 11), st.text(LETTERS, max_size=8)), max_size=6)


def agree(units: Units) -> None:
    texts = units.text
    for letter in set(LETTERS):
        assert units.opening(letter) == [i for i, t in enumerate(texts) if t[:1] == letter]
        assert units.ending(letter) == [i for i, t in enumerate(texts) if t[-1:] == letter]
    for part in ("안건", " ", "(1", "가"):
        assert units.holding(part) == [i for i, t in enumerate(texts) if part in t]
    assert units.holding_hanja() == [i for i, t in enumerate(texts) if has_hanja(t)]
    pairs = units.opening("가나(")
    assert pairs == [i for i, t in enumerate(texts) if t[:1] in {"가", "나", "("}]


@given(lines, changes)
def test_lines_are_found_as_they_stand_after_every_change(
    rows: list[str], puts: list[tuple[int, str]]
) -> None:
    units = Units("\n".join(rows))
    agree(units)
    for i, text in puts:
        units.put(i % len(units), text.strip())
        agree(units)
    whole = units.whole
    units.release()
    agree(units)
    assert units.whole == whole


@given(lines, st.data())
def test_lines_are_found_as_they_stand_after_cuts_and_another_order(
    rows: list[str], data: st.DataObject
) -> None:
    units = Units("\n".join(rows))
    agree(units)
    long = [i for i, raw in enumerate(units.raw) if len(raw) > 3]
    later = units.split({i: [2] for i in data.draw(st.sets(st.sampled_from(long)))} if long else {})
    assert all(units.column[i] for i in later)
    agree(units)
    units.reorder(data.draw(st.permutations(range(len(units)))))
    agree(units)


def test_what_was_found_may_be_changed_without_harm() -> None:
    units = Units("가\n나\n가")
    units.opening("가").clear()
    for i in units.opening("가"):
        units.put(i, "다")
    assert (units.opening("가"), units.opening("다")) == ([], [0, 2])


@given(lines, st.sampled_from(["안건", "가", "  ", "의안"]))
def test_many_texts_are_searched_together(texts: list[str], part: str) -> None:
    found = Joined(texts).holding(part)
    assert found == [n for n, text in enumerate(texts) if part in text]
