"""The format of a file of norms (``teamcheck/norms/1``): what many teams have answered, without any team in it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teamcheck._frozen import Frozen
from teamcheck.questionnaire.document import as_day, as_written
from teamcheck.questionnaire.field_types import SHA256, Label, Name, Version

SCHEMA = "teamcheck/norms/1"
#: Fewest teams of which there are norms: a figure of a few is nearly a figure of one, and with fewer no team can be placed.
FEWEST_TEAMS = 20


def _as_true_or_false(value: object) -> object:
    """What is written, where it is one of the two; YAML's other words for them are no more taken here than elsewhere."""
    if isinstance(value, bool):
        return value
    found = {"true": True, "false": False}.get(str(as_written(value)))
    if found is None:
        raise PydanticCustomError("literal_error", "is neither true nor false", {"expected": "'true' or 'false'"})
    return found


Written = Annotated[Label, BeforeValidator(as_written)]
Percent = Annotated[int, Field(ge=1, le=99)]
Score = Annotated[int, Field(ge=0, le=100)]
Spread = Annotated[int, Field(ge=0, le=100)]
#: Of 0 every range would have no width, and so promise what nobody can know.
SpreadWithin = Annotated[int, Field(ge=1, le=100)]
Teams = Annotated[int, Field(ge=FEWEST_TEAMS, le=10_000_000)]
People = Annotated[int, Field(ge=FEWEST_TEAMS, le=1_000_000_000)]


class DimensionNorm(Frozen):
    """What the teams have for one dimension; scores and spreads in whole points of 100.

    Attributes:
        statements: Digest of its items, to notice when one was changed.
        teams: Teams that have a score in it.
        people: People these scores are of.
        median_people: People a team, in the middle of all teams.
        mean: Mean of the teams' scores.
        sd_between: How far teams really differ, as a standard deviation.
        sd_within: How far people of one team differ; None where it is not known.
        quantiles: Percent to the score below which so many of the teams lie.
    """

    statements: Annotated[str, BeforeValidator(as_written), Field(pattern=SHA256)]
    teams: Teams
    people: People
    median_people: Annotated[int, Field(ge=1, le=1_000_000)]
    mean: Score
    sd_between: Spread
    sd_within: SpreadWithin | None = None
    quantiles: Annotated[dict[Percent, Score], Field(min_length=1)]


class Norms(Frozen):
    """The whole file.

    Attributes:
        questionnaire: Id of what was asked.
        version: Its version.
        edition: What this set of norms is called.
        day: When the answers were given, or counted.
        sector: What kind of work the teams do; None where not said.
        licence: How the figures may be used; None where not said.
        made_up: Whether nobody answered any of it.
        teams: Teams that have a score in any dimension.
        people: People who took part in them.
        dimensions: Dimension id to its figures.
    """

    schema_: Literal["teamcheck/norms/1"] = Field(alias="schema")
    questionnaire: Name
    version: Version
    edition: Written
    day: Annotated[date, BeforeValidator(as_day)]
    sector: Written | None = None
    licence: Written | None = None
    made_up: Annotated[bool, BeforeValidator(_as_true_or_false)] = False
    teams: Teams
    people: People
    dimensions: Annotated[dict[Name, DimensionNorm], Field(min_length=1)]
