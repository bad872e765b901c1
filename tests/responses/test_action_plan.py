"""A plan is read as it is written, and every fault of it is told with its line."""

from pathlib import Path

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.action_plan import MOST_ACTIONS, Action, ActionPlan, CheckIn, FirstStep, is_plan, read_plan

ASKED = {"goals": ("goals1", "goals2"), "roles": ("roles1",)}
GOOD = """\
schema: teamcheck/plan/1
actions:
  - text: Write our goals on one page
    dimension: goals
    items: [goals1]
    owner: The two of us
    by: 2026-03-31
    know: Everyone can say them
    done: not yet
  - {text: Say who does what, dimension: roles}
"""


@pytest.fixture
def plan(tmp_path):
    """Write a plan and read it."""

    def read(text):
        file = tmp_path / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return read_plan(file, ASKED)

    return read


@pytest.fixture
def faults(plan):
    """What is wrong with a plan: code and line of each problem."""

    def find(text):
        with pytest.raises(ResponsesError) as caught:
            plan(text)
        return [(problem.code, problem.place.line) for problem in caught.value.problems]

    return find


def test_a_plan_is_read_as_it_is_written(plan):
    first, second = plan(GOOD).actions
    assert (first.text, first.dimension, first.items) == ("Write our goals on one page", "goals", ("goals1",))
    assert (first.owner, first.by, first.know, first.done) == (
        "The two of us",
        "2026-03-31",
        "Everyone can say them",
        "not yet",
    )
    assert (second.items, second.owner, second.by, second.know, second.done) == ((), None, None, None, None)


@pytest.mark.parametrize(
    ("wrong", "instead", "found"),
    [
        ("dimension: goals", "dimension: gaols", [(Code.PLAN_OF_SOMETHING_ELSE, 4)]),
        ("items: [goals1]", "items: [goals1, roles1]", [(Code.PLAN_OF_SOMETHING_ELSE, 5)]),
        ("done: not yet", "done: perhaps", [(Code.VALUE_NOT_ALLOWED, 9)]),
        ("owner:", "onwer:", [(Code.KEY_UNKNOWN, 6)]),
        ("done: not yet", "done: helped", [(Code.VALUE_NOT_ALLOWED, 9)]),
        ("done: not yet", "done: not yet\n    helped: yes", [(Code.PLAN_NOT_READABLE, 10)]),
        ("done: not yet", "helped: no", [(Code.PLAN_NOT_READABLE, 9)]),
        ("teamcheck/plan/1", "teamcheck/plan/9", [(Code.PLAN_NOT_READABLE, 1)]),
        ("know: Everyone can say them", "know:", [(Code.KEY_MISSING, 8)]),
        ("text: Write our goals on one page\n    ", "", [(Code.KEY_MISSING, 3)]),
    ],
)
def test_a_fault_is_told_with_its_line(faults, wrong, instead, found):
    assert wrong in GOOD
    assert faults(GOOD.replace(wrong, instead, 1)) == found


def test_every_fault_is_told_at_once(faults):
    wrong = GOOD.replace("dimension: goals", "dimension: gaols").replace("roles}", "rules}")
    assert faults(wrong) == [(Code.PLAN_OF_SOMETHING_ELSE, 4), (Code.PLAN_OF_SOMETHING_ELSE, 10)]


def test_a_plan_has_one_action_at_least_and_few_at_most(plan, faults):
    line = "  - {text: One more, dimension: goals}\n"
    head = "schema: teamcheck/plan/1\nactions:\n"
    assert len(plan(head + MOST_ACTIONS * line).actions) == MOST_ACTIONS
    assert faults(head + (MOST_ACTIONS + 1) * line) == [(Code.VALUE_NOT_ALLOWED, 2)]
    assert faults("schema: teamcheck/plan/1\nactions: []\n") == [(Code.VALUE_NOT_ALLOWED, 2)]


@pytest.mark.parametrize(
    ("done", "helped"), [("not yet", None), ("partly", "a little"), ("done", "yes"), ("done", "no"), ("done", None)]
)
def test_what_was_done_and_whether_it_helped_are_two_things(plan, done, helped):
    text = GOOD.replace("done: not yet", f"done: {done}" + (f"\n    helped: {helped}" if helped else ""))
    first, _ = plan(text).actions
    assert (first.done, first.helped) == (done, helped)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"- one\n",
        b"\xff\xfe\x00",
        b"a" * 300_000,
        b"schema: teamcheck/questionnaire/1\nid: ours\n",
        GOOD.encode() + b"---\na: b\n",
        GOOD.replace("Write our goals on one page", "*goals").encode(),
        GOOD.replace("The two of us", "!us").encode(),
    ],
)
def test_no_fault_of_a_plan_is_told_as_if_it_was_a_questionnaire(tmp_path, text):
    file = tmp_path / "plan.yaml"
    file.write_bytes(text)
    with pytest.raises(ResponsesError) as caught:
        read_plan(file, ASKED)
    for problem in caught.value.problems:
        assert problem.code is Code.PLAN_NOT_READABLE
        assert "questionnaire" not in f"{problem.message} {problem.fix}"


def test_a_plan_without_its_first_line_is_told_what_to_write(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(GOOD.partition("\n")[2], encoding="utf-8")
    with pytest.raises(ResponsesError) as caught:
        read_plan(file, ASKED)
    assert ["schema: teamcheck/plan/1" in problem.fix for problem in caught.value.problems] == [True]


def test_the_plan_that_its_page_shows_can_be_read(root, plan):
    page = (root / "docs" / "plan-format.md").read_text(encoding="utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    read = plan(shown)
    keys = set(Action.model_fields)
    assert read.model_fields_set == set(ActionPlan.model_fields)
    assert {key for action in read.actions for key in action.model_fields_set} == keys
    assert read.actions[0].first_step.model_fields_set == set(FirstStep.model_fields)
    assert read.actions[0].checkins[0].model_fields_set == set(CheckIn.model_fields)
    assert {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")} == keys


def test_what_is_no_mapping_and_what_cannot_be_read_are_told(faults, tmp_path):
    assert faults("- one\n- two\n") == [(Code.PLAN_NOT_READABLE, 1)]
    for file in (tmp_path / "nothing.yaml", tmp_path):
        with pytest.raises(ResponsesError) as caught:
            read_plan(file, ASKED)
        assert [problem.code for problem in caught.value.problems] == [Code.PLAN_NOT_READABLE]


def test_another_file_of_that_name_is_no_plan(tmp_path):
    file = tmp_path / "plan.yaml"
    assert not is_plan(file)
    for text, found in (("steps: [buy paint]\n", False), (GOOD, True)):
        file.write_text(text, encoding="utf-8")
        assert is_plan(file) is found
    assert not is_plan(Path(tmp_path))
