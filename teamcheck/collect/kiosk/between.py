"""The screens around the questions: whose turn it is, the language, what people are told, stop, still there?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from teamcheck.collect.kiosk.choosing import Chooser
from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named, command_of
from teamcheck.collect.kiosk.page import Page, Paragraph, again
from teamcheck.collect.kiosk.questions import Choice
from teamcheck.report.language import Language
from teamcheck.report.pages.told import Told

#: What became of a person's answers: they are in, there were none, or the person gave them up.
News = Literal["kept", "empty", "lost"]


class Menu:
    """A question about the running of things, with a few answers."""

    parts = 1

    def __init__(self, say: Language, title: str, answers: Sequence[str], body: Sequence[str] = ()) -> None:
        """Number the answers from 1; nothing is chosen beforehand."""
        self._say = say
        self._title = title
        self._body = tuple(Paragraph(text) for text in body)
        self._is_new = True
        choices = tuple(Choice(str(number), words, number) for number, words in enumerate(answers, 1))
        self._chooser = Chooser(choices, at_once=len(choices) < 10)

    def press(self, key: Key) -> int | None:
        """The number of the answer that a key chooses."""
        choice = self._chooser.press(key)
        return None if choice is None else int(choice.value)

    def page(self, *, by_lines: bool) -> Page:
        """The question and its answers."""
        say, typed = self._say, self._chooser.typed
        is_new, self._is_new = self._is_new, False
        choices = self._chooser.choices
        first, last = choices[0].typed, choices[-1].typed
        alone = say("{key} go on", key=first)
        keys = alone if first == last else say("{first} to {last}, or ↑ ↓ and Enter", first=first, last=last)
        return Page(
            title=self._title,
            body=self._body,
            rows=tuple(self._chooser.rows({})),
            typed=say("Your number: {typed}", typed=typed) if typed else "",
            notice=self._chooser.remark(say, by_lines=by_lines),
            hints=(say("Type a number and press Enter.") if by_lines else keys,),
            again=again(say, by_lines=by_lines),
            is_new=is_new,
        )


def stop_menu(say: Language) -> Menu:
    """What Ctrl-C asks of a person who is answering: 1 to go on, 2 to stop, 3 to end everything."""
    answers = [say("Go on answering"), say("Stop: my answers are lost"), say("End for everybody: my answers are lost")]
    return Menu(say, say("Do you want to stop?"), answers)


def again_menu(say: Language, why: str) -> Menu:
    """What to do with answers that could not be kept: 1 to try again, 2 to give them up."""
    body = [say("They are still in the memory of this computer. Ask whoever runs it to help."), why]
    return Menu(say, say("Your answers could not be kept."), [say("Try again"), say("Give up: my answers are lost")], body)


def refused_menu(say: Language, how: Literal["full", "closed"]) -> Menu:
    """That answers came too late, with nothing to do about it."""
    full, closed = say("As many people have answered as were expected."), say("The round was closed while you answered.")
    return Menu(say, say("Your answers could not be kept."), [say("Go on")], [full if how == "full" else closed])


class Telling:
    """What people are told before the first question, page by page where one is too small."""

    parts = 1

    def __init__(
        self, told: Told, say: Language, *, intro: str, minutes: float, before: Sequence[str] = (), further: Sequence[str] = ()
    ) -> None:
        """Begin at the beginning.

        Args:
            told: What people are told.
            say: The language of the words around it.
            intro: What the questionnaire says before its statements.
            minutes: After how long without a key the answers are lost; 0 for never.
            before: What the questionnaire asks everyone to think of before they answer.
            further: What else is to be said of this way of asking.
        """
        self._told = told
        self._say = say
        self._body = tuple(self._paragraphs(intro, minutes, before, further))
        self._part = 0
        self._is_new = True

    def press(self, key: Key) -> Literal["begin"] | None:
        """Turn the page, or begin after the last."""
        if key in {Named.LEFT, Named.UP, Named.PAGE_UP, Named.BACKSPACE}:
            self._part = max(0, self._part - 1)
        elif key is Named.ENTER or isinstance(key, Entered):
            if self._part + 1 >= self.parts:
                return "begin"
            self._part += 1
        elif key in {Named.DOWN, Named.RIGHT, Named.PAGE_DOWN} or key == Letter(" "):
            self._part = min(self._part + 1, self.parts - 1)
        return None

    def page(self, *, by_lines: bool) -> Page:
        """As much of it as fits."""
        say = self._say
        is_new, self._is_new = self._is_new, False
        stop = say("{key} stop", key="Ctrl-C")
        back = (say("{key} back", key="←"),) if self._part and not by_lines else ()
        return Page(
            title=self._told.title,
            body=self._body,
            hints=(say("{key} begin", key="Enter"), *back, stop),
            more=(say("{key} read on", key="Enter"), *back, stop),
            again=again(say, by_lines=by_lines),
            part=self._part,
            is_new=is_new,
        )

    def _paragraphs(self, intro: str, minutes: float, before: Sequence[str], further: Sequence[str]) -> Iterator[Paragraph]:
        told, say = self._told, self._say
        yield Paragraph(told.who)
        yield Paragraph(told.why)
        yield Paragraph(told.length)
        yield from (Paragraph(point.text, point.heading) for point in told.points)
        kiosk = [*([_lost_after(minutes, say)] if minutes else []), *further]
        if kiosk:
            yield Paragraph(" ".join(kiosk), say("On this computer"))
        if intro:
            yield Paragraph(intro)
        if before:
            yield Paragraph(" ".join(before), say("Before you begin, ask yourself"))


def _lost_after(minutes: float, say: Language) -> str:
    """After how long without a key the answers are lost."""
    if minutes >= 1:
        return say.plural(
            "If you press no key for a minute, your answers are lost.",
            "If you press no key for {count} minutes, your answers are lost.",
            round(minutes),
        )
    return say.plural(
        "If you press no key for a second, your answers are lost.",
        "If you press no key for {count} seconds, your answers are lost.",
        round(minutes * 60),
    )


@dataclass
class PassingOn:
    """Between two people: how many have finished, and nothing else of anybody, whatever the person before did.

    Attributes:
        say: The language that the round begins in.
        finished: How many have finished.
        people: How many are expected.
        further: What else is to be said.
    """

    say: Language
    finished: int
    people: int
    further: str = ""
    parts: int = 1
    _is_new: bool = True

    def press(self, key: Key) -> Literal["next", "end"] | None:
        """Begin with the next person, or end."""
        if key is Named.ENTER or (isinstance(key, Entered) and not key.text.strip()):
            return "next"
        if isinstance(key, (Letter, Entered)) and command_of(key.text.strip()) == "q":
            return "end"
        self._is_new = isinstance(key, Entered)  # a line that means nothing: what to do is said once more
        return None

    def page(self, *, by_lines: bool) -> Page:  # noqa: ARG002  it is the same
        """What to do now."""
        say = self.say
        is_new, self._is_new = self._is_new, False
        count = say("{finished} of {people} have finished.", finished=self.finished, people=self.people)
        texts = [count, say("Press Enter when the next person is here."), self.further]
        return Page(
            title=say("Ready"),
            body=tuple(Paragraph(text) for text in texts if text),
            hints=(say("{key} next person", key="Enter"), say("{key} end", key="q")),
            is_new=is_new,
        )


@dataclass
class AllDone:
    """Everybody has answered."""

    say: Language
    people: int
    parts: int = 1

    def press(self, key: Key) -> Literal["end"] | None:
        """Any key that goes on ends it."""
        return "end" if key is Named.ENTER or isinstance(key, (Letter, Entered)) else None

    def page(self, *, by_lines: bool) -> Page:  # noqa: ARG002  it is the same
        """What comes next."""
        say = self.say
        texts = [
            say.plural("{count} person has answered.", "All {count} people have answered.", self.people),
            say("Please give this computer back."),
            say("What comes next: {command}", command="teamcheck close"),
        ]
        return Page(title=say("Thank you"), body=tuple(map(Paragraph, texts)), hints=(say("{key} end", key="Enter"),))


def still_there(say: Language, seconds: int, *, is_new: bool) -> Page:
    """A warning before answers are lost: how much time is left. Any key goes on."""
    left = say.plural("In one second your answers are lost.", "In {count} seconds your answers are lost.", seconds)
    hints = (say("Press any key to go on."),)
    return Page(title=say("Are you still there?"), body=(Paragraph(left),), hints=hints, is_new=is_new)


def goodbye(say: Language, news: News) -> Page:
    """What a person is told at the end of what became of their answers, and nobody after them. Any key goes on."""
    if news == "kept":
        told = say("Your answers are kept. Please pass this computer on.")
    elif news == "empty":
        told = say("You answered nothing, so nothing was kept. Please pass this computer on.")
    else:
        told = say("Your answers are lost, as you chose. Please pass this computer on.")
    return Page(title=say("Thank you"), body=(Paragraph(told),), hints=(say("Press any key to go on."),))
