"""Lines of styled text for a terminal: folding, columns, and colour where it is wanted.

Why not a table of Rich: it costs a tenth of a run that prints thirty lines. Rich comes in where there is colour to write.
"""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from teamcheck._inert import inert

#: A piece of text and its style in Rich's words, empty for none.
Span = tuple[str, str]
Line = Sequence[Span]

#: Columns that results for people take at most.
WIDTH = 88
_GAP: Span = ("  ", "")


def width(text: str) -> int:
    """Columns that a text takes on a terminal.

    >>> width("abc"), width("東京"), width("e" + chr(0x301))
    (3, 4, 1)
    """
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def fold(text: str, most: int) -> list[str]:
    """A text in lines of a number of columns at most, parted at spaces; a longer word is cut.

    >>> fold("Role clarity and support", 12)
    ['Role clarity', 'and support']
    >>> fold("", 5)
    ['']
    """
    lines: list[str] = []
    for piece in (piece for word in text.split() for piece in _cut(word, most)):
        joined = f"{lines[-1]} {piece}" if lines else piece
        if lines and width(joined) <= most:
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines or [""]


def _cut(word: str, most: int) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    for character in word:
        if width(pieces[-1] + character) > most:
            pieces.append("")
        pieces[-1] += character
    return pieces


def fitted(rows: Sequence[Sequence[Line]], wanted: Sequence[int], most: int) -> list[int]:
    """Widths of columns that break no word where there is room: the first column gets what the others leave.

    Args:
        rows: The cells of every row.
        wanted: The width that each column but the first should have, in the order of who gets room first.
        most: Columns of the terminal for a whole row.
    """
    words = [max(map(_least, column)) for column in zip(*rows, strict=True)]
    room = most - len(_GAP[0]) * len(wanted) - sum(words[1:])
    first = min(words[0], room)
    room -= first
    widths = []
    for least, wish in zip(words[1:], wanted, strict=True):
        more = min(room, max(0, wish - least))
        room -= more
        widths.append(least + more)
    return [first + room, *widths]


def _least(cell: Line) -> int:
    """The width below which a cell breaks: that of its longest word, or its whole where it is not folded."""
    if len(cell) != 1:
        return sum(width(text) for text, _ in cell)
    return max(map(width, cell[0][0].split()), default=0)


def row(cells: Sequence[Line], widths: Sequence[int], *, right: frozenset[int] = frozenset()) -> list[Line]:
    """Cells side by side in columns of given widths; a cell of one span is folded into several lines.

    Args:
        cells: What each column holds.
        widths: Columns of the terminal for each.
        right: Places of the cells that are set to the right.
    """
    folded = [_folded(cell, most) for cell, most in zip(cells, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*folded, fillvalue=()):
        line: list[Span] = []
        for place, (part, most) in enumerate(zip(parts, widths, strict=True)):
            blank = (" " * (most - sum(width(text) for text, _ in part)), "")
            line += [blank, *part, _GAP] if place in right else [*part, blank, _GAP]
        lines.append(line)
    return lines


def _folded(cell: Line, most: int) -> list[Line]:
    if len(cell) != 1:
        return [cell]
    return paragraph(*cell[0], most)


def paragraph(text: str, style: str = "", most: int = WIDTH) -> list[Line]:
    """A text in lines of so many columns at most, all in one style; a terminal obeys nothing of it, wherever it comes from."""
    return [[(line, style)] for line in fold(inert(text), most)]


def written(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, with terminal colours or without."""
    if not colour:
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
    from rich.console import Console  # noqa: PLC0415  only where there is colour
    from rich.text import Text  # noqa: PLC0415  as above

    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=True, color_system="standard", legacy_windows=False, highlight=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
    return buffer.getvalue()
