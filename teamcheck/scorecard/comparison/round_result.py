"""One team in one round, as a comparison sees it: what may be shown, and what is behind it where that is at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from teamcheck.questionnaire.model import Keyed
from teamcheck.responses.model import Policy, Response
from teamcheck.scorecard.analyst.model import Unit
from teamcheck.scorecard.analyst.statistics import scale_of, unit_of
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import DimensionResult, Scorecard
from teamcheck.scorecard.public import Edition, End, PublicDimension, PublicItem, PublicScorecard, QuestionnaireStamp, Word
from teamcheck.statistics.change import Group
from teamcheck.statistics.reduce import dimension_score, keyed_places

#: Code of a person to their answers, in the order of the questionnaire's items.
Sheets = Mapping[str, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A statement with what is printed of it.

    Attributes:
        id: Id of the item.
        text: The statement.
        sha256: Digest of text, keying and scale: two that differ cannot be compared.
        keyed: ``negative`` where agreeing is the worse end.
        n: People who answered it, or None where that is withheld.
        points: Points of its scale where its answers are shown, else None.
        score: Printed score on 0-100, or None.
        word: Printed word, or None.
    """

    id: str
    text: str
    sha256: str
    keyed: Keyed
    n: int | None
    points: int | None
    score: int | None
    word: Word | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A dimension with what is printed of it: what is known without any answer.

    Attributes:
        id: Id of the dimension.
        title: Its title.
        n: People scored in it, or None where that is withheld.
        score: Printed score on 0-100, or None where it is withheld.
        score_end: ``or less`` or ``or more`` where the score stands for everything to the end of the scale.
        step: Printed step that one person can move the score by, points of 100, or None.
        code: Code of why there is no score; empty where there is one.
        items: Its statements.
    """

    id: str
    title: str
    n: int | None
    score: int | None
    score_end: End | None
    step: float | None
    code: str
    items: tuple[PrintedItem, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What is behind a printed score.

    Attributes:
        hundred: People, mean and standard deviation on 0-100.
        points: The same on the questionnaire's own points, or as shares where scales differ.
        unit: Which of the two: ``points`` or ``share``.
        scale: The two ends of that unit.
        scores: Dimension score to the people who have it, in 1/``whole``; None where it is not at hand.
        people: Code of a person to their dimension score; None where people have no codes.
        whole: What a dimension score is divided by to be a share of the scale; 0 where it is not at hand.
        point: What it is divided by to be points (or a share, by unit); 0 where it is not at hand.
    """

    hundred: Group
    points: Group
    unit: Unit
    scale: tuple[int, int]
    scores: Mapping[int, int] | None = None
    people: Mapping[str, int] | None = None
    whole: int = 0
    point: int = 0


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A team in one round.

    Attributes:
        round: What the round is called.
        questionnaire: What was asked.
        edition: Edition of the page of that round.
        size: Members of the team, or None when unknown.
        answered: People who answered.
        response_rate: Whole percent, or None.
        printed: The dimensions that have a score, in order.
        samples: Id of a dimension to what is behind its score; empty where only printed figures are at hand.
        people: Codes of everybody who answered; None where not everybody has one.
        protected: Whether only printed figures are at hand.
    """

    round: str
    questionnaire: QuestionnaireStamp
    edition: Edition
    size: int | None
    answered: int
    response_rate: int | None
    printed: tuple[Printed, ...]
    samples: Mapping[str, Sample] = field(default_factory=dict)
    people: frozenset[str] | None = None
    protected: bool = False

    @property
    def is_pulse(self) -> bool:
        """Whether it is a pulse: nothing finer than what is printed of it goes into a comparison (method M78)."""
        return self.questionnaire.pulse

    def find(self, dimension: str) -> Printed | None:
        """What is printed of a dimension; None where it was not asked."""
        return next((each for each in self.printed if each.id == dimension), None)


def round_result(card: Scorecard, rows: Iterable[Response], policy: Policy, *, name: str) -> RoundResult:
    """A team's round from its answers.

    Args:
        card: The exact result.
        rows: The team's answers in that round, in the order of the questionnaire's items.
        policy: The strictest of all rounds that are compared.
        name: What the round is called on the page.
    """
    return as_shown(card, disclose(card, policy), name=name, sheets=_sheets(rows))


def as_shown(card: Scorecard, public: PublicScorecard, *, name: str, sheets: Sheets | None = None) -> RoundResult:
    """A team's round where what may be shown of it is at hand.

    Args:
        card: The exact result.
        public: What `disclose` lets out of it, under the strictest policy of all rounds that are compared.
        name: What the round is called on the page.
        sheets: Code of a person to their answers; None where people have no codes.
    """
    return RoundResult(
        round=name,
        questionnaire=public.questionnaire,
        edition=public.edition,
        size=public.size,
        answered=public.answered,
        response_rate=public.response_rate,
        printed=tuple(map(printed_of, public.dimensions)),
        samples={result.dimension.id: _sample(result, sheets) for result in card.dimensions},
        people=None if sheets is None else frozenset(sheets),
    )


def printed_of(shown: PublicDimension) -> Printed:
    """What a comparison looks at of a dimension as it is shown."""
    return Printed(
        id=shown.id,
        title=shown.title,
        n=shown.n,
        score=shown.score,
        score_end=shown.score_end,
        step=shown.step,
        code=shown.withheld["score"].code if shown.score is None else "",
        items=tuple(map(_item, shown.items)),
    )


def _item(shown: PublicItem) -> PrintedItem:
    points = None if shown.counts is None else len(shown.counts)
    return PrintedItem(shown.id, shown.text, shown.sha256, shown.keyed, shown.n, points, shown.score, shown.word)


def _sheets(rows: Iterable[Response]) -> Sheets | None:
    """Code of a person to their answers; None where anybody has no code, for then who is new cannot be known."""
    found: dict[str, tuple[int | None, ...]] = {}
    for row in rows:
        if row.respondent is None:
            return None
        found[row.respondent] = row.answers
    return found


def _sample(result: DimensionResult, sheets: Sheets | None) -> Sample:
    return Sample(
        hundred=Group(result.n, result.score, result.spread),
        points=Group(result.n, result.mean, result.sd),
        unit=unit_of(result),
        scale=scale_of(result),
        scores=result.tally.scores,
        people=None if sheets is None else _people(result, sheets),
        whole=result.hundred.divisor,
        point=result.points.divisor,
    )


def _people(result: DimensionResult, sheets: Sheets) -> dict[str, int]:
    """Code to dimension score, of those who are scored (method M2)."""
    items = result.plan.items
    scored = {
        code: dimension_score(result.plan, keyed_places(items, [answers[item.column] for item in items]))
        for code, answers in sheets.items()
    }
    return {code: score for code, score in scored.items() if score is not None}
