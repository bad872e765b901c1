"""Figures of a change in words, from the figures as they are printed."""

from collections.abc import Sequence

from teamcheck.report.ends import Pair
from teamcheck.report.language import Language, Said
from teamcheck.report.words import score, statement_word
from teamcheck.scorecard.comparison.model import ComparedDimension, MovedItem, RoundScore
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


def figure(found: RoundScore, ends: Pair | None, say: Language) -> Said:
    """What stands for a dimension in one round: its score, or the word of its one statement; a dash where there is none."""
    if not found.comparable:
        return NONE
    if found.score is not None:
        return score(say, found.score, found.score_end)
    return NONE if found.word is None else statement_word(say, found.word, ends)


def moved_figure(points: int | None, word: Word | None, ends: Pair | None, say: Language) -> Said:
    """What stands for a statement in one round."""
    if points is not None:
        return score(say, points, None)
    return NONE if word is None else statement_word(say, word, ends)


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
    return _people(dimension, say) if dimension.basis == "same people" else _pairs(dimension, say)


def too_few(dimension: ComparedDimension) -> bool:
    """Whether there were too few answers to work out a change: the same is said of every such dimension."""
    reason = dimension.withheld.get("change")
    return dimension.verdict == "cannot tell" and reason is not None and reason.code == "below-12"


def by_chance(points: int, say: Language) -> Said:
    """How far a score can move when nothing has changed."""
    return say("By chance alone, such a score can move by about {points} points from one round to the next.", points=points)


def _cannot_tell(dimension: ComparedDimension, say: Language) -> Said:
    """How large a change would fit the answers, or how far chance alone moves such a score, where that is known."""
    if dimension.interval is not None:
        low, high = (signed(end, say) for end in dimension.interval)
        return say("Anything from {low} to {high} points would fit these answers.", low=low, high=high)
    if too_few(dimension) and dimension.by_chance is not None:
        return by_chance(dimension.by_chance, say)
    return say(dimension.withheld["interval"].text)


def _pairs(dimension: ComparedDimension, say: Language) -> Said:
    """The probability of superiority, said of the side to which the score moved."""
    if dimension.superiority is None or dimension.change is None:
        return Said("")
    if dimension.change > 0:
        return say(
            "If you pick one person of then and one of now by chance, the one of now has the higher score in {number} of "
            "100 cases.",
            number=dimension.superiority,
        )
    return say(
        "If you pick one person of then and one of now by chance, the one of now has the lower score in {number} of 100 cases.",
        number=100 - dimension.superiority,
    )


def _people(dimension: ComparedDimension, say: Language) -> Said:
    """How many people rate it higher, lower and the same, where that is shown."""
    ways, of = dimension.directions, dimension.people
    if ways is None or of is None:
        return Said("")
    if not ways.same:
        return say(
            "{higher} of {of} people rate it higher than before, {lower} lower.", higher=ways.higher, of=of, lower=ways.lower
        )
    return say(
        "{higher} of {of} people rate it higher than before, {lower} lower and {same} the same.",
        higher=ways.higher,
        of=of,
        lower=ways.lower,
        same=ways.same,
    )


def way(item: MovedItem, say: Language) -> Said:
    """Whether a statement moved to the better, from its printed figures: a score is keyed, a word says who agrees."""
    if item.then_score is not None and item.now_score is not None:
        better = item.now_score > item.then_score
    else:
        better = (item.now_word == "mostly agree") is (item.keyed == "positive")
    return say("better") if better else say("worse")
