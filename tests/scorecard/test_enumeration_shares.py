"""Why a small team sees no shares: beside a score, somebody who knows their own answers can be sure of those of others.

The answers of the others are gone through as counts of each step: which item each belongs to plays no part in score and shares.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from teamcheck.scorecard import fives

Counts = tuple[int, ...]
STEPS = 4


def counts_of(answers: int, steps: int = STEPS) -> Iterator[Counts]:
    """Every way to spread a number of answers over the steps of the scale."""
    if steps == 0:
        yield (answers,)
        return
    for first in range(answers + 1):
        for rest in counts_of(answers - first, steps - 1):
            yield (first, *rest)


def page(counts: Counts, least: int) -> tuple[int, int, int]:
    """The score to the nearest 5; favourable and unfavourable answers in tenths, the ends at ``least`` and 100 - ``least``."""
    answers = sum(counts)
    score = fives.printed(100 * sum(step * count for step, count in enumerate(counts)) / (STEPS * answers))
    tenths = [(200 * part + 10 * answers) // (20 * answers) * 10 for part in (counts[3] + counts[4], counts[0] + counts[1])]
    favourable, unfavourable = (min(max(share, least), 100 - least) for share in tenths)
    return score, favourable, unfavourable


def pages(mine: Counts, others: int, least: int) -> dict[tuple[int, int, int], set[Counts]]:
    """What the others can have answered, by the page it makes with one known sheet."""
    found: dict[tuple[int, int, int], set[Counts]] = defaultdict(set)
    for counts in counts_of(others):
        found[page(tuple(map(sum, zip(mine, counts, strict=True))), least)].add(counts)
    return found


@pytest.mark.slow
def test_shares_in_tenths_would_tell_one_of_seven_every_answer_of_the_others() -> None:
    found = pages((1, 4, 0, 0, 0), others=30, least=10)

    assert found[65, 90, 10] == {(0, 0, 0, 30, 0)}
    assert len({counts for (score, *_), possible in found.items() if score == 65 for counts in possible}) > 1000


@pytest.mark.slow
def test_shares_with_wider_ends_would_still_tell_that_nobody_else_disagreed() -> None:
    telling = []
    for sheet in combinations_with_replacement(range(STEPS + 1), 5):
        mine = tuple(sheet.count(step) for step in range(STEPS + 1))
        if mine[0] + mine[1] == 0 or sheet[0] != sheet[1]:
            continue
        found = pages(mine, others=20, least=20)
        free = {score for (score, *_), possible in found.items() if any(counts[0] + counts[1] for counts in possible)}
        telling += [
            (mine, printed)
            for printed, possible in found.items()
            if printed[0] in free and not any(counts[0] + counts[1] for counts in possible)
        ]

    assert telling
