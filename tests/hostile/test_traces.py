"""What people answered stays out of everything a run leaves beside its results: words of a bug, temporary files, dumps."""

import importlib
import io
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.writing import write_all

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals of POSIX")

#: Something that only a person who answered has said.
CANARY = "my manager is a bully"

#: For each family of commands, places deep inside where it is made to fail, with what it was given in the message.
FAMILIES = {
    "score": (
        ["score", "answers.csv", "-q", "ours.yaml"],
        [
            "teamcheck.responses.read.read_responses",
            "teamcheck.scorecard.build.score",
            "teamcheck.scorecard.disclosure.disclose",
        ],
    ),
    "figures": (
        ["score", "answers.csv", "-q", "ours.yaml", "-f", "json"],
        ["teamcheck.report.figures.render_figures", "teamcheck.organisation.ledger.team.team_release"],
    ),
    "analyst": (
        ["score", "answers.csv", "-q", "ours.yaml", "--for", "analyst"],
        ["teamcheck.scorecard.analyst.analyse.analyse"],
    ),
    "report": (
        ["report", "answers.csv", "-q", "ours.yaml", "-o", "out"],
        ["teamcheck.report.render.page", "teamcheck.report.render.beside_html", "teamcheck.report.render.render_report"],
    ),
    "review": (["report", "answers.csv", "-q", "ours.yaml", "--review-comments"], ["teamcheck.responses.comments.clean_name"]),
    "compare": (
        ["compare", "answers.csv", "-q", "ours.yaml", "-o", "-"],
        ["teamcheck.scorecard.comparison.compare.compare", "teamcheck.report.comparison.render.render_comparison"],
    ),
    "norms": (
        ["norms", "build", ".", "-q", "ours.yaml"],
        ["teamcheck.responses.first_look.headings_of", "teamcheck.responses.read.read_responses"],
    ),
    "check": (["check", "answers.csv", "-q", "ours.yaml"], ["teamcheck.responses.row_reader.clean_name"]),
    "audit": (["audit", "scores.json", "-q", "ours.yaml"], ["teamcheck.organisation.audit.attacker.audit"]),
    "init": (
        ["init", "new", "--team", CANARY, "--people", "9", "--facilitator", CANARY, "--no-input"],
        ["teamcheck.collect.starter.folder_of"],
    ),
    "invite": (["survey", "invite", "round"], ["teamcheck.collect.invitation.invitation"]),
    "form": (["survey", "form", "round"], ["teamcheck.collect.sent_out.pages"]),
    "status": (["status", "round"], ["teamcheck.collect.round_file.read_round"]),
    "import": (
        ["import", "--codes", "codes.txt", "--into", "round"],
        ["teamcheck.collect.incoming.from_codes", "teamcheck.collect.incoming.read_code"],
    ),
    "exports": (
        ["import", "answers.csv", "-q", "ours.yaml", "-o", "new/answers.csv", "--report", "new/report.json"],
        ["teamcheck.responses.write.write_sheets", "teamcheck.responses.import_report.report_of"],
    ),
    "close": (
        ["close", "round", "--no-input"],
        ["teamcheck.collect.close.written_out"],
    ),
}
CASES = [(words, place) for words, places in FAMILIES.values() for place in places]


@pytest.fixture(scope="module")
def filled(fill, call, put_yaml, state) -> Path:
    """A folder in which everything holds the canary: answers, figures of them, and an open round with a sheet in its box."""
    from teamcheck.collect.box import BallotBox  # noqa: PLC0415  only here
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above
    from teamcheck.collect.sheet import Sheet  # noqa: PLC0415  as above

    folder = fill(CANARY, 12).path
    assert call("score", "answers.csv", "-q", "ours.yaml", "-o", "scores.json", cwd=folder).code == 0
    (folder / "codes.txt").write_text(f"AAAA-{CANARY}\n", encoding="utf-8")
    (folder / "round").mkdir()
    asked = {"schema": "teamcheck/round/1", "id": "traces000001", "questionnaire": "../ours.yaml", "team": CANARY}
    said = {"round": CANARY, "people": 9, "facilitator": {"name": CANARY, "contact": CANARY}, "why": CANARY}
    put_yaml(folder / "round" / "round.yaml", asked | said)
    assert call("survey", "form", "round", "-o", "form.html", cwd=folder).code == 0
    box = BallotBox(read_round(folder / "round"), state / "teamcheck" / "rounds")
    for _ in range(6):
        box.add(Sheet(answers={"aims1": 3}, comments={"keep": CANARY}))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("debug", [(), ("--debug",)], ids=["plain", "debug"])
@pytest.mark.parametrize(("words", "place"), CASES, ids=[f"{words[0]} {place}" for words, place in CASES])
def test_the_words_of_a_bug_hold_no_answer_and_no_name(words, place, debug, filled, call, monkeypatch) -> None:
    module, _, name = place.rpartition(".")

    def fail(*arguments: object, **named: object) -> NoReturn:
        local = f"{CANARY} {arguments} {named}"
        raise ValueError(local, arguments) from KeyError(local)

    monkeypatch.setattr(importlib.import_module(module), name, fail)
    before = sorted(filled.rglob("*"))
    code, out, err = call(*debug, *words, cwd=filled)
    assert code == ExitCode.BUG, err
    _, bug, words_of_it = err.partition("teamcheck has a bug: ValueError")  # before it, remarks may name the round
    assert bug
    assert CANARY not in out + words_of_it
    assert "Traceback" not in err
    assert ("builtins.KeyError" in err) is bool(debug)
    assert sorted(filled.rglob("*")) == before


@posix
def test_a_temporary_file_is_private_for_as_long_as_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.html"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o664)
    seen: list[tuple[str, int]] = []
    fsync, replace = os.fsync, Path.replace

    def look() -> None:
        seen.extend((file.name, stat.S_IMODE(file.stat().st_mode)) for file in tmp_path.glob(".*.part"))

    def write(descriptor: int) -> None:
        look()
        fsync(descriptor)

    def move(file: Path, target: Path) -> Path:
        look()
        return replace(file, target)

    monkeypatch.setattr(os, "fsync", write)
    monkeypatch.setattr(Path, "replace", move)
    mask = os.umask(0o022)
    try:
        write_all({old: "new", tmp_path / "new.html": "new"})
    finally:
        os.umask(mask)
    assert len(seen) == 6  # one file, then both; and while they are moved two, then one
    assert {mode for _, mode in seen} == {0o600}
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {
        "old.html": 0o664,
        "new.html": 0o644,
    }


def test_what_a_killed_run_left_is_taken_away_by_a_later_one_and_nothing_else(tmp_path: Path) -> None:
    left, young, other = (tmp_path / name for name in (f".{'a' * 16}.part", f".{'b' * 16}.part", "notes.part"))
    for file in (left, young, other):
        file.write_text(CANARY, encoding="utf-8")
    for file in (left, other):
        os.utime(file, (time.time() - 4000,) * 2)
    write_all({tmp_path / "new.html": "new"})
    assert {file.name for file in tmp_path.iterdir()} == {young.name, "notes.part", "new.html"}


#: Makes the first write to disk wait, and says that it does.
WAIT = """\
import os, pathlib, time
_fsync = os.fsync
def _wait(descriptor):
    _fsync(descriptor)
    pathlib.Path(os.environ["READY"]).touch()
    time.sleep(60)
os.fsync = _wait
"""


@pytest.fixture
def writing(fill, tmp_path: Path, clean_environment) -> "Iterator[tuple[subprocess.Popen[bytes], Path]]":
    """A run that is writing a report of answers, and the folder it writes to."""
    folder, ready, out = fill(CANARY, 12), tmp_path / "ready", tmp_path / "out"
    (tmp_path / "wait").mkdir()
    (tmp_path / "wait" / "sitecustomize.py").write_text(WAIT, encoding="utf-8")
    more = {"PYTHONPATH": str(tmp_path / "wait"), "READY": str(ready), "XDG_STATE_HOME": str(tmp_path / "state")}
    words = ["report", "answers.csv", "-q", "ours.yaml", "-f", "html", "-f", "md", "-o", str(out), "--discussion"]
    argv = [sys.executable, "-m", "teamcheck", *words]
    with subprocess.Popen(
        argv, cwd=folder.path, env=clean_environment | more, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        for _ in range(600):
            if ready.exists() or run.poll() is not None:
                break
            time.sleep(0.05)
        assert ready.exists(), run.stderr.read()
        yield run, out
        run.kill()


@posix
@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_ended_while_it_writes_leaves_nothing(name, writing) -> None:
    run, out = writing
    number = getattr(signal, name)
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("whoever runs the tests has said that this signal ends nothing (nohup)")
    assert [*out.iterdir()]
    run.send_signal(number)
    assert run.wait(30) == ExitCode.INTERRUPTED
    assert run.stderr.read().decode().endswith("Interrupted.\n")
    assert not out.exists()


@posix
@pytest.mark.slow
def test_a_run_that_is_killed_while_it_writes_leaves_only_what_nobody_else_can_read(writing) -> None:
    run, out = writing
    run.kill()
    run.wait(30)
    left = [*out.iterdir()]
    assert left
    assert {stat.S_IMODE(file.stat().st_mode) for file in left} == {0o600}


#: Puts down every file that is opened for writing, and every temporary one, but for Python's own compiled modules.
OPENED = """\
import os, sys
_file = os.open(os.environ["EVENTS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def _watch(event, arguments):
    if event.startswith("tempfile."):
        os.write(_file, (event + chr(10)).encode())
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        if "__pycache__" not in arguments[0]:
            os.write(_file, (arguments[0] + chr(10)).encode("utf-8", "replace"))
sys.addaudithook(_watch)
"""


@pytest.mark.slow
def test_nothing_is_written_but_where_results_belong(fill, tmp_path: Path, clean_environment) -> None:
    folder, events, out, state = fill(CANARY, 12), tmp_path / "events", tmp_path / "out", tmp_path / "state"
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(OPENED, encoding="utf-8")
    more = {"PYTHONPATH": str(tmp_path / "watch"), "EVENTS": str(events), "XDG_STATE_HOME": str(state)}
    sheet = workbook(folder.path / "answers.csv")
    asked = ["-q", "ours.yaml"]
    for words in (
        ["score", str(sheet), *asked],
        ["report", str(sheet), *asked, "-o", str(out), "-f", "html", "-f", "md"],
        ["compare", "answers.csv", *asked, "-o", str(out)],
        ["check", str(sheet), *asked],
    ):
        argv = [sys.executable, "-m", "teamcheck", *words]
        done = subprocess.run(argv, cwd=folder.path, env=clean_environment | more, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    opened = {Path(line) for line in events.read_text(encoding="utf-8").splitlines()} - {Path(os.devnull)}
    assert opened
    ours = {out.resolve(), folder.path.resolve(), state.resolve()}
    strange = {file for file in opened if not any((folder.path / file).resolve().is_relative_to(place) for place in ours)}
    assert not strange
    inside = {file.name for file in opened if file.resolve().is_relative_to(folder.path.resolve()) or not file.is_absolute()}
    assert all(name.endswith((".part", ".lock")) for name in inside), inside  # the ledger beside the answers


def workbook(table: Path) -> Path:
    """The same table as a spreadsheet."""
    import csv  # noqa: PLC0415  only here

    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))):
        book.active.append(row)
    path = table.with_suffix(".xlsx")
    book.save(path)
    return path
