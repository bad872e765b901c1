"""Answers that SurveyMonkey spreads over one column for each answer to choose: put together in the first of them.

A column of a matrix is called ``Row text - Answer``. Either may hold `` - `` too, so it is parted where the statement of an
item ends and an answer of its scale begins; the value of the answer may be glued on, ``Agree (4)``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from teamcheck._names import letter, shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import REMEMBERED
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.view import Row, Unsafe

_NUMBER = re.compile(r"-?[0-9]{1,3}")
_VALUE = re.compile(r"\s*\(\s*-?[0-9]{1,3}\s*\)$|^\(?-?[0-9]{1,3}\)?\s*[-:.=)]\s*(?=\S)")
_DASH = re.compile("[-\u2010-\u2015]")
#: What may stand between a statement and its answer.
_BETWEEN = re.compile(r"[.?!:\s]*-\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column below a question.

    Attributes:
        place: Its number, counted from 0.
        block: The column that its question stands over; -1 before the first.
        question: The question.
        part: What the second row says of it; empty for a column that holds the whole answer.
    """

    place: int
    block: int
    question: str
    part: str


@dataclass(frozen=True)
class Spread:
    """The columns of one question with one answer.

    Attributes:
        heading: The question.
        item: The item it is; None for another question.
        options: Column to the answer it stands for.
        points: Comparable label to what it means on the item's scale.
        memo: Column and cell to the answer it gives, for the ways of writing met so far.
    """

    heading: str
    item: str | None
    options: Mapping[int, str]
    points: Mapping[str, int | None] = field(default_factory=dict)
    memo: dict[tuple[int, str], str] = field(default_factory=dict, compare=False)

    @property
    def places(self) -> list[int]:
        """Its columns in their order."""
        return [*self.options]

    def put_together(self, cells: list[str]) -> None:
        """Put the answer of a row into the first column; where several are filled, they stay where they are."""
        given = self._given(cells)
        if len(given) <= 1:
            for place in self.options:
                cells[place] = ""
            cells[next(iter(self.options))] = next(iter(given.values()), "")

    def unsafe(self, row: Row) -> Unsafe | None:
        """What is wrong with a row whose answers were not put together."""
        filled = [place for place in self.options if row[place]]
        if filled in ([], self.places[:1]):
            return None
        filled = [*self._given(row)]
        told = " and ".join(f'{letter(place)} ("{shorten(self.options[place])}")' for place in filled)
        return Unsafe(
            Code.SPREAD_ANSWER,
            filled[0],
            self.item,
            f"columns {told} are filled, and only one answer counts",
            "Export the answers with condensed columns; if the form let people tick several answers, empty all of these cells "
            "but one.",
        )

    def _given(self, row: Sequence[str]) -> dict[int, str]:
        """The columns that are filled, and the answer each of them gives."""
        given = {}
        for place in self.options:
            if row[place] and (answer := self._answer(place, row[place])):
                given[place] = answer
        return given

    def _answer(self, place: int, cell: str) -> str:
        """The answer that a cell gives; nothing where it gives none."""
        if (place, cell) not in self.memo:
            answer = self._read(self.options[place], cell.strip())
            if len(self.memo) >= REMEMBERED:
                return answer
            self.memo[place, cell] = answer
        return self.memo[place, cell]

    def _read(self, option: str, cell: str) -> str:
        """The answer that a cell gives in the column of one; nothing where it is words of another kind, or blank."""
        known, said = self.known(option), self.known(cell)
        if not cell or _NUMBER.fullmatch(cell) or comparable(cell) in (comparable(option), _label(option)):
            return option if cell else ""
        if known and said and self.points[known] == self.points[said]:
            return cell
        # two answers at once are none of any scale: the reader of cells says so
        return f"{option} / {cell}" if known or said else ""

    def known(self, option: str) -> str | None:
        """The label of the item's scale that an answer is; None where it is none of them."""
        return next((words for words in (comparable(option), _label(option)) if words in self.points), None)


def _label(option: str) -> str:
    """An answer without a value that is glued on.

    >>> _label("Significant impact (3)"), _label("3 - Significant impact")
    ('significant impact', 'significant impact')
    """
    return _VALUE.sub("", comparable(option))


def find_spread(columns: Iterable[Column], rows: Sequence[Row], lexicon: Lexicon) -> list[Spread]:
    """The questions whose answers are spread over several columns.

    Args:
        columns: The columns of a table in their order.
        rows: The first answers, which show whether a column holds nothing but the answer it is called by.
        lexicon: The questionnaire's words.
    """
    found: list[Spread] = []
    for _, block in groupby(columns, key=lambda column: column.block):
        members = list(block)
        matrix = [_parted(column.part, lexicon) for column in members]
        if any(matrix):
            for row, group in groupby(zip(matrix, members, strict=True), key=lambda each: each[0] and each[0][:2]):
                if row is not None:
                    options = {column.place: parted[2] for parted, column in group if parted}
                    found.append(Spread(lexicon.worded.get(row[1], row[1]), row[0], options, lexicon.points[row[0]]))
        elif len(members) > 1:
            found.extend(_question(members, lexicon))
    return [spread for spread in found if _is_spread(spread, rows)]


def is_answer_to_statement(heading: str, lexicon: Lexicon) -> bool:
    """Whether a heading is the statement of an item and an answer of its scale."""
    parted = _parted(heading, lexicon)
    return parted is not None and _is_answer(parted, lexicon)


def _is_answer(parted: tuple[str, str, str], lexicon: Lexicon) -> bool:
    item, _, option = parted
    return not {comparable(option), _label(option)}.isdisjoint(lexicon.points[item])


def _parted(heading: str, lexicon: Lexicon) -> tuple[str, str, str] | None:
    """The item, its comparable statement and the answer in what a column is called; None for any other."""
    words = comparable(heading)
    fitting = []
    for statement in lexicon.longest_first:
        item = lexicon.texts[statement]
        if item is not None and words.startswith(statement) and (match := _BETWEEN.fullmatch(words[len(statement) :])):
            option = match[1]
            # the answer as it is written
            tails = (heading[dash.end() :].strip() for dash in _DASH.finditer(heading))
            fitting.append((item, statement, next((tail for tail in tails if comparable(tail) == option), option)))
    return next((each for each in fitting if _is_answer(each, lexicon)), fitting[0] if fitting else None)


def _question(members: Sequence[Column], lexicon: Lexicon) -> Iterator[Spread]:
    """A question with a column for each answer: a rating, which SurveyMonkey writes with an empty row text, or a choice."""
    question = members[0].question
    item = comparable(question) if comparable(question) in lexicon.items else lexicon.item_of_text(question)
    if members[0].part and (item is not None or _is_background(question, lexicon)):
        options = {column.place: re.sub(f"^{_DASH.pattern}\\s*", "", column.part) for column in members if column.part}
        yield Spread(question, item, options, lexicon.points[item] if item else {})


def _is_background(question: str, lexicon: Lexicon) -> bool:
    return lexicon.asked_by(question) is not None or lexicon.is_a("background", question)


def _is_spread(spread: Spread, rows: Sequence[Row]) -> bool:
    """Whether a column is called by an answer of the scale, or holds what it is called by."""
    if any(spread.known(option) is not None for option in spread.options.values()):
        return True
    cells = [(place, row[place].strip()) for row in rows for place in spread.options if place < len(row)]
    filled = [(place, cell) for place, cell in cells if cell]
    if any(comparable(cell) == comparable(spread.options[place]) for place, cell in filled):
        return True
    return bool(filled) and all(_NUMBER.fullmatch(cell) for _, cell in filled)
