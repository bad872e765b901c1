"""The JSON Schemas of what may be shown, made from the types themselves; docs/*.schema.json are copies."""

from pydantic import BaseModel

from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.public import PublicScorecard


def scorecard_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one team's protected result.

    Example:
        >>> scorecard_schema()["title"]
        'teamcheck/scorecard/1'
    """
    return _schema(PublicScorecard, "teamcheck/scorecard/1")


def comparison_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a team's rounds side by side, protected.

    Example:
        >>> comparison_schema()["title"]
        'teamcheck/comparison/1'
    """
    return _schema(PublicComparison, "teamcheck/comparison/1")


def _schema(shape: type[BaseModel], title: str) -> dict[str, object]:
    made = shape.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}
