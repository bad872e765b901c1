"""What comes of an import: the files that are written, and what is said of them."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli import options
from teamcheck.cli.importing import words
from teamcheck.cli.importing.link_key import doubts
from teamcheck.cli.importing.wanted import Imported, Wanted
from teamcheck.cli.layout import written
from teamcheck.cli.terminal import coloured, talk, talk_styled
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError, Place, Problem

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.imported import TableRead, Use
    from teamcheck.responses.model import Note

#: Ignored columns below which no other questionnaire is looked for.
_FEW = 3


def documents_of(wanted: Wanted, questionnaire: "Questionnaire", imported: Imported) -> dict[Path, str]:
    """Every file that is written, and what it says.

    Raises:
        BadParameter: One map cannot be of all files.
    """
    from teamcheck.responses.import_report import as_json, report_of  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.policy import write_policy  # noqa: PLC0415  as above
    from teamcheck.responses.write import write_comments  # noqa: PLC0415  as above

    responses, documents = imported.responses, dict[Path, str]()
    if wanted.to_file:
        documents[wanted.output] = answers(imported)
        if responses.comments:
            documents[wanted.comments] = write_comments(responses.comments, responses.directions)
        if wanted.audience is not None or responses.policy.said_in:
            documents[wanted.policy] = write_policy(responses.policy)
    if wanted.save_map is not None:
        documents[wanted.save_map] = _map(imported)
    if imported.key is not None and imported.key.is_new:
        documents[imported.key.file] = imported.key.written()
    if wanted.report is not None:
        report = report_of(questionnaire, responses, imported.rows, imported.changes(), linked=imported.key is not None)
        documents[wanted.report] = as_json(report)
    return documents


def answers(imported: Imported) -> str:
    """The table of answers."""
    from teamcheck.responses.write import write_sheets  # noqa: PLC0415  pydantic and YAML: not for --help

    return write_sheets(replace(imported.responses, rows=imported.rows))


def _map(imported: Imported) -> str:
    """The map of the files.

    Raises:
        BadParameter: They have other columns.
    """
    from teamcheck.responses.map_write import write_map  # noqa: PLC0415  pydantic and YAML: not for --help

    maps = {write_map(table) for table in imported.responses.tables}
    if len(maps) > 1:
        raise typer.BadParameter("the files have different columns: save the map of one of them.", param_hint="--save-map")
    return maps.pop()


def report_problems(wanted: Wanted, questionnaire: "Questionnaire", problems: Sequence[Problem]) -> None:
    """Write what is wrong where the report should go, and say that nothing else is written."""
    from teamcheck.responses.first_look import tool_of  # noqa: PLC0415  not for --help
    from teamcheck.responses.tools.recognised import an_export_of  # noqa: PLC0415  as above

    if not wanted.quiet:
        for file in wanted.files:
            if (view := tool_of(file, questionnaire, wanted.encoding)) is not None:
                talk(on_one_line(an_export_of(view.tool, str(file), view.evidence)))
        talk("Nothing is imported, and no answers are written. What is wrong:")
    if wanted.report is not None:
        from teamcheck.responses.import_report import as_json, report_of_problems  # noqa: PLC0415  pydantic: not for --help

        text = as_json(report_of_problems(questionnaire, problems))
        write_all({wanted.report: text}, replace=False, spare=wanted.inputs(), private=True)


def say(wanted: Wanted, text: str) -> None:
    """Say something on one line, unless nothing but problems is to be said."""
    if not wanted.quiet:
        talk(on_one_line(text))


def say_what_was_read(wanted: Wanted, questionnaire: "Questionnaire", imported: Imported) -> None:
    """The tool, what each column is, what was left out, what is different from the map, and what looks amiss."""
    if wanted.quiet and not wanted.can_ask():
        return
    responses = imported.responses
    kinds = {"tool"} if wanted.verbose else {"tool", "read"}
    notes = [note for note in responses.notes if note.kind not in kinds]
    _say_of_each(imported, notes)
    files = tuple(f"{table.file}: " for table in responses.tables)
    for note in notes:
        if not note.text.startswith(files):
            talk(on_one_line(f"Note: {note.text}"))
    if other := _asked_instead(responses.tables, questionnaire):
        talk(f"Note: more of it fits the questionnaire {other}. Was that asked? Then add -q {other}")
    if same := words.sent_twice(imported.rows):
        talk(same)
    teams = sorted({row.team for row in imported.rows})
    talk(on_one_line(words.counted(len(imported.rows), teams, len(responses.comments))))
    if teams and wanted.team_name is None and len(responses.tables) == len(responses.nameless) == 1:
        talk("The team is called like the file; --team-name gives it another name.")


def _say_of_each(imported: Imported, notes: "Sequence[Note]") -> None:
    """What is said of each file; columns that are those of a file before are shown once."""
    shown: list[TableRead] = []
    for table, change in zip(imported.responses.tables, imported.changes(), strict=True):
        talk(on_one_line(words.recognised(table)))
        if any(words.same_columns(table, before) for before in shown):
            talk("  its columns are those of a file above")
        else:
            talk_styled(written(words.mapping(table), colour=coloured(sys.stderr)))
            shown.append(table)
        if change is not None and imported.map is not None:
            for line in words.differences(change, imported.map.tool, table):
                talk(on_one_line(f"  {line}."))
        for line in words.notes_on(table, notes):
            talk(on_one_line(f"  {line}"))


def _asked_instead(tables: "Sequence[TableRead]", questionnaire: "Questionnaire") -> str | None:
    """The id of the shipped questionnaire of which a file has more statements than of the one that was named."""
    from teamcheck.responses.other_questionnaire import asked_more, others_than  # noqa: PLC0415  not for --help

    found = [(_headings(table, "item"), unknown) for table in tables if len(unknown := _headings(table, "ignored")) >= _FEW]
    others = others_than(questionnaire) if found else []
    fitting = (asked_more(items, unknown, others) for items, unknown in found)
    return next((other.id for other in fitting if other is not None), None)


def _headings(table: "TableRead", use: "Use") -> list[str]:
    return [column.heading for column in table.columns if column.use == use]


def say_what_is_beside(wanted: Wanted, documents: Mapping[Path, str]) -> None:
    """What lies there already and would be read with these answers.

    Raises:
        OutputError: There are comments of other answers, and these have comments too.
    """
    if not wanted.to_file:
        return
    comments, policy = wanted.comments, wanted.policy
    if comments in documents and comments.exists() and not wanted.output.exists():
        message = "comments of other answers lie here already; they were not touched"
        fix = "Give -o a name in another folder: comments lie in the folder of their answers."
        raise OutputError([Problem(Code.ALREADY_THERE, Place(str(comments)), message, fix)])
    for path, what in ((comments, "comments"), (policy, "what people were told")):
        if path not in documents and path.exists():
            say(wanted, f"Note: {path} lies there already, and will be read with these answers: {what}.")


def say_what_was_written(wanted: Wanted, imported: Imported, documents: Mapping[Path, str]) -> None:
    """Where everything is, what to keep in mind, and what comes next."""
    if wanted.quiet:
        return
    if documents:
        talk(f"Wrote {', '.join(on_one_line(str(path)) for path in documents)}")
    if imported.key is not None:
        if imported.key.is_new:
            talk("Keep the key and give it in every round: without it rounds cannot be linked. It is only for you to read.")
        for doubt in doubts(imported.key, wanted.output):
            talk(on_one_line(doubt))
    if not wanted.to_file:
        if imported.responses.comments:
            talk("Note: comments were not written: they lie beside a file, which -o names.")
        return
    if any(column.use == "left out" for table in imported.responses.tables for column in table.columns):
        talk("The export tells who answered what: delete it, or keep it where nobody else can read it.")
    asked = [] if wanted.questionnaire == options.QUESTIONNAIRE else ["-q", wanted.questionnaire]
    talk(on_one_line(f"Next: {shlex.join(['teamcheck', 'report', str(wanted.output), *asked])}"))
