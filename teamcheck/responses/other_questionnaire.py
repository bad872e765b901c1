"""Which other questionnaire a table answers, where it lacks items of the one that was named."""

from collections.abc import Iterable

from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.matching import comparable


def other_that_fits(headings: Iterable[str]) -> str | None:
    """The name of the questionnaire that comes with teamcheck and has a column for every item; of several, the longest.

    Args:
        headings: The headings of a table: ids of items, or statements word for word.

    Example:
        >>> asked = load_questionnaire("seven-features-short")
        >>> other_that_fits(["team", *(item.id for item in asked.items)])
        'seven-features-short'
        >>> other_that_fits(["team", "mood"]) is None
        True
    """
    there = {comparable(heading) for heading in headings}
    fitting = [
        (len(asked.items), name)
        for name in shipped()
        for asked in [load_questionnaire(name)]
        for words in ([item.id for item in asked.items], [item.text for item in asked.items])
        if there.issuperset(map(comparable, words))
    ]
    return max(fitting)[1] if fitting else None
