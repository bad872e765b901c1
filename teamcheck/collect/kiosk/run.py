"""One person's run through the questions: where they are and what they have answered, in memory only."""

from dataclasses import dataclass, field
from typing import cast

from teamcheck.collect.kiosk.questions import Given, Kind, Question
from teamcheck.collect.sheet import Answer, Sheet, checked
from teamcheck.questionnaire.asked import Asked


@dataclass
class Run:
    """Where a person is, and what they have answered so far.

    Attributes:
        asked: What they are asked.
        questions: The same in one row.
        place: The question they are at, from 0; the number of questions where they look through their answers.
        given: Answers by the id of the question; a question that is not here was left out.
        route: The places they go through before they look through their answers again, in order; empty for all of them.
    """

    asked: Asked
    questions: tuple[Question, ...]
    place: int = 0
    given: dict[str, Given] = field(default_factory=dict)
    route: tuple[int, ...] = ()

    @property
    def at_end(self) -> bool:
        """Whether they look through their answers."""
        return self.place >= len(self.questions)

    @property
    def question(self) -> Question:
        """The question they are at."""
        return self.questions[self.place]

    @property
    def answer(self) -> Given | None:
        """What they have answered to it."""
        return self.given.get(self.question.id)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The places of the questions that have no answer."""
        return tuple(place for place, question in enumerate(self.questions) if question.id not in self.given)

    def note(self, given: Given | None) -> None:
        """Take an answer to this question, or take it back, and stay here; an empty one is none."""
        if given is None or given in {"", ()}:
            self.given.pop(self.question.id, None)
        else:
            self.given[self.question.id] = given

    def on(self) -> None:
        """Go on with whatever has been answered here."""
        end = len(self.questions)
        self.place = next((place for place in self.route if place > self.place), end) if self.route else self.place + 1
        self._leave_route()

    def back(self) -> None:
        """Go back one question, from the first of a route to where they came from; at the first of all nothing happens."""
        if self.route:
            self.place = max((place for place in self.route if place < self.place), default=len(self.questions))
            self._leave_route()
        elif self.place:
            self.place -= 1

    def visit(self, *places: int) -> None:
        """Look at some answers again, one at least, and then at all of them."""
        self.route = places
        self.place = places[0]

    def _leave_route(self) -> None:
        if self.at_end:
            self.route = ()

    def sheet(self) -> Sheet:
        """What they have answered, as it goes into the ballot box."""
        # what is given to each kind of question is what that kind takes: `Question` and `Answering` see to it
        return checked(
            Sheet(
                answers=cast("dict[str, Answer]", self._given_to("statement")),
                background=cast("dict[str, str]", self._given_to("background")),
                ticked=cast("dict[str, tuple[str, ...]]", self._given_to("checklist")),
                comments=cast("dict[str, str]", self._given_to("comment")),
            ),
            self.asked,
        )

    def _given_to(self, kind: Kind) -> dict[str, Given]:
        ids = [question.id for question in self.questions if question.kind == kind]
        return {name: self.given[name] for name in ids if name in self.given}
