"""The command itself on a terminal of its own: people who answer, who stop, whose window is closed."""

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.box import BallotBox
from teamcheck.collect.round_file import read_round
from tests.cli.window import SEQUENCE, Window

pytestmark = pytest.mark.slow

LEFT = "\x1b[D"


class Kiosk(Window):
    """A window in which ``teamcheck survey`` asks people."""

    def write(self, text: str, keys: str) -> None:
        """Press keys in a field to write in, when what it is for is there, and it takes keys."""
        self.see(text)
        time.sleep(1)
        self.press(keys)

    def begin(self) -> None:
        """From the screen between people to the first question."""
        self.answer(("next person is here", "\r"))
        self.read_what_is_told()
        self.see("1 of 8")

    def read_what_is_told(self) -> None:
        """Read all that people are told, page by page, and begin."""
        before, last = self.screen, False
        while not last:
            until = time.monotonic() + 20
            while self.screen == before or "Ctrl-C stop" not in self.screen:
                assert time.monotonic() < until, self.screen
                self._read()
            before, last = self.screen, "Enter begin" in self.screen
            self.press("\r")


@pytest.fixture
def window(folder: Path, clean_environment: dict[str, str]) -> Iterator[Callable[..., Kiosk]]:
    """Open a window in which the round of the folder is asked, in English alone where nothing else is said."""
    opened: list[Kiosk] = []
    file = folder / "round.yaml"
    text = file.read_text(encoding="utf-8")

    def open_window(*argv: str, languages: str = "en", people: int = 20, **env: str) -> Kiosk:
        changed = text.replace("[en, ar]", f"[{languages}]").replace("people: 20", f"people: {people}")
        file.write_text(changed, encoding="utf-8")
        home = {"HOME": str(folder / "home"), "XDG_STATE_HOME": str(folder / "state"), "TERM": "xterm-256color"}
        opened.append(Kiosk(["survey", str(folder), *argv], clean_environment | home | env))
        return opened[-1]

    yield open_window
    for each in opened:
        each.end()


@pytest.fixture
def box(folder: Path) -> BallotBox:
    """The ballot box that the windows write."""
    return BallotBox(read_round(folder), folder / "state" / "teamcheck" / "rounds")


def person(window: Kiosk, comment: str) -> None:
    """One person: goes back, leaves something out, writes a comment, and confirms."""
    window.begin()
    window.answer(("What is your work?", "1"), ("We want the same things.", "4"), ("We have written down", LEFT))
    window.answer(("✓", "5"), ("We have written down", "s"), ("I learn of our plans", "p"))
    window.answer(("I can say what I think.", "10"), ("Your number: 10", "\r"), ("Compared with last year", "1\r"))
    window.answer(("What wastes your time?", "2\r"))
    window.write("name no one", comment + "\r")
    window.answer(("Press c to confirm", "c"))
    window.answer(("Your answers are kept.", "\r"))


def everything(box: BallotBox) -> str:
    """All that is in the box, as text."""
    contents = box.files.read()
    return repr([contents.fragments, contents.comments])


WORDS = ["We want the same", "Strongly agree", "I can say", "Forms", "What is your work", "Friday", "Administration"]


def test_three_people_answer_one_after_the_other(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    for number, comment in enumerate(["Friday lunches", "The tea é", "東京 on Friday"], 1):
        person(shown, comment)
        shown.see(f"{number} of 20 have finished.")
    shown.press("q")

    assert shown.ends() == ExitCode.DONE
    contents = box.files.read()
    assert contents.manifest.finished == 3
    assert sorted(text for _, text in contents.comments) == ["Friday lunches", "The tea é", "東京 on Friday"]
    cells = [cell for fragment in contents.fragments for cell in fragment.items()]
    expected = {("job", "nurse"), ("aims1", "5"), ("aims3", "PNTS"), ("trust1", "10"), ("trust2", "1"), ("waste", "noise")}
    assert sorted(cells) == sorted([*expected] * 3)
    assert shown.is_as_before()
    assert shown.out.index("\x1b[?1049l") > shown.out.rindex("\x1b[2J"), "the screen was not cleared before it was left"
    assert "3 of 20 have answered." in shown.outside
    assert [word for word in WORDS if word in shown.outside] == []


def test_ctrl_c_in_the_middle_and_then_on(folder: Path, window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    shown.begin()
    shown.answer(("What is your work?", "1"), ("We want the same things.", "\x03"), ("Do you want to stop?", "\x1a1"))
    shown.answer(("We want the same things.", "4"), ("We have written down", "\x1b[C" * 5))
    shown.write("What should we keep?", "Friday tea")
    shown.see("Friday tea")

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in files if "Friday" in path.read_text(encoding="utf-8")] == []
    assert box.finished() == 0

    shown.answer(("Friday tea", "\r"), ("Press c to confirm", "c"))
    shown.answer(("Your answers are kept.", " "), ("1 of 20 have finished.", "q"))
    assert shown.ends() == ExitCode.DONE
    assert "Friday tea" in everything(box)
    assert [word for word in WORDS if word in shown.outside] == []


@pytest.mark.parametrize("stop", ["\x03", "\x04"])
def test_ctrl_c_in_the_middle_and_then_the_end(stop: str, window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    shown.begin()
    shown.answer(("What is your work?", "1"), ("We want the same things.", stop), ("Do you want to stop?", "3"))

    assert shown.ends() == ExitCode.INTERRUPTED
    assert (box.finished(), everything(box)) == (0, "[[], []]")
    assert shown.is_as_before()
    assert "0 of 20 have answered." in shown.outside
    assert [word for word in WORDS if word in shown.outside] == []


def test_ctrl_c_between_people_ends_at_once(window: Callable[..., Kiosk]) -> None:
    shown = window()
    shown.answer(("next person is here", "\x03"))
    assert shown.ends() == ExitCode.INTERRUPTED
    assert shown.is_as_before()


def test_a_window_that_is_closed_leaves_nothing_and_the_next_goes_on(window: Callable[..., Kiosk], box: BallotBox) -> None:
    first = window()
    person(first, "Friday lunches")
    first.see("1 of 20 have finished.")
    first.begin()
    first.answer(("What is your work?", "2"), ("We want the same things.", "4"), ("We have written down", ""))
    before = everything(box)
    first.close()
    assert first.ends() == ExitCode.INTERRUPTED
    assert (box.finished(), everything(box)) == (1, before)

    second = window()
    second.see("1 of 20 have finished.")
    person(second, "The tea")
    second.answer(("2 of 20 have finished.", "q"))
    assert second.ends() == ExitCode.DONE
    assert box.finished() == 2


def test_a_process_that_is_told_to_end_puts_the_terminal_back(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    shown.begin()
    shown.answer(("What is your work?", "2"), ("We want the same things.", ""))
    shown.process.send_signal(signal.SIGTERM)

    assert shown.ends() == ExitCode.INTERRUPTED
    assert shown.is_as_before()
    assert shown.out.rstrip().endswith("Interrupted.")
    assert "\x1b[?1049l" in shown.out
    assert everything(box) == "[[], []]"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say no limits of a process")
def test_nothing_of_what_is_answered_is_written_down_in_a_crash(window: Callable[..., Kiosk]) -> None:
    shown = window()
    shown.see("next person is here")
    limits = Path(f"/proc/{shown.process.pid}/limits").read_text(encoding="ascii")
    assert re.search(r"Max core file size +0 +0 ", limits)


def test_mashing_enter_stores_nothing(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    shown.begin()
    shown.press(*["\r"] * 200)
    shown.see("Press a number")
    shown.answer(("1 of 8", "\x03"), ("Do you want to stop?", "\r\r\r3"))
    assert shown.ends() == ExitCode.INTERRUPTED
    assert everything(box) == "[[], []]"


def test_after_a_while_without_a_key_the_answers_are_lost(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window("--idle", "0.04")
    shown.begin()
    shown.answer(("What is your work?", "2"), ("We want the same things.", ""))
    shown.see("Are you still there?")
    shown.press("x")
    shown.answer(("We want the same things.", "4"), ("We have written down", ""))
    shown.see("Are you still there?")
    shown.answer(("0 of 20 have finished.", "q"))
    assert shown.ends() == ExitCode.DONE
    assert everything(box) == "[[], []]"


def test_a_paste_of_several_lines_stays_in_the_comment(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window()
    shown.begin()
    for place in range(1, 8):
        shown.answer((f"{place} of 8", "\x1b[C"))
    shown.write("What should we keep?", "\x1b[200~one\nc\nFriday\x1b[201~")
    shown.answer(("one c Friday", "\x03"), ("to stop?", "3"))
    assert shown.ends() == ExitCode.INTERRUPTED
    assert everything(box) == "[[], []]"


def test_digits_that_are_typed_ahead_do_not_end_in_the_comment(window: Callable[..., Kiosk]) -> None:
    shown = window()
    shown.begin()
    for place in range(1, 7):
        shown.answer((f"{place} of 8", "\x1b[C"))
    shown.answer(("7 of 8", "\r3333\r"))
    shown.write("What should we keep?", "Friday tea\r")
    shown.answer(("“Friday tea”", "\x03"), ("to stop?", "3"))
    assert shown.ends() == ExitCode.INTERRUPTED


def test_a_paste_that_does_not_end_swallows_no_key_after_it(window: Callable[..., Kiosk]) -> None:
    shown = window()
    shown.begin()
    shown.answer(("1 of 8", "\x1b[200~one"))
    time.sleep(1.5)
    shown.press("\x03")
    shown.answer(("Do you want to stop?", "2"), ("are lost, as you chose.", " "), ("0 of 20 have finished.", "q"))
    assert shown.ends() == ExitCode.DONE


def test_the_screen_follows_the_size_of_the_window(window: Callable[..., Kiosk]) -> None:
    shown = window()
    shown.begin()
    shown.answer(("What is your work?", "2"), ("How far do you agree?", ""))
    shown.resize(40, 12)
    shown.see("s leave out  ·  Ctrl-C stop")
    assert "How far do you agree?" not in shown.screen


def test_colours_are_left_out_where_they_are_not_wanted(window: Callable[..., Kiosk]) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
    plain, colourful = window(NO_COLOR="1"), window()
    for shown in (plain, colourful):
        shown.begin()
        shown.answer(("What is your work?", "1"), ("We want the same", "\x1b[B"), ("▸ 1", ""))
    assert colour.search(colourful.out)
    assert not colour.search(plain.out)
    assert "\x1b[1;7m" in plain.out


def lines(window: Kiosk) -> None:
    """One person who answers line by line."""
    window.answer(("next person is here", "\r"), ("Enter begin", "\r"))
    window.answer(("What is your work?", "1\r"), ("We want the same things.", "4\r"), ("We have written down", "b\r"))
    window.answer(("4. Agree (your answer)", "5\r"), ("everybody can find it.\r\n1.", "s\r"), ("I learn of our plans", "p\r"))
    window.answer(("I can say what I think.", "10\r"), ("Compared with last year", "1\r"), ("time?\r\n1.", "2\r"))
    window.answer(("2. Noise (chosen)", "\r"))
    window.write("name no one", "Friday lunches\r")
    window.answer(("Press c to confirm", "l\r"), ("“Friday lunches”", "c\r"))
    window.answer(("Your answers are kept.", " "))


def test_line_by_line_nothing_moves_and_each_person_is_cleared_away(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window("--plain")
    lines(shown)
    shown.answer(("1 of 20 have finished.", "q\r"))

    assert shown.ends() == ExitCode.DONE
    assert "Friday lunches" in everything(box)
    assert set(SEQUENCE.findall(shown.out)) == {"\x1b[H", "\x1b[2J", "\x1b[3J"}
    after = shown.out.rpartition("\x1b[2J\x1b[3J")[2]
    assert "1 of 20 have finished." in after
    assert "This window may keep what was shown" in after
    assert [word for word in WORDS if word in after] == []
    assert shown.is_as_before()


def test_a_dumb_terminal_is_written_to_line_by_line_without_any_sequence(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window(TERM="dumb")
    lines(shown)
    shown.answer(("1 of 20 have finished.", "q\r"))
    assert shown.ends() == ExitCode.DONE
    assert "\x1b" not in shown.out
    assert "1 of 20" in shown.out
    assert box.finished() == 1


@pytest.mark.parametrize(
    ("words", "said"), [(["--plain"], "10 minutes"), (["--plain", "--idle", "5"], "5 minutes"), ([], "3 minutes")]
)
def test_line_by_line_there_is_more_time_and_it_is_said(words: list[str], said: str, window: Callable[..., Kiosk]) -> None:
    shown = window(*words)
    shown.begin()
    assert f"If you press no key for {said}, your answers are lost." in " ".join(SEQUENCE.sub("", shown.out).split())
    shown.answer(("1 of 8", "\x03"), ("Do you want to stop?", "3\r"))
    assert shown.ends() == ExitCode.INTERRUPTED


def test_line_by_line_ctrl_c_ends_and_clears_too(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window("--plain")
    shown.answer(("next person is here", "\r"), ("Enter begin", "\r"), ("What is your work?", "1\r"))
    shown.answer(("We want the same things.", "4\x03"), ("Do you want to stop?", "3\r"))
    assert shown.ends() == ExitCode.INTERRUPTED
    assert "What is your work?" not in shown.out.rpartition("\x1b[2J\x1b[3J")[2]
    assert everything(box) == "[[], []]"


def test_a_round_in_arabic_is_answered_in_arabic(window: Callable[..., Kiosk], box: BallotBox) -> None:
    shown = window("--lang", "ar", languages="en, ar")
    shown.answer(("next person is here", "\r"), ("1  العربية", "1"))
    shown.read_what_is_told()
    assert "استبيان صغير" in shown.out
    shown.answer(("1 of 8", "1"), ("نريد الأشياء نفسها.", "٤"), ("كتبنا ما نريده.", "ى"))
    shown.see("4 of 8")
    shown.press("\x1b[C" * 4)
    shown.write("8 of 8", "الشاي\r")
    shown.answer(("لا ينطبق على عملي", "ؤ"), ("are kept.", " "), ("1 of 20 have finished.", "q"))
    assert shown.ends() == ExitCode.DONE
    assert all(part in everything(box) for part in ("'aims1': '4'", "'aims2': 'NA'", "الشاي"))
    assert "نريد" not in shown.outside
    assert "\u2068" not in shown.out


def test_a_language_that_the_round_does_not_have_is_refused_before_it_is_opened(
    window: Callable[..., Kiosk], box: BallotBox
) -> None:
    shown = window("--lang", "cy")
    assert shown.ends() == ExitCode.USAGE
    assert box.state() == "not opened"
    assert "the round is asked in en" in " ".join(shown.out.split())


def test_when_the_last_has_answered_it_ends_and_says_what_is_next(
    window: Callable[..., Kiosk], box: BallotBox, folder: Path
) -> None:
    first = window(people=1)
    first.answer(("next person is here", "\r"))
    first.read_what_is_told()
    first.answer(("1 of 7", "4"))
    for place in range(2, 7):
        first.answer((f"{place} of 7", "\x1b[C"))
    first.write("7 of 7", "\r")
    first.answer(("Press c to confirm", "c"), ("are kept.", "\r"), ("1 person has answered.", "\r"))
    assert first.ends() == ExitCode.DONE
    assert first.outside.rstrip().endswith(f"1 of 1 has answered. Next: teamcheck close {folder}")

    again = window(people=1)
    assert again.ends() == ExitCode.DONE
    assert "\x1b" not in again.out
    assert again.out.rstrip().endswith(f"1 of 1 has answered. Next: teamcheck close {folder}")
    assert box.finished() == 1


def test_the_first_window_says_that_the_round_is_opened_and_quiet_does_not(window: Callable[..., Kiosk]) -> None:
    loud = window()
    loud.answer(("next person is here", "q"))
    quiet = window("--quiet", XDG_STATE_HOME=f"{loud.process.args[4]}/other")
    quiet.answer(("next person is here", "q"))
    assert (loud.ends(), quiet.ends()) == (ExitCode.DONE, ExitCode.DONE)
    assert "Opened the round 2026-11 of Harbour" in loud.outside
    assert quiet.outside.strip() == ""
