"""A line that a person writes on, and changes."""

from dataclasses import dataclass

from teamcheck.collect.kiosk.keys import Key, Letter, Named


@dataclass(frozen=True, slots=True)
class Line:
    """What is written, and where the next letter goes.

    Attributes:
        text: What is written.
        cursor: How many letters stand before the next.
        most: How many letters it holds.
    """

    text: str = ""
    cursor: int = 0
    most: int = 2000

    @classmethod
    def of(cls, text: str, most: int) -> "Line":
        """A line with something on it, to be written on at its end."""
        return cls(text[:most], min(len(text), most), most)

    @property
    def is_full(self) -> bool:
        """Whether no letter fits."""
        return len(self.text) >= self.most

    def after(self, key: Key) -> "Line":
        """The line after a key; a key that means nothing leaves it as it is.

        >>> line = Line.of("tem", 20)
        >>> line = line.after(Named.LEFT).after(Letter("a"))
        >>> line.text, line.cursor
        ('team', 3)
        """
        text, cursor = self.text, self.cursor
        match key:
            case Letter(more):
                more = more[: self.most - len(text)]
                text, cursor = text[:cursor] + more + text[cursor:], cursor + len(more)
            case Named.BACKSPACE if cursor:
                text, cursor = text[: cursor - 1] + text[cursor:], cursor - 1
            case Named.DELETE:
                text = text[:cursor] + text[cursor + 1 :]
            case Named.LEFT:
                cursor = max(0, cursor - 1)
            case Named.RIGHT:
                cursor = min(len(text), cursor + 1)
            case Named.HOME:
                cursor = 0
            case Named.END:
                cursor = len(text)
            case _:
                pass
        return Line(text, cursor, self.most)
