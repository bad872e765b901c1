"""The committed JSON Schemas are those of the types."""

import json
from pathlib import Path

import pytest

from teamcheck.scorecard.comparison.model import PublicComparison
from teamcheck.scorecard.public import PublicScorecard
from teamcheck.scorecard.schema import comparison_schema, organisation_schema, scorecard_schema
from teamcheck.scorecard.totals.public import PublicOrganisation

SCHEMAS = {
    "scorecard": (scorecard_schema, PublicScorecard),
    "comparison": (comparison_schema, PublicComparison),
    "organisation": (organisation_schema, PublicOrganisation),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_fresh(root: Path, name: str) -> None:
    """Write it anew with: teamcheck schema scorecard > docs/scorecard.schema.json (and the others alike)."""
    committed = json.loads((root / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))

    assert committed == SCHEMAS[name][0]()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_required_and_none_other_allowed(name: str) -> None:
    make, shape = SCHEMAS[name]
    schema = make()

    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {field.alias or name for name, field in shape.model_fields.items()}
