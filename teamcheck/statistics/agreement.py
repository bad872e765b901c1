"""Whether a team's people see a dimension alike (methods M11 and M12). Words are chosen for one team at a time."""

from typing import Literal

Agreement = Literal["close", "mixed", "apart"]

#: Standard deviation of people's scores (0-100) up to which views are close.
CLOSE = 12
#: Standard deviation of people's scores (0-100) from which views are apart.
APART = 22
#: Tenths of the people that make a camp.
CAMP = 3


def agreement(spread: float | None) -> Agreement | None:
    """One word for how far people's scores lie apart (method M11).

    `centre.sd` divides once and takes one root, so a true 12 or 22 arrives as exactly that and the comparing is exact.

    Args:
        spread: Standard deviation (n-1) of people's dimension scores, points of 100; None below two people.

    Returns:
        None where the spread is undefined.

    Example:
        >>> agreement(12.0), agreement(12.1), agreement(22.0), agreement(None)
        ('close', 'mixed', 'apart', None)
    """
    if spread is None:
        return None
    if spread <= CLOSE:
        return "close"
    return "apart" if spread >= APART else "mixed"


def two_camps(n: int, high: int, low: int) -> bool | None:
    """Whether people fall into two camps: 30 % or more score 60 or higher, and 30 % or more score 40 or lower (method M12).

    Args:
        n: People scored in the dimension.
        high: How many of them score 60 or more.
        low: How many of them score 40 or less.

    Returns:
        None when nobody is scored.

    Example:
        >>> two_camps(10, high=3, low=3), two_camps(10, high=7, low=2)
        (True, False)
    """
    if n == 0:
        return None
    return 10 * high >= CAMP * n and 10 * low >= CAMP * n
