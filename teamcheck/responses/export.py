"""What the user says about exports of form tools."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from teamcheck.responses.cells import Numbers
from teamcheck.responses.choices import By
from teamcheck.responses.link import Link
from teamcheck.responses.view import Meanings

#: Which of two rows of one person counts.
Duplicates = Literal["last", "first", "keep"]


@dataclass(frozen=True, slots=True)
class Export:
    """What the user says about an export.

    Attributes:
        tool: Where it comes from (a name of `teamcheck.responses.tools.recognised.TOOLS`); None for whatever is recognised.
        meanings: What the tool's own description of its survey says; empty where there is none.
        headings: What headings were before a map gave others; None where they are as they stand.
        width: How many columns the file of a map had, where that names columns by letters; None where nothing says it.
        numbers: Every item to how its bare numbers count, where there is a map; None for an item of which nothing says it.
        team_from: Heading or letter of the column that names each row's team.
        by_order: Whether the columns of the answers are taken in the order of the questionnaire.
        duplicates: Which of two rows of one person counts, or both; None where that is a fault.
        link: What makes codes of people's addresses; None where nobody is known over rounds by the file.
        about: The other team that people answered about, where no column says it; empty where nobody says so.
    """

    tool: str | None = None
    meanings: Meanings = field(default_factory=dict)
    headings: By | None = None
    width: int | None = None
    numbers: Mapping[str, Numbers | None] = field(default_factory=dict)
    team_from: str | None = None
    by_order: bool = False
    duplicates: Duplicates | None = None
    link: Link | None = None
    about: str = ""
