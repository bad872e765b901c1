"""Columns of single options of a checklist, read together as the one column that answers have.

What stands in them is put into the first as ids with ``;`` between, or into the one that names all of them where a form tool
writes both. A row in which a cell says neither yes nor no is left as it stands, with a mark, and refused with its place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from teamcheck._names import letter, shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import REMEMBERED
from teamcheck.responses.choices import is_no_answer, told
from teamcheck.responses.list_words import ListWords
from teamcheck.responses.personal import listed
from teamcheck.responses.view import Row, Unsafe

#: How tools write that an option is ticked: as a code, in words, and, of LimeSurvey, in the language of the export.
TICKED = listed(
    "1|y|yes|true|x|checked|selected|\u2713|\u2714|ja|oui|sí|sì|sim|tak|ano|áno|igen|da|kyllä|evet|\u03bd\u03b1\u03b9|да"
)
#: How they write that it is not.
NOT_TICKED = listed("0|n|no|false|unchecked|not selected|n/a|nein|non|não|nee|nej|nei|nie|ne|nem|nu|ei|hay\u0131r|όχι|нет")
_WHOLE = re.compile(r"([0-9]{1,3})[.,]0+")
_WORD = re.compile(r"[^\s;,|]+")
#: Stands before the first cell of a row that was not put together; NULs are dropped from every file, so no answer begins so.
_AS_IT_STANDS = "\0"


@dataclass(frozen=True)
class ListColumns:
    """The columns of one checklist that has one for each option.

    Attributes:
        words: The words of the list and its options.
        heading: What they are called together: the id of the list, or its question.
        options: Column to the option it stands for.
        others: Column to what it is called, of those that name the list and none of its options: words beside an option, or
            an option that the questionnaire does not have.
        joined: The column that names everything that is ticked, where there is one beside them.
        called: Column to what it is called in the file.
        numbers: Column to the numbers that say no more there than that its option is ticked.
        memo: Column and cell to whether its option is ticked, for the ways of writing met so far.
    """

    words: ListWords
    heading: str
    options: Mapping[int, str]
    others: Mapping[int, str]
    joined: int | None
    called: Mapping[int, str]
    numbers: Mapping[int, frozenset[str]] = field(default_factory=dict)
    memo: dict[tuple[int, str], bool | None] = field(default_factory=dict, compare=False)

    @cached_property
    def first(self) -> int:
        """The column that stands for all of them."""
        return min(self.options or self.others) if self.joined is None else self.joined

    @cached_property
    def beside(self) -> frozenset[int]:
        """The other columns of options, which are read with it."""
        return frozenset(self.options) - {self.first}

    @cached_property
    def is_whole(self) -> bool:
        """Whether each option has one column; only then they are read together."""
        return sorted(self.options.values()) == sorted(self.words.names)

    def missing(self) -> list[str]:
        """The options without a column."""
        return [name for name in self.words.names if name not in self.options.values()]

    def twice(self) -> Iterator[tuple[str, list[int]]]:
        """The options with several columns, and these."""
        for name, count in Counter(self.options.values()).items():
            if count > 1:
                yield name, [place for place, option in self.options.items() if option == name]

    def put_together(self, cells: list[str]) -> None:
        """Put all that a row ticks into the first column; a row in which something is wrong stays as it stands, marked."""
        if self._wrong(cells) is not None:
            cells[self.first] = _AS_IT_STANDS + cells[self.first]
            return
        ticked = self._ticked(cells)
        for place in self.options:
            cells[place] = ""
        cells[self.first] = ";".join(ticked)

    def unsafe(self, row: Row) -> Unsafe | None:
        """What is wrong with a row that was not put together."""
        if not row[self.first].startswith(_AS_IT_STANDS):
            return None
        cells = list(row)
        cells[self.first] = cells[self.first].removeprefix(_AS_IT_STANDS)
        return self._wrong(cells)

    def _ticked(self, cells: Sequence[str]) -> list[str]:
        """The options that a row ticks, in the order of the list."""
        ticked = {option for place, option in self.options.items() if self._says(place, cells[place])}
        return [name for name in self.words.names if name in ticked]

    def _wrong(self, cells: Sequence[str]) -> Unsafe | None:
        """What is wrong with a row as it stands in its file; None where nothing is."""
        for place, option in self.options.items():
            if self._says(place, cells[place]) is None:
                return self._unknown(place, option, cells[place])
        for place, called in self.others.items():
            words = comparable(cells[place])
            # where boxes hold marks, the name of one is what somebody wrote under "Other"
            named = words == called and not self._holds_marks(cells)
            if words in TICKED or named or (self.numbers and is_number_of_option(words)):
                return self._no_option(place, called)
        return None if self.joined is None or self._agrees(cells[self.joined], self._ticked(cells)) else self._two_things()

    def _holds_marks(self, cells: Sequence[str]) -> bool:
        """Whether a row says yes or no to an option in other words than its own."""
        return any(comparable(cells[place]) in TICKED | NOT_TICKED for place in self.options)

    def _says(self, place: int, cell: str) -> bool | None:
        """Whether a cell says that the option of its column is ticked; None where it says neither."""
        if (place, cell) not in self.memo:
            says = self._read(place, self.options[place], cell)
            if len(self.memo) >= REMEMBERED:
                return says
            self.memo[place, cell] = says
        return self.memo[place, cell]

    def _read(self, place: int, option: str, cell: str) -> bool | None:
        if is_no_answer(cell):
            return False
        words = _WHOLE.sub(r"\1", comparable(cell))
        own = self.words.means(words, option)
        if words in NOT_TICKED:
            # an option called No: nothing tells whether it is ticked
            return None if own else False
        return True if own or words in TICKED or words in self.numbers.get(place, ()) else None

    def _agrees(self, joined: str, ticked: Sequence[str]) -> bool:
        """Whether the column of all options names those that are ticked, by their ids or in the words of one language."""
        if is_no_answer(joined):
            return not ticked
        said = _words_in(joined)
        return any(said == _words_in(" ".join(called[name] for name in ticked)) for called in self.words.languages)

    def _unknown(self, place: int, option: str, cell: str) -> Unsafe:
        return Unsafe(
            Code.NOT_ON_THE_LIST,
            place,
            self.words.id,
            f"{told(cell)} does not say whether {option} is ticked on the checklist {self.words.id}",
            "A column of one option holds 1, Y, Yes, Checked or the option's own words where it is ticked, and 0, N, No, "
            "Unchecked or nothing where it is not. Export the answers again, with none but these words for yes and no.",
        )

    def _no_option(self, place: int, called: str) -> Unsafe:
        return Unsafe(
            Code.NOT_ON_THE_LIST,
            place,
            self.words.id,
            f'"{shorten(called, 60)}" is ticked, and is no option of the checklist {self.words.id}',
            "If the form had one option more than the questionnaire, add it there. If the column is about something else, "
            "rename its heading.",
        )

    def _two_things(self) -> Unsafe:
        return Unsafe(
            Code.SPREAD_ANSWER,
            self.first,
            self.words.id,
            f"this column and those of the single options ({run_of(self.options)}) do not tick the same on the checklist "
            f"{self.words.id}",
            "One of the two was changed: export the answers again. If you know which is right, delete the other.",
        )


def is_number_of_option(words: str) -> bool:
    """Whether comparable words are a number that an option may have.

    >>> is_number_of_option("12"), is_number_of_option("0"), is_number_of_option("12 metres")
    (True, False, False)
    """
    return words.isdecimal() and 0 < len(words.strip("0")) <= 3


def _words_in(text: str) -> Counter[str]:
    """How often each word of a text stands in it, whatever parts them."""
    return Counter(word for each in _WORD.findall(comparable(text)) if (word := each.strip(".:?!")))


def run_of(columns: Iterable[int]) -> str:
    """Columns by their letters: ``D``, ``D to K``, ``D, F and G``."""
    places = sorted(columns)
    if places[-1] - places[0] == len(places) - 1 and places[1:]:
        return f"{letter(places[0])} to {letter(places[-1])}"
    named = [letter(place) for place in places]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
