"""Teams put together, where that is asked for: ``--tree`` and ``--by``."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import Asked, Scored

if TYPE_CHECKING:
    from teamcheck.organisation.ways import Ways
    from teamcheck.responses.model import Responses
    from teamcheck.responses.teams import ListOfTeams


def levels_of(tree: str | None) -> tuple[str, ...]:
    """The columns named by ``--tree``, from the top.

    >>> levels_of("organisation/department"), levels_of(None)
    (('organisation', 'department'), ())
    """
    return () if tree is None else tuple(level.strip() for level in tree.split("/"))


def put_together(scored: Scored, asked: Asked, responses: "Responses", teams: "ListOfTeams | None") -> Scored:
    """Scored teams with what they are together: in the tree that was asked for, or each in groups of its people.

    Raises:
        BadParameter: What was asked for does not go together, or nothing is called so.
        ResponsesError: The list of teams makes no such tree.
    """
    from teamcheck.organisation.ways import ways_of  # noqa: PLC0415  only where it is asked for
    from teamcheck.organisation.whole import in_groups, organisation_of  # noqa: PLC0415  as above

    if asked.complete:
        raise typer.BadParameter(
            "totals and groups are protected figures; the analyst's file has every team in full.", param_hint="--for"
        )
    if asked.tree and teams is None:
        raise typer.BadParameter("give the list of teams that has these columns: --teams FILE.", param_hint="--tree")
    if asked.tree and asked.team is not None:
        raise typer.BadParameter("the tree is over all teams; leave out --team.", param_hint="--tree")
    ways = ways_of(asked.by, scored.questionnaire, teams, asked.tree)
    refuse_unknown(ways)
    if not scored.scorecards:
        return scored
    if teams is None or not asked.tree:
        if ways.tags:
            raise typer.BadParameter(f"{ways.tags[0]} parts whole teams: say over which with --tree COLUMN.", param_hint="--by")
        return replace(scored, scorecards=in_groups(scored.scorecards, responses, scored.questionnaire, ways))
    organisation = organisation_of(
        scored.scorecards, responses, scored.questionnaire, teams=teams, levels=asked.tree, ways=ways
    )
    return replace(scored, organisation=organisation)


def refuse_unknown(ways: "Ways") -> None:
    """See that everything is known that people are to be parted by."""
    if not ways.unknown:
        return
    named = ", ".join(ways.unknown)
    known = ", ".join(ways.known) if ways.known else "nothing: the questionnaire asks nothing about people"
    raise typer.BadParameter(
        f"{named} is no background question and no column of --teams. There is {known}.", param_hint="--by"
    )
