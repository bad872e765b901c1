"""``teamcheck status``: how far a round is, and what comes next."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli import options, plan_files, rounds
from teamcheck.cli.faults import say_problems
from teamcheck.cli.review import FILE as REVIEW
from teamcheck.cli.review import is_undecided, wait_for_a_review
from teamcheck.cli.slugs import slugs
from teamcheck.cli.terminal import put_out_words, talk
from teamcheck.errors import OutputError, Problem, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.round import Round
    from teamcheck.responses.action_plan import ActionPlan


def status(folder: rounds.Folder = rounds.HERE, *, quiet: options.Quiet = False) -> None:
    """Say how far a round is, what is overdue, and what comes next.

    It says how many have answered; never who, and never what.

    $ teamcheck status
    $ teamcheck status harbour
    """
    from teamcheck.cli.overdue import overdue  # noqa: PLC0415  for this command alone

    round_, box = rounds.round_and_box(folder)
    _tidy(box)
    today = date.today()  # noqa: DTZ011  the day where the facilitator is
    plan, faults = _plan(round_)
    put_out_words("\n".join([_so_far(round_, box), *_planned(plan, today), *overdue(round_, today)]))
    if problems := [*rounds.changes_since(box), *faults]:
        say_problems(problems)
    if not quiet:
        talk(f"Next: {_next(round_, box, _follow_up(round_, plan, faults, today))}")


def _tidy(box: "BallotBox") -> None:
    """Take away what a killed command has left, and what is kept for an hour only; where that cannot be done, let it be."""
    from teamcheck.collect.releases import forget_after_the_hour  # noqa: PLC0415  pydantic and YAML: not for --help

    if box.files.exists:
        with suppress(OutputError), box.files.locked():
            box.files.clean()
            forget_after_the_hour(box.files, time.time())


def _plan(round_: "Round") -> "tuple[ActionPlan | None, Sequence[Problem]]":
    """What the team set out to do, and what is wrong with its file; neither where there is none."""
    from teamcheck.responses.action_plan import FILE_NAME, asked_in, read_plan  # noqa: PLC0415  pydantic and YAML: not for --help

    file = round_.folder / FILE_NAME
    if not file.exists():
        return None, ()
    try:
        return read_plan(file, asked_in(round_.questionnaire)), ()
    except TeamcheckError as error:
        return None, error.problems


def _planned(plan: "ActionPlan | None", today: date) -> Iterator[str]:
    """How much the team set out to do, and when it checks in next."""
    if plan is not None:
        yield f"There is {plan_files.extent(plan)}. {plan_files.next_said(plan, today)}"


def _follow_up(round_: "Round", plan: "ActionPlan | None", faults: "Sequence[Problem]", today: date) -> str | None:
    """What comes after the plan; None where there is none."""
    from teamcheck.responses.plans.due import next_check_in  # noqa: PLC0415  as above

    if faults:
        return f"teamcheck plan check{rounds.where(round_)}"
    if plan is None:
        return None
    following = next_check_in(plan)
    if plan.made is not None and following is None:
        return plan_files.ASK_AGAIN
    when = "" if following is not None and following.day <= today else "    on the day of the check-in"
    return f"teamcheck plan checkin{rounds.where(round_)}{when}"


def _next(round_: "Round", box: "BallotBox", follow_up: str | None) -> str:
    """The commands that come next, ready to paste; ``follow_up``: what comes after the plan, where there is one."""
    where, state = rounds.where(round_), box.state()
    if state == "closed" or (state == "not opened" and _is_closed_elsewhere(round_)):
        return _after_closing(round_, box, follow_up)
    if state == "not opened":
        return rounds.first_steps(round_)
    if state == "closing":
        return f"teamcheck close{where}    closing was broken off: this finishes it"
    finished, asking = box.finished(), _asking(round_, box)
    if finished >= round_.people:
        return f"teamcheck close{where}"
    if finished < round_.minimum:
        return asking
    return f"{asking}, or teamcheck close{where} when nobody else will answer"


def _asking(round_: "Round", box: "BallotBox") -> str:
    """The command by which more answers come in: where forms were made to be sent out, the one for what comes back."""
    where = rounds.where(round_)
    if box.files.manifest().tickets is not None:
        return f"teamcheck survey room{where}"
    forms = {path.name for path in round_.folder.glob("form*.html")}
    if not forms:
        return f"teamcheck survey{where}"
    into = f" --into{where}" if where else ""
    on_paper = all(name.startswith("form-print") for name in forms)
    return f"teamcheck import --typed{into}" if on_paper else f"teamcheck import{into} FILE..."


def _after_closing(round_: "Round", box: "BallotBox", follow_up: str | None) -> str:
    """What comes after closing: deciding on comments, the report, the talk, the plan, and how it goes."""
    if wait_for_a_review(round_.folder):
        return rounds.to_report(round_, comments=True)
    team = rounds.team_of_pulse(round_)
    if team is not None:
        return _after_a_pulse(round_, team)
    if follow_up is not None:
        return follow_up
    if _is_reported(round_, box):
        then = f"teamcheck plan new{rounds.where(round_)}"
        return f"talk about the report with the team; it says how. Then: {then}"
    return _to_report(round_)


def _to_report(round_: "Round") -> str:
    """The way to the report, or to the page of a pulse, where somebody may have begun to decide on comments."""
    first = f"decide on each comment in {REVIEW}, and save it\n      " if is_undecided(round_.folder) else ""
    return first + rounds.to_report(round_)


def _after_a_pulse(round_: "Round", team: Path) -> str:
    """What comes after a pulse was closed: its page, what was heard and done, the next one."""
    from teamcheck.organisation.ledger.book import FILE_NAME as LEDGER  # noqa: PLC0415  not for --help
    from teamcheck.responses.you_said import FILE_NAME as SAID  # noqa: PLC0415  as above

    where = rounds.pasted(team, rounds.HERE)
    if not (round_.folder / LEDGER).exists():
        return _to_report(round_)
    if not (round_.folder / SAID).exists():
        return f"teamcheck pulse said{where}    what you heard, and what came of it"
    return f"teamcheck pulse new{where}    when the next one is due"


def _is_reported(round_: "Round", box: "BallotBox") -> bool:
    """Whether figures are out. Deciding on comments counts as that, too: then the report itself must lie in the folder."""
    if not _is_released(round_, box):
        return False
    name = slugs([round_.team])[round_.team]
    made = [path for path in round_.folder.glob(f"{name}.*") if path.suffix in {".html", ".md"}]
    return bool(made) or not (round_.folder / REVIEW).exists()


def _is_released(round_: "Round", box: "BallotBox") -> bool:
    """Whether anything was made of the answers, as the box says, or the list of what was given out where there is no box."""
    from teamcheck.organisation.ledger.book import FILE_NAME as LEDGER  # noqa: PLC0415  not for --help

    if not box.files.exists:
        return (round_.folder / LEDGER).exists()
    closing = box.files.manifest().closing
    return closing is not None and closing.released


def _is_closed_elsewhere(round_: "Round") -> bool:
    """Whether a round that was not opened here was closed on another computer."""
    from teamcheck.collect.closed_elsewhere import closed_elsewhere  # noqa: PLC0415  pydantic and YAML: not for --help

    return closed_elsewhere(round_)


def _so_far(round_: "Round", box: "BallotBox") -> str:
    """What the round is called, and how many have answered."""
    return f"{round_.team}, {round_.name}: {_counted(round_, box)}"


def _counted(round_: "Round", box: "BallotBox") -> str:
    from teamcheck.collect.round import have_answered, still_needed  # noqa: PLC0415  questionnaires: not for --help

    state, finished = box.state(), box.finished()
    if state == "not opened":
        if _is_closed_elsewhere(round_):
            return "closed; people were not asked on this computer."
        return f"not opened yet; {round_.people} people are expected."
    answered = have_answered(finished, round_.people)
    if state == "closed":
        closing = box.files.manifest().closing
        return f"closed; {answered}" + (", and their answers were thrown away." if closing and not closing.answers else ".")
    if state == "closing":
        return f"closing was broken off; {answered}."
    missing = round_.minimum - finished
    if missing > 0:
        return f"open; {answered}, and {still_needed(missing)} needed before there are figures."
    return f"open; {answered}."
