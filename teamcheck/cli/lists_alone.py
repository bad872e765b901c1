"""A questionnaire of lists alone: what commands that need scores do not do with it."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire


def refuse_lists_alone(questionnaire: "Questionnaire", why: str) -> None:
    """Refuse a questionnaire that asks lists, and no statements that make a score.

    Args:
        questionnaire: What was asked for; any other is let through.
        why: What stands against it.

    Raises:
        BadParameter: It is one.
    """
    if questionnaire.checklists and not questionnaire.scored:
        beside = " with a score" if questionnaire.items else ""
        message = f"{questionnaire.id} asks lists to choose from and no statements{beside}, so it has no scores: {why}."
        raise typer.BadParameter(message, param_hint="--questionnaire")
