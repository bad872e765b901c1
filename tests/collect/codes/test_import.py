"""``teamcheck import``: what people sent back goes into the ballot box, all of it or nothing; a real process each."""

import codecs
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.answer_code import CodeForm, code_form, write_code
from teamcheck.collect.box import BallotBox, NotTakenError
from teamcheck.collect.incoming import from_codes, put_in
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.collect.tokens import digest_of
from teamcheck.errors import Code, RoundError

pytestmark = pytest.mark.slow

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Our team
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    not_applicable: Not relevant
  much: {points: {from: 0, to: 10, ends: [Not at all, Wholly]}}
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We have written down what we want., keyed: positive}
      - {id: aims3, text: I learn of our plans by chance., keyed: negative}
  - id: trust
    title: Trust
    items:
      - {id: trust1, text: I can say what I think., keyed: positive, scale: much}
      - {id: trust2, text: We own up to mistakes., keyed: positive, scale: much}
checklists:
  - id: waste
    text: What costs you time?
    choose: 2
    options: {forms: {text: Forms}, noise: {text: Noise}, waits: {text: Waits}}
comments:
  - {id: keep, text: What should we keep?}
"""
FULL = Sheet(
    answers={"aims1": 4, "aims2": "NA", "aims3": "PNTS", "trust1": 10, "trust2": 0},
    ticked={"waste": ("forms", "waits")},
)
TYPED = "4np\n10 0\n1 3\nThe tea.\ny\n"


@pytest.fixture
def folder(tmp_path: Path, put_round) -> Path:
    """A round of three people, and a state folder of its own."""
    return put_round(tmp_path, {"ours.yaml": QUESTIONS}, people=3)


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(folder / "state")}


@pytest.fixture
def put(run, folder: Path, environment: dict[str, str]) -> Callable[..., object]:
    """Run ``teamcheck import`` in the folder of the round."""
    return lambda *words, stdin=b"": run("import", *words, stdin=stdin, env=environment, cwd=folder)


@pytest.fixture
def round_(folder: Path) -> Round:
    return read_round(folder)


@pytest.fixture
def form(round_: Round) -> CodeForm:
    return code_form(round_)


@pytest.fixture
def box(round_: Round, folder: Path) -> BallotBox:
    return BallotBox(round_, folder / "state" / "teamcheck" / "rounds")


def saved(form: CodeForm, sheet: Sheet, mark: int, **other: object) -> str:
    written = {"schema": "teamcheck/sheet/1", "form": form.identity, "code": write_code(sheet, form, mark)}
    return json.dumps({**written, "comments": dict(sheet.comments), **other})


def in_box(box: BallotBox) -> tuple[int, list[dict[str, str]], list[tuple[str, str]]]:
    contents = box.files.read()
    fragments = sorted(map(dict, contents.fragments), key=str)
    return contents.manifest.finished, fragments, sorted(contents.comments)


IN = [{"aims1": "4", "aims2": "NA", "aims3": "PNTS"}, {"trust1": "10", "trust2": "0"}, {"waste": "forms;waits"}]


def test_codes_are_put_in_whatever_stands_between_them(put, folder, form, box):
    codes = [write_code(FULL, form, mark) for mark in (1, 2)]
    text = f"\ufeff# sent on Monday\n{codes[0]}\n\n  {codes[1].lower().replace('-', ' ')}\r\n"
    (folder / "codes.txt").write_text(text, encoding="utf-8")

    done = put("--codes", "codes.txt")

    assert (done.code, done.out) == (ExitCode.DONE, "")
    assert done.err.splitlines()[-2:] == [
        "2 sheets put in; 2 of 3 have answered.",
        "Delete the files and messages these came in, from the bin too: they show who answered what.",
    ]
    assert in_box(box) == (2, sorted([*IN, *IN], key=str), [])


def test_codes_of_notepad_and_of_a_pipe_are_read(put, folder, form, box):
    (folder / "codes.txt").write_bytes(write_code(FULL, form, 1).encode("utf-16"))

    assert put("--codes", "codes.txt").code == ExitCode.DONE
    assert put("--codes", "-", stdin=write_code(FULL, form, 2).encode()).code == ExitCode.DONE
    assert box.finished() == 2


def test_saved_files_are_put_in_with_their_comments_and_without_their_names(put, folder, form, box):
    sheet = Sheet(FULL.answers, ticked=FULL.ticked, comments={"keep": "The tea."})
    (folder / "anna-harris.json").write_text(saved(form, sheet, 1), encoding="utf-8")

    done = put("anna-harris.json", "--quiet")

    assert (done.code, done.out, done.err) == (ExitCode.DONE, "", "")
    assert in_box(box) == (1, IN, [("keep", "The tea.")])
    kept = b"".join(file.read_bytes() for file in (folder / "state").rglob("*") if file.is_file())
    assert b"anna" not in kept


def test_the_box_keeps_nothing_of_a_code_that_could_be_tried_out(put, folder, form, box):
    code = write_code(FULL, form, 7)
    put("--codes", "-", stdin=code.encode())

    kept = b"".join(file.read_bytes() for file in (folder / "state").rglob("*") if file.is_file())
    for text in (code, code.replace("-", "")):
        assert text.encode() not in kept
        assert digest_of(text).encode() not in kept
    assert box.is_used("page 00000007")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda code: code[:-2], "too short: it has {less} characters of {length}"),
        (lambda code: code + "7", "too long: it has {more} characters"),
        (lambda code: "*" + code[1:], "character 1 is none"),
        (lambda code: code[:5] + ("2" if code[5] != "2" else "3") + code[6:], "does not fit together"),
    ],
)
def test_a_code_that_cannot_be_read_is_said_with_its_line_and_nothing_is_put_in(spoil, said, put, form, box):
    good, bad = write_code(FULL, form, 1), spoil(write_code(FULL, form, 2))

    done = put("--codes", "-", stdin=f"{good}\n\n{bad}\n".encode())

    assert (done.code, done.out) == (ExitCode.BAD_INPUT, "")
    (line,) = (line for line in done.err.splitlines() if "line 3: " in line)
    assert said.format(less=form.length - 2, more=form.length + 1, length=form.length) in line
    assert "[C014]" in line
    assert bad.upper() not in done.err.upper(), "a code is answers"
    assert box.finished() == 0


def test_everything_that_is_wrong_is_said_at_once(put, folder, form, box):
    code = write_code(FULL, form, 1)
    (folder / "torn.json").write_text('{"schema": "teamcheck/sheet/1"', encoding="utf-8")
    (folder / "odd.json").write_text(saved(form, FULL, 2, comments={"unknown": "x"}), encoding="utf-8")
    (folder / "empty.json").write_text(saved(form, Sheet(), 3), encoding="utf-8")
    (folder / "codes.txt").write_text(f"{code}\nABC\n{code}\n", encoding="utf-8")

    done = put("torn.json", "odd.json", "empty.json", "gone.json", "--codes", "codes.txt")

    assert done.code == ExitCode.BAD_INPUT
    assert done.err.count("[C014]") == 4
    assert done.err.count("[C015]") == 1
    assert done.err.count("[R001]") == 1
    assert "6 problems." in done.err
    assert box.finished() == 0


def test_what_comes_of_another_round_is_refused_as_such(put, folder, form, round_, box):
    other = code_form(replace(round_, id="abcdefghij99"))
    (folder / "other.json").write_text(saved(other, FULL, 1), encoding="utf-8")

    for words, stdin in ((["other.json"], b""), (["--codes", "-"], write_code(FULL, other, 1).encode())):
        done = put(*words, stdin=stdin)
        assert done.code == ExitCode.BAD_INPUT
        assert "of another round" in done.err
        assert f"begin with {form.signs}" in done.err
    assert box.finished() == 0


def test_a_file_that_is_named_twice_counts_once_and_that_is_said(put, folder, form, box):
    (folder / "one.json").write_text(saved(form, FULL, 1), encoding="utf-8")

    done = put("one.json", "one.json")

    assert done.code == ExitCode.DONE
    assert done.err.splitlines()[-3:-1] == [
        "The same file is named twice: it counts once.",
        "1 sheet put in; 1 of 3 has answered.",
    ]
    assert box.finished() == 1
    (folder / "copy.json").write_text(saved(form, FULL, 2), encoding="utf-8")
    (folder / "again.json").write_text(saved(form, FULL, 2), encoding="utf-8")
    both = put("copy.json", "again.json")
    assert "the same sheet is there twice: here, and in copy.json [C015]" in both.err
    assert box.finished() == 1


def test_nothing_is_said_to_be_deleted_where_nothing_came_in(put):
    for words in (("--codes", "-"), ("--typed",)):
        done = put(*words, stdin=b"")
        assert done.code == ExitCode.DONE
        assert "who answered what" not in done.err


def test_with_a_full_box_no_sheet_is_keyed_in_to_be_lost(put, form, folder, environment, clean_environment, box):
    codes = "\n".join(write_code(FULL, form, mark) for mark in range(3))
    assert put("--codes", "-", stdin=codes.encode()).code == ExitCode.DONE

    script = put("--typed", stdin=TYPED.encode())
    terminal = Terminal(folder, clean_environment | environment | {"TERM": "xterm"})
    shown = terminal.until("[C016]")

    assert (script.code, "[C016]" in script.err) == (ExitCode.BAD_INPUT, True)
    assert "all 3 people have answered" in shown
    assert "Sheet 1" not in shown
    assert terminal.end() == ExitCode.BAD_INPUT
    assert box.finished() == 3


def test_the_same_page_counts_once(put, form, box):
    code, changed = (write_code(Sheet({"aims1": point}), form, 5) for point in (1, 2))
    assert put("--codes", "-", stdin=code.encode()).code == ExitCode.DONE

    for again in (code, changed, f"{write_code(FULL, form, 6)}\n{changed}"):
        done = put("--codes", "-", stdin=again.encode())
        assert (done.code, "[C015]" in done.err) == (ExitCode.BAD_INPUT, True)
    both = put("--codes", "-", stdin=f"{write_code(FULL, form, 8)}\n{write_code(Sheet({'aims1': 1}), form, 8)}".encode())
    assert "comes from the same page as -:1, with other answers" in both.err
    assert box.finished() == 1


def test_no_more_are_put_in_than_are_expected(put, form, box):
    codes = "\n".join(write_code(FULL, form, mark) for mark in range(4))

    done = put("--codes", "-", stdin=codes.encode())

    assert (done.code, "[C016]" in done.err) == (ExitCode.BAD_INPUT, True)
    assert "0 have answered, and with these it would be 4; 3 are expected" in done.err
    assert box.finished() == 0


def test_without_a_round_or_a_source_nothing_happens(put, run, tmp_path):
    assert put().code == ExitCode.USAGE
    assert put("--typed", "x.json").code == ExitCode.USAGE
    (tmp_path / "empty").mkdir()
    assert "[C001]" in run("import", "--typed", "--into", "empty").err


def test_a_script_keys_in_sheets_from_paper(put, box):
    done = put("--typed", stdin=f"{TYPED}\n4 n p\n<\n4np\n10 0\n-\n\nn\n\nq\n".encode())

    assert (done.code, done.out) == (ExitCode.DONE, "")
    assert done.err.splitlines()[-2:] == [
        "1 sheet put in; 1 of 3 has answered.",
        "Destroy the sheets of paper: they show who answered what.",
    ]
    assert in_box(box) == (1, IN, [("keep", "The tea.")])


def test_a_script_with_a_faulty_line_keys_in_nothing(put, box):
    wrong = "4n\n10 11\n1 2 3\n\nmaybe\n"

    done = put("--typed", stdin=f"{TYPED}{wrong}4np\n".encode())

    assert done.code == ExitCode.BAD_INPUT
    for line, said in (
        (6, "1 of 2: Shared aims: 3 expected, and not 2"),
        (7, "2 of 2: Trust: mark 2 cannot be: statement 2 takes 0 to 10, or p -"),
        (8, "3 are ticked, and 2 can be"),
        (10, "y or n is expected"),
        (11, "the sheet breaks off here"),
    ):
        assert any(f"line {line}: " in told and said in told for told in done.err.splitlines()), said
    assert box.finished() == 0


def test_a_sheet_without_an_answer_is_not_keyed_in(put, box):
    done = put("--typed", stdin=b"---\n- -\n-\n\ny\n")

    assert (done.code, "nothing is answered" in done.err) == (ExitCode.BAD_INPUT, True)
    assert box.finished() == 0


@pytest.mark.parametrize("asked", ["4KQ2-0F3D-9M", "4kq2 0f3d 9m", "4KQ2"])
def test_a_code_that_is_given_for_a_file_is_not_said_again(asked, put):
    done = put(asked)

    assert done.code == ExitCode.BAD_INPUT
    assert "4kq2" not in done.err.lower()
    assert "--codes" in done.err


def test_marks_are_keyed_in_only_where_they_can_be_taken_away_again(folder, environment, clean_environment):
    ours, theirs = pty.openpty()
    argv = [sys.executable, "-m", "teamcheck", "import", "--typed"]
    env = clean_environment | environment
    done = subprocess.run(argv, cwd=folder, env=env, stdin=theirs, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(ours)
    os.close(theirs)

    assert done.returncode == ExitCode.BAD_INPUT
    assert b"[C010]" in done.stderr
    assert not (folder / "state").exists(), "the round was opened"


class Terminal:
    """``teamcheck import --typed`` at a terminal of its own."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        ours, theirs = pty.openpty()
        self._ours, self._shown = ours, ""
        self._letters = codecs.getincrementaldecoder("utf-8")()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "teamcheck", "import", "--typed"],
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def until(self, text: str) -> str:
        """What the terminal shows next, up to a text."""
        patience = time.monotonic() + 60
        while text not in self._shown:
            assert time.monotonic() < patience, self._shown
            if select.select([self._ours], [], [], 0.2)[0]:
                self._shown += self._letters.decode(os.read(self._ours, 65536))
        before, _, self._shown = self._shown.partition(text)
        return before + text

    def key(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def end(self) -> int:
        self.process.wait(60)
        os.close(self._ours)
        return self.process.returncode


@pytest.fixture
def terminal(folder, environment, clean_environment):
    opened = Terminal(folder, clean_environment | environment | {"TERM": "xterm"})
    yield opened
    if opened.process.poll() is None:
        opened.process.kill()
        opened.process.wait()


def test_a_person_is_asked_part_by_part_and_can_go_back(terminal, box):
    first = terminal.until("> ")
    assert "\x1b[?1049h" in first, "what is keyed in would stay in the scrollback"
    assert "1 of 2: Shared aims" in first
    assert "3 marks: 1 to 5, or n p -" in first
    terminal.key("4n\n")
    assert "No: 3 expected, and not 2" in terminal.until("> ")
    terminal.key("4nn\n")
    assert "2 of 2: Trust" in terminal.until("> ")
    terminal.key("<\n")
    assert "1 of 2: Shared aims" in terminal.until("> ")
    for line in ("4np", "10 0", "1 3", "The tea."):
        terminal.key(f"{line}\n")
        shown = terminal.until("> " if line != "The tea." else "Keep this sheet? y/n: ")
    assert "3 of 5 statements have a point, 1 not applicable, 1 prefer not to say, 1 comment." in shown
    terminal.key("y\n")
    after = terminal.until("Sheet 2")
    assert "\x1b[2J\x1b[H\x1b[?1049l" in after, "it is emptied before it is left"
    assert "1 sheet put in; 1 of 3 has answered." in after
    terminal.until("> ")
    terminal.key("q\n")

    terminal.until("Destroy the sheets of paper")
    assert terminal.end() == ExitCode.DONE
    assert in_box(box) == (1, IN, [("keep", "The tea.")])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say no limits of a process")
def test_nothing_of_what_is_keyed_in_is_written_down_in_a_crash(terminal):
    terminal.until("> ")
    assert re.search(r"Max core file size +0 +0 ", Path(f"/proc/{terminal.process.pid}/limits").read_text(encoding="ascii"))


def test_what_was_confirmed_is_kept_when_the_next_sheet_is_broken_off(terminal, box):
    terminal.until("> ")
    terminal.key(TYPED.replace("y\n", ""))
    terminal.until("y/n: ")
    terminal.key("y\n")
    terminal.until("Sheet 2")
    terminal.until("> ")
    terminal.key("1np\n")
    terminal.until("> ")
    terminal.process.send_signal(signal.SIGINT)

    assert "Destroy the sheets of paper" in terminal.until("Interrupted.")
    assert terminal.end() == ExitCode.INTERRUPTED
    assert in_box(box) == (1, IN, [("keep", "The tea.")])


def test_the_last_expected_sheet_ends_the_keying_in(terminal, box):
    terminal.until("> ")
    for sheet in range(3):
        terminal.key(TYPED.replace("y\n", ""))
        terminal.until("y/n: ")
        terminal.key("y\n")
        terminal.until(f"Sheet {sheet + 2}" if sheet < 2 else "3 of 3 have answered.")

    assert terminal.end() == ExitCode.DONE
    assert box.finished() == 3


def test_what_another_process_puts_in_meanwhile_lets_nothing_be_put_in(box, round_, form, monkeypatch):
    box.open("told")
    came = from_codes("\n".join(write_code(FULL, form, mark) for mark in (1, 2)), "codes.txt", form)
    box.add_all([(FULL, "page 00000009"), (FULL, "")])
    monkeypatch.setattr(box, "finished", lambda: 0)

    with pytest.raises(RoundError) as refused:
        put_in(box, round_, came)

    assert [problem.code for problem in refused.value.problems] == [Code.ROUND_FULL]
    assert box.files.manifest().finished == 2
    with pytest.raises(NotTakenError):
        box.add_all([(FULL, "page 00000009")])
