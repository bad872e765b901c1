"""Says what goes wrong while somebody's own templates are filled, with the file and the line to mend."""

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from teamcheck.errors import Code, Place, Problem, TemplateError
from teamcheck.report.look import Own
from teamcheck.report.templating import replaceable
from teamcheck.report.work import TooMuchWorkError

_MEND = "Mend this line, or take the file away: ours is used then."
#: What Jinja may quote: names of a template and kinds of data. Anything else may be what people wrote.
_NAMES = re.compile(r"'(?:[A-Za-z_][\w.]*|[\w. ]+ object)'")
_QUOTED = re.compile(r"'[^']*'")


@contextmanager
def said_of(own: Own) -> Iterator[None]:
    """Turn what goes wrong while a template of the user's is filled into a problem to mend; in one of ours it is our bug.

    Raises:
        TemplateError: It went wrong in one of the user's, or in one of ours that theirs takes in.
    """
    try:
        yield
    except Exception as error:
        place = _innermost(error, own)
        if place is None and own.texts and isinstance(error, TooMuchWorkError):
            place = Place(own.folder)  # too long as a whole: no line of it is at fault
        if place is None:
            raise
        code = Code.TEMPLATE_SYNTAX if isinstance(error, TemplateSyntaxError) else Code.TEMPLATE_FAILED
        raise TemplateError([Problem(code, place, *_words(error))]) from None


def _innermost(error: Exception, own: Own) -> Place | None:
    """The line that was being filled in the last of the user's templates, or None where it was none of theirs."""
    files = {own.path(name) for name, _ in own.texts}
    lines = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    theirs = [Place(file, line=line) for file, line in lines if file in files]
    return theirs[-1] if theirs else None


def _words(error: Exception) -> tuple[str, str]:
    """What is wrong and the cure, without anything that people wrote."""
    match error:
        case TemplateNotFound():
            return "it takes in a template that is not there", f"There are: {', '.join(replaceable())}."
        case TemplateSyntaxError():
            return f"the template cannot be read: {_unquoted(error)}", _MEND
        case UndefinedError():
            return f"a name is used that is not there: {_unquoted(error)}", "docs/templates.md lists what a template gets."
        case SecurityError() if not isinstance(error, TooMuchWorkError):
            return f"it reaches for what templates may not touch: {_unquoted(error)}", "Use what docs/templates.md lists."
        case _:
            return _no_end(error) or f"it fails ({type(error).__name__})", _MEND


def _no_end(error: Exception) -> str:
    """What does not end; empty where something else is wrong."""
    if isinstance(error, TooMuchWorkError):
        return "it repeats something, or makes something grow, far more often than a document needs"
    return "it takes itself in, without an end" if isinstance(error, RecursionError) else ""


def _unquoted(error: Exception) -> str:
    """The words of Jinja, without quotes of anything but names."""
    return _QUOTED.sub(
        lambda found: found[0] if _NAMES.fullmatch(found[0]) else "...", str(getattr(error, "message", ""))
    ).rstrip(".")
