"""The committed JSON Schema is that of the type."""

import json
from pathlib import Path

from teamcheck.scorecard.public import PublicScorecard
from teamcheck.scorecard.schema import scorecard_schema


def test_the_committed_schema_is_fresh(root: Path) -> None:
    """Write it anew with: teamcheck schema scorecard > docs/scorecard.schema.json."""
    committed = json.loads((root / "docs" / "scorecard.schema.json").read_text(encoding="utf-8"))

    assert committed == scorecard_schema()


def test_every_key_is_required_and_none_other_allowed() -> None:
    schema = scorecard_schema()

    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {field.alias or name for name, field in PublicScorecard.model_fields.items()}  # type: ignore[arg-type]
