"""How long it takes to decide what totals count, and what different rules show and tell of made-up organisations.

First, times: the parts of 50,000 teams in three levels in seven dimensions, and the audit of people cut in several ways.
Then 400 made-up organisations of three levels, with teams of mostly 3 to 15 people and some people right under departments,
and three rules: a threshold alone; hiding a neighbour wherever few people follow from what is shown; and leaving people out of
totals. What follows from sums over a tree is made of its regions (the people of a shown set who are in none shown below it),
so a region of fewer people than the minimum is a leak.

    python benchmarks/regions.py
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from teamcheck.scorecard.totals.regions import parts
from teamcheck.scorecard.totals.span import pointed_out

MINIMUM = 5
DIMENSIONS = 7


class Organisation(NamedTuple):
    """A tree and the teams in it, as `parts` wants them."""

    parents: list[int]
    leaf_nodes: list[int]
    sizes: list[int]


class Found(NamedTuple):
    """What a rule shows of an organisation.

    Attributes:
        teams: Teams with reports of their own.
        nodes: Departments and the like that are shown.
        counted: People in the totals of these, together.
        leaks: Numbers of people in regions that are too small.
    """

    teams: int
    nodes: int
    counted: int
    leaks: list[int]


def big(rng: random.Random, teams: int) -> Organisation:
    """Everybody, a directorate for each 100 teams and a department for each ten; a twentieth of the teams hang higher up."""
    directorates, departments = teams // 100, teams // 10
    parents = [-1] + [0] * directorates + [1 + rng.randrange(directorates) for _ in range(departments)]
    inner, nodes = 1 + directorates, len(parents)
    leaf_nodes = [rng.randrange(inner) if rng.random() < 0.05 else rng.randrange(inner, nodes) for _ in range(teams)]
    return Organisation(parents, leaf_nodes, [rng.randint(0, 15) for _ in range(teams)])


def small(rng: random.Random) -> Organisation:
    """Two to five departments of two to six teams; a third of the departments have one to four people right under them."""
    parents, leaf_nodes, sizes = [-1], [], []
    for department in range(1, 1 + rng.randint(2, 5)):
        parents.append(0)
        for _ in range(rng.randint(2, 6)):
            leaf_nodes.append(department)
            sizes.append(rng.randint(1, 30) if rng.random() < 0.1 else rng.randint(3, 15))
        if rng.random() < 1 / 3:
            leaf_nodes.append(department)
            sizes.append(rng.randint(1, 4))
    if rng.random() < 1 / 2:
        leaf_nodes.append(0)
        sizes.append(rng.randint(1, 6))
    return Organisation(parents, leaf_nodes, sizes)


def everything(organisation: Organisation) -> tuple[list[int], list[int]]:
    """The tree with its teams as nodes: the node above each, and how many people stand right there."""
    parents, leaf_nodes, sizes = organisation
    return [*parents, *leaf_nodes], [0] * len(parents) + sizes


def regions(above: list[int], people: list[int], shown: set[int]) -> dict[int, int]:
    """People of each shown node who are in none shown below it."""
    found = dict.fromkeys(shown, 0)
    for start, number in enumerate(people):
        node = start
        while node >= 0 and node not in shown:
            node = above[node]
        if node >= 0:
            found[node] += number
    return found


def totals(above: list[int], people: list[int]) -> list[int]:
    """People of each node and all below it."""
    found = list(people)
    for start, number in enumerate(people):
        node = above[start]
        while node >= 0:
            found[node] += number
            node = above[node]
    return found


def by_threshold(organisation: Organisation) -> Found:
    """Everything of at least the minimum is shown, with everybody in it."""
    above, people = everything(organisation)
    return found_of(organisation, {node for node, number in enumerate(totals(above, people)) if number >= MINIMUM})


def by_hiding(organisation: Organisation) -> Found:
    """The same; then, while a region is too small, the node below it with the smallest region is hidden, or its own node."""
    above, people = everything(organisation)
    sums = totals(above, people)
    shown = {node for node, number in enumerate(sums) if number >= MINIMUM}
    depth = [0] * len(above)
    for node in sorted(range(len(above)), key=lambda each: each >= len(organisation.parents)):
        depth[node] = depth[above[node]] + 1 if above[node] >= 0 else 0
    while True:
        found = regions(above, people, shown)
        few = [node for node, number in found.items() if 0 < number < MINIMUM]
        if not few:
            return found_of(organisation, shown)
        node = max(few, key=lambda each: (depth[each], -each))
        below = [each for each in shown if nearest(above, shown, each) == node]
        shown.remove(min(below, key=lambda each: (found[each], sums[each], each)) if below else node)


def nearest(above: list[int], shown: set[int], start: int) -> int:
    """The nearest shown node above a node; -1 where there is none."""
    node = above[start]
    while node >= 0 and node not in shown:
        node = above[node]
    return node


def found_of(organisation: Organisation, shown: set[int]) -> Found:
    """What is shown, where everybody is counted."""
    above, people = everything(organisation)
    nodes = [node for node in shown if node < len(organisation.parents)]
    sums = totals(above, people)
    leaks = [number for number in regions(above, people, shown).values() if 0 < number < MINIMUM]
    return Found(len(shown) - len(nodes), len(nodes), sum(sums[node] for node in nodes), leaks)


def by_leaving_out(organisation: Organisation, fewest_teams: int = 1) -> Found:
    """Teams keep their reports, and totals leave people out (M60)."""
    sizes = organisation.sizes
    found = parts(*organisation, minimum=MINIMUM, fewest_teams=fewest_teams)
    small_regions = [sum(sizes[leaf] for leaf in part.own if sizes[leaf] < MINIMUM) for part in found]
    return Found(
        sum(size >= MINIMUM for size in sizes),
        sum(part.edition is not None for part in found),
        sum(part.n for part in found),
        [number for number in small_regions if 0 < number < MINIMUM],
    )


def editions(organisations: Iterable[Organisation]) -> Counter[str | None]:
    """How many nodes have which edition."""
    return Counter(part.edition for each in organisations for part in parts(*each, minimum=MINIMUM))


def compare(runs: int) -> None:
    """Print what the rules show and tell."""
    chance = random.Random(1)
    made = [small(chance) for _ in range(runs)]
    everyone = [found_of(each, set(range(len(everything(each)[0])))) for each in made]
    rules: dict[str, Callable[[Organisation], Found]] = {
        "threshold alone": by_threshold,
        "hiding a neighbour": by_hiding,
        "leaving people out": by_leaving_out,
        "the same, three teams at least": lambda each: by_leaving_out(each, 3),
    }
    print(f"\n{runs} organisations, minimum {MINIMUM}\n")
    print(
        "| rule | teams with a report | departments and wholes shown | people in these | leaks | organisations | one person |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, rule in rules.items():
        found = [rule(each) for each in made]
        shares = [
            sum(getattr(each, what) for each in found) / sum(getattr(each, what) for each in everyone)
            for what in ("teams", "nodes", "counted")
        ]
        leaks = [number for each in found for number in each.leaks]
        cells = [*(f"{share:.1%}" for share in shares), len(leaks), sum(bool(each.leaks) for each in found), leaks.count(1)]
        print(f"| {name} |", " | ".join(map(str, cells)), "|")
    print(f"\nEditions of departments and wholes: {dict(editions(made))}")


def several_ways(rng: random.Random, teams: int, ways: tuple[int, ...], fewest: int) -> tuple[list[list[int]], list[int]]:
    """People of teams of 3 to 15 by their answers to background questions; shown: every set of ``fewest`` people or more."""
    people = Counter(
        (team, *(rng.randrange(answers) for answers in ways)) for team in range(teams) for _ in range(rng.randint(3, 15))
    )
    keys: list[Callable[[tuple[int, ...]], int]] = [lambda each: each[0], lambda each: each[0] // 12, lambda _each: 0]
    keys += [lambda each, place=place: each[place] for place in range(1, len(ways) + 1)]  # type: ignore[misc]
    sets: list[list[int]] = []
    for key in keys:
        parted: dict[int, list[int]] = {}
        for atom, each in enumerate(people):
            parted.setdefault(key(each), []).append(atom)
        sets += parted.values()
    sizes = list(people.values())
    return [each for each in sets if sum(sizes[atom] for atom in each) >= fewest], sizes


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds, the median of three runs, and what came out."""
    times = []
    for _ in range(3):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return statistics.median(times), result


def times() -> None:
    """Print how long deciding takes."""
    organisations = [big(random.Random(dimension), 50_000) for dimension in range(DIMENSIONS)]
    seconds, _ = timed(lambda: [parts(*each, minimum=MINIMUM) for each in organisations])
    print(f"50,000 teams in three levels, {DIMENSIONS} dimensions: {seconds:.2f} s in all\n")
    print("| teams | background questions (answers) | fewest | people apart | sets shown | seconds | found |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for teams, ways in ((500, (5,)), (500, (5, 6)), (500, (5, 6, 8)), (50, (5, 6)), (5000, (5,)), (5000, (5, 6))):
        for fewest in (5, 10):
            shown, sizes = several_ways(random.Random(1), teams, ways, fewest)
            seconds, found = timed(lambda shown=shown, sizes=sizes, fewest=fewest: pointed_out(shown, sizes, fewest=fewest))  # type: ignore[misc]
            group = found if isinstance(found, frozenset) else frozenset()
            told = "nobody" if not group else f"{sum(sizes[atom] for atom in group)} people"
            print(f"| {teams} | {ways} | {fewest} | {len(sizes)} | {len(shown)} | {seconds:.2f} | {told} |")


if __name__ == "__main__":
    times()
    compare(400)
