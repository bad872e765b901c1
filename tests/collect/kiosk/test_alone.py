"""One person answers about themselves: every statement in their own words, every way out, and nothing kept of it."""

from dataclasses import replace

import pytest

from teamcheck.collect.kiosk.alone import StoppedError, ask_alone
from teamcheck.collect.kiosk.keys import Entered, Named
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.voices import in_voice
from teamcheck.report.language import ENGLISH
from teamcheck.report.leader.said import before_asking


@pytest.fixture(scope="module")
def asked():
    """The first three statements for a leader."""
    whole = in_voice(load_questionnaire("compassionate-leadership"), "leader")
    first = replace(whole.dimensions[0], items=whole.dimensions[0].items[:3])
    return asked_of(replace(whole, dimensions=(first,), comments=()), background=False)


@pytest.fixture
def answered(asked, pressing):
    def run(*presses, by_lines=False):
        face = pressing(*presses)
        face.by_lines = by_lines
        title, *told = before_asking("Ward 3", 3, ENGLISH)
        return ask_alone(asked, face, ENGLISH, told, title), face

    return run


def test_every_statement_is_asked_in_the_leaders_words_and_what_is_no_point_is_left_out(answered):
    given, face = answered("1", "4", "n", "5", "c")
    assert given == {"attending1": 4, "attending3": 5}
    shown = "\n".join(face.shown)
    assert "I notice when somebody in my team is having a hard time." in shown
    assert "our leader" not in shown.lower()
    assert "who leads your team" not in shown


def test_what_becomes_of_the_answers_is_said_before_the_first_and_before_the_last_key(answered):
    _, face = answered("1", "4", "4", "5", "c")
    first, last = (" ".join(text.split()) for text in (face.shown[0], face.shown[-1]))
    assert "For the person who leads Ward 3, and for nobody else" in first
    assert "stands in your copy of the report, and is kept nowhere else" in first
    assert "I notice" not in first
    assert "When you confirm, your copy of the report is written. Your answers are kept nowhere else." in last
    assert face.cleared == 1


def test_an_answer_can_be_changed_before_it_is_confirmed(answered):
    assert answered("1", "4", Named.LEFT, "2", "s", "5", "c")[0] == {"attending1": 2, "attending3": 5}
    assert answered("1", "4", "4", "5", "2", Named.ENTER, "1", "c")[0] == {"attending1": 4, "attending2": 1, "attending3": 5}


@pytest.mark.parametrize(
    "presses",
    [
        ("2",),
        ("1", Named.STOP, "2"),
        ("1", "4", Named.STOP, Named.STOP),
        ("1", "4", "4", "5", Named.GONE),
        (Named.STOP, Named.GONE),
    ],
    ids=["before it begins", "Ctrl-C and 2", "Ctrl-C twice", "at the end", "the window is closed"],
)
def test_stopping_loses_everything_at_any_time(answered, presses):
    with pytest.raises(StoppedError):
        answered(*presses)


def test_ctrl_c_can_be_taken_back(answered):
    given, face = answered("1", "4", Named.STOP, "1", "4", "5", "c")
    assert given == {"attending1": 4, "attending2": 4, "attending3": 5}
    assert any("Do you want to stop?" in text for text in face.shown)


def test_line_by_line_it_says_that_the_window_may_keep_what_was_shown(answered):
    lines = [Entered(text) for text in ("1", "4", "2", "5", "c")]
    given, face = answered(lines, by_lines=True)
    assert given == {"attending1": 4, "attending2": 2, "attending3": 5}
    assert "This window may keep what was shown in it." in " ".join(face.shown[0].split())
    assert "This window may keep" not in answered("1", "4", "4", "5", "c")[1].shown[0]


def test_in_a_voice_statements_without_a_wording_keep_their_text_and_marks_are_left_out(round_):
    voiced = replace(round_.questionnaire, voices={"leader": {"aims1": "I want what my team wants."}}, prompt="You all")
    read = in_voice(voiced, "leader")
    assert [item.text for item in read.items][:2] == ["I want what my team wants.", round_.questionnaire.items[1].text]
    assert (read.prompt, [dimension.prompt for dimension in read.dimensions]) == ("", ["", ""])
