"""Who wrote a row: to see that nobody answered twice, to choose between two rows of one person, and to link rounds."""

from collections.abc import Callable, Iterator, Sequence

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.columns import Columns
from teamcheck.responses.faults import KEPT, problem
from teamcheck.responses.findings import Findings
from teamcheck.responses.headings import column_named
from teamcheck.responses.link import Link
from teamcheck.responses.people import People, Person
from teamcheck.responses.personal import kind_of_column, listed
from teamcheck.responses.rows import Source
from teamcheck.responses.table import Table

#: Headings of what tells a person in every round; numbers that form tools give to answers are new in each.
_LASTING = listed(
    "token|externalreference|external reference|external data reference|externaldatareference|record_id|record id|staff id|"
    "staff number|employee id|employee number|personnel number|personalnummer|matricule|participant id|participant_id"
)


class Who:
    """Tells the people of one table apart.

    Args:
        source: The table.
        findings: Tells what is wrong.
        again: Goes through the rows that count from the first, each with its number, team and round.
        is_answered: Whether a row has an answer.

    Attributes:
        column: What people are known by; None where the file does not say.
    """

    def __init__(
        self,
        source: Source,
        findings: Findings,
        again: Callable[[], Iterator[tuple[int, Sequence[str], tuple[str, str | None]]]],
        is_answered: Callable[[Sequence[str]], bool],
    ) -> None:
        self._source, self._findings, self._again, self._is_answered = source, findings, again, is_answered
        columns, self._link = source.columns, source.link
        self._codes_at = columns.reserved.get("respondent")
        self.column = self._codes_at if self._codes_at is not None else columns.known_by
        if self._link is not None:
            self.column = link_column(source.table, columns, self._link)
        self._people = None if self.column is None else People(self._everyone)
        self._counts: dict[Person, int] | None = None
        self._repeats = 0

    def respondents(self) -> Callable[[Sequence[str]], str | None] | None:
        """What tells the code that a row is kept with; None where rows are kept without one."""
        column, link = self._codes_at if self._link is None else self.column, self._link
        if column is None:
            return None
        if link is None:
            return lambda row: row[column].strip() or None
        return lambda row: link.code(row[column]) if row[column].strip() else None

    def chosen(self, row: Sequence[str], number: int, whose: tuple[str, str | None]) -> bool:
        """Whether a row is the one of its person that counts, as the user said it."""
        if self._source.duplicates not in {"first", "last"} or (code := self._code(row)) is None:
            return True
        if self._counts is None:
            self._counts = self._rows_that_count()
        return self._counts.get((*whose, code), number) == number

    def _rows_that_count(self) -> dict[Person, int]:
        """The row of each person that counts: the first or the last of those with an answer, if there are any."""
        ranks: dict[Person, tuple[bool, int]] = {}
        for number, row, whose in self._again():
            if (code := self._code(row)) is not None:
                rank = (self._is_answered(row), number if self._source.duplicates == "last" else -number)
                ranks[*whose, code] = max(rank, ranks.get((*whose, code), rank))
        return {person: abs(number) for person, (_, number) in ranks.items()}

    def check(self, row: Sequence[str], number: int, whose: tuple[str, str | None]) -> None:
        """See that a person has no other row in the same team and round, unless the user said what to do about it."""
        if self._people is None or self.column is None or self._source.duplicates is not None or self._repeats > KEPT:
            return
        if (code := self._code(row)) is None:
            return
        self._findings.name(code, self.column, number, shown=False)
        before = self._people.earlier_row((*whose, code), number)
        if before is not None:
            self._repeats += 1
            self._findings.answered_twice(before, number, self.column)

    def _code(self, row: Sequence[str]) -> str | None:
        """What one person is known by; an e-mail address only if it is one, since open forms write the same word for all."""
        if self.column is None:
            return None
        code = row[self.column].strip()
        if self._link is not None:
            return self._link.code(code) if code else None
        view = self._source.table.view
        if self._codes_at is not None or (view and view.known_by == self.column):
            return code or None
        return code.casefold() if "@" in code else None

    def _everyone(self) -> Iterator[tuple[int, Person]]:
        """The people of the file from its first row that counts."""
        for number, row, whose in self._again():
            if (code := self._code(row)) is not None:
                yield number, (*whose, code)


def link_column(table: Table, columns: Columns, link: Link) -> int:
    """The column of what a person is known by in every round.

    Raises:
        ResponsesError: There is none, or not the one that was named.
    """
    if link.column is not None:
        return column_named(table, link.column)
    if "respondent" in columns.reserved:
        return columns.reserved["respondent"]
    sample = table.sample()
    for index in range(len(table.headings)):
        if kind_of_column(sample, index) == "e-mail addresses":
            return index
    for index, heading in enumerate(table.headings):
        if comparable(heading) in _LASTING:
            return index
    raise problem(
        Code.LINK_NOT_USABLE,
        table.place(row=table.heading_row),
        "no column tells who somebody is in every round: there are no e-mail addresses and no numbers of staff",
        "Name the column with --link-by COLUMN, if there is one; else leave out --link: these rounds cannot be linked.",
    )
