"""What a terminal sends is told apart as keys, whole or in pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.collect.kiosk.keys import Decoder, Letter, Named, command_of, digits_of
from teamcheck.collect.kiosk.line import Line


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"4", [Letter("4")]),
        (b"\r", [Named.ENTER]),
        (b"\x03", [Named.STOP]),
        (b"\x04", [Named.STOP]),
        (b"\x7f", [Named.BACKSPACE]),
        (b"\x08", [Named.BACKSPACE]),
        (b"\x1a", []),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", [Named.UP, Named.DOWN, Named.RIGHT, Named.LEFT]),
        (b"\x1bOA\x1bOD", [Named.UP, Named.LEFT]),
        (b"\x1b[1;5D", [Named.LEFT]),
        (b"\x1b[H\x1b[F\x1b[1~\x1b[4~", [Named.HOME, Named.END, Named.HOME, Named.END]),
        (b"\x1b[3~", [Named.DELETE]),
        (b"\x1b[5~\x1b[6~", [Named.PAGE_UP, Named.PAGE_DOWN]),
        (b"\x1b[15~\x1bOP", []),
        (b"\x1b[?62;c4", [Letter("4")]),
        (b"\x1bc", []),
        ("é東".encode(), [Letter("é"), Letter("東")]),
        (b"\xff4", [Letter("\ufffd"), Letter("4")]),
        (b"\x1b[200~two\r\nlines\tc\x1b[201~c", [Letter("two lines c"), Letter("c")]),
    ],
)
def test_what_is_sent_is_told_as_keys(sent: bytes, keys: list) -> None:
    assert Decoder().fed(sent) == keys


SENT = st.lists(st.sampled_from([b"4", b"\r", b"\x1b[A", b"\x1b[3~", b"\x1b[200~a\nb\x1b[201~", "ü".encode(), b"\x1bOB"]))


@given(sent=SENT, cuts=st.lists(st.integers(0, 60)))
def test_keys_are_the_same_in_whatever_pieces_they_come(sent: list[bytes], cuts: list[int]) -> None:
    whole = b"".join(sent)
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    decoder = Decoder()
    pieces = [whole[start:end] for start, end in pairwise(places)]

    assert [key for piece in pieces for key in decoder.fed(piece)] == Decoder().fed(whole)


def test_escape_alone_means_nothing_and_holds_nothing_up() -> None:
    decoder = Decoder()
    assert decoder.fed(b"\x1b") == []
    assert decoder.patience
    assert decoder.let_go() == []
    assert decoder.patience is None
    assert decoder.fed(b"4") == [Letter("4")]


def test_a_paste_in_the_middle_is_waited_for_longer_than_a_key() -> None:
    decoder = Decoder()
    assert decoder.fed(b"\x1b[") == []
    of_a_key = decoder.patience
    assert decoder.fed(b"200~one\rc") == []
    assert 5 * of_a_key < decoder.patience < 5
    assert decoder.fed(b" two\x1b[201~") == [Letter("one c two")]


def test_a_paste_without_an_end_does_not_swallow_every_key_after_it() -> None:
    decoder = Decoder()
    assert decoder.fed(b"\x1b[200~one\r") == []
    assert decoder.let_go() == [Letter("one")]
    assert decoder.fed(b"\x03") == [Named.STOP]


@pytest.mark.parametrize("letters", ["spncl", "SPNCL", "ызтсд", "σπνψλ", "דפמבך", "سحىؤم"])
def test_the_keys_that_mean_something_work_on_other_keyboards(letters: str) -> None:
    assert [command_of(letter) for letter in letters] == list("spncl")


@pytest.mark.parametrize(
    ("text", "digits"), [("7", "7"), ("٣", "3"), ("४२", "42"), ("-1", "-1"), ("²", ""), ("4a", ""), ("", ""), ("-", "")]
)
def test_digits_of_any_script_are_digits(text: str, digits: str) -> None:
    assert digits_of(text) == digits


EDITS = st.lists(
    st.sampled_from([Named.LEFT, Named.RIGHT, Named.HOME, Named.END, Named.BACKSPACE, Named.DELETE, Named.UP])
    | st.text(min_size=1, max_size=4).map(Letter)
)


@given(EDITS)
def test_a_line_never_holds_more_than_it_may_and_its_cursor_stays_on_it(keys: list) -> None:
    line = Line(most=7)
    for key in keys:
        line = line.after(key)
        assert 0 <= line.cursor <= len(line.text) <= 7


def test_a_line_is_changed_where_the_cursor_is() -> None:
    line = Line.of("we meets", 20)
    for key in (Named.BACKSPACE, Named.HOME, Named.DELETE, Letter("W"), Named.END, Letter(".")):
        line = line.after(key)
    assert line.text == "We meet."
