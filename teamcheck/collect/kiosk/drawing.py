"""Draws the parts of a page as lines of text: paragraphs, rows to choose from, what is being written, the bar, the keys.

Everything that stands on a screen passes through `clean` here, and is a `Text` of Rich: no markup is ever read in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from teamcheck._inert import BIDI, inert
from teamcheck.collect.kiosk.line import Line
from teamcheck.collect.kiosk.page import Paragraph, Progress, Row

QUIET, STRONG, LIT, DONE = "dim", "bold", "bold reverse", "cyan"
#: What stands between two keys, from much room to little.
_BETWEEN = ("   ·   ", "  ·  ", " · ")
_POINTER = "▸"
#: Fewest columns in which a bar still says something.
_SHORTEST_BAR = 4
#: Columns of a row beside its number and its words: a pointer before, space, a tick after; and the fewest for words.
_AROUND_WORDS, _FEWEST_WORDS = 7, 4
_DIRECTIONS = dict.fromkeys(map(ord, BIDI))
#: Rich wraps a text by a console's leave; nothing is written to it.
_CONSOLE = Console(width=80, color_system=None, quiet=True)


@dataclass
class Strip:
    """Lines that belong together.

    Attributes:
        lines: Each fits the measure.
        lit: Whether they are to stay in sight.
        cursor: The column in the first of them where something is being written.
        apart: Whether they stand apart from what is before.
    """

    lines: list[Text]
    lit: bool = False
    cursor: int | None = None
    apart: bool = False


def clean(text: str) -> str:
    r"""A text that a terminal only shows, on one line; marks of direction go, as terminals order letters by themselves.

    >>> clean("Har\x1b[31mbour\n\u2068quay\u2069")
    'Har\\x1b[31mbour quay'
    """
    return inert(" ".join(text.translate(_DIRECTIONS).split()))


def wrapped(text: str, style: str, width: int) -> list[Text]:
    """A text in lines of so many columns, parted at spaces; a longer word is cut. One line at least."""
    lines = Text(clean(text), style).wrap(_CONSOLE, width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines) or [Text()]


def paragraphs(body: Sequence[Paragraph], measure: int) -> Iterator[Strip]:
    """Text to read, each heading with what it heads."""
    for paragraph in body:
        heading = wrapped(paragraph.heading, STRONG, measure) if paragraph.heading else []
        yield Strip([*heading, *wrapped(paragraph.text, "", measure)], apart=True)


def rows(those: Sequence[Row], measure: int) -> Iterator[Strip]:
    """Each row with its number before it and what stands beside it at the right."""
    number = max((cell_len(row.typed) for row in those), default=0)
    most = max((cell_len(clean(row.aside)) for row in those), default=0)
    room = measure - number - _AROUND_WORDS
    aside = max(0, min(most, measure // 3, room - 2 - _FEWEST_WORDS))
    words = max(_FEWEST_WORDS, room - (aside + 2 if aside else 0))
    for row in those:
        said = wrapped(row.words, "", words)
        beside = wrapped(row.aside, QUIET, aside) if row.aside and aside else []
        yield Strip([*_row(row, said, beside, number, measure - aside)], lit=row.lit, apart=row.apart)


def _row(row: Row, said: Sequence[Text], beside: Sequence[Text], number: int, right: int) -> Iterator[Text]:
    """The lines of a row, a tick after its words; one without a number cannot be chosen, only made strong where lit."""
    mark = _POINTER if row.lit else " "
    longest = max(line.cell_len for line in said)
    indent = number + 5 if number else 3
    for place in range(max(len(said), len(beside))):
        words = said[place] if place < len(said) else Text()
        start = f" {mark} {row.typed:>{number}}  "[:indent] if place == 0 else " " * indent
        line = Text.assemble(start, words)
        if (row.lit and number) or (row.marked and place == 0):
            line.append(" " * (longest - words.cell_len + 1))
        if row.lit and number:
            line.stylize(LIT)
        if (row.lit and not number) or row.marked:
            line.append(" ✓" if row.marked and place == 0 else "")
            line.stylize(STRONG)
        if place < len(beside):
            line = Text.assemble(line, " " * (right - line.cell_len), beside[place])
        yield line


def written(line: Line, measure: int) -> Iterator[Strip]:
    """What is being written, with a rule beside it, and where the next letter goes."""
    # letter for letter, so that the cursor is where it seems to be
    text = "".join(letter if inert(letter) == letter and letter not in "\n\t" else "·" for letter in line.text)
    before, found = 0, False
    for piece in folded(text, measure - 4):
        end = before + len(piece)
        here = not found and (line.cursor < end or end == len(text))
        found = found or here
        column = 3 + cell_len(piece[: line.cursor - before])
        yield Strip([Text.assemble((" │ ", DONE), piece)], lit=here, cursor=column if here else None)
        before = end


def bar(progress: Progress, measure: int) -> Text:
    """How far a person is, as a bar and in words; in words alone where there is no room for both."""
    words = Text(clean(progress.words), f"{STRONG} {DONE}")
    length = measure - words.cell_len - 2
    if length < _SHORTEST_BAR:
        words.truncate(measure)
        return words
    done = round(length * progress.done / progress.count)
    return Text.assemble(("━" * done, DONE), ("─" * (length - done), QUIET), "  ", words)


def keys(hints: Sequence[str], measure: int) -> list[Text]:
    """The keys in a row, none of them parted, as far from each other as the fewest lines allow."""
    choices = [_in_rows([*map(clean, hints)], between, measure) for between in _BETWEEN]
    return [Text(line, QUIET) for line in min(choices, key=len)]


def _in_rows(texts: Sequence[str], between: str, measure: int) -> list[str]:
    """Texts one after the other, in as many lines as they need; one that is too long is parted."""
    lines: list[str] = []
    for text in texts:
        if lines and cell_len(lines[-1] + between + text) <= measure:
            lines[-1] += between + text
        else:
            lines += folded(text, measure)
    return lines


def folded(text: str, width: int) -> list[str]:
    """A text in pieces that fit, which together are the whole text, parted after spaces where there are any.

    >>> folded("one two  three", 5)
    ['one ', 'two  ', 'three']
    """
    pieces: list[str] = []
    start = space = used = 0
    for place, letter in enumerate(text):
        used += get_character_cell_size(letter)
        if used > width and place > start:
            end = space if space > start else place
            pieces.append(text[start:end])
            used = cell_len(text[end : place + 1])
            start = end
        if letter == " ":
            space = place + 1
    return [*pieces, text[start:]]
