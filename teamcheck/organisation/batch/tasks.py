"""What finishing is told, and what it gives back: plain records that go from one process to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from teamcheck.organisation.batch.noting import NotedTeam
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.formats import DocumentFormat
from teamcheck.report.look import PLAIN, Look
from teamcheck.responses.model import Comment, Policy, Ticks
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.trend.model import TeamTrend


@dataclass(frozen=True, slots=True)
class Documents:
    """What reports are made.

    Attributes:
        forms: In which formats; none for no reports.
        copy: Whose copy.
        folder: Where they go, each at the path of its team.
        look: Their dress.
        words: The questionnaire in the words of the report, where these are others.
    """

    forms: tuple[DocumentFormat, ...]
    copy: Copy
    folder: Path
    look: Look = PLAIN
    words: Questionnaire | None = None


@dataclass(frozen=True, slots=True)
class Noting:
    """How what is given out is noted in the ledgers; see `teamcheck.organisation.ledger.rule.entry_of`.

    Attributes:
        salts: File of answers to the salt of the ledger beside it; files without a ledger are left out.
        key: Secret of the digests, or None.
        day: Today, as an ISO date.
        what: What kind of output it is.
        nameless: Files that do not say which team they are of.
    """

    salts: Mapping[str, str]
    key: bytes | None
    day: str
    what: str
    nameless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all teams.

    Attributes:
        questionnaire: What was asked.
        folder: Where figures wait to be put together.
        documents: What reports are made.
        noting: How it is noted.
        norms: Figures of other teams, or None.
        today: The day on which norms can be old.
        without_ledger: Why nobody looks at earlier figures, or None.
        printed: Whether a line of each team's printed figures is given back.
        trends: Whether all rounds of a team are put side by side.
    """

    questionnaire: Questionnaire
    folder: Path
    documents: Documents
    noting: Noting
    norms: Norms | None
    today: date
    without_ledger: str | None
    printed: bool
    trends: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One time at which a team was asked.

    Attributes:
        round: Its name, or None.
        file: The file of its answers.
        policy: What people were told.
    """

    round: str | None
    file: str
    policy: Policy


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a team besides its answers.

    Attributes:
        asked: The round that is reported; None for a team that was not asked in it, of which only trends are made.
        rounds: All rounds of the team, earliest first.
        size: Members, or None.
        place: Path of its reports without an ending, below their folder.
        comments: What its people wrote.
        ticks: Round to what they ticked on checklists.
    """

    asked: Asked | None
    rounds: tuple[Asked, ...]
    size: int | None
    place: str
    comments: tuple[Comment, ...] = ()
    ticks: Mapping[str | None, Ticks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slice:
    """Some teams to be finished.

    Attributes:
        number: Its place among the slices.
        file: What was counted of them.
        facts: Team to what is known of it; teams of which nothing is made are left out.
    """

    number: int
    file: Path
    facts: Mapping[str, Facts]


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a slice; its figures lie in files.

    Attributes:
        number: Its place among the slices.
        teams: Teams that were reported.
        people: People who answered in them.
        shown: Teams of which some score is shown.
        reports: Documents that were written.
        not_told: Teams that got none, for their people were not told of such a copy.
        printed: A line of printed figures for each, where that was asked for.
        noted: What is given out of each, as ledgers keep it.
        trends: Each over its rounds, where that was asked for.
    """

    number: int
    teams: int
    people: int
    shown: int
    reports: int
    not_told: int
    printed: tuple[PrintedTeam, ...] = ()
    noted: tuple[NotedTeam, ...] = field(default=(), repr=False)
    trends: tuple[TeamTrend, ...] = field(default=(), repr=False)
