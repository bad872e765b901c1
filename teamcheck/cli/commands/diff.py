"""``teamcheck questionnaires diff``: what of two questionnaires can be compared, and what differs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck._inert import inert_json
from teamcheck.cli import options
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.terminal import coloured, put_out, talk, write_styled
from teamcheck.errors import Problem, QuestionnaireError, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.questionnaire.diff_model import QuestionnaireDiff
    from teamcheck.questionnaire.model import Questionnaire

_WHAT = "A shipped questionnaire, a file, or the folder of a round."


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", callback=options.readable, help=_WHAT, show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", callback=options.readable, help=_WHAT, show_default=False)],
    *,
    form: Annotated[
        Literal["text", "md", "json"],
        typer.Option("-f", "--format", metavar="text|md|json", help="What is written to standard output."),
    ] = "text",
    must_compare: Annotated[
        bool, typer.Option("--must-compare", help="Exit code 10 where a feature of either cannot be compared, for CI.")
    ] = False,
) -> int:
    """Say whether figures of two questionnaires can be compared.

    It says what differs, by the rule of `teamcheck compare`, before anybody is
    asked.

    $ teamcheck questionnaires diff ours.yaml ours-reworded/ours.yaml
    $ teamcheck questionnaires diff spring autumn      the folders of two rounds
    $ teamcheck questionnaires diff before/ours.yaml ours.yaml --must-compare
    """
    from teamcheck.questionnaire.diff import diff as differences  # noqa: PLC0415  pydantic and YAML: not for --help

    found = differences(*_both(old, new))
    _put_out(found, (old, new), form)
    apart = sum(not dimension.comparable for dimension in found.dimensions)
    if must_compare and apart:
        talk(f"Gate failed: {apart} of {len(found.dimensions)} features cannot be compared (--must-compare).")
        return ExitCode.FAILED
    return ExitCode.DONE


def _both(old: str, new: str) -> tuple["Questionnaire", "Questionnaire"]:
    """The two questionnaires.

    Raises:
        QuestionnaireError: One of them cannot be used, or both; with every problem.
    """
    found: list[Questionnaire] = []
    problems: list[Problem] = []
    for named in (old, new):
        try:
            found.append(_asked_by(named))
        except TeamcheckError as error:
            problems += error.problems
    if problems:
        raise QuestionnaireError(dict.fromkeys(problems))
    return found[0], found[1]


def _asked_by(named: str) -> "Questionnaire":
    """What is asked: by a questionnaire, or in the round of a folder."""
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  not for --help
    from teamcheck.questionnaire.catalogue import shipped  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    folder = Path(named)
    if (folder / FILE_NAME).is_file() or (folder.is_dir() and named not in shipped()):
        from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

        return read_round(folder).questionnaire
    return load_questionnaire(named)


def _put_out(found: "QuestionnaireDiff", names: tuple[str, str], form: str) -> None:
    from teamcheck.cli.diff_words import in_markdown, in_words  # noqa: PLC0415  not for --help

    if form == "json":
        put_out(inert_json(found.model_dump_json(by_alias=True, indent=2)))
    elif form == "md":
        put_out(in_markdown(found, names))
    else:
        write_styled(in_words(found, names, colour=coloured(sys.stdout)))
