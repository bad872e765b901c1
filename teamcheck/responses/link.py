"""Codes that link the rounds of one person: keyed digests of what the person is known by, and nothing that leads back to it.

HMAC (RFC 2104, doi:10.17487/RFC2104) with SHA-256: whoever has not the key cannot find out whose code it is by trying all
addresses of an organisation, as they could with a digest alone.
"""

import hmac
import unicodedata
from base64 import b32encode
from dataclasses import dataclass, field

from teamcheck.errors import Code
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.columns import Columns
from teamcheck.responses.faults import problem
from teamcheck.responses.headings import column_named
from teamcheck.responses.personal import kind_of_cells, listed
from teamcheck.responses.table import Table

#: Bytes of a digest that a code keeps: among a million people two share a code once in two million million times.
_BYTES = 10

#: Headings of what tells a person in every round; numbers that form tools give to answers are new in each.
_LASTING = listed(
    "token|externalreference|external reference|external data reference|externaldatareference|record_id|record id|staff id|"
    "staff number|employee id|employee number|personnel number|personalnummer|matricule|participant id|participant_id"
)


@dataclass(frozen=True, slots=True)
class Link:
    """How rounds are linked.

    Attributes:
        key: Secret bytes, the same in every round.
        column: Heading or letter of the column that people are known by; None for the first that is sure to be one.
    """

    key: bytes = field(repr=False)
    column: str | None = None

    def code(self, known_by: str) -> str:
        """The code of a person: ``p`` and sixteen letters and digits.

        Case, spaces around it and kinds of letters that look alike make no difference.

        >>> link = Link(bytes(32))
        >>> link.code("ann@example.org") == link.code(" Ann@Example.org "), len(link.code("ann@example.org"))
        (True, 17)
        """
        words = unicodedata.normalize("NFKC", known_by).strip().casefold()
        digest = hmac.digest(self.key, words.encode("utf-8", "surrogatepass"), "sha256")
        return f"p{b32encode(digest[:_BYTES]).decode('ascii').lower()}"


def link_column(table: Table, columns: Columns, link: Link) -> int:
    """The column of what a person is known by in every round.

    Raises:
        ResponsesError: There is none, or not the one that was named.
    """
    if link.column is not None:
        return column_named(table, link.column)
    if "respondent" in columns.reserved:
        return columns.reserved["respondent"]
    sample = table.sample()
    for index in range(len(table.headings)):
        if kind_of_cells([row[index] for row in sample if index < len(row)]) == "e-mail addresses":
            return index
    for index, heading in enumerate(table.headings):
        if comparable(heading) in _LASTING:
            return index
    raise problem(
        Code.LINK_NOT_USABLE,
        table.place(row=table.heading_row),
        "no column tells who somebody is in every round: there are no e-mail addresses and no numbers of staff",
        "Name the column with --link-by COLUMN, if there is one; else leave out --link: these rounds cannot be linked.",
    )
