"""What people ticked on a checklist: which options a cell names. As strictly as answers are read, and counted at once.

Nobody's ticks are kept beside their answers: what is kept is how many people of a team ticked which options together.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from teamcheck._names import LONGEST, letter
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Checklist, Questionnaire
from teamcheck.responses.cells import REMEMBERED, UnreadableAnswerError, is_blank
from teamcheck.responses.choices import By, choices_by_words, is_no_answer, named, told
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.list_columns import run_of
from teamcheck.responses.list_words import option_labels
from teamcheck.responses.model import Note
from teamcheck.responses.table import Table

#: Between two options: Microsoft Forms and our own files write ``;``, Google Forms and Qualtrics a comma, others a new line.
_BETWEEN = re.compile(r"[;,\n|]")
#: A cell of more pieces is no list of ticks but something that was written.
_MOST_PIECES = 200
#: Characters of a piece beyond which it is no option, however its letters are written.
_LONGEST_OPTION = 6 * LONGEST


class TickReader:
    """Reads what people ticked on one checklist.

    Attributes:
        memo: Cell to the ids of the options (none: no answer) for the ways of writing met so far.
    """

    def __init__(self, asked: Checklist, words: Mapping[str, str]) -> None:
        self.memo: dict[str, tuple[str, ...]] = {"": ()}
        self._asked = asked
        self._words = words

    def read(self, cell: str) -> tuple[str, ...]:
        """The ids of the options a cell names, in the order of the list; none where it is no answer.

        An option's own words may hold a comma: whole options are matched, the longest first. Ids may also stand with a space
        between them, as KoboToolbox writes them.

        Raises:
            UnreadableAnswerError: Something in it is no option of the list, or more are ticked than can be (R048).

        Example:
            >>> from teamcheck.questionnaire.model import Option
            >>> costs = Checklist("costs", "What costs time?", 2, {"forms": Option("Forms, forms"), "noise": Option("Noise")})
            >>> reader = TickReader(costs, {"forms": "forms", "forms, forms": "forms", "noise": "noise"})
            >>> [reader.read(cell) for cell in ("noise;forms", "Forms, forms, Noise", "Noise;", "")]
            [('forms', 'noise'), ('forms', 'noise'), ('noise',), ()]
        """
        ticked = self._ticked(cell)
        if len(self.memo) < REMEMBERED:
            self.memo[cell] = ticked
        return ticked

    def _ticked(self, cell: str) -> tuple[str, ...]:
        if is_no_answer(cell):
            return ()
        pieces = _BETWEEN.split(cell)
        named = self._parted(cell) if len(pieces) <= _MOST_PIECES else None
        if named is None:
            apart = comparable(cell).split()
            if not all(each in self._asked.options for each in apart):
                raise self._unknown(next((piece for piece in pieces if comparable(piece) not in self._words), cell))
            named = frozenset(apart)
        if len(named) > self._asked.choose:
            raise self._too_many(len(named))
        return tuple(name for name in self._asked.options if name in named)

    def _parted(self, cell: str) -> frozenset[str] | None:
        """The options of which the whole cell is made; None where it is not made of options alone."""
        ends = [*(match.start() for match in _BETWEEN.finditer(cell)), len(cell)]
        starts = [0, *(end + 1 for end in ends)]
        found: dict[int, frozenset[str] | None] = {len(ends): frozenset()}
        for first in reversed(range(len(ends))):
            found[first] = None
            if is_blank(cell[starts[first] : ends[first]]):
                found[first] = found[first + 1]
            for last in reversed(range(first, len(ends))):
                if ends[last] - starts[first] > _LONGEST_OPTION:
                    continue
                option = self._words.get(comparable(cell[starts[first] : ends[last]]))
                rest = found[last + 1]
                if option is not None and rest is not None:
                    found[first] = rest | {option}
                    break
        return found[0]

    def _unknown(self, piece: str) -> UnreadableAnswerError:
        options = {name: option.text for name, option in self._asked.options.items()}
        return UnreadableAnswerError(
            Code.NOT_ON_THE_LIST,
            f"{told(piece)} is no option of the checklist {self._asked.id}",
            f"Options are {named(options)}, with `;` between them; empty where nothing was ticked. Where the "
            "form tool numbers its options, export them in words. If the column is about something else, rename its heading.",
        )

    def _too_many(self, ticked: int) -> UnreadableAnswerError:
        most = self._asked.choose
        return UnreadableAnswerError(
            Code.NOT_ON_THE_LIST,
            f"{ticked} options of the checklist {self._asked.id} are ticked, and {most} can be",
            "If the form let people tick as many as they like, nobody can say which they would have left out: set `choose` in "
            "the questionnaire to the number that could be ticked, or take the ticks out.",
        )


def make_tick_readers(questionnaire: Questionnaire, by: By) -> dict[str, TickReader]:
    """A reader for every checklist, by its id.

    Args:
        questionnaire: Whose checklists.
        by: What the headings of the file are, as `choices_by_words` takes it.
    """
    return {
        asked.id: TickReader(asked, choices_by_words(asked.options, option_labels(asked, questionnaire), by))
        for asked in questionnaire.checklists
    }


def no_checklist(table: Table, lexicon: Lexicon, found: Collection[str]) -> Iterable[Problem]:
    """That a table has no column of a questionnaire that asks checklists only.

    Args:
        table: The table.
        lexicon: The questionnaire's words.
        found: Ids of the checklists that have a column.
    """
    if lexicon.items or found:
        return
    asked = ", ".join(sorted({name for kind, name in lexicon.others.values() if kind == "checklist"}))
    yield Problem(
        Code.MISSING_COLUMN,
        table.place(row=table.heading_row),
        f"there is no column for the checklist {asked}" if asked else "the questionnaire asks nothing that is counted",
        "Its heading must be its id or its question word for word, and its cells what was ticked, with `;` between; or each "
        "option has a column, with a heading like `list[option]`.",
    )


def ticks_note(table: Table, columns: Sequence[tuple[int, str]]) -> Iterable[Note]:
    """Say which columns hold what people ticked."""
    if columns:
        several = {each.words.id: f"columns {run_of(each.options)}" for each in table.lists}
        named = ", ".join(f"{name} ({several.get(name, f'column {letter(index)}')})" for index, name in columns)
        yield Note("read", f"{table.file}: what people ticked on checklists: {named}.")
