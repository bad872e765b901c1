"""The shape of two or more rounds of one team side by side, as they may be shown: ``teamcheck/comparison/1``.

Keys are never absent: what is withheld is None, with the reason under ``withheld``. Every figure carries the precision it is
printed with. Words and changes are about the last two rounds.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.model import Keyed
from teamcheck.responses.action_plan import Done, Helped, Now
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.public import Edition, End, PolicyStamp, QuestionnaireStamp, Withheld, Word

#: Whether the people of two rounds are two groups, or each is compared with themselves.
Basis = Literal["two groups", "same people"]


class ComparedRound(Frozen):
    """A round of the team."""

    round: str
    questionnaire: QuestionnaireStamp
    edition: Edition
    size: int | None
    answered: int
    response_rate: int | None
    withheld: Withheld


class RoundScore(Frozen):
    """What is printed of a dimension in one round; ``word`` stands for one of a single statement in a small team.

    ``comparable`` says whether it was asked as in the last round, so that the two scores can stand beside each other.
    """

    n: int | None
    score: int | None
    score_end: End | None
    word: Word | None
    comparable: bool
    withheld: Withheld


class Directions(Frozen):
    """How many of the people who are compared with themselves are higher than before, the same, lower."""

    higher: int
    same: int
    lower: int


class ComparedDimension(Frozen):
    """A dimension in every round, and what came of it between the last two.

    Attributes:
        rounds: Its scores, one for each round of the comparison, in their order.
        verdict: What the change comes to.
        basis: How it was tested; None where it was not.
        people: How many people are compared with themselves: everybody who is scored in both rounds; else None.
        directions: Which way they went, where each is compared with themselves and that gives nobody away; else None.
        change: Now minus then, whole points of 100.
        interval: Its 95 % range, whole points outwards.
        step: What one person can move the score by, the larger of the two.
        least_seen: How large a true change would have to be to be seen four times in five, up to the next 5; None where no
            change is looked for.
        by_chance: How far the score can move in 95 of 100 cases when nothing has changed, up to the next 5; None where the
            range says it better.
        hedges_g: The change in standard deviations, one decimal; of two groups of people only.
        superiority: In how many of 100 pairs somebody's score now is higher than somebody's score then; of two groups only.
    """

    id: str
    title: str
    rounds: list[RoundScore]
    verdict: Verdict
    basis: Basis | None
    people: int | None
    directions: Directions | None
    change: int | None
    interval: list[int] | None = Field(min_length=2, max_length=2)
    step: float | None
    least_seen: int | None
    by_chance: int | None
    hedges_g: float | None
    superiority: int | None
    withheld: Withheld


class WhoAnswered(Frozen):
    """How many people answered in both of the last two rounds, only in the later, only in the earlier."""

    both: int
    new: int
    gone: int


class MovedItem(Frozen):
    """A statement whose printed figures differ most between the last two rounds; a score is keyed: higher is better."""

    dimension: str
    id: str
    text: str
    keyed: Keyed
    then_score: int | None
    now_score: int | None
    then_word: Word | None
    now_word: Word | None


class LastCheckIn(Frozen):
    """What the team said of an action when it last checked in: its own words, and no measurement."""

    day: str
    now: Now
    words: str | None


class PlannedAction(Frozen):
    """What the team set out to do, as its plan says it; what it came to is the verdict of its dimension.

    ``said`` is null where the team has not checked in.
    """

    text: str
    dimension: str
    items: list[str]
    owner: str | None
    by: str | None
    know: str | None
    done: Done | None
    helped: Helped | None
    said: LastCheckIn | None


class PublicComparison(Frozen):
    """Two or more rounds of one team as they may be shown.

    Attributes:
        rounds: Earliest first.
        people: None where it is not shown.
        moved: At most three statements.
        plan: None where no plan was given.
        without_ledger: The reason that was given for not looking at what was given out of these rounds before; else None.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/comparison/1"] = Field(default="teamcheck/comparison/1", alias="schema")
    protected: Literal[True] = True
    teamcheck: str
    policy: PolicyStamp
    team: str
    rounds: list[ComparedRound] = Field(min_length=2)
    people: WhoAnswered | None
    dimensions: list[ComparedDimension]
    moved: list[MovedItem]
    plan: list[PlannedAction] | None
    without_ledger: str | None = None
    withheld: Withheld
