"""What most teams share, in words (method M71): the title and the first paragraph, from the figures as they are printed."""

from collections.abc import Mapping, Sequence

from teamcheck.report.language import Language, Said
from teamcheck.scorecard.placing import MADE_UP
from teamcheck.scorecard.reading import BUILD_ON_FROM
from teamcheck.scorecard.totals.patterns import LOW_BELOW
from teamcheck.scorecard.totals.public import PublicCompared, PublicCoverage, PublicOrganisation, PublicPattern, SharedPattern

#: Features that a title names, and that have a sentence each; more are counted, or named together.
MOST_IN_TITLE, MOST_ALONE = 2, 3

Titles = Mapping[str, str]


def title(organisation: PublicOrganisation, titles: Titles, say: Language) -> Said:
    """What the page is called: what most teams share, what is low first.

    Args:
        organisation: The figures.
        titles: Of the features, by their ids.
        say: The language of the document.
    """
    low, high = (_with(organisation.patterns, side) for side in ("low", "high"))
    found = low or high
    if not found:
        return _no_title(organisation.patterns, say)
    features = _features(found, organisation.patterns, titles, say)
    beside_others = all(each.against == "norms" for each in found)
    if low:
        if beside_others:
            return say("Lower than elsewhere in most teams: {features}", features=features)
        return say("Low in most teams: {features}", features=features)
    if beside_others:
        return say("Higher than elsewhere in most teams: {features}", features=features)
    return say("High in most teams: {features}", features=features)


def _no_title(patterns: Sequence[PublicPattern], say: Language) -> Said:
    if all(each.below is None for each in patterns):
        return say("All teams together")
    return say("Nothing is low or high in most teams")


def _with(patterns: Sequence[PublicPattern], side: SharedPattern) -> list[PublicPattern]:
    return [each for each in patterns if each.pattern == side]


def _features(found: Sequence[PublicPattern], of: Sequence[PublicPattern], titles: Titles, say: Language) -> Said:
    if len(found) == len(of) > MOST_IN_TITLE:
        return say("all features")
    if len(found) > MOST_IN_TITLE:
        return say.plural("{count} feature", "{count} features", len(found))
    return say.listed([titles[each.id] for each in found])


def extent(coverage: PublicCoverage, say: Language) -> Said:
    """How many teams are shown, of how many."""
    if not coverage.shown:
        return say("No team has enough answers to be shown.")
    if coverage.shown == coverage.teams:
        return say.plural("The one team can be shown.", "All {count} teams have enough answers to be shown.", coverage.teams)
    return say.plural(
        "{some} of {count} team has enough answers to be shown.",
        "{some} of {count} teams have enough answers to be shown.",
        coverage.teams,
        some=coverage.shown,
    )


def shared(organisation: PublicOrganisation, titles: Titles, say: Language) -> list[Said]:
    """What most teams have in common, what is low first; that there is nothing, where there is nothing.

    Args:
        organisation: The figures.
        titles: Of the features, by their ids.
        say: The language of the document.
    """
    patterns = organisation.patterns
    if all(each.below is None for each in patterns):
        return [say("Fewer than five teams can be shown, so nothing is said of what teams share.")]
    found = [sentence for side in ("low", "high") for sentence in _side(_with(patterns, side), len(patterns), titles, say)]
    return found or [say("No feature is low in most teams, and none is high in most teams. Look at each team by itself.")]


def _side(found: Sequence[PublicPattern], of: int, titles: Titles, say: Language) -> list[Said]:
    """The sentences of one side: one a feature, or one for many."""
    if len(found) <= MOST_ALONE:
        return [_alone(each, titles[each.id], say) for each in found]
    features = say("all features") if len(found) == of else say.quoted([titles[each.id] for each in found])
    against = {each.against for each in found}
    if found[0].pattern == "low":
        if against == {"scale"}:
            return [_low_together(found[0].low, features, say)]
        return [
            say(
                "Most teams score lower than other teams do on {features}:"
                " these are matters for the organisation, not for single teams.",
                features=features,
            )
        ]
    if against == {"scale"}:
        return [say("Most teams score {score} or more on {features}.", score=found[0].high, features=features)]
    return [say("Most teams score higher than other teams do on {features}.", features=features)]


def _low_together(below: int, features: Said, say: Language) -> Said:
    return say(
        "Most teams score below {score} on {features}: these are matters for the organisation, not for single teams.",
        score=below,
        features=features,
    )


def _alone(found: PublicPattern, feature: str, say: Language) -> Said:
    if found.pattern == "low":
        values = {"some": found.below, "score": found.low, "feature": feature}
        if found.against == "scale":
            return say.plural(
                "{some} of {count} team scores below {score} on “{feature}”:"
                " that is a matter for the organisation, not for single teams.",
                "{some} of {count} teams score below {score} on “{feature}”:"
                " that is a matter for the organisation, not for single teams.",
                found.teams,
                **values,
            )
        return say.plural(
            "{some} of {count} team scores below the middle of other teams ({score}) on “{feature}”:"
            " that is a matter for the organisation, not for single teams.",
            "{some} of {count} teams score below the middle of other teams ({score}) on “{feature}”:"
            " that is a matter for the organisation, not for single teams.",
            found.teams,
            **values,
        )
    values = {"some": found.above, "score": found.high, "feature": feature}
    if found.against == "scale":
        return say.plural(
            "{some} of {count} team scores {score} or more on “{feature}”.",
            "{some} of {count} teams score {score} or more on “{feature}”.",
            found.teams,
            **values,
        )
    return say.plural(
        "{some} of {count} team scores above the middle of other teams ({score}) on “{feature}”.",
        "{some} of {count} teams score above the middle of other teams ({score}) on “{feature}”.",
        found.teams,
        **values,
    )


def cautions(organisation: PublicOrganisation, say: Language) -> list[Said]:
    """What to keep in mind of what is shared: what it was compared with, and that statements are not alike."""
    found = [each for each in organisation.patterns if each.pattern is not None]
    said = [] if organisation.norms is None else _norms(organisation.norms, say)
    if any(each.against == "scale" for each in found):
        said.append(
            say(
                "Some statements are harder to say yes to than others."
                " Without figures of other organisations nobody knows which scores are usual."
            )
        )
    return said


def _norms(norms: PublicCompared, say: Language) -> list[Said]:
    """Which other teams these are."""
    those = {"teams": norms.teams, "people": norms.people, "edition": norms.edition}
    if any(caveat.code == MADE_UP for caveat in norms.caveats):
        about = [say("Compared with {teams} made-up teams of {people} made-up people: “{edition}”.", **those)]
    else:
        about = [
            say("Compared with {teams} other teams ({people} people): “{edition}”.", **those),
            say("These are teams that happened to be asked. Teams that do other work are no fair comparison."),
        ]
    work = [say("Their work: {sector}.", sector=norms.sector)] if norms.sector else []
    return [*about, *work, *(say(caveat.text) for caveat in norms.caveats)]


def most(say: Language) -> list[Said]:
    """What "most teams" means on the page (method M71)."""
    return [
        say("“Most teams” are at least three of four teams that have a score, and five at least."),
        say(
            "“Low” is a printed score below {low}, “high” one of {high} or more; beside norms, below or above their middle.",
            low=LOW_BELOW,
            high=BUILD_ON_FROM,
        ),
        say("That is how these teams answered, and no proof of a cause."),
    ]
