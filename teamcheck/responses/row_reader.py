"""Goes through the rows of one table, one at a time, and makes a `Response` of each.

The usual row costs two look-ups in C: its cells are picked out, and every cell is in its item's memo. Only a row with a way of
writing not met before is looked at cell by cell.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import getitem, itemgetter

from teamcheck.responses.account import table_read
from teamcheck.responses.cells import Reader, UnreadableAnswerError, is_blank
from teamcheck.responses.findings import Findings, is_blank_row
from teamcheck.responses.model import Comment, Direction, Note, Response
from teamcheck.responses.rows import TEAM_VOICE, Dropped, Run, Source, clean_name, count_rows, picker, tell_dropped
from teamcheck.responses.ticks import TickReader
from teamcheck.responses.who import Who


class RowReader:
    """Reads the rows of one table.

    Attributes:
        dropped: How many rows were dropped so far, and why.
    """

    def __init__(self, source: Source, run: Run) -> None:
        self._source = source
        self._table = source.table
        self._columns = source.columns
        self._run = run
        self._findings = Findings(source.table, run.faults, source.columns, source.ends)
        self.dropped: Counter[Dropped] = Counter()
        view = source.table.view
        self._why_dropped = None if view is None else view.why_dropped
        self._is_partial = None if view is None else view.is_partial
        self._unsafe = self._table.unsafe if self._table.lists or (view is not None and view.unsafe) else None
        self._partial = 0
        lists = zip(source.columns.checklists, source.ticks, strict=True)
        self._lists = tuple((index, name, reader) for (index, name), reader in lists)
        self._readers: tuple[tuple[int, Reader | TickReader], ...] = (
            *zip(source.columns.items, source.readers, strict=True),
            *((index, reader) for index, _, reader in self._lists),
        )
        self._who = Who(source, self._findings, self._counting, self._is_answered)

    def __iter__(self) -> Iterator[Response]:
        """Every row that counts. What is wrong is gathered; the row then has None where an answer cannot be read."""
        width = len(self._table.headings)
        memos = [reader.memo for reader in self._source.readers]
        pick, whose, plain = picker(self._columns.items), self._whose(), not self._has_extras()
        known_as = self._who.respondents()
        unanswered = (None,) * len(memos)
        background, said = self._said_nothing(), self._background_reader()
        entered: dict[object, tuple[str, str | None]] = {}
        counts: dict[object, int] = {}
        for number, row in self._whole(width):
            try:
                answers = tuple(map(getitem, memos, pick(row)))
            except KeyError:
                answers = self._read_slowly(row, number)
            if answers == unanswered and self._drop_blank(row):
                continue
            who = whose(row)
            if who not in entered:
                entered[who] = self._enter(row, number)
            team, round_ = entered[who]
            if not team:
                self._tell_nameless(row, number)
                continue
            if not plain and not self._keep(row, number, (team, round_), answers != unanswered):
                continue
            if said is not None:
                background = said(row, number)
            counts[who] = counts.get(who, 0) + 1
            code = None if known_as is None else known_as(row)
            yield Response(team, round_, code, answers, background)
        for who, count in counts.items():
            count_rows(entered[who], count, self._table.file, self._run, self._findings)
        tell_dropped(self.dropped, self._table.file, self._run)
        self._tell_partial()
        rows = sum(counts.values())
        self._run.tables.append(table_read(self._source, self._who.column, rows, self._partial, self.dropped))

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        return enumerate(self._table.rows(), start=self._table.heading_row + 1)

    def _whole(self, width: int) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not dropped as they stand; what is wrong with others is gathered."""
        for number, row in self._numbered():
            if len(row) != width:
                self._other_width(row, number)
            elif self._why_dropped is not None and (why := self._why_dropped(row)):
                self.dropped[why] += 1
            elif self._unsafe is not None and (found := self._unsafe(row)):
                self._findings.unsafe(found, number)
            else:
                yield number, row

    def _whose(self) -> Callable[[Sequence[str]], object]:
        """What tells the team and round of a row, as written."""
        reserved = self._columns.reserved
        columns = [reserved[name] for name in ("team", "round") if name in reserved]
        columns += [self._source.about] if isinstance(self._source.about, int) else []
        return itemgetter(*columns) if columns else lambda _: None

    def _has_extras(self) -> bool:
        """Whether rows must be looked at for more than team, round and answers."""
        voices = {"voice", "about"} & self._columns.reserved.keys()
        people = self._who.column is not None
        other = self._source.voice != TEAM_VOICE  # without a column all rows are the team's
        beside = self._columns.comments or self._columns.checklists
        return bool(people or voices or other or beside or self._drops_unanswered())

    def _drops_unanswered(self) -> bool:
        """Whether a row without an answer is nobody's sheet: form tools write one for whoever opened the form."""
        return self._columns.by == "text" or self._table.view is not None

    def _enter(self, row: Sequence[str], number: int) -> tuple[str, str | None]:
        """The team and round of a row; the team is empty where its cell is blank."""
        reserved = self._columns.reserved
        team = row[reserved["team"]] if "team" in reserved else self._source.team
        round_ = row[reserved["round"]] if "round" in reserved else ""
        if "team" in reserved:
            self._findings.trusted(team, number)
        self._findings.trusted(round_, number)
        for name, text in (("team", team), ("round", round_)):
            self._findings.name(text, reserved.get(name), number)
        if (direction := self._direction(row)) is not None and all(direction):
            self._findings.name(direction.about, reserved.get("about"), number)
            self._findings.direction(direction, self._run.directions.setdefault(direction.name, direction), number)
        return self._named(row)

    def _named(self, row: Sequence[str]) -> tuple[str, str | None]:
        """The same, without a look at what is wrong with them."""
        reserved, direction = self._columns.reserved, self._direction(row)
        team = self._team(row) if direction is None else direction.name if all(direction) else ""
        return team, clean_name(row[reserved["round"]]) or None if "round" in reserved else None

    def _team(self, row: Sequence[str]) -> str:
        reserved = self._columns.reserved
        return clean_name(row[reserved["team"]] if "team" in reserved else self._source.team)

    def _direction(self, row: Sequence[str]) -> Direction | None:
        """Which team answers about which other; None where people answer about their own."""
        about = self._source.about
        if about is None:
            return None
        return Direction(self._team(row), clean_name(about if isinstance(about, str) else row[about]))

    def _tell_nameless(self, row: Sequence[str], number: int) -> None:
        """Say that a row names no team, or not the other one."""
        if self._team(row):
            self._findings.no_other_team(number)
        else:
            self._findings.no_team(number)

    def _keep(self, row: Sequence[str], number: int, whose: tuple[str, str | None], answered: bool) -> bool:
        """Take the comments of a row and decide whether it counts."""
        if self._is_of_other_voice(row):
            self.dropped["other voice"] += 1
            return False
        ticked = self._ticked(row, number)
        counts = answered or any(ticked.values()) or not self._drops_unanswered()
        if counts and not self._who.chosen(row, number, whose):
            self.dropped["answered again"] += 1
            return False
        for index, question in self._columns.comments:
            if not is_blank(row[index]) and self._findings.trusted(row[index], number):
                self._run.comments.append(Comment(*whose, question, row[index].strip()))
        if not counts:
            self.dropped["no answer"] += 1
            return False
        if self._is_partial is not None and self._is_partial(row):
            self._partial += 1
        self._who.check(row, number, whose)
        for checklist, options in ticked.items():
            if options:
                self._run.ticks.setdefault(whose, {}).setdefault(checklist, Counter())[options] += 1
        return True

    def _ticked(self, row: Sequence[str], number: int) -> dict[str, tuple[str, ...]]:
        """What a row ticks on each checklist; nothing where that cannot be read."""
        found: dict[str, tuple[str, ...]] = {}
        for index, name, reader in self._lists:
            try:
                found[name] = reader.memo[row[index]] if row[index] in reader.memo else reader.read(row[index])
            except UnreadableAnswerError as error:
                self._findings.unreadable(error, index, name, row[index], number)
        return found

    def _is_of_other_voice(self, row: Sequence[str]) -> bool:
        """Whether a row is not of the voice that is wanted, or about one person."""
        reserved = self._columns.reserved
        voice = row[reserved["voice"]].strip().casefold() if "voice" in reserved else ""
        about = "about" in reserved and self._source.about is None and bool(row[reserved["about"]].strip())
        return (voice or TEAM_VOICE) != self._source.voice or about

    def _counting(self) -> Iterator[tuple[int, Sequence[str], tuple[str, str | None]]]:
        """The rows that count from the first, with their team and round; what is wrong is told when they are read."""
        width = len(self._table.headings)
        for number, row in self._numbered():
            if len(row) != width or (self._why_dropped and self._why_dropped(row)) or self._is_of_other_voice(row):
                continue
            if not self._drops_unanswered() or self._is_answered(row):
                yield number, row, self._named(row)

    def _is_answered(self, row: Sequence[str]) -> bool:
        """Whether a row has an answer, or something that may be one."""
        for index, reader in self._readers:
            try:
                if reader.read(row[index]) not in (None, ()):
                    return True
            except UnreadableAnswerError:
                return True
        return False

    def _read_slowly(self, row: Sequence[str], number: int) -> tuple[int | None, ...]:
        """Read a row cell by cell."""
        answers: list[int | None] = []
        for index, reader, item in zip(self._columns.items, self._source.readers, self._source.item_ids, strict=True):
            try:
                answers.append(reader.read(row[index]))
            except UnreadableAnswerError as error:
                answers.append(None)
                self._findings.unreadable(error, index, item, row[index], number)
        return tuple(answers)

    def _said_nothing(self) -> tuple[str | None, ...]:
        """The background of a row in a file without such a question."""
        return (None,) * len(self._source.background_ids)

    def _background_reader(self) -> Callable[[Sequence[str], int], tuple[str | None, ...]] | None:
        """What reads the background of a row, at the speed of C where every way of writing is known; None without columns."""
        columns, readers = self._columns.background, self._source.choices
        if not columns:
            return None
        places = {name: place for place, (_, name) in enumerate(columns)}
        memos, pick = [reader.memo for reader in readers], picker([index for index, _ in columns])
        # the last place is of the questions that only other files have
        spread = picker([places.get(name, len(columns)) for name in self._source.background_ids])

        def read(row: Sequence[str], number: int) -> tuple[str | None, ...]:
            try:
                found = tuple(map(getitem, memos, pick(row)))
            except KeyError:
                found = self._background_slowly(row, number)
            return spread((*found, None))

        return read

    def _background_slowly(self, row: Sequence[str], number: int) -> tuple[str | None, ...]:
        """Read what a row says about the person cell by cell."""
        found: list[str | None] = []
        for (index, name), reader in zip(self._columns.background, self._source.choices, strict=True):
            try:
                found.append(reader.read(row[index]))
            except UnreadableAnswerError as error:
                found.append(None)
                self._findings.unreadable(error, index, name, row[index], number)
        return tuple(found)

    def _other_width(self, row: Sequence[str], number: int) -> None:
        if not self._drop_blank(row):
            self._findings.ragged(row, number)

    def _tell_partial(self) -> None:
        if self._partial:
            several = f"{self._partial} rows were never sent off; they count as far as they go."
            told = "1 row was never sent off; it counts as far as it goes." if self._partial == 1 else several
            self._run.notes.append(Note("partial", f"{self._table.file}: {told}"))

    def _drop_blank(self, row: Sequence[str]) -> bool:
        blank = is_blank_row(row)
        self.dropped["blank"] += blank
        return blank
