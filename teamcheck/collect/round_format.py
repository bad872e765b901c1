"""The format of ``round.yaml`` (``teamcheck/round/1``): docs/asking.md describes it to people."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from teamcheck._frozen import Frozen
from teamcheck.collect.round import Keep
from teamcheck.questionnaire.document import as_day, as_written
from teamcheck.questionnaire.field_types import ROUND_ID, Label, Language, Line, Text
from teamcheck.responses.model import MINIMUM, Audience

SCHEMA = "teamcheck/round/1"
#: More people than any room or one shared computer takes in one round.
MOST_PEOPLE = 1000


Written = Annotated[Label, BeforeValidator(as_written)]
Day = Annotated[date, BeforeValidator(as_day)]
YesOrNo = Annotated[Literal["yes", "no"], BeforeValidator(as_written)]
RoundId = Annotated[str, BeforeValidator(as_written), Field(pattern=ROUND_ID)]


class FacilitatorFormat(Frozen):
    """Who asks."""

    name: Label
    contact: Written | None = None


class WordsFormat(Frozen):
    """The facilitator's words in another language; what is left out stays as it was written first."""

    why: Text | None = None
    members: Text | None = None
    support: tuple[Written, ...] | None = None
    responsible: Text | None = None


class RoundFormat(Frozen):
    """The whole file."""

    schema_: Literal["teamcheck/round/1"] = Field(alias="schema")
    id: RoundId
    questionnaire: Line
    team: Written
    about: Written | None = None
    round: Written
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    facilitator: FacilitatorFormat
    why: Text
    members: Text | None = None
    leader_answers: YesOrNo | None = None
    support: tuple[Written, ...] = ()
    responsible: Text | None = None
    minimum: Annotated[int, Field(ge=MINIMUM)] = MINIMUM
    audience: Audience = "team"
    keep: Keep = "dimensions"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] | None = None
    closes: Day | None = None
    debrief: Day | None = None
    talk_led_by: Written | None = None
    review: Day | None = None
    kept_until: Day | None = None
    translations: dict[Language, WordsFormat] = Field(default_factory=dict)
