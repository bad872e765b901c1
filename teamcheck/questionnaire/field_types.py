"""The kinds of value the YAML formats are made of: words, ids, versions."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from teamcheck._names import LONGEST

#: Ids that head a column in an answers file: the strictest form tool takes no more than this.
COLUMN_ID = r"^[a-z][a-z0-9]{0,19}$"
#: Ids of everything else: questionnaires, dimensions, groups, scales, choices, options, voices.
NAME = r"^[a-z][a-z0-9-]{0,39}$"
VERSION = r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"
#: What links the folder of a round to its ballot box: made by chance, so that no two folders share one.
ROUND_ID = r"^[a-z0-9]{12}$"
#: An item of another questionnaire: ``seven-features/goals1``.
ITEM_ELSEWHERE = r"^[a-z][a-z0-9-]{0,39}/[a-z][a-z0-9]{0,19}$"
#: A dimension of another questionnaire: ``seven-features/goals``.
DIMENSION_ELSEWHERE = r"^[a-z][a-z0-9-]{0,39}/[a-z][a-z0-9-]{0,39}$"
#: A digest, as it is usually written.
SHA256 = r"^[0-9a-f]{64}$"
#: Words that mean something in an answers file and so can be no id (DESIGN: one namespace for all ids).
RESERVED_IDS = frozenset({"team", "round", "respondent", "voice", "about", "size"})
#: The beginning of one: enough to see that a text is another.
SHORT_SHA256 = r"^[0-9a-f]{12}$"


def has_words(text: str) -> str:
    """The text without the space around it, refused when nothing, or something that cannot be printed, is in it."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in text):
        raise PydanticCustomError("not_printable", "holds a character that cannot be printed")
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("no_words", "holds no words")
    return stripped


def has_words_or_nothing(text: str) -> str:
    """The same where a text may be left for later: nothing but space is nothing."""
    return has_words(text) if text.strip() else ""


def on_one_line(text: str) -> str:
    """The text with every run of spaces and line breaks made one space."""
    return " ".join(text.split())


Text = Annotated[str, AfterValidator(has_words)]
Line = Annotated[str, AfterValidator(has_words), AfterValidator(on_one_line)]
#: What something is called: a title, a choice, a team, and what heads a column.
Label = Annotated[Line, Field(max_length=LONGEST)]
#: The same in a translation, where ``""`` stands for what is not translated yet.
TextToFill = Annotated[str, AfterValidator(has_words_or_nothing)]
LineToFill = Annotated[str, AfterValidator(has_words_or_nothing), AfterValidator(on_one_line)]
LabelToFill = Annotated[LineToFill, Field(max_length=LONGEST)]
ColumnId = Annotated[str, Field(pattern=COLUMN_ID)]
Name = Annotated[str, Field(pattern=NAME)]
Version = Annotated[str, Field(pattern=VERSION)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
ShortDigest = Annotated[str, Field(pattern=SHORT_SHA256)]
ItemElsewhere = Annotated[str, Field(pattern=ITEM_ELSEWHERE)]
DimensionElsewhere = Annotated[str, Field(pattern=DIMENSION_ELSEWHERE)]
