"""All teams, all features: a row a team by its name, each score tinted by the number that is printed, never sorted by it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from teamcheck.report import words
from teamcheck.report.grid import NONE
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.organisation.plan import Placed
from teamcheck.report.why import reason_text
from teamcheck.scorecard.printed import PrintedDimension, PrintedTeam
from teamcheck.scorecard.public import FULL_FROM, Reason
from teamcheck.scorecard.reasons import SENTENCES
from teamcheck.scorecard.totals.public import PublicMiddle, PublicOrganisation
from teamcheck.scorecard.totals.shown_teams import is_shown

#: Below each of these printed scores a tint ends, and the last has no end: orange below 50, blue from 60 on.
STEPS = (40, 50, 60, 70)
#: What the style sheet calls the tints, from the lowest score to the highest.
TINTS = ("low-low", "low", "even", "high", "high-high")


def tint(score: int) -> str:
    """The tint of a printed score.

    >>> tint(39), tint(40), tint(59), tint(60), tint(100)
    ('low-low', 'low', 'even', 'high', 'high-high')
    """
    return TINTS[sum(score >= step for step in STEPS)]


def heat(organisation: PublicOrganisation, teams: Sequence[Placed], titles: Sequence[str], say: Language) -> View:
    """The table, its legend, and why scores are missing.

    Args:
        organisation: What may be shown of all teams together.
        teams: Those of this page by name, one or more.
        titles: Of the features that have a score, in order.
        say: The language of the document.
    """
    rows = [placed.team for placed in teams]
    every = [dimension for team in rows for dimension in team.dimensions]
    return {
        "caption": say("Teams by name, features side by side"),
        "headings": [say.apart(title) for title in titles],
        "rows": [_row(placed.team, placed.part, say) for placed in teams],
        "median": [_median(each, say) for each in organisation.medians],
        "apart": any(each.agreement == "apart" for each in every),
        "hidden": any(each.score is None for each in every),
        "notes": _notes(rows, say),
        "withheld": list(_missing(rows, titles, say)),
    }


def legend(say: Language) -> list[tuple[str, Said]]:
    """Every tint, and the scores it stands for."""
    first, *_, last = STEPS
    between = [say("{low} to {high}", low=low, high=high - 1) for low, high in pairwise(STEPS)]
    return list(
        zip(
            TINTS,
            [say("{score} or less", score=first - 1), *between, say("{score} or more", score=last)],
            strict=True,
        )
    )


def _row(team: PrintedTeam, part: str, say: Language) -> View:
    return {
        "name": say.apart(team.team),
        "part": say.apart(part) if part else "",
        "people": people(team, say),
        "why": "" if is_shown(team) else _why(team, say),
        "cells": [_cell(each, say) for each in team.dimensions] if is_shown(team) else [],
    }


def people(team: PrintedTeam, say: Language) -> Said:
    """How many answered, of how many, where that is known."""
    return Said(team.answered) if team.size is None else say("{some} of {count}", some=team.answered, count=team.size)


def _why(team: PrintedTeam, say: Language) -> Said:
    """Why a team has no score at all."""
    if {each.why for each in team.dimensions} == {"below-minimum"}:
        reason = Reason(code="below-minimum", text=SENTENCES["below-minimum"])
        return reason_text(reason, say, minimum=team.policy.minimum)
    return say("No score can be shown: the list below the table says why.")


def _cell(dimension: PrintedDimension, say: Language) -> View:
    if dimension.score is None:
        return {"score": NONE, "tint": "hidden", "apart": False}
    return {
        "score": words.score(say, dimension.score, dimension.score_end),
        "tint": tint(dimension.score),
        "apart": dimension.agreement == "apart",
    }


def _median(middle: PublicMiddle, say: Language) -> Said:
    return NONE if middle.median is None else say("{number}", number=middle.median)


def _notes(teams: Sequence[PrintedTeam], say: Language) -> list[Said]:
    """How the table is read, as far as its figures need it."""
    rough = any(
        each.score is not None and each.n is not None and each.n < FULL_FROM for team in teams for each in team.dimensions
    )
    return [
        say("Scores from 0 to 100, higher is better."),
        say("Read down a column to see what teams share. This is no ranking: teams stand in the order of their names."),
        *([say("Scores of fewer than ten people are to the nearest 5.")] if rough else []),
    ]


def _missing(teams: Sequence[PrintedTeam], titles: Sequence[str], say: Language) -> Iterator[Said]:
    """Why single scores are missing: each reason with the features that it concerns in any team of the table."""
    found: dict[str, dict[str, None]] = {}
    for team in teams:
        if not is_shown(team) and {each.why for each in team.dimensions} == {"below-minimum"}:
            continue
        for title, each in zip(titles, team.dimensions, strict=True):
            if each.score is None:
                found.setdefault(each.why, {})[title] = None
    for code in sorted(found):
        reason = reason_text(Reason(code=code, text=SENTENCES[code]), say)
        yield say("Some teams have no score for {features}: {reason}", features=say.listed(list(found[code])), reason=reason)
