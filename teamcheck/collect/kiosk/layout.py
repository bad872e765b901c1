"""Lays a page out on a terminal of any size: what is spare goes first, then the longest part is shown piece by piece.

Everything that stands on the screen passes through `clean` here, and is a `Text` of Rich: no markup is ever read in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from teamcheck._inert import BIDI, inert
from teamcheck.collect.kiosk.line import Line
from teamcheck.collect.kiosk.page import Page, Paragraph, Progress, Row

#: Columns of text on a wide terminal: longer lines are hard to read.
_MEASURE = 68
#: Fewest lines of a list that is worth scrolling in before anything else on the page is left out.
_ENOUGH = 8
_QUIET, _STRONG, _LIT, _DONE = "dim", "bold", "bold reverse", "cyan"
_POINTER = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_DIRECTIONS = dict.fromkeys(map(ord, BIDI))
#: Rich wraps a text by a console's leave; nothing is written to it.
_CONSOLE = Console(width=_MEASURE, color_system=None, quiet=True)


def clean(text: str) -> str:
    r"""A text that a terminal only shows, on one line; marks of direction go, as terminals order letters by themselves.

    >>> clean("Har\x1b[31mbour\n\u2068quay\u2069")
    'Har\\x1b[31mbour quay'
    """
    return inert(" ".join(text.translate(_DIRECTIONS).split()))


@dataclass
class Frame:
    """What a terminal shows.

    Attributes:
        lines: Each fits its width.
        cursor: Line and column, from 0, where something is being written; None otherwise.
        parts: In how many parts the body can be read.
    """

    lines: list[Text]
    cursor: tuple[int, int] | None = None
    parts: int = 1


@dataclass
class _Strip:
    """Lines that belong together."""

    lines: list[Text]
    lit: bool = False
    cursor: tuple[int, int] | None = None
    apart: bool = False


@dataclass(frozen=True)
class _Spacing:
    """How much room a page takes for what it can do without."""

    top: int
    gaps: bool
    prompt: bool = True
    heading: bool = True


_SPACINGS = (
    _Spacing(2, gaps=True),
    _Spacing(0, gaps=True),
    _Spacing(0, gaps=False),
    _Spacing(0, gaps=False, prompt=False),
    _Spacing(0, gaps=False, prompt=False, heading=False),
)


def laid_out(page: Page, width: int, height: int) -> Frame:
    """A page on a terminal.

    Args:
        page: What is to be shown.
        width: Columns of the terminal.
        height: Its lines.
    """
    measure = min(_MEASURE, max(10, width - 2))
    sheet = _Sheet(page, measure, (width - measure) // 2)
    for spacing in _SPACINGS:
        frame, room, fits = sheet.laid(spacing, height)
        if fits or (page.progress is None and room >= _ENOUGH):
            break
    return frame


@dataclass
class _Sheet:
    """A page in the making."""

    page: Page
    measure: int
    left: int
    strips: list[_Strip] = field(init=False)

    def __post_init__(self) -> None:
        page = self.page
        if page.listed:
            self.strips = [*self._rows(page.listed)]
        elif page.rows:
            self.strips = [*self._rows(page.rows)]
        elif page.line is not None:
            self.strips = [*_written(page.line, self.measure)]
        else:
            self.strips = [*self._paragraphs(page.body)]

    def laid(self, spacing: _Spacing, height: int) -> tuple[Frame, int, bool]:
        """The page with so much space, the lines that were left for its longest part, and whether that fits."""
        before, after = self._before(spacing), self._after(spacing, self.page.hints)
        room = height - len(before) - len(after)
        whole = _joined(self.strips, spacing)
        if len(whole) <= room:
            middle, cursor, parts = whole, _cursor_in(self.strips, spacing), 1
        elif self._is_read:
            pieces = _pieces(self.strips, max(1, room))
            parts, part = len(pieces), min(self.page.part, len(pieces) - 1)
            middle, cursor = pieces[part], None
            after = after if part + 1 == parts else self._after(spacing, self.page.more)
        else:
            middle, cursor, parts = *self._window(max(1, room), spacing), 1
        lines = [self._indented(line) for line in (*before, *middle, *after)][:height]
        place = None if cursor is None else (len(before) + cursor[0], self.left + cursor[1])
        return Frame(lines, place, parts), room, len(whole) <= room

    @property
    def _is_read(self) -> bool:
        page = self.page
        return not (page.listed or page.rows or page.line is not None)

    def _before(self, spacing: _Spacing) -> list[Text]:
        page, gap = self.page, [Text()] if spacing.gaps else []
        lines = [Text()] * spacing.top
        if page.progress is not None:
            lines += [_bar(page.progress, self.measure), *gap]
        if spacing.heading and page.heading:
            lines += self._wrapped(page.heading, _QUIET)
        if spacing.prompt and page.prompt:
            lines += self._wrapped(page.prompt, _QUIET)
        if (spacing.heading and page.heading) or (spacing.prompt and page.prompt):
            lines += gap
        if page.title:
            lines += [*self._wrapped(page.title, _STRONG), *gap]
        if page.body and not self._is_read:
            lines += [line for paragraph in page.body for line in self._wrapped(paragraph.text, "")] + gap
        return lines

    def _after(self, spacing: _Spacing, hints: Sequence[str]) -> list[Text]:
        page = self.page
        lines: list[Text] = []
        if page.listed:
            lines += [*([Text()] if spacing.gaps else []), *_joined([*self._rows(page.rows)], spacing)]
        if page.typed:
            lines += [*([Text()] if spacing.gaps else []), *self._wrapped(page.typed, _STRONG)]
        said = self._wrapped(page.notice, _DONE) if page.notice else []
        if not spacing.gaps:
            return [*lines, *(said or self._hints(hints))]
        return [*lines, Text(), *([*said, Text()] if said else []), *self._hints(hints)]

    def _hints(self, hints: Sequence[str]) -> list[Text]:
        """The keys in a row, none of them parted."""
        between = "   ·   " if self.measure >= _MEASURE else " · "
        lines: list[str] = []
        for hint in map(clean, hints):
            if lines and cell_len(lines[-1] + between + hint) <= self.measure:
                lines[-1] += between + hint
            else:
                lines.append(hint)
        return [line for text in lines for line in self._wrapped(text, _QUIET, keep_spaces=True)]

    def _wrapped(self, text: str, style: str, *, keep_spaces: bool = False, width: int = 0) -> list[Text]:
        shown = Text(text if keep_spaces else clean(text), style)
        lines = shown.wrap(_CONSOLE, width or self.measure, overflow="fold")
        for line in lines:
            line.rstrip()
        return list(lines) or [Text()]

    def _paragraphs(self, body: Sequence[Paragraph]) -> Iterator[_Strip]:
        for paragraph in body:
            heading = self._wrapped(paragraph.heading, _STRONG) if paragraph.heading else []
            yield _Strip([*heading, *self._wrapped(paragraph.text, "")], apart=True)

    def _rows(self, rows: Sequence[Row]) -> Iterator[_Strip]:
        """Each row with its number before it and what stands beside it at the right."""
        number = max((cell_len(row.typed) for row in rows), default=0)
        most = max((cell_len(clean(row.aside)) for row in rows), default=0)
        aside = min(most, self.measure // 3)
        words = max(4, self.measure - 4 - number - (aside + 2 if aside else 0) - 2)
        for row in rows:
            yield self._row(row, number, words, aside)

    def _row(self, row: Row, number: int, words: int, aside: int) -> _Strip:
        mark = _POINTER if row.lit else "✓" if row.marked else " "
        said = self._wrapped(row.words, "", width=words)
        beside = self._wrapped(row.aside, _QUIET, width=aside) if row.aside else []
        longest = max(cell_len(line.plain) for line in said)
        lines = []
        for place in range(max(len(said), len(beside))):
            start = f" {mark} {row.typed:>{number}}  " if place == 0 else " " * (number + 5)
            line = Text(start)
            line.append_text(said[place] if place < len(said) else Text())
            if row.lit:
                line.append(" " * (longest - (cell_len(line.plain) - number - 5) + 1))
                line.stylize(_LIT)
            if row.marked:
                line.append(" ✓" if row.lit and place == 0 else "")
                line.stylize(_STRONG)
            if place < len(beside):
                line.append(" " * (self.measure - aside - cell_len(line.plain)))
                line.append_text(beside[place])
            lines.append(line)
        return _Strip(lines, lit=row.lit, apart=row.apart)

    def _window(self, room: int, spacing: _Spacing) -> tuple[list[Text], tuple[int, int] | None]:
        """As much as there is room for, around what is lit, with arrows where more is hidden."""
        lines = _joined(self.strips, spacing)
        first, last = _lit_lines(self.strips, spacing)
        start = max(0, min(first - (room - (last - first)) // 2, len(lines) - room))
        shown = [line.copy() for line in lines[start : start + room]]
        if start:
            shown[0] = _with_arrow(shown[0], "↑")
        if start + room < len(lines):
            shown[-1] = _with_arrow(shown[-1], "↓")
        cursor = _cursor_in(self.strips, spacing)
        return shown, None if cursor is None else (cursor[0] - start, cursor[1])

    def _indented(self, line: Text) -> Text:
        indented = Text(" " * self.left)
        indented.append_text(line)
        return indented


def _bar(progress: Progress, measure: int) -> Text:
    """How far a person is, as a bar and in words."""
    words = clean(progress.words)
    length = max(4, measure - cell_len(words) - 2)
    done = round(length * progress.done / progress.count)
    return Text.assemble(("━" * done, _DONE), ("─" * (length - done), _QUIET), "  ", (words, f"{_STRONG} {_DONE}"))


def _with_arrow(line: Text, arrow: str) -> Text:
    """A line with an arrow in its first column, which is empty in every row."""
    return Text.assemble((arrow, _DONE), line[1:])


def _joined(strips: Sequence[_Strip], spacing: _Spacing) -> list[Text]:
    lines: list[Text] = []
    for strip in strips:
        lines += [Text()] if lines and strip.apart and spacing.gaps else []
        lines += strip.lines
    return lines


def _lit_lines(strips: Sequence[_Strip], spacing: _Spacing) -> tuple[int, int]:
    """Where what is lit begins and ends; the beginning, where nothing is."""
    for place, strip in enumerate(strips):
        if strip.lit:
            end = len(_joined(strips[: place + 1], spacing))
            return end - len(strip.lines), end
    return 0, 0


def _cursor_in(strips: Sequence[_Strip], spacing: _Spacing) -> tuple[int, int] | None:
    for strip in strips:
        if strip.cursor is not None:
            return _lit_lines(strips, spacing)[0] + strip.cursor[0], strip.cursor[1]
    return None


def _pieces(strips: Sequence[_Strip], room: int) -> list[list[Text]]:
    """Text in pieces of so many lines; a paragraph is parted only where it does not fit into one."""
    pieces: list[list[Text]] = [[]]
    for strip in strips:
        if pieces[-1] and len(pieces[-1]) + 1 + len(strip.lines) > room:
            pieces.append([])
        lines = [Text(), *strip.lines] if pieces[-1] else strip.lines
        while len(pieces[-1]) + len(lines) > room:
            taken = room - len(pieces[-1])
            pieces[-1] += lines[:taken]
            lines = lines[taken:]
            pieces.append([])
        pieces[-1] += lines
    return [piece for piece in pieces if piece]


def _written(line: Line, measure: int) -> Iterator[_Strip]:
    """What is being written, with a rule beside it, and where the next letter goes."""
    before = 0
    lit = False
    for piece in folded(clean_written(line.text), measure - 4):
        shown = Text.assemble((" │ ", _DONE), piece)
        here = not lit and before <= line.cursor < before + len(piece) + (before + len(piece) >= len(line.text))
        lit = lit or here
        column = 3 + cell_len(piece[: line.cursor - before])
        yield _Strip([shown], lit=here, cursor=(0, column) if here else None)
        before += len(piece)


def clean_written(text: str) -> str:
    """What a person writes, letter for letter: marks of direction are shown as nothing wide."""
    return "".join("\u00b7" if ord(letter) in _DIRECTIONS else letter for letter in text)


def folded(text: str, width: int) -> list[str]:
    """A text in pieces that fit, which together are the whole text, parted after spaces where there are any.

    >>> folded("one two  three", 5)
    ['one ', 'two  ', 'three']
    """
    pieces: list[str] = []
    start = place = space = used = 0
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
