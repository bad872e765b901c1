"""The folder of a new round: ``round.yaml``, a copy of the questionnaire, and a README that says what to do next."""

import secrets
from dataclasses import dataclass
from datetime import date

from teamcheck.questionnaire.catalogue import origin
from teamcheck.questionnaire.load import files_of, load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.starter import quoted
from teamcheck.questionnaire.translated import in_language
from teamcheck.report.escaping import markdown

_ID_LETTERS = "abcdefghijkmnopqrstuvwxyz23456789"

_ROUND = """\
# One time of asking one team. Every line is explained in docs/asking.md; `teamcheck check round.yaml` finds faults.
schema: teamcheck/round/1
id: {id}        # links this folder to its ballot box: leave it, and do not copy it to another round
questionnaire: {questionnaire}

team: {team}
{about}round: {round}
people: {people}                   # members of the team: no more than so many can answer

# Who asks, and how people can reach you. They read it before the first question.
facilitator:
  name: {facilitator}
{contact}
# Why you ask: the first thing people read. Make it yours.
why: {why}

# Who counts as a member, and whether whoever leads the team is asked too (yes or no). People are told both.
{members}
{leader_answers}

# Whom people can turn to if answering stirs something up or somebody is being harmed, one a line. Form and report name them.
# support:
#   - "WHO, AND HOW TO REACH THEM"

# Who is responsible for the answers, and on what legal ground you ask: your organisation's words for the privacy notice.
# responsible: "YOUR ORGANISATION, ON WHAT GROUND, AND WHO LOOKS AFTER DATA PROTECTION"

# From how many answers there are figures (5 or more), and who will see them (team, team-and-coach or organisation).
# These, the names, why you ask, leader_answers and the questionnaire are frozen by the first `teamcheck survey`.
minimum: {minimum}
audience: {audience}
languages: [{languages}]

# Who leads the talk about the result: best somebody who is not the line manager.
{talk_led_by}

# Days, as year-month-day. People are told of them, but for the first; `teamcheck status` says what is overdue.
{closes}       # people answer up to then
{debrief}      # you talk about the result together: best within three weeks of closing
{review}       # you look at what came of it
{kept_until}   # you delete the answers by then
"""

_README = """\
# {team}, {round}

The folder of one time of asking a team. What to do, one after the other:

1. Open `round.yaml` and make it yours: why you ask, how people reach you, whom they can turn to,
   the day you talk about the result. `teamcheck check round.yaml` says whether it can be used.
2. `teamcheck survey invite` writes an invitation and a privacy notice of one page. Read them, then send them out.
3. Ask, in one of three ways:
   - `teamcheck survey` on this computer, one person after the other
   - `teamcheck survey room` on phones in the room
   - `teamcheck survey form` by a page that people fill in and send back; what comes back goes in by `teamcheck import`
   The first of these opens the round. Nobody has answered yet, and something is wrong? `teamcheck close --discard` undoes it.
4. `teamcheck status` says how many have answered, never who or what.
5. `teamcheck close` ends the round and writes the answers into this folder, mixed, from {minimum} answers on.
6. `teamcheck report` makes the page to talk about. With fewer answers it has no figures, but questions and an exercise.
   `teamcheck report --review-comments` comes before it where people wrote something: you decide on each comment first.
7. `teamcheck plan new`, after the talk, writes down the one or two things you will do.
   `teamcheck plan checkin` writes down how they go.

With the first report comes `teamcheck.ledger.json`. It notes which figures are out, so that nobody can work out a late
answer from a second report. Keep it beside the answers.

While people answer, their answers are not in this folder but in a ballot box in your own user folder. Do not copy it.
"""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a round when its folder is made.

    Attributes:
        questionnaire: Name of one that comes with teamcheck, or the path of a file.
        team: The team's name.
        round: The name of the round.
        people: How many are in the team.
        facilitator: Who asks.
        contact: How to reach them; may be empty.
        why: Why they ask.
        minimum: Fewest answers shown.
        audience: Who will see the figures.
        languages: Tags, the first shown first; none for the questionnaire's own.
        debrief: The day the team talks about the result, if it is known.
        talk_led_by: Who leads that talk; may be empty.
        review: The day the team looks at what came of it, if it is known.
        members: Who counts as a member; may be empty.
        leader_answers: Whether whoever leads the team is asked too; None where that is not said.
        examples: Days that stand as examples where no other is known: closing, debrief, review, and the end of keeping answers.
        about: The other team that people answer about; empty where they answer about their own.
    """

    questionnaire: str
    team: str
    round: str
    people: int
    facilitator: str
    contact: str
    why: str
    minimum: int
    audience: str
    languages: tuple[str, ...]
    debrief: date | None
    examples: tuple[date, date, date, date]
    about: str = ""
    members: str = ""
    leader_answers: bool | None = None
    talk_led_by: str = ""
    review: date | None = None


def folder_of(beginning: Beginning) -> dict[str, str]:
    """The files of a new round, by name.

    Raises:
        QuestionnaireError: The questionnaire cannot be used, or has no words in one of the languages.
    """
    questionnaire = load_questionnaire(beginning.questionnaire)
    for tag in beginning.languages:
        in_language(questionnaire, tag)
    copies = copies_of(beginning.questionnaire)
    return {
        "round.yaml": _round_yaml(beginning, questionnaire),
        **copies,
        "README.md": _README.format(team=markdown(beginning.team), round=markdown(beginning.round), minimum=beginning.minimum),
    }


def copies_of(source: str) -> dict[str, str]:
    """The questionnaire with its translations and all that it takes from others, so that the round keeps its words."""
    return {file.name: file.read_text(encoding="utf-8-sig") for file in files_of(source)}


def new_id() -> str:
    """What links the folder of a new round to its ballot box."""
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(12))


def contact_line(contact: str) -> str:
    """The line with how to reach the facilitator, or an example where that is not known yet."""
    return f"  contact: {quoted(contact)}\n" if contact else '  # contact: "01234 567890"\n'


def _members_line(members: str) -> str:
    """The line with who counts as a member, or an example where that is not known yet."""
    return f"members: {quoted(members)}" if members else '# members: "Everybody who works with us two days a week or more."'


def leader_line(leader_answers: bool | None) -> str:
    """The line with whether whoever leads the team is asked, or an example where that is not known yet."""
    return "# leader_answers: yes" if leader_answers is None else f"leader_answers: {'yes' if leader_answers else 'no'}"


def _about(other: str) -> str:
    """The line with the other team, where people answer about one."""
    return f"about: {quoted(other)}       # the other team; it answers about this one in a round of its own\n" if other else ""


def _round_yaml(beginning: Beginning, questionnaire: Questionnaire) -> str:
    closes, debrief, review, kept_until = beginning.examples
    return _ROUND.format(
        id=new_id(),
        questionnaire=quoted(origin(beginning.questionnaire).file.name),
        team=quoted(beginning.team),
        about=_about(beginning.about),
        round=quoted(beginning.round),
        people=beginning.people,
        facilitator=quoted(beginning.facilitator),
        contact=contact_line(beginning.contact),
        why=quoted(beginning.why),
        members=_members_line(beginning.members),
        leader_answers=leader_line(beginning.leader_answers),
        minimum=beginning.minimum,
        audience=beginning.audience,
        languages=", ".join(beginning.languages or (questionnaire.language,)),
        debrief=f"debrief: {beginning.debrief}" if beginning.debrief else f"# debrief: {debrief}",
        closes=f"# closes: {closes}",
        talk_led_by=f"talk_led_by: {quoted(beginning.talk_led_by)}" if beginning.talk_led_by else '# talk_led_by: "NAME"',
        review=f"review: {beginning.review}" if beginning.review else f"# review: {review}",
        kept_until=f"# kept_until: {kept_until}",
    )
