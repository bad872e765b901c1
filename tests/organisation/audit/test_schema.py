"""The committed JSON Schema of an audit is that of its type."""

import json
from pathlib import Path

from teamcheck.organisation.audit.public import PublicAudit
from teamcheck.organisation.audit.schema import audit_schema


def test_the_committed_schema_is_fresh(root: Path) -> None:
    """Write it anew with: teamcheck schema audit > docs/audit.schema.json."""
    assert json.loads((root / "docs" / "audit.schema.json").read_text(encoding="utf-8")) == audit_schema()


def test_every_key_is_required_and_none_other_allowed() -> None:
    schema = audit_schema()

    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {field.alias or name for name, field in PublicAudit.model_fields.items()}
