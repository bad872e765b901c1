"""Goes through the rows of one table, one at a time, and makes a `Response` of each.

The usual row costs two look-ups in C: its cells are picked out, and every cell is in its item's memo. Only a row with a way of
writing not met before is looked at cell by cell.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import getitem, itemgetter
from typing import Literal, TypeVar

from teamcheck._inert import without_text_sign
from teamcheck.responses.background import ChoiceReader
from teamcheck.responses.cells import Reader, UnreadableAnswerError, is_blank
from teamcheck.responses.columns import Columns
from teamcheck.responses.faults import KEPT, Faults
from teamcheck.responses.findings import Findings, is_blank_row
from teamcheck.responses.model import Comment, Note, Response
from teamcheck.responses.people import People, Person
from teamcheck.responses.table import Table

#: The voice that makes the team's figures; rows of other voices are left out until they have a place of their own.
TEAM_VOICE = "team"

Cell = TypeVar("Cell")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

#: Why a row is left out.
Dropped = Literal["blank", "no answer", "other voice"]

_DROPPED: dict[Dropped, str] = {
    "blank": "blank, and left out",
    "no answer": "without a single answer, and left out",
    "other voice": "of another voice than the team's, or about one person, and left out of the team's figures",
}


@dataclass(frozen=True)
class Source:
    """One table, ready to be read.

    Attributes:
        table: Its rows.
        columns: What each column is.
        readers: How the answers of each item are read, in the order of the questionnaire.
        item_ids: The items, in the same order.
        team: Name of the team where no column says it.
        ends: Item to what the ends of its scale are called.
        choices: How the answers to each background question of ``columns`` are read, in their order.
        background_ids: The background questions of all files together.
    """

    table: Table
    columns: Columns
    readers: tuple[Reader, ...]
    item_ids: tuple[str, ...]
    team: str
    ends: Mapping[str, str]
    choices: tuple[ChoiceReader, ...] = ()
    background_ids: tuple[str, ...] = ()


@dataclass
class Run:
    """What is gathered while rows go by; it grows with the number of teams and comments, not of people.

    Attributes:
        faults: Everything that is wrong.
        notes: What was left out or dropped.
        comments: From comment columns.
        answered: Team and round to the number of rows.
        origin: Team and round to the file they stand in.
        beside: Table of comments beside the answers, and team, to the number of its comments.
    """

    faults: Faults = field(default_factory=Faults)
    notes: list[Note] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    answered: dict[tuple[str, str | None], int] = field(default_factory=dict)
    origin: dict[tuple[str, str | None], str] = field(default_factory=dict)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)


def clean_name(name: str) -> str:
    r"""A name as it is kept: composed letters (NFC), no control characters, nothing around it, no sign against formulas.

    >>> clean_name("  Cafe\u0301\nteam ")
    'Café team'
    """
    return without_text_sign(unicodedata.normalize("NFC", _CONTROLS.sub(" ", name)).strip())


class RowReader:
    """Reads the rows of one table.

    Attributes:
        dropped: How many rows were left out so far, and why.
    """

    def __init__(self, source: Source, run: Run) -> None:
        self._source = source
        self._table = source.table
        self._columns = source.columns
        self._run = run
        self._findings = Findings(source.table, run.faults, source.columns, source.ends)
        self.dropped: dict[Dropped, int] = dict.fromkeys(_DROPPED, 0)
        self._repeats = 0
        code_at = source.columns.reserved.get("respondent", source.columns.identity)
        self._code_at = -1 if code_at is None else code_at
        self._people = None if code_at is None else People(self._everyone)

    def __iter__(self) -> Iterator[Response]:
        """Every row that counts. What is wrong is gathered; the row then has None where an answer cannot be read."""
        width = len(self._table.headings)
        memos = [reader.memo for reader in self._source.readers]
        pick, whose, plain = picker(self._columns.items), self._whose(), not self._has_extras()
        respondent_at = self._columns.reserved.get("respondent", -1)
        unanswered = (None,) * len(memos)
        background, said = self._said_nothing(), self._background_reader()
        entered: dict[object, tuple[str, str | None]] = {}
        counts: dict[object, int] = {}
        for number, row in self._numbered():
            if len(row) != width:
                self._other_width(row, number)
                continue
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
                self._findings.no_team(number)
                continue
            if not plain and not self._keep(row, number, (team, round_), answers != unanswered):
                continue
            if said is not None:
                background = said(row, number)
            counts[who] = counts.get(who, 0) + 1
            code = (row[respondent_at].strip() or None) if respondent_at >= 0 else None
            yield Response(team, round_, code, answers, background)
        for who, count in counts.items():
            count_rows(entered[who], count, self._table.file, self._run, self._findings)
        tell_dropped(self.dropped, self._table.file, self._run)

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        return enumerate(self._table.rows(), start=self._table.heading_row + 1)

    def _whose(self) -> Callable[[Sequence[str]], object]:
        """What tells the team and round of a row, as written."""
        reserved = self._columns.reserved
        columns = [reserved[name] for name in ("team", "round") if name in reserved]
        return itemgetter(*columns) if columns else lambda _: None

    def _has_extras(self) -> bool:
        """Whether rows must be looked at for more than team, round and answers."""
        voices = {"voice", "about"} & self._columns.reserved.keys()
        return bool(self._people or voices or self._columns.comments or self._columns.by == "text")

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
        return clean_name(team), clean_name(round_) or None

    def _keep(self, row: Sequence[str], number: int, whose: tuple[str, str | None], answered: bool) -> bool:
        """Take the comments of a row and decide whether it counts."""
        reserved = self._columns.reserved
        voice = row[reserved["voice"]].strip().casefold() if "voice" in reserved else ""
        about = row[reserved["about"]].strip() if "about" in reserved else ""
        if voice not in ("", TEAM_VOICE) or about:
            self.dropped["other voice"] += 1
            return False
        for index, question in self._columns.comments:
            if not is_blank(row[index]) and self._findings.trusted(row[index], number):
                self._run.comments.append(Comment(*whose, question, row[index].strip()))
        if not answered and self._columns.by == "text":
            self.dropped["no answer"] += 1
            return False
        if self._people is not None:
            self._check_once(self._people, row, number, whose)
        return True

    def _check_once(self, people: People, row: Sequence[str], number: int, whose: tuple[str, str | None]) -> None:
        code = self._code(row)
        if code is None or self._repeats > KEPT:
            return
        self._findings.name(code, self._code_at, number)
        before = people.earlier_row((*whose, code), number)
        if before is not None:
            self._repeats += 1
            self._findings.answered_twice(before, number, self._code_at)

    def _code(self, row: Sequence[str]) -> str | None:
        """What one person is known by; an e-mail address only if it is one, since open forms write the same word for all."""
        code = row[self._code_at].strip()
        if "respondent" in self._columns.reserved:
            return code or None
        return code.casefold() if "@" in code else None

    def _everyone(self) -> Iterator[tuple[int, Person]]:
        """The people of the file from its first row."""
        width = len(self._table.headings)
        for number, row in self._numbered():
            if len(row) == width and (code := self._code(row)):
                team, round_ = self._enter(row, number)
                yield number, (team, round_, code)

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

    def _drop_blank(self, row: Sequence[str]) -> bool:
        blank = is_blank_row(row)
        self.dropped["blank"] += blank
        return blank


def count_rows(key: tuple[str, str | None], count: int, file: str, run: Run, findings: Findings) -> None:
    """Add so many rows of a team and round, which must not stand in another file too."""
    run.answered[key] = run.answered.get(key, 0) + count
    first = run.origin.setdefault(key, file)
    if first != file:
        findings.in_two_files(*key, first)


def tell_dropped(dropped: Mapping[Dropped, int], file: str, run: Run) -> None:
    """Say how many rows were left out, and why."""
    for why, words in _DROPPED.items():
        if count := dropped.get(why):
            rows = "1 row is" if count == 1 else f"{count} rows are"
            run.notes.append(Note("dropped", f"{file}: {rows} {words}."))


def picker(columns: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """What takes the cells of these columns out of a row, at the speed of C where there are two or more."""
    if len(columns) == 1:
        only = columns[0]
        return lambda row: (row[only],)
    return itemgetter(*columns)
