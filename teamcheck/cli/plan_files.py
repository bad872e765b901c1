"""The plan that a command is about, and what its team was asked: the round beside it says so."""

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from teamcheck.cli import options
from teamcheck.cli.terminal import put_out_words, talk

if TYPE_CHECKING:
    from teamcheck.questionnaire.document import Document
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.action_plan import ActionPlan

#: What a plan is always called, unless it is named.
PLAN = Path("plan.yaml")
#: What comes when no check-in does.
ASK_AGAIN = "ask the team again when it suits you: teamcheck init"
PlanFile = Annotated[
    Path,
    typer.Argument(metavar="[PLAN]", help="A plan, or the folder it lies in (plan.yaml).", show_default=False),
]


class Opened(NamedTuple):
    """A plan that was read.

    Attributes:
        file: Where it lies.
        plan: What it says.
        document: Where each part of it stands.
        questionnaire: What the team was asked.
        team: The team's name; empty where no round lies beside the plan.
        round: The name of that round; empty as above.
    """

    file: Path
    plan: "ActionPlan"
    document: "Document"
    questionnaire: "Questionnaire"
    team: str
    round: str


def opened(named: Path, questionnaire: str) -> Opened:
    """Read a plan.

    Args:
        named: Its file, or the folder it lies in.
        questionnaire: What the team was asked; that of the round beside the plan, where it is the usual one.

    Raises:
        TeamcheckError: Something cannot be read.
    """
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above
    from teamcheck.responses.action_plan import asked_in, open_plan  # noqa: PLC0415  as above

    file = named / PLAN if named.is_dir() else named
    round_ = read_round(file.parent) if file.with_name(FILE_NAME).is_file() else None
    if round_ is not None and questionnaire == options.QUESTIONNAIRE:
        asked = round_.questionnaire
    else:
        asked = load_questionnaire(questionnaire)
    plan, document = open_plan(file, asked_in(asked))
    return Opened(file, plan, document, asked, round_.team if round_ else "", round_.name if round_ else "")


def asked_with(place: Path, questionnaire: str) -> str:
    """What a command to be pasted says of the questionnaire of a plan, with a space before it: nothing of the usual one."""
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  pydantic and YAML: not for --help

    known = questionnaire == options.QUESTIONNAIRE or place.with_name(FILE_NAME).is_file()
    return "" if known else f" -q {shlex.quote(questionnaire)}"


def extent(plan: "ActionPlan") -> str:
    """How much is in a plan, in words."""
    count = len(plan.actions)
    return f"a plan of {count} {'action' if count == 1 else 'actions'}"


def say_usable(found: Opened) -> None:
    """Say that a plan can be used, and remind of what could be stopped where it names nothing: that is no fault."""
    put_out_words(f"{found.file}: {extent(found.plan)}. It can be used.")
    if found.plan.stop is None and any(action.done != "done" for action in found.plan.actions):
        talk("It names nothing that you stop. What takes time and helps little? Write it after `stop:` and make room.")


def next_said(plan: "ActionPlan", today: date) -> str:
    """When the next check-in is due, or was due and nothing is written of it, in words; or why none is."""
    from teamcheck.report.days import dated  # noqa: PLC0415  not for --help
    from teamcheck.report.language import ENGLISH  # noqa: PLC0415  as above
    from teamcheck.responses.plans.due import next_check_in  # noqa: PLC0415  as above

    following = next_check_in(plan)
    if following is not None and following.day < today:
        day = dated(following.day, ENGLISH).plain
        return f"Check-in was due on {day}, {following.after} days after the plan."
    if following is not None:
        return f"Next check-in: {dated(following.day, ENGLISH).plain}, {following.after} days after the plan."
    if all(action.done == "done" for action in plan.actions):
        return "All of it is done."
    if plan.made is None:
        return "The plan does not say when it was made, so nobody knows when to check in next: add `made:`."
    return "That was the last check-in."
