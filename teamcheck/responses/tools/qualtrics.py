"""Qualtrics: its export of responses as CSV or TSV, of today, of 2016 and of before, and what people have left of it.

docs/importing/qualtrics.md says how people get there. Three rows of headings (tag, words, ImportId) are the rule; the oldest
files have two (``V1``, ``ResponseID``); where people deleted rows, only one may be left.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teamcheck._names import shorten
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.responses.codes import in_words, not_described
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.tools.qsf import import_id, letters_of, name_of_statement
from teamcheck.responses.view import Codes, Head, Meanings, Row, Unsafe, View, Why, most_said

TOOL = "qualtrics"

#: What Qualtrics itself knows of a response; in the files with `V1` also those of the second line.
_OWN = frozenset({
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate",
    "ResponseId", "ResponseID", "ResponseSet", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
    "ExternalDataReference", "LocationLatitude", "LocationLongitude", "LocationAccuracy", "DistributionChannel", "UserLanguage",
})  # fmt: skip
#: Their ImportIds, which no language changes, where the name is another.
_OWN_IDS = {"_recordId": "ResponseId", "ipAddress": "IPAddress", "EmailAddress": "RecipientEmail"} | {
    name.partition(" ")[0][0].lower() + name.partition(" ")[0][1:]: name for name in _OWN if name[1].islower()
}
#: Those that hold a digit, true or false in every answer.
_TELLING = _OWN & {"StartDate", "EndDate", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId"}
#: So many of them, without any row of ImportIds, are still an export of Qualtrics.
_ENOUGH = 3
_SURE = frozenset({"Progress", "Finished", "RecordedDate", "ResponseId", "ResponseID", "DistributionChannel"})

#: Columns that Qualtrics adds to a question: times on a page, the order in which choices stood, words beside a choice.
_ADDED = re.compile(r".*_(First Click|Last Click|Page Submit|Click Count|TEXT|NPS_GROUP|DO(_\w+)?)|Q_[A-Z]\w*")
_IMPORT_ID = re.compile(r"""\s*\{\s*["']ImportId["']\s*:\s*["']([^"']+)["']""")
_NUMBERED = re.compile(r"V[0-9]+")
_SELECTED = re.compile(r"\s*-\s*Selected Choice\s*$")
#: A row of a matrix, in what Qualtrics calls its columns itself.
_MATRIX_ROW = re.compile(r"QID[0-9]+_[0-9]+")

#: Status in words, and why such a row is no answer of a person.
_STATUS: Mapping[str, Why | None] = {
    "ip address": None, "imported": None, "offline": None, "ex": None, "ex imported": None, "ex offline": None,
    "survey preview": "preview", "offline survey preview": "preview", "offline preview": "preview",
    "survey preview spam": "preview", "survey test": "test", "spam": "spam", "possible spam": "spam",
    "imported spam": "spam", "ex spam": "spam",
}  # fmt: skip
#: Status as a number: each kind is one bit (17 is an offline preview).
_BITS: Sequence[tuple[int, Why]] = ((1, "preview"), (2, "test"), (8, "spam"))
_ALL_BITS = 64

#: What stands where somebody saw a question and did not answer it, if the export says so.
_SEEN = "-99"
#: False as Qualtrics writes it, and as Excel does in other languages.
_FALSE = frozenset(["0", "false", "falsch", "faux", "falso", "onwaar"])


@dataclass(frozen=True)
class _Headings:
    """The rows of headings, as far as there are any.

    Attributes:
        tags: Names of the columns, those of Qualtrics itself always in English.
        texts: The words of the questions; the tags again where there are none.
        ids: What Qualtrics calls each column itself; each empty where the file does not say.
        rows: How many rows of headings there are.
        evidence: What they were recognised by.
    """

    tags: Row
    texts: Row
    ids: Row
    rows: int
    evidence: str


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:
    """An export of Qualtrics; None for anything else.

    Raises:
        ResponsesError: The survey file that was given is of another survey.
    """
    found = _headings(head)
    if found is None:
        return None
    own = frozenset(place for place, tag in enumerate(found.tags) if _is_own(tag, found.ids[place]))
    at = {tag: place for place, tag in enumerate(found.tags) if place in own}
    codes = _described(head, found, own, meanings)

    def plain(row: Row) -> list[str]:
        cells = list(row)
        if _SEEN in cells:
            cells = ["" if cell == _SEEN and _SEEN not in codes.get(place, {}) else cell for place, cell in enumerate(cells)]
        return in_words(cells, codes)

    def unsafe(row: Row) -> Unsafe | None:
        return _unknown_status(row, at.get("Status")) or not_described(row, codes)

    return View(
        TOOL,
        found.evidence,
        _named(found, own, lexicon),
        rows=found.rows,
        own=own,
        known_by=at.get("ResponseId", at.get("ResponseID")),
        plain=plain,
        why_dropped=lambda row: _why_dropped(row, at.get("Status"), at.get("DistributionChannel")),
        is_partial=lambda row: _is_partial(row, at.get("Finished"), at.get("Progress")),
        unsafe=unsafe,
        codes=codes,
        coded=True,
        options_numbered=True,
        also_called=(tuple(found.tags), tuple(found.texts), _options(found, codes, lexicon)),
    )


def _headings(head: Head) -> _Headings | None:
    tags = [cell.strip() for cell in head.row(0)]
    for rows in (3, 2):
        ids = [match[1] if (match := _IMPORT_ID.match(cell)) else "" for cell in head.row(rows - 1)]
        if any(ids):
            names = [import_id(each) for each in _padded(ids, tags)]
            texts = head.row(1) if rows == 3 else tags
            own = [tag if tag in _OWN else _OWN_IDS.get(name, tag) for name, tag in zip(names, tags, strict=True)]
            return _Headings(own, _padded(texts, tags), names, rows, f"row {rows} names the ImportId of each column")
    second, none = [cell.strip() for cell in head.row(1)], [""] * len(tags)
    if "ResponseID" in second and any(map(_NUMBERED.fullmatch, tags)):
        texts = _padded(second, tags)
        own = [_OWN_IDS.get(text, text) if _NUMBERED.fullmatch(tag) else tag for tag, text in zip(tags, texts, strict=True)]
        return _Headings(own, texts, none, 2, "V1, V2, ... over ResponseID")
    known = _OWN.intersection(tags)
    if len(known) < _ENOUGH or not known & _SURE:
        return None
    named = f"columns {', '.join(sorted(known, key=tags.index)[:_ENOUGH])}"
    if _are_words(head, tags):
        return _Headings(tags, _padded(second, tags), none, 2, f"{named}, with the words of the questions in row 2")
    return _Headings(tags, tags, none, 1, f"{named}; the rows with the words of the questions are not there")


def _padded(cells: Row, like: Row) -> Row:
    """Cells as many as another row has."""
    return [*cells[: len(like)], *[""] * (len(like) - len(cells))]


def _are_words(head: Head, tags: Row) -> bool:
    """Whether the second row is one of headings, by what it has under columns whose answers hold a digit, true or false."""
    cells = [cell.strip() for tag, cell in zip(tags, head.row(1), strict=False) if tag in _TELLING and cell.strip()]
    return bool(cells) and not any(
        any(map(str.isdigit, cell)) or cell.startswith("R_") or cell.casefold() in {"true", "false"} for cell in cells
    )


def _is_own(tag: str, name: str) -> bool:
    """Whether a column is Qualtrics' own, and no question that somebody gave such a tag."""
    return (tag in _OWN and not name.startswith("QID")) or _ADDED.fullmatch(tag) is not None


def _named(found: _Headings, own: frozenset[int], lexicon: Lexicon) -> tuple[str, ...]:
    """What each column is called: by tags or by words, whichever name more items.

    A question about the person, the team or a comment is named by whichever of the two says it.
    """
    tags, texts = list(found.tags), [_SELECTED.sub("", text) for text in found.texts]
    for place, tag in enumerate(found.tags):
        if place in own:
            tags[place] = texts[place] = "" if lexicon.is_item(tag) else tag
        else:
            tags[place] = _without_question(tag, found.ids[place], lexicon)
    chosen = list(texts if _disagree(tags, texts, lexicon) else most_said((tags, texts), lexicon))
    for place, (tag, text) in enumerate(zip(tags, texts, strict=True)):
        if not lexicon.is_item(chosen[place]):
            chosen[place] = next(filter(lexicon.is_other, (tag, text)), chosen[place])
    return tuple(chosen)


def _options(found: _Headings, codes: Codes, lexicon: Lexicon) -> tuple[str, ...]:
    """What each column of one option of a checklist is, where the survey file knows its number: ``barriers[Workload]``."""
    called = []
    for place, tag in enumerate(found.tags):
        words = {*codes.get(place, {}).values()}
        asked = tag.rpartition("_")[0]
        called.append(f"{asked}[{words.pop()}]" if len(words) == 1 and asked in lexicon.others else "")
    return tuple(called)


def _disagree(tags: Row, texts: Row, lexicon: Lexicon) -> bool:
    """Whether a tag is one item, and the words over the column are another: the words are what people were asked."""
    asked = ((tag.casefold(), lexicon.item_of_text(text)) for tag, text in zip(tags, texts, strict=True))
    return any(tag in lexicon.items and item is not None and item != tag for tag, item in asked)


def _without_question(tag: str, name: str, lexicon: Lexicon) -> str:
    """A tag without the tag of its matrix, ``safe_safe1``, where the rest of it is an item."""
    if _MATRIX_ROW.fullmatch(name) and not lexicon.is_item(tag):
        rests = [tag[place + 1 :] for place, sign in enumerate(tag) if sign == "_"]
        return next((rest for rest in rests if rest.casefold() in lexicon.items), tag)
    return tag


def _why_dropped(row: Row, status: int | None, channel: int | None) -> Why | None:
    """Why a row is no answer of a person: by its status, a word or a number, or by the way it came in."""
    if channel is not None and row[channel].strip().casefold() == "preview":
        return "preview"
    said = "" if status is None else row[status].strip().casefold()
    if said.isdecimal() and int(said) < _ALL_BITS:
        return next((why for bit, why in _BITS if int(said) & bit), None)
    return _STATUS.get(said)


def _unknown_status(row: Row, status: int | None) -> Unsafe | None:
    said = "" if status is None else row[status].strip()
    if status is None or not said or said.casefold() in _STATUS or (said.isdecimal() and int(said) < _ALL_BITS):
        return None
    return Unsafe(
        Code.STATUS_UNKNOWN,
        status,
        None,
        f'the status "{shorten(said)}" is not known: the row may be a preview or a test',
        "Set Qualtrics to English and export again, or export numeric values; if all rows are answers of people, delete the "
        "column Status.",
    )


def _is_partial(row: Row, finished: int | None, progress: int | None) -> bool:
    if finished is not None and row[finished].strip().casefold() in _FALSE:
        return True
    done = "" if progress is None else row[progress].strip()
    return done.isdecimal() and int(done) < 100


def _described(head: Head, found: _Headings, own: frozenset[int], meanings: Meanings) -> Codes:
    """The codes of each column that the survey file knows; none where none was given.

    Raises:
        ResponsesError: It knows none of the columns, or has other words for one.
    """
    codes: dict[int, Mapping[str, str]] = {}
    for place, (tag, name) in enumerate(zip(found.tags, found.ids, strict=True)):
        by_name, by_tag = meanings.get(name), meanings.get(tag)
        if place in own or (by_name is None and by_tag is None):
            continue
        if by_name is not None and (by_tag not in (None, by_name) or _says_other_words(name, found.texts[place], meanings)):
            message = f'the survey file asks something else than "{shorten(found.texts[place])}" as question {name}'
            raise _of_another(head, place, message)
        codes[place] = (by_tag or {}) if by_name is None else by_name
    if meanings and not codes:
        raise _of_another(head, None, "the description of the survey has no question of this file")
    return codes


def _says_other_words(name: str, text: str, meanings: Meanings) -> bool:
    """Whether the words over a column end otherwise than the survey file says; unknown where the export cut or filled them."""
    prefix = name_of_statement(name, "")
    said = next((each[len(prefix) :] for each in meanings if each.startswith(prefix)), "")
    return bool(said) and not text.strip().endswith("...") and not letters_of(_SELECTED.sub("", text)).endswith(said)


def _of_another(head: Head, column: int | None, message: str) -> ResponsesError:
    fix = "Give the survey file of this survey, exported at the time of the answers; or export the answers as choice text."
    return ResponsesError([Problem(Code.DESCRIPTION_NOT_USABLE, head.place(0, column), message, fix)])
