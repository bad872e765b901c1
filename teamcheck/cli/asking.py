"""Asks the person at the keyboard one thing, on standard error."""

import sys
from collections.abc import Callable

import typer

from teamcheck.cli import options

#: Why something is not known, where only the command line could have said it.
NOBODY = "nobody is there to be asked"
#: Takes a question, what Enter stands for (None: an answer is needed) and what an answer has to pass.
Ask = Callable[[str, str | None, Callable[[str], object] | None], str]


def somebody_is_there(*, no_input: bool) -> bool:
    """Whether anybody can be asked."""
    return not no_input and sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, default: str | None = None, check: Callable[[str], object] | None = None) -> str:
    """Ask until the answer passes the check.

    Args:
        question: What is asked, without a colon.
        default: What Enter stands for; None where an answer is needed.
        check: Raises `typer.BadParameter` for an answer that will not do.
    """

    def checked(text: str) -> str:
        if default is None and not text.strip():
            raise typer.BadParameter("an answer is needed here; Ctrl-C stops.")
        if check is not None:
            check(text)
        return text.strip()

    # without a default, Enter alone would bring the same question again, and not a word on why
    return str(typer.prompt(question, default=default or "", show_default=False, err=True, value_proc=checked))


def line(text: str) -> None:
    """A text that can be printed: keys such as arrows leave marks that cannot be seen.

    Raises:
        BadParameter: It cannot.
    """
    if not (options.readable(text) or "").isprintable():
        raise typer.BadParameter("a character that cannot be seen is in it; write it once more.")


def known(
    value: str | None,
    option: str,
    question: str,
    asks: Ask | None,
    check: Callable[[str], object] = options.name,
    *,
    why: str = NOBODY,
) -> str:
    """What is known already, or else what the person at the keyboard says.

    Args:
        value: What is known; None or nothing but spaces where it is not.
        option: The option that says it.
        question: What is asked, without a colon.
        asks: Asks the person at the keyboard; None where nobody is there.
        check: What an answer has to pass.
        why: Why it is not known where nobody can be asked.

    Raises:
        BadParameter: It is not known, and nobody can be asked.
    """
    if value is not None and value.strip():
        return value.strip()
    if asks is None:
        raise typer.BadParameter(f"is needed: {why}.", param_hint=option)
    return asks(question, None, check)
