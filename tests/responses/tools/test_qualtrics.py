"""Qualtrics: files of the shapes it has written since 2013, small enough to be checked by eye."""

import csv
import json
from io import StringIO

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.responses.export import Export
from teamcheck.responses.read import read_responses
from teamcheck.responses.tools.qsf import read_qsf
from tests.responses.conftest import AGREE
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
STATEMENTS = [f"How much do you agree? - {text}" for text in (ONE, TWO, THREE)]
SYSTEM = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]
SAID = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID"]
SYSTEM_IDS = ["startDate", "endDate", "status", "progress", "finished", "_recordId"]
IDS = ["QID2_1", "QID2_2", "QID3"]


def written(*rows, delimiter=","):
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def person(n, *answers, status="IP Address", progress="100", finished="True"):
    return ["2025-03-01 10:02:11", "2025-03-01 10:04:57", status, progress, finished, f"R_{n:015}", *answers]


def three_rows(tags, texts, *people, ids=IDS, system=SYSTEM, said=SAID, **options):
    third = [json.dumps({"ImportId": name}, separators=(",", ":")) for name in [*SYSTEM_IDS, *ids]]
    return written([*system, *tags], [*said, *texts], third, *people, **options)


LABELS = [person(1, "Agree", "Disagree", "Completely"), person(2, "", "Not relevant to my work", "Not at all")]
READ = [(4, 2, 2), (None, None, 0)]


@pytest.mark.parametrize(
    "tags",
    [
        ["goals1", "goals2", "trust1"],
        ["Q2_goals1", "Q2_goals2", "trust1"],
        ["goals_goals1", "goals_goals2", "trust1"],
        ["Q2_1", "Q2_2", "Q3"],
    ],
)
def test_three_rows_of_headings_are_read_by_tags_or_by_words(read, tags):
    found = read(three_rows(tags, STATEMENTS, *LABELS))

    assert matrix(found) == READ
    assert told(found, "tool") == ["an export of Qualtrics: row 3 names the ImportId of each column."]
    assert told(found, "ignored") == []
    assert told(found, "left-out") == [
        "left out because it could tell who answered: columns A, B (times), F (numbers of the form tool)."
    ]


@pytest.mark.parametrize(
    "tags",
    [["goals1", "goals2", "trust1"], ["Q2_goals1", "Q2_goals2", "trust1"], ["goals_goals1", "my_goals_goals2", "trust1"]],
)
def test_tags_are_enough_where_questions_have_labels_instead_of_words(read, tags):
    assert matrix(read(three_rows(tags, ["Goals - 1", "Goals - 2", "Trust"], *LABELS))) == READ


@pytest.mark.parametrize("own", [["StartDate", "EndDate", "Status"], ["Progress", "Ward"]])
def test_a_table_of_the_teams_own_is_no_export(read, own):
    found = read(written([*own, "goals1", "goals2", "trust1"], [*["x"] * len(own), "Agree", "Disagree", "Completely"]))

    assert told(found, "tool") == []


def test_embedded_data_is_no_item_that_its_name_ends_with(read):
    table = three_rows(
        ["goals1", "goals2", "trust1", "old_goals1"],
        [*STATEMENTS, "old_goals1"],
        person(1, "Agree", "Disagree", "Completely", "Neither"),
        ids=[*IDS, "old_goals1"],
    )

    assert matrix(read(table)) == [(4, 2, 2)]


def test_a_question_that_is_called_like_a_column_of_qualtrics_is_a_question(read):
    table = three_rows(
        ["Q2_1", "Q2_2", "Q3", "Status"],
        [*STATEMENTS, "What is your role?"],
        person(1, "Agree", "Disagree", "Completely", "Nurse"),
        person(2, "Agree", "Disagree", "Completely", "Nurse", status="1"),
        ids=[*IDS, "QID8"],
    )

    assert [(row.answers, row.background) for row in read(table).rows] == [((4, 2, 2), ("nurse",))]


def test_a_column_of_qualtrics_is_no_item_that_is_called_like_it(tmp_path):
    items = (Item("progress", ONE, "positive", AGREE), Item("status", TWO, "positive", AGREE))
    asked = Questionnaire("own", "1.0.0", "en", "Own", "0" * 64, (Dimension("all", "All", items),))
    path = tmp_path / "answers.csv"
    path.write_text(three_rows(["progress", "status"], ["1", "2"], person(1, "Agree", "Disagree"), ids=["QID1", "QID2"]))

    assert matrix(read_responses(path, asked)) == [(4, 2)]


def test_words_with_line_breaks_are_one_heading(read):
    assert (
        matrix(read(three_rows(["Q2_1", "Q2_2", "Q3"], [f"Think of\nyour team:\n\n - {ONE}", *STATEMENTS[1:]], *LABELS)))
        == READ
    )


def test_the_import_ids_of_2016_are_known_though_they_are_quoted_as_python_does(read):
    system = ["ResponseID", "ResponseSet", "IPAddress", "StartDate", "EndDate", "Finished", "Status"]
    ids = ["responseId", "responseSetId", "ipAddress", "startDate", "endDate", "finished", "status", "QID2-1", "QID2-2", "QID3"]
    texts = [f"Your team this year, and everybody who belongs to it, from the fir...-{text}" for text in (ONE, TWO, THREE)]
    first = ["R_1", "Default Response Set", "", "2016-05-27 11:33:34", "2016-05-27 11:33:34", "1", "0"]
    found = read(
        written(
            [*system, "Q2_1", "Q2_2", "Q3"],
            [*system, *texts],
            [f"{{'ImportId': '{name}'}}" for name in ids],
            [*first, "Agree", "Disagree", "Completely"],
        )
    )

    assert matrix(found) == [(4, 2, 2)]


BEGUN = ["2013-01-01 10:00:00", "2013-01-01 10:09:00"]


def legacy(tags, *people):
    own = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status", "StartDate"]
    own += ["EndDate", "Finished"]
    first = [*(f"V{n}" for n in range(1, 11)), *tags, "LocationLatitude", ""]
    rows = [
        [
            f"R_{n}",
            "Default",
            "Anonymous",
            "",
            "",
            "10.0.0.1",
            "0",
            "2013-01-01 10:00:00",
            "2013-01-01 10:09:00",
            "1",
            *row,
            "47.1",
            "",
        ]
        for n, row in enumerate(people)
    ]
    texts = [f"How much do you agree?-{text}" for text in (ONE, TWO, THREE)]
    return "\ufeff" + written(first, [*own, *texts, "LocationLatitude", ""], *rows)


def test_the_two_rows_of_headings_of_old_are_read_with_their_empty_last_column(read):
    found = read(legacy(["Q2_1", "Q2_2", "Q3"], ["Agree", "Disagree", "Completely"], ["", "", "Not at all"]))

    assert matrix(found) == [(4, 2, 2), (None, None, 0)]
    assert told(found, "tool") == ["an export of Qualtrics: V1, V2, ... over ResponseID."]
    assert told(found, "ignored") == []


def test_tags_that_are_used_twice_do_no_harm_where_the_words_tell_them_apart(read):
    assert matrix(read(legacy(["row_one", "row_one", "row_one"], ["Agree", "Disagree", "Completely"]))) == [(4, 2, 2)]


def test_one_row_of_tags_is_read_where_people_deleted_the_others(read):
    start = ["3/1/25 10:02", "3/1/25 10:04", "IP Address", "100", "TRUE", "R_1"]
    found = read(written([*SYSTEM, "goals1", "goals2", "trust1"], [*start, "Agree", "Disagree", "Completely"]))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "tool") == [
        "an export of Qualtrics: columns StartDate, EndDate, Status; the rows with the words of the questions are not there."
    ]


def test_a_second_row_of_words_is_no_person_where_only_the_import_ids_were_deleted(read):
    assert matrix(read(written([*SYSTEM, "Q2_1", "Q2_2", "Q3"], [*SAID, *STATEMENTS], *LABELS))) == READ


def test_the_first_person_is_no_row_of_words(read):
    row = ["R_abcdefghijklmno", "anonymous", "EN", "Agree", "Disagree", "Completely"]
    table = written(["ResponseId", "DistributionChannel", "UserLanguage", "goals1", "goals2", "trust1"], row)

    assert matrix(read(table)) == [(4, 2, 2)]


def test_tags_alone_are_read_from_under_the_import_ids(read):
    ids = [json.dumps({"ImportId": name}) for name in [*SYSTEM_IDS, *IDS]]

    assert matrix(read(written([*SYSTEM, "goals1", "goals2", "trust1"], ids, *LABELS))) == READ


def test_a_table_with_tabs_in_utf_16_is_read(read):
    table = three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *LABELS, delimiter="\t").encode("utf-16")

    assert matrix(read(table, name="answers.tsv")) == READ


def test_what_qualtrics_knows_is_known_in_every_language(read):
    german = ["Anfangsdatum", "Enddatum", "Antworttyp", "Fortschritt", "Beendet", "Antwort-ID"]
    found = read(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *LABELS, said=german))
    preview = person(3, "Agree", "Agree", "Not at all", status="1")
    swapped = read(three_rows(STATEMENTS, ["Q2_1", "Q2_2", "Q3"], *LABELS, preview, system=german, said=SYSTEM))

    assert matrix(found) == matrix(swapped) == READ
    assert told(found, "left-out") == told(swapped, "left-out")


def test_columns_that_qualtrics_adds_are_no_second_column_of_an_item(read):
    added = ["Q2_2_TEXT", "Q9_First Click", "Q9_Last Click", "Q9_Page Submit", "Q9_Click Count", "Q2_DO_1", "Q3_NPS_GROUP"]
    texts = [STATEMENTS[1], *["Timing - First Click"] * 4, "Order", STATEMENTS[2]]
    table = three_rows(
        ["Q2_1", "Q2_2", "Q3", *added],
        [*STATEMENTS, *texts],
        person(1, "Agree", "Disagree", "Completely", "why", "1.2", "3.4", "5.6", "2", "1|2", "Promoter"),
        ids=[*IDS, "QID2_2_TEXT", *(f"QID9_{name}" for name in ("F", "L", "P", "C")), "QID2_DO_1", "QID3_NPS_GROUP"],
    )
    found = read(table)

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "ignored") == []


def test_team_background_and_comments_are_found_by_tag_or_by_words(read):
    table = three_rows(
        ["Q2_1", "Q2_2", "Q3", "team", "Q8", "Q9"],
        [*STATEMENTS, "In which team do you work?", "What is your role? - Selected Choice", "What should this team keep?"],
        person(1, "Agree", "Disagree", "Completely", "North", "Nurse", "The Monday half hour"),
        ids=[*IDS, "QID4", "QID8", "QID9_TEXT"],
    )
    found = read(table)

    assert [(row.team, row.answers, row.background) for row in found.rows] == [("North", (4, 2, 2), ("nurse",))]
    assert [comment.text for comment in found.comments] == ["The Monday half hour"]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("Survey Preview", "1 row is of a preview of the survey, and left out."),
        ("1", "1 row is of a preview of the survey, and left out."),
        ("17", "1 row is of a preview of the survey, and left out."),
        ("Survey Test", "1 row is of a test of the survey, and left out."),
        ("2", "1 row is of a test of the survey, and left out."),
        ("Spam", "1 row is marked as spam, and left out."),
        ("8", "1 row is marked as spam, and left out."),
        ("12", "1 row is marked as spam, and left out."),
    ],
)
def test_previews_tests_and_spam_are_left_out_and_counted(read, status, why):
    rows = [person(1, "Agree", "Disagree", "Completely"), person(2, "No", "such", "answer", status=status)]
    found = read(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))

    assert matrix(found) == [(4, 2, 2)]
    assert told(found, "dropped") == [why]


@pytest.mark.parametrize("status", ["IP Address", "0", "Imported", "4", "Offline", "16", "EX", "32", "36", "ex imported", ""])
def test_every_other_status_is_a_person(read, status):
    rows = [person(1, "Agree", "Disagree", "Completely", status=status)]

    assert matrix(read(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))) == [(4, 2, 2)]


def test_a_preview_is_known_by_the_way_it_came_in(read):
    rows = [[*person(n, "Agree", "Disagree", "Completely"), way] for n, way in ((1, "anonymous"), (2, "preview"))]
    table = written([*SYSTEM, "goals1", "goals2", "trust1", "DistributionChannel"], *rows)

    assert len(read(table).rows) == 1


def test_a_file_of_nothing_but_tests_is_refused_with_the_reason(refused):
    rows = [person(n, "Agree", "Disagree", "Completely", status="2") for n in range(5)]
    (problem,) = refused(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))

    assert (problem.code, problem.message, problem.fix) == (
        Code.NO_ROWS,
        "no row of answers counts: 5 rows are of a test of the survey, and left out",
        "Check that this is the export of the answers, and not of a trial.",
    )


def test_a_status_that_nobody_knows_is_refused(refused):
    rows = [
        person(n, "Agree", "Disagree", "Completely", status=said)
        for n, said in enumerate(["IP Address", "Vorschau", "Vorschau"])
    ]
    (problem,) = refused(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.STATUS_UNKNOWN, 5, "C")
    assert problem.message == 'the status "Vorschau" is not known: the row may be a preview or a test (rows 5, 6)'
    assert problem.fix == (
        "Set Qualtrics to English and export again, or export numeric values; if all rows are answers of people, delete the "
        "column Status."
    )


def test_a_number_that_is_no_status_is_refused(refused):
    (problem,) = refused(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, person(1, "Agree", "", "", status="1000")))

    assert (problem.code, problem.message) == (
        Code.STATUS_UNKNOWN,
        'the status "1000" is not known: the row may be a preview or a test',
    )


@pytest.mark.parametrize(("progress", "finished"), [("60", "False"), ("60", "0"), ("60", ""), ("", "FALSCH"), ("", "False")])
def test_a_partial_row_counts_and_is_said(read, progress, finished):
    rows = [*LABELS, person(3, "Agree", "", "", progress=progress, finished=finished)]
    found = read(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))

    assert matrix(found) == [*READ, (4, None, None)]
    assert told(found, "partial") == ["1 row was never sent off; it counts as far as it goes."]


def test_one_response_that_stands_twice_is_refused(refused):
    (problem,) = refused(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, LABELS[0], LABELS[1], LABELS[0]))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.SAME_RESPONDENT, 6, "F")


def test_a_question_that_was_seen_and_not_answered_is_not_answered(read):
    rows = [person(1, "-99", "Disagree", "-99"), person(2, "-99", "-99", "-99")]
    found = read(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *rows))

    assert matrix(found) == [(None, 2, None)]
    assert told(found, "dropped") == ["1 row is without a single answer, and left out."]


def test_words_beat_tags_that_happen_to_be_ids(tmp_path):
    items = tuple(Item(f"q{n}", text, "positive", AGREE) for n, text in enumerate((TWO, ONE), 1))
    asked = Questionnaire("numbered", "1.0.0", "en", "Numbered", "0" * 64, (Dimension("all", "All", items),))
    path = tmp_path / "answers.csv"
    path.write_text(three_rows(["Q1", "Q2"], [ONE, TWO], person(1, "Agree", "Disagree"), ids=["QID1", "QID2"]), newline="")

    assert matrix(read_responses(path, asked)) == [(2, 4)]


NUMBERS = [person(1, "4", "2", "2"), person(2, "5", "1", "0")]


@pytest.mark.parametrize("tags", [["goals1", "goals2", "trust1"], ["Q2_1", "Q2_2", "Q3"]])
def test_numbers_are_asked_about_under_tags_as_well_as_under_words(read, refused, tags):
    table = three_rows(tags, STATEMENTS, *NUMBERS)
    (problem,) = refused(table)

    assert (problem.code, problem.place.row, problem.place.column) == (Code.BARE_NUMBERS, 4, "G")
    assert problem.message == (
        "the answers (columns G to I) are bare numbers as the form tool counts its answers, and nothing in the file says which "
        "end of the scale they count from"
    )
    assert matrix(read(table, numbers="as-is")) == [(4, 2, 2), (5, 1, 0)]
    assert matrix(read(table, numbers="reversed")) == [(2, 4, 0), (1, 5, 2)]


def test_a_number_that_is_no_point_is_refused_whatever_is_said_of_numbers(refused):
    problems = refused(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "13", "-1", "2")), numbers="as-is")

    assert [(problem.code, problem.place.key, problem.message) for problem in problems] == [
        (Code.NOT_A_POINT, "goals1", "13 is no point of scale agree5"),
        (Code.NOT_A_POINT, "goals2", "-1 is no point of scale agree5"),
    ]


# what a survey file proves

SCALE = ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"]


def shown(texts, start=1):
    return {str(n): {"Display": text} for n, text in enumerate(texts, start)}


def grid(**changes):
    question = {
        "QuestionID": "QID2",
        "DataExportTag": "goals",
        "QuestionText": "How much do you agree?",
        "QuestionType": "Matrix",
        "Selector": "Likert",
        "SubSelector": "SingleAnswer",
        "Choices": shown([f"<b>{ONE}</b>", TWO]),
        "Answers": shown([*SCALE, "Not relevant to my work"]),
        "RecodeValues": {"1": "10", "2": "11", "3": "12", "4": "13", "5": "14", "6": "-99"},
        "ChoiceDataExportTags": {"1": "goals1", "2": "goals2"},
    }
    return {**question, **changes}


SINGLE = {
    "QuestionID": "QID3",
    "DataExportTag": "trust1",
    "QuestionText": f"{THREE}<br>",
    "QuestionType": "MC",
    "Selector": "SAVR",
    "Choices": shown(["Completely", "Not at all"]),
    "RecodeValues": [],
}


def qsf(*questions, trash=()):
    blocks = [
        {"Type": "Default", "BlockElements": []},
        {"Type": "Trash", "BlockElements": [{"QuestionID": name} for name in trash]},
    ]
    elements = [{"Element": "BL", "Payload": blocks}, {"Element": "QC", "Payload": None}]
    elements += [{"Element": "SQ", "Payload": question} for question in questions]
    return json.dumps({"SurveyEntry": {}, "SurveyElements": elements})


@pytest.fixture
def proved(read, tmp_path):
    """Read a table with what a survey file says."""

    def read_proved(table, survey, **options):
        path = tmp_path / "survey.qsf"
        path.write_text(survey)
        return read(table, export=Export(meanings=read_qsf(path)), **options)

    return read_proved


@pytest.fixture
def doubted(proved):
    """The problems of a table and a survey file that cannot be read together."""

    def read_doubted(table, survey):
        with pytest.raises(ResponsesError) as caught:
            proved(table, survey)
        return list(caught.value.problems)

    return read_doubted


CODES = [person(1, "11", "13", "1"), person(2, "-99", "10", "2"), person(3, "14", "", "")]


@pytest.mark.parametrize(
    "tags", [["goals1", "goals2", "trust1"], ["goals_goals1", "goals_goals2", "trust1"], ["Q2_1", "Q2_2", "Q3"]]
)
def test_a_survey_file_proves_what_numbers_mean(proved, tags):
    found = proved(three_rows(tags, STATEMENTS, *CODES), qsf(grid(), SINGLE))

    assert matrix(found) == [(4, 2, 2), (None, 5, 0), (1, None, None)]


def test_a_survey_file_does_no_harm_to_words(proved):
    assert matrix(proved(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *LABELS), qsf(grid(), SINGLE))) == READ


def test_where_no_import_ids_are_left_tags_are_looked_up(proved):
    table = written([*SYSTEM, "goals_goals1", "goals2", "trust1"], *CODES).replace("goals_goals1", "goals1")

    assert matrix(proved(table, qsf(grid(), SINGLE)))[0] == (4, 2, 2)


def test_answers_without_recoded_values_are_counted_as_qualtrics_counts_them(proved):
    table = three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, person(1, "2", "4", "1"))

    for none in (False, [], None, {"1": "1", "2": "2", "3": "3", "4": "4"}):
        assert matrix(proved(table, qsf(grid(RecodeValues=none), SINGLE))) == [(4, 2, 2)]


def test_questions_in_the_trash_say_nothing(proved):
    old = {**SINGLE, "QuestionID": "QID7", "Choices": shown(["Not at all", "Completely"])}
    table = written([*SYSTEM, "goals1", "goals2", "trust1"], *CODES)

    assert matrix(proved(table, qsf(grid(), old, SINGLE, trash=["QID7"])))[0] == (4, 2, 2)


def test_a_survey_with_other_answers_than_the_scale_is_refused(doubted):
    survey = qsf(grid(Answers=shown(["Strongly agree", "Agree", "Don't mind", "Disagree", "Strongly disagree"])), SINGLE)
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, *CODES), survey)

    assert (problem.code, problem.place.row, problem.place.column, problem.place.key) == (
        Code.DESCRIPTION_NOT_USABLE,
        3,
        "G",
        "goals1",
    )
    assert problem.message == (
        'the description of the survey says that 12 stands for "Don\'t mind": "Don\'t mind" is no answer of scale agree5 '
        "(in 1 more column too)"
    )
    assert problem.fix == (
        "Take the description of this survey as it was when people answered, and see that the form asked with the scale of the "
        "questionnaire; or export the answers with their words."
    )


def test_a_code_that_the_survey_does_not_know_is_refused(doubted):
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "4", "11", "1")), qsf(grid(), SINGLE))

    assert (problem.code, problem.place.row, problem.place.column) == (Code.DESCRIPTION_NOT_USABLE, 4, "G")
    assert problem.message == "the description of the survey has no words for 4, which is an answer in this column"


def test_a_code_that_is_also_the_words_of_another_answer_is_refused(doubted):
    numbered = {**SINGLE, "Choices": shown(["0", "1", "2"]), "RecodeValues": {"1": "2", "2": "1", "3": "0"}}
    problems = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, *LABELS), qsf(grid(), numbered))

    assert [problem.message for problem in problems] == [
        'the description of the survey says that 2 stands for "0", and that 2 are the words of another answer'
    ]


def test_two_answers_with_one_code_are_no_proof(doubted):
    twice = grid(RecodeValues={"1": "1", "2": "1", "3": "3", "4": "4", "5": "5"})
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "1", "4", "1")), qsf(twice, SINGLE))

    assert problem.message == "the description of the survey has no words for 1, which is an answer in this column"


@pytest.mark.parametrize(
    "other",
    [
        grid(Choices=shown([ONE, "We have no time."])),
        grid(Choices=shown([TWO, ONE])),
    ],
)
def test_the_file_of_another_survey_is_seen_by_its_statements(doubted, other):
    (problem,) = doubted(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *CODES), qsf(other, SINGLE))

    assert (problem.code, problem.place.row) == (Code.DESCRIPTION_NOT_USABLE, 1)
    assert problem.message.startswith('the survey file asks something else than "How much do you agree? - ')
    assert problem.fix == (
        "Give the survey file of this survey, exported at the time of the answers; or export the answers as choice text."
    )


def test_a_survey_file_of_no_question_of_the_file_is_refused(doubted):
    (problem,) = doubted(three_rows(["Q2_1", "Q2_2", "Q3"], STATEMENTS, *CODES), qsf({**SINGLE, "QuestionID": "QID77"}))

    assert problem.message == "the description of the survey has no question of this file"


def test_statements_that_qualtrics_fills_in_or_cuts_are_no_contradiction(proved):
    filled = grid(Choices=shown([f"${{e://Field/team}}: {ONE}", TWO]))
    texts = [f"How much? - North: {ONE}", STATEMENTS[1], "We can rely on each other, ev..."]

    assert matrix(proved(three_rows(["goals1", "goals2", "trust1"], texts, *CODES), qsf(filled, SINGLE)))[0] == (4, 2, 2)


def test_a_question_may_have_a_label_instead_of_its_words_over_its_column(proved):
    labelled = {**SINGLE, "QuestionDescription": "Trust", "Configuration": {"QuestionDescriptionOption": "SpecifyLabel"}}
    table = three_rows(["goals1", "goals2", "trust1"], [*STATEMENTS[:2], "Trust"], *CODES)

    assert matrix(proved(table, qsf(grid(), labelled)))[0] == (4, 2, 2)


def test_names_that_were_given_to_answers_for_exports_are_known(proved):
    named = grid(VariableNaming={"1": "best", "2": "good", "3": "so-so", "4": "bad", "5": "worst", "6": "none"})
    table = three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "good", "bad", "1"), person(2, "none", "14", "2"))

    assert matrix(proved(table, qsf(named, SINGLE))) == [(4, 2, 2), (None, 1, 0)]


def test_a_name_that_is_the_code_of_another_answer_proves_nothing(doubted):
    named = grid(VariableNaming={"1": "14"})
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "14", "10", "1")), qsf(named, SINGLE))

    assert problem.message == "the description of the survey has no words for 14, which is an answer in this column"


NOTHING = qsf({**SINGLE, "Choices": None})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[1, 2]",
        "{}",
        '{"SurveyElements": [3]}',
        '{"SurveyElements": []}',
        qsf(),
        "[" * 100_000,
        qsf({**SINGLE, "Choices": None}),
        qsf(grid(ChoiceDataExportTags={"1": ["goals1"]})),
    ],
)
def test_what_is_no_survey_file_is_refused(tmp_path, content):
    path = tmp_path / "survey.qsf"
    path.write_text(content)
    with pytest.raises(ResponsesError) as caught:
        read_qsf(path)

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == (Code.DESCRIPTION_NOT_USABLE, str(path))
    assert problem.message == "this is no survey file of Qualtrics, or it holds no question with answers to choose from"
    assert problem.fix == "In Qualtrics open the survey, and choose Tools, Import/Export, Export Survey; the file ends in .qsf."


def test_a_survey_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ResponsesError) as caught:
        read_qsf(tmp_path / "none.qsf")

    assert [problem.code for problem in caught.value.problems] == [Code.FILE_NOT_READABLE]


def test_a_tag_that_two_questions_with_other_answers_have_is_nobodys(doubted):
    other = grid(QuestionID="QID9", DataExportTag="more", Choices=shown([THREE, TWO]), RecodeValues=False)
    (problem,) = doubted(written([*SYSTEM, "goals1", "goals2", "trust1"], person(1, "2", "4", "1")), qsf(grid(), other, SINGLE))

    # nothing says what the tag's numbers stand for, so they are asked about
    assert (problem.code, problem.place.column, problem.place.key) == (Code.BARE_NUMBERS, "G", None)


def test_a_tag_that_is_another_question_in_the_survey_file_is_refused(doubted):
    other = {**SINGLE, "QuestionID": "QID9", "DataExportTag": "goals1", "Choices": shown(SCALE)}
    (problem,) = doubted(
        three_rows(["goals1", "goals2", "trust1"], STATEMENTS, *CODES), qsf(grid(ChoiceDataExportTags=False), other, SINGLE)
    )

    assert problem.message.startswith('the survey file asks something else than "How much do you agree? - We know')
    assert problem.message.endswith('" as question QID2_1')


def test_the_mark_for_seen_and_not_answered_is_an_answer_where_the_survey_says_so(proved):
    used = grid(RecodeValues={"1": "10", "2": "-99", "3": "12", "4": "13", "5": "14"})
    table = three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "-99", "13", "-99"))

    assert matrix(proved(table, qsf(used, SINGLE))) == [(4, 2, None)]


def test_an_answer_without_words_proves_nothing(doubted):
    bare = grid(Answers=shown(["Strongly agree", "", "", "", "Strongly disagree"]))
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, person(1, "11", "10", "1")), qsf(bare, SINGLE))

    assert problem.message == "the description of the survey has no words for 11, which is an answer in this column"


def test_answers_that_are_numbers_themselves_are_still_asked_about(doubted):
    numbered = {**SINGLE, "Choices": shown(["0", "1", "2"]), "RecodeValues": {"1": "10", "2": "11", "3": "12"}}
    rows = [person(1, "11", "13", "12"), person(2, "11", "13", "1")]
    (problem,) = doubted(three_rows(["goals1", "goals2", "trust1"], STATEMENTS, *rows), qsf(grid(), numbered))

    assert (problem.code, problem.place.column) == (Code.BARE_NUMBERS, "I")


def test_a_survey_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("teamcheck.responses.tools.qsf.LARGEST", 10)
    path = tmp_path / "survey.qsf"
    path.write_text(qsf(SINGLE))

    with pytest.raises(ResponsesError):
        read_qsf(path)


def test_a_matrix_with_several_answers_is_not_described_and_of_a_question_with_several_each_choice_is(tmp_path):
    path = tmp_path / "survey.qsf"
    several = {**SINGLE, "Selector": "MAVR", "QuestionID": "QID5", "DataExportTag": "tools", "Choices": shown(["Chat", "Mail"])}
    path.write_text(qsf({**several, "RecodeValues": {"2": "7"}}, grid(SubSelector="MultipleAnswer"), SINGLE))
    found = {name: codes for name, codes in read_qsf(path).items() if " " not in name}

    assert {*found} == {"QID3", "trust1", "QID5_1", "tools_1", "QID5_7", "tools_7"}
    assert (found["tools_1"], found["QID5_7"]) == ({"1": "Chat"}, {"1": "Mail", "7": "Mail"})
