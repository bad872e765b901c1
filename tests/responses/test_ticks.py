"""What people ticked on checklists: whole options, nothing guessed, and counts instead of people."""

import csv
import time
from dataclasses import replace

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.model import Checklist, Dimension, Item, Option, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.cells import UnreadableAnswerError
from teamcheck.responses.read import read_responses
from teamcheck.responses.ticks import make_tick_readers
from teamcheck.responses.write import in_no_order_of_asking, write_sheets

AGREE = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
COSTS = Checklist(
    "costs",
    "What costs us time?",
    2,
    {
        "forms": Option("Forms, and more forms", "raise"),
        "more": Option("Forms", "raise"),
        "noise": Option("Noise.", "ours"),
        "ways": Option("Long ways; stairs"),
    },
)
GERMAN = Translation(
    "de",
    "machine",
    words={("checklists", "costs", "text"): "Was kostet Zeit?", ("checklists", "costs", "options", "noise"): "Lärm, innen"},
)
ITEM = Item("goals1", "We know our goals.", "positive", AGREE)
LIST = Questionnaire("list", "1.0.0", "en", "List", "0" * 64, (), checklists=(COSTS,), translations=(GERMAN,))
BOTH = replace(LIST, dimensions=(Dimension("goals", "Goals", (ITEM,)),))


@pytest.fixture
def ticks(tmp_path):
    def read(text: str, asked: Questionnaire = BOTH, **said):
        path = tmp_path / "answers.csv"
        path.write_text(text, encoding="utf-8")
        found = read_responses(path, asked, **said)
        return {key: {name: dict(sets) for name, sets in lists.items()} for key, lists in found.ticks.items()}, found

    return read


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("forms;noise", {"forms", "noise"}),
        ("noise", {"noise"}),
        ("Forms, and more forms;Noise.;", {"forms", "noise"}),
        ("Forms, and more forms, Noise", {"forms", "noise"}),
        ("Noise., Forms", {"noise", "more"}),
        ("Forms,Noise", {"more", "noise"}),
        ("Long ways; stairs;Noise", {"ways", "noise"}),
        ("forms noise", {"forms", "noise"}),
        ("Lärm, innen; Forms", {"noise", "more"}),
        ("noise;noise", {"noise"}),
        ("", set()),
        (" ", set()),
        ("PNTS", set()),
    ],
)
def test_whole_options_are_matched_the_longest_first_in_every_language(cell, named):
    reader = make_tick_readers(LIST, "id" if cell.islower() else "text")["costs"]

    assert set(reader.read(cell)) == named


def test_under_statements_a_word_that_is_an_id_and_an_option_means_the_option():
    assert make_tick_readers(LIST, "text")["costs"].read("Forms") == ("more",)
    assert make_tick_readers(LIST, "id")["costs"].read("forms") == ("forms",)


@pytest.mark.parametrize("cell", ["tools", "noise;tools", "Forms, and", "1,3", "forms;noise;ways"])
def test_what_is_no_option_and_more_than_can_be_ticked_is_a_fault_at_its_place(ticks, cell):
    with pytest.raises(ResponsesError) as caught:
        ticks(f'goals1,costs\n4,noise\n4,"{cell}"\n')

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.row, problem.place.column, problem.place.key) == (
        Code.NOT_ON_THE_LIST,
        3,
        "B",
        "costs",
    )
    assert "`;`" in problem.fix or "`choose`" in problem.fix


def test_ticks_are_counted_by_team_and_round_and_apart_from_answers(ticks):
    found, responses = ticks("team,round,goals1,costs\nA,1,4,forms;noise\nA,1,3,noise;forms\nA,2,,noise\nB,1,5,\n")

    assert found == {("A", "1"): {"costs": {("forms", "noise"): 2}}, ("A", "2"): {"costs": {("noise",): 1}}}
    assert [row.answers for row in responses.rows] == [(4,), (3,), (None,), (5,)]


def test_ticks_of_rows_that_are_dropped_do_not_count(ticks):
    text = "team,respondent,voice,goals1,costs\nA,a,,4,noise\nA,b,leader,4,forms\nA,c,team,,\n"

    assert ticks(text)[0] == {("A", None): {"costs": {("noise",): 1}}}


def test_in_an_export_whoever_ticks_only_has_answered_and_whoever_does_nothing_has_not(ticks):
    found, responses = ticks(
        'Time,We know our goals.,What costs us time?\n1 May,4,"Forms, and more forms"\n2 May,,Noise.\n3 May,,\n',
        numbers="as-is",
    )

    assert found == {("answers", None): {"costs": {("forms",): 1, ("noise",): 1}}}
    assert [row.answers for row in responses.rows] == [(4,), (None,)]


@pytest.mark.parametrize("heading", ["costs", "What costs us time?", "Was kostet Zeit?"])
def test_a_questionnaire_of_checklists_alone_is_read(ticks, heading):
    found, responses = ticks(f"team,{heading}\nA,Noise\nA,Forms\n", LIST)

    assert sum(found["A", None]["costs"].values()) == len(responses.rows) == 2


def test_a_file_without_the_only_checklist_is_refused_with_a_cure(ticks):
    with pytest.raises(ResponsesError) as caught:
        ticks("team,size\nA,4\n", LIST)

    assert [problem.code for problem in caught.value.problems] == [Code.MISSING_COLUMN]
    assert "costs" in caught.value.problems[0].message


def test_two_columns_of_one_checklist_are_refused(ticks):
    with pytest.raises(ResponsesError) as caught:
        ticks("goals1,costs,costs\n4,noise,\n")

    assert [problem.code for problem in caught.value.problems] == [Code.TWO_COLUMNS]


def test_a_long_text_in_the_column_of_a_list_is_refused_at_once():
    reader = make_tick_readers(LIST, "id")["costs"]

    for cell in ("noise;" * 30_000, "&amp;" * 40_000 + ";" * 150, f"{'x' * 2_000};" * 150):
        began = time.process_time()
        with pytest.raises(UnreadableAnswerError) as caught:
            reader.read(cell)
        assert (caught.value.code, time.process_time() - began < 2) == (Code.NOT_ON_THE_LIST, True)
        assert len(caught.value.message) < 300


def test_what_is_ticked_stands_beside_nobodys_answers_in_whole_sheets_neither_theirs_nor_in_their_order(ticks):
    options = ("forms", "more", "noise", "ways")
    lines = [f"A,{1 + place // 10},{options[place // 10]}" for place in range(40)]  # who rates higher ticks a later one
    first, responses = ticks("\n".join(["team,goals1,costs", *lines]) + "\n")
    text = write_sheets(replace(responses, rows=tuple(in_no_order_of_asking(responses.rows))))
    sheets = [(int(row["goals1"]), options.index(row["costs"])) for row in csv.DictReader(text.splitlines())]

    pairs = [(a, b) for place, a in enumerate(sheets) for b in sheets[:place]]
    way = [(a[0] > b[0]) - (a[0] < b[0]) for a, b in pairs]
    other = [(a[1] > b[1]) - (a[1] < b[1]) for a, b in pairs]
    tied = sum(x * y != 0 for x, y in zip(way, other, strict=True))
    assert (
        abs(sum(x * y for x, y in zip(way, other, strict=True)) / tied) < 0.3
    )  # Kendall's tau of 40 people, 3 standard errors
    assert ticks(text)[0] == first
