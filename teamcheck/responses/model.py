"""What was answered: people by items, whole numbers or None. No names, no times, no text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from teamcheck.responses.imported import TableRead

Audience = Literal["team", "team-and-coach", "organisation"]

#: The fewest answers shown when nothing else was agreed. It can be raised when a round is opened, never lowered.
MINIMUM = 5


#: Checklist to the options that were ticked on it together, and by how many people; who ticked nothing is not in it.
Ticks = Mapping[str, Mapping[tuple[str, ...], int]]


class Response(NamedTuple):
    """One row of answers. Where rows were shuffled within each dimension, a row is no person; every figure is the same.

    Attributes:
        team: Name of the team as its people write it; where it answers about another, that of the direction.
        round: The time of asking, or None.
        respondent: Code that links one person's sheets over rounds, or None.
        answers: In the order of ``Responses.item_ids``: the point chosen (not reversed), or None where there is no answer
            (left out, not applicable, preferred not to say).
        background: In the order of ``Responses.background_ids``: the id of the choice, or None where there is none.
    """

    team: str
    round: str | None
    respondent: str | None
    answers: tuple[int | None, ...]
    background: tuple[str | None, ...] = ()


class Direction(NamedTuple):
    """One team's answers about one other team: a unit of its own, scored and protected as a team is (method M77).

    Attributes:
        team: The team that answered.
        about: The team it answered about, as its people wrote the name.
    """

    team: str
    about: str

    @property
    def name(self) -> str:
        """What the unit is called wherever a team has its name.

        >>> Direction("Ward 3", "Pharmacy").name
        'Ward 3 about Pharmacy'
        """
        return f"{self.team} about {self.about}"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, apart from the answers of the person who wrote it.

    Attributes:
        team: Name of the team.
        round: The time of asking, or None.
        question: Id of the comment question.
        text: What was written.
        shown: What may be printed of it, as the facilitator decided: the same text, other words, or nothing (empty). None
            while that is not decided.
    """

    team: str
    round: str | None
    question: str
    text: str
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What people were told when they were asked; it travels with the answers and every command obeys it.

    Attributes:
        minimum: Fewest answers shown, 5 or more.
        audience: Who may see the team's figures.
        told: The words people were shown.
        said_in: The file that sets the audience; empty where no file does. Where it was said changes nothing of what was said.
    """

    minimum: int = MINIMUM
    audience: Audience = "team"
    told: str = ""
    said_in: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a file should know: a column left out, rows dropped.

    Attributes:
        kind: ``left-out`` (names, e-mails, addresses, times), ``ignored`` (a column of no item), ``dropped`` (rows),
            ``tool`` (the form tool that wrote the file), ``said`` (what else to know of its exports), ``read`` (how the file
            was read), ``round`` (which round was taken), ``look-alike`` (names of teams that differ only by case or spaces),
            ``partial`` (rows never sent off), ``one-sided`` (one team answered about another, and not the other way round).
        text: One sentence, without any value of an answer.
    """

    kind: Literal["left-out", "ignored", "dropped", "tool", "said", "read", "round", "look-alike", "partial", "one-sided"]
    text: str


@dataclass(frozen=True)
class Responses:
    """The answers of one or more teams.

    Attributes:
        item_ids: What each place of ``Response.answers`` answers: the items of the questionnaire, in its order.
        rows: The answers. Read with ``stream=True`` it can be gone through once, never holds more than one row, and raises
            `ResponsesError` at its end if anything was wrong; otherwise it is a tuple.
        sizes: Number of members of each team, where it is known (``--teams`` or ``--size``). With ``stream=True`` complete
            only at the end.
        comments: In an order that tells nothing of who wrote them. With ``stream=True`` complete, and in that order, only at
            the end.
        policy: What people were told, or the default; the strictest of what was told for any of the files.
        notes: What was left out or dropped, and how the file was read. With ``stream=True`` complete only at the end.
        whole_sheets: Whether every row is known to be one person: an export of a form, or a file with respondent codes or
            background answers. The rows of other files may have been shuffled within each dimension.
        background_ids: What each place of ``Response.background`` answers: the background questions that have a column in any
            of the files, in the order of the questionnaire.
        origins: Team and round to the file they stand in. With ``stream=True`` complete only at the end.
        policies: File to what the people in it were told.
        nameless: The files that do not say which team they are of.
        tables: What was read of each table. With ``stream=True`` complete only at the end.
        directions: Where teams answered about each other: the name that stands for a team everywhere here, to who answered
            about whom. With ``stream=True`` complete only at the end.
        ticks: Team and round to what was ticked on its checklists. With ``stream=True`` complete only at the end.
    """

    item_ids: tuple[str, ...]
    rows: Iterable[Response]
    sizes: Mapping[str, int] = field(default_factory=dict)
    comments: Sequence[Comment] = ()
    policy: Policy = Policy()
    notes: list[Note] = field(default_factory=list)
    whole_sheets: bool = False
    background_ids: tuple[str, ...] = ()
    origins: Mapping[tuple[str, str | None], str] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    nameless: frozenset[str] = frozenset()
    tables: Sequence["TableRead"] = ()
    directions: Mapping[str, Direction] = field(default_factory=dict)
    ticks: Mapping[tuple[str, str | None], Ticks] = field(default_factory=dict)
