"""``teamcheck goals``: whether a team's goals are few, specific, measurable, owned, dated, and from its purpose."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.goals_file import counted, goals_in
from teamcheck.cli.terminal import put_out_words
from teamcheck.errors import Problem

if TYPE_CHECKING:
    from teamcheck.responses.plans.goals import PlacedGoals


def goals(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="One goal on each line, or YAML (docs/plan-format.md); - reads standard input.",
            show_default=False,
        ),
    ],
) -> None:
    """Look at a team's goals: are they few, clear and easy to check?

    What it says is advice, and the rules look for English words.

    $ teamcheck goals our-goals.txt
    $ teamcheck goals goals.yaml
    """
    put_out_words("\n".join(_advice(goals_in(file), "standard input" if file == STANDARD_INPUT else str(file))))


def _advice(found: "PlacedGoals", named: str) -> Iterator[str]:
    """What there is to say of all goals, and then of each."""
    from teamcheck.responses.plans.goals_lint import lint_goal, lint_goals  # noqa: PLC0415  pydantic and YAML: not for --help

    of_each = [lint_goal(goal, found.purpose, place) for goal, place in zip(found.goals, found.places, strict=True)]
    unclear = sum(bool(said) for said in of_each)
    yield f"{on_one_line(named)}: {counted(found)}; {unclear or 'none'} could be clearer."
    yield from _said(lint_goals(found, named))
    for number, (goal, said) in enumerate(zip(found.goals, of_each, strict=True), start=1):
        yield f"\n{number}. {on_one_line(goal.text)}"
        yield from _said(said) if said else ["   Nothing to add."]


def _said(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"   {problem.message} [{problem.code}]"
        yield f"     → {problem.fix}"
