"""The JSON Schema of what gates found, made from its type; docs/gates.schema.json is a copy."""

from teamcheck.report.gates.model import Verdicts
from teamcheck.scorecard.schema import schema_of


def gates_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what gates found.

    Example:
        >>> gates_schema()["title"]
        'teamcheck/gates/1'
    """
    return schema_of(Verdicts, "teamcheck/gates/1")
