"""The screens of the questions: what each key does to a person's answers, and what is shown."""

from collections.abc import Iterator
from typing import Literal

from teamcheck.collect.kiosk.choosing import Chooser
from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named, command_of, digits_of
from teamcheck.collect.kiosk.line import Line
from teamcheck.collect.kiosk.page import Page, Progress, Row, again
from teamcheck.collect.kiosk.questions import Question
from teamcheck.collect.kiosk.run import Run
from teamcheck.report.language import Language


class Answering:
    """Asks the questions until all have been passed."""

    parts = 1

    def __init__(self, run: Run, say: Language, *, whole: bool) -> None:
        """Go on where a person is.

        Args:
            run: Where they are.
            say: The language of the words around the questions.
            whole: Whether all statements of a dimension stand on one screen.
        """
        self._run = run
        self._say = say
        self._whole = whole
        self._notice = ""
        self._arrive()

    def press(self, key: Key) -> Literal["end"] | None:
        """What a key does; ``end`` where the person is to look through their answers next."""
        self._notice = ""
        place = self._run.place
        question = self._run.question
        if question.kind == "comment":
            self._write(key)
        elif question.kind == "checklist":
            self._tick(key, question)
        else:
            self._choose(key)
        if self._run.at_end:
            return "end"
        if self._run.place != place:
            self._arrive()
        return None

    def _arrive(self) -> None:
        """Take up a question as it was left: what was answered is where the arrows begin."""
        run, question, answer = self._run, self._run.question, self._run.answer
        self._is_new = True
        places = {choice.value: place for place, choice in enumerate(question.all_choices)}
        chosen = places.get(answer) if isinstance(answer, (int, str)) else None
        self._chooser = Chooser(question.all_choices, at_once=question.at_once, lit=chosen)
        self._line = Line.of(str(run.answer or ""), question.most)

    def _choose(self, key: Key) -> None:
        if self._moved(key):
            return
        choice = self._chooser.press(key)
        if choice is not None:
            self._run.note(choice.value)
            self._run.on()

    def _moved(self, key: Key) -> bool:
        """Whether a key goes back or on, with or without the answer."""
        letter = command_of(key.text.strip()) if isinstance(key, (Letter, Entered)) else ""
        if (
            key is Named.LEFT
            or (key is Named.BACKSPACE and not self._chooser.typed)
            or (isinstance(key, Entered) and letter == "b")
        ):
            self._back()
        elif key is Named.RIGHT:
            self._run.on()
        elif letter == "s":
            self._run.note(None)
            self._run.on()
        else:
            return False
        return True

    def _back(self) -> None:
        before = self._run.place
        self._run.back()
        if self._run.place == before:
            self._notice = self._say("This is the first question.")

    def _tick(self, key: Key, question: Question) -> None:
        if isinstance(key, Entered) and digits_of(key.text.replace(" ", "").replace(",", "")):
            for number in key.text.replace(",", " ").split():
                self._toggle(Entered(number), question)
        elif (key is Named.ENTER and not self._chooser.typed) or (isinstance(key, Entered) and not key.text.strip()):
            self._run.on()
        elif key == Letter(" "):
            self._toggle(Named.ENTER, question)
        elif not self._moved(key):
            self._toggle(key, question)

    def _toggle(self, key: Key, question: Question) -> None:
        """Tick what a key chooses, or take the tick away."""
        choice = self._chooser.press(key)
        if choice is None:
            return
        before = self._run.answer
        ticked = before if isinstance(before, tuple) else ()
        name = str(choice.value)
        if name in ticked:
            self._run.note(tuple(other for other in ticked if other != name))
        elif len(ticked) < question.most:
            self._run.note((*ticked, name))
        else:
            self._notice = self._say.plural(
                "You can choose one. Take it away first.", "You can choose {count}. Take one away first.", question.most
            )

    def _write(self, key: Key) -> None:
        if isinstance(key, Entered):
            self._write_line(key.text.strip())
        elif (
            key is Named.UP or (key is Named.LEFT and not self._line.cursor) or (key is Named.BACKSPACE and not self._line.text)
        ):
            self._run.note(self._line.text.strip())
            self._back()
        elif key in {Named.ENTER, Named.DOWN}:
            self._run.note(self._line.text.strip())
            self._run.on()
        else:
            full = self._line.is_full and isinstance(key, Letter)
            self._line = self._line.after(key)
            if full:
                self._notice = self._say("There is room for {count} letters.", count=self._line.most)

    def _write_line(self, text: str) -> None:
        """Take a whole line; an empty one leaves what was written before."""
        command = command_of(text)
        if command == "b":
            self._back()
            return
        if text:
            self._run.note(None if command == "s" else text[: self._line.most])
        self._run.on()

    def page(self, *, by_lines: bool) -> Page:
        """The question, what can be chosen, what was answered before, and the keys."""
        run, say, question = self._run, self._say, self._run.question
        is_new, self._is_new = self._is_new, False
        whole = self._whole and question.kind == "statement"
        typed = say("Your number: {typed}", typed=self._chooser.typed) if self._chooser.typed else ""
        line = None if question.kind != "comment" else self._line
        return Page(
            progress=Progress(run.place + 1, len(run.questions), self._place()),
            heading=question.heading,
            prompt=question.prompt,
            title="" if whole and not by_lines else question.text,
            listed=tuple(self._statements(by_lines=by_lines)) if whole else (),
            rows=tuple(self._chooser.rows(self._marks(question))),
            line=line,
            typed=typed,
            notice=self._notice or self._chooser.remark(say, by_lines=by_lines),
            hints=tuple(self._hints_of_lines(question) if by_lines else self._hints(question)),
            again=again(say, by_lines=by_lines),
            is_new=is_new or (by_lines and question.kind == "checklist"),
        )

    def _place(self) -> str:
        return self._say("{place} of {count}", place=self._run.place + 1, count=len(self._run.questions))

    def _marks(self, question: Question) -> dict[str, str]:
        """What was answered before, by what is typed to choose it."""
        answer, say = self._run.answer, self._say
        word = say("chosen") if question.kind == "checklist" else say("your answer")
        values = answer if isinstance(answer, tuple) else (answer,)
        return {choice.typed: word for choice in question.all_choices if choice.value in values}

    def _statements(self, *, by_lines: bool) -> Iterator[Row]:
        """All statements of the dimension with their answers; read out once, where they are read out."""
        run = self._run
        near = [place for place, other in enumerate(run.questions) if self._is_near(other)]
        if by_lines and run.place != near[0]:
            return
        for place in near:
            question = run.questions[place]
            given = run.given.get(question.id)
            chosen = next((choice.typed for choice in question.all_choices if choice.value == given), "")
            yield Row("", question.text, "" if by_lines else chosen, lit=place == run.place)

    def _is_near(self, other: Question) -> bool:
        here = self._run.question
        return (other.kind, other.heading, other.prompt) == (here.kind, here.heading, here.prompt)

    def _hints(self, question: Question) -> Iterator[str]:
        say = self._say
        first, last = (question.choices[0].typed, question.choices[-1].typed) if question.choices else ("", "")
        if question.kind == "comment":
            yield say("{key} go on", key="Enter")
            yield say("{key} back", key="↑" if self._line.cursor else "←")
        elif question.kind == "checklist":
            yield say("{first} to {last} choose", first=first, last=last)
            yield say("{key} go on", key="Enter")
        elif question.at_once:
            yield say("{first} to {last}, or ↑ ↓ and Enter", first=first, last=last)
        else:
            yield say("{first} to {last} and Enter or ↑ ↓", first=first, last=last)
        if question.kind != "comment":
            yield say("{key} back", key="←")
            yield say("{key} on", key="→")
            yield say("{key} leave out", key="s")
        yield say("{key} stop", key="Ctrl-C")

    def _hints_of_lines(self, question: Question) -> Iterator[str]:
        say = self._say
        if question.kind == "comment":
            yield say("Write on one line, then press Enter.")
            if self._run.answer:
                yield say("Enter alone keeps what you wrote: “{text}”", text=self._run.answer)
        elif question.kind == "checklist":
            yield say("Type a number and press Enter, once for each. Enter alone goes on.")
        else:
            yield say("Type a number and press Enter.")
        yield say("{key} back", key="b")
        yield say("{key} leave out", key="s")
        yield say("{key} stop", key="Ctrl-C")
