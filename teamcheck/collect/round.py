"""One time of asking a team: what its folder says in ``round.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Audience

FILE_NAME = "round.yaml"

#: What stays together of what one person answered: each dimension for itself, or the whole sheet.
Keep = Literal["dimensions", "sheets"]

#: Fewest people of whom background questions are asked: fewer could be told apart by what they say (DESIGN 6).
ASKED_FOR_BACKGROUND = 20


@dataclass(frozen=True, slots=True)
class Words:
    """What the facilitator wrote for the people who are asked, in one language.

    Attributes:
        why: Why they are asked.
        members: Who counts as a member of the team.
        support: Whom to turn to if answering stirs something up.
        responsible: Who is responsible for the answers, and on what legal ground they are asked for: the organisation's own
            words for the privacy notice.
    """

    why: str
    members: str = ""
    support: tuple[str, ...] = ()
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Who asks, and how to reach them."""

    name: str
    contact: str = ""


@dataclass(frozen=True)
class Round:
    """One time of asking one team.

    Attributes:
        folder: Where ``round.yaml`` lies.
        id: What links the folder to its ballot box.
        team: The team's name.
        name: The name of the round, such as ``2026-11``.
        questionnaire: What is asked, with its translations.
        people: How many people are expected to answer: the size of the team.
        facilitator: Who asks.
        words: The facilitator's words in the language of the questionnaire.
        minimum: Fewest answers shown.
        audience: Who will see the figures.
        keep: What stays together of a person's answers.
        languages: Tags of the languages people can answer in; the first is shown first.
        closes: The last day on which people are meant to answer: for planning; nobody is told, and nothing closes by itself.
        debrief: The day the team talks about the report.
        talk_led_by: Who leads that talk; empty where nobody has said.
        review: The day the team looks at what came of it.
        kept_until: The day the answers are deleted.
        other_words: The facilitator's words in other languages, by tag.
        source: The name or the path that the questionnaire was loaded by; empty where the round was made in code.
        about: The other team that people answer about; empty where they answer about their own.
        leader_answers: Whether whoever leads the team is asked too; None where nobody has said.
    """

    folder: Path
    id: str
    team: str
    name: str
    questionnaire: Questionnaire
    people: int
    facilitator: Facilitator
    words: Words
    minimum: int = 5
    audience: Audience = "team"
    keep: Keep = "dimensions"
    languages: tuple[str, ...] = ("en",)
    closes: date | None = None
    debrief: date | None = None
    talk_led_by: str = ""
    review: date | None = None
    kept_until: date | None = None
    other_words: Mapping[str, Words] = field(default_factory=dict)
    source: str = ""
    about: str = ""
    leader_answers: bool | None = None

    @property
    def file(self) -> Path:
        """Its ``round.yaml``."""
        return self.folder / FILE_NAME

    @property
    def asks_background(self) -> bool:
        """Whether background questions are asked: only of enough people, and only where whole sheets are kept."""
        return self.keep == "sheets" and self.people >= ASKED_FOR_BACKGROUND and bool(self.questionnaire.background)

    def words_in(self, tag: str) -> Words:
        """The facilitator's words in a language, or else as they were written first."""
        return self.other_words.get(tag, self.words)


def have_answered(finished: int, people: int) -> str:
    """How many of those who are expected have answered, for the facilitator.

    >>> have_answered(1, 9), have_answered(0, 9)
    ('1 of 9 has answered', '0 of 9 have answered')
    """
    return f"{finished} of {people} {'has' if finished == 1 else 'have'} answered"


def still_needed(count: int) -> str:
    """How many answers there are too few, to be followed by a word like "needed".

    >>> still_needed(1), still_needed(3)
    ('one more answer is', '3 more answers are')
    """
    return "one more answer is" if count == 1 else f"{count} more answers are"
