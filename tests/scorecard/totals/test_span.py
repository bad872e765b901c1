"""Whether sets of people that are shown together tell of a few (method M63)."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.scorecard.totals.cells import shown_cells
from teamcheck.scorecard.totals.regions import parts
from teamcheck.scorecard.totals.span import pointed_out

#: A share of the 10,000 that were gone through by hand.
MANY = pytest.param(range(1000, 3000), marks=pytest.mark.slow)


def overlapping(rng):
    """Up to eleven atoms in sets of any kind, or parted in up to four ways; and the fewest people."""
    atoms, fewest, most = rng.randint(1, 11), rng.choice([5, 10]), rng.choice([2, 4, 8, 14])
    sizes = [rng.randint(0, most) for _ in range(atoms)]
    if rng.random() < 0.3:
        shown = [[atom for atom in range(atoms) if rng.random() < 0.5] for _ in range(rng.randint(1, 8))]
    else:
        ways = [[rng.randrange(4) for _ in range(atoms)] for _ in range(rng.randint(1, 4))]
        shown = [[atom for atom in range(atoms) if way[atom] == cell] for way in ways for cell in range(4)]
        shown.append(list(range(atoms)))
    if rng.random() < 0.7:
        shown = [each for each in shown if sum(sizes[atom] for atom in each) >= fewest]
    return shown, sizes, fewest


def agrees(auditor, shown, sizes, fewest):
    found, groups = pointed_out(shown, sizes, fewest=fewest), auditor(shown, sizes, fewest)
    return found in groups if groups else found is None


@pytest.mark.parametrize("seeds", [range(200), MANY], ids=["some", "two thousand"])
def test_it_finds_a_group_exactly_where_an_auditor_in_fractions_does(seeds, auditor):
    cases = [overlapping(random.Random(seed)) for seed in seeds]
    assert all(agrees(auditor, *case) for case in cases)
    assert len(cases) // 5 < sum(bool(auditor(*case)) for case in cases) < len(cases) * 4 // 5


def spread_out(rng):
    """Up to sixty atoms of one or two people in teams, departments, professions and ages: sums reach far."""
    atoms, fewest = rng.choice([(24, 5), (24, 5), (40, 4), (60, 3), (60, 2)])
    sizes = [rng.choice([1, 1, 1, 2]) for _ in range(atoms)]
    team = [rng.randrange(atoms // 5) for _ in range(atoms)]
    ways = [team, [each % 3 for each in team], *([rng.randrange(many) for _ in range(atoms)] for many in (2, 3, 4))]
    shown = [[atom for atom in range(atoms) if way[atom] == cell] for way in ways for cell in range(12)]
    shown += [[atom for atom in range(atoms) if rng.random() < 0.3] for _ in range(rng.randint(0, 3))]
    return [each for each in shown if sum(sizes[atom] for atom in each) >= fewest], sizes, fewest


@pytest.mark.parametrize(
    "seeds", [range(4), pytest.param(range(1000, 1100), marks=pytest.mark.slow)], ids=["some", "a hundred"]
)
def test_it_finds_a_group_exactly_where_an_auditor_does_also_where_sums_reach_far(seeds, quick_auditor):
    cases = [spread_out(random.Random(seed)) for seed in seeds]
    told = [quick_auditor(*case) for case in cases]
    for groups, (shown, sizes, fewest) in zip(told, cases, strict=True):
        found = pointed_out(shown, sizes, fewest=fewest)
        assert found in groups if groups else found is None
    assert 0 < sum(map(bool, told)) < len(cases)


def organisation(rng):
    """People of a small organisation by team and two background answers: at most eleven such atoms, and its tree."""
    nodes, leaves = rng.randint(1, 4), rng.randint(2, 5)
    ways = [(leaf, role, age) for leaf in range(leaves) for role in range(3) for age in range(2)]
    atoms = rng.sample(ways, rng.randint(5, 11))
    sizes = [rng.randint(1, rng.choice([3, 9, 14])) for _ in atoms]
    parents = [-1, *(rng.randrange(node) for node in range(1, nodes))]
    return parents, [rng.randrange(nodes) for _ in range(leaves)], atoms, sizes


def enough(sets, sizes, fewest):
    return [each for each in sets if sum(sizes[atom] for atom in each) >= fewest]


def tree(case, fewest, counted):
    """The atoms of the teams and totals that are shown, and of everybody whom a total counts."""
    parents, leaf_nodes, atoms, sizes = case
    people = [sum(size for atom, size in zip(atoms, sizes, strict=True) if atom[0] == leaf) for leaf in range(len(leaf_nodes))]
    found = parts(parents, leaf_nodes, people, minimum=fewest)
    shown = [(leaf,) for leaf, size in enumerate(people) if size >= fewest]
    shown += [counted(found, node) for node, part in enumerate(found) if part.edition]
    return [[place for place, atom in enumerate(atoms) if atom[0] in each] for each in (*shown, counted(found, 0))]


def groups(case, everybody):
    """The atoms of each answer to the two background questions."""
    _, _, atoms, _ = case
    return [[[place for place in everybody if atoms[place][way] == answer] for answer in range(3)] for way in (1, 2)]


def shown_with(case, fewest, counted):
    """The tree with the groups by a threshold alone, each way protected by itself, and what is left after the audit."""
    sizes = case[3]
    *shown, everybody = tree(case, fewest, counted)
    ways = groups(case, everybody)
    threshold = shown + [cell for way in ways for cell in enough(way, sizes, fewest)]
    alone, audited = list(shown), list(shown)
    for way in ways:
        visible = shown_cells([sum(sizes[atom] for atom in cell) for cell in way], fewest=fewest)
        cells = [cell for cell, is_shown in zip(way, visible, strict=True) if is_shown]
        alone += cells
        audited += [] if pointed_out(audited + cells, sizes, fewest=fewest) else cells
    return threshold, alone, audited


@pytest.mark.parametrize("seeds", [range(60), MANY], ids=["some", "two thousand"])
def test_no_few_people_follow_from_a_tree_and_groups_together(seeds, auditor, counted):
    leaks = Counter()
    for seed in seeds:
        rng = random.Random(seed)
        case, fewest = organisation(rng), rng.choice([5, 10])
        threshold, alone, audited = shown_with(case, fewest, counted)
        leaks["audited"] += bool(auditor(audited, case[3], fewest))
        if seed < seeds[0] + 60:
            leaks["threshold"] += bool(auditor(threshold, case[3], fewest))
            leaks["alone"] += bool(auditor(alone, case[3], fewest))
    assert leaks["audited"] == 0
    assert leaks["threshold"] > 30
    assert leaks["alone"] > 5


def ring(many, size):
    """Sets each of two neighbours in a ring: an odd one tells of every atom, an even one of none."""
    return [[*pair] for pair in pairwise([*range(many), 0])], [size] * many


def test_halves_are_worked_out_too():
    assert pointed_out(*ring(5, 4), fewest=5) is not None
    assert pointed_out(*ring(6, 4), fewest=5) is None


def test_people_in_the_same_sets_are_one_group():
    assert pointed_out([[0, 1], [0, 1, 2]], [2, 2, 9], fewest=5) == {0, 1}


def test_where_nobody_is_there_is_no_group_to_work_out():
    assert pointed_out([[0, 1]], [9, 0], fewest=5) is None
    assert pointed_out([], [1, 2], fewest=5) is None
    assert pointed_out([[]], [], fewest=5) is None


def test_what_cannot_be_decided_counts_as_told():
    shown, sizes = ring(200, 4)
    assert pointed_out(shown, sizes, fewest=5, work=100) == frozenset(range(200))
    assert pointed_out(shown, sizes, fewest=5) is None


def test_what_cannot_be_decided_has_every_group_in_it_that_is_told(auditor):
    undecided = 0
    for seed in range(100):
        shown, sizes, fewest = overlapping(random.Random(seed))
        told = auditor(shown, sizes, fewest)
        for work in range(0, 600, 20):
            found = pointed_out(shown, sizes, fewest=fewest, work=work)
            assert found in told or (found or frozenset()) >= frozenset().union(*told)
            assert found is None or all(0 < sizes[atom] < fewest for atom in found)
            undecided += found is not None and found not in told
    assert undecided > 30


def test_one_person_between_two_big_sets_is_found():
    pairs = [[even, even + 1] for even in range(0, 50, 2)]
    big = [*range(0, 50, 2)]
    assert pointed_out([*pairs, big, [*big, 50]], [2] * 50 + [1], fewest=3) == {50}


def test_two_people_whom_a_big_set_cuts_off_from_two_teams_are_found():
    teams, beside = [[0, *range(2, 10)], [1, *range(10, 18)]], [[atom, atom + 16] for atom in range(2, 18)]
    assert pointed_out([*teams, *beside, range(2, 18)], [1] * 18 + [9] * 16, fewest=3) == {0, 1}


@given(seed=st.integers(0, 2**32), order=st.randoms())
def test_the_order_of_sets_and_atoms_does_not_matter(seed, order):
    shown, sizes, fewest = overlapping(random.Random(seed))
    places = order.sample(range(len(sizes)), len(sizes))
    mixed = [[places.index(atom) for atom in each] for each in order.sample(shown, len(shown))]
    again = pointed_out(mixed, [sizes[place] for place in places], fewest=fewest)
    assert (again is None) == (pointed_out(shown, sizes, fewest=fewest) is None)


@given(seed=st.integers(0, 2**32))
def test_showing_less_never_tells_more(seed):
    rng = random.Random(seed)
    shown, sizes, fewest = overlapping(rng)
    if pointed_out(shown, sizes, fewest=fewest) is None:
        fewer = rng.sample(shown, rng.randint(0, len(shown)))
        assert pointed_out(fewer, sizes, fewest=fewest) is None
