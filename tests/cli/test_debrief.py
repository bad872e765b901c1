"""``report --debrief``: a guide beside each report, in the same formats, of the same release."""

import json
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow

Q = ("-q", "two-features.yaml")
ONE = ("report", "harbour.csv", *Q)
THREE = ("report", "teams-of-three.csv", *Q)


def made(folder: Path) -> set[str]:
    """Every page and every Markdown there is."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".html", ".md"}}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (ONE, {"harbour.html", "harbour.debrief.html"}),
        ((*ONE, "-f", "md"), {"harbour.md", "harbour.debrief.md"}),
        ((*ONE, "-o", "spring.html"), {"spring.html", "spring.debrief.html"}),
        ((*ONE, "--discussion"), {"harbour.discussion.html", "harbour.discussion.debrief.html"}),
        (
            (*ONE, "--for", "coach", "--audience", "team-and-coach"),
            {"harbour.coach.html", "harbour.coach.debrief.html"},
        ),
        (THREE, {f"reports/{team}{end}.html" for team in ("mill", "bridge", "garden") for end in ("", ".debrief")}),
    ],
)
def test_a_guide_is_written_beside_each_report(folder: Path, run, words: tuple[str, ...], expected: set[str]) -> None:
    ran = run(*words, "--debrief", cwd=folder)

    assert (ran.code, ran.out) == (0, "")
    assert made(folder) == expected


def test_without_the_option_there_is_none(folder: Path, run) -> None:
    assert run(*ONE, cwd=folder).code == 0
    assert made(folder) == {"harbour.html"}


def test_a_report_is_the_same_with_and_without_a_guide(folder: Path, run) -> None:
    run(*ONE, "-o", "alone.html", cwd=folder)
    run(*ONE, "-o", "both.html", "--debrief", cwd=folder)
    assert (folder / "alone.html").read_bytes() == (folder / "both.html").read_bytes()


def test_a_team_of_four_gets_a_guide_without_any_figure(folder: Path, run) -> None:
    run(*THREE, "--team", "Garden", "--debrief", "-f", "md", cwd=folder)
    guide = (folder / "garden.debrief.md").read_text(encoding="utf-8")
    assert "The card exercise" in guide
    assert "out of 100" not in guide


def test_a_guide_is_of_the_same_release_as_its_report(folder: Path, run) -> None:
    """The ledger notes one set of figures, however often and with or without a guide it is given out."""
    noted = []
    for more in ((), ("--debrief",), ()):
        assert run(*ONE, *more, cwd=folder).code == 0
        entries = json.loads((folder / "teamcheck.ledger.json").read_text(encoding="utf-8"))["entries"]
        noted.append([{**entry, "day": ""} for entry in entries])
    assert len(noted[0]) == 1
    assert noted[0] == noted[1] == noted[2]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("-o", "-"), "two documents"),
        (("-f", "teams"), "-f html or -f md"),
        (("-f", "html", "-f", "teams"), "-f html or -f md"),
        (("--for", "organisation", "--audience", "organisation"), "the talk is the team's own"),
        (("--review-comments",), "no report is made"),
    ],
)
def test_what_a_guide_cannot_go_with_is_refused_before_anything_is_read(
    folder: Path, run, more: tuple[str, ...], said: str
) -> None:
    ran = run("report", "no-such-file.csv", *Q, "--debrief", *more, cwd=folder)

    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert said in " ".join(ran.err.split())
    assert made(folder) == set()
