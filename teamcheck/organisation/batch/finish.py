"""From what was counted of some teams to what is written of them: the part that several processes do side by side.

A process gets the place of a file and gives back a few figures a team: handing on whole results took longer than making them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from teamcheck.organisation.batch.noting import NotedTeam, note_team
from teamcheck.organisation.batch.parts import teams_of, whole
from teamcheck.organisation.batch.tasks import Asked, Facts, Finished, Settings, Slice
from teamcheck.report.figures import csv_rows, jsonl_of
from teamcheck.report.formats import ENDINGS
from teamcheck.report.language import Language
from teamcheck.report.render import render_report
from teamcheck.report.wording import worded
from teamcheck.responses.model import Policy
from teamcheck.responses.policy import strictest
from teamcheck.scorecard.build import scorecard
from teamcheck.scorecard.copies import may_see
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.plan import plan_of
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.public import PolicyStamp, PublicScorecard
from teamcheck.scorecard.trend.model import TeamTrend
from teamcheck.scorecard.trend.table import trends_csv
from teamcheck.scorecard.trend.team import team_trend
from teamcheck.statistics.reduce import collector_paused

#: What the figures of a slice wait in for those of the others.
ROWS, CARDS, TRENDS = ".csv", ".jsonl", ".trends"


@dataclass(frozen=True, slots=True)
class _Team:
    """One team in full in each of its rounds, and what may be shown of each by what people were told before it."""

    facts: Facts
    rounds: Mapping[Asked, Scorecard]
    shown: Mapping[Asked, PublicScorecard]

    @property
    def card(self) -> PublicScorecard | None:
        """What may be shown of the round that is reported; None if the team was not asked in it."""
        return None if self.facts.asked is None else self.shown[self.facts.asked]


def finish(settings: Settings, part: Slice, language: Language) -> Finished:
    """Finish the teams of a slice: write their figures and their reports.

    Args:
        settings: What is the same for all teams.
        part: Which teams.
        language: What reports are said in.
    """
    with collector_paused():
        return _finished(settings, part, language)


def _finished(settings: Settings, part: Slice, language: Language) -> Finished:
    teams = list(_teams(settings, part))
    reported = [(team.card, team.facts) for team in teams if team.card is not None]
    cards = [card for card, _ in reported]
    trends = [_trend(settings, team) for team in teams] if settings.trends else []
    texts = {ROWS: csv_rows(cards, norms=settings.norms is not None), CARDS: jsonl_of(cards)}
    if settings.trends:
        texts[TRENDS] = trends_csv(trends)
    for ending, text in texts.items():
        file_of(settings.folder, part.number, ending).write_text(text, encoding="utf-8", newline="")
    documents = settings.documents
    told = [(card, facts) for card, facts in reported if may_see(documents.copy, card.policy.audience) or not documents.forms]
    return Finished(
        number=part.number,
        teams=len(reported),
        people=sum(card.answered for card in cards),
        shown=sum(any(each.score is not None for each in card.dimensions) for card in cards),
        reports=sum(_report(settings, card, facts.place, language) for card, facts in told),
        not_told=len(reported) - len(told),
        printed=tuple(map(printed, cards)) if settings.printed else (),
        noted=tuple(each for team in teams for each in _noted(settings, team)),
        trends=tuple(trends),
    )


def file_of(folder: Path, number: int, ending: str) -> Path:
    """Where the figures of a slice wait."""
    return folder / f"{number:06}{ending}"


def _teams(settings: Settings, part: Slice) -> Iterator[_Team]:
    plan = plan_of(settings.questionnaire)
    with part.file.open("rb") as lines:
        for name, counted in teams_of(lines, plan):
            facts = part.facts.get(name)
            if facts is not None:
                wanted = [asked for asked in facts.rounds if settings.trends or asked == facts.asked]
                tallies = {asked: whole(each for each in counted if each.round == asked.round) for asked in wanted}
                rounds = {
                    asked: scorecard(
                        settings.questionnaire,
                        plan,
                        (name, asked.round),
                        tally,
                        size=facts.size,
                        comments=facts.comments,
                        ticks=facts.ticks.get(asked.round),
                    )
                    for asked, tally in tallies.items()
                }
                shown = {asked: _shown(settings, full, asked.policy) for asked, full in rounds.items()}
                yield _Team(facts, rounds, shown)


def _shown(settings: Settings, full: Scorecard, policy: Policy) -> PublicScorecard:
    return disclose(full, policy, norms=settings.norms, today=settings.today, without_ledger=settings.without_ledger)


def _trend(settings: Settings, team: _Team) -> TeamTrend:
    """The team over its rounds, as it may be shown where the strictest word that was given in any of them holds."""
    policy = strictest(asked.policy for asked in team.rounds)
    stamp = PolicyStamp(minimum=policy.minimum, audience=policy.audience)
    shown = [
        team.shown[asked] if team.shown[asked].policy == stamp else _shown(settings, full, policy)
        for asked, full in team.rounds.items()
    ]
    return team_trend(list(team.rounds.values()), shown)


def _report(settings: Settings, found: PublicScorecard, team_place: str, language: Language) -> int:
    """Write a team's reports; how many they are."""
    documents = settings.documents
    words = documents.words or settings.questionnaire
    card = found if documents.words is None else worded(found, words)
    for form in documents.forms:
        place = documents.folder / f"{team_place}{ENDINGS[form]}"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = render_report(card, words, to=form, copy=documents.copy, language=language, look=documents.look)
        place.write_text(text, encoding="utf-8", newline="")
    return len(documents.forms)


def _noted(settings: Settings, team: _Team) -> Iterator[NotedTeam]:
    """What is given out of a team in each round whose file has a ledger beside it."""
    noting = settings.noting
    for asked, full in team.rounds.items():
        salt = noting.salts.get(asked.file)
        if salt is not None:
            named = asked.file not in noting.nameless
            yield note_team(
                full, team.shown[asked], asked.file, salt, noting.key, named=named, day=noting.day, what=noting.what
            )
