"""The rules on wording look for words: what they must find, and the natural statements that they must leave alone."""

import pytest

from teamcheck.errors import Code
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale

SCALE = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
ON_WORDING = {Code.ITEM_TWO_CLAIMS, Code.ITEM_NEGATION}

GOOD = """\
We do our work as well as we can.
We get on with each other as well as other teams do.
Nurses as well as doctors are heard in meetings.
Our leader asks nurses, porters & doctors for their views.
We know the goals and limits of our work.
We get help and support from our leader.
We have the time and space to think.
There is time to stop and think.
Our leader helps us think and learn.
We meet in person or online every week.
We meet once a week or more often.
Anyone here can ask a nurse or a doctor for help.
When something is unclear or wrong, we say so.
We say so when a task is late or unclear.
If people are tired or upset, someone takes over.
We ask whether a plan is right or wrong.
People say what they think, whether or not the leader agrees.
People are heard, no matter what their grade is.
Sooner or later, every problem here gets solved.
Both teams know what the other one needs.
Both sides of a dispute are heard.
Plans and reviews take up little of our time.
Changes to rotas and rooms are announced early.
Patients and families are part of our meetings.
Members of all grades and jobs are asked.
Mistakes are not held against us.
Nobody is blamed for asking for help.
We do not blame each other.
Nobody is left alone with a problem.
No one here is laughed at.
Nobody here is afraid to speak up.
We do not talk about colleagues behind their backs.
Nobody has to know everything here.
You do not need to be a manager to be heard.
We never have to do things twice.
New ideas are not dismissed.
We speak up without fear.
We can finish a task without being interrupted.
It does not matter who has an idea.
We do not wait for the leader to start.
Concerns are not ignored here.
Nobody is shouted at in this team.
Nobody keeps useful news from the others.
We understand what other teams need from us.
Under pressure, we stay kind to each other.
Until a plan is made, we hold back.
Unless someone objects, we stick to a decision.
Everyone is treated fairly regardless of grade.
We notice when a colleague feels unwell.
When someone is treated unfairly, we speak up.
We disagree in a friendly way.
Our team is united by one purpose.
My work and my private life fit together.
The way we plan and share our work is fair.
Good ideas come from porters as well as from consultants.
Help comes from the team, not only from the leader.
We need not fear for our jobs.
Our leader never raises their voice.
People say sorry and move on.
Our unit learns from what goes wrong.
We look after new colleagues from their first day.
Decisions are explained in words that everyone can understand.
In this team, quiet people are asked for their views.
Each nurse or doctor has one day for learning.
We give each other praise for work done well.
Somebody takes notes so that others can catch up.
Work is shared out fairly between early and late shifts.
Our meetings are about care and safety.
We cannot be made to work on our days off.
We use what we learn from complaints.
Our leader makes time for us when we need it.
More work comes in than we can do.
""".splitlines()

TWO_CLAIMS = """\
Meetings start on time as well as end on time.
We plan our work as well as review it.
We have enough staff or enough time.
There is enough staff and enough time.
Our leader is fair & open to ideas.
Our leader listens & learns.
Our leader listens and acts on what we say.
Meetings start on time and end on time.
Our goals are clear, few and agreed.
Our meetings are short yet useful.
We plan our week, then review it together.
We meet every day plus we write a summary.
We not only plan but also check our work.
Both goals and roles are clear.
People here both listen and help.
We ignore or forget our goals.
People are ignored or interrupted in meetings.
Our leader explains decisions and asks for our views.
We share news and learn from mistakes.
Everyone knows our goals and follows them.
Our work is safe while still being quick.
Colleagues are kind and/or helpful.
Colleagues help out and cover for each other.
Problems are raised early and solved quickly.
Information is shared quickly, completely and openly.
We trust and respect one another.
Our tasks are clear; we have the time for them.
We talk about errors and change how we work.
""".splitlines()

SAYS_NO_TWICE = """\
We are not unkind to each other.
We do not fail to listen.
Mistakes are never left undiscussed.
We do not decide without each other.
There is hardly a day when we do not laugh.
Nobody is treated unfairly here.
People are never impolite to each other.
We don't lack time to reflect.
Nobody refuses to help.
Our meetings are not pointless.
It is not impossible to reach our leader.
It is not uncommon that we help each other.
Decisions are not made without us.
We rarely fail to meet our goals.
""".splitlines()

DENIES_GOOD = """\
Our team does not agree on its goals together.
We do not listen to each other.
We don't know what is expected of us.
Our leader is not fair to everyone.
We never talk about how we work.
Nobody here helps new colleagues.
There is not enough time for our work.
We cannot rely on each other.
No one thanks us for our work.
Our goals are not clear to us.
I cannot be myself in this team.
The team has never celebrated a success.
We seldom meet as a team.
We hardly learn from what goes wrong.
We do not feel safe to speak up.
""".splitlines()


def advice(text: str, keyed: str = "positive", role: str = "measured") -> set[Code]:
    """The codes of what is said of the wording of a statement in English."""
    item = Item("a1", text, keyed, SCALE, "why")
    dimension = Dimension("a", "A", (item,), question="Do we?", role=role)
    ours = Questionnaire("ours", "1.0.0", "en", "Ours", "0" * 64, (dimension,))
    return {problem.code for problem in lint(ours)} & ON_WORDING


@pytest.mark.parametrize("text", GOOD)
def test_a_natural_statement_is_left_alone(text: str) -> None:
    assert advice(text) == set()


@pytest.mark.parametrize("text", TWO_CLAIMS)
def test_two_claims_are_found_however_they_are_joined(text: str) -> None:
    assert advice(text) == {Code.ITEM_TWO_CLAIMS}


@pytest.mark.parametrize("text", SAYS_NO_TWICE)
@pytest.mark.parametrize("keyed", ["positive", "negative"])
def test_a_no_to_a_no_is_found_whichever_way_it_is_keyed(text: str, keyed: str) -> None:
    assert advice(text, keyed) == {Code.ITEM_NEGATION}


@pytest.mark.parametrize("text", DENIES_GOOD)
def test_a_no_to_something_good_is_found_where_agreeing_is_to_raise_the_score(text: str) -> None:
    assert advice(text) == {Code.ITEM_NEGATION}


def test_a_statement_that_has_no_score_may_deny_something_good() -> None:
    assert advice("We do not have enough time.", role="unscored") == set()


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(GOOD) >= 60
    assert len(TWO_CLAIMS) + len(SAYS_NO_TWICE) + len(DENIES_GOOD) >= 40
