"""What can be wrong with a row, in words, at its place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from teamcheck._names import letter, shorten, too_long
from teamcheck.errors import Code, Place, Problem
from teamcheck.responses.cells import UnreadableAnswerError, is_bare_number, is_blank
from teamcheck.responses.columns import Columns
from teamcheck.responses.faults import Faults, Spot
from teamcheck.responses.headings import long_name
from teamcheck.responses.model import Direction
from teamcheck.responses.table import END, Table
from teamcheck.responses.view import Unsafe


class Findings:
    """Tells what is wrong with the rows of one table.

    Args:
        table: The table.
        faults: Where the problems are gathered.
        columns: What its columns are, where it is a table of answers.
        ends: Item to what the ends of its scale would have to mean, for the question which end of the scale is 1.
    """

    def __init__(
        self, table: Table, faults: Faults, columns: Columns | None = None, ends: Mapping[str, str] | None = None
    ) -> None:
        self._table = table
        self._faults = faults
        self._team_at = columns.reserved.get("team") if columns else None
        self._about_at = columns.reserved.get("about") if columns else None
        self._ends = ends or {}
        self._bare: dict[int, tuple[str, Spot]] = {}
        self._contradicted: set[int] = set()
        self._are_statements = columns is not None and columns.by == "text"
        self._encoding_can_be_said = columns is not None
        coded = table.view is not None and table.view.coded
        beside = "under statements" if self._are_statements else "in columns that the form tool has exported in words"
        self._numbered = "as the form tool counts its answers" if coded else beside
        described = "; or give `teamcheck import` what the tool says of its own survey (--qsf or --dictionary FILE)"
        self._or_described = described if coded else ""
        words = " Where the form tool numbers its answers otherwise, export them in words"
        self._otherwise = f"{words}{described}." if coded else ""

    def spot(self, number: int) -> Spot:
        """Where the present row stands."""
        line = self._table.records.line
        return Spot(number, line if line != number else None)

    def ragged(self, row: Sequence[str], number: int) -> None:
        """A row has more or fewer cells than the heading row."""
        if row[-1].endswith(END):
            # the rest of the file after a quote that is never closed, which is said by itself
            return
        width, cells, table = len(self._table.headings), len(row), self._table
        line = table.records.line
        begin = None if line is None else line - sum(cell.count("\n") for cell in row)

        def tell(spot: Spot, rows: str) -> Problem:
            return Problem(
                Code.RAGGED_ROW,
                table.place(row=spot.row, line=spot.line),
                f"{cells} cell{'s' if cells != 1 else ''} where the heading row has {width}{rows}",
                "Put cells that hold the delimiter in quotation marks, give every row as many cells as the heading row, or "
                "save the file again from a spreadsheet program.",
            )

        self._faults.see(("ragged", table.file, table.sheet, cells), Spot(number, begin), tell)

    def no_team(self, number: int) -> None:
        """The cell with the team's name is blank."""
        table = self._table
        at = self._team_at

        def tell(spot: Spot, rows: str) -> Problem:
            return Problem(
                Code.NO_TEAM_IN_ROW,
                table.place(row=spot.row, line=spot.line, column=None if at is None else letter(at), key="team"),
                f"no team is named{rows}",
                "Write the team's name into the cell; if all rows are one team, delete the column and use --team-name NAME.",
            )

        self._faults.see(("no team", table.file), self.spot(number), tell)

    def no_other_team(self, number: int) -> None:
        """The cell with the name of the other team is blank."""
        self._about("blank", number, "the team that this row is about is not named", "Write its name into the cell.")

    def direction(self, direction: Direction, known: Direction, number: int) -> None:
        """A team answers about itself, or two directions have one name between them.

        Args:
            direction: Who answers about whom.
            known: The first direction of this name.
            number: The row.
        """
        if direction.team.casefold() == direction.about.casefold():
            message = f'"{shorten(direction.team)}" answers about itself'
            self._about(direction, number, message, "Write the name of the other team into the cell.")
        elif direction != known:
            message = f'two pairs of teams are both called "{shorten(direction.name)}"'
            self._about(direction, number, message, "Give one of these teams another name.")

    def _about(self, what: object, number: int, message: str, fix: str) -> None:
        table, at = self._table, None if self._about_at is None else letter(self._about_at)

        def tell(spot: Spot, rows: str) -> Problem:
            place = table.place(row=spot.row, line=spot.line, column=at, key="about")
            return Problem(Code.NO_OTHER_TEAM, place, f"{message}{rows}", fix)

        self._faults.see(("about", table.file, what), self.spot(number), tell)

    def unreadable(self, error: UnreadableAnswerError, column: int, item: str, cell: str, number: int) -> None:
        """An answer is no point of its scale."""
        table = self._table
        if error.code is Code.BARE_NUMBERS:
            self._bare_numbers(column, item, number)
            return
        if not self.trusted(cell, number):
            return

        first = error.code is Code.NUMBER_AGAINST_LABEL and column not in self._contradicted
        if first:
            self._contradicted.add(column)

        def tell(spot: Spot, rows: str) -> Problem:
            place = table.place(row=spot.row, line=spot.line, column=letter(column), key=item)
            silent = self._silent_neighbours(column) if first and self._are_statements else ""
            otherwise = self._otherwise if error.code is Code.NOT_A_POINT else ""
            return Problem(error.code, place, f"{error.message}{rows}{silent}", f"{error.fix}{otherwise}")

        self._faults.see((table.file, column, error.code, error.message), self.spot(number), tell)

    def _silent_neighbours(self, column: int) -> str:
        """What follows for the bare numbers of a column in which a number and its label contradict each other.

        They come from the same broken list of answers, though nothing shows it in them.
        """
        why_dropped = self._table.view.why_dropped if self._table.view else None
        width = len(self._table.headings)
        rows = (row for row in self._table.rows() if len(row) == width and not (why_dropped and why_dropped(row)))
        cells = Counter(row[column] for row in rows)
        count = sum(times for cell, times in cells.items() if is_bare_number(cell))
        if not count:
            return ""
        more = (
            "1 more cell of the column is a bare number" if count == 1 else f"{count} more cells of the column are bare numbers"
        )
        return f"; {more}, which cannot be trusted either"

    def _bare_numbers(self, column: int, item: str, number: int) -> None:
        table = self._table
        if column not in self._bare:
            self._bare[column] = (item, self.spot(number))

        def tell(_spot: Spot, _rows: str) -> Problem | None:
            # those of a column with a contradiction are told with it: no word about numbers makes them readable
            bare = {index: found for index, found in self._bare.items() if index not in self._contradicted}
            if not bare:
                return None
            first = min(bare, key=lambda index: (bare[index][1].row, index))
            spot, meaning = bare[first][1], self._ends.get(bare[min(bare)][0], "")
            return Problem(
                Code.BARE_NUMBERS,
                table.place(row=spot.row, line=spot.line, column=letter(first)),
                f"the answers ({_columns(bare)}) are bare numbers {self._numbered}, and nothing in the file says "
                "which end of the scale they count from",
                f"Run the same command again with --numbers as-is if {meaning}, or with --numbers reversed if it is the other "
                f"way round{self._or_described}.",
            )

        self._faults.see(("numbers", table.file, table.sheet), self.spot(number), tell)

    def unsafe(self, found: Unsafe, number: int) -> None:
        """A form tool's row that cannot be read safely."""
        table = self._table

        def tell(spot: Spot, rows: str) -> Problem:
            place = table.place(row=spot.row, line=spot.line, column=letter(found.column), key=found.key)
            return Problem(found.code, place, f"{found.message}{rows}", found.fix)

        self._faults.see((table.file, table.sheet, found), self.spot(number), tell)

    def trusted(self, text: str, number: int) -> bool:
        """Whether the letters of a text that is kept are sure; asks for the encoding where they are not."""
        table = self._table
        if table.proved or text.isascii():
            return True

        def tell(spot: Spot, rows: str) -> Problem:
            place = table.place(row=spot.row, line=spot.line)
            return encoding_problem(place, rows, can_be_said=self._encoding_can_be_said)

        self._faults.see(("encoding", table.file), self.spot(number), tell)
        return False

    def name(self, text: str, column: int | None, number: int, *, shown: bool = True) -> None:
        """A name of a team, a round or a person (not shown), or a value in the list of teams, which can be too long."""
        if too_long(text):
            place = self._table.place(row=number, column=None if column is None else letter(column))
            self._faults.add([long_name(text, place, shown=shown)])

    def answered_twice(self, before: int, number: int, column: int) -> None:
        """One person has two rows in one team and round."""
        place = self._table.place(row=number, column=letter(column))

        def tell(_spot: Spot, _rows: str) -> Problem:
            return Problem(
                Code.SAME_RESPONDENT,
                place,
                f"rows {before} and {number} are of one person, in one team and round",
                "Delete the row that does not count, or let `teamcheck import --duplicates last` choose; if they are two "
                "people, give them different codes.",
            )

        self._faults.see(("twice", self._table.file, number), self.spot(number), tell)

    def in_two_files(self, team: str, round_: str | None, first: str) -> None:
        """One team and round stands in two files."""
        file = self._table.file
        words = f'team "{team}"' + (f", round {round_}" if round_ else "")

        def tell(_spot: Spot, _rows: str) -> Problem:
            return Problem(
                Code.TEAM_IN_TWO_FILES,
                Place(file),
                f"{words} is in {first} too",
                "Give each file once; two times of asking need a column round.",
            )

        self._faults.see(("two files", team, round_, file), self.spot(0), tell)


def _columns(indices: Iterable[int]) -> str:
    """Columns by their letters, neighbours together: ``columns B, D to F``."""
    runs: list[list[int]] = []
    for index in sorted(indices):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    named = ", ".join(letter(run[0]) if len(run) == 1 else f"{letter(run[0])} to {letter(run[-1])}" for run in runs)
    return f"column {named}" if len(runs) == 1 and len(runs[0]) == 1 else f"columns {named}"


def is_blank_row(row: Sequence[str]) -> bool:
    """Whether nothing can be seen in any cell."""
    return all(map(is_blank, row))


def encoding_problem(place: Place, rows: str, *, can_be_said: bool) -> Problem:
    """The problem of letters in an encoding that nothing tells; ``--encoding`` is of the answers, not of what lies beside."""
    if can_be_said:
        fix = "Export it again as “CSV UTF-8”, or say what it is, for example --encoding cp1252 (Excel in western Europe)."
    else:
        fix = "Open it in the program that saved it, and save it as “CSV UTF-8” or XLSX."
    message = f"the file is not UTF-8, and nothing in it tells its encoding{rows}"
    return Problem(Code.ENCODING_UNKNOWN, place, message, fix)
