"""A questionnaire about another team: what commands do not do with it."""

from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import Asked

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire


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
