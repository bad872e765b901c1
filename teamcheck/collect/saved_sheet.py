"""The file that a person saves from the page they were sent: the answer code, and the comments beside it.

{"schema": "teamcheck/sheet/1", "form": "35941e2e23da4329", "code": "6PA1-...", "comments": {"keep": "The tea."}}
"""

from dataclasses import replace
from typing import Literal

from pydantic import Field, ValidationError

from teamcheck._frozen import Frozen
from teamcheck.collect.answer_code import CodeForm, NotACodeError, read_code
from teamcheck.collect.sheet import NotASheetError, Sheet, checked

#: Bytes of the largest file: every comment that a page takes, in any script, has room in it many times over.
LARGEST = 1 << 20


class SavedSheet(Frozen):
    """The whole file.

    Attributes:
        schema_: Its format.
        form: The identity of the form (`teamcheck.collect.answer_code.CodeForm`).
        code: The answer code.
        comments: Question id to what was written.
    """

    schema_: Literal["teamcheck/sheet/1"] = Field(alias="schema")
    form: str
    code: str
    comments: dict[str, str] = Field(default_factory=dict)


class NotASavedSheetError(ValueError):
    """A file that was not saved from a page of teamcheck, or was changed since."""


def read_saved(content: bytes, form: CodeForm) -> tuple[Sheet, int]:
    """The sheet of a saved file and the mark of its page.

    Args:
        content: The file.
        form: The form it should be of.

    Raises:
        NotASavedSheetError: It is no such file.
        NotACodeError: Its code is none of this form.
    """
    if len(content) > LARGEST:
        raise NotASavedSheetError
    try:
        saved = SavedSheet.model_validate_json(content)
    except ValidationError:
        raise NotASavedSheetError from None
    if saved.form != form.identity:
        raise NotACodeError("other", len(saved.code))
    sheet, mark = read_code(saved.code, form)
    try:
        return checked(replace(sheet, comments=saved.comments), form.asked), mark
    except NotASheetError:
        raise NotASavedSheetError from None
