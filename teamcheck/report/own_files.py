"""Reads the bytes and the text of a file that a report is dressed in: never more of them than may go into a page."""

import re
from pathlib import Path

from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place, Problem, TemplateError

#: Most bytes of a style sheet or a template.
MOST_TEXT = 64 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?")


def read_text(file: Path) -> str:
    r"""A text in UTF-8 with ``\n`` at the end of each line: a browser counts no other, and neither does its rule for the page.

    Raises:
        TemplateError: It is none.
    """
    content = read_bytes(file, MOST_TEXT, "Take out what is not needed; pictures and fonts do not belong here.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise problem(
            Code.LOOK_NOT_TEXT, Place(str(file)), "this is no text in UTF-8", "Save it as plain text in UTF-8."
        ) from None
    text = _LINE_END.sub("\n", text)
    if hidden := _CONTROL.search(text):
        place = Place(str(file), line=text.count("\n", 0, hidden.start()) + 1)
        raise problem(
            Code.LOOK_NOT_TEXT, place, "there is a character here that cannot be seen", "Delete it and type the line anew."
        )
    return text


def read_bytes(file: Path, most: int, fix: str) -> bytes:
    """All bytes of a file that is not too large; never more than that are read."""
    try:
        with open_ordinary(file) as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise unreadable(file, "there is no such file") from None
    except IsADirectoryError:
        raise unreadable(file, "this is a folder, and a file is needed") from None
    except (OSError, ValueError) as error:
        raise unreadable(
            file, f"the file cannot be read: {getattr(error, 'strerror', None) or 'no file is called so'}"
        ) from None
    if len(content) > most:
        message = f"the file is larger than {most // 1024} KiB, and all of it would stand in every page"
        raise problem(Code.LOOK_TOO_LARGE, Place(str(file)), message, fix)
    return content


def unreadable(path: Path, message: str) -> TemplateError:
    """The fault of a file or folder that is not what it should be."""
    return problem(Code.LOOK_NOT_READABLE, Place(str(path)), message, "Check the name and the folder you are in.")


def problem(code: Code, place: Place, message: str, fix: str) -> TemplateError:
    """One fault, ready to raise."""
    return TemplateError([Problem(code, place, message, fix)])
