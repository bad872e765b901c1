"""``report --for leader``: one person's own ratings beside their team's figures, in that copy and nowhere else."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire

pytestmark = pytest.mark.slow

ITEMS = [item.id for item in load_questionnaire("compassionate-leadership").items]
ASKED = ("-q", "compassionate-leadership")
TOLD = (*ASKED, "--audience", "team-and-coach", "--size", "12")
LEADER = ("report", "answers.csv", *TOLD, "--for", "leader")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the answers of a ward of nine; ``leaders`` are rows of the voice leader, each of one answer to everything."""

    def table(*leaders: int, folder: str = ".", teams: tuple[str, ...] = ("Ward",), rounds: tuple[str, ...] = ("",)) -> Path:
        rows = [["team", "round", "voice", *ITEMS]]
        for team in teams:
            for turn, round_ in enumerate(rounds):
                for person in range(9):
                    points = [str(1 + (person * 7 + place * (place + person + turn)) % 5) for place in range(len(ITEMS))]
                    rows.append([team, round_, "", *points])
                rows += [[team, round_, "Leader", *[str(point)] * len(ITEMS)] for point in leaders]
        path = tmp_path / folder / "answers.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
        return path

    return table


def test_the_copy_is_written_for_its_reader_alone_in_both_formats(write: Write, tmp_path: Path, run) -> None:
    write(5)
    ran = run(*LEADER, "-f", "html", "-f", "md", cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    assert "1 row is of another voice than the team's" in ran.err
    assert "Wrote ward.leader.html" in ran.err
    assert "Note: it holds the leader's own answers. Only your user can read the file" in ran.err
    for name in ("ward.leader.html", "ward.leader.md"):
        assert "Your own score is 100." in (tmp_path / name).read_text(encoding="utf-8")
        assert sys.platform == "win32" or (tmp_path / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_file_that_was_open_to_others_is_closed_to_them(write: Write, tmp_path: Path, run) -> None:
    write(5)
    (tmp_path / "mine.html").touch(mode=0o644)
    (tmp_path / "mine.html").chmod(0o644)
    assert run(*LEADER, "-o", "mine.html", cwd=tmp_path).code == ExitCode.DONE
    assert (tmp_path / "mine.html").stat().st_mode & 0o777 == 0o600


def test_standard_output_takes_it_where_that_is_asked_for(write: Write, tmp_path: Path, run) -> None:
    write(4)
    ran = run(*LEADER, "-f", "md", "-o", "-", cwd=tmp_path)
    assert ran.code == ExitCode.DONE
    assert "Your own score is 75." in ran.out
    assert sorted(path.name for path in tmp_path.glob("*.md")) == []


def test_the_discussion_edition_has_the_own_answers_and_no_figure(write: Write, tmp_path: Path, run) -> None:
    write(5)
    ran = run(*LEADER, "--discussion", "-f", "md", cwd=tmp_path)
    assert "Wrote ward.leader.discussion.md" in ran.err
    text = (tmp_path / "ward.leader.discussion.md").read_text(encoding="utf-8")
    assert "Strongly agree" in text
    assert "out of 100" not in text


def test_it_is_of_the_round_that_is_scored(write: Write, tmp_path: Path, run) -> None:
    write(5, rounds=("2025", "2026"))
    assert "Your own score is 100." in run(*LEADER, "-f", "md", "-o", "-", cwd=tmp_path).out
    lines = (tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "answers.csv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    ran = run(*LEADER, "-f", "md", "-o", "-", cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "no row holds answers of the person who leads this team (Ward, 2026) [R049]" in ran.err
    assert run(*LEADER, "--round", "2025", "-f", "md", "-o", "-", cwd=tmp_path).code == ExitCode.DONE


def test_a_row_of_the_leaders_that_is_added_later_changes_nothing_that_is_out(write: Write, tmp_path: Path, run) -> None:
    write()
    assert run("report", "answers.csv", *TOLD, cwd=tmp_path).code == ExitCode.DONE
    write(5)
    assert run(*LEADER, cwd=tmp_path).code == ExitCode.DONE
    ledger = (tmp_path / "teamcheck.ledger.json").read_text(encoding="utf-8")
    assert "report html for the leader" not in ledger  # the same figures were out already
    write(1)
    assert run(*LEADER, cwd=tmp_path).code == ExitCode.DONE
    assert (tmp_path / "teamcheck.ledger.json").read_text(encoding="utf-8") == ledger


@pytest.mark.parametrize("more", [(), ("--no-input",)], ids=["no terminal", "--no-input"])
def test_without_a_row_and_somebody_to_ask_nothing_is_written(write: Write, tmp_path: Path, run, more: tuple[str, ...]) -> None:
    write()
    ran = run(*LEADER, *more, cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "no row holds answers of the person who leads this team (Ward) [R049]" in ran.err
    assert "→ Run it in a terminal without --no-input: then that person is asked here, and nothing is kept." in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv"]


def test_two_rows_are_refused_without_a_word_of_what_stands_in_them(write: Write, tmp_path: Path, run) -> None:
    write(5, 1)
    ran = run(*LEADER, cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert '2 rows are of the voice leader in team "Ward", and the copy is for one person [R049]' in ran.err
    assert "→ Leave the row of the person it is for, and take the others out." in ran.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--debrief",), "the leader's copy has its own words for the talk"),
        (("--open",), "the leader's copy is not opened here"),
        (("-f", "teams"), "the leader's copy is no message to pass on"),
        (("--tree", "department", "--teams", "teams.csv"), "the leader's copy is of one whole team"),
        (("--norms", "norms.yaml"), "the leader's copy compares nobody with others"),
        (("--review-comments",), "with it no report is made"),
        (("--audience", "team"), "the copy needs --audience team-and-coach, and team is given."),
    ],
)
def test_what_it_cannot_go_with_is_wrong_usage(write: Write, tmp_path: Path, run, words: tuple[str, ...], hint: str) -> None:
    write(5)
    ran = run("report", "answers.csv", *ASKED, "--for", "leader", *words, cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert hint in " ".join(ran.err.split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv"]


def test_a_questionnaire_without_words_for_a_leader_and_several_teams_are_wrong_usage(
    write: Write, tmp_path: Path, folder: Path, run
) -> None:
    words = ("report", "harbour.csv", "-q", "two-features.yaml", "--for", "leader", "--audience", "team-and-coach")
    ran = run(*words, cwd=folder)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "two-features has no statements for the leader" in ran.err
    write(5, teams=("Ward", "Yard"))
    told = ("report", "answers.csv", *ASKED, "--audience", "team-and-coach", "--for", "leader")
    ran = run(*told, cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "is for one person, and there are 2 teams; choose with --team." in " ".join(ran.err.split())
    assert run(*told, "--team", "Yard", "-o", "-", cwd=tmp_path).code == ExitCode.DONE


@pytest.mark.parametrize("audience", ["team", "team-and-coach", "organisation"])
def test_people_must_have_been_told_of_a_coach_too(write: Write, tmp_path: Path, run, audience: str) -> None:
    write(5)
    (tmp_path / "answers.policy.yaml").write_text(f"schema: teamcheck/policy/1\naudience: {audience}\n", encoding="utf-8")
    ran = run("report", "answers.csv", *ASKED, "--for", "leader", "-o", "-", cwd=tmp_path)
    if audience == "team":
        assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
        assert "so there is no copy for the leader [R036]" in ran.err
    else:
        assert ran.code == ExitCode.DONE


def test_where_nobody_said_who_sees_it_an_explicit_word_is_needed(write: Write, tmp_path: Path, run) -> None:
    write(5)
    ran = run("report", "answers.csv", *ASKED, "--for", "leader", cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "so there is no copy for the leader [R036]" in ran.err
    assert "add --audience team-and-coach" in ran.err


@pytest.mark.parametrize("handed", ["-", pytest.param("pipe", marks=pytest.mark.skipif(os.name == "nt", reason="no pipes"))])
def test_answers_that_can_be_read_once_only_are_refused(tmp_path: Path, run, handed: str) -> None:
    if handed == "pipe":
        os.mkfifo(tmp_path / handed)
    ran = run("report", handed, *ASKED, "--for", "leader", "--audience", "organisation", cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "name it in place of - or a pipe." in " ".join(ran.err.split())


@pytest.mark.parametrize("words", [("batch", "answers.csv", "-o", "out"), ("score", "answers.csv")])
def test_no_other_command_makes_it(write: Write, tmp_path: Path, run, words: tuple[str, ...]) -> None:
    write(5)
    ran = run(*words, *ASKED, "--for", "leader", "--audience", "organisation", cwd=tmp_path)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")


ALL = ("--audience", "organisation")
OUTPUTS = {
    "team": ("report", "answers.csv", *ASKED, *ALL, "-f", "html", "-f", "md", "-f", "teams", "-o", "team"),
    "guide": ("report", "answers.csv", *ASKED, *ALL, "-f", "html", "-f", "md", "-o", "guide", "--debrief", "--round", "2025"),
    "coach": ("report", "answers.csv", *ASKED, *ALL, "--for", "coach", "-f", "html", "-f", "md", "-o", "coach"),
    "organisation": ("report", "answers.csv", *ASKED, *ALL, "--for", "organisation", "-f", "html", "-f", "md", "-o", "whole"),
    **{form: ("score", "answers.csv", *ASKED, *ALL, "-f", form) for form in ("table", "json", "jsonl", "csv", "md")},
    "analyst": ("score", "answers.csv", *ASKED, "--for", "analyst"),
    "compare": ("compare", "answers.csv", *ASKED, *ALL, "-f", "md", "-f", "html", "-o", "compared"),
    "batch": ("batch", "answers.csv", *ASKED, *ALL, "-o", "batch", "-f", "html", "-f", "md"),
    "figures": ("score", "answers.csv", *ASKED, *ALL, "-o", "scores.json"),
    "audit": ("audit", "scores.json"),
    "import": ("import", "answers.csv", *ASKED, "-o", "imported.csv"),
}
#: What is of the bytes of the answers themselves, or of the moment: the rows of the leader are among those bytes.
NOT_COMPARED = {"answers.csv", "teamcheck.ledger.json", "manifest.json", "timings.json"}


def test_other_copies_and_figures_are_the_same_to_the_byte_whatever_the_leader_answered(write: Write, run) -> None:
    made: list[dict[str, bytes | str]] = []
    for point in (1, 5):
        here = write(point, folder=f"leader-{point}", rounds=("2025", "2026")).parent
        found: dict[str, bytes | str] = {}
        for name, words in OUTPUTS.items():
            ran = run(*words, cwd=here)
            assert ran.code == ExitCode.DONE, (name, ran.err)
            found[f"{name} out"] = ran.out
            found[f"{name} said"] = re.sub(r"[\d.]+ s\b", "", ran.err)
        for path in here.rglob("*"):
            if path.is_file() and path.name not in NOT_COMPARED:
                found[path.relative_to(here).as_posix()] = path.read_bytes()
        made.append(found)
    first, second = made
    assert first.keys() == second.keys()
    assert {"team/ward.html", "coach/ward.coach.md", "whole/ward.organisation.html", "imported.csv"} <= first.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert b"leader" not in bytes(first["imported.csv"])
