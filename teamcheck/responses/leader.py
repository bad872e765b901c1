"""What the person who leads a team answered about themselves: one row of its own voice, read as every other row is."""

from collections.abc import Sequence
from pathlib import Path

from teamcheck._names import shorten
from teamcheck.errors import Code, Place
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import Numbers
from teamcheck.responses.faults import problem
from teamcheck.responses.model import Audience, Response
from teamcheck.responses.read import read_responses
from teamcheck.responses.rows import LEADER_VOICE


def leaders_row(
    files: Sequence[Path],
    questionnaire: Questionnaire,
    *,
    team: str,
    round: str | None,  # noqa: A002  the word of the vocabulary
    team_name: str | None = None,
    numbers: Numbers | None = None,
    encoding: str | None = None,
    audience: Audience | None = None,
) -> Response | None:
    """The row of whoever leads a team, in one round.

    Args:
        files: The files of answers, the same from which the team is scored.
        questionnaire: What was asked.
        team: Name of the team, as it is scored.
        round: The time of asking, or None.
        team_name: As `teamcheck.responses.read.read_responses` takes it, like what follows.
        numbers: See there.
        encoding: See there.
        audience: See there.

    Returns:
        The row; None where no row is of the leader, or nothing is answered in it.

    Raises:
        ResponsesError: There is more than one, or what stands in it cannot be read.
    """
    read = read_responses(
        files,
        questionnaire,
        team_name=team_name,
        numbers=numbers,
        encoding=encoding,
        audience=audience,
        voice=LEADER_VOICE,
    )
    found = [row for row in read.rows if (row.team, row.round) == (team, round)]
    answered = [row for row in found if any(answer is not None for answer in row.answers)]
    if len(answered) > 1:
        raise problem(
            Code.LEADERS_ROW,
            Place(str(files[0]), key="voice"),
            f'{len(answered)} rows are of the voice leader in team "{shorten(team)}", and the copy is for one person',
            "Leave the row of the person it is for, and take the others out.",
        )
    return answered[0] if answered else None
