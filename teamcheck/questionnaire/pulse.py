"""The statements of a short questionnaire that is asked often."""

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
