"""From what was counted of some teams to what is written of them: the part that several processes do side by side.

A process gets the place of a file and gives back a few figures a team: handing on whole results took longer than making them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from teamcheck.organisation.batch.parts import Counted, teams_of, whole
from teamcheck.organisation.ledger.rule import Noted, noted
from teamcheck.organisation.ledger.team import team_release
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.figures import render_figures
from teamcheck.report.formats import ENDINGS, DocumentFormat
from teamcheck.report.language import Language
from teamcheck.report.look import PLAIN, Look
from teamcheck.report.render import render_report
from teamcheck.report.wording import worded
from teamcheck.responses.model import Comment, Policy
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.build import scorecard
from teamcheck.scorecard.copies import Copy, may_see
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.plan import plan_of
from teamcheck.scorecard.printed import PrintedTeam, printed
from teamcheck.scorecard.public import PublicScorecard


@dataclass(frozen=True, slots=True)
class Noting:
    """How what is given out is noted in the ledgers; see `teamcheck.organisation.ledger.rule.entry_of`.

    Attributes:
        salts: File of answers to the salt of the ledger beside it; files without a ledger are left out.
        key: Secret of the digests, or None.
        day: Today, as an ISO date.
        what: What kind of output it is.
        cuts: Ways in which people are parted in what is given out of all teams together.
        nameless: Files that do not say which team they are of.
    """

    salts: Mapping[str, str]
    key: bytes | None
    day: str
    what: str
    cuts: tuple[str, ...] = ()
    nameless: frozenset[str] = frozenset()


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
    """

    questionnaire: Questionnaire
    folder: Path
    documents: Documents
    noting: Noting
    norms: Norms | None
    today: date
    without_ledger: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a team besides its answers.

    Attributes:
        round: The round that is reported.
        policy: What its people were told.
        size: Members, or None.
        file: The file its answers to that round stand in.
        place: Path of its reports without an ending, below their folder.
        comments: What its people wrote.
    """

    round: str | None
    policy: Policy
    size: int | None
    file: str
    place: str
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """Some teams to be finished.

    Attributes:
        number: Its place among the slices.
        file: What was counted of them.
        facts: Team to what is known of it; teams that are not in the round are left out.
    """

    number: int
    file: Path
    facts: Mapping[str, Facts]


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a slice; its figures lie in files.

    Attributes:
        number: Its place among the slices.
        teams: Teams that were finished.
        people: People who answered in them.
        shown: Teams of which some figure is shown.
        reports: Documents that were written.
        not_told: Teams that got none, for their people were not told of such a copy.
        printed: A line of printed figures for each.
        noted: What is given out of each, as ledgers keep it.
    """

    number: int
    teams: int
    people: int
    shown: int
    reports: int
    not_told: int
    printed: tuple[PrintedTeam, ...] = ()
    noted: tuple[Noted, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Team:
    """One team in full, what may be shown of it, and what is known of it."""

    full: Scorecard
    card: PublicScorecard
    facts: Facts


def finish(settings: Settings, part: Slice, language: Language, *, keep: bool) -> Finished:
    """Finish the teams of a slice: write their figures and their reports.

    Args:
        settings: What is the same for all teams.
        part: Which teams.
        language: What reports are said in.
        keep: Whether a line of each team's printed figures is given back.
    """
    teams = list(_teams(settings, part))
    cards = [team.card for team in teams]
    rows_file(settings.folder, part.number).write_text(
        render_figures(cards, to="csv").partition("\n")[2], encoding="utf-8", newline=""
    )
    lines_file(settings.folder, part.number).write_text(render_figures(cards, to="jsonl"), encoding="utf-8", newline="")
    told = [team for team in teams if may_see(settings.documents.copy, team.facts.policy.audience)]
    reports = sum(_report(settings, team, language) for team in told) if settings.documents.forms else 0
    return Finished(
        number=part.number,
        teams=len(teams),
        people=sum(card.answered for card in cards),
        shown=sum(any(each.score is not None for each in card.dimensions) for card in cards),
        reports=reports,
        not_told=len(teams) - len(told) if settings.documents.forms else 0,
        printed=tuple(map(printed, cards)) if keep else (),
        noted=tuple(_noted(settings, teams)),
    )


def rows_file(folder: Path, number: int) -> Path:
    """Where the rows of a slice wait for those of the others."""
    return folder / f"{number:06}.csv"


def lines_file(folder: Path, number: int) -> Path:
    """Where the scorecards of a slice wait for those of the others."""
    return folder / f"{number:06}.jsonl"


def _teams(settings: Settings, part: Slice) -> Iterator[_Team]:
    plan = plan_of(settings.questionnaire)
    with part.file.open("rb") as lines:
        for name, counted in teams_of(lines, plan):
            facts = part.facts.get(name)
            of_round = [] if facts is None else _of_round(counted, facts.round)
            if facts is not None and of_round:
                key, tally = (name, facts.round), whole(of_round)
                full = scorecard(settings.questionnaire, plan, key, tally, size=facts.size, comments=facts.comments)
                yield _Team(full, _shown(settings, full, facts), facts)


def _shown(settings: Settings, full: Scorecard, facts: Facts) -> PublicScorecard:
    return disclose(full, facts.policy, norms=settings.norms, today=settings.today, without_ledger=settings.without_ledger)


def _of_round(counted: Sequence[Counted], round_: str | None) -> list[Counted]:
    return [each for each in counted if each.round == round_]


def _report(settings: Settings, team: _Team, language: Language) -> int:
    """Write a team's reports; how many they are."""
    documents = settings.documents
    words = documents.words or settings.questionnaire
    card = team.card if documents.words is None else worded(team.card, words)
    for form in documents.forms:
        place = documents.folder / f"{team.facts.place}{ENDINGS[form]}"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = render_report(card, words, to=form, copy=documents.copy, language=language, look=documents.look)
        place.write_text(text, encoding="utf-8", newline="")
    return len(documents.forms)


def _noted(settings: Settings, teams: Sequence[_Team]) -> Iterator[Noted]:
    """What is given out of each team whose file has a ledger beside it."""
    noting = settings.noting
    for team in teams:
        salt = noting.salts.get(team.facts.file)
        if salt is None:
            continue
        marks = {mark.id for mark in team.card.real_team if mark.met is not None}
        file, named = Path(team.facts.file), team.facts.file not in noting.nameless
        release = team_release(team.full, team.card.dimensions, marks, file=file.name, named=named, cuts=noting.cuts)
        if release.counted or release.cuts:
            minimum = team.card.policy.minimum
            yield noted(release, file, salt, noting.key, day=noting.day, what=noting.what, minimum=minimum)


def raised(policy: Policy, minimum: int | None) -> Policy:
    """What people were told, with a minimum that is higher than what they were promised; a lower one changes nothing."""
    return policy if minimum is None or minimum <= policy.minimum else replace(policy, minimum=minimum)
