"""Every printed figure of the last two rounds as a table, for reading off and copying."""

from collections.abc import Callable

from teamcheck.report.comparison import words
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.comparison.model import ComparedDimension, PublicComparison

#: The figure of a feature; None where it does not have it.
Cell = Callable[[ComparedDimension], Said | None]


def figures(comparison: PublicComparison, ends: Ends, say: Language) -> View:
    """A row for each feature, a column for each figure that any of them has, and what the columns need to be understood."""
    columns = [
        (heading, [cell(dimension) for dimension in comparison.dimensions], meaning)
        for heading, cell, meaning in _columns(ends, say)
    ]
    shown = [(heading, cells, meaning) for heading, cells, meaning in columns if any(cells)]
    rows = [
        {"title": say.apart(dimension.title), "cells": [cells[place] or words.NONE for _, cells, _ in shown]}
        for place, dimension in enumerate(comparison.dimensions)
    ]
    return {
        "headings": [heading for heading, _, _ in shown],
        "rows": rows,
        "meanings": [meaning for _, _, meaning in shown if meaning],
    }


def _columns(ends: Ends, say: Language) -> list[tuple[Said, Cell, Said | str]]:
    """Heading, figure, and a sentence on it where the heading does not say enough."""
    return [
        (say("Answers then"), lambda d: _number(d.rounds[-2].n, say), ""),
        (say("Answers now"), lambda d: _number(d.rounds[-1].n, say), ""),
        (say("Then"), lambda d: _unless_none(words.figure(d.rounds[-2], ends.dimensions.get(d.id), say)), ""),
        (say("Now"), lambda d: _unless_none(words.figure(d.rounds[-1], ends.dimensions.get(d.id), say)), ""),
        (say("Change"), lambda d: None if d.change is None else words.signed(d.change, say), ""),
        (say("Range"), lambda d: None if d.interval is None else words.span(d.interval, say), ""),
        (
            say("Step"),
            lambda d: _number(d.step, say),
            say("Step: what one person moves the score by, one point on every statement."),
        ),
        (
            say("Can go unseen"),
            lambda d: _number(d.least_seen, say),
            say("Can go unseen: a smaller true change would mostly not show, not even as possible."),
        ),
        (
            say("By chance"),
            lambda d: _number(d.by_chance, say),
            say("By chance: how far the score can move when nothing has changed."),
        ),
        (
            say("Hedges' g"),
            lambda d: None if d.hedges_g is None else words.signed(d.hedges_g, say),
            say("Hedges' g: the change, measured by how far people's scores lie apart."),
        ),
        (
            say("Pairs"),
            lambda d: _number(d.superiority, say),
            say("Pairs: of 100 pairs of a person then and one now, those with the higher score now; equal ones count half."),
        ),
        (say("People higher"), lambda d: d.directions and _number(d.directions.higher, say), ""),
        (say("People the same"), lambda d: d.directions and _number(d.directions.same, say), ""),
        (say("People lower"), lambda d: d.directions and _number(d.directions.lower, say), ""),
    ]


def _number(value: float | None, say: Language) -> Said | None:
    return None if value is None else say("{number}", number=value)


def _unless_none(figure: Said) -> Said | None:
    return None if figure == words.NONE else figure
