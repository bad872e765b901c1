"""Chooses among things in a row: by a number, a letter, or the arrows and Enter. Nothing is chosen beforehand."""

from collections.abc import Iterator
from typing import Literal

from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named, command_of, digits_of
from teamcheck.collect.kiosk.page import Row
from teamcheck.collect.kiosk.questions import Choice
from teamcheck.report.language import Language

#: What a key could not be taken for: Enter with nothing to take, or a number that is not there.
Complaint = Literal["", "nothing", "unknown"]
_MOVES: dict[Key, int] = {Named.UP: -1, Named.DOWN: 1, Named.PAGE_UP: -10, Named.PAGE_DOWN: 10}


class Chooser:
    """What a person is about to choose.

    Attributes:
        choices: What there is.
        lit: The place of the one that Enter takes; None until an arrow was pressed.
        typed: Digits so far.
        complaint: What is wrong with the last key.
    """

    def __init__(self, choices: tuple[Choice, ...], *, at_once: bool, lit: int | None = None) -> None:
        """Begin with nothing typed.

        Args:
            choices: What there is.
            at_once: Whether one digit chooses; otherwise Enter does, after the digits.
            lit: What was chosen before, if anything.
        """
        self.choices = choices
        self.lit = lit
        self.typed = ""
        self.complaint: Complaint = ""
        self._at_once = at_once

    def press(self, key: Key) -> Choice | None:
        """What a key chooses; None where it chooses nothing, or not yet."""
        self.complaint = ""
        match key:
            case Letter(text):
                return self._letter(text)
            case Entered(text) if text.strip():
                return self._found(digits_of(text.strip()) or command_of(text.strip()))
            case Named.ENTER | Entered():
                return self._taken()
            case Named.BACKSPACE:
                self.typed = self.typed[:-1]
            case _:
                self._move(key)
        return None

    def _letter(self, text: str) -> Choice | None:
        if text == "-" and not self._at_once and not self.typed:
            self.typed = "-"
            return None
        if not (digits := digits_of(text)):
            return self._found(command_of(text)) if len(text) == 1 else None
        if self._at_once:
            return self._found(digits) if len(text) == 1 else None
        self.typed = (self.typed + digits)[:4]
        return None

    def _taken(self) -> Choice | None:
        if self.typed:
            typed, self.typed = self.typed, ""
            return self._found(typed)
        if self.lit is None:
            self.complaint = "nothing"
            return None
        return self.choices[self.lit]

    def _found(self, typed: str) -> Choice | None:
        number = str(int(typed)) if typed.removeprefix("-").isdecimal() else typed
        choice = next((choice for choice in self.choices if choice.typed == number), None)
        if choice is None:
            self.complaint = "unknown"
        return choice

    def _move(self, key: Key) -> None:
        last = len(self.choices) - 1
        step = _MOVES.get(key)
        if key in {Named.HOME, Named.END} or (step is not None and self.lit is None):
            self.lit = 0 if key is Named.HOME or (step or -1) > 0 else last
        elif step is not None and self.lit is not None:
            self.lit = min(max(self.lit + step, 0), last)
        else:
            return
        self.typed = ""

    def rows(self, marks: dict[str, str]) -> Iterator[Row]:
        """The choices as rows.

        Args:
            marks: Why some have a mark, by what is typed to choose them.
        """
        for place, choice in enumerate(self.choices):
            apart = bool(place) and choice.typed.isalpha() and not self.choices[place - 1].typed.isalpha()
            lit = place == self.lit
            yield Row(choice.typed, choice.words, lit=lit, marked=marks.get(choice.typed, ""), apart=apart)

    def remark(self, say: Language, *, by_lines: bool) -> str:
        """What there is to say about the last key."""
        if self.complaint == "unknown":
            return say("That is not one of the answers here.")
        if self.complaint == "nothing":
            return say("Type a number first.") if by_lines else say("Press a number, or choose with the arrows first.")
        return ""
