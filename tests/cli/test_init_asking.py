"""`init` at the keyboard: what it asks for, and what comes of an answer that is left open."""

from datetime import date
from pathlib import Path

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.round_file import read_round
from tests.cli.keyboard import POSIX, Keyboard

pytestmark = POSIX
FIRST = (("Name of the team", "Harbour"), ("How many people", "9"), ("Your name", "Ann Lee"), ("How people can reach you", ""))

DAYS = (("Day you talk", ""), ("Who leads that talk", ""), ("Day you look at what came of it", ""))


def test_init_asks_who_counts_as_a_member_and_whether_the_leader_is_asked(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(*FIRST, ("Who counts as a member", "All on the ward"))
    keyboard.answer(("whoever leads the team", "perhaps"), ("neither yes nor no", "No"))
    keyboard.answer(*DAYS)

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.words.members, made.leader_answers) == ("All on the ward", False)


def test_what_is_left_open_at_the_keyboard_stays_open(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(*FIRST, ("Who counts as a member", ""), ("whoever leads the team", ""), *DAYS)

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.words.members, made.leader_answers) == ("", None)


def test_enter_alone_where_an_answer_is_needed_says_that_it_is(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(("Name of the team", ""), ("an answer is needed here", "Harbour"), *FIRST[1:])
    keyboard.answer(("Who counts as a member", ""), ("whoever leads the team", ""), *DAYS)

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    assert read_round(tmp_path / "harbour").team == "Harbour"


def test_init_asks_for_the_talk_who_leads_it_and_the_review_and_says_what_is_best(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(*FIRST, ("Who counts as a member", ""), ("whoever leads the team", ""))
    keyboard.answer(("best within three weeks of closing", "2026-12-01"))
    keyboard.answer(("best somebody who is not the line manager", "Bo Diaz"))
    keyboard.answer(("Day you look at what came of it", "in spring"), ("is no day", "2027-03-01"))

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.debrief, made.talk_led_by, made.review) == (date(2026, 12, 1), "Bo Diaz", date(2027, 3, 1))


def test_what_the_command_line_says_is_not_asked_for(tmp_path: Path) -> None:
    who = ["--members", "All", "--leader-answers", "yes"]
    days = ["--debrief", "2026-12-01", "--talk-led-by", "Bo", "--review", "2027-03-01"]
    keyboard = Keyboard(["init", *who, *days], tmp_path)
    keyboard.answer(*FIRST)

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.talk_led_by, made.review, made.leader_answers) == ("Bo", date(2027, 3, 1), True)
