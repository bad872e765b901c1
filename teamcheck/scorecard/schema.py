"""The JSON Schema of ``teamcheck/scorecard/1``, made from the type itself; docs/scorecard.schema.json is a copy."""

from teamcheck.scorecard.public import PublicScorecard


def scorecard_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one team's protected result.

    Example:
        >>> scorecard_schema()["title"]
        'teamcheck/scorecard/1'
    """
    made = PublicScorecard.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "teamcheck/scorecard/1"}
