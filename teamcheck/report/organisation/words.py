"""What the page of an organisation says beside its tables, from the figures as they are printed."""

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import Language, Said
from teamcheck.report.organisation.plan import Page
from teamcheck.report.why import reason_text
from teamcheck.scorecard.totals.public import PublicCoverage, PublicNode, PublicOrganisation, PublicWithout

#: Two are not counted but called so.
_BOTH = 2


def audience(organisation: PublicOrganisation, say: Language, *, said: bool) -> Said:
    """What people were told of who sees the figures of their team, which decides whether teams stand in the page.

    Args:
        organisation: The figures.
        say: The language of the document.
        said: Whether anything says what people were told; if not, it is taken to be the narrowest.
    """
    if not said:
        return say("Nothing says what people were told: figures of a team are taken to be for that team alone.")
    return {
        "team": say("People were told: only your team sees your team's figures. So no team stands here under its name."),
        "team-and-coach": say(
            "People were told: only your team and its coach see your team's figures. So no team stands here under its name."
        ),
        "organisation": say("People were told: your team's figures may go to the organisation, under its name."),
    }[organisation.policy.audience]


def minimum(organisation: PublicOrganisation, say: Language) -> Said:
    """The fewest people that a figure is of."""
    return say("No figure is of fewer than {minimum} people.", minimum=organisation.policy.minimum)


def in_short(page: Page, say: Language) -> list[Said]:
    """How many parts can be shown, and what the page is not for."""
    parts = [node for node in page.nodes if node.path]
    shown = sum(has_scores(node) for node in parts)
    if not parts:
        return [say("Teams do different work. Ask them what is behind a figure before you act on it.")]
    return [
        _shown(shown, len(parts), say),
        say("Parts stand in the order of their names. Do not rank them by these figures, and do not judge a leader by them."),
        say("People in different parts do different work. Ask them what is behind a figure before you act on it."),
    ]


def coverage(organisation: PublicOrganisation, say: Language) -> list[Said]:
    """How many teams and people took part, and why teams have no figures: in numbers, without names."""
    found = organisation.coverage
    return [
        *(
            []
            if found.listed is None
            else [say.plural("{count} team is on the list.", "{count} teams are on the list.", found.listed)]
        ),
        say.plural("{count} team has answers.", "{count} teams have answers.", found.with_answers),
        say.plural("{count} team has a score that can be shown.", "{count} teams have a score that can be shown.", found.shown),
        _people(found, say),
        *(_without(each, organisation, say) for each in found.without),
    ]


def _without(found: PublicWithout, organisation: PublicOrganisation, say: Language) -> Said:
    reason = reason_text(found.reason, say, minimum=organisation.policy.minimum)
    return say.plural("{count} team has none: {reason}", "{count} teams have none: {reason}", found.teams, reason=reason)


def _people(found: PublicCoverage, say: Language) -> Said:
    if found.invited is None:
        return say.plural("{count} person answered.", "{count} people answered.", found.answered)
    return say.plural(
        "{some} of {count} person answered.", "{some} of {count} people answered.", found.invited, some=found.answered
    )


def caption(organisation: PublicOrganisation, say: Language) -> Said:
    """What the table of parts is of: its levels, from the top."""
    if not organisation.tree:
        return say("The parts, by name")
    return say("The parts, by name: {levels}", levels=say.row(organisation.tree))


def has_scores(node: PublicNode) -> bool:
    """Whether any score of a part is shown."""
    return any(dimension.score is not None for dimension in node.dimensions)


def _shown(shown: int, of: int, say: Language) -> Said:
    if shown == of == _BOTH:
        return say("Both parts have figures.")
    if shown == of:
        return say.plural("The one part has figures.", "All {count} parts have figures.", of)
    if not shown:
        return say("No part has figures. The table says why.")
    return say.plural(
        "{some} of {count} part has figures. Where there are none, the table says why.",
        "{some} of {count} parts have figures. Where there are none, the table says why.",
        of,
        some=shown,
    )


def protection(organisation: PublicOrganisation, say: Language) -> list[Said]:
    """What protects the people who answered."""
    return [
        say("Answers are confidential: the report does not say who gave which answer, or who answered at all."),
        say("A figure appears only where at least {minimum} people answered.", minimum=organisation.policy.minimum),
        say("Scores of teams lie side by side without names only where five teams or more have one."),
        say(
            "No figures here, put together, tell what fewer than {minimum} people said."
            " Where a part has no figures, or is counted without a team, that is the reason.",
            minimum=organisation.policy.minimum,
        ),
        say("Confidential does not mean that nobody could ever look: whoever holds the file of answers can open it."),
    ]


def origin(organisation: PublicOrganisation, questionnaire: Questionnaire, say: Language) -> list[tuple[Said, Said | str]]:
    """Which questionnaire it was, to the byte, and what made this."""
    return [
        (say("Questionnaire"), say("{title}, version {version}", title=questionnaire.title, version=questionnaire.version)),
        (say("Fingerprint"), organisation.questionnaire.sha256),
        (say("Made with"), f"teamcheck {organisation.teamcheck}"),
    ]


def in_no_part(organisation: PublicOrganisation, say: Language) -> list[Said]:
    """Teams directly under a part that has smaller ones: without them the smaller ones do not add up to it.

    How many answered in them is what its own number has beyond those of its parts.
    """
    found = []
    for node in organisation.nodes:
        below = [each for each in organisation.nodes if each.path and each.path[:-1] == node.path]
        teams = sum(member.path == node.path for member in organisation.members)
        if below and teams:
            found.append(_directly(node, teams, node.answered - sum(each.answered for each in below), say))
    return found


def _directly(node: PublicNode, teams: int, answers: int, say: Language) -> Said:
    if not node.path:
        return say.plural(
            "{count} team ({answers} answered) is in no part. It belongs to everybody together only.",
            "{count} teams ({answers} answered) are in no part. They belong to everybody together only.",
            teams,
            answers=answers,
        )
    return say.plural(
        "{count} team ({answers} answered) is in no smaller part of {part}. It belongs to {part} only.",
        "{count} teams ({answers} answered) are in no smaller part of {part}. They belong to {part} only.",
        teams,
        answers=answers,
        part=node.name,
    )


def counted(node: PublicNode, say: Language) -> Said | None:
    """How many of a part's people are counted, where teams are left out; None where none is or nothing is shown."""
    counts = [dimension.n for dimension in node.dimensions if dimension.n is not None]
    if not counts or not any(dimension.left_out for dimension in node.dimensions):
        return None
    if min(counts) == max(counts):
        return say("{number} of them counted", number=min(counts))
    return say("{low} to {high} of them counted", low=min(counts), high=max(counts))
