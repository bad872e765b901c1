"""Which form tool a table comes from, by what only its exports have; never by the name of the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from teamcheck.errors import Code
from teamcheck.responses.export import Export
from teamcheck.responses.faults import problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import Table, below_titles
from teamcheck.responses.tools import (
    google_forms,
    jotform,
    kobo,
    limesurvey,
    ms_forms,
    odk,
    qualtrics,
    redcap,
    spss,
    surveymonkey,
    typeform,
)
from teamcheck.responses.view import Head, Meanings, Row, View

#: Rows that are looked at.
_LOOKED_AT = 200

See = Callable[[Head, Lexicon, Meanings], View | None]

#: Name of each tool, as people write it, to what sees it; those with the surest signs come first.
TOOLS: Mapping[str, See] = {
    spss.TOOL: spss.view,
    qualtrics.TOOL: qualtrics.view,
    surveymonkey.TOOL: surveymonkey.view,
    typeform.TOOL: typeform.view,
    kobo.TOOL: kobo.view,
    odk.TOOL: odk.view,
    ms_forms.TOOL: ms_forms.view,
    limesurvey.TOOL: limesurvey.view,
    redcap.TOOL: redcap.view,
    jotform.TOOL: jotform.view,
    google_forms.TOOL: google_forms.view,
}
#: What each tool is called in sentences.
NAMES: Mapping[str, str] = {
    qualtrics.TOOL: "Qualtrics",
    surveymonkey.TOOL: "SurveyMonkey",
    typeform.TOOL: "Typeform",
    kobo.TOOL: "KoboToolbox",
    odk.TOOL: "ODK Central",
    ms_forms.TOOL: "Microsoft Forms",
    limesurvey.TOOL: "LimeSurvey",
    redcap.TOOL: "REDCap",
    jotform.TOOL: "Jotform",
    google_forms.TOOL: "Google Forms",
    spss.TOOL: "SPSS",
}


def an_export_of(tool: str, file: str, evidence: str) -> str:
    """Which tool a file comes from, and what shows it: the same sentence wherever it is said."""
    return f"{file}: an export of {NAMES[tool]}: {evidence}."


def all_plain(tables: Sequence[Table], lexicon: Lexicon, export: Export) -> list[Table]:
    """The tables of one file, each with the view of the tool that it comes from; as it is where no tool is recognised.

    Args:
        tables: As they stand in the file.
        lexicon: The questionnaire's words.
        export: What the user says about it.

    Raises:
        ResponsesError: None of them is of the tool that was named, or one is of a tool whose export holds too little to be
            read.
    """
    plain = [_as_plain(table, lexicon, export) for table in tables]
    if export.tool and all(table.view is None for table in plain):
        raise problem(
            Code.NOT_OF_THIS_TOOL,
            tables[0].place(row=tables[0].heading_row),
            f"this is no export of {NAMES[export.tool]} that teamcheck knows",
            "Leave out --from, and see what is recognised; docs/importing.md shows what each tool's export looks like.",
        )
    return plain


def _as_plain(table: Table, lexicon: Lexicon, export: Export) -> Table:
    """The table as a plain one, from its first row, or from the row below its titles."""
    rows = _first_rows(table)
    upper, lower = _seen(table, rows, lexicon, export), _below_titles(table, rows)
    return upper if lower is None else _better(upper, _seen(lower, _first_rows(lower), lexicon, export), lexicon)


def _seen(table: Table, rows: Sequence[Row], lexicon: Lexicon, export: Export) -> Table:
    head = Head(rows, table.place(row=table.heading_row), table.variables)
    tools: Sequence[See] = [TOOLS[export.tool]] if export.tool else [*TOOLS.values()]
    view = next((view for see in tools if (view := see(head, lexicon, export.meanings))), None)
    if view is None:
        return table
    return replace(table, headings=view.headings, heading_row=table.heading_row + view.rows - 1, view=view)


def _first_rows(table: Table) -> list[list[str]]:
    first = max(table.heading_row - 1, 0)
    return list(islice(table.records, first, first + _LOOKED_AT))


def _below_titles(table: Table, rows: Sequence[Row]) -> Table | None:
    """The same table from the first row that is more than a title; None where that is its first."""
    below = 0 if table.variables else below_titles(rows)
    if not below:
        return None
    return replace(table, headings=tuple(cell.strip() for cell in rows[below]), heading_row=table.heading_row + below)


def _better(upper: Table, lower: Table, lexicon: Lexicon) -> Table:
    """Which of two begins with the headings: what stands above a tool's own headings is a title, and no part of them."""
    if lower.view is None:
        known = [sum(map(lexicon.knows, each.headings)) for each in (upper, lower)]
        return upper if upper.view is not None or known[0] >= known[1] else lower
    if upper.view is None or upper.view.tool != lower.view.tool:
        return lower
    # the first of two rows of headings of SurveyMonkey can look like a title
    return upper if upper.view.rows > lower.view.rows else lower
