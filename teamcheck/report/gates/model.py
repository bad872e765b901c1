"""What gates found, as it may be read by everybody who sees a log: ``teamcheck/gates/1``. Keys are never absent.

Gates on data (how many answered, how many teams have no figures) name teams. Gates on scores name a team only where its people
were told that its figures go to the organisation under its name; of all others together it is counted how many failed, and
not even that where it would be about each of them (method M73).
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import ConfigDict, Field

from teamcheck._frozen import Frozen
from teamcheck.scorecard.public import Withheld

Kind = Literal["min-response-rate", "max-withheld", "fail-under", "max-apart"]
About = Literal["data", "scores"]
Outcome = Literal["passed", "cannot be judged", "failed"]
#: Of several outcomes the one that stands last here is that of all together.
_ORDER: tuple[Outcome, ...] = ("passed", "cannot be judged", "failed")

#: Fewest teams that are counted together where people were told that only their team sees its figures (method M73).
FEWEST_TEAMS = 3


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of several together: one that failed is enough; nothing at all cannot be judged.

    Example:
        >>> worst(["passed", "failed", "cannot be judged"]), worst(["passed"]), worst([])
        ('failed', 'passed', 'cannot be judged')
    """
    return max(outcomes, key=_ORDER.index, default="cannot be judged")


class GateFeature(Frozen):
    """The dimension that a gate is about."""

    id: str
    title: str


class TeamVerdict(Frozen):
    """What a gate says of one team, in one sentence made of printed figures."""

    team: str
    round: str | None
    outcome: Outcome
    text: str


class Unnamed(Frozen):
    """What a gate on scores says of all teams whose people were not told that the organisation sees their figures.

    ``judged`` of them could be judged, ``failed`` of these failed, ``not_judged`` more could not be judged. All three are None
    where fewer than three could be judged, and ``failed`` where some failed and fewer than three did not; with the reason under
    ``withheld``.
    """

    outcome: Outcome
    judged: int | None
    failed: int | None
    not_judged: int | None
    text: str
    withheld: Withheld


class GateVerdict(Frozen):
    """What one gate says.

    Attributes:
        asked: The gate as it is written on a command line.
        limit: Its number; in percent where ``percent`` says so.
        text: What it says, in one or two sentences.
        teams: Those that may be named, by name.
        unnamed: All the others together; None where there are none.
    """

    kind: Kind
    about: About
    asked: str
    limit: int
    percent: bool
    dimension: GateFeature | None
    outcome: Outcome
    text: str
    teams: list[TeamVerdict]
    unnamed: Unnamed | None


class Unreadable(Frozen):
    """A place where the input cannot be used, without what stands there: that may be an answer.

    Attributes:
        code: Entry in docs/problems.md.
        what: What is wrong, in a few words that are the same for every file.
        severity: A warning alone stops nothing.
    """

    code: str
    what: str
    severity: Literal["error", "warning"]
    file: str
    sheet: str | None
    line: int | None
    row: int | None
    column: str | None


class Verdicts(Frozen):
    """What all gates say. ``outcome`` is None where the input cannot be used, so that nothing was judged."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    schema_: Literal["teamcheck/gates/1"] = Field(default="teamcheck/gates/1", alias="schema")
    teamcheck: str
    outcome: Outcome | None
    gates: list[GateVerdict]
    unreadable: list[Unreadable]
