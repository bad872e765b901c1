"""``teamcheck compare``: two or more rounds of one team side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import compared, compared_rounds, options
from teamcheck.cli.asked import Asked
from teamcheck.cli.browser import show_first
from teamcheck.cli.documents import places_called, refuse_several, say_written
from teamcheck.cli.languages import in_words_of, own_sentences
from teamcheck.cli.ledger import Given, giving_out, of_rounds
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.reading import raised
from teamcheck.cli.rounds import released
from teamcheck.cli.slugs import slug
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.action_plan import ActionPlan
    from teamcheck.responses.model import Policy
    from teamcheck.scorecard.comparison.round_result import RoundResult

Format = Literal["html", "md", "json"]
ENDINGS: dict[Format, str] = {"html": ".compare.html", "md": ".compare.md", "json": ".compare.json"}
#: What the ending of a file says of its format.
_BY_ENDING: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}

Rounds = Annotated[
    list[Path],
    typer.Argument(
        metavar="ROUND...",
        help="Files of answers, folders of rounds, or figures of `score` (.json; only those of `--for analyst` let a change "
        "be told from chance); one file may hold several rounds.",
        show_default=False,
    ),
]


def _forms(values: list[str] | None) -> list[Format]:
    """The formats asked for; none where the name of the file says it."""
    return options.each_once(values or [], ENDINGS)


@dataclass(frozen=True, slots=True)
class Found:
    """The rounds of one team, ready to be compared."""

    team: str
    rounds: "Sequence[tuple[compared.Candidate, RoundResult]]"
    policy: "Policy"
    plan: "ActionPlan | None"
    questionnaire: "Questionnaire"
    inputs: Sequence[Path]
    given: Given
    without_ledger: str | None

    @property
    def results(self) -> "list[RoundResult]":
        """The rounds alone, earliest first."""
        return [result for _, result in self.rounds]


def compare(
    named: Rounds,
    *,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            callback=_forms,
            metavar="html|md|json",
            rich_help_panel="What comes out",
            help="A page, Markdown or figures; may be given more than once (what the file ends in, else html).",
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
            help="A file, or a folder for several (TEAM.compare.html); - for standard output.",
            show_default=False,
        ),
    ] = None,
    reader: Annotated[
        Literal["team", "analyst"],
        typer.Option(
            "--for",
            metavar="team|analyst",
            rich_help_panel="What comes out",
            help="team: what may be shown. analyst: every figure of the change as json, unprotected.",
        ),
    ] = "team",
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="FILE",
            rich_help_panel="What is read",
            help="What the team had planned: docs/plan-format.md (plan.yaml beside the answers).",
            show_default=False,
        ),
    ] = None,
    open_: options.Open = False,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team: options.Team = None,
    team_name: options.TeamName = None,
    round_: Annotated[
        list[str] | None,
        typer.Option(
            "--round",
            metavar="NAME",
            rich_help_panel="What is read",
            help="Only these rounds; may be given more than once. Of more than two the last two are compared.",
            show_default=False,
        ),
    ] = None,
    teams: options.Teams = None,
    size: options.Size = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    minimum: options.Minimum = None,
    audience: options.Audience = None,
    without_ledger: options.WithoutLedger = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_input: options.NoInput = False,  # noqa: ARG001  nothing asks yet
) -> None:
    """Compare two or more rounds of one team.

    $ teamcheck compare before.csv after.csv         TEAM.compare.html
    $ teamcheck compare spring autumn --open         the folders of two rounds
    $ teamcheck compare answers.csv --team Harbour   with a column round
    $ teamcheck compare before.csv after.csv --plan plan.yaml -f md -o -
    $ teamcheck compare before.csv after.csv --for analyst -o change.json
    """
    if without_ledger is not None and reader == "analyst":
        raise typer.BadParameter("nobody looks at the ledger for full figures; leave it out.", param_hint="--without-ledger")
    asked = Asked(
        named,
        questionnaire,
        team,
        team_name,
        teams=teams,
        size=size,
        numbers=numbers,
        encoding=encoding,
        minimum=minimum,
        audience=audience,
        quiet=quiet,
        verbose=verbose,
        without_ledger=without_ledger,
    )
    chosen = _chosen(_forms(forms) or _by_ending(output), reader)
    found = _found(asked, [options.name(each) or each for each in round_ or ()], plan)
    documents = _in_full(found) if reader == "analyst" else _documents(found, chosen, lang, quiet=quiet)
    wanted = _places(found.team, chosen, output, reader)
    to_stdout = Path("-") in wanted.values()
    if to_stdout:
        refuse_several(chosen)
    what = f"compare {' and '.join(chosen)}"
    with giving_out({} if reader == "analyst" else found.given, Output(what, without_ledger, quiet), found.policy.minimum):
        if to_stdout:
            put_out(documents[chosen[0]])
            return
        write_all({wanted[form]: documents[form] for form in chosen}, spare=found.inputs)
    if not quiet:
        say_written([wanted[form] for form in chosen])
    if open_:
        show_first([wanted[form] for form in chosen if form == "html"], quiet=quiet)


def _by_ending(output: Path | None) -> list[Format]:
    """What the ending of the file says of its format; nothing where it has none, or is a folder.

    Raises:
        BadParameter: A comparison is not written in this format.
    """
    ending = "" if output is None or output.is_dir() else output.suffix.lower()
    if not ending:
        return []
    if ending not in _BY_ENDING:
        message = f"a comparison is not written as {ending}; end the name in .html, .md or .json, or choose with -f."
        raise typer.BadParameter(message, param_hint="--output")
    return [_BY_ENDING[ending]]


def _chosen(forms: list[Format], reader: str) -> list[Format]:
    """What is written: figures alone for analysts."""
    if reader == "team":
        return forms or ["html"]
    if set(forms) - {"json"}:
        raise typer.BadParameter("full figures come as json only: name a file that ends in .json.", param_hint="--for")
    return ["json"]


def _places(team: str, forms: Sequence[Format], output: Path | None, reader: str) -> dict[Format, Path]:
    """Where each document goes; full figures go to standard output unless a file is named."""
    if output is None and reader == "analyst":
        return dict.fromkeys(forms, Path("-"))
    if output is not None and str(output) == "-":
        return dict.fromkeys(forms, output)
    return places_called({form: f"{slug(team)}{ENDINGS[form]}" for form in forms}, output, Path())


def _found(asked: Asked, names: Sequence[str], plan: Path | None) -> Found:
    """The rounds of the one team, earliest first, each under the strictest policy of all.

    Raises:
        TeamcheckError: Something cannot be read or compared.
    """
    sources = compared.sources(asked)
    asked = replace(asked, files=[source.path for source in sources])
    with released(asked.files):
        team, every = compared_rounds.of_one_team(compared.candidates(sources, asked), asked)
        rounds = compared_rounds.in_order(every, names)
        policy, size = raised(compared_rounds.strictest_of(rounds, asked.audience), asked), compared_rounds.size_of(team, asked)
        made = [each.make(policy, size) for each in rounds]
    results = [each.result for each in made]
    if not asked.quiet:
        compared_rounds.say_of_rounds(results, size)
    file, last = plan or compared_rounds.plan_beside(rounds), compared_rounds.asked_last(rounds, asked)
    return Found(
        team=team,
        rounds=list(zip(rounds, results, strict=True)),
        policy=policy,
        plan=_plan(file, results, last, quiet=asked.quiet),
        questionnaire=last,
        inputs=[*asked.inputs(), *([file] if file else [])],
        given=of_rounds(zip(rounds, made, strict=True)),
        without_ledger=asked.without_ledger,
    )


def _plan(file: Path | None, results: "Sequence[RoundResult]", asked: "Questionnaire", *, quiet: bool) -> "ActionPlan | None":
    if file is None:
        return None
    from teamcheck.responses.action_plan import read_plan  # noqa: PLC0415  pydantic and YAML: not for --help

    every = {each.id: [*each.options] for each in asked.checklists}
    every |= {each.id: [item.id for item in each.items] for result in results[-2:] for each in result.printed}
    if not quiet:
        talk(f"Note: what was planned is taken from {file}.")
    return read_plan(file, every)


def _in_full(found: Found) -> dict[Format, str]:
    """Every figure of the change, unprotected.

    Raises:
        ResponsesError: A round is a file of protected figures.
    """
    from teamcheck.report.comparison.figures import render_change  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.comparison.analyst import analyse_change  # noqa: PLC0415  as above

    compared_rounds.need_full_figures(found.rounds)
    return {"json": render_change(analyse_change(found.results, found.policy, team=found.team))}


def _documents(found: Found, forms: Sequence[Format], lang: str | None, *, quiet: bool) -> dict[Format, str]:
    """What may be shown, in every format that is wanted."""
    from teamcheck.report.comparison.figures import render_change  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.report.comparison.render import render_comparison  # noqa: PLC0415  as above
    from teamcheck.report.comparison.wording import worded  # noqa: PLC0415  as above
    from teamcheck.scorecard.comparison.compare import compare as put_side_by_side  # noqa: PLC0415  as above

    shown = put_side_by_side(found.results, found.policy, team=found.team, plan=found.plan, without_ledger=found.without_ledger)
    asked = found.questionnaire
    if lang is not None:
        asked = in_words_of(lang, asked, quiet=quiet)
        shown = worded(shown, asked)
    language = own_sentences(lang, None, quiet=quiet)
    return {
        form: render_change(shown) if form == "json" else render_comparison(shown, asked, to=form, language=language)
        for form in forms
    }
