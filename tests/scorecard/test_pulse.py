"""What a pulse shows is never finer than two of them side by side may be (method M78)."""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from teamcheck.questionnaire.pulse import Pulse
from teamcheck.report.figures import render_figures
from teamcheck.responses.model import Policy
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.read_back import read_back
from teamcheck.scorecard.comparison.round_result import as_shown
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.full import full_dimension
from teamcheck.scorecard.pulse_edition import SCORE_FROM
from teamcheck.scorecard.pulse_trend import pulse_trend
from teamcheck.scorecard.totals.figures import total_of
from tests.scorecard.conftest import Asked, card_of, questionnaire_of


def asked(points: int = 10, *dimensions: Asked, turn: tuple[str, ...] = ()):
    made = questionnaire_of(*(dimensions or (Asked(1),)), points=points)
    return replace(made, pulse=Pulse(("d0i0",), turn, len(turn)))


def answers(total: int, people: int, steps: int) -> list[tuple[int]]:
    """Answers of so many people that come to so many steps: a score is of their sum alone."""
    each, more = divmod(total, people)
    assert each + bool(more) <= steps
    return [(1 + each + (place < more),) for place in range(people)]


def shown(rows, questionnaire, size=None):
    return disclose(card_of(rows, questionnaire, {"Red": size} if size else None), Policy())


@cache
def printed(total: int, people: int, steps: int) -> tuple[object, ...]:
    """All that a pulse prints of a statement that follows from its answers."""
    (found,) = shown(answers(total, people, steps), asked(steps + 1)).dimensions
    (item,) = found.items
    assert (item.score, item.counts, found.favourable, found.spread, found.agreement, found.two_camps) == (None,) * 4 + (
        None,
        None,
    )
    return found.score, found.score_end, item.word


@cache
def in_full(total: int, people: int, steps: int) -> object:
    """What a survey prints as the score of the same answers."""
    (found,) = card_of(answers(total, people, steps), questionnaire_of(Asked(1), points=steps + 1)).dimensions
    return full_dimension(found, size=None, minimum=5, bands=()).score


def left_open(then: int, now: int, steps: int, prints=printed) -> list[int]:
    """For everything that two pulses can print where one person left or joined, and nobody else changed an answer: how many
    answers of that person fit.
    """
    fitting, cases = defaultdict(set), []
    for total, answer in product(range(then * steps + 1), range(steps + 1)):
        after = total + (answer if now > then else -answer)
        if 0 <= after <= now * steps:
            both = prints(total, then, steps), prints(after, now, steps)
            fitting[both].add(answer)
            cases.append(both)
    return [len(fitting[both]) for both in cases]


@pytest.mark.parametrize(("then", "now"), [(7, 6), (9, 10), (24, 23)])
def test_two_pulses_never_tell_what_one_who_left_or_joined_answered_on_ten_points(then: int, now: int) -> None:
    assert min(left_open(then, now, 9)) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("people", [*range(6, 19), *range(21, 60)])
def test_that_holds_for_pulses_of_any_size_on_either_side_of_twenty(people: int) -> None:
    assert min(left_open(people, people + 1, 9)) >= 2
    assert min(left_open(people + 1, people, 9)) >= 2


@pytest.mark.slow
@pytest.mark.parametrize(("then", "now"), [(19, 20), (20, 19)])
def test_where_words_turn_into_scores_it_is_told_in_fewer_than_two_of_a_thousand_cases(then: int, now: int) -> None:
    found = left_open(then, now, 9)
    assert found.count(1) < 0.002 * len(found)


@pytest.mark.slow
@pytest.mark.parametrize(("then", "now"), [(7, 6), (12, 13), (15, 14), (20, 19), (22, 21), (24, 25), (40, 41)])
def test_on_five_points_it_is_told_in_fewer_than_three_of_a_hundred_cases(then: int, now: int) -> None:
    found = left_open(then, now, 4)
    assert found.count(1) < 0.03 * len(found)


def test_the_whole_points_of_a_survey_would_tell_it_in_every_second_case() -> None:
    found = left_open(13, 12, 9, in_full)
    assert found.count(1) > 0.5 * len(found)


def test_a_pulse_has_words_up_to_nineteen_answers_and_rough_scores_from_twenty_on() -> None:
    assert printed(100, 19, 9) == (None, None, "mixed")
    assert printed(100, 20, 9) == (55, None, None)
    assert printed(180, SCORE_FROM, 9) == (80, "or more", None)
    assert printed(0, 40, 9) == (20, "or less", None)


def test_below_the_minimum_nothing_is_shown_of_a_pulse() -> None:
    card = shown([(7,)] * 4, asked())
    assert card.edition == "discussion"
    assert (card.dimensions[0].n, card.dimensions[0].items[0].word) == (None, None)


def test_a_pulse_is_never_shown_in_full_and_says_why() -> None:
    card = shown([(7, 5, 4, 3)] * 30, asked(10, Asked((10,)), Asked((5, 5, 5))), size=40)
    assert card.edition == "small-team"
    one, three = card.dimensions
    assert (one.score, three.score) == (65, 75)
    assert {three.withheld[key].code for key in ("favourable", "spread", "agreement", "two_camps")} == {"pulse"}
    assert {item.withheld[key].code for item in three.items for key in ("word", "score", "counts")} == {"pulse"}


def test_a_feature_of_several_statements_has_no_score_below_twenty_either() -> None:
    (found,) = shown([(5, 4, 3)] * 19, asked(5, Asked(3))).dimensions
    assert found.score is None
    assert [item.word for item in found.items] == ["mostly agree", "mostly agree", "mixed"]


def test_the_range_of_a_pulse_follows_from_its_score_and_numbers_of_people_alone() -> None:
    alike, apart = [(6,)] * 24, [(1,)] * 10 + [(10,)] * 12 + [(9,), (5,)]
    one, other = (shown(rows, asked(), size=30).dimensions[0] for rows in (alike, apart))
    assert one.score == other.score == 55
    assert (one.interval, one.worst_case) == (other.interval, other.worst_case) == ([50, 60], [40, 70])


def test_a_total_of_pulses_is_as_rough_and_below_twenty_there_is_none() -> None:
    def total(people: int):
        (found,) = card_of(answers(5 * people, people, 9), asked()).dimensions
        return total_of(found, size=None, questionnaire=asked())

    assert (total(40).score, total(40).favourable) == (55, None)
    assert (total(19).score, total(19).n) == (None, None)


def result(rows, questionnaire, name):
    card = card_of(rows, questionnaire)
    public = disclose(card, Policy())
    return public, as_shown(card, public, name=name, sheets={str(place): tuple(row) for place, row in enumerate(rows)})


def test_a_comparison_of_pulses_works_out_no_change_and_links_nobody() -> None:
    rounds = [result([(low,)] * 15 + [(low + 3,)] * 15, asked(), name)[1] for low, name in [(2, "w1"), (6, "w2")]]
    found = compare(rounds, Policy(), team="Red")
    (dimension,) = found.dimensions
    assert (dimension.change, dimension.interval, dimension.hedges_g, dimension.superiority) == (None,) * 4
    assert (dimension.verdict, dimension.withheld["change"].code) == ("cannot tell", "pulse")
    assert (found.people, found.withheld["people"].code) == (None, "pulse")


def test_full_figures_of_a_pulse_make_a_comparison_as_rough_as_its_answers_do() -> None:
    kept = []
    for people in (15, 24):
        card = card_of([(7,)] * people, asked())
        (team,) = read_back(render_figures(analyse([card], Policy()), to="json"))
        found = team.result(Policy(), name=str(people))
        kept.append(
            (found.is_pulse, found.edition, found.printed[0].score, found.printed[0].code, found.printed[0].items[0].score)
        )
    assert kept == [(True, "small-team", None, "one-item", None), (True, "small-team", 65, "", None)]


def test_full_figures_of_a_pulse_show_no_statement_a_second_time_as_its_page_does_not() -> None:
    one = asked()
    again = replace(one.dimensions[0], id="again", title="Again")
    card = card_of([(7,)] * 24, replace(one, dimensions=(*one.dimensions, again)))
    (team,) = read_back(render_figures(analyse([card], Policy()), to="json"))
    page, kept = disclose(card, Policy()), team.result(Policy(), name="w1")
    assert [(each.score, each.withheld["score"].code) for each in page.dimensions[-1:]] == [(None, "shared-items")]
    assert [(each.score, each.code) for each in kept.printed] == [(65, ""), (None, "shared-items")]


def trend(*weeks, always=("d0i0",)):
    both = [result(rows, questionnaire, name) for rows, questionnaire, name in weeks]
    return pulse_trend([card for card, _ in both], [shown for _, shown in both], frozenset(always))


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        (5, 5, "cannot tell"),
        (5, 6, "cannot tell"),
        (4, 7, "clear improvement"),
        (7, 4, "clear decline"),
        (5, 9, "clear improvement"),
    ],
)
def test_a_change_is_clear_only_where_it_is_more_than_chance_makes(then: int, now: int, verdict: str) -> None:
    (found,) = trend(([(then,)] * 24, asked(), "w1"), ([(now,)] * 24, asked(), "w2")).always
    assert (found.verdict, found.since, found.by_chance) == (verdict, "w1", 15)


def test_a_pulse_without_a_score_is_a_gap_and_the_last_with_one_is_compared() -> None:
    weeks = [([(4,)] * 24, "w1"), ([(9,)] * 12, "w2"), ([(9,)] * 4, "w3"), ([(8,)] * 24, "w4")]
    (found,) = trend(*((rows, asked(), name) for rows, name in weeks)).always
    assert [(each.score, each.word, each.is_gap) for each in (*found.before, found.now)] == [
        (35, None, False),
        (None, "mostly agree", False),
        (None, None, True),
        (80, None, False),
    ]
    assert (found.verdict, found.since) == ("clear improvement", "w1")


def test_a_statement_that_comes_again_has_its_figures_of_before_and_one_in_other_words_has_none() -> None:
    first = asked(5, Asked(1), Asked(1), turn=("d1i0",))
    other = replace(first.dimensions[1], items=(replace(first.dimensions[1].items[0], text="Other words."),))
    second = replace(first, dimensions=(first.dimensions[0],))
    weeks = [([(4, 4)] * 24, first, "w1"), ([(4,)] * 24, second, "w2")]
    again = trend(*weeks, ([(4, 5)] * 24, first, "w3")).in_turn
    assert [(each.id, [(past.round, past.score) for past in each.before]) for each in again] == [("d1i0", [("w1", 75)])]
    changed = replace(first, dimensions=(first.dimensions[0], other))
    (found,) = trend(*weeks, ([(4, 5)] * 24, changed, "w3")).in_turn
    assert (found.before, found.otherwise, found.verdict) == ((), 1, None)
