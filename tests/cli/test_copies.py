"""Whom a report is for: no copy is made for anybody whom people were not told of before they answered."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, get_args

import pytest

from teamcheck.cli.copies import COPIES, READERS
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.responses.model import Audience
from teamcheck.scorecard.copies import Copy, Reader, may_see

pytestmark = pytest.mark.slow


class Ran(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]
REPORT = ("report", "harbour.csv", "-q", "two-features.yaml")
#: Of the copies that every questionnaire has; that of the leader (test_leaders_copy.py) goes where the coach's goes.
ALLOWED = {"team": ["team"], "team-and-coach": ["team", "coach"], "organisation": ["team", "coach", "organisation"]}


@pytest.fixture
def told(folder: Path) -> Callable[[str], None]:
    """Write what people were told beside the answers."""

    def write(audience: str) -> None:
        text = f"schema: teamcheck/policy/1\naudience: {audience}\n"
        (folder / "harbour.policy.yaml").write_text(text, encoding="utf-8")

    return write


def test_the_command_line_knows_every_copy_and_every_audience() -> None:
    assert tuple(COPIES) == get_args(Copy)
    assert tuple(READERS) == get_args(Reader)
    assert tuple(ALLOWED) == get_args(Audience)


def test_the_page_for_those_who_are_asked_says_which_copies_there_are(root: Path) -> None:
    document = (root / "docs" / "privacy.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(team|team-and-coach|organisation)`: .* \| (`.*`) \|$", document, re.MULTILINE)
    shown = {audience: re.findall(r"`(\w+)`", copies) for audience, copies in rows}
    assert {audience: [copy for copy in copies if copy != "leader"] for audience, copies in shown.items()} == ALLOWED


def test_the_leader_reads_with_the_coach_and_so_has_a_copy_where_the_coach_has_one() -> None:
    assert [may_see("leader", audience) for audience in get_args(Audience)] == [False, True, True]
    assert [may_see("leader", each) for each in get_args(Audience)] == [may_see("coach", each) for each in get_args(Audience)]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("audience", ALLOWED)
def test_a_copy_is_made_only_if_people_were_told_of_it(
    audience: str, copy: str, folder: Path, run: Run, told: Callable[[str], None]
) -> None:
    told(audience)
    before = {path.name for path in folder.iterdir()}
    ran = run(*REPORT, "--for", copy, cwd=folder)
    made = {path.name for path in folder.iterdir()} - {*before, "teamcheck.ledger.json"}
    if copy in ALLOWED[audience]:
        name = "harbour.html" if copy == "team" else f"harbour.{copy}.html"
        assert (ran.code, ran.out, ran.err, made) == (ExitCode.DONE, "", f"Wrote {name}\n", {name})
    else:
        assert (ran.code, ran.out, made) == (ExitCode.BAD_INPUT, "", set())
        assert ran.err.startswith("harbour.policy.yaml\n  people were told that only the team ")
        assert f'("{audience}"), so there is no copy for the {copy} [R036]' in ran.err
        assert f"→ Make a copy they were told of: {' or '.join(f'--for {other}' for other in ALLOWED[audience])}." in ran.err


def test_copies_never_take_each_others_place_in_any_format(folder: Path, run: Run, told: Callable[[str], None]) -> None:
    told("organisation")
    for copy in COPIES:
        assert run(*REPORT, "--for", copy, "-f", "html", "-f", "md", "-f", "teams", "-o", "out", cwd=folder).code == 0
    made = [f"harbour{whose}.{end}" for whose in ("", ".coach", ".organisation") for end in ("html", "md", "teams.md")]
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(made)


def test_where_nobody_said_who_sees_it_the_coachs_copy_is_made_with_a_reminder(folder: Path, run: Run) -> None:
    ran = run(*REPORT, "--for", "coach", cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    assert ran.err.startswith("Note: no policy beside the answers says who sees them. Make sure people know")
    assert ran.err.endswith("Wrote harbour.coach.html\n")
    assert run(*REPORT, "--for", "coach", "--quiet", cwd=folder).err == ""
    assert run(*REPORT, "--for", "coach", "--audience", "team-and-coach", cwd=folder).err == "Wrote harbour.coach.html\n"


def test_where_nobody_said_who_sees_it_the_organisations_copy_asks_for_it(folder: Path, run: Run) -> None:
    ran = run(*REPORT, "--for", "organisation", "-o", "-", cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert ran.err.startswith("harbour.csv\n")
    assert "[R036]\n      → If they were told so before they answered, add --audience organisation." in ran.err
    ran = run(*REPORT, "--for", "organisation", "-o", "-", "-f", "md", "--audience", "organisation", cwd=folder)
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert "For the team; its figures may go to the organisation" in ran.out


@pytest.mark.parametrize("command", [REPORT, ("score", *REPORT[1:])])
def test_an_audience_wider_than_people_were_told_is_refused(
    command: tuple[str, ...], folder: Path, run: Run, told: Callable[[str], None]
) -> None:
    told("team-and-coach")
    ran = run(*command, "--audience", "organisation", cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert 'people were told "team-and-coach" when they were asked, and "organisation" is wider [R037]' in ran.err


def test_the_audience_stands_on_the_cover_and_in_the_figures(folder: Path, run: Run, told: Callable[[str], None]) -> None:
    told("organisation")
    assert "For the team; its figures may go to the organisation" in run(*REPORT, "-f", "md", "-o", "-", cwd=folder).out
    narrowed = ("--audience", "team-and-coach")
    assert "For the team and its coach" in run(*REPORT, "-f", "md", "-o", "-", *narrowed, cwd=folder).out
    for reader in ("team", "analyst"):
        ran = run("score", *REPORT[1:], "-f", "json", "--for", reader, *narrowed, cwd=folder)
        assert json.loads(ran.out)["teams"][0]["policy"] == {"minimum": 5, "audience": "team-and-coach"}


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--for", "analyst"), "teamcheck score FILE --for analyst"),
        (("--for", "boss"), "'boss' is none of team, coach, leader, organisation."),
        (("--for", "coach", "--audience", "team"), "the copy needs --audience team-and-coach, and team is given."),
        (("--audience", "all"), "'all' is not one of"),
    ],
)
def test_whom_nobody_knows_or_the_line_itself_rules_out_is_wrong_usage(
    words: tuple[str, ...], hint: str, folder: Path, run: Run
) -> None:
    ran = run(*REPORT, *words, cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert hint in ran.err


def test_comments_are_not_said_to_be_held_back_from_a_copy_that_never_has_any(tmp_path: Path, run: Run) -> None:
    assert run("demo", "made", "--no-open").code == ExitCode.DONE
    made = tmp_path / "made"
    (made / "comments.review.yaml").unlink()
    told = [run("report", "answers.csv", "--for", copy, "--audience", "organisation", cwd=made).err for copy in COPIES]
    assert ["comments are held back" in said for said in told] == [True, True, False]
