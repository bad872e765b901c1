"""Figures of a change in words, from the figures as they are printed."""

from collections.abc import Sequence

from teamcheck.report.language import Language, Said
from teamcheck.report.words import score, statement_word
from teamcheck.scorecard.comparison.model import ComparedDimension, RoundScore
from teamcheck.scorecard.comparison.verdict import Verdict
from teamcheck.scorecard.public import Word

#: What stands where there is no figure: a dash.
NONE = Said("\N{EN DASH}")


def signed(value: float, say: Language) -> Said:
    """A change with its sign.

    >>> from teamcheck.report.language import ENGLISH
    >>> [signed(value, ENGLISH).plain for value in (12, 0, 0.5)]
    ['+12', '0', '+0.5']
    """
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return say.apart(sign + say("{number}", number=abs(value)))


def span(ends: Sequence[int], say: Language) -> Said:
    """Two ends of the range of a change.

    >>> from teamcheck.report.language import ENGLISH
    >>> span([0, 9], ENGLISH).plain
    '0 to +9'
    """
    low, high = ends
    return say("{low} to {high}", low=signed(low, say), high=signed(high, say)) if low != high else signed(low, say)


def figure(found: RoundScore, say: Language) -> Said:
    """What stands for a dimension in one round: its score, or the word of its one statement; a dash where there is none."""
    if not found.comparable:
        return NONE
    if found.score is not None:
        return score(say, found.score, found.score_end)
    return NONE if found.word is None else statement_word(say, found.word)


def moved_figure(points: int | None, word: Word | None, say: Language) -> Said:
    """What stands for a statement in one round."""
    if points is not None:
        return score(say, points, None)
    return NONE if word is None else statement_word(say, word)


def verdict_word(found: Verdict, say: Language) -> Said:
    """What a change comes to."""
    return {
        "clear improvement": say.word("change", "clear improvement"),
        "clear decline": say.word("change", "clear decline"),
        "possible improvement": say.word("change", "possible improvement"),
        "possible decline": say.word("change", "possible decline"),
        "about the same": say.word("change", "about the same"),
        "cannot tell": say.word("change", "cannot tell"),
        "not comparable": say.word("change", "not comparable"),
    }[found]


def kind(found: Verdict) -> str:
    """How the word is dressed."""
    return {
        "clear improvement": "for",
        "possible improvement": "for",
        "clear decline": "against",
        "possible decline": "against",
        "about the same": "neutral",
    }.get(found, "")


def explained(dimension: ComparedDimension, say: Language) -> Said:
    """What stands below the word: what it rests on, or how much could have gone unseen."""
    if dimension.verdict == "not comparable":
        return say(dimension.withheld["change"].text)
    if dimension.verdict == "about the same":
        return say("Most likely, it has not moved by more than 5 points.")
    if dimension.verdict == "cannot tell":
        return _cannot_tell(dimension, say)
    return _pairs(dimension, say)


def too_few(dimension: ComparedDimension) -> bool:
    """Whether there were too few answers to work out a change: the same is said of every such dimension."""
    reason = dimension.withheld.get("change")
    return dimension.verdict == "cannot tell" and reason is not None and reason.code == "below-12"


def unseen(points: int, say: Language) -> Said:
    """How large a true change would have to be to be seen where few answered."""
    return say(
        "With so few answers, only a true change of about {points} points or more could be told from chance.", points=points
    )


def _cannot_tell(dimension: ComparedDimension, say: Language) -> Said:
    """How large a change could have gone unseen, where that is known."""
    if dimension.interval is not None:
        low, high = (signed(end, say) for end in dimension.interval)
        return say("Anything from {low} to {high} points would fit these answers.", low=low, high=high)
    if too_few(dimension) and dimension.least_seen is not None:
        return unseen(dimension.least_seen, say)
    return say(dimension.withheld["interval"].text)


def _pairs(dimension: ComparedDimension, say: Language) -> Said:
    """The probability of superiority, said of the side to which the score moved."""
    if dimension.superiority is None or dimension.change is None:
        return Said("")
    if dimension.change > 0:
        return say(
            "In {number} of 100 pairs, somebody's score now is higher than somebody's score then.", number=dimension.superiority
        )
    return say(
        "In {number} of 100 pairs, somebody's score now is lower than somebody's score then.",
        number=100 - dimension.superiority,
    )
