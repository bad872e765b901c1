"""`init` at the keyboard: what it asks for, and what comes of an answer that is left open."""

from pathlib import Path

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.round_file import read_round
from tests.cli.keyboard import POSIX, Keyboard

pytestmark = POSIX
FIRST = (("Name of the team", "Harbour"), ("How many people", "9"), ("Your name", "Ann Lee"), ("How people can reach you", ""))


def test_init_asks_who_counts_as_a_member_and_whether_the_leader_is_asked(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(*FIRST, ("Who counts as a member", "All on the ward"))
    keyboard.answer(("whoever leads the team", "perhaps"), ("neither yes nor no", "No"))
    keyboard.answer(("Day you talk", ""))

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.words.members, made.leader_answers) == ("All on the ward", False)


def test_what_is_left_open_at_the_keyboard_stays_open(tmp_path: Path) -> None:
    keyboard = Keyboard(["init"], tmp_path)
    keyboard.answer(*FIRST, ("Who counts as a member", ""), ("whoever leads the team", ""), ("Day you talk", ""))

    assert keyboard.ends() == ExitCode.DONE, keyboard.out
    made = read_round(tmp_path / "harbour")
    assert (made.words.members, made.leader_answers) == ("", None)
