"""SurveyMonkey: its export of all responses as CSV or XLSX, condensed or expanded, and what people have left of it.

docs/importing/surveymonkey.md says how people get there. A question stands over its first column, and in a second row below it
what each of its columns is: a row of a matrix, an answer to choose, ``Response``. `surveymonkey_spread` puts the columns of an
expanded question together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.faults import problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.personal import listed
from teamcheck.responses.tools.surveymonkey_spread import (
    Column,
    Spread,
    find_spread,
    is_answer_to_statement,
)
from teamcheck.responses.view import Head, Meanings, Row, Unsafe, View

TOOL = "surveymonkey"

#: What SurveyMonkey itself knows of a response; in files of some years ago without the spaces.
_OWN = listed(
    "respondentid|collectorid|startdate|enddate|datecreated|datemodified|ipaddress|emailaddress|firstname|lastname|customdata|"
    "customdata1|customdata2|customdata3|customdata4|customdata5"
)
#: What stands below a question with one column.
_ANSWER = listed("response|open-endedresponse|")
#: So many of them are no answers but headings.
_ENOUGH = 2
_ID = re.compile(r"[0-9]{8,12}")
#: A number of a respondent that a spreadsheet program has rounded.
_ROUNDED = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_ROUNDED_WORDS = "; a spreadsheet program has rounded its numbers of respondents, so nobody is known by them"


@dataclass(frozen=True)
class _Headings:
    """The two rows of headings, as many cells each; a row that is not there is empty cells."""

    questions: Row
    parts: Row
    rows: int
    evidence: str


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """An export of SurveyMonkey; None for anything else.

    Raises:
        ResponsesError: Nothing tells whether its second row is one of headings.
    """
    found = _headings(head, lexicon)
    if found is None:
        return None
    own = {place: key for place, cell in enumerate(found.questions) if (key := _key(cell)) in _OWN}
    columns = _columns(found, frozenset(own))
    spreads = find_spread(columns, head.rows[found.rows :], lexicon)
    at = next((place for place, key in own.items() if key == "respondentid"), None)
    rounded = at is not None and any(_is_rounded(row, at) for row in head.rows[found.rows :])

    def plain(row: Row) -> list[str]:
        cells = list(row)
        if at is not None and _is_rounded(row, at):
            cells[at] = ""
        for each in spreads:
            each.put_together(cells)
        return cells

    def unsafe(row: Row) -> Unsafe | None:
        return next((wrong for spread in spreads if (wrong := spread.unsafe(row))), None)

    return View(
        TOOL,
        found.evidence + (_ROUNDED_WORDS if rounded else ""),
        _named(found, spreads, lexicon),
        rows=found.rows,
        own=frozenset(own).union(*(each.places[1:] for each in spreads)),
        known_by=at,
        plain=plain,
        unsafe=unsafe,
        coded=True,
        options_numbered=True,
        also_called=(_with_questions(columns, len(found.parts)), tuple(found.parts)),
    )


def _key(cell: str) -> str:
    return "".join(comparable(cell).split())


def _is_rounded(row: Row, at: int) -> bool:
    return at < len(row) and _ROUNDED.fullmatch(row[at].strip()) is not None


def _headings(head: Head, lexicon: Lexicon) -> _Headings | None:
    """The rows of headings: both, or the one that is left of them."""
    width = max(len(head.row(0)), len(head.row(1)))
    first, second = _widened(head.row(0), width), _widened(head.row(1), width)
    keys = [_key(cell) for cell in first]
    if "respondentid" not in keys:
        return _without_people(first, second, lexicon)
    known = "collectorid" in keys or _said(second) or _ID.fullmatch(second[keys.index("respondentid")])
    if known and _is_second(head, second, [key in _OWN for key in keys], lexicon):
        return _Headings(first, second, 2, "Respondent ID, and a second row of headings below the questions")
    return _Headings(first, [""] * width, 1, "Respondent ID; the second row of headings is not there") if known else None


def _is_second(head: Head, second: Row, are_own: Sequence[bool], lexicon: Lexicon) -> bool:
    """Whether the second row is one of headings: nothing stands there below what SurveyMonkey knows of a response.

    Raises:
        ResponsesError: Nothing stands there in the row of the first person either, and nothing else tells.
    """
    if not any(second) or any(cell for cell, own in zip(second, are_own, strict=True) if own):
        return False
    third = _widened(head.row(2), len(second))
    if _said(second) or _statements(second, lexicon) or any(cell for cell, own in zip(third, are_own, strict=True) if own):
        return True
    raise problem(
        Code.NO_HEADING_ROW,
        head.place(1),
        "nothing tells whether this row is one of headings or the answers of a person",
        "Export the answers again, and leave what stands under Respondent ID; or delete the columns of SurveyMonkey itself and "
        "keep one row of headings, with the statements.",
    )


def _without_people(first: Row, second: Row, lexicon: Lexicon) -> _Headings | None:
    """The rows of headings where the numbers of respondents were taken out."""
    nothing, gaps, said = [""] * len(first), [*first].count(""), _said(second)
    if said >= _ENOUGH or (said and gaps):
        return _Headings(first, second, 2, "a second row of headings with Response below the questions")
    if gaps and _statements(second, lexicon) >= _ENOUGH:
        return _Headings(first, second, 2, "a second row of headings with the rows of a matrix below its question")
    if _answers_of(first, lexicon) >= _ENOUGH:
        return _Headings(nothing, first, 1, "a column for each answer; the row with the questions is not there")
    if _said(first) >= _ENOUGH or "open-endedresponse" in map(_key, first):
        return _Headings(nothing, first, 1, "headings called Response; the row with the questions is not there")
    return None


def _said(row: Row) -> int:
    """How many cells of a row are what stands below a question with one column."""
    return sum(cell != "" and _key(cell) in _ANSWER for cell in row)


def _statements(row: Row, lexicon: Lexicon) -> int:
    """How many cells of a row are statements, or statements with an answer."""
    return sum(map(lexicon.is_item, row)) + _answers_of(row, lexicon)


def _answers_of(row: Row, lexicon: Lexicon) -> int:
    """How many cells of a row are a statement with an answer of its scale."""
    return sum(is_answer_to_statement(cell, lexicon) for cell in row)


def _widened(row: Row, width: int) -> list[str]:
    return [cell.strip() for cell in (*row, *[""] * (width - len(row)))]


def _columns(found: _Headings, own: frozenset[int]) -> list[Column]:
    """Every column that is not SurveyMonkey's own, with the question above it."""
    columns: list[Column] = []
    question, block = "", -1
    for place, (said, part) in enumerate(zip(found.questions, found.parts, strict=True)):
        if said:
            question, block = said, place
        if place not in own:
            columns.append(Column(place, block, question, "" if _key(part) in _ANSWER else part))
    return columns


def _with_questions(columns: Iterable[Column], width: int) -> tuple[str, ...]:
    """What each column is called together with its question; empty for one that holds the whole answer."""
    called = [""] * width
    for column in columns:
        if column.question and column.part:
            called[column.place] = f"{column.question} - {column.part}"
    return tuple(called)


def _named(found: _Headings, together: Iterable[Spread], lexicon: Lexicon) -> tuple[str, ...]:
    """What each column is called: by what is said of it or by its question, whichever means something here."""
    named = []
    for said, part in zip(found.questions, found.parts, strict=True):
        own = "" if _key(part) in _ANSWER else part
        known = [heading for heading in (own, said) if heading and lexicon.knows(heading)]
        named.append(known[0] if known else own or said)
    for each in together:
        for place in each.places:
            named[place] = each.heading if place == each.places[0] else ""
    return tuple(named)
