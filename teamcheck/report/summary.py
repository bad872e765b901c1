"""What the first page says: what stands out in a report, and what to keep in mind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.report import checklists, words
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicDimension, PublicScorecard
from teamcheck.scorecard.reading import STANDS_OUT, gaps

#: Above this printed score, even the lowest dimension is a good one.
GOOD_SET_OVER = 70
#: Below this percentage of members, the report says plainly that the others may see things differently.
FEW_ANSWERED_UNDER = 60


@dataclass(frozen=True, slots=True)
class Named:
    """The dimensions that the reading names, as printed."""

    build_on: tuple[PublicDimension, ...]
    talk_about: tuple[PublicDimension, ...]
    see_differently: tuple[PublicDimension, ...]


def named(card: PublicScorecard) -> Named:
    """Look up the dimensions of the reading."""
    found = {dimension.id: dimension for dimension in card.dimensions}
    return Named(
        tuple(found[id_] for id_ in card.reading.build_on),
        tuple(found[id_] for id_ in card.reading.talk_about),
        tuple(found[id_] for id_ in card.reading.see_differently),
    )


def in_short(card: PublicScorecard, say: Language) -> list[Said]:
    """The result in three sentences at most."""
    if card.edition == "discussion":
        return [*no_figures(card, say), _without_them(card, say)]
    if not card.dimensions:
        return checklists.in_short(card, say)
    found = named(card)
    said = [_highest(card, found.build_on, say), _lowest(card, found.talk_about, say), _differently(found.see_differently, say)]
    return [sentence for sentence in said if sentence] or [flat(card, say)]


def _without_them(card: PublicScorecard, say: Language) -> Said:
    """What a team does that has no figures."""
    if not card.dimensions:
        return say("You do not need them: with a slip of paper each, this sheet leads you through the same list.")
    return say("You do not need them: with three cards each, this sheet leads you through the same questions.")


def flat(card: PublicScorecard, say: Language) -> Said:
    """What is said where the reading names nothing."""
    scores = [dimension.score for dimension in card.dimensions if dimension.score is not None]
    if not scores:
        return say("There are no scores to compare. Look at what was said of each statement.")
    low, high = words.score_of(say, lowest_of(card.dimensions)), words.score_of(say, highest_of(card.dimensions))
    if not spread_out(card):
        return say("No feature stands out from the others.")
    return say("Scores run from {low} to {high}. None is named as a strength or to talk about first.", low=low, high=high)


def spread_out(card: PublicScorecard) -> bool:
    """Whether a printed score lies far enough from the team's own mean to stand out, though the reading may not name it."""
    scores = {dimension.id: float(dimension.score) for dimension in card.dimensions if dimension.score is not None}
    return any(abs(gap) >= STANDS_OUT for gap in gaps(scores).values()) if scores else False


def lowest_of(dimensions: Sequence[PublicDimension]) -> PublicDimension:
    """The lowest of dimensions that have a score, as it is printed."""
    return min((dimension for dimension in dimensions if dimension.score is not None), key=_printed_height)


def highest_of(dimensions: Sequence[PublicDimension]) -> PublicDimension:
    """The highest of dimensions that have a score, as it is printed."""
    return max((dimension for dimension in dimensions if dimension.score is not None), key=_printed_height)


def _printed_height(dimension: PublicDimension) -> tuple[int, int]:
    """Where a printed score stands among others: "90 or more" above 90, "10 or less" below 10."""
    return dimension.score or 0, (dimension.score_end == "or more") - (dimension.score_end == "or less")


def no_figures(card: PublicScorecard, say: Language) -> list[Said]:
    """Why there are no figures, in two sentences."""
    reasons = [each.withheld for part in (card.dimensions, card.checklists) for each in part]
    why = {reason.code for each in reasons for reason in each.values()}
    if "one-sided" in why:
        return [
            say("There are no figures here."),
            say("They are shown only where enough people of both teams have answered about each other."),
        ]
    if "given-out" in why:
        return [
            say("This copy has no figures."),
            say("They are left out on purpose: beside other figures of the same round they could give someone's answers away."),
        ]
    return [_too_few(card, say), say("With so few, any figure could give someone's answers away.")]


def _too_few(card: PublicScorecard, say: Language) -> Said:
    """How few people answered."""
    if card.answered < card.policy.minimum:
        return say("Fewer than {minimum} people answered, so there are no figures.", minimum=card.policy.minimum)
    if not card.dimensions:
        return say("Fewer than {minimum} people chose anything, so there are no figures.", minimum=card.policy.minimum)
    return say("Fewer than {minimum} people answered each feature, so there are no figures.", minimum=card.policy.minimum)


def titles(dimensions: Sequence[PublicDimension], say: Language) -> Said:
    """The dimensions by name, as part of a sentence."""
    return say.quoted([dimension.title for dimension in dimensions])


def is_highest(card: PublicScorecard, strong: Sequence[PublicDimension]) -> bool:
    """Whether there are other features with a score, and every one of them has a lower one."""
    others = _others(card, strong)
    return bool(others) and max(others) < lowest_score(strong)


def is_lowest(card: PublicScorecard, weak: Sequence[PublicDimension]) -> bool:
    """Whether there are other features with a score, and every one of them has a higher one."""
    others = _others(card, weak)
    return bool(others) and min(others) > max(dimension.score for dimension in weak if dimension.score is not None)


def lowest_score(dimensions: Sequence[PublicDimension]) -> int:
    """The lowest printed score of dimensions that have one, as those that the reading names have."""
    return min(dimension.score for dimension in dimensions if dimension.score is not None)


def _others(card: PublicScorecard, besides: Sequence[PublicDimension]) -> list[int]:
    left_out = {dimension.id for dimension in besides}
    return [d.score for d in card.dimensions if d.score is not None and d.id not in left_out]


def _highest(card: PublicScorecard, strong: Sequence[PublicDimension], say: Language) -> Said | None:
    if not strong:
        return None
    if is_highest(card, strong):
        return say("You rated {titles} highest.", titles=titles(strong, say))
    return say("You can build on {titles}.", titles=titles(strong, say))


def _lowest(card: PublicScorecard, weak: Sequence[PublicDimension], say: Language) -> Said | None:
    if not weak:
        return None
    if not is_lowest(card, weak):
        return say("Talk first about {titles}.", titles=titles(weak, say))
    if lowest_score(weak) > GOOD_SET_OVER:
        return say("You rated {titles} lowest of a good set.", titles=titles(weak, say))
    return say("You rated {titles} lowest.", titles=titles(weak, say))


def _differently(apart: Sequence[PublicDimension], say: Language) -> Said | None:
    if not apart:
        return None
    return say("You see {titles} differently from one another.", titles=titles(apart, say))


def caveats(card: PublicScorecard, say: Language) -> list[Said]:
    """How sure the figures are, who is missing, and that they are no verdict; none where there are no figures."""
    if card.edition == "discussion":
        return []
    return [missing(card, say), *_how_far_off(card, say), say("This is where a conversation starts, not a verdict.")]


def _how_far_off(card: PublicScorecard, say: Language) -> list[Said]:
    """How far scores may be off, under which condition, and how far without it where few answered."""
    far = farthest(card, "interval")
    if not far:
        return []
    if card.size is None:
        return [
            say.plural(
                "Most likely, no score is more than {count} point off. Smaller gaps may be chance.",
                "Most likely, no score is more than {count} points off. Smaller gaps may be chance.",
                far,
            )
        ]
    said = say.plural(
        "If the others see it much as you do, no score is likely to be more than {count} point off.",
        "If the others see it much as you do, no score is likely to be more than {count} points off.",
        far,
    )
    if not few_answered(card):
        return [said, say("Smaller gaps may be chance.")]
    return [
        said,
        say.plural(
            "If they see it quite differently, a score could be up to {count} point off.",
            "If they see it quite differently, a score could be up to {count} points off.",
            farthest(card, "worst_case"),
        ),
    ]


def farthest(card: PublicScorecard, which: Literal["interval", "worst_case"]) -> int:
    """The farthest that such a range of any printed score reaches from it; 0 where no score has one."""
    ranges = [(d.score, getattr(d, which)) for d in card.dimensions if d.score is not None and getattr(d, which) is not None]
    return max((max(score - ends[0], ends[1] - score) for score, ends in ranges), default=0)


def few_answered(card: PublicScorecard) -> bool:
    """Whether so few answered that the report says it first."""
    return card.response_rate is not None and card.response_rate < FEW_ANSWERED_UNDER


def missing(card: PublicScorecard, say: Language) -> Said:
    """Whose view is not in the figures. Nobody is pointed at, least of all where one alone did not answer."""
    if card.size is None:
        return say("How many were asked is not known, so neither is how many views are missing.")
    if card.size == card.answered:
        return _nobody_missing(card, say)
    if few_answered(card):
        share = words.share(say, card.response_rate)
        return say.plural(
            "Only {some} of {count} member answered ({share}). The missing views may be different.",
            "Only {some} of {count} members answered ({share}). The missing views may be different.",
            card.size,
            some=card.answered,
            share=share,
        )
    return say("Not everyone answered. The missing views may be different.")


def _nobody_missing(card: PublicScorecard, say: Language) -> Said:
    if not card.dimensions:
        return say("Everyone took part.")
    if all(dimension.n == card.size for dimension in card.dimensions if dimension.n is not None):
        return say("Everyone answered, so the scores are averages of the whole team at that time.")
    return say("Everyone took part, though some left parts out.")
