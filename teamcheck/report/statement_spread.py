"""For the coach: how far the answers to each statement lie apart (methods M14, M16 and M17), from the printed counts alone.

In Markdown only: forty rows more would take the page past what it may weigh.
"""

from collections.abc import Sequence

from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.statistics.agreement_indices import average_deviation, rwg_j, variance_ratio
from teamcheck.statistics.items import item_figures
from teamcheck.statistics.rounding import to_hundredths

#: What stands where a figure is undefined: a dash.
_NONE = "\N{EN DASH}"


def statement_spread(card: PublicScorecard, say: Language) -> View | None:
    """A row for each statement whose answers are printed as counts; None where there is none."""
    rows = [
        {"text": say.apart(item.text), "cells": [_cell(figure, say) for figure in indices(item.counts)]}
        for dimension in card.dimensions
        for item in dimension.items
        if item.counts is not None
    ]
    if not rows:
        return None
    headings = [say("SD"), say("AD"), say("r_WG, any answer as likely"), say("r_WG, leaning slightly")]
    return {"headings": headings, "rows": rows}


def indices(counts: Sequence[int]) -> list[float | None]:
    """SD and AD around the mean in points, and r_WG beside two null variances; None where undefined.

    Example:
        >>> [None if each is None else round(each, 3) for each in indices((0, 1, 1, 6, 2))]
        [0.876, 0.56, 0.617, 0.428]
    """
    return [
        item_figures(tuple(counts), lowest=0).sd,
        average_deviation([counts], "mean"),
        rwg_j(variance_ratio([counts], "uniform")),
        rwg_j(variance_ratio([counts], "slight")),
    ]


def _cell(figure: float | None, say: Language) -> Said:
    return Said(_NONE) if figure is None else say("{size}", size=to_hundredths(figure))
