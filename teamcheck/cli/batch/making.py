"""What is counted, on its way to what is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from teamcheck.cli.batch import outputs
from teamcheck.cli.batch.engines import Engines
from teamcheck.cli.batch.places import places_of
from teamcheck.cli.batch.reading import Read
from teamcheck.cli.batch.stages import Stages
from teamcheck.cli.batch.table import write_parquet
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.languages import in_words_of
from teamcheck.cli.ledger_books import Beside
from teamcheck.cli.terminal import talk
from teamcheck.organisation.batch.count import Count
from teamcheck.organisation.batch.everybody import MOST_TEAMS, everybody
from teamcheck.organisation.batch.finish import CARDS, ROWS, TRENDS, file_of
from teamcheck.organisation.batch.noting import Notes, note_everywhere, with_cuts
from teamcheck.organisation.batch.parts import merged
from teamcheck.organisation.batch.pool import Sentences, finish_all
from teamcheck.organisation.batch.tasks import Documents, Facts, Finished, Noting, Settings, Slice
from teamcheck.organisation.batch.teams import Chosen, choose, facts_of, slices_of
from teamcheck.organisation.ledger.everybody import cuts_of_organisation, organisation_releases
from teamcheck.organisation.ledger.rule import Noted
from teamcheck.organisation.ledger.trends import trend_releases
from teamcheck.organisation.whole import in_tree
from teamcheck.questionnaire.comparability import family
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.figures import csv_header
from teamcheck.responses.policy import raised
from teamcheck.scorecard.plan import scored_places
from teamcheck.scorecard.printed import PrintedTeam
from teamcheck.scorecard.totals.disclose import disclose_totals
from teamcheck.scorecard.totals.public import PublicOrganisation
from teamcheck.scorecard.trend.change import change_of
from teamcheck.scorecard.trend.model import TeamTrend
from teamcheck.scorecard.trend.table import trends_header
from teamcheck.statistics.complete import CompleteCases

#: Fewer teams than this are finished in one process: starting others would take longer.
_FEW = 400
#: What a batch is called in the ledgers.
WHAT = "batch"


@dataclass(frozen=True)
class Making:
    """What was counted, and what is made of it.

    Attributes:
        wanted: What was asked for.
        read: What was read before any answer.
        engines: What counted it.
        counted: What was counted.
        work: Where counts and figures wait.
        ready: Where results are made ready.
        beside: The ledgers beside the answers.
    """

    wanted: Wanted
    read: Read
    engines: Engines
    counted: Count
    work: Path
    ready: Path
    beside: Beside

    @cached_property
    def chosen(self) -> Chosen:
        """The teams, each in one round: a coach's teams in their own latest."""
        return choose(self.counted.responses, self.wanted.round, each_its_own=self.read.cases is not None)

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What is known of each team besides its answers."""
        places = places_of(self.chosen.of_team, self.read.tree)
        return facts_of(
            self.counted.responses,
            self.chosen,
            places,
            minimum=self.wanted.minimum,
            people=self.read.people,
            trends=self.has_trends,
        )

    @property
    def is_organisation(self) -> bool:
        """Whether all teams are put together: a coach's teams are none, and very many would not fit into memory."""
        return self.read.cases is None and len(self.chosen.of_team) <= MOST_TEAMS

    @property
    def has_trends(self) -> bool:
        """Whether there are several rounds to be put side by side."""
        return len(self.chosen.rounds) > 1 and self.wanted.round is None

    @cached_property
    def words(self) -> Questionnaire:
        """The questionnaire in the words of the documents."""
        asked = self.read.questionnaire
        return (
            asked if self.wanted.lang is None else in_words_of(self.wanted.lang, asked, self.read.by, quiet=self.wanted.quiet)
        )

    @cached_property
    def notes(self) -> Notes:
        """What is to be noted of the teams that are finished so far."""
        beside = self.beside
        return Notes(beside.of_file, {path: ledger for path in beside.ledgers if (ledger := beside.readable(path))})

    def finish(self, stages: Stages, *, printed: bool) -> list[Finished]:
        """Every team, by the number of its slice.

        Args:
            stages: Where to tell how far it is.
            printed: Whether a line of printed figures of each team is needed.
        """
        parts, settings = slices_of(self._lines(), self.facts, self.work), self._settings(printed=printed)
        name = "Scoring and writing reports" if self.wanted.forms else "Scoring"
        finished: list[Finished] = []
        with stages.stage(name, len(self.chosen.of_team)) as record:
            for each in self._finished(settings, parts):
                stages.advance(each.teams)
                self.notes.add(each.noted)
                finished.append(replace(each, noted=()))
            record["teams"] = sum(each.teams for each in finished)
            record["people"] = sum(each.people for each in finished)
            record["reports"] = sum(each.reports for each in finished)
        return sorted(finished, key=lambda each: each.number)

    def _finished(self, settings: Settings, parts: Iterable[Slice]) -> Iterator[Finished]:
        """Slices as they are finished: where they were counted, or by processes of this computer."""
        sentences = Sentences(self.wanted.lang, self.wanted.templates)
        if self.engines.finish is not None and len(self.facts) >= _FEW and not sentences.are_own:
            return self.engines.finish(settings, parts, sentences)
        processes = 1 if len(self.facts) < _FEW else self.wanted.processes
        return finish_all(settings, parts, sentences, processes=processes)

    def put_together(self, finished: Sequence[Finished]) -> None:
        """The figures of all teams in one file each."""
        heads = {ROWS: (outputs.ROWS, csv_header(norms=self.read.norms is not None)), CARDS: (outputs.CARDS, "")}
        if self.has_trends:
            heads[TRENDS] = (outputs.TRENDS, trends_header())
        for ending, (name, head) in heads.items():
            parts = (file_of(self.work, each.number, ending) for each in finished)
            outputs.joined(self.ready / name, parts, head)
        if not write_parquet(self.ready / outputs.ROWS, self.ready / outputs.TABLE) and not self.wanted.quiet:
            talk(f"Note: {outputs.TABLE} needs polars: pip install 'teamcheck[batch]'.")

    def organisation(self, teams: Sequence[PrintedTeam], trends: Sequence[TeamTrend]) -> PublicOrganisation:
        """What may be shown of all teams together.

        Args:
            teams: A line of printed figures for each.
            trends: Each over its rounds, where there are several.
        """
        read, responses = self.read, self.counted.responses
        parted = everybody(self._lines(), read.questionnaire, self.chosen.of_team, read.ways, read.teams)
        whole = in_tree(
            parted,
            read.questionnaire,
            round_=self.chosen.round,
            teams=read.teams,
            levels=self.wanted.tree,
            sizes=responses.sizes,
            complete=self._complete(),
        )
        policy = raised(responses.policy, self.wanted.minimum)
        found = disclose_totals(
            whole,
            policy,
            teams,
            norms=read.norms,
            today=self.beside.today,
            without_ledger=self.wanted.without_ledger,
        )
        if not self.has_trends:
            return found
        return found.model_copy(update={"change": change_of(trends, self.chosen.rounds, policy.audience)})

    def noted(self, trends: Sequence[TeamTrend], organisation: PublicOrganisation | None) -> list[Noted]:
        """Everything that is given out, as the ledgers keep it.

        Args:
            trends: Each over its rounds, where there are several.
            organisation: What is shown of all of them together, if anything is.
        """
        beside = self.beside
        cuts: tuple[str, ...] = ()
        kept: list[Noted] = []
        if organisation is not None:
            one_each = {path: file for file, path in beside.of_file.items()}
            salts = beside.salts(one_each.values())
            cuts = cuts_of_organisation(organisation)
            changes = trend_releases(trends, self.chosen.rounds, family(organisation.questionnaire)) if self.has_trends else ()
            releases = [*organisation_releases(organisation), *changes]
            minimum = organisation.policy.minimum
            kept = note_everywhere(releases, salts, beside.key, day=beside.day, what=WHAT, minimum=minimum)
        return [*with_cuts(self.notes.teams, cuts), *kept]

    def _lines(self) -> Iterator[bytes]:
        return merged(self.counted.parts, self.work)

    def _complete(self) -> tuple[CompleteCases, ...] | None:
        found = self.counted.complete.get(self.chosen.round)
        return None if found is None else tuple(found[place] for place in scored_places(self.read.questionnaire))

    def _settings(self, *, printed: bool) -> Settings:
        wanted, responses = self.wanted, self.counted.responses
        salts = {str(file): salt for file, salt in self.beside.salts(map(Path, responses.origins.values())).items()}
        words = None if wanted.lang is None else self.words
        return Settings(
            self.read.questionnaire,
            self.work,
            Documents(wanted.forms, wanted.copy, self.ready / outputs.REPORTS, wanted.look, words),
            Noting(salts, self.beside.key, self.beside.day, WHAT, responses.nameless),
            self.read.norms,
            self.beside.today,
            wanted.without_ledger,
            printed=printed,
            trends=self.has_trends,
        )
