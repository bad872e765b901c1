"""The list of what is due, as `batch` makes it of a folder of rounds."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from teamcheck.cli.caseload_page import answers_of, caseload_pages, cases_of, is_caseload
from teamcheck.cli.rounds import opened
from teamcheck.cli.writing import write_all
from teamcheck.collect.sheet import Sheet
from teamcheck.report.caseload.model import Case, Caseload
from teamcheck.report.language import ENGLISH

#: Each test walks through folders of rounds.
pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
TODAY = date(2026, 11, 26)
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")


@pytest.fixture
def begin(call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make a round in a folder of rounds, with a state folder of the test's own, and let people answer."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def make(place: str, round_: str, answers: int = 0, *, closed: bool = False) -> Path:
        made, team = tmp_path / "rounds" / place, place.partition("/")[0].title()
        asked = ("--team", team, "--people", "9", "--facilitator", "Ann", "--round", round_, "--debrief", "2026-12-01")
        assert call("init", made, *asked, "-q", folder / "two-features.yaml").code == 0
        for person in range(answers):
            answered = {name: (person + at) % 5 + 1 for at, name in enumerate(ITEMS)}
            opened(made, "kiosk", quiet=True)[1].add(Sheet(answers=answered))
        if closed:
            assert call("close", made, *(["--discard"] if answers < 5 else []), "--no-input").code == 0
        return made

    return make


@pytest.fixture
def rounds(begin, tmp_path: Path) -> Path:
    """Rounds of three teams."""
    begin("harbour", "2026-11")
    begin("mill/spring", "2026-03", 6, closed=True)
    begin("mill/autumn", "2026-11", 3)
    begin("weir", "2026-11", 2, closed=True)
    return tmp_path / "rounds"


def test_files_of_answers_are_those_of_closed_rounds_each_beside_its_policy(rounds: Path) -> None:
    files = answers_of(rounds, cases_of(rounds, TODAY))

    assert [file.relative_to(rounds).as_posix() for file in files] == ["mill/spring/answers.csv", "weir/answers.csv"]
    assert all(file.with_name("answers.policy.yaml").is_file() for file in files)
    assert answers_of(rounds, cases_of(rounds, TODAY), "two-features") == files
    assert answers_of(rounds, cases_of(rounds, TODAY), "seven-features") == []
    (rounds / "weir" / "answers.csv").unlink()
    assert len(answers_of(rounds, cases_of(rounds, TODAY))) == 1


def test_a_folder_of_rounds_is_known_by_them(rounds: Path) -> None:
    assert is_caseload([rounds])
    assert is_caseload([rounds / "mill"])  # the rounds of one team
    assert not is_caseload([rounds / "weir"])  # one round
    assert not is_caseload([rounds.parent])  # answers of its own
    assert not is_caseload([rounds / "mill", rounds / "weir"])
    assert not is_caseload([rounds / "weir" / "answers.csv"])
    assert not is_caseload([rounds / "nowhere"])
    assert not is_caseload([])


@pytest.mark.parametrize(("name", "is_one"), [("old.csv", False), ("old.XLSX", False), ("notes.txt", True)])
def test_answers_of_its_own_make_it_another_folder(name: str, is_one, rounds: Path) -> None:
    (rounds / name).write_text("team,size\nMill,9\n", encoding="utf-8")

    assert is_caseload([rounds]) is is_one
    assert is_caseload([rounds], besides=[rounds.parent / "rounds" / name])


@pytest.mark.parametrize(
    ("forms", "written"),
    [
        (["html"], ["due.ics", "index.html"]),
        (["json", "md"], ["due.ics", "index.md"]),
        (["md", "html"], None),
        (["teams"], ["due.ics", "index.html"]),
    ],
)
def test_a_page_for_each_format_and_the_days_beside_it(forms: Sequence[str], written, rounds: Path, tmp_path: Path) -> None:
    pages = caseload_pages(cases_of(rounds, TODAY), tmp_path / "out", forms, {"Mill": "reports/mill.html"}, ENGLISH)

    assert sorted(path.name for path in pages) == (written or ["due.ics", "index.html", "index.md"])
    write_all(pages)
    assert b"\r\n" in (tmp_path / "out" / "due.ics").read_bytes()
    for page in (path for path in pages if path.suffix != ".ics"):
        assert "reports/mill.html" in pages[page]
        assert "due.ics" in pages[page]
        assert str(tmp_path) not in pages[page]


def test_without_days_there_is_no_calendar_and_no_link_to_one(tmp_path: Path, rounds: Path) -> None:
    (asked,) = (case.asked for case in cases_of(rounds, TODAY).cases if case.team == "Mill")
    pages = caseload_pages(Caseload(TODAY, (Case("Mill", asked),)), tmp_path, ["html"], {}, ENGLISH)

    assert [path.name for path in pages] == ["index.html"]
    assert "due.ics" not in pages[tmp_path / "index.html"]
