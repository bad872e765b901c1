"""Every question in one row, of every kind: background, statements, checklists, open questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from teamcheck.collect.round import Round
from teamcheck.collect.sheet import LONGEST_COMMENT
from teamcheck.collect.told import words_shown
from teamcheck.questionnaire.asked import Asked
from teamcheck.questionnaire.model import Item
from teamcheck.report.language import Language
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY

Kind = Literal["background", "statement", "checklist", "comment"]
#: A point, the id of a choice, ``NA`` or ``PNTS``.
Value = int | str
#: What was given as an answer: a value, the ids that were ticked, or what was written.
Given = int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen.

    Attributes:
        typed: What is typed to choose it: a number, or the letter of an answer that is no point.
        words: What it means; empty for a point that is nothing but its number.
        value: What is kept.
    """

    typed: str
    words: str
    value: Value


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        kind: What kind it is of.
        id: What its answer is kept under.
        heading: What it belongs to.
        prompt: What is said before it.
        text: The question itself.
        choices: What can be chosen by its number.
        others: The answers that are no point: not applicable, prefer not to say.
        most: How many can be ticked, or how many letters can be written.
    """

    kind: Kind
    id: str
    heading: str
    prompt: str
    text: str
    choices: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    most: int = 1

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        """Everything that can be chosen, in the order it is shown."""
        return (*self.choices, *self.others)

    @property
    def at_once(self) -> bool:
        """Whether one digit is a whole choice: no other begins with it."""
        return all(len(choice.typed) == 1 for choice in self.choices)

    def words_of(self, given: Given) -> str:
        """What was chosen, for whoever chose it."""
        values = given if isinstance(given, tuple) else (given,)
        return ", ".join(choice.words or choice.typed for choice in self.all_choices if choice.value in values)


def questions_of(round_: Round, asked: Asked, say: Language) -> tuple[Question, ...]:
    """Every question that is asked, in the order it is asked in.

    Args:
        round_: The round.
        asked: What is asked in it, in one language.
        say: The language of the words around it.
    """
    reminder = words_shown(round_, say)
    return (*_background(asked, say), *statements_of(asked, say), *_checklists(asked, say), *_comments(asked, say, reminder))


def _background(asked: Asked, say: Language) -> Iterator[Question]:
    for question in asked.background:
        yield Question(
            "background", question.id, say("About you"), "", question.text, _numbered(question.choices), (_declined(say),)
        )


def statements_of(asked: Asked, say: Language) -> Iterator[Question]:
    """Every statement, in the order it is asked in."""
    for section in asked.sections:
        dimension = section.dimension
        prompt = dimension.prompt or asked.questionnaire.prompt
        for item in section.items:
            others = tuple(_others(item, say))
            yield Question("statement", item.id, dimension.title, prompt, item.text, _points(item), others)


def _points(item: Item) -> tuple[Choice, ...]:
    return tuple(Choice(str(point), item.scale.labels.get(point, ""), point) for point in item.scale.points)


def _others(item: Item, say: Language) -> Iterator[Choice]:
    if item.scale.not_applicable is not None:
        yield Choice("n", item.scale.not_applicable, NOT_APPLICABLE)
    yield _declined(say)


def _declined(say: Language) -> Choice:
    return Choice("p", say("Prefer not to say"), PREFER_NOT_TO_SAY)


def _checklists(asked: Asked, say: Language) -> Iterator[Question]:
    for checklist in asked.checklists:
        choices = _numbered({name: option.text for name, option in checklist.options.items()})
        rule = say.plural("Choose one at most.", "Choose up to {count}.", checklist.choose)
        yield Question("checklist", checklist.id, say("What fits"), rule, checklist.text, choices, most=checklist.choose)


def _comments(asked: Asked, say: Language, reminder: str) -> Iterator[Question]:
    for question in asked.comments:
        yield Question("comment", question.id, say("In your own words"), reminder, question.text, most=LONGEST_COMMENT)


def _numbered(choices: Mapping[str, str]) -> tuple[Choice, ...]:
    """Choices in a row, numbered from 1.

    >>> [(choice.typed, choice.value) for choice in _numbered({"nurse": "Nurse", "admin": "Administration"})]
    [('1', 'nurse'), ('2', 'admin')]
    """
    return tuple(Choice(str(number), words, name) for number, (name, words) in enumerate(choices.items(), 1))
