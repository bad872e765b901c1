"""Outputs side by side: who is found, in which files, and who is not."""

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from teamcheck.organisation.audit.bounds import Equation, System, is_tree
from teamcheck.organisation.audit.budget import USUAL, Budget
from teamcheck.organisation.audit.findings import Audit, Finding
from teamcheck.organisation.audit.simplex import Simplex


def groups(found: Audit) -> list[tuple[str, tuple[str, ...], int]]:
    """Kind, names and number of people of every group that is known."""
    return [
        (each.people.kind, each.people.names, each.people.number)
        for each in found.findings
        if each.code == "group-known" and each.people
    ]


def the_one(found: Audit) -> Finding:
    (finding,) = found.findings
    return finding


def test_a_late_answer_is_read_from_the_answers_that_are_counted_out(lab: Any) -> None:
    before = lab.card("Mill", lab.dimension(11, 60, items=lab.counted((1, 2, 3, 4, 1))))
    after = lab.card("Mill", lab.dimension(12, 61, items=lab.counted((1, 2, 3, 5, 1))))
    finding = the_one(lab.attack(spring=before, summer=after))

    assert finding.people is not None
    assert (finding.people.kind, finding.people.number, finding.files) == ("late", 1, ("spring", "summer"))
    assert finding.item is not None
    assert (finding.item.id, finding.low, finding.high) == ("s0", 75, 75)


def test_a_late_answer_is_bounded_by_scores_that_are_printed_finely(lab: Any) -> None:
    found = lab.attack(spring=lab.card("Mill", lab.dimension(9, 60.1)), summer=lab.card("Mill", lab.dimension(10, 58.2)))
    finding = the_one(found)

    assert finding.people is not None
    assert finding.people.kind == "late"
    assert finding.low is not None
    assert finding.high is not None
    assert finding.low <= 10 * 58.2 - 9 * 60.1 <= finding.high


def test_a_late_answer_beside_scores_in_fives_is_not_known(lab: Any) -> None:
    assert not lab.attack(a=lab.card("Mill", lab.dimension(8, 60)), b=lab.card("Mill", lab.dimension(9, 60))).findings


def test_five_late_answers_are_as_many_as_may_be_shown(lab: Any) -> None:
    assert not lab.attack(a=lab.card("Mill", lab.dimension(20, 60.1)), b=lab.card("Mill", lab.dimension(25, 60.1))).findings


def test_two_rounds_are_not_one_round_with_late_answers(lab: Any) -> None:
    spring = lab.card("Mill", lab.dimension(11, 60, items=lab.counted((1, 2, 3, 4, 1))), round_="spring")
    autumn = lab.card("Mill", lab.dimension(12, 61, items=lab.counted((1, 2, 3, 5, 1))), round_="autumn")

    assert not lab.attack(a=spring, b=autumn).findings


def whole(lab: Any, hidden: int, total: float, *, shown: float = 60.0) -> Any:
    """An office of one team of twenty that is shown and one that is not."""
    red, blue = lab.card("Red", lab.dimension(20, shown)), lab.card("Blue", lab.dimension(None, None), answered=hidden)
    office = lab.organisation({("Office",): lab.dimension(20 + hidden, total)}, {"Red": ("Office",), "Blue": ("Office",)})
    return lab.cards(red, blue, organisation=office)


def test_a_total_less_the_team_that_is_shown_is_the_team_that_is_not(lab: Any) -> None:
    found = lab.attack(a=whole(lab, 3, 55.2, shown=60.3))

    assert groups(found) == [("team", ("Blue",), 3)]
    finding = the_one(found)
    assert finding.low is not None
    assert finding.high is not None
    assert finding.low < (23 * 55.2 - 20 * 60.3) / 3 < finding.high


def test_a_team_that_is_large_enough_may_be_worked_out(lab: Any) -> None:
    assert not lab.attack(a=whole(lab, 5, 55.2, shown=60.3)).findings


def test_what_a_total_near_the_end_says_of_everybody_in_it_is_no_finding(lab: Any) -> None:
    found = lab.attack(a=whole(lab, 4, 99.9, shown=99.9))

    assert not found.findings
    assert found.counts["groups"] == 1


def test_several_teams_that_are_not_shown_are_known_together(lab: Any) -> None:
    teams = [
        lab.card("Red", lab.dimension(20, 60.3)),
        lab.card("Blue", lab.dimension(None, None), answered=2),
        lab.card("Green", lab.dimension(None, None), answered=2),
    ]
    paths = {each["team"]: ("Office",) for each in teams}
    office = lab.organisation({("Office",): lab.dimension(24, 55.2)}, paths)

    assert groups(lab.attack(a=lab.cards(*teams, organisation=office))) == [("rest", ("Office",), 4)]


def test_a_total_that_leaves_a_team_out_does_not_tell_of_it(lab: Any) -> None:
    red, blue = lab.card("Red", lab.dimension(20, 60.3)), lab.card("Blue", lab.dimension(None, None), answered=3)
    office = lab.organisation(
        {("Office",): lab.dimension(20, 60.3, left_out=["Blue"])}, {"Red": ("Office",), "Blue": ("Office",)}
    )

    assert not lab.attack(a=lab.cards(red, blue, organisation=office)).findings


def test_total_and_team_in_two_files_are_put_together(lab: Any) -> None:
    red = lab.cards(lab.card("Red", lab.dimension(20, 60.3)), lab.card("Blue", lab.dimension(None, None), answered=3))
    office = lab.organisation({("Office",): lab.dimension(23, 55.2)}, {"Red": ("Office",), "Blue": ("Office",)})

    assert not lab.attack(a=office).findings
    assert the_one(lab.attack(a=red, b=office)).files == ("a", "b")


def test_two_trees_that_cross_give_away_whoever_is_where_they_differ(lab: Any) -> None:
    teams = {"Red": 12, "Blue": 2, "Green": 12, "Grey": 2}
    means = {"Red": 60, "Blue": 20, "Green": 70, "Grey": 40}

    def total(*names: str) -> Any:
        n = sum(teams[name] for name in names)
        return lab.dimension(n, round(sum(teams[name] * means[name] for name in names) / n, 1))

    shown = lab.cards(
        *(
            lab.card(name, lab.dimension(n if n >= 5 else None, float(means[name]) if n >= 5 else None), answered=n)
            for name, n in teams.items()
        )
    )
    by_house = lab.organisation({("North",): total("Red", "Blue")}, dict.fromkeys(("Red", "Blue"), ("North",)))
    by_work = lab.organisation({("Wards",): total("Blue", "Green")}, dict.fromkeys(("Blue", "Green"), ("Wards",)))

    assert ("team", ("Blue",), 2) in groups(lab.attack(teams=shown, house=by_house, work=by_work))
    assert ("team", ("Grey",), 2) not in groups(lab.attack(teams=shown, house=by_house, work=by_work))


def test_people_of_whom_a_background_answer_is_missing_are_what_is_left(lab: Any) -> None:
    cells = [
        {"id": "nurse", "text": "Nurse", "dimensions": [lab.dimension(12, 60.1)]},
        {"id": "admin", "text": "Office", "dimensions": [lab.dimension(11, 50.2)]},
        {"id": None, "text": "Not known", "dimensions": [lab.dimension(None, None)]},
    ]
    by_role = [{"id": "role", "text": "Role", "of": "people", "cells": cells}]
    found = lab.attack(a=lab.card("Mill", lab.dimension(25, 55.1), breakdowns=by_role))

    assert groups(found) == [("rest", ("Mill (Role)",), 2)]


def comparison(lab: Any, then: tuple[int, float], now: tuple[int, float], change: int, people: int) -> Any:
    """Two rounds of a team, and the change of those who answered in both."""
    rounds = [
        {"round": name, "questionnaire": lab.card("Mill", lab.dimension(n, 1))["questionnaire"], "size": None, "answered": n}
        for name, n in (("spring", then[0]), ("autumn", now[0]))
    ]
    scores = [{"n": n, "score": score, "score_end": None} for n, score in (then, now)]
    dimension = {"id": "d", "title": "Aims", "rounds": scores, "change": change, "people": people}
    policy = {"minimum": 5, "audience": "team"}
    return {
        "schema": "teamcheck/comparison/1", "protected": True, "policy": policy, "team": "Mill", "rounds": rounds,
        "dimensions": [dimension],
    }  # fmt: skip


def test_a_linked_change_beside_both_scores_gives_who_is_new_or_gone_away(lab: Any) -> None:
    found = lab.attack(a=comparison(lab, (12, 99.6), (13, 92.1), 0, 12))

    assert groups(found) == [("new", ("Mill in autumn",), 1)]
    assert groups(lab.attack(a=comparison(lab, (13, 92.1), (12, 99.6), 0, 12))) == [("gone", ("Mill in spring",), 1)]


def test_the_same_score_in_fives_and_in_whole_points_is_finer_than_may_be(lab: Any) -> None:
    rough, fine = lab.card("Mill", lab.dimension(7, 60)), lab.card("Mill", lab.dimension(7, 61))
    finding = the_one(lab.attack(a=rough, b=fine))

    assert (finding.code, finding.files, finding.number) == ("finer-together", ("a", "b"), 7)
    assert not lab.attack(a=rough, b=rough).findings


@pytest.mark.parametrize(("people", "counts"), [(12, (1, 2, 3, 4, 2)), (20, (1, 6, 5, 4, 4))])
def test_beside_all_counts_a_score_tells_of_the_one_who_left_a_statement_out(
    people: int, counts: tuple[int, ...], lab: Any
) -> None:
    given = sum(step * count for step, count in enumerate(counts))
    for own in range(5):  # the step that one person, with nothing else, chose on the first statement
        less = list(counts)
        less[own] -= 1
        total = (
            2 * given
        )  # the second statement is answered as the first, by all others; what stands for the answer left out is `own`
        score = round(100 * total / (people * 8) + 1e-9)
        page = lab.card("Mill", lab.dimension(people, score, items=lab.counted(counts, less)))
        found = [each for each in lab.attack(a=page).findings if each.people]

        assert all(each.low <= 25 * own <= each.high for each in found if each.low is not None and each.high is not None)
        assert people == 20 or [(each.low, each.high) for each in found] == [(25 * own, 25 * own)]


@pytest.mark.parametrize(("n", "minimum", "found"), [(4, 5, True), (5, 5, False), (7, 8, True)])
def test_a_plain_figure_of_too_few_people_is_found(n: int, minimum: int, found: bool, lab: Any) -> None:
    page = lab.card("Mill", lab.dimension(n, 60), policy={"minimum": minimum, "audience": "team"})

    assert [each.code for each in lab.attack(a=page).findings] == ["below-minimum"] * found


@pytest.mark.parametrize(("n", "found"), [(3, True), (5, False)])
def test_a_plain_figure_of_too_few_people_is_found_in_a_total_as_well(n: int, found: bool, lab: Any) -> None:
    office = lab.organisation({("Office",): lab.dimension(n, 60)}, {"Red": ("Office",)})

    assert ("below-minimum" in {each.code for each in lab.attack(a=office).findings}) == found


def test_what_was_not_put_together_of_totals_is_said(lab: Any) -> None:
    office = lab.organisation({("Office",): lab.dimension(20, 60)}, {"Red": ("Office",)})

    assert "shares" in {each.code for each in lab.attack(a=office).left}


def test_a_file_that_holds_everything_is_found(lab: Any) -> None:
    page = lab.card("Mill", lab.dimension(12, 60), protected=False)

    assert [each.code for each in lab.attack(a=page).findings] == ["not-protected"]


def drawn(rng: random.Random, *, tree: bool) -> tuple[System, list[int]]:
    """Sums of some teams and of sets of them, each between limits that hold for the true ones."""
    atoms = rng.randint(3, 8)
    true = [rng.randint(0, 100) for _ in range(atoms)]
    system = System([0] * atoms, [100] * atoms)
    free = list(range(atoms))
    for _ in range(rng.randint(1, 5)):
        if len(free) < 2:
            break
        inside = rng.sample(free, rng.randint(2, len(free)))
        total, blur = sum(true[each] for each in inside), rng.randint(0, 30)
        unknown = system.add(total - rng.randint(0, blur), total + rng.randint(0, blur))
        true.append(total)
        system.equations.append(Equation(unknown, tuple(inside)))
        if tree:
            free = [each for each in free if each not in inside] + [unknown]
    return system, true


def by_linear_program(system: System) -> Iterator[tuple[float, float]]:
    matrix = np.zeros((len(system.equations), len(system.low)))
    for row, equation in enumerate(system.equations):
        matrix[row, equation.whole] = -1
        matrix[row, list(equation.parts)] = 1
    limits = list(zip(system.low, system.high, strict=True))
    for unknown in range(len(system.low)):
        wanted = np.zeros(len(system.low))
        wanted[unknown] = 1
        ends = [linprog(sign * wanted, A_eq=matrix, b_eq=np.zeros(len(matrix)), bounds=limits).fun for sign in (1, -1)]
        yield ends[0], -ends[1]


def check_against_linear_programs(cases: int, *, tree: bool) -> None:
    rng = random.Random(f"{cases} {tree}")
    for _ in range(cases):
        system, _ = drawn(rng, tree=tree)
        expected = list(by_linear_program(system))
        solver = Simplex(system.low, system.high, system.equations, Budget(100 * USUAL))
        exact = [(-solver.most({each: -1}), solver.most({each: 1})) for each in range(len(system.low))]
        assert np.allclose(np.array(exact, dtype=float), expected, atol=1e-6)
        if tree:
            passed = System(list(system.low), list(system.high), list(system.equations))
            passed.tighten()
            assert [*zip(map(Fraction, passed.low), map(Fraction, passed.high), strict=True)] == exact
            assert all(is_tree(*component) for component in passed.components())


@pytest.mark.parametrize("tree", [True, False])
def test_bounds_are_those_of_a_linear_program(tree: bool) -> None:
    check_against_linear_programs(4, tree=tree)


@pytest.mark.slow
@pytest.mark.parametrize("tree", [True, False])
def test_bounds_of_many_are_those_of_a_linear_program(tree: bool) -> None:
    check_against_linear_programs(300, tree=tree)
