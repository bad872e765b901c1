"""A plan can be about a list, and about what stands on it."""

from teamcheck.questionnaire.model import Checklist, Option, Questionnaire
from teamcheck.responses.action_plan import asked_in


def test_a_plan_can_be_about_a_list_and_the_things_on_it():
    listed = Checklist("costs", "What costs time?", 1, {"forms": Option("Forms"), "noise": Option("Noise")})

    assert asked_in(Questionnaire("list", "1.0.0", "en", "List", "", (), checklists=(listed,))) == {"costs": ["forms", "noise"]}
