"""Lists to tick: each form tool's columns of options are read as the one column of answers, or refused with place and cure."""

import random

import pytest

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Checklist, Dimension, Item, Option, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.export import Export
from teamcheck.responses.read import read_responses
from teamcheck.responses.tools.dictionary import read_dictionary
from teamcheck.responses.write import in_no_order_of_asking, write_answers, write_sheets
from tests.responses.tools.found import message, told, written

ASKED = "What costs us time?"
PAPER, NOISE, WAYS = "Forms, and more", "Noise [inside]", "Long ways."
COSTS = Checklist("costs", ASKED, 2, {"paper": Option(PAPER), "no-noise": Option(NOISE), "ways": Option(WAYS)})
GERMAN = {("checklists", "costs", "text"): "Was kostet Zeit?", ("checklists", "costs", "options", "ways"): "Lange Wege"}
AGREE = Scale("agree", 1, 2, {1: "Disagree", 2: "Agree"}, None, frozenset({2}), frozenset({1}))
ONE = "We know our goals."
LISTED = Questionnaire(
    "listed",
    "1.0.0",
    "en",
    "Listed",
    "0" * 64,
    (Dimension("goals", "Goals", (Item("goals1", ONE, "positive", AGREE),)),),
    checklists=(COSTS,),
    translations=(Translation("de", "reviewed", words=GERMAN),),
)
#: What three people ticked: two options, one, and none.
COUNTS = {("paper", "ways"): 1, ("no-noise",): 1}
BOXES = [("1", "0", "1"), ("0", "1", "0"), ("0", "0", "0")]
POINTS = ["Agree", "Disagree", "Agree"]


@pytest.fixture
def read(tmp_path):
    """Write a table and read it."""

    def read_table(table, *, asked=LISTED, **said):
        path = tmp_path / "T.csv"
        path.write_text(table, encoding="utf-8")
        return read_responses(path, asked, **said)

    return read_table


@pytest.fixture
def ticks(read):
    """Write a table, read it, and count what is ticked."""
    return lambda table, **said: dict(read(table, **said).ticks["T", None]["costs"])


@pytest.fixture
def wrong(read):
    """Write a table that cannot be read, and say its one problem."""

    def refused(table, **said):
        with pytest.raises(ResponsesError) as caught:
            read(table, **said)
        return message(caught.value.problems)

    return refused


def marked(yes, no="", boxes=BOXES):
    """The boxes of everybody, as a tool writes one that is ticked and one that is not; or as it writes each option."""
    every = [yes] * 3 if isinstance(yes, str) else yes
    return [[each if box == "1" else no for each, box in zip(every, row, strict=True)] for row in boxes]


OWN = ["id", "submitdate", "lastpage", "startlanguage"]
IN_WORDS = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache"]
SENT = ["1980-01-01 00:00:00", "1", "en"]


def limesurvey(headings, cells, own=OWN, statement="goals[goals1]"):
    people = zip(POINTS, cells, strict=True)
    return written([*own, statement, *headings], *([str(n), *SENT, point, *row] for n, (point, row) in enumerate(people, 1)))


CODES = ["costs[paper]", "costs[nonoise]", "costs[ways]"]
WITH_WORDS = [f"{code}. {ASKED} [{text}]" for code, text in zip(CODES, (PAPER, NOISE, WAYS), strict=True)]
GERMAN_WORDS = [f"Was kostet Zeit? [ {text}]" for text in (PAPER, NOISE, "Lange Wege")]


@pytest.mark.parametrize(
    ("headings", "own", "statement", "yes", "no"),
    [
        (CODES, OWN, "goals[goals1]", "Y", ""),
        (CODES, OWN, "goals[goals1]", "Yes", "No"),
        (["costs_paper", "costs_nonoise", "costs_ways"], OWN, "goals_goals1", "Y", "N"),
        (WITH_WORDS, [f"{each}. {each}" for each in OWN], f"goals[goals1]. How? [{ONE}]", "Yes", "No"),
        (GERMAN_WORDS, IN_WORDS, f"Wie sehr? [{ONE}]", "Ja", "Nein"),
    ],
)
def test_limesurvey_has_a_column_for_each_option_under_codes_words_or_both(ticks, headings, own, statement, yes, no):
    assert ticks(limesurvey(headings, marked(yes, no), own, statement)) == COUNTS


def test_of_limesurvey_who_was_never_shown_the_list_and_who_ticked_nothing_are_the_same(read):
    cells = [["N/A"] * 3, ["No"] * 3, ["No", "Yes", "No"]]
    found = read(limesurvey(CODES, cells))

    assert dict(found.ticks["T", None]["costs"]) == {("no-noise",): 1}
    assert len(found.rows) == 3


def test_words_beside_the_options_are_ignored_with_a_note(read):
    cells = [[*row, more] for row, more in zip(marked("Yes", "No"), ["The car park", "x", "Other"], strict=True)]
    found = read(limesurvey([*CODES, "costs[other]"], cells))

    assert dict(found.ticks["T", None]["costs"]) == COUNTS
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column I "costs[other]".']
    assert "what people ticked on checklists: costs (columns F to H)." in told(found, "read")


def redcap(names, cells, first="record_id"):
    people = zip(POINTS, cells, strict=True)
    return written(
        [first, "goals1", *names, "check_complete"],
        *([str(n), *row, "2"] for n, row in enumerate(([p, *c] for p, c in people), 1)),
    )


BY_CODE = ["costs___paper", "costs___no_noise", "costs___ways"]


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("Checked", "Unchecked"), ((PAPER, NOISE, WAYS), "")])
def test_redcap_has_a_column_for_each_checkbox_in_codes_or_words(ticks, yes, no):
    assert ticks(redcap(BY_CODE, marked(yes, no))) == COUNTS


@pytest.mark.parametrize("field", ["costs", "q7"])
def test_redcaps_dictionary_says_what_the_numbers_of_checkboxes_stand_for(ticks, tmp_path, field):
    dictionary = tmp_path / "dictionary.csv"
    choices = f"1, {PAPER} | -2, {NOISE} | 03, {WAYS}"
    headings = ["field_name", "field_type", "field_label", "select_choices_or_calculations"]
    dictionary.write_text(
        written(headings, ["goals1", "radio", ONE, "1, Disagree | 2, Agree"], [field, "checkbox", ASKED, choices])
    )
    names = [f"{field}___1", f"{field}____2", f"{field}___03"]

    assert ticks(redcap(names, marked("1", "0")), export=Export(meanings=read_dictionary(dictionary))) == COUNTS


def test_redcaps_numbers_without_a_dictionary_are_refused_with_the_cure(wrong):
    assert wrong(redcap(["costs___1", "costs___2", "costs___3"], marked("1", "0"))) == (
        "1C columns C to E are options of the checklist costs, and nothing says which is which [R106] "
        "\u2192 Give `teamcheck import` what the tool says of its own survey (--dictionary or --qsf FILE), or export the "
        "answers again with the words of the questions as headings. By hand, write each heading like costs[paper]."
    )


def test_limesurveys_own_codes_are_refused_with_the_cure(wrong):
    own = ["costs[SQ001]", "costs[SQ002]", "costs[SQ003]", "costs[other]"]

    assert "columns F to H are options of the checklist costs, and nothing says which is which [R106]" in wrong(
        limesurvey(own, [[*row, "Car park"] for row in marked("Yes", "No")])
    )


def test_of_redcap_a_form_in_which_somebody_ticked_only_is_filled_in_and_one_with_no_tick_is_not_begun(read):
    rows = [["1", "", "1", "0", "1", "0"], ["2", "", "0", "0", "0", "0"], ["3", "Agree", "0", "0", "0", "2"]]
    found = read(written(["record_id", "goals1", *BY_CODE, "check_complete"], *rows))

    assert dict(found.ticks["T", None]["costs"]) == {("paper", "ways"): 1}
    assert [row.answers for row in found.rows] == [(None,), (2,)]
    assert told(found, "dropped") == ["1 row is of people who did not begin, and left out."]


def typeform(headings, cells):
    last = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    people = enumerate(zip(POINTS, cells, strict=True))
    return written(
        ["#", ONE, *headings, *last],
        *([f"t{n}", point, *row, "2024-03-01", "2024-03-01", f"n{n}"] for n, (point, row) in people),
    )


def test_typeform_has_a_column_for_each_option_called_by_its_words_alone(read):
    found = read(typeform([PAPER, NOISE, "<b>Long ways</b>", "Other"], [[*row, ""] for row in marked((PAPER, NOISE, WAYS))]))

    assert dict(found.ticks["T", None]["costs"]) == COUNTS
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column F "Other".']


def test_of_typeform_an_option_of_another_question_that_is_called_alike_is_not_taken(ticks):
    cells = [["", *row] for row in marked((PAPER, NOISE, WAYS))]
    cells[1][0] = WAYS

    assert ticks(typeform([WAYS, PAPER, NOISE, WAYS], cells)) == COUNTS


def test_of_typeform_an_option_in_other_words_is_asked_about(wrong):
    assert wrong(typeform([PAPER, "Loud noise", WAYS], marked((PAPER, "Loud noise", WAYS)))) == (
        "1 there is no column for no-noise of the checklist costs, though others have one [R106] "
        "\u2192 An option that the form asked in other words needs the heading costs[no-noise]; one that was not asked needs "
        "an empty column with that heading. "
        'Is it column D ("loud noise")?'
    )


def surveymonkey(parts, cells):
    head = [["Respondent ID", "Collector ID", ONE, ASKED, *[""] * (len(parts) - 1)], ["", "", "Response", *parts]]
    return written(*head, *([f"1189999990{n}", "458", POINTS[n], *row] for n, row in enumerate(cells)))


@pytest.mark.parametrize("yes", [(PAPER, NOISE, WAYS), ("1", "2", "3"), "1"])
def test_surveymonkey_has_the_question_over_its_options_in_words_or_numbers(read, yes):
    found = read(surveymonkey([PAPER, NOISE, WAYS, "Other (please specify)"], [[*row, "Car park"] for row in marked(yes)]))

    assert dict(found.ticks["T", None]["costs"]) == COUNTS
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column G "Other (please specify)".']


QUALTRICS = ["Progress", "Finished", "ResponseId"]


def qualtrics(tags, texts, cells):
    ids = [f'{{"ImportId":"{name}"}}' for name in ("progress", "finished", "_recordId", "QID1")]
    boxes = [f'{{"ImportId":"QID2","choiceId":"{n}"}}' for n, _ in enumerate(tags, start=1)]
    people = ([*["100", "True", f"R_{n}"], POINTS[n], *row] for n, row in enumerate(cells))
    return written([*QUALTRICS, "goals1", *tags], [*QUALTRICS, ONE, *texts], [*ids, *boxes], *people)


@pytest.mark.parametrize("tag", ["costs", "Q7"])
@pytest.mark.parametrize("between", [" - ", " - Selected Choice - ", "-"])
@pytest.mark.parametrize("yes", [(PAPER, NOISE, WAYS), "1", ("1", "2", "3")])
def test_qualtrics_has_a_column_for_each_choice_where_several_values_are_split(ticks, tag, between, yes):
    texts = [f"{ASKED}{between}{text}" for text in (PAPER, NOISE, WAYS)]

    assert ticks(qualtrics([f"{tag}_{n}" for n in (1, 2, 3)], texts, marked(yes))) == COUNTS


def test_the_survey_file_of_qualtrics_says_what_the_numbers_of_choices_stand_for(ticks):
    meanings = {f"costs_{code}": {"1": text, code: text} for code, text in (("4", PAPER), ("5", NOISE), ("9", WAYS))}
    table = qualtrics(["costs_4", "costs_5", "costs_9"], ["What costs us ti..."] * 3, marked(("4", "5", "9")))

    assert ticks(table, export=Export(meanings={**meanings, "goals1": {"1": "Disagree", "2": "Agree"}})) == COUNTS


def kobo(headings, cells, statement="goals1"):
    system = ["_id", "_uuid", "_submission_time"]
    people = enumerate(zip(POINTS, cells, strict=True))
    return written(
        ["start", statement, *headings, *system], *(["x", point, *row, str(n), f"u{n}", "x"] for n, (point, row) in people)
    )


#: A question that nobody answered is blank in every column.
KOBO = [*marked("1", "0")[:2], ["", "", ""]]
NAMES, LABELS = [f"costs/{name}" for name in COSTS.options], [f"{ASKED}/{text}" for text in (PAPER, NOISE, WAYS)]
BY_NAME, BY_LABEL = ["paper ways", "no-noise", ""], [f"{PAPER} {WAYS}", NOISE, ""]


@pytest.mark.parametrize("group", ["", "block/"])
@pytest.mark.parametrize(
    ("headings", "joined", "statement"),
    [(NAMES, BY_NAME, "goals1"), (LABELS, BY_LABEL, ONE), (NAMES, None, "goals1"), (LABELS, None, ONE)],
)
def test_kobotoolbox_writes_a_list_by_names_or_labels_twice_or_in_single_columns(read, group, headings, joined, statement):
    heads = [group + heading for heading in headings]
    first = [] if joined is None else [heads[0].partition("/" + headings[0].rpartition("/")[2])[0]]
    cells = [[*([] if joined is None else [joined[n]]), *KOBO[n]] for n in range(3)]
    found = read(kobo([*first, *heads], cells, statement))

    assert dict(found.ticks["T", None]["costs"]) == COUNTS
    assert told(found, "ignored") == []


def test_the_column_of_all_and_those_of_single_options_must_tick_the_same(wrong):
    cells = [[name, *row] for name, row in zip(["paper ways", "ways", ""], KOBO, strict=True)]

    assert wrong(kobo(["costs", *NAMES], cells)) == (
        "3C this column and those of the single options (D to F) do not tick the same on the checklist costs [R094] "
        "\u2192 One of the two was changed: export the answers again. If you know which is right, delete the other."
    )


def test_odk_central_splits_a_list_where_it_is_asked_to(ticks):
    rows = [["x", POINTS[n], BY_NAME[n], *KOBO[n], f"uuid:{n}"] for n in range(3)]

    assert (
        ticks(written(["SubmissionDate", "goals1", "block-costs", *(f"block-{name}" for name in NAMES), "KEY"], *rows))
        == COUNTS
    )


@pytest.mark.parametrize(
    ("own", "joined"),
    [
        (["Timestamp"], [f"{PAPER}, {WAYS}", NOISE, ""]),
        (["Submission Date"], [f"{PAPER}\n{WAYS}", NOISE, ""]),
        (["Start time", "Completion time"], [f"{PAPER};{WAYS};", f"{NOISE};", ""]),
    ],
)
def test_google_forms_jotform_and_microsoft_forms_have_one_column(ticks, own, joined):
    rows = [[*(["2025/03/01 10:00:11"] * len(own)), POINTS[n], joined[n]] for n in range(3)]

    assert ticks(written([*own, ONE, ASKED], *rows)) == COUNTS


@pytest.mark.parametrize(("yes", "no"), [("x", ""), ("TRUE", "FALSE"), ("1.0", "0.0"), ("\u2713", "")])
def test_a_table_of_ones_own_may_have_such_columns_too(ticks, yes, no):
    rows = [[point, *row] for point, row in zip(("2", "1", "2"), marked(yes, no), strict=True)]

    assert ticks(written(["goals1", "costs[paper]", "costs[no-noise]", "costs[ways]"], *rows)) == COUNTS


CANNOT_BE_READ = (
    "A column of one option holds 1, Y, Yes, Checked or the option's own words where it is ticked, and 0, N, No, Unchecked or "
    "nothing where it is not. Export the answers again, with none but these words for yes and no."
)


@pytest.mark.parametrize(
    ("cell", "shown"), [("perhaps", '"perhaps"'), ("2", '"2"'), (NOISE, '"Noise [inside]"'), ("ann@example.org", "a value")]
)
def test_a_cell_that_says_neither_yes_nor_no_is_a_fault_at_its_place(wrong, cell, shown):
    cells = marked("Yes", "No")
    cells[1][2] = cell

    found = wrong(limesurvey(CODES, cells))
    assert found == f"3H {shown} does not say whether ways is ticked on the checklist costs [R048] \u2192 {CANNOT_BE_READ}"


def test_the_first_column_is_held_to_the_same_rule(wrong):
    cells = marked("Yes", "No")
    cells[1][0], cells[1][1] = "ways", "No"

    assert wrong(limesurvey(CODES, cells)).startswith('3F "ways" does not say whether paper is ticked')


def test_an_option_called_no_may_not_stand_where_no_means_that_it_is_not_ticked(wrong):
    asked = Questionnaire(
        "yes",
        "1.0.0",
        "en",
        "Yes",
        "0" * 64,
        (),
        checklists=(Checklist("free", "Free?", 1, {"a": Option("No"), "b": Option("Often")}),),
    )

    assert "does not say whether a is ticked" in wrong(written(["free[a]", "free[b]"], ["No", "Yes"]), asked=asked)


def test_more_than_can_be_ticked_is_the_same_fault_as_in_one_column(wrong):
    said = "3 options of the checklist costs are ticked, and 2 can be [R048]"

    assert said in wrong(limesurvey(CODES, marked("Y", boxes=[("1", "1", "1"), *BOXES[1:]])))
    assert said in wrong(kobo(["costs"], [["paper ways no-noise"], [""], [""]]))


def test_a_tick_in_a_column_that_is_no_option_is_a_fault(wrong):
    cells = [[*row, "Yes" if n == 1 else "No"] for n, row in enumerate(marked("Yes", "No"))]

    named = [[*row, "Parking" if n == 1 else ""] for n, row in enumerate(marked((PAPER, NOISE, WAYS)))]
    assert '4G "parking" is ticked' in wrong(surveymonkey([PAPER, NOISE, WAYS, "Parking"], named))
    assert wrong(limesurvey([*CODES, "costs[parking]"], cells)) == (
        '3I "parking" is ticked, and is no option of the checklist costs [R048] \u2192 If the form had one option more than '
        "the questionnaire, add it there. If the column is about something else, rename its heading."
    )


def test_an_option_without_a_column_is_a_fault_that_an_empty_column_mends(wrong, ticks):
    assert wrong(limesurvey(CODES[:2], [row[:2] for row in marked("Y")])).startswith(
        "1 there is no column for ways of the checklist costs, though others have one [R106]"
    )
    cells = [[row[0], row[1], ""] for row in marked("Y")]
    assert ticks(limesurvey([*CODES[:2], "costs[ways]"], cells)) == {("paper",): 1, ("no-noise",): 1}


def test_two_columns_of_one_option_are_refused(wrong):
    assert wrong(limesurvey([*CODES, CODES[0]], [[*row, row[0]] for row in marked("Y")])).startswith(
        "1I columns F and I both hold paper of costs; something stands in 1 row of F and 1 row of I [R015]"
    )


def test_a_map_has_the_last_word_on_columns_of_options(read):
    table = limesurvey(CODES, marked("Y"))
    ignoring = read(table, columns={"costs[ways]": "ignore"})

    assert ignoring.ticks == {}
    assert [column.use for column in ignoring.tables[0].columns][-3:] == ["ignored"] * 3
    assert dict(read(table, columns={"goals[goals1]": "goals1"}).ticks["T", None]["costs"]) == COUNTS


def test_every_column_of_an_option_is_shown_with_what_it_is(read):
    shown = [(each.heading, each.use, each.meant) for each in read(limesurvey(CODES, marked("Y"))).tables[0].columns]

    assert shown[-3:] == [
        ("costs[paper]", "option", "paper of costs"),
        ("costs[nonoise]", "option", "no-noise of costs"),
        ("costs[ways]", "option", "ways of costs"),
    ]


def test_columns_of_options_are_none_of_those_that_are_taken_by_their_order(read):
    table = limesurvey(CODES, marked("Y"), statement="Q1")
    found = read(table, export=Export(by_order=True), numbers="as-is")

    assert [row.answers for row in found.rows] == [(2,), (1,), (2,)]
    assert dict(found.ticks["T", None]["costs"]) == COUNTS


def test_what_is_ticked_in_single_columns_stands_beside_nobodys_answers(read):
    boxes = [("1", "0", "0") if person < 20 else ("0", "0", "1") for person in range(40)]
    rows = [[str(n), *SENT, "Agree" if n < 20 else "Disagree", *row] for n, row in enumerate(marked("Yes", "No", boxes))]
    found = read(written([*OWN, "goals[goals1]", *CODES], *rows))

    for text in (
        write_sheets(type(found)(**{**vars(found), "rows": tuple(in_no_order_of_asking(found.rows))})),
        write_answers(found, LISTED, random.Random(7)),
    ):
        lines = [line.split(",") for line in text.splitlines()]
        assert lines[0] == ["team", "goals1", "costs"]
        assert len({(point, ticked) for _, point, ticked in lines[1:]}) == 4
