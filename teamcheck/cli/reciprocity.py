"""The pages of teams that answered about each other."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.browser import show_first
from teamcheck.cli.documents import places, say_written
from teamcheck.cli.languages import in_its_words, own_sentences
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.reports import Wanted
from teamcheck.cli.review import say_held_back
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.report.formats import DocumentFormat

if TYPE_CHECKING:
    from teamcheck.report.language import Language
    from teamcheck.responses.model import Policy
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.reciprocity import Partner


def _refuse_copies(copy: str, wanted: Wanted) -> None:
    """Refuse the documents that there are none of for two teams.

    Raises:
        BadParameter: One of them is wanted.
    """
    if copy != "team":
        raise typer.BadParameter("a page of two teams is for these teams alone; leave it out.", param_hint="--for")
    if "teams" in wanted.forms:
        raise typer.BadParameter("a page of two teams comes as html and md.", param_hint="--format")
    if wanted.discussion:
        raise typer.BadParameter("the page has its questions beside the figures; leave it out.", param_hint="--discussion")
    if wanted.debrief:
        raise typer.BadParameter("the page says how both teams talk about it; leave it out.", param_hint="--debrief")


def _obey_both(policy: "Policy", answers: Sequence[Path]) -> None:
    """Show no team's figures to another before people were told that figures leave their team.

    Raises:
        ResponsesError: They were not told so.
    """
    from teamcheck.scorecard.reciprocity import NEEDED_AUDIENCE  # noqa: PLC0415  pydantic: not for --help

    if policy.audience == NEEDED_AUDIENCE:
        return
    if policy.said_in:
        message = f'people were told that their figures stay with them ("{policy.audience}"), so no other team sees them'
        fix = f"Next time write audience: {NEEDED_AUDIENCE} into round.yaml: who may see figures is told before people answer."
        raise ResponsesError([Problem(Code.COPY_NOT_TOLD, Place(policy.said_in), message, fix)])
    message = "nothing says that people were told that another team sees their figures, so there is no page of two teams"
    fix = f"If they were told so before they answered, add --audience {NEEDED_AUDIENCE}."
    raise ResponsesError([Problem(Code.COPY_NOT_TOLD, Place(str(answers[0])), message, fix)])


def write_pages(asked: Asked, scored: Scored, copy: str, wanted: Wanted) -> None:
    """Write the page of every team, with each of its partners by name.

    Args:
        asked: What was asked for.
        scored: What came of it, in each direction.
        copy: Whose copy was asked for.
        wanted: What was asked of the reports.

    Raises:
        TeamcheckError: People were not told, or figures that are out already stand against it.
        BadParameter: There is no such page, or standard output was named for several pages.
    """
    _refuse_copies(copy, wanted)
    language = own_sentences(wanted.lang, wanted.templates, quiet=asked.quiet)
    _obey_both(scored.policy, asked.files)
    scored, cards = in_its_words(wanted.lang, scored, scored.shown(), quiet=asked.quiet)
    from teamcheck.scorecard.reciprocity import partners  # noqa: PLC0415  pydantic: not for --help

    found = partners(cards, scored.directions)
    output = Output(f"report {' and '.join(wanted.forms)} of two teams", asked.without_ledger, asked.quiet)
    with giving_out(of_teams(scored, cards), output, scored.policy.minimum):
        drawn = _drawn(found, cards[0], scored, wanted, language)
        written = _put(drawn, list(found), wanted, asked.inputs())
    if written and not asked.quiet:
        say_written(written)
        if not any(partner.sides for beside in found.values() for partner in beside):
            talk("Note: no two teams are shown side by side. Give the answers of both in one command, as in")
            talk("      teamcheck report ward/answers.csv pharmacy/answers.csv -q inter-team")
    say_held_back(cards, scored, asked, "team")
    if wanted.open_:
        show_first([path for path in written if path.suffix == ".html"], quiet=asked.quiet)


def _drawn(
    found: "Mapping[str, Sequence[Partner]]", told: "PublicScorecard", scored: Scored, wanted: Wanted, language: "Language"
) -> dict[tuple[str, DocumentFormat], str]:
    """Every page of every team."""
    from teamcheck.report.reciprocity.render import render_reciprocity  # noqa: PLC0415  Jinja: not for --help

    draw = partial(render_reciprocity, language=language, look=wanted.look)
    return {
        (team, form): draw(team, beside, told, scored.questionnaire, to="md" if form == "md" else "html")
        for team, beside in found.items()
        for form in wanted.forms
    }


def _put(
    drawn: Mapping[tuple[str, DocumentFormat], str], teams: Sequence[str], wanted: Wanted, inputs: Sequence[Path]
) -> list[Path]:
    """Write the pages into files, or the only one to standard output.

    Returns:
        The files that were written, by name; none where the page went to standard output.

    Raises:
        BadParameter: There are several for standard output.
    """
    if wanted.to_file:
        found = places(teams, wanted.forms, wanted.output)
        write_all({found[each]: text for each, text in drawn.items()}, spare=[*inputs, *wanted.spare])
        return [found[each] for each in drawn]
    if len(drawn) > 1:
        fix = f"standard output takes one document, and there are {len(drawn)}: name a folder."
        raise typer.BadParameter(fix, param_hint="--output")
    put_out(next(iter(drawn.values())))
    return []
