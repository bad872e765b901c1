"""A coach's teams: every round in the folders below one, as plain records of how far it is and of what is due next."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from teamcheck._ordinary import open_ordinary
from teamcheck.collect.box import BallotBox
from teamcheck.collect.close import ANSWERS, COMMENTS
from teamcheck.collect.closed_elsewhere import closed_elsewhere
from teamcheck.collect.next_steps import Followed, steps
from teamcheck.collect.round import FILE_NAME, Round
from teamcheck.collect.round_file import read_round
from teamcheck.errors import Code, Place, Problem, RoundError, TeamcheckError
from teamcheck.report.caseload.model import Asked, Case, Caseload, Due, Fault, State
from teamcheck.responses.action_plan import FILE_NAME as PLAN
from teamcheck.responses.action_plan import ActionPlan, asked_in, read_plan
from teamcheck.responses.review.decisions import places_of_reviews
from teamcheck.responses.rounds import as_date

#: Folders within folders that are looked at: a team, and below it a round of the team.
_DEEP = 2


@dataclass
class _Looking:
    """What is found below a folder.

    Attributes:
        below: The folder of all rounds.
        boxes: Where ballot boxes are kept.
        teams: Name of a team to its rounds.
        faults: What could not be read.
        ids: Id of a round to its folder.
    """

    below: Path
    boxes: Path
    teams: dict[str, list[Followed]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Fault] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def note(self, problems: Iterable[Problem], folder: Path) -> None:
        """Note what is wrong in the folder of a round, without where that lies on this computer."""
        self.faults += [_fault(problem, folder, self.below) for problem in problems]


def rounds_below(folder: Path) -> Iterator[Path]:
    """The folders one and two levels below one that hold a round, by name."""
    yield from (found for found, names in _folders_below(folder, _DEEP) if FILE_NAME in (names or ()))


def read_caseload(folder: Path, state_folder: Path, today: date) -> Caseload:
    """What is due for every team that has a round in the folders below one.

    Args:
        folder: Where those folders lie.
        state_folder: Where ballot boxes are kept, see `teamcheck.collect.state`.
        today: The day where the coach is.

    Returns:
        The teams by name. What cannot be read stands among the faults: nothing is left out without a word.
    """
    looking = _Looking(folder, state_folder)
    for found, names in _folders_below(folder, _DEEP):
        if names is None:
            looking.note([_not_opened(found)], found)
        elif FILE_NAME in names:
            _look_at(found, looking)
        elif ANSWERS in names:
            looking.note([_no_round(found)], found)
    cases = [_case(team, rounds, today) for team, rounds in looking.teams.items()]
    return Caseload(today, tuple(cases), tuple(looking.faults))


def due_of(round_: Round, state_folder: Path, today: date) -> tuple[Due, ...]:
    """What is due of one round by itself, by the rule of the list; what cannot be read is for others to say.

    Args:
        round_: The round.
        state_folder: Where ballot boxes are kept.
        today: The day where the facilitator is.
    """
    return steps([_followed(round_, ".", _Looking(round_.folder, state_folder))], today)


def _folders_below(folder: Path, deep: int) -> Iterator[tuple[Path, Sequence[str] | None]]:
    """Folders below one, by name, with the names in each; None where it cannot be opened.

    What begins with a dot is some program's own.
    """
    for name in _names_in(folder) or ():
        path = folder / name
        if not name.startswith(".") and _may_be_folder(path):
            yield path, _names_in(path)
            if deep > 1:
                yield from _folders_below(path, deep - 1)


def _may_be_folder(path: Path) -> bool:
    """Whether something is a folder, or nobody can tell because what it lies in is shut."""
    try:
        return path.is_dir()
    except OSError:
        return True


def _names_in(folder: Path) -> Sequence[str] | None:
    """What lies in a folder, by name; None where it cannot be opened."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return None


def _look_at(folder: Path, looking: _Looking) -> None:
    """Add the round of a folder to those of its team."""
    try:
        round_ = read_round(folder)
    except TeamcheckError as error:
        looking.note(error.problems, folder)
        return
    where = folder.relative_to(looking.below).as_posix()
    first = looking.ids.setdefault(round_.id, where)
    if first != where:
        looking.note([_copied(round_, first)], folder)
        return
    looking.teams[round_.team].append(_followed(round_, where, looking))


def _followed(round_: Round, where: str, looking: _Looking) -> Followed:
    """A round with all that its folder and its box say of it."""
    box = BallotBox(round_, looking.boxes)
    state, answered = _how_far(round_, box, looking)
    answers = round_.folder / ANSWERS
    kept = [answers, round_.folder / COMMENTS, *places_of_reviews([answers], None)]
    in_box = state in {"open", "closing"} and bool(answered)
    asked = Asked(
        id=round_.id,
        round=round_.name,
        folder=where,
        state=state,
        answered=answered,
        people=round_.people,
        minimum=round_.minimum,
        questionnaire=round_.questionnaire.id,
        extends=round_.questionnaire.base.id if round_.questionnaire.base else None,
        debrief=round_.debrief,
        review=round_.review,
        kept_until=round_.kept_until,
    )
    plan, has_plan = _plan_of(round_, looking)
    return Followed(
        asked, plan, has_plan, in_box or any(path.exists() for path in kept), is_pulse=round_.questionnaire.pulse is not None
    )


def _how_far(round_: Round, box: BallotBox, looking: _Looking) -> tuple[State, int | None]:
    """How far a round is, and how many have answered."""
    if not box.files.exists:
        if closed_elsewhere(round_):
            return "closed", _rows_of(round_.folder / ANSWERS)
        return "not opened", 0
    try:
        manifest = box.files.manifest()
    except RoundError as error:
        looking.note(error.problems, round_.folder)
        return "unknown", None
    if manifest.state != "closed":
        try:
            box.check(manifest)
        except RoundError as error:
            looking.note(error.problems, round_.folder)
    return manifest.state, manifest.finished


def _rows_of(answers: Path) -> int | None:
    """How many people a file of answers is of, as `close` writes it; None where it cannot be read."""
    try:
        with TextIOWrapper(open_ordinary(answers), encoding="utf-8-sig", newline="") as stream:
            return max(0, sum(bool(row) for row in csv.reader(stream)) - 1)
    except (OSError, UnicodeError, csv.Error):
        return None


def _plan_of(round_: Round, looking: _Looking) -> tuple[ActionPlan | None, bool]:
    """What the team set out to do, and whether there is a plan at all, readable or not."""
    file = round_.folder / PLAN
    if not file.exists():
        return None, False
    try:
        return read_plan(file, asked_in(round_.questionnaire)), True
    except TeamcheckError as error:
        looking.note(error.problems, round_.folder)
        return None, True


def _case(team: str, rounds: Sequence[Followed], today: date) -> Case:
    """What is due for a team. A pulse is no round of its own there: of it only that it is open, or has answers to delete."""
    surveys, pulses = [each for each in rounds if not each.is_pulse], [each for each in rounds if each.is_pulse]
    ordered = _earliest_first(surveys) or _earliest_first(pulses)[-1:]
    *before, latest = [each.asked for each in ordered]
    beside = [each for each in pulses if each not in ordered]
    return Case(team, latest, steps([*beside, *ordered], today), tuple(reversed(before)))


def _earliest_first(rounds: Sequence[Followed]) -> list[Followed]:
    """Rounds by the dates they are called by, or else by the days of their talks; where some have none, by their folders."""
    called = [as_date(each.asked.round) for each in rounds]
    for days in (called, [each.asked.debrief for each in rounds]):
        dated = [(day, each.asked.folder, place) for place, (day, each) in enumerate(zip(days, rounds, strict=True)) if day]
        if len(dated) == len(rounds):
            return [rounds[place] for _, _, place in sorted(dated)]
    return [*rounds]


def _fault(problem: Problem, folder: Path, below: Path) -> Fault:
    """A problem as a page can hold it: places are those below the folder of all rounds."""
    file = Path(problem.place.file)
    inside = file if file.is_relative_to(below) else folder
    within = str(problem.place).removeprefix(problem.place.file)
    place = f"{inside.relative_to(below).as_posix()}{within}"
    start = f"{below}{os.sep}" if below.parts else ""
    message, fix = ((text.replace(start, "") if start else text) for text in (problem.message, problem.fix))
    return Fault(place, message, fix, str(problem.code))


def _not_opened(folder: Path) -> Problem:
    return Problem(Code.NO_ROUND, Place(str(folder)), "this folder cannot be opened", "See that you may read it.")


def _no_round(folder: Path) -> Problem:
    message = "there are answers here, and no round.yaml that says of which team and when"
    fix = "Score them by themselves: name the file in a command of its own."
    return Problem(Code.NO_ROUND, Place(str(folder / ANSWERS)), message, fix)


def _copied(round_: Round, first: str) -> Problem:
    message = f"this is a copy of the round in {first}, with the same id, and is not in the list"
    fix = "Take one of the two folders out of the way. A new round gets an id of its own: teamcheck init"
    return Problem(Code.ROUND_DOUBTFUL, Place(str(round_.file), key="id"), message, fix)
