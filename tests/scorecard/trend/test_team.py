"""A team's trend: what its reports print, and the word that `compare` has for the change."""

import csv
import io
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.responses.model import Policy
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.round_result import round_result
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.trend.model import TeamTrend
from teamcheck.scorecard.trend.table import COLUMNS, trends_csv, trends_header
from teamcheck.scorecard.trend.team import team_comparison, team_trend


def rows_of(text):
    return list(csv.DictReader(io.StringIO(trends_header() + text)))


def test_every_round_has_what_its_report_prints(trends):
    team = trends.asked({"r1": trends.people(7, 3, 1), "r2": trends.people(14, 4, 2), "r3": trends.people(4, 2, 3)})
    for round_, card in zip(team.trend.rounds, team.shown, strict=True):
        assert (round_.round, round_.answered, round_.edition) == (card.round, card.answered, card.edition)
        for found, printed in zip(round_.scores, card.dimensions, strict=True):
            assert (found.id, found.n, found.score, found.score_end) == (
                printed.id,
                printed.n,
                printed.score,
                printed.score_end,
            )
            assert found.interval == (None if printed.interval is None else tuple(printed.interval))
            assert found.why == (printed.withheld["score"].code if printed.score is None else "")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(3, 24), st.sampled_from([1.5, 2.5, 3.5, 4.5])), min_size=2, max_size=3),
    st.integers(0, 10**6),
)
def test_the_word_is_that_of_compare(trends, rounds, seed):
    answers = {f"r{place}": trends.people(*of, seed + place) for place, of in enumerate(rounds)}
    team = trends.asked(answers)
    told = compare(
        [round_result(card, (), Policy(), name=card.round) for card in team.cards],
        Policy(),
        team="Red",
    )
    assert len(team.trend.changes) == len(told.dimensions)
    for mine, theirs in zip(team.trend.changes, told.dimensions, strict=True):
        ends = None if theirs.interval is None else tuple(theirs.interval)
        assert (mine.id, mine.verdict, mine.change, mine.interval) == (theirs.id, theirs.verdict, theirs.change, ends)
        assert mine.by_chance == theirs.by_chance
        assert mine.why == (theirs.withheld["change"].code if theirs.change is None else "")


def test_a_page_of_the_team_is_what_compare_puts_side_by_side(trends):
    team = trends.asked({f"r{place}": trends.people(n, 3, place) for place, n in enumerate((14, 9, 13))})
    rounds = [round_result(card, (), Policy(), name=card.round) for card in team.cards]
    assert team_comparison(team.cards, team.shown, Policy()) == compare(rounds, Policy(), team="Red")
    with pytest.raises(ValueError, match="two rounds"):
        team_comparison(team.cards[:1], team.shown[:1], Policy())


def test_a_team_that_was_asked_once_has_scores_and_no_change(trends):
    found = trends.asked({"r1": trends.people(14, 3, 1)}).trend
    assert (len(found.rounds), found.changes) == (1, ())
    assert {row["verdict"] for row in rows_of(trends_csv([found]))} == {""}


def test_a_trend_goes_from_one_process_to_another(trends):
    found = trends.asked({"r1": trends.people(7, 3, 1), "r2": trends.people(14, 4, 2)}).trend
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  made here


def test_sums_are_kept_of_scores_that_are_shown_in_the_last_two_rounds(trends):
    team = trends.asked({f"r{place}": trends.people(n, 3, place) for place, n in enumerate((14, 4, 7))})
    first, few, last = team.trend.rounds
    assert (first.sums, few.sums) == ((), (None, None, None))
    assert last.sums == (team.cards[2].dimensions[0].hundred, team.cards[2].dimensions[1].hundred, None)


def test_rounds_are_of_one_policy(trends):
    team = trends.asked({"r1": trends.people(7, 3, 1), "r2": trends.people(14, 4, 2)})
    other = [disclose(team.cards[0], Policy(minimum=7)), team.shown[1]]
    for cards, shown in ((team.cards, other), ([], []), (team.cards, team.shown[:1])):
        with pytest.raises(ValueError, match="round"):
            team_trend(cards, shown)


def test_slices_one_after_the_other_are_the_whole_in_any_order(trends):
    teams = [trends.asked({"r1": trends.people(12, 3, s), "r2": trends.people(12, 4, s + 9)}, f"T{s}").trend for s in range(4)]
    assert trends_csv(teams[:2]) + trends_csv(teams[2:]) == trends_csv(reversed(teams))


def test_a_change_stands_in_the_last_round_alone(trends):
    rounds = {"r1": (50, 12), "r2": (52, 12), "r3": (61, 12)}
    rows = rows_of(trends_csv([trends.trend("Red", rounds, "clear improvement")]))
    assert [row["round"] for row in rows] == ["r1", "r2", "r3"]
    assert [row["since"] for row in rows] == ["", "", "r2"]
    assert [rows[2][name] for name in ("verdict", "change", "change_low", "change_high")] == [
        "clear improvement",
        "9",
        "-1",
        "1",
    ]
    assert [row["score"] for row in rows] == ["50", "52", "61"]
    assert tuple(rows[0]) == COLUMNS


def test_what_is_withheld_is_empty_with_the_code(trends):
    rows = rows_of(trends_csv([trends.trend("Red", {"r1": None, "r2": (60, 9)}), trends.trend("Sea", {"r2": (60, 9)})]))
    assert [(row["team"], row["n"], row["score"], row["withheld"]) for row in rows[:2]] == [
        ("Red", "", "", "below-minimum"),
        ("Red", "9", "60", ""),
    ]
    assert (rows[1]["verdict"], rows[1]["change"], rows[1]["change_withheld"]) == ("not comparable", "", "below-minimum")
    assert (rows[2]["since"], rows[2]["verdict"]) == ("", "")


def test_names_are_no_formulas(trends):
    text = trends_csv([TeamTrend("=cmd()", trends.trend("x", {"@now": (60, 9)}).rounds, ())])
    assert text.startswith("'=cmd(),'@now,d0,9,")
