"""Opens a YAML file that lies beside answers: what is wrong with it is told of what it is, not of a questionnaire."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place, Problem, QuestionnaireError, ResponsesError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.reports import no_more_than_can_be_read
from teamcheck.questionnaire.source import LARGEST, read_document


def open_side_document(
    file: Path, what: str, code: Code, fix: str, told: Callable[[Problem], Problem]
) -> tuple[Document, list[Problem]]:
    """The document in a file, and what is wrong with it so far.

    Args:
        file: Where it lies.
        what: What it is, as a message begins: ``the plan``.
        code: Of a file that cannot be read.
        fix: What to do about that.
        told: Makes a problem that speaks of questionnaires one of this file.

    Raises:
        ResponsesError: It cannot be read, or is no YAML of ours.
    """
    try:
        with open_ordinary(file) as stream:
            return read_document(stream.read(LARGEST + 1), str(file))
    except OSError as error:
        message = f"{what} cannot be read: {error.strerror or 'it failed'}"
        raise ResponsesError([Problem(code, Place(str(file)), message, fix)]) from None
    except QuestionnaireError as error:
        raise ResponsesError(dict.fromkeys(map(told, error.problems))) from None


def told_of(found: Problem, code: Code, words: Mapping[Code, tuple[str, str]], write: str) -> Problem:
    """A problem that speaks of questionnaires, or leaves open what to write, told of another file; others as they are.

    Args:
        found: The problem.
        code: What it becomes.
        words: Faults that are told for a questionnaire, with what is wrong and what to do about it in this file.
        write: How such a file begins.
    """
    if found.code is Code.KEY_MISSING and "`schema`" in found.message:
        return replace(found, fix=write)
    if found.code not in words:
        return found
    message, fix = words[found.code]
    return replace(found, code=code, message=message, fix=fix)


def not_usable(problems: Iterable[Problem], file: str) -> ResponsesError:
    """That a file cannot be used, with what is wrong with it in the order of its lines; not more than can be read."""
    ordered = sorted(problems, key=lambda found: found.place.line or 0)
    return ResponsesError(no_more_than_can_be_read(ordered, file))
