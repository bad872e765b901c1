"""A new plan is one that can be read; a skeleton is one of which every empty line is told."""

from datetime import date

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.action_plan import Action, ActionPlan, FirstStep, read_plan
from teamcheck.responses.plans.write import skeleton, subjects, written

MADE = date(2026, 3, 2)
QUESTIONNAIRE = load_questionnaire("seven-features")
ASKED = {each.id: [item.id for item in each.items] for each in QUESTIONNAIRE.scored}
FULL = ActionPlan(
    schema="teamcheck/plan/1",
    made=MADE,
    stop='The "list": on the door',
    actions=(
        Action(
            text="Write # our goals: {all} of them",
            dimension="goals",
            items=("goals1", "goals2"),
            first_step=FirstStep(text="- Ask", by="2026-03-06"),
            owner="no",
            by="2026-03-31",
            know="\N{GRINNING FACE} or 5",
            help="none",
            help_from="null",
            whose="raise",
            raise_with="*matron",
            reply_by="soon",
        ),
        Action(text="Say who does what", dimension="roles", first_step=FirstStep(text="Ask")),
    ),
)


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return read_plan(file, ASKED)

    return read_text


def test_a_plan_is_read_back_as_it_was_written(read):
    assert read(written(FULL)) == FULL
    bare = ActionPlan(schema="teamcheck/plan/1", actions=(Action(text="Do it", dimension="goals"),))
    assert read(written(bare)) == bare


def empty_lines(read, text):
    with pytest.raises(ResponsesError) as caught:
        read(text)
    assert {problem.code for problem in caught.value.problems} == {Code.KEY_MISSING}
    return [problem.place.line for problem in caught.value.problems]


@pytest.mark.parametrize("ids", [(), ("goals",), ("roles", "goals")])
def test_of_a_skeleton_each_empty_line_is_told_and_filled_in_it_is_a_plan(read, ids):
    scored = {each.id: each for each in subjects(QUESTIONNAIRE)}
    text = skeleton([scored[id_] for id_ in ids], [*scored.values()], MADE)
    lines = text.splitlines()
    empty = [number for number, line in enumerate(lines, start=1) if line.partition("#")[0].rstrip().endswith(":")]
    blanks = [number for number in empty if lines[number - 1].split(":")[0].strip() not in {"actions", "first_step"}]
    assert empty_lines(read, text) == blanks
    filled = {"dimension": "goals", "whose": "ours"}
    for number in blanks:
        key = lines[number - 1].split(":")[0]
        lines[number - 1] = f"{key}: {filled.get(key.strip(), 'x')}"
    plan = read("\n".join(lines))
    assert [action.dimension for action in plan.actions] == [*ids] or not ids
    assert plan.made == MADE
    assert {action.first_step.by for action in plan.actions} == {"2026-03-09"}


def test_a_skeleton_says_what_the_report_and_the_questionnaire_say_of_a_feature():
    goals = next(each for each in subjects(QUESTIONNAIRE) if each.id == "goals")
    text = skeleton([goals], subjects(QUESTIONNAIRE), MADE)
    assert f"# {goals.title}: your report says to talk about this first" in text
    assert all(f"#   - {thing.text}" in text for thing in goals.try_)
    assert "take the other out" not in text
    nothing = skeleton([], subjects(QUESTIONNAIRE), MADE)
    assert "your report" not in nothing
    assert all(f"#   {each.id}: {each.title}" in nothing for each in QUESTIONNAIRE.scored)


def test_a_list_can_be_chosen_as_a_feature_can():
    barriers = load_questionnaire("barriers")
    [only] = subjects(barriers)

    assert (only.id, only.title, len(only.try_)) == ("barriers", barriers.checklists[0].text, 3)
    assert f"  #   barriers: {only.title}\n" in skeleton([], [only], MADE)
    assert [each.id for each in subjects(QUESTIONNAIRE)] == [each.id for each in QUESTIONNAIRE.scored]


def test_without_things_to_try_none_are_announced():
    goals = next(each for each in subjects(QUESTIONNAIRE) if each.id == "goals")

    assert "Things to try" not in skeleton([goals._replace(try_=())], subjects(QUESTIONNAIRE), MADE)
