"""A comparison for programs."""

import json

from pydantic import BaseModel

from teamcheck._inert import inert_json


def render_change(comparison: BaseModel) -> str:
    """A comparison as JSON, ending in a line break; what is withheld or undefined is ``null``.

    Args:
        comparison: What may be shown, or what `teamcheck.scorecard.comparison.analyst.analyse_change` makes of it in full.
    """
    whole = comparison.model_dump(mode="json", by_alias=True)
    return inert_json(json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"
