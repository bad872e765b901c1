"""What people said about themselves: which columns hold it, and which choice a cell names. As strictly as answers are read."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from teamcheck._names import letter
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.responses.cells import REMEMBERED, UnreadableAnswerError
from teamcheck.responses.choices import By, choices_by_words, is_no_answer, named, told
from teamcheck.responses.lexicon import ASKED_AGAIN, Lexicon, code_parts
from teamcheck.responses.model import Note
from teamcheck.responses.table import Table


def background_columns(table: Table, lexicon: Lexicon, by: By, used: set[int]) -> dict[str, list[int]]:
    """The columns of each background question, in the order of the questionnaire."""
    found: dict[str, list[int]] = {name: [] for kind, name in lexicon.others.values() if kind == "background"}
    for index, heading in enumerate(table.headings):
        question = None if index in used else _background_of(heading, lexicon, by, found)
        if question is not None:
            found[question].append(index)
    return {name: columns for name, columns in found.items() if columns}


def _background_of(heading: str, lexicon: Lexicon, by: By, ids: Container[str]) -> str | None:
    """The background question a heading names: by its id or words; in a longer heading, by what items are named by."""
    words = comparable(heading)
    if words in ids:
        return words
    if by == "id" and words not in lexicon.background:
        return next((part for part in code_parts(heading) if part in ids), None)
    question = lexicon.asked_by(heading)
    return lexicon.asked_by(ASKED_AGAIN.sub("", heading)) if question is None and ASKED_AGAIN.search(heading) else question


def background_note(table: Table, background: Sequence[tuple[int, str]]) -> Iterable[Note]:
    """Say which columns hold what people said about themselves."""
    if background:
        named = ", ".join(f"{name} (column {letter(index)})" for index, name in background)
        yield Note("read", f"{table.file}: what people said about themselves: {named}.")


class ChoiceReader:
    """Reads what people said to one background question.

    Attributes:
        memo: Cell to the id of the choice (None: no answer) for the ways of writing met so far.
    """

    def __init__(self, asked: BackgroundQuestion, words: Mapping[str, str]) -> None:
        self.memo: dict[str, str | None] = {"": None}
        self._asked = asked
        self._words = words

    def read(self, cell: str) -> str | None:
        """The choice a cell names, or None where it is no answer.

        Raises:
            UnreadableAnswerError: It is none of the choices.
        """
        choice = self._choice(cell)
        if len(self.memo) < REMEMBERED:
            self.memo[cell] = choice
        return choice

    def _choice(self, cell: str) -> str | None:
        if is_no_answer(cell):
            return None
        choice = self._words.get(comparable(cell))
        if choice is None:
            raise self._unknown(cell)
        return choice

    def _unknown(self, cell: str) -> UnreadableAnswerError:
        return UnreadableAnswerError(
            Code.BACKGROUND_NOT_A_CHOICE,
            f"{told(cell)} is no choice of the background question {self._asked.id}",
            f"The choices are {named(self._asked.choices)}; PNTS where somebody prefers not to say, empty where "
            "nothing was answered. If the column is about something else, give it another heading.",
        )


def make_choice_readers(questionnaire: Questionnaire, by: By) -> dict[str, ChoiceReader]:
    """A reader for every background question, by its id.

    Args:
        questionnaire: Whose questions and choices.
        by: What the headings of the file are, as `choices_by_words` takes it.
    """
    return {
        asked.id: ChoiceReader(asked, choices_by_words(asked.choices, _labels(asked, questionnaire), by))
        for asked in questionnaire.background
    }


def _labels(asked: BackgroundQuestion, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """The label of every choice in every language, with its id."""
    yield from ((label, name) for name, label in asked.choices.items())
    for translation in questionnaire.translations:
        yield from ((label, name) for name, label in translation.under("background", asked.id, "choices", "*"))
