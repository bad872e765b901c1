"""``report --for leader`` on a terminal of its own: the leader is asked there, and nothing is left but the copy."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire
from tests.cli.window import Window

pytestmark = pytest.mark.slow

ASKED = load_questionnaire("compassionate-leadership")
STATEMENTS = [ASKED.voices["leader"][item.id] for item in ASKED.items]
WORDS = ("report", "answers.csv", "-q", "compassionate-leadership", "--for", "leader", "--audience", "team-and-coach")


def flat(text: str) -> str:
    return " ".join(text.split())


class Asking(Window):
    """A window in which a leader is asked."""

    @property
    def screen(self) -> str:
        """What was painted last, or written since, as one line."""
        return flat(super().screen)[-3000:]

    def ended(self) -> int:
        """The exit code, when all is read and the terminal is as it was."""
        code = self.ends(30)
        assert self.is_as_before()
        return code


Open = Callable[..., Asking]


@pytest.fixture
def window(tmp_path: Path, clean_environment: dict[str, str]) -> Iterator[Open]:
    """Open a window in a folder with the answers of eight people, none of whom leads the team."""
    rows = [",".join(str(1 + (person + place) % 5) for place in range(len(STATEMENTS))) for person in range(8)]
    table = ["team," + ",".join(item.id for item in ASKED.items), *(f"Ward,{row}" for row in rows)]
    (tmp_path / "answers.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    home = {"HOME": str(tmp_path / "home"), "XDG_STATE_HOME": str(tmp_path / "home"), "TERM": "xterm"}
    opened: list[Asking] = []

    def start(*words: str, **more: str) -> Asking:
        opened.append(Asking((*WORDS, *words), clean_environment | home | more, tmp_path))
        return opened[-1]

    yield start
    for each in opened:
        each.end()


def kept(folder: Path) -> set[str]:
    """The names of all files that are left, but for the ledger of the team's figures."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in names if not re.match(r"teamcheck\.ledger\.json|home/teamcheck/ledger", name)}


def test_the_leader_is_asked_every_statement_and_the_copy_alone_is_left(window: Open, tmp_path: Path) -> None:
    shown = window()
    shown.answer(("kept nowhere else", "1"), *((f"{number} of 17", "5") for number in range(1, 18)), ("confirm your", "c"))
    assert shown.ended() == ExitCode.DONE
    assert "Wrote ward.leader.html" in flat(shown.out)
    outside = flat(shown.outside)
    assert not any(flat(statement) in outside for statement in STATEMENTS)
    assert kept(tmp_path) == {"answers.csv", "ward.leader.html"}
    page = (tmp_path / "ward.leader.html").read_text(encoding="utf-8")
    assert page.count("Your own score is 100.") == 4
    assert (tmp_path / "ward.leader.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "ways",
    [
        [("kept nowhere else", "2")],
        [("kept nowhere else", "1"), ("1 of 17", "5"), ("2 of 17", "\x03"), ("Do you want to stop?", "2")],
        [("kept nowhere else", "1"), *((f"{number} of 17", "s") for number in range(1, 18)), ("answered nothing", "c")],
    ],
    ids=["before the first", "Ctrl-C", "nothing answered"],
)
def test_whoever_stops_or_answers_nothing_leaves_nothing(window: Open, tmp_path: Path, ways: list[tuple[str, str]]) -> None:
    shown = window()
    shown.answer(*ways)
    assert shown.ended() == ExitCode.INTERRUPTED
    assert "No copy was written, and nothing that was answered is kept." in flat(shown.out)
    assert kept(tmp_path) == {"answers.csv"}


def test_in_a_terminal_that_only_prints_it_is_asked_line_by_line(window: Open, tmp_path: Path) -> None:
    shown = window("-f", "md", TERM="dumb")
    shown.answer(("This window may keep", "1\n"), *((f"{number} of 17", "4\n") for number in range(1, 18)))
    shown.answer(("confirm your", "c\n"))
    assert shown.ended() == ExitCode.DONE
    assert "\x1b" not in shown.out
    assert "Your own score is 75." in (tmp_path / "ward.leader.md").read_text(encoding="utf-8")


def test_nobody_is_asked_where_that_was_ruled_out(window: Open, tmp_path: Path) -> None:
    shown = window("--no-input")
    assert shown.ended() == ExitCode.BAD_INPUT
    assert "[R049]" in shown.out
    assert kept(tmp_path) == {"answers.csv"}


def test_nobody_is_asked_for_a_copy_that_is_then_refused(window: Open, tmp_path: Path) -> None:
    first = window("--for", "team")
    assert first.ended() == ExitCode.DONE
    table = (tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "answers.csv").write_text("\n".join(table[:-1]) + "\n", encoding="utf-8")
    shown = window()
    assert shown.ended() == ExitCode.BAD_INPUT
    assert "kept nowhere else" not in flat(shown.out)
    assert "[R08" in shown.out
