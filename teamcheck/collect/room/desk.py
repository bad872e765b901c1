"""Hands out forms and takes them back: the part of the room that touches the ballot box."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from teamcheck.collect.box import BallotBox, NotTakenError, Refusal
from teamcheck.collect.room.http import Fields, Response, see_other
from teamcheck.collect.room.tongues import Tongue
from teamcheck.collect.room.trouble import not_an_answer, not_handed_out, not_kept, nothing_answered
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import LONGEST_COMMENT, NotASheetError, Sheet, cells_of, sheet_from
from teamcheck.errors import TeamcheckError
from teamcheck.questionnaire.asked import Asked
from teamcheck.report.language import Language, Said
from teamcheck.report.pages.form import Form, LanguageLink, LeftOut, render_form
from teamcheck.report.pages.room import Kind, render_message

#: The field that proves that a form was handed out; no question can be called so.
PROOF = "_form"
#: The field that says that somebody was told what they left out: after that, it is taken as it is.
TOLD_OF_LEFT = "_left"
#: Bytes of a form with short answers only, and of a letter as forms send it at the longest.
_SHORT_ANSWERS, _ONE_LETTER = 64 * 1024, 9
#: What is said, and how, where no answer can be taken.
_SAID: dict[Refusal, tuple[HTTPStatus, Kind]] = {
    "full": (HTTPStatus.GONE, "full"),
    "closed": (HTTPStatus.GONE, "closed"),
    "already": (HTTPStatus.CONFLICT, "already"),
    "unknown": (HTTPStatus.FORBIDDEN, "wrong-code"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at a form.

    Attributes:
        path: The address of their form.
        tongue: The language they answer in.
        links: The same form in all languages.
        ticket: Their own ticket; empty where all have the same code.
    """

    path: str
    tongue: Tongue
    links: Sequence[LanguageLink]
    ticket: str = ""

    def page(self, status: HTTPStatus, proof: str, filled: Fields | None = None, why: Said | LeftOut | None = None) -> Response:
        """The form, as it was filled in before, and why it is shown again."""
        tongue, filled = self.tongue, filled or {}
        action = f"{self.path}?lang={tongue.tag}"
        left, trouble = (why, None) if isinstance(why, LeftOut) else (None, why)
        hidden = {PROOF: proof} | ({TOLD_OF_LEFT: "1"} if left or TOLD_OF_LEFT in filled else {})
        form = Form(tongue.asked, tongue.told, tongue.say, self.links, action, hidden, filled, trouble, left)
        return Response(status, render_form(form))


@dataclass
class Desk:
    """Forms of one round.

    Attributes:
        round_: The round.
        box: Its ballot box, open.
    """

    round_: Round
    box: BallotBox
    _out: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def may_be_answering(self) -> bool:
        """Whether a form was handed out that has not come back: somebody may be filling it in, or has put it away."""
        return self._out > 0

    def hand_out(self, visit: Visit) -> Response:
        """A new form, or why there is none.

        Raises:
            RoundError: The box cannot be read.
        """
        if (why := self._refusal(visit.ticket)) is not None:
            return said(why, visit.tongue.say)
        self._count(1)
        return visit.page(HTTPStatus.OK, self.box.hand_out())

    def take(self, visit: Visit, fields: Fields) -> Response:
        """Take a form back; what is not taken is shown again as it was filled in."""
        proof = proof_in(fields)
        try:
            return self._taken(visit, fields, proof)
        except NotTakenError as error:
            return said(error.why, visit.tongue.say)
        except TeamcheckError:
            return visit.page(HTTPStatus.SERVICE_UNAVAILABLE, proof, fields, not_kept(visit.tongue.say))

    def _taken(self, visit: Visit, fields: Fields, proof: str) -> Response:
        """Put what was filled in into the box.

        Raises:
            NotTakenError: No answer is taken any more, or not from here.
            TeamcheckError: The box cannot be read or written.
        """
        say = visit.tongue.say
        if not self.box.handed_out(proof):
            return visit.page(HTTPStatus.BAD_REQUEST, self.box.hand_out(), fields, not_handed_out(say))
        try:
            sheet = sheet_from(fields, visit.tongue.asked)
        except NotASheetError:
            return visit.page(HTTPStatus.BAD_REQUEST, proof, fields, not_an_answer(say))
        if sheet.is_empty:
            return visit.page(HTTPStatus.UNPROCESSABLE_ENTITY, proof, fields, nothing_answered(say))
        left = left_out(sheet, visit.tongue.asked)
        if left and TOLD_OF_LEFT not in fields:
            if (why := self._refusal(visit.ticket, proof)) is not None:
                raise NotTakenError(why)
            return visit.page(HTTPStatus.UNPROCESSABLE_ENTITY, proof, fields, left)
        self.box.add(sheet, form=proof, ticket=visit.ticket)
        self._count(-1)
        return see_other(f"/thanks?lang={visit.tongue.tag}")

    def _refusal(self, *tokens: str) -> Refusal | None:
        """Why nobody can answer here now, with this ticket, if any, and this form."""
        if self.box.state() != "open":
            return "closed"
        if any(token and self.box.is_used(token) for token in tokens):
            return "already"
        return "full" if self.box.finished() >= self.round_.people else None

    def _count(self, more: int) -> None:
        with self._lock:
            self._out = max(0, self._out + more)


def said(why: Refusal, say: Language) -> Response:
    """That an answer is not taken."""
    status, kind = _SAID[why]
    return Response(status, render_message(say, kind))


def left_out(sheet: Sheet, asked: Asked) -> LeftOut | None:
    """What somebody left out of the questions that have a column in an answers file; None where they answered all of these."""
    answered = cells_of(sheet)
    left = [name for name in asked.columns if name not in answered]
    return LeftOut(len(left), left[0]) if left else None


def proof_in(fields: Fields) -> str:
    """The proof that came with a form; empty where there is none."""
    return next(iter(fields.get(PROOF, ())), "")


def longest(asked: Asked) -> int:
    """The most bytes a form can have that was filled in by a person, whatever letters they write with."""
    return max(_SHORT_ANSWERS, _SHORT_ANSWERS // 4 + len(asked.comments) * LONGEST_COMMENT * _ONE_LETTER)
