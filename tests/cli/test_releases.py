"""Nobody gets two reports of one round a person apart, and no answer is lost between two who close it."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.box import BallotBox
from teamcheck.collect.sheet import Sheet

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")


@pytest.fixture
def round_call(call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command in the folder of a round about two features in which seven of nine have answered."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call("init", "spring", "--team", "Harbour", "--people", "9", "--facilitator", "Ann Lee", "-q", "two-features.yaml")
    monkeypatch.chdir(folder / "spring")
    answer(*range(7))
    return call


def answer(*people: int) -> BallotBox:
    """Let people answer in the round of this folder."""
    _, box = opened(Path(), "kiosk", quiet=True)
    for person in people:
        answers = {name: (person + place) % 5 + 1 for place, name in enumerate(ITEMS)}
        box.add(Sheet(answers=answers, comments={"keep": f"Comment {person}"}))
    return box


def copied(folder: Path) -> Path:
    """The answers of this folder, in another one without its round."""
    folder.mkdir()
    for name in ("answers.csv", "answers.policy.yaml"):
        shutil.copy(name, folder)
    return folder / "answers.csv"


@pytest.mark.parametrize("where", ["beside the round", "elsewhere"])
def test_no_report_is_made_of_answers_that_were_taken_back(where: str, round_call: Call, tmp_path: Path) -> None:
    round_call("close")
    copy = copied(tmp_path / "elsewhere")
    round_call("close", "--reopen")
    if where == "beside the round":
        copy = Path(shutil.copy(copy, "answers.csv"))
    first = round_call("report", copy, "-q", "two-features.yaml")
    Path("answers.csv").unlink(missing_ok=True)
    answer(7)
    round_call("close")
    second = round_call("report")
    shutil.copy(tmp_path / "elsewhere" / "answers.csv", "first.csv")
    third = round_call("score", "first.csv", "-q", "two-features.yaml")

    assert [code for code, _, _ in (first, second, third)] == [ExitCode.BAD_INPUT, ExitCode.DONE, ExitCode.BAD_INPUT]
    assert "[C004]" in first[2]


def test_a_report_of_a_copy_elsewhere_closes_the_round_for_good(round_call: Call, tmp_path: Path) -> None:
    round_call("close")
    copy = copied(tmp_path / "elsewhere")
    code, _, _ = round_call("report", copy, "-q", "two-features.yaml", "-o", tmp_path / "r.html")

    assert code == ExitCode.DONE
    assert "[C006]" in round_call("close", "--reopen")[2]


def test_a_round_opened_again_gets_no_new_hour(round_call: Call, monkeypatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1000.0)
    round_call("close")
    monkeypatch.setattr("time.time", lambda: 1000.0 + 3000)
    assert round_call("close", "--reopen")[0] == ExitCode.DONE
    round_call("close")
    monkeypatch.setattr("time.time", lambda: 1000.0 + 3700)

    assert "[C006]" in round_call("close", "--reopen")[2]


def test_whoever_waits_at_the_question_does_not_close_what_another_has_closed(round_call: Call, monkeypatch) -> None:
    def another_closes(*_: object, **__: object) -> bool:
        assert round_call("close", "--no-input")[0] == ExitCode.DONE
        return True

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "confirm", another_closes)
    code, _, err = round_call("close")

    assert (code, "[C003]" in err) == (ExitCode.BAD_INPUT, True)
    assert "Harbour" in Path("answers.csv").read_text(encoding="utf-8").splitlines()[1]
    assert any(cell.isdecimal() for cell in Path("answers.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[2:])


def test_answers_that_are_enough_are_not_thrown_away(round_call: Call) -> None:
    code, _, err = round_call("close", "--discard")

    assert (code, "[C017]" in err, answer(7).finished()) == (ExitCode.BAD_INPUT, True, 8)


@pytest.mark.parametrize("change", ["added", "deleted"])
def test_comments_that_were_changed_are_not_taken_back(change: str, round_call: Call) -> None:
    round_call("close")
    comments = Path("comments.csv")
    if change == "added":
        comments.write_text(comments.read_text(encoding="utf-8") + "Harbour,x,keep,Forged\n", encoding="utf-8")
    else:
        comments.unlink()
    code, _, err = round_call("close", "--reopen")

    assert (code, "[C006]" in err) == (ExitCode.BAD_INPUT, True)


def test_files_that_cannot_be_written_leave_the_round_open(round_call: Call) -> None:
    Path("answers.csv").mkdir()
    code, _, _ = round_call("close")
    Path("answers.csv").rmdir()

    assert code == ExitCode.BAD_INPUT
    assert answer(7).finished() == 8


def test_the_answers_are_for_the_eyes_of_one_user(round_call: Call) -> None:
    round_call("close")

    for name in ("answers.csv", "comments.csv"):
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600


@pytest.mark.parametrize("after", ["a report", "an hour"])
def test_who_was_let_in_is_forgotten_when_the_round_cannot_be_opened_again(after: str, round_call: Call, monkeypatch) -> None:
    box = answer()
    box.add(Sheet(answers={"aims1": 1}), form=box.hand_out())
    monkeypatch.setattr("time.time", lambda: 1000.0)
    round_call("close")
    assert box.files.manifest().used
    monkeypatch.setattr("time.time", lambda: 1000.0 + 3700)
    round_call("report" if after == "a report" else "status")

    manifest = box.files.manifest()
    assert (manifest.used, manifest.secret, manifest.tickets, manifest.closing.at) == ((), "", None, 0.0)
    assert (manifest.finished, manifest.closing.released) == (8, after == "a report")


def test_status_takes_away_what_a_killed_answer_has_left(round_call: Call) -> None:
    box = answer()
    left = box.files.folder / "answers-0123456789abcdef.jsonl"
    left.write_text('{"aims1": "5"}\n', encoding="utf-8")
    round_call("status")

    assert not left.exists()
