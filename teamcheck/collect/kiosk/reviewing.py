"""The last screen of a person: what they answered, what they left out, and the one key that confirms it."""

from collections.abc import Iterator
from typing import Literal

from teamcheck.collect.kiosk.choosing import Chooser
from teamcheck.collect.kiosk.keys import Entered, Key, Named, command_of
from teamcheck.collect.kiosk.page import Page, Paragraph, Row, again
from teamcheck.collect.kiosk.questions import Choice, Question
from teamcheck.collect.kiosk.run import Run
from teamcheck.report.language import Language

_CONFIRM, _LEFT_OUT, _HEAR = "c", "s", "l"
#: How many answers are said in one go, where they are read out.
_AT_A_TIME = 10
#: So much of a comment reminds a person of it, in letters.
_REMINDS = 40


class Reviewing:
    """Shows all answers until one is to be changed or all are confirmed."""

    parts = 1

    def __init__(self, run: Run, say: Language) -> None:
        """Begin with nothing chosen.

        Args:
            run: A person's answers.
            say: Their language.
        """
        self.run = run
        self.say = say
        self._is_new = True
        choices = [Choice(str(place + 1), question.text, place) for place, question in enumerate(run.questions)]
        self._heard: range | None = None
        self._places = Chooser(tuple(choices), at_once=False)

    def press(self, key: Key) -> Literal["confirmed", "changing"] | None:
        """Confirm, or go to the answer that a key chooses; it is looked at alone, and then all are again."""
        letter = command_of(key.text.strip()) if not isinstance(key, Named) else ""
        if letter == _CONFIRM:
            return "confirmed"
        if key is Named.LEFT or (isinstance(key, Entered) and letter == "b"):
            self.run.back()
            return "changing"
        if letter == _LEFT_OUT and self.run.left_out:
            self.run.visit(*self.run.left_out)
            return "changing"
        if isinstance(key, Entered) and letter in {_HEAR, ""}:
            self._hear_on()
            return None
        choice = self._places.press(key)
        if choice is None:
            return None
        self.run.visit(int(choice.value))
        return "changing"

    def _hear_on(self) -> None:
        """Have the next answers said; after the last the first again."""
        count = len(self.run.questions)
        start = self._heard.stop if self._heard is not None and self._heard.stop < count else 0
        self._heard = range(start, min(start + _AT_A_TIME, count))
        self._is_new = True

    def page(self, *, by_lines: bool) -> Page:
        """How much was answered, each answer beside its question, and how to confirm."""
        say, typed = self.say, self._places.typed
        is_new, self._is_new = self._is_new, False
        return Page(
            title=self._confirm(),
            body=(Paragraph(" ".join(self.summary()) if self._heard is None else self._which(self._heard)),),
            rows=tuple(self._rows(by_lines=by_lines)),
            typed=say("Your number: {typed}", typed=typed) if typed else "",
            notice=self._remark(),
            hints=tuple(self._hints(by_lines=by_lines)),
            again=again(say, by_lines=by_lines),
            is_new=is_new,
        )

    def _confirm(self) -> str:
        say = self.say
        if self.run.given:
            return say("Press {key} to confirm your answers.", key=_CONFIRM)
        return say("You have answered nothing. Press {key} to leave.", key=_CONFIRM)

    def summary(self) -> Iterator[str]:
        """How much was answered, and what confirming does."""
        run, say = self.run, self.say
        count = len(run.questions)
        if not run.given:
            yield say("Nothing will be kept of you, and you are not counted.")
            return
        yield say("You have answered {done} of {count} questions.", done=count - len(run.left_out), count=count)
        yield say("They are kept only when you confirm. Then they cannot be changed.")

    def _which(self, heard: range) -> str:
        """Which answers are being said."""
        count = len(self.run.questions)
        return self.say("Your answers, {first} to {last} of {count}:", first=heard.start + 1, last=heard.stop, count=count)

    def _rows(self, *, by_lines: bool) -> Iterator[Row]:
        """Every question with its answer; where lines are read out, those only that were asked for."""
        shown = (self._heard or ()) if by_lines else range(len(self.run.questions))
        for place, row in enumerate(self._places.rows({})):
            if place in shown:
                yield Row(row.typed, row.words, self._answer_to(self.run.questions[place]), lit=row.lit)

    def _answer_to(self, question: Question) -> str:
        """What a person answered, in words; how it begins, where they wrote it."""
        given = self.run.given.get(question.id)
        if given is None:
            return self.say("left out")
        return self.say("“{text}”", text=_beginning(str(given))) if question.kind == "comment" else question.words_of(given)

    def _remark(self) -> str:
        if self._places.complaint == "nothing":
            return self.say("Press {key} to confirm, or choose an answer to change it.", key=_CONFIRM)
        return self.say("There is no question of this number.") if self._places.complaint else ""

    def _hints(self, *, by_lines: bool) -> Iterator[str]:
        say = self.say
        if by_lines:
            is_more = self._heard is not None and self._heard.stop < len(self.run.questions)
            more, first = (
                say("{key} or Enter: hear more answers", key=_HEAR),
                say("{key} or Enter: hear your answers", key=_HEAR),
            )
            yield more if is_more else first
        yield say("A number and Enter: change it") if by_lines else say("↑ ↓ or a number, Enter: change it")
        if self.run.left_out:
            yield say("{key} what you left out", key=_LEFT_OUT)
        yield say("{key} back", key="b" if by_lines else "←")
        yield say("{key} stop", key="Ctrl-C")


def _beginning(text: str) -> str:
    """How a text begins: whole words, where it has any.

    >>> _beginning("Less overtime."), _beginning("We would keep the lunches on Friday, and the tea.")
    ('Less overtime.', 'We would keep the lunches on Friday, and…')
    """
    if len(text) <= _REMINDS:
        return text
    cut = text[: _REMINDS + 1]
    return (cut.rpartition(" ")[0] or cut[:_REMINDS]).rstrip() + "…"
