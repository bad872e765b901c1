"""A gate as a record, and the texts that gates are written as."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from teamcheck.report.gates.model import About, Kind

#: Gates on data come first, wherever gates stand.
_ORDER: tuple[Kind, ...] = ("min-response-rate", "max-withheld", "fail-under", "max-apart")
_PERCENT = 100
_NUMBER = re.compile(r"([0-9]{1,6})(%?)")


class NotAGateError(ValueError):
    """A text is no gate; says why, in the reader's words."""


class NoSuchFeatureError(NotAGateError):
    """A gate is about a dimension that the questionnaire does not have.

    Attributes:
        feature: What it names.
    """

    def __init__(self, feature: str, message: str) -> None:
        self.feature = feature
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Gate:
    """What is asked for.

    Attributes:
        kind: What is looked at.
        limit: The number that it is compared with: percent, points of 100, or how many.
        dimension: Id of the one dimension that it is about; None for every other one, and where it is not about scores.
        percent: Whether the limit is a share of all teams.
    """

    kind: Kind
    limit: int
    dimension: str | None = None
    percent: bool = False

    @property
    def about(self) -> About:
        """Whether it is about what came in, or about how people see their team."""
        return "data" if self.kind in {"min-response-rate", "max-withheld"} else "scores"

    def __str__(self) -> str:
        """The gate as a command line writes it: ``fail-under goals=50``."""
        named = f"{self.dimension}=" if self.dimension else ""
        return f"{self.kind} {named}{self.limit}{'%' if self.percent else ''}"


def response_rate(text: str) -> Gate:
    """The lowest response rate of every team, in percent.

    Raises:
        NotAGateError: The text is none.

    Example:
        >>> str(response_rate("60")), str(response_rate("60%"))
        ('min-response-rate 60', 'min-response-rate 60')
    """
    number, _ = _number(text, "a whole number of percent, such as 60")
    return Gate("min-response-rate", _within(number, 1, _PERCENT))


def withheld(text: str) -> Gate:
    """How many teams, or which share of them, may have no figures at all.

    Raises:
        NotAGateError: The text is none.

    Example:
        >>> str(withheld("3")), str(withheld("10%"))
        ('max-withheld 3', 'max-withheld 10%')
    """
    number, percent = _number(text, "a number of teams, such as 3, or a share of them, such as 10%")
    return Gate("max-withheld", _within(number, 0, _PERCENT) if percent else number, percent=percent)


def apart(text: str) -> Gate:
    """On how many dimensions the views of a team may lie apart.

    Raises:
        NotAGateError: The text is none.

    Example:
        >>> str(apart("2"))
        'max-apart 2'
    """
    number, percent = _number(text, "a number of features, such as 2")
    if percent:
        raise NotAGateError(f'"{text}" is a share; give a number of features, such as 2')
    return Gate("max-apart", number)


def under(texts: Iterable[str]) -> tuple[Gate, ...]:
    """The lowest score of every dimension, of some, or of some and of all others.

    Raises:
        NotAGateError: A text is none, or there are two for the same.

    Example:
        >>> [str(gate) for gate in under(["50", "goals=60"])]
        ['fail-under 50', 'fail-under goals=60']
    """
    gates: dict[str | None, Gate] = {}
    for text in texts:
        name, equals, number = text.rpartition("=")
        dimension = name.strip() if equals else None
        if dimension == "":
            raise NotAGateError(f'"{text}" names no feature; write goals=50, or 50 for every feature')
        if dimension in gates:
            raise NotAGateError(f"there are two limits for {dimension or 'every feature'}; leave one out")
        limit, percent = _number(number, "a score, such as 50, or goals=50 for one feature")
        if percent:
            raise NotAGateError(f'"{text}" is a share; scores are points from 0 to 100, such as 50')
        gates[dimension] = Gate("fail-under", _within(limit, 1, _PERCENT), dimension)
    return tuple(gates.values())


def resolved(gates: Sequence[Gate], titles: Mapping[str, str]) -> list[Gate]:
    """The gates of a questionnaire: data first, then each dimension in the questionnaire's order.

    A limit for every dimension becomes one gate for each that has no limit of its own, for each is protected by itself.

    Args:
        gates: What is asked for.
        titles: Id of every dimension to its title, in the order of the questionnaire.

    Raises:
        NoSuchFeatureError: A gate is about none of them.

    Example:
        >>> [str(gate) for gate in resolved(under(["50", "goals=60"]), {"goals": "Clear goals", "roles": "Clear roles"})]
        ['fail-under goals=60', 'fail-under roles=50']
    """
    own = {gate.dimension: gate for gate in gates if gate.kind == "fail-under"}
    for dimension in own:
        if dimension is not None and dimension not in titles:
            raise NoSuchFeatureError(dimension, _no_such(dimension, titles))
    others = [gate for gate in gates if gate.kind != "fail-under"]
    for_all = own.get(None)
    for dimension in titles:
        gate = own.get(dimension) or (replace(for_all, dimension=dimension) if for_all else None)
        if gate is not None:
            others.append(gate)
    return sorted(others, key=lambda gate: _ORDER.index(gate.kind))


def _no_such(dimension: str, titles: Mapping[str, str]) -> str:
    near = get_close_matches(dimension.lower(), list(titles), n=1)
    meant = f"did you mean {near[0]}?" if near else f"there is {', '.join(titles)}"
    return f'"{dimension}" is no feature of the questionnaire that gets a score; {meant}'


def _number(text: str, wanted: str) -> tuple[int, bool]:
    """A whole number, and whether it is a share."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise NotAGateError(f'"{text}" is not {wanted}')
    return int(found[1]), bool(found[2])


def _within(number: int, low: int, high: int) -> int:
    if not low <= number <= high:
        raise NotAGateError(f"{number} is not from {low} to {high}")
    return number
