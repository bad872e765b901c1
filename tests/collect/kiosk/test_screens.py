"""How pages lie on a terminal: as text, at the usual size and at the smallest, and inside the terminal at any size."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from teamcheck.collect.kiosk.answering import Answering
from teamcheck.collect.kiosk.between import PassingOn, Telling, stop_menu
from teamcheck.collect.kiosk.drawing import clean, folded
from teamcheck.collect.kiosk.keys import Letter, Named
from teamcheck.collect.kiosk.layout import laid_out
from teamcheck.collect.kiosk.line import Line
from teamcheck.collect.kiosk.page import Page, Paragraph, Progress, Row
from teamcheck.collect.kiosk.questions import questions_of
from teamcheck.collect.kiosk.reviewing import Reviewing
from teamcheck.collect.kiosk.run import Run
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import told
from teamcheck.report.language import ENGLISH

TextOf = Callable[[Page, int, int], str]

QUESTION_WIDE = """\


      ━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────  3 of 8

      Shared aims
      How far do you agree?

      We have written down what we want, and everybody can find it.

         1  Strongly disagree
         2  Disagree
         3  Neither
       ▸ 4  Agree  ✓
         5  Strongly agree

         n  Not relevant to my work
         p  Prefer not to say

      1 to 5, or ↑ ↓ and Enter · ← back · → on · s leave out · Ctrl-C stop
"""
QUESTION_NARROW = """\
 ━━━━━━━━━━━───────────────────  3 of 8
 We have written down what we want, and
 everybody can find it.
    1  Strongly disagree
    2  Disagree
    3  Neither
  ▸ 4  Agree  ✓
    5  Strongly agree
    n  Not relevant to my work
    p  Prefer not to say
 1 to 5, or ↑ ↓ and Enter  ·  ← back
 → on  ·  s leave out  ·  Ctrl-C stop
"""
ABOVE_NINE_WIDE = """\
      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────  5 of 8

      Trust
      From 0 to 10.

      I can say what I think.

          0  Not at all
          1
          2
          3
          4
          5
          6
          7
          8
          9
         10  Completely

          p  Prefer not to say

      Your number: 1

      0 to 10 and Enter or ↑ ↓ · ← back · → on · s leave out · Ctrl-C stop
"""
ABOVE_NINE_NARROW = """\
 ━━━━━━━━━━━━━━━━━━━───────────  5 of 8
 I can say what I think.
     0  Not at all
     1
     2
     3
     4
     5
 ↓   6
 Your number: 1
 0 to 10 and Enter or ↑ ↓  ·  ← back
 → on  ·  s leave out  ·  Ctrl-C stop
"""
COMMENT_WIDE = """\


      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  8 of 8

      In your own words
      What you write is shown without your name. Ann Lee can reword or
      drop it first. People may know your style. Please name no one.

      What should we keep?

       │ We laugh a lot, and we would keep the lunches on Friday.

      Enter go on   ·   ↑ back   ·   Ctrl-C stop
"""
COMMENT_NARROW = """\
 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  8 of 8
 In your own words
 What you write is shown without your
 name. Ann Lee can reword or drop it
 first. People may know your style.
 Please name no one.
 What should we keep?
  │ We laugh a lot, and we would keep
  │ the lunches on Friday.
 Enter go on  ·  ↑ back  ·  Ctrl-C stop
"""
REVIEW_WIDE = """\


      Press c to confirm your answers.

      You have answered 3 of 8 questions. They are kept only when you
      confirm. Then they cannot be changed.

         1  What is your work?                      left out
         2  We want the same things.                left out
         3  We have written down what we want,      Agree
            and everybody can find it.
         4  I learn of our plans by chance.         left out
         5  I can say what I think.                 left out
         6  Compared with last year it is           left out
         7  What wastes your time?                  Forms
         8  What should we keep?                    “We laugh a lot, and
                                                    we would keep the…”

      ↑ ↓ or a number, Enter: change it   ·   s what you left out
      ← back   ·   Ctrl-C stop
"""
REVIEW_NARROW = """\
 Press c to confirm your answers.
 You have answered 3 of 8 questions.
 They are kept only when you confirm.
 Then they cannot be changed.
    1  What is your        left out
       work?
    2  We want the same    left out
       things.
 ↓  3  We have written     Agree
 ↑ ↓ or a number, Enter: change it
 s what you left out   ·   ← back
 Ctrl-C stop
"""
WHOLE_WIDE = """\


      ━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────  3 of 8

      Shared aims
      How far do you agree?

         We want the same things.
       ▸ We have written down what we want, and everybody can find       4
         it.
         I learn of our plans by chance.

         1  Strongly disagree
         2  Disagree
         3  Neither
       ▸ 4  Agree  ✓
         5  Strongly agree

         n  Not relevant to my work
         p  Prefer not to say

      1 to 5, or ↑ ↓ and Enter · ← back · → on · s leave out · Ctrl-C stop
"""
ARABIC_NARROW = """\
 ━━━━━━━━──────────────────────  2 of 8
 أهداف مشتركة
 نريد الأشياء نفسها.
    1  لا أوافق بشدة
    2  لا أوافق
    3  لا هذا ولا ذاك
    4  أوافق
    5  أوافق بشدة
    n  لا ينطبق على عملي
    p  Prefer not to say
 1 to 5, or ↑ ↓ and Enter  ·  ← back
 → on  ·  s leave out  ·  Ctrl-C stop
"""


def question(run: Run, name: str, *, whole: bool = False, typed: str = "") -> Page:
    """The page of a question after some letters."""
    run.place = [question.id for question in run.questions].index(name)
    screen = Answering(run, ENGLISH, whole=whole)
    for letter in typed:
        screen.press(Letter(letter))
    return screen.page(by_lines=False)


@pytest.fixture
def pages(run_: Run) -> dict[str, Page]:
    """A page of every kind."""
    run_.given = {"aims2": 4}
    comment = "We laugh a lot, and we would keep the lunches on Friday."
    made = {
        "question": question(run_, "aims2"),
        "whole": question(run_, "aims2", whole=True),
        "above nine": question(run_, "trust1", typed="1"),
    }
    run_.given["waste"] = ("forms",)
    made["comment"] = question(run_, "keep", typed=comment)
    run_.given["keep"] = comment
    made["review"] = Reviewing(run_, ENGLISH).page(by_lines=False)
    return made


@pytest.mark.parametrize(
    ("name", "width", "height", "expected"),
    [
        ("question", 80, 24, QUESTION_WIDE),
        ("question", 40, 12, QUESTION_NARROW),
        ("whole", 80, 24, WHOLE_WIDE),
        ("whole", 40, 12, QUESTION_NARROW),
        ("above nine", 80, 24, ABOVE_NINE_WIDE),
        ("above nine", 40, 12, ABOVE_NINE_NARROW),
        ("comment", 80, 24, COMMENT_WIDE),
        ("comment", 40, 12, COMMENT_NARROW),
        ("review", 80, 24, REVIEW_WIDE),
        ("review", 40, 12, REVIEW_NARROW),
    ],
)
def test_a_page_lies_like_this(
    name: str, width: int, height: int, expected: str, pages: dict[str, Page], text_of: TextOf
) -> None:
    assert text_of(pages[name], width, height) + "\n" == expected


def test_a_question_in_arabic_keeps_its_numbers_before_its_words(round_: Round, text_of: TextOf) -> None:
    asked = asked_in(round_, "ar")
    run = Run(asked, questions_of(round_, asked, ENGLISH))
    assert text_of(question(run, "aims1"), 40, 12) + "\n" == ARABIC_NARROW


def test_the_tick_of_what_was_chosen_stands_in_one_place_wherever_the_pointer_is(run_: Run, text_of: TextOf) -> None:
    run_.place, run_.given = 6, {"waste": ("forms",)}
    screen = Answering(run_, ENGLISH, whole=False)
    places = set()
    for _ in range(3):
        text = text_of(screen.page(by_lines=False), 80, 24)
        places.add(next(line.index("✓") for line in text.splitlines() if "Forms" in line))
        assert text.count("✓") == 1
        screen.press(Named.DOWN)
    assert len(places) == 1


def test_what_people_are_told_is_read_in_parts_that_together_are_all_of_it(round_: Round, text_of: TextOf) -> None:
    shown = told(round_, ENGLISH, "en", "kiosk")
    screen = Telling(shown, ENGLISH, intro="No right or wrong.", minutes=3, before=["What do you hope for?", "What else?"])
    seen = ""
    for _ in range(50):
        page = screen.page(by_lines=False)
        screen.parts = laid_out(page, 40, 12).parts
        seen += " " + text_of(page, 40, 12)
        if screen.press(Named.ENTER) == "begin":
            break
        assert "Enter begin" not in text_of(page, 40, 12)
    assert "Enter begin" in seen
    assert screen.parts > 3
    words = " ".join(seen.split())
    for text in (shown.who, shown.why, shown.length, *(point.heading for point in shown.points)):
        assert clean(text) in words
    for point in shown.points:
        assert clean(point.text).split()[-1] in words
    assert "If you press no key for 3 minutes, your answers are lost." in words
    assert words.index("No right or wrong.") < words.index("What do you hope for? What else?")


def test_parts_that_were_read_can_be_read_again(round_: Round) -> None:
    screen = Telling(told(round_, ENGLISH, "en", "kiosk"), ENGLISH, intro="", minutes=0)
    screen.parts = 3
    for key, part in ((Named.ENTER, 1), (Letter(" "), 2), (Named.DOWN, 2), (Named.LEFT, 1), (Named.PAGE_UP, 0), (Named.UP, 0)):
        assert screen.press(key) is None
        assert screen.page(by_lines=False).part == part


def test_what_is_lit_stays_in_sight(run_: Run, text_of: TextOf) -> None:
    run_.place = 4
    screen = Answering(run_, ENGLISH, whole=False)
    for place in range(12):
        screen.press(Named.DOWN)
        lit = screen.page(by_lines=False).rows[place]
        assert f"▸ {lit.typed:>2}" in text_of(screen.page(by_lines=False), 40, 10)


def test_the_screen_between_people_shows_how_many_and_nothing_else(text_of: TextOf) -> None:
    text = text_of(PassingOn(ENGLISH, 4, 9).page(by_lines=False), 80, 24)
    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "Ready",
        "4 of 9 have finished.",
        "Press Enter when the next person is here.",
        "Enter next person   ·   q end",
    ]


WORDS = st.text(st.sampled_from("ab é東ع\u0301 \n\t\x1b[31m\u202e"), max_size=60)
ROWS = st.lists(
    st.builds(Row, st.sampled_from(["", "1", "12"]), WORDS, WORDS, st.booleans(), WORDS, st.booleans()), max_size=15
)
PAGES = st.builds(
    Page,
    progress=st.none() | st.builds(lambda done, words: Progress(done, 20, words), st.integers(0, 20), WORDS),
    heading=WORDS,
    prompt=WORDS,
    title=WORDS,
    body=st.lists(st.builds(Paragraph, WORDS, WORDS), max_size=8).map(tuple),
    rows=ROWS.map(tuple),
    line=st.none() | st.builds(lambda text: Line.of(text, 60), WORDS),
    typed=WORDS,
    notice=WORDS,
    hints=st.lists(WORDS, max_size=4).map(tuple),
    more=st.lists(WORDS, max_size=4).map(tuple),
    part=st.integers(0, 9),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@example(page=Page(progress=Progress(1, 20, "statement 1 of 20")), width=20, height=1)
@example(page=Page(rows=(Row("12", "1111", "111111", lit=True, marked="chosen"),)), width=20, height=9)
@given(page=PAGES, width=st.integers(1, 100), height=st.integers(1, 40))
def test_a_page_never_leaves_the_terminal(page: Page, width: int, height: int) -> None:
    frame = laid_out(page, width, height)
    assert len(frame.lines) <= height
    if width >= 20:
        assert max((line.cell_len for line in frame.lines), default=0) <= width
    if frame.cursor is not None and width >= 20 and height >= 12:
        assert frame.cursor[1] < width
    assert "\x1b" not in "".join(line.plain for line in frame.lines)


def test_markup_of_rich_and_control_characters_are_only_shown(run_: Run, text_of: TextOf) -> None:
    mean = replace(run_.questions[1], text="[red]a[/red]\x1b[2J\u202eb", heading="[bold]h\x07")
    run = Run(run_.asked, (mean,))
    text = text_of(Answering(run, ENGLISH, whole=False).page(by_lines=False), 80, 24)
    assert "[red]a[/red]\\x1b[2Jb" in text
    assert "[bold]h\\x07" in text


@given(text=st.text(st.sampled_from("ab 東é"), max_size=80), width=st.integers(2, 20))
def test_folding_loses_no_letter_and_fits(text: str, width: int) -> None:
    pieces = folded(text, width)
    assert "".join(pieces) == text
    assert max(cell_len(piece) for piece in pieces) <= width + 1  # a space may hang over


def test_the_stop_menu_has_nothing_chosen_beforehand() -> None:
    menu = stop_menu(ENGLISH)
    assert menu.press(Named.ENTER) is None
    assert [menu.press(Letter(letter)) for letter in "0341"] == [None, 3, None, 1]
