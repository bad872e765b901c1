"""A workbook (XLSX) that holds nothing but texts, one sheet beside the other.

Written here, in one page, and not by a library: form tools want cells of text and nothing else, a library would be one more
thing to install before a questionnaire can leave, and its files change with its version. Three readers that have nothing to do
with each other read it in the tests.
"""

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from teamcheck._names import letter
from teamcheck.questionnaire.export.office import OFFICE, PACKAGE, packed, relations, words_in_xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Rows = Iterable[Sequence[str]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """The sheets as one file; an empty text is an empty cell.

    Args:
        sheets: Name of each sheet to its rows.
    """
    names = {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(sheets, start=1)}
    return packed(
        {
            "[Content_Types].xml": _types(names),
            "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": _book(names.values()),
            "xl/_rels/workbook.xml.rels": relations(dict.fromkeys((file.removeprefix("xl/") for file in names), "worksheet")),
            **{file: _sheet(sheets[name]) for file, name in names.items()},
        }
    )


def _types(files: Iterable[str]) -> str:
    kinds = {"xl/workbook.xml": "sheet.main", **dict.fromkeys(files, "worksheet")}
    overrides = (f'<Override PartName="/{file}" ContentType="{_TYPE}.{kind}+xml"/>' for file, kind in kinds.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{xml}{"".join(overrides)}</Types>'


def _book(names: Iterable[str]) -> str:
    each = (
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(each)}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    each = (
        f'<row r="{number}">{"".join(_cell(text, column, number) for column, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(each)}</sheetData></worksheet>'


def _cell(text: str, column: int, row: int) -> str:
    if not text:
        return ""
    words = words_in_xml(text)
    return f'<c r="{letter(column)}{row}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
