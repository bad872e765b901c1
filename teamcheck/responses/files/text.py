"""Second stage: which encoding the bytes are in. Proved, or by the questionnaire's own words, or asked for; never guessed.

A file that is not UTF-8 does not say what it is. Which of the old encodings it is, is told by how many of its cells then
equal texts of the questionnaire. Where no text tells, only plain letters can be trusted: they are the same in all of them.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass

from teamcheck.errors import Code, Place
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import MOST_NULS, Blob, not_answers, utf16_by_nuls
from teamcheck.responses.files.delimiter import choose_layout, parse
from teamcheck.responses.lexicon import Lexicon

#: Encodings of before Unicode, the commonest first.
CANDIDATES = (
    "cp1252", "cp1250", "cp1251", "mac_roman", "cp932", "gb18030", "cp1253", "cp1254", "cp1257", "cp949", "cp1255", "cp1256",
)  # fmt: skip

#: Bytes read at a time.
PIECE = 1 << 16

#: Characters without a line break that are no table any more.
LONGEST_LINE = 1 << 20

#: Bytes the questionnaire's words are looked for in.
SAMPLE = 1 << 18

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file become letters.

    Attributes:
        name: Python's name of it.
        proved: False where only the plain (ASCII) letters can be trusted.
        nuls: NUL characters in the text, which are dropped.
        lost: Whether three question marks in a row were seen: what is left of letters a program could not write.
    """

    name: str
    proved: bool = True
    nuls: int = 0
    lost: bool = False


def find_encoding(blob: Blob, lexicon: Lexicon, said: str | None) -> Encoding:
    """Find the encoding of a file of text and check that all of it can be read so.

    Args:
        blob: The file.
        lexicon: The questionnaire's words.
        said: What the user says it is, or None.

    Raises:
        ResponsesError: It is not what the user says, cannot be told, or is no table.
    """
    head = blob.head()
    if said is not None:
        return _as_said(blob, said)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return _scan(blob, name) or _refuse(blob, f"the file says that it is {name.upper()}, but is not all of it")
    if unmarked := utf16_by_nuls(head):
        return _scan(blob, unmarked) or _refuse(blob, "the file looks like UTF-16, but is not all of it")
    return _scan(blob, "utf-8") or _by_words(blob, lexicon)


def _as_said(blob: Blob, said: str) -> Encoding:
    try:
        b"team".decode(said)
        name = codecs.lookup(said).name
        codecs.getincrementaldecoder(name)
    except (LookupError, ValueError, TypeError):
        raise problem(
            Code.ENCODING_UNKNOWN,
            Place(blob.name),
            f"there is no encoding called {said!r}",
            "Name one such as utf-8, utf-16, cp1252 (Windows, western Europe), cp1250 (central Europe) or mac_roman.",
        ) from None
    found = _scan(blob, "utf-8-sig" if name == "utf-8" else name)
    return found or _refuse(blob, f"the file is not {said}")


def _refuse(blob: Blob, message: str) -> Encoding:
    raise problem(
        Code.ENCODING_UNKNOWN,
        Place(blob.name),
        message,
        "Export it again as “CSV UTF-8”, or say what it is, for example --encoding cp1252 (saved by Excel in western Europe).",
    )


def _pieces(blob: Blob, encoding: str) -> Iterator[str]:
    """The text in pieces of a bounded size.

    Raises:
        UnicodeError: A byte is not of this encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with blob.open() as stream:
        while piece := stream.read(PIECE):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)


def _scan(blob: Blob, encoding: str) -> Encoding | None:
    """Go through the whole file once: None if it is not all of this encoding.

    Raises:
        ResponsesError: A line is longer than any record of answers, or there are many NULs, so it is no table.
    """
    nuls, letters, lost, line = 0, 0, False, 0
    try:
        for text in _pieces(blob, encoding):
            nuls += text.count("\0")
            letters += len(text)
            lost = lost or "???" in text
            line = 0 if "\n" in text or "\r" in text else line + len(text)
            if line > LONGEST_LINE:
                raise problem(
                    Code.TEXT_NOT_A_TABLE,
                    Place(blob.name),
                    "a line of the file has no end: this is no table of answers",
                    "Export the answers as CSV from the tool that collected them.",
                )
    except UnicodeError:
        return None
    if nuls > letters // MOST_NULS:
        raise not_answers(blob.name)
    return Encoding(encoding, nuls=nuls, lost=lost)


def _by_words(blob: Blob, lexicon: Lexicon) -> Encoding:
    """The encoding in which most cells with other than plain letters equal texts of the questionnaire."""
    with blob.open() as stream:
        sample = stream.read(SAMPLE)
    known = {name: _known_cells(sample, name, lexicon) for name in CANDIDATES}
    for name in sorted(CANDIDATES, key=lambda each: -known[each]):
        if not known[name]:
            break
        if found := _scan(blob, name):
            return found
    # every byte is a letter in latin-1 and plain letters stay what they are, so a file that uses no others is read right
    found = _scan(blob, "latin-1")
    return Encoding("latin-1", proved=False, nuls=found.nuls if found else 0, lost=bool(found and found.lost))


def _known_cells(sample: bytes, encoding: str, lexicon: Lexicon) -> int:
    """How many different cells with other than plain letters are texts of the questionnaire."""
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=len(sample) < SAMPLE)
    except UnicodeError:
        return 0
    layout = choose_layout(text, lexicon.meaning)
    try:
        cells = {cell for row in parse(text, layout) for cell in row if not cell.isascii()}
    except csv.Error:
        return 0
    return sum(lexicon.is_known_text(cell) for cell in cells)
