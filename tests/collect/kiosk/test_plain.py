"""Line by line: what is said, what is echoed, and that nothing moves."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from teamcheck.collect.kiosk.answering import Answering
from teamcheck.collect.kiosk.between import PassingOn, still_there
from teamcheck.collect.kiosk.keys import Entered, Key, Letter, Named
from teamcheck.collect.kiosk.plain_face import PlainFace
from teamcheck.collect.kiosk.reviewing import Reviewing
from teamcheck.collect.kiosk.run import Run
from teamcheck.report.language import ENGLISH


@dataclass
class Keys:
    """A keyboard that has these keys pressed."""

    pressed: list[Key | None]
    echoes: bool = True
    forgotten: int = field(default=0)

    def key(self, seconds: float | None) -> Key | None:  # noqa: ARG002  it waits for nothing
        return self.pressed.pop(0)

    def discard(self) -> None:
        self.forgotten += 1


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def face(out: io.StringIO) -> Callable[..., PlainFace]:
    return lambda *keys, echoes=True, clears=True: PlainFace(Keys([*keys], echoes), out, clears=clears)


def test_a_question_is_said_in_lines(run_: Run, face: Callable[..., PlainFace], out: io.StringIO) -> None:
    run_.place, run_.given = 1, {"aims1": 4}
    face().show(Answering(run_, ENGLISH, whole=False).page(by_lines=True))
    assert out.getvalue().splitlines() == [
        "",
        "2 of 8",
        "Shared aims",
        "How far do you agree?",
        "We want the same things.",
        "1. Strongly disagree",
        "2. Disagree",
        "3. Neither",
        "4. Agree (your answer)",
        "5. Strongly agree",
        "n. Not relevant to my work",
        "p. Prefer not to say",
        "Type a number and press Enter; b back; s leave out; Ctrl-C stop; ? (question",
        "mark) read this again.",
    ]


def test_what_was_said_before_a_block_is_not_said_again(run_: Run, face: Callable[..., PlainFace], out: io.StringIO) -> None:
    run_.place = 1
    said, screen = face(), Answering(run_, ENGLISH, whole=False)
    for line in ("4", "9"):
        said.show(screen.page(by_lines=True))
        screen.press(Entered(line))
    said.show(screen.page(by_lines=True))
    assert out.getvalue().count("How far do you agree?") == 1
    assert out.getvalue().count("3 of 8") == 1
    assert out.getvalue().endswith(
        "That is not one of the answers here.\n"
        "We have written down what we want, and everybody can find it.\n"
        "? (question mark) read this again.\n"
    )


@pytest.mark.parametrize("asks", ["?", " ؟"])
def test_a_question_mark_has_all_of_it_said_again_with_what_was_said_before(
    asks: str, run_: Run, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    run_.place = 1
    said, screen = face(*map(Letter, asks), Named.ENTER, Letter("4"), Named.ENTER), Answering(run_, ENGLISH, whole=False)
    said.show(screen.page(by_lines=True))
    first = out.getvalue()
    screen.press(Entered("9"))
    said.show(screen.page(by_lines=True))
    before = out.getvalue()
    assert said.key(3) == Entered("4")
    assert out.getvalue().removeprefix(before) == f"> {asks}\n{first}> 4\n"


def test_a_question_mark_after_a_person_has_nothing_of_theirs_said_again(
    run_: Run, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    said = face(Letter("?"), Named.ENTER)
    said.show(Answering(run_, ENGLISH, whole=False).page(by_lines=True))
    said.clear()
    before = out.getvalue()
    assert said.key(3) == Entered("?")
    assert out.getvalue().removeprefix(before) == "> ?\n"


def test_a_line_that_means_nothing_between_people_has_it_said_again_what_to_do(
    face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    said, screen = face(), PassingOn(ENGLISH, 4, 9)
    said.show(screen.page(by_lines=True))
    first = out.getvalue()
    screen.press(Entered("x"))
    said.show(screen.page(by_lines=True))
    assert out.getvalue() == first * 2


def test_the_warning_that_counts_down_is_said_once(face: Callable[..., PlainFace], out: io.StringIO) -> None:
    said = face()
    for left in (3, 2, 1):
        said.show(still_there(ENGLISH, left, is_new=left == 3))
    assert out.getvalue().count("Are you still there?") == 1


@pytest.mark.parametrize("hears", ["l", ""])
def test_the_answers_are_heard_in_tens_and_then_from_the_first_again(
    hears: str, run_: Run, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    many = tuple(replace(run_.questions[1], id=f"q{place}") for place in range(1, 13))
    run = Run(run_.asked, many, place=12, given={"q1": 4, "q12": "PNTS"})
    said, screen = face(), Reviewing(run, ENGLISH)
    said.show(screen.page(by_lines=True))
    assert "We want the same things" not in out.getvalue()
    assert "l or Enter: hear your answers" in out.getvalue()
    heard = []
    for _ in range(3):
        before = out.getvalue()
        assert screen.press(Entered(hears)) is None
        said.show(screen.page(by_lines=True))
        heard.append(out.getvalue().removeprefix(before))
    assert "Your answers, 1 to 10 of 12:\n1. We want the same things. (Agree)\n2. We want the same things. (left" in heard[0]
    assert "11. We" not in heard[0]
    assert "hear more answers" in heard[0]
    assert "Your answers, 11 to 12 of 12:\n11. We" in heard[1]
    assert "12. We want the same things. (Prefer not to say)\n" in heard[1]
    assert heard[2] == heard[0]
    assert run.given == {"q1": 4, "q12": "PNTS"}


def test_all_statements_of_a_dimension_are_said_before_the_first_of_them(
    run_: Run, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    run_.place = 1
    said, screen = face(), Answering(run_, ENGLISH, whole=True)
    said.show(screen.page(by_lines=True))
    assert out.getvalue().count("I learn of our plans by chance.") == 1
    screen.press(Entered("4"))
    said.show(screen.page(by_lines=True))
    assert out.getvalue().count("I learn of our plans by chance.") == 1


def test_nothing_moves_and_no_line_is_wider_than_the_terminal(
    run_: Run, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    said = face()
    for place in range(len(run_.questions)):
        run_.place = place
        said.show(Answering(run_, ENGLISH, whole=False).page(by_lines=True))
    assert "\x1b" not in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) < 80


def test_what_is_typed_is_echoed_once_and_can_be_taken_back(face: Callable[..., PlainFace], out: io.StringIO) -> None:
    assert face(Letter("東"), Letter("a"), Named.BACKSPACE, Named.BACKSPACE, Letter("4"), Named.ENTER).key(3) == Entered("4")
    assert out.getvalue() == "> 東a\b \b\b\b  \b\b4\n"


def test_nothing_is_echoed_where_the_terminal_does_it_itself(face: Callable[..., PlainFace], out: io.StringIO) -> None:
    assert face(Letter("4"), Named.BACKSPACE, Letter("5"), Named.ENTER, echoes=False).key(3) == Entered("5")
    assert out.getvalue() == "> \n"


def test_a_line_that_was_begun_is_there_again_after_the_warning(face: Callable[..., PlainFace], out: io.StringIO) -> None:
    said = face(Letter("t"), None, Letter("x"), Letter("e"), Named.ENTER)
    assert said.key(3) is None
    assert said.touched(1) == Letter("x")
    assert said.key(3) == Entered("te")
    assert out.getvalue() == "> t\n> te\n"


@pytest.mark.parametrize(("clears", "expected"), [(True, "\x1b[H\x1b[2J\x1b[3J"), (False, "")])
def test_after_a_person_the_screen_and_its_past_are_cleared_where_that_can_be(
    clears: bool, expected: str, face: Callable[..., PlainFace], out: io.StringIO
) -> None:
    face(clears=clears).clear()
    assert out.getvalue() == expected
