"""Two teams that answered about each other: either may see both sides, or neither sees any (method M77).

Each direction, one team about one other, is scored and disclosed as a team is, by the people who answered in it. What is shown
of a pair is made of the two scorecards and of nothing else. Nothing is ever added up over several partners.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.responses.directions import pairs, teams_of
from teamcheck.responses.model import Audience, Direction
from teamcheck.scorecard.checklists import without_figures as list_without_figures
from teamcheck.scorecard.discussion import (
    dimension_without_figures,
    group_without_score,
    mark_without_word,
    unscored_without_figures,
    without_figures,
)
from teamcheck.scorecard.public import PublicChecklist, PublicDimension, PublicMark, PublicScorecard, PublicUnscored
from teamcheck.scorecard.reading import reading_of

#: Whom people must have been told of before another team may see their figures: the narrowest audience beyond their own team.
NEEDED_AUDIENCE: Audience = "organisation"
#: Points of 100 between two printed scores from which on two teams are said to see something differently.
APART_FROM = 15
#: Why a direction is not shown where its own figures could be.
ONE_SIDED = "one-sided"

#: How one side's printed score stands to the other's.
Stands = Literal["higher", "lower", "alike", "unclear"]


@dataclass(frozen=True, slots=True)
class Partner:
    """One other team, as the page of a team shows it.

    Attributes:
        team: The other team's name.
        sides: What the team of the page answered about it, and what it answered about the team of the page; None where
            nothing may be shown of either.
    """

    team: str
    sides: tuple[PublicScorecard, PublicScorecard] | None


def on_both_sides(cards: Sequence[PublicScorecard], directions: Mapping[str, Direction]) -> list[PublicScorecard]:
    """The same scorecards without what is not shown on the other side too, feature by feature.

    Args:
        cards: What `disclose` makes of each direction; their ``team`` is the direction's name.
        directions: Name to who answered about whom.

    Returns:
        A scorecard for each, in the same order. One without a way back has no figures at all.
    """
    back, by_name = pairs(directions), {card.team: card for card in cards}
    return [_beside(card, by_name.get(back.get(card.team, ""))) for card in cards]


def _beside(card: PublicScorecard, other: PublicScorecard | None) -> PublicScorecard:
    """One side of a pair, as far as the other can be shown."""
    if other is None:
        return without_figures(card, ONE_SIDED)
    there = {dimension.id for dimension in other.dimensions if _is_shown(dimension)}
    kept = [
        each if not _is_shown(each) or each.id in there else dimension_without_figures(each, ONE_SIDED)
        for each in card.dimensions
    ]
    if not any(map(_is_shown, kept)):
        return without_figures(card, ONE_SIDED)
    gone = {dimension.group for dimension in kept if not _is_shown(dimension)}
    groups = [group_without_score(group) if group.id in gone else group for group in card.groups]
    update = {"dimensions": kept, "groups": groups, "reading": reading_of(kept), "norms": None, "breakdowns": []}
    beside = {"checklists": _lists(card, other), "real_team": _marks(card, other), "unscored": _unscored(card, other)}
    return card.model_copy(update={**update, **beside})


def _lists(card: PublicScorecard, other: PublicScorecard) -> list[PublicChecklist]:
    """The lists of one side, each without figures where the other side's has none."""
    there = {each.id for each in other.checklists if each.n is not None}
    return [each if each.n is None or each.id in there else list_without_figures(each, ONE_SIDED) for each in card.checklists]


def _marks(card: PublicScorecard, other: PublicScorecard) -> list[PublicMark]:
    """The marks of one side, each without its word where the other side's has none."""
    there = {each.id for each in other.real_team if each.met is not None}
    return [each if each.met is None or each.id in there else mark_without_word(each, ONE_SIDED) for each in card.real_team]


def _unscored(card: PublicScorecard, other: PublicScorecard) -> list[PublicUnscored]:
    """The statements without a score of one side, each without its figures where the other side's has none."""
    there = {each.id for each in other.unscored if each.word is not None}
    return [each if each.n is None or each.id in there else unscored_without_figures(each, ONE_SIDED) for each in card.unscored]


def _is_shown(dimension: PublicDimension) -> bool:
    return dimension.n is not None


def partners(cards: Sequence[PublicScorecard], directions: Mapping[str, Direction]) -> dict[str, list[Partner]]:
    """Each team that answered, by name, to the teams it answered about or that answered about it, by name.

    What teams answered about each other stands on the pages of these two alone: nothing of a pair is on the page of a third.

    Args:
        cards: What `on_both_sides` leaves.
        directions: Name to who answered about whom.
    """
    teams, back, by_name = teams_of(directions), pairs(directions), {card.team: card for card in cards}
    found: dict[str, dict[str, Partner]] = {direction.team: {} for direction in directions.values()}
    for name, direction in directions.items():
        other = teams.meant(direction.about)
        there, way_back = by_name.get(name), by_name.get(back.get(name, ""))
        sides = None if there is None or way_back is None or there.edition == "discussion" else (there, way_back)
        found[direction.team].setdefault(other or direction.about, Partner(other or direction.about, sides))
        if other is not None and name not in back:
            found[other].setdefault(direction.team, Partner(direction.team, None))
    return {team: [found[team][other] for other in sorted(found[team], key=str.casefold)] for team in sorted(found)}


def stands(ours: PublicDimension, theirs: PublicDimension) -> Stands | None:
    """How our printed score stands to theirs; None where one of them is not printed.

    They are alike where they lie less than 15 points apart. Further apart they differ, if each lies outside the other's printed
    range; else that is unclear.

    Example:
        >>> from types import SimpleNamespace as Printed
        >>> high, low = Printed(score=80, interval=[65, 95]), Printed(score=50, interval=[35, 70])
        >>> stands(high, low), stands(low, high), stands(high, Printed(score=70, interval=None))
        ('higher', 'lower', 'alike')
        >>> stands(high, Printed(score=55, interval=[30, 80]))
        'unclear'
        >>> stands(high, Printed(score=None)) is None
        True
    """
    if ours.score is None or theirs.score is None:
        return None
    if abs(ours.score - theirs.score) < APART_FROM:
        return "alike"
    if _within(ours.score, theirs.interval) or _within(theirs.score, ours.interval):
        return "unclear"
    return "higher" if ours.score > theirs.score else "lower"


def _within(score: int, interval: Sequence[int] | None) -> bool:
    return interval is not None and interval[0] <= score <= interval[1]
