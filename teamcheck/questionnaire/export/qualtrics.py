"""Qualtrics: a survey file (QSF), in all languages at once. Rows have item ids for export tags, and points for recode values.

Nothing but Qualtrics itself reads such a file, so every key in it is one that stands in files that Qualtrics wrote.
docs/importing/qualtrics.md says how people get there, and what to look at.
"""

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from teamcheck.errors import Problem
from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.export.by_words import answers_of, doubts_of_words
from teamcheck.questionnaire.export.checks import languages_in_one, loses
from teamcheck.questionnaire.export.form import TEAM, Block, Grid, blocks_of, in_every_language, said_first
from teamcheck.questionnaire.export.qualtrics_frame import Json, Part, code_of, framed
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.model import Questionnaire, Scale

_TITLE: Final = "Qualtrics"
#: Recode value of "does not apply": no scale has it for a point.
NOT_APPLICABLE: Final = "-99"

_PLAIN: Final = {"QuestionDescriptionOption": "UseText"}
_IN_ROWS: Final = {
    **_PLAIN, "TextPosition": "inline", "ChoiceColumnWidth": 25, "RepeatHeaders": "none", "WhiteSpace": "OFF",
    "MobileFirst": True,
}  # fmt: skip
_MATRIX: Final = {"QuestionType": "Matrix", "Selector": "Likert", "SubSelector": "SingleAnswer", "Configuration": _IN_ROWS}
_CHOOSE_ONE: Final = {"QuestionType": "MC", "Selector": "SAVR", "SubSelector": "TX", "Configuration": _PLAIN}
_CHOOSE_MANY: Final = {**_CHOOSE_ONE, "Selector": "MAVR"}
_WRITE_A_LINE: Final = {"QuestionType": "TE", "Selector": "SL", "Configuration": _PLAIN}
_WRITE: Final = {**_WRITE_A_LINE, "Selector": "ML"}
_READ: Final = {"QuestionType": "DB", "Selector": "TB", "Configuration": _PLAIN}


@dataclass(frozen=True, slots=True)
class Words:
    """What a question says in one language.

    Attributes:
        text: The question.
        choices: The rows of a matrix, or what is chosen from.
        answers: The columns of a matrix.
        title: What stands above the question in bold; empty where nothing does.
    """

    text: str
    choices: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    title: str = ""

    @property
    def data(self) -> dict[str, object]:
        """The words under the keys of a survey file, as HTML."""
        text = _html(self.text).replace("\n", "<br>")
        data: dict[str, object] = {"QuestionText": f"<strong>{_html(self.title)}</strong><br>{text}" if self.title else text}
        for key, words in (("Choices", self.choices), ("Answers", self.answers)):
            if words:
                data[key] = {str(number): {"Display": _html(word)} for number, word in enumerate(words, start=1)}
        return data

    @property
    def description(self) -> str:
        """The question in a list of questions: at most 100 characters."""
        whole = " ".join(f"{self.title} {self.text}".split())
        return whole if len(whole) <= 100 else f"{whole[:97]}..."


def _html(text: str) -> str:
    """Words as they are shown; what Qualtrics would take for the place of an answer (``${...}``) is shown as it is, too."""
    return html.escape(text, quote=False).replace("${", "&#36;{")


def exported(questionnaire: Questionnaire) -> bytes:
    """The survey file; its parts are in the order in which people are asked."""
    spoken = in_every_language(questionnaire)
    parts = [*_parts(spoken)]
    return (json.dumps(framed(questionnaire, parts), ensure_ascii=False, indent=1) + "\n").encode()


def _parts(spoken: tuple[Questionnaire, ...]) -> Iterator[Part]:
    """What is said first, what is asked about people, one part for each block of statements, and what people write."""
    codes = [code_of(each.language) for each in spoken]
    asked = [asked_of(each, background=True) for each in spoken]
    ids = {name.casefold() for name in (*asked[0].columns, *(question.id for question in asked[0].comments))}
    tags = (tag for number in range(1, 10_000) if (tag := f"Q{number}").casefold() not in ids)
    first = [*_intro(spoken, codes, tags), *_background(asked, codes)]
    if first:
        yield Part("Background", first)
    for blocks in zip(*map(blocks_of, spoken), strict=True):
        yield Part(blocks[0].title, [*_matrices(blocks, codes, tags)])
    if own_words := [*_checklists(asked, codes), *_comments(asked, codes)]:
        yield Part("Comments", own_words)


def _question(kind: Json, tag: str, said: Sequence[Words], codes: Sequence[str], **more: object) -> dict[str, object]:
    """A question with its translations.

    Args:
        kind: What sort of question it is.
        tag: What heads its column, if it has one.
        said: Its words in each language, those of the questionnaire first.
        codes: The languages, as Qualtrics calls them.
        **more: What else is said of it.
    """
    own = said[0]
    data = {"DataExportTag": tag, "QuestionDescription": own.description, **kind, **own.data}
    if own.choices:
        data |= {"DefaultChoices": False, "ChoiceOrder": [str(number) for number in range(1, len(own.choices) + 1)]}
    if own.answers:
        data["AnswerOrder"] = [*range(1, len(own.answers) + 1)]
    data |= {"NextChoiceId": len(own.choices) + 1, "NextAnswerId": len(own.answers) + 1, "GradingData": []}
    others = {code: words.data for code, words in zip(codes[1:], said[1:], strict=True)}
    return {**data, "Validation": _validation("OFF"), "Language": others or [], **more}


def _validation(force: str, **more: str) -> Json:
    return {"Settings": {"ForceResponse": force, "ForceResponseType": "ON", "Type": "None", **more}}


def _intro(spoken: Sequence[Questionnaire], codes: Sequence[str], tags: Iterator[str]) -> Iterator[Json]:
    if said_first(spoken[0]):
        said = [Words(said_first(each), title=each.title) for each in spoken]
        yield _question(_READ, next(tags), said, codes, ChoiceOrder=[], Validation={"Settings": {"Type": "None"}})


def _matrices(blocks: Sequence[Block], codes: Sequence[str], tags: Iterator[str]) -> Iterator[Json]:
    """The matrices of a block. Their own tags are Q and a number: some exports put that before the id of a row."""
    for grids in zip(*(block.grids for block in blocks), strict=True):
        said = [_matrix(block, grid) for block, grid in zip(blocks, grids, strict=True)]
        rows = {str(number): item.id for number, item in enumerate(grids[0].items, start=1)}
        values = {str(number): value for number, value in enumerate(_values(grids[0].scale), start=1)}
        yield _question(_MATRIX, next(tags), said, codes, ChoiceDataExportTags=rows, RecodeValues=values)


def _matrix(block: Block, grid: Grid) -> Words:
    rows, answers = tuple(item.text for item in grid.items), tuple(answers_of(grid.scale))
    return Words(block.prompt, rows, answers, block.title) if block.prompt else Words(block.title, rows, answers)


def _values(scale: Scale) -> list[str]:
    """What numbers stand for the answers, in their order."""
    return [*map(str, scale.points), *([NOT_APPLICABLE] if scale.not_applicable else [])]


def _background(asked: Sequence[Asked], codes: Sequence[str]) -> Iterator[Json]:
    for questions in zip(*(each.background for each in asked), strict=True):
        names = questions[0].choices
        said = [Words(question.text, tuple(question.choices[name] for name in names)) for question in questions]
        yield _question(_CHOOSE_ONE, questions[0].id, said, codes)


def _checklists(asked: Sequence[Asked], codes: Sequence[str]) -> Iterator[Json]:
    for lists in zip(*(each.checklists for each in asked), strict=True):
        names = lists[0].options
        said = [Words(each.text, tuple(each.options[name].text for name in names)) for each in lists]
        yield _question(_CHOOSE_MANY, lists[0].id, said, codes)


def _comments(asked: Sequence[Asked], codes: Sequence[str]) -> Iterator[Json]:
    for questions in zip(*(each.comments for each in asked), strict=True):
        said = [Words(question.text) for question in questions]
        if questions[0].id == TEAM:
            yield _question(_WRITE_A_LINE, TEAM, said, codes, Validation=_validation("ON"))
        else:
            yield _question(_WRITE, questions[0].id, said, codes)


def _doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    for checklist in questionnaire.checklists:
        message = f"In the form, people can tick as many of {checklist.id} as they like, not up to {checklist.choose}."
        fix = "In Qualtrics, add an answer range to that question."
        yield loses(place(questionnaire, "checklist", checklist.id), message, fix)
    yield from languages_in_one(questionnaire, _TITLE, code_of)
    yield from doubts_of_words(questionnaire, _TITLE)


TARGET: Final = Target(
    name="qualtrics",
    title=_TITLE,
    suffix=".qsf",
    languages="all",
    exported=exported,
    doubts=_doubts,
    first="In Qualtrics, create a survey from a QSF file, and choose {file}. Look through it once before you send it out.",
    last='In Data & Analysis, export the data as CSV with "Use choice text".',
)
