"""What could be better about a round that can be used."""

from collections.abc import Iterator

from teamcheck.collect.round import ASKED_FOR_BACKGROUND, Round
from teamcheck.errors import Code, Place, Problem


def doubts(round_: Round) -> list[Problem]:
    """Warnings, in the order of the file."""
    return [
        Problem(Code.ROUND_DOUBTFUL, Place(str(round_.file), key=key), message, fix, "warning")
        for key, message, fix in _found(round_)
    ]


def _found(round_: Round) -> Iterator[tuple[str, str, str]]:
    if round_.people < round_.minimum:
        message = f"the team has {round_.people} members, and there are no figures of fewer than {round_.minimum}"
        fix = "Nobody needs to answer: `teamcheck report` makes the questions and the exercise to talk about."
        yield "people", message, fix
    if not round_.facilitator.contact:
        yield "facilitator", "people are not told how to reach you", "Write a contact under facilitator."
    if round_.debrief is None:
        yield "debrief", "people are not told when you talk about the result", "Write debrief: and the day."
    elif round_.review and round_.review <= round_.debrief:
        message = "you look at what came of it before you talk about the result"
        yield "review", message, "Write a day after the debrief."
    if round_.kept_until and round_.debrief and round_.kept_until < round_.debrief:
        yield "kept_until", "the answers are deleted before you talk about them", "Write a day after the debrief."
    if round_.questionnaire.background and not round_.asks_background:
        message = "the questionnaire's questions about people themselves are not asked"
        fix = f"They need keep: sheets and {ASKED_FOR_BACKGROUND} people or more: fewer could be told apart by them."
        yield "keep", message, fix
