"""What whoever begins a round or a pulse says of it alike: the same words, the same help, among the options of a panel."""

from typing import Any

import typer

from teamcheck.cli import asking, options
from teamcheck.cli.asking import Ask


def team(panel: str) -> Any:  # noqa: ANN401  Typer's own type
    """Who is asked."""
    return _name("--team", "NAME", "The team's name.", panel)


def people(panel: str, fewest: int) -> Any:  # noqa: ANN401  as above
    """How many they are; that there are so many is seen to where the round is made."""
    return typer.Option(
        "--people",
        metavar="N",
        callback=options.at_least(1),
        rich_help_panel=panel,
        help=f"Members of the team: {fewest} to 1000.",
        show_default=False,
    )


def facilitator(panel: str) -> Any:  # noqa: ANN401  as above
    """Who asks them."""
    return _name("--facilitator", "NAME", "Who asks: people read this name.", panel)


def contact(panel: str) -> Any:  # noqa: ANN401  as above
    """How to reach who asks."""
    return _name("--contact", "TEXT", "How to reach them.", panel)


def why(panel: str, what: str) -> Any:  # noqa: ANN401  as above
    """Why they are asked, and what is to be said of that."""
    return typer.Option(
        "--why", metavar="TEXT", callback=options.readable, rich_help_panel=panel, help=what, show_default=False
    )


def _name(option: str, metavar: str, what: str, panel: str) -> Any:  # noqa: ANN401  as above
    return typer.Option(option, metavar=metavar, callback=options.name, rich_help_panel=panel, help=what, show_default=False)


def people_known(value: int | None, ask: Ask | None, why: str = asking.NOBODY) -> int:
    """How many people are in the team, as it is known already or as the person at the keyboard says.

    Args:
        value: What is known; None for nothing.
        ask: Asks the person at the keyboard; None where nobody is there.
        why: Why it is not known where nobody can be asked.

    Raises:
        BadParameter: It is not known, or no number that a round can have.
    """
    said = None if value is None else str(value)
    return _people_typed(asking.known(said, "--people", "How many people are in it", ask, _people_typed, why=why))


def _people_typed(text: str) -> int:
    """A number of people.

    Raises:
        BadParameter: It is none that a round can have.
    """
    from teamcheck.collect.round_format import MOST_PEOPLE  # noqa: PLC0415  pydantic: not for --help

    if text.isascii() and text.isdecimal() and 1 <= int(text[:5]) <= MOST_PEOPLE:
        return int(text)
    raise typer.BadParameter(f"{text!r} is no number from 1 to {MOST_PEOPLE}.", param_hint="--people")
