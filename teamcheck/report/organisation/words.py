"""What the page of an organisation says beside its tables, from the figures as they are printed."""

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.totals.public import PublicNode, PublicOrganisation


def audience(organisation: PublicOrganisation, say: Language) -> Said:
    """What people were told of who sees the figures of their team, which decides whether teams stand in the page."""
    return {
        "team": say("People were told: only your team sees your team's figures. So no team's figures stand here."),
        "team-and-coach": say(
            "People were told: only your team and its coach see your team's figures. So no team's figures stand here."
        ),
        "organisation": say("People were told: your team's figures may go to the organisation, under its name."),
    }[organisation.policy.audience]


def minimum(organisation: PublicOrganisation, say: Language) -> Said:
    """The fewest people that a figure is of."""
    return say("No figure is of fewer than {minimum} people.", minimum=organisation.policy.minimum)


def in_short(organisation: PublicOrganisation, say: Language) -> list[Said]:
    """How much of the organisation can be shown, and what the page is not for."""
    parts = [node for node in organisation.nodes if node.path]
    shown = sum(has_scores(node) for node in parts)
    by_name = say(
        "Parts stand in the order of their names. Do not rank them by these figures, and do not judge a leader by them."
    )
    return [
        *([_shown(shown, len(parts), say), by_name] if parts else []),
        say("People in different parts do different work. Ask them what is behind a figure before you act on it."),
    ]


def has_scores(node: PublicNode) -> bool:
    """Whether any score of a part is shown."""
    return any(dimension.score is not None for dimension in node.dimensions)


def _shown(shown: int, of: int, say: Language) -> Said:
    if shown == of:
        return say.plural("The one part has figures.", "All {count} parts have figures.", of)
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
        say(
            "And no figures here, put together, tell those of a group of fewer than {minimum}."
            " For that, some parts have no figures, and some are counted without a team.",
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
