"""Outcomes and drivers are set apart wherever features stand side by side, and nothing says what leads to what."""

from dataclasses import replace

import pytest

from teamcheck.cli.table import render_table
from teamcheck.report.language import ENGLISH
from teamcheck.report.render import render_report
from teamcheck.report.roles import in_the_model

NO_CAUSE = "These figures cannot show what leads to what."


@pytest.fixture
def asked_as(questionnaire):
    """The small questionnaire with some of its features in a role."""

    def make(**roles):
        return replace(
            questionnaire,
            dimensions=tuple(replace(each, role=roles.get(each.id, each.role)) for each in questionnaire.dimensions),
        )

    return make


@pytest.fixture
def said(card):
    return lambda asked: ENGLISH.together(in_the_model(card("full", asked=asked).dimensions, ENGLISH)).plain


def test_an_outcome_is_named_in_the_table_of_features_and_in_its_section(card, asked_as, outline):
    asked = asked_as(trust="outcome")
    page = outline(render_report(card("full", asked=asked), asked)).text
    assert page.count("Outcome") == 2
    assert "Outcome · Feature 3 of 3" in page
    assert page.index("“Trust” is an outcome") < page.index("Feature 1 of 3")


@pytest.mark.parametrize("copy", ["team", "coach", "organisation"])
@pytest.mark.parametrize("to", ["html", "md", "teams"])
@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_every_document_with_figures_says_that_they_show_no_cause(card, asked_as, edition, to, copy):
    asked = asked_as(trust="outcome", roles="driver")
    document = render_report(card(edition, asked=asked), asked, to=to, copy=copy)
    assert document.count(NO_CAUSE) == 1


def test_the_table_on_the_terminal_says_it_too(card, asked_as):
    shown = render_table([card("full", asked=asked_as(trust="outcome"))], colour=False)
    assert NO_CAUSE in " ".join(shown.split())


@pytest.mark.parametrize(
    ("roles", "begins"),
    [
        ({"trust": "outcome"}, "“Trust” is an outcome: in the model it goes with the other features."),
        ({"roles": "outcome", "trust": "outcome"}, "“Roles” and “Trust” are outcomes: in the model they go with"),
        ({"goals": "driver"}, "“Goals” is a driver: in the model the other features may rest on it."),
    ],
)
def test_it_is_said_which_features_they_are(said, asked_as, roles, begins):
    assert said(asked_as(**roles)).startswith(begins)
    assert said(asked_as(**roles)).endswith(NO_CAUSE)


def test_where_all_features_are_alike_nothing_is_said(card, questionnaire, said, asked_as):
    assert said(questionnaire) == ""
    assert said(asked_as(goals="outcome", roles="outcome", trust="outcome")) == ""
    assert NO_CAUSE not in render_report(card("full"), questionnaire)
