"""The parts of a room by themselves: its code, its square, its addresses, its ports, and the terminal's line."""

import socket
from collections import deque
from importlib import util
from itertools import combinations, product
from pathlib import Path

import pytest

from teamcheck.cli.room_screen import Watched, watch
from teamcheck.cli.room_setup import encryption, need_extra, own_address
from teamcheck.collect.room import addresses, listen, qr
from teamcheck.collect.room.addresses import Local
from teamcheck.collect.room.codes import FIRST_WORDS, SECOND_WORDS, join_code, looks_like_a_code
from teamcheck.errors import Code, RoundError


def differ_by_one(one: str, other: str) -> bool:
    """Whether a letter added, left out or changed makes one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[start + (len(one) == len(other)) :] == other[start + 1 :]


@pytest.mark.parametrize("words", [FIRST_WORDS, SECOND_WORDS], ids=["first", "second"])
def test_words_of_a_code_are_many_short_and_not_to_be_taken_for_one_another(words: tuple[str, ...]) -> None:
    assert len(words) == len(set(words)) >= 128
    assert all(word.isascii() and word.isalpha() and word.isupper() and 4 <= len(word) <= 7 for word in words)
    assert [pair for pair in combinations(words, 2) if differ_by_one(*pair)] == []


def test_no_word_stands_at_both_places() -> None:
    assert not set(FIRST_WORDS) & set(SECOND_WORDS)


def test_a_code_is_two_words_and_a_number_and_another_each_time() -> None:
    codes = {join_code() for _ in range(200)}
    assert len(codes) > 190
    for code in codes:
        first, second, number = code.split("-")
        assert first in FIRST_WORDS
        assert second in SECOND_WORDS
        assert 10 <= int(number) <= 99
        assert looks_like_a_code(code)


def squares(lines: list[str]) -> list[list[bool]]:
    """The squares that lines of half blocks show: dark or light."""
    halves = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    rows = []
    for line in lines:
        rows += [[halves[letter][half] for letter in line] for half in (0, 1)]
    return rows


def test_the_square_of_the_terminal_is_black_on_white_whatever_its_colours_and_small() -> None:
    lines = qr.blocks("http://192.168.100.200:28123/AMBER-OTTER-42").splitlines()
    assert all(line.startswith("\x1b[38;5;16;48;5;231m") and line.endswith("\x1b[0m") for line in lines)
    shown = squares([line.removeprefix("\x1b[38;5;16;48;5;231m").removesuffix("\x1b[0m") for line in lines])
    assert len(lines) <= 17
    assert len(shown[0]) <= 33
    assert not any(shown[0]) and not any(row[0] for row in shown)  # noqa: PT018  one margin
    assert shown[2][2:9] == [True] * 7, "the corner that scanners look for"


def test_the_square_of_a_page_has_colours_of_its_own_and_no_style() -> None:
    drawn = qr.drawing("http://192.0.2.7:28123/AMBER-OTTER-42")
    assert drawn.startswith("<svg viewBox=")
    assert 'fill="#fff"' in drawn
    assert 'stroke="#000"' in drawn
    assert "style" not in drawn
    assert "class" not in drawn


def test_cards_that_only_programs_here_can_reach_are_left_out() -> None:
    found = [Local("172.17.0.1", "docker0"), Local("169.254.3.4", "eth1"), Local("10.1.2.3", "wlan0"), Local("127.0.0.1", "lo")]
    assert addresses.in_order(found, "") == [Local("10.1.2.3", "wlan0")]


def stand_in(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    monkeypatch.setattr(addresses, "local_addresses", lambda: [Local(address) for address in found])


def test_the_only_address_is_taken_and_several_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "192.0.2.7")
    assert own_address(may_ask=False) == "192.0.2.7"
    for found, told in ((("192.0.2.7", "198.51.100.7"), "192.0.2.7, 198.51.100.7"), ((), "in no network")):
        stand_in(monkeypatch, *found)
        with pytest.raises(RoundError) as raised:
            own_address(may_ask=False)
        (problem,) = raised.value.problems
        assert problem.code == Code.ADDRESS_NOT_USABLE
        assert told in problem.message


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses in figures are names of themselves, and there are no others."""

    def find(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if not host.replace(".", "").isdecimal():
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", find)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("host", ["0.0.0.0", "nowhere.example", "203.0.113.9"])  # noqa: S104  it is refused
def test_an_address_that_is_not_this_computers_is_refused(host: str) -> None:
    with pytest.raises(RoundError) as raised, listen.doors(host, None, "abcdef123456", apart=False):
        pass
    assert raised.value.problems[0].code == Code.ADDRESS_NOT_USABLE


@pytest.mark.usefixtures("names")
def test_a_port_that_another_program_has_is_refused_where_it_was_named_and_else_another_is_taken() -> None:
    with listen.doors("127.0.0.1", None, "abcdef123456", apart=False) as first:
        taken = first.front.getsockname()[1]
        with listen.doors("127.0.0.1", None, "abcdef123456", apart=False) as second:
            assert second.front.getsockname()[1] != taken
        with pytest.raises(RoundError) as raised, listen.doors("127.0.0.1", taken, "abcdef123456", apart=False):
            pass
    assert f"port {taken}" in raised.value.problems[0].message


def test_what_is_not_installed_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "segno" else found(name))
    with pytest.raises(RoundError) as raised:
        need_extra()
    (problem,) = raised.value.problems
    assert (problem.code, problem.fix) == (Code.EXTRA_MISSING, "pip install 'teamcheck[room]'")
    assert "segno" in problem.message
    assert "waitress" not in problem.message


@pytest.mark.parametrize(("certificate", "key"), [("ours.pem", "ours.key"), ("both.pem", None)])
def test_a_certificate_with_its_key_encrypts_as_it_is_done_today(certificate: str, key: str | None, certificates: Path) -> None:
    context = encryption(certificates / certificate, certificates / key if key else None)
    assert context is not None
    assert context.minimum_version == context.minimum_version.TLSv1_2


@pytest.mark.parametrize(
    ("certificate", "key"),
    [
        ("ours.pem", "other.key"),
        ("ours.pem", "locked.key"),
        ("text.pem", "ours.key"),
        ("ours.pem", "text.pem"),
        ("ours.pem", None),
    ],
)
def test_a_certificate_that_cannot_be_used_is_refused(certificate: str, key: str | None, certificates: Path) -> None:
    with pytest.raises(RoundError) as raised:
        encryption(certificates / certificate, certificates / key if key else None)
    assert raised.value.problems[0].code == Code.CERTIFICATE_NOT_USABLE


def test_a_file_that_is_not_there_is_named(certificates: Path) -> None:
    with pytest.raises(RoundError) as raised:
        encryption(certificates / "ours.pem", certificates / "gone.key")
    assert raised.value.problems[0].place.file.endswith("gone.key")


@pytest.mark.parametrize(
    ("counts", "pressed", "answering", "end"),
    [
        ([0, 1, 2], [], False, "all"),
        ([0], ["stop"], False, "stopped"),
        ([0], ["stop", "stop"], True, "stopped"),
        ([0, 0, 2], ["stop", "other"], True, "all"),
        ([0], ["break"], True, "interrupted"),
        ([1, None], [None], True, "closed"),
    ],
)
def test_watching_ends_when_all_have_answered_or_somebody_wants_it_to(counts, pressed, answering: bool, end: str) -> None:
    left, keys, lines = deque(counts), deque(pressed), []
    watched = Watched(2, lambda: left.popleft() if len(left) > 1 else left[0], lambda: answering)
    assert watch(watched, lambda _: keys.popleft() if keys else None, lines.append) == end
    asked = "Somebody may still be answering" in " ".join(lines)
    assert asked is (answering and "stop" in pressed)


def test_the_line_says_how_many_and_nothing_else() -> None:
    lines: list[str] = []
    counts = deque([0, 1, 9])
    watch(Watched(9, counts.popleft, lambda: True), lambda _: None, lines.append)
    assert lines == ["0 of 9 have answered.", "1 of 9 has answered.", "9 of 9 have answered."]


def test_a_pair_of_words_that_differ_by_one_letter_would_be_found() -> None:
    assert [differ_by_one(a, b) for a, b in product(["CARROT"], ["PARROT", "CARROTS", "CARRT", "CARTER", "CARPORT"])] == [
        True, True, True, False, False,
    ]  # fmt: skip
