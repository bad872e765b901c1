"""The shape of what `teamcheck audit -f json` writes: ``teamcheck/audit/1``. Keys are never absent."""

from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.organisation.audit.findings import Code, Knows, LeftCode, LimitCode


class PublicName(Frozen):
    """A dimension or a statement."""

    id: str
    text: str


class PublicFinding(Frozen):
    """Something that outputs give away.

    Attributes:
        code: What, for programs.
        text: The same in words.
        fix: What to do about it.
        files: Which outputs give it away, together where they are several.
        group: Whose answers it is about, where that is a group that no output shows by itself.
        knows: Who can find it out: whoever reads the files, or a member who also knows their own answers.
        own: The answers of a member for whom it is certain, one for each statement, as points; null where any will do.
        people: How many people it is about, where that is known.
        between: Between which means of the group it lies, 0-100.
    """

    code: Code
    text: str
    fix: str
    files: list[str]
    team: str | None
    round: str | None
    group: str | None
    dimension: PublicName | None
    item: PublicName | None
    knows: Knows
    own: list[int | None] | None
    people: int | None
    between: list[float] | None = Field(min_length=2, max_length=2)


class PublicLeft(Frozen):
    """Something that was not gone through."""

    code: LeftCode
    text: str
    file: str
    team: str | None
    round: str | None
    dimension: PublicName | None


class PublicLimit(Frozen):
    """Something that is certain for somebody, and that nobody is promised protection from."""

    code: LimitCode
    text: str
    file: str
    team: str | None
    round: str | None
    dimension: PublicName


class GoneThrough(Frozen):
    """How much was gone through.

    Attributes:
        pages: Teams' rounds that the outputs print.
        dimensions: Dimensions of too few people for full figures, each attacked for itself.
        full_dimensions: Dimensions with a score of ten people or more, gone through for what it tells beside its statements.
        members: Sheets of answers that a member was taken to have given, all dimensions together.
        fewest_answer_sets: The fewest sets of answers that fit a dimension's statements; null where none was gone through.
        means: Printed means that were put together.
        groups: Groups below the minimum whose mean was bounded.
    """

    pages: int
    dimensions: int
    full_dimensions: int
    members: int
    fewest_answer_sets: int | None
    means: int
    groups: int


class PublicAudit(Frozen):
    """What an audit of outputs found."""

    # Keys are never absent, so the JSON Schema requires those with a default too.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/audit/1"] = Field(default="teamcheck/audit/1", alias="schema")
    teamcheck: str
    files: list[str]
    gone_through: GoneThrough
    findings: list[PublicFinding]
    limits: list[PublicLimit]
    left: list[PublicLeft]
