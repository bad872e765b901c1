"""People one after the other: the order of the screens, and every way out of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal, TypeVar

from teamcheck._translatable import translatable
from teamcheck.collect.box import BallotBox
from teamcheck.collect.kiosk.answering import Answering
from teamcheck.collect.kiosk.between import (
    AllDone,
    Menu,
    News,
    PassingOn,
    Telling,
    again_menu,
    goodbye,
    refused_menu,
    still_there,
    stop_menu,
)
from teamcheck.collect.kiosk.keeping import put_in
from teamcheck.collect.kiosk.keys import Key, Named
from teamcheck.collect.kiosk.page import Face, Screen
from teamcheck.collect.kiosk.questions import questions_of
from teamcheck.collect.kiosk.reviewing import Reviewing
from teamcheck.collect.kiosk.run import Run
from teamcheck.collect.languages import sentences
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import told
from teamcheck.questionnaire.language_names import own_name
from teamcheck.report.language import Language

#: Why a session is over: everybody has answered; somebody chose so between two people; it was broken off; the round was
#: closed meanwhile; the terminal is gone.
Ending = Literal["all", "chosen", "interrupted", "closed", "gone"]

#: How long people are warned before their answers are lost, in seconds; never longer than the limit itself.
_WARNED = 20
#: How long people can read what became of their answers, in seconds, if nobody presses a key.
_GOODBYE = 15
#: How long a field to write in takes no letters when it opens, in seconds: keys meant for the questions before end up there.
_TYPED_AHEAD = 0.4
#: Said in every language of the round at once.
_CHOOSE = translatable("Choose your language")

Outcome = TypeVar("Outcome")


@dataclass
class _PersonLeftError(Exception):
    """A person's answers are lost.

    Attributes:
        away: Whether nobody is there to be told so.
    """

    away: bool


@dataclass
class _SessionOverError(Exception):
    """Nothing more is asked."""

    ending: Ending


class Session:
    """Asks people in turn."""

    def __init__(self, round_: Round, box: BallotBox, face: Face, *, tag: str, idle: float, whole: bool) -> None:
        """Begin with nobody there.

        Args:
            round_: The round, which is open.
            box: Its ballot box.
            face: Where pages are shown and keys come from.
            tag: The language to begin in.
            idle: After how many minutes without a key a person's answers are lost; 0 for never.
            whole: Whether all statements of a dimension stand on one screen.
        """
        self._round = round_
        self._box = box
        self._face = face
        self._idle = idle
        self._whole = whole
        self._first = self._say = sentences(round_, tag)
        self._tag = tag

    def ask_everybody(self) -> Ending:
        """Ask one person after the other.

        Raises:
            RoundError: The ballot box cannot be read.
            TemplateError: A catalogue of sentences cannot be read.
        """
        say = self._first
        try:
            while True:
                if self._box.state() != "open":
                    return "closed"
                finished = self._box.finished()
                if finished >= self._round.people:
                    self._between(AllDone(say, self._round.people))
                    return "all"
                further = _may_be_kept(say) if self._face.by_lines else ""
                if self._between(PassingOn(say, finished, self._round.people, further)) == "end":
                    return "chosen"
                self._one_person()
        except _SessionOverError as over:
            return over.ending

    def _between(self, screen: Screen[Outcome]) -> Outcome:
        """Show a screen on which nobody's answers are at stake: Ctrl-C ends everything at once."""
        self._face.discard()
        while True:
            screen.parts = self._face.show(screen.page(by_lines=self._face.by_lines))
            key = self._face.key(None)
            if key in {Named.STOP, Named.GONE}:
                raise _SessionOverError("interrupted" if key is Named.STOP else "gone")
            outcome = None if key is None else screen.press(key)
            if outcome is not None:
                return outcome

    def _one_person(self) -> None:
        """Everything from the first key of a person to the last; whoever comes next sees the same, whatever became of it."""
        try:
            news = self._news()
            if news is not None:
                self._face.clear()
                self._tell(news)
        finally:
            self._face.clear()

    def _news(self) -> News | None:
        """What became of a person's answers; None where they know already, or are not there to be told."""
        try:
            return self._asked()
        except _PersonLeftError as left:
            return None if left.away else "lost"

    def _tell(self, news: News) -> None:
        """Show a person what became of their answers, until a key is pressed or they have gone.

        Raises:
            _SessionOverError: The terminal is gone.
        """
        self._face.discard()
        page = goodbye(self._say, news)
        while True:
            self._face.show(page)
            key = self._face.touched(_GOODBYE)
            if key is Named.GONE:
                raise _SessionOverError("gone")
            if key is not Named.REPAINT:
                return
            page = replace(page, is_new=False)

    def _asked(self) -> News | None:
        """Ask one person."""
        self._say = self._first
        tag = self._chosen_language()
        self._say = say = sentences(self._round, tag)
        asked = asked_in(self._round, tag)
        further = [_may_be_kept(say)] if self._face.by_lines else []
        shown = told(self._round, say, tag, "kiosk")
        asking = asked.questionnaire
        before = asking.framing.before
        self._person(Telling(shown, say, intro=asking.intro, minutes=self._idle, before=before, further=further))
        run = Run(asked, questions_of(self._round, asked, say))
        while True:
            if not run.at_end:
                self._person(Answering(run, say, whole=self._whole))
                self._face.discard()
            elif self._person(Reviewing(run, say)) == "confirmed":
                return self._keep(run)

    def _chosen_language(self) -> str:
        """The language a person chooses, where there is a choice."""
        tags = self._round.languages
        if len(tags) == 1:
            return tags[0]
        tags = (self._tag, *(tag for tag in tags if tag != self._tag))
        return tags[self._person(self._language_menu(tags)) - 1]

    def _language_menu(self, tags: Sequence[str]) -> Menu:
        titles = dict.fromkeys(sentences(self._round, tag)(_CHOOSE) for tag in tags)
        return Menu(self._say, " · ".join(titles), [own_name(tag) for tag in tags])

    def _keep(self, run: Run) -> News | None:
        """Put confirmed answers into the box; where that fails they stay in memory, and it can be tried again."""
        sheet = run.sheet()
        if sheet.is_empty:
            return "empty"
        while True:
            kept = put_in(self._box, sheet)
            if kept.how == "in":
                return "kept"
            if kept.how != "failed":
                self._person(refused_menu(self._say, kept.how))
                return None
            if self._person(again_menu(self._say, kept.why)) == 2:
                return "lost"

    def _person(self, screen: Screen[Outcome], *, stops: bool = True) -> Outcome:
        """Show a screen to the person who answers, until a key ends it.

        Args:
            screen: What is shown.
            stops: Whether Ctrl-C asks whether to stop; the screen that asks so does not ask it again.

        Raises:
            _PersonLeftError: They stopped, or went away.
            _SessionOverError: Everything ends.
        """
        anew, opens = True, 0.0
        while True:
            page = screen.page(by_lines=self._face.by_lines)
            page = replace(page, is_new=page.is_new or anew)
            screen.parts = self._face.show(page)
            if page.line is not None and page.is_new:
                opens = monotonic() + _TYPED_AHEAD
            key = self._urgent(opens) or self._face.key(self._idle * 60 or None)
            anew = key is None or (key is Named.STOP and stops)
            if key is Named.GONE:
                raise _SessionOverError("gone")
            if key is None:
                self._warn()
            elif anew:
                self._ask_whether_to_stop()
            elif (outcome := screen.press(key)) is not None:
                return outcome

    def _urgent(self, until: float) -> Key | None:
        """Forget what is typed before a time, also what waits to be read; what is no typing ends it at once."""
        while (left := until - monotonic()) > 0:
            key = self._face.touched(left)
            if key in {Named.STOP, Named.GONE, Named.REPAINT}:
                return key
        return None

    def _ask_whether_to_stop(self) -> None:
        """Ask what Ctrl-C was meant to do.

        Raises:
            _PersonLeftError: To stop this person.
            _SessionOverError: To end everything.
        """
        chosen = self._person(stop_menu(self._say), stops=False)
        if chosen == 2:
            raise _PersonLeftError(away=False)
        if chosen == 3:
            raise _SessionOverError("interrupted")

    def _warn(self) -> None:
        """Count down; any key goes on.

        Raises:
            _PersonLeftError: No key was pressed.
            _SessionOverError: The terminal is gone.
        """
        first = max(1, min(_WARNED, round(self._idle * 60)))
        for left in range(first, 0, -1):
            self._face.show(still_there(self._say, left, is_new=left == first))
            key = self._face.touched(1)
            if key is Named.GONE:
                raise _SessionOverError("gone")
            if key is not None and key is not Named.REPAINT:
                return
        raise _PersonLeftError(away=True)


def _may_be_kept(say: Language) -> str:
    return say("This window may keep what was shown in it. Close it after the last person.")
