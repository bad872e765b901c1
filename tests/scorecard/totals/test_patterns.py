"""What most teams share, where they differ, and how their scores lie: from printed scores alone (method M71)."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Audience, Policy
from teamcheck.responses.norms_format import DimensionNorm, Norms
from teamcheck.scorecard.placing import MADE_UP
from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.public import End, PolicyStamp, QuestionnaireStamp
from teamcheck.scorecard.totals.patterns import compared, differing, patterns_of, shared
from teamcheck.scorecard.totals.shown_teams import is_shown, may_be_named, middles_of, side_by_side
from teamcheck.statistics.order import quartile
from teamcheck.statistics.rounding import to_nearest

AGREE = Scale("agree5", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
IDS = ("goals", "trust")
ASKED = Questionnaire(
    "short",
    "1.0.0",
    "en",
    "Short",
    "0" * 64,
    tuple(Dimension(id_, id_, (Item(f"{id_}1", "Statement.", "positive", AGREE),)) for id_ in IDS),
)
SCORE = st.one_of(st.none(), st.integers(0, 100))
TEAMS = st.lists(st.tuples(SCORE, SCORE), max_size=25)


def team(
    *scores: int | None, ends: Sequence[End | None] = (), audience: Audience = "organisation", name: str = "Red"
) -> PrintedTeam:
    """A team that prints these scores."""
    ends = ends or (None,) * len(scores)
    return PrintedTeam(
        questionnaire=QuestionnaireStamp(id="short", version="1.0.0", sha256="0" * 64),
        policy=PolicyStamp(minimum=5, audience=audience),
        team=name,
        round=None,
        size=9,
        answered=7,
        edition="small-team",
        dimensions=tuple(
            PrintedDimension(id_, 7, score, end, None, "" if score is not None else "below-minimum")
            for id_, score, end in zip(IDS, scores, ends, strict=True)
        ),
    )


def norms(*, made_up: bool = False, **middles: int) -> Norms:
    """Norms with these middles."""
    return Norms(
        schema="teamcheck/norms/1",
        questionnaire="short",
        version="1.0.0",
        edition="Spring",
        day=date(2026, 3, 1),
        sector="hospitals",
        made_up=made_up,
        teams=120,
        people=900,
        dimensions={
            id_: DimensionNorm(
                statements=next(each.sha256 for each in ASKED.scored if each.id == id_),
                teams=120,
                people=900,
                median_people=8,
                mean=middle,
                sd_between=9,
                quantiles={25: middle - 5, 50: middle, 75: middle + 5},
            )
            for id_, middle in middles.items()
        },
    )


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_most_teams_are_five_at_least_and_three_of_four(below: int, between: int, above: int) -> None:
    teams = below + between + above
    found = shared(below, above, teams)
    assert (found == "low") == (below >= 5 and 4 * below >= 3 * teams)
    assert (found == "high") == (above >= 5 and 4 * above >= 3 * teams)


@given(TEAMS)
def test_a_pattern_counts_printed_scores_and_nothing_is_said_of_fewer_than_five(
    scores: list[tuple[int | None, int | None]],
) -> None:
    found = patterns_of([team(*each) for each in scores], ASKED)
    assert len(found) == (2 if scores else 0)
    for place, each in enumerate(found):
        there = [score[place] for score in scores if score[place] is not None]
        assert each.teams == len(there)
        assert (each.below, each.above) == (
            (None, None) if len(there) < 5 else (sum(score < 50 for score in there), sum(score >= 60 for score in there))
        )
        assert set(each.withheld) == (set() if len(there) >= 5 else {"below", "above", "pattern"})
        assert each.pattern is None or len(there) >= 5


@given(TEAMS, st.integers(1, 9))
def test_a_team_without_scores_changes_nothing(scores: list[tuple[int | None, int | None]], more: int) -> None:
    shown = [team(*each) for each in scores] or [team(None, None)]
    hidden = [team(None, None)] * more
    assert patterns_of(shown + hidden, ASKED) == patterns_of(shown, ASKED)
    assert middles_of(hidden + shown) == middles_of(shown)


@given(TEAMS)
def test_dots_are_all_printed_scores_and_their_middle_follows_from_them(scores: list[tuple[int | None, int | None]]) -> None:
    for place, each in enumerate(middles_of([team(*score) for score in scores])):
        there = sorted(score[place] for score in scores if score[place] is not None)
        assert (each.scores is None, each.median is None, each.middle_half is None) == (
            len(there) < 5,
            len(there) < 5,
            len(there) < 8,
        )
        assert [dot.score for dot in each.scores or () for _ in range(dot.teams)] == (there if len(there) >= 5 else [])
        if each.middle_half is not None:
            assert each.middle_half == [to_nearest(quartile(there, quarters)) for quarters in (1, 3)]


def test_an_open_end_is_a_dot_of_its_own_at_its_side() -> None:
    teams = [
        team(10, 90),
        team(90, 10),
        team(10, 90, ends=("or less", "or more")),
        team(90, 90, ends=("or more", None)),
        team(9, 50),
    ]
    first, _ = middles_of(teams)
    assert [(dot.score, dot.score_end, dot.teams) for dot in first.scores or ()] == [
        (9, None, 1),
        (10, "or less", 1),
        (10, None, 1),
        (90, None, 1),
        (90, "or more", 1),
    ]


def test_beside_norms_teams_are_compared_with_their_middle_and_a_score_at_it_is_on_no_side() -> None:
    teams = [team(score, 40) for score in (60, 61, 62, 63, 64, 65)]
    goals, trust = patterns_of(teams, ASKED, norms(goals=65))
    assert (goals.against, goals.low, goals.high, goals.below, goals.above, goals.pattern) == ("norms", 65, 65, 5, 0, "low")
    assert (trust.against, trust.low, trust.high, trust.pattern) == ("scale", 50, 60, "low")
    assert patterns_of(teams, ASKED)[0].pattern == "high"


def test_an_open_end_never_counts_on_the_side_it_may_not_be_on() -> None:
    low = [team(10, 50, ends=("or less", None))] * 6
    assert patterns_of(low, ASKED, norms(goals=5))[0].above == 0
    high = [team(90, 50, ends=("or more", None))] * 6
    assert patterns_of(high, ASKED, norms(goals=94))[0].below == 0


def test_norms_of_other_statements_are_not_compared_with() -> None:
    changed = norms(goals=70)
    other = changed.model_copy(
        update={"dimensions": {"goals": changed.dimensions["goals"].model_copy(update={"statements": "1" * 64})}}
    )
    found = patterns_of([team(40, 40)] * 5, ASKED, other)
    assert [each.against for each in found] == ["scale", "scale"]
    assert compared(other, ASKED, found, None) is None


def test_norms_that_nobody_answered_say_so() -> None:
    for made_up in (False, True):
        used = norms(goals=70, made_up=made_up)
        said = compared(used, ASKED, patterns_of([team(40, 40)] * 5, ASKED, used), None)
        assert said is not None
        assert (MADE_UP in [caveat.code for caveat in said.caveats]) == made_up


def middle_halves(*reach: int) -> list[PrintedTeam]:
    """Eight teams whose middle halves reach so far in each feature, and not in a way that one could guess."""
    return [team(*(50 + (side * each) // 2 for each in reach)) for side in (-1, -1, -1, -1, 1, 1, 1, 1)]


@pytest.mark.parametrize(
    ("reach", "most", "least"),
    [((20, 10), ["goals"], ["trust"]), ((18, 10), [], []), ((10, 40), ["trust"], ["goals"]), ((10, 10), [], [])],
)
def test_teams_differ_more_where_their_middle_half_reaches_ten_points_further(reach, most, least) -> None:
    found = differing(middles_of(middle_halves(*reach)))
    assert (found.most, found.least) == (most, least)


def test_below_eight_teams_it_is_not_said_where_they_differ() -> None:
    found = differing(middles_of(middle_halves(40, 0)[:7]))
    assert (found.most, found.least, sorted(found.withheld)) == (None, None, ["least", "most"])


@pytest.mark.parametrize("audience", get_args(Audience))
def test_teams_may_be_named_only_if_the_people_of_all_were_told_so(audience: Audience) -> None:
    teams = [team(50, 50), team(None, None, audience=audience)]
    assert may_be_named(teams) == (audience == "organisation")
    assert [is_shown(each) for each in teams] == [True, False]


@pytest.mark.parametrize("audience", get_args(Audience))
@given(SCORE, SCORE)
def test_of_teams_that_may_not_be_named_no_score_tells_which_are_large(
    audience: Audience, one: int | None, other: int | None
) -> None:
    large = team(one, other, ends=(None, None), audience=audience)
    (shown,) = side_by_side([large], Policy(audience=audience))
    if audience == "organisation":
        assert shown == large
        return
    for before, after in zip(large.dimensions, shown.dimensions, strict=True):
        assert (before.score is None) == (after.score is None)
        if after.score is not None and before.score is not None:
            assert after.score in range(10, 95, 5)
            assert (after.score_end is None) == (10 < after.score < 90)
            assert abs(min(max(before.score, 10), 90) - after.score) <= 2


def test_one_team_that_may_not_be_named_makes_all_rough() -> None:
    teams = [team(63, 47), team(63, 47, audience="team")]
    assert [each.dimensions[0].score for each in side_by_side(teams, Policy(audience="organisation"))] == [65, 65]
