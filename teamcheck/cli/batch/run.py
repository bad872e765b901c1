"""A batch from its beginning to its end: read, count, finish, put together, look into the ledgers, write."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import typer

from teamcheck.cli import ledger_file
from teamcheck.cli.answers_below import answers_below
from teamcheck.cli.batch import outputs
from teamcheck.cli.batch.engines import engines_of
from teamcheck.cli.batch.manifest import manifest_of, timings_of
from teamcheck.cli.batch.places import places_of
from teamcheck.cli.batch.stages import Stages
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.batch.work import work_folder
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.languages import in_words_of
from teamcheck.cli.ledger_books import Beside, Output, opened_beside, while_given_out
from teamcheck.cli.reading import say_notes
from teamcheck.organisation.batch.count import Count, Said, count
from teamcheck.organisation.batch.finish import Documents, Facts, Finished, Noting, Settings, lines_file, rows_file
from teamcheck.organisation.batch.parts import merged
from teamcheck.organisation.batch.pool import Sentences, finish_all
from teamcheck.organisation.batch.teams import Chosen, choose, facts_of, slices_of
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.norms import read_norms
from teamcheck.responses.norms_format import Norms
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.teams import ListOfTeams, read_teams
from teamcheck.responses.tree import Tree, tree_of

#: Fewer teams than this are finished in one process: starting others would take longer.
_FEW = 500


def run(wanted: Wanted) -> int:
    """Do all of it.

    Returns:
        The exit code.
    """
    stages = Stages(quiet=wanted.quiet)
    read = _read(wanted)
    with (
        work_folder(wanted, read.files, read.questionnaire) as work,
        outputs.made_ready(wanted.output) as ready,
        ExitStack() as held,
    ):
        with stages.stage("Counting") as record:
            counted = _count(wanted, read, work)
            record["files"] = len(read.files)
        say_notes(counted.responses, quiet=wanted.quiet, verbose=wanted.verbose)
        beside = _ledgers(held, counted)
        batch = _Batch(wanted, read, counted, work, ready, beside)
        finished = batch.finish(stages)
        with stages.stage("Putting together"):
            batch.put_together(finished)
        outputs.write_texts(
            ready,
            {
                outputs.MANIFEST: manifest_of(wanted, read.files, read.questionnaire, batch.chosen, finished),
                outputs.TIMINGS: timings_of(wanted, stages),
            },
        )
        with while_given_out(beside, [each for part in finished for each in part.noted], batch.output):
            outputs.put_in_place(ready, wanted.output)
    return ExitCode.DONE


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read before any answer."""

    files: Sequence[Path]
    questionnaire: Questionnaire
    norms: Norms | None
    teams: ListOfTeams | None
    tree: Tree | None


def _read(wanted: Wanted) -> _Read:
    """Everything but the answers."""
    questionnaire = load_questionnaire(wanted.questionnaire)
    norms = None if wanted.norms is None else read_norms(wanted.norms, questionnaire)
    teams = None if wanted.teams is None else read_teams(wanted.teams)
    if wanted.tree and teams is None:
        raise typer.BadParameter("give the list of teams that has these columns: --teams FILE.", param_hint="--tree")
    tree = tree_of(teams, wanted.tree) if teams is not None and wanted.tree else None
    files = list(answers_below(wanted.sources, spare=[wanted.output, *wanted.beside()]))
    _need_audience(wanted, files)
    return _Read(files, questionnaire, norms, teams, tree)


def _need_audience(wanted: Wanted, files: Sequence[Path]) -> None:
    """See that something says what people were told of who sees their figures.

    Raises:
        BadParameter: Nothing does.
    """
    silent = [] if wanted.audience is not None else [file for file in files if not policy_beside(file).said_in]
    if silent:
        raise typer.BadParameter(
            f"nothing says who sees the figures of {silent[0]}. Say what people were told: team, team-and-coach or "
            "organisation.",
            param_hint="--audience",
        )


def _count(wanted: Wanted, read: _Read, work: Path) -> Count:
    engines = engines_of(
        wanted.engine,
        read.files,
        read.questionnaire,
        work,
        wanted.by,
        master=wanted.spark_master,
        conf=wanted.spark_conf,
    )
    sizes = None if read.teams is None else read.teams.sizes
    said = Said(sizes, wanted.numbers, wanted.encoding, wanted.comments, wanted.audience)
    return count(read.files, read.questionnaire, engines, said)


def _ledgers(held: ExitStack, counted: Count) -> Beside:
    """The ledgers beside the answers, from which no other run gives anything out meanwhile."""
    files = [Path(file) for file in dict.fromkeys(counted.responses.origins.values())]
    found = opened_beside(files, None)
    return opened_beside(files, ledger_file.alone(held, list(found.ledgers))) if found.ledgers else found


@dataclass(frozen=True)
class _Batch:
    """What is counted, on its way to what is written."""

    wanted: Wanted
    read: _Read
    counted: Count
    work: Path
    ready: Path
    beside: Beside

    @cached_property
    def chosen(self) -> Chosen:
        """The teams, each in one round."""
        return choose(self.counted.responses, self.wanted.round, each_its_own=False)

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What is known of each team besides its answers."""
        places = places_of(self.chosen.of_team, self.read.tree)
        return facts_of(self.counted.responses, self.chosen, places, minimum=self.wanted.minimum)

    @property
    def output(self) -> Output:
        """How figures are given out."""
        minimum = min(facts.policy.minimum for facts in self.facts.values())
        return Output("batch", minimum, self.wanted.without_ledger, self.wanted.quiet)

    def finish(self, stages: Stages) -> list[Finished]:
        """Every team, by the number of its slice."""
        processes = 1 if len(self.facts) < _FEW else self.wanted.processes
        sentences = Sentences(self.wanted.lang, self.wanted.templates)
        parts = slices_of(merged(self.counted.parts, self.work), self.facts, self.work)
        name = "Scoring and writing reports" if self.wanted.forms else "Scoring"
        finished: list[Finished] = []
        with stages.stage(name, len(self.facts)) as record:
            for each in finish_all(self._settings(), parts, sentences, processes=processes, keep=True):
                stages.advance(each.teams)
                finished.append(each)
            record["teams"] = sum(each.teams for each in finished)
            record["people"] = sum(each.people for each in finished)
            record["reports"] = sum(each.reports for each in finished)
        return sorted(finished, key=lambda each: each.number)

    def put_together(self, finished: Sequence[Finished]) -> None:
        """The figures of all teams in one file each."""
        numbers = [each.number for each in finished]
        outputs.joined(self.ready / outputs.ROWS, (rows_file(self.work, number) for number in numbers), head="x\n")
        outputs.joined(self.ready / outputs.CARDS, (lines_file(self.work, number) for number in numbers))

    def _settings(self) -> Settings:
        wanted, responses = self.wanted, self.counted.responses
        words = (
            None if wanted.lang is None else in_words_of(wanted.lang, self.read.questionnaire, wanted.by, quiet=wanted.quiet)
        )
        files = set(responses.origins.values())
        salts = {file: salt for file in files if (salt := self.beside.salt_of(Path(file))) is not None}
        return Settings(
            self.read.questionnaire,
            self.work,
            Documents(wanted.forms, wanted.copy, self.ready / outputs.REPORTS, wanted.look, words),
            Noting(salts, self.beside.key, self.beside.day, "batch", (), responses.nameless),
            self.read.norms,
            date.fromisoformat(self.beside.day),
            wanted.without_ledger,
        )
