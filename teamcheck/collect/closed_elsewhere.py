"""Whether a round whose ballot box is not on this computer was closed on another one: what lies in its folder says so."""

from teamcheck.collect.close import ANSWERS
from teamcheck.collect.round import Round
from teamcheck.organisation.ledger.book import FILE_NAME as LEDGER
from teamcheck.responses.action_plan import FILE_NAME as PLAN
from teamcheck.responses.you_said import FILE_NAME as YOU_SAID

#: What is there only once people have answered. Answers may be deleted by then, as people were told.
_TRACES = (ANSWERS, LEDGER, YOU_SAID)


def closed_elsewhere(round_: Round) -> bool:
    """Whether a round that has no box here has answers, or something that was made of them.

    A plan counts, but not that of a team so small that it makes one without being asked.

    Args:
        round_: A round without a ballot box on this computer.
    """
    traces = [*_TRACES, *([PLAN] if round_.people >= round_.minimum else [])]
    return any((round_.folder / name).is_file() for name in traces)
