"""What was said at a check-in goes into the plan, however its file is laid out, and nothing else in it changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.source import read_document
from teamcheck.responses.action_plan import MOST_CHECKINS, ActionPlan, CheckIn
from teamcheck.responses.plans.record import Said, checked_in, recorded

DAY = date(2026, 4, 1)
CHECK_IN = CheckIn(day=DAY, done="partly", now="better", words='The "page": 7 of 9 # so far')
SAID = Said(CHECK_IN)
BLOCK = """\
# ours: keep this
schema: teamcheck/plan/1
made: 2026-03-01
actions:
  # from the talk
  - text: Write our goals on one page
    dimension: goals
    know: >-
      Everyone can say
      our goals

  # the other one
  - text: Say who does what   # at handover
    dimension: roles
    done: not yet  # for now
    checkins:
      - {day: 2026-03-30, done: not yet, now: same}
      # nothing since
"""


def of_text(text):
    document, problems = read_document(text.encode(), "plan.yaml")
    assert not problems
    return document, ActionPlan.model_validate(document.data())


def with_said(text, said):
    document, plan = of_text(text)
    made = recorded(text, document, plan, said)
    assert of_text(made)[1] == checked_in(plan, said)
    return made


def test_what_was_said_is_added_and_every_line_that_was_there_stays():
    made = with_said(BLOCK, {0: SAID, 1: SAID})
    entry = '{day: 2026-04-01, done: partly, now: better, words: "The \\"page\\": 7 of 9 # so far"}'
    assert made == BLOCK.replace(
        "      our goals\n", f"      our goals\n    done: partly\n    checkins:\n      - {entry}\n"
    ).replace("now: same}\n", f"now: same}}\n      - {entry}\n").replace("done: not yet  #", "done: partly  #")


@pytest.mark.parametrize(
    "actions",
    [
        "actions:\n  - {text: Do it, dimension: goals}",
        "actions: [{text: Do it, dimension: goals, checkins: []}]",
        "actions: [\n  {text: Do it, dimension: goals,},\n]",
        "actions: [{text: A, dimension: goals, done: 'not yet', checkins: [{day: 2026-03-02, done: done, now: same}]}]",
        "actions:\n- text: Do it\n  dimension: goals\n  checkins: [{day: 2026-03-02, done: done, now: worse},]\n  by: soon",
        "actions:\n  - text: Do it\n    done: partly\n    dimension: goals",
        "actions: [{text: A, dimension: roles, done: 'partly', checkins: [{day: 2026-03-02, done: done, now: same}]}]",
        "actions:\n  - dimension: goals\n    text: |\n      Do it\n\n\nstop: this",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
def test_any_layout_takes_it(actions, end):
    text = f"schema: teamcheck/plan/1\n{actions}{end}"
    first = with_said(text, {0: SAID})
    again = with_said(
        first, {0: Said(CHECK_IN.model_copy(update={"day": DAY + timedelta(days=30), "done": "done"}), "a little")}
    )
    assert again.count("2026-05-01") == 1


def test_lines_of_another_system_keep_their_ends():
    made = with_said(BLOCK.replace("\n", "\r\n"), {0: SAID, 1: SAID})
    assert made.count("\n") == made.count("\r\n") > BLOCK.count("\n")


@given(
    words=st.text(min_size=1, max_size=60).filter(lambda text: "\x00" not in text),
    done=st.sampled_from(["done", "partly", "not yet"]),
    now=st.sampled_from(["worse", "same", "better"]),
)
def test_whatever_words_a_team_has_come_back_as_they_were(words, done, now):
    try:
        said = CheckIn(day=DAY, done=done, now=now, words=words)
    except ValueError:  # nothing that can be printed is in it
        return
    made = of_text(with_said(BLOCK, {0: Said(said)}))[1]
    assert made.actions[0].checkins == (said,)
    assert made.actions[0].done == done


def refused(text, said):
    document, plan = of_text(text)
    with pytest.raises(ResponsesError) as caught:
        recorded(text, document, plan, said)
    return [(problem.code, problem.place.line) for problem in caught.value.problems]


def test_a_check_in_that_contradicts_the_plan_is_refused_with_its_line():
    helped = BLOCK.replace("    know: >-", "    done: done\n    helped: yes\n    know: >-")
    not_yet = Said(CHECK_IN.model_copy(update={"done": "not yet"}))
    assert refused(helped, {0: not_yet}) == [(Code.PLAN_NOT_READABLE, 9)]
    assert refused(BLOCK, {1: Said(CHECK_IN.model_copy(update={"day": date(2026, 3, 30)}))}) == [(Code.PLAN_NOT_READABLE, 16)]
    assert refused(BLOCK, {0: Said(CHECK_IN.model_copy(update={"day": date(2026, 2, 28)}))}) == [(Code.PLAN_NOT_READABLE, 3)]


def test_whether_it_helped_is_said_with_a_check_in_or_later_and_never_of_what_is_not_done():
    made = with_said(BLOCK, {0: Said(CHECK_IN, "yes")})
    assert '    done: partly\n    helped: "yes"\n    checkins:\n' in made
    later = with_said(made, {0: Said(None, "no")})
    assert later == made.replace('helped: "yes"', 'helped: "no"')
    assert refused(BLOCK, {0: Said(None, "yes"), 1: Said(None, "a little")}) == [(Code.PLAN_NOT_READABLE, n) for n in (6, 13)]
    assert refused(made, {0: Said(CHECK_IN.model_copy(update={"day": date(2026, 5, 1), "done": "not yet"}), "yes")})


def test_there_is_an_end_to_check_ins():
    lines = "".join(f"      - {{day: 2026-03-{day:02d}, done: partly, now: same}}\n" for day in range(2, 2 + MOST_CHECKINS))
    full = BLOCK.replace("      - {day: 2026-03-30, done: not yet, now: same}\n", lines)
    assert refused(full, {1: SAID}) == [(Code.PLAN_NOT_READABLE, 16)]


def test_where_there_is_no_telling_the_file_is_left_alone():
    text = "schema: teamcheck/plan/1\nactions: [{text: Do it, dimension: goals # so\n  }]\n"
    assert refused(text, {0: SAID}) == [(Code.PLAN_NOT_READABLE, None)]
