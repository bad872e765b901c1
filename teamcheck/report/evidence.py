"""Evidence cards: what is known of a thing, from whom, how firmly, and what it does not show.

The cards are ``templates/evidence.yaml``; ``docs/evidence.md`` is `evidence_page` of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.field_types import Name, Text
from teamcheck.report.shipped_data import read_shipped

Strength = Literal["meta-analysis", "trial", "correlational", "reported"]
#: A card of this place alone stands in ``docs/evidence.md`` and in no report, debrief or questionnaire.
PAGE = "page"
#: What each strength means, the firmest first.
STRENGTHS: dict[Strength, str] = {
    "meta-analysis": "many studies, put together into one average.",
    "trial": "somebody changed something, and compared it with people for whom it was not changed.",
    "correlational": "things were seen to go together, or before and after. It does not show what brought about what.",
    "reported": "an account, or a finding as somebody has told it. We claim no study for it, or have not re-read it.",
}
#: Where a card stands that is printed beside a debrief.
DEBRIEF = "debrief"
_HEAD = """\
# What is known, and how firmly

This page is made from `templates/evidence.yaml`. Each card says what somebody found or wrote, where it stands, how firm it is,
and what it does not show. Where we name somebody else's work in a questionnaire or beside a thing to try, it has a card here.

None of this says that a score of your team brings about anything. It is what others saw, elsewhere. It may be a reason to try a
thing, and to look yourselves whether it helped.

How firm a card is:
"""

_DOI = re.compile(r"10\.\d{4,}/\S+")


def _is_doi(text: str) -> str:
    if not _DOI.fullmatch(text):
        message = "a DOI is written as 10.1037/a0013257"
        raise ValueError(message)
    return text


class Card(Frozen):
    """One card.

    Attributes:
        id: Its name, for tests and for people who write to us.
        statement: What was found or written, never more than the source says.
        source: Who, when and where.
        doi: The DOI, None where there is none or we have not looked it up.
        strength: How firm it is; `STRENGTHS` says what each means.
        caveat: What it does not show.
        beside: The caveat in a few words, as a line beside a thing to try has it: each such line has one of these.
        named: The words by which a text names the source.
        quoted: Where it is named: ``questionnaire/dimension``, a questionnaire built on it, ``reflect/part``, `DEBRIEF`; or
            `PAGE`.
    """

    id: Name
    statement: Text
    source: Text
    doi: Annotated[str, AfterValidator(_is_doi)] | None = None
    strength: Strength
    caveat: Text
    beside: tuple[Text, ...] = ()
    named: Annotated[tuple[Text, ...], Field(min_length=1)]
    quoted: Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def cited(self) -> str:
        """Who, when and where, with the DOI if there is one."""
        return self.source if self.doi is None else f"{self.source}, doi:{self.doi}"

    def is_named_in(self, text: str) -> bool:
        """Whether a text names the source, by its DOI or in words."""
        return (self.doi is not None and self.doi in text) or any(words in text for words in self.named)


class Cards(Frozen):
    """The file of cards."""

    schema_: Annotated[Literal["teamcheck/evidence/1"], Field(alias="schema")]
    cards: Annotated[tuple[Card, ...], Field(min_length=1)]


@cache  # a few kilobytes, and every guide to a talk has one of them
def load_cards() -> tuple[Card, ...]:
    """The cards that come with teamcheck, in the order of the file.

    Raises:
        QuestionnaireError: The file is at fault (a broken build, not a user's fault).

    >>> next(card.strength for card in load_cards() if card.id == "tannenbaum2013")
    'meta-analysis'
    """
    return read_shipped("evidence.yaml", Cards).cards


def evidence_page(cards: Sequence[Card]) -> str:
    """``docs/evidence.md``: the cards as a page, those that something names first."""
    named = [card for card in cards if card.quoted != (PAGE,)]
    alone = [card for card in cards if card.quoted == (PAGE,)]
    lines = [_HEAD, *(f"- **{strength}**: {meaning}" for strength, meaning in STRENGTHS.items())]
    lines += ["", "## Named beside a thing to try, or built on", *(line for card in named for line in _card(card))]
    lines += [
        "",
        "## On this page alone",
        "",
        "No report, debrief or questionnaire prints these: they are about patients, and not re-checked.",
        *(line for card in alone for line in _card(card)),
    ]
    return "\n".join(lines) + "\n"


def _card(card: Card) -> Iterator[str]:
    doi = "" if card.doi is None else f", [doi:{card.doi}](https://doi.org/{card.doi})"
    yield from ("", f"### {card.statement}", "", f"{card.source}{doi}", "")
    yield f"- **how firm**: {card.strength}"
    yield f"- **what it does not show**: {card.caveat}"
    if card.quoted != (PAGE,):
        yield f"- **where it is named**: {', '.join(f'`{place}`' for place in card.quoted)}"
