"""The JSON Schema of what `audit` writes, made from its type; docs/audit.schema.json is a copy."""

from teamcheck.organisation.audit.public import PublicAudit
from teamcheck.scorecard.schema import schema_of


def audit_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what an audit found.

    Example:
        >>> audit_schema()["title"]
        'teamcheck/audit/1'
    """
    return schema_of(PublicAudit, "teamcheck/audit/1")
