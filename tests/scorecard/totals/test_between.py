"""What is said of teams and statements of a whole organisation: words and tenths, of enough teams and people (method M71)."""

from fractions import Fraction
from random import Random

import pytest

from teamcheck.organisation.whole import in_tree
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.parted import Parted
from teamcheck.scorecard.plan import scored_plan
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.totals.between import share_of, word_of
from teamcheck.scorecard.totals.count import whole_teams
from teamcheck.scorecard.totals.disclose import disclose_totals
from teamcheck.scorecard.totals.public import PublicBetween, PublicOrganisation
from teamcheck.statistics.between_teams import Anova, icc1
from teamcheck.statistics.complete import CompleteCases, added

AGREE = Scale("agree5", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))


def asked(items: int = 3) -> Questionnaire:
    """One dimension of so many statements."""
    of = tuple(Item(f"goals{number}", "Statement.", "positive", AGREE) for number in range(items))
    return Questionnaire("short", "1.0.0", "en", "Short", "0" * 64, (Dimension("goals", "Goals", of),))


def organisation(
    teams: list[int], *, apart: float = 0.0, noise: float = 1.0, items: int = 3, counted: bool = True
) -> PublicOrganisation:
    """Teams of so many people: ``apart`` is how far teams differ, ``noise`` how far one person's answers do."""
    random, questionnaire, rows = Random(7), asked(items), []
    for number, people in enumerate(teams):
        level = 3 + random.choice([-1, 1]) * apart
        for _ in range(people):
            own = level + random.gauss(0, 0.8)
            answers = tuple(min(5, max(1, round(own + random.gauss(0, noise)))) for _ in range(items))
            rows.append(Response(f"Team {number:02d}", None, None, answers))
    cards = score(Responses(tuple(f"goals{number}" for number in range(items)), tuple(rows)), questionnaire, complete=True)
    complete: CompleteCases | None = None
    for card in cards:
        mine = card.dimensions[0].tally.complete
        assert mine is not None
        complete = mine if complete is None else added(complete, mine)
    assert complete is not None
    whole = in_tree(
        Parted(scored_plan(questionnaire), whole_teams(cards)),
        questionnaire,
        round_=None,
        teams=None,
        complete=(complete,) if counted else None,
    )
    policy = Policy()
    return disclose_totals(whole, policy, [printed(disclose(card, policy)) for card in cards])


def between(*arguments: object, **words: object) -> PublicBetween:
    (found,) = organisation(*arguments, **words).between  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("teams", "shown"),
    [([12] * 9, False), ([9] * 11, False), ([10] * 10, True), ([4] * 40, False), ([4] * 40 + [10] * 10, True)],
)
def test_it_takes_ten_teams_and_a_hundred_people_of_teams_that_are_not_below_the_minimum(teams, shown) -> None:
    found = between(teams)
    if shown:
        assert (found.teams, found.withheld) == (10, {})
        assert None not in found.model_dump().values()
    else:
        figures = ("teams", "share", "beyond_chance", "tell_apart", "hang_together")
        assert [getattr(found, figure) for figure in figures] == [None] * 5
        assert {reason.code for reason in found.withheld.values()} == {"few-to-compare"}


def test_a_team_below_the_minimum_changes_nothing_that_is_said_of_teams() -> None:
    alone, beside = between([10] * 10, apart=0.5), between([10] * 10 + [4], apart=0.5)
    said = ("teams", "share", "beyond_chance", "tell_apart")
    assert [getattr(alone, each) for each in said] == [getattr(beside, each) for each in said]


def test_teams_that_differ_are_told_from_teams_that_do_not() -> None:
    same, apart = between([12] * 20), between([12] * 20, apart=1.3)
    assert (same.share, same.beyond_chance, same.tell_apart) == (0, False, False)
    assert apart.share is not None
    assert apart.share >= 40
    assert (apart.beyond_chance, apart.tell_apart) == (True, True)


@pytest.mark.parametrize("share", [-0.2, 0.0, 0.04, 0.05, 0.149, 0.15, 0.3, 0.44, 0.5, 0.9])
def test_a_share_is_to_the_nearest_tenth_between_nothing_and_a_half(share: float) -> None:
    size, within = 8.0, 1.0
    found = Anova(teams=10, people=80, msb=within * (1 + (size - 1) * share) / (1 - share), msw=within, n0=size)
    exact, said = icc1(found, size), share_of(found)
    assert exact is not None
    assert said is not None
    assert said % 10 == 0
    assert 0 <= said <= 50
    assert abs(Fraction(said) - 100 * Fraction(min(max(exact, 0.0), 0.5))) <= 5 + Fraction(1, 10**6)


@pytest.mark.parametrize(
    ("alpha", "word"),
    [
        (1.0, "well"),
        (0.8, "well"),
        (0.799, "fairly"),
        (0.7, "fairly"),
        (0.699, "loosely"),
        (0.5, "loosely"),
        (0.49, "hardly"),
        (-1.0, "hardly"),
    ],
)
def test_how_far_statements_hang_together_is_a_word(alpha: float, word: str) -> None:
    assert word_of(alpha) == word


def test_statements_that_say_the_same_hang_together_and_others_do_not() -> None:
    assert between([12] * 10, noise=0.1).hang_together == "well"
    assert between([12] * 10, noise=9.0).hang_together == "hardly"


@pytest.mark.parametrize(("items", "counted", "code"), [(3, False, "not-counted"), (1, True, "one-statement")])
def test_why_it_is_not_said_how_far_statements_hang_together(items: int, counted: bool, code: str) -> None:
    found = between([12] * 10, items=items, counted=counted)
    assert (found.hang_together, found.withheld["hang_together"].code) == (None, code)


def test_where_everybody_has_the_same_score_there_is_nothing_to_compare() -> None:
    questionnaire = asked(2)
    rows = tuple(Response(f"Team {number % 10}", None, None, (3, 3)) for number in range(120))
    cards = score(Responses(("goals0", "goals1"), rows), questionnaire, complete=True)
    whole = in_tree(Parted(scored_plan(questionnaire), whole_teams(cards)), questionnaire, round_=None, teams=None)
    (found,) = disclose_totals(whole, Policy(), [printed(disclose(card, Policy())) for card in cards]).between
    assert (found.teams, found.share, found.withheld["share"].code) == (10, None, "answers-alike")


def test_without_a_list_everybody_is_the_only_part_and_it_is_not_said_how_many_teams_there_are() -> None:
    found = organisation([12] * 6 + [3])
    assert [node.path for node in found.nodes] == [[]]
    assert (found.tree, found.coverage.listed, found.coverage.withheld["listed"].code) == ([], None, "no-list")
    assert (found.coverage.teams, found.coverage.with_answers, found.coverage.shown) == (7, 7, 6)
    assert [(each.teams, each.reason.code) for each in found.coverage.without] == [(1, "below-minimum")]
    assert (found.coverage.answered, found.coverage.invited) == (75, None)
