"""Exports of form tools, written as teamcheck's own file: read, shown, and written all or none."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli import rounds
from teamcheck.cli.answers_below import answers_below, copies, none_below
from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.importing.link_key import LinkKey, link_key
from teamcheck.cli.importing.results import (
    answers,
    documents_of,
    report_problems,
    say,
    say_what_is_beside,
    say_what_was_read,
    say_what_was_written,
)
from teamcheck.cli.importing.wanted import Imported, Wanted
from teamcheck.cli.reading import standard_input
from teamcheck.cli.terminal import put_out, talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import ResponsesError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.export import Export
    from teamcheck.responses.map_read import ColumnMap
    from teamcheck.responses.view import Meanings


def import_exports(wanted: Wanted) -> None:
    """Read exports, say what they are, and write them as one table of answers.

    Raises:
        BadParameter: What was asked for does not go together.
        TeamcheckError: Something cannot be read or written; then nothing is written but the report that was asked for.
    """
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help

    _refuse(wanted)
    questionnaire = load_questionnaire(wanted.questionnaire)
    try:
        wanted = replace(wanted, files=_files(wanted, questionnaire))
        imported = _read(wanted, questionnaire)
    except ResponsesError as error:
        report_problems(wanted, questionnaire, error.problems)
        raise
    say_what_was_read(wanted, questionnaire, imported)
    if wanted.can_ask() and not typer.confirm("Is each column what it is taken for?", err=True):
        talk("Nothing is imported.")
        raise typer.Exit
    documents = documents_of(wanted, questionnaire, imported)
    say_what_is_beside(wanted, documents)
    write_all(documents, replace=False, spare=wanted.inputs(), private=True)
    if not wanted.to_file:
        put_out(answers(imported))
    say_what_was_written(wanted, imported, documents)


def _refuse(wanted: Wanted) -> None:
    """See that what was asked for goes together.

    Raises:
        BadParameter: It does not.
    """
    from teamcheck.responses.tools.recognised import TOOLS  # noqa: PLC0415  not for --help

    if wanted.tool is not None and wanted.tool not in TOOLS:
        raise typer.BadParameter(f"{wanted.tool!r} is none of {', '.join(TOOLS)}.", param_hint="--from")
    if wanted.by_order and wanted.map is not None:
        raise typer.BadParameter("a map says what columns are; leave one of the two out.", param_hint="--by-order")
    if wanted.team_from is not None and wanted.team_name is not None:
        raise typer.BadParameter("give one of the two: --team-from or --team-name.", param_hint="--team-from")
    if wanted.link_by is not None and wanted.link is None:
        raise typer.BadParameter("it is for --link KEYFILE.", param_hint="--link-by")
    if len({os.path.realpath(path) for path in wanted.results()}) < len(wanted.results()):
        raise typer.BadParameter("two results would go into one file: give each its own name.", param_hint="--output")
    if wanted.link is not None and wanted.duplicates == "keep":
        message = "with --link two rows of one person would have one code: choose last or first."
        raise typer.BadParameter(message, param_hint="--duplicates")
    if not wanted.to_file and wanted.audience is not None:
        raise typer.BadParameter("what people were told is kept beside a file: name one with -o.", param_hint="--audience")


def _files(wanted: Wanted, questionnaire: "Questionnaire") -> list[Path]:
    """The exports that are meant; tables in a folder that hold no column of the questionnaire are passed over.

    Raises:
        ResponsesError: There is none, or two hold the same answers.
    """
    if wanted.files == [STANDARD_INPUT]:
        return [STANDARD_INPUT]
    from teamcheck.responses.first_look import headings_of  # noqa: PLC0415  not for --help

    spare = [wanted.output, *(path for path in (wanted.map, wanted.qsf, wanted.dictionary) if path is not None)]
    files = []
    for file, only_found in answers_below(wanted.files, spare).items():
        found = headings_of(file, questionnaire, wanted.encoding) if only_found and wanted.map is None else None
        if found is not None and not found.asked and not wanted.by_order:
            say(wanted, f"Note: passed over {file}: it has no column of the questionnaire {questionnaire.id}.")
            continue
        files.append(file)
    if not files:
        raise ResponsesError([none_below(wanted.files[0])])
    if problems := [*copies(files)]:
        raise ResponsesError(problems)
    return files


def _read(wanted: Wanted, questionnaire: "Questionnaire") -> Imported:
    """Everything that is in the files.

    Raises:
        ResponsesError: Something is wrong with any of them.
    """
    from teamcheck.responses.map_read import read_map  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.read import read_responses  # noqa: PLC0415  as above
    from teamcheck.responses.write import in_no_order_of_asking  # noqa: PLC0415  as above

    found = None if wanted.map is None else read_map(wanted.map)
    key = None if wanted.link is None else link_key(wanted.link)
    with rounds.released(wanted.files):
        responses = read_responses(
            list(wanted.files),
            questionnaire,
            team_name=wanted.team_name,
            numbers=wanted.numbers,
            encoding=wanted.encoding,
            audience=wanted.audience,
            stdin=standard_input() if STANDARD_INPUT in wanted.files else None,
            columns=None if found is None else found.ids,
            export=_export(wanted, questionnaire, found, key),
        )
    rows = responses.rows if key is not None else (row._replace(respondent=None) for row in responses.rows)
    return Imported(responses, in_no_order_of_asking(rows), found, key)


def _export(wanted: Wanted, questionnaire: "Questionnaire", found: "ColumnMap | None", key: LinkKey | None) -> "Export":
    """What the user says about the exports.

    Raises:
        BadParameter: Another team is named, and the questionnaire is about people's own.
    """
    if wanted.about is not None and questionnaire.about is None:
        raise typer.BadParameter(f"{questionnaire.id} asks people about their own team; leave it out.", param_hint="--about")
    from teamcheck.responses.export import Export  # noqa: PLC0415  as above
    from teamcheck.responses.link import Link  # noqa: PLC0415  not for --help

    return Export(
        tool=wanted.tool,
        meanings=_meanings(wanted),
        headings=None if found is None else "id" if found.headings == "ids" else "text",
        width=None if found is None else found.width,
        numbers={} if found is None else found.numbers_of([item.id for item in questionnaire.items], wanted.numbers),
        team_from=wanted.team_from,
        by_order=wanted.by_order,
        duplicates=wanted.duplicates,
        link=None if key is None else Link(key.secret, wanted.link_by),
        about=wanted.about or "",
    )


def _meanings(wanted: Wanted) -> "Meanings":
    """What the tool's own description of its survey says.

    Raises:
        ResponsesError: It cannot be read.
    """
    found: dict[str, Mapping[str, str]] = {}
    if wanted.qsf is not None:
        from teamcheck.responses.tools.qsf import read_qsf  # noqa: PLC0415  only where there is one

        found |= read_qsf(wanted.qsf)
    if wanted.dictionary is not None:
        from teamcheck.responses.tools.dictionary import read_dictionary  # noqa: PLC0415  as above

        found |= read_dictionary(wanted.dictionary)
    return found
