"""``teamcheck schema``: the formats as JSON Schema, for editors and for programs."""

import json
from typing import Annotated, Literal

import typer

from teamcheck.cli.terminal import put_out

What = Literal["questionnaire", "scorecard", "comparison", "organisation", "audit", "gates", "import", "questionnaire-diff"]


def schema(
    what: Annotated[
        What,
        typer.Argument(
            metavar="FORMAT",
            help="questionnaire, scorecard, comparison, organisation, audit, gates, import or questionnaire-diff.",
            show_default=False,
        ),
    ],
) -> None:
    """Print the JSON Schema of a format.

    $ teamcheck schema questionnaire     for an editor that checks while you type
    $ teamcheck schema scorecard         what a line of `score -f jsonl` holds
    $ teamcheck schema comparison        what `compare -f json` writes
    $ teamcheck schema organisation      what `score --tree -f json` adds to teams
    $ teamcheck schema audit             what `audit -f json` writes
    $ teamcheck schema gates             what `--gates-json` writes
    $ teamcheck schema import            what `import --report` writes
    $ teamcheck schema questionnaire-diff  what `questionnaires diff -f json` has
    """
    put_out(json.dumps(_schema(what), indent=2, ensure_ascii=False))


def _schema(what: What) -> object:
    if what == "questionnaire":
        from teamcheck.questionnaire.schema import questionnaire_schema  # noqa: PLC0415  only the one that is asked for

        return questionnaire_schema()
    if what == "audit":
        from teamcheck.organisation.audit.schema import audit_schema  # noqa: PLC0415  as above

        return audit_schema()
    if what == "gates":
        from teamcheck.report.gates.schema import gates_schema  # noqa: PLC0415  as above

        return gates_schema()
    if what == "questionnaire-diff":
        from teamcheck.questionnaire.diff_model import SCHEMA, QuestionnaireDiff  # noqa: PLC0415  as above
        from teamcheck.scorecard.schema import schema_of  # noqa: PLC0415  as above

        return schema_of(QuestionnaireDiff, SCHEMA)
    if what == "import":
        from teamcheck.responses.import_report import ImportReport  # noqa: PLC0415  as above
        from teamcheck.scorecard.schema import schema_of  # noqa: PLC0415  as above

        return schema_of(ImportReport, "teamcheck/import/1")
    from teamcheck.scorecard.schema import comparison_schema, organisation_schema, scorecard_schema  # noqa: PLC0415  as above

    return {"scorecard": scorecard_schema, "comparison": comparison_schema, "organisation": organisation_schema}[what]()
