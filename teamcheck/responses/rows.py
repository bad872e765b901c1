"""What a row of answers is read with, and what is gathered while rows go by."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, TypeVar

from teamcheck._inert import without_text_sign
from teamcheck.responses.background import ChoiceReader
from teamcheck.responses.cells import Numbers, Reader
from teamcheck.responses.columns import Columns
from teamcheck.responses.export import Duplicates
from teamcheck.responses.faults import Faults
from teamcheck.responses.findings import Findings
from teamcheck.responses.link import Link
from teamcheck.responses.model import Comment, Direction, Note
from teamcheck.responses.table import Table
from teamcheck.responses.ticks import TickReader
from teamcheck.responses.view import Why

if TYPE_CHECKING:
    from teamcheck.responses.imported import TableRead

#: The voice that makes the team's figures; a row without a voice is of it.
TEAM_VOICE = "team"
#: The voice of the person who leads a team: what they say of themselves, for their own copy of the report alone.
LEADER_VOICE = "leader"

Cell = TypeVar("Cell")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

#: Why a row is dropped.
Dropped = Literal["blank", "no answer", "answered again", "other voice"] | Why

#: The words of each after "3 rows are".
DROPPED: Mapping[Dropped, str] = {
    "blank": "blank, and left out",
    "no answer": "without a single answer, and left out",
    "answered again": "of somebody who answered twice, and left out for the other row",
    "other voice": "of another voice than the team's, or about one person, and left out of the team's figures",
    "preview": "of a preview of the survey, and left out",
    "test": "of a test of the survey, and left out",
    "spam": "marked as spam, and left out",
    "rejected": "not approved, and left out",
    "not begun": "of people who did not begin, and left out",
    "other form": "of another form or event of the project, and left out",
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
        ticks: How what was ticked on each checklist of ``columns`` is read, in their order.
        background_ids: The background questions of all files together.
        headings: What the columns are called in the file, whatever the user calls them.
        numbers: Item to how its bare numbers count, in the order of the questionnaire; None where nothing says it.
        duplicates: Which of two rows of one person counts, as the user said it.
        link: What makes codes of people's addresses.
        voice: Whose rows count; all others are dropped.
        about: The other team that people answer about: its column, or its name where it is one for all rows; None where they
            answer about their own.
    """

    table: Table
    columns: Columns
    readers: tuple[Reader, ...]
    item_ids: tuple[str, ...]
    team: str
    ends: Mapping[str, str]
    choices: tuple[ChoiceReader, ...] = ()
    ticks: tuple[TickReader, ...] = ()
    background_ids: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    numbers: Mapping[str, Numbers | None] = field(default_factory=dict)
    duplicates: Duplicates | None = None
    link: Link | None = None
    voice: str = TEAM_VOICE
    about: int | str | None = None


@dataclass
class Run:
    """What is gathered while rows go by; it grows with the number of teams and comments, not of people.

    Attributes:
        faults: Everything that is wrong.
        notes: What was left out or dropped.
        comments: From comment columns.
        answered: Team and round to the number of rows.
        origin: Team and round to the file they stand in.
        tables: What was read of each table whose rows have gone by.
        directions: Name of each direction to who answered about whom; empty where people answer about their own team.
        beside: Table of comments beside the answers, and team, to the number of its comments.
        ticks: Team and round to each checklist, and how many people ticked which of its options together.
    """

    faults: Faults = field(default_factory=Faults)
    notes: list[Note] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    answered: dict[tuple[str, str | None], int] = field(default_factory=dict)
    origin: dict[tuple[str, str | None], str] = field(default_factory=dict)
    tables: list["TableRead"] = field(default_factory=list)
    directions: dict[str, Direction] = field(default_factory=dict)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)
    ticks: dict[tuple[str, str | None], dict[str, Counter[tuple[str, ...]]]] = field(default_factory=dict)


def clean_name(name: str) -> str:
    r"""A name as it is kept: composed letters (NFC), no control characters, nothing around it, no sign against formulas.

    >>> clean_name("  Cafe\u0301\nteam ")
    'Café team'
    """
    return without_text_sign(unicodedata.normalize("NFC", _CONTROLS.sub(" ", name)).strip())


def alike(name: str) -> str:
    """The form in which names are equal that differ only by capitals and spaces.

    >>> alike("Ward 3") == alike("WARD3")
    True
    """
    return "".join(name.casefold().split())


def count_rows(key: tuple[str, str | None], count: int, file: str, run: Run, findings: Findings) -> None:
    """Add so many rows of a team and round, which must not stand in another file too."""
    run.answered[key] = run.answered.get(key, 0) + count
    first = run.origin.setdefault(key, file)
    if first != file:
        findings.in_two_files(*key, first)


def tell_dropped(dropped: Mapping[Dropped, int], file: str, run: Run) -> None:
    """Say how many rows were dropped, and why."""
    for why, words in DROPPED.items():
        if count := dropped.get(why):
            rows = "1 row is" if count == 1 else f"{count} rows are"
            run.notes.append(Note("dropped", f"{file}: {rows} {words}."))


def picker(columns: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """What takes the cells of these columns out of a row, at the speed of C where there are two or more."""
    if not columns:
        return lambda _: ()
    if len(columns) == 1:
        only = columns[0]
        return lambda row: (row[only],)
    return itemgetter(*columns)
