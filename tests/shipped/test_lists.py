"""The questionnaires of lists alone: their wording, what there is to talk about, and their pages without a trace of scores."""

import re

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.render import render_report
from tests.shipped.test_debrief import SOURCES
from tests.shipped.test_every_questionnaire import card_of


@pytest.fixture(scope="module")
def barriers():
    return load_questionnaire("barriers")


@pytest.fixture(scope="module")
def listed(barriers):
    (found,) = barriers.checklists
    return found


def test_barriers_asks_for_up_to_three_of_the_eight_kinds_in_the_order_of_the_model(barriers, listed):
    assert (barriers.items, listed.choose) == ((), 3)
    assert list(listed.options) == [
        "conditions",
        "leadership",
        "unclear",
        "clashing",
        "workload",
        "reporting",
        "bureaucracy",
        "policies",
    ]


def test_every_option_is_short_says_whose_it_is_and_can_stand_in_a_row_with_others(listed, words_in):
    assert {name: option.text for name, option in listed.options.items() if not 4 <= len(words_in(option.text)) <= 12} == {}
    assert {option.whose for option in listed.options.values()} == {"ours", "raise"}
    # a comma or a semicolon would stand between options where a form tool writes several into one cell
    assert [option.text for option in listed.options.values() if re.search(r"[,;.?!]", option.text)] == []


def test_no_option_points_at_a_person(listed):
    person = re.compile(r"\b(leader|manager|boss|chief|colleague|he|she|someone|somebody|people)\b", re.IGNORECASE)
    assert [option.text for option in listed.options.values() if person.search(option.text)] == []


def test_there_is_something_to_ask_to_do_and_to_try(listed):
    assert 3 <= len(listed.discuss) <= 4
    assert all(question.endswith("?") for question in listed.discuss)
    assert len(listed.try_) == 3
    assert all(any(re.fullmatch(form, hint.source) for form in SOURCES) for hint in listed.try_)
    assert listed.caution.endswith(".")
    minutes = [int(re.match(r"(\d+) min: [A-Z]", step).group(1)) for step in listed.exercise.steps]
    assert sum(minutes) == listed.exercise.minutes == 20


def test_its_texts_read_at_the_age_of_twelve(listed, texts_of_list, grade, words_in, sentences_in):
    texts = texts_of_list(listed)
    assert grade(texts) <= 7
    assert [part for text in texts for part in sentences_in(text) if len(words_in(part)) > 26] == []


@pytest.mark.parametrize("people", [4, 7, 14])
@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
@pytest.mark.parametrize("to", ["html", "md", "teams"])
def test_a_page_of_a_list_speaks_of_no_feature_score_or_statement(barriers, people, copy, to):
    card = card_of(barriers, people)
    page = render_report(card, barriers, to=to, copy=copy)
    shown = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)

    assert (
        re.findall(
            r"(?i)[^.]*\b(?:features?|at a glance|statements?|scores)\b[^.]*", shown.replace("a higher score promises", "")
        )
        == []
    )
    if copy != "organisation":
        assert all(option.text in shown for option in barriers.checklists[0].options.values())


@pytest.mark.parametrize("people", [4, 7, 14])
@pytest.mark.parametrize("copy", ["team", "coach"])
def test_a_debrief_of_a_list_speaks_of_no_feature_or_card(barriers, people, copy):
    text = render_debrief(card_of(barriers, people), barriers, to="md", copy=copy)

    assert re.findall(r"(?i)[^.]*\b(?:features?|statements?|scores?)\b[^.]*", text) == []
    assert barriers.checklists[0].text in text.replace("\\", "")


def test_another_questionnaire_can_ask_the_list_as_it_stands(tmp_path, barriers):
    head = "schema: teamcheck/questionnaire/1\nid: ours\nversion: 1.0.0\nlanguage: en\ntitle: Ours\n"
    (tmp_path / "ours.yaml").write_text(f"{head}checklists: [{{from: barriers/barriers}}]\n", encoding="utf-8")

    ours = load_questionnaire(tmp_path / "ours.yaml")

    assert ours.checklists == barriers.checklists
