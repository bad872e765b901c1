"""One person answers about themselves, on the screens of the kiosk: nothing is put anywhere, and no ballot box is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from teamcheck.collect.kiosk.answering import Answering
from teamcheck.collect.kiosk.between import Menu
from teamcheck.collect.kiosk.keys import Named
from teamcheck.collect.kiosk.page import Face, Screen
from teamcheck.collect.kiosk.questions import statements_of
from teamcheck.collect.kiosk.reviewing import Reviewing
from teamcheck.collect.kiosk.run import Run
from teamcheck.questionnaire.asked import Asked
from teamcheck.report.language import Language

Outcome = TypeVar("Outcome")


class StoppedError(Exception):
    """The person stopped, or the terminal is gone: their answers are lost."""


class _LookingBack(Reviewing):
    """Shows all answers before the copy is written."""

    def summary(self) -> Iterator[str]:
        """How much was answered, and what confirming does."""
        run, say = self.run, self.say
        count = len(run.questions)
        yield say("You have answered {done} of {count} questions.", done=count - len(run.left_out), count=count)
        yield say("When you confirm, your copy of the report is written. Your answers are kept nowhere else.")


def ask_alone(asked: Asked, face: Face, say: Language, opening: Sequence[str], title: str) -> Mapping[str, int]:
    """Ask one person every statement.

    Args:
        asked: The statements, worded for them; nothing else of it is asked.
        face: Where pages are shown and keys come from.
        say: The language of the words around the statements.
        opening: What they are told first.
        title: The heading of that.

    Returns:
        Item id to the point chosen; what was left out, did not apply or was declined is not in it.

    Raises:
        StoppedError: They stopped, or the terminal is gone.
    """
    run = Run(asked, tuple(statements_of(asked, say)))
    further = [say("This window may keep what was shown in it. Close it when you are done.")] if face.by_lines else []
    try:
        if _until(face, say, Menu(say, title, [say("Begin"), say("Stop: no copy is written")], [*opening, *further])) == 2:
            raise StoppedError
        while True:
            if not run.at_end:
                _until(face, say, Answering(run, say, whole=False))
                face.discard()
            elif _until(face, say, _LookingBack(run, say)) == "confirmed":
                return {name: given for name, given in run.given.items() if isinstance(given, int)}
    finally:
        face.clear()


def _until(face: Face, say: Language, screen: Screen[Outcome], *, stops: bool = False) -> Outcome:
    """Show a screen until a key ends it.

    Args:
        face: Where it is shown and keys come from.
        say: The language of the words around it.
        screen: What is shown.
        stops: Whether Ctrl-C stops at once; else it asks whether to stop, and a second one stops.

    Raises:
        StoppedError: They stopped, or the terminal is gone.
    """
    anew = True
    while True:
        page = screen.page(by_lines=face.by_lines)
        screen.parts = face.show(replace(page, is_new=page.is_new or anew))
        key = face.key(None)
        anew = key is Named.STOP
        if key is Named.GONE or (anew and stops):
            raise StoppedError
        if anew:
            _ask_whether_to_stop(face, say)
        elif key is not None and (outcome := screen.press(key)) is not None:
            return outcome


def _ask_whether_to_stop(face: Face, say: Language) -> None:
    """Ask what Ctrl-C was meant to do.

    Raises:
        StoppedError: To stop.
    """
    screen = Menu(say, say("Do you want to stop?"), [say("Go on answering"), say("Stop: my answers are lost")])
    if _until(face, say, screen, stops=True) == 2:
        raise StoppedError
