"""What was heard in a pulse, and what came of it: ``you-said.yaml`` (``teamcheck/you-said/1``), written by hand.

docs/pulse.md describes the file to people.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from teamcheck._frozen import Frozen
from teamcheck.errors import Code, Problem, ResponsesError
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.field_types import Line
from teamcheck.questionnaire.lint import advice
from teamcheck.questionnaire.shape import held_against
from teamcheck.responses.comments import FILE_NAME as COMMENTS
from teamcheck.responses.plans.quoting import quoted
from teamcheck.responses.plans.wording import has_a_title, is_nobody, looks_like_a_name
from teamcheck.responses.side_document import not_usable, open_side_document, told_of
from teamcheck.responses.side_table import open_side_table

SCHEMA = "teamcheck/you-said/1"
FILE_NAME = "you-said.yaml"
#: As many things as people keep in mind; more are advised against.
MOST = 3
_MOST_KEPT = 10
#: Words of a comment that nobody else happens to use one after the other.
_FEWEST_WORDS = 4


class Heard(Frozen):
    """One thing that was heard.

    Attributes:
        said: What people said, in the facilitator's words.
        did: What was done about it, or why nothing can be.
        open: What is still to come, and by when.
    """

    said: Line
    did: Line | None = None
    open: Line | None = None


class YouSaid(Frozen):
    """The whole file."""

    schema_: Literal["teamcheck/you-said/1"] = Field(alias="schema")
    heard: Annotated[tuple[Heard, ...], Field(min_length=1, max_length=_MOST_KEPT)]


def open_you_said(file: Path) -> tuple[YouSaid, Document]:
    """Read what was heard, and keep where each part of it stands.

    Args:
        file: Where it lies.

    Raises:
        ResponsesError: It cannot be used; with every problem.
    """
    document, problems = open_side_document(file, "this file", Code.YOU_SAID_NOT_READABLE, _CURE, _told)
    found, document, faults = held_against(YouSaid, document, {"schema": SCHEMA})
    problems += faults
    if found is None or problems:
        raise not_usable(map(_told, problems), str(file))
    return found, document


_CURE = "See that you may read it, or take it out of the folder."
_WRITE = f"Begin with the line `schema: {SCHEMA}`, then write `heard:` (docs/pulse.md)."
#: Faults that are told for a questionnaire, with what is wrong and what to do about it here.
_WORDS = {
    Code.QUESTIONNAIRE_TOO_LARGE: ("this is not what was heard in a pulse: it is far too long", _WRITE),
    Code.QUESTIONNAIRE_NOT_TEXT: ("this is no text: it is not saved as UTF-8", "Save it as UTF-8 text."),
    Code.YAML_NOT_ONE_MAPPING: ("this is not what was heard in a pulse", _WRITE),
    Code.FORMAT_UNKNOWN: ("this is not what was heard in a pulse, or of a newer teamcheck", _WRITE),
    Code.YAML_NOT_PLAIN: ("a sign in this line means something to YAML only", "Put quotes around the whole text."),
}


def _told(found: Problem) -> Problem:
    return told_of(found, Code.YOU_SAID_NOT_READABLE, _WORDS, _WRITE)


def comments_beside(file: Path) -> list[str]:
    """What people wrote in the pulse, as far as it still lies beside the file and can be read."""
    try:
        return [
            row["text"] for _, row in open_side_table(file.with_name(COMMENTS), ("text",), (), Code.COMMENTS_NOT_USABLE).rows()
        ]
    except ResponsesError:  # of what is wrong with comments, other commands speak
        return []


def lint_you_said(found: YouSaid, document: Document, comments: Sequence[str] = ()) -> list[Problem]:
    """What could be better about it; all of it is advice.

    Args:
        found: What was read.
        document: Where each part of it stands.
        comments: What people wrote in the pulse.
    """
    problems = []
    if len(found.heard) > MOST:
        message = f"there are {len(found.heard)} things; nobody keeps more than {MOST} in mind."
        fix = f"Keep the {MOST} that most people spoke of."
        problems.append(advice(Code.YOU_SAID_MANY, document.place("heard"), message, fix))
    for number, each in enumerate(found.heard):
        problems += _of_one(number, each, document, comments)
    return problems


def _of_one(number: int, each: Heard, document: Document, comments: Sequence[str]) -> Iterator[Problem]:
    for key, text in (("said", each.said), ("did", each.did), ("open", each.open)):
        if text is not None and (why := tells_on_somebody(text, comments)) is not None:
            message, fix = why
            yield advice(Code.YOU_SAID_NAME, document.place("heard", number, key), f"{message}.", fix)
    if (each.did is None or is_nobody(each.did)) and each.open is None:
        message = "it does not say what was done, or why nothing can be."
        fix = "Add `did:`, or `open:` with what is to come and by when."
        yield advice(Code.YOU_SAID_NOTHING_DONE, document.place("heard", number), message, fix)


def tells_on_somebody(text: str, comments: Iterable[str]) -> tuple[str, str] | None:
    """Why a line shows whom it is from or about, and what to do about it; None where nothing says so.

    Args:
        text: The line.
        comments: What people wrote in the pulse: such words show who wrote them, and may have been held back.

    Example:
        >>> tells_on_somebody("We hear: the rota comes far too late!", ["The rota comes far too late"])[0]
        'this is what somebody wrote, word for word, and everybody reads it'
        >>> tells_on_somebody("The rota comes late", ["The rota"]) is None
        True
    """
    if names_somebody(text):
        return "this looks like the name of somebody, and everybody reads it", "Write a role, or leave it out."
    spoken = _spoken(text)
    if any(f" {words} " in f" {spoken} " for words in map(_spoken, comments) if words.count(" ") >= _FEWEST_WORDS - 1):
        return "this is what somebody wrote, word for word, and everybody reads it", "Say it in your own words."
    return None


def _spoken(text: str) -> str:
    """The words of a text alone, whatever stands between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def names_somebody(text: str) -> bool:
    """Whether a line names somebody, as far as words alone tell (English).

    >>> names_somebody("Dr Okafor talks too long"), names_somebody("Ann Lee"), names_somebody("The rota comes late")
    (True, True, False)
    """
    return has_a_title(text) or looks_like_a_name(text)


_TOP = f"""\
# You said, we did: what was heard in this pulse, and what came of it. The page of the next pulse begins with it.
# In your own words, at most {MOST} things, and no names. docs/pulse.md explains each line; `teamcheck pulse said` checks it.
schema: {SCHEMA}
heard:
"""
_FILL_IN = """\
  - said:               # what you heard, in one line
    did:                # what was done about it, or why nothing can be
    # open:             # what is still to come, and by when
"""


def skeleton() -> str:
    """The file to be filled in."""
    return _TOP + _FILL_IN


def written(heard: Sequence[Heard]) -> str:
    """What was heard as a file, which `open_you_said` reads back as it is."""
    return _TOP + "".join(line for each in heard for line in _entry(each))


def _entry(each: Heard) -> Iterator[str]:
    yield f"  - said: {quoted(each.said)}\n"
    said = {"did": each.did, "open": each.open}
    yield from (f"    {key}: {quoted(text)}\n" for key, text in said.items() if text is not None)
