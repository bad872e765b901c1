"""``teamcheck report``: documents for a team to read and talk about."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import debriefs, dress, options, rounds
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.browser import show_first
from teamcheck.cli.copies import copy_named, obey, refuse_contradiction
from teamcheck.cli.documents import copy_ending, drawing, places, print_one, render_documents, say_written
from teamcheck.cli.languages import in_its_words, own_sentences
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.organisation_page import organisation_pages, say_whose
from teamcheck.cli.reciprocity import refuse_copies, write_pages
from teamcheck.cli.review import review_comments, say_held_back
from teamcheck.cli.together import levels_of
from teamcheck.cli.writing import write_all
from teamcheck.report.formats import ENDINGS, DocumentFormat

if TYPE_CHECKING:
    from teamcheck.scorecard.public import PublicScorecard


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
            metavar="team|coach|organisation",
            rich_help_panel="What comes out",
            help="Whose copy: the team's, with hints for whoever leads the talk, or the features alone.",
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
    no_input: options.NoInput = False,  # noqa: ARG001  nothing asks yet
) -> None:
    """Write a report for every team in files of answers.

    $ teamcheck report                              of the round in this folder
    $ teamcheck report answers.csv                  TEAM.html, or a folder reports
    $ teamcheck report answers.csv --size 11 --open
    $ teamcheck report answers.csv -f html -f md -o spring
    $ teamcheck report answers.csv -f teams -o -    a message to paste
    $ teamcheck report answers.csv --for coach      TEAM.coach.html
    $ teamcheck report answers.csv --discussion     TEAM.discussion.html
    $ teamcheck report answers.csv --debrief        and TEAM.debrief.html
    $ teamcheck report answers.csv --review-comments
    $ teamcheck report answers.csv --norms norms.yaml
    $ teamcheck report answers.csv --teams teams.csv --tree department
    $ teamcheck report answers.csv --logo ours.png --style ours.css
    $ teamcheck report answers.csv -q ours.yaml --lang cy
    """
    _refuse(names=names, review=review, discussion=discussion, without_ledger=without_ledger, parted=bool(tree or by))
    whose, chosen = copy_named(copy), _formats(forms)
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
    asked, scored = rounds.scored_here(asked)
    if review:
        review_comments(asked, scored, output, names, of_round=not files)
        return
    if scored.questionnaire.about is not None:
        refuse_copies(whose, chosen, discussion=discussion, debrief=debrief)
        spare, language = dress.dress_files(style, logo, look), own_sentences(lang, templates, quiet=quiet)
        written = write_pages(asked, scored, chosen, output, look=look, language=language, lang=lang, spare=spare)
        if open_:
            show_first([path for path in written if path.suffix == ".html"], quiet=quiet)
        return
    obey(scored.policy, whose, asked.files, quiet=quiet)
    scored, cards = in_its_words(lang, scored, _shown(scored, discussion=discussion), quiet=quiet)
    language = own_sentences(lang, templates, quiet=quiet)
    draw, together = drawing(whose, look, language), scored.shown_together(cards)
    to_file = output is None or str(output) != "-"
    if together is not None and not to_file:
        raise typer.BadParameter("with --tree there are several documents: name a folder.", param_hint="--output")
    what = f"report {' and '.join(chosen)} for the {whose}"
    with giving_out(of_teams(scored, cards, together), Output(what, without_ledger, quiet), scored.policy.minimum):
        if not to_file:
            print_one(cards, chosen, scored, draw)
            say_held_back(cards, scored, asked, whose)
            return
        called = copy_ending(whose, discussion=discussion)
        wanted = places([card.team for card in cards], chosen, output, called, beside=together is not None)
        documents = render_documents(cards, scored, wanted, draw)
        if debrief:
            documents |= debriefs.debriefs(cards, scored.questionnaire, wanted, copy=whose, look=look, language=language)
        if together is not None:
            folder = next(iter(wanted.values())).parent
            said = asked.says_audience(scored.policy)
            from teamcheck.scorecard.printed import printed  # noqa: PLC0415  only where teams are put together

            lines = [printed(card) for card in cards]
            pages = organisation_pages(
                together, scored.questionnaire, lines, forms=chosen, language=language, look=look, said=said
            )
            documents |= {folder / name: page for name, page in pages}
        write_all(documents, spare=[*asked.inputs(), *dress.dress_files(style, logo, look)])
    if not quiet:
        say_written(list(documents))
        if together is not None:
            say_whose(whose, scored.policy.audience)
    say_held_back(cards, scored, asked, whose)
    if open_:
        show_first([path for (_, form), path in wanted.items() if form == "html"], quiet=quiet)


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


def _shown(scored: Scored, *, discussion: bool) -> list["PublicScorecard"]:
    """What may be shown of each team; without a figure where only a talk is wanted."""
    cards = scored.shown()
    if not discussion:
        return cards
    from teamcheck.scorecard.discussion import without_figures  # noqa: PLC0415  only where it is asked for

    return [without_figures(card) for card in cards]
