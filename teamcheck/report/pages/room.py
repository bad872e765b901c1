"""The pages of the room besides the form: the way in, what is said to whoever has sent it, the wall, the slips."""

from collections.abc import Mapping, Sequence
from typing import Literal

from markupsafe import Markup

from teamcheck._translatable import translatable
from teamcheck.report.language import Language
from teamcheck.report.pages.dress import exactly, filled_in
from teamcheck.report.pages.form import LanguageLink, links_view

#: What a page without a form has to say.
Kind = Literal["thanks", "already", "full", "closed", "wrong-code", "too-many-tries", "not-kept", "not-found"]

#: What each of them says: its heading, and what to do.
_MESSAGES: Mapping[Kind, Sequence[str]] = {
    "thanks": (
        translatable("Thank you"),
        translatable("Your answers are in. Nothing says that they are yours."),
        translatable("Close this page now. Then nobody who picks up your phone can go back to what you chose."),
    ),
    "already": (
        translatable("Your answers are in already"),
        translatable("This form was sent before. It counts once, and sending it again changes nothing."),
        translatable("You can close this page."),
    ),
    "full": (
        translatable("Everybody has answered"),
        translatable("As many people have answered as were expected, so no more answers are taken."),
        translatable("If you have not answered yet, tell the person who asked you."),
    ),
    "closed": (
        translatable("The time for answers is over"),
        translatable("No more answers are taken."),
        translatable("If you wanted to answer, tell the person who asked you."),
    ),
    "wrong-code": (
        translatable("That is not the code"),
        translatable("Look at the code again. Then open the address once more, and type it."),
    ),
    "too-many-tries": (
        translatable("Too many wrong codes"),
        translatable("No code is looked at just now."),
        translatable("Wait a minute. Then open the address once more, and type the code as it is written."),
    ),
    "not-kept": (
        translatable("Your answers could not be kept"),
        translatable("Something went wrong on the computer that takes them. Nothing of yours was kept."),
        translatable("Tell the person who asked you. Then try once more."),
    ),
    "not-found": (
        translatable("There is nothing here"),
        translatable("Look at the address again, and type it once more."),
    ),
}


def render_join(
    language: Language, links: Sequence[LanguageLink], *, action: str, wrong: str = "", ticket: bool = False
) -> str:
    """The way in: asks for the code, in the field ``code``.

    Args:
        language: What it is written in.
        links: The languages there are.
        action: Where the code is sent.
        wrong: What was sent before and is not the code; empty where nothing was.
        ticket: Whether everybody has a code of their own, on a slip.
    """
    say = language
    view = {
        "heading": say("Answer for your team"),
        "label": say("The code on your slip") if ticket else say("The code you were given"),
        "wrong": say("That is not the code. Look again, and type it once more.") if wrong else "",
        "typed": exactly(wrong),
        "links": links_view(links),
        "action": exactly(action),
    }
    return filled_in("join", language, view)


def render_message(language: Language, kind: Kind, links: Sequence[LanguageLink] = ()) -> str:
    """A page that says one thing, and what to do."""
    heading, *texts = map(language, _MESSAGES[kind])
    return filled_in("room", language, {"heading": heading, "texts": texts, "links": links_view(links)})


def render_projector(
    language: Language, *, address: str, code: str, qr_svg: str, finished: int, people: int, refresh: int
) -> str:
    """The page for the wall.

    Args:
        language: What it is written in.
        address: Where people go.
        code: What they type there; empty where everybody has one of their own.
        qr_svg: The address as a drawing, as segno makes it.
        finished: How many have answered.
        people: How many are expected.
        refresh: Seconds to the next look at the count; 0 for none.
    """
    count = language.plural("{count} of {people} has answered", "{count} of {people} have answered", finished, people=people)
    view = {"address": in_pieces(address), "code": exactly(code), "qr": Markup(qr_svg), "count": count, "refresh": refresh}  # noqa: S704
    return filled_in("projector", language, view)


def render_tickets(language: Language, *, team: str, address: str, tickets: Sequence[tuple[str, str]]) -> str:
    """Slips to cut out, one for each person.

    Args:
        language: What they are written in.
        team: The team's name.
        address: Where people go.
        tickets: The code of each, and its address as a drawing, or an empty text.
    """
    slips = [{"code": exactly(code), "qr": Markup(drawing)} for code, drawing in tickets]  # noqa: S704 - made by segno
    purpose = language(translatable("Answer for your team: {team}"), team=team)
    return filled_in("tickets", language, {"purpose": purpose, "address": in_pieces(address), "tickets": slips})


def in_pieces(address: str) -> Markup:
    """An address as it stands on slips and on the wall: it is broken before its host or its port, and never within the port.

    >>> print(in_pieces("http://192.0.2.4:28123"))
    http://<wbr>192.0.2.4<wbr><span class=port>:28123</span>
    >>> print(in_pieces("https://[fd00::2]"))
    https://<wbr>[fd00::2]
    """
    scheme, slashes, rest = address.rpartition("//")
    host, colon, port = rest.rpartition(":")
    if not port.isdecimal():
        host, colon, port = rest, "", ""
    last = Markup("<wbr><span class=port>{}</span>").format(colon + port) if port else Markup()
    return Markup("{}<wbr>{}").format(scheme + slashes, host) + last
