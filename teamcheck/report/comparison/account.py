"""How to read a comparison, and what it keeps to itself."""

from collections.abc import Iterable

from teamcheck._translatable import translatable
from teamcheck.report.account import rounding, rounding_of_pulses
from teamcheck.report.comparison.words import too_few
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.comparison.model import ComparedDimension, PublicComparison
from teamcheck.scorecard.public import Reason

#: Reasons of figures that have another in their place.
_NEEDLESS = frozenset({"range-instead", "of-two-groups", "same-people"})
_FIGURES = {
    "basis": translatable("change"),
    "change": translatable("change"),
    "interval": translatable("range of the change"),
    "people": translatable("people who answered both times"),
    "directions": translatable("how many are higher or lower"),
    "hedges_g": translatable("size of the change"),
    "superiority": translatable("pairs of scores"),
    "step": translatable("what one person can move"),
    "least_seen": translatable("how much can go unseen"),
    "by_chance": translatable("what chance alone can do"),
    "response_rate": translatable("share of members who answered"),
    "score": translatable("score"),
    "n": translatable("number of answers"),
}


def how_to_read(comparison: PublicComparison, say: Language) -> list[tuple[Said, Said]]:
    """What each figure that is there means: pairs of a term and its sentence."""
    dimensions = comparison.dimensions
    changed = [dimension for dimension in dimensions if dimension.change is not None]
    linked = any(dimension.basis == "same people" for dimension in changed)
    small = any(d.withheld["change"].code == "below-12" for d in dimensions if "change" in d.withheld)
    terms = [
        (True, say("Then and now"), _scores(comparison, say)),
        (bool(changed), say("Change"), _change(say, linked=linked)),
        (
            bool(changed),
            say("Range"),
            say("Where the true change most likely lies. A range from minus to plus may be a rise, a fall or neither."),
        ),
        (bool(changed), say("Clear"), _clear(say)),
        (
            bool(changed),
            say("Possible"),
            say("The range leaves out zero, but with so many features looked at, one may do so by chance."),
        ),
        (any(d.verdict == "cannot tell" for d in dimensions), say("Cannot tell"), _cannot_tell(dimensions, say)),
        (any(d.superiority is not None for d in changed), say("Pairs"), _pairs(say)),
        (small, say("Few answers"), _few(say)),
        (any(d.by_chance is not None for d in dimensions), say("By chance"), _by_chance(say)),
        (any(each.edition != "full" for each in comparison.rounds), say("Rounding"), _rounding(comparison, say)),
    ]
    return [(term, text) for there, term, text in terms if there]


def _scores(comparison: PublicComparison, say: Language) -> Said:
    then, now = comparison.rounds[-2:]
    return say(
        "The scores of {then} and of {now}, as the report of each shows them: from 0 to 100, higher is better.",
        then=then.round,
        now=now.round,
    )


def _change(say: Language, *, linked: bool) -> Said:
    if linked:
        return say("Now minus then. Each person is compared with themselves where that gives no answer away.")
    return say("Now minus then. The people of each round are compared as two groups, which shows large changes only.")


def _clear(say: Language) -> Said:
    return say("Hardly chance, even with so many features looked at, and at least 5 points.")


def _cannot_tell(dimensions: Iterable[ComparedDimension], say: Language) -> Said:
    if all(too_few(dimension) for dimension in dimensions if dimension.verdict == "cannot tell"):
        return say("There are too few answers. Something may well have changed. Ask each other.")
    return say("There are too few answers, or they differ too much. Something may well have changed. Ask each other.")


def _pairs(say: Language) -> Said:
    return say(
        "One person of then and one of now are picked by chance. Pairs with equal scores count half. "
        "If nothing has changed, it is 50 of 100."
    )


def _few(say: Language) -> Said:
    return say("With fewer than twelve answers in a round, a change cannot be worked out. The two scores stand as they are.")


def _by_chance(say: Language) -> Said:
    return say(
        "In 95 of 100 cases, a score moves no further than this when nothing has changed. It follows from how many answered."
    )


def _rounding(comparison: PublicComparison, say: Language) -> Said:
    """How the scores of pulses are rounded, and those of small teams in other rounds."""
    pulses = [each for each in comparison.rounds if each.questionnaire.pulse]
    small = [each for each in comparison.rounds if each.edition != "full" and not each.questionnaire.pulse]
    return say.together([*([rounding(say)] if small else []), *([rounding_of_pulses(say)] if pulses else [])])


def beside_reports(comparison: PublicComparison, say: Language) -> Said | str:
    """Why a range, or what chance can do, is wider here than what the reports say of their scores.

    Where no size is known, they are about days as well; where everyone answered, they say nothing of it.
    """
    open_ = any(each.size and each.answered < each.size for each in comparison.rounds[-2:])
    if open_ and any(d.interval for d in comparison.dimensions):
        return say(
            "The range in a report is about who did not answer;"
            " this one is also about how answers differ from one day to another."
        )
    if open_ and any(d.by_chance is not None for d in comparison.dimensions):
        return say(
            "A report says how far off a score may be because some did not answer."
            " Here it is about how far a score moves by itself when a team answers anew."
        )
    return ""


def cause(say: Language) -> Said:
    """What no comparison can say."""
    return say("Scores move for many reasons. This page cannot say what caused a change.")


def withheld(comparison: PublicComparison, say: Language) -> list[tuple[Said, Said]]:
    """What is not shown and why: each reason once, with the figures it concerns."""
    concerned: dict[str, dict[str, None]] = {}
    for figure, reason in _reasons(comparison):
        concerned.setdefault(reason.text, {})[_FIGURES[figure]] = None
    return [(say.listed([say(name) for name in figures]), say(text)) for text, figures in concerned.items()]


def _reasons(comparison: PublicComparison) -> Iterable[tuple[str, Reason]]:
    """Every reason, but for those that stand in the table: a dimension that cannot be compared says why in its row.

    What goes with the change is not named beside it, and what would say nothing here is not held back.
    """
    yield from comparison.withheld.items()
    for each in comparison.rounds:
        yield from each.withheld.items()
    for dimension in comparison.dimensions:
        if dimension.verdict != "not comparable":
            change = dimension.withheld.get("change")
            for figure, reason in dimension.withheld.items():
                if reason.code not in _NEEDLESS and (figure == "change" or reason != change):
                    yield figure, reason
            for score in dimension.rounds[-2:]:
                yield from score.withheld.items()
