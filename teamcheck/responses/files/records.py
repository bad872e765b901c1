"""Third stage: the records of a text, one at a time."""

import csv
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import chain

from teamcheck.errors import Code, Place
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import Blob
from teamcheck.responses.files.delimiter import SAMPLE, Layout, choose_layout
from teamcheck.responses.files.text import LONGEST_LINE, Encoding, find_encoding
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.table import END, MOST_COLUMNS, Table, find_headings

_DELIMITER_WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class TextRecords:
    """The records of a file of text.

    Attributes:
        line: Text line where the record just given ends.
        blob: The file.
        encoding: How its bytes become letters.
        layout: How its lines become cells.
    """

    def __init__(self, blob: Blob, encoding: Encoding, layout: Layout) -> None:
        self.line: int = 0
        self.blob = blob
        self.encoding = encoding
        self.layout = layout
        self._length: int = 0

    def __iter__(self) -> Iterator[list[str]]:
        """Every record from the first.

        Raises:
            ResponsesError: A quote is left open, or a cell or a record is longer than any answer.
        """
        skipped = int(self.layout.said)
        with self.blob.open() as raw, TextIOWrapper(raw, encoding=self.encoding.name, newline="") as stream:
            lines = chain(self._lines(stream), [END])
            reader = csv.reader(lines, delimiter=self.layout.delimiter, quoting=self.layout.quoting)
            self.line, begun, ended = skipped, skipped, False
            try:
                for row in reader:
                    self._length = 0
                    ended = row == [END]
                    if not ended:
                        begun, self.line = self.line, reader.line_num + skipped
                        if len(row) > MOST_COLUMNS:
                            raise self._broken(begun + 1, f"a row of {len(row)} cells, more than a spreadsheet can have")
                        yield row
            except csv.Error:
                reason = f"a cell that begins here is longer than {csv.field_size_limit()} characters"
                raise self._broken(self.line + 1, reason) from None
            except OverflowError:
                reason = f"a row that begins here is longer than {LONGEST_LINE} characters"
                raise self._broken(self.line + 1, reason) from None
            if not ended:
                raise self._broken(begun + 1, "a quotation mark is opened here and never closed")

    def _lines(self, stream: Iterable[str]) -> Iterator[str]:
        """The lines without what is no part of a record.

        Raises:
            OverflowError: The lines since the last record are longer than any record.
        """
        lines = iter(stream)
        if self.layout.said:
            next(lines, None)
        first = next(lines, "").lstrip("\ufeff")
        lines = chain([first], lines) if first else lines
        for line in lines:
            self._length += len(line)
            if self._length > LONGEST_LINE:
                raise OverflowError
            yield line.replace("\0", "") if self.encoding.nuls else line

    def _broken(self, line: int, reason: str) -> Exception:
        return problem(
            Code.TEXT_NOT_A_TABLE,
            Place(self.blob.name, line=line),
            f"from here on the text cannot be parted into cells: {reason}",
            'Mend the quotation marks around this line (inside a cell a " is written ""), or export the file again.',
        )


def read_text_table(blob: Blob, lexicon: Lexicon, said: str | None) -> Table:
    """Open a file of text as a table.

    Args:
        blob: The file.
        lexicon: The questionnaire's words, which help to tell the encoding and the delimiter.
        said: The encoding the user names, or None.

    Raises:
        ResponsesError: The encoding cannot be told, the text is no table, or it has no rows at all.
    """
    encoding = find_encoding(blob, lexicon, said)
    with blob.open() as raw, TextIOWrapper(raw, encoding=encoding.name, newline="") as stream:
        sample = stream.read(SAMPLE + 1)
    layout = choose_layout(sample, lexicon.meaning)
    records = TextRecords(blob, encoding, layout)
    found = find_headings(records)
    if found is None:
        raise problem(Code.FILE_EMPTY, Place(blob.name), "the file is empty", "Export the answers again, or check the path.")
    return Table(blob.name, None, found[1], found[0], records, _how(encoding, layout), encoding.proved)


def _how(encoding: Encoding, layout: Layout) -> str:
    words = encoding.name.removesuffix("-sig").upper() if encoding.proved else "plain letters of an unknown encoding"
    parts = [f"{words}, cells parted by {_DELIMITER_WORDS.get(layout.delimiter, repr(layout.delimiter))}"]
    if encoding.nuls:
        parts.append(f"{encoding.nuls} NUL characters dropped")
    if encoding.lost:
        parts.append("runs of ??? seen, which is what is left of letters that the program which saved the file could not write")
    return "; ".join(parts)
