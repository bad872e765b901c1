"""A coach's teams as plain records: how far each round is, and what is due when. No figure of what people answered is in it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

#: How far a round is. ``unknown``: its ballot box cannot be read.
State = Literal["not opened", "open", "closing", "closed", "unknown"]

#: What can be due. ``close``: people are being asked; ``finish``: closing was broken off; ``discuss``: the talk about a report
#: without figures; ``plan``: the day of the talk is past, and nothing says what the team set out to do.
Step = Literal["ask", "close", "finish", "discuss", "debrief", "plan", "check-in", "review", "delete", "ask again"]

#: How long after the talk somebody asks how it goes, where neither the plan nor an action has a day. Our choice: what a
#: questionnaire suggests to try is for a month, and a review comes about three months after the talk.
CHECK_IN_AFTER = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Asked:
    """One time of asking a team.

    Attributes:
        id: Of the round; it never changes.
        round: Its name.
        folder: Where it lies, seen from the folder of all rounds.
        state: How far it is.
        answered: How many people have answered; None where nothing here says so.
        people: How many are in the team.
        minimum: Fewest answers with figures.
        questionnaire: Id of what is asked.
        debrief: The day the team talks about the result.
        review: The day it looks at what came of it.
        kept_until: The day the answers are deleted.
        extends: Id of the questionnaire that this one extends; None where it extends none.
    """

    id: str
    round: str
    folder: str
    state: State
    answered: int | None
    people: int
    minimum: int
    questionnaire: str
    debrief: date | None = None
    review: date | None = None
    kept_until: date | None = None
    extends: str | None = None

    @property
    def is_too_small(self) -> bool:
        """Whether the team is too small for any figure, so that nobody needs to answer."""
        return self.people < self.minimum


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is to be done.

    Attributes:
        step: What.
        day: The day, or None where none is set.
        asked: The round it belongs to.
        actions: Of a check-in and a review: things to do of which nothing says yet that they were done.
        is_default: Of a check-in: nobody chose its day, it is `CHECK_IN_AFTER` the talk.
        after: Of a check-in: so many days after the plan was made, where the plan says when; None for every other one.
    """

    step: Step
    day: date | None
    asked: Asked
    actions: int = 0
    is_default: bool = False
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One team.

    Attributes:
        team: Its name.
        asked: Its latest round.
        due: What is due, earliest first, and last what has no day.
        earlier: The rounds before, latest first.
    """

    team: str
    asked: Asked
    due: tuple[Due, ...] = ()
    earlier: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that could not be read, or that stands in the way.

    Attributes:
        place: Where, seen from the folder of all rounds.
        message: What is wrong, in English.
        fix: What to do about it.
        code: Its entry in docs/problems.md.
    """

    place: str
    message: str
    fix: str
    code: str


@dataclass(frozen=True, slots=True)
class Caseload:
    """All teams of a coach.

    Attributes:
        today: The day it was looked at.
        cases: The teams, by name.
        faults: What could not be read.
    """

    today: date
    cases: tuple[Case, ...]
    faults: tuple[Fault, ...] = field(default=())
