"""What a team set out to do after a round: ``plan.yaml`` (``teamcheck/plan/1``), read with every fault and its line.

docs/plan-format.md describes the file to people.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from teamcheck._frozen import Frozen
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.document import Document, as_day, as_written
from teamcheck.questionnaire.field_types import ColumnId, Label, Line, Name
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.shape import held_against
from teamcheck.responses.files.container import says_it_is
from teamcheck.responses.side_document import not_usable, open_side_document, told_of

SCHEMA = "teamcheck/plan/1"
FILE_NAME = "plan.yaml"
#: More than a team can keep in mind; one or two are better.
MOST_ACTIONS = 5
#: More than a year of asking every three weeks.
MOST_CHECKINS = 20

Done = Literal["done", "partly", "not yet"]
Helped = Literal["yes", "a little", "no"]
Whose = Literal["ours", "raise"]
#: How it is, beside how it was when the plan was made, as the team sees it.
Now = Literal["worse", "same", "better"]
Written = Annotated[Label, BeforeValidator(as_written)]
Day = Annotated[date, BeforeValidator(as_day)]


class FirstStep(Frozen):
    """What is done first.

    Attributes:
        text: What.
        by: By when.
    """

    text: Line
    by: Written | None = None


class CheckIn(Frozen):
    """What a team said of an action on one day: its own words, and no measurement.

    Attributes:
        day: The day.
        done: Whether it was done by then.
        now: How it was then, beside how it was when the plan was made.
        words: What else the team said, in one line that names nobody.
    """

    day: Day
    done: Done
    now: Now
    words: Line | None = None


class Action(Frozen):
    """One thing to do.

    Attributes:
        text: What.
        dimension: Id of the feature it shall move.
        items: Ids of statements it is about, if it is about some.
        owner: Who sees to it.
        by: By when.
        know: How the team will know that it works.
        done: Whether it was done, once somebody has said.
        helped: Whether the team thinks that it helped; never where it is not done yet.
        first_step: What is done first.
        help: What help the team needs for it.
        help_from: From whom.
        whose: Whether the team can do it alone, or has to raise it with somebody.
        raise_with: With whom.
        reply_by: By when they reply.
        checkins: What the team said of it since, earliest first.
    """

    text: Line
    dimension: Name
    items: tuple[ColumnId, ...] = ()
    owner: Written | None = None
    by: Written | None = None
    know: Line | None = None
    done: Done | None = None
    helped: Annotated[Helped, BeforeValidator(as_written)] | None = None
    first_step: FirstStep | None = None
    help: Line | None = None
    help_from: Written | None = None
    whose: Whose | None = None
    raise_with: Written | None = None
    reply_by: Written | None = None
    checkins: Annotated[tuple[CheckIn, ...], Field(max_length=MOST_CHECKINS)] = ()


class ActionPlan(Frozen):
    """The whole file.

    Attributes:
        made: The day on which the team agreed on it: what the days of check-ins are counted from.
        stop: One thing that the team stops doing.
    """

    schema_: Literal["teamcheck/plan/1"] = Field(alias="schema")
    made: Day | None = None
    stop: Line | None = None
    actions: Annotated[tuple[Action, ...], Field(min_length=1, max_length=MOST_ACTIONS)]


def is_plan(file: Path) -> bool:
    """Whether a file that nobody named is a plan: others may be called so too."""
    return says_it_is(file, "teamcheck/plan/")


def asked_in(questionnaire: Questionnaire) -> dict[str, list[str]]:
    """Id of each feature that is asked to the ids of its statements, of each list to those of its options.

    That is what a plan can be about; where a list is called like a feature, the feature is meant.
    """
    lists = {each.id: [*each.options] for each in questionnaire.checklists}
    return lists | {each.id: [item.id for item in each.items] for each in questionnaire.scored}


def read_plan(file: Path, asked: Mapping[str, Iterable[str]]) -> ActionPlan:
    """Read a plan.

    Args:
        file: Where it lies.
        asked: Id of each feature that was asked to the ids of its statements.

    Raises:
        ResponsesError: It cannot be used; with every problem.
    """
    return open_plan(file, asked)[0]


def open_plan(file: Path, asked: Mapping[str, Iterable[str]]) -> tuple[ActionPlan, Document]:
    """Read a plan, and keep where each part of it stands.

    Args:
        file: Where it lies.
        asked: Id of each feature that was asked to the ids of its statements.

    Raises:
        ResponsesError: It cannot be used; with every problem.
    """
    document, problems = open_side_document(file, "the plan", Code.PLAN_NOT_READABLE, _CURE, _told_of_plans)
    plan, document, faults = held_against(ActionPlan, document, {"schema": SCHEMA})
    problems += faults
    if plan is not None:
        problems += [*_of_nothing(plan, document, asked), *_helped_undone(plan, document)]
    if plan is None or problems:
        raise not_usable(map(_told_of_plans, problems), str(file))
    return plan, document


_CURE = "Name the file of a plan, or begin one with `teamcheck plan new`."
_WRITE = f"Begin with the line `schema: {SCHEMA}`, then write `actions:` (docs/plan-format.md)."
#: Faults that are told for a questionnaire, with what is wrong and what to do about it in a plan.
_NO_PLAN = {
    Code.QUESTIONNAIRE_TOO_LARGE: ("this is no plan: it is far too long", _WRITE),
    Code.QUESTIONNAIRE_NOT_TEXT: ("this is no plan: it is not saved as UTF-8 text", "Save it as UTF-8 text."),
    Code.YAML_NOT_ONE_MAPPING: ("this is no plan", _WRITE),
    Code.FORMAT_UNKNOWN: ("this is no plan, or one for a newer teamcheck", _WRITE),
    Code.YAML_NOT_PLAIN: ("a sign in this line means something to YAML only", "Put quotes around the whole text."),
}


def _told_of_plans(found: Problem) -> Problem:
    return told_of(found, Code.PLAN_NOT_READABLE, _NO_PLAN, _WRITE)


def _helped_undone(plan: ActionPlan, document: Document) -> Iterator[Problem]:
    """Actions that helped though they were not done."""
    for number, action in enumerate(plan.actions):
        if action.helped is not None and action.done not in {"done", "partly"}:
            message = "it says whether this helped, and not that it was done"
            fix = "Add `done: done` or `done: partly`, or take `helped` out."
            yield Problem(Code.PLAN_NOT_READABLE, document.place("actions", number, "helped"), message, fix)


def _of_nothing(plan: ActionPlan, document: Document, asked: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Features and statements that were not asked."""
    for number, action in enumerate(plan.actions):
        if action.dimension not in asked:
            message = f"`{action.dimension}` is no feature that the team was asked about"
            fix = f"Write the id of one of these: {', '.join(asked)}."
            yield Problem(Code.PLAN_OF_SOMETHING_ELSE, document.place("actions", number, "dimension"), message, fix)
            continue
        for place, item in enumerate(action.items):
            if item not in asked[action.dimension]:
                message = f"`{item}` is no statement of {action.dimension}"
                fix = f"Its statements are: {', '.join(asked[action.dimension])}."
                yield Problem(Code.PLAN_OF_SOMETHING_ELSE, document.place("actions", number, "items", place), message, fix)
