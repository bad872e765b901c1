"""A questionnaire about another team: what commands do not do with it, and what the rounds of both teams say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import Asked
from teamcheck.errors import TeamcheckError

if TYPE_CHECKING:
    from teamcheck.collect.round import Round
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Responses


def refuse_for_pairs(asked: Asked, questionnaire: "Questionnaire") -> None:
    """Refuse what does not go together with a questionnaire about another team; anything goes with others.

    Raises:
        BadParameter: It does not.
    """
    if questionnaire.about is None:
        return
    together = "teams that answered about each other are read together"
    refused = {
        "--team": (asked.team, f"{together}: leave it out, and every team gets its own page."),
        "--tree": (asked.tree, "nothing is added up over teams that answered about each other; leave it out."),
        "--by": (asked.by, "teams that answered about each other are not parted into groups; leave it out."),
        "--norms": (asked.norms, "there are no norms for teams that answered about each other; leave it out."),
    }
    for option, (given, why) in refused.items():
        if given:
            raise typer.BadParameter(why, param_hint=option)


_BOTH_SIDES = "only `teamcheck score` and `teamcheck report` know both sides"


def refuse_pairs(questionnaire: "Questionnaire", why: str = _BOTH_SIDES) -> None:
    """Refuse a questionnaire about another team.

    Args:
        questionnaire: What was asked for; any other is let through.
        why: What stands against it.

    Raises:
        BadParameter: It is one.
    """
    if questionnaire.about is not None:
        raise typer.BadParameter(f"{questionnaire.id} is about another team: {why}.", param_hint="--questionnaire")


def sizes_of_rounds(files: Sequence[Path], responses: "Responses") -> dict[str, int]:
    """How many people each team has, as its own round says in whose folder its answers lie.

    Args:
        files: The files of answers.
        responses: What was read of them, in both directions.

    Returns:
        The size of each direction, by its name; none where no round is of both teams, or more people answered than it has.
    """
    from teamcheck.responses.rows import alike  # noqa: PLC0415  not for --help

    people = {(alike(each.team), alike(each.about)): each.people for each in _rounds_beside(files)}
    found = {name: people.get((alike(each.team), alike(each.about))) for name, each in responses.directions.items()}
    most: Counter[str] = Counter()
    for (team, _), answered in Counter((row.team, row.round) for row in responses.rows).items():
        most[team] = max(most[team], answered)
    return {name: size for name, size in found.items() if size is not None and size >= most[name]}


def _rounds_beside(files: Sequence[Path]) -> "Iterator[Round]":
    """The rounds in whose folders files of answers lie; one that cannot be read says nothing here."""
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    for folder in dict.fromkeys(file.parent for file in files):
        if (folder / FILE_NAME).is_file():
            try:
                yield read_round(folder)
            except TeamcheckError:
                continue
