"""A pipe under the name of a file that lies beside others is refused, and never waited for; the shell may hand one over."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teamcheck.cli.importing.link_key import link_key
from teamcheck.cli.review import wait_for_a_review
from teamcheck.cli.settings import read_settings
from teamcheck.collect.round_file import id_beside, read_round
from teamcheck.errors import TeamcheckError
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.own_files import read_bytes
from teamcheck.responses.action_plan import is_plan, open_plan
from teamcheck.responses.norms import read_norms
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.review.read import read_review
from teamcheck.responses.teams import read_teams
from teamcheck.responses.you_said import open_you_said

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")

Pipe = Callable[[str], Path]
REFUSED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a round": ("round.yaml", read_round),
    "a questionnaire": ("ours.yaml", lambda file: load_questionnaire(str(file))),
    "what people were told": ("answers.policy.yaml", lambda file: policy_beside(file.with_name("answers.csv"))),
    "a list of teams": ("teams.csv", read_teams),
    "a plan": ("plan.yaml", lambda file: open_plan(file, {})),
    "what came of a pulse": ("you-said.yaml", open_you_said),
    "decisions on comments": ("comments.review.yaml", read_review),
    "norms": ("norms.yaml", lambda file: read_norms(file, load_questionnaire("pulse"))),
    "settings": ("teamcheck.toml", read_settings),
    "a key": ("round.key", link_key),
    "a style sheet": ("ours.css", lambda file: read_bytes(file, 9, "")),
}


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    """Make a pipe that would be empty for whoever opens it, so that nobody waits for ever where it is not refused."""
    made: list[Path] = []

    def make(name: str) -> Path:
        file = tmp_path / name
        os.mkfifo(file)
        made.append(file)
        threading.Thread(target=lambda: file.open("wb").close(), daemon=True).start()
        return file

    yield make
    for file in made:
        os.close(os.open(file, os.O_RDONLY | os.O_NONBLOCK))


@pytest.mark.parametrize("what", REFUSED)
def test_a_pipe_beside_other_files_is_refused_with_the_problem_of_a_file_that_cannot_be_read(what: str, pipe: Pipe) -> None:
    name, read = REFUSED[what]
    file = pipe(name)
    with pytest.raises(TeamcheckError, match="cannot be read") as caught:
        read(file)
    (problem,) = caught.value.problems
    assert problem.place.file == str(file)
    if what != "what people were told":
        assert "it is no ordinary file" in problem.message


def test_where_a_file_beside_others_is_only_looked_for_a_pipe_counts_as_none(pipe: Pipe, tmp_path: Path) -> None:
    assert id_beside(pipe("round.yaml").with_name("answers.csv")) == ""
    assert not is_plan(pipe("plan.yaml"))
    pipe("comments.csv")
    assert not wait_for_a_review(tmp_path)


def test_what_people_were_told_is_never_passed_over_because_it_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "answers.policy.yaml").symlink_to("gone.yaml")
    with pytest.raises(TeamcheckError, match="the policy cannot be read"):
        policy_beside(tmp_path / "answers.csv")
    (tmp_path / "others.policy.yaml").mkdir()
    with pytest.raises(TeamcheckError, match="the policy cannot be read"):
        policy_beside(tmp_path / "others.csv")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="where a shell hands pipes over differs")
def test_answers_and_the_list_of_teams_can_be_handed_over_by_the_shell(tmp_path: Path) -> None:
    asked = [item.id for item in load_questionnaire("reflexivity").items]
    answers = [",".join(["team", *asked]), *[",".join(["Ward 3", *("4" for _ in asked)])] * 6]
    (tmp_path / "answers.csv").write_text("\n".join(answers), encoding="utf-8")
    (tmp_path / "teams.csv").write_text("team,size\nWard 3,9\n", encoding="utf-8")
    command = f"{sys.executable} -m teamcheck score <(cat answers.csv) --teams <(cat teams.csv) -q reflexivity -f csv"
    ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[1].startswith("Ward 3,,")
    assert ",9," in ran.stdout.splitlines()[1]
