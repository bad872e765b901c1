"""`teamcheck simulate` as a process: files that say what they are, are made again by their seed, and can be scored."""

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

FILES = {"answers.csv", "simulated.txt", "teams.csv", "truth.csv"}
SMALL = ("-q", "seven-features-short", "--teams", "6", "--size", "7-9", "--response-rate", "1")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def test_what_is_written_says_that_nobody_answered_and_can_be_scored(run, tmp_path):
    ran = run("simulate", "made", *SMALL)
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    assert "Nobody has answered any of it" in ran.err
    assert set(contents(tmp_path / "made")) == FILES
    assert "Nobody has answered anything here" in (tmp_path / "made" / "simulated.txt").read_text(encoding="utf-8")
    (following,) = re.findall(r"^Next: teamcheck (.+)$", ran.err, flags=re.MULTILINE)
    scored = run(*shlex.split(following), "-f", "json")
    assert scored.code == ExitCode.DONE
    found = {card["team"]: (card["size"], card["answered"]) for card in json.loads(scored.out)["teams"]}
    truth = {line["team"]: (int(line["size"]), int(line["answered"])) for line in table(tmp_path / "made" / "truth.csv")}
    assert found == truth


def test_a_drawn_seed_is_said_and_makes_the_same_bytes_again(run, tmp_path):
    ran = run("simulate", "one", *SMALL)
    (seed,) = re.findall(r"--seed (\d+)", ran.err)
    again = run("simulate", "elsewhere/two", *SMALL, "--seed", seed)
    assert again.code == ExitCode.DONE
    assert "Seed" not in again.err
    assert contents(tmp_path / "one") == contents(tmp_path / "elsewhere" / "two")
    run("simulate", "three", *SMALL, "--seed", str(int(seed) + 1))
    assert contents(tmp_path / "one")["answers.csv"] != contents(tmp_path / "three")["answers.csv"]


def test_the_command_in_the_folder_makes_it_again(run, tmp_path):
    run("simulate", "one", *SMALL, "--camps", "0.5", "--careless", "0.2", "--linked", "--level", "47.5", "--seed", "8")
    said = (tmp_path / "one" / "simulated.txt").read_text(encoding="utf-8")
    (command,) = re.findall(r"^teamcheck (simulate .+)$", said, flags=re.MULTILINE)
    run(*shlex.split(command), "again")
    assert contents(tmp_path / "one") == contents(tmp_path / "again")


def test_rows_are_no_people_unless_whole_sheets_are_asked_for(run, tmp_path):
    for folder, *how in (("kept",), ("whole", "--whole-sheets"), ("linked", "--linked")):
        run("simulate", folder, *SMALL, "--missing", "0", "--seed", "3", *how)
    kept, whole, linked = (table(tmp_path / folder / "answers.csv") for folder in ("kept", "whole", "linked"))
    assert "respondent" not in kept[0]
    for rows in (whole, linked):
        codes = [row.pop("respondent") for row in rows]
        assert len(set(codes)) == len(codes)
    assert linked == whole
    assert kept != whole
    in_order = [sorted(row[item] for row in rows) for rows in (kept, whole) for item in rows[0]]
    assert in_order[: len(in_order) // 2] == in_order[len(in_order) // 2 :]


def test_rounds_are_linked_by_codes_that_stay(run, tmp_path):
    ran = run("simulate", "made", *SMALL, "--rounds", "2", "--change", "10", "--linked", "--seed", "3")
    assert ran.code == ExitCode.DONE
    people: dict[str, set[str]] = {}
    for row in table(tmp_path / "made" / "answers.csv"):
        people.setdefault(row["round"], set()).add(row["respondent"])
    assert people["round-1"] == people["round-2"]
    truth = {
        (line["round"], line["team"], line["dimension"]): float(line["level"])
        for line in table(tmp_path / "made" / "truth.csv")
    }
    for (round_, team, dimension), level in truth.items():
        if round_ == "round-1":
            assert truth["round-2", team, dimension] == pytest.approx(level + 10, abs=1e-5)


def test_whole_sheets_have_codes_that_are_new_in_each_round_and_are_believed(run, tmp_path):
    ran = run("simulate", "made", *SMALL, "--rounds", "2", "--whole-sheets", "--seed", "3")
    codes = [row["respondent"] for row in table(tmp_path / "made" / "answers.csv")]
    assert len(set(codes)) == len(codes) == 2 * sum(int(row["size"]) for row in table(tmp_path / "made" / "teams.csv"))
    assert "Signs of answering without reading" in run("check", "made/answers.csv", *SMALL[:2]).out
    left_out = run("score", "made/answers.csv", *SMALL[:2], "--for", "analyst", "--without-careless")
    assert left_out.code == ExitCode.DONE
    assert "Note" not in ran.err


def test_linked_sheets_are_whole_sheets_and_that_is_said(run, tmp_path):
    run("simulate", "linked", *SMALL, "--rounds", "2", "--linked", "--seed", "3")
    ran = run("simulate", "both", *SMALL, "--rounds", "2", "--linked", "--whole-sheets", "--seed", "3")
    assert ran.code == ExitCode.DONE
    assert "--linked writes whole sheets anyway" in ran.err
    assert contents(tmp_path / "linked") == contents(tmp_path / "both")


def test_after_several_rounds_the_change_of_a_team_comes_next(run):
    ran = run("simulate", "made", *SMALL, "--rounds", "2", "--seed", "3")
    (following,) = re.findall(r"^Next: teamcheck (.+)$", ran.err, flags=re.MULTILINE)
    words = shlex.split(following)
    assert words[0] == "compare"
    compared = run(*words, "-f", "md", "-o", "-")
    assert compared.code == ExitCode.DONE
    assert words[words.index("--team") + 1] in compared.out


def test_the_help_says_what_linked_people_need(run):
    said = " ".join(run("simulate", "--help").out.split())
    assert "take --response-rate 1 to see it" in said


@pytest.mark.slow
def test_what_takes_long_is_said_before(run):
    few = ("-q", "seven-features-short", "--size", "1", "--seed", "3")
    assert run("simulate", "made", *few, "--teams", "500", "--rounds", "2").err.startswith("Making 500 teams, 2 rounds")
    assert not run("simulate", "made", *few, "--teams", "499", "--rounds", "2").err.startswith("Making")
    assert run("simulate", "made", *few, "--teams", "1000", "--quiet").err == ""


def test_nothing_is_written_among_foreign_files(run, tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "answers.csv").write_text("mine", encoding="utf-8")
    ran = run("simulate", "theirs", *SMALL)
    assert ran.code == ExitCode.BAD_INPUT
    assert "[W005]" in ran.err
    assert contents(tmp_path / "theirs") == {"answers.csv": b"mine"}


def test_a_folder_of_its_own_is_filled_anew(run, tmp_path):
    for seed in ("1", "2"):
        assert run("simulate", "made", *SMALL, "--seed", seed, "--quiet").err == ""
    run("simulate", "fresh", *SMALL, "--seed", "2")
    assert contents(tmp_path / "made") == contents(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "9-4"], "the smaller number first"),
        (["--size", "many"], "a number of people"),
        (["--size", "0"], "1 to 500"),
        (["--change", "5"], "--rounds 2"),
        (["--icc", "0.9"], "0 to 0.8"),
        (["--icc", "nan"], "0 to 0.8"),
        (["--spread", "45"], "can have a spread of"),
        (["--seed", "-1"], "0 or more"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(words, said, run, tmp_path):
    ran = run("simulate", "made", *words)
    assert ran.code == ExitCode.USAGE
    assert said in " ".join(ran.err.split())
    assert not (tmp_path / "made").exists()
