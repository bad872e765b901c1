"""The data appendix: every printed figure of the features, one line each, for reading off and copying."""

from collections.abc import Iterator

from teamcheck.report import words
from teamcheck.report.dimensions import score_text
from teamcheck.scorecard.public import PublicDimension, PublicScorecard


def figures(card: PublicScorecard) -> list[tuple[str, str]]:
    """For each feature that has figures its title, and its figures in words; none in the discussion edition."""
    return [(d.title, ", ".join(_figures(d)) + ".") for d in card.dimensions if d.n is not None]


def _figures(dimension: PublicDimension) -> Iterator[str]:
    yield f"{words.counted(dimension.n or 0, 'person', 'people')}"
    yield score_text(dimension) if dimension.score is None else f"score {score_text(dimension)}"
    if dimension.interval is not None:
        yield f"likely {words.span(dimension.interval)}"
    if dimension.worst_case is not None:
        yield f"possible {words.span(dimension.worst_case)}"
    if dimension.step is not None:
        yield f"step {dimension.step:g}"
    if words.has_shares(dimension):
        for kind in ("unfavourable", "neutral", "favourable"):
            yield f"{words.share(dimension, getattr(dimension, kind))} {kind}"
    if dimension.spread is not None:
        yield f"middle half {words.span(dimension.spread.middle_half)}"
        yield f"all {words.span(dimension.spread.lowest_highest)}"
    if dimension.agreement is not None:
        yield f"views {dimension.agreement}"
    if dimension.two_camps:
        yield "two camps"
