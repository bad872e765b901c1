"""``score`` and ``report``: each prints and writes what the library gives, and nothing else."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import teamcheck
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.report.figures import render_figures
from teamcheck.scorecard.analyst.analyse import analyse
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.public import PublicScorecard

Call = Callable[..., tuple[int, str, str]]
Q = ("-q", "two-features.yaml")


@pytest.fixture
def scorecards(folder: Path) -> tuple[Scorecard, ...]:
    """What the library makes of the three teams."""
    questionnaire = teamcheck.load_questionnaire(str(folder / "two-features.yaml"))
    responses = teamcheck.read_responses(folder / "teams-of-three.csv", questionnaire)
    return teamcheck.score(responses, questionnaire, complete=True)


@pytest.fixture
def cards(scorecards: tuple[Scorecard, ...], folder: Path) -> list[PublicScorecard]:
    """What may be shown of them."""
    questionnaire = teamcheck.load_questionnaire(str(folder / "two-features.yaml"))
    responses = teamcheck.read_responses(folder / "teams-of-three.csv", questionnaire)
    return [teamcheck.disclose(card, responses.policy) for card in scorecards]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_figures_on_standard_output_are_the_librarys(form: str, folder: Path, cards: list[PublicScorecard], call: Call) -> None:
    code, out, _ = call("score", folder / "teams-of-three.csv", *Q, "-f", form)
    assert code == ExitCode.DONE
    assert out.rstrip("\n") == render_figures(cards, to=form).rstrip("\n")  # type: ignore[arg-type]  # one of the four


def test_figures_in_a_file_are_the_same_and_standard_output_is_empty(folder: Path, call: Call) -> None:
    _, printed, _ = call("score", folder / "teams-of-three.csv", *Q, "-f", "csv")
    code, out, err = call("score", folder / "teams-of-three.csv", *Q, "-f", "csv", "-o", "made/scores.csv")
    assert (code, out) == (ExitCode.DONE, "")
    assert "scores.csv" in err
    assert (folder / "made" / "scores.csv").read_text(encoding="utf-8").rstrip("\n") == printed.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", "{"),
        ("a.jsonl", '{"schema"'),
        ("a.CSV", "team,round,"),
        ("a.md", "| team |"),
        ("a.txt", "Bridge: "),
        ("a", "Bridge: "),
    ],
)
def test_without_a_format_the_ending_of_the_file_says_it(folder: Path, call: Call, name: str, begins: str) -> None:
    assert call("score", folder / "teams-of-three.csv", *Q, "-o", name)[0] == ExitCode.DONE
    assert (folder / name).read_text(encoding="utf-8").startswith(begins)


def test_full_figures_too_are_in_the_format_that_the_file_ends_in(folder: Path, call: Call) -> None:
    assert call("score", folder / "teams-of-three.csv", *Q, "--for", "analyst", "-o", "a.csv")[0] == ExitCode.DONE
    assert "statistics_scale_low,statistics_scale_high" in (folder / "a.csv").read_text(encoding="utf-8")


def test_figures_are_no_page(folder: Path, call: Call) -> None:
    code, _, err = call("score", folder / "teams-of-three.csv", *Q, "-o", "a.html")
    assert (code, (folder / "a.html").exists()) == (ExitCode.USAGE, False)
    assert "teamcheck report" in err


def test_analysts_get_what_the_library_gives_analysts(folder: Path, scorecards: tuple[Scorecard, ...], call: Call) -> None:
    code, out, _ = call("score", folder / "teams-of-three.csv", *Q, "--for", "analyst")
    assert code == ExitCode.DONE
    assert out.rstrip("\n") == render_figures(analyse(scorecards), to="json").rstrip("\n")
    found = json.loads(out)
    assert found["teams"][0]["protected"] is False


def test_without_a_format_a_table_by_name_is_printed(folder: Path, call: Call) -> None:
    code, out, _ = call("score", folder / "teams-of-three.csv", *Q, "--teams", folder / "sizes.csv")
    assert code == ExitCode.DONE
    headings = [line for line in out.splitlines() if line.endswith("members answered")]
    assert headings == [
        "Bridge: 18 of 18 members answered",
        "Garden: 4 of 5 members answered",
        "Mill: 6 of 8 members answered",
    ]
    assert max(map(len, out.splitlines())) < 90
    assert "\x1b" not in out


def test_too_few_answers_are_no_failure(folder: Path, call: Call) -> None:
    code, out, _ = call("score", folder / "teams-of-three.csv", *Q, "--team", "Garden", "-f", "json")
    assert code == ExitCode.DONE
    (team,) = json.loads(out)["teams"]
    assert team["edition"] == "discussion"
    assert all(found["score"] is None and found["withheld"] for found in team["dimensions"])


def test_the_minimum_can_be_raised_and_not_lowered(folder: Path, call: Call) -> None:
    _, out, _ = call("score", folder / "harbour.csv", *Q, "-f", "json", "--minimum", "10")
    assert json.loads(out)["teams"][0]["edition"] == "discussion"
    (folder / "harbour.policy.yaml").write_text("schema: teamcheck/policy/1\nminimum: 12\n", encoding="utf-8")
    code, out, err = call("score", folder / "harbour.csv", *Q, "-f", "json", "--minimum", "6")
    assert code == ExitCode.DONE
    assert json.loads(out)["teams"][0]["policy"]["minimum"] == 12
    assert "changes nothing" in err


def test_what_was_left_out_is_said_on_standard_error_unless_quiet(folder: Path, call: Call) -> None:
    rows = (folder / "harbour.csv").read_text(encoding="utf-8").splitlines()
    named = [f"Email,{rows[0]}", *(f"person{i}@example.org,{row}" for i, row in enumerate(rows[1:]))]
    (folder / "named.csv").write_text("\n".join(named) + "\n", encoding="utf-8")
    code, out, err = call("score", folder / "named.csv", *Q, "-f", "csv")
    assert code == ExitCode.DONE
    assert "column A (e-mail addresses)" in err
    assert "example.org" not in out + err
    _, _, quiet = call("score", folder / "named.csv", *Q, "-f", "csv", "--quiet")
    assert quiet == ""


def test_a_row_a_team_and_dimension_stands_in_the_csv(folder: Path, call: Call) -> None:
    _, out, _ = call("score", folder / "teams-of-three.csv", *Q, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 6
    assert [row["team"] for row in rows] == ["Bridge", "Bridge", "Garden", "Garden", "Mill", "Mill"]


def test_a_report_of_one_team_is_called_after_it(folder: Path, call: Call) -> None:
    code, out, err = call("report", folder / "harbour.csv", *Q, "--team-name", "Harbour & <b>Co</b>")
    assert (code, out) == (ExitCode.DONE, "")
    assert "harbour-b-co-b.html" in err
    page = (folder / "harbour-b-co-b.html").read_text(encoding="utf-8")
    assert "<b>Co" not in page
    assert "Harbour &amp; &lt;b&gt;Co" in page


def test_reports_of_many_teams_go_into_a_folder_in_every_format_asked_for(folder: Path, call: Call) -> None:
    code, out, err = call("report", folder / "teams-of-three.csv", *Q, "-f", "html", "-f", "md", "-f", "html", "-o", "spring")
    assert (code, out) == (ExitCode.DONE, "")
    assert "Wrote 6 files in spring" in err
    assert sorted(path.name for path in (folder / "spring").iterdir()) == [
        *("bridge.html", "bridge.md", "garden.html", "garden.md", "mill.html", "mill.md"),
    ]


def test_a_report_is_what_the_library_renders(folder: Path, cards: list[PublicScorecard], call: Call) -> None:
    questionnaire = teamcheck.load_questionnaire(str(folder / "two-features.yaml"))
    for form in ("html", "md", "teams"):
        code, out, _ = call("report", folder / "teams-of-three.csv", *Q, "--team", "Mill", "-f", form, "-o", "-")
        assert code == ExitCode.DONE
        expected = teamcheck.render_report(cards[2], questionnaire, to=form)  # type: ignore[arg-type]  # one of the three
        assert out.rstrip("\n") == expected.rstrip("\n")


def test_standard_output_takes_one_document_only(folder: Path, call: Call) -> None:
    code, out, err = call("report", folder / "teams-of-three.csv", *Q, "-o", "-")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "there are 3" in err


def test_without_a_page_there_is_nothing_to_open(folder: Path, call: Call) -> None:
    code, out, err = call("report", folder / "harbour.csv", *Q, "-f", "md", "--open")
    assert (code, out) == (ExitCode.DONE, "")
    assert err == "Wrote harbour.md\nNote: --open shows pages only; add -f html.\n"


def test_teams_whose_file_names_collide_each_get_their_own(folder: Path, call: Call) -> None:
    text = (folder / "teams-of-three.csv").read_text(encoding="utf-8")
    (folder / "alike.csv").write_text(text.replace("Mill,", "../x,").replace("Bridge,", "X!,"), encoding="utf-8")
    code, _, _ = call("report", folder / "alike.csv", *Q, "-f", "md", "-o", "out")
    assert code == ExitCode.DONE
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["garden.md", "x-2.md", "x.md"]
    assert {path.name for path in folder.parent.iterdir()} == {folder.name} | {
        path.name for path in folder.parent.iterdir() if path.name != "x.md"
    }


def test_an_existing_report_is_untouched_when_one_of_many_cannot_be_written(folder: Path, call: Call) -> None:
    (folder / "out" / "mill.html").mkdir(parents=True)
    (folder / "out" / "bridge.html").write_text("mine", encoding="utf-8")
    code, _, err = call("report", folder / "teams-of-three.csv", *Q, "-o", "out")
    assert code == ExitCode.BAD_INPUT
    assert "[W002]" in err
    assert (folder / "out" / "bridge.html").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["bridge.html", "mill.html"]


def test_two_runs_write_the_same_bytes(folder: Path, call: Call) -> None:
    call("report", folder / "teams-of-three.csv", *Q, "-o", "one")
    call("report", folder / "teams-of-three.csv", *Q, "-o", "two")
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()
