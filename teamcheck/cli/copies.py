"""Whom a copy of the report is for, and whether people were told of them before they answered."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.responses.model import Audience, Policy
    from teamcheck.scorecard.copies import Copy, Reader

Anybody = TypeVar("Anybody", bound=str)

#: Every copy there is; the scorecard's own list would import pydantic, which the help has no use for.
COPIES: "Sequence[Copy]" = ("team", "coach", "organisation")
#: The same, and the person who leads one team.
READERS: "Sequence[Reader]" = ("team", "coach", "leader", "organisation")

_TOLD: "dict[Audience, str]" = {
    "team": "only the team sees its figures",
    "team-and-coach": "only the team and its coach see its figures",
    "organisation": "the organisation may see the team's figures",
}


def copy_named(value: str) -> "Copy":
    """The copy of that name, of those that many teams can have at once.

    Here and not in a callback of the parser: Typer would look for the type where callbacks are defined, and not find it.
    """
    if value == "leader":
        raise typer.BadParameter("a leader's copy is of one team: teamcheck report FILE --for leader", param_hint="--for")
    return _named(value, COPIES)


def reader_named(value: str) -> "Reader":
    """Whom a report is for, by name."""
    return _named(value, READERS)


def _named(value: str, readers: "Sequence[Anybody]") -> "Anybody":
    """The one of that name."""
    if value == "analyst":
        raise typer.BadParameter("full figures are no report: teamcheck score FILE --for analyst", param_hint="--for")
    for reader in readers:
        if reader == value:
            return reader
    raise typer.BadParameter(f"{value!r} is none of {', '.join(readers)}.", param_hint="--for")


def refuse_contradiction(copy: "Reader", audience: "Audience | None") -> None:
    """A copy for somebody whom the same command line says people were not told of is wrong usage."""
    from teamcheck.scorecard.copies import may_see, needed_audience  # noqa: PLC0415  pydantic: not for --help

    if audience is not None and not may_see(copy, audience):
        raise typer.BadParameter(
            f"the copy needs --audience {needed_audience(copy)}, and {audience} is given.", param_hint="--for"
        )


def obey(policy: "Policy", copy: "Reader", answers: Sequence[Path], *, quiet: bool) -> None:
    """Make no copy for anybody whom people were not told of.

    Where nobody has said anything, the coach's copy is made all the same: whoever leads the talk holds the answers anyway.

    Args:
        policy: What people were told.
        copy: Whom the copy is for.
        answers: The files that the policy is about.
        quiet: Say nothing where the copy can be made.

    Raises:
        ResponsesError: They were told of fewer.
    """
    from teamcheck.scorecard.copies import may_see, needed_audience  # noqa: PLC0415  pydantic: not for --help

    if may_see(copy, policy.audience):
        return
    needed = needed_audience(copy)
    if policy.said_in:
        raise ResponsesError([_not_told(policy, copy)])
    if copy != "coach":
        message = f"nothing says that people were told that {_TOLD[needed]}, so there is no copy for the {copy}"
        fix = f"If they were told so before they answered, add --audience {needed}. Otherwise make the team's: leave out --for."
        raise ResponsesError([Problem(Code.COPY_NOT_TOLD, Place(str(answers[0])), message, fix)])
    if not quiet:
        talk("Note: no policy beside the answers says who sees them. Make sure people know who gets the coach's copy;")
        talk(f"      if they were told so before they answered, --audience {needed} says it in the report.")


def _not_told(policy: "Policy", copy: "Reader") -> Problem:
    from teamcheck.scorecard.copies import may_see  # noqa: PLC0415  as above

    allowed = " or ".join(f"--for {other}" for other in COPIES if may_see(other, policy.audience))
    return Problem(
        Code.COPY_NOT_TOLD,
        Place(policy.said_in),
        f'people were told that {_TOLD[policy.audience]} ("{policy.audience}"), so there is no copy for the {copy}',
        f"Make a copy they were told of: {allowed}. Who else may see it has to be told before they answer: in the next round.",
    )
