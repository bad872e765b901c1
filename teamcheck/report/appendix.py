"""The data appendix: every printed figure of the features, one line each, for reading off and copying."""

from collections.abc import Iterator

from teamcheck.report import words
from teamcheck.report.dimensions import score_text
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicDimension, PublicScorecard


def figures(card: PublicScorecard, say: Language) -> list[tuple[str, Said]]:
    """For each feature that has figures its title, and its figures in words; none in the discussion edition."""
    return [(d.title, say("{figures}.", figures=say.row([*_figures(d, say)]))) for d in card.dimensions if d.n is not None]


def _figures(dimension: PublicDimension, say: Language) -> Iterator[Said]:
    yield say.plural("{count} person", "{count} people", dimension.n or 0)
    shown = score_text(dimension, say)
    yield shown if dimension.score is None else say("score {score}", score=shown)
    if dimension.interval is not None:
        yield say("likely {range}", range=words.span(say, dimension.interval))
    if dimension.worst_case is not None:
        yield say("possible {range}", range=words.span(say, dimension.worst_case))
    if dimension.step is not None:
        yield say("step {size}", size=dimension.step)
    if words.has_shares(dimension):
        yield say("{share} unfavourable", share=words.share(say, dimension.unfavourable))
        yield say("{share} neutral", share=words.share(say, dimension.neutral))
        yield say("{share} favourable", share=words.share(say, dimension.favourable))
    if dimension.spread is not None:
        yield say("middle half {range}", range=words.span(say, dimension.spread.middle_half))
        yield say("all {range}", range=words.span(say, dimension.spread.lowest_highest))
    if dimension.agreement is not None:
        yield words.views_phrase(say, dimension.agreement)
    if dimension.two_camps:
        yield words.views_phrase(say, "two camps")
