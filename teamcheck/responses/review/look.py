"""What in a comment may name somebody: it is only pointed at, never changed."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from teamcheck._names import plain, shorten
from teamcheck.errors import Code, Place
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import find_beside, kind_of
from teamcheck.responses.side_table import open_side_table

#: Things named for one comment; more say nothing more.
_MOST = 10
_LARGEST = 1 << 20

_EMAIL = re.compile(r"[^@]+@[^@.][^@]*\.[^@.]{2,}")
_HANDLE = re.compile(r"@\w{2,}")
_WEB = re.compile(
    r"(?:https?://|www\.).{3,}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.(?:com|org|net|edu|gov|info|io)(?:/.*)?"
)
_NUMBER = re.compile(r"(?<![\w.])[+(]{0,2}\d(?:(?:[ ./\u2010-\u2015-]|\) ?| ?\()?\d){5,19}(?!\w)")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}[/\u2010-\u2015-](?:19|20)\d{2}")
_AROUND = ".,;:!?()[]{}<>\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2026"

_WORD = re.compile(r"\w+")
#: Begin what a group of people is called, as in "The coaches", and stand in every second comment.
_ARTICLES = frozenset({"The", "THE"})


def read_names(path: Path) -> list[str]:
    """Read a list of names: one a line, or the column ``name`` of a table.

    Raises:
        ResponsesError: The file cannot be read.
    """
    blob = find_beside(path)
    if kind_of(blob) == "text":
        with blob.open() as stream:
            content = stream.read(_LARGEST + 1)
        try:
            lines = content.decode("utf-8-sig").splitlines()
        except UnicodeError:
            lines = content.decode("cp1252", "replace").splitlines()
        if len(content) > _LARGEST:
            message = f"the list of names is larger than {_LARGEST // 1024} KiB"
            raise problem(Code.REVIEW_NOT_USABLE, Place(str(path)), message, "Give one name a line.")
        headings = re.split("[,;\t]", lines[0])
        if "name" not in map(comparable, headings) or len(headings) == 1:
            return [line.strip() for line in lines if line.strip() and comparable(line) != "name"]
    side = open_side_table(path, ("name",), (), Code.REVIEW_NOT_USABLE)
    names = [row["name"].strip() for _, row in side.rows()]
    side.faults.raise_any(str(path))
    return [name for name in names if name]


def looker(names: Iterable[str]) -> Callable[[str], list[str]]:
    """What finds in a text what may name somebody: e-mail addresses, numbers of telephones, pages, and names of a list.

    A name counts with all of its parts or one of them, as whole words, in capitals or not, with accents or without.

    Example:
        >>> look = looker(["Ann Lee", "José van Dam"])
        >>> look("Ask ANN'S brother, ann@example.org, or ring 020 7946 0000.")
        ['e-mail address ann@example.org', 'number 020 7946 0000', 'name Ann']
        >>> look("Jose has a van; annoying."), look("On 2026-11-25 we were 12.")
        (['name José'], [])
    """
    listed = [(name, parts) for name in dict.fromkeys(names) if (parts := _parts(name))]

    def look(text: str) -> list[str]:
        found = [*_addresses(text), *_numbers(text), *_names(text, listed)]
        return list(islice(dict.fromkeys(found), _MOST))

    return look


def _addresses(text: str) -> Iterator[str]:
    for word in text.split():
        bare = word.strip(_AROUND)
        if _EMAIL.fullmatch(bare.removeprefix("mailto:")):
            yield f"e-mail address {shorten(bare)}"
        elif _WEB.fullmatch(bare.casefold()):
            yield f"web address {shorten(bare)}"
        elif _HANDLE.fullmatch(bare):
            yield f"account {shorten(bare)}"


def _numbers(text: str) -> Iterator[str]:
    """Numbers that somebody may be rung by; dates and years are none."""
    for found in _NUMBER.finditer(text):
        if not _DATE.fullmatch(found[0]):
            yield f"number {found[0]}"


def _names(text: str, listed: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Iterator[str]:
    if not listed:
        return
    flat = plain(text)
    words = frozenset(_WORD.findall(flat))
    for _, parts in listed:
        there = [written for written, part in parts if part in words or (_stands_close(part) and part in flat)]
        if there:
            yield f"name {shorten(' '.join(there))}"


def _parts(name: str) -> list[tuple[str, str]]:
    """The parts of a name that tell somebody, as written and as they are compared: no initials, and no "van", "de" or "The"."""
    parts = [(part, plain(part)) for part in _WORD.findall(name) if part not in _ARTICLES]
    small = any(part != part.casefold() for part, _ in parts)
    return [
        (part, flat)
        for part, flat in parts
        if (len(flat) > 1 or _stands_close(flat)) and not (small and part == part.casefold() and part != part.upper())
    ]


def _stands_close(part: str) -> bool:
    """Whether words of this script stand without spaces between them, so that whole words cannot be told."""
    return all(unicodedata.east_asian_width(letter) == "W" for letter in part)
