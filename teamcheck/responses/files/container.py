"""First stage: what kind of file it is, by its first bytes and never by its name."""

import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from teamcheck._ordinary import open_ordinary, see_that_it_is_ordinary
from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.faults import problem
from teamcheck.responses.files.archive import TooLargeError, parts_of

Kind = Literal["text", "workbook", "parquet", "spss"]

#: Bytes looked at to tell what a file is.
HEAD = 1 << 16

#: Of so many characters, one may be a NUL in a text.
MOST_NULS = 10

_ZIP = b"PK\x03\x04"
#: Parts of other kinds of workbooks, which the reader would take for one where it cannot read the first.
_OF_OTHERS = frozenset({"content.xml", "xl/workbook.bin"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPSS = (b"$FL2", b"$FL3")
_PARQUET = b"PAR1"
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"


@dataclass(frozen=True)
class Blob:
    """The bytes of one input, which can be read as often as needed.

    Attributes:
        name: Path as the user gave it, or ``-``.
        stem: Name of the team where the file does not say: the file's name without its suffix.
        open: Opens the bytes from the start.
        path: Where they lie; None where they came in another way.
    """

    name: str
    stem: str
    open: Callable[[], BinaryIO]
    path: Path | None = None

    def head(self) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)

    def all(self) -> bytes:
        """Every byte; for workbooks, which cannot be read in part."""
        with self.open() as stream:
            return stream.read()


def find_blob(path: Path, stdin: bytes | None) -> Blob:
    """Find the bytes of a path; ``-`` is what came from standard input.

    Raises:
        ResponsesError: There is no such file, it is a folder, or it may not be read.
    """
    name = str(path)
    if name == "-":
        content = stdin or b""
        return Blob(name, "team", lambda: BytesIO(content))
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  Path.stat hides an embedded NUL on some versions
        if stat.S_ISDIR(mode):
            raise problem(
                Code.FILE_NOT_READABLE,
                Place(name),
                "this is a folder, not a file",
                "Name what is in it: FOLDER/answers.csv, or FOLDER/*.csv",
            )
        if stat.S_ISREG(mode):
            with path.open("rb"):
                return Blob(name, path.stem, lambda: path.open("rb"), path)
        content = _drain(path, name)
    except FileNotFoundError:
        raise problem(
            Code.FILE_NOT_READABLE, Place(name), "there is no such file", "Check the name and the folder you are in."
        ) from None
    except (OSError, ValueError) as error:
        raise _not_read(path, error) from None
    return Blob(name, path.stem, lambda: BytesIO(content))


def _not_read(path: Path, error: OSError | ValueError) -> ResponsesError:
    """That a file cannot be read, and what the system says of it."""
    message = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
    return problem(Code.FILE_NOT_READABLE, Place(str(path)), message, "Check that it exists and that you may read it.")


def find_beside(path: Path) -> Blob:
    """Find the bytes of a file that lies beside answers. It is no pipe that waits in a folder for somebody to write into it.

    Raises:
        ResponsesError: There is no such file, it is a folder or no ordinary file, or it may not be read.
    """
    try:
        see_that_it_is_ordinary(path)
    except FileNotFoundError:
        pass  # said by what opens it, as all the rest
    except (OSError, ValueError) as error:
        raise _not_read(path, error) from None
    return find_blob(path, None)


def is_there(path: Path) -> bool:
    """Whether a file lies there; a name that no file can have is not there."""
    try:
        return path.is_file()
    except OSError:
        return False


def says_it_is(path: Path, name: str) -> bool:
    """Whether a file says near its beginning that it is of one of our formats, such as ``teamcheck/plan/``."""
    try:
        with open_ordinary(path) as stream:
            return name.encode() in stream.read(HEAD)
    except OSError:
        return False


def _drain(path: Path, name: str) -> bytes:
    """Read a pipe once; its first bytes are judged first, since some of them never end."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        if len(head) == HEAD:
            kind_of_bytes(head, name)
        return head + stream.read()


def kind_of(blob: Blob) -> Kind:
    """Tell a text, a workbook, Parquet and SPSS from each other; refuse everything else, with its cure.

    Raises:
        ResponsesError: The file is empty or of a kind that holds no answers teamcheck can read.
    """
    head = blob.head()
    if head.startswith(_ZIP):
        _check_zip(blob)
        return "workbook"
    return kind_of_bytes(head, blob.name)


def kind_of_bytes(head: bytes, name: str) -> Kind:
    """Tell the kind of a file that is no zip archive by its first bytes.

    Raises:
        ResponsesError: The file is empty or of a kind that holds no answers teamcheck can read.
    """
    place = Place(name)
    if not head.strip():
        raise problem(Code.FILE_EMPTY, place, "the file is empty", "Export the answers again, or check the path.")
    if head.startswith(_OLE):
        return "workbook"
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith(_SPSS):
        return "spss"
    if _looks_binary(head):
        raise not_answers(name)
    return "text"


def not_answers(name: str) -> ResponsesError:
    """The problem of a file that is something else altogether."""
    return problem(
        Code.NOT_ANSWERS,
        Place(name),
        "this is neither text nor a spreadsheet",
        "Export the answers as CSV or XLSX from the tool that collected them.",
    )


def _looks_binary(head: bytes) -> bool:
    """Whether the bytes are no text in any encoding: many control characters, or NULs in no order."""
    if head.startswith(_BOMS):
        return False
    if unmarked := utf16_by_nuls(head):
        letters = head.decode(unmarked, "replace").encode("utf-8", "replace")
        return _has_controls(letters) or letters.count(b"\xef\xbf\xbd") > 1
    return _has_controls(head) or head.count(0) > len(head) // MOST_NULS


def _has_controls(text: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no text holds."""
    return len(text) - len(text.translate(None, _CONTROL)) > len(text) // 100


def utf16_by_nuls(head: bytes) -> str | None:
    """UTF-16 without its mark, told by NULs in every other place.

    >>> utf16_by_nuls("team,goals1".encode("utf-16-le")), utf16_by_nuls(b"team,goals1")
    ('utf-16-le', None)
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) // 5 or min(even, odd) * 20 >= max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _check_zip(blob: Blob) -> None:
    """Refuse a zip archive that is no XLSX workbook.

    Raises:
        ResponsesError: It holds files to unzip, or something else.
    """
    place = Place(blob.name)
    try:
        with blob.open() as stream:
            names = [part.filename.lower() for part in parts_of(stream)]
    except TooLargeError:
        raise too_large(blob.name) from None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise damaged(blob.name) from None
    if any(name.endswith("xl/workbook.xml") for name in names) and not _OF_OTHERS & {*names}:
        return
    if any(name.endswith((".csv", ".tsv", ".txt", ".xlsx", ".xls", ".sav")) for name in names):
        raise problem(
            Code.ZIP_OF_FILES, place, "this is a zip archive of files", "Unzip it and name the file of answers in it."
        )
    raise problem(
        Code.NOT_ANSWERS,
        place,
        "this is neither text nor an Excel workbook",
        "Export the answers as CSV, or save the spreadsheet as .xlsx.",
    )


def damaged(name: str) -> ResponsesError:
    """The problem of a workbook that cannot be opened."""
    return problem(
        Code.WORKBOOK_NOT_READABLE,
        Place(name),
        "the workbook is damaged and cannot be opened",
        "Open it in a spreadsheet program and save it again as .xlsx, or export the answers as CSV.",
    )


def too_large(name: str) -> ResponsesError:
    """The problem of a workbook that has no room in the memory."""
    return problem(
        Code.WORKBOOK_NOT_READABLE,
        Place(name),
        "the workbook has cells too far out, or is too large, to be read as a table",
        "Delete the rows and columns beyond the answers, or save the sheet as CSV.",
    )
