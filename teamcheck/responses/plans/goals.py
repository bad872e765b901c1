"""The goals of a team: a small YAML file (``teamcheck/goals/1``) or lines of text, read with every fault and its line.

docs/plan-format.md describes both to people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.errors import Code, Place, Problem, QuestionnaireError, ResponsesError
from teamcheck.questionnaire.field_types import Line
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import as_text, read_document
from teamcheck.responses.action_plan import Written
from teamcheck.responses.side_document import not_usable, told_of

SCHEMA = "teamcheck/goals/1"
#: More are no goals of a team, but some other list.
MOST_READ = 40

#: Letters of a line; a longer one is no goal.
LONGEST_LINE = 1000

_YAML = re.compile(r"^schema:[ \t]*[\"']?teamcheck/goals/|^[ \t]*-[ \t]+\{?[ \t]*text:", re.MULTILINE)
_BULLET = re.compile(r"(?:[-*\u2022\u2013\u25cf]|\(?\d{1,2}[.):])\s+")
_PURPOSE = re.compile(r"(?:our |the team's |team )?purpose\s*:\s*(.+)", re.IGNORECASE)
_PURPOSE_BELOW = re.compile(r"#*\s*(?:our |the team's |team )?purpose\s*:?", re.IGNORECASE)
_OWNER = re.compile(r"\s*\(([^()]{1,60})\)\s*[.;]?$")
_WRITE = f"Write one goal on each line; or begin with the line `schema: {SCHEMA}` (docs/plan-format.md)."


class Goal(Frozen):
    """One goal.

    Attributes:
        text: What will be so.
        measure: How the team will see that it is.
        owner: Who sees to it.
        by: By when.
        serves: What part of the purpose it serves.
    """

    text: Line
    measure: Line | None = None
    owner: Written | None = None
    by: Written | None = None
    serves: Line | None = None


class Goals(Frozen):
    """The whole file.

    Attributes:
        purpose: What the team is there for.
    """

    schema_: Literal["teamcheck/goals/1"] = Field(alias="schema")
    purpose: Line | None = None
    goals: Annotated[tuple[Goal, ...], Field(min_length=1, max_length=MOST_READ)]


@dataclass(frozen=True, slots=True)
class PlacedGoals:
    """Goals, and where each of them stands.

    Attributes:
        purpose: What the team is there for; None where that is not said.
        goals: In the order of the file.
        places: The place of each.
    """

    purpose: str | None
    goals: tuple[Goal, ...]
    places: tuple[Place, ...]


def read_goals(content: bytes, file: str) -> PlacedGoals:
    """Read goals, from YAML or from lines of text.

    Args:
        content: The bytes of the file.
        file: What it is called in messages.

    Raises:
        ResponsesError: It holds no goals that can be read; with every problem.
    """
    try:
        text = as_text(content, file)
        is_yaml = file.lower().endswith((".yaml", ".yml")) or _YAML.search(text)
        return _of_yaml(content, file) if is_yaml else _of_lines(text, file)
    except QuestionnaireError as error:
        raise ResponsesError(dict.fromkeys(map(_told_of_goals, error.problems))) from None


def _of_yaml(content: bytes, file: str) -> PlacedGoals:
    document, problems = read_document(content, file)
    found, document, faults = held_against(Goals, document, {"schema": SCHEMA})
    problems += faults
    if found is None or problems:
        raise not_usable(map(_told_of_goals, problems), file)
    places = tuple(document.place("goals", number) for number in range(len(found.goals)))
    return PlacedGoals(found.purpose, found.goals, places)


def _of_lines(text: str, file: str) -> PlacedGoals:
    """Goals in lines of text: a line each, without what marks it as one of a list; headings are left out."""
    purpose, is_purpose = None, False
    found: list[tuple[Goal, Place]] = []
    for number, said in _lines(text):
        if (match := _PURPOSE.fullmatch(said)) is not None:
            purpose = match[1]
        elif is_purpose and purpose is None:
            purpose = said
        elif not _is_heading(said):
            found.append((_goal(said), Place(file, line=number)))
        is_purpose = _PURPOSE_BELOW.fullmatch(said) is not None
    if max(map(len, text.splitlines()), default=0) > LONGEST_LINE or len(found) > MOST_READ:
        message = "these are no goals of a team: there are too many lines, or one is far too long"
        raise ResponsesError([Problem(Code.GOALS_NOT_READABLE, Place(file), message, _WRITE)])
    if not found:
        message = "there are no goals in this file"
        raise ResponsesError([Problem(Code.GOALS_NOT_READABLE, Place(file), message, _WRITE)])
    return PlacedGoals(purpose, tuple(goal for goal, _ in found), tuple(place for _, place in found))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """What is said, each with the number of its line; the rest of a part of a list stands indented below it."""
    part: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        said = " ".join(_BULLET.sub("", bare, count=1).split())
        marked = _BULLET.match(bare) is not None
        if part is not None and said and line[0].isspace() and not marked:
            part = part[0], f"{part[1]} {said}"
            continue
        if part is not None:
            yield part
        part = (number, said) if marked and said else None
        if said and not marked:
            yield number, said
    if part is not None:
        yield part


def _is_heading(said: str) -> bool:
    return said.startswith("#") or said.endswith(":") or _PURPOSE_BELOW.fullmatch(said) is not None


def _goal(said: str) -> Goal:
    """A goal of one line; what stands in brackets at its end is who sees to it."""
    owner = _OWNER.search(said)
    text = said if owner is None else said[: owner.start()]
    return Goal(text=text, owner=owner[1]) if owner is not None and text else Goal(text=said)


#: Faults that are told for a questionnaire, with what is wrong and what to do about it in a file of goals.
_TOLD = {
    Code.QUESTIONNAIRE_TOO_LARGE: ("these are no goals: the file is far too long", _WRITE),
    Code.QUESTIONNAIRE_NOT_TEXT: ("these are no goals: the file is not saved as UTF-8 text", _WRITE),
    Code.YAML_NOT_ONE_MAPPING: ("these are no goals", _WRITE),
    Code.FORMAT_UNKNOWN: ("these are no goals, or some for a newer teamcheck", _WRITE),
    Code.YAML_NOT_PLAIN: ("a sign in this line means something to YAML only", _WRITE),
}


def _told_of_goals(found: Problem) -> Problem:
    return told_of(found, Code.GOALS_NOT_READABLE, _TOLD, _WRITE)
