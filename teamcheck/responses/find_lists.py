"""Finds the checklists of which a table has a column for every option, and says what is missing of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from teamcheck._names import letter, shorten
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.choices import By
from teamcheck.responses.doubled import doubled
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.list_columns import NOT_TICKED, TICKED, ListColumns, is_number_of_option, run_of
from teamcheck.responses.list_words import ListWords, Named
from teamcheck.responses.table import Table

#: A code that a form tool gives to an option by itself: ``3``, ``SQ003``, ``A3``.
_CODE = re.compile(r"[a-z]{0,3}[0-9]{1,5}")
_NUMBER = re.compile(r"[0-9]{1,3}$")


def with_lists(table: Table, lexicon: Lexicon) -> Table:
    """A table with the columns of single options read together, list by list; as it is where it has none.

    Args:
        table: As its form tool writes it.
        lexicon: The questionnaire's words.
    """
    if not lexicon.lists:
        return table
    named, whole = _named(table, lexicon), columns_of_lists(table, lexicon)
    found = [each for words in lexicon.lists if (each := _columns_of(words, table, named, whole.get(words.id, []), lexicon))]
    headings = list(table.headings)
    for each in found:
        for place in each.options:
            headings[place] = ""
        if each.joined is None:
            headings[each.first] = each.heading
    return replace(table, headings=tuple(headings), lists=tuple(found))


def columns_of_lists(table: Table, lexicon: Lexicon) -> dict[str, list[int]]:
    """The columns of each checklist that name all that is ticked on it."""
    found: dict[str, list[int]] = {}
    for place, heading in enumerate(table.headings):
        kind, name = lexicon.others.get(comparable(heading), ("", ""))
        if kind == "checklist":
            found.setdefault(name, []).append(place)
    return found


class _Column(NamedTuple):
    """A column that names a list with something beside: which list, what that is, and the heading that says it."""

    words: ListWords
    says: Named
    called: str


def _named(table: Table, lexicon: Lexicon) -> dict[int, _Column]:
    """The columns that name a list with something beside."""
    rows = [table.headings] if table.view is None else [table.headings, *table.view.also_called]
    aside, found = table.aside, {}
    for place, heading in enumerate(table.headings):
        called = {row[place] for row in rows if place < len(row) and row[place]}
        each = [_Column(words, says, name) for words in lexicon.lists for name in sorted(called) if (says := words.named(name))]
        if each:
            # whole options first, and of two questions that begin alike the longer one
            best = max(each, key=lambda one: (one.says.option is not None, one.says.length))
            if best.says.option is not None or not (place in aside or lexicon.knows(heading)):
                found[place] = best
    return found


def _columns_of(
    words: ListWords, table: Table, named: Mapping[int, _Column], whole: Sequence[int], lexicon: Lexicon
) -> ListColumns | None:
    """The columns of the options of one list; None where there are none. ``whole``: those that name all that is ticked."""
    own = {place: each for place, each in named.items() if each.words is words}
    options = {place: option for place, each in own.items() if (option := each.says.option) is not None}
    numbered = table.view is not None and table.view.options_numbered
    others = _boxes(
        table, {place: each.says.tail for place, each in own.items() if each.says.option is None}, numbered=numbered
    )
    by: By = "id" if any(each.says.by == "id" for each in own.values()) else "text"
    if not options and table.view is not None and table.view.options_alone:
        options, others = _alone(words, table, lexicon)
        by = "text"
    joined = next((place for place in whole if place not in options), None)
    if not options and (joined is not None or not _are_codes(others)):
        return None
    # under no heading, or under that of the whole list, a column is told by what else it is called
    untold = {*whole, *(place for place in options if not table.headings[place])}
    called = {place: own[place].called if place in own and place in untold else table.headings[place] for place in options}
    numbers = _numbers(options, own) if numbered else {}
    return ListColumns(words, words.id if by == "id" else words.text, options, others, joined, called, numbers)


def _boxes(table: Table, others: Mapping[int, str], *, numbered: bool) -> dict[int, str]:
    """Those of some columns that hold ticks; where people wrote words of their own it is what they added to the list."""
    sample = table.sample() if others else []

    def holds_ticks(place: int, called: str) -> bool:
        cells = {comparable(row[place]) for row in sample if place < len(row) and not is_blank(row[place])}
        rest = cells - TICKED - NOT_TICKED - {called}
        return all(numbered and is_number_of_option(words) for words in rest)

    return {place: called for place, called in others.items() if holds_ticks(place, called)}


def _are_codes(others: Mapping[int, str]) -> bool:
    """Whether columns are numbered as a form tool numbers options: they are a list of which nothing says what is what."""
    return sum(bool(_CODE.fullmatch(tail)) for tail in others.values()) > 1


def _numbers(options: Mapping[int, str], own: Mapping[int, _Column]) -> dict[int, frozenset[str]]:
    """The numbers that a tool may write into each column: the place of its option, and the number in its name."""
    found = {}
    for number, place in enumerate(options, start=1):
        match = _NUMBER.search(own[place].says.tail) if place in own else None
        found[place] = frozenset({str(number), *([match[0]] if match else [])})
    return found


def _alone(words: ListWords, table: Table, lexicon: Lexicon) -> tuple[dict[int, str], dict[int, str]]:
    """The columns that are called by an option's words alone, side by side, and those between them.

    Where the words of another question stand beside them too, the order of the list decides; where it does not, all of them are
    given, and an option has two. Where an option has none, and the others hold what they are called by, half of the list is
    enough: an option may have other words in the form.
    """
    known = [None if lexicon.knows(heading) else words.alone(heading) for heading in table.headings]
    count = len(words.names)
    whole = [first for first in range(len(known) - count + 1) if {*known[first : first + count]} == {*words.names}]
    ordered = [first for first in whole if known[first : first + count] == [*words.names]]
    if whole:
        runs = ordered if len(ordered) == 1 else whole
        return {place: option for first in runs for place, option in _some(known, range(first, first + count))}, {}
    windows = [range(first, min(first + count, len(known))) for first in range(max(len(known) - count, 0) + 1)]
    fullest = max(windows, key=lambda places: len({known[place] for place in places} - {None}))
    there = dict(_some(known, fullest))
    if 2 * len({*there.values()}) < count or not _hold_their_own(there, table):
        return {}, {}
    between = range(min(there), max(there))
    return there, {place: comparable(table.headings[place]) for place in between if known[place] is None}


def _some(known: Sequence[str | None], places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Those of some columns that are options, each with its option."""
    return ((place, option) for place in places if (option := known[place]) is not None)


def _hold_their_own(run: Iterable[int], table: Table) -> bool:
    """Whether the first rows hold what their column is called by, as where people tick."""
    sample = table.sample()
    return any(
        comparable(row[place]) == comparable(table.headings[place]) for place in run for row in sample if place < len(row)
    )


def list_faults(table: Table) -> Iterator[Problem]:
    """What is missing of the lists of a table, or stands there twice."""
    for each in table.lists:
        if not each.options:
            yield _not_named(table, each)
            continue
        yield from doubled(table, {f"{name} of {each.words.id}": places for name, places in each.twice()})
        if missing := each.missing():
            yield _missing(table, each, missing)


def _not_named(table: Table, each: ListColumns) -> Problem:
    """That the columns of a list say nothing but numbers."""
    place, name = table.place(row=table.heading_row, column=letter(each.first), key=each.words.id), each.words.names[0]
    return Problem(
        Code.OPTION_COLUMNS,
        place,
        f"columns {run_of(each.others)} are options of the checklist {each.words.id}, and nothing says which is which",
        "Give `teamcheck import` what the tool says of its own survey (--dictionary or --qsf FILE), or export the answers "
        f"again with the words of the questions as headings. By hand, write each heading like {each.words.id}[{name}].",
    )


def _missing(table: Table, each: ListColumns, missing: Sequence[str]) -> Problem:
    """That options of a list have no column, and which columns may be theirs."""
    one, name = len(missing) == 1, missing[0]
    maybe = [f'{letter(place)} ("{shorten(called, 40)}")' for place, called in each.others.items()][:3]
    may_be = f" Is it column {' or '.join(maybe)}?" if maybe and one else ""
    return Problem(
        Code.OPTION_COLUMNS,
        table.place(row=table.heading_row, key=each.words.id),
        f"there is no column for {shorten(', '.join(missing), 80)} of the checklist {each.words.id}, though others have one",
        f"{'An option' if one else 'Options'} that the form asked in other words {'needs' if one else 'need'} the heading "
        f"{each.words.id}[{name}]; one that was not asked needs an empty column with that heading.{may_be}",
    )
