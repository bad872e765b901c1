"""The statements of a short questionnaire that is asked often, and which of them are asked next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pulse:
    """A short questionnaire asked often: some items always, a few others in rotation.

    Attributes:
        always: Ids of the items asked every time.
        rotate: Ids of the items that take turns.
        each: How many of them are asked each time.
    """

    always: tuple[str, ...]
    rotate: tuple[str, ...]
    each: int


def next_in_turn(pulse: Pulse, earlier: Iterable[Collection[str]]) -> tuple[str, ...]:
    """Which of the items that take turns are asked next: none a second time before all of them were asked.

    The last ones of a turn are asked by themselves, even if they are fewer: filled up with the first of the next turn, some
    would come again sooner than others.

    Args:
        pulse: What there is to ask.
        earlier: Ids of the items of every earlier time, earliest first; those that take no turns do not count.

    Returns:
        Their ids, in the order of the questionnaire; at most ``each``.

    Example:
        >>> pulse = Pulse(("mood",), ("a", "b", "c", "d", "e"), 2)
        >>> next_in_turn(pulse, []), next_in_turn(pulse, [["mood", "a", "b"]]), next_in_turn(pulse, ["ab", "cd"])
        (('a', 'b'), ('c', 'd'), ('e',))
        >>> next_in_turn(pulse, ["ab", "cd", "e"]), next_in_turn(pulse, ["ad"])
        (('a', 'b'), ('b', 'c'))
    """
    return left_in_turn(pulse, earlier)[: pulse.each]


def left_in_turn(pulse: Pulse, earlier: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The items that were not asked yet in this turn, in the order of the questionnaire; all of them at its beginning.

    Args:
        pulse: As in `next_in_turn`.
        earlier: As there.
    """
    turn = set(pulse.rotate)
    asked: set[str] = set()
    for items in earlier:
        asked |= turn.intersection(items)
        if asked == turn:
            asked = set()
    return tuple(item for item in pulse.rotate if item not in asked)
