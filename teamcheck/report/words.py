"""Single figures in words, from the figures as they are printed. No figure is worked out here."""

from collections.abc import Sequence
from typing import Literal

from teamcheck.report.ends import Pair
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import FULL_FROM, Agreement, End, PublicDimension, PublicScorecard, Word

#: How far views lie apart in one or two words: two camps say more than the agreement word beside them.
Views = Agreement | Literal["two camps"]


def score(say: Language, value: int, end: End | None) -> Said:
    """A score as it is printed.

    >>> from teamcheck.report.language import ENGLISH
    >>> score(ENGLISH, 65, None), score(ENGLISH, 10, "or less")
    ('65', '10 or less')
    """
    if end == "or less":
        return say("{score} or less", score=value)
    if end == "or more":
        return say("{score} or more", score=value)
    return Said(value)


def score_of(say: Language, dimension: PublicDimension) -> Said:
    """The score of a dimension that has one, as it is printed."""
    return score(say, dimension.score or 0, dimension.score_end)


def span(say: Language, ends: Sequence[int]) -> Said:
    """Two ends of a range.

    >>> from teamcheck.report.language import ENGLISH
    >>> span(ENGLISH, [55, 70]), span(ENGLISH, [60, 60])
    ('55 to 70', '60')
    """
    low, high = ends
    return say("{low} to {high}", low=low, high=high) if low != high else Said(low)


def share(say: Language, percent: int | None) -> Said:
    """A share as it is printed: percent, or ``few`` where it is too small to say.

    >>> from teamcheck.report.language import ENGLISH
    >>> share(ENGLISH, 60), share(ENGLISH, None)
    ('60%', 'few')
    """
    return say.word("share", "few") if percent is None else say("{share}%", share=percent)


def neutral(say: Language, dimension: PublicDimension) -> Said | None:
    """The share of neutral answers as it is printed; None where its scales have no neutral point."""
    reason = dimension.withheld.get("neutral")
    return None if reason is not None and reason.code == "no-neutral" else share(say, dimension.neutral)


def is_full(dimension: PublicDimension) -> bool:
    """Whether enough people answered for whole points, percent and counts; a pulse, which its spread says, never has them."""
    reason = dimension.withheld.get("spread")
    return dimension.n is not None and dimension.n >= FULL_FROM and (reason is None or reason.code != "pulse")


def has_shares(dimension: PublicDimension) -> bool:
    """Whether any of the three shares is shown."""
    return any(part is not None for part in (dimension.favourable, dimension.neutral, dimension.unfavourable))


def has_counts(card: PublicScorecard) -> bool:
    """Whether answers to any statement are counted out, with a score or without."""
    scored = any(item.counts is not None for dimension in card.dimensions for item in dimension.items)
    return scored or any(statement.counts is not None for statement in card.unscored)


def views(dimension: PublicDimension) -> Views | None:
    """How far views lie apart, as printed; None where that is not shown."""
    return "two camps" if dimension.two_camps else dimension.agreement


def is_apart(dimension: PublicDimension) -> bool:
    """Whether people are printed to see a feature far apart, or in two camps."""
    return views(dimension) in {"apart", "two camps"}


def one_word(dimension: PublicDimension) -> Word | None:
    """The word that stands for a dimension of one statement in a small team."""
    if dimension.score is None and len(dimension.items) == 1:
        return dimension.items[0].word
    return None


def views_word(say: Language, found: Views) -> Said:
    """How far views lie apart, in one or two words."""
    return {
        "close": say.word("views", "close"),
        "mixed": say.word("views", "mixed"),
        "apart": say.word("views", "apart"),
        "two camps": say.word("views", "two camps"),
    }[found]


def views_phrase(say: Language, found: Views) -> Said:
    """The same where nothing beside it says that views are meant."""
    return {
        "close": say("views close"),
        "mixed": say("views mixed"),
        "apart": say("views apart"),
        "two camps": say.word("views", "two camps"),
    }[found]


def statement_word(say: Language, found: Word, ends: Pair | None = None) -> Said:
    """What most of the answers to a statement say; ``ends`` where they are given on a scale that is not about agreeing.

    >>> from teamcheck.report.language import ENGLISH
    >>> statement_word(ENGLISH, "mostly agree"), statement_word(ENGLISH, "mixed", ("Never", "Always"))
    ('mostly agree', 'in between')
    >>> statement_word(ENGLISH, "mostly agree", ("Never", "Always")).plain
    'towards “Always”'
    """
    if found == "mixed":
        return say.word("statement", "in between")
    if ends is not None:
        lower, upper = ends
        return say("towards “{label}”", label=upper if found == "mostly agree" else lower)
    return {
        "mostly agree": say.word("statement", "mostly agree"),
        "mostly disagree": say.word("statement", "mostly disagree"),
    }[found]
