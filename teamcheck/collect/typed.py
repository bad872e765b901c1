"""Keying in a sheet from paper: a line for each part, a mark for each statement, in the order of the printed form.

    4 4 n - 2 p       the statements of one feature: a point, n not applicable, p prefer not to say, - nothing

Points of one digit need no spaces between. A question about the person takes the number of a choice, a list the numbers of
everything ticked, an open question the words. The printed form (`teamcheck.report.pages.paper`) shows the same numbers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from teamcheck.collect.sheet import LONGEST_COMMENT, Sheet, sheet_from
from teamcheck.questionnaire.asked import Asked, Section
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, CommentQuestion, Item
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY

NOTHING, BACK = "-", "<"
#: Question id to the values it was answered with.
Fields = Mapping[str, tuple[str, ...]]


class NotMarksError(ValueError):
    """A line that cannot be what stands on the paper; the message says which mark, never what was keyed in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet.

    Attributes:
        heading: What it is about.
        expected: What is to be keyed in.
        read: From what was keyed in to the answers.
    """

    heading: str
    expected: str
    read: Callable[[str], Fields]


def lines_of(asked: Asked) -> tuple[Line, ...]:
    """The lines of a sheet, in the order of the printed form."""
    count = len(asked.sections)
    return (
        *map(_choice, asked.background),
        *(_section(section, f"{number} of {count}: ") for number, section in enumerate(asked.sections, start=1)),
        *map(_ticks, asked.checklists),
        *map(_words, asked.comments),
    )


def sheet_of(found: Sequence[Fields], asked: Asked) -> Sheet:
    """The sheet that all its lines make."""
    return sheet_from({name: values for fields in found for name, values in fields.items()}, asked)


def _choice(question: BackgroundQuestion) -> Line:
    choices = [*question.choices]
    named = ", ".join(f"{number} {label}" for number, label in enumerate(question.choices.values(), start=1))

    def read(text: str) -> Fields:
        mark = text.strip().lower()
        if mark == "p":
            return {question.id: (PREFER_NOT_TO_SAY,)}
        if mark in {"", NOTHING}:
            return {}
        return {question.id: (choices[_number(mark, len(choices), "this") - 1],)}

    return Line(question.text, f"one of {named}, or p -", read)


def _section(section: Section, place: str) -> Line:
    items = section.items
    close = all(0 <= point <= 9 for item in items for point in item.scale.points)
    takes = {_takes(item) for item in items}
    marks = "1 mark" if len(items) == 1 else f"{len(items)} marks{'' if close else ' with spaces between'}"
    which = f": {takes.pop()}" if len(takes) == 1 else " as printed"

    def read(text: str) -> Fields:
        keyed = [*"".join(text.split())] if close else text.split()
        if len(keyed) != len(items):
            raise NotMarksError(f"{len(items)} expected, and not {len(keyed)}")
        read_ = (_mark(mark, item, number) for number, (mark, item) in enumerate(zip(keyed, items, strict=True), start=1))
        return dict(read_)

    return Line(f"{place}{section.dimension.title}", f"{marks}{which}", read)


def _takes(item: Item) -> str:
    """What can be keyed in for a statement."""
    not_applicable = "n " if item.scale.not_applicable else ""
    return f"{item.scale.lowest} to {item.scale.highest}, or {not_applicable}p -"


def _mark(mark: str, item: Item, number: int) -> tuple[str, tuple[str, ...]]:
    points = {str(point): str(point) for point in item.scale.points}
    not_applicable = {"n": NOT_APPLICABLE} if item.scale.not_applicable else {}
    values = {**points, **not_applicable, "p": PREFER_NOT_TO_SAY}
    if mark == NOTHING:
        return item.id, ()
    if mark.lower() not in values:
        raise NotMarksError(f"mark {number} cannot be: statement {number} takes {_takes(item)}")
    return item.id, (values[mark.lower()],)


def _ticks(checklist: Checklist) -> Line:
    options = [*checklist.options]
    named = ", ".join(f"{number} {option.text}" for number, option in enumerate(checklist.options.values(), start=1))

    def read(text: str) -> Fields:
        keyed = text.split()
        if keyed in ([], [NOTHING]):
            return {}
        chosen = {_number(mark, len(options), f"number {place}") for place, mark in enumerate(keyed, start=1)}
        if len(chosen) > checklist.choose:
            raise NotMarksError(f"{len(chosen)} are ticked, and {checklist.choose} can be")
        return {checklist.id: tuple(option for place, option in enumerate(options, start=1) if place in chosen)}

    return Line(checklist.text, f"up to {checklist.choose}, with spaces between: {named}, or -", read)


def _words(question: CommentQuestion) -> Line:
    def read(text: str) -> Fields:
        if len(text.strip()) > LONGEST_COMMENT:
            raise NotMarksError(f"this is longer than a comment can be ({LONGEST_COMMENT} letters)")
        return {question.id: (text.strip(),)} if text.strip() else {}

    return Line(question.text, "the words, in one line; empty for none", read)


def _number(mark: str, most: int, which: str) -> int:
    """The number of a choice.

    Raises:
        NotMarksError: There is no such choice.
    """
    if mark.isascii() and mark.isdecimal() and len(mark) < 4 and 1 <= int(mark) <= most:
        return int(mark)
    raise NotMarksError(f"{which} cannot be: there are the numbers 1 to {most}")


def counted(sheet: Sheet, asked: Asked) -> Iterator[str]:
    """What a sheet holds, in numbers, to be compared with the paper."""
    answers = [*sheet.answers.values()]
    yield f"{sum(type(answer) is int for answer in answers)} of {len(asked.items)} statements have a point"
    for word, meaning in ((NOT_APPLICABLE, "not applicable"), (PREFER_NOT_TO_SAY, "prefer not to say")):
        if count := sum(answer == word for answer in answers):
            yield f"{count} {meaning}"
    if count := len(asked.items) - len(answers):
        yield f"{count} left out"
    if sheet.comments:
        yield "1 comment" if len(sheet.comments) == 1 else f"{len(sheet.comments)} comments"
