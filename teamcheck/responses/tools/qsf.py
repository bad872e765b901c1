"""The survey file of Qualtrics (``.qsf``): what the numbers in an export of its answers stand for.

Seen in files of 2016 and later: ``SurveyElements`` holds an element ``SQ`` for each question, whose payload has
``DataExportTag``, ``Choices`` (the rows of a matrix), ``Answers`` (its columns), ``RecodeValues``, ``VariableNaming`` and
``ChoiceDataExportTags``.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import find_beside
from teamcheck.responses.view import Meanings

#: Bytes of the largest survey file that is read.
LARGEST = 1 << 25

#: Questions with one answer to the whole, and matrices with one answer to each row.
_ONE_ANSWER = frozenset({"SAVR", "SAHR", "SACOL", "DL", "SB", "NPS"})
_MATRICES = frozenset({"Likert", "Bipolar"})
_SEVERAL = frozenset({"MultipleAnswer"})
#: Questions with several answers to the whole; exports may have a column for each choice.
_SEVERAL_CHOICES = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})

#: One question, or a row of a matrix: how its column may be called, and what its codes stand for.
_Asked = tuple[list[str], dict[str, str]]


def read_qsf(file: Path) -> Meanings:
    """Read what the codes of each column stand for.

    Args:
        file: A survey file.

    Returns:
        The codes under every name that a column, and only it, can have: its ImportId (``QID2_1``), its tags (``Q2_1``,
        ``safe_safe1``, ``safe1``), and its ImportId with the letters of its statement, by which the file of another survey is
        seen.

    Raises:
        ResponsesError: It cannot be read or is no survey file.
    """
    blob = find_beside(file)
    content = blob.all()
    if len(content) > LARGEST:
        raise _no_survey_file(str(file))
    try:
        survey = json.loads(content)
        elements = survey["SurveyElements"]
        trash = set(_thrown_away(elements))
        found = _by_name([each for element in elements for each in _asked(element, trash)])
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise _no_survey_file(str(file)) from None
    if not any(found.values()):
        raise _no_survey_file(str(file))
    return found


def import_id(name: str) -> str:
    """An ImportId as Qualtrics writes it today; in 2016 it had a dash.

    >>> import_id("QID2-1"), import_id("QID4-2-TEXT")
    ('QID2_1', 'QID4_2_TEXT')
    """
    return name.replace("-", "_") if name.startswith("QID") else name


def letters_of(text: str) -> str:
    """The letters and digits of a text, by which two writings of it are compared whatever became of its line breaks.

    >>> letters_of("Click to<br><br>write.&nbsp;")
    'clicktowrite'
    """
    return "".join(filter(str.isalnum, comparable(text)))


def name_of_statement(name: str, letters: str) -> str:
    """Under what the codes of a column stand besides, for its statement to be seen."""
    return f"{name} {letters}"


def _no_survey_file(file: str) -> ResponsesError:
    return problem(
        Code.DESCRIPTION_NOT_USABLE,
        Place(file),
        "this is no survey file of Qualtrics, or it holds no question with answers to choose from",
        "In Qualtrics open the survey, and choose Tools, Import/Export, Export Survey; the file ends in .qsf.",
    )


def _thrown_away(elements: Any) -> Iterator[str]:  # noqa: ANN401  as JSON has it
    """The questions in the trash: they keep their tags, and other questions may have the same."""
    for element in elements:
        if element["Element"] == "BL":
            blocks = element["Payload"]
            for block in blocks.values() if isinstance(blocks, dict) else blocks:
                if block.get("Type") == "Trash":
                    yield from (each.get("QuestionID", "") for each in block.get("BlockElements") or ())


def _asked(element: Any, trash: set[str]) -> Iterator[_Asked]:  # noqa: ANN401  as JSON has it
    """The columns that one element of a survey makes, where their cells are codes."""
    question = element["Payload"] if element["Element"] == "SQ" else None
    if not question or question["QuestionID"] in trash:
        return
    name, tag = question["QuestionID"], question["DataExportTag"]
    kind, selector = question["QuestionType"], question.get("Selector")
    if kind == "MC" and selector in _ONE_ANSWER:
        names = [name, tag, *_statement(name, _over_its_column(question))]
        yield names, _codes(question.get("Choices"), question)
    if kind == "MC" and selector in _SEVERAL_CHOICES:
        for code, words in _codes(question.get("Choices"), question).items():
            yield [f"{name}_{code}", f"{tag}_{code}"], {"1": words, code: words}
    if kind == "Matrix" and selector in _MATRICES and question.get("SubSelector") not in _SEVERAL:
        codes = _codes(question.get("Answers"), question)
        tags = _keyed(question.get("ChoiceDataExportTags"))
        for row, shown in _keyed(question.get("Choices")).items():
            column = f"{name}_{row}"
            named = [f"{tag}_{own}", own] if (own := tags.get(row)) else []
            yield [column, f"{tag}_{row}", *named, *_statement(column, shown.get("Display", ""))], codes


def _statement(column: str, text: str) -> list[str]:
    """The name that holds a column's statement; none where Qualtrics fills in something for each person."""
    letters = letters_of(text)
    return [name_of_statement(column, letters)] if letters and "${" not in text else []


def _over_its_column(question: Any) -> str:  # noqa: ANN401  as JSON has it
    """What an export has over the column of a question: its words, or the label that somebody gave it."""
    labelled = _keyed(question.get("Configuration")).get("QuestionDescriptionOption") == "SpecifyLabel"
    return str(question["QuestionDescription"] if labelled else question["QuestionText"])


def _codes(options: Any, question: Any) -> dict[str, str]:  # noqa: ANN401  as JSON has it
    """Code to the words of each answer, and the name that somebody gave it for exports; with two meanings it is none."""
    values, names = _keyed(question.get("RecodeValues")), _keyed(question.get("VariableNaming"))
    codes: dict[str, str] = {}
    several: set[str] = set()
    for option, shown in _keyed(options).items():
        words = str(shown.get("Display", ""))
        for code in (str(values.get(option) or option), str(names.get(option, "")).strip()):
            if code and comparable(codes.setdefault(code, words)) != comparable(words):
                several.add(code)
    return {code: words for code, words in codes.items() if code not in several and comparable(words)}


def _keyed(found: Any) -> dict[str, Any]:  # noqa: ANN401  as JSON has it
    """A mapping as PHP writes it: a list where its keys are 0, 1, 2, and false or an empty list where there is nothing."""
    if isinstance(found, dict):
        return found
    return {str(place): each for place, each in enumerate(found)} if isinstance(found, list) else {}


def _by_name(asked: list[_Asked]) -> dict[str, Mapping[str, str]]:
    """Name of a column to its codes; a name that columns with different codes have is nobody's."""
    found: dict[str, Mapping[str, str]] = {}
    several: set[str] = set()
    for names, codes in asked:
        for name in names:
            if found.setdefault(name, codes) != codes:
                several.add(name)
    return {name: codes for name, codes in found.items() if name not in several}
