"""What a report looks like: a style sheet, a logo and templates of one's own, from the command line."""

import base64
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from teamcheck.cli.exit_codes import ExitCode

pytestmark = pytest.mark.slow


class Ran(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]
REPORT = ("report", "harbour.csv", "-q", "two-features.yaml")
LOGO = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")


@pytest.fixture
def house(folder: Path) -> Path:
    """The folder of answers, with a style sheet, a logo and a folder of templates."""
    (folder / "ours.css").write_text(":root{--brand:#005eb8}\n", encoding="utf-8")
    (folder / "logo.gif").write_bytes(LOGO)
    (folder / "house" / "_parts").mkdir(parents=True)
    (folder / "house" / "_parts" / "cover.html.j2").write_text("<header>{{ team }}, ours</header>", encoding="utf-8")
    (folder / "house" / "report.md.j2").write_text("# {{ team }}, ours\n", encoding="utf-8")
    return folder


def test_a_report_wears_a_style_sheet_and_a_logo_of_ones_own(house: Path, run: Run) -> None:
    ran = run(*REPORT, "--style", "ours.css", "--logo", "logo.gif", cwd=house)
    assert (ran.code, ran.out, ran.err) == (ExitCode.DONE, "", "Wrote harbour.html\n")
    page = (house / "harbour.html").read_text(encoding="utf-8")
    assert f'src="data:image/gif;base64,{base64.b64encode(LOGO).decode()}" alt="">' in page
    assert ":#005eb8}\n</style>" in page


def test_templates_of_ones_own_are_used_for_every_document(house: Path, run: Run) -> None:
    ran = run(*REPORT, "--templates", "house", "-f", "html", "-f", "md", "-f", "teams", cwd=house)
    assert (ran.code, ran.out, ran.err) == (ExitCode.DONE, "", "Wrote harbour.html\nWrote harbour.md\nWrote harbour.teams.md\n")
    assert "<header>harbour, ours</header>" in (house / "harbour.html").read_text(encoding="utf-8")
    assert (house / "harbour.md").read_text(encoding="utf-8") == "# harbour, ours\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--style", "none.css"), ["none.css\n  there is no such file [T001]"]),
        (("--style", "house"), ["house\n  this is a folder, and a file is needed [T001]"]),
        (("--style", "large.css"), ["large.css\n  the file is larger than 64 KiB"]),
        (("--logo", "large.png"), ["large.png\n  the file is larger than 48 KiB"]),
        (("--style", "logo.gif"), ["logo.gif\n  this is no text in UTF-8 [T003]"]),
        (("--style", "import.css"), ["import.css\n  line 2: @import asks for another file [T004]\n      → Put the rules"]),
        (
            ("--logo", "ours.css"),
            ["ours.css\n  its first bytes are those of no picture", "[T005]\n      → Save the logo as PNG"],
        ),
        (("--templates", "none"), ["none\n  there is no such folder [T001]"]),
        (("--templates", "ours.css"), ["ours.css\n  this is a file, and a folder is needed [T001]"]),
        (("--templates", "broken"), ["broken/report.teams.j2\n  line 3: the template cannot be read", "[T008]"]),
        (("--templates", "wrong"), ["wrong/report.html.j2\n  line 2: a name is used that is not there: 'soup'", "[T009]"]),
        (("--style", "none.css", "--logo", "ours.css", "--templates", "broken"), ["[T001]", "[T005]", "[T008]", "3 problems."]),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(
    words: tuple[str, ...], said: list[str], house: Path, run: Run
) -> None:
    (house / "large.css").write_bytes(b" " * 70_000)
    (house / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50_000))
    (house / "import.css").write_text("a{}\n@import 'x.css';\n", encoding="utf-8")
    for name, file, text in (("broken", "report.teams.j2", "a\nb\n{% if"), ("wrong", "report.html.j2", "a\n{{ soup }}")):
        (house / name).mkdir()
        (house / name / file).write_text(text, encoding="utf-8")
    before = sorted(path.name for path in house.iterdir())
    ran = run(*REPORT, *words, cwd=house)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert all(part in ran.err for part in said), ran.err
    assert "→" in ran.err
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in house.iterdir()) == before


def test_files_that_do_nothing_are_a_warning_that_quiet_leaves_out(house: Path, run: Run) -> None:
    (house / "house" / "cover.html").write_text("x", encoding="utf-8")
    ran = run(*REPORT, "--templates", "house", cwd=house)
    assert ran.code == ExitCode.DONE
    assert ran.err.startswith("house\n  warning: these take no template's place: cover.html [T007]\n      → Call it as one of")
    assert ran.err.endswith("Wrote harbour.html\n")
    assert run(*REPORT, "--templates", "house", "--quiet", cwd=house).err == ""


def test_a_dress_that_is_not_seen_is_said(house: Path, run: Run) -> None:
    ran = run(*REPORT, "--logo", "logo.gif", "-f", "md", "-o", "-", cwd=house)
    assert ran.code == ExitCode.DONE
    assert ran.err == "Note: --style and --logo are seen in pages only; add -f html.\n"
    assert "data:" not in ran.out


@pytest.mark.parametrize("place", ["ours.css", "logo.gif", "house/report.md.j2"])
def test_a_report_never_takes_the_place_of_what_it_is_dressed_in(place: str, house: Path, run: Run) -> None:
    before = (house / place).read_bytes()
    ran = run(*REPORT, "--style", "ours.css", "--logo", "logo.gif", "--templates", "house", "-o", place, cwd=house)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "[W006]" in ran.err
    assert (house / place).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_no_template_leads_out_of_its_folder(house: Path, run: Run) -> None:
    (house / "house" / "report.teams.j2").symlink_to(os.path.abspath(house / "harbour.csv"))  # noqa: PTH100  a link by its whole path
    ran = run(*REPORT, "--templates", "house", "-f", "teams", "-o", "-", cwd=house)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert "house/report.teams.j2\n  this leads to a file outside of the folder [T006]" in ran.err


def test_a_template_for_one_team_that_fails_keeps_all_from_being_written(house: Path, run: Run) -> None:
    text = "{% if edition == 'discussion' %}{{ soup }}{% endif %}"
    (house / "house" / "report.md.j2").write_text(text, encoding="utf-8")
    ran = run("report", "teams-of-three.csv", *REPORT[2:], "--templates", "house", "-f", "md", "-o", "out", cwd=house)
    assert ran.code == ExitCode.BAD_INPUT
    assert not (house / "out").exists()
