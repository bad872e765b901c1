"""The JSON Schemas of what may be shown, made from the types themselves; docs/*.schema.json are copies."""

from pydantic import BaseModel

from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.scorecard.totals.public import PublicOrganisation


def scorecard_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one team's protected result.

    Example:
        >>> scorecard_schema()["title"]
        'teamcheck/scorecard/1'
    """
    return schema_of(PublicScorecard, "teamcheck/scorecard/1")


def comparison_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a team's rounds side by side, protected.

    Example:
        >>> comparison_schema()["title"]
        'teamcheck/comparison/1'
    """
    return schema_of(PublicComparison, "teamcheck/comparison/1")


def organisation_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of many teams together, protected.

    Example:
        >>> organisation_schema()["title"]
        'teamcheck/organisation/1'
    """
    return schema_of(PublicOrganisation, "teamcheck/organisation/1")


def schema_of(shape: type[BaseModel], title: str) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what a model writes."""
    made = shape.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}
