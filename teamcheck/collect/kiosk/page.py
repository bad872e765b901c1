"""What stands on a screen, as data: drawn on a terminal by one module, said line by line by another."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from teamcheck.collect.kiosk.keys import Key
from teamcheck.collect.kiosk.line import Line
from teamcheck.report.language import Language

#: What is typed to hear a page again.
AGAIN = "?"


@dataclass(frozen=True, slots=True)
class Row:
    """A line that can be chosen.

    Attributes:
        typed: What is typed to choose it.
        words: What it says.
        aside: What stands beside it, such as the answer that was given.
        lit: Whether it is the one that Enter takes.
        marked: Why it has a mark, in words; empty where it has none.
        apart: Whether it stands apart from the rows before it.
    """

    typed: str
    words: str
    aside: str = ""
    lit: bool = False
    marked: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences, with or without a heading."""

    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is."""

    done: int
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on one screen, from top to bottom.

    Attributes:
        progress: How far the person is.
        heading: What the question belongs to.
        prompt: What is said before the question.
        title: What matters most: the question itself.
        body: Text to read; in parts where it does not fit.
        listed: The statements of one screen.
        rows: What can be chosen.
        line: What is being written.
        typed: Digits so far, in words.
        notice: A remark on the last key.
        hints: The keys that mean something.
        more: The same while some of the body is still to be read.
        again: How to hear all of it again, where lines are typed.
        part: Which part of the body is shown, from 0.
        is_new: Whether something else is shown than before the last key.
    """

    progress: Progress | None = None
    heading: str = ""
    prompt: str = ""
    title: str = ""
    body: tuple[Paragraph, ...] = ()
    listed: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    line: Line | None = None
    typed: str = ""
    notice: str = ""
    hints: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    again: str = ""
    part: int = 0
    is_new: bool = True


def again(say: Language, *, by_lines: bool) -> str:
    """How to hear a page again. The key has its name beside it: a screen reader may not speak punctuation."""
    return say("{key} (question mark) read this again", key=AGAIN) if by_lines else ""


Result = TypeVar("Result", covariant=True)  # noqa: PLC0105  read as a word


class Screen(Protocol[Result]):
    """Something that is shown until a key ends it."""

    #: In how many parts it was shown last.
    parts: int

    def page(self, *, by_lines: bool) -> Page:
        """What is shown now, to whoever presses keys or types lines."""
        ...

    def press(self, key: Key) -> Result | None:
        """What a key leads to; None where the screen stays."""
        ...


class Face(Protocol):
    """Where pages are shown and keys come from."""

    #: Whether people type lines here instead of pressing keys.
    by_lines: bool

    def show(self, page: Page) -> int:
        """Show a page.

        Returns:
            In how many parts its body can be read.
        """
        ...

    def key(self, seconds: float | None) -> Key | None:
        """The next key or line, or None after so many seconds in which nothing was touched."""
        ...

    def touched(self, seconds: float) -> Key | None:
        """Any key at all, which is forgotten, or None after so many seconds."""
        ...

    def discard(self) -> None:
        """Forget what was pressed and not asked for yet."""
        ...

    def clear(self) -> None:
        """Take away everything that a person has seen and typed."""
        ...
