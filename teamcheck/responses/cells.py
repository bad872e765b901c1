"""Sixth stage: what a cell says as a point of its scale. Labels beat numbers, and likeness decides nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from teamcheck._names import shorten
from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire, Scale
from teamcheck.responses.personal import kind_of_cell

Numbers = Literal["as-is", "reversed"]
#: What words stand for: a point, or the id of a choice.
Meant = TypeVar("Meant")

NOT_APPLICABLE = "NA"
PREFER_NOT_TO_SAY = "PNTS"

#: Different ways of writing an answer that are remembered for each column.
REMEMBERED = 1000

_WHOLE = re.compile(r"(-?[0-9]{1,3})(?:[.,]0+)?")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_NUMBER_FIRST = re.compile(r"\(?(-?[0-9]{1,3})\)?\s*[-:.=)]*\s*(\S.*)")
_NUMBER_LAST = re.compile(r"(.*\S)\s*\(\s*(-?[0-9]{1,3})\s*\)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@dataclass
class UnreadableAnswerError(Exception):
    """An answer that is no point of its scale.

    Attributes:
        code: Which fault it is.
        message: What is wrong with it.
        fix: How to mend it.
    """

    code: Code
    message: str
    fix: str


def is_blank(cell: str) -> bool:
    """Whether nothing can be seen in a cell."""
    return not cell.translate(_INVISIBLE).strip()


def is_bare_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return _NUMBER.fullmatch(comparable(cell)) is not None


class Reader:
    """Reads the answers of one item.

    Args:
        scale: The item's scale.
        words: What the labels of the scale mean, as `label_words` gives them.
        numbers: How bare numbers count; None where nothing says which end of the scale is 1.

    Attributes:
        memo: Cell to point (None: no answer) for the ways of writing met so far; a row whose cells are all here needs no
            further look.
    """

    def __init__(self, scale: Scale, words: Mapping[str, int | None], numbers: Numbers | None) -> None:
        self.memo: dict[str, int | None] = {"": None}
        self._scale = scale
        # once it is said how numbers count, it holds for labels that are numbers too
        self._words = {word: point for word, point in words.items() if not (numbers and _WHOLE.fullmatch(word))}
        self._numbers = numbers
        if numbers:
            self.memo.update({str(number): self._turned(number) for number in scale.points})

    def read(self, cell: str) -> int | None:
        """The point a cell names, or None where it is no answer.

        Raises:
            UnreadableAnswerError: It is no point of the scale, or nothing says which.
        """
        point = self._point(cell)
        if len(self.memo) < REMEMBERED:
            self.memo[cell] = point
        return point

    def _point(self, cell: str) -> int | None:
        if is_blank(cell):
            return None
        code = cell.strip()
        if code == PREFER_NOT_TO_SAY:
            return None
        if code == NOT_APPLICABLE:
            self._check_not_applicable()
            return None
        words = comparable(cell)
        if words in self._words:
            return self._words[words]
        if _NUMBER.fullmatch(words):
            return self._number(words)
        return self._both(words, cell)

    def _check_not_applicable(self) -> None:
        if self._scale.not_applicable is None:
            raise UnreadableAnswerError(
                Code.NO_NOT_APPLICABLE,
                f'"NA" (not applicable) is no answer of scale {self._scale.id}',
                f"Leave the cell empty, or give scale {self._scale.id} a not_applicable label in the questionnaire.",
            )

    def _turned(self, number: int) -> int:
        return self._scale.lowest + self._scale.highest - number if self._numbers == "reversed" else number

    def _number(self, words: str) -> int:
        whole = _WHOLE.fullmatch(words)
        if not whole or int(whole[1]) not in self._scale.points:
            raise UnreadableAnswerError(
                Code.NOT_A_POINT,
                f"{shorten(words, 20)} is no point of scale {self._scale.id}",
                f"Answers are whole numbers from {self._scale.lowest} to {self._scale.highest}; empty means not answered.",
            )
        if self._numbers is None:
            raise UnreadableAnswerError(Code.BARE_NUMBERS, "", "")
        return self._turned(int(whole[1]))

    def _both(self, words: str, cell: str) -> int | None:
        """Read ``5 - label`` or ``label (5)``; the number and the label must name one point."""
        if match := _NUMBER_FIRST.fullmatch(words):
            number, label = int(match[1]), comparable(match[2])
        elif match := _NUMBER_LAST.fullmatch(words):
            number, label = int(match[2]), comparable(match[1])
        else:
            raise self._unknown(cell)
        if label not in self._words:
            raise self._unknown(cell)
        point = self._words[label]
        named = self._turned(number) if number in self._scale.points else None
        if point == named:
            return point
        raise UnreadableAnswerError(
            Code.NUMBER_AGAINST_LABEL,
            f'"{shorten(cell)}" says two things: {label!r} is {"no point" if point is None else f"point {point}"} of scale '
            f"{self._scale.id}, the number says {number}{' from the other end' if self._numbers == 'reversed' else ''}",
            self._one_scale(point, number),
        )

    def _one_scale(self, point: int | None, number: int) -> str:
        """What to do about a number and a label that name two points."""
        if self._numbers == "reversed":
            return "Leave out --numbers reversed, or export again with one scale."
        mirrored = self._numbers is None and point == self._scale.lowest + self._scale.highest - number
        other = ", or add --numbers reversed if 1 stands for the best answer throughout" if mirrored else ""
        return f"Export again with one scale{other}."

    def _unknown(self, cell: str) -> UnreadableAnswerError:
        if "???" in cell:
            return UnreadableAnswerError(
                Code.LETTERS_LOST,
                "an answer is made of question marks: its letters were lost when the file was saved in an old encoding",
                "Export the answers again as “CSV UTF-8” or XLSX; what is lost cannot be brought back from this file.",
            )
        shown = "a long text" if len(cell) > 80 else f'"{shorten(cell)}"'
        known = [self._scale.label(point) for point in self._scale.points if point in self._scale.labels]
        return UnreadableAnswerError(
            Code.UNKNOWN_LABEL,
            f"{'a value' if kind_of_cell(cell) else shown} is no answer of scale {self._scale.id}",
            f"Answers are {self._scale.lowest} to {self._scale.highest}"
            + (f", or in words: {' / '.join(known)}" if known else "")
            + f"; {self._no_answer()}.",
        )

    def _no_answer(self) -> str:
        """What may stand where there is no point."""
        words = self._scale.not_applicable
        not_applicable = f'"{words}" or NA where it does not apply, ' if words else ""
        return f"{not_applicable}PNTS where somebody prefers not to say, empty where nothing was answered"


def label_words(scale: Scale, questionnaire: Questionnaire) -> dict[str, int | None]:
    """Comparable label to point in every language, None for "not applicable"; words that mean two points are left out."""
    pairs: list[tuple[str, int | None]] = [(label, point) for point, label in scale.labels.items()]
    pairs += _other_languages(scale, questionnaire)
    if scale.not_applicable:
        pairs.append((scale.not_applicable, None))
    return meanings(pairs)


def meanings(pairs: Iterable[tuple[str, Meant]]) -> dict[str, Meant]:
    """Comparable words to what they mean; words that mean two things are left out.

    >>> meanings([("Agree", 4), ("agree.", 4), ("Perhaps", 2), ("perhaps", 3)])
    {'agree': 4}
    """
    words: dict[str, Meant] = {}
    ambiguous: set[str] = set()
    for label, meant in pairs:
        key = comparable(label)
        if words.setdefault(key, meant) != meant:
            ambiguous.add(key)
    return {key: meant for key, meant in words.items() if key and key not in ambiguous}


def _other_languages(scale: Scale, questionnaire: Questionnaire) -> Iterable[tuple[str, int | None]]:
    for translation in questionnaire.translations:
        for point, label in translation.under("scales", scale.id, "points", "*"):
            yield label, int(point)
        if scale.not_applicable and (words := translation.words.get(("scales", scale.id, "not_applicable"))):
            yield words, None
