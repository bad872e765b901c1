"""LimeSurvey: the shapes of files that LimeSurvey 6.10.2 wrote, and of others that were found."""

from dataclasses import replace

import pytest

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Dimension, Item
from teamcheck.responses.read import read_responses
from teamcheck.responses.tools.limesurvey_headings import as_known, codes, codes_of_words, languages
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
STEM, SURE = "How much do you agree?", "How sure are you?"

SYSTEM = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
ENGLISH = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
GERMAN = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"]
CODED = ["safe[goals1]", "safe[goals2]", "rely[trust1]", "role", "keep"]
OWN_CODES = ["Q00[SQ001]", "Q00[SQ002]", "Q01[SQ001]", "Q02", "Q03"]
WORDED = [f"{STEM} [{ONE}]", f"{STEM} [{TWO}]", f"{SURE} [{THREE}]", "What is your role?", "What should this team keep?"]
SENT = "1980-01-01 00:00:00"

#: Three people: one who answered everything, one who left a blank, and one who stopped after the first page.
LABELLED = [
    ["1", SENT, "3", "en", "", "Strongly agree", "Not relevant to my work", "Completely", "Nurse", "The\nMonday half hour"],
    ["2", SENT, "3", "de", "", "Disagree", "", "Not at all", "", '=HYPERLINK("x")'],
    ["3", None, "1", "en", "", "Neither", "Agree", "", "", ""],
]
NUMBERED = [
    ["1", SENT, "3", "en", "", "5", "NA", "2", "nurse", ""],
    ["2", SENT, "3", "de", "", "2", "", "0", "", ""],
    ["3", None, "1", "en", "", "3", "4", None, None, None],
]
MATRIX = [(5, None, 2), (2, None, 0), (3, 4, None)]


def quoted(cell):
    return "" if cell is None else '"' + cell.replace('"', '""') + '"'


def written(headings, rows, *, delimiter=","):
    """A file as LimeSurvey writes it: a mark first, every cell quoted but those never reached, a blank line at the end."""
    lines = [delimiter.join(map(quoted, row)) for row in [headings, *rows]]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n\r\n").encode()


def both(system, coded, worded, between=". "):
    return [f"{code}{between}{text}" for code, text in zip([*SYSTEM, *coded], [*system, *worded], strict=True)]


def in_words(problems):
    """Every problem as it is printed, whatever the file is called."""
    return [str(problem).replace(problem.place.file, "FILE") for problem in problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("headings", "rows", "evidence", "by"),
    [
        ([*SYSTEM, *CODED], LABELLED, '"id", "submitdate", "lastpage", "startlanguage"', "item ids"),
        ([*SYSTEM, *CODED], NUMBERED, '"id", "submitdate", "lastpage", "startlanguage"', "item ids"),
        ([*ENGLISH, *WORDED], LABELLED, '"Response ID", "Date submitted", "Last page", "Start language"', "statements"),
        ([*GERMAN, *WORDED], LABELLED, '"Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache"', "statements"),
    ],
)
def test_codes_and_full_questions_are_read(read, headings, rows, evidence, by, delimiter):
    found = read(written(headings, rows, delimiter=delimiter))

    assert matrix(found) == MATRIX
    assert [row.background for row in found.rows] == [("nurse",), (None,), (None,)]
    assert told(found, "tool") == [f"an export of LimeSurvey: it has the columns {evidence}."]
    assert told(found, "read")[0].endswith(f"; headings are {by}.")


def test_line_breaks_and_formulas_in_comments_are_text(read):
    found = read(written([*SYSTEM, *CODED], LABELLED))

    assert sorted(comment.text for comment in found.comments) == ['=HYPERLINK("x")', "The\nMonday half hour"]


def test_a_workbook_is_read_as_a_text_is(read, workbook):
    sheet = workbook({"Sheet1": [[*ENGLISH, *WORDED], *LABELLED]})

    assert matrix(read(sheet, name="results-survey246810.xlsx")) == MATRIX


@pytest.mark.parametrize("between", [". ", " - ", ": ", " | "])
def test_codes_with_words_behind_them_are_read_by_the_codes_where_these_are_ids(read, between):
    found = read(written(both(ENGLISH, CODED, WORDED, between), NUMBERED))

    assert matrix(found) == MATRIX
    assert told(found, "read")[0].endswith("; headings are item ids.")


def test_codes_with_words_behind_them_are_read_by_the_words_where_codes_are_the_survey_s_own(read):
    found = read(written(both(GERMAN, OWN_CODES, WORDED), LABELLED))

    assert matrix(found) == MATRIX
    assert len(found.comments) == 2
    assert [row.background for row in found.rows] == [("nurse",), (None,), (None,)]
    assert told(found, "read")[0].endswith("; headings are statements.")


def test_items_are_found_under_codes_of_expressionscript(read):
    headings = [*SYSTEM, "safe_goals1", "safe_goals2", "rely_trust1", "role", "lunch_place"]
    found = read(written(headings, NUMBERED))

    assert matrix(found) == MATRIX
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column J "lunch_place".']


def test_spaces_may_be_written_as_underscores(read):
    headings = [heading.replace(" ", "_") for heading in [*GERMAN, *WORDED]]

    assert matrix(read(written(headings, LABELLED))) == MATRIX


def test_a_heading_is_the_statement_without_its_entities(questionnaire):
    item = Item("goals1", "Our goal is < 3 months & 'clear'.", "positive", questionnaire.items[0].scale)
    asked = replace(questionnaire, dimensions=(Dimension("goals", "Goals", (item,)),), translations=(), background=())
    content = written(
        [*ENGLISH, f"{STEM} [Our goal is &lt; 3 months &amp; &#039;clear&#039;.]"], [["1", SENT, "1", "en", "", "Agree"]]
    )

    assert matrix(read_responses("-", asked, stdin=content)) == [(4,)]


@pytest.mark.parametrize("language", languages())
def test_its_own_columns_are_known_in_every_language(read, language):
    headings = [word.replace("'", "&#039;") for word in languages()[language]]
    row = ["7", SENT, "2", "en", "55", "2025-03-01 10:02:11", "2025-03-01 10:03:11", "10.0.0.1", "", "abc", "12.5"]
    begun = ["8", "", "-1", "en", "56", "2025-03-01 10:02:11", "2025-03-01 10:02:11", "10.0.0.1", "", "abd", ""]
    found = read(written([*headings, *WORDED[:3]], [[*row, "Agree", "", "Not at all"], [*begun, "", "", ""]]))

    assert matrix(found) == [(4, None, 0)]
    assert told(found, "tool")[0].startswith(f'an export of LimeSurvey: it has the columns "{languages()[language][0]}"')
    assert told(found, "ignored") == []
    assert told(found, "dropped")[-1] == "1 row is of people who did not begin, and left out."


def test_it_has_words_of_its_own_in_73_languages_and_more_and_none_has_two_meanings():
    english = languages()["en"]
    sure = [codes().index(code) for code in ("id", "lastpage", "startlanguage")]
    own = [name for name, row in languages().items() if all(row[at] != english[at] for at in sure)]
    meanings = {(as_known(word), code) for row in languages().values() for code, word in zip(codes(), row, strict=True)}

    assert len(own) >= 73
    assert len(meanings) == len(codes_of_words())


@pytest.mark.parametrize("headings", [["Antwort ID", *WORDED], ["id", *CODED]])
def test_one_column_of_its_own_beside_a_matrix_is_enough(read, headings):
    found = read(written(headings, [[row[0], *row[5:]] for row in LABELLED]))

    assert matrix(found) == MATRIX
    assert told(found, "tool") == [f'an export of LimeSurvey: it has the column "{headings[0]}".']


@pytest.mark.parametrize(
    "headings",
    [
        ["Response ID", "Time Started", "Date Submitted", "Status", ONE, TWO, THREE],
        ["id", "Start time", "Completion time", "Name", "goals1", "goals2", "trust1"],
        ["seed", "startdate", "datestamp", "refurl", "goals1", "goals2", "trust1"],
        ["Seed", "Total time", "IP address", "Comment", ONE, TWO, THREE],
        ["Ward", "id", "Site", "Shift", "safe[goals1]", "safe[goals2]", "rely[trust1]"],
    ],
)
def test_the_columns_of_others_are_not_taken_for_its_own(read, headings):
    found = read(written(headings, [["1", "", "", "", "Agree", "Agree", "Completely"]]))

    assert matrix(found) == [(4, 4, 2)]
    assert told(found, "tool") in ([], ['an export of Microsoft Forms: it has the columns "Start time" and "Completion time".'])


def test_people_who_did_not_begin_are_left_out_and_those_who_did_not_finish_count(read):
    rows = [
        ["1", SENT, "3", "en", "", "Agree", "Agree", "Completely", "", ""],
        ["2", "", "-1", "en", "", "", "", "", "", ""],
        ["3", "", "0", "en", "", "", "", "N/A", "", ""],
        ["4", "", "", "en", "", None, None, None, None, None],
        ["5", "", "0", "en", "", "Agree", "", "", "", ""],
        ["6", "N/A", "1", "en", "", "", "Agree", "", "", ""],
        ["7", SENT, "3", "en", "", "", "", "", "", ""],
    ]
    found = read(written([*SYSTEM, *CODED], rows))

    assert matrix(found) == [(4, 4, 2), (4, None, None), (None, 4, None)]
    assert told(found, "dropped") == [
        "1 row is blank, and left out.",
        "1 row is without a single answer, and left out.",
        "3 rows are of people who did not begin, and left out.",
    ]
    assert told(found, "partial") == ["2 rows were never sent off; they count as far as they go."]


def test_without_a_date_of_sending_nobody_is_said_not_to_have_finished(read):
    headings = ["id", "lastpage", "startlanguage", *CODED]

    assert told(read(written(headings, [["1", "1", "en", "Agree", "", "", "", ""]])), "partial") == []


def test_what_was_not_shown_is_no_answer_and_no_comment(read):
    row = ["1", SENT, "3", "en", "", "N/A", "Agree", "N/A", "N/A", "N/A"]
    found = read(written([*SYSTEM, *CODED], [row]))

    assert matrix(found) == [(None, 4, None)]
    assert found.comments == []


def test_a_label_of_the_questionnaire_stays_what_it_is(questionnaire):
    scale = replace(questionnaire.items[0].scale, labels={1: "No", 2: "Hardly", 3: "N/A", 4: "Rather", 5: "Yes"})
    item = replace(questionnaire.items[0], scale=scale)
    asked = replace(questionnaire, dimensions=(Dimension("goals", "Goals", (item,)),), translations=(), background=())
    content = written([*SYSTEM, "safe[goals1]"], [["1", SENT, "1", "en", "", "N/A"], ["2", SENT, "1", "en", "", "Yes"]])

    assert matrix(read_responses("-", asked, stdin=content)) == [(3,), (5,)]


def test_an_answer_that_looks_like_a_code_and_is_a_label_is_a_label(questionnaire):
    scale = replace(questionnaire.items[0].scale, labels={1: "A1", 5: "AO05"})
    item = replace(questionnaire.items[0], scale=scale)
    asked = replace(questionnaire, dimensions=(Dimension("goals", "Goals", (item,)),), translations=(), background=())
    content = written([*SYSTEM, "safe[goals1]"], [["1", SENT, "1", "en", "", "A1"], ["2", SENT, "1", "en", "", "AO05"]])

    assert matrix(read_responses("-", asked, stdin=content)) == [(1,), (5,)]


def test_the_times_that_pages_and_questions_took_are_its_own(read):
    times = ["interviewtime", "groupTime13910", "safeTime", "roleTime", "lunchTime"]
    rows = [[*LABELLED[0], "136.63", "8.4", "3.72", "2", "12"]]

    assert told(read(written([*SYSTEM, *CODED, *times], rows)), "ignored") == [
        'no item of the questionnaire, so ignored: column O "lunchTime".'
    ]


def test_one_access_code_is_one_person_where_there_are_any(read, refused):
    headings = [*SYSTEM, "token", *CODED]
    answers = ["Agree", "", "", "", ""]
    none = [["1", SENT, "3", "en", "", "", *answers], ["2", SENT, "3", "en", "", "", *answers]]
    same = [["1", SENT, "3", "en", "", "Kq3", *answers], ["2", None, "1", "en", "", "Kq3", *answers]]

    assert len(matrix(read(written(headings, none)))) == 2
    (problem,) = refused(written(headings, same))
    assert (problem.message, problem.place.column) == ("rows 2 and 3 are of one person, in one team and round", "F")


def test_one_number_of_a_response_is_one_person(refused):
    (problem,) = refused(written([*SYSTEM, *CODED], [LABELLED[0], LABELLED[0]]))

    assert (problem.message, problem.place.column) == ("rows 2 and 3 are of one person, in one team and round", "A")


SHORTENED = [
    "How much do you..  [We know what we .. ]",
    "How much do you..  [I often don't k.. ]",
    "How sure are yo..  [We can rely on .. ]",
    "What is your role?",
    "What should thi.. ",
]


@pytest.mark.parametrize(
    ("headings", "first"),
    [
        ([*ENGLISH, *SHORTENED], "How much do you.. [We know what we .. ]"),
        (both(ENGLISH, OWN_CODES, SHORTENED), "How much do you.. [We know what we .. ]"),
        ([*ENGLISH, f"How much do you..  [{ONE}]", *SHORTENED[1:]], f"How much do you.. [{ONE}]"),
    ],
)
def test_shortened_headings_are_refused(refused, headings, first):
    assert in_words(refused(written(headings, LABELLED))) == [
        (
            f'FILE, row 1, column F: the headings are shortened, such as "{first}": statements that begin alike look the same '
            "[R097]\n"
            "  \u2192 Export the answers again from LimeSurvey with “Question code & question text” as headings, and “Text "
            "abbreviated” switched off."
        )
    ]


def test_shortened_words_do_no_harm_beside_codes_that_are_ids(read):
    assert matrix(read(written(both(ENGLISH, CODED, SHORTENED), LABELLED))) == MATRIX


def test_dots_that_people_wrote_are_no_cut(read):
    stems = [f"In our team.. [{ONE}]", f"In our team... [{TWO}]", f"{SURE} [{THREE}]", *WORDED[3:]]

    assert matrix(read(written([*ENGLISH, *stems], LABELLED))) == MATRIX


def test_three_dots_and_a_missing_statement_are_told_as_a_missing_statement(refused):
    stems = [f"In our team... [{ONE}]", f"In our team... [{TWO}]", "Something else", *WORDED[3:]]

    assert in_words(refused(written([*ENGLISH, *stems], LABELLED))) == [
        (
            "FILE, row 1 (trust1): there is no column for trust1 [R014]\n"
            "  \u2192 Headings must be item ids or the statements word for word; if another questionnaire was asked, name it "
            "with -q. An item that was not asked needs an empty column."
        )
    ]


def test_a_statement_that_another_one_was_cut_to_is_not_taken_for_it(questionnaire):
    scale = questionnaire.items[0].scale
    items = (Item("short", "We trust others", "positive", scale),)
    asked = replace(questionnaire, dimensions=(Dimension("trust", "Trust", items),), translations=(), background=())
    content = written([*ENGLISH, "How much do you..  [We trust others.. ]"], [["1", SENT, "1", "en", "", "Agree"]])

    with pytest.raises(ResponsesError) as caught:
        read_responses("-", asked, stdin=content)
    assert [problem.code for problem in caught.value.problems] == ["R097"]


def test_a_code_and_words_of_two_items_are_refused(refused):
    turned = [CODED[1], CODED[0], *CODED[2:]]
    cure = (
        "Mend the code or the words in the survey, and export the answers again. Where the words are right, export them with "
        "“Full question text” as headings."
    )

    assert in_words(refused(written(both(ENGLISH, turned, WORDED), NUMBERED))) == [
        (
            'FILE, row 1, column F (goals2): the code "safe[goals2]" is goals2, and the words beside it are goals1 [R098]\n'
            f"  \u2192 {cure}"
        ),
        (
            'FILE, row 1, column G (goals1): the code "safe[goals1]" is goals1, and the words beside it are goals2 [R098]\n'
            f"  \u2192 {cure}"
        ),
    ]


@pytest.mark.parametrize("headings", [[*SYSTEM, *CODED], [*ENGLISH, *WORDED], both(ENGLISH, OWN_CODES, WORDED)])
def test_codes_of_answers_that_nothing_explains_are_refused(refused, headings):
    rows = [["1", SENT, "3", "en", "", "", "AO02", "A1", "A1", "A1"], ["2", SENT, "3", "en", "", "AO05", "", "A2", "", ""]]
    cure = "Export the answers again from LimeSurvey with “Full answers” instead of “Answer codes”."

    assert in_words(refused(written(headings, rows))) == [
        f'FILE, row {row}, column {column} ({item}): the answers are codes such as "{code}", and nothing in the file says '
        f"what they stand for [R016]\n  \u2192 {cure}"
        for row, column, item, code in [(3, "F", "goals1", "AO05"), (2, "G", "goals2", "AO02"), (2, "H", "trust1", "A1")]
    ]


def test_where_codes_say_nothing_it_is_told_how_to_export_the_words(refused):
    assert in_words(refused(written([*SYSTEM, *OWN_CODES], LABELLED))) == [
        (
            "FILE, row 1: no heading is an item of this questionnaire (goals1, goals2, trust1) [R014]\n"
            "  \u2192 Headings must be item ids or the statements word for word; if another questionnaire was asked, name it "
            "with -q. An item that was not asked needs an empty column. LimeSurvey can write the statements beside the codes: "
            "export the answers again with “Question code & question text” as headings."
        )
    ]


@pytest.mark.parametrize("headings", [[*GERMAN, *WORDED], both(GERMAN, OWN_CODES, WORDED)])
def test_numbers_under_statements_prove_nothing(read, refused, headings):
    content = written(headings, NUMBERED)

    assert in_words(refused(content)) == [
        (
            "FILE, row 2, column F: the answers (columns F to H) are bare numbers under statements, and nothing in the file "
            "says which end of the scale they count from [R020]\n"
            '  \u2192 Run the same command again with --numbers as-is if 1 stands for "Strongly disagree" and 5 for '
            '"Strongly agree", or with --numbers reversed if it is the other way round.'
        )
    ]
    assert matrix(read(content, numbers="as-is")) == MATRIX
