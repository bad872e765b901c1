"""Everything that a batch reads before any answer: what was asked, of whom, and which files hold the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.about import refuse_pairs
from teamcheck.cli.answers_below import answers_below
from teamcheck.cli.batch.wanted import Wanted
from teamcheck.cli.caseload_page import answers_of, cases_of, is_caseload
from teamcheck.cli.lists_alone import refuse_lists_alone
from teamcheck.cli.terminal import talk
from teamcheck.cli.together import refuse_unknown
from teamcheck.organisation.ways import Ways, ways_of
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.map_read import ColumnMap, read_plain_map
from teamcheck.responses.norms import read_norms
from teamcheck.responses.norms_format import Norms
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.teams import ListOfTeams, read_teams
from teamcheck.responses.tree import Tree, tree_of

if TYPE_CHECKING:
    from teamcheck.report.caseload.model import Caseload


@dataclass(frozen=True, slots=True)
class Read:
    """What was read before any answer.

    Attributes:
        files: The files of answers.
        questionnaire: What was asked.
        norms: Figures of other teams, or None.
        teams: The list of teams, or None.
        tree: Where they stand, where levels were named.
        ways: How people are parted.
        columns: What the columns of the files are, where that was said.
        cases: A coach's teams, where a folder of rounds was named.
    """

    files: Sequence[Path]
    questionnaire: Questionnaire
    norms: Norms | None
    teams: ListOfTeams | None
    tree: Tree | None
    ways: Ways
    columns: ColumnMap | None
    cases: "Caseload | None"

    @property
    def people(self) -> dict[tuple[str, str | None], int]:
        """Team and round to its members, as the rounds of a coach's teams say it."""
        cases = () if self.cases is None else self.cases.cases
        return {(case.team, asked.round): asked.people for case in cases for asked in (case.asked, *case.earlier)}

    @property
    def by(self) -> tuple[str, ...]:
        """Ids of the background questions that people are parted by."""
        return tuple(question.id for question in self.ways.questions)


def read_beside(wanted: Wanted, today: date) -> Read:
    """Everything but the answers.

    Raises:
        BadParameter: What was asked for does not go together.
        ResponsesError: A file cannot be used, or there are no answers.
        QuestionnaireError: The questionnaire cannot be used.
    """
    questionnaire = load_questionnaire(wanted.questionnaire)
    refuse_pairs(questionnaire)
    refuse_lists_alone(questionnaire, "`teamcheck report` makes the page of each team")
    teams = None if wanted.teams is None else read_teams(wanted.teams)
    if wanted.tree and teams is None:
        raise typer.BadParameter("give the list of teams that has these columns: --teams FILE.", param_hint="--tree")
    ways = ways_of(wanted.by, questionnaire, teams, wanted.tree)
    refuse_unknown(ways)
    tree = tree_of(teams, wanted.tree) if teams is not None and wanted.tree else None
    norms = None if wanted.norms is None else read_norms(wanted.norms, questionnaire)
    columns = None if wanted.columns is None else read_plain_map(wanted.columns)
    cases, files = _files(wanted, questionnaire, today)
    _need_audience(wanted, files, rounds=cases is not None)
    return Read(files, questionnaire, norms, teams, tree, ways, columns, cases)


def _files(wanted: Wanted, questionnaire: Questionnaire, today: date) -> "tuple[Caseload | None, list[Path]]":
    """The files of answers; of a coach's teams with what is due next."""
    sources = [Path(source) for source in wanted.sources]
    if is_caseload(sources, wanted.beside()):
        cases = cases_of(sources[0], today)
        files = answers_of(sources[0], cases, questionnaire.id)
        if (others := len(answers_of(sources[0], cases)) - len(files)) and not wanted.quiet:
            rounds = "1 round" if others == 1 else f"{others} rounds"
            talk(f"Note: {rounds} asked something else than {questionnaire.id}; score with -q.")
        return cases, files
    return None, list(answers_below(sources, spare=[wanted.output, *wanted.beside()]))


def _need_audience(wanted: Wanted, files: Sequence[Path], *, rounds: bool) -> None:
    """See that something says what people were told of who sees their figures.

    Of a round without a policy beside its answers they are taken for the team's alone, which no option can widen: people were
    told what the round says.

    Raises:
        BadParameter: Nothing says it, or an option would widen it.
    """
    silent = [file for file in files if not policy_beside(file).said_in]
    if rounds and silent:
        if wanted.audience not in {None, "team"}:
            raise typer.BadParameter(
                f"{silent[0]} lies beside a round without its policy: its figures stay with the team.", param_hint="--audience"
            )
        if not wanted.quiet:
            talk(f"Note: no policy lies beside {silent[0]}, so its figures are for the team alone.")
    elif silent and wanted.audience is None:
        raise typer.BadParameter(
            f"nothing says who sees the figures of {silent[0]}. Say what people were told: team, team-and-coach or "
            "organisation.",
            param_hint="--audience",
        )
