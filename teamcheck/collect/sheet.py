"""What one person answered, before it goes into the ballot box."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from teamcheck.collect.round import Round
from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.model import Item
from teamcheck.questionnaire.translated import in_language
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY

#: A point of the item's scale, or one of the two answers that are no point.
Answer = int | Literal["NA", "PNTS"]

#: Most letters of one comment: a page of text.
LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answered; a question that is not here was skipped.

    Attributes:
        answers: Item id to a point (as chosen, not reversed), ``NA`` or ``PNTS``.
        background: Question id to the id of a choice, or ``PNTS``.
        ticked: Checklist id to the ids of the options chosen, in the order of the list.
        comments: Question id to what was written.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    background: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered at all."""
        return not (self.answers or self.background or self.ticked or self.comments)


class NotASheetError(ValueError):
    """Something that came from outside cannot be what a person answered; the message names the question, never an answer."""


def asked_in(round_: Round, tag: str) -> Asked:
    """What is asked of each person of a round in one of its languages; the other team is named, where it is about one."""
    questionnaire = in_language(round_.questionnaire, tag)
    if round_.about:
        title, prompt = f"{questionnaire.title} ({round_.about})", f"{round_.about}: {questionnaire.prompt}"
        questionnaire = replace(questionnaire, title=title, prompt=prompt)
    return asked_of(questionnaire, background=round_.asks_background)


def checked(sheet: Sheet, asked: Asked) -> Sheet:
    """A sheet that came from outside, if it answers what was asked; empty answers and space around comments are taken out.

    Raises:
        NotASheetError: It answers something else, or with what cannot be chosen.
    """
    items = {item.id: item for item in asked.items}
    for name, answer in sheet.answers.items():
        if name not in items or not _can_be_chosen(answer, items[name]):
            raise NotASheetError(name)
    choices = {question.id: question.choices for question in asked.background}
    for name, choice in sheet.background.items():
        if name not in choices or (choice not in choices[name] and choice != PREFER_NOT_TO_SAY):
            raise NotASheetError(name)
    lists = {checklist.id: checklist for checklist in asked.checklists}
    for name, ticked in sheet.ticked.items():
        if name not in lists or not set(ticked) <= lists[name].options.keys() or len(set(ticked)) > lists[name].choose:
            raise NotASheetError(name)
    questions = {question.id for question in asked.comments}
    for name, text in sheet.comments.items():
        if name not in questions or len(text.replace("\r\n", "\n")) > LONGEST_COMMENT:  # a browser counts a line break as one
            raise NotASheetError(name)
    return replace(
        sheet,
        ticked={name: tuple(o for o in lists[name].options if o in ticked) for name, ticked in sheet.ticked.items() if ticked},
        comments={name: words for name, text in sheet.comments.items() if (words := _readable(text))},
    )


def _can_be_chosen(answer: Answer, item: Item) -> bool:
    if answer == NOT_APPLICABLE:
        return item.scale.not_applicable is not None
    return answer == PREFER_NOT_TO_SAY or (type(answer) is int and answer in item.scale.points)


def _readable(text: str) -> str:
    """A comment without control characters, its line breaks as they are."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(letter for letter in line if unicodedata.category(letter) not in {"Cc", "Cs"}) for line in lines)
    return "\n".join(line.rstrip() for line in kept).strip()


def cells_of(sheet: Sheet) -> dict[str, str]:
    """What stands in the answers file for each question that was answered (docs/answers-format.md).

    >>> cells_of(Sheet(answers={"goals1": 4, "goals2": "NA"}, ticked={"waste": ("forms", "noise")}))
    {'goals1': '4', 'goals2': 'NA', 'waste': 'forms;noise'}
    """
    return {
        **sheet.background,
        **{name: str(answer) for name, answer in sheet.answers.items()},
        **{name: ";".join(ticked) for name, ticked in sheet.ticked.items()},
    }


def sheet_from(fields: Mapping[str, Sequence[str]], asked: Asked) -> Sheet:
    """A sheet from the fields of a form: one value each, but for checklists.

    Args:
        fields: Question id to the values sent, as the canonical file writes them; empty values are no answers.
        asked: What was asked; fields of other names are left out.

    Raises:
        NotASheetError: A value is none that can be chosen.
    """

    def sent(names: Iterator[str]) -> dict[str, str]:
        found = {name: [value for value in fields.get(name, ()) if value.strip()] for name in names}
        for name, values in found.items():
            if len(values) > 1:
                raise NotASheetError(name)
        return {name: values[0] for name, values in found.items() if values}

    answers = sent(item.id for item in asked.items)
    sheet = Sheet(
        answers={name: _answer(name, value) for name, value in answers.items()},
        background=sent(question.id for question in asked.background),
        ticked={checklist.id: tuple(fields.get(checklist.id, ())) for checklist in asked.checklists},
        comments=sent(question.id for question in asked.comments),
    )
    return checked(sheet, asked)


def _answer(name: str, value: str) -> Answer:
    """A point or one of the two words.

    Raises:
        NotASheetError: It is neither.
    """
    if value == NOT_APPLICABLE:
        return "NA"
    if value == PREFER_NOT_TO_SAY:
        return "PNTS"
    if value.isascii() and value.removeprefix("-").isdecimal() and len(value) < 5:
        return int(value)
    raise NotASheetError(name)
