"""What a plan lacks is told once, with its code and its line; a plan that lacks nothing is told nothing."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.source import read_document
from teamcheck.responses.action_plan import ActionPlan
from teamcheck.responses.plans.lint import lint_plan

GOOD = """\
schema: teamcheck/plan/1
made: 2026-03-02
actions:
  - text: Write our goals on one page
    dimension: goals
    first_step: {text: Ask everyone for three words, by: 2026-03-09}
    owner: charge nurse
    by: 2026-03-31
    know: Everyone can say our goals
    help: An hour together
    help_from: matron
    whose: raise
    raise_with: matron
    reply_by: 2026-03-13
"""


def advice(text):
    document, problems = read_document(text.encode(), "plan.yaml")
    assert not problems
    found = lint_plan(ActionPlan.model_validate(document.data()), document)
    assert {problem.severity for problem in found} <= {"warning"}
    return [(problem.code, problem.place.line) for problem in found]


def test_a_plan_that_lacks_nothing_is_told_nothing():
    assert advice(GOOD) == []


@pytest.mark.parametrize(
    ("wrong", "instead", "found"),
    [
        ("    first_step: {text: Ask everyone for three words, by: 2026-03-09}\n", "", [(Code.PLAN_FIRST_STEP, 4)]),
        (", by: 2026-03-09", "", [(Code.PLAN_FIRST_STEP, 6)]),
        ("by: 2026-03-09", "by: next week", [(Code.PLAN_FIRST_STEP, 6)]),
        ("by: 2026-03-09", "by: 2026-03-10", [(Code.PLAN_FIRST_STEP, 6)]),
        ("by: 2026-03-09", "by: 2026-03-01", [(Code.PLAN_FIRST_STEP, 6)]),
        ("    know: Everyone can say our goals\n", "", [(Code.PLAN_NOT_MEASURABLE, 4)]),
        (
            "know: Everyone can say our goals",
            "know: Things are better and people feel happier",
            [(Code.PLAN_NOT_MEASURABLE, 9)],
        ),
        ("know: Everyone can say our goals", "know: We know that it works well", [(Code.PLAN_NOT_MEASURABLE, 9)]),
        ("    owner: charge nurse\n", "", [(Code.PLAN_NOT_OWNED, 4)]),
        ("owner: charge nurse", "owner: Everyone", [(Code.PLAN_NOT_OWNED, 7)]),
        ("owner: charge nurse", "owner: Ann Lee", [(Code.PLAN_FULL_NAME, 7)]),
        ("owner: charge nurse", "owner: AL and Ann Lee", [(Code.PLAN_FULL_NAME, 7)]),
        ("help_from: matron", "help_from: Dr Okafor", [(Code.PLAN_FULL_NAME, 11)]),
        ("raise_with: matron", "raise_with: Mary O'Neill", [(Code.PLAN_FULL_NAME, 13)]),
        ("by: 2026-03-31", "by: 2026-03-08", [(Code.PLAN_NOT_DATED, 8)]),
        ("owner: charge nurse", "owner: María López", [(Code.PLAN_FULL_NAME, 7)]),
        ("owner: charge nurse", "owner: Łukasz Żak", [(Code.PLAN_FULL_NAME, 7)]),
        ("owner: charge nurse", "owner: Анна Петрова", [(Code.PLAN_FULL_NAME, 7)]),
        ("text: Ask everyone for three words", "text: Ask Dr Öztürk for three words", [(Code.PLAN_FULL_NAME, 6)]),
        ("actions:", "stop: The list of Mrs Lee\nactions:", [(Code.PLAN_FULL_NAME, 3)]),
        ("text: Write our goals", "text: Help Mrs Smith write our goals", [(Code.PLAN_FULL_NAME, 4)]),
        ("    by: 2026-03-31\n", "", [(Code.PLAN_NOT_DATED, 4)]),
        ("by: 2026-03-31", "by: by Easter", [(Code.PLAN_NOT_DATED, 8)]),
        ("by: 2026-03-31", "by: 2026-02-31", [(Code.PLAN_NOT_DATED, 8)]),
        ("by: 2026-03-31", "by: 2026-03-01", [(Code.PLAN_NOT_DATED, 8)]),
        ("made: 2026-03-02\n", "", [(Code.PLAN_NOT_DATED, 2)]),
        ("    help: An hour together\n    help_from: matron\n", "", [(Code.PLAN_HELP_NOT_SAID, 4)]),
        ("    help_from: matron\n", "", [(Code.PLAN_HELP_NOT_SAID, 10)]),
        ("help_from: matron", "help_from: somebody", [(Code.PLAN_HELP_NOT_SAID, 10)]),
        ("    whose: raise\n", "", [(Code.PLAN_WHOSE_NOT_SAID, 4)]),
        ("    raise_with: matron\n", "", [(Code.PLAN_WHOSE_NOT_SAID, 12)]),
        ("    reply_by: 2026-03-13\n", "", [(Code.PLAN_WHOSE_NOT_SAID, 12)]),
        ("whose: raise", "whose: ours", [(Code.PLAN_WHOSE_NOT_SAID, 12)]),
    ],
)
def test_what_is_missing_or_says_nothing_is_told_with_its_line(wrong, instead, found):
    assert wrong in GOOD
    assert advice(GOOD.replace(wrong, instead, 1)) == found


@pytest.mark.parametrize(
    ("says", "instead"),
    [
        ("owner: charge nurse", "owner: Charge Nurse"),
        ("owner: charge nurse", "owner: AL"),
        ("owner: charge nurse", "owner: A.L. and B.M."),
        ("owner: charge nurse", "owner: The two of us"),
        ("raise_with: matron", "raise_with: Head of Therapies"),
        ("know: Everyone can say our goals", "know: 9 of 10 are better"),
        ("    help: An hour together\n    help_from: matron\n", "    help: none\n"),
        ("    whose: raise\n    raise_with: matron\n    reply_by: 2026-03-13\n", "    whose: ours\n"),
    ],
)
def test_a_role_initials_and_a_plain_answer_are_enough(says, instead):
    assert says in GOOD
    assert advice(GOOD.replace(says, instead, 1)) == []


def test_more_than_two_things_to_do_are_too_many_and_what_is_done_does_not_count():
    action = GOOD.partition("actions:\n")[2]
    assert advice(GOOD + 2 * action) == [(Code.PLAN_MANY_ACTIONS, 3)]
    assert advice(GOOD + action + action + "    done: done\n") == []


def test_of_what_is_done_nothing_but_a_name_is_told():
    text = "schema: teamcheck/plan/1\nmade: 2026-03-02\nactions:\n  - {text: Do it, dimension: goals, done: done}\n"
    assert advice(text) == []
    assert advice(text.replace("done: done", "done: done, owner: Ann Lee")) == [(Code.PLAN_FULL_NAME, 4)]


def test_a_name_among_the_words_of_a_check_in_is_told():
    said = "    checkins:\n      - {day: 2026-04-01, done: partly, now: same, words: Mr Brown was off}\n"
    assert advice(GOOD + said) == [(Code.PLAN_FULL_NAME, 15)]


@pytest.mark.parametrize(
    "know",
    [
        "people say so and things feel nicer",
        "The mood is better",
        "People are happier at work",
        "Everybody is satisfied",
        "We trust each other more",
        "There is less stress",
        "Morale goes up",
        "People tell us it is better",
        "The atmosphere is good",
        "You can feel the difference",
        "Everyone agrees that it works",
        "People seem more relaxed",
        "We just know",
        "The team feels heard",
        "Less tension in the team",
        "Staff are more motivated",
    ],
)
def test_what_people_feel_and_that_they_say_so_is_nothing_to_see_or_count(know):
    assert advice(GOOD.replace("Everyone can say our goals", know)) == [(Code.PLAN_NOT_MEASURABLE, 9)]


@pytest.mark.parametrize(
    "know",
    [
        "9 of 10 say that things feel nicer",
        "Three people say that they feel safer",
        "Meetings end on time",
        "The list hangs on the door",
        "People laugh in meetings",
        "Nobody stays late",
        "The rota is out four weeks ahead",
        "New colleagues say whom to ask",
        "Quiet people speak in the meeting",
        "We count the complaints each month",
        "Breaks are taken",
        "Patients say that they know their nurse",
        "Someone new has spoken up",
        "Doctors come to the huddle",
        "The score of goals in the next round",
    ],
)
def test_what_all_could_see_or_count_is_told_nothing(know):
    assert advice(GOOD.replace("Everyone can say our goals", know)) == []
