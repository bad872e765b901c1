"""The folder of a new pulse: its ``round.yaml``, the questionnaire narrowed to what is asked this time, and a README."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from teamcheck.collect.round import Words
from teamcheck.collect.starter import contact_line, copies_of, leader_line, new_id
from teamcheck.questionnaire.catalogue import origin, origin_of_sibling
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.narrowed import narrowed_files
from teamcheck.questionnaire.starter import quoted
from teamcheck.report.escaping import markdown

_ROUND = """\
# One pulse of a team. Every line is explained in docs/asking.md; docs/pulse.md says how pulses go.
schema: teamcheck/round/1
id: {id}        # links this folder to its ballot box: leave it, and do not copy it to another round
questionnaire: {questionnaire}

team: {team}
round: {round}
people: {people}                   # members of the team: no more than so many can answer

# Who asks, and how people can reach you. They read it before the first question.
facilitator:
  name: {facilitator}
{contact}
# Why you ask: the first thing people read. Say what came of the last time, too.
{words}
# Whether whoever leads the team is asked too (yes or no).
{leader_answers}

# From how many answers there are figures (5 or more), and who will see them (team, team-and-coach or organisation).
minimum: {minimum}
audience: {audience}
languages: [{languages}]

# Days, as year-month-day. People are told of them.
# debrief: {debrief}      # everybody hears what came out
# kept_until: {kept_until}   # you delete the answers by then
"""

_README = """\
# {team}, pulse of {round}

1. Open `round.yaml`: is it right why you ask, and have you said what came of the last pulse?
2. Ask: `teamcheck survey form` (a page that people fill in and send back), `teamcheck survey room` (on phones in the room) or
   `teamcheck survey` (on this computer).
3. `teamcheck close` ends it. With fewer than {minimum} answers nothing is shown.
4. In the folder of the team: `teamcheck pulse show` makes the page, `teamcheck pulse said` writes down what you heard and what
   you did. The next page begins with that.

The questionnaire in this folder holds what is asked this time. Keep the folder: later pulses look here for what was asked.
"""


@dataclass(frozen=True, slots=True)
class PulseBeginning:
    """What is known of a pulse when its folder is made; the words are those of `teamcheck.collect.round.Round`.

    ``debrief`` and ``kept_until`` stand in the file as examples.
    """

    team: str
    round: str
    people: int
    facilitator: str
    contact: str
    words: Words
    minimum: int
    audience: str
    languages: tuple[str, ...]
    debrief: date
    kept_until: date
    leader_answers: bool | None = None
    other_words: Mapping[str, Words] = field(default_factory=dict)


def pulse_folder(beginning: PulseBeginning, source: str, questionnaire: Questionnaire, keep: Collection[str]) -> dict[str, str]:
    """The files of a new pulse, by name.

    Args:
        beginning: What is known of it.
        source: The name or the path that the questionnaire was loaded by.
        questionnaire: All that can be asked.
        keep: Ids of the items that are asked this time.

    Raises:
        QuestionnaireError: A file of the questionnaire cannot be read any more.
    """
    place = origin(source)
    if questionnaire.base is None:
        files = narrowed_files(place, questionnaire, keep)
    else:  # what is added to a pulse is asked every time; what it is added to lies beside it
        files = copies_of(source)
        files |= narrowed_files(origin_of_sibling(questionnaire.base.id, place), questionnaire.base, keep)
    readme = _README.format(team=markdown(beginning.team), round=markdown(beginning.round), minimum=beginning.minimum)
    return {"round.yaml": _round_yaml(beginning, questionnaire), **files, "README.md": readme}


def _round_yaml(beginning: PulseBeginning, questionnaire: Questionnaire) -> str:
    return _ROUND.format(
        id=new_id(),
        questionnaire=quoted(f"{questionnaire.id}.yaml"),
        team=quoted(beginning.team),
        round=quoted(beginning.round),
        people=beginning.people,
        facilitator=quoted(beginning.facilitator),
        contact=contact_line(beginning.contact),
        words="".join(_said(beginning)),
        leader_answers=leader_line(beginning.leader_answers),
        minimum=beginning.minimum,
        audience=beginning.audience,
        languages=", ".join(beginning.languages),
        debrief=beginning.debrief,
        kept_until=beginning.kept_until,
    )


def _said(beginning: PulseBeginning) -> Iterator[str]:
    """The facilitator's words, in every language."""
    yield from _words(beginning.words, "")
    if beginning.other_words:
        yield "translations:\n"
    for tag, words in beginning.other_words.items():
        yield f"  {tag}:\n"
        yield from _words(words, "    ")


def _words(words: Words, indent: str) -> Iterator[str]:
    yield f"{indent}why: {quoted(words.why)}\n"
    if words.members:
        yield f"{indent}members: {quoted(words.members)}\n"
    if words.support:
        yield f"{indent}support: [{', '.join(map(quoted, words.support))}]\n"
    if words.responsible:
        yield f"{indent}responsible: {quoted(words.responsible)}\n"
