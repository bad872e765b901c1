"""``teamcheck norms build``, and ``--norms`` in score and report."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Protocol

import pytest
import yaml

from teamcheck.cli.exit_codes import ExitCode


class Said(Protocol):
    code: int
    out: str
    err: str


Call = Callable[..., Said]
Q = ("-q", "two-features.yaml")
HEADING = "aims1,aims2,aims3,trust1,trust2,trust3"


def sheets(people: int, level: int, chance: Random) -> list[str]:
    """Rows of people who answer near a level; the third statement is worded the other way round."""
    points = [[min(max(level + chance.choice((-1, 0, 0, 1)), 1), 5) for _ in range(6)] for _ in range(people)]
    return [",".join(str(6 - point if place == 2 else point) for place, point in enumerate(row)) for row in points]


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder of two regions, 24 teams in all, with what else may lie there."""
    chance, place = Random(4), folder / "many"
    for region, teams in (("north", range(12)), ("south", range(12, 24))):
        rows = [f"Team {team},{row}" for team in teams for row in sheets(6 + team % 7, 2 + team % 3, chance)]
        (place / region).mkdir(parents=True)
        (place / region / "answers.csv").write_text("\n".join([f"team,{HEADING}", *rows]) + "\n", encoding="utf-8")
    (place / "teams.csv").write_text("team,size\nTeam 1,9\n", encoding="utf-8")
    (place / "north" / "comments.csv").write_text("team,comment,text\nTeam 1,keep,Tea\n", encoding="utf-8")
    (place / "notes.txt").write_text("Not for us.\n", encoding="utf-8")
    return place


@pytest.fixture
def norms(many: Path, call: Call) -> Path:
    """Norms of these teams."""
    assert call("norms", "build", many, *Q, "-o", "norms.yaml", "--sector", "nursing").code == ExitCode.DONE
    return many.parent / "norms.yaml"


def test_norms_are_built_of_every_file_of_answers_below_a_folder(many: Path, call: Call) -> None:
    code, out, err = call("norms", "build", many, *Q, "--edition", "Spring", "--day", "2026-03-31", "--licence", "CC0-1.0")

    assert (code, out) == (ExitCode.DONE, "")
    assert f"passed over {many / 'teams.csv'}" in err
    assert "Norms of 24 teams" in err
    assert err.endswith("Next: teamcheck report answers.csv --norms norms.yaml\n")
    made = yaml.safe_load((many.parent / "norms.yaml").read_text(encoding="utf-8"))
    told = [made[key] for key in ("schema", "questionnaire", "edition", "day", "licence", "teams")]
    assert told == ["teamcheck/norms/1", "two-features", "Spring", date(2026, 3, 31), "CC0-1.0", 24]
    assert list(made["dimensions"]) == ["aims", "trust"]
    assert list(made["dimensions"]["aims"]["quantiles"]) == [25, 50, 75]
    assert "sector" not in made


def test_the_same_answers_make_the_same_norms_in_any_order_of_files(many: Path, call: Call) -> None:
    files = [many / "south" / "answers.csv", many / "north" / "answers.csv"]

    first = call("norms", "build", *files, *Q, "-o", "-", "--day", "2026-03-31")
    again = call("norms", "build", many, *Q, "-o", "-", "--day", "2026-03-31", "--quiet")

    assert first.out == again.out != ""
    assert again.err == ""


def test_without_an_edition_norms_are_called_after_their_day(many: Path, call: Call) -> None:
    made = yaml.safe_load(call("norms", "build", many, *Q, "-o", "-", "--day", "2025-12-01").out)

    assert (made["edition"], made["day"]) == ("2025-12-01", date(2025, 12, 1))


def test_norms_that_nobody_named_are_not_written_over(norms: Path, many: Path, call: Call) -> None:
    before = norms.read_bytes()

    unnamed = call("norms", "build", many, *Q)
    assert (unnamed.code, "[W004]" in unnamed.err) == (ExitCode.BAD_INPUT, True)
    assert norms.read_bytes() == before
    assert call("norms", "build", many, *Q, "-o", norms, "--edition", "New").code == ExitCode.DONE
    assert norms.read_bytes() != before


def test_too_few_teams_are_refused(folder: Path, call: Call) -> None:
    code, out, err = call("norms", "build", "teams-of-three.csv", *Q)

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R050]" in err
    assert "2 of 3 teams have a score at all" in err
    assert not (folder / "norms.yaml").exists()


def test_each_file_keeps_to_the_minimum_that_its_own_people_were_promised(many: Path, call: Call) -> None:
    policy = many / "north" / "answers.policy.yaml"
    policy.write_text("schema: teamcheck/policy/1\nminimum: 9\n", encoding="utf-8")

    made = yaml.safe_load(call("norms", "build", many, *Q, "-o", "-").out)

    # of twelve teams of 6 to 12 people in the north five have nine or more; all twelve of the south take part
    assert made["teams"] == sum(6 + team % 7 >= 9 for team in range(12)) + 12


def test_a_team_that_was_told_only_the_team_takes_part_unnamed(many: Path, call: Call) -> None:
    for region in ("north", "south"):
        policy = many / region / "answers.policy.yaml"
        policy.write_text("schema: teamcheck/policy/1\naudience: team\n", encoding="utf-8")

    code, out, _ = call("norms", "build", many, *Q, "-o", "-")

    assert code == ExitCode.DONE
    assert "Team" not in out


def test_the_same_answers_in_two_files_are_refused(many: Path, call: Call) -> None:
    (many / "copy.csv").write_bytes((many / "south" / "answers.csv").read_bytes())

    code, _, err = call("norms", "build", many, *Q)

    assert (code, err.count("[R024]")) == (ExitCode.BAD_INPUT, 1)


def test_a_file_that_is_named_twice_counts_once(many: Path, call: Call) -> None:
    once, twice = call("norms", "build", many, *Q, "-o", "-"), call("norms", "build", many, many / "north", *Q, "-o", "-")

    assert once.out == twice.out


def test_teams_of_one_name_in_two_files_are_noted(many: Path, call: Call) -> None:
    rows = sheets(7, 3, Random(9))
    (many / "later.csv").write_text("\n".join([f"team,{HEADING}", *(f"Team 3,{row}" for row in rows)]) + "\n", encoding="utf-8")

    code, out, err = call("norms", "build", many, *Q, "-o", "-")

    assert (code, yaml.safe_load(out)["teams"]) == (ExitCode.DONE, 25)
    assert "both hold a team called Team 3: they count as two teams" in err


def test_a_folder_without_answers_is_refused(folder: Path, call: Call) -> None:
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "sizes.csv").write_text("team,size\nMill,8\n", encoding="utf-8")

    for name in ("empty", "other"):
        code, _, err = call("norms", "build", name, *Q)
        assert (code, "[R053]" in err) == (ExitCode.BAD_INPUT, True)


def test_a_file_of_answers_with_a_fault_is_refused_wherever_it_lies(many: Path, call: Call) -> None:
    file = many / "south" / "answers.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Team 15,", "Team 15,9", 1), encoding="utf-8")

    code, _, err = call("norms", "build", many, *Q)

    assert (code, "[R017]" in err) == (ExitCode.BAD_INPUT, True)


def test_a_report_shows_its_own_result_first_and_other_teams_later(norms: Path, call: Call) -> None:
    code, out, _ = call("report", "harbour.csv", *Q, "--norms", norms, "-f", "md", "-o", "-")

    assert code == ExitCode.DONE
    assert out.index("## In short") < out.index("## The 2 features") < out.index("## Beside other teams")
    assert "24 teams" in out
    assert "Their work: nursing." in out
    assert "fewer than 50 teams" in out


@pytest.mark.parametrize("form", ["html", "md", "teams"])
def test_a_report_of_too_few_shows_no_other_teams(norms: Path, call: Call, form: str) -> None:
    out = call("report", "teams-of-three.csv", *Q, "--team", "Garden", "--norms", norms, "-f", form, "-o", "-").out

    assert "other teams" not in out.lower()


def test_scores_carry_the_place_in_every_format_for_programs(norms: Path, call: Call) -> None:
    places = []
    for reader in ("team", "analyst"):
        told = call("score", "harbour.csv", *Q, "--norms", norms, "-f", "json", "--for", reader).out
        (team,) = json.loads(told)["teams"]
        assert (team["norms"]["teams"], team["norms"]["sector"]) == (24, "nursing")
        places.append(team["norms"]["dimensions"])
    assert [place["id"] for place in places[0]] == ["aims", "trust"]

    heading, *rows = call("score", "harbour.csv", *Q, "--norms", norms, "-f", "csv").out.splitlines()
    assert heading.endswith(",norms,norm_percentile_low,norm_percentile_high")
    assert len(rows) == 2


def test_without_norms_the_key_is_there_and_null(folder: Path, call: Call) -> None:
    (team,) = json.loads(call("score", folder / "harbour.csv", *Q, "-f", "json").out)["teams"]

    assert team["norms"] is None


def test_norms_of_another_questionnaire_or_major_version_are_refused(norms: Path, call: Call) -> None:
    text = norms.read_text(encoding="utf-8")
    for before, after in (("questionnaire: two-features", "questionnaire: others"), ("version: 1.0.0", "version: 2.0.0")):
        norms.write_text(text.replace(before, after), encoding="utf-8")
        code, out, err = call("report", "harbour.csv", *Q, "--norms", norms, "-o", "-")
        assert (code, out, "[R052]" in err) == (ExitCode.BAD_INPUT, "", True)


def test_a_file_that_is_no_norms_is_refused_and_so_is_one_that_contradicts_itself(norms: Path, call: Call) -> None:
    code, _, err = call("score", "harbour.csv", *Q, "--norms", "harbour.csv")
    assert (code, "norms" in err) == (ExitCode.BAD_INPUT, True)

    made = yaml.safe_load(norms.read_text(encoding="utf-8"))
    made["dimensions"]["aims"]["quantiles"] = {25: 60, 75: 50}
    norms.write_text(yaml.safe_dump(made), encoding="utf-8")
    code, _, err = call("score", "harbour.csv", *Q, "--norms", norms)
    assert (code, "[R051]" in err) == (ExitCode.BAD_INPUT, True)


def test_a_report_never_takes_the_place_of_its_norms(norms: Path, call: Call) -> None:
    code, _, err = call("report", "harbour.csv", *Q, "--norms", norms, "-o", norms)

    assert (code, "[W006]" in err) == (ExitCode.BAD_INPUT, True)


def test_a_day_that_is_none_is_wrong_usage(many: Path, call: Call) -> None:
    assert call("norms", "build", many, *Q, "--day", "last spring").code == ExitCode.USAGE


def test_names_cannot_paint_the_terminal_or_the_page(many: Path, call: Call) -> None:
    code, _, err = call("norms", "build", many, *Q, "-o", "norms.yaml", "--sector", "[red]care[/red] <b>")
    assert (code, "\x1b" in err) == (ExitCode.DONE, False)

    page = call("report", "harbour.csv", *Q, "--norms", "norms.yaml", "-o", "-").out
    assert "[red]care[/red] &lt;b&gt;" in page


@pytest.mark.parametrize("words", ["\x1b[31mcare", " ", ""])
@pytest.mark.parametrize("option", ["--edition", "--sector", "--licence"])
def test_words_that_cannot_be_printed_are_wrong_usage(many: Path, call: Call, option: str, words: str) -> None:
    assert call("norms", "build", many, *Q, option, words).code == ExitCode.USAGE


@pytest.mark.slow
def test_in_a_process_of_its_own_norms_are_built_and_used(many: Path, run: Call) -> None:
    built = run("norms", "build", "many", *Q, "-o", "norms.yaml", "--sector", "nursing")
    assert (built.code, built.out) == (ExitCode.DONE, "")

    piped = run("norms", "build", "many", *Q, "-o", "-", "--sector", "nursing")
    assert piped.out == (many.parent / "norms.yaml").read_text(encoding="utf-8")

    shown = run("report", "harbour.csv", *Q, "--norms", "norms.yaml", "-o", "page.html")
    assert (shown.code, shown.out, shown.err) == (ExitCode.DONE, "", "Wrote page.html\n")
    assert "Beside other teams" in (many.parent / "page.html").read_text(encoding="utf-8")
