"""The JSON Schema of what `audit` writes, made from its type; docs/audit.schema.json is a copy."""

from teamcheck.organisation.audit.public import PublicAudit


def audit_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what an audit found.

    Example:
        >>> audit_schema()["title"]
        'teamcheck/audit/1'
    """
    made = PublicAudit.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "teamcheck/audit/1"}
