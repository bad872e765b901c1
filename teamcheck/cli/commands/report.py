"""``teamcheck report``: documents for a team to read and talk about."""

from pathlib import Path
from typing import Annotated

import typer

from teamcheck.cli import debriefs, dress, options, rounds
from teamcheck.cli.asked import Asked
from teamcheck.cli.copies import obey, reader_named, refuse_contradiction
from teamcheck.cli.reports import Wanted, write_reports
from teamcheck.cli.review import review_comments
from teamcheck.cli.together import levels_of
from teamcheck.report.formats import ENDINGS, DocumentFormat


def _formats(values: list[str] | None) -> list[DocumentFormat]:
    """The formats asked for, or a page."""
    return options.each_once(values or ["html"], ENDINGS)


def report(
    files: options.Files = None,
    *,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            callback=_formats,
            metavar="html|md|teams",
            rich_help_panel="What comes out",
            help="A page, Markdown, or a message for Microsoft Teams; may be given more than once (html).",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            rich_help_panel="What comes out",
            help="A file for one team (TEAM.html), a folder for many (reports); - for standard output.",
            show_default=False,
        ),
    ] = None,
    copy: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="team|coach|leader|organisation",
            rich_help_panel="What comes out",
            help="Whose copy: the team's, with hints for the talk, the leader's own, or the features alone.",
        ),
    ] = "team",
    open_: options.Open = False,
    style: dress.Style = None,
    logo: dress.Logo = None,
    templates: dress.Templates = None,
    comments: options.Comments = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review-comments",
            rich_help_panel="What comes out",
            help="No report yet: write comments into a file, to decide on each before any is printed.",
        ),
    ] = False,
    names: Annotated[
        Path | None,
        typer.Option(
            "--names",
            metavar="FILE",
            rich_help_panel="What comes out",
            help="Names to point out in that file: one a line, or a column called name.",
            show_default=False,
        ),
    ] = None,
    norms: options.Norms = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team: options.Team = None,
    team_name: options.TeamName = None,
    round_: options.Round = None,
    teams: options.Teams = None,
    size: options.Size = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    audience: options.Audience = None,
    tree: options.Tree = None,
    by: options.By = None,
    discussion: debriefs.Discussion = False,
    debrief: debriefs.Debrief = False,
    without_ledger: options.WithoutLedger = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,
) -> None:
    """Write a report for every team in files of answers.

    $ teamcheck report                              of the round in this folder
    $ teamcheck report answers.csv                  TEAM.html, or a folder reports
    $ teamcheck report answers.csv --size 11 --open
    $ teamcheck report answers.csv -f html -f md -o spring
    $ teamcheck report answers.csv -f teams -o -    a message to paste
    $ teamcheck report answers.csv --for coach      TEAM.coach.html
    $ teamcheck report answers.csv --for leader     TEAM.leader.html
    $ teamcheck report answers.csv --discussion     TEAM.discussion.html
    $ teamcheck report answers.csv --debrief        and TEAM.debrief.html
    $ teamcheck report answers.csv --review-comments
    $ teamcheck report answers.csv --norms norms.yaml
    $ teamcheck report answers.csv --teams teams.csv --tree department
    $ teamcheck report answers.csv --logo ours.png --style ours.css
    $ teamcheck report answers.csv -q ours.yaml --lang cy
    """
    _refuse(names=names, review=review, discussion=discussion, without_ledger=without_ledger, parted=bool(tree or by))
    whose, chosen = reader_named(copy), _formats(forms)
    debriefs.refuse(whose, chosen, output, wanted=debrief, review=review)
    refuse_contradiction(whose, audience)
    look = dress.read_dress(style, logo, templates, chosen, quiet=quiet)
    asked = Asked(
        files or [],
        questionnaire,
        team,
        team_name,
        round_,
        teams,
        size,
        numbers,
        encoding,
        comments,
        minimum,
        audience,
        norms,
        quiet,
        verbose,
        without_ledger=without_ledger,
        tree=levels_of(tree),
        by=by or (),
    )
    spare = dress.dress_files(style, logo, look)
    wanted = Wanted(chosen, output, look, lang, templates, discussion, debrief, open_, spare)
    if whose == "leader":
        from teamcheck.cli import leaders_copy  # noqa: PLC0415  only where it is asked for

        leaders_copy.refuse(asked, wanted, review=review)
    asked, scored = rounds.scored_here(asked)
    if review:
        review_comments(asked, scored, output, names, of_round=not files)
        return
    if scored.questionnaire.about is not None:
        from teamcheck.cli.reciprocity import write_pages  # noqa: PLC0415  only where teams answer about each other

        write_pages(asked, scored, whose, wanted)
        return
    obey(scored.policy, whose, asked.files, quiet=quiet)
    if whose == "leader":
        from teamcheck.cli import leaders_copy  # noqa: PLC0415  as above

        leaders_copy.write_copy(asked, scored, wanted, no_input=no_input)
    else:
        write_reports(asked, scored, whose, wanted)


def _refuse(*, names: Path | None, review: bool, discussion: bool, without_ledger: str | None, parted: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        BadParameter: Some do not.
    """
    if names is not None and not review:
        raise typer.BadParameter("names are looked for in comments only: add --review-comments.", param_hint="--names")
    if discussion and without_ledger is not None:
        raise typer.BadParameter("a page without figures never gives any away; leave it out.", param_hint="--without-ledger")
    if discussion and parted:
        raise typer.BadParameter("a page to talk about has no parts and no groups; leave them out.", param_hint="--discussion")
