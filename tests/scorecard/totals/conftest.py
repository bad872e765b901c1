"""An auditor that knows nothing of the code under test: it goes through every group there is, in exact fractions."""

import random
from fractions import Fraction
from itertools import combinations
from math import lcm

import pytest


def reduced(rows):
    """The rows in reduced form (Gauss and Jordan), each with the column that is its own."""
    basis = []
    for row in rows:
        left = [Fraction(number) for number in row]
        for own, other in basis:
            left = [number - left[own] * there for number, there in zip(left, other, strict=True)]
        own = next((column for column, number in enumerate(left) if number), None)
        if own is None:
            continue
        left = [number / left[own] for number in left]
        basis = [
            (column, [number - other[own] * there for number, there in zip(other, left, strict=True)])
            for column, other in basis
        ]
        basis.append((own, left))
    return basis


def told_of(shown, sizes, fewest):
    """Every group of atoms with fewer people than ``fewest`` whose sum follows from the sums over the shown sets."""
    atoms = [atom for atom, size in enumerate(sizes) if size]
    basis = reduced([[int(atom in set(each)) for atom in atoms] for each in shown])
    groups = []
    for many in range(1, min(len(atoms), fewest - 1) + 1):
        for group in combinations(range(len(atoms)), many):
            if sum(sizes[atoms[place]] for place in group) < fewest:
                wanted = [int(place in group) for place in range(len(atoms))]
                made = [sum(row[place] for own, row in basis if wanted[own]) for place in range(len(atoms))]
                if made == wanted:
                    groups.append(frozenset(atoms[place] for place in group))
    return groups


@pytest.fixture(scope="session")
def auditor():
    return told_of


def quickly_told_of(shown, sizes, fewest):
    """The same for more atoms, quickly: all sums that are known to be 0 at once, each times a big number of chance.

    An atom without a row of its own may have any value, and the others' values follow if all shown sums are 0. So a group's sum
    follows from the shown ones if it is 0 then; for any other group it is 0 with a chance of one in 2**60.
    """
    atoms = [atom for atom, size in enumerate(sizes) if size]
    basis = dict(reduced([[int(atom in set(each)) for atom in atoms] for each in shown]))
    chance = random.Random(0)
    value = [Fraction(0) if place in basis else Fraction(chance.getrandbits(60)) for place in range(len(atoms))]
    follows = {own: -sum(number * value[place] for place, number in enumerate(row)) for own, row in basis.items()}
    whole = lcm(*(each.denominator for each in follows.values()))
    values = [int(follows.get(place, value[place]) * whole) for place in range(len(atoms))]
    return [
        frozenset(atoms[place] for place in group)
        for many in range(1, fewest)
        for group in combinations(range(len(atoms)), many)
        if sum(values[place] for place in group) == 0 and sum(sizes[atoms[place]] for place in group) < fewest
    ]


@pytest.fixture(scope="session")
def quick_auditor():
    return quickly_told_of


def total_of(found, node):
    """The leaves that a part's total counts."""
    return sorted([*found[node].own, *(leaf for part in found[node].below for leaf in total_of(found, part))])


@pytest.fixture(scope="session")
def counted():
    return total_of
