"""Asks the person at the keyboard one thing, on standard error."""

import sys
from collections.abc import Callable

import typer

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
        if check is not None:
            check(text)
        return text.strip()

    return str(typer.prompt(question, default=default, show_default=False, err=True, value_proc=checked))
