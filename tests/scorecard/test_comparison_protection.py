"""Two rounds side by side give nobody away: an attacker who knows who was there, and both pages, against the rules of M43."""

import json
import random
from collections import Counter, defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.report.figures import render_figures
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison import directions, pair
from teamcheck.scorecard.comparison.analyst import analyse_change
from teamcheck.scorecard.comparison.compare import compare
from teamcheck.scorecard.comparison.read_back import read_back
from teamcheck.scorecard.comparison.round_result import round_result
from teamcheck.scorecard.disclosure import disclose
from teamcheck.statistics.centre import Moments
from teamcheck.statistics.change import moderated_paired
from teamcheck.statistics.rounding import outwards

POLICY = Policy()


@pytest.fixture(scope="module")
def asked(lab):
    """Two features, one of a single statement."""
    return lab.questionnaire(lab.asked(3), lab.asked(1))


def card_of(rows, asked, name, codes=None):
    ids = tuple(item.id for item in asked.items)
    made = tuple(Response("Red", name, codes and codes[place], tuple(row)) for place, row in enumerate(rows))
    (card,) = score(Responses(ids, made), asked, round=name, complete=True)
    return card, made


def round_of(rows, asked, name, codes=None):
    card, made = card_of(rows, asked, name, codes)
    return round_result(card, made, POLICY, name=name)


def rows_of(chance, count):
    return [[chance.randint(1, 5) for _ in range(4)] for _ in range(count)]


def worlds(asked, *, stayers, joiners=0, leavers=0, seed=5):
    """Teams of the same answers in both rounds, in each of which other people are the new ones, or the ones who left."""
    chance = random.Random(seed)
    then, now = rows_of(chance, stayers + leavers), rows_of(chance, stayers + joiners)
    names = [f"stayed{place}" for place in range(stayers)]
    before = names + [f"left{place}" for place in range(leavers)]
    after = names + [f"new{place}" for place in range(joiners)]
    for turn in range(max(len(then), len(now))):
        first, second = before[turn % len(before) :] + before[: turn % len(before)], after[turn:] + after[:turn]
        yield [round_of(then, asked, "then", first), round_of(now, asked, "now", second)], dict(zip(second, now, strict=True))


def shown(rounds):
    return compare(rounds, POLICY, team="Red").model_dump_json()


def test_beside_both_scores_the_change_of_those_who_stayed_gives_the_one_new_person_away(asked):
    """The attack itself, on figures that are not protected: it must work, or the rule guards against nothing."""
    for rounds, answers_of in worlds(asked, stayers=14, joiners=1):
        found = analyse_change(rounds, POLICY, team="Red").dimensions[0]
        stayed = found.statistics.linked
        total_now = found.statistics.unlinked.n_now * found.statistics.unlinked.mean_now
        total_of_stayers = stayed.n * (found.statistics.unlinked.mean_then + stayed.difference)
        worked_out = total_now - total_of_stayers
        assert worked_out == pytest.approx(sum(answers_of["new0"][:3]) / 3)


@pytest.mark.parametrize("few", [{"joiners": 1}, {"joiners": 4}, {"leavers": 1}, {"joiners": 2, "leavers": 6}])
def test_with_few_new_or_gone_the_page_is_the_same_whoever_they_are(few, asked):
    pages = {shown(rounds) for rounds, _ in worlds(asked, stayers=14, **few)}
    assert len(pages) == 1
    assert '"new-or-gone"' in pages.pop()


def test_without_the_rule_the_page_would_differ(asked, monkeypatch):
    monkeypatch.setattr(pair, "why_not", lambda overlap, items: None)  # noqa: ARG005 - the rule, taken away
    assert len({shown(rounds) for rounds, _ in worlds(asked, stayers=14, joiners=1)}) > 1


def test_where_everybody_stayed_each_is_compared_with_themselves_but_for_single_statements(asked):
    rounds, _ = next(worlds(asked, stayers=14))
    three, one = compare(rounds, POLICY, team="Red").dimensions
    assert (three.basis, three.people) == ("same people", 14)
    assert (one.basis, one.withheld["people"].code) == ("two groups", "few-items")


@pytest.mark.parametrize("many", [{"joiners": 5}, {"leavers": 6}, {"joiners": 5, "leavers": 5}])
def test_with_anybody_new_or_gone_the_page_is_the_same_whoever_they_are(many, asked):
    """The mean of five people to a tenth of a point says more of them than a report of five would."""
    assert len({shown(rounds) for rounds, _ in worlds(asked, stayers=14, **many)}) == 1


def test_two_pairs_of_three_rounds_would_give_away_who_was_new_in_the_second(asked):
    """Twelve people, a thirteenth, then six more: the changes of twelve and of thirteen people to the third round."""
    chance = random.Random(2)
    names = [f"p{place}" for place in range(18)]
    rows = [rows_of(chance, count) for count in (12, 13, 18)]
    first, second, third = (round_of(each, asked, str(place), names[: len(each)]) for place, each in enumerate(rows))
    totals = {}
    for before, people in ((first, 12), (second, 13)):
        found = analyse_change([before, third], POLICY, team="Red").dimensions[0].statistics
        totals[people] = people * (found.unlinked.mean_then + found.linked.difference)
        assert compare([before, third], POLICY, team="Red").dimensions[0].basis == "two groups"
    assert totals[13] - totals[12] == pytest.approx(sum(rows[2][12][:3]) / 3), "the attack works on what is not protected"


@pytest.mark.slow
def test_beside_the_range_of_a_linked_change_hardly_anybodys_score_is_certain():
    """Not even to who knows everybody's score then, and all scores now without names: exchange scores while the range stays.

    Rounds that go together as those of people usually do (.6). Where hardly anybody changes at all, the range says just that.
    """
    chance = random.Random(3)
    certain = people = 0
    for _ in range(12):
        then = [min(max(round(chance.gauss(8, 2.2)), 0), 12) for _ in range(14)]
        now = [min(max(round(8 + 0.6 * (score - 8) + chance.gauss(0, 1.8)), 0), 12) for score in then]
        certain += sum(len(scores) == 1 for scores in scores_that_fit(then, now))
        people += len(then)
    assert certain / people < 0.02


def scores_that_fit(then, now):
    """For each person the scores now that go with the same printed range, as far as one or two exchanges find them."""
    target, can_be, frontier = printed_range(then, now), [{score} for score in now], [now]
    for _ in range(2):
        found = [exchanged(order, one, other) for order in frontier for one, other in combinations(range(len(now)), 2)]
        for order in found:
            if printed_range(then, order) == target:
                for place, score in enumerate(order):
                    can_be[place].add(score)
        frontier = sorted(found, key=lambda order: abs(squares(then, order) - squares(then, now)))[:25]
    return can_be


def exchanged(order, one, other):
    turned = list(order)
    turned[one], turned[other] = order[other], order[one]
    return turned


def squares(then, now):
    return sum((after - before) ** 2 for before, after in zip(then, now, strict=True))


def printed_range(then, now):
    sums = Moments(len(now), sum(now) - sum(then), squares(then, now), divisor=12, factor=100)
    return outwards(*moderated_paired(sums).test.interval)


def tables(cells, people):
    """Every way to put people into cells."""
    if cells == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for others in tables(cells - 1, people - first):
            yield (first, *others)


def known(moved):
    """All scores then, the sum of the changes and of their squares: more than the linked change and its range."""
    then = Counter()
    for (before, _), people in moved.items():
        then[before] += people
    return (
        tuple(sorted(then.items())),
        sum(people * change for (_, change), people in moved.items()),
        sum(people * change * change for (_, change), people in moved.items()),
    )


def settled(groups, show):
    """Worlds that are shown, in which somebody's score now is certain to who knows everybody's score then."""
    found = 0
    for worlds_ in groups.values():
        can_be = defaultdict(set)
        for moved in worlds_:
            for before, change in moved:
                can_be[directions.counted(moved), before].add(before + change)
        for moved in filter(show, worlds_):
            found += any(len(can_be[directions.counted(moved), before]) == 1 for before, _ in moved)
    return found


@pytest.mark.slow
def test_of_every_way_twelve_people_can_move_none_that_is_counted_settles_anybodys_score():
    """All 125,970 of three scores: without the exchange of changes some would be settled, with it none is."""
    cells = [(then, now - then) for then in range(3) for now in range(3)]
    groups = defaultdict(list)
    for table in tables(len(cells), 12):
        moved = {cell: people for cell, people in zip(cells, table, strict=True) if people}
        groups[known(moved)].append(moved)

    def many_enough(moved):
        return directions.spread_out(directions.counted(moved))

    def shown(moved):
        return many_enough(moved) and directions.exchangeable(moved, 2)

    assert sum(shown(moved) for worlds_ in groups.values() for moved in worlds_) > 10_000
    assert settled(groups, many_enough) > 0
    assert settled(groups, shown) == 0


@settings(max_examples=25)
@given(st.randoms(), st.integers(3, 14), st.integers(3, 14), st.integers(0, 6))
def test_who_answered_both_times_is_told_only_in_numbers_that_point_at_nobody(asked, chance, stayers, joiners, leavers):
    seed = chance.randint(0, 10**6)
    rounds, _ = next(worlds(asked, stayers=stayers, joiners=joiners, leavers=leavers, seed=seed))
    people = compare(rounds, POLICY, team="Red").people
    if people is not None:
        assert all(number == 0 or number >= 5 for number in (people.both, people.new, people.gone))
        assert min(stayers + joiners, stayers + leavers) >= 12


@settings(max_examples=25)
@given(st.randoms(), st.integers(3, 11), st.integers(3, 20), st.booleans())
def test_below_twelve_a_comparison_is_made_of_the_two_pages_and_nothing_else(asked, chance, small, other, turned):
    """So nothing can be worked out of it that the two pages, each tested by itself, do not give away."""
    counts = (other, small) if turned else (small, other)
    rows = [rows_of(chance, count) for count in counts]
    codes = [f"p{place}" for place in range(20)]
    from_answers = [round_of(*each, codes) for each in zip(rows, (asked, asked), ("then", "now"), strict=True)]
    pages = [disclose(card_of(*each)[0], POLICY) for each in zip(rows, (asked, asked), ("then", "now"), strict=True)]
    from_pages = [read_back(render_figures([page], to="json"))[0].result(POLICY, name=page.round) for page in pages]
    assert compare(from_answers, POLICY, team="Red") == compare(from_pages, POLICY, team="Red")


@settings(max_examples=15)
@given(st.randoms(), st.integers(3, 20), st.integers(3, 20))
def test_figures_for_analysts_are_protected_as_answers_are(asked, chance, then, now):
    """A page made of full figures prints no more than one made of answers; words of statements it leaves out."""
    rows = [rows_of(chance, count) for count in (then, now)]
    straight = [round_of(*each) for each in zip(rows, (asked, asked), ("then", "now"), strict=True)]
    full = [
        render_figures(analyse([card_of(*each)[0]]), to="json") for each in zip(rows, (asked, asked), ("a", "b"), strict=True)
    ]
    kept = [read_back(text)[0].result(POLICY, name=name) for text, name in zip(full, ("then", "now"), strict=True)]
    one, other = (compare(rounds, POLICY, team="Red") for rounds in (straight, kept))
    for ours, theirs in zip(one.dimensions, other.dimensions, strict=True):
        left_out = {"superiority", "withheld", "rounds"}
        assert ours.model_dump(exclude=left_out) == theirs.model_dump(exclude=left_out)
        assert theirs.superiority is None
        assert [score.score for score in ours.rounds] == [score.score for score in theirs.rounds]


@pytest.mark.parametrize("minimum", [6, 12])
def test_a_file_of_figures_for_a_lower_minimum_shows_no_more_than_the_strictest_round_allows(minimum, asked):
    card, _ = card_of(rows_of(random.Random(1), minimum - 1), asked, "then")
    for text in (render_figures([disclose(card, POLICY)], to="json"), render_figures(analyse([card]), to="json")):
        result = read_back(text)[0].result(Policy(minimum=minimum), name="then")
        assert {(each.n, each.score, each.step, each.code) for each in result.printed} == {(None, None, None, "below-minimum")}
        assert all(item.n is item.score is item.word is None for each in result.printed for item in each.items)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "teamcheck/scorecards/2", "teams": []}', "[" * 100_000])
def test_what_is_no_file_of_figures_is_none(text):
    assert read_back(text) is None


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("statistics", "sd"), float("nan")),
        (("statistics", "sd"), float("inf")),
        (("statistics", "mean"), None),
        (("statistics", "scale"), [1, 1]),
        (("statistics",), None),
        (("score",), 101.0),
        (("n",), -4),
        (("step",), float("nan")),
        (("items", 0, "counts"), [14]),
    ],
)
def test_figures_that_nobody_can_have_are_no_file_of_figures(keys, value, asked):
    """With a spread that is no number the search for a probability would never end."""
    figures = json.loads(render_figures(analyse([card_of(rows_of(random.Random(1), 14), asked, "then")[0]]), to="json"))
    assert read_back(json.dumps(figures)) is not None
    *path, last = keys
    found = figures["teams"][0]["dimensions"][0]
    for key in path:
        found = found[key]
    found[last] = value
    assert read_back(json.dumps(figures)) is None
