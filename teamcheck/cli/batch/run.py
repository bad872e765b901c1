"""A batch from its beginning to its end: read, count, finish, put together, look into the ledgers, write, judge."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from teamcheck.cli import gates, ledger_file
from teamcheck.cli.asked import STANDARD_INPUT
from teamcheck.cli.batch import outputs
from teamcheck.cli.batch.documents import write_list, write_organisation
from teamcheck.cli.batch.engines import Engines, engines_of
from teamcheck.cli.batch.making import WHAT, Making
from teamcheck.cli.batch.manifest import manifest_of, timings_of
from teamcheck.cli.batch.reading import Read, read_beside
from teamcheck.cli.batch.silent import silent_teams
from teamcheck.cli.batch.stages import Stages
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.batch.work import work_folder
from teamcheck.cli.ledger_books import Beside, Output, note_given_out, opened_beside
from teamcheck.cli.reading import say_notes, standard_input
from teamcheck.cli.rounds import released
from teamcheck.cli.terminal import talk
from teamcheck.organisation.batch.count import Count, Said, count
from teamcheck.organisation.batch.everybody import MOST_TEAMS
from teamcheck.organisation.batch.tasks import Finished


def run(wanted: Wanted) -> int:
    """Do all of it.

    Returns:
        The exit code: that of gates, where there are any.
    """
    stages = Stages(quiet=wanted.quiet)
    today = date.today()  # noqa: DTZ011  the day where the figures are made
    with gates.telling_where(wanted.gates, wanted.beside()):
        read = read_beside(wanted, today)
    gates.check(wanted.gates, read.questionnaire)
    with (
        released(read.files),
        work_folder(wanted, read) as work,
        outputs.made_ready(wanted.output, [*read.files, *wanted.beside()]) as ready,
        ExitStack() as held,
    ):
        if not read.files:
            if read.cases is not None:
                write_list(wanted, read.cases, ready, {})
            outputs.write_texts(
                ready, {outputs.MANIFEST: manifest_of(wanted, read, None, (), key=None, made=outputs.made(ready))}
            )
            outputs.write_texts(ready, {outputs.TIMINGS: timings_of(wanted, stages)})
            outputs.put_in_place(ready, wanted.output)
            if not wanted.quiet:
                talk(f"No team has answers to {read.questionnaire.id} yet. What is due next: {wanted.output / 'index.html'}")
            return gates.judged([], read.questionnaire, wanted.gates, spare=wanted.beside())
        with gates.telling_where(wanted.gates, wanted.beside()), stages.stage("Counting") as record:
            engines = engines_of(wanted, read, work, held)
            counted = _count(wanted, read, engines)
            record["files"] = len(read.files)
        say_notes(counted.responses, quiet=wanted.quiet, verbose=wanted.verbose)
        making = Making(wanted, read, engines, counted, work, ready, _ledgers(held, counted, today))
        return _make(making, stages)


def _make(making: Making, stages: Stages) -> int:
    """From what was counted to what is written, and to the exit code."""
    wanted, read, ready = making.wanted, making.read, making.ready
    needed = making.is_organisation or bool(wanted.gates)
    finished = making.finish(stages, printed=needed)
    with stages.stage("Putting together"):
        making.put_together(finished)
        lines = [team for part in finished for team in part.printed]
        trends = [trend for part in finished for trend in part.trends]
        organisation = making.organisation(lines, trends) if making.is_organisation else None
        if organisation is not None:
            write_organisation(wanted, making.words, ready, organisation, lines)
        if read.cases is not None:
            write_list(wanted, read.cases, ready, {team: facts.place for team, facts in making.facts.items()})
    key, names = making.beside.key, outputs.made(ready)
    manifest = manifest_of(wanted, read, making.chosen, finished, key=key, made=names)
    outputs.write_texts(ready, {outputs.MANIFEST: manifest, outputs.TIMINGS: timings_of(wanted, stages)})
    noted = making.noted(trends, organisation)
    # noted first: a result that could not be put in place is noted in vain, and one that is there is never forgotten
    note_given_out(making.beside, noted, Output(WHAT, wanted.without_ledger, wanted.quiet), making.notes.full)
    outputs.put_in_place(ready, wanted.output)
    if not wanted.quiet:
        _say(making, finished)
    policy = making.counted.responses.policy
    silent = silent_teams(read.teams, making.facts, read.questionnaire, policy, making.chosen.round)
    return gates.judged([*lines, *silent], read.questionnaire, wanted.gates, spare=wanted.beside())


def _count(wanted: Wanted, read: Read, engines: Engines) -> Count:
    said = Said(
        sizes=None if read.teams is None else read.teams.sizes,
        numbers=wanted.numbers,
        encoding=wanted.encoding,
        comments=wanted.comments,
        audience=wanted.audience,
        stdin=standard_input() if STANDARD_INPUT in read.files else None,
        columns=None if read.columns is None else read.columns.ids,
    )
    return count(read.files, read.questionnaire, engines.counting, said)


def _ledgers(held: ExitStack, counted: Count, today: date) -> Beside:
    """The ledgers beside the answers, from which no other run gives anything out meanwhile."""
    files = [Path(file) for file in dict.fromkeys(counted.responses.origins.values())]
    found = opened_beside(files, None, today)
    if not found.ledgers:
        return found
    return opened_beside(files, ledger_file.alone(held, list(found.ledgers)), today)


def _say(making: Making, finished: Sequence[Finished]) -> None:
    """What was made, where it is, and whom it is for."""
    wanted = making.wanted
    teams, shown = sum(each.teams for each in finished), sum(each.shown for each in finished)
    many = "1 team" if teams == 1 else f"{teams:,} teams"
    talk(f"{many}, {shown:,} of them with figures: all results are in {wanted.output}")
    if making.read.cases is not None:
        talk(f"What is due next: {wanted.output / 'index.html'}")
    if (untold := sum(each.not_told for each in finished)) and wanted.forms:
        talk(f"Note: {untold:,} teams got no copy for the {wanted.copy}: their people were not told of one.")
    if making.read.cases is None and not making.is_organisation:
        talk(f"Note: more than {MOST_TEAMS:,} teams are not put together on a page of all of them.")
    whose = {"team": "its own team, and for nobody else", "coach": "the coach of its team"}.get(wanted.copy)
    if wanted.forms and whose:
        talk(f"Note: each page in {wanted.output / outputs.REPORTS} is for {whose}.")
