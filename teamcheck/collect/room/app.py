"""The room as a web application (PEP 3333): which address shows what, and to whom.

It sets no cookie and keeps nothing of a request: what is in the ballot box afterwards is all there is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from teamcheck.collect.room.codes import as_ticket, is_code, looks_like_a_code
from teamcheck.collect.room.desk import Desk, Visit, longest, proof_in
from teamcheck.collect.room.http import Environ, Handler, RefusedError, Request, Response, StartResponse, request_of, see_other
from teamcheck.collect.room.limits import Limiter
from teamcheck.collect.room.site import Site
from teamcheck.collect.room.tongues import Tongue, chosen
from teamcheck.errors import TeamcheckError
from teamcheck.questionnaire.language_names import own_name
from teamcheck.report.pages.dress import style_digest
from teamcheck.report.pages.form import LanguageLink
from teamcheck.report.pages.room import Kind, render_join, render_message, render_projector

#: Bytes of a form that holds nothing but a code.
_A_CODE = 1024
#: Letters of a wrong code that are shown again; the field takes no more.
_SHOWN_AGAIN = 60
#: Seconds after which the projector's page looks at the count again.
_LOOK_AGAIN = 5
_READ, _READ_AND_SEND = ("GET", "HEAD"), ("GET", "HEAD", "POST")


def peer_of(environ: Environ) -> str:
    """The address a request comes from."""
    return str(environ.get("REMOTE_ADDR", ""))


@dataclass(frozen=True, slots=True)
class Entrance:
    """How people come in.

    Attributes:
        address: Where they go.
        code: What everybody types; empty where each has a ticket of their own.
        drawing: The address as a square to scan.
    """

    address: str
    code: str
    drawing: str


@dataclass
class RoomApp:
    """The application.

    Attributes:
        desk: Takes forms back.
        tongues: The languages people can answer in.
        site: Where it is reached.
        entrance: How people come in.
        limiter: Counts wrong codes.
        peer: Tells the address a request comes from.
        bug: What went wrong that must not; of the first time.
        has_fallen: Whether nobody is answered any more because of it.
    """

    desk: Desk
    tongues: tuple[Tongue, ...]
    site: Site
    entrance: Entrance
    limiter: Limiter = field(default_factory=Limiter)
    peer: Callable[[Environ], str] = peer_of
    bug: Exception | None = None
    has_fallen: bool = False

    def __post_init__(self) -> None:
        """Allow pages nothing but their own style sheet, and to send forms back to where they come from."""
        own = f"style-src '{style_digest()}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        self._policy = f"default-src 'none'; {own}"

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        response = self._response(environ)
        return response.send(start, self._policy, with_body=environ["REQUEST_METHOD"] != "HEAD")

    def fall(self, error: Exception) -> None:
        """Remember what ended the serving, for the terminal."""
        self.bug = self.bug or error
        self.has_fallen = True

    def _response(self, environ: Environ) -> Response:
        """An answer in any case; a fault of ours is remembered for the terminal, and tells the phone nothing."""
        try:
            return self._answer(request_of(environ, self.peer(environ)))
        except RefusedError as error:
            return Response(error.status, headers=error.headers)
        except TeamcheckError:
            return Response(HTTPStatus.SERVICE_UNAVAILABLE, render_message(self.tongues[0].say, "not-kept"))
        except Exception as error:  # noqa: BLE001  the last door: what comes here must not reach a log with what was answered
            self.bug = self.bug or error
            return Response(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _answer(self, request: Request) -> Response:
        """An answer to a request that is meant for this room.

        Raises:
            RefusedError: It is not, or there is no such thing to do.
        """
        self.site.check(request)
        methods, handle = self._route(request.path)
        if request.method not in methods:
            raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, (("Allow", ", ".join(methods)),))
        return handle(request)

    def _route(self, path: str) -> tuple[Sequence[str], Handler]:
        """What can be done at an address, and what does it."""
        match path.removeprefix("/").split("/"):
            case [""]:
                return _READ_AND_SEND, self._join
            case ["thanks"]:
                return _READ, lambda request: self._message(request, HTTPStatus.OK, "thanks")
            case ["show", token]:
                return _READ, lambda request: self._show(request, token)
            case ["T" | "t", ticket] if not self.entrance.code:
                return _READ_AND_SEND, lambda request: self._with_ticket(request, as_ticket(ticket))
            case [code] if self.entrance.code and looks_like_a_code(code):
                return _READ_AND_SEND, lambda request: self._with_code(request, code)
            case _:
                return _READ, lambda request: self._message(request, HTTPStatus.NOT_FOUND, "not-found")

    def _join(self, request: Request) -> Response:
        """The way in; a code that is typed there leads to the form."""
        tongue = self._tongue(request)
        if request.method != "POST":
            return self._ask_for_code(tongue, HTTPStatus.OK)
        typed = next(iter(request.form(_A_CODE).get("code", ())), "").strip()
        if not typed:
            return self._ask_for_code(tongue, HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.limiter.is_barred(request.peer):
            return self._barred(request)
        code = self.entrance.code
        if code and is_code(typed, code):
            return see_other(f"/{code}?lang={tongue.tag}")
        if not code and self.desk.box.is_ticket(as_ticket(typed)):
            return see_other(f"/T/{as_ticket(typed)}?lang={tongue.tag}")
        self.limiter.note_wrong(request.peer)
        return self._ask_for_code(tongue, HTTPStatus.FORBIDDEN, wrong=typed[:_SHOWN_AGAIN])

    def _ask_for_code(self, tongue: Tongue, status: HTTPStatus, *, wrong: str = "") -> Response:
        ticket = not self.entrance.code
        page = render_join(tongue.say, self._links("/", tongue), action=f"/?lang={tongue.tag}", wrong=wrong, ticket=ticket)
        return Response(status, page)

    def _with_code(self, request: Request, typed: str) -> Response:
        tongue, path = self._tongue(request), f"/{self.entrance.code}"
        visit = Visit(path, tongue, self._links(path, tongue))
        return self._let_in(request, visit, right=is_code(typed, self.entrance.code))

    def _with_ticket(self, request: Request, ticket: str) -> Response:
        tongue, path = self._tongue(request), f"/T/{ticket}"
        visit = Visit(path, tongue, self._links(path, tongue), ticket)
        return self._let_in(request, visit, right=self.desk.box.is_ticket(ticket))

    def _let_in(self, request: Request, visit: Visit, *, right: bool) -> Response:
        """The form, for whoever has the code. Who holds a form has had it: a new code does not cost them what they typed.

        A page elsewhere that leads somebody here neither guesses in their name nor gets a form: they type the code themselves.
        """
        if self.site.is_led_here(request):
            return self._ask_for_code(visit.tongue, HTTPStatus.FORBIDDEN)
        barred = self.limiter.is_barred(request.peer)
        if request.method == "POST":
            fields = request.form(longest(visit.tongue.asked))
            if (right and not barred) or ((right or not visit.ticket) and self.desk.box.handed_out(proof_in(fields))):
                return self.desk.take(visit, fields)
        elif right and not barred:
            return self.desk.hand_out(visit)
        if barred:
            return self._barred(request)
        self.limiter.note_wrong(request.peer)
        return self._message(request, HTTPStatus.FORBIDDEN, "wrong-code")

    def _show(self, request: Request, token: str) -> Response:
        """The projector's page, on the facilitator's own computer."""
        if not self.site.may_project(request, token):
            return self._message(request, HTTPStatus.NOT_FOUND, "not-found")
        page = render_projector(
            self._tongue(request).say,
            address=self.site.front.address,
            code=self.entrance.code,
            qr_svg=self.entrance.drawing,
            finished=self.desk.box.finished(),
            people=self.desk.round_.people,
            refresh=_LOOK_AGAIN,
        )
        return Response(HTTPStatus.OK, page)

    def _barred(self, request: Request) -> Response:
        return self._message(request, HTTPStatus.TOO_MANY_REQUESTS, "too-many-tries")

    def _message(self, request: Request, status: HTTPStatus, kind: Kind) -> Response:
        return Response(status, render_message(self._tongue(request).say, kind))

    def _tongue(self, request: Request) -> Tongue:
        asked_for = next(iter(request.query.get("lang", ())), "").lower()
        return chosen(self.tongues, asked_for, request.languages)

    def _links(self, path: str, current: Tongue) -> list[LanguageLink]:
        return [LanguageLink(t.tag, own_name(t.tag), f"{path}?lang={t.tag}", t is current) for t in self.tongues]
