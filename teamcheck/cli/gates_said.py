"""What gates found, said on standard error, written to files, and shown beside a run where GitHub runs it."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck._inert import on_one_line
from teamcheck.cli.faults import say_problems
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Problem

if TYPE_CHECKING:
    from teamcheck.report.gates.model import Unreadable, Verdicts

#: The rooms whose problems may quote an answer or a name: of theirs, a log gets the place and the code alone.
_OF_ANSWERS = "RC"


def place_of(problem: Problem) -> "Unreadable":
    """Where a problem is and what is wrong, without what stands there: no heading either, for it may be an answer."""
    from teamcheck.report.gates.model import Unreadable  # noqa: PLC0415  pydantic: not for --help

    place = problem.place
    return Unreadable(
        code=problem.code.value,
        what=problem.code.name.lower().replace("_", " "),
        severity=problem.severity,
        file=on_one_line(place.file),
        sheet=None if place.sheet is None else on_one_line(place.sheet),
        line=place.line,
        row=place.row,
        column=place.column,
    )


def write(verdicts: "Verdicts", *, junit: Path | None, json: Path | None, spare: Iterable[Path]) -> None:
    """Write the files that were asked for, all or none.

    Args:
        verdicts: What the gates found, or where the input cannot be used.
        junit: Where JUnit XML goes, or None.
        json: Where JSON goes, or None.
        spare: What was read: no result takes the place of its own input.

    Raises:
        OutputError: A file cannot be written.
    """
    from teamcheck.report.gates.figures import gates_json  # noqa: PLC0415  as above
    from teamcheck.report.gates.junit import junit as as_junit  # noqa: PLC0415  as above

    documents: dict[Path, str] = {}
    if junit is not None:
        documents[junit] = as_junit(verdicts)
    if json is not None:
        documents[json] = gates_json(verdicts)
    if documents:
        write_all(documents, spare=spare)


def say(verdicts: "Verdicts", *, quiet: bool) -> None:
    """In words on standard error, and where GitHub shows it."""
    from teamcheck.report.gates.lines import lines  # noqa: PLC0415  as above

    for line in lines(verdicts, quiet=quiet):
        talk(line)
    _annotate(verdicts)


def say_places(verdicts: "Verdicts", problems: Sequence[Problem]) -> None:
    """Say where the input cannot be used; what stands there only to a person at a keyboard, for it may be an answer."""
    if not os.environ.get("CI"):
        say_problems(problems)
        _annotate(verdicts)
        return
    say(verdicts, quiet=False)
    if said := [problem for problem in problems if problem.code[0] not in _OF_ANSWERS]:
        say_problems(said)
    talk("What stands there may be an answer, so a log does not say it. Run the same where the answers are to see it.")


def _annotate(verdicts: "Verdicts") -> None:
    """What GitHub shows beside a run: annotations, and the summary of the step, which other steps may have begun."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    from teamcheck.report.gates.annotations import annotations  # noqa: PLC0415  as above
    from teamcheck.report.gates.step_summary import step_summary  # noqa: PLC0415  as above

    for line in annotations(verdicts):
        talk(line)
    if not (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    try:
        with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(step_summary(verdicts))
    except OSError as error:
        talk(f"Note: the summary of the step cannot be written: {error.strerror or error}.")
