"""What was heard in a pulse, checked: the faults of its file, or what could be better about it."""

from collections.abc import Sequence
from pathlib import Path

from teamcheck.cli.faults import say_problems
from teamcheck.cli.terminal import put_out_words
from teamcheck.errors import Problem, ResponsesError, TeamcheckError


def check_you_said(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of what was heard in a pulse, or what could be better about it."""
    from teamcheck.responses.you_said import comments_beside, lint_you_said, open_you_said  # noqa: PLC0415  not for --help

    try:
        found, document = open_you_said(file)
    except TeamcheckError as error:
        return error.problems
    if not quiet:
        count = len(found.heard)
        put_out_words(f"{file}: {count} {'thing' if count == 1 else 'things'} heard. It can be used.")
    return lint_you_said(found, document, comments_beside(file))


def say_of_you_said(file: Path, *, quiet: bool) -> None:
    """Say whether what was heard can be used, and what it lacks.

    Raises:
        ResponsesError: It cannot be used; with every problem.
    """
    problems = check_you_said(file, quiet=quiet)
    if any(problem.severity == "error" for problem in problems):
        raise ResponsesError(problems)
    if problems and not quiet:
        say_problems(problems)
