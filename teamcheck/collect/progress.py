"""How far a round is: counts and days, never who or what."""

from collections.abc import Iterator
from datetime import date

from teamcheck.collect.box import BallotBox
from teamcheck.collect.close import ANSWERS, COMMENTS
from teamcheck.collect.round import Round
from teamcheck.collect.told import dated
from teamcheck.report.language import ENGLISH


def so_far(round_: Round, box: BallotBox) -> str:
    """What the round is called, and how many have answered."""
    return f"{round_.team}, {round_.name}: {_counted(round_, box)}"


def _counted(round_: Round, box: BallotBox) -> str:
    state, finished = box.state(), box.finished()
    if state == "not opened":
        return f"not opened yet; {round_.people} people are expected."
    answered = f"{finished} of {round_.people} have answered"
    if state == "closed":
        return f"closed; {answered}."
    if state == "closing":
        return f"closing was broken off; {answered}."
    missing = round_.minimum - finished
    if missing > 0:
        more = "one more answer is" if missing == 1 else f"{missing} more answers are"
        return f"open; {answered}, and {more} needed before there are figures."
    return f"open; {answered}."


def overdue(round_: Round, box: BallotBox, today: date) -> Iterator[str]:
    """What was to be done before today and is not.

    Args:
        round_: The round.
        box: Its ballot box.
        today: The day where the facilitator is.
    """
    state = box.state()

    def day(when: date) -> str:
        return dated(when, ENGLISH).plain

    if round_.debrief and round_.debrief < today and state != "closed":
        yield f"Overdue: you were to talk about the result on {day(round_.debrief)}, and the round is not closed."
    if round_.review and round_.review < today and state == "closed":
        yield f"Overdue: on {day(round_.review)} you were to look at what came of it."
    kept = [name for name in (ANSWERS, COMMENTS) if (round_.folder / name).exists()]
    if round_.kept_until and round_.kept_until < today and kept:
        yield f"Overdue: people were told that {' and '.join(kept)} would be deleted by {day(round_.kept_until)}."
