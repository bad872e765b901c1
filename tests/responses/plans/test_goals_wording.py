"""Goals that are wishes, or several in one, are seen; goals that people can work with are left alone."""

import pytest

from teamcheck.errors import Code, Place
from teamcheck.responses.plans.goals import Goal
from teamcheck.responses.plans.goals_lint import lint_goal

#: Each with a measure in its own words.
GOOD = """\
Tell 9 of 10 patients the day before that they go home and what comes next
Check and sign every drug chart by 10 o'clock
Answer every bell within 5 minutes by day and by night
Phone 9 of 10 patients within two days and ask how they are
Call patients on days 2 and 7 after they go home
At least two nurses and one doctor see each new patient within 4 hours
Each nurse and each doctor washes their hands before every contact
Start the morning meeting at 8:30 and end it on time
Finish every handover by 7:15 a.m. without a break
Hold a ten-minute huddle at 9 a.m. every day for all grades
Keep the waiting time below 20 minutes on four of five days
Reduce falls on our ward from 8 to 4 a month
Cut the time to the first dose of antibiotics to less than 60 minutes
No more than 3 complaints a month about noise at night
Every new colleague has a named partner on the first day
Half of our meetings end with one thing that we try out
Everyone in the team can say our four goals
Review the rota with the night staff once a month
Ask every patient what matters to them and write it on the board
Between 8 and 10 o'clock nobody on the round is interrupted
9 of 10 referrals get an answer within three working days
Ward and pharmacy agree on one list of medicines within 24 hours
Twice a year we visit the team that we hand over to
Write to every family within 10 days of a complaint
Each of us takes a break of 30 minutes in every shift
Weigh every child at each visit and note it in the record
See 95 % of patients within 4 hours, and no patient waits more than 12
Train 12 nurses and 3 doctors in the new pump
Two people a day try the new trolley and say what they think
Every patient knows the name of their nurse and of their doctor
The on-call team gets more than 6 hours of rest between two shifts
Within 4 weeks, reduce the falls at night to fewer than 3
Every Monday at 9, review the list of 12 open tasks
Have all medicines ready by 11 o'clock
At handover, both shifts stand at the board for 5 minutes
People say in 9 of 10 cards that they felt safe with us
Increase the share of visits on time from 70 % to 90 %
""".splitlines()

WISHES = """\
Everybody should try harder
We want to be nicer
Be a better team
We should all be kinder to each other
Everyone must try to do their best every day
We need to work together more
The mood is better and people are happy
All of us should make more of an effort
We want people to feel good here
Staff should be more motivated and positive
We are a great team and we enjoy work
We will strive for excellence
Our team should work harder
Nobody is stressed and everybody enjoys coming to work
""".splitlines()

DIRECTIONS = """\
Better handovers on our ward
Everybody should improve their handovers
We want to provide excellent care for patients
We treat each other better
Show more respect to the night shift
Have fewer complaints about noise
Make meetings shorter for the whole team
""".splitlines()

SEVERAL = """\
Have better meetings and less stress and more fun
Reduce falls by half and improve how we hand over
Cut falls by half and waiting times by a third
Answer bells within 5 minutes and hold a huddle at 9 o'clock
Answer bells within 5 minutes. Hold a huddle daily.
Start meetings on time on 4 of 5 days; reply to mails within 2 days
Fewer falls, better handovers on the ward
Improve communication as well as reduce the waiting time
Faster discharge plus fewer complaints on our ward
Phone 9 of 10 patients within two days and reduce complaints to 3 a month
Improve teamwork, reduce sickness & increase morale
Everyone should listen more and talk less
Improve the rota, hire two nurses and paint the staff room
Have good meetings, good handovers and good food
See new patients within 4 hours and write to 9 of 10 doctors within two days
""".splitlines()


def told(text: str, measure: str | None = None) -> list[tuple[Code, str]]:
    goal = Goal(text=text, measure=measure, owner="AL", by="2026-06-30", serves="All of it")
    return [(problem.code, problem.message) for problem in lint_goal(goal, None, Place("goals.txt"))]


def specific(text: str, measure: str | None = None) -> list[str]:
    return [message for code, message in told(text, measure) if code is Code.GOAL_NOT_SPECIFIC]


@pytest.mark.parametrize("text", GOOD)
def test_a_goal_that_says_what_where_and_how_much_is_told_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_is_told_that_it_is_one(text):
    assert specific(text) == ["It is a wish more than a goal: nobody could see that it has come true."]


@pytest.mark.parametrize("text", DIRECTIONS)
def test_a_direction_without_how_far_is_told_so_wherever_it_stands(text):
    assert specific(text) == ["It says in which direction, and not how far."]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_goals_in_one_are_seen(text):
    assert specific(text) == ["It is several goals in one: who reaches half of it has reached none."]


def test_a_wish_with_a_measure_of_its_own_can_be_seen():
    assert specific("We are kinder to each other", "9 of 10 say so in the spring") == []
    assert specific("We are kinder to each other", "people say so") != []


def test_the_lists_are_long_enough_to_mean_something():
    assert len(GOOD) >= 30
    assert len(WISHES) + len(DIRECTIONS) + len(SEVERAL) >= 25
