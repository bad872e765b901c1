"""The pulses of a team's folder, as the commands find them, and what may be shown of them side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teamcheck._names import some_of
from teamcheck.cli import options, rounds
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, RoundError

if TYPE_CHECKING:
    from teamcheck.collect.pulses import PulseRound
    from teamcheck.collect.round import Round
    from teamcheck.organisation.ledger.release import Release
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.report.pulse.view import Answered
    from teamcheck.responses.model import Policy
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.pulse_trend import PulseTrend

#: The questionnaire of a pulse, where none is named.
QUESTIONNAIRE = "pulse"
#: Most pulses that a note names.
_NAMED = 5


def found_in(team: Path) -> "list[PulseRound]":
    """The pulses of a team, earliest first.

    Raises:
        RoundError: One cannot be read.
    """
    from teamcheck.collect.pulses import pulses_of  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  as above

    return pulses_of(team, state_folder())


def closed_in(team: Path) -> "list[PulseRound]":
    """Those that are closed, up to the latest that has its answers.

    Raises:
        RoundError: None has, or one cannot be read.
    """
    found = found_in(team)
    closed = [each for each in found if each.state == "closed"]
    places = [place for place, each in enumerate(closed) if each.has_answers]
    if not places:
        raise RoundError([_none_closed(team, found)])
    return closed[: places[-1] + 1]


def with_answers(closed: "Sequence[PulseRound]", *, quiet: bool) -> "list[Round]":
    """The rounds of those that have their answers; that others have none any more is said."""
    gone = [each.round.name for each in closed if not each.has_answers]
    if gone and not quiet:
        talk(f"Note: the answers to {some_of(gone, _NAMED)} are deleted, so the trend is without them.")
    return [each.round for each in closed if each.has_answers]


def _none_closed(team: Path, found: "Sequence[PulseRound]") -> Problem:
    from teamcheck.collect.pulses import FOLDER  # noqa: PLC0415  as above

    if not found:
        fix = f"Begin one: teamcheck pulse new{rounds.pasted(team, rounds.HERE)}. Or name the folder that `{FOLDER}` lies in."
        return Problem(Code.NO_ROUND, Place(str(team / FOLDER)), "there is no pulse here", fix)
    latest = found[-1]
    if latest.state == "closed":
        fix = f"Begin the next one: teamcheck pulse new{rounds.pasted(team, rounds.HERE)}"
        return Problem(Code.ROUND_NOT_OPEN, Place(str(latest.round.folder)), "the answers to this pulse are deleted", fix)
    return _not_over(latest, f"Ask first: teamcheck survey{rounds.where(latest.round)}")


def _not_over(latest: "PulseRound", unasked: str) -> Problem:
    """That a pulse is not closed yet; ``unasked``: what to do where nobody has been asked in it."""
    message, fix = "nobody has been asked in this pulse yet", unasked
    if latest.state == "open":
        message, fix = "this pulse is open", f"End it first: teamcheck close{rounds.where(latest.round)}"
    return Problem(Code.ROUND_NOT_OPEN, Place(str(latest.round.file)), message, fix)


def check_last(found: "Sequence[PulseRound]") -> None:
    """See that the last pulse is over before another begins: what it asks counts as asked.

    Raises:
        RoundError: It is not.
    """
    if found and found[-1].state != "closed":
        unasked = f"Ask it first: teamcheck survey{rounds.where(found[-1].round)}. Or delete its folder to begin another."
        raise RoundError([_not_over(found[-1], unasked)])


def need_enough(people: int, team: Path) -> None:
    """See that a pulse can be asked of so many.

    Raises:
        RoundError: They are too few.
    """
    from teamcheck.collect.pulses import FEWEST_PEOPLE, FOLDER  # noqa: PLC0415  as above

    if people < FEWEST_PEOPLE:
        message = f"a pulse is for {FEWEST_PEOPLE} people and more, and the team has {people}"
        fix = "Ask how it goes at the check-in of the plan, in a meeting you have anyway: teamcheck plan checkin"
        raise RoundError([Problem(Code.PULSE_FEW_PEOPLE, Place(str(team / FOLDER)), message, fix)])


def say_what_is_not_said(earlier: "Sequence[PulseRound]", team: Path) -> None:
    """Remind of what came of the last pulse, where nobody has written it down."""
    from teamcheck.responses.you_said import FILE_NAME  # noqa: PLC0415  pydantic and YAML: not for --help

    if earlier and not (earlier[-1].round.folder / FILE_NAME).exists():
        where = rounds.pasted(team, rounds.HERE)
        talk(f"Note: nobody has written down what came of the pulse of {earlier[-1].round.name}: teamcheck pulse said{where}")
        talk("      People who do not hear what came of it stop answering.")


def steps(made: "Round", team: Path) -> str:
    """What comes after the folder of a pulse was made, ready to paste."""
    here = rounds.where(made)
    lines = [
        f"open {made.file} and say why you ask",
        f"teamcheck survey invite{here}",
        f"teamcheck survey form{here}    or: survey room, survey",
        f"teamcheck close{here}",
        f"teamcheck pulse show{rounds.pasted(team, rounds.HERE)}",
    ]
    return "\n      ".join(lines)


class Side(NamedTuple):
    """The pulses of a team side by side.

    Attributes:
        trend: What may be shown of them.
        asked: What was asked for in scoring the latest.
        scored: What came of it.
        cards: What may be shown of it alone.
        given: Everything that is given out, for the ledgers.
        policy: The strictest of all pulses.
        questionnaire: What the latest asked.
    """

    trend: "PulseTrend"
    asked: Asked
    scored: Scored
    cards: "Sequence[PublicScorecard]"
    given: "Mapping[Path, Sequence[Release]]"
    policy: "Policy"
    questionnaire: "Questionnaire"


def side_by_side(closed: "Sequence[Round]", *, without_ledger: str | None, quiet: bool) -> Side:
    """Score every pulse by itself, and put what may be shown of them side by side.

    Args:
        closed: Their rounds, earliest first; one or more.
        without_ledger: Why nobody looks at what was given out before, or None.
        quiet: Nothing is said of how the latest was read; of earlier ones nothing is said anyway.

    Raises:
        TeamcheckError: Answers cannot be read.
    """
    from teamcheck.cli.ledger import of_teams  # noqa: PLC0415  not for --help
    from teamcheck.responses.policy import strictest  # noqa: PLC0415  as above
    from teamcheck.scorecard.comparison.round_result import as_shown  # noqa: PLC0415  as above
    from teamcheck.scorecard.pulse_trend import pulse_trend  # noqa: PLC0415  as above

    read = [_scored(each, without_ledger, quiet=quiet or each is not closed[-1]) for each in closed]
    policy = strictest([scored.policy for _, scored in read])
    every = [replace(scored, policy=policy) for _, scored in read]
    cards = [scored.shown() for scored in every]
    results = [
        as_shown(full, shown, name=round_.name)
        for round_, scored, found in zip(closed, every, cards, strict=True)
        for full, shown in zip(scored.scorecards, found, strict=True)
    ]
    questionnaire = every[-1].questionnaire
    always = frozenset(questionnaire.pulse.always if questionnaire.pulse else ())
    trend = pulse_trend([card for found in cards for card in found], results, always)
    given = {file: kept for scored, found in zip(every, cards, strict=True) for file, kept in of_teams(scored, found).items()}
    return Side(trend, read[-1][0], every[-1], cards[-1], given, policy, questionnaire)


def _scored(round_: "Round", without_ledger: str | None, *, quiet: bool) -> tuple[Asked, Scored]:
    asked = Asked([], options.QUESTIONNAIRE, without_ledger=without_ledger, quiet=quiet)
    return rounds.scored_here(asked, round_.folder)


def answered_before(closed: "Sequence[PulseRound]") -> "Answered":
    """What was heard in the pulse before the latest, and what came of it, whether or not its answers are still there.

    Raises:
        ResponsesError: The file that says so cannot be used.
    """
    from teamcheck.report.pulse.view import Answered  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.responses.you_said import FILE_NAME, open_you_said  # noqa: PLC0415  pydantic and YAML: as above

    if len(closed) < 2:
        return Answered("")
    before = closed[-2].round
    file = before.folder / FILE_NAME
    return Answered(before.name, open_you_said(file)[0].heard if file.exists() else ())
