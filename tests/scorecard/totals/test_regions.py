"""Which people a total counts, so that no two totals tell of a few (methods M60 and M61)."""

import random
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.scorecard.totals.regions import Part, parts, units


class Organisation(NamedTuple):
    """A tree with teams in it: at most eleven."""

    parents: list[int]
    leaf_nodes: list[int]
    sizes: list[int]


def made(rng):
    """An organisation with small teams, big ones and empty ones, and some of them right under a node with nodes below."""
    nodes, leaves, most = rng.randint(1, 6), rng.randint(1, 11), rng.choice([4, 8, 14])
    return Organisation(
        [-1, *(rng.randrange(node) for node in range(1, nodes))],
        [rng.randrange(nodes) for _ in range(leaves)],
        [rng.randint(0, most) for _ in range(leaves)],
    )


ORGANISATIONS = st.integers(0, 2**32).map(lambda seed: made(random.Random(seed)))
MINIMUM = st.sampled_from([5, 7, 10, 12])


def systems(organisation, minimum, counted, fewest_teams=1):
    """All sets of people that are shown, and those shown in full: teams by themselves, and totals."""
    found = parts(*organisation, minimum=minimum, fewest_teams=fewest_teams)
    teams = [(leaf,) for leaf, size in enumerate(organisation.sizes) if size >= minimum]
    full_teams = [(leaf,) for (leaf,) in teams if organisation.sizes[leaf] >= 10]
    totals = [counted(found, node) for node, part in enumerate(found) if part.edition]
    full_totals = [counted(found, node) for node, part in enumerate(found) if part.edition == "full"]
    return teams, totals, full_teams + full_totals


def under(organisation):
    """The teams anywhere under each node."""
    found = [set() for _ in organisation.parents]
    for leaf, place in enumerate(organisation.leaf_nodes):
        node = place
        while node >= 0:
            found[node].add(leaf)
            node = organisation.parents[node]
    return found


def naive(organisation, minimum):
    """What a threshold alone shows: every team and every node of enough people, everybody counted."""
    sizes = organisation.sizes
    sets = [*under(organisation), *({leaf} for leaf in range(len(sizes)))]
    return [each for each in sets if sum(sizes[leaf] for leaf in each) >= minimum]


def test_a_team_too_small_is_left_out_of_its_department_and_of_the_whole():
    found = parts([-1, 0, 0], [1, 1, 2], [12, 3, 20], minimum=5)
    assert [(part.n, part.left_out) for part in found] == [(32, (1,)), (12, (1,)), (20, ())]


def test_teams_too_small_are_counted_where_they_are_enough_together():
    found = parts([-1, 0, 0], [1, 1, 2, 2], [12, 3, 20, 2], minimum=5)
    assert found[0] == Part("small-team", 37, own=(1, 3), below=(1, 2), left_out=())
    assert [(part.n, part.left_out) for part in found[1:]] == [(12, (1,)), (20, (3,))]


def test_people_right_under_a_department_are_left_out_like_a_small_team():
    found = parts([-1, 0], [0, 1], [4, 30], minimum=5)
    assert found == [Part("full", 30, (), (1,), (0,)), Part("full", 30, (1,), (), ())]


def test_a_department_of_too_few_is_not_shown_and_its_people_count_further_up():
    found = parts([-1, 0], [1, 1, 0], [2, 1, 3], minimum=5)
    assert found == [Part("small-team", 6, (0, 1, 2), (), ()), Part(None, 0, (), (), (0, 1))]


def test_an_empty_team_is_neither_counted_nor_left_out():
    assert parts([-1], [0, 0], [0, 12], minimum=5) == [Part("full", 12, (1,), (), ())]


def test_an_organisation_without_people_shows_nothing():
    assert parts([-1, 0], [1], [0], minimum=5) == [Part(None, 0, (), (), ())] * 2


def test_a_total_is_in_whole_points_where_those_without_are_nobody_or_thirty():
    assert [part.edition for part in parts([-1], [0, 0], [30, 10], minimum=5)] == ["full"]
    assert [part.edition for part in parts([-1], [0] * 5, [30, 7, 7, 7, 8], minimum=5)] == ["small-team"]
    assert [part.edition for part in parts([-1], [0] * 5, [30, 7, 7, 8, 8], minimum=5)] == ["full"]
    assert [part.edition for part in parts([-1], [0] * 4, [9, 9, 9, 4], minimum=5)] == ["small-team"]


def test_people_without_whole_points_of_two_departments_are_taken_together_above_them():
    found = parts([-1, 0, 0], [1, 1, 1, 2, 2, 2], [30, 7, 8, 40, 6, 9], minimum=5)
    assert [part.edition for part in found] == ["full", "small-team", "small-team"]


def test_a_rough_total_is_worked_out_of_groups_that_are_each_enough_and_together_all_it_counts():
    sizes = [30, 7, 2, 3, 40, 20, 1]
    found = parts([-1, 0, 0, 1], [0, 0, 3, 3, 2, 2, 2], sizes, minimum=5)
    assert units(found, 0, sizes, minimum=5) == [(0,), (1,), (2, 3), (4, 5)]


@given(organisation=ORGANISATIONS, minimum=MINIMUM)
def test_groups_that_a_total_is_worked_out_of_part_the_people_it_counts(organisation, minimum, counted):
    sizes = organisation.sizes
    found = parts(*organisation, minimum=minimum)
    for node, part in enumerate(found):
        groups = units(found, node, sizes, minimum=minimum)
        assert sorted(leaf for group in groups for leaf in group) == counted(found, node)
        assert all(sum(sizes[leaf] for leaf in group) >= minimum for group in groups)
        assert sum(sum(sizes[leaf] for leaf in group) for group in groups) == part.n


def test_fewer_than_three_teams_are_not_counted_where_only_a_team_knows_its_figures():
    found = parts([-1, 0, 0], [1, 1, 2, 2, 2], [12, 20, 18, 19, 10], minimum=5, fewest_teams=3)
    assert found == [Part("full", 47, (), (2,), (0, 1)), Part(None, 0, (), (), (0, 1)), Part("full", 47, (2, 3, 4), (), ())]


@given(organisation=ORGANISATIONS, minimum=MINIMUM)
def test_every_region_has_nobody_or_enough(organisation, minimum):
    for part in parts(*organisation, minimum=minimum):
        small = sum(size for leaf in part.own if (size := organisation.sizes[leaf]) < minimum)
        assert small == 0 or small >= minimum
        assert part.n == 0 or part.n >= minimum


@given(organisation=ORGANISATIONS, minimum=MINIMUM, fewest_teams=st.sampled_from([1, 3]))
def test_everybody_under_a_node_is_counted_or_left_out(organisation, minimum, fewest_teams, counted):
    found = parts(*organisation, minimum=minimum, fewest_teams=fewest_teams)
    for node, (part, leaves) in enumerate(zip(found, under(organisation), strict=True)):
        somebody = sorted(leaf for leaf in leaves if organisation.sizes[leaf])
        assert sorted([*counted(found, node), *part.left_out]) == somebody
        assert part.n == sum(organisation.sizes[leaf] for leaf in counted(found, node))


@given(organisation=ORGANISATIONS, minimum=MINIMUM, seed=st.randoms())
def test_the_order_of_teams_changes_nothing(organisation, minimum, seed):
    order = seed.sample(range(len(organisation.sizes)), len(organisation.sizes))
    mixed = parts(
        organisation.parents,
        [organisation.leaf_nodes[leaf] for leaf in order],
        [organisation.sizes[leaf] for leaf in order],
        minimum=minimum,
    )
    back = [
        replace(
            part,
            own=tuple(sorted(order[leaf] for leaf in part.own)),
            left_out=tuple(sorted(order[leaf] for leaf in part.left_out)),
        )
        for part in mixed
    ]
    assert back == parts(*organisation, minimum=minimum)


@given(organisation=ORGANISATIONS, minimum=MINIMUM, fewest_teams=st.sampled_from([1, 3]))
def test_what_is_counted_is_counted_again_without_what_was_left_out(organisation, minimum, fewest_teams):
    found = parts(*organisation, minimum=minimum, fewest_teams=fewest_teams)
    gone = set(found[0].left_out)
    kept = organisation._replace(sizes=[0 if leaf in gone else size for leaf, size in enumerate(organisation.sizes)])
    again = parts(*kept, minimum=minimum, fewest_teams=fewest_teams)
    assert [replace(part, left_out=()) for part in again] == [replace(part, left_out=()) for part in found]
    assert again[0].left_out == ()


@given(organisation=ORGANISATIONS, minimum=MINIMUM, leaf=st.integers(0, 10))
def test_one_person_more_never_tells_of_few(organisation, minimum, leaf, auditor, counted):
    sizes = list(organisation.sizes)
    sizes[leaf % len(sizes)] += 1
    more = organisation._replace(sizes=sizes)
    teams, totals, full = systems(more, minimum, counted)
    assert not auditor(teams + totals, sizes, minimum)
    assert not auditor(full, sizes, max(10, minimum))


def audited(seed, auditor, counted):
    """How many groups of too few people are told of by what is shown, by what is shown in full, and by a threshold alone."""
    rng = random.Random(seed)
    organisation, minimum = made(rng), rng.choice([5, 10])
    teams, totals, full = systems(organisation, minimum, counted)
    return (
        len(auditor(teams + totals, organisation.sizes, minimum)),
        len(auditor(full, organisation.sizes, 10)),
        len(auditor(naive(organisation, minimum), organisation.sizes, minimum)),
    )


@pytest.mark.parametrize(
    "seeds", [range(60), pytest.param(range(1000, 11000), marks=pytest.mark.slow)], ids=["some", "ten thousand"]
)
def test_no_few_people_follow_from_totals_and_teams_whatever_an_auditor_tries(seeds, auditor, counted):
    found = [audited(seed, auditor, counted) for seed in seeds]
    assert sum(shown + full for shown, full, _ in found) == 0
    assert sum(threshold > 0 for _, _, threshold in found) > len(found) // 4


@given(organisation=ORGANISATIONS, minimum=MINIMUM)
def test_no_one_or_two_teams_follow_from_totals_alone_where_only_a_team_knows_its_figures(
    organisation, minimum, auditor, counted
):
    _, totals, _ = systems(organisation, minimum, counted, fewest_teams=3)
    assert not auditor(totals, [min(size, 1) for size in organisation.sizes], 3)


def test_without_that_rule_one_team_follows_from_totals_alone(auditor, counted):
    organisation = Organisation([-1, 0], [0, 1], [12, 20])
    _, totals, _ = systems(organisation, 5, counted)
    assert auditor(totals, [1, 1], 3)
