"""The private questions of ``teamcheck reflect``, as they stand in ``templates/reflect.yaml``."""

from typing import Annotated, Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.field_types import Name, Text
from teamcheck.report.evidence import load_cards
from teamcheck.report.shipped_data import read_shipped

Words = Annotated[tuple[Text, ...], Field(min_length=1)]


class Thing(Frozen):
    """One screen: what it is about, one question, and something to think of."""

    title: Text
    ask: Text
    think: Text


class Part(Frozen):
    """Questions that belong together.

    Attributes:
        id: How it is chosen.
        title: Its heading.
        about: What it holds, in one line.
        card: The evidence card that it rests on; None where it rests on no study.
        things: The screens, in order.
    """

    id: Name
    title: Text
    about: Text
    card: Name | None = None
    things: Annotated[tuple[Thing, ...], Field(min_length=1)]


class Help(Frozen):
    """Where to turn, in general words."""

    title: Text
    words: Words


class SelfChecks(Frozen):
    """All words of ``teamcheck reflect``.

    Attributes:
        schema_: The format.
        language: BCP 47 tag of the words.
        opening: What is said first.
        choose: Asks which part.
        pick: How to choose.
        go_on: How to go on, how to see where to turn, and how to stop.
        back: How to come back from where to turn.
        leave: How to end.
        source: Leads to where a part comes from.
        help: Where to turn.
        closing: What is said last.
        parts: What can be chosen, in order.
    """

    schema_: Annotated[Literal["teamcheck/reflect/1"], Field(alias="schema")]
    language: Text
    opening: Words
    choose: Text
    pick: Text
    go_on: Text
    back: Text
    leave: Text
    source: Text
    help: Help
    closing: Words
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]


def load_self_checks() -> SelfChecks:
    """The questions that come with teamcheck.

    Raises:
        QuestionnaireError: The file is at fault (a broken build, not a user's fault).
    """
    return read_shipped("reflect.yaml", SelfChecks)


def source_of(part: Part) -> str | None:
    """What was found about a part, who found it, and what it does not show; None where it rests on no study."""
    card = next((card for card in load_cards() if card.id == part.card), None)
    if card is None:
        return None
    doi = "" if card.doi is None else f", doi:{card.doi}"
    return f"{card.statement} ({card.source}{doi}) {card.caveat}"
