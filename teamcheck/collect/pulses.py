"""The pulses of a team: rounds like any other, each in a folder of its own below ``pulses``."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from teamcheck.collect.box import BallotBox
from teamcheck.collect.close import ANSWERS
from teamcheck.collect.closed_elsewhere import closed_elsewhere
from teamcheck.collect.round import FILE_NAME, Round
from teamcheck.collect.round_file import read_round
from teamcheck.errors import Code, Place, Problem, RoundError, TeamcheckError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.pulse import left_in_turn, next_in_turn
from teamcheck.responses.rounds import in_order

#: The folder of all pulses, in that of the team.
FOLDER = "pulses"
#: Fewest people of whom a pulse is asked: a smaller team sees each other, and talks (content of the plan's check-in).
FEWEST_PEOPLE = 20

State = Literal["not opened", "open", "closed"]


@dataclass(frozen=True, slots=True)
class PulseRound:
    """One pulse of a team.

    Attributes:
        round: Its round.
        state: How far it is; ``open`` also where closing was broken off.
        has_answers: Whether its answers lie in its folder: they may have been deleted, as people were told.
    """

    round: Round
    state: State
    has_answers: bool


def pulses_of(team: Path, boxes: Path) -> list[PulseRound]:
    """The pulses of a team, earliest first: by their names where these are dates, else by those of their folders.

    Args:
        team: The folder that ``pulses`` lies in.
        boxes: Where ballot boxes are kept, see `teamcheck.collect.state`.

    Raises:
        RoundError: A round of them cannot be read, or two have one name; with every problem.
    """
    found: dict[str, Round] = {}
    problems: list[Problem] = []
    for file in sorted((team / FOLDER).glob(f"*/{FILE_NAME}")):
        try:
            round_ = read_round(file.parent)
        except TeamcheckError as error:
            problems += error.problems
            continue
        if round_.questionnaire.pulse is None:
            continue
        if round_.name in found:
            problems.append(_same_name(round_, found[round_.name]))
        found.setdefault(round_.name, round_)
    if problems:
        raise RoundError(problems)
    return [_pulse(found[name], boxes) for name in in_order(found) if name is not None]


def _pulse(round_: Round, boxes: Path) -> PulseRound:
    return PulseRound(round_, _state(round_, boxes), (round_.folder / ANSWERS).is_file())


def _state(round_: Round, boxes: Path) -> State:
    state = BallotBox(round_, boxes).state()
    if state == "not opened":
        return "closed" if closed_elsewhere(round_) else "not opened"
    return "closed" if state == "closed" else "open"


def _same_name(round_: Round, other: Round) -> Problem:
    message = f"the pulse in {other.folder} is called {round_.name} as well"
    return Problem(Code.ROUND_TWICE, Place(str(round_.file), key="round"), message, "Give one of the two another name.")


def asked_next(questionnaire: Questionnaire, earlier: Iterable[PulseRound]) -> tuple[frozenset[str], int]:
    """What a new pulse asks, after all that earlier ones have asked: their own questionnaires say what that was.

    Args:
        questionnaire: All that can be asked.
        earlier: The pulses before it, earliest first.

    Returns:
        Ids of the items, and how many of those that take turns are left for later ones of this turn.
    """
    pulse = questionnaire.pulse
    if pulse is None:
        return frozenset(item.id for item in questionnaire.items), 0
    before = [[item.id for item in each.round.questionnaire.items] for each in earlier]
    now = next_in_turn(pulse, before)
    always = (item.id for item in questionnaire.items if item.id not in pulse.rotate)
    return frozenset([*always, *now]), len(left_in_turn(pulse, before)) - len(now)
