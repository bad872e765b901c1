"""What a ballot box says of itself: one small file, whose replacement is the moment in which anything becomes true."""

from typing import Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.collect.round import Keep
from teamcheck.responses.model import Audience


class Promise(Frozen):
    """What people were told when the round was opened; none of it can change while it is open.

    Attributes:
        team: The team's name.
        about: The other team that people answer about; empty where they answer about their own.
        round: The name of the round.
        questionnaire: Id of what is asked.
        sha256: Digest of its file: another wording would be another question.
        minimum: Fewest answers shown.
        audience: Who will see the figures.
        keep: What stays together of a person's answers.
        background: Whether people were asked about themselves.
        facilitator: Who asks, and could look.
        why: Why they ask, by the language it is said in.
        kept_until: The day the answers are deleted, as ISO writes it; empty where that is not said.
        leader_answers: Whether whoever leads the team is asked too; None where nobody said, as in older boxes.
        told: The words of the first screen in the first language; they travel with the answers.
    """

    team: str
    about: str = ""
    round: str
    questionnaire: str
    sha256: str
    minimum: int
    audience: Audience
    keep: Keep
    background: bool
    facilitator: str
    why: dict[str, str]
    kept_until: str
    leader_answers: bool | None = None
    told: str


class Closing(Frozen):
    """The answers as they were written out.

    Attributes:
        at: Seconds since 1970, when the round was closed first; 0 once it cannot be opened again.
        answers: Digest of the file of answers; empty where they were thrown away.
        comments: Digest of the file of comments; empty where there is none.
        released: Whether figures have been made of them since.
    """

    at: float
    answers: str
    comments: str = ""
    released: bool = False


class Manifest(Frozen):
    """The state of a ballot box.

    Attributes:
        state: ``closing`` where the files are being written, or where that was broken off.
        generation: The names of the two files of answers hold it; a rewrite makes new ones, and this decides which count.
        finished: How many people have answered.
        secret: Proves that a form was handed out for this round; empty once the round cannot be opened again.
        used: Digests of the forms and tickets that came back, sorted; nothing links one to an answer.
        tickets: Digests of the tickets, sorted, where each person needs one.
        closing: What was written out last.
        taken_back: Digests of the files of answers that were written out and taken back: no figure is made of them.
    """

    schema_: Literal["teamcheck/box/1"] = Field(default="teamcheck/box/1", alias="schema")
    state: Literal["open", "closing", "closed"] = "open"
    promise: Promise
    generation: str
    finished: int = Field(default=0, ge=0)
    secret: str
    used: tuple[str, ...] = ()
    tickets: tuple[str, ...] | None = None
    closing: Closing | None = None
    taken_back: tuple[str, ...] = ()
