"""``teamcheck check``: every fault of questionnaires and answers, before anything is made of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamcheck.cli import options, plan_files, rounds
from teamcheck.cli.asked import Asked
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.faults import say_problems
from teamcheck.cli.goals_file import check_goals
from teamcheck.cli.reading import list_of_teams, read, say_notes
from teamcheck.cli.scale_words import scale_check
from teamcheck.cli.terminal import put_out_words
from teamcheck.cli.translation_check import check_translation
from teamcheck.cli.you_said_check import check_you_said
from teamcheck.errors import Problem, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.responses.model import Responses

#: What the file of a round is always called.
_ROUND = "round.yaml"
_YAML_ENDINGS = frozenset({".yaml", ".yml"})


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Questionnaires, translations, rounds, plans, goals, norms, reviews (.yaml), answers; - reads answers (the "
            "round of this folder).",
            show_default=False,
        ),
    ] = None,
    *,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    team_name: options.TeamName = None,
    teams: options.Teams = None,
    size: options.Size = None,
    numbers: options.Numbers = None,
    encoding: options.Encoding = None,
    comments: options.Comments = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Find every fault in questionnaires, answers and rounds.

    From 30 people on it also says how far the statements hold together.

    $ teamcheck check                       the round of this folder
    $ teamcheck check answers.csv my-questions.yaml
    $ teamcheck check answers.csv -q my-questions.yaml
    """
    if not files and not (rounds.HERE / _ROUND).is_file():
        raise typer.BadParameter("name a file, or go into the folder of a round.", param_hint="FILE")
    files = [file / _ROUND if (file / _ROUND).is_file() else file for file in files or [rounds.HERE]]
    asked = Asked(
        [file for file in files if not _is_yaml(file)],
        questionnaire,
        team_name=team_name,
        teams=teams,
        size=size,
        numbers=numbers,
        encoding=encoding,
        comments=comments,
        quiet=quiet,
        verbose=verbose,
    )
    problems: list[Problem] = []
    for file in filter(_is_yaml, files):
        problems += _check_yaml(file, questionnaire, quiet=quiet)
    if asked.files:
        problems += _check_answers(asked)
    if quiet:
        problems = [problem for problem in problems if problem.severity == "error"]
    if problems:
        say_problems(problems)
    return ExitCode.BAD_INPUT if any(problem.severity == "error" for problem in problems) else ExitCode.DONE


def _is_yaml(file: Path) -> bool:
    return file.suffix.lower() in _YAML_ENDINGS


def _check_yaml(file: Path, questionnaire: str, *, quiet: bool) -> Sequence[Problem]:
    """The faults of what a file says it is: a round, a plan, norms, words of a pulse and others; else of a questionnaire."""
    from teamcheck.responses.action_plan import FILE_NAME, is_plan  # noqa: PLC0415  not for --help
    from teamcheck.responses.files.container import says_it_is  # noqa: PLC0415  as above
    from teamcheck.responses.norms import is_norms  # noqa: PLC0415  as above

    if file.name == _ROUND:
        return _check_round(file, quiet=quiet)
    if file.name == FILE_NAME or is_plan(file):
        return _check_plan(file, questionnaire, quiet=quiet)
    if is_norms(file):
        return _check_norms(file, questionnaire, quiet=quiet)
    checks = {
        "teamcheck/goals/": check_goals,
        "teamcheck/comments-review/": _check_review,
        "teamcheck/translation/": check_translation,
        "teamcheck/you-said/": check_you_said,
    }
    of_this = next((check for name, check in checks.items() if says_it_is(file, name)), _check_questionnaire)
    return of_this(file, quiet=quiet)


def _check_questionnaire(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of one questionnaire, or what could be better about it."""
    from teamcheck.questionnaire.lint import lint  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.load import load_questionnaire, load_shipped  # noqa: PLC0415  as above
    from teamcheck.report.cover import extent  # noqa: PLC0415  as above
    from teamcheck.report.language import ENGLISH  # noqa: PLC0415  as above

    try:
        questionnaire = load_questionnaire(file)
    except TeamcheckError as error:
        return error.problems
    if not quiet:
        put_out_words(f"{file}: {extent(questionnaire, ENGLISH)}. It can be used.")
    return lint(questionnaire, load_shipped())


def _check_round(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of a round and of its questionnaire, or what people may not expect of it."""
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  not for --help
    from teamcheck.collect.round_lint import doubts  # noqa: PLC0415  as above
    from teamcheck.questionnaire.translation_lint import advice_on  # noqa: PLC0415  as above

    try:
        round_ = read_round(file)
    except TeamcheckError as error:
        return error.problems
    if problems := rounds.changes_since(rounds.box_of(round_)):
        return problems
    if not quiet:
        put_out_words(f"{file}: {round_.team}, {round_.name}, {round_.people} people. It can be used.")
    asked = round_.questionnaire
    spoken = [translation for translation in asked.translations if translation.language in round_.languages]
    of_words = [problem for translation in spoken for problem in advice_on(translation, asked)]
    return [*doubts(round_, date.today()), *of_words]  # noqa: DTZ011  the day where the facilitator is


def _check_plan(file: Path, name: str, *, quiet: bool) -> Sequence[Problem]:
    """The faults of what a team set out to do, held against the questionnaire that it is asked with, or what it lacks."""
    from teamcheck.responses.plans.lint import lint_plan  # noqa: PLC0415  pydantic and YAML: not for --help

    try:
        found = plan_files.opened(file, name)
    except TeamcheckError as error:
        return error.problems
    if not quiet:
        plan_files.say_usable(found)
    return lint_plan(found.plan, found.document)


def _check_norms(file: Path, name: str, *, quiet: bool) -> Sequence[Problem]:
    """The faults of norms, held against the questionnaire of the team that shall be placed in them."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  not for --help
    from teamcheck.responses.norms import read_norms  # noqa: PLC0415  as above

    try:
        norms = read_norms(file, load_questionnaire(name))
    except TeamcheckError as error:
        return error.problems
    if not quiet:
        put_out_words(f"{file}: norms of {norms.teams} teams, {norms.people} people. It can be used.")
    return ()


def _check_review(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of what was decided on comments, or how many wait."""
    from teamcheck.responses.review.read import read_review  # noqa: PLC0415  not for --help

    try:
        found = read_review(file)
    except TeamcheckError as error:
        return error.problems
    if not quiet:
        comments = "1 comment" if len(found) == 1 else f"{len(found)} comments"
        undecided = sum(entry.decision == "undecided" for entry in found)
        put_out_words(f"{file}: decisions on {comments}, {undecided} of them undecided. It can be used.")
    return ()


def _check_answers(asked: Asked) -> Sequence[Problem]:
    """The faults of all files of answers together: the same team in two of them is one."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  not for --help

    try:
        questionnaire = load_questionnaire(asked.questionnaire)
        responses = read(asked, questionnaire, list_of_teams(asked))
    except TeamcheckError as error:
        return error.problems
    say_notes(responses, quiet=asked.quiet, verbose=asked.verbose)
    if not asked.quiet:
        names = ", ".join("standard input" if str(file) == "-" else str(file) for file in asked.files)
        put_out_words(f"{names}: {_counted(responses)}. It can be used.")
    lines, warnings = scale_check(responses, questionnaire, str(asked.files[0]))
    if not asked.quiet:
        put_out_words("\n".join(lines))
    return warnings


def _counted(responses: "Responses") -> str:
    rows = list(responses.rows)
    teams = len({row.team for row in rows})
    return f"{len(rows)} answered, {teams} {'team' if teams == 1 else 'teams'}"
