"""KoboToolbox: what was sent in, as CSV or XLSX, by names or by labels. docs/importing/kobo.md says how people get there.

What columns there are, and what stands under ``_validation_status``, is written by formpack
(https://github.com/kobotoolbox/formpack, ``schema/fields.py``): its words are English whatever the language of the form.
"""

import re
from collections.abc import Sequence

from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.tools.grouped import headings_and_own, unknown_state
from teamcheck.responses.view import Head, Meanings, Row, Unsafe, View, Why

TOOL = "kobo"

#: What every table of submissions has, and every table of a group that is repeated.
_SUBMISSION = ("_id", "_uuid", "_submission_time")
_REPEATED = ("_index", "_parent_table_name", "_parent_index")
_STATUS = frozenset({"_validation_status", "_submission__validation_status"})
#: ``Not approved`` under labels, ``validation_status_not_approved`` under names, either of them with or without brackets.
_NOT_APPROVED = re.compile(r"(?<![a-z])not[ _]approved\b", re.IGNORECASE)
_COUNTS = re.compile(r"(?<![a-z])(approved|on[ _]hold)\b|\A\W*\Z", re.IGNORECASE)

_TAG = re.compile(r"#[^\W\d]\S*(?:\s+\+\S+)*")
_OWN = re.compile(
    r"_(id|uuid|submission_time|validation_status|notes|status|submitted_by|tags|index|attachments|geolocation|version_|version__"
    r"|_version__|xform_id_string|parent_table_name|parent_index|submission__.+)"
    r"|start|end|today|deviceid|username|simserial|subscriberid|phonenumber|audit|meta/.+|formhub/uuid"
)


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """What was sent in to KoboToolbox, or what was said in a group that is repeated; None for anything else."""
    written = [heading.strip() for heading in head.row(0)]
    signs = next((signs for signs in (_SUBMISSION, _REPEATED) if {*signs} <= {*written}), None)
    if signs is None:
        return None
    headings, own = headings_and_own(head, _OWN, lexicon)
    standing = _Standing([index for index, heading in enumerate(written) if heading in _STATUS])
    return View(
        TOOL,
        f"it has the columns {signs[0]}, {signs[1]} and {signs[2]}",
        headings,
        rows=1 + _is_tags(head.row(1)),
        own=own,
        known_by=written.index("_uuid") if signs is _SUBMISSION else None,
        why_dropped=standing.why_dropped,
        unsafe=standing.unsafe,
        also_called=(tuple(written),),
    )


def _is_tags(row: Row) -> bool:
    """Whether a row holds nothing but tags of the Humanitarian Exchange Language, such as ``#respondee+name``."""
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and all(_TAG.fullmatch(cell.strip()) for cell in filled)


class _Standing:
    """Tells what somebody has said of a submission."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns

    def why_dropped(self, row: Row) -> Why | None:
        """Why a row is dropped."""
        return "rejected" if any(_NOT_APPROVED.search(row[column]) for column in self._columns) else None

    def unsafe(self, row: Row) -> Unsafe | None:
        """What was said in words that can mean anything."""
        unknown = [column for column in self._columns if not _COUNTS.search(row[column])]
        return unknown_state(row[unknown[0]], unknown[0], "Approved, On hold and Not approved") if unknown else None
