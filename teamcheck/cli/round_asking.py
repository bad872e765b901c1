"""What `init` asks for besides names and numbers: what people are told. Any of it may be left open."""

from dataclasses import dataclass, replace

import typer

from teamcheck.cli import options
from teamcheck.cli.asking import Ask, line

_CONTACT = "How people can reach you (Enter: write it later)"
_MEMBERS = "Who counts as a member, such as: all who work here two days a week or more (Enter: write it later)"
_LEADER = "Is whoever leads the team asked too? yes or no (Enter: write it later)"
_YES, _NO = frozenset({"yes", "y"}), frozenset({"no", "n"})


@dataclass(frozen=True, slots=True)
class Further:
    """What is said on the command line, or at the keyboard; None where it is not, empty where it is left open.

    Attributes:
        contact: How to reach who asks.
        members: Who counts as a member.
        leader_answers: Whether whoever leads the team is asked too: yes or no.
    """

    contact: str | None
    members: str | None
    leader_answers: str | None

    @property
    def leader_is_asked(self) -> bool | None:
        """Whether whoever leads the team is asked too; None where that is left open.

        Raises:
            BadParameter: It is neither yes nor no.
        """
        return yes_or_no(self.leader_answers)


def further(said: Further, ask: Ask | None) -> Further:
    """What is said, and what the person at the keyboard says of the rest.

    Args:
        said: What the command line says.
        ask: Asks the person at the keyboard; None where nobody is there.
    """
    if ask is None:
        return said
    return replace(
        said,
        contact=said.contact if said.contact is not None else ask(_CONTACT, "", options.name),
        members=said.members if said.members is not None else ask(_MEMBERS, "", line),
        leader_answers=said.leader_answers if said.leader_answers is not None else ask(_LEADER, "", yes_or_no),
    )


def yes_or_no(text: str | None) -> bool | None:
    """Yes or no as somebody types it; None for nothing.

    Raises:
        BadParameter: It is neither.

    >>> yes_or_no("Yes"), yes_or_no("n"), yes_or_no("")
    (True, False, None)
    """
    word = (text or "").strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    if word:
        raise typer.BadParameter(f"{text!r} is neither yes nor no.", param_hint="--leader-answers")
    return None
