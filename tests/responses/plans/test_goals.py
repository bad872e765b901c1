"""Goals are read from lines or from YAML; each is told what it lacks, and one that lacks nothing is told nothing."""

import pytest

from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.plans.goals import MOST_READ, read_goals
from teamcheck.responses.plans.goals_lint import MOST_GOALS, lint_goal, lint_goals

PURPOSE = "Patients go home safely and know what comes next"
GOOD = "Tell 9 of 10 patients the day before that they go home, by 30 June (charge nurse)"
LINES = f"""\
# Our goals
Purpose: {PURPOSE}

- {GOOD}
2. Have all medicines ready by 11 o'clock
"""
YAML = """\
schema: teamcheck/goals/1
purpose: Patients go home safely
goals:
  - text: Tell every patient the day before
    measure: 9 of 10 say so
    owner: AL
    by: 2026-06-30
    serves: They can get ready
  - text: Have medicines ready
"""


def test_lines_are_read_without_what_marks_them_as_a_list():
    found = read_goals(LINES.encode(), "goals.txt")
    assert found.purpose == PURPOSE
    assert [(goal.text, goal.owner) for goal in found.goals] == [
        ("Tell 9 of 10 patients the day before that they go home, by 30 June", "charge nurse"),
        ("Have all medicines ready by 11 o'clock", None),
    ]
    assert found.places == (Place("goals.txt", line=4), Place("goals.txt", line=5))


def test_a_part_of_a_list_goes_on_in_the_indented_lines_below_it():
    lines = "- Answer every bell\n  within 5 minutes (AL)\n* Meet\n\tdaily\n\n  A line of its own\nAnother\n"
    found = read_goals(lines.encode(), "goals.md")
    assert [(goal.text, goal.owner) for goal in found.goals] == [
        ("Answer every bell within 5 minutes", "AL"),
        ("Meet daily", None),
        ("A line of its own", None),
        ("Another", None),
    ]
    assert [place.line for place in found.places] == [1, 3, 6, 7]


@pytest.mark.parametrize("heading", ["Our purpose:", "# Purpose", "PURPOSE"])
def test_the_purpose_may_stand_below_its_heading(heading):
    text = f"{heading}\n\n{PURPOSE}\n\nOur goals:\n{GOOD}\n"
    found = read_goals(text.encode(), "goals.txt")
    assert found.purpose == PURPOSE
    assert [goal.owner for goal in found.goals] == ["charge nurse"]


def test_yaml_is_read_with_its_lines():
    found = read_goals(YAML.encode(), "goals.yaml")
    assert (found.purpose, len(found.goals)) == ("Patients go home safely", 2)
    assert (found.goals[0].by, found.goals[0].serves) == ("2026-06-30", "They can get ready")
    assert [place.line for place in found.places] == [4, 9]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", [Code.GOALS_NOT_READABLE]),
        (b"Goals:\n# none yet\n", [Code.GOALS_NOT_READABLE]),
        (b"\x89PNG\x00\xff", [Code.GOALS_NOT_READABLE]),
        (b"a" * 300_000, [Code.GOALS_NOT_READABLE]),
        (b"a" * 1_001, [Code.GOALS_NOT_READABLE]),
        (b"One goal.\n" * (MOST_READ + 1), [Code.GOALS_NOT_READABLE]),
        (YAML.replace("goals/1", "goals/7").encode(), [Code.GOALS_NOT_READABLE]),
        (YAML.replace("owner:", "ownr:").encode(), [Code.KEY_UNKNOWN]),
        (YAML.replace("text: Have", "test: Have").encode(), [Code.KEY_MISSING, Code.KEY_UNKNOWN]),
        (YAML.replace("owner: AL", "owner: *AL").encode(), [Code.GOALS_NOT_READABLE]),
        (YAML.partition("\n")[2].encode(), [Code.KEY_MISSING]),
    ],
)
def test_what_holds_no_goals_is_told_as_such_and_not_as_a_questionnaire(content, codes):
    with pytest.raises(ResponsesError) as caught:
        read_goals(content, "goals")
    assert sorted(problem.code for problem in caught.value.problems) == sorted(codes)
    assert "questionnaire" not in str(caught.value)


def codes(line, purpose=PURPOSE):
    (goal,) = read_goals(line.encode(), "goals.txt").goals
    return [problem.code for problem in lint_goal(goal, purpose, Place("goals.txt"))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (GOOD, []),
        ("Answer every patient's bell within 5 minutes by 2026-06-30 (AL)", []),
        ("Communication with every patient by June 2026 (AL)", []),
        ("Every patient, by June 2026 (AL)", []),
        ("Patients, by Christmas (AL)", [Code.GOAL_NOT_SPECIFIC, Code.GOAL_NOT_MEASURABLE]),
        ("Improve how patients go home by 30 June (AL)", [Code.GOAL_NOT_SPECIFIC, Code.GOAL_NOT_MEASURABLE]),
        ("Tell patients that they go home by 30 June (AL)", [Code.GOAL_NOT_MEASURABLE]),
        (f"{'Tell 9 of 10 patients and ' * 7} by 30 June (AL)", [Code.GOAL_NOT_SPECIFIC]),
        (GOOD.replace("charge nurse", "everybody"), [Code.GOAL_NOT_OWNED]),
        (GOOD.replace(" (charge nurse)", ""), [Code.GOAL_NOT_OWNED]),
        (GOOD.replace("charge nurse", "Ann Lee"), [Code.PLAN_FULL_NAME]),
        (GOOD.replace(", by 30 June", ""), [Code.GOAL_NOT_DATED]),
        ("Answer 9 of 10 bells within five minutes by 30 June (AL)", [Code.GOAL_NOT_TRACED]),
    ],
)
def test_each_goal_is_told_what_it_lacks(line, found):
    assert codes(line) == found


def test_a_goal_that_says_what_it_serves_needs_no_word_of_the_purpose():
    first, second = read_goals(YAML.encode(), "goals.yaml").goals
    assert lint_goal(first, "Something else", Place("goals.yaml")) == ()
    found = [problem.code for problem in lint_goal(second, "Something else", Place("goals.yaml"))]
    assert found == [
        Code.GOAL_NOT_SPECIFIC,
        Code.GOAL_NOT_MEASURABLE,
        Code.GOAL_NOT_OWNED,
        Code.GOAL_NOT_DATED,
        Code.GOAL_NOT_TRACED,
    ]


def test_four_or_five_goals_are_enough_and_a_purpose_is_needed():
    def told(count, purpose):
        text = f"{purpose}\n" + count * f"{GOOD}\n"
        return [problem.code for problem in lint_goals(read_goals(text.encode(), "g"), "g")]

    assert told(MOST_GOALS, f"Purpose: {PURPOSE}") == []
    assert told(MOST_GOALS + 1, f"Purpose: {PURPOSE}") == [Code.GOALS_MANY]
    assert told(1, "") == [Code.GOAL_NOT_TRACED]
