"""People in rows and features in columns: parts of an organisation, teams, groups, with each score as it is printed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.report import words
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.why import reason_text
from teamcheck.scorecard.public import PublicDimension, PublicTotal, Reason

#: What stands where there is no score: a dash.
NONE = Said("\N{EN DASH}")
#: Rows that are named where something holds for several; the others are counted.
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Row:
    """Some people, and what is shown of them.

    Attributes:
        name: What they are called.
        dimensions: Their features, the same in every row.
        people: How many answered, of how many; empty where that is not known.
        depth: How many parts they lie in.
        within: The names of these parts, from the top.
        kind: ``whole`` for everybody, empty for a part or group.
        leads: The page of its own that it has; empty where it has none.
    """

    name: Said
    dimensions: Sequence[PublicDimension]
    people: str = ""
    depth: int = 0
    within: tuple[str, ...] = ()
    kind: Literal["", "whole"] = ""
    leads: str = ""


def grid(
    rows: Sequence[Row],
    first: Said,
    caption: Said,
    say: Language,
    *,
    minimum: int | None = None,
    tint: Callable[[int], str] | None = None,
) -> View:
    """The table, how it is read, who is left out of a row, and why there is no score, where a row does not say it itself.

    Args:
        rows: One or more, in the order in which they are printed.
        first: The heading of the first column.
        caption: What the table is of.
        say: The language of the document.
        minimum: The fewest people that a figure is of, where rows can be below it.
        tint: What the style sheet calls the tint of a printed score; None for a table without tints.
    """
    called = _called(rows, say)
    return {
        "first": first,
        "caption": caption,
        "headings": [say.apart(dimension.title) for dimension in rows[0].dimensions],
        "people": any(row.people for row in rows),
        "rows": [_row(row, say, minimum, tint) for row in rows],
        "notes": _notes([dimension for row in rows for dimension in row.dimensions], say),
        "left_out": [sentence for row, name in called for sentence in left_out_of(row, name, say)],
        "withheld": withheld_in(called, say, minimum=minimum),
    }


def _called(rows: Sequence[Row], say: Language) -> list[tuple[Row, Said]]:
    """Every row with its name as sentences say it: with the parts it lies in, where another row has the same name."""
    times = Counter(row.name for row in rows)
    return [(row, row.name if times[row.name] == 1 else say.row([*row.within, row.name])) for row in rows]


def rough(dimension: PublicDimension) -> bool:
    """Whether a printed score is one to the nearest 5: only of such a one it is not said whether there are two camps."""
    return dimension.score is not None and "two_camps" in dimension.withheld


def score_text(dimension: PublicDimension, say: Language) -> Said:
    """A score as it is printed, "about" where it is rough; a dash where there is none."""
    if dimension.score is None:
        return NONE
    if rough(dimension) and dimension.score_end is None:
        return say("about {score}", score=dimension.score)
    return words.score_of(say, dimension)


def _row(row: Row, say: Language, minimum: int | None, tint: Callable[[int], str] | None) -> View:
    why = whole_reason(row)
    without = len({name for dimension in row.dimensions for name in _names_left_out(dimension)})
    return {
        "name": row.name,
        "within": [say.apart(name) for name in row.within],
        "depth": min(row.depth, 6),
        "kind": row.kind,
        "leads": row.leads,
        "people": row.people,
        "without": say.plural("without {count} team", "without {count} teams", without) if without else "",
        "why": reason_text(why, say, minimum=minimum) if why else "",
        "cells": [] if why else [_cell(dimension, say, tint) for dimension in row.dimensions],
    }


def _cell(dimension: PublicDimension, say: Language, tint: Callable[[int], str] | None) -> View:
    """A score, where it very likely lies, and how many people it is of."""
    return {
        "score": score_text(dimension, say),
        "range": "" if dimension.interval is None else words.span(say, dimension.interval),
        "n": "" if dimension.n is None else say("n {count}", count=dimension.n),
        "tint": "" if tint is None or dimension.score is None else tint(dimension.score),
    }


def whole_reason(row: Row) -> Reason | None:
    """Why a row has no figure at all, where it is the same for all its features."""
    reasons = [dimension.withheld.get("score") for dimension in row.dimensions]
    bare = all(dimension.score is None and dimension.n is None for dimension in row.dimensions)
    return reasons[0] if bare and len({reason and reason.text for reason in reasons}) == 1 else None


def _notes(dimensions: Sequence[PublicDimension], say: Language) -> list[Said]:
    """How the table is read, as far as its figures need it."""
    scored = [dimension for dimension in dimensions if dimension.score is not None]
    everyone = any(_is(dimension.withheld.get("interval"), "everyone-answered") for dimension in scored)
    said = {
        say("Scores go from 0 to 100; higher is better. n: how many people a score is of."): bool(scored),
        say("The range: where a score very likely lies."): any(dimension.interval for dimension in scored),
        say("About: to the nearest 5. A finer figure could tell something of fewer than ten people."): any(map(rough, scored)),
        say("A score without a range is that of everyone."): everyone,
    }
    return [sentence for sentence, needed in said.items() if needed]


def _is(reason: Reason | None, code: str) -> bool:
    return reason is not None and reason.code == code


def _names_left_out(dimension: PublicDimension) -> list[str]:
    return dimension.left_out if isinstance(dimension, PublicTotal) else []


def left_out_of(row: Row, name: Said, say: Language) -> list[Said]:
    """Without which teams a row is counted; the features are named where it is not the same for all."""
    features: dict[tuple[str, ...], list[str]] = {}
    shown = [dimension for dimension in row.dimensions if dimension.score is not None]
    for dimension in shown:
        if _names_left_out(dimension):
            features.setdefault(tuple(_names_left_out(dimension)), []).append(dimension.title)
    return [
        say("{part} is counted without {names}, so that nobody there can be worked out.", part=name, names=say.listed(names))
        if len(titles) == len(shown)
        else say(
            "In {features}, {part} is counted without {names}, so that nobody there can be worked out.",
            features=say.quoted(titles),
            part=name,
            names=say.listed(names),
        )
        for names, titles in features.items()
    ]


def withheld_in(every: Sequence[tuple[Row, Said]], say: Language, *, minimum: int | None = None) -> list[Said]:
    """Why single scores are missing: each reason with the features and the rows that it concerns."""
    found: dict[Said, dict[tuple[str, ...], list[Said]]] = {}
    for row, name in every:
        missing: dict[Said, list[str]] = {}
        for dimension in row.dimensions if whole_reason(row) is None else ():
            reason = dimension.withheld.get("score")
            if dimension.score is None and reason is not None:
                missing.setdefault(reason_text(reason, say, minimum=minimum), []).append(dimension.title)
        for text, titles in missing.items():
            found.setdefault(text, {}).setdefault(tuple(titles), []).append(name)
    return [
        _missing(text, titles, names if len(names) < len(every) else [], say)
        for text, where in found.items()
        for titles, names in where.items()
    ]


def _missing(reason: Said, titles: Sequence[str], names: Sequence[Said], say: Language) -> Said:
    """That some rows have no score of some features, and why; without names, that no row has one."""
    features = say.listed(titles)
    if not names:
        return say("No score for {features}: {reason}", features=features, reason=reason)
    return say("No score of {names} for {features}: {reason}", names=_some_of(names, say), features=features, reason=reason)


def _some_of(names: Sequence[str], say: Language) -> Said:
    """Names in a row; of many only the first, and how many more there are."""
    more = len(names) - _MOST_NAMED
    if more < 1:
        return say.listed(names)
    return say("{names} and {count} more", names=say.row(names[:_MOST_NAMED]), count=more)
