"""An organisation in full: its tree, and everybody who answered. Never printed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.tree import Tree
from teamcheck.scorecard.parted import Parted
from teamcheck.statistics.complete import CompleteCases


@dataclass(frozen=True, slots=True)
class Organisation:
    """Everybody in one round of all teams that were scored together, exact and unprotected.

    Attributes:
        questionnaire: What was asked.
        round: The time of asking, or None.
        tree: The parts of the organisation, and where each team stands.
        sizes: Members of each team, those without answers too.
        parted: Everybody who answered.
        complete: For each dimension that has a score, everybody who answered all of its statements; None where they were not
            counted.
        listed: Whether a list says which teams there are; else the tree holds those that have answers.
    """

    questionnaire: Questionnaire
    round: str | None
    tree: Tree
    sizes: Mapping[str, int]
    parted: Parted
    complete: tuple[CompleteCases, ...] | None = None
    listed: bool = True
