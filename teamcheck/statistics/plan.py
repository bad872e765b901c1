"""What to count, as plain numbers: no texts, no ids, so that the counting can be reviewed by itself."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, lcm


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item of a dimension.

    Attributes:
        column: Place of its answer in a row of answers.
        lowest: First point of its scale.
        highest: Last point of its scale.
        reverse: True where agreeing is the worse end; then ``x`` counts as ``lowest + highest - x`` (method M1).
        favourable: Keyed points that count as favourable.
        unfavourable: Keyed points that count as unfavourable.
    """

    column: int
    lowest: int
    highest: int
    reverse: bool = False
    favourable: frozenset[int] = frozenset()
    unfavourable: frozenset[int] = frozenset()

    @property
    def steps(self) -> int:
        """Steps from one end of the scale to the other, 1 to 10."""
        return self.highest - self.lowest

    def place(self, answer: int) -> int:
        """An answer in steps above the lowest point, turned round where agreeing is the worse end (method M1).

        Raises:
            ValueError: It lies outside the scale. The message does not repeat it.

        Example:
            >>> PlanItem(0, 1, 5).place(4), PlanItem(0, 1, 5, reverse=True).place(4)
            (3, 1)
        """
        if not self.lowest <= answer <= self.highest:
            raise ValueError(f"an answer in column {self.column} lies outside {self.lowest} to {self.highest}")
        return self.highest - answer if self.reverse else answer - self.lowest


@dataclass(frozen=True)
class PlanDimension:
    """The items that make one score.

    A person's dimension score is a whole number of 1/``denominator``: with ``k`` items answered it is
    ``sum(weight_j * (keyed_j - lowest_j)) * (common // k)``, where ``common`` is the least common multiple of 1..J and
    ``weight_j`` brings scales of different length together. So sums and sums of squares are exact (method M2).

    Attributes:
        items: One or more.
        min_answered: Least share (0-1) of the items a person must answer to be scored (method M2: the half rule).
    """

    items: tuple[PlanItem, ...]
    min_answered: float = 0.5

    @cached_property
    def least(self) -> int:
        """Fewest items a person must answer to be scored, at least 1."""
        return max(1, ceil(self.min_answered * len(self.items) - 1e-9))

    @cached_property
    def common(self) -> int:
        """Least common multiple of 1..J: divides by any number of answered items without a remainder."""
        return lcm(*range(1, len(self.items) + 1))

    @cached_property
    def length(self) -> int:
        """Steps of the common scale: that of the items where they agree, else the least common multiple of theirs."""
        return lcm(*(item.steps for item in self.items))

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """For each item, the steps of its scale."""
        return tuple(item.steps for item in self.items)

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """For each item, how many steps of the common scale one step of its own scale is."""
        return tuple(self.length // item.steps for item in self.items)

    @cached_property
    def denominator(self) -> int:
        """A dimension score of ``u`` is the share ``u / denominator`` of the scale, 0 to 1."""
        return self.common * self.length

    @cached_property
    def mixed(self) -> bool:
        """Whether the items' scales differ (1-5 and 1-7, or 1-5 and 0-4); then statistics are shares (0-1), not points."""
        return len({(item.lowest, item.highest) for item in self.items}) > 1


@dataclass(frozen=True)
class Plan:
    """What to count for one questionnaire: the items by column, and the dimensions made of them.

    Attributes:
        dimensions: Every dimension, those without a score among them.
    """

    dimensions: tuple[PlanDimension, ...]
