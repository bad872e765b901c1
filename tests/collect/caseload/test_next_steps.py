"""What is due next, and when, for every way a team can stand; days are counted from today."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.collect.next_steps import Followed, steps
from teamcheck.report.caseload.model import CHECK_IN_AFTER, Asked
from teamcheck.responses.action_plan import Action, ActionPlan

TODAY = date(2026, 11, 26)
WEEKS = CHECK_IN_AFTER.days


def day(away: int | None) -> date | None:
    return None if away is None else TODAY + timedelta(days=away)


def followed(**says: object) -> Followed:
    """A closed round of nine whose days are counted from today; ``plan``: the day of each action, and what became of it."""
    days = {name: day(says.pop(name, None)) for name in ("debrief", "review", "kept_until")}
    actions, holds, agreed = says.pop("plan", None), says.pop("holds", False), says.pop("made", None)
    has_plan = says.pop("has_plan", actions is not None)
    standing = {"id": "abcdef123456", "round": "2026-11", "folder": "harbour", "state": "closed", "answered": 9}
    asked = Asked(**(standing | {"people": 9, "minimum": 5, "questionnaire": "two"} | days | says))
    plan = None
    if actions is not None:
        made = [
            Action(text="Do it", dimension="goals", by=day(by).isoformat() if isinstance(by, int) else by, done=done)
            for by, done in actions
        ]
        plan = ActionPlan(schema="teamcheck/plan/1", made=day(agreed), actions=tuple(made))
    return Followed(asked, plan, has_plan, holds)


def told(*rounds: Followed) -> list[tuple[object, ...]]:
    """What is due: the step, the days from today, and how many actions it is about, where it is about some."""
    found = steps(rounds, TODAY)
    return [
        (due.step, None if due.day is None else (due.day - TODAY).days, *([due.actions] if due.actions else []))
        for due in found
    ]


NOT_OPENED = {"state": "not opened", "answered": 0}
OPEN = {"state": "open", "answered": 3}
#: What a round says, and what is due.
CASES: Mapping[str, tuple[dict[str, object], list[tuple[object, ...]]]] = {
    "nobody asked yet": (NOT_OPENED, [("ask", None)]),
    "nobody asked yet, talk ahead": ({**NOT_OPENED, "debrief": 5, "review": 90}, [("ask", 5)]),
    "nobody asked yet, talk past": ({**NOT_OPENED, "debrief": -5}, [("ask", -5)]),
    "open": (OPEN, [("close", None)]),
    "open, talk ahead": ({**OPEN, "debrief": 5}, [("close", 5)]),
    "open, answers promised gone": ({**OPEN, "kept_until": -1, "holds": True}, [("delete", -1), ("close", None)]),
    "closing broken off": ({"state": "closing", "debrief": 5}, [("finish", None)]),
    "box unreadable": ({"state": "unknown", "answered": None, "debrief": 5}, []),
    "too small a team": ({**NOT_OPENED, "people": 4, "debrief": 5}, [("discuss", 5)]),
    "too small a team, talk past": ({**NOT_OPENED, "people": 4, "debrief": -5}, [("plan", -5)]),
    "too few answered": ({"answered": 4, "debrief": 5}, [("discuss", 5)]),
    "just enough answered": ({"answered": 5, "debrief": 5}, [("debrief", 5)]),
    "not known how many answered": ({"answered": None, "debrief": 5}, [("debrief", 5)]),
    "talk today": ({"debrief": 0}, [("debrief", 0)]),
    "talk yesterday, no plan": ({"debrief": -1}, [("plan", -1)]),
    "no day to talk": ({}, [("debrief", None)]),
    "talk ahead, plan made already": (
        {"debrief": 2, "plan": [(None, None)]},
        [("debrief", 2), ("check-in", 2 + WEEKS, 1)],
    ),
    "plan, no days": ({"debrief": -10, "plan": [(None, None), (None, None)]}, [("check-in", WEEKS - 10, 2)]),
    "plan, nobody has said in time": ({"debrief": -40, "plan": [(None, None)]}, [("check-in", WEEKS - 40, 1)]),
    "plan, no days and no talk": ({"plan": [(None, None)]}, [("check-in", None, 1)]),
    "plan, day in words": ({"debrief": -10, "plan": [("by Easter", None)]}, [("check-in", WEEKS - 10, 1)]),
    "plan, days of its own": (
        {"debrief": -10, "plan": [(4, None), (4, None), (9, None), (None, None)]},
        [("check-in", 4, 2), ("check-in", 9, 1), ("check-in", WEEKS - 10, 1)],
    ),
    "plan, its day past": ({"debrief": -10, "plan": [(-2, None)]}, [("check-in", -2, 1)]),
    "plan, its day past and somebody has said": (
        {"debrief": -10, "plan": [(-2, "not yet"), (-3, None)]},
        [("check-in", -3, 1)],
    ),
    "plan, its day ahead and done in part": ({"debrief": -10, "plan": [(3, "partly"), (5, "done")]}, [("check-in", 3, 1)]),
    "plan, all said and no review": ({"debrief": -10, "plan": [(-2, "done"), (None, "not yet")]}, [("ask again", None)]),
    "plan, all said and review ahead": ({"debrief": -10, "review": 60, "plan": [(None, "done")]}, [("review", 60)]),
    "plan that cannot be read": ({"debrief": -10, "review": 60, "has_plan": True}, [("review", 60)]),
    "plan that says when it was made": ({"made": -10, "plan": [(None, None), (None, "partly")]}, [("check-in", 20, 2)]),
    "plan made, its first check-in past": ({"debrief": -40, "made": -40, "plan": [(None, None)]}, [("check-in", -10, 1)]),
    "plan made, and days of its own": (
        {"debrief": -10, "made": -10, "plan": [(4, None), (None, "done")]},
        [("check-in", 4, 1), ("check-in", 20, 1)],
    ),
    "plan made, review before the check-in": ({"made": -10, "review": 20, "plan": [(None, None)]}, [("review", 20, 1)]),
    "plan made, all done": ({"debrief": -10, "made": -10, "plan": [(None, "done")]}, [("ask again", None)]),
    "check-in and review": (
        {"debrief": -10, "review": 60, "plan": [(None, None)]},
        [("check-in", WEEKS - 10, 1), ("review", 60, 1)],
    ),
    "review before the check-in": ({"debrief": -10, "review": 10, "plan": [(None, None)]}, [("review", 10, 1)]),
    "review on the day of an action": ({"debrief": -10, "review": 10, "plan": [(10, None)]}, [("review", 10, 1)]),
    "review today": ({"debrief": -90, "review": 0, "plan": [(None, "done")]}, [("review", 0)]),
    "review past, nobody has said": ({"debrief": -90, "review": -1, "plan": [(-50, None)]}, [("review", -1, 1)]),
    "review past, no plan": ({"debrief": -90, "review": -1}, [("review", -1)]),
    "review past, all said": ({"debrief": -90, "review": -1, "plan": [(None, "partly")]}, [("ask again", None)]),
    "answers kept": (
        {"debrief": 5, "kept_until": 200, "holds": True},
        [("debrief", 5), ("delete", 200)],
    ),
    "answers kept too long": ({"debrief": 5, "kept_until": -1, "holds": True}, [("delete", -1), ("debrief", 5)]),
    "answers deleted": ({"debrief": 5, "kept_until": -1}, [("debrief", 5)]),
    "answers kept, no day": ({"debrief": 5, "holds": True}, [("debrief", 5)]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_due_follows_from_where_a_round_stands(case: str) -> None:
    says, expected = CASES[case]
    assert told(followed(**says)) == expected


SPRING = {"round": "2026-03", "debrief": -200, "review": 20, "plan": [(5, None)]}


@pytest.mark.parametrize(
    ("before", "latest", "expected"),
    [
        (SPRING, {**NOT_OPENED, "debrief": 9}, [("check-in", 5, 1), ("ask", 9), ("review", 20, 1)]),
        (SPRING, OPEN, [("close", None)]),
        (SPRING, {"debrief": 9}, [("debrief", 9)]),
        ({**SPRING, "plan": [(5, "done")], "review": -1}, NOT_OPENED, [("ask", None)]),
        ({**SPRING, "kept_until": -3, "holds": True}, OPEN, [("delete", -3), ("close", None)]),
        (OPEN, {"debrief": 9}, [("debrief", 9), ("close", None)]),
    ],
    ids=["a folder made ahead", "asked again", "closed again", "over", "answers of before", "never closed"],
)
def test_what_was_agreed_stays_due_until_people_are_asked_again(before, latest, expected) -> None:
    assert told(followed(**before), followed(**latest)) == expected


def test_a_round_of_before_is_named_by_what_is_due() -> None:
    before = followed(**SPRING, kept_until=-3, holds=True)
    dues = steps([before, followed(**OPEN)], TODAY)
    assert [due.asked.round for due in dues] == ["2026-03", "2026-11"]


def test_a_check_in_says_whether_somebody_chose_its_day() -> None:
    dues = steps([followed(debrief=-10, plan=[(4, None), (None, None)])], TODAY)
    assert [due.is_default for due in dues] == [False, True]


def test_a_day_at_the_end_of_time_is_no_fault() -> None:
    last = (date.max - TODAY).days
    assert told(followed(debrief=last, plan=[(None, None)])) == [("debrief", last), ("check-in", last, 1)]


AWAY = st.none() | st.integers(-400, 400)
ACTIONS = st.lists(
    st.tuples(AWAY | st.just("soon"), st.sampled_from([None, "done", "partly", "not yet"])), min_size=1, max_size=5
)


@given(
    days=st.fixed_dictionaries({"debrief": AWAY, "review": AWAY, "kept_until": AWAY}),
    plan=st.none() | ACTIONS,
    state=st.sampled_from(["not opened", "open", "closing", "closed"]),
    holds=st.booleans(),
)
def test_something_is_always_due_and_days_are_in_order(days, plan, state: str, holds: bool) -> None:
    found = [due.day for due in steps([followed(**days, plan=plan, state=state, holds=holds)], TODAY)]
    assert found
    assert found == sorted(found, key=lambda each: each or date.max)
