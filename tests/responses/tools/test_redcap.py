"""REDCap: raw data of projects of every shape, alone and with the data dictionary."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.responses.export import Export
from teamcheck.responses.read import read_responses
from tests.responses.tools.found import matrix, message, told, written

ITEMS = ["goals1", "goals2", "trust1"]
AGREE = {"1": "Strongly disagree", "2": "Disagree", "3": "Neither", "4": "Agree", "5": "Strongly agree"}
TURNED = {"1": "Strongly agree", "2": "Agree", "3": "Neither", "4": "Disagree", "5": "Strongly disagree"}
SURE = {"0": "Not at all", "1": "1", "2": "Completely"}
MEANINGS = {"goals1": AGREE, "goals2": {**TURNED, "-99": "Not relevant to my work"}, "trust1": SURE}
DESCRIBED = Export(meanings=MEANINGS)
STATEMENTS = {
    "goals1": "We know what we want to reach this year.",
    "goals2": "I often don't know what comes next.",
    "trust1": "We can rely on each other, even in a hurry.",
}


HEAD = ["record_id", *ITEMS, "role", "keep", "check_complete"]


def test_a_data_dictionary_turns_codes_into_words_however_they_count(read):
    sheets = [["1", "4", "1", "2", "1", "The coffee", "2"], ["2", "", "-99", "0", "", "", "2"]]
    export = Export(meanings={**MEANINGS, "role": {"1": "Nurse"}})
    found = read(written(HEAD, *sheets), export=export)

    assert matrix(found) == [(4, 5, 2), (None, None, 0)]
    assert [row.background for row in found.rows] == [("nurse",), (None,)]
    assert [comment.text for comment in found.comments] == ["The coffee"]
    assert told(found, "tool") == ["an export of REDCap: it has a column check_complete."]
    assert told(found, "ignored") == told(found, "dropped") == told(found, "partial") == []


@given(codes=st.permutations([str(code) for code in range(-2, 4)]), points=st.lists(st.integers(1, 5), min_size=1, max_size=4))
@settings(max_examples=30)
def test_whatever_numbers_a_project_has_chosen_the_answers_are_its_words(questionnaire, codes, points):
    given_codes = dict(zip(AGREE.values(), codes, strict=False))
    meanings = {**MEANINGS, "goals1": {code: words for words, code in given_codes.items()}}
    rows = [[str(n), given_codes[AGREE[str(point)]], "", "", "", "", "2"] for n, point in enumerate(points)]
    found = read_responses("-", questionnaire, stdin=written(HEAD, *rows).encode(), export=Export(meanings=meanings))

    assert matrix(found) == [(point, None, None) for point in points]


def test_a_team_that_is_chosen_from_a_list_is_called_by_its_words(read):
    table = written([*HEAD, "team", "team_complete"], ["1", "4", "1", "2", "", "", "2", "7", "2"])
    found = read(table, export=Export(meanings={**MEANINGS, "team": {"7": "Harbour"}}))

    assert [(row.team, row.answers) for row in found.rows] == [("Harbour", (4, 5, 2))]


def test_words_in_the_cells_need_no_dictionary_and_do_no_harm_with_one(read):
    table = written(HEAD, ["1", "Agree", "Disagree", "Completely", "Nurse", "", "Complete"])

    assert matrix(read(table)) == matrix(read(table, export=DESCRIBED)) == [(4, 2, 2)]


def test_numbers_that_nothing_explains_are_asked_about_under_ids_too(read, refused):
    table = written(HEAD, ["1", "4", "2", "2", "", "", "2"])

    assert message(refused(table)) == (
        "2B the answers (columns B to D) are bare numbers as the form tool counts its answers, and nothing in the file says "
        "which end of the scale they count from [R020] → Run the same command again with --numbers as-is if 1 stands for "
        '"Strongly disagree" and 5 for "Strongly agree", or with --numbers reversed if it is the other way round; or give '
        "`teamcheck import` what the tool says of its own survey (--qsf or --dictionary FILE)."
    )
    assert matrix(read(table, numbers="as-is")) == [(4, 2, 2)]
    assert matrix(read(table, numbers="reversed")) == [(2, 4, 0)]


def test_one_field_that_the_dictionary_lacks_is_asked_about(refused):
    table = written(HEAD, ["1", "4", "2", "2", "", "", "2"])
    (problem,) = refused(table, export=Export(meanings={"goals1": AGREE, "goals2": TURNED}))

    assert (problem.code, problem.place.column) == ("R020", "D")


def test_decimal_commas_in_one_column_and_points_in_another_are_read(read):
    rows = [["record_id", *ITEMS, "height", "check_complete"], ["1", "4,0", "2.0", "2", "36,5", "2"]]

    assert matrix(read(written(*rows), numbers="as-is")) == [(4, 2, 2)]


def test_a_dictionary_with_other_words_than_the_scale_is_refused(refused):
    never = {"1": "Never", "2": "Disagree"}
    told_of = message(refused(written(HEAD, ["1", "2", "", "", "", "", "2"]), export=Export(meanings={"goals1": never})))

    assert told_of == (
        '1B the description of the survey says that 1 stands for "Never": "Never" is no answer of scale agree5 [R095] → Take '
        "the description of this survey as it was when people answered, and see that the form asked with the scale of the "
        "questionnaire; or export the answers with their words."
    )


def test_a_dictionary_in_which_an_id_asks_another_item_is_refused(refused):
    meanings = {**MEANINGS, "goals1": {"": STATEMENTS["goals2"], **AGREE}}

    assert message(refused(written(HEAD, ["1", "2", "", "", "", "", "2"]), export=Export(meanings=meanings))) == (
        "1B the data dictionary says that goals1 asks what is goals2 in the questionnaire [R095] → Give the data dictionary of "
        "this project and the questionnaire that it was made from; their ids differ."
    )


@pytest.mark.parametrize("code", ["-999", "9"])
def test_a_code_for_missing_data_is_refused_with_a_dictionary_and_without(refused, code):
    table = written(HEAD, ["1", code, "2", "2", "", "", "2"])

    assert message(refused(table, export=DESCRIBED)) == (
        f"2B the description of the survey has no words for {code}, which is an answer in this column [R095] → Take the "
        "description of this survey as it was when people answered, and see that the form asked with the scale of the "
        "questionnaire; or export the answers with their words."
    )
    assert message(refused(table, numbers="as-is")) == (
        f"2B {code} is no point of scale agree5 [R017] → Answers are whole numbers from 1 to 5; empty means not answered. "
        "Where the form tool numbers its answers otherwise, export them in words; or give `teamcheck import` what the tool "
        "says of its own survey (--qsf or --dictionary FILE)."
    )


def test_a_code_for_missing_data_in_a_field_that_is_no_item_does_no_harm(read):
    export = Export(meanings={**MEANINGS, "age_group": {"1": "young", "2": "old"}})
    table = written(["record_id", *ITEMS, "age_group", "check_complete"], ["1", "4", "1", "2", "-999", "2"])

    assert matrix(read(table, export=export)) == [(4, 5, 2)]


def test_fields_with_names_of_their_own_are_found_by_what_they_ask(read):
    named = dict(zip(["q1", "q2", "q3"], ITEMS, strict=True))
    meanings = {name: {"": f"<p>{STATEMENTS[item]}</p>", **MEANINGS[item]} for name, item in named.items()}
    meanings["note"] = {"": "What should this team keep?"}
    table = written(["record_id", *named, "note", "check_complete"], ["7", "4", "1", "2", "The coffee", "2"])
    found = read(table, export=Export(meanings=meanings))

    assert matrix(found) == [(4, 5, 2)]
    assert [comment.text for comment in found.comments] == ["The coffee"]


def test_a_map_says_what_fields_with_names_of_their_own_are(read):
    named = dict(zip(["q1", "q2", "q3"], ITEMS, strict=True))
    meanings = {name: {"": "…", **MEANINGS[item]} for name, item in named.items()}
    table = written(["record_id", *named, "check_complete"], ["7", "4", "1", "2", "2"])

    assert matrix(read(table, export=Export(meanings=meanings), columns=named)) == [(4, 5, 2)]


EVENTS = ["record_id", "redcap_event_name", *ITEMS, "check_complete"]


def test_the_event_is_the_round_and_one_person_in_two_events_answered_twice_over_time(read):
    rows = [
        ["1", "spring_arm_1", "4", "1", "2", "2"],
        ["1", "autumn_arm_1", "5", "2", "2", "2"],
        ["2", "spring_arm_2", "3", "3", "1", "2"],
        ["2", "interview_arm_2", "", "", "", ""],
    ]
    found = read(written(EVENTS, *rows), export=DESCRIBED)

    assert [(row.round, row.answers) for row in found.rows] == [
        ("spring", (4, 5, 2)),
        ("autumn", (5, 4, 2)),
        ("spring", (3, 3, 1)),
    ]
    assert told(found, "dropped") == ["1 row is of another form or event of the project, and left out."]
    assert told(found, "said") == ["each event (redcap_event_name) is a round, whatever its arm."]


def test_an_event_in_words_is_the_round_without_its_arm(read):
    found = read(written(EVENTS, ["1", "Spring 2025 (Arm 1: Nurses)", "4", "1", "2", "2"]), export=DESCRIBED)

    assert [row.round for row in found.rows] == ["Spring 2025"]


def test_a_field_of_the_project_called_round_is_the_round(read):
    found = read(written([*EVENTS, "round"], ["1", "spring_arm_1", "4", "1", "2", "2", "2025-03"]), export=DESCRIBED)

    assert [row.round for row in found.rows] == ["2025-03"]


def test_one_person_twice_in_one_event_is_refused(refused):
    head = ["record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", *ITEMS, "check_complete"]
    rows = [["1", "spring_arm_1", "check", n, "4", "1", "2", "2"] for n in (1, 2)]
    (problem,) = refused(written(head, *rows), export=DESCRIBED)

    assert (problem.code, problem.place.row, problem.place.column) == ("R022", 3, "A")
    assert problem.message == "rows 2 and 3 are of one person, in one team and round"


def test_a_first_column_that_names_the_team_is_no_person(read):
    rows = [["Harbour", "spring_arm_1", "4", "1", "2", "2"]] * 2

    assert matrix(read(written(["team", *EVENTS[1:]], *rows), export=DESCRIBED)) == [(4, 5, 2)] * 2


def test_rows_of_other_forms_are_left_out_and_counted(read):
    head = [
        "record_id",
        "redcap_repeat_instrument",
        "redcap_repeat_instance",
        "age",
        "about_you_complete",
        "check_timestamp",
        *ITEMS,
        "tools___1",
        "check_complete",
        "visit_date",
        "visits_complete",
    ]
    rows = [
        ["1", "", "", "41", "2", "2025-03-01 10:02:11", "4", "1", "2", "1", "2", "", ""],
        ["1", "visits", "1", "", "", "", "", "", "", "", "", "2025-03-02", "2"],
        ["1", "visits", "2", "", "", "", "", "", "", "", "0", "2025-03-09", "2"],
        ["2", "", "", "36", "2", "[not completed]", "", "3", "", "0", "0", "", ""],
        ["3", "", "", "29", "2", "", "", "", "", "0", "0", "", ""],
        ["4", "", "", "", "0", "[not completed]", "", "", "", "0", "0", "", ""],
        ["5", "", "", "", "0", "2025-03-01 10:02:11", "", "", "", "0", "0", "", ""],
        ["6", "", "", "", "0", "", "", "", "", "0", "2", "", ""],
    ]
    found = read(written(head, *rows), export=DESCRIBED)

    assert matrix(found) == [(4, 5, 2), (None, 3, None)]
    assert told(found, "dropped") == [
        "3 rows are without a single answer, and left out.",
        "1 row is of people who did not begin, and left out.",
        "2 rows are of another form or event of the project, and left out.",
    ]
    assert told(found, "partial") == ["1 row was never sent off; it counts as far as it goes."]


@pytest.mark.parametrize("state", ["0", "Incomplete"])
def test_a_sheet_that_was_typed_in_and_left_incomplete_counts_as_far_as_it_goes(read, state):
    rows = [["1", "4", "", "", "", "", state], ["2", "4", "1", "2", "", "", "1"]]
    found = read(written(HEAD, *rows), export=DESCRIBED)

    assert matrix(found) == [(4, None, None), (4, 5, 2)]
    assert told(found, "partial") == ["1 row was never sent off; it counts as far as it goes."]


def test_a_field_that_is_called_like_the_end_of_a_form_is_a_field_where_the_dictionary_says_so(read):
    head = ["record_id", "goals1", "training_complete", "goals2", "trust1", "check_complete"]
    export = Export(meanings={**MEANINGS, "training_complete": {"": "Is your training complete?", "1": "Yes", "0": "No"}})

    assert told(read(written(head, ["1", "4", "0", "1", "2", "2"]), export=export), "partial") == []


def test_a_blank_row_is_told_of_as_blank(read):
    rows = [["1", "4", "1", "2", "", "", "2"], [""] * 7, ["2", "4", "1", "2", "", "", "2"]]

    assert told(read(written(HEAD, *rows), export=DESCRIBED), "dropped") == ["1 row is blank, and left out."]


def test_a_comment_alone_is_kept_though_its_row_has_no_answer(read):
    rows = [["1", "", "", "", "", "The coffee", "2"], ["2", "4", "1", "2", "", "", "2"]]

    assert [comment.text for comment in read(written(HEAD, *rows), export=DESCRIBED).comments] == ["The coffee"]


def test_a_group_that_may_be_the_team_is_told_of_and_not_taken(read):
    head = ["record_id", "redcap_data_access_group", *ITEMS, "check_complete"]
    found = read(written(head, ["1", "ward_7", "4", "1", "2", "2"]), export=DESCRIBED)

    assert [row.team for row in found.rows] == ["answers"]
    assert told(found, "said") == ["the data access group may be the team; if it is, add --team-from redcap_data_access_group."]


def test_a_group_that_is_blank_is_not_told_of(read):
    head = ["record_id", "redcap_data_access_group", *ITEMS, "check_complete"]

    assert "may be the team" not in str(read(written(head, ["1", "", "4", "1", "2", "2"]), export=DESCRIBED).notes)


LABELS = (
    "this is an export of REDCap with labels as headings, under which two fields can look the same [R099] → Export it again as "
    "CSV with raw data, and give the data dictionary of the project too: --dictionary FILE.csv says what the codes stand for."
)


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        (["Record ID"], ["Complete?"], "E"),
        (["Record ID", "Event Name"], ["Complete?"], "F"),
        (["Study ID", "Repeat Instrument", "Repeat Instance"], [], "B"),
    ],
)
def test_labels_as_headings_are_refused(refused, before, after, column):
    row = [*["1" for _ in before], "Agree", "Disagree", "Completely", *["Complete" for _ in after]]

    assert message(refused(written([*before, *STATEMENTS.values(), *after], row))) == f"1{column} {LABELS}"


def test_a_question_of_another_tool_that_is_called_complete_is_no_export_of_redcap(read):
    found = read(written([*STATEMENTS.values(), "Complete?"], ["Agree", "Disagree", "Completely", "Yes, all of it"]))

    assert matrix(found) == [(4, 2, 2)]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["team", *ITEMS, "training_complete"], ["Harbour", "4", "2", "2", "1"]),
        (["person", *ITEMS, "training_complete"], ["1", "4", "2", "2", "yes"]),
        (["Person", *ITEMS, "training_complete"], ["1", "4", "2", "2", "1"]),
    ],
)
def test_a_table_of_ones_own_is_no_export_of_redcap(read, head, row):
    found = read(written(head, row, row))

    assert matrix(found) == [(4, 2, 2)] * 2
    assert told(found, "tool") == []


def test_an_export_without_the_record_and_the_states_is_known_by_the_columns_of_a_project(read):
    found = read(written(["redcap_event_name", *ITEMS], ["spring_arm_1", "4", "1", "2"]), export=DESCRIBED)

    assert [(row.round, row.answers) for row in found.rows] == [("spring", (4, 5, 2))]
    assert told(found, "tool") == ["an export of REDCap: it has a column redcap_event_name."]
