"""Rounds from what ``teamcheck score -f json`` wrote: protected figures, or those for analysts.

Only the keys that a comparison needs are looked at, so that files of other versions of teamcheck can be read too.
"""

from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from teamcheck.questionnaire.model import Keyed
from teamcheck.responses.model import MINIMUM, Audience, Policy
from teamcheck.scorecard import fives, pulse_edition
from teamcheck.scorecard.analyst.model import Unit
from teamcheck.scorecard.comparison.round_result import Printed, PrintedItem, RoundResult, Sample
from teamcheck.scorecard.disclosure import edition_of
from teamcheck.scorecard.public import FULL_FROM, End, QuestionnaireStamp, Word
from teamcheck.scorecard.reasons import SENTENCES
from teamcheck.statistics.change import Group
from teamcheck.statistics.rounding import to_nearest, to_tenths

_Number = Annotated[int, Field(ge=0)]
_Score = Annotated[float, Field(ge=0, le=100)]


class _Part(BaseModel):
    """Keys that are not looked at may be anything; those that are must be figures that there can be."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", allow_inf_nan=False)


class _Reason(_Part):
    code: str


class _Item(_Part):
    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: _Number | None
    word: Word | None
    score: _Score | None
    counts: Annotated[list[_Number], Field(min_length=2)] | None


class _Statistics(_Part):
    unit: Unit
    scale: tuple[int, int]
    mean: float | None
    sd: Annotated[float, Field(ge=0)] | None

    @model_validator(mode="after")
    def _has_two_ends(self) -> Self:
        if self.scale[0] >= self.scale[1]:
            raise ValueError("a scale goes from a lower end to a higher one")
        return self


class _Dimension(_Part):
    id: str
    title: str
    n: _Number | None
    score: _Score | None
    score_end: End | None
    step: _Score | None
    items: list[_Item]
    withheld: dict[str, _Reason]
    statistics: _Statistics | None = None

    @property
    def is_full(self) -> bool:
        """Whether it has the figures of so many people: a mean of one or more, a standard deviation of two or more."""
        found, people = self.statistics, self.n or 0
        if found is None:
            return False
        return (found.mean is None, self.score is None, found.sd is None) == (people == 0, people == 0, people < 2)


class _Policy(_Part):
    minimum: int = Field(ge=MINIMUM)
    audience: Audience


class _Card(_Part):
    protected: bool
    questionnaire: QuestionnaireStamp
    policy: _Policy
    team: str
    round: str | None
    size: _Number | None
    answered: _Number
    dimensions: list[_Dimension]

    @model_validator(mode="after")
    def _is_full_unless_protected(self) -> Self:
        if not self.protected and not all(each.is_full for each in self.dimensions):
            raise ValueError("full figures are not full")
        return self


class _Cards(_Part):
    schema_: Literal["teamcheck/scorecards/1"] = Field(alias="schema")
    teams: list[_Card]


class Kept:
    """A team's round as a file of figures has it; what may be shown of it depends on all rounds together.

    Attributes:
        team: Name of the team.
        round: What the round is called, or None.
        policy: What people were told.
    """

    def __init__(self, card: _Card) -> None:
        self.team = card.team
        self.round = card.round
        self.policy = Policy(card.policy.minimum, card.policy.audience)
        self._card = card

    def result(self, policy: Policy, *, name: str) -> RoundResult:
        """The round under the strictest policy, as `round_result` makes it from answers."""
        card, minimum = self._card, max(policy.minimum, MINIMUM)
        printed = tuple(map(_printing(card, minimum), card.dimensions))
        most = max((each.n for each in printed if each.n is not None), default=0)
        return RoundResult(
            round=name,
            questionnaire=card.questionnaire,
            edition=edition_of(most, minimum, is_pulse=card.questionnaire.pulse),
            size=card.size,
            answered=card.answered,
            response_rate=None if not card.size else to_nearest(100 * card.answered / card.size),
            printed=printed,
            samples={
                each.id: _sample(each.statistics, each.score, each.n or 0)
                for each in card.dimensions
                if each.statistics is not None and not card.protected
            },
            protected=card.protected,
        )


def read_back(text: str) -> list[Kept] | None:
    """Every team's round in a file of figures; None where it is no such file.

    Example:
        >>> read_back("{}") is None, read_back('{"schema": "teamcheck/scorecards/1", "teams": [], "organisation": null}')
        (True, [])
    """
    try:
        return [Kept(card) for card in _Cards.model_validate_json(text).teams]
    except (ValidationError, RecursionError):
        return None


def _printing(card: _Card, minimum: int) -> Callable[[_Dimension], Printed]:
    """What prints the dimensions of a file, one after the other."""
    if card.protected:
        return lambda each: _shown(each, minimum)
    is_pulse, asked = card.questionnaire.pulse, set[str]()
    as_on_page = _of_pulse if is_pulse else _rounded

    def rounded(each: _Dimension) -> Printed:
        shared = not asked.isdisjoint(item.id for item in each.items)
        asked.update(item.id for item in each.items)
        rough = edition_of(each.n or 0, minimum, is_pulse=is_pulse) == "small-team"
        return _nothing(each, "shared-items") if shared and rough else as_on_page(each, minimum)

    return rounded


def _shown(each: _Dimension, minimum: int) -> Printed:
    """A dimension of a protected file, which was rounded for its own minimum; nothing where that is too low for the others."""
    if each.n is None or each.n < minimum:
        return _nothing(each)
    code = each.withheld.get("score", _Reason(code="below-minimum")).code if each.score is None else ""
    return Printed(
        id=each.id,
        title=each.title,
        n=each.n,
        score=None if each.score is None else to_nearest(each.score),
        score_end=each.score_end,
        step=each.step,
        code=code if code in SENTENCES or not code else "below-minimum",
        items=tuple(_item(item, shown=item.n is not None and item.n >= minimum) for item in each.items),
    )


def _rounded(each: _Dimension, minimum: int) -> Printed:
    """A dimension of a file for analysts, rounded as a page would (methods M20 and M25). Words are not worked out anew."""
    n, score = each.n or 0, each.score
    if n < minimum or score is None:
        return _nothing(each)
    if n >= FULL_FROM:
        even = all(item.n is not None and item.n >= max(FULL_FROM, minimum) for item in each.items)
        return _printed(each, to_nearest(score), None, shown=even)
    if len(each.items) == 1:
        return _printed(each, None, None, "one-item")
    printed = fives.printed(score)
    return _printed(each, printed, fives.end_of(printed))


def _of_pulse(each: _Dimension, minimum: int) -> Printed:
    """A dimension of a pulse in a file for analysts, rounded as its page would (method M78). Words are not worked out anew."""
    n, score = each.n or 0, each.score
    if n < minimum or score is None:
        return _nothing(each)
    if n < pulse_edition.SCORE_FROM:
        return _printed(each, None, None, pulse_edition.score_code(len(each.items)))
    printed = fives.printed(score, pulse_edition.ENDS)
    return _printed(each, printed, fives.end_of(printed, pulse_edition.ENDS))


def _printed(each: _Dimension, score: int | None, end: End | None, code: str = "", *, shown: bool = False) -> Printed:
    """A dimension of a file for analysts with its score, or why there is none; ``shown``: with figures of its statements."""
    step = None if each.step is None else to_tenths(each.step)
    return Printed(each.id, each.title, each.n, score, end, step, code, tuple(_item(item, shown=shown) for item in each.items))


def _nothing(each: _Dimension, code: str = "below-minimum") -> Printed:
    items = tuple(_item(item, shown=False) for item in each.items)
    return Printed(each.id, each.title, None, None, None, None, code, items)


def _item(item: _Item, *, shown: bool) -> PrintedItem:
    """A statement with its figures, or with none."""
    if not shown:
        return PrintedItem(item.id, item.text, item.sha256, item.keyed, None, None, None, None)
    points = None if item.counts is None else len(item.counts)
    score = None if item.score is None else to_nearest(item.score)
    return PrintedItem(item.id, item.text, item.sha256, item.keyed, item.n, points, score, item.word)


def _sample(found: _Statistics, score: float | None, n: int) -> Sample:
    """What is behind the score of a dimension for analysts: numbers of people, means and standard deviations."""
    lowest, highest = found.scale
    spread = None if found.sd is None else 100 * found.sd / (highest - lowest)
    return Sample(Group(n, score, spread), Group(n, found.mean, found.sd), found.unit, found.scale)
