"""The calendar tells the days as `datetime` does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.days import find_weekday, is_day


@given(st.dates())
def test_a_day_of_the_calendar_is_one_and_has_its_weekday(day: date) -> None:
    assert is_day(day.year, day.month, day.day)
    assert find_weekday(day.year, day.month, day.day) == day.weekday()


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_what_is_no_day_is_none(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        assert not is_day(year, month, day)
    else:
        assert is_day(year, month, day)


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_weekdays_run_on_through_the_end_of_february(year: int) -> None:
    days = [date(year, 2, 27) + timedelta(n) for n in range(5)]
    assert [find_weekday(d.year, d.month, d.day) for d in days] == [d.weekday() for d in days]
