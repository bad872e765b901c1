"""Which other questionnaire was asked, where headings do not fit the one that was named."""

from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.load import load_shipped
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.lexicon import code_parts, make_lexicon


def other_that_fits(headings: Iterable[str]) -> str | None:
    """The name of the questionnaire that comes with teamcheck and has a column for every item; of several, the longest.

    Args:
        headings: The headings of a table: ids of items, or their statements, as form tools write both.

    Example:
        >>> from teamcheck.questionnaire.load import load_questionnaire
        >>> asked = load_questionnaire("seven-features-short")
        >>> other_that_fits(["team", *(item.id for item in asked.items)])
        'seven-features-short'
        >>> other_that_fits(["Timestamp", *(f"How far do you agree? [{item.text}]" for item in asked.items)])
        'seven-features-short'
        >>> other_that_fits(["team", "mood"]) is None
        True
    """
    there = list(headings)
    fitting = [(len(asked.items), asked.id) for asked in load_shipped() if _fits(there, asked)]
    return max(fitting)[1] if fitting else None


def _fits(headings: Iterable[str], asked: Questionnaire) -> bool:
    """Whether every item has a heading: all under their ids, or all under their statements; without items, every list."""
    if not asked.items:
        there = {comparable(heading) for heading in headings}
        lists = asked.checklists
        return {each.id for each in lists} <= there or {comparable(each.text) for each in lists} <= there
    lexicon = make_lexicon(asked)
    items, ids, texts = frozenset(lexicon.items), set[str](), set[str | None]()
    for heading in headings:
        ids |= {comparable(heading), *code_parts(heading)} & items
        texts.add(lexicon.item_of_text(heading))
    return ids == items or texts >= items


def others_than(questionnaire: Questionnaire) -> list[Questionnaire]:
    """The other questionnaires that come with teamcheck."""
    return [other for other in load_shipped() if other.id != questionnaire.id]


def asked_more(items: Sequence[str], unknown: Sequence[str], others: Iterable[Questionnaire]) -> Questionnaire | None:
    """Which other questionnaire more headings belong to, if there is one: the answers are most likely to that one.

    Args:
        items: Headings that are an item of the one that was named.
        unknown: Headings that mean nothing in it.
        others: From which it is chosen.
    """
    counts = [(sum(map(make_lexicon(other).is_item, (*items, *unknown))), other) for other in others]
    most, other = max(counts, key=lambda each: each[0], default=(0, None))
    return other if most > len(items) else None
