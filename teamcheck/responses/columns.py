"""Fifth stage: which column answers which item. In a strict order, and never by likeness.

Headings are item ids, or the code a form tool wraps around them; else they are item texts. The one of the two under which more
items have a column is taken (ids, where as many have); they are never mixed.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from teamcheck._names import letter, shorten
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.background import background_columns, background_note
from teamcheck.responses.choices import By
from teamcheck.responses.doubled import doubled
from teamcheck.responses.find_lists import columns_of_lists, list_faults
from teamcheck.responses.headings import check_heading_row, check_headings
from teamcheck.responses.leftovers import Rest, describe_rest, known_by_column, sorted_rest
from teamcheck.responses.lexicon import ASKED_AGAIN, RESERVED, Lexicon, Other, last_brackets
from teamcheck.responses.misnamed import holds_comments, misnamed
from teamcheck.responses.model import Note
from teamcheck.responses.other_questionnaire import other_that_fits
from teamcheck.responses.personal import kind_of_cell, kind_of_column
from teamcheck.responses.table import Table
from teamcheck.responses.ticks import no_checklist, ticks_note

#: What a form asks for the team's name; under statements such a column is ``team`` where no other is.
TEAM_QUESTIONS = frozenset(
    {
        "team name",
        "your team",
        "name of your team",
        "which team are you in",
        "what team are you in",
        "my team",
    }
)


@dataclass(frozen=True)
class Columns:
    """What each column is.

    Attributes:
        items: The column of each item, in the order of the questionnaire.
        by: Whether headings are ids or texts.
        reserved: Column of ``team``, ``round``, ``respondent``, ``voice``, ``about`` where there is one.
        comments: Column and id of each comment question.
        background: Column and id of each background question that has one, in the order of the questionnaire.
        known_by: A column by which one person is known, for the check that nobody answered twice; never kept.
        others: Column of each other question to what it is and its id: comments and checklists.
        rest: Columns that answer nothing.
        notes: What was left out.
    """

    items: tuple[int, ...]
    by: By
    reserved: Mapping[str, int]
    comments: tuple[tuple[int, str], ...]
    background: tuple[tuple[int, str], ...]
    known_by: int | None
    others: Mapping[int, tuple[Other, str]]
    rest: Rest
    notes: tuple[Note, ...]

    @property
    def checklists(self) -> tuple[tuple[int, str], ...]:
        """Column and id of each checklist that has one."""
        return tuple((index, name) for index, (kind, name) in self.others.items() if kind == "checklist")


#: Headings among which a near one is looked for.
MOST_COMPARED = 2_000


def map_columns(table: Table, lexicon: Lexicon) -> Columns:
    """Find the column of every item, and say what the others are.

    Raises:
        ResponsesError: An item has no column or two, the first row holds no headings, or teams or rounds are people.
    """
    check_headings(table)
    by: By
    named = {by: _columns_by(by, table, lexicon) for by in ("id", "text")}
    lists = columns_of_lists(table, lexicon)
    by = max(named, key=lambda each: len(named[each])) if lexicon.items else _by_of_checklists(table, lists)  # type: ignore[arg-type]
    found = named[by]
    if not (found or lists):
        check_heading_row(table, lexicon.labels)
    reserved = _reserved(table)
    asked = _team_questions(table, found) if by == "text" and "team" not in reserved else []
    if asked:
        reserved["team"] = asked
    background = background_columns(table, lexicon, by, used=_used(found) | _used(reserved))
    faults = [
        *doubled(table, {**found, **reserved, **background, **lists}),
        *_missing(table, lexicon, by, found),
        *list_faults(table),
        *no_checklist(table, lexicon, lists),
    ]
    if faults:
        raise ResponsesError(faults)
    items = tuple(found[item][0] for item in lexicon.items)
    sample = table.sample()
    single = {name: columns[0] for name, columns in reserved.items() if not _names_people(name, columns[0], sample)}
    people_said = tuple((columns[0], name) for name, columns in background.items())
    if wrong := [*misnamed(table, single, sample)]:
        raise ResponsesError(wrong)
    used = {*items, *single.values(), *_used(background)}
    others = _others(table, lexicon, used, sample)
    rest = [index for index in range(len(table.headings)) if index not in {*used, *others}]
    nothing = sorted_rest(table, rest, sample)
    return Columns(
        items=items,
        by=by,
        reserved=single,
        comments=tuple((index, name) for index, (kind, name) in others.items() if kind == "comment"),
        background=people_said,
        known_by=known_by_column(table, rest, sample),
        others=others,
        rest=nothing,
        notes=(
            *_team_note(table, asked),
            *background_note(table, people_said),
            *ticks_note(table, [(columns[0], name) for name, columns in lists.items()]),
            *describe_rest(table, nothing),
        ),
    )


def _by_of_checklists(table: Table, lists: Container[str]) -> By:
    """What the headings are where no item is asked: ids, if one of them is the id of a checklist."""
    return "id" if any(comparable(heading) in lists for heading in table.headings) else "text"


def _columns_by(by: By, table: Table, lexicon: Lexicon) -> dict[str, list[int]]:
    """The columns of each item, by ids or by texts."""
    found: dict[str, list[int]] = {}
    for index, heading in enumerate(table.headings):
        item = _item_by_id(heading, lexicon) if by == "id" else _item_by_text(heading, lexicon)
        if item is not None:
            found.setdefault(item, []).append(index)
    return found


def _item_by_id(heading: str, lexicon: Lexicon) -> str | None:
    item = lexicon.item_of_code(heading)
    if item is None:
        id_, _, number = heading.strip().casefold().rpartition(".")
        return id_ if number.isdecimal() and id_ in lexicon.items else None
    return item


def _item_by_text(heading: str, lexicon: Lexicon) -> str | None:
    item = lexicon.item_of_text(heading)
    if item is None and ASKED_AGAIN.search(heading):
        # Microsoft Forms adds 2, 3 to a statement that is asked again
        item = lexicon.item_of_text(ASKED_AGAIN.sub("", heading))
    return item


def _used(found: Mapping[str, Iterable[int]]) -> set[int]:
    return {index for columns in found.values() for index in columns}


def _reserved(table: Table) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, heading in enumerate(table.headings):
        name = comparable(heading)
        if name in RESERVED:
            found.setdefault(name, []).append(index)
    return found


def _team_questions(table: Table, found: Mapping[str, list[int]]) -> list[int]:
    """Columns under a form's question for the team's name."""
    used = _used(found)
    return [
        index for index, heading in enumerate(table.headings) if index not in used and comparable(heading) in TEAM_QUESTIONS
    ]


def _team_note(table: Table, asked: Sequence[int]) -> Iterable[Note]:
    for index in asked:
        heading = shorten(table.headings[index], 40)
        yield Note("read", f'{table.file}: column {letter(index)} "{heading}" is taken as the name of the team.')


def _names_people(name: str, column: int, sample: Iterable[Sequence[str]]) -> bool:
    """Whether ``respondent`` holds e-mail addresses instead of codes: they are good for one check and are not kept."""
    return name == "respondent" and kind_of_column(sample, column) == "e-mail addresses"


def _others(table: Table, lexicon: Lexicon, used: set[int], sample: Sequence[Sequence[str]]) -> dict[int, tuple[Other, str]]:
    """Columns of comments and checklists."""
    others: dict[int, tuple[Other, str]] = {}
    for index, heading in enumerate(table.headings):
        known = lexicon.others.get(comparable(heading))
        if (
            index not in used
            and known
            and known[0] != "background"
            and (known[0] != "comment" or holds_comments(sample, index))
        ):
            others[index] = known
    return others


def _missing(table: Table, lexicon: Lexicon, by: By, found: Mapping[str, list[int]]) -> Iterable[Problem]:
    """One problem for every missing item with a heading close to it, and one for all others together.

    Where the table is one of another questionnaire that comes with teamcheck, one problem says so.
    """
    missing = [item for item in lexicon.items if item not in found]
    if missing and (name := other_that_fits(table.headings)):
        message = f"there is no column for {len(missing)} of the {len(lexicon.items)} items"
        place = table.place(row=table.heading_row)
        yield Problem(Code.MISSING_COLUMN, place, message, f"All of it fits {name}: add -q {name}.")
        return
    free = _free_headings(table, found)
    rest = []
    for item in missing:
        near = _closest(item, lexicon, free)
        if near is None:
            rest.append(item)
            continue
        close, statement = near
        heading = table.headings[close]
        cure = f'"{statement}"' if found and by == "text" and statement else item
        free = {words: index for words, index in free.items() if index != close}
        yield Problem(
            Code.MISSING_COLUMN,
            table.place(row=table.heading_row, key=item),
            f"there is no column for {item}",
            f'Did you mean column {letter(close)}, "{shorten(heading)}"? If so, rename its heading to {cure}'
            + (" (either all headings are ids, or all are statements)." if found else "."),
        )
    if rest:
        yield _missing_together(table, lexicon, rest)


def _missing_together(table: Table, lexicon: Lexicon, rest: list[str]) -> Problem:
    one = len(rest) == 1
    if len(rest) == len(lexicon.items):
        message = f"no heading is an item of this questionnaire ({shorten(', '.join(rest))})"
    else:
        message = f"there is no column for {', '.join(rest)}"
    cure = f" {table.view.cure}" if table.view and table.view.cure else ""
    return Problem(
        Code.MISSING_COLUMN,
        table.place(row=table.heading_row, key=rest[0] if one else None),
        message,
        "Headings must be item ids or the statements word for word; if another questionnaire was asked, name it with -q. "
        f"An item that was not asked needs an empty column.{cure}",
    )


def _free_headings(table: Table, found: Mapping[str, list[int]]) -> dict[str, int]:
    if len(table.headings) > MOST_COMPARED:
        return {}
    used = _used(found)
    left = [(index, heading) for index, heading in enumerate(table.headings) if index not in used and heading]
    headings = {comparable(words): index for index, heading in left for words in (last_brackets(heading), heading) if words}
    return {words: index for words, index in headings.items() if words not in RESERVED and kind_of_cell(words) is None}


def _closest(item: str, lexicon: Lexicon, free: Mapping[str, int]) -> tuple[int, str] | None:
    """The heading nearest to an item's id or statement, and that statement: a question to the reader, never an answer."""
    texts = [text for text, owner in lexicon.texts.items() if owner == item]
    own = lexicon.worded.get(texts[0], "") if texts else ""
    for words in (item, *texts):
        match = get_close_matches(words, free, n=1, cutoff=0.75)
        if match:
            return free[match[0]], lexicon.worded.get(words, own)
    return next(((free[words], own) for words in free if lexicon.item_of_text(words) == item), None)
