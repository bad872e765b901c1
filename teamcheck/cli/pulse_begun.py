"""What the next pulse begins with: the last one, or the round of the team, and what the command line says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teamcheck.cli import asking, pulses
from teamcheck.cli.asking import Ask
from teamcheck.cli.round_options import people_known
from teamcheck.cli.slugs import slug
from teamcheck.errors import Code, Place, Problem, QuestionnaireError

if TYPE_CHECKING:
    from teamcheck.collect.pulses import PulseRound
    from teamcheck.collect.round import Round, Words
    from teamcheck.questionnaire.model import Questionnaire

_WHY = "We want to see how it goes from time to time, and to mend what we can at once."
_NOT_KNOWN = "there is no pulse and no round to take it from"
#: From today to the days that stand as examples: everybody hears what came out, and the answers are deleted.
_HEARD, _KEPT = timedelta(days=7), timedelta(days=365)


class Said(NamedTuple):
    """What the command line says of the pulse; None where it says nothing."""

    team: str | None
    people: int | None
    facilitator: str | None
    contact: str | None
    why: str | None
    round: str | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A pulse that can be written.

    Attributes:
        place: Its folder.
        files: What is in it, by name.
        told: What is asked this time, in words.
    """

    place: Path
    files: dict[str, str]
    told: str


def begun(folder: Path, earlier: "Sequence[PulseRound]", said: Said, *, source: str, today: date, ask: Ask | None) -> Begun:
    """Put together the next pulse.

    Args:
        folder: The folder of the team.
        earlier: Its pulses, earliest first.
        said: What the command line says.
        source: Name or path of the questionnaire.
        today: The day where the facilitator is.
        ask: Asks the person at the keyboard for what is not known; None where nobody is there.

    Raises:
        TeamcheckError: The questionnaire is no pulse, the team is too small, or something cannot be read.
        BadParameter: Something is not known, and nobody can be asked.
    """
    from teamcheck.collect.pulse_starter import PulseBeginning, pulse_folder  # noqa: PLC0415  pydantic: not for --help
    from teamcheck.collect.pulses import FOLDER, asked_next  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above

    before = earlier[-1].round if earlier else _round_of(folder)
    known = partial(asking.known, asks=ask, why=_NOT_KNOWN)
    team = known(said.team or (before.team if before else None), "--team", "Name of the team")
    people = people_known(said.people or (before.people if before else None), ask, _NOT_KNOWN)
    pulses.need_enough(people, folder)
    facilitator = said.facilitator or (before.facilitator.name if before else None)
    facilitator = known(facilitator, "--facilitator", "Your name, as people will read it")
    questionnaire = load_questionnaire(source)
    _need_pulse(questionnaire, source)
    keep, left = asked_next(questionnaire, earlier)
    name = said.round or f"{today:%Y-%m-%d}"
    beginning = PulseBeginning(
        team=team,
        round=name,
        people=people,
        facilitator=facilitator,
        contact=said.contact or (before.facilitator.contact if before else ""),
        words=_words(said.why, before, is_pulse=bool(earlier)),
        minimum=before.minimum if before else 5,
        audience=before.audience if before else "team",
        languages=_languages(before, questionnaire),
        debrief=today + _HEARD,
        kept_until=today + _KEPT,
        leader_answers=before.leader_answers if before else None,
        other_words=_other_words(before, questionnaire) if earlier and said.why is None else {},
    )
    files = pulse_folder(beginning, source, questionnaire, keep)
    return Begun(folder / FOLDER / slug(name), files, _told(questionnaire, keep, left))


def _round_of(folder: Path) -> "Round | None":
    """The round of the team's folder, if it is one."""
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  as above
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    return read_round(folder) if (folder / FILE_NAME).is_file() else None


def _words(why: str | None, before: "Round | None", *, is_pulse: bool) -> "Words":
    """The facilitator's words: those of the time before, but why they ask is said anew where that was no pulse."""
    from teamcheck.collect.round import Words  # noqa: PLC0415  as above

    if before is None:
        return Words(why or _WHY)
    return replace(before.words, why=why or (before.words.why if is_pulse else _WHY))


def _other_words(before: "Round | None", questionnaire: "Questionnaire") -> "dict[str, Words]":
    there = _languages(before, questionnaire)
    return {} if before is None else {tag: words for tag, words in before.other_words.items() if tag in there}


def _languages(before: "Round | None", questionnaire: "Questionnaire") -> tuple[str, ...]:
    """The languages of the last time that the questionnaire has words in."""
    there = [questionnaire.language, *(each.language for each in questionnaire.translations)]
    return tuple(tag for tag in (before.languages if before else ()) if tag in there) or (questionnaire.language,)


def _need_pulse(questionnaire: "Questionnaire", source: str) -> None:
    if questionnaire.pulse is None or not questionnaire.pulse.always:
        message = "this questionnaire says neither what is asked every time nor what takes turns"
        fix = "Take -q pulse, or add `always:` and `rotate:` (docs/questionnaire-format.md, Pulse)."
        raise QuestionnaireError([Problem(Code.KEY_MISSING, Place(source, key="always"), message, fix)])


def _told(questionnaire: "Questionnaire", keep: frozenset[str], left: int) -> str:
    """What is asked this time, in words for the facilitator."""
    turn = questionnaire.pulse.rotate if questionnaire.pulse else ()
    now = sum(item in keep for item in turn)
    rest = "with these all have been asked once" if not left else f"{left} are left for the next times"
    count = "1 statement" if len(keep) == 1 else f"{len(keep)} statements"
    return f"{count}, {now} of them in turn ({rest})." if turn else f"{count}."
