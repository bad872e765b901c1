"""What a new plan begins with: the features that a team's report says to talk about first."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from teamcheck.cli import rounds
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.plan_files import PLAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamcheck.responses.plans.write import Subject


class Begun(NamedTuple):
    """What a plan begins with.

    Attributes:
        suggested: The features that a report says to talk about first; none where it names none, or there is none.
        every: All that the team was asked about: features and lists.
        place: Where the plan goes, unless another place is named: beside the answers, where it is found again.
    """

    suggested: "Sequence[Subject]"
    every: "Sequence[Subject]"
    place: Path


def begun(source: Path | None, asked: Asked) -> Begun:
    """What is known before anybody is asked.

    Args:
        source: The folder of a round or of answers, or a file of answers; None for the round of this folder, if there is one.
        asked: What the command line says besides.

    Raises:
        TeamcheckError: Something cannot be read, or the round is not closed.
        BadParameter: The answers are of several teams.
    """
    from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  as above

    folder = rounds.HERE if source is None else source
    if (folder / FILE_NAME).is_file():
        return _of_report(*rounds.scored_here(asked, folder), folder / PLAN)
    if source is None:
        return _of_nothing(asked)
    file = source / ANSWERS if source.is_dir() else source
    return _of_report(*rounds.scored_here(replace(asked, files=[file])), file.parent / PLAN)


def _of_nothing(asked: Asked) -> Begun:
    """Nobody's report is at hand: every feature and list of the questionnaire can be chosen."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.plans.write import subjects  # noqa: PLC0415  as above

    return Begun((), subjects(load_questionnaire(asked.questionnaire)), PLAN)


def _of_report(asked: Asked, scored: Scored, place: Path) -> Begun:
    """What a report of the team says; that it is said is noted, as of every output of figures."""
    from teamcheck.responses.plans.write import subjects  # noqa: PLC0415  pydantic and YAML: not for --help

    cards = scored.shown()
    if len(cards) != 1:
        raise typer.BadParameter(f"a plan is of one team, and there are {len(cards)}; choose with --team.", param_hint="SOURCE")
    with giving_out(of_teams(scored, cards), Output("plan new", asked.without_ledger, asked.quiet), scored.policy.minimum):
        named = cards[0].reading.talk_about
    every = subjects(scored.questionnaire)
    return Begun([each for id_ in named for each in every if each.id == id_], every, place)
