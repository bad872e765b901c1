"""What columns are, where the user says it: by a map, by the column that names the team, or by their order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from teamcheck._names import shorten
from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import RESERVED_IDS
from teamcheck.responses.columns import TEAM_QUESTIONS
from teamcheck.responses.export import Export
from teamcheck.responses.faults import letter, problem
from teamcheck.responses.headings import column_named
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.personal import kind_of_cells, kind_of_heading
from teamcheck.responses.table import Table


def as_said(tables: Sequence[Table], columns: Mapping[str, str] | None, export: Export, lexicon: Lexicon) -> dict[int, Table]:
    """Those tables of a file that can be read as the user says, by their place among all of them.

    Args:
        tables: Every table of the file.
        columns: Heading to id, from a map; None where there is none.
        export: What else the user says.
        lexicon: The questionnaire's words.

    Raises:
        ResponsesError: None of them can be; with what is wrong with the first.
    """
    fitting: dict[int, Table] = {}
    failed: list[ResponsesError] = []
    for place, table in enumerate(tables):
        try:
            fitting[place] = _as_said(table, columns, export, lexicon)
        except ResponsesError as error:
            failed.append(error)
    if not fitting and failed:
        raise failed[0]
    return fitting


def _as_said(table: Table, columns: Mapping[str, str] | None, export: Export, lexicon: Lexicon) -> Table:
    """One table under the headings that the user gives it.

    Raises:
        ResponsesError: They do not fit.
    """
    if columns is not None:
        from teamcheck.responses.mapping import renamed  # noqa: PLC0415  pydantic: only where headings are not enough

        table = renamed(table, columns, lexicon, lenient=export.headings is not None)
    if export.team_from is not None:
        table = _with_teams_from(table, export.team_from)
    return _by_order(table, lexicon) if export.by_order else table


def _with_teams_from(table: Table, named: str) -> Table:
    """The table with one column as that of the teams, and no other.

    Raises:
        ResponsesError: There is no such column, or it holds people's addresses.
    """
    column = column_named(table, named)
    if kind_of_cells([row[column] for row in table.sample() if column < len(row)]) == "e-mail addresses":
        place = table.place(row=table.heading_row, column=letter(column))
        message = "this column holds e-mail addresses: every person would be a team, under their own address"
        raise problem(Code.NO_SUCH_COLUMN, place, message, "Name the column with the teams.")
    others = ["" if comparable(heading) == "team" else heading for heading in table.headings]
    return replace(table, headings=(*others[:column], "team", *others[column + 1 :]))


def _by_order(table: Table, lexicon: Lexicon) -> Table:
    """The table with its columns of answers as the items in their order.

    Raises:
        ResponsesError: There are more or fewer of them than items, or a heading says otherwise.
    """
    places = _of_answers(table, lexicon)
    place = table.place(row=table.heading_row)
    if len(places) != len(lexicon.items):
        counted = f"{len(places)} columns ({_run(places)})" if places else "no column"
        raise problem(
            Code.ORDER_DOES_NOT_FIT,
            place,
            f"{counted} could be answers, and the questionnaire has {len(lexicon.items)} items",
            "Delete the columns that are no answers, or write a map of columns: --map FILE (docs/answers-format.md).",
        )
    headings = list(table.headings)
    for index, item in zip(places, lexicon.items, strict=True):
        own = lexicon.item_of_text(headings[index])
        if own not in (None, item):
            message = f'"{shorten(headings[index], 40)}" is the statement of {own}, and by the order it would be {item}'
            fix = "Leave out --by-order, or write a map of columns: --map FILE (docs/answers-format.md)."
            raise problem(Code.ORDER_DOES_NOT_FIT, replace(place, column=letter(index), key=item), message, fix)
        headings[index] = item
    return replace(table, headings=tuple(headings))


def _of_answers(table: Table, lexicon: Lexicon) -> list[int]:
    """The columns that could be answers to items: all that are nothing else."""
    own = frozenset[int]() if table.view is None else table.view.own
    sample = table.sample()
    found = []
    for index, heading in enumerate(table.headings):
        words, cells = comparable(heading), [row[index] for row in sample if index < len(row)]
        meant = words in RESERVED_IDS or words in TEAM_QUESTIONS or words in lexicon.others or lexicon.asked_by(heading)
        empty = not heading and not any(cell.strip() for cell in cells)
        if index not in own and not meant and not empty and not (kind_of_heading(heading) or kind_of_cells(cells)):
            found.append(index)
    return found


def _run(places: Sequence[int]) -> str:
    """Columns by their letters: the first and the last."""
    return letter(places[0]) if len(places) == 1 else f"{letter(places[0])} to {letter(places[-1])}"
