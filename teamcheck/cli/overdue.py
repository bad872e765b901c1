"""What `status` says is overdue of a round, by the rule of the list of a coach's teams (`teamcheck.collect.next_steps`)."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from teamcheck.cli.review import FILE as REVIEW

if TYPE_CHECKING:
    from teamcheck.collect.round import Round
    from teamcheck.report.caseload.model import Due


def overdue(round_: "Round", today: date) -> Iterator[str]:
    """What was to be done before today and is not, a line each, the earliest first.

    Args:
        round_: The round.
        today: The day where the facilitator is.
    """
    from teamcheck.collect.caseload import due_of  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  as above
    from teamcheck.report.days import dated  # noqa: PLC0415  as above
    from teamcheck.report.language import ENGLISH  # noqa: PLC0415  as above

    for due in due_of(round_, state_folder(), today):
        if due.day is not None and due.day < today:
            yield f"Overdue: {_said(due, dated(due.day, ENGLISH).plain, round_)}."


def _said(due: "Due", day: str, round_: "Round") -> str:
    """What was to be done on a day, and is not."""
    if due.step in {"ask", "close"}:
        return f"you were to talk about the result on {day}, and the round is not closed"
    if due.step == "plan":
        return f"you were to talk about the result on {day}, and there is no plan yet"
    if due.step == "review":
        return f"on {day} you were to look at what came of it"
    if due.step == "delete":
        return f"people were told that {_kept(round_)} would be deleted by {day}"
    return _check_in(due, day)


def _check_in(due: "Due", day: str) -> str:
    """That nobody has said how it goes."""
    if due.after is not None:
        return f"{due.after} days after the plan are over, and nobody has said how it goes"
    things = "one thing" if due.actions == 1 else f"{due.actions} things"
    if due.is_default:
        return f"by {day} you were to ask how it goes with {things} you set out to do"
    return f"by {day} you wanted {things} done, and nothing says what became of it"


def _kept(round_: "Round") -> str:
    """What of people's answers lies in the folder, in words."""
    from teamcheck.collect.close import ANSWERS, COMMENTS  # noqa: PLC0415  pydantic and YAML: not for --help

    *more, last = [name for name in (ANSWERS, COMMENTS, REVIEW) if (round_.folder / name).exists()] or ["their answers"]
    return f"{', '.join(more)} and {last}" if more else last
