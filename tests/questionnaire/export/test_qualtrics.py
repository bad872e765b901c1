"""The survey file for Qualtrics: nothing but Qualtrics reads it, so it is held against what stands in files of its own."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import StringIO

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.export.form import asking_for_the_team
from teamcheck.questionnaire.export.qualtrics import TARGET, exported
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.read import read_responses
from teamcheck.responses.tools.qsf import read_qsf
from tests.questionnaire.export.asked import (
    GOLDEN,
    NAMES,
    OTHER,
    Answer,
    Sheet,
    are_those_of,
    asked,
    in_order,
    in_words,
    sheets,
)

pytestmark = pytest.mark.slow

#: Keys that stand in survey files which Qualtrics wrote, by what they are keys of.
KEYS = {
    "SurveyEntry": "SurveyID SurveyName SurveyDescription SurveyOwnerID SurveyBrandID DivisionID SurveyLanguage "
    "SurveyActiveResponseSet SurveyStatus SurveyStartDate SurveyExpirationDate SurveyCreationDate CreatorID "
    "LastModified LastAccessed LastActivated Deleted",
    "block": "Type Description ID BlockElements",
    "FL": "Flow Properties FlowID Type",
    "SO": "BackButton SaveAndContinue SurveyProtection BallotBoxStuffingPrevention NoIndex SecureResponseFiles "
    "SurveyExpiration SurveyTermination Header Footer ProgressBarDisplay PartialData ValidationMessage PreviousButton "
    "NextButton AnonymizeResponse CollectGeoLocation SurveyTitle AvailableLanguages",
    "SCO": "ScoringCategories ScoringCategoryGroups ScoringSummaryCategory ScoringSummaryAfterQuestions "
    "ScoringSummaryAfterSurvey DefaultScoringCategory AutoScoringCategory",
    "PROJ": "ProjectCategory SchemaVersion",
    "STAT": "MobileCompatible ID",
    "question": "QuestionText DefaultChoices DataExportTag QuestionType Selector SubSelector Configuration QuestionDescription "
    "Choices ChoiceOrder Validation GradingData Language NextChoiceId NextAnswerId Answers AnswerOrder ChoiceDataExportTags "
    "RecodeValues QuestionID",
}
ELEMENTS = ["BL", "FL", "SO", "SCO", "PROJ", "STAT", "QC", "RS"]


def survey(questionnaire: Questionnaire) -> dict:
    return json.loads(exported(questionnaire))


def payloads(made: dict) -> list[dict]:
    """The questions, in the order in which people are asked."""
    of = {element["PrimaryAttribute"]: element["Payload"] for element in made["SurveyElements"] if element["Element"] == "SQ"}
    (blocks,) = (element["Payload"] for element in made["SurveyElements"] if element["Element"] == "BL")
    return [of[asks["QuestionID"]] for block in blocks for asks in block["BlockElements"]]


def shown(html: str) -> str:
    """What people see of HTML."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


def columns(made: dict, before: str) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """Tag, text, import id, labels and numbers of every column of an export.

    Args:
        made: The survey file.
        before: What stands before the tag of a row: some exports put the tag of its matrix there.
    """
    for asks in payloads(made):
        text, labels = shown(asks["QuestionText"]), [shown(each["Display"]) for each in asks.get("Answers", {}).values()]
        choices = {number: shown(each["Display"]) for number, each in asks.get("Choices", {}).items()}
        if asks["QuestionType"] == "Matrix":
            for number, row in choices.items():
                tag = before.format(asks["DataExportTag"]) + asks["ChoiceDataExportTags"][number]
                said = f"{text} - {row}"
                yield tag, said, f"{asks['QuestionID']}_{number}", labels, [*asks["RecodeValues"].values()]
        elif asks["QuestionType"] != "DB":
            yield asks["DataExportTag"], text, asks["QuestionID"], [*choices.values()], [*choices]


def written_by(made: dict, given: list[Sheet], questionnaire: Questionnaire, *, before: str = "", numbers: bool = False) -> str:
    """The file that Qualtrics would write: three rows of headings, and labels or numbers."""
    asks, text = [*columns(made, before)], StringIO()
    writer = csv.writer(text)
    writer.writerow(["StartDate", "Status", "Progress", "Finished", "ResponseId", *(tag for tag, *_ in asks)])
    writer.writerow(["Start Date", "Response Type", "Progress", "Finished", "Response ID", *(said for _, said, *_ in asks)])
    ids = ["startDate", "status", "progress", "finished", "_recordId", *(each for _, _, each, *_ in asks)]
    writer.writerow([json.dumps({"ImportId": each}) for each in ids])
    for place, sheet in enumerate(given):
        row: list[tuple[Answer, list[str]]] = [
            (answer, values if numbers and isinstance(answer, int) else labels)
            for answer, (*_, labels, values) in zip(in_order(questionnaire, sheet), asks, strict=True)
        ]
        own = ["2026-03-01 10:02:11", "0" if numbers else "IP Address", "100", "1" if numbers else "True", f"R_{place:015}"]
        writer.writerow([*own, *(in_words(answer, words, ",") for answer, words in row)])
    return text.getvalue()


@pytest.mark.parametrize("before", ["", "{}_"])
@pytest.mark.parametrize("name", NAMES)
def test_what_the_survey_gives_back_is_what_was_answered(tmp_path, name, before):
    questionnaire, given = asked(name), sheets(asked(name))
    (tmp_path / "survey.csv").write_text(
        written_by(survey(questionnaire), given, questionnaire, before=before), encoding="utf-8"
    )
    # nothing but the scale whose middle points have no words needs to be told
    responses = read_responses(
        tmp_path / "survey.csv", questionnaire, numbers="as-is" if name == "hard" else None, export=OTHER
    )

    are_those_of(responses, given)


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_the_file_itself_proves_what_numbers_mean(tmp_path, name, numbers):
    questionnaire, given = asked(name), sheets(asked(name))
    (tmp_path / "survey.qsf").write_bytes(exported(questionnaire))
    (tmp_path / "survey.csv").write_text(
        written_by(survey(questionnaire), given, questionnaire, numbers=numbers), encoding="utf-8"
    )
    proved, said = replace(OTHER, meanings=read_qsf(tmp_path / "survey.qsf")), "as-is" if name == "hard" else None

    are_those_of(read_responses(tmp_path / "survey.csv", questionnaire, export=proved, numbers=said), given)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_one_that_qualtrics_writes(name):
    made = survey(asked(name))
    parts = {element["Element"]: element["Payload"] for element in made["SurveyElements"] if element["Element"] != "SQ"}

    assert [*parts] == ELEMENTS
    assert {*made} == {"SurveyEntry", "SurveyElements"}
    assert {key for element in made["SurveyElements"] for key in element} == {
        "SurveyID", "Element", "PrimaryAttribute", "SecondaryAttribute", "TertiaryAttribute", "Payload",
    }  # fmt: skip
    for kind in ("FL", "SO", "SCO", "PROJ", "STAT"):
        assert [*parts[kind]] == KEYS[kind].split()
    assert [*made["SurveyEntry"]] == KEYS["SurveyEntry"].split()
    assert {key for block in parts["BL"] for key in block} == {*KEYS["block"].split()}
    assert {key for asks in payloads(made) for key in asks} <= {*KEYS["question"].split()}


@pytest.mark.parametrize("name", NAMES)
def test_blocks_flow_and_questions_name_each_other(name):
    made = survey(asked(name))
    elements = {element["Element"]: element for element in made["SurveyElements"]}
    blocks = elements["BL"]["Payload"]
    asks = [element for element in made["SurveyElements"] if element["Element"] == "SQ"]

    assert [step["ID"] for step in elements["FL"]["Payload"]["Flow"]] == [block["ID"] for block in blocks[:-1]]
    assert (blocks[-1]["Type"], blocks[-1]["BlockElements"]) == ("Trash", [])
    assert [asked["QuestionID"] for block in blocks for asked in block["BlockElements"]] == [
        element["PrimaryAttribute"] for element in asks
    ]
    assert all(element["PrimaryAttribute"] == element["Payload"]["QuestionID"] for element in asks)
    assert elements["QC"]["SecondaryAttribute"] == str(len(asks))
    assert {element["SurveyID"] for element in made["SurveyElements"]} == {made["SurveyEntry"]["SurveyID"]}
    assert all(len(element["SecondaryAttribute"]) <= 100 for element in asks)


def test_every_language_is_in_the_survey_with_the_same_parts():
    made = survey(asked("hard"))
    options = next(element["Payload"] for element in made["SurveyElements"] if element["Element"] == "SO")

    assert options["AvailableLanguages"] == {"EN": [], "DE": []}
    for asks in payloads(made):
        (german,) = asks["Language"].values()
        assert {key: len(part) for key, part in german.items() if key != "QuestionText"} == {
            key: len(asks[key]) for key in ("Choices", "Answers") if key in asks
        }
    assert payloads(made)[2]["Language"]["DE"]["Choices"]["1"]["Display"] == "Wir kennen unsere „Ziele“ und behalten sie."
    assert all(asks["Language"] == [] for asks in payloads(survey(asked("seven-features"))))


def test_two_languages_with_one_name_are_refused():
    translations = tuple(Translation(tag, "machine", words={("title",): tag}) for tag in ("zh", "zh-Hans"))
    (doubt,) = (each for each in TARGET.doubts(replace(asked("hard"), translations=translations)) if each.severity == "error")

    assert doubt.code is Code.FORM_CANNOT_HOLD
    assert doubt.message == "Qualtrics knows zh and zh-Hans as one language, ZH-S: one of the two would be dropped."


def test_languages_have_the_names_that_qualtrics_gives_them():
    words = {("title",): "Titel"}
    translations = tuple(Translation(tag, "machine", words=words) for tag in ("pt-BR", "zh-Hans", "cy", "nb"))
    made = survey(replace(asked("hard"), translations=translations))

    assert [*payloads(made)[0]["Language"]] == ["PT-BR", "ZH-S", "CY", "NO"]


def test_rows_have_item_ids_and_answers_the_points():
    asks = next(asks for asks in payloads(survey(asked("hard"))) if asks.get("ChoiceDataExportTags") == {"1": "goals2"})

    assert asks["RecodeValues"] == {"1": "0", "2": "1", "3": "2", "4": "3"}
    assert [each["Display"] for each in asks["Answers"].values()] == ["Not at all", "1", "2", "Completely"]


def test_what_does_not_apply_has_a_number_that_no_scale_has():
    asks = payloads(survey(asked("hard")))[2]

    assert asks["RecodeValues"] == {"1": "1", "2": "2", "3": "3", "4": "-99"}


def test_the_tag_of_a_matrix_is_no_id_of_the_questionnaire():
    questions = tuple(BackgroundQuestion(f"q{number}", f"Question {number}?", {"a": "A", "b": "B"}) for number in (1, 3))
    tags = [asks["DataExportTag"] for asks in payloads(survey(replace(asked("hard"), background=questions, translations=())))]

    assert tags == ["Q2", "q1", "q3", "Q4", "Q5", "Q6", "Q7", "costs", "keep"]
    assert len({tag.casefold() for tag in tags}) == len(tags)


def test_words_are_shown_as_they_are_and_no_answer_is_put_in_their_place():
    statement = payloads(survey(asked("hard")))[2]["Choices"]["1"]["Display"]

    assert "${" not in exported(asked("hard")).decode()
    assert unescape(statement) == 'We know our "goals" ${and} {keep} them.'
    assert "&lt;/script&gt;" in payloads(survey(asked("hard")))[0]["QuestionText"]


def test_nobodys_address_or_place_is_kept():
    made = survey(asked("seven-features"))
    options = next(element["Payload"] for element in made["SurveyElements"] if element["Element"] == "SO")

    assert (options["AnonymizeResponse"], options["CollectGeoLocation"]) == ("Yes", "false")


def test_nothing_must_be_answered_but_the_team():
    asks = {each["DataExportTag"]: each for each in payloads(survey(asking_for_the_team(asked("seven-features"))))}
    forced = {tag for tag, each in asks.items() if each["Validation"]["Settings"].get("ForceResponse") == "ON"}

    assert forced == {"team"}
    assert (asks["team"]["QuestionType"], asks["team"]["Selector"]) == ("TE", "SL")


def test_everything_is_asked_once():
    asks = asked_of(asked("hard"), background=True)

    assert len([*columns(survey(asked("hard")), "")]) == asks.count


def test_the_file_is_the_golden_one():
    """Where it should change: ``teamcheck questionnaires export pair.yaml --to qualtrics -o qualtrics.qsf`` in its folder."""
    pair = load_questionnaire(GOLDEN / "pair.yaml")

    assert exported(pair) == (GOLDEN / "qualtrics.qsf").read_bytes()


def test_what_cannot_be_kept_is_warned_of():
    ticked, bare = TARGET.doubts(asked("hard"))

    assert "as many of costs as they like, not up to 2" in ticked.message
    assert "Points 1, 2 of scale sure have no words: Qualtrics gives them back as bare numbers" in bare.message
