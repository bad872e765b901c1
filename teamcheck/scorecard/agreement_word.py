"""When a small team's agreement word can be shown (method M24)."""

from teamcheck.scorecard.model import DimensionResult

#: Fewest items of a dimension whose agreement is shown.
FEWEST_ITEMS = 3
#: Fewest steps of all items together: with fewer, the word nearly counts people.
FEWEST_STEPS = 12
#: What is missing to the nearer end of the scale, summed over people: up to about one person's worth, one person explains it.
ONE_PERSON = 105
#: (people, steps of all items) to the scores beside which a word makes it certain that exactly one other person scores 40
#: or less (or 60 or more): found by going through every possible team.
COINCIDENCES = {
    (5, 35): frozenset({45, 55}),
    (6, 35): frozenset({45, 55}),
    (7, 28): frozenset({40, 60}),
    (8, 16): frozenset({45, 55}),
}


def agreement_withheld(result: DimensionResult, score: int) -> str | None:
    """The code of why the agreement word is not shown beside a printed score; None where it is.

    It follows from the number of people and items, the scales and the printed score: public facts.
    """
    if len(result.items) < FEWEST_ITEMS:
        return "few-items"
    steps = sum(item.item.scale.steps for item in result.items)
    if steps < FEWEST_STEPS:
        return "short-scale"
    if result.n * min(score, 100 - score) <= ONE_PERSON or score in COINCIDENCES.get((result.n, steps), ()):
        return "agreement-tells"
    return None
