"""Third stage for spreadsheets: the visible sheets of a workbook as tables of text."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from teamcheck.errors import Code, Place, ResponsesError
from teamcheck.responses.container import Blob, damaged
from teamcheck.responses.faults import problem
from teamcheck.responses.table import Table, find_headings

#: Cells between the first cell and the last that a sheet may have: the reader makes room for every one of them, and the
#: process would be ended by a single cell in the last corner. A million rows of 35 answers fit.
MOST_CELLS = 40_000_000

#: Bytes of a workbook when unpacked.
MOST_BYTES = 2_000_000_000

Value = str | int | float | bool | datetime | date | time | timedelta

_REFERENCE = re.compile(rb"""\br=["'](?:([A-Z]{3}|[D-Z][A-Z])([0-9]+)|[A-Z]{0,3}([0-9]{6,}))["']""")
_USUAL_COLUMNS, _USUAL_ROWS = 104, 99_999


class SheetRecords:
    """The rows of a sheet, as text.

    Attributes:
        line: Always None: a sheet has rows, not lines.
    """

    def __init__(self, rows: list[list[Value]]) -> None:
        self.line: int | None = None
        self._rows = rows

    def __iter__(self) -> Iterator[list[str]]:
        """Every row from the first."""
        return ([cell if type(cell) is str else as_text(cell) for cell in row] for row in self._rows)


def as_text(value: Value) -> str:
    """What a cell shows: whole numbers without a decimal point.

    >>> as_text(4.0), as_text(3.5), as_text(True)
    ('4', '3.5', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def read_sheets(blob: Blob) -> list[Table]:
    """Read every visible sheet with anything in it, in their order.

    Raises:
        ResponsesError: The workbook is damaged, protected by a password, too large, or has no visible sheet with content.
    """
    content = blob.all()
    _check_extent(content, blob.name)
    try:
        sheets = _visible(content)
    except PasswordError:
        raise problem(
            Code.WORKBOOK_NOT_READABLE,
            Place(blob.name),
            "the workbook is protected by a password",
            "Save it without a password, or export the answers as CSV.",
        ) from None
    except Exception:  # noqa: BLE001  the reader's own errors are of many kinds, and all mean the same to the user
        raise damaged(blob.name) from None
    except BaseException as error:
        # a panic of the reader, which is written in Rust, is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(blob.name) from None
    tables = [table for name, rows in sheets if (table := _table(blob.name, name, SheetRecords(rows)))]
    if not tables:
        raise problem(
            Code.FILE_EMPTY,
            Place(blob.name),
            "no visible sheet of the workbook holds anything",
            "Put the answers on a visible sheet, or export them again.",
        )
    return tables


def _visible(content: bytes) -> list[tuple[str, list[list[Value]]]]:
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        return [
            (sheet.name, workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]


def _table(file: str, sheet: str, records: SheetRecords) -> Table | None:
    found = find_headings(records)
    return found and Table(file, sheet, found[1], found[0], records, f'sheet "{sheet}"')


def _check_extent(content: bytes, name: str) -> None:
    """Refuse a workbook whose cells lie so far apart, or whose parts are so large, that reading it would fail.

    Raises:
        ResponsesError: It is too large or damaged.
    """
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise _too_large(name)
            for part in archive.namelist():
                if re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", part, re.IGNORECASE):
                    _check_sheet(archive, part, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        raise damaged(name) from None


def _check_sheet(archive: zipfile.ZipFile, part: str, name: str) -> None:
    columns, rows, rest = _USUAL_COLUMNS, _USUAL_ROWS, b""
    with archive.open(part) as stream:
        while piece := stream.read(1 << 20):
            for letters, row, far_row in _REFERENCE.findall(rest + piece):
                columns = max(columns, _column(letters))
                rows = max(rows, int(row or 0), int(far_row or 0))
            rest = piece[-24:]
            if columns * rows > MOST_CELLS:
                raise _too_large(name)


def _column(letters: bytes) -> int:
    number = 0
    for each in letters:
        number = number * 26 + each - 64
    return number


def _too_large(name: str) -> ResponsesError:
    return problem(
        Code.WORKBOOK_NOT_READABLE,
        Place(name),
        "the workbook has cells too far out, or is too large, to be read as a table",
        "Delete the rows and columns beyond the answers, or save the sheet as CSV.",
    )
