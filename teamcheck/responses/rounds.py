"""The order of rounds: which time of asking is the latest."""

from collections.abc import Iterable
from datetime import date


def in_order(rounds: Iterable[str | None]) -> list[str | None]:
    """Rounds from the earliest to the latest: as ISO dates if all of them are, else in the order of their first appearance.

    >>> in_order(["2025-03-01", "2024-11-30"])
    ['2024-11-30', '2025-03-01']
    >>> in_order(["spring", "autumn", "spring"])
    ['spring', 'autumn']
    """
    distinct = list(dict.fromkeys(rounds))
    try:
        return sorted(distinct, key=lambda each: date.fromisoformat(each or ""))
    except ValueError:
        return distinct
