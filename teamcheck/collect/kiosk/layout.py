"""Lays a page out on a terminal of any size: what is spare goes first, then the longest part is shown piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rich.text import Text

from teamcheck.collect.kiosk import drawing
from teamcheck.collect.kiosk.drawing import DONE, QUIET, STRONG, Strip, wrapped
from teamcheck.collect.kiosk.page import Page

#: Columns of text on a wide terminal: longer lines are hard to read.
_MEASURE = 68
#: Fewest lines of a list that is worth scrolling in before anything else on the page is left out.
_ENOUGH = 8


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


@dataclass(frozen=True)
class _Spacing:
    """How much room a page takes for what it can do without."""

    top: int
    gaps: bool
    prompt: bool = True
    heading: bool = True

    @property
    def gap(self) -> list[Text]:
        """What stands between two parts."""
        return [Text()] if self.gaps else []


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
    sheet = _Sheet(page, measure, max(0, (width - measure) // 2))
    spacing = next((spacing for spacing in _SPACINGS if sheet.suits(spacing, height)), None)
    if spacing is None and page.listed:
        return laid_out(_alone(page), width, height)
    return sheet.laid(spacing or _SPACINGS[-1], height)


def _alone(page: Page) -> Page:
    """A page with the one statement that is asked, where there is no room for all of them."""
    return replace(page, title=next(row.words for row in page.listed if row.lit), listed=())


@dataclass
class _Sheet:
    """A page in the making: what stands fast at the top and at the bottom, and the longest part between."""

    page: Page
    measure: int
    left: int
    strips: list[Strip] = field(init=False)

    def __post_init__(self) -> None:
        page = self.page
        if page.listed or page.rows:
            self.strips = [*drawing.rows(page.listed or page.rows, self.measure)]
        elif page.line is not None:
            self.strips = [*drawing.written(page.line, self.measure)]
        else:
            self.strips = [*drawing.paragraphs(page.body, self.measure)]

    def suits(self, spacing: _Spacing, height: int) -> bool:
        """Whether the longest part fits, or may as well be scrolled in: a question is better seen as a whole."""
        room = self._room(spacing, height)
        return len(_joined(self.strips, spacing)) <= room or (self.page.progress is None and room >= _ENOUGH)

    def laid(self, spacing: _Spacing, height: int) -> Frame:
        """The page with so much space."""
        before, after = self._before(spacing), self._after(spacing, self.page.hints)
        room = max(1, self._room(spacing, height))
        middle, cursor, parts = _joined(self.strips, spacing), _cursor_in(self.strips, spacing), 1
        if len(middle) > room and self._is_read:
            pieces = _pieces(self.strips, room)
            parts, part = len(pieces), min(self.page.part, len(pieces) - 1)
            middle = pieces[part]
            after = after if part + 1 == parts else self._after(spacing, self.page.more)
        elif len(middle) > room:
            start = self._start(room, spacing)
            cursor = None if cursor is None else (cursor[0] - start, cursor[1])
            middle = _part_of(middle, start, room)
        lines = [Text.assemble(" " * self.left, line) for line in (*before, *middle, *after)][:height]
        place = None if cursor is None else (len(before) + cursor[0], self.left + cursor[1])
        return Frame(lines, place, parts)

    @property
    def _is_read(self) -> bool:
        """Whether the longest part is text to read, which is shown in parts; anything else is scrolled in."""
        return not (self.page.listed or self.page.rows or self.page.line is not None)

    def _room(self, spacing: _Spacing, height: int) -> int:
        return height - len(self._before(spacing)) - len(self._after(spacing, self.page.hints))

    def _before(self, spacing: _Spacing) -> list[Text]:
        page, measure = self.page, self.measure
        lines = [Text()] * spacing.top
        if page.progress is not None:
            lines += [drawing.bar(page.progress, measure), *spacing.gap]
        above = [(page.heading, QUIET)] * spacing.heading + [(page.prompt, "")] * spacing.prompt
        if any(text for text, _ in above):
            lines += [line for text, style in above if text for line in wrapped(text, style, measure)] + spacing.gap
        if page.title:
            lines += wrapped(page.title, STRONG, measure) + spacing.gap
        if page.body and not self._is_read:
            for paragraph in page.body:
                lines += wrapped(paragraph.text, "", measure) + spacing.gap
        return lines

    def _after(self, spacing: _Spacing, hints: Sequence[str]) -> list[Text]:
        page, measure = self.page, self.measure
        lines: list[Text] = []
        if page.listed:
            lines += [*spacing.gap, *_joined([*drawing.rows(page.rows, measure)], spacing)]
        if page.typed:
            lines += [*spacing.gap, *wrapped(page.typed, STRONG, measure)]
        said = wrapped(page.notice, DONE, measure) if page.notice else []
        if not spacing.gaps:
            return [*lines, *(said or drawing.keys(hints, measure))]
        return [*lines, Text(), *([*said, Text()] if said else []), *drawing.keys(hints, measure)]

    def _start(self, room: int, spacing: _Spacing) -> int:
        """The first line to show of so many, so that what is lit is in the middle of them."""
        first, last = _lit_lines(self.strips, spacing)
        count = len(_joined(self.strips, spacing))
        return max(0, min(first - max(0, room - (last - first)) // 2, count - room))


def _part_of(lines: Sequence[Text], start: int, room: int) -> list[Text]:
    """Some of the lines, with arrows where more is hidden: the first column of every row is empty."""
    shown = list(lines[start : start + room])
    if start:
        shown[0] = Text.assemble(("↑", DONE), shown[0][1:])
    if start + room < len(lines):
        shown[-1] = Text.assemble(("↓", DONE), shown[-1][1:])
    return shown


def _joined(strips: Sequence[Strip], spacing: _Spacing) -> list[Text]:
    lines: list[Text] = []
    for strip in strips:
        lines += spacing.gap if lines and strip.apart else []
        lines += strip.lines
    return lines


def _lit_lines(strips: Sequence[Strip], spacing: _Spacing) -> tuple[int, int]:
    """Where what is lit begins and ends; the beginning, where nothing is."""
    for place, strip in enumerate(strips):
        if strip.lit:
            end = len(_joined(strips[: place + 1], spacing))
            return end - len(strip.lines), end
    return 0, 0


def _cursor_in(strips: Sequence[Strip], spacing: _Spacing) -> tuple[int, int] | None:
    columns = [strip.cursor for strip in strips if strip.cursor is not None]
    return (_lit_lines(strips, spacing)[0], columns[0]) if columns else None


def _pieces(strips: Sequence[Strip], room: int) -> list[list[Text]]:
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
