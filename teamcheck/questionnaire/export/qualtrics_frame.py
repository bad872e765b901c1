"""What stands around the questions in a survey file of Qualtrics: its parts, their order, and how people are asked."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translated import languages_of

Json = Mapping[str, object]

#: Languages that Qualtrics does not call by their tag.
_CODES: Final = {"zh": "ZH-S", "zh-hans": "ZH-S", "zh-cn": "ZH-S", "zh-hant": "ZH-T", "zh-tw": "ZH-T", "nb": "NO", "nn": "NO"}
#: A moment that no survey has been made in: the same questionnaire makes the same file at any time.
_NEVER: Final = "0000-00-00 00:00:00"
_OWNER: Final = "UR_000000000000000"
_RESPONSES: Final = "RS_000000000000000"
_TRASH: Final = "BL_trash0000000000"

#: How people are asked. Nobody's address or place is kept; what was begun and left counts after a week.
_OPTIONS: Final = {
    "BackButton": "true",
    "SaveAndContinue": "true",
    "SurveyProtection": "PublicSurvey",
    "BallotBoxStuffingPrevention": "false",
    "NoIndex": "Yes",
    "SecureResponseFiles": "true",
    "SurveyExpiration": "None",
    "SurveyTermination": "DefaultMessage",
    "Header": "",
    "Footer": "",
    "ProgressBarDisplay": "None",
    "PartialData": "+1 week",
    "ValidationMessage": "",
    "PreviousButton": " \u2190 ",
    "NextButton": " \u2192 ",
    "AnonymizeResponse": "Yes",
    "CollectGeoLocation": "false",
}
_SCORING: Final[Json] = {
    "ScoringCategories": [],
    "ScoringCategoryGroups": [],
    "ScoringSummaryCategory": None,
    "ScoringSummaryAfterQuestions": 0,
    "ScoringSummaryAfterSurvey": 0,
    "DefaultScoringCategory": None,
    "AutoScoringCategory": None,
}


class Part(NamedTuple):
    """A block of the survey: what it is called in the editor, and its questions. People see each on a page of its own."""

    name: str
    questions: Sequence[Json]


def code_of(language: str) -> str:
    """What Qualtrics calls a language.

    >>> code_of("pt-BR"), code_of("zh-Hans")
    ('PT-BR', 'ZH-S')
    """
    return _CODES.get(language.lower(), language.upper())


def framed(questionnaire: Questionnaire, parts: Sequence[Part]) -> Json:
    """The whole survey file.

    Args:
        questionnaire: With the translations that are in the questions.
        parts: The questions, which get their numbers here.
    """
    survey = "SV_" + hashlib.sha256(questionnaire.id.encode()).hexdigest()[:15]
    questions = [question for part in parts for question in part.questions]
    rows = [
        ("BL", "Survey Blocks", None, None, _blocks(parts)),
        ("FL", "Survey Flow", None, None, _flow(parts)),
        ("SO", "Survey Options", None, None, _options(questionnaire)),
        ("SCO", "Scoring", None, None, _SCORING),
        ("PROJ", "CORE", None, "1.1.0", {"ProjectCategory": "CORE", "SchemaVersion": "1.1.0"}),
        ("STAT", "Survey Statistics", None, None, {"MobileCompatible": True, "ID": "Survey Statistics"}),
        ("QC", "Survey Question Count", str(len(questions)), None, None),
        ("RS", _RESPONSES, "Default Response Set", None, None),
        *(
            ("SQ", _number(place), question["QuestionDescription"], None, {**question, "QuestionID": _number(place)})
            for place, question in enumerate(questions, start=1)
        ),
    ]
    keys = ("Element", "PrimaryAttribute", "SecondaryAttribute", "TertiaryAttribute", "Payload")
    elements = [{"SurveyID": survey, **dict(zip(keys, row, strict=True))} for row in rows]
    return {"SurveyEntry": _entry(questionnaire, survey), "SurveyElements": elements}


def _number(place: int) -> str:
    return f"QID{place}"


def _block(place: int) -> str:
    return f"BL_{place:015}"


def _entry(questionnaire: Questionnaire, survey: str) -> Json:
    return {
        "SurveyID": survey,
        "SurveyName": questionnaire.title,
        "SurveyDescription": None,
        "SurveyOwnerID": _OWNER,
        "SurveyBrandID": "",
        "DivisionID": None,
        "SurveyLanguage": code_of(questionnaire.language),
        "SurveyActiveResponseSet": _RESPONSES,
        "SurveyStatus": "Inactive",
        "SurveyStartDate": _NEVER,
        "SurveyExpirationDate": _NEVER,
        "SurveyCreationDate": _NEVER,
        "CreatorID": _OWNER,
        "LastModified": _NEVER,
        "LastAccessed": _NEVER,
        "LastActivated": _NEVER,
        "Deleted": None,
    }


def _blocks(parts: Sequence[Part]) -> Sequence[Json]:
    """The questions of each part by their numbers, and the block for questions that are not used."""
    blocks, next_one = [], 1
    for place, part in enumerate(parts, start=1):
        numbers = range(next_one, next_one + len(part.questions))
        next_one = numbers.stop
        asked = [{"Type": "Question", "QuestionID": _number(number)} for number in numbers]
        kind = "Default" if place == 1 else "Standard"
        blocks.append({"Type": kind, "Description": part.name, "ID": _block(place), "BlockElements": asked})
    return [*blocks, {"Type": "Trash", "Description": "Trash / Unused Questions", "ID": _TRASH, "BlockElements": []}]


def _flow(parts: Sequence[Part]) -> Json:
    """One part after the other."""
    flow = [
        {"ID": _block(place), "Type": "Block" if place == 1 else "Standard", "FlowID": f"FL_{place + 1}"}
        for place in range(1, len(parts) + 1)
    ]
    return {"Flow": flow, "Properties": {"Count": len(parts) + 1}, "FlowID": "FL_1", "Type": "Root"}


def _options(questionnaire: Questionnaire) -> Json:
    languages: dict[str, list[object]] = {code_of(language): [] for language in languages_of(questionnaire)}
    return {**_OPTIONS, "SurveyTitle": questionnaire.title, "AvailableLanguages": languages}
