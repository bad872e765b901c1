"""The form as one file that works without a network: a small program in it makes a file and a code of the answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from teamcheck.report.pages.dress import filled_in, style_digest
from teamcheck.report.pages.form import Form, form_view
from teamcheck.report.templating import digest_of, read_template

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
    style, script = read_template("ask/offline.css"), read_template("ask/offline.js")
    data = json.dumps({"form": identity, "columns": coded}, separators=(",", ":")).replace("<", "\\u003c")
    own = {
        "offline_style": Markup(style),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - as above
        "columns": Markup(data),  # noqa: S704 - nothing in it can end the element
        "digests": {"page": style_digest(), "style": digest_of(style), "script": digest_of(script)},
        "to": to,
    }
    return filled_in("offline", form.language, form_view(form) | own, form.asked.questionnaire.language) + "\n"
