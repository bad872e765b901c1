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
    """The code of why the agreement word is not shown beside a printed score; None where it is."""
    steps = sum(item.item.scale.steps for item in result.items)
    return withheld_beside(result.n, items=len(result.items), steps=steps, score=score)


def withheld_beside(people: int, *, items: int, steps: int, score: int) -> str | None:
    """The same from public facts alone, so that the withholding says nothing that is not known anyway.

    Args:
        people: People scored in the dimension.
        items: Its number of items.
        steps: Steps of their scales, all items together.
        score: Its score as it is printed.

    Example:
        >>> withheld_beside(7, items=5, steps=20, score=70), withheld_beside(7, items=5, steps=20, score=90)
        (None, 'agreement-tells')
    """
    if items < FEWEST_ITEMS:
        return "few-items"
    if steps < FEWEST_STEPS:
        return "short-scale"
    if people * min(score, 100 - score) <= ONE_PERSON or score in COINCIDENCES.get((people, steps), ()):
        return "agreement-tells"
    return None
