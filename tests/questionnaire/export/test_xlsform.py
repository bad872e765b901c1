"""What is written for XLSForm makes a form, and answers come back from KoboToolbox and ODK as they were given."""

import csv
import io
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pyxform.xls2xform import convert

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.export.checks import checked
from teamcheck.questionnaire.export.form import asking_for_the_team
from teamcheck.questionnaire.export.xlsform import TARGET, exported, sheets_of
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import CommentQuestion, Scale
from teamcheck.responses.read import read_responses
from tests.questionnaire.export.asked import GOLDEN, OTHER, are_those_of, asked, sheets

pytestmark = pytest.mark.slow

NAMES = (*shipped(), "pair")
XHTML, XFORMS = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2002/xforms}"


def ours(name):
    return load_questionnaire(GOLDEN / "pair.yaml") if name == "pair" else asked(name)


def made(questionnaire):
    """The form that pyxform makes of the workbook, and what it has to say about it."""
    result = convert(io.BytesIO(exported(questionnaire)), validate=False, file_type=".xlsx")
    return result, ET.fromstring(result.xform)  # noqa: S314  made here


def paths(form):
    """The way to every question in what is sent in, as the form itself has it."""

    def below(node, way):
        for child in node:
            name = child.tag.removeprefix(XFORMS)
            if len(child):
                yield from below(child, (*way, name))
            elif not name.startswith("generated_table_list_label") and name not in ("intro_note", "instanceID"):
                yield (*way, name)

    primary = form.find(f"{XHTML}head/{XFORMS}model/{XFORMS}instance")[0]
    return [*below(primary, ())]


@pytest.mark.parametrize("name", NAMES)
def test_pyxform_makes_a_form_of_it_without_a_warning(name):
    questionnaire = ours(name)

    result, form = made(questionnaire)

    assert result.warnings == []
    asked_for = [*(item.id for item in questionnaire.items), *(each.id for each in questionnaire.background)]
    assert sorted(way[-1] for way in paths(form) if "reserved_name" not in way[-1]) == sorted(
        [*asked_for, *(each.id for each in (*questionnaire.comments, *questionnaire.checklists))]
    )


def test_a_form_of_everything_that_can_be_asked_is_made_without_a_warning():
    questionnaire = replace(ours("pair"), checklists=asked("hard").checklists, translations=())

    result, form = made(asking_for_the_team(questionnaire))

    assert result.warnings == []
    bound = {bind.get("nodeset").rpartition("/")[2]: bind for bind in form.iter(f"{XFORMS}bind")}
    assert bound["team"].get("required") == "true()"
    assert bound["costs"].get("constraint") == "count-selected(.) <= 2"


def test_words_come_in_every_language():
    _, form = made(ours("pair"))

    said = {
        translation.get("lang"): {each.findtext(f"{XFORMS}value") for each in translation}
        for translation in form.iter(f"{XFORMS}translation")
    }

    assert [*said] == ["English (en)", "Deutsch (de)"]
    assert {"We know what we want & why.", "Neither", "And how is it here?"} <= said["English (en)"]
    assert {"Wir wissen, was wir wollen & warum.", "Weder noch", "Vertrauen"} <= said["Deutsch (de)"]


def kobo(questionnaire, given, *, labels, groups):
    """The CSV that KoboToolbox writes: ``;`` between cells, everything quoted, its own columns around the answers."""
    _, form = made(questionnaire)
    words = words_of(questionnaire)
    asked_for = paths(form)
    if labels:
        headings = ["/".join(words[name] for name in (way if groups else way[-1:])) for way in asked_for]
    else:
        headings = ["/".join(way if groups else way[-1:]) for way in asked_for]
    rows = [["start", "end", *headings, "_id", "_uuid", "_submission_time", "_validation_status", "_index"]]
    for number, sheet in enumerate(given, start=1):
        cells = [answer(sheet, way[-1], words if labels else None, questionnaire) for way in asked_for]
        time = "2026-01-05T10:00:00.000+01:00"
        rows.append([time, time, *cells, str(number), f"uuid{number}", "2026-01-05T09:03:05", "{}", str(number)])
    lines = (";".join('"' + each.replace('"', '""') + '"' for each in row) for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode()


def words_of(questionnaire):
    """Name of every row and choice to its words in the first language; what pyxform adds has none."""
    found = {}
    for rows in (sheets_of(questionnaire)["survey"], sheets_of(questionnaire)["choices"]):
        for row in rows[1:]:
            found[row[1] if rows[0][0] == "type" else (row[0], row[1])] = row[2]
    return {f"reserved_name_for_field_list_labels_{number}": "" for number in range(99)} | found


def answer(sheet, name, words, questionnaire):
    if name == "team":
        return "Harbour"
    if name in sheet.ticked:
        return " ".join(sheet.ticked[name])
    if name in sheet.points:
        given, of = sheet.points[name], next(item.scale.id for item in questionnaire.items if item.id == name)
    elif name in sheet.background:
        given, of = sheet.background[name], name
    else:
        return sheet.written.get(name, "")
    if given is None:
        return ""
    return words[of, str(given)] if words else str(given)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "barriers"])
@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("groups", [False, True])
def test_answers_come_back_as_they_were_given(name, labels, groups, tmp_path):
    questionnaire = ours(name)
    given = sheets(questionnaire)
    file = tmp_path / "answers.csv"
    file.write_bytes(kobo(questionnaire, given, labels=labels, groups=groups))

    # a point without words is a number in words too: which end it counts from has to be said
    are_those_of(read_responses(file, questionnaire, numbers="as-is" if labels else None, export=OTHER), given)


def test_what_was_ticked_comes_back_by_the_ids_of_its_options(tmp_path):
    questionnaire = ours("barriers")
    given = sheets(questionnaire)
    file = tmp_path / "answers.csv"
    file.write_bytes(kobo(questionnaire, given, labels=False, groups=True))

    (found,) = read_responses(file, questionnaire).ticks.values()

    ticked = [frozenset(sheet.ticked["barriers"]) for sheet in given if sheet.ticked["barriers"]]
    assert len(ticked) < len(given)
    assert {frozenset(options): count for options, count in found["barriers"].items()} == Counter(ticked)


def test_answers_come_back_from_odk(tmp_path):
    questionnaire = ours("pair")
    given = sheets(questionnaire)
    asked_for = paths(made(questionnaire)[1])
    lines = [["SubmissionDate", *("-".join(way) for way in asked_for), "meta-instanceID", "KEY", "ReviewState"]]
    for number, sheet in enumerate(given):
        cells = [answer(sheet, way[-1], None, questionnaire) for way in asked_for]
        lines.append(["2026-01-05T10:00:00.000Z", *cells, f"uuid:{number}", f"uuid:{number}", ""])
    file = tmp_path / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)

    are_those_of(read_responses(file, questionnaire), given)


def test_the_team_comes_back_as_people_wrote_it(tmp_path):
    questionnaire = ours("pair")
    file = tmp_path / "answers.csv"
    file.write_bytes(kobo(asking_for_the_team(questionnaire), sheets(questionnaire), labels=False, groups=True))

    assert {row.team for row in read_responses(file, questionnaire).rows} == {"Harbour"}


def test_the_same_questionnaire_makes_the_same_bytes():
    assert exported(ours("pair")) == exported(load_questionnaire(GOLDEN / "pair.yaml"))


def test_the_sheets_are_the_golden_ones():
    """Where they should change, write what is made: a workbook itself could not be read in a comparison."""
    book = openpyxl.load_workbook(io.BytesIO(exported(ours("pair"))))
    lines = [
        line
        for sheet in book
        for line in (f"== {sheet.title}", *("\t".join(each or "" for each in row) for row in sheet.iter_rows(values_only=True)))
    ]

    assert "\n".join([*lines, ""]) == (GOLDEN / "xlsform.txt").read_text(encoding="utf-8")


def warned(questionnaire):
    return [(problem.code, problem.message) for problem in checked(questionnaire, TARGET)]


def test_a_question_called_like_a_column_of_the_tools_is_refused():
    asking = replace(ours("pair"), comments=(CommentQuestion("today", "And today?"),), translations=())

    with pytest.raises(QuestionnaireError) as caught:
        checked(asking, TARGET)

    said = "KoboToolbox and ODK have a column `today` of their own: the two could not be told apart."
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [("Q027", said)]


def test_a_text_that_the_form_would_take_for_a_reference_is_refused():
    asking = replace(ours("pair"), comments=(CommentQuestion("keep", "What of ${aims1}?"),), translations=())

    with pytest.raises(QuestionnaireError) as caught:
        checked(asking, TARGET)

    said = "The text holds ${, and the form takes what follows for the name of a question."
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [("Q027", said)]


@pytest.mark.parametrize("text", ["We *must* act", "We __must__ act", "# 1 is us", "See [us](them)", "<b>We</b> act"])
def test_signs_that_the_form_shows_as_something_else_are_told(text):
    asking = replace(ours("pair"), comments=(CommentQuestion("keep", text),), translations=())

    said = "The text holds signs such as * or _ around words, which the form shows as emphasis, a heading or a link."
    assert warned(asking) == [("Q028", said)]


@pytest.mark.parametrize("text", ["2 * 3 or 3 * 2", "snake_case", "We are #1", "a < b", "[sic] we act (sometimes)"])
def test_signs_that_stay_as_they_are_are_not_told(text):
    asking = replace(ours("pair"), comments=(CommentQuestion("keep", text),), translations=())

    assert warned(asking) == []


def test_points_below_nothing_and_lists_of_one_name_make_a_form():
    role = Scale("role", -2, 2, {-2: "Never", 2: "Always"}, "No idea", frozenset({2}), frozenset({-2}))
    questionnaire = ours("pair")
    (first, *others), *_ = [dimension.items for dimension in questionnaire.dimensions]
    dimension = replace(questionnaire.dimensions[0], items=(replace(first, scale=role), *others))
    clash = replace(questionnaire, dimensions=(dimension,), translations=())

    result, _ = made(clash)

    assert result.warnings == []
    lists = [(row[0], row[1]) for row in sheets_of(clash)["choices"]]
    assert [name for of, name in lists if of == "role"] == ["-2", "-1", "0", "1", "2", "NA"]
    assert [name for of, name in lists if of == "role_background"] == ["nurse", "administration"]
