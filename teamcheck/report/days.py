"""Days in words."""

from datetime import date

from teamcheck._translatable import translatable
from teamcheck.report.language import Language, Said

_MONTHS = (
    translatable("January"),
    translatable("February"),
    translatable("March"),
    translatable("April"),
    translatable("May"),
    translatable("June"),
    translatable("July"),
    translatable("August"),
    translatable("September"),
    translatable("October"),
    translatable("November"),
    translatable("December"),
)


def dated(day: date, say: Language) -> Said:
    """A day in words.

    >>> from teamcheck.report.language import ENGLISH
    >>> dated(date(2026, 12, 1), ENGLISH).plain
    '1 December 2026'
    """
    return say("{day} {month} {year}", day=day.day, month=say(_MONTHS[day.month - 1]), year=Said(day.year))
