"""The order of rounds: which time of asking is the latest."""

from collections.abc import Iterable
from datetime import date


def in_order(rounds: Iterable[str | None]) -> tuple[str | None, ...]:
    """Rounds, each once, earliest first.

    By date where every one is an ISO date (a year, a month or a day), else by first appearance; rows without a round first.

    >>> in_order(["2026-03", "2025-11", "2026-03"]), in_order(["spring", "autumn", None])
    (('2025-11', '2026-03'), (None, 'spring', 'autumn'))
    """
    seen = dict.fromkeys(rounds)
    named = [name for name in seen if name is not None]
    days = [(day, name) for name in named if (day := as_date(name)) is not None]
    ordered: list[str | None] = [name for _, name in sorted(days)] if len(days) == len(named) else [*named]
    return (None, *ordered) if None in seen else tuple(ordered)


def as_date(text: str) -> date | None:
    """The day an ISO date stands for, a month or a year for its first day; None for anything else.

    >>> as_date("2026-03"), as_date("spring")
    (datetime.date(2026, 3, 1), None)
    """
    for rest in ("", "-01", "-01-01"):
        try:
            return date.fromisoformat(text + rest)
        except ValueError:
            continue
    return None
