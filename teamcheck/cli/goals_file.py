"""A file of a team's goals: reading it, and what `teamcheck check` says of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.reading import standard_input
from teamcheck.cli.terminal import put_out_words
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.responses.plans.goals import PlacedGoals

#: More than any list of goals has; a larger file is something else.
_LARGEST = 256 * 1024


def goals_in(file: Path) -> "PlacedGoals":
    """The goals in a file, or in standard input.

    Raises:
        ResponsesError: There is no such file, or it holds no goals that can be read.
    """
    from teamcheck.responses.plans.goals import read_goals  # noqa: PLC0415  pydantic and YAML: not for --help

    return read_goals(_content(file), str(file))


def check_goals(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of a file of goals, or what could be better about them."""
    from teamcheck.responses.plans.goals_lint import lint_goal, lint_goals  # noqa: PLC0415  as above

    try:
        found = goals_in(file)
    except ResponsesError as error:
        return error.problems
    if not quiet:
        put_out_words(f"{file}: {counted(found)}. It can be used.")
    advice = [*lint_goals(found, str(file))]
    for goal, place in zip(found.goals, found.places, strict=True):
        advice += lint_goal(goal, found.purpose, place)
    return advice


def counted(found: "PlacedGoals") -> str:
    """How many goals there are, in words."""
    count = len(found.goals)
    return f"{count} {'goal' if count == 1 else 'goals'}"


def _content(file: Path) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        ResponsesError: It cannot be read.
    """
    if file == STANDARD_INPUT:
        return standard_input()
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except OSError as error:
        message, fix = f"the goals cannot be read: {error.strerror or 'it failed'}", "Name the file that they stand in."
        raise ResponsesError([Problem(Code.GOALS_NOT_READABLE, Place(str(file)), message, fix)]) from None
