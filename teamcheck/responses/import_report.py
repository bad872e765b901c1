"""What an import has to say, as data: ``teamcheck/import/1``. Keys are never absent, and no answer is in it.

Messages of problems are left out, for they may quote what somebody answered: code, place and cure are enough for a program.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from teamcheck import __version__
from teamcheck._frozen import Frozen
from teamcheck._inert import inert_json
from teamcheck.errors import Problem
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.imported import TableRead, Use
from teamcheck.responses.map_write import Changes
from teamcheck.responses.model import Response, Responses

SCHEMA: Literal["teamcheck/import/1"] = "teamcheck/import/1"


class ImportedColumn(Frozen):
    """One column.

    ``use``: what it is used for, or why it is not: ``left out`` (it could tell who answered), ``ignored`` (it answers nothing),
    ``tool`` (the form tool's own, blank, or read together with another). ``meant``: id of the item or question; both ids of one
    option of a checklist (``option``); what it holds, of one that is left out. ``numbers``: how bare numbers of an item count,
    null where nothing says it.
    """

    letter: str
    heading: str
    use: Use
    meant: str | None
    numbers: Literal["as-is", "reversed"] | None


class ImportedChanges(Frozen):
    """How the headings of a file differ from those of the map it was read by."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    moved: tuple[str, ...]


class ImportedFile(Frozen):
    """One file.

    ``rows`` count; ``partial`` of these were never sent off. ``dropped``: reason to number of rows. ``known_by``: letter of the
    column that tells people apart. ``changes`` is null without a map.
    """

    file: str
    sheet: str | None
    tool: str | None
    evidence: str
    read: str
    headings: Literal["ids", "statements"]
    columns: tuple[ImportedColumn, ...]
    known_by: str | None
    rows: int
    partial: int
    dropped: dict[str, int]
    changes: ImportedChanges | None


class ImportedTeam(Frozen):
    """One team in one round, with the number of its rows."""

    team: str
    round: str | None
    rows: int


class ImportedNote(Frozen):
    """Something that was said; the kinds are those of notes on any file of answers."""

    kind: str
    text: str


class ImportProblem(Frozen):
    """Why nothing was imported: a code of docs/problems.md, where it is, and the cure."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    sheet: str | None
    row: int | None
    line: int | None
    column: str | None
    key: str | None
    fix: str


class ImportedQuestionnaire(Frozen):
    """What was asked."""

    id: str
    version: str
    sha256: str


class ImportReport(Frozen):
    """The whole report. With problems nothing is imported: ``files`` and ``teams`` are empty then.

    ``linked``: how many rows have a code that links rounds; null where rounds are not linked.
    """

    schema_: Literal["teamcheck/import/1"] = Field(default=SCHEMA, alias="schema")
    teamcheck: str = __version__
    questionnaire: ImportedQuestionnaire
    files: tuple[ImportedFile, ...] = ()
    teams: tuple[ImportedTeam, ...] = ()
    comments: int = 0
    linked: int | None = None
    notes: tuple[ImportedNote, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def report_of(
    questionnaire: Questionnaire,
    responses: Responses,
    rows: Sequence[Response],
    changes: Sequence[Changes | None],
    *,
    linked: bool,
) -> ImportReport:
    """The report of an import.

    Args:
        questionnaire: What was asked.
        responses: What was read, through to its last row.
        rows: The rows that are written.
        changes: For each table, how its headings differ from the map's; None without a map.
        linked: Whether rows are kept with codes that link rounds.
    """
    counted = Counter((row.team, row.round) for row in rows)
    return ImportReport(
        questionnaire=_asked(questionnaire),
        files=tuple(_file(table, change) for table, change in zip(responses.tables, changes, strict=True)),
        teams=tuple(
            ImportedTeam(team=team, round=round_, rows=count)
            for (team, round_), count in sorted(counted.items(), key=lambda each: (each[0][0], each[0][1] or ""))
        ),
        comments=len(responses.comments),
        linked=sum(row.respondent is not None for row in rows) if linked else None,
        notes=tuple(ImportedNote(kind=note.kind, text=note.text) for note in responses.notes),
    )


def report_of_problems(questionnaire: Questionnaire, problems: Sequence[Problem]) -> ImportReport:
    """The report where nothing is imported."""
    return ImportReport(questionnaire=_asked(questionnaire), problems=tuple(map(_problem, problems)))


def as_json(report: ImportReport) -> str:
    """The text of a report."""
    return inert_json(report.model_dump_json(by_alias=True, indent=2)) + "\n"


def _asked(questionnaire: Questionnaire) -> ImportedQuestionnaire:
    return ImportedQuestionnaire(id=questionnaire.id, version=questionnaire.version, sha256=questionnaire.sha256)


def _file(table: TableRead, change: Changes | None) -> ImportedFile:
    columns = [
        ImportedColumn(
            letter=column.letter,
            heading=column.heading,
            use=column.use,
            meant=column.meant,
            numbers=table.numbers.get(column.meant or "") if column.use == "item" else None,
        )
        for column in table.columns
    ]
    return ImportedFile(
        file=table.file,
        sheet=table.sheet,
        tool=table.tool,
        evidence=table.evidence,
        read=table.read,
        headings="ids" if table.by == "id" else "statements",
        columns=tuple(columns),
        known_by=table.known_by,
        rows=table.rows,
        partial=table.partial,
        dropped={str(why): count for why, count in table.dropped.items() if count},
        changes=None if change is None else ImportedChanges(gone=change.gone, new=change.new, moved=change.moved),
    )


def _problem(found: Problem) -> ImportProblem:
    place = found.place
    return ImportProblem(
        code=found.code.value,
        severity=found.severity,
        file=place.file,
        sheet=place.sheet,
        row=place.row,
        line=place.line,
        column=place.column,
        key=place.key,
        fix=found.fix,
    )
