"""The form as one file that works without a network: a small program in it makes a file and a code of the answers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from teamcheck.report.material import View
from teamcheck.report.pages.dress import filled_in, style_digest
from teamcheck.report.pages.form import Form, form_view
from teamcheck.report.templating import asking_style, digest_of, read_template

#: A question that is in the answer code: its id, its answers in the order of their numbers, and how many can be ticked (0
#: where one is chosen). Ids are the names of the fields of the form, and answers their values.
Coded = tuple[str, Sequence[str], int]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the answers are sent to."""

    name: str
    contact: str = ""


def render_offline(form: Form, *, identity: str, coded: Sequence[Coded], to: Recipient) -> str:
    """The page: one file that asks for no other.

    Args:
        form: The questions; the address that a form is sent to is not used.
        identity: Tells this form from that of another round or another questionnaire.
        coded: The questions that are in the answer code, in its order.
        to: Whom the answers are sent to.
    """
    say = form.language
    by_hand = say(
        "The small program in this page does not run here. Open the page in a browser such as Edge, Chrome, Firefox or Safari. "
        "Or print it, write your answer under each statement and hand it to {name}.",
        name=to.name,
    )
    view: dict[str, Any] = form_view(replace(form, trouble=by_hand))
    (style, style_is), script = asking_style("offline.css"), read_template("ask/offline.js")
    own = {
        "parts": [*_said_once(view["parts"])],
        "offline_style": style,
        "script": Markup(script),  # noqa: S704 - our own file
        "columns": _columns(identity, coded),
        "digests": {"page": style_digest(), "style": style_is, "script": digest_of(script)},
        "to": to,
    }
    return filled_in("offline", say, view | own, form.asked.questionnaire.language) + "\n"


def _columns(identity: str, coded: Sequence[Coded]) -> Markup:
    """What the program has to know: questions in a row with the same answers stand together."""
    runs = groupby(coded, lambda question: (question[1], question[2]))
    columns = [[cells, most, [question[0] for question in run]] for (cells, most), run in runs]
    data = json.dumps({"form": identity, "columns": columns}, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(data)  # noqa: S704 - nothing in it can end the element


def _said_once(parts: Iterable[dict[str, Any]]) -> Iterator[View]:
    """The parts without the choices of a question that are those of the question before: the program sets them in."""
    for part in parts:
        yield part | {"groups": [group | {"questions": [*_first_only(group["questions"])]} for group in part["groups"]]}


def _first_only(questions: Iterable[dict[str, Any]]) -> Iterator[View]:
    before = None
    for question in questions:
        offered = question["type"], question["choices"], question["aside"]
        yield question | {"choices": [], "aside": []} if offered == before else question
        before = offered
