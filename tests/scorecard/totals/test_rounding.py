"""What rounded totals tell of a small team beside its own page (method M61): an attacker who knows how figures are rounded."""

import random

import pytest
from scipy.optimize import linprog

from teamcheck.scorecard import fives
from teamcheck.scorecard.totals.regions import counted, parts
from teamcheck.statistics.rounding import to_nearest


def made(rng):
    """Two to five departments of two to six teams, mostly of 3 to 15 people; and everybody's score, in sixteenths."""
    parents, leaf_nodes, sizes = [-1], [], []
    for department in range(1, 1 + rng.randint(2, 5)):
        parents.append(0)
        teams = rng.randint(2, 6)
        leaf_nodes += [department] * teams
        sizes += [rng.randint(1, 30) if rng.random() < 0.1 else rng.randint(3, 15) for _ in range(teams)]
    means = [rng.gauss(rng.choice([65, 85]), 12) for _ in sizes]
    sums = [
        sum(min(max(round(rng.gauss(mean, 22) / 6.25), 0), 16) for _ in range(size))
        for size, mean in zip(sizes, means, strict=True)
    ]
    return parents, leaf_nodes, sizes, [6.25 * each for each in sums]


def page(score, size):
    """From where to where a team's score can lie by its own page."""
    if size < 5:
        return 0.0, 100.0
    step = 1 if size >= 10 else 5
    printed = to_nearest(score) if size >= 10 else fives.printed(score)
    low = 0 if step == 5 and printed == fives.BOTTOM else printed - step / 2
    return max(low, 0), 100 if step == 5 and printed == fives.TOP else min(printed + step / 2, 100)


def kept(organisation, *, everything_in_whole_points):
    """For each small team the share of its page's range that is left when all totals in whole points are known as well."""
    parents, leaf_nodes, sizes, sums = organisation
    found = parts(parents, leaf_nodes, sizes, minimum=5)
    ranges = [tuple(edge * size for edge in page(total / size, size)) for total, size in zip(sums, sizes, strict=True)]
    rows, edges = [], []
    for node, part in enumerate(found):
        if part.edition == "full" or (part.edition and everything_in_whole_points):
            leaves = counted(found, node)
            printed = to_nearest(sum(sums[leaf] for leaf in leaves) / part.n)
            row = [float(leaf in leaves) for leaf in range(len(sizes))]
            rows += [row, [-number for number in row]]
            edges += [(printed + 0.5) * part.n, -(printed - 0.5) * part.n]
    left = []
    for leaf, size in enumerate(sizes):
        if 5 <= size < 10 and rows:
            goal = [float(each == leaf) for each in range(len(sizes))]
            low = linprog(goal, rows, edges, bounds=ranges).fun
            high = -linprog([-each for each in goal], rows, edges, bounds=ranges).fun
            left.append((high - low) / (ranges[leaf][1] - ranges[leaf][0]))
    return left


@pytest.mark.parametrize("seeds", [range(5), pytest.param(range(100, 200), marks=pytest.mark.slow)], ids=["some", "a hundred"])
def test_totals_in_whole_points_leave_of_a_small_teams_range_half_or_more(seeds):
    assert min(share for seed in seeds for share in kept(made(random.Random(seed)), everything_in_whole_points=False)) >= 0.5


def test_all_totals_in_whole_points_would_leave_less():
    assert min(kept(made(random.Random(5)), everything_in_whole_points=True)) < 0.5
