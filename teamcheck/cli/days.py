"""Days as they are typed: on a command line, or when somebody is asked for one."""

from datetime import date

import typer


def day_typed(text: str, option: str | None = None) -> date:
    """A day as ISO writes it.

    Args:
        text: What was typed.
        option: The option it was given to, where that is not known anyway.

    Raises:
        BadParameter: It is none.

    >>> day_typed("2026-03-31")
    datetime.date(2026, 3, 31)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no day; write year, month and day, as in 2026-03-31."
        raise typer.BadParameter(message, param_hint=option) from None
