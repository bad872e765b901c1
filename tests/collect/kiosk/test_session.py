"""People one after the other, on a terminal that presses keys from a list: what goes into the box, and every way out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.kiosk import session
from teamcheck.collect.kiosk.keys import Entered, Letter, Named
from teamcheck.collect.kiosk.session import Session
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet
from teamcheck.errors import Code, OutputError, Place, Problem
from teamcheck.report.language import ENGLISH, Language

Pressing = Callable[..., object]
#: Enter begins oftener than there is something to read: at the first question it does nothing.
NEXT, BEGIN = Named.ENTER, [Named.ENTER] * 6
#: The key that takes away what a person is told at the end.
READ = Named.ENTER
#: Every question of the small questionnaire, but for the comment, and the comment.
ANSWERS = ["2", "4", "s", "n", "10", Named.ENTER, "-1", Named.ENTER, "13", Named.ENTER, "tea", Named.ENTER]
SHEET = {"job": "admin", "aims1": "4", "aims3": "NA", "trust1": "10", "trust2": "-1", "waste": "forms;waits"}


def contents(box: BallotBox) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """All answers that are in the box, and all comments."""
    found = box.files.read()
    answers = [cell for fragment in found.fragments for cell in fragment.items()]
    assert len(dict(answers)) == len(answers), "of more than one person"
    return dict(answers), list(found.comments)


def asking(round_: Round, box: BallotBox, face: object, *, idle: float = 3) -> str:
    return Session(round_, box, face, tag=round_.languages[0], idle=idle, whole=False).ask_everybody()


def test_a_person_answers_confirms_and_is_counted(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, *ANSWERS, "c", READ, "q")
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == (SHEET, [("keep", "tea")])
    assert "Your answers are kept." in face.shown[-2]
    assert "1 of 20 have finished." in face.shown[-1]


def test_nothing_is_in_the_box_before_the_key_that_confirms(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    assert asking(round_, box, pressing(NEXT, BEGIN, *ANSWERS, [Named.ENTER] * 30)) == "gone"
    assert contents(box) == ({}, [])
    assert box.finished() == 0


def test_who_answers_nothing_is_told_so_and_not_counted(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, [Named.RIGHT] * 7, Named.ENTER, "c", READ, "q")
    assert asking(round_, box, face) == "chosen"
    assert box.finished() == 0
    assert any("You have answered nothing. Press c to leave." in shown for shown in face.shown)
    assert "You answered nothing, so nothing was kept." in face.shown[-2]


def test_stopping_asks_and_going_on_changes_nothing(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, *ANSWERS[:4], Named.STOP, Named.STOP, Named.ENTER, "1", *ANSWERS[4:], "c", READ, "q")
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == (SHEET, [("keep", "tea")])


def test_a_person_who_stops_leaves_nothing_and_the_next_begins_anew(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, "24", Named.STOP, "2", READ, NEXT, BEGIN, *ANSWERS, "c", READ, "q")
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == (SHEET, [("keep", "tea")])
    assert sum("Your answers are lost, as you chose." in shown for shown in face.shown) == 1
    assert face.cleared >= 2


@pytest.mark.parametrize("by_lines", [False, True], ids=["keys", "lines"])
def test_whoever_comes_next_sees_the_same_whatever_the_person_before_did(
    by_lines: bool, folder: Path, box: BallotBox, pressing: Pressing, pseudo_locale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they answered in another language: it is the screen that stood there before the first person."""
    round_, other = read_round(folder), Language("ar", pseudo_locale)
    monkeypatch.setattr(session, "sentences", lambda _round, tag: other if tag == "ar" else ENGLISH)
    after: dict[str, str] = {}
    for name, keys in {
        "answers nothing": [BEGIN, [Named.RIGHT] * 7, Named.ENTER, "c", READ],
        "stops": [BEGIN, "24", Named.STOP, "2", READ],
        "stops and walks away": [BEGIN, "24", Named.STOP, "2", None],
        "stops before the first question": [Named.STOP, "2", READ],
        "walks away": [BEGIN, "24", [None] * 21],
    }.items():
        face = pressing(NEXT, "2", *keys)
        if by_lines:
            face.by_lines = True
            face.keys = [Entered(key.text) if isinstance(key, Letter) else key for key in face.keys]
        assert asking(round_, box, face) == "gone"
        assert face.cleared >= 1
        assert any("\u05d0" <= letter <= "\u05ea" for letter in "".join(face.shown)), "they answered in another language"
        after[name] = face.shown[-1]
    assert set(after.values()) == {face.shown[0]}
    assert "0 of 20 have finished." in face.shown[0]


def test_what_a_person_is_told_at_the_end_goes_by_itself_after_a_while(
    round_: Round, box: BallotBox, pressing: Pressing
) -> None:
    face = pressing(NEXT, BEGIN, *ANSWERS, "c", Named.REPAINT, None, "q")
    assert asking(round_, box, face) == "chosen"
    assert "Your answers are kept." in face.shown[-2]
    assert "kept" not in face.shown[-1]


@pytest.mark.parametrize("by_lines", [False, True], ids=["keys", "lines"])
def test_what_is_typed_ahead_does_not_end_in_a_comment(
    by_lines: bool, round_: Round, box: BallotBox, pressing: Pressing, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count()
    monkeypatch.setattr(session, "_TYPED_AHEAD", 4)
    monkeypatch.setattr(session, "monotonic", lambda: next(clock))  # a second goes by with each look at it
    face = pressing(NEXT, BEGIN, *ANSWERS[:-2], "33", Named.ENTER, *ANSWERS[-2:], "c", READ, "q")
    if by_lines:
        face.by_lines = True
        lines = ["", "", "2", "4", "s", "n", "10", "-1", "1 3", "", "3", "3", "", "tea", "c", "", "q"]
        face.keys = [Entered(line) for line in lines]
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == (SHEET, [("keep", "tea")])


def test_ctrl_c_is_not_taken_for_what_is_typed_ahead(
    round_: Round, box: BallotBox, pressing: Pressing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_TYPED_AHEAD", 60)
    face = pressing(NEXT, BEGIN, *ANSWERS[:-2], "3", Named.STOP, "3")
    assert asking(round_, box, face) == "interrupted"
    assert "Do you want to stop?" in face.shown[-1]


def test_ending_for_everybody_leaves_nothing_of_the_person(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, "24", Named.STOP, "3")
    assert asking(round_, box, face) == "interrupted"
    assert contents(box) == ({}, [])
    assert face.cleared == 1


def test_ctrl_c_between_people_ends_at_once(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    assert asking(round_, box, pressing(Named.STOP)) == "interrupted"


def test_after_a_while_without_a_key_people_are_warned_and_then_lost(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, "24", [None] * 21, "q")
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == ({}, [])
    assert sum("In " in shown and "seconds your answers are lost." in shown for shown in face.shown) == 19
    assert "0 of 20 have finished." in face.shown[-1], "whoever comes next is told nothing of it"


def test_any_key_during_the_warning_goes_on_and_answers_nothing(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN, *ANSWERS[:4], [None] * 5, "5", *ANSWERS[4:], "c", READ, "q")
    assert asking(round_, box, face) == "chosen"
    assert contents(box)[0] == SHEET


def test_a_limit_of_nothing_waits_for_ever(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    with pytest.raises(AssertionError, match="for ever"):
        asking(round_, box, pressing(NEXT, None), idle=0)


def test_the_first_screen_says_how_long_it_waits(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, BEGIN)
    asking(round_, box, face)
    assert any("If you press no key for 3 minutes, your answers are lost." in shown for shown in face.shown)


class Failing(BallotBox):
    """A box on a disk that is full for a while."""

    fails = 2

    def add(self, sheet: Sheet, *, form: str = "", ticket: str = "", once: str = "") -> int:
        if self.fails:
            self.fails -= 1
            raise OutputError([Problem(Code.NOT_WRITTEN, Place("box"), "no space left on the device", "Make room.")])
        return super().add(sheet, form=form, ticket=ticket, once=once)


def test_answers_that_cannot_be_written_are_kept_in_memory_and_tried_again(
    round_: Round, box: BallotBox, pressing: Pressing
) -> None:
    full = Failing(round_, box.files.folder.parent)
    face = pressing(NEXT, BEGIN, *ANSWERS, "c", "1", "1", READ, "q")
    assert asking(round_, full, face) == "chosen"
    assert contents(full) == (SHEET, [("keep", "tea")])
    assert any("no space left on the device" in shown and "Try again" in shown for shown in face.shown)


def test_answers_that_cannot_be_written_can_be_given_up(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    full = Failing(round_, box.files.folder.parent)
    assert asking(round_, full, pressing(NEXT, BEGIN, *ANSWERS, "c", "2", READ, "q")) == "chosen"
    assert contents(full) == ({}, [])


class Meanwhile(BallotBox):
    """A box to which something happens while the first person answers."""

    happens: Callable[[BallotBox], None]

    def add(self, sheet: Sheet, *, form: str = "", ticket: str = "", once: str = "") -> int:
        type(self).happens(BallotBox(self._round, self.files.folder.parent))
        return super().add(sheet, form=form, ticket=ticket, once=once)


def close(box: BallotBox) -> None:
    with box.files.locked():
        box.destroy()


def test_a_round_that_is_closed_meanwhile_is_said_in_words(
    round_: Round, box: BallotBox, pressing: Pressing, monkeypatch
) -> None:
    monkeypatch.setattr(Meanwhile, "happens", close, raising=False)
    face = pressing(NEXT, BEGIN, *ANSWERS, "c", "1")
    assert asking(round_, Meanwhile(round_, box.files.folder.parent), face) == "closed"
    assert "The round was closed while you answered." in face.shown[-1]


def test_a_sheet_too_many_is_said_in_words(round_: Round, box: BallotBox, pressing: Pressing, monkeypatch) -> None:
    one = replace(round_, people=1)
    monkeypatch.setattr(Meanwhile, "happens", lambda box: box.add(Sheet(answers={"aims1": 4})), raising=False)
    face = pressing(NEXT, BEGIN, [Named.RIGHT] * 6, "tea", Named.ENTER, "c", "1", Named.ENTER)
    assert asking(one, Meanwhile(one, box.files.folder.parent), face) == "all"
    assert any("As many people have answered as were expected." in shown for shown in face.shown)
    assert contents(box) == ({"aims1": "4"}, [])


def test_when_all_have_answered_the_next_step_is_said(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    two = replace(round_, people=2, keep="dimensions")
    person = [NEXT, BEGIN, "4", [Named.RIGHT] * 5, Named.ENTER, "c", READ]
    face = pressing(*person, *person, Named.ENTER)
    assert asking(two, BallotBox(two, box.files.folder.parent), face) == "all"
    assert "All 2 people have answered." in face.shown[-1]
    assert "teamcheck close" in face.shown[-1]


def test_each_person_chooses_a_language_first_where_there_are_several(folder: Path, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT, "2", BEGIN, "1", Named.STOP, "2", READ, NEXT)
    assert asking(read_round(folder), box, face) == "gone"
    menus = [shown for shown in face.shown if "العربية" in shown]
    assert len(menus) == 2
    assert "1  English" in menus[0]
    assert any("نريد الأشياء نفسها." in shown for shown in face.shown)


def test_the_language_to_begin_in_stands_first(folder: Path, box: BallotBox, pressing: Pressing) -> None:
    face = pressing(NEXT)
    Session(read_round(folder), box, face, tag="ar", idle=3, whole=False).ask_everybody()
    assert "1  العربية" in face.shown[-1]


def test_lines_are_answered_as_keys_are(round_: Round, box: BallotBox, pressing: Pressing) -> None:
    lines = ["", "", "2", "4", "s", "n", "10", "-1", "1 3", "", "tea", "c", "", "q"]
    face = pressing([Entered(line) for line in lines])
    face.by_lines = True
    assert asking(round_, box, face) == "chosen"
    assert contents(box) == (SHEET, [("keep", "tea")])
