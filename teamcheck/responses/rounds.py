"""Which time of asking is meant: the latest, unless one is named."""

from collections.abc import Iterable, Sequence
from datetime import date

from teamcheck.errors import Code, Place, Problem, ResponsesError


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


def chosen(ordered: Sequence[str | None], asked: str | None) -> str | None:
    """The round to score: the one asked for, else the latest.

    Raises:
        ResponsesError: The answers hold no such round.
    """
    if asked is None:
        return ordered[-1] if ordered else None
    if asked in ordered:
        return asked
    names = ", ".join(name for name in ordered if name is not None)
    problem = Problem(
        Code.NO_SUCH_ROUND,
        Place("answers", key="round"),
        f"No answers belong to the round {asked}.",
        f"Choose one of these rounds: {names}." if names else "Leave out --round: these answers name no rounds.",
    )
    raise ResponsesError([problem])
