"""What the model of a questionnaire takes a feature for: an outcome, or a driver. A figure never shows that it is one."""

from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.model import Role
from teamcheck.report import summary
from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import PublicDimension


def role_word(role: Role, say: Language) -> Said | None:
    """What a feature is called in the model; None where it is just one that is measured.

    >>> from teamcheck.report.language import ENGLISH
    >>> role_word("outcome", ENGLISH), role_word("measured", ENGLISH)
    ('Outcome', None)
    """
    if role == "outcome":
        return say.word("role", "Outcome")
    return say.word("role", "Driver") if role == "driver" else None


def in_the_model(dimensions: Sequence[PublicDimension], say: Language) -> list[Said]:
    """Which features are outcomes or drivers, and that no figure shows what leads to what; empty where all are alike."""
    if len({dimension.role for dimension in dimensions}) < 2:
        return []
    outcomes, drivers = _of("outcome", dimensions), _of("driver", dimensions)
    return [
        *([_outcomes(outcomes, say)] if outcomes else []),
        *([_drivers(drivers, say)] if drivers else []),
        say("These figures cannot show what leads to what."),
    ]


def _outcomes(found: Sequence[PublicDimension], say: Language) -> Said:
    count, titles = len(found), summary.titles(found, say)
    return say.plural(
        "{titles} is an outcome: in the model it goes with the other features.",
        "{titles} are outcomes: in the model they go with the other features.",
        count,
        titles=titles,
    )


def _drivers(found: Sequence[PublicDimension], say: Language) -> Said:
    count, titles = len(found), summary.titles(found, say)
    return say.plural(
        "{titles} is a driver: in the model the other features may rest on it.",
        "{titles} are drivers: in the model the other features may rest on them.",
        count,
        titles=titles,
    )


def _of(role: Role, dimensions: Iterable[PublicDimension]) -> list[PublicDimension]:
    return [dimension for dimension in dimensions if dimension.role == role]
