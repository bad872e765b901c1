"""seven-features-served: seven-features as it is, and two statements without a score on the people a team serves."""

import re

import pytest

from teamcheck.questionnaire.diff import diff
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.render import render_report
from tests.shipped.test_every_questionnaire import card_of


@pytest.fixture(scope="module")
def served():
    return load_questionnaire("seven-features-served")


def test_it_adds_two_statements_without_a_score_and_nothing_else(full, served):
    assert served.dimensions[:-1] == full.dimensions
    assert (served.dimensions[-1].role, len(served.dimensions[-1].items)) == ("unscored", 2)
    assert {served.dimensions[-1].items[0].scale, served.dimensions[-1].items[1].scale} == {full.scored[0].items[0].scale}
    for name in ("groups", "background", "comments", "checklists", "intro", "prompt", "framing", "source", "caution"):
        assert getattr(served, name) == getattr(full, name)


def test_all_of_its_features_can_be_compared_with_those_of_seven_features(full, served):
    assert [dimension.comparable for dimension in diff(full, served).dimensions] == [True] * 7


def test_one_statement_is_on_the_people_served_and_one_on_improving_with_them(served):
    assert [item.why.partition(":")[0] for item in served.dimensions[-1].items] == [
        "Patients or service users",
        "Improving with them",
    ]


@pytest.mark.parametrize(("people", "what"), [(4, None), (7, "chip"), (14, "svg")])
def test_its_page_shows_the_two_beside_the_features_and_says_that_they_have_no_score(served, people, what):
    page = render_report(card_of(served, people, "strong"), served)
    (part,) = [section for section in page.split("<section") if re.match(r' id="?f-served\b', section)]

    assert "Beside the features" in part
    assert "no score" in part
    assert all(item.text in part for item in served.dimensions[-1].items)
    assert [kind for kind in ("chip", "svg") if re.search(f'<{kind}\\b|<span class="?{kind}\\b', part)] == (
        [what] if what else []
    )
    assert re.search('<a href="?#f-served"?>', page)
