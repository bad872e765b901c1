"""The pages of teams that answered about each other."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.documents import places, say_written
from teamcheck.cli.languages import in_its_words
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.review import say_held_back
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.report.formats import DocumentFormat

if TYPE_CHECKING:
    from teamcheck.report.language import Language
    from teamcheck.report.look import Look
    from teamcheck.responses.model import Policy


def refuse_copies(copy: str, forms: Sequence[DocumentFormat], *, discussion: bool, debrief: bool) -> None:
    """Refuse the documents that there are none of for two teams.

    Raises:
        BadParameter: One of them is wanted.
    """
    if copy != "team":
        raise typer.BadParameter("a page of two teams is for these teams alone; leave it out.", param_hint="--for")
    if "teams" in forms:
        raise typer.BadParameter("a page of two teams comes as html and md.", param_hint="--format")
    if discussion:
        raise typer.BadParameter("the page has its questions beside the figures; leave it out.", param_hint="--discussion")
    if debrief:
        raise typer.BadParameter("the page says how both teams talk about it; leave it out.", param_hint="--debrief")


def obey_both(policy: "Policy", answers: Sequence[Path]) -> None:
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


def write_pages(
    asked: Asked,
    scored: Scored,
    forms: Sequence[DocumentFormat],
    output: Path | None,
    *,
    look: "Look",
    language: "Language",
    lang: str | None,
    spare: Sequence[Path],
) -> list[Path]:
    """Write the page of every team, with each of its partners by name.

    Returns:
        The files that were written, by name; none where the page went to standard output.

    Raises:
        TeamcheckError: People were not told, or figures that are out already stand against it.
        BadParameter: Standard output was named for several pages.
    """
    obey_both(scored.policy, asked.files)
    scored, cards = in_its_words(lang, scored, scored.shown(), quiet=asked.quiet)
    from teamcheck.report.reciprocity.render import render_reciprocity  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.scorecard.reciprocity import partners  # noqa: PLC0415  pydantic: as above

    found = partners(cards, scored.directions)
    output_of = Output(f"report {' and '.join(forms)} of two teams", asked.without_ledger, asked.quiet)
    with giving_out(of_teams(scored, cards), output_of, scored.policy.minimum):
        drawn = {
            (team, form): render_reciprocity(
                team, beside, cards[0], scored.questionnaire, to="md" if form == "md" else "html", language=language, look=look
            )
            for team, beside in found.items()
            for form in forms
        }
        written = _put(drawn, list(found), forms, output, [*asked.inputs(), *spare])
    if written and not asked.quiet:
        say_written(written)
        if not any(partner.sides for beside in found.values() for partner in beside):
            talk("Note: no two teams are shown side by side. Give the answers of both in one command, as in")
            talk("      teamcheck report ward/answers.csv pharmacy/answers.csv -q inter-team")
    say_held_back(cards, scored, asked, "team")
    return written


def _put(
    drawn: Mapping[tuple[str, DocumentFormat], str],
    teams: Sequence[str],
    forms: Sequence[DocumentFormat],
    output: Path | None,
    spare: Sequence[Path],
) -> list[Path]:
    """Write the pages into files, or the only one to standard output.

    Raises:
        BadParameter: There are several for standard output.
    """
    if output is None or str(output) != "-":
        wanted = places(teams, forms, output)
        write_all({wanted[each]: text for each, text in drawn.items()}, spare=spare)
        return [wanted[each] for each in drawn]
    if len(drawn) > 1:
        fix = f"standard output takes one document, and there are {len(drawn)}: name a folder."
        raise typer.BadParameter(fix, param_hint="--output")
    put_out(next(iter(drawn.values())))
    return []
