"""ODK Central: the CSV of its submissions. docs/importing/kobo.md says how people get there.

The columns are those that Central's own tests expect (https://github.com/getodk/central-backend, ``test/integration/api``).
"""

import re

from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.tools.grouped import headings_and_own, unknown_state
from teamcheck.responses.view import Head, Meanings, Row, Unsafe, View, Why

TOOL = "odk"

#: The column of a review; the other is that of SurveyCTO, which grew out of ODK and writes the same columns.
_STATES = frozenset({"ReviewState", "review_status"})
#: States under which a submission counts; without one nobody has looked at it.
_COUNTS = frozenset({"", "none", "received", "edited", "hasissues", "approved"})

_OWN = re.compile(
    r"SubmissionDate|KEY|PARENT_KEY|SubmitterID|SubmitterName|AttachmentsPresent|AttachmentsExpected|Status|ReviewState|DeviceID"
    r"|Edits|FormVersion|meta[-.].+|instanceID|instanceName|start|end|today|deviceid|username|phonenumber|audit|SET-OF-.+"
)


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The submissions of ODK Central; None for anything else."""
    written = [heading.strip() for heading in head.row(0)]
    if not {"SubmissionDate", "KEY"} <= {*written}:
        return None
    headings, own = headings_and_own(head, _OWN, lexicon)
    state = next((index for index, heading in enumerate(written) if heading in _STATES), None)

    def why_dropped(row: Row) -> Why | None:
        return "rejected" if state is not None and row[state].strip().casefold() == "rejected" else None

    def unsafe(row: Row) -> Unsafe | None:
        if state is None or row[state].strip().casefold() in _COUNTS:
            return None
        return unknown_state(row[state], state, "approved, hasIssues, edited and rejected")

    return View(
        TOOL,
        "it has the columns SubmissionDate and KEY",
        headings,
        own=own,
        known_by=written.index("KEY"),
        why_dropped=why_dropped,
        unsafe=unsafe,
        also_called=(tuple(written),),
    )
