"""The days of the calendar. `datetime` takes as long to load as a short document to be read."""

from __future__ import annotations

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 0 < month < 13 and 0 < day <= _MONTHS[month - 1] + (month == 2 and _is_leap(year))


def find_weekday(year: int, month: int, day: int) -> int:
    """The weekday of a day, from 0 for Monday to 6: the days since the first Monday, by sevens."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    days += sum(_MONTHS[: month - 1]) + (month > 2 and _is_leap(year)) + day
    return (days - 1) % 7


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
