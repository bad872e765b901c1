"""The data appendix: every printed figure of the features as a table, for reading off and copying."""

from collections.abc import Callable, Sequence

from teamcheck.report import words
from teamcheck.report.dimensions import score_text
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

#: What stands where a feature does not have a figure that another has: a dash.
_NONE = "\N{EN DASH}"

Cell = Callable[[PublicDimension], Said | None]


def figures(card: PublicScorecard, ends: Ends, say: Language) -> View | None:
    """A row for each feature that has figures, a column for each figure that any of them has; None where none has any."""
    dimensions = [dimension for dimension in card.dimensions if dimension.n is not None]
    if not dimensions:
        return None
    columns = [(heading, [cell(d) for d in dimensions]) for heading, cell in _columns(ends, say)]
    shown = [(heading, cells) for heading, cells in columns if any(cells)]
    rows = [
        {"title": say.apart(dimension.title), "cells": [cells[place] or Said(_NONE) for _, cells in shown]}
        for place, dimension in enumerate(dimensions)
    ]
    return {"headings": [heading for heading, _ in shown], "rows": rows}


def _columns(ends: Ends, say: Language) -> list[tuple[Said, Cell]]:
    return [
        (say("People"), lambda d: Said(d.n)),
        (say("Score"), lambda d: score_text(d, ends, say)),
        (say("Likely"), lambda d: _span(d.interval, say)),
        (say("Possible"), lambda d: _span(d.worst_case, say)),
        (say("Step"), lambda d: None if d.step is None else say("{size}", size=d.step)),
        (say("Unfavourable"), lambda d: words.share(say, d.unfavourable) if words.has_shares(d) else None),
        (say("Neutral"), lambda d: words.neutral(say, d) if words.has_shares(d) else None),
        (say("Favourable"), lambda d: words.share(say, d.favourable) if words.has_shares(d) else None),
        (say("Middle half"), lambda d: d.spread and _span(d.spread.middle_half, say)),
        (say("All people"), lambda d: d.spread and _span(d.spread.lowest_highest, say)),
        (say("Views"), lambda d: _views(d, say)),
    ]


def _span(ends: Sequence[int] | None, say: Language) -> Said | None:
    return None if ends is None else words.span(say, ends)


def _views(dimension: PublicDimension, say: Language) -> Said | None:
    said = [words.views_word(say, dimension.agreement)] if dimension.agreement else []
    camps = [words.views_word(say, "two camps")] if dimension.two_camps else []
    return say.row([*said, *camps]) if said or camps else None
