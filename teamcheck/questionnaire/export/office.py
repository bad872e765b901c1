"""A file of an office program: XML parts in a zip, written so that the same parts make the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

#: Where the names of its parts come from.
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: What stands before every part.
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: What XML cannot hold, whatever is done to it.
_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The first moment a zip can hold: a file says nothing of when it was made.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str]) -> bytes:
    """The parts as one file, in their order.

    They are stored, not compressed: programs that compress differ in their bytes.

    Args:
        parts: Name of each part (``xl/workbook.xml``) to its XML, without the declaration.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # otherwise it says on which system it was made
            archive.writestr(entry, (DECLARATION + xml).encode())
    return file.getvalue()


def relations(kinds: Mapping[str, str]) -> str:
    """The part that says what others are to one.

    Args:
        kinds: File of each to what it is: ``worksheet``, ``styles``.
    """
    each = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{file}"/>'
        for number, (file, kind) in enumerate(kinds.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def words_in_xml(text: str) -> str:
    """A text as XML holds it, without what XML cannot hold.

    >>> words_in_xml("R&D\ufffe < 3")
    'R&amp;D &lt; 3'
    """
    return escape(_NOT_XML.sub("", text))
