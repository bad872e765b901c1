"""``teamcheck norms build``, and ``--norms`` in score and report."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Protocol

import pytest
import yaml

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow


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
    assert err.endswith("Next: teamcheck report answers.csv -q two-features.yaml --norms norms.yaml\n")
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

    assert (made["edition"], made["day"]) == ("answers up to 2025-12-01", date(2025, 12, 1))


def test_without_a_day_it_is_said_that_today_is_taken(many: Path, call: Call) -> None:
    said = "Say when it really was: --day"

    assert said in call("norms", "build", many, *Q, "-o", "-").err
    assert said not in call("norms", "build", many, *Q, "-o", "-", "--day", "2025-12-01").err


def test_a_day_that_is_still_to_come_is_wrong_usage(many: Path, call: Call) -> None:
    today = date.today()  # noqa: DTZ011  as the command takes it

    code, _, err = call("norms", "build", many, *Q, "-o", "-", "--day", (today + timedelta(days=1)).isoformat())

    assert (code, "still to come" in err) == (ExitCode.USAGE, True)
    assert call("norms", "build", many, *Q, "-o", "-", "--day", today.isoformat()).code == ExitCode.DONE


def test_teams_that_take_no_part_are_named_where_more_is_asked_for(many: Path, call: Call) -> None:
    few = [f"Small team,{row}" for row in sheets(3, 3, Random(2))]
    (many / "few.csv").write_text("\n".join([f"team,{HEADING}", *few]) + "\n", encoding="utf-8")

    usual, more = call("norms", "build", many, *Q, "-o", "-"), call("norms", "build", many, *Q, "-o", "-", "--verbose")

    assert "1 with too few answers for a score takes no part (--verbose names them)." in usual.err
    assert "Small team" not in usual.err
    assert "1 with too few answers for a score takes no part: Small team." in more.err
    assert "Small team" not in more.out


@pytest.mark.parametrize("marker", ["demo.txt", "simulated.txt"])
def test_norms_of_made_up_answers_say_so_and_so_does_every_report_first(many: Path, call: Call, marker: str) -> None:
    command = "demo" if marker == "demo.txt" else "simulate"
    told = f"Made-up teams, written by `teamcheck {command}`. Nobody has answered anything here.\n"
    (many / "south" / marker).write_text(told, encoding="utf-8")

    code, _, err = call("norms", "build", many, *Q, "-o", "norms.yaml")

    assert (code, f"Warning: The answers in {many / 'south'} are made up" in err) == (ExitCode.DONE, True)
    assert yaml.safe_load((many.parent / "norms.yaml").read_text(encoding="utf-8"))["made_up"] is True
    text = call("report", "harbour.csv", *Q, "--norms", "norms.yaml", "-f", "md", "-o", "-").out
    caveats = [line for line in text[text.index("## Beside other teams") :].splitlines() if line.startswith("- ")]
    assert caveats[0].startswith("- These teams are made up.")
    assert "happened to be asked" not in text
    (team,) = json.loads(call("score", "harbour.csv", *Q, "--norms", "norms.yaml", "-f", "json").out)["teams"]
    assert team["norms"]["caveats"][0]["code"] == "made-up-teams"


def test_norms_of_what_the_program_made_up_itself_say_so(folder: Path, call: Call) -> None:
    words = ("-q", "seven-features-short")
    call("simulate", "made", *words, "--teams", "24", "--size", "8", "--seed", "1")

    err = call("norms", "build", "made", *words).err

    assert "Warning: These answers are made up" in err
    assert "Say when it really was" not in err
    written = (folder / "norms.yaml").read_text(encoding="utf-8")
    assert "made_up: true" in written
    assert "edition: made up on 20" in written


def test_norms_can_be_checked_before_they_are_used(many: Path, call: Call) -> None:
    call("norms", "build", many, *Q, "-o", "ours.yaml")

    good = call("check", "ours.yaml", *Q)
    assert (good.code, good.out.endswith("It can be used.\n")) == (ExitCode.DONE, True)
    other = call("check", "ours.yaml", "-q", "seven-features")
    assert other.code == ExitCode.BAD_INPUT
    assert "[R052]" in other.err


def test_another_file_of_that_name_makes_nothing_up(many: Path, call: Call) -> None:
    (many / "south" / "demo.txt").write_text("Notes for our demo.\n", encoding="utf-8")
    (many / "north" / "simulated.txt").write_bytes(b"\xff\xfe\x00")

    code, out, err = call("norms", "build", many, *Q, "-o", "-")

    assert (code, "made up" in err, "made_up" in out) == (ExitCode.DONE, False, False)


def test_answers_to_another_questionnaire_are_refused(folder: Path, call: Call) -> None:
    call("simulate", "made", "--teams", "12", "--size", "8", "--seed", "1")

    code, _, err = call("norms", "build", "made", "-q", "seven-features-short")

    assert (code, err.count("[R054]")) == (ExitCode.BAD_INPUT, 1)
    assert "Run it again with -q seven-features." in err
    assert not (folder / "norms.yaml").exists()


def test_files_of_which_most_columns_mean_nothing_are_warned_of_once(many: Path, call: Call) -> None:
    for file in many.glob("*/answers.csv"):
        heading, *rows = file.read_text(encoding="utf-8").splitlines()
        wide = [heading + "".join(f",meals{place}" for place in range(7)), *(row + ",1" * 7 for row in rows)]
        file.write_text("\n".join(wide) + "\n", encoding="utf-8")

    code, _, err = call("norms", "build", many, *Q, "-o", "-")

    assert (code, err.count("most columns are no statement of the questionnaire two-features")) == (ExitCode.DONE, 1)
    assert f"In {many / 'north' / 'answers.csv'} and 1 more" in err


def test_the_help_says_that_a_small_team_can_seldom_be_placed(call: Call) -> None:
    for words in (("norms",), ("norms", "build")):
        assert "A small team can seldom be placed among others" in " ".join(call(*words, "--help").out.split())


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
    one = call("norms", "build", "harbour.csv", *Q).err
    assert "there is one team, and it has a score" in one
    assert not (folder / "norms.yaml").exists()


def test_each_file_keeps_to_the_minimum_that_its_own_people_were_promised(many: Path, call: Call) -> None:
    policy = many / "north" / "answers.policy.yaml"
    policy.write_text("schema: teamcheck/policy/1\nminimum: 7\n", encoding="utf-8")

    made = yaml.safe_load(call("norms", "build", many, *Q, "-o", "-").out)

    # of twelve teams of 6 to 12 people in the north ten have seven or more; all twelve of the south take part
    assert made["teams"] == sum(6 + team % 7 >= 7 for team in range(12)) + 12


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
    assert ",norms,norm_percentile_low,norm_percentile_high," in heading
    assert len(rows) == 2


@pytest.mark.parametrize(("form", "said"), [("table", True), ("md", True), ("csv", False), ("json", False)])
def test_where_places_are_not_printed_it_is_said_where_they_are(norms: Path, call: Call, form: str, *, said: bool) -> None:
    words = ("score", "harbour.csv", *Q, "--norms", norms, "-f", form)

    assert ("among other teams is in the report" in call(*words).err) is said
    assert "other teams" not in call(*words, "--quiet").err


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
