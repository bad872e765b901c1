"""What workers are told, and what they tell: plain data that is sent from the driver to them and back."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: Between two values of background questions.
VALUES = "\x1f"
#: Different ways of writing of one column that are given back.
MOST_UNKNOWN = 1000


class OddError(Exception):
    """Something is out of the ordinary; only the row reader can say what."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines become cells.

    Attributes:
        width: Cells in a line.
        delimiter: One character.
        quoted: Whether ``"`` encloses cells.
    """

    width: int
    delimiter: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Names:
    """How names are kept, as plain functions that workers import: `teamcheck.responses.rows.clean_name` and others.

    Attributes:
        clean: A name as it is kept.
        too_long: What is wrong with the length of a name, or None.
        is_blank: Whether nothing can be seen in a text.
    """

    clean: Callable[[str], str]
    too_long: Callable[[str], str | None]
    is_blank: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a worker must know of a table; columns are counted from 0.

    Attributes:
        layout: How lines become cells; None where rows come as columns already.
        items: The column of each item.
        words: For each item, cell to point (None: no answer).
        lowest: For each item, the first point of its scale.
        team: The column of the team, or None.
        team_name: Its name where no column says it.
        round: The column of the round, or None.
        voice: The column of who answers, or None.
        about: The column of whom the answers are about, or None.
        code: A column by which one person is known, or None.
        code_is_address: Whether only e-mail addresses in it tell a person.
        choices: Column of each background question to cell to choice (None: no answer).
        by: Columns of the background questions that people are parted by; None where the table has no such column.
        comments: Column and id of each comment question.
        by_text: Whether a row without any answer is left out.
        names: How names are kept.
        version: Of teamcheck here; the workers must have the same.
    """

    layout: Layout | None
    items: tuple[int, ...]
    words: tuple[Mapping[str, int | None], ...]
    lowest: tuple[int, ...]
    team: int | None
    team_name: str
    round: int | None
    voice: int | None
    about: int | None
    code: int | None
    code_is_address: bool
    choices: Mapping[int, Mapping[str, str | None]]
    by: tuple[int | None, ...]
    comments: tuple[tuple[int, str], ...]
    by_text: bool
    names: Names
    version: str

    @property
    def columns(self) -> tuple[int, ...]:
        """Every column that is looked at, each once."""
        single = (self.team, self.round, self.voice, self.about, self.code)
        named = (column for column in single if column is not None)
        return tuple(dict.fromkeys((*self.items, *named, *self.choices, *(column for column, _ in self.comments))))


@dataclass
class Found:
    """What is noticed on the way.

    Attributes:
        odd: Whether anything is out of the ordinary.
        unknown: Column to the ways of writing that are not known.
        dropped: Why rows were left out, to how many.
        headings: File to the times its heading row was seen.
        comments: Team, round, question and text.
    """

    odd: bool = False
    unknown: dict[int, set[str]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    comments: list[tuple[str, str, str, str]] = field(default_factory=list)

    def written(self) -> str:
        """All of it as JSON."""
        unknown = {column: sorted(cells) for column, cells in self.unknown.items()}
        return json.dumps(
            {
                "odd": self.odd,
                "unknown": unknown,
                "dropped": self.dropped,
                "headings": self.headings,
                "comments": self.comments,
            }
        )
