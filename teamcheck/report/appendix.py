"""Every figure about the features in one table without drawings: for copying into a spreadsheet."""

from collections.abc import Callable, Sequence

from teamcheck.report import words
from teamcheck.scorecard.public import PublicDimension, PublicScorecard

View = dict[str, object]
NOT_SHOWN = "–"  # noqa: RUF001 - a dash of the width of a figure

_COLUMNS: tuple[tuple[str, Callable[[PublicDimension], str]], ...] = (
    ("People", lambda d: _whole(d.n)),
    ("Score", lambda d: "" if d.score is None else words.score(d.score, d.score_end)),
    ("Likely range", lambda d: _span(d.interval)),
    ("Possible range", lambda d: _span(d.worst_case)),
    ("Favourable", lambda d: _share(d, d.favourable)),
    ("Neutral", lambda d: _share(d, d.neutral)),
    ("Unfavourable", lambda d: _share(d, d.unfavourable)),
    ("Views", lambda d: d.agreement or ""),
    ("Two camps", lambda d: "" if d.two_camps is None else ("yes" if d.two_camps else "no")),
    ("Middle half", lambda d: _span(None if d.spread is None else d.spread.middle_half)),
    ("Lowest to highest", lambda d: _span(None if d.spread is None else d.spread.lowest_highest)),
    ("One person's step", lambda d: "" if d.step is None else f"{d.step:g}"),
    ("Band", lambda d: d.band or ""),
)


def _whole(figure: int | None) -> str:
    return "" if figure is None else str(figure)


def _span(ends: Sequence[int] | None) -> str:
    return "" if ends is None else words.span(ends)


def _share(dimension: PublicDimension, percent: int | None) -> str:
    return words.share(dimension, percent) if words.has_shares(dimension) else ""


def appendix(card: PublicScorecard) -> View | None:
    """One row a feature, one column a figure; a column without a single figure is left out, and so is an empty table."""
    rows = [(d.title, [cell(d) for _, cell in _COLUMNS]) for d in card.dimensions]
    kept = [place for place in range(len(_COLUMNS)) if any(cells[place] for _, cells in rows)]
    if not kept:
        return None
    return {
        "columns": [_COLUMNS[place][0] for place in kept],
        "rows": [{"name": name, "cells": [cells[place] or NOT_SHOWN for place in kept]} for name, cells in rows],
    }
