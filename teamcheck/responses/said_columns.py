"""What columns are, where the user says it: by a map, by the column that names the team, or by their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from teamcheck._names import letter, shorten
from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.columns import TEAM_QUESTIONS
from teamcheck.responses.export import Export
from teamcheck.responses.faults import problem
from teamcheck.responses.headings import check_heading_row, column_named, places_of
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.personal import kind_of_cells, kind_of_column, kind_of_heading
from teamcheck.responses.table import Table

#: What a map says of a column that is left out.
IGNORE = "ignore"


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
    if table.view is None and (export.by_order or _names_letters(table, columns or ())):
        check_heading_row(table, lexicon.labels)
    if columns is not None:
        _check_width(table, export.width)
        table = _mapped(table, columns, lexicon, lenient=export.headings is not None)
    if export.team_from is not None:
        table = _with_teams_from(table, export.team_from)
    return _by_order(table, lexicon) if export.by_order else table


def _names_letters(table: Table, named: Iterable[str]) -> bool:
    """Whether anything but headings names a column, so that nobody need have read the headings."""
    return not {*map(comparable, named)} <= {*map(comparable, table.headings)}


def _check_width(table: Table, width: int | None) -> None:
    """See that a file has as many columns as that of the map: else letters stand for other columns.

    Raises:
        ResponsesError: It has not.
    """
    if width is not None and width != len(table.headings):
        raise problem(
            Code.MAP_NOT_USABLE,
            table.place(row=table.heading_row),
            f"the map names columns by their letters in a file of {width} columns, and this one has {len(table.headings)}",
            "See in the file which columns these are now, and write their letters and the new `width` into the map.",
        )


def _mapped(table: Table, columns: Mapping[str, str], lexicon: Lexicon, *, lenient: bool) -> Table:
    """A table under the headings that a map gives it.

    Args:
        table: As it stands in its file.
        columns: Heading to id; found as headings are, whatever their case and spaces; else by the letter of the column.
        lexicon: What ids there are.
        lenient: Whether a column that would be left out may be missing.

    Raises:
        ResponsesError: The file has no such heading, or the questionnaire no such id.
    """
    places = places_of(table, columns)
    gone = [heading for heading in columns if not places[heading] and not (lenient and columns[heading] == IGNORE)]
    problems = [*_gone(table, gone)]
    problems += _no_ids(table, sorted({id_ for id_ in columns.values() if id_ != IGNORE and not lexicon.knows(id_)}))
    if problems:
        raise ResponsesError(problems)
    ids = {index: id_ for heading, id_ in columns.items() for index in places[heading]}
    table = _without_lists(table, ids)
    named = [_name_in_map(heading, ids.get(index), lexicon) for index, heading in enumerate(table.headings)]
    return replace(table, headings=tuple(named))


def _without_lists(table: Table, ids: Mapping[int, str]) -> Table:
    """A table whose lists with a column that the map says something else of are columns like any others again."""
    kept = [each for each in table.lists if all(ids.get(place) in (None, each.words.id) for place in each.options)]
    undone = {place for each in table.lists if each not in kept for place in each.options}
    headings = [called if place in undone else table.headings[place] for place, called in enumerate(table.called)]
    return replace(table, headings=tuple(headings), lists=tuple(kept))


def _name_in_map(heading: str, id_: str | None, lexicon: Lexicon) -> str:
    """What a column is called from now on: one that is left out must not be read by its own words."""
    if id_ is None or id_ != IGNORE:
        return heading if id_ is None else id_
    return "" if lexicon.knows(heading) or comparable(heading) in TEAM_QUESTIONS else heading


def _gone(table: Table, headings: Sequence[str]) -> Iterator[Problem]:
    for heading in headings:
        place = table.place(row=table.heading_row)
        message = f'the map names a column "{shorten(heading)}", which is not here'
        yield Problem(
            Code.MAP_NOT_USABLE, place, message, "Write the heading as it stands in the file, or take it out of the map."
        )


def _no_ids(table: Table, ids: Sequence[str]) -> Iterator[Problem]:
    for id_ in ids:
        message = f"the map names {id_}, which is no question of this questionnaire"
        fix = "Write an id of the questionnaire, team, round, respondent or ignore."
        yield Problem(Code.MAP_NOT_USABLE, Place(table.file, key=id_), message, fix)


def _with_teams_from(table: Table, named: str) -> Table:
    """The table with one column as that of the teams, and no other.

    Raises:
        ResponsesError: There is no such column, or it holds people's addresses.
    """
    column = column_named(table, named)
    if kind_of_column(table.sample(), column) == "e-mail addresses":
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
    own = table.aside
    sample = table.sample()
    found = []
    for index, heading in enumerate(table.headings):
        cells = [row[index] for row in sample if index < len(row)]
        meant = lexicon.is_other(heading) or comparable(heading) in TEAM_QUESTIONS
        empty = not heading and not any(cell.strip() for cell in cells)
        if index not in own and not meant and not empty and not (kind_of_heading(heading) or kind_of_cells(cells)):
            found.append(index)
    return found


def _run(places: Sequence[int]) -> str:
    """Columns by their letters: the first and the last."""
    return letter(places[0]) if len(places) == 1 else f"{letter(places[0])} to {letter(places[-1])}"
