"""From answers to exact results: one `Scorecard` a team."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Role
from teamcheck.responses import rounds
from teamcheck.responses.comments import no_order
from teamcheck.responses.model import Comment, Note, Responses, Ticks
from teamcheck.scorecard.checklists import results_of
from teamcheck.scorecard.model import DimensionResult, ItemResult, Scorecard
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.centre import mean, on_hundred, one_step, sd
from teamcheck.statistics.items import item_figures
from teamcheck.statistics.ops import FLOATS
from teamcheck.statistics.plan import Plan, PlanDimension
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.shares import shares
from teamcheck.statistics.tally import DimensionTally, Tally


def score(
    responses: Responses,
    questionnaire: Questionnaire,
    *,
    round: str | None = None,  # noqa: A002  the word of the vocabulary
    complete: bool = False,
) -> tuple[Scorecard, ...]:
    """Every team's result in one round, exact and unprotected; `disclose` makes it fit to be shown.

    Args:
        responses: The answers, in the order of the questionnaire's items.
        questionnaire: What was asked.
        round: The time of asking; by default the latest of the answers, which is noted where there are several.
        complete: Also count who answered every item, which full figures for analysts need.

    Returns:
        One scorecard for each team that answered in that round, by name.

    Raises:
        ResponsesError: The answers hold no such round, or reading them as a stream found problems.

    Example:
        >>> from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
        >>> from teamcheck.responses.model import Response, Responses
        >>> agree = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
        >>> goals = Dimension("goals", "Goals", (Item("goals1", "We agree on our goals.", "positive", agree),))
        >>> asked = Questionnaire("short", "1.0.0", "en", "Short", "", (goals,))
        >>> rows = tuple(Response("Red", None, None, (answer,)) for answer in (4, 5, 3))
        >>> [(card.team, card.dimensions[0].score) for card in score(Responses(("goals1",), rows), asked)]
        [('Red', 75.0)]
    """
    plan = plan_of(questionnaire)
    rows = (((row.team, row.round), row.answers) for row in responses.rows)
    tallies = reduce(plan, rows, detail=True, complete=complete)
    ordered = rounds.in_order(name for _, name in tallies)
    taken = rounds.chosen(ordered, round)
    note_round(responses, ordered, taken, asked=round)
    written: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in responses.comments:
        written[comment.team].append(comment)
    return tuple(
        scorecard(
            questionnaire,
            plan,
            (team, taken),
            tally,
            size=responses.sizes.get(team),
            comments=written.get(team, ()),
            ticks=responses.ticks.get((team, taken)),
        )
        for (team, name), tally in sorted(tallies.items(), key=lambda entry: entry[0][0])
        if name == taken
    )


def nobody(questionnaire: Questionnaire, *, team: str, round: str, size: int) -> Scorecard:  # noqa: A002  as above
    """The result of a team that has not been asked: no figure, and everything there is to talk about.

    Args:
        questionnaire: What could be asked.
        team: The team's name.
        round: The name of the round.
        size: Members of the team.
    """
    plan = plan_of(questionnaire)
    blank = (None,) * len(questionnaire.items)
    (tally,) = reduce(plan, [((team, round), blank)], detail=True, complete=True).values()
    return scorecard(questionnaire, plan, (team, round), replace(tally, people=0), size=size)


def note_round(responses: Responses, ordered: Sequence[str | None], taken: str | None, *, asked: str | None) -> None:
    """Say which of several rounds was taken, once."""
    if asked is not None or len(ordered) < 2:
        return
    note = Note(
        "round", f"The answers hold {len(ordered)} rounds; the latest, {taken}, was taken. Choose another with --round."
    )
    if note not in responses.notes:
        responses.notes.append(note)


def scorecard(
    questionnaire: Questionnaire,
    plan: Plan,
    key: tuple[str, str | None],
    tally: Tally,
    *,
    size: int | None,
    comments: Sequence[Comment] = (),
    ticks: Ticks | None = None,
) -> Scorecard:
    """One team's result from what was counted, and from what its people wrote.

    Args:
        questionnaire: What was asked.
        plan: How it was counted (`teamcheck.scorecard.plan.plan_of`).
        key: Name of the team, and the time of asking or None.
        tally: What was counted, with the scores of people.
        size: Members of the team by a list of today, or None where nobody knows. A size that is less than the people who
            answered is of another time, and taken for unknown.
        comments: What its people wrote, of any round.
        ticks: What they ticked on checklists, in this round.
    """
    team, name = key
    counted = list(zip(questionnaire.dimensions, plan.dimensions, tally.dimensions, strict=True))
    return Scorecard(
        questionnaire=questionnaire,
        team=team,
        round=name,
        size=None if size is None or size < tally.people else size,
        answered=tally.people,
        dimensions=tuple([dimension_result(*each) for each in counted if each[0].is_scored]),
        real_team=_each_by_itself(counted, "real-team"),
        unscored=_each_by_itself(counted, "unscored"),
        comments=comments_of(comments, questionnaire, name),
        checklists=results_of(questionnaire, ticks or {}),
    )


def _each_by_itself(counted: Iterable[tuple[Dimension, PlanDimension, DimensionTally]], role: Role) -> tuple[ItemResult, ...]:
    """The figures of all statements of the dimensions of this role, which are put together nowhere."""
    return tuple([item for each in counted if each[0].role == role for item in item_results(each[0], each[2])])


def dimension_result(
    dimension: Dimension, plan: PlanDimension, tally: DimensionTally, *, with_items: bool = True
) -> DimensionResult:
    """One dimension's figures, by the formulas of the statistics room; without those of its items where nobody needs them."""
    hundred, kinds = on_hundred(plan, tally), shares(plan, tally)
    return DimensionResult(
        dimension=dimension,
        n=tally.n,
        score=mean(FLOATS, hundred),
        spread=sd(FLOATS, hundred),
        step=_step(tally.n, plan.steps),
        answers=kinds.answers,
        favourable=kinds.favourable,
        unfavourable=kinds.unfavourable,
        items=item_results(dimension, tally) if with_items else (),
        hundred=hundred,
        plan=plan,
        tally=tally,
    )


@lru_cache(maxsize=1 << 10)  # numbers of people, by what dimensions are made of
def _step(n: int, steps: tuple[int, ...]) -> float | None:
    return one_step(FLOATS, n, steps)


def item_results(dimension: Dimension, tally: DimensionTally) -> tuple[ItemResult, ...]:
    """The figures of a dimension's items, of everybody who answered each."""
    return tuple(map(item_result, dimension.items, tally.answers))


def item_result(item: Item, counts: tuple[int, ...]) -> ItemResult:
    """One item's figures."""
    return ItemResult(item, counts, *item_figures(counts, item.scale.lowest))


def comments_of(comments: Sequence[Comment], questionnaire: Questionnaire, name: str | None) -> dict[str, tuple[Comment, ...]]:
    """A team's comments to each comment question, in the order of their digests: it tells nothing, and is always the same."""
    return {
        question.id: tuple(
            sorted(
                (each for each in comments if each.question == question.id and each.round in {name, None}),
                key=lambda each: no_order(each.text),
            )
        )
        for question in questionnaire.comments
    }
