"""What comes in and what goes out: a request as it is needed here, and a page with the headers that every page has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import parse_qs

Environ = Mapping[str, Any]
Fields = Mapping[str, Sequence[str]]

#: More fields than any questionnaire has questions.
_MOST_FIELDS = 2000

#: On every answer, a refusal too: nothing is run, framed, kept, guessed or told to anybody else.
#: ``same-origin`` and not ``no-referrer``: with the latter, browsers send the origin of a form as "null", and one of ours
#: could not be told from a stranger's. The address of a page goes to this computer alone, which knows it anyway.
SAFE_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)


class RefusedError(Exception):
    """A request that is not answered with what it asked for."""

    def __init__(self, status: HTTPStatus, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.status, self.headers = status, headers
        super().__init__(status.phrase)


class StartResponse(Protocol):
    """What a server hands to an application, to be called with status and headers."""

    def __call__(self, status: str, headers: list[tuple[str, str]], /) -> object:
        """Take them."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for.

    Attributes:
        method: GET, HEAD, POST or something else.
        path: The path, without what stands after a question mark.
        query: The fields after the question mark.
        host: The host that was asked, as the browser says it.
        languages: What the browser says its user reads.
        peer: The address it comes from; never kept.
        environ: Everything else.
    """

    method: str
    path: str
    query: Fields
    host: str
    languages: str
    peer: str
    environ: Environ

    def header(self, name: str) -> str:
        """A header; empty where it is missing."""
        return str(self.environ.get(f"HTTP_{name}", ""))

    def form(self, limit: int) -> Fields:
        """The fields of a form that was sent.

        Args:
            limit: The most bytes it may have.

        Raises:
            RefusedError: It is too long, or no form.
        """
        if self.environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        length = self.environ.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdecimal()):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        if len(length) > 9 or int(length) > limit:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return fields_of(self.environ["wsgi.input"].read(int(length)))


def request_of(environ: Environ, peer: str) -> Request:
    """A request from what a server says of it (PEP 3333).

    Raises:
        RefusedError: The address is not text.
    """
    try:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode()
    except UnicodeError:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from None
    return Request(
        method=environ["REQUEST_METHOD"],
        path=path,
        query=fields_of(environ.get("QUERY_STRING", "").encode("latin-1", "replace")),
        host=environ.get("HTTP_HOST", "").lower(),
        languages=environ.get("HTTP_ACCEPT_LANGUAGE", ""),
        peer=peer,
        environ=environ,
    )


def fields_of(sent: bytes) -> Fields:
    r"""Names and values, line ends as they are counted by whoever limits a text.

    Raises:
        RefusedError: They are no text, or far too many.

    >>> fields_of(b"keep=tea%0D%0Abreaks&goals1=4")
    {'keep': ['tea\nbreaks'], 'goals1': ['4']}
    """
    try:
        found = parse_qs(sent.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from None
    return {name: [value.replace("\r\n", "\n") for value in values] for name, values in found.items()}


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered.

    Attributes:
        status: How it went.
        page: A page, or nothing.
        headers: What this answer says beside what all say.
    """

    status: HTTPStatus
    page: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    def send(self, start: StartResponse, policy: str, *, with_body: bool = True) -> Iterable[bytes]:
        """Answer.

        Args:
            start: Takes status and headers.
            policy: What a page may do (its Content-Security-Policy).
            with_body: False where only the headers were asked for.
        """
        body = self.page.encode()
        kind = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        headers = [*kind, *self.headers, *SAFE_HEADERS, ("Content-Security-Policy", policy)]
        start(f"{self.status.value} {self.status.phrase}", headers)
        return [body] if with_body else []


def see_other(address: str) -> Response:
    """Go on there; loading that again sends nothing a second time."""
    return Response(HTTPStatus.SEE_OTHER, headers=(("Location", address),))


Handler = Callable[[Request], Response]
