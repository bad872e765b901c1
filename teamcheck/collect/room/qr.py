"""The address as a square that phones read with their camera: as a drawing for pages, and as letters for a terminal."""

import segno

#: Black on white whatever colours the terminal has: fixed places of its table of 256, not the sixteen that themes change.
_COLOURS, _END = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
#: The upper and the lower of the two squares that one letter shows: dark or light.
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
#: Light squares around the code; scanners ask for four, and phones do with two where there is little room.
_MARGIN = 2


def compact(address: str) -> str:
    """The same address in capitals, for which a smaller square does: the name of a host and our paths mean the same in both.

    >>> compact("http://192.0.2.7:28123/AMBER-OTTER-42")
    'HTTP://192.0.2.7:28123/AMBER-OTTER-42'
    """
    return address.upper()


def drawing(address: str) -> str:
    """An ``<svg>`` element that grows with the room it has; without a title, because the page says what it is."""
    code = segno.make(compact(address), error="m", micro=False)
    return code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


def blocks(address: str) -> str:
    """Lines of half blocks with colours of their own, ready for a terminal."""
    code = segno.make(compact(address), error="l", micro=False)
    rows = [[bool(square) for square in row] for row in code.matrix_iter(border=_MARGIN)]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs)
    return "\n".join(f"{_COLOURS}{line}{_END}" for line in lines)
