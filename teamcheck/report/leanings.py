"""Which way the statements of a dimension lean, for the team or against it: counted from the words that are printed."""

from collections.abc import Iterable

from teamcheck._translatable import translatable
from teamcheck.report.charts import Kind, Sides
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicUnscored


def kind_of_word(item: PublicItem | PublicUnscored) -> Kind | None:
    """What a statement's word means for the team: to disagree with a bad statement speaks for it; None without a word."""
    if item.word is None:
        return None
    if item.word == "mixed":
        return "neutral"
    return "for" if (item.word == "mostly agree") != (item.keyed == "negative") else "against"


def sides_of(dimension: PublicDimension) -> Sides | None:
    """How many statements lean to either side; None where no statement has a word."""
    kinds = [kind_of_word(item) for item in dimension.items]
    if not any(kinds):
        return None
    return Sides(kinds.count("against"), kinds.count("neutral"), kinds.count("for"))


def most_of(rows: Iterable[Sides | None]) -> Sides:
    """The most statements that any row has on each side."""
    shown = [row for row in rows if row is not None]
    return Sides(
        max((row.against for row in shown), default=0),
        max((row.neutral for row in shown), default=0),
        max((row.favourable for row in shown), default=0),
    )


def text_of(sides: Sides, of: int, say: Language) -> Said:
    """The same in words.

    Args:
        sides: The statements of one dimension.
        of: How many statements it has, with or without a word.
        say: The language of the report.

    Example:
        >>> from teamcheck.report.language import ENGLISH
        >>> text_of(Sides(0, 1, 3), 4, ENGLISH), text_of(Sides(2, 0, 0), 3, ENGLISH)
        ('3 of 4 favourable, 1 in between', '2 of 3 unfavourable, 1 not shown')
    """
    hidden = of - sides.against - sides.neutral - sides.favourable
    kinds = (
        (sides.favourable, translatable("{some} of {all} favourable"), translatable("{some} favourable")),
        (sides.neutral, translatable("{some} of {all} in between"), translatable("{some} in between")),
        (sides.against, translatable("{some} of {all} unfavourable"), translatable("{some} unfavourable")),
        (hidden, translatable("{some} of {all} not shown"), translatable("{some} not shown")),
    )
    (first, begin, _), *others = [kind for kind in kinds if kind[0]]
    return say.row([say(begin, some=first, all=of), *(say(further, some=count) for count, _, further in others)])
