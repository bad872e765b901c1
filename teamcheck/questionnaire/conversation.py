"""What a team talks about and tries: the material for a conversation that a questionnaire brings along."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Try:
    """A small thing teams try, and who says that it helps."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A named exercise a facilitator can run as written.

    Attributes:
        title: Its name.
        minutes: How long it takes.
        steps: What to do, in order.
    """

    title: str
    minutes: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """What to think about before answering, and after talking about the results."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
