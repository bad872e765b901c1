"""Says what went wrong: problems that a user can mend, and bugs that only we can."""

import traceback
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from teamcheck._inert import inert, on_one_line
from teamcheck.cli.terminal import talk
from teamcheck.errors import Problem

_ISSUES = "Please report it, with the command you ran but without any answers."


class FoundBugError(Exception):
    """A bug that was met where nobody could say so, such as in another thread; its cause is what it was."""


def say_problems(problems: Sequence[Problem]) -> None:
    """Every problem on standard error, in the order of each file, with a count at the end."""
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        talk("standard input" if file == "-" else on_one_line(file))
        for problem in group:
            talk(_in_its_file(problem))
    talk(count_of(problems) + " What each code means: docs/problems.md")


def count_of(problems: Iterable[Problem]) -> str:
    """How many, in words.

    >>> count_of([])
    'No problem.'
    """
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    parts = [_plural(errors, "problem")] if errors else []
    parts += [_plural(warnings, "warning")] if warnings else []
    return " and ".join(parts) + "." if parts else "No problem."


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _in_its_file(problem: Problem) -> str:
    """A problem below the name of its file: the place within it, what is wrong, and the cure."""
    within = str(problem.place).removeprefix(problem.place.file).lstrip(":, ")
    if problem.place.line is not None:
        within = f"line {within}"
    warning = "warning: " if problem.severity == "warning" else ""
    start = f"{within}: " if within else ""
    said = on_one_line(f"{start}{warning}{problem.message.rstrip('.')} [{problem.code}]")
    return f"  {said}\n      → {on_one_line(problem.fix)}"


def say_usage(error: Any) -> None:  # noqa: ANN401  Typer hides the type
    """What is wrong with the command line, in the parser's words without its validator's."""
    error.message = inert(error.message.replace("Value error, ", ""))
    error.show()


def say_bug(error: BaseException, *, debug: bool) -> None:
    """A bug, without any value: the message of an exception may quote an answer, and so may a line of locals."""
    if isinstance(error, FoundBugError) and error.__cause__ is not None:
        error = error.__cause__
    talk(f"teamcheck has a bug: {type(error).__name__}. {_ISSUES}")
    if not debug:
        talk("The same command with --debug shows where it happened.")
        return
    link: BaseException | None = error
    while link is not None:
        talk(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            talk(f"  {frame.filename}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
