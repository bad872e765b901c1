"""Every reader of files, as a function of bytes that raises nothing but what a user can mend, or else teamcheck is wrong."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from seeds import QUESTIONNAIRE, SEEDS, SMALL

from teamcheck.collect.round_file import read_round
from teamcheck.errors import TeamcheckError
from teamcheck.questionnaire.lint import lint
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.responses.action_plan import CheckIn, open_plan
from teamcheck.responses.comments import read_comments
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.norms import read_norms
from teamcheck.responses.plans.goals import read_goals
from teamcheck.responses.plans.goals_lint import lint_goal
from teamcheck.responses.plans.lint import lint_plan
from teamcheck.responses.plans.record import Said, recorded
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.read import read_responses
from teamcheck.responses.review.read import read_review
from teamcheck.responses.teams import read_teams
from teamcheck.responses.tree import tree_of

#: Characters of one problem, in its own words and in those of its cure.
LONGEST_PROBLEM = 8_000
#: Problems that are told at once.
MOST_PROBLEMS = 120


class NotToldError(Exception):
    """A file was refused in a way that nobody could read."""


class Readers:
    """The readers, with a folder of their own to read from."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_fast()))
        (self._folder / "small.yaml").write_text(SMALL, encoding="utf-8")
        self._small = load_questionnaire(self._folder / "small.yaml")
        self._asked = {each.id: [item.id for item in each.items] for each in self._small.scored}
        self.by_name: Mapping[str, Callable[[bytes], None]] = {
            "answers": self._answers,
            "workbook": self._answers,
            "teams": self._teams,
            "comments": self._comments,
            "questionnaire": self._questionnaire,
            "translation": self._translation,
            "policy": self._policy,
            "round": self._round,
            "plan": self._plan,
            "goals": self._goals,
            "norms": self._norms,
            "review": self._review,
        }
        assert self.by_name.keys() == SEEDS.keys()  # noqa: S101

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder)

    def read(self, name: str, content: bytes) -> bool:
        """Read content with one of the readers; whether it was accepted.

        Raises:
            NotToldError: It was refused, but not so that anybody could mend it.
            Exception: Any other is a fault of teamcheck.
        """
        try:
            self.by_name[name](content)
        except TeamcheckError as error:
            _see_that_it_is_told(error)
            return False
        return True

    def _file(self, name: str, content: bytes) -> Path:
        file = self._folder / name
        file.write_bytes(content)
        return file

    def _answers(self, content: bytes) -> None:
        try:
            list(read_responses("-", self._small, stdin=content, encoding="cp1252", numbers="as-is").rows)
        except TeamcheckError as error:
            _see_that_it_is_told(error)
        list(read_responses("-", self._small, stdin=content).rows)

    def _teams(self, content: bytes) -> None:
        teams = read_teams(self._file("teams.csv", content))
        tree_of(teams, teams.columns[:2])

    def _comments(self, content: bytes) -> None:
        read_comments(self._file("comments.csv", content), make_lexicon(self._small))

    def _questionnaire(self, content: bytes) -> None:
        lint(load_questionnaire(self._file("whole.yaml", content)))

    def _translation(self, content: bytes) -> None:
        folder = self._folder / "translated"
        folder.mkdir(exist_ok=True)
        (folder / "whole.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
        (folder / "whole.de.yaml").write_bytes(content)
        lint(load_questionnaire(folder / "whole.yaml"))

    def _policy(self, content: bytes) -> None:
        self._file("answers.policy.yaml", content)
        policy_beside(self._folder / "answers.csv")

    def _round(self, content: bytes) -> None:
        read_round(self._file("round.yaml", content).parent)

    def _plan(self, content: bytes) -> None:
        plan, document = open_plan(self._file("plan.yaml", content), self._asked)
        lint_plan(plan, document)
        said = Said(CheckIn(day=date(2026, 12, 24), done="partly", now="better"), "a little")
        recorded(content.decode("utf-8-sig"), document, plan, dict.fromkeys(range(len(plan.actions)), said))

    def _goals(self, content: bytes) -> None:
        found = read_goals(content, "goals")
        for goal, place in zip(found.goals, found.places, strict=True):
            lint_goal(goal, found.purpose, place)

    def _norms(self, content: bytes) -> None:
        read_norms(self._file("norms.yaml", content), self._small)

    def _review(self, content: bytes) -> None:
        read_review(self._file("comments.review.yaml", content))


def _fast() -> str | None:
    """A folder in memory where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def _see_that_it_is_told(error: TeamcheckError) -> None:
    if not error.problems:
        raise NotToldError("there is no problem")
    if len(error.problems) > MOST_PROBLEMS:
        raise NotToldError(f"there are {len(error.problems)} problems")
    for problem in error.problems:
        if not (problem.message and problem.fix):
            raise NotToldError(f"{problem.code} says nothing")
        if len(str(problem)) > LONGEST_PROBLEM:
            raise NotToldError(f"{problem.code} has {len(str(problem))} characters")
