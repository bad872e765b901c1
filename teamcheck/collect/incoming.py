"""Sheets that come in together, by codes, files or from paper: every fault is said, and with one fault none is put in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from teamcheck.collect.answer_code import CodeForm, Fault, NotACodeError, read_code
from teamcheck.collect.box import BallotBox, NotTakenError
from teamcheck.collect.round import Round
from teamcheck.collect.saved_sheet import NotASavedSheetError, read_saved
from teamcheck.collect.sheet import Sheet
from teamcheck.errors import Code, Place, Problem, RoundError


@dataclass(frozen=True, slots=True)
class Incoming:
    """A sheet that came in.

    Attributes:
        place: Where it stands, for messages; nothing of it is kept.
        sheet: What was answered.
        once: What tells it from every other, and says nothing of its answers; empty where it came from paper.
    """

    place: Place
    sheet: Sheet
    once: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in all sources together."""

    sheets: tuple[Incoming, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: "Read") -> "Read":
        """Both, one after the other."""
        return Read(self.sheets + other.sheets, self.problems + other.problems)


def from_codes(text: str, file: str, form: CodeForm) -> Read:
    """The sheets of a list of codes: one a line; empty lines, and those that begin with ``#``, are stepped over."""
    read = Read()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            read += _one(Place(file, line=number), form, partial(read_code, line))
    return read


def from_saved(content: bytes, file: str, form: CodeForm) -> Read:
    """The sheet of a file that was saved from the page."""
    return _one(Place(file), form, partial(read_saved, content))


def _one(place: Place, form: CodeForm, read: Callable[[CodeForm], tuple[Sheet, int]]) -> Read:
    """One sheet with its mark, or what is wrong with it."""
    try:
        sheet, mark = read(form)
    except NotACodeError as error:
        return Read(problems=(unreadable(place, *_in_words(error, form)),))
    except NotASavedSheetError:
        message = "this is no file of answers that a person saved from the page, or it was changed since"
        fix = "Ask for the file again, as the page saved it (teamcheck-answers.json), or for the answer code."
        return Read(problems=(unreadable(place, message, fix),))
    if sheet.is_empty:
        return Read(problems=(unreadable(place, "nothing is answered in it", "Take it out: it would count as a person."),))
    return Read(sheets=(Incoming(place, sheet, f"page {mark:08x}"),))


def unreadable(place: Place, message: str, fix: str) -> Problem:
    """That a sheet cannot be read."""
    return Problem(Code.CODE_NOT_READABLE, place, message, fix)


def _in_words(error: NotACodeError, form: CodeForm) -> tuple[str, str]:
    """What is wrong with a code, and the cure; never a character of it, for they are answers."""
    words: Mapping[Fault, tuple[str, str]] = {
        "sign": (
            f"character {error.count} is none that an answer code has",
            "A code has digits and letters, but no U. One code stands on each line, and nothing else.",
        ),
        "short": (
            f"this answer code is too short: it has {error.count} characters of {form.length}",
            "See that the whole code is there, on one line; no group is left out.",
        ),
        "long": (
            f"this answer code is too long: it has {error.count} characters, and there are {form.length}",
            "See that one code stands on the line, and no group twice.",
        ),
        "mistyped": (
            "this answer code does not fit together: a character is wrong, or two have changed places",
            f"Compare it group by group with what you were sent; the first group is {form.signs}.",
        ),
        "other": (
            "this is of another round, or of another questionnaire",
            f"Name the folder of its round with --into. Codes of this round begin with {form.signs}.",
        ),
    }
    return words[error.why]


def put_in(box: BallotBox, round_: Round, read: Read) -> int:
    """Put all sheets into the box, or none.

    Args:
        box: The ballot box of the round, open.
        round_: The round.
        read: What came in.

    Returns:
        How many people have answered now.

    Raises:
        RoundError: With everything that is wrong with any of them; the box is as it was.
        OutputError: They cannot be written; the box is as it was.
    """
    problems = [*read.problems, *_twice(read.sheets), *_in_already(box, read.sheets)]
    if problems:
        raise RoundError(_in_order(problems))
    too_many = _too_many(round_, box.finished(), len(read.sheets))
    if too_many:
        raise RoundError([too_many])
    try:
        return box.add_all([(came.sheet, came.once) for came in read.sheets])
    except NotTakenError as error:
        message = "the ballot box has changed at this very moment, and not all of these can be taken any more"
        fix = "Run the same command again: it says which, and why."
        code = Code.ROUND_FULL if error.why == "full" else Code.SHEET_ALREADY_IN
        raise RoundError([Problem(code, Place(str(round_.file)), message, fix)]) from None


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of the files they are in, and of their lines."""
    files = [*dict.fromkeys(problem.place.file for problem in problems)]
    return sorted(problems, key=lambda problem: (files.index(problem.place.file), problem.place.line or 0))


def _twice(sheets: Iterable[Incoming]) -> Iterator[Problem]:
    """Sheets that come from one and the same page as one before them."""
    first: dict[str, Incoming] = {}
    for came in sheets:
        before = first.setdefault(came.once, came) if came.once else came
        if before is came:
            continue
        if before.sheet == came.sheet:
            message = f"the same sheet is there twice: here, and in {before.place}"
            fix = "Take one of the two out: it counts once."
        else:
            message = f"this comes from the same page as {before.place}, with other answers"
            fix = "Keep the one that its sender means, and take the other out: one page is one person's."
        yield Problem(Code.SHEET_ALREADY_IN, came.place, message, fix)


def _in_already(box: BallotBox, sheets: Iterable[Incoming]) -> Iterator[Problem]:
    """Sheets from a page whose answers are in the box."""
    for came in sheets:
        if came.once and box.is_used(came.once):
            message = "the answers of this page are in the ballot box already"
            fix = "Take it out of what you put in. If it was changed since, that is too late: what is in cannot be found again."
            yield Problem(Code.SHEET_ALREADY_IN, came.place, message, fix)


def need_room(box: BallotBox, round_: Round) -> None:
    """See that somebody can still answer, before a sheet is keyed in.

    Raises:
        RoundError: Everybody has.
    """
    if box.finished() >= round_.people:
        message = f"all {round_.people} people have answered, so there is no room for another sheet"
        raise RoundError([_full(round_, message)])


def _too_many(round_: Round, finished: int, more: int) -> Problem | None:
    """That more people would have answered than are expected."""
    if finished + more <= round_.people:
        return None
    message = f"{finished} have answered, and with these it would be {finished + more}; {round_.people} are expected"
    return _full(round_, message)


def _full(round_: Round, message: str) -> Problem:
    fix = "See who answered twice. If the team has more members, write so in round.yaml: people."
    return Problem(Code.ROUND_FULL, Place(str(round_.file)), message, fix)
