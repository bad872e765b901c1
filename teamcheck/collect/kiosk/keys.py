"""What a person presses, and how it is told from the bytes that a terminal sends."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Named(Enum):
    """A key that is no letter; also what comes in the place of a key: the terminal is gone, or has another size."""

    ENTER = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    HOME = auto()
    END = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    BACKSPACE = auto()
    DELETE = auto()
    STOP = auto()
    REPAINT = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Letter:
    """A key that writes something: one character, or a text that was pasted."""

    text: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A whole line, where people answer by lines."""

    text: str


Key = Named | Letter | Entered

_CONTROLS = {
    "\r": Named.ENTER,
    "\n": Named.ENTER,
    "\t": Named.DOWN,
    "\b": Named.BACKSPACE,
    "\x7f": Named.BACKSPACE,
    "\x03": Named.STOP,
    "\x04": Named.STOP,
    "\x0c": Named.REPAINT,
}
#: What follows ESC [ or ESC O in the sequence of a key, without modifiers.
_SEQUENCES = {
    "A": Named.UP,
    "B": Named.DOWN,
    "C": Named.RIGHT,
    "D": Named.LEFT,
    "F": Named.END,
    "H": Named.HOME,
    "M": Named.ENTER,
    "Z": Named.UP,
    "1~": Named.HOME,
    "3~": Named.DELETE,
    "4~": Named.END,
    "5~": Named.PAGE_UP,
    "6~": Named.PAGE_DOWN,
    "7~": Named.HOME,
    "8~": Named.END,
}
_SEQUENCE = re.compile(r"\x1b(?:\[(?P<numbers>[0-?]*)[ -/]*(?P<csi>[@-~])|O(?P<ss3>[ -~])|(?P<alt>[^\[O]))", re.DOTALL)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
#: How long the rest of a sequence, and of what is pasted, may take, in seconds.
_SEQUENCE_WITHIN, _PASTE_WITHIN = 0.1, 1.0
_PASTED, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
#: The letters that mean something, from the same keys of keyboards that write no Latin letters.
_SAME_KEY = str.maketrans(
    dict(zip("йызтсид", "qspncbl", strict=True))  # Cyrillic
    | {"\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}": "s"}
    | dict(zip("σπνψβλ", "spncbl", strict=True))  # Greek
    | dict(zip("דפמבנך", "spncbl", strict=True))  # Hebrew
    | dict(zip("ضسحىؤم؟", "qspncl?", strict=True))  # Arabic
)


def command_of(text: str) -> str:
    """The Latin letter of a key that means something, whatever the keyboard writes, or the text in small letters.

    >>> command_of("S"), command_of("ы"), command_of("3")
    ('s', 's', '3')
    """
    return text.casefold().translate(_SAME_KEY)


def digits_of(text: str) -> str:
    """A number in the digits 0-9, whatever digits a keyboard writes; empty where it is none.

    >>> digits_of("12"), digits_of("٤"), digits_of("a"), digits_of("-2")
    ('12', '4', '', '-2')
    """
    sign, rest = ("-", text[1:]) if text[:1] in {"-", "\u2212"} else ("", text)
    values = [unicodedata.decimal(letter, None) for letter in rest]
    return sign + "".join(map(str, values)) if values and None not in values else ""


def writable(text: str) -> str:
    """What can be written on a line: line breaks become spaces, control characters go."""
    joined = " ".join(text.replace("\t", " ").splitlines())
    return "".join(letter for letter in joined if unicodedata.category(letter) not in {"Cc", "Cs"})


class Decoder:
    """Makes keys of the bytes that a terminal sends; a sequence may come in pieces."""

    def __init__(self) -> None:
        """Wait for the first byte."""
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    @property
    def patience(self) -> float | None:
        """How many seconds to wait for the rest of what has begun to come; None where nothing has.

        The rest of a sequence comes at once, or it was the key Escape alone; what is pasted may come slowly.
        """
        if not self._rest:
            return None
        return _PASTE_WITHIN if self._rest.startswith(_PASTED) else _SEQUENCE_WITHIN

    def fed(self, data: bytes) -> list[Key]:
        """The keys that are complete now."""
        self._rest += self._letters.decode(data)
        return list(self._complete())

    def let_go(self) -> list[Key]:
        """Wait no longer for an end that did not come: of a paste there is what has come, of the key Escape nothing."""
        begun, self._rest = self._rest, ""
        pasted = writable(begun.removeprefix(_PASTED)) if begun.startswith(_PASTED) else ""
        return [Letter(pasted)] if pasted else []

    def _complete(self) -> Iterator[Key]:
        while self._rest:
            if self._rest.startswith(_PASTED):
                text, end, rest = self._rest.removeprefix(_PASTED).partition(_PASTE_ENDS)
                if not end:
                    return
                self._rest = rest
                if pasted := writable(text):
                    yield Letter(pasted)
            elif (sequence := _SEQUENCE.match(self._rest)) is not None:
                self._rest = self._rest[sequence.end() :]
                name = sequence["ss3"] or _plain_sequence(sequence["numbers"] or "", sequence["csi"] or "")
                if name in _SEQUENCES:
                    yield _SEQUENCES[name]
            elif _UNFINISHED.match(self._rest):
                return
            else:
                letter, self._rest = self._rest[0], self._rest[1:]
                if (key := _key_of(letter)) is not None:
                    yield key


def _plain_sequence(numbers: str, final: str) -> str:
    """The end of a sequence without what says which of Shift, Alt and Ctrl were held.

    >>> _plain_sequence("1;5", "D"), _plain_sequence("3", "~")
    ('D', '3~')
    """
    return numbers.partition(";")[0] + final if final == "~" else final


def _key_of(letter: str) -> Key | None:
    """The key of one character; None for control characters that mean nothing here."""
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    return Letter(letter) if writable(letter) else None
