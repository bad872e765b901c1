"""Third stage for spreadsheets: the visible sheets of a workbook as tables of text."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from teamcheck.errors import Code, Place
from teamcheck.responses.faults import problem
from teamcheck.responses.files.archive import TooLargeError, parts_of
from teamcheck.responses.files.broken_cells import Broken, broken_cells, put_back
from teamcheck.responses.files.container import Blob, damaged, too_large
from teamcheck.responses.files.old_workbook import LockedError, made_safe
from teamcheck.responses.files.workbook_sizes import room_for
from teamcheck.responses.table import Table, find_headings
from teamcheck.responses.unheard import unheard

Value = str | int | float | bool | datetime | date | time | timedelta


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
    try:
        content, room, broken = _checked(content)
        with unheard():
            sheets = _visible(content, room)
        for name, rows in sheets:
            put_back(rows, broken.get(name, {}))
    except TooLargeError:
        raise too_large(blob.name) from None
    except (PasswordError, LockedError):
        raise problem(
            Code.WORKBOOK_NOT_READABLE,
            Place(blob.name),
            "the workbook is protected by a password",
            "Save it without a password, or export the answers as CSV.",
        ) from None
    except Exception:  # noqa: BLE001  what can be wrong is of many kinds, and all of them mean the same to the user
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


def _visible(content: bytes, room: int | None) -> list[tuple[str, list[list[Value]]]]:
    """The rows of every visible sheet.

    Args:
        content: The whole workbook.
        room: How many cells its sheets have together, where that is known.

    Raises:
        TooLargeError: They have more, as where many sheets are one and the same part.
    """
    found: list[tuple[str, list[list[Value]]]] = []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        for each in workbook.sheets_metadata:
            if each.visible != SheetVisibleEnum.Visible or each.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(each.name)
            if room is not None and (room := room - sheet.total_height * sheet.total_width) < 0:
                raise TooLargeError
            found.append((each.name, sheet.to_python(skip_empty_area=False)))
    return found


def _table(file: str, sheet: str, records: SheetRecords) -> Table | None:
    found = find_headings(records)
    return found and Table(file, sheet, found[1], found[0], records, f'sheet "{sheet}"')


def _checked(content: bytes) -> tuple[bytes, int | None, Mapping[str, Broken]]:
    """A workbook that the reader can be trusted with, how many cells its sheets have together, and what it gives as empty.

    The last two are not known of workbooks of old.

    Raises:
        TooLargeError: Its cells lie so far apart, or it is so large, that reading it would fail.
        LockedError: It is protected by a password.
        Exception: Any other, where it is damaged.
    """
    if content.startswith(b"PK"):
        parts = parts_of(BytesIO(content))
        return content, room_for(content, parts), broken_cells(content, parts)
    return made_safe(content), None, {}
