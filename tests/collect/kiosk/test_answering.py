"""One person's run without a terminal: what each key does to their answers, and that nothing is answered for them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.collect.kiosk.answering import Answering
from teamcheck.collect.kiosk.drawing import clean
from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named
from teamcheck.collect.kiosk.page import Page
from teamcheck.collect.kiosk.questions import Question
from teamcheck.collect.kiosk.reviewing import Reviewing
from teamcheck.collect.kiosk.run import Run
from teamcheck.collect.sheet import checked
from teamcheck.report.language import ENGLISH

Press = Callable[..., Page | None]


@pytest.fixture
def press(run_: Run) -> Press:
    """Press keys, going on to the last screen and back as the session does; returns what is shown in the end."""
    return lambda *presses: pressed(run_, *presses)


def pressed(run: Run, *presses: str | Key, by_lines: bool = False) -> Page | None:
    keys = [key for press in presses for key in (map(Letter, press) if isinstance(press, str) else [press])]
    screen = Reviewing(run, ENGLISH) if run.at_end else Answering(run, ENGLISH, whole=False)
    for key in keys:
        outcome = screen.press(key)
        if outcome == "confirmed":
            return None
        if outcome is not None:
            screen = Reviewing(run, ENGLISH) if run.at_end else Answering(run, ENGLISH, whole=False)
    return screen.page(by_lines=by_lines)


def question(run: Run, name: str) -> None:
    run.place = [question.id for question in run.questions].index(name)


def test_every_question_is_asked_in_the_order_of_the_answers_file(run_: Run) -> None:
    ids = [question.id for question in run_.questions]
    assert ids == [*run_.asked.columns, "keep"] == ["job", "aims1", "aims2", "aims3", "trust1", "trust2", "waste", "keep"]


def test_a_digit_chooses_and_goes_on_at_once(run_: Run, press: Press) -> None:
    question(run_, "aims1")
    press("41")
    assert run_.given == {"aims1": 4, "aims2": 1}
    assert run_.question.id == "aims3"


def test_a_digit_that_is_no_point_is_only_remarked_on(run_: Run, press: Press) -> None:
    question(run_, "aims1")
    page = press("9")
    assert (run_.given, run_.question.id) == ({}, "aims1")
    assert page.notice == "That is not one of the answers here."


def test_the_arrows_move_and_enter_takes(run_: Run, press: Press) -> None:
    question(run_, "aims1")
    press(Named.DOWN, Named.DOWN, Named.UP, Named.DOWN, Named.ENTER, Named.UP, Named.ENTER)
    assert run_.given == {"aims1": 2, "aims2": "PNTS"}


def test_nothing_is_lit_before_an_arrow_is_pressed(run_: Run, press: Press) -> None:
    for place in range(len(run_.questions)):
        run_.place = place
        page = press()
        assert not any(row.lit or row.marked for row in page.rows)


def test_mashing_enter_answers_nothing(run_: Run, press: Press) -> None:
    page = press(*[Named.ENTER] * 100)
    assert run_.given == {}
    assert run_.place == 0
    assert page.notice == "Press a number, or choose with the arrows first."


@pytest.mark.parametrize(("presses", "value"), [("10", 10), ("0", 0), ("7", 7), ("010", 10)])
def test_where_the_scale_goes_above_nine_digits_wait_for_enter(presses: str, value: int, run_: Run, press: Press) -> None:
    question(run_, "trust1")
    page = press(presses)
    assert (run_.given, clean(page.typed)) == ({}, f"Your number: {presses}")
    press(presses, Named.ENTER)
    assert (run_.given, run_.question.id) == ({"trust1": value}, "trust2")


def test_digits_can_be_taken_away_before_enter(run_: Run, press: Press) -> None:
    question(run_, "trust1")
    press("19", Named.BACKSPACE, "0", Named.ENTER)
    assert run_.given == {"trust1": 10}


def test_too_large_a_number_is_not_taken_for_a_smaller_one(run_: Run, press: Press) -> None:
    question(run_, "trust1")
    page = press("11", Named.ENTER)
    assert (run_.given, page.typed) == ({}, "")
    assert page.notice == "That is not one of the answers here."


def test_points_below_zero_are_typed_with_their_sign(run_: Run, press: Press) -> None:
    question(run_, "trust2")
    press("-1", Named.ENTER)
    assert run_.given == {"trust2": -1}


@pytest.mark.parametrize(("letter", "given"), [("p", "PNTS"), ("n", "NA")])
def test_answers_that_are_no_point_have_a_letter(letter: str, given: str, run_: Run, press: Press) -> None:
    question(run_, "aims1")
    press(letter)
    assert run_.given == {"aims1": given}


def test_not_applicable_is_there_only_where_the_scale_has_it(run_: Run, press: Press) -> None:
    question(run_, "trust1")
    page = press("n")
    assert run_.given == {}
    assert [row.typed for row in page.rows][-2:] == ["10", "p"]


@pytest.mark.parametrize("back", [Named.LEFT, Named.BACKSPACE])
def test_back_shows_the_answer_marked_and_enter_keeps_it(back: Named, run_: Run, press: Press) -> None:
    question(run_, "aims1")
    page = press("4", back)
    assert [(row.typed, row.marked) for row in page.rows if row.marked or row.lit] == [("4", "your answer")]
    press(Named.ENTER)
    assert (run_.given, run_.question.id) == ({"aims1": 4}, "aims2")


def test_leaving_out_takes_an_answer_back(run_: Run, press: Press) -> None:
    question(run_, "aims1")
    press("4", Named.LEFT, "s")
    assert (run_.given, run_.question.id) == ({}, "aims2")


def test_there_is_nothing_before_the_first_question(run_: Run, press: Press) -> None:
    page = press(Named.LEFT)
    assert run_.place == 0
    assert page.notice == "This is the first question."


def test_a_checklist_is_ticked_up_to_its_number(run_: Run, press: Press) -> None:
    question(run_, "waste")
    page = press("312")
    assert run_.given == {"waste": ("waits", "forms")}
    assert page.notice == "You can choose 2. Take one away first."
    assert [row.typed for row in page.rows if row.marked] == ["1", "3"]
    press("32", Named.ENTER)
    assert run_.sheet().ticked == {"waste": ("forms", "noise")}
    assert run_.question.id == "keep"


def test_a_tick_is_set_with_arrows_and_the_space_bar_too(run_: Run, press: Press) -> None:
    question(run_, "waste")
    press(Named.DOWN, Named.DOWN, " ")
    assert run_.given == {"waste": ("noise",)}
    press(Named.DOWN, Named.DOWN, " ")
    assert run_.given == {}


def test_a_comment_is_written_and_enter_goes_on(run_: Run, press: Press) -> None:
    question(run_, "keep")
    page = press("The tae", Named.BACKSPACE, Named.BACKSPACE, "ea, sp1!", Named.ENTER)
    assert run_.given == {"keep": "The tea, sp1!"}
    assert clean(page.title) == "Press c to confirm your answers."


def test_a_comment_is_kept_when_going_back_and_an_empty_one_is_none(run_: Run, press: Press) -> None:
    question(run_, "keep")
    press("  tea ", Named.UP)
    assert (run_.given, run_.question.id) == ({"keep": "tea"}, "waste")
    question(run_, "keep")
    press(*[Named.BACKSPACE] * 3, Named.BACKSPACE)
    assert (run_.given, run_.question.id) == ({}, "waste")


@pytest.mark.parametrize("keys", [[], ["tea", Named.HOME], ["tea", *[Named.LEFT] * 3]], ids=["empty", "home", "arrows"])
def test_at_the_beginning_of_what_is_written_the_arrow_goes_back_as_everywhere(
    keys: list[str | Key], run_: Run, press: Press
) -> None:
    question(run_, "keep")
    assert clean(press(*keys).hints[1]) == "← back"
    press(*keys, Named.LEFT)
    assert run_.question.id == "waste"


def test_within_what_is_written_the_arrow_stays_there_and_another_goes_back(run_: Run, press: Press) -> None:
    question(run_, "keep")
    page = press("tea", Named.LEFT)
    assert (run_.question.id, page.line.cursor, clean(page.hints[1])) == ("keep", 2, "↑ back")


def test_the_arrow_that_goes_on_is_named_wherever_it_does(run_: Run, press: Press) -> None:
    for place, asked in enumerate(run_.questions[:-1]):
        run_.place = place
        assert "→ on" in [clean(hint) for hint in press().hints], asked.kind
        press(Named.RIGHT)
        assert run_.place == place + 1


def test_a_comment_stands_under_the_reminder_to_name_no_one(run_: Run, press: Press) -> None:
    question(run_, "keep")
    page = press()
    assert "reword or drop it" in page.prompt
    assert "name no one" in page.prompt


def test_a_comment_is_no_longer_than_can_be_kept(run_: Run, press: Press) -> None:
    question(run_, "keep")
    page = press(Letter("x" * 3000), "y")
    assert page.notice == "There is room for 2000 letters."
    press(Letter("x" * 3000), Named.ENTER)
    assert len(run_.sheet().comments["keep"]) == 2000


def test_the_review_counts_shows_and_leads_to_each_answer(run_: Run, press: Press) -> None:
    question(run_, "aims1")
    page = press("4", *[Named.RIGHT] * 5, Named.ENTER)
    assert page.body[0].text.startswith("You have answered 1 of 8 questions.")
    assert [row.aside for row in page.rows] == ["left out", "Agree", *["left out"] * 6]
    page = press("2", Named.ENTER)
    assert page.title == "We want the same things."
    page = press("5")
    assert (run_.at_end, run_.given) == (True, {"aims1": 5})


def test_what_was_left_out_is_led_to_one_after_the_other(run_: Run, press: Press) -> None:
    run_.given = {question.id: "PNTS" for question in run_.questions if question.id not in {"aims2", "trust1"}}
    run_.place = len(run_.questions)
    press("s")
    assert run_.question.id == "aims2"
    press("s")
    assert run_.question.id == "trust1"
    press("7", Named.ENTER)
    assert run_.at_end
    press("s")
    assert run_.question.id == "aims2"


def test_going_through_what_was_left_out_begins_at_the_first_whatever_was_looked_at_before(run_: Run, press: Press) -> None:
    run_.place = len(run_.questions)
    press("5", Named.ENTER)
    press("7", Named.ENTER)
    assert run_.at_end
    press("s")
    assert run_.place == 0
    press("1", Named.LEFT)
    assert run_.place == 0
    press(Named.LEFT)
    assert run_.at_end


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Less overtime.", "“Less overtime.”"),
        ("left out", "“left out”"),
        ("We would keep the lunches on Friday, and the tea.", "“We would keep the lunches on Friday, and…”"),
        ("東" * 50, f"“{'東' * 40}…”"),
    ],
)
def test_the_review_shows_how_a_comment_begins(written: str, shown: str, run_: Run, press: Press) -> None:
    run_.given, run_.place = {"keep": written}, len(run_.questions)
    assert clean(press().rows[-1].aside) == shown


def test_only_the_one_key_confirms(run_: Run, press: Press) -> None:
    run_.given, run_.place = {"aims1": 4}, len(run_.questions)
    assert press(*[Named.ENTER] * 20, "yxk", *[Named.ENTER] * 20) is not None
    assert press("c") is None


KEYS = (
    st.sampled_from([key for key in Named if key not in {Named.STOP, Named.GONE}])
    | st.sampled_from([*"0123456789-spn b"]).map(Letter)
    | st.sampled_from(["", "1", "10", "-1", "s", "b", "p", "l", "1 3", "words"]).map(Entered)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(KEYS, max_size=60), start=st.integers(0, 7))
def test_whatever_is_pressed_the_answers_are_what_can_be_answered(keys: list[Key], start: int, run_: Run) -> None:
    run = Run(run_.asked, run_.questions, place=start)
    page = pressed(run, *keys)
    sheet = run.sheet()
    assert checked(sheet, run.asked) == sheet
    assert 0 <= run.place <= len(run.questions)
    assert page is None or page.hints


def answers(questions: Iterable[Question]) -> st.SearchStrategy[dict]:
    """Any answers to the questions, with any of them left out."""
    values = {
        question.id: st.none()
        | (
            st.sampled_from(["tea", "We meet."])
            if question.kind == "comment"
            else st.sampled_from([("forms",), ("noise", "waits")])
            if question.kind == "checklist"
            else st.sampled_from([choice.value for choice in question.all_choices])
        )
        for question in questions
    }
    return st.fixed_dictionaries(values).map(lambda given: {name: value for name, value in given.items() if value is not None})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), steps=st.integers(1, 7))
def test_going_back_and_forward_changes_nothing(data: st.DataObject, steps: int, run_: Run) -> None:
    given_before = data.draw(answers(run_.questions))
    run = Run(run_.asked, run_.questions, place=7, given=dict(given_before))
    for _ in range(steps):
        pressed(run, Named.UP if run.question.kind == "comment" else Named.LEFT)
    for _ in range(steps):
        forward = Named.ENTER if run.answer is not None or run.question.kind in {"comment", "checklist"} else Named.RIGHT
        pressed(run, forward)
    assert (run.given, run.place) == (given_before, 7)


def test_a_line_chooses_as_keys_do(run_: Run) -> None:
    for line in ("2", "4", "n", "s", "10", "-1", "1 3", "", "The tea, b and s."):
        pressed(run_, Entered(line))
    assert run_.at_end
    expected = {"job": "admin", "aims1": 4, "aims2": "NA", "trust1": 10, "trust2": -1, "waste": ("forms", "waits")}
    assert run_.given == expected | {"keep": "The tea, b and s."}


def test_two_digits_on_a_line_are_not_two_answers(run_: Run) -> None:
    question(run_, "aims1")
    page = pressed(run_, Entered("12"), by_lines=True)
    assert (run_.given, run_.question.id) == ({}, "aims1")
    assert page.notice == "That is not one of the answers here."


def test_an_empty_line_keeps_the_comment_that_was_written(run_: Run) -> None:
    question(run_, "keep")
    run_.given["keep"] = "tea"
    hints = [clean(hint) for hint in Answering(run_, ENGLISH, whole=False).page(by_lines=True).hints]
    assert "Enter alone keeps what you wrote: “tea”" in hints
    pressed(run_, Entered(""))
    assert run_.given["keep"] == "tea"
    question(run_, "keep")
    pressed(run_, Entered("b"))
    assert (run_.given["keep"], run_.question.id) == ("tea", "waste")


def test_a_checklist_of_more_than_nine_is_ticked_by_number_and_enter(run_: Run) -> None:
    question(run_, "waste")
    many = tuple(replace(run_.question.choices[0], typed=str(number), value=f"o{number}") for number in range(1, 13))
    questions = (*run_.questions[:6], replace(run_.question, choices=many), run_.questions[7])
    run = Run(run_.asked, questions, place=6)
    pressed(run, "12", Named.ENTER, "1", Named.ENTER)
    assert run.given == {"waste": ("o12", "o1")}
    pressed(run, Named.ENTER)
    assert run.question.id == "keep"
