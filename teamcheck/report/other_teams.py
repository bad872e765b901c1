"""Where a team's scores lie among other teams: after its own result, in words, and never as a rank."""

from collections.abc import Sequence

from teamcheck.report.dimensions import anchor, score_text
from teamcheck.report.ends import Ends
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.placing import MADE_UP
from teamcheck.scorecard.public import PublicDimension, PublicNorms, PublicPlace, PublicScorecard
from teamcheck.statistics.interval import USUAL_SPREAD

#: Of a hundred.
HALF = 50
Pairs = Sequence[tuple[PublicDimension, PublicPlace]]


def other_teams(card: PublicScorecard, ends: Ends, say: Language, copy: Copy) -> View | None:
    """The table of places, what it is of and what to keep in mind; None without norms, or without any figure."""
    if card.norms is None or card.edition == "discussion":
        return None
    pairs = list(zip(card.dimensions, card.norms.dimensions, strict=True))
    placed = any(place.percentile for _, place in pairs)
    return {
        "score_heading": say("Score") if copy == "organisation" else say("Your score"),
        "about": _about(card.norms, say),
        "how": _how(pairs, say),
        "rows": [_row(dimension, place, ends, say) for dimension, place in pairs] if placed else [],
        "notes": [*_why_not(pairs, say), *_now_and_in_general(pairs, say), *_ranges(pairs, say)],
        "caveats": _caveats(card.norms, say),
        "in_short": _in_short(card.norms, pairs, say),
    }


def place_text(place: PublicPlace, say: Language) -> Said:
    """A place in words; never one number alone.

    >>> from teamcheck.report.language import ENGLISH
    >>> at = lambda low, high: PublicPlace(id="goals", teams=120, usual_spread=22, percentile=[low, high], withheld={})
    >>> place_text(at(25, 70), ENGLISH), place_text(at(0, 35), ENGLISH), place_text(at(70, 100), ENGLISH)
    ('above at least 25 and below at least 30 of 100', 'below at least 65 of 100', 'above at least 70 of 100')
    >>> place_text(at(50, 100), ENGLISH), place_text(at(0, 50), ENGLISH)
    ('above at least half of them', 'below at least half of them')
    """
    if place.percentile is None:
        return say("cannot be placed")
    below, above = place.percentile[0], 100 - place.percentile[1]
    if not below:
        return say("below at least half of them") if above == HALF else say("below at least {count} of 100", count=above)
    if not above:
        return say("above at least half of them") if below == HALF else say("above at least {count} of 100", count=below)
    return say("above at least {below} and below at least {above} of 100", below=below, above=above)


def _about(norms: PublicNorms, say: Language) -> list[Said]:
    """Which teams these are."""
    those = {"teams": norms.teams, "people": norms.people, "edition": norms.edition}
    if _made_up(norms):
        teams = say("{teams} made-up teams of {people} made-up people: “{edition}”.", **those)
    else:
        teams = say("{teams} teams ({people} people) answered the same questions: “{edition}”.", **those)
    return [teams, *([say("Their work: {sector}.", sector=norms.sector)] if norms.sector else [])]


def _how(pairs: Pairs, say: Language) -> list[Said]:
    """How a place is read, where there is one."""
    if not any(place.percentile for _, place in pairs):
        return []
    return [
        say("Think of 100 such teams in a row, from the lowest score to the highest."),
        say("The less sure a score is, the less can be said of its place. A place is no mark, and it does not say why."),
    ]


def _ranges(pairs: Pairs, say: Language) -> list[Said]:
    """That the ranges of the report take the spread within a team from these teams, where they do."""
    if not any(dimension.interval and place.usual_spread != USUAL_SPREAD for dimension, place in pairs):
        return []
    return [say("The ranges in this report take from these teams how far apart people of one team usually are.")]


def _now_and_in_general(pairs: Pairs, say: Language) -> list[Said]:
    """Why a score with a narrow range can have no place, where the ranges are about those who did not answer."""
    if not any(dimension.interval_kind == "this team now" for dimension, _ in pairs):
        return []
    return [
        say(
            "The range of a score is about the team now. "
            "A place is about how the team works in general, and nobody can be as sure of that."
        )
    ]


def _row(dimension: PublicDimension, place: PublicPlace, ends: Ends, say: Language) -> View:
    return {
        "title": say.apart(dimension.title),
        "href": anchor(dimension.id),
        "score": score_text(dimension, ends, say),
        "place": place_text(place, say),
    }


def _why_not(pairs: Pairs, say: Language) -> list[Said]:
    """Why features cannot be placed: each reason once, with its features where there are several."""
    titles: dict[str, list[str]] = {}
    for dimension, place in pairs:
        if place.percentile is None:
            titles.setdefault(place.withheld["percentile"].text, []).append(dimension.title)
    if len(titles) == 1:
        return [say("Cannot be placed: {reason}", reason=say(reason)) for reason in titles]
    return [
        say.together([say("{features} cannot be placed.", features=say.quoted(found)), say(reason)])
        for reason, found in titles.items()
    ]


def _caveats(norms: PublicNorms, say: Language) -> list[Said]:
    """What to keep in mind: that nobody answered stands first; that the teams are no sample holds for all others."""
    always = say("These are teams that happened to be asked. Teams that do other work are no fair comparison.")
    return [*([] if _made_up(norms) else [always]), *(say(caveat.text) for caveat in norms.caveats)]


def _made_up(norms: PublicNorms) -> bool:
    """Whether nobody answered anything in these norms."""
    return any(caveat.code == MADE_UP for caveat in norms.caveats)


def _in_short(norms: PublicNorms, pairs: Pairs, say: Language) -> Said:
    """The whole table in one sentence, for a chat."""
    placed = [(dimension, place) for dimension, place in pairs if place.percentile is not None]
    if not placed and _made_up(norms):
        return say("No score is sure enough to be placed among these made-up teams.")
    if not placed:
        return say("No score is sure enough to be placed among other teams.")
    places = say.row([_short(*each, say) for each in placed])
    if _made_up(norms):
        return say("Among made-up teams: {places}.", places=places)
    return say("Among teams that answered the same questions: {places}.", places=places)


def _short(dimension: PublicDimension, place: PublicPlace, say: Language) -> Said:
    return say("“{title}” is {place}", title=dimension.title, place=place_text(place, say))
