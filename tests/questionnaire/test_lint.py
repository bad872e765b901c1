"""Advice on wording: what the rules find, and what they leave alone."""

from dataclasses import replace

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.lint import lint

SOURCE = "source: {wording: new, licence: CC0, status: new}\n"


@pytest.fixture
def advice(load, head: str):
    """Codes and lines of the advice on three items, of which the test writes the first."""

    def advise(
        item: str, *, source: str = SOURCE, talk: str = "question: Do we?\n  discuss: [When?]"
    ) -> list[tuple[Code, int]]:
        text = f"""{head}dimensions:
- id: a
  title: A
  {talk}
  items:
  - {item}
  - {{id: a2, text: We keep to our plans., why: keep}}
  - {{id: a3, text: We help each other., why: help}}
{source}"""
        problems = lint(load(text))
        assert {problem.severity for problem in problems} <= {"warning"}
        return [(problem.code, problem.place.line) for problem in problems]

    return advise


@pytest.mark.parametrize(
    "text",
    [
        "We plan our work.",
        "We know the goals and limits of our work.",
        "Members and leaders plan our work together.",
        "We talk about what we have learned, good and bad.",
        "There are nurses and doctors in this team.",
        "Nurses and doctors are heard in the same way.",
        "Our work is about care and safety.",
    ],
)
def test_an_item_that_keeps_the_rules_gets_no_advice(advice, text: str) -> None:
    assert advice(f'{{id: a1, text: "{text}", why: plan}}') == []


@pytest.mark.parametrize("text", ["We plan well.", " ".join(["We", *["plan"] * 18])])
def test_items_have_4_to_18_words(advice, text: str) -> None:
    assert advice(f'{{id: a1, text: "{text}", why: plan}}') == [(Code.ITEM_LENGTH, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "We plan our work and we keep to it.",
        "Goals are clear and they are few.",
        "We plan well, but everyone forgets.",
        "Our meetings are short and useful.",
        "Our leader is very kind but slow.",
        "We plan and review our work.",
        "In this team we always respect and value each other.",
        "I am proud and happy to work here.",
        "Our team agrees on goals and reviews them each week.",
    ],
)
def test_an_and_that_joins_two_claims_is_hinted_at(advice, text: str) -> None:
    assert advice(f'{{id: a1, text: "{text}", why: plan}}') == [(Code.ITEM_TWO_CLAIMS, 15)]


@pytest.mark.parametrize("text", ["We do not plan our work.", "We don\u2019t plan our work.", "Our work is never planned."])
def test_a_not_in_a_negative_item_is_advised_against(advice, text: str) -> None:
    assert advice(f'{{id: a1, text: "{text}", keyed: negative, why: plan}}') == [(Code.ITEM_NEGATION, 15)]


def test_a_not_in_a_positive_item_is_left_alone(advice) -> None:
    assert advice('{id: a1, text: "Mistakes are not held against us.", why: plan}') == []


@pytest.mark.parametrize("text", ["Nobody here works without help.", "We never say no to each other."])
def test_two_negatives_in_one_item_are_advised_against(advice, text: str) -> None:
    assert advice(f'{{id: a1, text: "{text}", why: plan}}') == [(Code.ITEM_NEGATION, 15)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("We plan our daily work together.", "en", [Code.ITEM_LIKE_ANOTHER]),
        ("Together we plan all our work.", "en", [Code.ITEM_LIKE_ANOTHER]),
        ("We plan our work together", "en", []),
        ("We plan our leave with care.", "en", []),
        ("We plan our daily work together.", "de", []),
    ],
)
def test_an_item_that_another_questionnaire_words_nearly_so_is_better_taken_from_there(
    load, head, text, language, found
) -> None:
    def asking(item: str):
        about = "id: a, title: A, role: real-team, question: Do we?, discuss: [When?]"
        beside = (
            "checklists: [{id: help, text: What would help?, choose: 1, options: {time: {text: Time}, tools: {text: Tools}}}]"
        )
        return load(f"{head}{SOURCE}{beside}\ndimensions: [{{{about}, items: [{{{item}, why: plan}}]}}]")

    theirs = replace(asking('id: b1, text: "We plan our work together."'), id="theirs", language=language)
    ours = asking(f'id: a1, text: "{text}"')

    assert [problem.code for problem in lint(ours, [theirs])] == found
    assert lint(ours, [replace(theirs, id=ours.id)]) == ()


def test_an_item_should_say_why(advice) -> None:
    assert advice("{id: a1, text: We plan our work.}") == [(Code.ITEM_WHY_MISSING, 15)]


def test_a_dimension_should_have_something_to_talk_about(advice) -> None:
    found = advice("{id: a1, text: We plan our work., why: plan}", talk="caution: Careful.")

    assert found == [(Code.DIMENSION_NOTHING_TO_DISCUSS, 10)]


def test_a_questionnaire_should_say_its_source(advice) -> None:
    assert advice("{id: a1, text: We plan our work., why: plan}", source="") == [(Code.SOURCE_NOT_SAID, 1)]


def test_a_dimension_should_have_three_items_unless_it_is_marks_of_a_real_team(load, head: str) -> None:
    item = "question: Do we?, discuss: [When?], items: [{id: %s, text: We plan our %s., why: plan}]"
    text = (
        f"{head}{SOURCE}dimensions:\n- {{id: a, title: A, {item % ('a1', 'work')}}}\n"
        f"- {{id: b, title: B, role: real-team, {item % ('b1', 'day')}}}\n"
    )

    assert [(problem.code, problem.place.line) for problem in lint(load(text))] == [(Code.DIMENSION_FEW_ITEMS, 11)]


def test_wording_in_another_language_is_not_judged_by_english_words(load, head: str) -> None:
    text = f"""{head.replace("language: en", "language: de")}{SOURCE}dimensions:
- id: a
  title: A
  question: Ja?
  discuss: [Wann?]
  items:
  - {{id: a1, text: Nie and we planen not., keyed: negative, why: plan}}
  - {{id: a2, text: Wir planen unsere Arbeit., why: plan}}
  - {{id: a3, text: Wir helfen uns immer., why: plan}}
"""

    assert lint(load(text)) == ()


def test_borrowed_items_are_advised_on_where_they_are_written(load, head: str) -> None:
    theirs = head.replace("ours", "theirs") + "dimensions: [{id: b, title: B, items: [{id: b1, text: Plan.}]}]"
    text = head + SOURCE + "dimensions: [{id: a, title: A, question: Do we?, discuss: [When?], items: [{from: theirs/b1}]}]"

    assert [problem.code for problem in lint(load(text, theirs=theirs))] == [Code.DIMENSION_FEW_ITEMS]
