"""The answer code: what one person answered, without the comments, in signs that can be read out and typed from paper.

    7KQ2-0F3D-...-9XWB-M41

The first four signs are those of the form: every code of a round begins with them. Then comes one whole number, in which every
question is a digit as large as it has answers, and after them a number made by chance in the browser (the *mark*): it tells two
people with the same answers apart, and a code that is put in twice from two people. The last four signs check all the others:
they are what remains of them when divided by a prime number, so that a wrong sign never passes, nor do two that changed places.

The mark alone is kept in the ballot box, never the code: of a short questionnaire all codes can be tried out, and a code, or a
digest of one, would put together again what the box keeps apart.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Literal

from teamcheck.collect.round import Round
from teamcheck.collect.sheet import NotASheetError, Sheet, asked_in, cells_of, sheet_from
from teamcheck.questionnaire.asked import Asked
from teamcheck.questionnaire.model import Scale
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY

#: Digits and letters without those that are taken for one another (Crockford's base 32): no I, L, O and U.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: How many signs stand for the form, how many check, and how many stand together.
FORM, CHECK, GROUP = 4, 4, 4
#: The largest prime that four signs hold.
PRIME = 1_048_573
#: How many marks there are: so many that no two people of a team are likely to get the same.
MARKS = 2**32

_TAKEN_FOR = str.maketrans("OIL", "011")

#: Why a text is no code of a form.
Fault = Literal["sign", "short", "long", "mistyped", "other"]


class NotACodeError(ValueError):
    """A text that is no answer code of this form.

    Attributes:
        why: ``sign``, it holds a sign that no code has; ``short`` and ``long``, it has too few or too many; ``mistyped``, its
            signs do not fit together; ``other``, it is whole but of another round or another questionnaire.
        count: How many signs it has; at ``sign``, the place of the first that is none, from 1.
    """

    def __init__(self, why: Fault, count: int) -> None:
        super().__init__(why)
        self.why = why
        self.count = count


@dataclass(frozen=True, slots=True)
class Column:
    """What can be answered to one question.

    Attributes:
        id: The question.
        cells: The answers, as they stand in an answers file.
        most: How many of them can be ticked; 0 where one is chosen.
    """

    id: str
    cells: tuple[str, ...]
    most: int = 0

    @property
    def states(self) -> int:
        """In how many ways it can be answered, and left out."""
        return 2 ** len(self.cells) if self.most else len(self.cells) + 1

    def digit(self, cell: str) -> int:
        """The number of an answer: 0 where there is none; of a list, one binary digit for each option, the first lowest."""
        if self.most:
            chosen = set(cell.split(";"))
            return sum(1 << place for place, option in enumerate(self.cells) if option in chosen)
        return self.cells.index(cell) + 1 if cell else 0

    def values(self, digit: int) -> tuple[str, ...]:
        """The answers that a number stands for."""
        if self.most:
            return tuple(option for place, option in enumerate(self.cells) if digit >> place & 1)
        return (self.cells[digit - 1],) if digit else ()


@dataclass(frozen=True)
class CodeForm:
    """A form that people answer by a code or a file: what the signs stand for.

    Attributes:
        asked: The questions, in any language.
        columns: Those that are in a code, in the order of an answers file.
        identity: Tells this form from that of another round or another questionnaire.
    """

    asked: Asked
    columns: tuple[Column, ...]
    identity: str

    @property
    def number(self) -> int:
        """What the first signs say, as a number."""
        return int(self.identity[:5], 16)

    @property
    def signs(self) -> str:
        """The signs that every code of this form begins with."""
        return _in_signs(self.number, FORM)

    @cached_property
    def payload(self) -> int:
        """How many signs the answers and the mark take."""
        room, count = prod(column.states for column in self.columns) * MARKS, 0
        while len(SIGNS) ** count < room:
            count += 1
        return count

    @property
    def length(self) -> int:
        """How many signs a code of this form has."""
        return FORM + self.payload + CHECK


def code_form(round_: Round) -> CodeForm:
    """The form of a round; it is the same in all languages."""
    asked = asked_in(round_, round_.questionnaire.language)
    columns = columns_of(asked)
    named = [round_.id, round_.questionnaire.sha256, *([column.id, column.cells, column.most] for column in columns)]
    return CodeForm(asked, columns, hashlib.sha256(json.dumps(named).encode()).hexdigest()[:16])


def columns_of(asked: Asked) -> tuple[Column, ...]:
    """What can be answered to each question that has a column in an answers file."""
    return (
        *(Column(question.id, (*question.choices, PREFER_NOT_TO_SAY)) for question in asked.background),
        *(Column(item.id, _cells(item.scale)) for item in asked.items),
        *(Column(checklist.id, tuple(checklist.options), checklist.choose) for checklist in asked.checklists),
    )


def _cells(scale: Scale) -> tuple[str, ...]:
    not_applicable = () if scale.not_applicable is None else (NOT_APPLICABLE,)
    return (*map(str, scale.points), *not_applicable, PREFER_NOT_TO_SAY)


def write_code(sheet: Sheet, form: CodeForm, mark: int) -> str:
    """The code of a sheet, in groups of four; the page does the same in the browser (templates/ask/offline.js).

    Args:
        sheet: What one person answered to this form; its comments are left out.
        form: The form.
        mark: A number made by chance, below `MARKS`.
    """
    cells, number = cells_of(sheet), form.number
    payload = 0
    for column in form.columns:
        payload = payload * column.states + column.digit(cells.get(column.id, ""))
    number = number * len(SIGNS) ** form.payload + payload * MARKS + mark
    return grouped(_in_signs(number, FORM + form.payload) + _in_signs(number % PRIME, CHECK))


def grouped(signs: str) -> str:
    """Signs in groups that can be read out.

    >>> grouped("7KQ20F3DM")
    '7KQ2-0F3D-M'
    """
    return "-".join(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def read_code(text: str, form: CodeForm) -> tuple[Sheet, int]:
    """The sheet of a code and its mark; small letters, spaces, dashes, O for 0, I and L for 1 are understood.

    Args:
        text: What was typed or pasted.
        form: The form it should be of.

    Raises:
        NotACodeError: It is none of this form.
    """
    signs = _signs_in(text)
    whole = len(signs) > FORM + CHECK and _number(signs[:-CHECK]) % PRIME == _number(signs[-CHECK:])
    if whole and not signs.startswith(form.signs):
        raise NotACodeError("other", len(signs))
    if len(signs) != form.length:
        raise NotACodeError("short" if len(signs) < form.length else "long", len(signs))
    if not whole:
        raise NotACodeError("mistyped", len(signs))
    payload, mark = divmod(_number(signs[FORM:-CHECK]), MARKS)
    return _sheet(payload, form, len(signs)), mark


def _sheet(payload: int, form: CodeForm, count: int) -> Sheet:
    """The sheet that a number stands for.

    Raises:
        NotACodeError: It stands for none.
    """
    fields: Mapping[str, tuple[str, ...]] = {}
    for column in reversed(form.columns):
        payload, digit = divmod(payload, column.states)
        fields = {column.id: column.values(digit), **fields}
    if payload:
        raise NotACodeError("mistyped", count)
    try:
        return sheet_from(fields, form.asked)
    except NotASheetError:
        raise NotACodeError("mistyped", count) from None


def _signs_in(text: str) -> str:
    """The signs of a text without what stands between them: mail programs put other dashes and spaces there.

    Raises:
        NotACodeError: It holds something else.
    """
    between = {"Pd", "Zs", "Cf", "Cc"}
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in between and sign != "\N{MINUS SIGN}")
    for place, sign in enumerate(kept, start=1):
        if not sign.isascii() or sign.upper().translate(_TAKEN_FOR) not in SIGNS:
            raise NotACodeError("sign", place)
    return kept.upper().translate(_TAKEN_FOR)


def _number(signs: str) -> int:
    """The number that signs stand for."""
    return int(signs.translate(_TO_DIGITS), len(SIGNS))


#: Python's own digits of this base, which are the same up to H.
_TO_DIGITS = str.maketrans(SIGNS, "0123456789ABCDEFGHIJKLMNOPQRSTUV")


def _in_signs(number: int, count: int) -> str:
    """A number in so many signs."""
    signs = ""
    for _ in range(count):
        number, digit = divmod(number, len(SIGNS))
        signs = SIGNS[digit] + signs
    return signs
