"""The jobs of docs/ci.md: their shape, and what they do, run in bash as far as a service would run them."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.settings import read_settings

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of a job are run by bash")

FENCED = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
#: A commit, so that nobody can put something else in the place of an action.
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
INSTALLS = "python -m pip install tools/teamcheck-*.whl"
#: The gates of either job: a job that runs is one of them.
ON_GITHUB, ON_GITLAB = {"CI": "true", "GITHUB_ACTIONS": "true"}, {"CI": "true", "GITLAB_CI": "true"}

Job = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def blocks(root: Path) -> dict[str, list[str]]:
    """The fenced texts of the page, by their language."""
    found: dict[str, list[str]] = {}
    for language, text in FENCED.findall((root / "docs" / "ci.md").read_text(encoding="utf-8")):
        found.setdefault(language, []).append(text)
    return found


@pytest.fixture(scope="module")
def github(blocks: dict[str, list[str]]) -> Mapping[Any, Any]:
    """The workflow for GitHub. YAML reads the key ``on`` as yes."""
    return yaml.safe_load(blocks["yaml"][0])


@pytest.fixture(scope="module")
def gitlab(blocks: dict[str, list[str]]) -> Mapping[str, Any]:
    """The job for GitLab."""
    return yaml.safe_load(blocks["yaml"][1])["teamcheck"]


@pytest.fixture(scope="module")
def steps(github: Mapping[Any, Any], gitlab: Mapping[str, Any]) -> dict[str, list[str]]:
    """What either job runs, but for the installation."""
    ours = [step["run"] for step in github["jobs"]["gates"]["steps"] if "run" in step]
    return {
        name: [line for line in lines if line.strip() != INSTALLS]
        for name, lines in [("github", ours), ("gitlab", gitlab["script"])]
    }


@pytest.fixture
def project(tmp_path: Path, blocks: dict[str, list[str]], clean_environment: dict[str, str]) -> Path:
    """The project of the page: answers of nine made-up teams of whom everybody answered, their sizes, and the settings."""
    made = ["simulate", "made", "--teams", "9", "--size", "8-12", "--response-rate", "1", "--seed", "1"]
    argv = [sys.executable, "-m", "teamcheck", *made]
    subprocess.run(argv, cwd=tmp_path, env=clean_environment, check=True, capture_output=True, timeout=60)
    folder = tmp_path / "project"
    (folder / "answers").mkdir(parents=True)
    (tmp_path / "made" / "answers.csv").rename(folder / "answers" / "answers.csv")
    (tmp_path / "made" / "teams.csv").rename(folder / "teams.csv")
    (folder / "teamcheck.toml").write_text(blocks["toml"][0], encoding="utf-8")
    return folder


@pytest.fixture
def job(project: Path, steps: dict[str, list[str]], clean_environment: dict[str, str]) -> Job:
    """Run the steps of a job in the project, with this teamcheck on the path."""
    programs = project.parent / "bin"
    programs.mkdir()
    ours = programs / "teamcheck"
    ours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m teamcheck "$@"\n', encoding="utf-8")
    ours.chmod(ours.stat().st_mode | stat.S_IXUSR)

    def run_job(service: str) -> subprocess.CompletedProcess[str]:
        named = {"github": ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(project.parent / "summary.md")}, "gitlab": ON_GITLAB}
        environment = clean_environment | named[service]
        environment["PATH"] = f"{programs}{os.pathsep}{environment['PATH']}"
        words = ["bash", "-e", "-o", "pipefail", "-c", "\n".join(steps[service])]
        return subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=120)

    return run_job


def suites(project: Path) -> dict[str, dict[str, str]]:
    """The suites of the file that is shown beside a run."""
    return {suite.attrib["name"]: suite.attrib for suite in ET.parse(project / "results" / "gates.xml").getroot()}  # noqa: S314  our own


def leave_few_answers(project: Path) -> None:
    """Make the first team three times as large, so that a third of it answered."""
    heading, first, *rest = (project / "teams.csv").read_text(encoding="utf-8").splitlines()
    name, size, *others = first.split(",")
    larger = ",".join([name, str(int(size) * 3), *others])
    (project / "teams.csv").write_text("\n".join([heading, larger, *rest]) + "\n", encoding="utf-8")


def spoil(project: Path) -> None:
    """Put an answer where none may be."""
    file = project / "answers" / "answers.csv"
    heading, first, *rest = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([heading, f"{first.rpartition(',')[0]},my manager is a bully", *rest]) + "\n", encoding="utf-8")


# Their shape


def test_the_workflow_may_read_and_nothing_more_and_needs_no_secret(
    github: Mapping[Any, Any], blocks: dict[str, list[str]]
) -> None:
    assert github["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in github["jobs"].values())
    assert not any(word in text for text in blocks["yaml"] for word in ("secrets", "token", "password", "pull_request_target"))


def test_every_action_is_named_by_its_commit(github: Mapping[Any, Any]) -> None:
    used = [step["uses"] for step in github["jobs"]["gates"]["steps"] if "uses" in step]
    assert len(used) == 3
    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_a_checkout_leaves_no_key_behind(github: Mapping[Any, Any]) -> None:
    assert github["jobs"]["gates"]["steps"][0]["with"] == {"persist-credentials": False}


def test_the_job_ends_by_itself_and_runs_on_a_system_that_is_named(github: Mapping[Any, Any]) -> None:
    job = github["jobs"]["gates"]
    assert job["timeout-minutes"] <= 60
    assert "latest" not in job["runs-on"]


def test_nothing_is_given_out_but_what_gates_found(github: Mapping[Any, Any], gitlab: Mapping[str, Any]) -> None:
    upload = github["jobs"]["gates"]["steps"][-1]
    assert (upload["if"], upload["with"]["path"]) == ("always()", "results/gates.xml")
    assert gitlab["artifacts"]["paths"] == ["results/gates.xml"]
    assert gitlab["artifacts"]["reports"] == {"junit": "results/gates.xml"}
    assert gitlab["artifacts"]["when"] == "always"


def test_what_cannot_be_judged_is_a_warning_on_gitlab(gitlab: Mapping[str, Any]) -> None:
    assert gitlab["allow_failure"] == {"exit_codes": [ExitCode.CANNOT_BE_JUDGED]}


def test_both_jobs_install_and_run_the_same(
    github: Mapping[Any, Any], gitlab: Mapping[str, Any], steps: dict[str, list[str]]
) -> None:
    installs = [step["run"] for step in github["jobs"]["gates"]["steps"] if "pip install" in step.get("run", "")]
    assert [line.strip() for line in installs] == [line for line in gitlab["script"] if "pip install" in line] == [INSTALLS]
    assert [line.strip() for line in steps["github"]] == steps["gitlab"]


def test_a_change_of_any_file_that_is_read_starts_either_job(github: Mapping[Any, Any], gitlab: Mapping[str, Any]) -> None:
    assert github[True]["push"]["paths"] == ["answers/**", "teams.csv", "teamcheck.toml"]
    assert gitlab["rules"] == [{"changes": ["answers/**/*", "teams.csv", "teamcheck.toml"]}]


def test_the_settings_of_the_page_can_be_used_with_every_line_that_is_commented_out(
    blocks: dict[str, list[str]], tmp_path: Path
) -> None:
    (text,) = blocks["toml"]
    file = tmp_path / "teamcheck.toml"
    file.write_text(text, encoding="utf-8")
    assert [str(gate) for gate in read_settings(file).gates] == ["min-response-rate 60", "max-withheld 20%"]
    whole = re.sub(r"^# (?=[\w-]+ = )(.*?)(   .*)?$", r"\1", text, flags=re.MULTILINE)
    assert set(tomllib.loads(whole)["batch"]) == {"questionnaire", "teams", "audience", "tree", "by", "formats"}
    file.write_text(whole, encoding="utf-8")
    assert len(read_settings(file).gates) == 4


# What they do


@pytest.mark.slow
@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_job_passes_where_enough_answered(service: str, job: Job, project: Path) -> None:
    done = job(service)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert {name: found["failures"] for name, found in suites(project).items()} == {
        "min-response-rate 60": "0",
        "max-withheld 20%": "0",
    }
    assert "::error" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_job_fails_where_too_few_answered_and_says_in_which_team(service: str, job: Job, project: Path) -> None:
    leave_few_answers(project)
    done = job(service)
    assert done.returncode == ExitCode.FAILED, done.stderr
    assert suites(project)["min-response-rate 60"]["failures"] == "1"
    assert "In 1 of 9 teams fewer than 60% answered." in done.stderr
    if service == "github":
        assert (
            "::error title=teamcheck%3A min-response-rate 60::In 1 of 9 teams fewer than 60%25 answered.%0ATeam 1: "
            in done.stderr
        )
        assert "- Team 1: " in (project.parent / "summary.md").read_text(encoding="utf-8")
    else:
        assert "::" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_job_says_where_a_file_cannot_be_read_and_not_what_stands_there(service: str, job: Job, project: Path) -> None:
    spoil(project)
    done = job(service)
    assert done.returncode == ExitCode.BAD_INPUT, done.stderr
    assert suites(project)["readable input"]["errors"] == "1"
    assert "row 2" in done.stderr
    assert "bully" not in done.stdout + done.stderr + (project / "results" / "gates.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_job_runs_again_after_one_that_could_not_read_everything(job: Job, project: Path) -> None:
    whole = (project / "answers" / "answers.csv").read_text(encoding="utf-8")
    spoil(project)
    assert job("gitlab").returncode == ExitCode.BAD_INPUT
    (project / "answers" / "answers.csv").write_text(whole, encoding="utf-8")
    for _ in range(2):
        done = job("gitlab")
        assert done.returncode == ExitCode.DONE, done.stderr
        assert "max-withheld 20%" in suites(project)
