"""SPSS: data files whose names or labels are the headings, and whose value labels must agree with the scale and the data."""

import struct
import subprocess
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import polars as pl
import pyreadstat
import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.model import Checklist, Option, Questionnaire
from teamcheck.responses.export import Export
from teamcheck.responses.files import spss, spss_child
from teamcheck.responses.read import read_responses
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
AGREE = {1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"}
NOT_RELEVANT = "Not relevant to my work"
SURE = {0: "Not at all", 2: "Completely"}

#: What three people answered, and how SPSS holds it: 9 is "not relevant", 99 was declared missing, None is a blank.
MATRIX = [(5, None, 2), (2, None, 0), (3, None, 2)]
VALUES = {"goals1": [5, 2, 3], "goals2": [9, None, 99], "trust1": [2, 0, 2]}
LABELS = {"goals1": AGREE, "goals2": {**AGREE, 9: NOT_RELEVANT}, "trust1": SURE}
MISSING = {"goals2": [{"lo": 90, "hi": 99}]}


@pytest.fixture
def apart():
    """Files are read in a process of their own, as they always are outside of tests."""


@pytest.fixture(autouse=True)
def here(request, monkeypatch):
    """Files are read in the process of the test, which takes a hundredth of the time."""
    if "apart" not in request.fixturenames:

        def run(command, **given):
            return subprocess.CompletedProcess(command, *spss_child.outcome(given["input"], command[-1] or None))

        monkeypatch.setattr(spss, "subprocess", SimpleNamespace(**{**vars(subprocess), "run": run}))


@pytest.fixture
def saved(tmp_path):
    """Write variables to a data file: their values, and what pyreadstat takes beside them."""

    def write(values, **options):
        path = tmp_path / "answers.sav"
        columns = {
            name: pl.Series([value if isinstance(value, str | date) else _number(value) for value in column])
            for name, column in values.items()
        }
        pyreadstat.write_sav(pl.DataFrame(columns), path, **options)
        return path.read_bytes()

    return write


def _number(value):
    return None if value is None else float(value)


def whole(problem):
    """A problem as it is printed, of a file in the folder one is in."""
    return str(replace(problem, place=replace(problem.place, file="answers.sav")))


def test_names_that_are_ids_are_the_headings_and_labels_of_values_are_the_answers(saved, read):
    found = read(saved(VALUES, variable_value_labels=LABELS, missing_ranges=MISSING), name="Harbour.sav")

    assert matrix(found) == MATRIX
    assert {row.team for row in found.rows} == {"Harbour"}
    assert told(found, "tool") == ["an export of SPSS: it begins as its data files do."]
    assert told(found, "said") == ["1 answer has a value that the file declares missing, and read as not answered."]
    assert told(found, "read") == ["SPSS data, letters in UTF-8; headings are item ids."]


@pytest.mark.parametrize("compressed", [False, True])
def test_labels_that_are_statements_are_the_headings_and_names_that_mean_something_stay(saved, read, compressed):
    values = {
        "team": ["North", "South", "North"],
        "Wissen": [5, 2, 3],
        "unklar_2": [9, None, 99],
        "v3": [2, 0, 2],
        "age": [40, 50, 60],
    }
    labels = {"Wissen": AGREE, "unklar_2": LABELS["goals2"], "v3": SURE}
    content = saved(
        values,
        column_labels=["Ward", ONE, f"How much do you agree? - {TWO}", THREE, ""],
        variable_value_labels=labels,
        missing_ranges={"unklar_2": [99]},
        compress=compressed,
    )
    found = read(content)

    assert matrix(found) == MATRIX
    assert [row.team for row in found.rows] == ["North", "South", "North"]
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column E "age".']


def test_values_without_any_labels_are_points_under_ids_and_asked_about_under_statements(saved, read, refused):
    values = {"goals1": [5, 2, 3], "goals2": [None, 4, 1], "trust1": [2, 0, 1]}
    statements = saved(values, column_labels=[ONE, TWO, THREE])
    (problem,) = refused(
        saved(dict(zip("abc", values.values(), strict=True)), column_labels=[ONE, TWO, THREE]), name="answers.sav"
    )

    assert matrix(read(saved(values))) == matrix(read(statements)) == [(5, None, 2), (2, 4, 0), (3, 1, 1)]
    assert (problem.code, problem.place.row, problem.place.column) == (Code.BARE_NUMBERS, 1, "A")


def test_values_that_count_from_the_other_end_are_read_by_their_labels(saved, read):
    turned = {6 - point: label for point, label in AGREE.items()}
    values = {"goals1": [1, 4, 3], "goals2": [1, 2, 5], "trust1": [2, 0, 2]}

    assert matrix(read(saved(values, variable_value_labels={"goals1": turned, "goals2": turned}))) == [
        (5, 5, 2),
        (2, 4, 0),
        (3, 1, 2),
    ]


def test_values_that_begin_with_nought_are_read_by_their_labels(saved, read):
    lower = {point - 1: label for point, label in AGREE.items()}
    values = {"goals1": [4, 1, 2], "goals2": [0, 3, None], "trust1": [2, 0, 2]}

    assert matrix(read(saved(values, variable_value_labels={"goals1": lower, "goals2": lower}))) == [
        (5, 1, 2),
        (2, 4, 0),
        (3, None, 2),
    ]


def test_labels_in_another_language_of_the_questionnaire_are_read(saved, read):
    german = {1: "Stimme gar nicht zu", 4: "Stimme zu", 5: "Stimme völlig zu", 8: "Trifft auf meine Arbeit nicht zu"}
    values = {"goals1": [5, 4, 1], "goals2": [8, 8, 1], "trust1": [2, 0, 2]}

    assert matrix(read(saved(values, variable_value_labels={"goals1": german, "goals2": german}))) == [
        (5, None, 2),
        (4, None, 0),
        (1, 1, 2),
    ]


ENDS = {1: AGREE[1], 5: AGREE[5]}


def test_a_scale_of_which_only_the_ends_are_labelled_is_read(saved, read, refused):
    values = {"goals1": [5, 2, 3], "goals2": [1, 9, 4], "trust1": [2, 0, 1]}
    ends = {"goals1": ENDS, "goals2": {**ENDS, 9: NOT_RELEVANT}, "trust1": SURE}
    under_ids = saved(values, variable_value_labels=ends)
    names = dict(zip(values, "abc", strict=True))
    under_statements = saved(
        {names[name]: column for name, column in values.items()},
        column_labels=[ONE, TWO, THREE],
        variable_value_labels={names[name]: labels for name, labels in ends.items()},
    )
    answers = [(5, 1, 2), (2, None, 0), (3, 4, 1)]

    assert matrix(read(under_ids)) == answers
    assert matrix(read(under_statements, numbers="as-is")) == answers
    assert {problem.code for problem in refused(under_statements)} == {Code.BARE_NUMBERS}
    assert {problem.code for problem in refused(under_statements, numbers="reversed")} == {Code.NUMBER_AGAINST_LABEL}


def test_strings_with_a_number_and_a_label_are_read(saved, read, refused):
    words = ["5 - Strongly agree", "2. Disagree", ""]
    content = saved({"goals1": words, "goals2": words, "trust1": ["Completely", "Not at all", "Completely"]})
    (problem, _, _) = refused(saved({"goals1": ["5 - Disagree"], "goals2": ["5 - Disagree"], "trust1": ["Half"]}))

    assert matrix(read(content)) == [(5, 5, 2), (2, 2, 0), (None, None, 2)]
    assert problem.code is Code.NUMBER_AGAINST_LABEL


def test_codes_that_are_text_are_read_by_their_labels_and_held_against_them(saved, read, refused):
    coded = {"01": "Strongly disagree", "05": "Strongly agree"}
    values = {"goals1": ["05", "01", ""], "goals2": ["05", "05", "01"], "trust1": ["Completely", "Not at all", ""]}
    wrong = {"01": "Agree", "02": "Disagree", "05": "Strongly agree"}
    (problem,) = refused(saved(values, variable_value_labels={"goals1": wrong}))

    assert matrix(read(saved(values, variable_value_labels={"goals1": coded, "goals2": coded}))) == [
        (5, 5, 2),
        (1, 5, 0),
        (None, 1, None),
    ]
    assert '01 is "Agree", 02 is "Disagree", 05 is "Strongly agree"' in problem.message


def test_a_label_that_holds_its_number_already_is_held_against_it(saved, read):
    numbered = {1: "1 - Strongly disagree", 5: "Strongly agree (5)"}
    values = {"goals1": [5, 1, 3], "goals2": [5, 1, 3], "trust1": [2, 0, 2]}

    assert matrix(read(saved(values, variable_value_labels={"goals1": numbered, "goals2": numbered}))) == [
        (5, 5, 2),
        (1, 1, 0),
        (3, 3, 2),
    ]


def test_what_people_said_about_themselves_their_team_and_the_day_is_read(saved, read):
    values = {**VALUES, "goals2": [1, 2, 3], "role": [1, 1, None], "team": [1, 2, 1], "round": [date(2025, 3, 1)] * 3}
    found = read(saved(values, variable_value_labels={"role": {1: "Nurse"}, "team": {1: "North", 2: "South"}}))

    assert [(row.team, row.round, row.background) for row in found.rows] == [
        ("North", "2025-03-01", ("nurse",)),
        ("South", "2025-03-01", ("nurse",)),
        ("North", "2025-03-01", (None,)),
    ]


def test_what_is_declared_missing_is_counted_for_items_only(saved, read):
    values = {**VALUES, "goals2": [-1, 99, 3], "age": [99, 99, 99]}
    missing = {"goals2": [-1, {"lo": 90, "hi": 99}], "age": [99]}
    found = read(saved(values, missing_ranges=missing, variable_value_labels={"goals2": {99: "No response", -1: "Refused"}}))

    assert matrix(found) == [(5, None, 2), (2, None, 0), (3, 3, 2)]
    assert told(found, "said") == ["2 answers have values that the file declares missing, and read as not answered."]


def test_labels_of_values_that_nobody_gave_are_left_alone(saved, read):
    labels = {8: "Don't know", 9: "No response"}

    assert matrix(read(saved({**VALUES, "goals2": [1, 2, 3]}, variable_value_labels={"goals1": labels}))) == [
        (5, 1, 2),
        (2, 2, 0),
        (3, 3, 2),
    ]


def test_codes_that_are_no_answers_and_not_declared_missing_are_refused(saved, refused):
    values = {"goals1": [7, 9, 3, 9], "goals2": [1, 2, 3, 3], "trust1": [2, 0, 2, 2]}
    labels = {"goals1": {**ENDS, 7: "I don't know", 9: "No response"}}
    (problem,) = refused(saved(values, variable_value_labels=labels))

    assert whole(problem) == (
        'answers.sav, column A (goals1): the value labels of goals1 say that 7 is "I don\'t know" (in 1 case), '
        '9 is "No response" (in 2 cases), which are no answers of the scale [R101]\n'
        "  → In SPSS (Variable View) declare as missing what is no answer, and give every other value the words of "
        "the questionnaire; if it means that a statement does not apply, give the scale a not_applicable label in the "
        "questionnaire."
    )


def test_labels_in_no_order_are_refused_though_each_is_an_answer(saved, refused):
    scrambled = {2: "Neither", 3: "Disagree", 4: "Strongly agree", 6: "Strongly disagree", 7: "Agree"}
    values = {"goals1": [1, 2, 3, 4, 5], "goals2": [1, 2, 3, 4, 5], "trust1": [2, 0, 2, 1, 1]}
    (problem,) = refused(saved(values, variable_value_labels={"goals1": scrambled}))

    assert whole(problem) == (
        'answers.sav, column A (goals1): the value labels of goals1 say that 2 is "Neither", 3 is "Disagree", '
        '4 is "Strongly agree", 6 is "Strongly disagree", 7 is "Agree": '
        "neither in the order of the scale nor in the opposite one [R101]\n"
        "  → See in SPSS (Variable View, Values) what the values meant when people answered, and give each of them its own "
        "label; without any labels, under item ids, values are points."
    )


def test_variables_with_the_same_wrong_labels_are_told_together(saved, refused):
    scrambled = {1: "Agree", 2: "Disagree", 3: "Strongly agree"}
    values = {"goals1": [1, 2, 3], "goals2": [3, 3, 3], "trust1": [2, 0, 2]}
    (problem,) = refused(saved(values, variable_value_labels={"goals1": scrambled, "goals2": scrambled}))

    assert whole(problem).startswith(
        'answers.sav, column A (goals1): the value labels of goals1, goals2 say that 1 is "Agree", 2 is "Disagree", 3 is '
        '"Strongly agree": neither in the order of the scale nor in the opposite one [R101]'
    )


def test_two_values_with_one_label_are_refused(saved, refused):
    twice = {**AGREE, 4: "Strongly agree"}
    (problem,) = refused(saved({**VALUES, "goals2": [1, 2, 3]}, variable_value_labels={"goals1": twice}))

    assert problem.code is Code.VALUE_LABELS


@pytest.mark.parametrize(
    ("labels", "first"),
    [
        ({1: AGREE[5], 5: AGREE[1]}, '1 is "Strongly agree", which is point 5'),
        ({10: AGREE[1], 14: AGREE[5]}, '10 is "Strongly disagree", which is point 1'),
        ({0: AGREE[1], 4: AGREE[5]}, '0 is "Strongly disagree", which is point 1'),
    ],
)
def test_values_without_a_label_beside_labels_that_count_otherwise_are_refused(saved, refused, labels, first):
    values = {"goals1": [3, 2, 3], "goals2": [1, 2, 3], "trust1": [2, 0, 2]}
    (problem,) = refused(saved(values, variable_value_labels={"goals1": labels}))

    assert whole(problem) == (
        f"answers.sav, column A (goals1): the value labels of goals1 say that {first}, and nothing of 3 (in 2 cases), 2 "
        "(in 1 case) [R101]\n"
        "  → See in SPSS (Variable View, Values) what the values meant when people answered, and give each of them its own "
        "label; without any labels, under item ids, values are points."
    )


def test_labels_are_held_against_the_scale_under_a_map_too(saved, refused):
    values = {"a": [9, 2, 3], "b": [1, 2, 3], "c": [2, 0, 2]}
    content = saved(values, variable_value_labels={"a": {**ENDS, 9: "No response"}})
    (problem,) = refused(content, columns={"a": "goals1", "b": "goals2", "c": "trust1"})

    assert (problem.code, problem.place.key) == (Code.VALUE_LABELS, "goals1")


def test_a_case_is_named_by_the_number_that_spss_shows(saved, refused):
    (problem,) = refused(saved({**VALUES, "goals2": [1, 2, 3.5]}))

    assert whole(problem).startswith("answers.sav, row 3, column B (goals2): 3.5 is no point of scale agree5 [R017]\n")


def test_a_missing_item_is_told_without_a_row(saved, refused):
    (problem,) = refused(saved({"goals1": [1], "goals2": [2], "trst1": [1]}))

    assert whole(problem) == (
        "answers.sav (trust1): there is no column for trust1 [R014]\n"
        '  → Did you mean column C, "trst1"? If so, rename its heading to trust1 (either all headings are ids, or all '
        "are statements)."
    )


def in_windows_1252(content):
    """A data file with the letter ü in one byte, where it was a tilde, and the name of the encoding that says so."""
    said = struct.pack("<4i", 7, 20, 1, 5) + b"UTF-8"
    assert said in content
    return content.replace(said, struct.pack("<4i", 7, 20, 1, 12) + b"windows-1252").replace(b"~", b"\xfc")


def test_letters_of_old_files_are_read_as_the_file_says(saved, read):
    content = in_windows_1252(saved({**VALUES, "goals2": [1, 2, 3], "team": ["S~d", "N~rd", "S~d"]}))
    found = read(content)

    assert [row.team for row in found.rows] == ["Süd", "Nürd", "Süd"]
    assert "SPSS data, letters in windows-1252; headings are item ids." in told(found, "read")


def test_letters_that_are_not_as_the_file_says_are_refused_until_somebody_says_how(saved, read, refused):
    content = saved({**VALUES, "goals2": [1, 2, 3], "team": ["S~d", "N~rd", "S~d"]}).replace(b"~", b"\xfc")
    (problem,) = refused(content)

    assert whole(problem) == (
        "answers.sav: the file is not UTF-8, and nothing in it tells its encoding [R008]\n"
        "  → Export it again as “CSV UTF-8”, or say what it is, for example --encoding cp1252 (Excel in western Europe)."
    )
    assert [row.team for row in read(content, encoding="cp1252").rows] == ["Süd", "Nürd", "Süd"]


DAMAGED = (
    "answers.sav: the SPSS file cannot be read: it is damaged, or not all of it is there [R005]\n"
    "  → Copy it again, or in SPSS choose File, Save as, type CSV, and have the value labels written instead of the values."
)


@pytest.mark.parametrize("kept", [10, 200, 500])
def test_a_damaged_file_is_refused(saved, refused, kept):
    (problem,) = refused(saved(VALUES, variable_value_labels=LABELS)[:kept])

    assert whole(problem) == DAMAGED


@pytest.mark.usefixtures("apart")
def test_a_file_that_ends_the_process_that_reads_it_is_refused(saved, refused):
    content = saved(VALUES)
    (problem,) = refused(content[:180] + b"\xff\xff\xff\x7f" + content[184:])

    assert whole(problem) == DAMAGED


@pytest.mark.usefixtures("apart")
def test_nothing_that_lies_in_the_folder_is_run_where_a_file_is_read(saved, read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("json", "pyreadstat", "teamcheck"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(0)", encoding="utf-8")

    assert matrix(read(saved(VALUES, variable_value_labels=LABELS, missing_ranges=MISSING))) == MATRIX


def test_a_file_that_takes_for_ever_is_refused(saved, refused, monkeypatch):
    def run(command, **given):
        raise subprocess.TimeoutExpired(command, given["timeout"])

    monkeypatch.setattr(spss.subprocess, "run", run)
    (problem,) = refused(saved(VALUES))

    assert whole(problem) == DAMAGED.replace("it is damaged, or not all of it is there", "it takes too long")


def test_a_file_that_is_packed_to_fill_the_memory_is_refused(saved, read, refused, monkeypatch):
    content = saved({**VALUES, "goals2": [1, 2, 3], "notes": ["x" * 20_000] * 3}, compress=True)
    assert matrix(read(content)) == [(5, 1, 2), (2, 2, 0), (3, 3, 2)]

    monkeypatch.setattr(spss_child, "SPARE_BYTES", 30_000)
    monkeypatch.setattr(spss_child, "MOST_TIMES", 0)
    (problem,) = refused(content)

    assert whole(problem) == DAMAGED.replace("damaged, or not all of it is there", "too large for what it is packed into")


def test_without_pyreadstat_the_command_that_installs_it_is_told(saved, refused, monkeypatch):
    content = saved(VALUES)
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    (problem,) = refused(content)

    assert whole(problem) == (
        "answers.sav: to read SPSS files, teamcheck needs pyreadstat, which is not installed [R005]\n"
        "  → pip install 'teamcheck[spss]', or in SPSS choose File, Save as, type CSV, and have the value labels written "
        "instead of the values."
    )


def test_a_file_of_another_kind_is_no_export_of_spss(refused):
    (problem,) = refused("goals1,goals2,trust1\n1,1,1\n", export=Export(tool="spss"))

    assert problem.code is Code.NOT_OF_THIS_TOOL


def test_a_data_file_from_standard_input_is_read(saved, questionnaire):
    assert matrix(read_responses("-", questionnaire, stdin=saved({**VALUES, "goals2": [1, 2, 3]}))) == [
        (5, 1, 2),
        (2, 2, 0),
        (3, 3, 2),
    ]


def test_a_spoilt_file_whose_variable_has_no_name_is_damaged(monkeypatch):
    meta = SimpleNamespace(
        column_names=["goals1", None],
        column_labels=[None, None],
        variable_storage_width={},
        missing_ranges={},
        variable_value_labels={},
        file_encoding="UTF-8",
    )
    monkeypatch.setattr("pyreadstat.read_sav", lambda *_args, **_options: ({"goals1": [1.0], None: [1.0]}, meta))

    assert spss_child.outcome(b"", None) == (spss_child.DAMAGED, b"")


LISTED = Questionnaire(
    "listed",
    "1.0.0",
    "en",
    "Listed",
    "0" * 64,
    (),
    checklists=(Checklist("costs", "What costs us time?", 2, {"paper": Option("Forms"), "noise": Option("Noise")}),),
)


@pytest.mark.parametrize(
    ("names", "labels", "words", "not_ticked"),
    [
        (("costs_paper", "costs_noise"), ("", ""), {0: "Not selected", 1: "Yes"}, 0),
        (("Q3_1", "Q3_2"), ("What costs us time? - Forms", "What costs us time? - Noise"), {1: "Selected"}, None),
        (("v1", "v2"), ("costs[paper]", "What costs us time? [Noise]"), {}, 0),
    ],
)
def test_a_list_has_a_variable_for_each_option_known_by_names_or_labels(saved, tmp_path, names, labels, words, not_ticked):
    values = {names[0]: [1, not_ticked, 1], names[1]: [1, 1, not_ticked]}
    said = {"column_labels": dict(zip(names, labels, strict=True)), "variable_value_labels": dict.fromkeys(names, words)}
    (tmp_path / "answers.sav").write_bytes(saved(values, **(said if words else {"column_labels": said["column_labels"]})))

    found = read_responses(tmp_path / "answers.sav", LISTED)

    assert found.ticks["answers", None] == {"costs": {("paper", "noise"): 1, ("noise",): 1, ("paper",): 1}}
