"""LimeSurvey: its CSV or XLSX of responses, under three of its four kinds of headings; the fourth shortens them.

docs/importing/limesurvey.md says how people get there. What is fact about the tool was seen in files of LimeSurvey 6.10.2 and
in its source.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from teamcheck._names import shorten
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.questionnaire.matching import as_shown, comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.faults import problem
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.tools.limesurvey_headings import as_known, codes, codes_of_words
from teamcheck.responses.view import Head, Meanings, Row, View, Why, most_said

TOOL = "limesurvey"

#: Codes and words that only LimeSurvey has; each needs another of `_FIRST` beside it.
_SURE_CODES, _SURE_WORDS = frozenset({"submitdate", "lastpage", "startlanguage"}), frozenset({"lastpage", "startlanguage"})
_FIRST = ("id", "submitdate", "lastpage", "startlanguage")

#: A page that nobody has finished: what `lastpage` is of somebody who only opened the survey.
_NO_PAGE = frozenset({"", "0", "-1"})

_WITH_WORDS = (
    "LimeSurvey can write the statements beside the codes: export the answers again with “Question code & question text” as "
    "headings."
)

#: What stands for a question that was never shown.
_NOT_SHOWN = "N/A"

#: A code and its words under one heading; what parts them can be chosen at export, and is ". " if it is not.
_CODE_FIRST = re.compile(r"(id|submitdate|lastpage|startlanguage)([^\w\[]+)\S")
#: ``safe[safe1]``, and ``safe_safe1`` where ExpressionScript codes were chosen.
_MATRIX_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*\[\w+\]")
_SCRIPT_CODE = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([A-Za-z][A-Za-z0-9]*)")
_BRACKETS = re.compile(r"\[.*\]$", re.DOTALL)
_PAGE_TIME = re.compile(r"groupTime[0-9]+")
#: Two dots where a text was cut, at the end of a question or of a row of a matrix; and at the end of all.
_CUT = re.compile(r"(?<!\.)\.\.\s*(\[|\]$|$)")
_CUT_LAST = re.compile(r"(?<!\.)\.\.\s*\]?$")
#: How LimeSurvey names answers by itself, and how people do.
_ANSWER_CODE = re.compile(r"[A-Z]{1,3}[0-9]{1,3}")


@dataclass(frozen=True)
class _Layout:
    """What a heading row is.

    Attributes:
        places: Code of each of LimeSurvey's own columns to the column.
        rows: The headings, once for each way in which they name questions.
        only_codes: Whether nothing but codes names them.
    """

    places: Mapping[str, int]
    rows: tuple[tuple[str, ...], ...]
    only_codes: bool = False


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The responses of LimeSurvey; None for anything else.

    Raises:
        ResponsesError: Headings are shortened, a heading's code and its words are of two items, or answers are codes that
            nothing explains.
    """
    headings = tuple(as_shown(cell).strip() for cell in head.row(0))
    layout = _by_code(headings, lexicon) or _by_code_and_words(headings, lexicon) or _by_words(headings)
    if layout is None:
        return None
    _refuse_contradictions(head, layout, lexicon)
    named = most_said(layout.rows, lexicon)
    _refuse_shortened(head, named, layout.rows[-1], lexicon)
    _refuse_answer_codes(head, named, lexicon)
    places = layout.places
    own = frozenset({*places.values(), *_times(named)})
    return View(
        TOOL,
        _evidence(headings, places),
        named,
        own=own,
        known_by=_known_by(head, places),
        plain=None if comparable(_NOT_SHOWN) in lexicon.labels else _without_not_shown,
        why_dropped=_not_begun(places["lastpage"], own, len(headings)) if "lastpage" in places else None,
        is_partial=_not_sent(places["submitdate"]) if "submitdate" in places else None,
        cure=_WITH_WORDS if layout.only_codes else "",
        also_called=layout.rows,
    )


def _by_code(headings: Sequence[str], lexicon: Lexicon) -> _Layout | None:
    """Headings that are codes: ``id``, ``safe[safe1]``, ``role``."""
    places = _first_places((heading, index) for index, heading in enumerate(headings) if heading in codes())
    matrix = any(map(_MATRIX_CODE.fullmatch, headings))
    if not _is_seen(places, _SURE_CODES, matrix=matrix):
        return None
    return _Layout(places, (tuple(_bracketed(heading, lexicon) for heading in headings),), only_codes=True)


def _by_words(headings: Sequence[str]) -> _Layout | None:
    """Headings that are the words of questions, and of LimeSurvey in any language; spaces may be written as underscores."""
    if not any(" " in heading for heading in headings):
        headings = [heading.replace("_", " ") for heading in headings]
    words = codes_of_words()
    found = ((words[said], index) for index, heading in enumerate(headings) if (said := as_known(heading)) in words)
    places = _first_places(found)
    if not _is_seen(places, _SURE_WORDS, matrix=any(map(_BRACKETS.search, headings))):
        return None
    return _Layout(places, (tuple(headings),))


def _by_code_and_words(headings: Sequence[str], lexicon: Lexicon) -> _Layout | None:
    """Headings that are a code and then words: ``safe[safe1]. How much do you agree? [We know our goals.]``."""
    between = next((match[2] for heading in headings if (match := _CODE_FIRST.match(heading))), None)
    if between is None:
        return None
    parted = [heading.partition(between) for heading in headings]
    layout = _by_code([code for code, _, _ in parted], lexicon)
    return layout and _Layout(layout.places, (*layout.rows, tuple(text or code for code, _, text in parted)))


def _first_places(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    places: dict[str, int] = {}
    for code, index in found:
        places.setdefault(code, index)
    return places


def _is_seen(places: Mapping[str, int], sure: frozenset[str], *, matrix: bool) -> bool:
    """Whether LimeSurvey's own columns are there: two of them, or one that comes first beside a matrix."""
    first = [places[code] for code in _FIRST if code in places]
    return (len(first) > 1 and not sure.isdisjoint(places)) or (matrix and 0 in first)


def _bracketed(heading: str, lexicon: Lexicon) -> str:
    """A code as LimeSurvey writes it by default: ``safe_safe1`` as ``safe[safe1]``, where that is an item."""
    match = _SCRIPT_CODE.fullmatch(heading)
    return f"{match[1]}[{match[2]}]" if match and match[2].casefold() in lexicon.items else heading


def _times(headings: Sequence[str]) -> Iterable[int]:
    """Columns of the time that pages and questions took."""
    titles = {heading.partition("[")[0] for heading in headings}
    for index, heading in enumerate(headings):
        if _PAGE_TIME.fullmatch(heading) or (heading.endswith("Time") and heading.removesuffix("Time") in titles):
            yield index


def _evidence(headings: Sequence[str], places: Mapping[str, int]) -> str:
    seen = [headings[places[code]] for code in _FIRST if code in places]
    named = ", ".join(f'"{shorten(heading, 40)}"' for heading in seen)
    return f"it has the column{'s' if len(seen) > 1 else ''} {named}"


def _known_by(head: Head, places: Mapping[str, int]) -> int | None:
    """The column of access codes where there are any, else that of the numbers of responses."""
    token = places.get("token")
    if token is not None and not all(map(is_blank, head.below(token))):
        return token
    return places.get("id")


def _without_not_shown(row: Row) -> list[str]:
    """The cells of a row without the mark of questions that were never shown."""
    return ["" if cell == _NOT_SHOWN else cell for cell in row] if _NOT_SHOWN in row else list(row)


def _not_begun(page: int, own: frozenset[int], width: int) -> Callable[[Row], Why | None]:
    asked = [index for index in range(width) if index not in own]

    def why_dropped(row: Row) -> Why | None:
        begun = row[page].strip() not in _NO_PAGE or any(not is_blank(row[index]) for index in asked)
        return None if begun else "not begun"

    return why_dropped


def _not_sent(sent: int) -> Callable[[Row], bool]:
    return lambda row: is_blank(row[sent])


def _item_of(heading: str, lexicon: Lexicon) -> str | None:
    return lexicon.item_of_code(heading) or lexicon.item_of_text(heading)


def _refuse_contradictions(head: Head, layout: _Layout, lexicon: Lexicon) -> None:
    """See that a code and the words beside it are of one item.

    Raises:
        ResponsesError: They are of two.
    """
    if len(layout.rows) == 1:
        return
    problems = []
    for index, (code, text) in enumerate(zip(*layout.rows, strict=True)):
        by_code, by_text = lexicon.item_of_code(code), lexicon.item_of_text(text)
        if by_code and by_text and by_code != by_text:
            problems.append(
                Problem(
                    Code.HEADING_SAYS_TWO_ITEMS,
                    head.place(0, index, by_code),
                    f'the code "{code}" is {by_code}, and the words beside it are {by_text}',
                    "Mend the code or the words in the survey, and export the answers again. Where the words are right, export "
                    "them with “Full question text” as headings.",
                )
            )
    if problems:
        raise ResponsesError(problems)


def _refuse_shortened(head: Head, named: Sequence[str], texts: Sequence[str], lexicon: Lexicon) -> None:
    """See that the words of headings are whole, unless every item has a heading that is.

    Raises:
        ResponsesError: They are shortened.
    """
    cut = [index for index, text in enumerate(texts) if _CUT.search(text)]
    whole = {_item_of(heading, lexicon) for heading in named if not _CUT_LAST.search(heading)}
    if not cut or whole.issuperset(lexicon.items):
        return
    raise problem(
        Code.HEADINGS_SHORTENED,
        head.place(0, cut[0]),
        f'the headings are shortened, such as "{shorten(texts[cut[0]], 60)}": statements that begin alike look the same',
        "Export the answers again from LimeSurvey with “Question code & question text” as headings, and “Text abbreviated” "
        "switched off.",
    )


def _refuse_answer_codes(head: Head, headings: Sequence[str], lexicon: Lexicon) -> None:
    """See that the answers to items are no codes that LimeSurvey or somebody made up.

    Raises:
        ResponsesError: They are; of every such column, the first answer is told.
    """
    problems = []
    for index, heading in enumerate(headings):
        item = _item_of(heading, lexicon)
        found = item and next(((row, cell) for row, cell in _cells(head, index) if _is_answer_code(cell, lexicon)), None)
        if found:
            problems.append(
                Problem(
                    Code.UNKNOWN_LABEL,
                    head.place(found[0], index, item),
                    f'the answers are codes such as "{found[1]}", and nothing in the file says what they stand for',
                    "Export the answers again from LimeSurvey with “Full answers” instead of “Answer codes”.",
                )
            )
    if problems:
        raise ResponsesError(problems)


def _cells(head: Head, index: int) -> Iterable[tuple[int, str]]:
    return ((place, row[index].strip()) for place, row in enumerate(head.rows[1:], start=1) if index < len(row))


def _is_answer_code(cell: str, lexicon: Lexicon) -> bool:
    return _ANSWER_CODE.fullmatch(cell) is not None and comparable(cell) not in lexicon.labels
