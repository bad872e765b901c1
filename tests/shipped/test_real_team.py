"""The marks of a real team: where one is not met, the page has something to do about it before it comes to the features."""

import pytest

from teamcheck.report.render import render_report
from tests.shipped.test_every_questionnaire import card_of


@pytest.fixture(scope="module")
def marks(full):
    (found,) = (dimension for dimension in full.dimensions if dimension.role == "real-team")
    return found


def test_there_are_three_things_to_try_where_a_mark_is_not_met(marks):
    assert len(marks.try_) == 3
    assert {thing.source for thing in marks.try_} == {"Practice tip, no study claimed."}


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize(("people", "profile"), [(4, "fourteen"), (14, "low-agreed")])
def test_a_group_that_may_be_no_team_reads_what_to_ask_to_run_and_to_try(full, marks, people, profile, to):
    card = card_of(full, people, profile)
    assert people == 4 or any(mark.met is False for mark in card.real_team)
    page = render_report(card, full, to=to).replace("&#39;", "'").replace("\\", "")
    first = page.index(full.scored[0].discuss[0])
    for text in (*marks.discuss, *marks.exercise.steps, *(thing.text for thing in marks.try_), marks.caution):
        assert text in page[:first]


@pytest.mark.parametrize("to", ["html", "md"])
def test_a_team_that_has_all_marks_is_spared_it(full, marks, to):
    page = render_report(card_of(full, 14), full, to=to).replace("\\", "")
    assert marks.try_[0].text not in page
